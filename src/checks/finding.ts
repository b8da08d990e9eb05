/** A validator's finding on a payload, in the reader's words. */

import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic, Location } from "../diagnostics/diagnostic.js";
import { append } from "../json/pointer.js";
import type { JsonValue } from "../json/value.js";
import type { Source } from "../load/source.js";
import type { Contract, Declaration } from "../model/contract.js";
import { ancestorsOf } from "../model/members.js";
import type { Issue } from "../runtime/runtime.js";

/** The verdict on a payload: no issue, or why it is invalid. */
export type Validate = (declaration: Declaration, payload: JsonValue) => readonly Issue[];

export interface FindingContext {
  readonly contract: Contract;
  readonly sources: ReadonlyMap<string, Source>;
}

export function findingContext(contract: Contract, sources: readonly Source[]): FindingContext {
  return { contract, sources: new Map(sources.map((source) => [source.path, source])) };
}

/**
 * *Not a valid `T`: `status` must be "set" (inherited from `Base`, schemas/base.json:12)*, at the place of the value in the
 * payload, with the place of the schema's keyword as related.
 */
export function findingDiagnostic(
  issue: Issue,
  declaration: Declaration,
  payload: Source,
  context: FindingContext,
): Diagnostic {
  const keyword = schemaLocation(issue, context);
  const origin = originOf(issue, declaration, context);
  const place = keyword === undefined ? "" : shortPlace(keyword);
  const from =
    origin === undefined
      ? ""
      : origin.inherited
        ? ` (inherited from \`${origin.name}\`${place && `, ${place}`})`
        : ` (in \`${origin.name}\`${place && `, ${place}`})`;
  return diagnostic("invalid-payload", {
    message: `Not a valid \`${declaration.name}\`: ${issue.message}${from}`,
    location: payloadLocation(issue, payload),
    ...(keyword !== undefined && {
      related: [{ message: `\`${issue.keyword}\` is demanded here`, location: keyword }],
    }),
    hint: "Correct the payload, or the schema if the rule is wrong.",
  });
}

/** A property that is too much is shown at its key; all else at the value. */
function payloadLocation(issue: Issue, payload: Source): Location {
  const surplus = issue.params["additionalProperty"] ?? issue.params["unevaluatedProperty"];
  return typeof surplus === "string"
    ? payload.locate(append(issue.instancePath, surplus), "key")
    : payload.locate(issue.instancePath);
}

function schemaLocation({ schemaPath }: Issue, { sources }: FindingContext): Location | undefined {
  const { path, pointer } = placeOf(schemaPath);
  return sources.get(path)?.locate(pointer, "key");
}

function placeOf(schemaPath: string): { readonly path: string; readonly pointer: string } {
  const hash = schemaPath.indexOf("#");
  return hash < 0
    ? { path: schemaPath, pointer: "" }
    : { path: schemaPath.slice(0, hash), pointer: schemaPath.slice(hash + 1) };
}

function shortPlace({ file, line }: Location): string {
  return line === undefined ? file : `${file}:${line}`;
}

/** The declaration that states the broken rule, where it is not the validated one itself. */
function originOf(
  { schemaPath }: Issue,
  declaration: Declaration,
  { contract }: FindingContext,
): { readonly name: string; readonly inherited: boolean } | undefined {
  const { path, pointer } = placeOf(schemaPath);
  const owner = declarationAt(path, pointer, contract);
  if (owner === undefined || owner.id === declaration.id) return undefined;
  return { name: owner.name, inherited: ancestorsOf(contract, declaration.id).includes(owner.id) };
}

/** The innermost declaration whose schema holds the place. */
export function declarationAt(
  path: string,
  pointer: string,
  contract: Contract,
): Declaration | undefined {
  let innermost: Declaration | undefined;
  for (const declaration of contract.declarations.values()) {
    const { location } = declaration;
    if (location.path !== path) continue;
    if (pointer !== location.pointer && !pointer.startsWith(location.pointer + "/")) continue;
    if (innermost === undefined || location.pointer.length > innermost.location.pointer.length) {
      innermost = declaration;
    }
  }
  return innermost;
}
