import { isArray, type JsonValue } from "../../src/json/value.js";
import type { Issue } from "../../src/runtime/runtime.js";

/**
 * What the job in `examples/spark` calls the findings on a payload: place, a tab, and the rule. Where a union is told, the job tells nothing of what
 * is in it; allof says which alternative is closest, and why it is not met.
 */
export function findingsOf(issues: readonly Issue[], payload: JsonValue): ReadonlySet<string> {
  const unions = issues.filter(isUnion).map(({ instancePath }) => instancePath);
  const found = new Set<string>();
  for (const issue of issues) {
    const { instancePath, keyword, params } = issue;
    const isWithin = (union: string): boolean =>
      instancePath.startsWith(`${union}/`) || (instancePath === union && !isUnion(issue));
    if (unions.some(isWithin)) continue;
    const missing = params["missingProperty"];
    const rule =
      typeof missing === "string"
        ? `${keyword} ${missing}`
        : asksForKind(params)
          ? "type"
          : keyword;
    found.add(`${placeIn(payload, instancePath)}\t${rule}`);
  }
  return found;
}

function isUnion({ keyword, params }: Issue): boolean {
  return (keyword === "anyOf" || keyword === "oneOf") && !asksForKind(params);
}

/** Whether it is a union, all alternatives of which ask for another kind of value: as good as a `type`. */
function asksForKind({ expected, tag, fault }: Issue["params"]): boolean {
  if (Array.isArray(expected)) return expected.every((word) => KINDS.has(String(word)));
  return tag !== undefined && fault === "type";
}

const KINDS = new Set("a string,a number,an integer,a boolean,null,an object,an array".split(","));

/** `/errors/0/message` with `*` for `0`: the items of a list are told together. */
function placeIn(payload: JsonValue, pointer: string): string {
  let at: JsonValue | undefined = payload;
  let place = "";
  for (const token of pointer.split("/").slice(1)) {
    const name = token.replaceAll("~1", "/").replaceAll("~0", "~");
    place += isArray(at) ? "/*" : `/${name}`;
    at = (at as Readonly<Record<string, JsonValue>> | undefined)?.[name];
  }
  return place;
}
