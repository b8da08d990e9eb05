import type { Place } from "../../model/type.js";
import { encodePath } from "./safe-markdown.js";
import type { Subject } from "./subject.js";

/** A place in a schema: how it is called, and how it is reached from a page. */
export interface SchemaLink {
  /** The schema file, seen from the folder of schemas: `access-codes/access-code.json`. */
  readonly label: string;
  /** From 1. */
  readonly line: number;
  readonly url: string;
}

export interface Links {
  schema(place: Place): SchemaLink;
}

/** Line numbers are as GitHub and its kin link them: `#L12`. */
export function createLinks({ resolved, schemasPath }: Subject): Links {
  const sources = new Map(resolved.sources.map((source) => [source.path, source]));
  return {
    schema({ path, pointer }) {
      const source = sources.get(path);
      const line = source?.locate(pointer, "key").line ?? 1;
      // A variant is no file of its own.
      const label = source?.variant?.of.path ?? path;
      return { label, line, url: `${encodePath(`${schemasPath}/${label}`)}#L${line}` };
    },
  };
}
