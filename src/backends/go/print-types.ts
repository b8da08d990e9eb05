/** The declarations of a package: what its users read. */

import type { AliasType, EnumType, PlannedType, UnionType } from "../../plan/plan.js";
import type { Shape } from "../../plan/shape.js";
import type { GoTypes } from "./go-types.js";
import { columns, fitsOnLine } from "./columns.js";
import type { GoField, Layout } from "./record-layout.js";
import { docComment, paragraphsOf, stringLiteral } from "./text.js";

/** The declaration of a type, and of what belongs to it. */
export function typeLines(type: PlannedType, types: GoTypes): readonly string[] {
  const doc = paragraphsOf(type.documentation, type.looseness);
  switch (type.kind) {
    case "record":
      return [...docComment(doc, 0), ...structLines(types.layoutOf(type.name))];
    case "enum":
      return [
        ...docComment(doc.length > 0 ? doc : [`${type.name} is one of the values below.`], 0),
        ...enumLines(type, types),
      ];
    case "union":
      return unionLines(type, doc, types);
    case "alias":
      return [...docComment(doc, 0), ...aliasLines(type, types)];
  }
}

function structLines({ record, embedded, fields, extra }: Layout): string[] {
  const { name } = record;
  const parts: string[][] = [];
  let rows: string[][] = [];
  const end = (): void => {
    if (rows.length > 0) parts.push(columns(rows).map((row) => `\t${row}`));
    rows = [];
  };
  if (embedded.length > 0) parts.push(embedded.map((base) => `\t${base}`));
  for (const each of fields) {
    if (!each.isOwn || each.presence === "never") continue;
    const doc = docComment(
      [...paragraphsOf(each.field.documentation), ...constantsTold(each.field.shape)],
      1,
    );
    const row = [each.field.name, each.type, ...tagOf(each)];
    // A member with words of its own stands apart.
    if (doc.length > 0) {
      end();
      parts.push([...doc, `\t${row.join(" ")}`]);
    } else rows.push(row);
  }
  end();
  if (extra?.isOwn === true) {
    const doc = "\t// Extra has the members that the contract does not name.";
    parts.push([doc, `\tExtra ${extra.type} \`json:"-"\``]);
  }
  if (parts.length === 0) return [`type ${name} struct{}`];
  return [
    `type ${name} struct {`,
    ...parts.flatMap((part, i) => (i === 0 ? part : ["", ...part])),
    "}",
  ];
}

/** What a member is restricted to where its type does not say so. */
function constantsTold(shape: Shape): string[] {
  const inner = shape.kind === "nullable" ? shape.of : shape;
  if (inner.kind !== "constants") return [];
  const values = inner.values.map((value) => JSON.stringify(value));
  if (inner !== shape) values.push("null");
  const last = values.pop() ?? "";
  const text = `It can only be ${values.length === 0 ? last : `${values.join(", ")} or ${last}`}.`;
  return text.length <= longestToldConstants ? [text] : [];
}

const longestToldConstants = 200;

/** The tag for `encoding/json`, where it can say the name. */
function tagOf({ field: { jsonName }, presence }: GoField): string[] {
  const isSayable = /^[\p{L}\p{Nd}!#$%&()*+./:;<=>?@[\]^_{|}~ -]+$/u.test(jsonName);
  if (!isSayable) return [];
  const options: Partial<Record<GoField["presence"], string>> = {
    optional: ",omitempty",
    optionalOrNull: ",omitzero",
  };
  const option = options[presence] ?? (jsonName === "-" ? "," : "");
  return [`\`json:"${jsonName}${option}"\``];
}

function enumLines({ name, values }: EnumType, types: GoTypes): string[] {
  const rows = values.map((value) => [
    types.constantOf(name, value),
    name,
    `= ${stringLiteral(value)}`,
  ]);
  return [
    `type ${name} string`,
    "",
    `// The values of ${name}.`,
    "const (",
    ...columns(rows).map((row) => `\t${row}`),
    ")",
  ];
}

function unionLines(union: UnionType, doc: readonly string[], types: GoTypes): string[] {
  const { name } = union;
  const concrete = types.branchesOf(name);
  const views = types.viewsOf(name);
  const within = types.unionsAround(name).map((each) => `\t${each}`);
  const markers = concrete.map((each) => `func (${each}) is${name}()`);
  return [
    ...docComment([...doc, `${name} is one of ${concrete.join(", ")}.`], 0),
    `type ${name} interface {`,
    ...within,
    "\t// Validate says all that is wrong with the value: a *ValidationError, or nil.",
    "\tValidate() error",
    ...views.flatMap((view) => [
      `\t// As${view} gives what it has of ${view}.`,
      `\tAs${view}() ${view}`,
    ]),
    `\tis${name}()`,
    "\tcheck(c *checker)",
    "}",
    "",
    ...emptyFunctions(markers),
  ];
}

function aliasLines(alias: AliasType, types: GoTypes): string[] {
  const { name, shape } = alias;
  const { scope } = types;
  switch (scope.aliasForm(alias)) {
    case "same":
      return [`type ${name} = ${scope.typeOf(shape)}`];
    case "defined":
      return [`type ${name} ${scope.typeOf(shape)}`];
    case "tuple": {
      const items = shape.kind === "tuple" ? shape.items : [];
      if (items.length === 0) return [`type ${name} struct{}`];
      const rows = items.map((item, i) => [
        `Item${i}`,
        (scope.needsPointer(name, item) ? "*" : "") + scope.typeOf(item),
      ]);
      return [`type ${name} struct {`, ...columns(rows).map((row) => `\t${row}`), "}"];
    }
    case "box": {
      const type = scope.typeOf(shape);
      const pointer = scope.needsPointer(name, shape) ? "*" : "";
      const field = types.boxField(alias);
      const line = field === "Value" ? `\tValue ${pointer}${type}` : `\t${type}`;
      return [`type ${name} struct {`, line, "}"];
    }
  }
}

/** Functions that do nothing, by their heads. gofmt aligns those that stand on a line, and breaks the long ones. */
function emptyFunctions(heads: readonly string[]): string[] {
  if (heads.every((head) => fitsOnLine(head, ""))) {
    return columns(heads.map((head) => [head, "{}"]));
  }
  return heads.flatMap((head, i) => [
    ...(i === 0 ? [] : [""]),
    ...(fitsOnLine(head, "") ? [`${head} {}`] : [`${head} {`, "}"]),
  ]);
}
