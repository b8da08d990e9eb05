import { percentDecode } from "./percent-decode.js";

/** What no path of a module or file may hold, on any system. */
const unusable = /[\\%#?:*"<>|\p{Cc}]+/gu;

/**
 * The path of a remote in the contract: below `remotes/<host>/`, so that it has a module of its own and no file of the author's is
 * hidden. `http://localhost:1234/a/b.json` → `remotes/localhost-1234/a/b.json`; `urn:example:tree` → `remotes/urn/example/tree.json`.
 */
export function pathOfRemote(uri: string): string {
  const afterScheme = /^(?:https?|ftp|file):\/\/(.*)$/is.exec(uri)?.[1];
  const words = afterScheme?.split("/") ?? uri.split(/[:/]/);
  const segments = words
    .map((word) => percentDecode(word).replace(unusable, "-").replaceAll("/", "-"))
    .filter((word) => word !== "" && !/^\.+$/.test(word));
  const path = ["remotes", ...segments].join("/");
  return /\.(jsonc?|ya?ml)$/i.test(path) ? path : path + ".json";
}
