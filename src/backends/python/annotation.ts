/** Shapes as annotations of Python. */

import type { Plan } from "../../plan/plan.js";
import { mayBeNull, recordNamed } from "../../plan/look-up.js";
import type { Rules } from "../../plan/rules.js";
import type { Choice, Positions, Shape } from "../../plan/shape.js";
import type { Field } from "../../plan/plan.js";
import { annotated, call, keyword, subscript, unionOf, type Expression } from "./expression.js";
import { literals } from "./literal-type.js";
import { ruleExpression } from "./rule-expression.js";
import { numberLiteral, stringLiteral } from "./text.js";

/** The annotation of a member, which holds `None` where it can be absent. */
export function fieldAnnotation({ shape, required }: Field, plan: Plan): Expression {
  if (shape.kind === "nothing") {
    return required ? nothing : subscript("Annotated", "None", "Nothing");
  }
  const expression = annotationOf(shape, plan);
  if (required) return expression;
  if (!mayBeNull(plan, shape)) {
    return subscript("Annotated", unionOf([expression, "None"]), "NotNull");
  }
  // A named type that holds null reads as `None` where it is absent, too.
  return mentionsNone(expression) ? expression : unionOf([expression, "None"]);
}

/** The annotation of a value. */
export function annotationOf(shape: Shape, plan: Plan): Expression {
  const fields: Expression[] = [];
  const form = formOf(shape, plan, fields);
  const rules = shape.rules ?? {};
  const { direct, others } = splitBounds(shape, rules);
  fields.unshift(...direct);
  const metadata: Expression[] = [];
  if (fields.length > 0) metadata.push(call("Field", ...fields));
  const own = ruleExpression(others);
  if (own !== undefined) metadata.push(own);
  return annotated(form, metadata);
}

const nothing = subscript("Annotated", "Any", "Nothing");

/** The form of a value; what it says in a `Field` goes to `fields`. */
function formOf(shape: Shape, plan: Plan, fields: Expression[]): Expression {
  const inner = (each: Shape): Expression => annotationOf(each, plan);
  switch (shape.kind) {
    case "any":
      return "Any";
    case "nothing":
      return nothing;
    case "null":
      return "None";
    case "boolean":
      return "bool";
    case "integer":
      return "JsonInteger";
    case "number":
      return "JsonNumber";
    case "string":
      return "str";
    case "constants":
      return literals(shape.values);
    case "named":
      return shape.name;
    case "nullable":
      return unionOf([inner(shape.of), "None"]);
    case "tuple":
      // JSON has no tuples: they are read from lists.
      fields.push(keyword("strict", "False"));
      return subscript("tuple", ...shape.items.map(inner));
    case "list":
      fields.push(...lengths(shape));
      return subscript("list", inner(shape.item));
    case "positions":
      fields.push(...lengths(shape));
      return positions(shape, inner);
    case "map":
      if (shape.values.kind !== "nothing") return subscript("dict", "str", inner(shape.values));
      fields.push(keyword("max_length", "0"));
      return subscript("dict", "str", "Any");
    case "choice":
      return choice(shape, plan);
    case "both":
      return annotated(inner(shape.main), [call("AllOf", ...shape.others.map(inner))]);
  }
}

function lengths({
  minItems,
  maxItems,
}: {
  readonly minItems: number;
  readonly maxItems: number | undefined;
}): Expression[] {
  return [
    ...(minItems > 0 ? [keyword("min_length", String(minItems))] : []),
    ...(maxItems === undefined ? [] : [keyword("max_length", String(maxItems))]),
  ];
}

function positions({ items, rest }: Positions, inner: (shape: Shape) => Expression): Expression {
  const told = items.map(inner);
  const others = rest.kind === "nothing" ? [] : [inner(rest)];
  const list = subscript("list", unionOf([...told, ...others]));
  return annotated(list, [
    call("Positions", ...told, ...others.map((each) => keyword("others", each))),
  ]);
}

function choice({ branches, tag }: Choice, plan: Plan): Expression {
  const union = unionOf(branches.map((each) => annotationOf(each.shape, plan)));
  const names = new Set<string | undefined>();
  for (const { shape } of tag === undefined ? [] : branches) {
    const record = shape.kind === "named" ? recordNamed(plan, shape.name) : undefined;
    names.add(record?.fields.find((each) => each.jsonName === tag?.jsonName)?.name);
  }
  const [name, ...others] = names;
  if (name === undefined || others.length > 0) return union;
  return annotated(union, [call("Field", keyword("discriminator", stringLiteral(name)))]);
}

type Bound =
  | "minLength"
  | "maxLength"
  | "minimum"
  | "maximum"
  | "exclusiveMinimum"
  | "exclusiveMaximum";

const ofStrings: readonly (readonly [Bound, string])[] = [
  ["minLength", "min_length"],
  ["maxLength", "max_length"],
];
const ofNumbers: readonly (readonly [Bound, string])[] = [
  ["minimum", "ge"],
  ["maximum", "le"],
  ["exclusiveMinimum", "gt"],
  ["exclusiveMaximum", "lt"],
];

/** The bounds that pydantic checks itself, as keywords of `Field`, and the rules that are left. */
function splitBounds(
  { kind }: Shape,
  rules: Rules,
): { readonly direct: readonly Expression[]; readonly others: Rules } {
  const isNumber = kind === "number" || kind === "integer";
  const bounds = kind === "string" ? ofStrings : isNumber ? ofNumbers : [];
  const others: { -readonly [K in keyof Rules]: Rules[K] } = { ...rules };
  const direct = bounds.flatMap(([bound, name]) => {
    const value = rules[bound];
    delete others[bound];
    return value === undefined ? [] : [keyword(name, numberLiteral(value))];
  });
  return { direct, others };
}

function mentionsNone(type: Expression): boolean {
  if (type === "None" || type === "Any") return true;
  if (typeof type === "string") return false;
  return "union" in type && type.union.includes("None");
}
