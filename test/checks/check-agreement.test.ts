/** What `check` says where emitted types and validators differ. Since they don't, the types are tampered with here. */

import { describe, expect, it } from "vitest";
import { typescript } from "../../src/backends/typescript/backend.js";
import { createValidators } from "../../src/backends/validators/index.js";
import type { Question } from "../../src/checks/agreement/assignability.js";
import {
  checkAgreement,
  type AgreementInput,
  type Judged,
} from "../../src/checks/agreement/check-agreement.js";
import type { JsonValue } from "../../src/json/value.js";
import { declarationOf } from "../../src/model/contract.js";
import { generate } from "../../src/pipeline.js";
import { compileJson, sourceOf } from "../support/compile-json.js";

const options = {
  name: "t",
  version: "1.0.0",
  schemasPath: "../schemas",
  assertFormats: true,
  targets: [],
};
const schema = {
  title: "Pet",
  type: "object",
  properties: { name: { type: "string" }, born: { type: "string", format: "date" } },
  required: ["name"],
};

/** The comparison of payloads with the types, of which `tamper` makes others. */
async function compare(
  payloads: Readonly<Record<string, JsonValue>>,
  tamper: (text: string) => string = (text) => text,
  more: Partial<AgreementInput> = {},
) {
  const { value: compiled } = compileJson({ "pet.json": schema });
  const { value: files } = await generate(compiled, [typescript], options);
  const validators = createValidators({ ...compiled, options });
  const declaration = declarationOf(compiled.contract, "pet.json#");
  const judged = Object.entries(payloads).map(([path, json]): Judged => {
    const issues = validators.validate(declaration.id, json);
    return { declaration, source: sourceOf(path, json), issues };
  });
  const { value, diagnostics } = checkAgreement({
    ...compiled,
    judged,
    files: files.map(({ path, contents }) => ({ path, contents: tamper(contents) })),
    issuesAt: (place, payload) => validators.validate(place, payload),
    ...more,
  });
  return { value, found: diagnostics.map(({ code, location }) => `${code} ${location?.file}`) };
}

describe("types and validators", () => {
  it("agree: what is invalid is refused, or told with the keyword that types can't say", async () => {
    const payloads = {
      "ok.json": { name: "a" },
      "nameless.json": {},
      "late.json": { name: "a", born: "x" },
    };
    expect(await compare(payloads)).toEqual({
      value: {
        valid: 1,
        invalid: 2,
        passing: [{ file: "late.json", type: "Pet", keywords: ["format"] }],
      },
      found: [],
    });
  });

  it("a type that refuses a valid payload", async () => {
    const { found } = await compare({ "ok.json": { name: "a" } }, (text) =>
      text.replace("name: string", "name: number"),
    );
    expect(found).toEqual(["type-refuses-valid ok.json"]);
  });

  it("a type that accepts an invalid payload without a word", async () => {
    const { found } = await compare({ "bad.json": { name: 1 } }, (text) =>
      text.replace("name: string", "name: unknown"),
    );
    expect(found).toEqual(["unexplained-acceptance bad.json"]);
  });

  it("a type that TypeScript can't compare is no verdict, and not counted", async () => {
    const { value, found } = await compare({ "ok.json": { name: "a" } }, (text) =>
      text.replaceAll("Pet", "Pat"),
    );
    expect(found).toEqual(["type-without-answer ok.json"]);
    expect(value).toMatchObject({ valid: 0, invalid: 0 });
  });

  it("TypeScript is asked only what earlier runs have not answered", async () => {
    const kept: [Question, boolean][] = [];
    const known = {
      get: ({ value }: Question) => (JSON.stringify(value) === '{"name":"a"}' ? false : undefined),
      set: (question: Question, isAssignable: boolean) => void kept.push([question, isAssignable]),
    };
    const payloads = { "a.json": { name: "a" }, "b.json": { name: "b" } };
    const { found } = await compare(payloads, undefined, { known });
    expect(found).toEqual(["type-refuses-valid a.json"]);
    expect(kept.map(([{ value }, is]) => [value, is])).toEqual([[{ name: "b" }, true]]);
  });
});
