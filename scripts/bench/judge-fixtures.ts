/**
 * Judges the fixtures of the contract in the working folder and prints each file with the verdict, as the process that the benchmark
 * measures: `allof` as `allof check` does, without what else it looks at; `ajv` with plain Ajv and ajv-formats, a schema after another.
 */

import { hasErrors } from "../../src/diagnostics/result.js";
import { validatorOf } from "../../src/cli/backends.js";
import { soundPart } from "../../src/cli/check/sound-part.js";
import { everything } from "../../src/cli/check/selection.js";
import { tryFixtures } from "../../src/cli/check/try-fixtures.js";
import { compileContract, type CompiledContract } from "../../src/cli/compile-contract.js";
import { processContext } from "../../src/cli/context.js";
import { backendOptionsOf } from "../../src/cli/generate-output.js";
import { createProgress } from "../../src/cli/progress.js";
import { ajvValidators } from "../corpora/plain-ajv.js";
import { readSchemaStore } from "../corpora/read-schemastore.js";

const [judge, folder = ""] = process.argv.slice(2);
const print = (file: string, isValid: boolean): void => console.log(`${file}\t${isValid}`);
if (judge === "ajv") await judgeWithAjv();
else await judgeWithAllof();

async function judgeWithAjv(): Promise<void> {
  const { subjects } = await readSchemaStore(folder);
  for (const subject of subjects) {
    const validatorAt = ajvValidators(subject, { formats: true });
    for (const root of subject.roots) {
      const validate = validatorAt(root);
      if (validate === undefined) continue;
      for (const { name, value } of subject.payloads) {
        const [verdict = "", file = ""] = name.split("/");
        print(`${verdict}/${root.name}/${file}`, validate(value) === true);
      }
    }
  }
}

async function judgeWithAllof(): Promise<void> {
  const context = processContext(false);
  const progress = createProgress(context);
  const { compiled, flawed, diagnostics } = await compileContract({}, context, progress);
  let current: CompiledContract | undefined =
    compiled ?? (flawed && soundPart(flawed, diagnostics));
  while (current !== undefined) {
    const validators = await validatorOf(current, backendOptionsOf(current.configuration));
    if (!hasErrors(validators.diagnostics)) {
      const tried = await tryFixtures(current, validators, {}, everything, context, progress);
      for (const { source, issues } of tried.judged) print(source.file, issues.length === 0);
      return;
    }
    current = soundPart(current, validators.diagnostics);
  }
}
