/** The toolchain as a library: a contract is compiled in memory. Prints the types that it emits, and a verdict, as JSON. */

import {
  compile,
  compileSources,
  createValidators,
  generate,
  parseSource,
  createBackends,
} from "allof";

const schemas = {
  "base.json": { title: "Base", type: "object", properties: { id: { type: "string" } } },
  "child.json": {
    title: "Child",
    type: "object",
    allOf: [{ $ref: "base.json" }],
    required: ["id"],
  },
};
const sources = Object.entries(schemas).flatMap(([path, schema]) => {
  const { value } = parseSource({ path, content: JSON.stringify(schema) });
  return value === undefined ? [] : [value];
});
const { value: compiled, diagnostics } = compileSources(sources);
const options = {
  name: "mine",
  version: "1.0.0",
  schemasPath: "..",
  assertFormats: true,
  targets: ["typescript"],
};
const typescript = createBackends({}).filter(({ name }) => name === "typescript");
const { value: files } = await generate(compiled, typescript, options);
const validators = createValidators({ ...compiled, options });
const child = [...compiled.contract.declarations.values()].find(({ name }) => name === "Child");

// @ts-expect-error Sources are asked for, not schemas.
const misuse = () => compileSources(schemas);

// The drop-in for json-schema-to-typescript.
const types: string = await compile(schemas["base.json"], "Base", { bannerComment: "" });

// @ts-expect-error An option is misspelt.
const misspelt = () => compile({}, "Base", { bannerComent: "" });

console.log(
  JSON.stringify({
    diagnostics,
    misuse: [typeof misuse, typeof misspelt],
    types,
    files: Object.fromEntries(files.map(({ path, contents }) => [path, contents])),
    issues: child && validators.validate(child.id, {}).map(({ message }) => message),
  }),
);
