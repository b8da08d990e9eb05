import type { Contract } from "../../model/contract.js";
import { headerOf } from "../../emit/header.js";
import type { BackendInput, OutputFile } from "../backend.js";
import { buildTypes, type PythonTypes } from "./build-types.js";
import { linesOf, lineWidth, subscript } from "./expression.js";
import { packageName } from "./names.js";
import { modelsText } from "./print-models.js";
import { stringLiteral } from "./text.js";
import { uncheckedBy } from "./unchecked.js";
import { versionOf } from "./version.js";

/** The files below `python/`. */
export function pythonFiles(
  { contract, options: { name, version, schemasPath, assertFormats } }: BackendInput,
  runtime: string,
): readonly OutputFile[] {
  const types = pythonTypesOf(contract, assertFormats);
  const header = headerOf(schemasPath).replace(/^\/\//, "#");
  const folder = `python/${packageName(name)}`;
  const files = [
    {
      path: `${folder}/__init__.py`,
      contents: header + "\n" + packageText(name, contract, types),
    },
    { path: `${folder}/_runtime.py`, contents: runtime },
    { path: `${folder}/models.py`, contents: header + "\n" + modelsText(types) },
    { path: `${folder}/py.typed`, contents: "" },
    { path: "python/pyproject.toml", contents: header + "\n" + projectText(name, version) },
  ];
  return files;
}

/** The types of Python for a contract, with what they can't check. */
export function pythonTypesOf(contract: Contract, assertFormats: boolean): PythonTypes {
  const key = assertFormats ? asserting : annotating;
  let types = key.get(contract);
  if (types === undefined) key.set(contract, (types = buildTypes(contract, { assertFormats })));
  return types;
}

const asserting = new WeakMap<Contract, PythonTypes>();
const annotating = new WeakMap<Contract, PythonTypes>();

function packageText(
  name: string,
  contract: Contract,
  { types, nameOf, looseness }: PythonTypes,
): string {
  const exported = types
    .flatMap((each) => (each.kind === "alias" ? [each.name, `${each.name}Adapter`] : [each.name]))
    .sort(byKind);
  const byName = [...contract.declarations.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const unchecked = byName.flatMap((declaration) => {
    const places = uncheckedBy(declaration, contract, looseness).map(stringLiteral);
    return places.length === 0 ? [] : [[declaration.name, subscript("", ...places)] as const];
  });
  const all = [...exported, "TYPES", "UNCHECKED", "decode", "encode"].sort(byKind);
  const lines = [
    ...docLine(name),
    "",
    "from typing import Any",
    "",
    "from ._runtime import decode, encode",
    ...(exported.length === 0 ? [] : importLines(exported)),
    "",
    "TYPES: dict[str, Any] = {",
    ...byName.flatMap(({ name: of, id }) =>
      linesOf(`${stringLiteral(of)}: `, nameOf.get(id) ?? "", ",", 1),
    ),
    "}",
    '"""Every type by its name in the contract."""',
    "",
    ...(unchecked.length === 0
      ? ["UNCHECKED: dict[str, list[str]] = {}"]
      : [
          "UNCHECKED: dict[str, list[str]] = {",
          ...unchecked.flatMap(([of, places]) => linesOf(`${stringLiteral(of)}: `, places, ",", 1)),
          "}",
        ]),
    '"""What `decode` leaves unchecked of a type, by its name in the contract."""',
    "",
    "__all__ = [",
    ...all.map((each) => `    ${stringLiteral(each)},`),
    "]",
  ];
  return lines.join("\n") + "\n";
}

function docLine(name: string): string[] {
  const shown = name.replace(/[^\p{L}\p{N} ._-]/gu, "?");
  return [`"""Types of the contract ${shown.slice(0, 40)}."""`];
}

/** As isort would: constants, classes, the rest; each without regard to case. */
function byKind(a: string, b: string): number {
  const rank = (name: string): number =>
    /^[A-Z0-9_]+$/.test(name) && name.length > 1 ? 0 : /^[a-z]/.test(name) ? 2 : 1;
  // Numbers count as such.
  const key = (name: string): string =>
    name.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(12, "0"));
  const [x, y] = [key(a), key(b)];
  return rank(a) - rank(b) || (x < y ? -1 : x > y ? 1 : a < b ? -1 : 1);
}

function importLines(names: readonly string[]): string[] {
  const flat = `from .models import ${names.join(", ")}`;
  if (flat.length <= lineWidth) return [flat];
  return ["from .models import (", ...names.map((name) => `    ${name},`), ")"];
}

function projectText(name: string, version: string): string {
  const distribution = packageName(name).replaceAll("_", "-");
  return `[build-system]
requires = ["hatchling>=1.21"]
build-backend = "hatchling.build"

[project]
name = "${distribution}"
version = "${versionOf(version)}"
description = "Types of the contract, as Pydantic models."
requires-python = ">=3.10"
dependencies = ["pydantic>=2.11", "typing-extensions>=4.12"]

[tool.hatch.build.targets.wheel]
packages = ["${packageName(name)}"]
`;
}
