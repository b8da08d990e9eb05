/** Kotlin's data classes for a contract, printed from the plan: a back-end from outside, as its author writes it. */

import { planOf } from "allof/backend";

/** @type {import("allof/backend").LanguageTraits} */
const kotlin = {
  typeNames() {
    const taken = new Set();
    return {
      take(wanted) {
        let name = wanted;
        for (let i = 2; taken.has(name); i++) name = `${wanted}${i}`;
        taken.add(name);
        return name;
      },
    };
  },
  memberNames: (names) => new Map([...names].map((name) => [name, `\`${name}\``])),
  namesParts: true,
  checksPattern: () => false,
  formats: new Set(),
};

/** @param {import("allof/backend").Shape} shape @returns {string} */
function typeText(shape) {
  switch (shape.kind) {
    case "named":
      return shape.name;
    case "nullable":
      return `${typeText(shape.of)}?`;
    case "list":
      return `List<${typeText(shape.item)}>`;
    case "boolean":
      return "Boolean";
    case "integer":
      return "Long";
    case "number":
      return "Double";
    case "string":
      return "String";
    default:
      return "Any";
  }
}

/** @param {import("allof/backend").PlannedType} type */
function declaration(type) {
  const { name } = type;
  switch (type.kind) {
    case "record": {
      const fields = type.fields.map((each) => `val ${each.name}: ${typeText(each.shape)}`);
      return `data class ${name}(${fields.join(", ")})`;
    }
    case "enum":
      return `enum class ${name} { ${type.values.map((value) => `\`${value}\``).join(", ")} }`;
    case "union":
      return `sealed interface ${name} // ${type.branches.map(({ label }) => label).join(", ")}`;
    case "alias":
      return `typealias ${name} = ${typeText(type.shape)}`;
  }
}

/** @type {import("allof/backend").OutsideBackend} */
export default {
  apiVersion: 1,
  name: "records",
  summary: "Kotlin's data classes, in one file (Contract.kt)",
  generate({ contract, options }) {
    const { types } = planOf(contract, kotlin, { assertFormats: options.assertFormats });
    const lines = [...types.values()].map(declaration);
    return { files: [{ path: "Contract.kt", contents: `${lines.join("\n")}\n` }] };
  },
};
