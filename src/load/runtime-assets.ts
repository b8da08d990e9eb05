import { readFile } from "node:fs/promises";

const ofJava =
  "Check ContractType InvalidJsonException Json JsonFormats JsonRule JsonShape JsonText Maybe UnionDeserializer Violation package-info";
const names = [
  "runtime.js",
  "runtime.d.ts",
  "formats.js",
  "formats.d.ts",
  "contract_model.py",
  "contract_model.go",
  ...ofJava.split(" ").map((name) => `java/${name}.java`),
  "contract_json.rs",
  "contract_formats.rs",
];

/** The files of `runtime/` beside this folder, by name: what generated modules import is copied from there. */
export async function readRuntimeAssets(): Promise<Readonly<Record<string, string>>> {
  const texts = names.map((name) =>
    readFile(new URL(`../runtime/${name}`, import.meta.url), "utf8"),
  );
  const contents = await Promise.all(texts);
  return Object.fromEntries(names.map((name, i) => [name, contents[i] ?? ""]));
}
