import type * as QuicktypeCore from "quicktype-core";
import { diagnostic } from "../../diagnostics/catalogue.js";
import { nearest } from "../../diagnostics/nearest.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { headerOf } from "../../emit/header.js";
import { toPascalCase } from "../../emit/identifier.js";
import type { JsonObject } from "../../json/value.js";
import type { Backend, BackendInput, BackendOptions, OutputFile } from "../backend.js";
import type { FlatSchema } from "./flat-schema.js";

type Quicktype = typeof QuicktypeCore;
type Language = Quicktype["defaultTargetLanguages"][number];

/** Loads quicktype-core, which users install beside allof: it is heavy, and few need it. */
export type LoadQuicktype = () => Promise<Quicktype>;

const loadQuicktype: LoadQuicktype = () => import("quicktype-core");

/** `quicktype/<language>/`: types of a language that allof has no back-end for, printed by quicktype from flattened schemas. */
export function createQuicktypeBackend(
  language: string,
  load: LoadQuicktype = loadQuicktype,
): Backend {
  const name = `quicktype:${language}`;
  return {
    name,
    summary: `types of ${language} by quicktype, without inheritance (quicktype/${language}/)`,
    onlyWhenNamed: true,
    async generate(input) {
      let quicktype: Quicktype;
      try {
        quicktype = await load();
      } catch (error) {
        if (!isMissing(error)) throw error;
        return { value: [], diagnostics: [missing(name)] };
      }
      const languages = quicktype.defaultTargetLanguages.filter(isOther);
      const chosen = languages.find(({ names }) => names.some((each) => each === language));
      if (chosen === undefined) return { value: [], diagnostics: [unknown(language, languages)] };
      const { flatSchema } = await import("./flat-schema.js");
      const flat = flatSchema(input.contract, input.options.assertFormats);
      const found = flat.leftOut.map((each) => leftOut(each, input));
      try {
        const request = { language, schema: flat.schema };
        return {
          value: await print(quicktype, chosen, request, input.options),
          diagnostics: found,
        };
      } catch (error) {
        return { value: [], diagnostics: [...found, failed(name, error)] };
      }
    },
  };
}

/** JSON Schema is what quicktype is given. */
function isOther({ name }: Language): boolean {
  return name !== "schema";
}

async function print(
  { InputData, JSONSchemaInput, quicktypeMultiFile }: Quicktype,
  language: Language,
  { language: folder, schema }: { readonly language: string; readonly schema: JsonObject },
  { name, schemasPath }: BackendOptions,
): Promise<readonly OutputFile[]> {
  const title = toPascalCase(name) ?? "Contract";
  const input = new JSONSchemaInput(undefined);
  // The slash asks for a type of its own for each of the definitions.
  await input.addSource({
    name: title,
    uris: ["contract.json#/definitions/"],
    schema: JSON.stringify(schema),
  });
  const inputData = new InputData();
  inputData.addInput(input);
  const printed = await quicktypeMultiFile({
    inputData,
    lang: language,
    outputFilename: `${title}.${language.extension}`,
    rendererOptions: namespaceOf(language, title),
  });
  const mark = markOf(language, schemasPath);
  return [...printed].map(([path, { lines }]) => {
    const text = lines.join("\n").trimEnd() + "\n";
    const contents = text.startsWith(opening)
      ? opening + mark + text.slice(opening.length)
      : mark + text;
    return { path: `quicktype/${folder}/${path}`, contents };
  });
}

/** Nothing may stand before it in PHP. */
const opening = "<?php\n";

/** The comment that every file starts with. */
function markOf({ name }: Language, schemasPath: string): string {
  const sign = signs[name] ?? "//";
  const header = headerOf(schemasPath).replace("//", sign);
  return `${header}${sign} Printed by quicktype from flattened schemas: each type has all its members, inheritance is not kept.\n\n`;
}

/** How a comment of one line starts, where it is not with two slashes. */
const signs: Partial<Record<Language["name"], string>> = {
  crystal: "#",
  elixir: "#",
  elm: "--",
  haskell: "--",
  python: "#",
  ruby: "#",
};

/** The namespace of the types, where a language has one and quicktype asks for it. */
function namespaceOf({ optionDefinitions }: Language, title: string): Record<string, string> {
  const names = new Set(optionDefinitions.map(({ name }) => name));
  return {
    ...(names.has("package") && { package: title.toLowerCase() }),
    ...(names.has("namespace") && { namespace: title }),
  };
}

function isMissing(error: unknown): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    error.code === "ERR_MODULE_NOT_FOUND" &&
    error.message.includes("quicktype-core")
  );
}

function missing(target: string): Diagnostic {
  return diagnostic("missing-package", {
    message: `The target \`${target}\` needs the package \`quicktype-core\`, which is not installed`,
    hint: "Install it beside allof: `npm install --save-dev quicktype-core`.",
  });
}

function failed(target: string, error: unknown): Diagnostic {
  const reason = error instanceof Error ? error.message : String(error);
  return diagnostic("quicktype-failed", {
    message: `quicktype can't print \`${target}\`: ${reason}`,
  });
}

function unknown(language: string, languages: readonly Language[]): Diagnostic {
  const meant = nearest(
    language,
    languages.flatMap(({ names }) => [...names]),
    2,
  );
  const known = languages.map(({ names: [first] }) => first).join(", ");
  return diagnostic("unknown-language", {
    message: `quicktype has no language \`${language}\``,
    hint: `${meant === undefined ? "" : `Did you mean \`quicktype:${meant}\`? `}It knows ${known}.`,
  });
}

function leftOut(
  { declaration: { id, name }, text }: FlatSchema["leftOut"][number],
  { resolved }: BackendInput,
): Diagnostic {
  const place = resolved.schemas.get(id);
  return diagnostic("text-left-out", {
    message: `quicktype is not told of ${JSON.stringify(text)} in ${name}: it might write code with it that runs`,
    ...(place !== undefined && { location: place.source.locate(place.pointer) }),
  });
}
