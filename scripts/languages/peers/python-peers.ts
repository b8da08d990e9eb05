import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runTool, hasTool } from "../run-tool.js";
import type { Peer } from "./peer.js";
import { printQuicktype } from "./print-quicktype.js";
import { pythonEnvironment } from "./python-environment.js";
import { quicktypeName } from "./versions.js";

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

const missing = (): string | undefined =>
  hasTool("python3", "-c", "import venv, sys; assert sys.version_info >= (3, 10)")
    ? undefined
    : "there is no python3 of 3.10 or later, with venv";

export const quicktypePython: Peer = {
  name: quicktypeName,
  language: "python",
  given: "schemas",
  missing,
  async make({ compiled }, folder) {
    const bin = pythonEnvironment(["python-dateutil==2.9.0.post0"]);
    const printed = await printQuicktype(compiled, "python", { "python-version": "3.7" });
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "contract.py"), [...printed.values()].join("\n"));
    runTool(join(bin, "python"), ["-c", "import contract"], { cwd: folder });
    return [join(bin, "python"), here("python/quicktype_runner.py"), folder];
  },
};

const datamodel = "datamodel-code-generator==0.89.0";

export const datamodelCodeGenerator: Peer = {
  name: `${datamodel.replace("==", " ")}, pydantic 2.14.4`,
  language: "python",
  given: "schemas",
  missing,
  make({ compiled }, folder) {
    const bin = pythonEnvironment([datamodel, "pydantic[email]==2.14.4"]);
    for (const { path, json } of compiled.resolved.sources) {
      const file = join(folder, "schemas", path);
      mkdirSync(join(file, ".."), { recursive: true });
      writeFileSync(file, JSON.stringify(json));
    }
    const { input, output } = { input: join(folder, "schemas"), output: join(folder, "contract") };
    // Extra fields and strict nulls are what open schemas and `null` ask for.
    const flags =
      `--input ${input} --input-file-type jsonschema --output ${output} --output-model-type pydantic_v2.BaseModel ` +
      "--target-python-version 3.11 --extra-fields allow --strict-nullable --formatters builtin";
    runTool(join(bin, "datamodel-codegen"), flags.split(" "));
    return Promise.resolve([join(bin, "python"), here("python/datamodel_runner.py"), folder]);
  },
};
