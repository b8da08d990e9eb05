/** Types of the plan as types of Python: classes for records, aliases for the rest. */

import type { Contract } from "../../model/contract.js";
import type { Looseness } from "../../model/looseness.js";
import type { DeclarationId, Documentation } from "../../model/type.js";
import { planOf } from "../../plan/plan-of.js";
import type { AliasType, LanguageTraits, Plan, RecordType } from "../../plan/plan.js";
import { annotationOf, fieldAnnotation } from "./annotation.js";
import { annotated, type Expression } from "./expression.js";
import { memberNames, TypeNames } from "./names.js";
import { pythonPattern } from "./pattern.js";
import { formats, ruleExpression } from "./rule-expression.js";

export interface PythonField {
  readonly name: string;
  readonly jsonName: string;
  readonly type: Expression;
  readonly required: boolean;
  readonly documentation: Documentation;
}

interface PythonCommon {
  readonly name: string;
  readonly documentation: Documentation;
  readonly looseness: readonly Looseness[];
}

export interface PythonClass extends PythonCommon {
  readonly kind: "class";
  readonly bases: readonly string[];
  /** What it says beyond its bases. */
  readonly fields: readonly PythonField[];
  /** Whether members that it does not name are refused; else their type. */
  readonly others: "forbid" | Expression;
  readonly rules: Expression | undefined;
}

export interface PythonAlias extends PythonCommon {
  readonly kind: "alias";
  readonly type: Expression;
}

export interface PythonTypes {
  /** Parts before what they are part of. */
  readonly types: readonly (PythonClass | PythonAlias)[];
  readonly nameOf: ReadonlyMap<DeclarationId, string>;
  /** What the types of each declaration can't check. */
  readonly looseness: ReadonlyMap<DeclarationId, readonly Looseness[]>;
}

const traits: LanguageTraits = {
  typeNames: () => new TypeNames(),
  memberNames,
  namesParts: false,
  checksPattern: (pattern) => pythonPattern(pattern) !== undefined,
  formats,
};

export function buildTypes(
  contract: Contract,
  options: { readonly assertFormats: boolean },
): PythonTypes {
  const plan = planOf(contract, traits, options);
  const types = [...plan.types.values()].map((type) => {
    if (type.kind === "record") return classOf(type, plan);
    if (type.kind === "alias") return aliasOf(type, plan);
    throw new Error(`${type.name}: parts have no names of their own in Python`);
  });
  return { types, nameOf: plan.nameOf, looseness: plan.looseness };
}

function classOf(record: RecordType, plan: Plan): PythonClass {
  const { name, documentation, looseness, bases, fields, others, rules } = record;
  return {
    kind: "class",
    name,
    documentation,
    looseness,
    bases,
    fields: fields
      .filter(({ from }) => from === undefined)
      .map((field) => ({ ...field, type: fieldAnnotation(field, plan) })),
    others: others.kind === "nothing" ? "forbid" : annotationOf(others, plan),
    rules: rules === undefined ? undefined : ruleExpression(rules),
  };
}

function aliasOf(
  { name, documentation, looseness, shape, rules }: AliasType,
  plan: Plan,
): PythonAlias {
  const own = rules === undefined ? undefined : ruleExpression(rules);
  const type = annotated(annotationOf(shape, plan), own === undefined ? [] : [own]);
  return { kind: "alias", name, documentation, looseness, type };
}
