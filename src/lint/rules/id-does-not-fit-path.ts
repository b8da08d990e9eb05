import { append } from "../../json/pointer.js";
import { get, isObject } from "../../json/value.js";
import { idKeyword } from "../../resolve/dialect.js";
import type { SchemaEntry } from "../../resolve/resolved.js";
import type { Rule } from "../rule.js";

interface Identified {
  readonly entry: SchemaEntry;
  readonly id: string;
  /** The path of the identifier, and that of the file, as names from the last to the first, without extensions. */
  readonly names: readonly string[];
  readonly path: readonly string[];
}

/**
 * Identifiers that end with another name than the file has; and, where the identifiers of most files end with their whole paths, those
 * that do not.
 */
export const idDoesNotFitPath: Rule = {
  id: "id-does-not-fit-path",
  *check({ schemas }) {
    const all = schemas.flatMap(identified);
    const fitting = all.filter(({ names, path }) => path.every((name, i) => names[i] === name));
    const goByFolder = fitting.length * 2 > all.length;
    for (const { entry, id, names, path } of all) {
      const isOfName = names[0] === path[0];
      const isOfPath = path.every((name, i) => names[i] === name);
      if (goByFolder ? isOfPath : isOfName) continue;
      const { source, pointer, dialect } = entry;
      const keyword = idKeyword(dialect);
      yield {
        at: { source, pointer: append(pointer, keyword) },
        message: isOfName
          ? `\`${id}\` names another folder than the file lies in (\`${source.path}\`)`
          : `\`${id}\` ends with another name than the file has (\`${source.path}\`)`,
      };
    }
  },
};

function identified(entry: SchemaEntry): readonly Identified[] {
  const { value, pointer, dialect, source } = entry;
  const id = pointer === "" && isObject(value) ? get(value, idKeyword(dialect)) : undefined;
  // One without a slash is a name, not an address.
  if (typeof id !== "string" || !id.includes("/")) return [];
  const bare = id.replace(/[?#].*$/su, "").replace(/^[a-z][a-z0-9+.-]*:(\/\/[^/]*)?/iu, "");
  const names = namesOf(bare);
  return names.length === 0 ? [] : [{ entry, id, names, path: namesOf(source.path) }];
}

/** The names of a path from the last to the first; that of the file without its extensions (`a.schema.json` is `a`). */
function namesOf(path: string): readonly string[] {
  const [file, ...folders] = path
    .split("/")
    .filter((name) => name !== "")
    .reverse();
  return file === undefined ? [] : [withoutExtensions(file), ...folders];
}

function withoutExtensions(file: string): string {
  return file.replace(/\.(json|jsonc|ya?ml)$/u, "").replace(/[.-]schema$/u, "");
}
