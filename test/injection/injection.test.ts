/** No text of a schema becomes code, markup or a path, whatever it holds, wherever it stands, and whoever prints it. */

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OutputFile } from "../../src/backends/backend.js";
import { createBackends } from "../../src/backends/registry.js";
import { hasErrors } from "../../src/diagnostics/result.js";
import { compile } from "../../src/index.js";
import { readRuntimeAssets } from "../../src/load/runtime-assets.js";
import { generate } from "../../src/pipeline.js";
import { tokensOf } from "../backends/docs/markdown.js";
import { askTypeScript } from "../../src/checks/agreement/assignability.js";
import { hostileStrings, SENTINEL } from "../support/hostile-strings.js";
import { compileWith, refusals, type Compilation } from "./compile-with.js";
import { codeFacts, type CodeFacts } from "./code-facts.js";
import { filesWith, positionNames } from "./positions.js";

/** As harmless as a text can be. */
const clean = "plain words";
const folder = mkdtempSync(join(tmpdir(), "allof-injection-"));
afterAll(() => rmSync(folder, { recursive: true }));

const backends = createBackends(await readRuntimeAssets());
const options = {
  name: "injection",
  version: "1.0.0",
  schemasPath: "../schemas",
  assertFormats: true,
  targets: backends.map(({ name }) => name),
};

interface Output extends Compilation {
  readonly files: readonly OutputFile[];
  readonly facts: ReadonlyMap<string, CodeFacts>;
}

/** What all back-ends print of it, and the drop-in. */
async function outputWith(text: string, wanted = positionNames): Promise<Output> {
  const compilation = compileWith(text, wanted, folder);
  const generated = await generate(compilation.compiled, backends, options);
  expect(hasErrors(generated.diagnostics)).toBe(false);
  const files = [...generated.value];
  const { positions } = compilation;
  // The drop-in reads what is referred to from a disk.
  const inOne = new Set([...positions].filter((position) => position !== "file"));
  const { schemas, remotes } = filesWith(text, inOne);
  const contents = await compile(schemas["root.json"] as object, text, {
    cwd: folder,
    remotes,
    dialect: "2020-12",
    unreachableDefinitions: true,
    inferStringEnumKeysFromValues: true,
    format: false,
  });
  files.push({ path: "drop-in/types.d.ts", contents });
  return {
    ...compilation,
    files,
    facts: codeFacts(files.filter(({ path }) => !path.startsWith("runtime/"))),
  };
}

const cleanOutputs = new Map<string, Promise<Output>>();
/** The same with a harmless text at the same positions. */
function cleanCounterpart(positions: ReadonlySet<string>): Promise<Output> {
  const wanted = [...positions].sort();
  const key = wanted.join();
  const known = cleanOutputs.get(key) ?? outputWith(clean, wanted);
  cleanOutputs.set(key, known);
  return known;
}

const outputs = new Map<string, Output>();

describe.each(hostileStrings)("%j", (text) => {
  let output: Output;
  let expected: Output;
  beforeAll(async () => {
    output = await outputWith(text);
    outputs.set(text, output);
    expected = await cleanCounterpart(output.positions);
    expect([...expected.positions].sort()).toEqual([...output.positions].sort());
  });

  it("is refused only where it is illegal", () => {
    for (const [position, errors] of output.refused) {
      for (const { code } of errors) expect(refusals[position], position).toContain(code);
    }
  });

  it("gives code that parses, and has nothing that a harmless text would not give", () => {
    for (const [path, facts] of output.facts) {
      expect(facts.errors, path).toEqual([]);
      expect(facts.directives, path).toEqual([]);
      for (const module of facts.imports) {
        const target = posix.join(posix.dirname(path), module).replace(/\.js$/, "");
        const isOwn = output.files.some(
          (file) => file.path.replace(/(\.d\.ts|\.js)$/, "") === target,
        );
        expect(isOwn, `${path} imports ${module}`).toBe(true);
      }
    }
    const ownKeys = new Set([text, `${text}2`]);
    expect(without(namesIn(output, "keys"), namesIn(expected, "keys"), ownKeys)).toEqual([]);
    expect(without(namesIn(output, "free"), namesIn(expected, "free"))).toEqual([]);
    expect(statementsOf(output)).toEqual(statementsOf(expected));
    for (const path of output.facts.keys()) {
      const text = output.files.find((file) => file.path === path)?.contents ?? "";
      // Characters that make a reader see other code than there is.
      expect(
        /(?![\n\t])[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff].*/u.exec(
          text,
        )?.[0],
        path,
      ).toBe(undefined);
    }
    // A bundler may put it into a page.
    const scripts = output.files.filter(({ path }) => path.endsWith(".js"));
    expect(scripts.filter(({ contents }) => /<\/script|<!--/i.test(contents))).toEqual([]);
  });

  it("gives JSON that parses, and pages without markup of its own", () => {
    for (const { path, contents } of output.files) {
      if (path.endsWith(".json")) JSON.parse(contents);
      if (!path.endsWith(".md")) continue;
      const tokens = tokensOf(contents);
      const html = tokens.filter(({ type }) => /html/.test(type)).map(({ content }) => content);
      expect(
        html.filter((tag) => !/^(<a id="[\w-]+">|<\/a>)$/.test(tag)),
        path,
      ).toEqual([]);
      for (const { attrs } of tokens) {
        for (const [name, url] of attrs ?? []) {
          if (name === "href" || name === "src")
            expect(url, path).not.toMatch(/^\s*(javascript|data|vbscript):/i);
        }
      }
    }
    expect(headingsOf(output)).toEqual(headingsOf(expected));
  });

  it("gives files whose paths stay in the output folder, and differ on every file system", () => {
    const paths = output.files.map(({ path }) => path);
    for (const path of paths) {
      expect(posix.normalize(path)).toBe(path);
      expect(path).not.toMatch(/^\/|^\.\.|[\p{Cc}\\]/u);
    }
    expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
    expect(paths.length).toBe(expected.files.length);
  });
});

function statementsOf({ facts }: Output): string[] {
  return [...facts]
    .map(([path, { statements }]) => {
      const [folder = ""] = path.split("/");
      // Equal patterns share a constant, and in the drop-in a text that holds no letter names no type.
      const kinds = statements.replace(/(VariableStatement )+/g, "$1");
      return `${folder} ${folder === "drop-in" ? distinctForms(kinds) : kinds}`;
    })
    .sort();
}
function distinctForms(kinds: string): string {
  const forms = kinds
    .replace(/(Interface|TypeAlias|Enum)Declaration/g, "TypeDeclaration")
    .split(" ");
  return [...new Set(forms)].sort().join(" ");
}
function namesIn({ facts }: Output, which: "free" | "keys"): Set<string> {
  return new Set([...facts.values()].flatMap((each) => [...each[which]]));
}
function without(names: ReadonlySet<string>, ...others: readonly ReadonlySet<string>[]): string[] {
  return [...names].filter((name) => others.every((other) => !other.has(name)));
}
function headingsOf({ files }: Output): string[] {
  return files
    .filter(({ path }) => path.endsWith(".md"))
    .map(({ contents }) =>
      tokensOf(contents)
        .flatMap(({ type, tag }) => (type === "heading_open" ? [tag] : []))
        .join(" "),
    )
    .sort();
}

it("types of all compile", () => {
  const files = [...outputs.values()].flatMap((output, i) =>
    output.files
      .filter(({ path }) => /^(types|drop-in)\//.test(path))
      .map((file) => ({ ...file, path: `${i}/${file.path}` })),
  );
  expect(files.length).toBeGreaterThan(hostileStrings.length * 3);
  expect(askTypeScript(files, []).errors).toEqual([]);
});

it("nothing of it runs, where it is compiled or where the output is used", () => {
  expect(SENTINEL in globalThis).toBe(false);
  const modules: string[] = [];
  for (const [i, { files }] of [...outputs.values()].entries()) {
    for (const { path, contents } of files) {
      if (!path.endsWith(".js")) continue;
      const file = join(folder, String(i), path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, contents);
      if (/^(validators\/.*|index)\.js$/.test(path)) modules.push(file);
    }
  }
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  const values = [
    null,
    "",
    0,
    [],
    {},
    ...hostileStrings.flatMap((text) => [text, Object.fromEntries([[text, text]])]),
  ];
  const script = join(dirname(fileURLToPath(import.meta.url)), "run-modules.mjs");
  const said = execFileSync(process.execPath, ["--disallow-code-generation-from-strings", script], {
    input: JSON.stringify({ modules, values, sentinel: SENTINEL }),
    encoding: "utf8",
  });
  const { types, ...rest } = JSON.parse(said) as Record<string, unknown>;
  expect(rest).toEqual({ failed: [], ran: false, changed: false });
  expect(types).toBeGreaterThan(hostileStrings.length * 10);
});
