import type { Dialect } from "../resolve/dialect.js";

/** Files, named relative to the folder that the editor opens, with `/`. */
export interface Place {
  /** All files in a folder; files by a glob of names, `*`, `**` and `?`; one file. */
  readonly kind: "folder" | "pattern" | "file";
  readonly path: string;
}

/** The valid fixtures of a type, and the schema that editors hold them to. Invalid ones are wrong on purpose. */
export interface Mapping {
  readonly type: string;
  readonly dialect: Dialect;
  /** For readers that resolve references from file to file. Relative to the folder that the editor opens. */
  readonly schema: string;
  /** Where there are fixtures in YAML: for its language server, which goes by `$id`, and would look for it in the network. */
  readonly schemaForYaml?: string;
  readonly places: readonly Place[];
}

/** How a place of a folder is written as a glob. */
export function globOf({ kind, path }: Place): string {
  if (kind === "pattern") return path;
  // A character that means something in a glob has no other form that every editor knows.
  const literal = path.replaceAll(/[[\]{}?*!\\]/g, "?");
  return kind === "folder" ? `${literal}/*` : literal;
}
