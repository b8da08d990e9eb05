import { headerOf } from "../../emit/header.js";
import type { Contract } from "../../model/contract.js";
import type { BackendInput, OutputFile } from "../backend.js";
import { buildItems, type RustItems } from "./build-items.js";
import { factsOf } from "./facts.js";
import { manifestText, modulesOf, moduleText, rootText } from "./print-crate.js";
import type { RustRuntime } from "./backend.js";

/** The files below `rust/`. */
export function rustFiles(
  { contract, options: { name, version, schemasPath, assertFormats } }: BackendInput,
  runtime: RustRuntime,
): readonly OutputFile[] {
  const { plan, items, moduleOf } = rustItemsOf(contract, assertFormats);
  const header = headerOf(schemasPath) + "\n";
  const facts = factsOf(items);
  const modules = modulesOf(items, moduleOf);
  const homeOf = new Map(
    modules.flatMap((module) => module.items.map((item) => [item.name, module.name])),
  );
  const typeOf = new Map(
    [...contract.declarations.values()].map((each) => [
      each.name,
      plan.nameOf.get(each.id) ?? each.name,
    ]),
  );
  const files = [
    {
      path: "rust/Cargo.toml",
      contents: header.replace(/^\/\//, "#") + manifestText(name, version),
    },
    { path: "rust/src/formats.rs", contents: runtime.formats },
    { path: "rust/src/lib.rs", contents: header + rootText(name, modules, typeOf) },
    { path: "rust/src/runtime.rs", contents: runtime.json },
    ...modules.map((module) => ({
      path: `rust/src/${module.name}.rs`,
      contents: header + moduleText(module, homeOf, facts),
    })),
  ];
  return files;
}

/** The items of Rust for a contract; what they can't check is in their plan. */
export function rustItemsOf(contract: Contract, assertFormats: boolean): RustItems {
  const known = assertFormats ? asserting : annotating;
  let items = known.get(contract);
  if (items === undefined) known.set(contract, (items = buildItems(contract, { assertFormats })));
  return items;
}

const asserting = new WeakMap<Contract, RustItems>();
const annotating = new WeakMap<Contract, RustItems>();
