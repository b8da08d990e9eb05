/** The package as its users have it: packed, installed in a project outside of the repository, compiled, run, bundled. */

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { build, type Metafile } from "esbuild";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { installedProject, root, run, type Output, type Project } from "./project.js";

// Processes on a machine that has other tests to run.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

let project: Project;

beforeAll(async () => {
  project = await installedProject();
  if (project.unreachable !== undefined) console.warn(`consumer: skipped, ${project.unreachable}`);
});

afterAll(() => project.remove());

beforeEach(({ skip }) => {
  if (project.unreachable !== undefined) skip(project.unreachable);
});

const read = (...path: readonly string[]): string =>
  readFileSync(join(project.folder, ...path), "utf8");

/** A file of the project, compiled by then. */
async function runInNode(file: string): Promise<unknown> {
  const { exitCode, stdout, stderr } = await run(
    process.execPath,
    [join("out", file)],
    project.folder,
  );
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  return JSON.parse(stdout);
}

describe("in TypeScript, strict, without skipLibCheck", () => {
  const files = ["main.ts", "fetch.ts", "toolchain.ts"];
  const compile = (name: string, compilerOptions: object): Promise<Output> => {
    const config = {
      compilerOptions: {
        strict: true,
        skipLibCheck: false,
        types: [],
        lib: ["es2022", "dom", "dom.iterable"],
        target: "es2022",
        ...compilerOptions,
      },
      files: files.map((file) => `./${file}`),
    };
    writeFileSync(join(project.folder, name), JSON.stringify(config));
    const tsc = join("node_modules", "typescript", "bin", "tsc");
    return run(process.execPath, [tsc, "-p", name], project.folder);
  };
  const clean = { exitCode: 0, stdout: "", stderr: "" };

  // Each of the files expects errors too, so they would not compile if a type were `any`.
  it("type and value come from one import, under node16 resolution", async () => {
    const node16 = { module: "node16", moduleResolution: "node16", outDir: "out" };
    expect(await compile("tsconfig.node16.json", node16)).toEqual(clean);
  });

  it("type and value come from one import, under bundler resolution", async () => {
    const bundler = { module: "esnext", moduleResolution: "bundler", noEmit: true };
    expect(await compile("tsconfig.bundler.json", bundler)).toEqual(clean);
  });
});

describe("in Node", () => {
  it("is, assert, parse, validate, schema and ~standard judge, and say why in words", async () => {
    const message = "not a valid UnmanagedOngoingAccessCode: `device_id` is required and 1 more";
    const error = {
      name: "ValidationError",
      typeName: "UnmanagedOngoingAccessCode",
      message,
      issues: 2,
    };
    const words = ["`device_id` is required", '`status` must be "set"'];
    expect(await runInNode("main.js")).toEqual({
      is: ["set", "not one"],
      areRefused: true,
      assert: [{ returned: "532959" }, error],
      parse: [true, error],
      validate: [
        "ongoing",
        [
          {
            instancePath: "",
            keyword: "required",
            message: words[0],
            schemaPath: "access-codes/access-code-base.json#/required",
          },
          {
            instancePath: "/status",
            keyword: "const",
            message: words[1],
            schemaPath: "access-codes/unmanaged-access-code-base.json#/properties/status/const",
          },
        ],
      ],
      schema: {
        title: "UnmanagedOngoingAccessCode",
        keys: expect.arrayContaining(["$schema", "$id", "allOf", "$defs"]) as unknown,
      },
      standard: {
        version: 1,
        vendor: "allof",
        inferredStatus: "set",
        valid: { value: expect.objectContaining({ status: "set" }) as unknown },
        invalid: {
          issues: [
            { message: words[0], path: ["device_id"] },
            { message: words[1], path: ["status"] },
          ],
        },
      },
      jsonSchema: {
        isSchema: true,
        outputIsSchema: true,
        otherTarget: expect.stringContaining(`no JSON Schema for target "draft-07"`) as unknown,
      },
      isSameByPath: true,
    });
  });

  it("a library that takes Standard Schema types and judges answers by it", async () => {
    expect(await runInNode("fetch.js")).toEqual({
      status: "set",
      pin: null,
      isDevice: false,
      issues: expect.arrayContaining([
        { path: ["device_id"], message: "`device_id` is required" },
        { path: ["status"], message: '`status` must be "set"' },
        { path: ["errors", 0, "message"], message: "`errors[0].message` is required" },
      ]) as unknown,
    });
  });

  it("the toolchain compiles a contract in memory", async () => {
    expect(await runInNode("toolchain.js")).toEqual({
      diagnostics: [],
      misuse: ["function", "function"],
      types: "export interface Base {\n  id?: string;\n}\n",
      files: {
        "types/base.d.ts": expect.stringContaining("export interface Base {") as unknown,
        "types/child.d.ts": expect.stringContaining("interface Child extends Base {") as unknown,
      },
      issues: ["`id` is required"],
    });
  });

  it("bundles, the index of the contract, and the schema of reports can be imported", async () => {
    writeFileSync(
      join(project.folder, "json.js"),
      `import contract from "allof/seam/contract.json" with { type: "json" };\n` +
        `import bundle from "allof/seam/bundle/Device.schema.json" with { type: "json" };\n` +
        `import report from "allof/report.schema.json" with { type: "json" };\n` +
        `import { AllofReport } from "allof/report";\n` +
        `const judged = AllofReport.is(report.examples[0]);\n` +
        `console.log(JSON.stringify([contract.name, bundle.title, report.title, judged]));\n`,
    );
    const { stdout } = await run(process.execPath, ["--no-warnings", "json.js"], project.folder);
    expect(JSON.parse(stdout)).toEqual(["seam", "Device", "AllofReport", true]);
  });
});

describe("in a browser", () => {
  interface Bundle {
    readonly code: string;
    readonly bytes: number;
    /** The modules of the package that something was taken from, below `generated/`. */
    readonly modules: readonly string[];
  }

  const taken = ({ outputs }: Metafile): readonly string[] =>
    Object.values(outputs).flatMap(({ inputs }) =>
      Object.entries(inputs)
        .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
        .map(([path]) => path.split("node_modules/allof/generated/")[1])
        .filter((path) => path !== undefined),
    );

  /** What the default export of this module makes of the whole contract. */
  async function bundle(contents: string): Promise<Bundle> {
    const { outputFiles, metafile } = await build({
      stdin: { contents, resolveDir: project.folder, sourcefile: "entry.ts", loader: "ts" },
      absWorkingDir: project.folder,
      bundle: true,
      platform: "browser",
      format: "iife",
      globalName: "result",
      minify: true,
      metafile: true,
      write: false,
      logLevel: "silent",
    });
    const code = outputFiles[0]?.text ?? "";
    return { code, bytes: Buffer.byteLength(code), modules: [...taken(metafile)].sort() };
  }

  const contract = JSON.parse(readFileSync(join(root, "generated", "contract.json"), "utf8")) as {
    readonly types: readonly {
      readonly name: string;
      readonly module: string;
      readonly parents: readonly string[];
      readonly references: readonly string[];
    }[];
  };
  const typeOf = new Map(contract.types.map((type) => [type.name, type]));

  /** The modules of a type, its ancestors and all that they refer to. */
  function modulesOf(name: string): readonly string[] {
    const reached = new Set([name]);
    for (const each of reached) {
      const type = typeOf.get(each);
      for (const next of [...(type?.parents ?? []), ...(type?.references ?? [])]) reached.add(next);
    }
    const paths = [...reached].map((each) => `validators/${typeOf.get(each)?.module ?? each}.js`);
    return [...new Set(paths)].sort();
  }

  const only = (name: string): string =>
    `import { ${name} } from "allof/seam"; export default ${name};`;
  const everything = `import * as seam from "allof/seam"; export default seam;`;

  it("the whole contract has no require, eval or Function, and judges without any global of Node", async () => {
    const { code, modules } = await bundle(everything);
    expect(modules.filter((path) => path.startsWith("validators/")).length).toBe(
      new Set(contract.types.map(({ module }) => module)).size,
    );
    expect(code.match(/\brequire\b|\beval\b|\bFunction\b|\bimport\(/g)).toBeNull();
    const verdicts: unknown = runInNewContext(
      `${code}; (() => {
        const { UnmanagedOngoingAccessCode: type, ...others } = result.default;
        const value = { ...type.schema.examples[0] };
        const globals = ["process", "require", "module", "Buffer", "global", "setTimeout"];
        return JSON.stringify({
          globals: globals.filter((name) => typeof globalThis[name] !== "undefined"),
          verdicts: [type.is(value), type.is({ ...value, created_at: "yesterday" })],
          message: type.validate({ ...value, device_id: 1 }).issues[0].message,
          companions: Object.values(others).filter((each) => typeof each.is === "function").length,
        });
      })()`,
      // Neither `eval` nor `Function` works there.
      {},
      { contextCodeGeneration: { strings: false, wasm: false } },
    );
    expect(JSON.parse(String(verdicts))).toEqual({
      globals: [],
      verdicts: [true, false],
      message: "`device_id` must be a string",
      companions: contract.types.length - 1,
    });
  });

  it("one type's validator brings the modules that it refers to, and no other", async () => {
    const whole = await bundle(everything);
    const sizes: string[] = [];
    for (const name of [
      "SeamError",
      "Workspace",
      "UnmanagedOngoingAccessCode",
      "ThermostatDevice",
    ]) {
      const { bytes, modules } = await bundle(only(name));
      const validators = modules.filter((path) => path.startsWith("validators/"));
      expect(validators, name).toEqual(modulesOf(name));
      expect(validators.length, name).toBeLessThan(contract.types.length / 2);
      sizes.push(`${name} ${bytes}`);
      if (name === "SeamError") expect(bytes / whole.bytes).toBeLessThan(0.1);
      if (name === "UnmanagedOngoingAccessCode") expect(bytes / whole.bytes).toBeLessThan(0.2);
    }
    console.log(`bundled, minified bytes: whole contract ${whole.bytes}, ${sizes.join(", ")}`);
  });

  it("an import that is not used, or used as a type only, brings nothing", async () => {
    const { modules } = await bundle(
      `import { Device } from "allof/seam"; export const name = (device: Device) => device.device_id;`,
    );
    expect(modules).toEqual([]);
    const unused = await bundle(`import * as seam from "allof/seam"; export default 1; void seam;`);
    expect(unused.modules).toEqual([]);
  });
});

describe("on the command line", () => {
  it("allof --version says the version that was installed", async () => {
    const { version } = JSON.parse(read("node_modules", "allof", "package.json")) as {
      readonly version: string;
    };
    const { exitCode, stdout } = await run(
      join("node_modules", ".bin", "allof"),
      ["--version"],
      project.folder,
    );
    expect({ exitCode, stdout: stdout.trim() }).toEqual({ exitCode: 0, stdout: version });
  });

  it("the next steps that allof init prints work as printed", async () => {
    const folder = join(project.folder, "shelter");
    mkdirSync(folder);
    const { exitCode, stdout, stderr } = await run("npx", ["allof", "init"], folder);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    const steps = stdout.slice(stdout.indexOf("Next:\n") + 6).trim();
    const commands = steps.split("\n").map((line) => line.trim().split(" "));
    expect(commands.map((each) => each.join(" "))).toEqual([
      "npx allof build",
      "npx allof check",
      "npx allof explain Dog",
    ]);
    for (const [command = "", ...args] of commands) {
      const { stdout: said, stderr, ...done } = await run(command, args, folder);
      expect(done, said + stderr).toEqual({ exitCode: 0 });
    }
    expect(read("shelter", "generated", "types", "dog.d.ts")).toContain(
      "export interface Dog extends Animal {",
    );
  });
});
