/** A validator's findings on a payload, in the reader's words. */

import type { Issues } from "../backends/validators/index.js";
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic, Location, Related } from "../diagnostics/diagnostic.js";
import { append } from "../json/pointer.js";
import { isArray, isObject, type JsonValue } from "../json/value.js";
import type { Source } from "../load/source.js";
import type { Contract, Declaration } from "../model/contract.js";
import { ancestorsOf } from "../model/members.js";
import type { Issue } from "../runtime/runtime.js";
import { conditionOf } from "./finding/condition.js";
import { subjectOf, valueAlong, type FindingContext, type Subject } from "./finding/context.js";
import { faultsOf, type Fault } from "./finding/fault.js";
import { forbiddenProperty, messageOf } from "./finding/message.js";
import { surplusIn } from "./finding/noted.js";
import { suggestionFor } from "./finding/suggestion.js";
import { passingNotes } from "./finding/union-note.js";

export { findingContext, type FindingContext } from "./finding/context.js";

/** The verdict on a payload: no issue, or why it is invalid. */
export type Validate = (declaration: Declaration, payload: JsonValue) => Issues;

/**
 * *Not a valid `T`: `status` must be "set", not "unset" (inherited from `Base`, schemas/base.json:12:5)*, at the place of the value
 * in the payload, with the place of the schema's keyword as related, and what the value was likely meant to be as a hint. Issues
 * with one cause are one finding. Of more than `MOST_OF_A_PAYLOAD`, the last says how many they are.
 */
export function findingDiagnostics(
  issues: Issues,
  declaration: Declaration,
  payload: Source,
  context: FindingContext,
): readonly Diagnostic[] {
  const told = firstFindings(issues, declaration, payload, context, MOST_OF_A_PAYLOAD);
  if (told.more === 0) return told.diagnostics;
  const least = told.isLeast ? "At least " : "";
  const message = `${least}${told.more} more findings on this payload are not told`;
  const location = payload.locate("");
  return [...told.diagnostics, diagnostic("more-findings", { message, location })];
}

/** So many findings are told of one payload. */
const MOST_OF_A_PAYLOAD = 200;

export interface FirstFindings {
  readonly diagnostics: readonly Diagnostic[];
  /** How many there are besides. */
  readonly more: number;
  /** There may be still more: not all errors were looked at. */
  readonly isLeast: boolean;
}

/** The first findings, at most `most`: what is not told is not made. */
export function firstFindings(
  issues: Issues,
  declaration: Declaration,
  payload: Source,
  context: FindingContext,
  most: number,
): FirstFindings {
  const isLeast = issues.isCut === true;
  if (issues.length === 0 || most === 0) return { diagnostics: [], more: issues.length, isLeast };
  const subject = subjectOf(context, declaration, payload);
  const faults = faultsOf(issues, subject);
  const diagnostics = faults.slice(0, most).map((fault) => findingDiagnostic(fault, subject));
  return { diagnostics, more: faults.length - diagnostics.length, isLeast };
}

function findingDiagnostic(fault: Fault, subject: Subject): Diagnostic {
  const { issue, addition, also, isAlternative = false } = fault;
  const { context, declaration } = subject;
  const condition = conditionOf(issue.schemaPath, context);
  const message = [
    `Not a valid \`${declaration.name}\`: `,
    addition === undefined
      ? messageOf(issue, also, valueAlong(subject.payload.json, issue.path), context)
      : issue.message + addition,
    condition === undefined ? "" : `, as ${condition}`,
    originWords(issue, declaration, context),
  ];
  const hint = fault.hint ?? suggestionFor(issue, subject, { also, isAlternative });
  const rules = [issue, ...also].filter(
    (each, i, all) => all.findIndex(({ schemaPath }) => schemaPath === each.schemaPath) === i,
  );
  const related = [
    ...rules.flatMap((each) => demandedAt(each, context)),
    ...passingNotes(issue, subject),
  ];
  return diagnostic("invalid-payload", {
    message: message.join(""),
    location: payloadLocation(fault, subject),
    ...(related.length + fault.related.length > 0 && { related: [...related, ...fault.related] }),
    ...(hint !== undefined && { hint }),
  });
}

function originWords(issue: Issue, declaration: Declaration, context: FindingContext): string {
  const origin = originOf(issue, declaration, context);
  if (origin === undefined) return "";
  const keyword = schemaLocation(issue, context);
  const place = keyword === undefined ? "" : `, ${shortPlace(keyword)}`;
  return ` (${origin.inherited ? "inherited from" : "in"} \`${origin.name}\`${place})`;
}

function demandedAt(issue: Issue, context: FindingContext): readonly Related[] {
  const location = schemaLocation(issue, context);
  return location === undefined ? [] : [{ message: `the rule: \`${issue.keyword}\``, location }];
}

/** A property that is too much is shown at its key; all else at the value. */
function payloadLocation({ issue, shownAt }: Fault, { payload, context }: Subject): Location {
  const { instancePath, keyword, params } = issue;
  const value = valueAlong(payload.json, issue.path);
  const key =
    shownAt ??
    surplusIn(issue) ??
    (keyword === "propertyNames" ? params["propertyName"] : undefined) ??
    (keyword === "not" ? forbiddenProperty(issue, value, context) : undefined);
  if (typeof key === "string") return payload.locate(append(instancePath, key), "key");
  if (params["fault"] === "value" && isObject(value)) {
    return payload.locate(append(instancePath, String(params["tag"])));
  }
  if (keyword === "uniqueItems" && isArray(value)) {
    return payload.locate(append(instancePath, Number(params["i"])));
  }
  return payload.locate(instancePath);
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

function shortPlace({ file, line, column }: Location): string {
  return line === undefined ? file : `${file}:${line}:${column ?? 1}`;
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
