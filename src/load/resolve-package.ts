import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** How Node says that it knows no package of a name: another answer is about one that it found. */
const UNKNOWN = new Set([
  "ERR_MODULE_NOT_FOUND",
  "ERR_INVALID_MODULE_SPECIFIER",
  "ERR_UNSUPPORTED_RESOLVE_REQUEST",
]);

const ASK = `
const [name] = process.argv.slice(1);
let answer;
try {
  answer = { url: import.meta.resolve(name) };
} catch ({ code, message }) {
  answer = { code, message };
}
process.stdout.write(JSON.stringify(answer));
`;

export type PackageFound =
  | { readonly file: string }
  /** It is there, and can't be imported by its name. */
  | { readonly reason: string };

/**
 * The file that importing a package gives from a folder; `undefined` where there is none of that name. Node is asked, in a process of its
 * own, since nothing else in it resolves as a module of another folder would.
 */
export function resolvePackage(name: string, folder: string): PackageFound | undefined {
  const { stdout } = spawnSync(
    process.execPath,
    ["--no-warnings", "--input-type=module", "--eval", ASK, "--", name],
    { cwd: folder, encoding: "utf8" },
  );
  const answer = JSON.parse(stdout || "{}") as { url?: string; code?: string; message?: string };
  const { url, code = "", message = "Node gave no answer" } = answer;
  if (url === undefined) return UNKNOWN.has(code) ? undefined : { reason: message };
  if (!url.startsWith("file:")) return undefined;
  const file = fileURLToPath(url);
  return existsSync(file) ? { file } : { reason: `its file \`${file}\` does not exist` };
}
