/** Which alternative of a union a payload comes closest to, and why it is said to. */

import type { Related } from "../../diagnostics/diagnostic.js";
import { equal } from "../../json/equal.js";
import { get, isObject } from "../../json/value.js";
import type { SchemaEntry } from "../../resolve/resolved.js";
import type { Issue } from "../../runtime/runtime.js";
import { valueAlong, type Subject } from "./context.js";
import { nameOfBranch } from "./described.js";
import { certainOf, constantsOf } from "./schemas-at.js";
import { counted, placeName, shown } from "./shown.js";

/** At the alternative: `` `on` fits none of 3 alternatives; `OnObject` is the closest, as its `kind` is "a" ``. */
export function unionNote(issue: Issue, subject: Subject): Related {
  const { schemaPath, params, path } = issue;
  const { resolved, sources } = subject.context;
  const key = `${schemaPath}/${String(params["closest"])}`;
  const branch = resolved.schemas.get(key);
  const name = branch && nameOfBranch(branch, subject.context);
  const why =
    reasonFor(branch, issue, subject) ?? `it has the fewest faults (${String(params["faults"])})`;
  const place = path.length === 0 ? "The value" : `\`${placeName(path)}\``;
  const which = name === undefined ? "this one" : `this one, ${name},`;
  const [file = "", pointer = ""] = key.split("#");
  return {
    message: `${place} fits none of ${counted(Number(params["count"]), "alternative")}; ${which} is the closest: ${why}`,
    location: sources.get(file)?.locate(pointer) ?? { file },
  };
}

/** The constants of the alternative that the value has; no other alternative may have them. */
function reasonFor(
  branch: SchemaEntry | undefined,
  { path }: Issue,
  subject: Subject,
): string | undefined {
  const value = valueAlong(subject.payload.json, path);
  if (branch === undefined || !isObject(value)) return undefined;
  const { resolved } = subject.context;
  for (const entry of certainOf(branch, resolved)) {
    for (const { name, allowed } of constantsOf(entry, resolved)) {
      const own = get(value, name);
      if (own !== undefined && allowed.length <= 3 && allowed.some((each) => equal(each, own))) {
        return `its \`${name}\` is ${shown(own)}`;
      }
    }
  }
  return undefined;
}
