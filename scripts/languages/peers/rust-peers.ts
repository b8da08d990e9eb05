import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { componentsOf } from "../../../src/backends/openapi/components.js";
import { cacheFolder } from "../cache-folder.js";
import { hasTool, runTool } from "../run-tool.js";
import type { Peer } from "./peer.js";
import { printQuicktype } from "./print-quicktype.js";
import { quicktypeName } from "./versions.js";

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const missing = (): string | undefined =>
  hasTool("cargo", "--version") ? undefined : "there is no cargo";

export const quicktypeRust: Peer = {
  name: quicktypeName,
  language: "rust",
  given: "schemas",
  missing,
  async make({ compiled }) {
    const printed = await printQuicktype(compiled, "rust", { visibility: "public" });
    return program("rust-quicktype", [...printed.values()].join("\n"), "");
  },
};

export const typify: Peer = {
  name: "typify 0.8.0",
  language: "rust",
  given: "definitions",
  missing,
  make({ compiled: { contract, resolved } }, folder) {
    const printer = cacheFolder("rust-typify-0.8.0");
    cpSync(here("typify"), printer, { recursive: true });
    runTool("cargo", ["build", "--quiet"], { cwd: printer });
    // It follows references within a document only, and its names of parts clash with those of types, but for this ending.
    const text = JSON.stringify({
      $schema: "http://json-schema.org/draft-07/schema#",
      definitions: Object.fromEntries(
        Object.entries(componentsOf(contract, resolved)).map(([name, schema]) => [
          name + ending,
          schema,
        ]),
      ),
    }).replace(/"#\/components\/schemas\/(\w+)"/g, `"#/definitions/$1${ending}"`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "definitions.json"), text);
    const { stdout, stderr, status } = spawnSync(
      join(printer, "target", "debug", "typify-print"),
      [join(folder, "definitions.json")],
      { encoding: "utf8", maxBuffer: 1 << 28 },
    );
    if (status !== 0) throw new Error(stderr);
    return Promise.resolve(program("rust-typify-types", stdout, ending));
  },
};

const ending = "Named";

const manifest = `[package]
name = "contract"
version = "0.0.0"
edition = "2021"

[dependencies]
chrono = { version = "0.4", features = ["serde"] }
regress = "0.10"
serde = { version = "1", features = ["derive"] }
serde_json = "1"
uuid = { version = "1", features = ["serde"] }
`;

/** Compiles types with a program that puts payloads through each. It is built where its dependencies are kept. */
function program(name: string, types: string, ending: string): readonly [string] {
  const folder = cacheFolder(name);
  mkdirSync(join(folder, "src"), { recursive: true });
  writeFileSync(join(folder, "Cargo.toml"), manifest);
  writeFileSync(join(folder, "src", "contract.rs"), types);
  writeFileSync(join(folder, "src", "main.rs"), mainOf(types, ending));
  runTool("cargo", ["build", "--quiet"], { cwd: folder });
  return [join(folder, "target", "debug", "contract")];
}

function mainOf(types: string, ending: string): string {
  const names = [...types.matchAll(/^pub (?:struct|enum|type) (\w+)/gm)]
    .map(([, name = ""]) => name)
    .filter((name) => name.endsWith(ending));
  const arms = [...new Set(names)].map(
    (name) =>
      `        "${name.slice(0, name.length - ending.length).toLowerCase()}" => Some(through::<contract::${name}>(payload)),\n`,
  );
  return `#[allow(warnings)]
mod contract;

use serde_json::{json, Value};
use std::io::BufRead;

fn through<T: serde::de::DeserializeOwned + serde::Serialize>(payload: &Value) -> Result<Value, String> {
    let value: T = serde_json::from_value(payload.clone()).map_err(|error| error.to_string())?;
    serde_json::to_value(&value).map_err(|error| error.to_string())
}

fn through_type(name: &str, payload: &Value) -> Option<Result<Value, String>> {
    match name {
${arms.join("")}        _ => None,
    }
}

fn main() {
    for line in std::io::stdin().lock().lines() {
        let asked: Value = serde_json::from_str(&line.unwrap()).unwrap();
        let name = asked["type"].as_str().unwrap().to_lowercase();
        let answer = match through_type(&name, &asked["payload"]) {
            None => json!({ "ok": false, "broken": true, "error": "no type of this name" }),
            Some(Ok(payload)) => json!({ "ok": true, "payload": payload }),
            Some(Err(error)) => json!({ "ok": false, "error": error }),
        };
        println!("{answer}");
    }
}
`;
}
