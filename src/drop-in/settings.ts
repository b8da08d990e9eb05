import { resolve } from "node:path";
import type { FormatConfig } from "oxfmt";
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { didYouMean } from "../diagnostics/nearest.js";
import { isWithin } from "../load/load.js";
import { dialects } from "../resolve/dialect.js";
import { AllofError } from "./allof-error.js";
import { DEFAULT_OPTIONS, type Options } from "./options.js";
import { styleFault, styleOptions } from "./style.js";

/** Options that were checked, with the defaults in place of what was not given. Folders are absolute. */
export interface Settings extends Omit<Options, "style"> {
  readonly bannerComment: string;
  readonly cwd: string;
  readonly root: string;
  readonly format: boolean;
  readonly style: FormatConfig;
  readonly declareExternallyReferenced: boolean;
  readonly unknownAny: boolean;
  readonly strictIndexSignatures: boolean;
  readonly maxItems: number;
  readonly ignoreMinAndMaxItems: boolean;
  readonly unreachableDefinitions: boolean;
  readonly enableConstEnums: boolean;
  readonly inferStringEnumKeysFromValues: boolean;
  readonly readsFiles: boolean;
}

const kinds: Readonly<Record<keyof Options, string>> = {
  $refOptions: "object",
  additionalProperties: "boolean",
  bannerComment: "string",
  customName: "function",
  cwd: "string",
  declareExternallyReferenced: "boolean",
  dialect: "string",
  enableConstEnums: "boolean",
  format: "boolean",
  ignoreMinAndMaxItems: "boolean",
  inferStringEnumKeysFromValues: "boolean",
  maxItems: "number",
  remotes: "object",
  root: "string",
  strictIndexSignatures: "boolean",
  style: "object",
  unknownAny: "boolean",
  unreachableDefinitions: "boolean",
};

/** Checks options; each that can't be honoured is named in the `AllofError` that is thrown. A member that is `undefined` is not given. */
export function settingsOf(options: Options, defaultFolder: string): Settings {
  const given = Object.fromEntries(
    Object.entries(options).filter(([, value]) => value !== undefined),
  ) as Options;
  const faults: Diagnostic[] = [];
  const refuse = (message: string, hint?: { readonly hint?: string }): void => {
    faults.push(diagnostic("invalid-option", { message, ...hint }));
  };

  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(kinds, name)) {
      refuse(`There is no option \`${name}\``, didYouMean(name, Object.keys(kinds)));
      continue;
    }
    const kind = kinds[name as keyof Options];
    if (typeof value !== kind || value === null) refuse(`\`${name}\` must be a ${kind}`);
  }
  if (faults.length > 0) throw new AllofError(faults);

  const style = { ...DEFAULT_OPTIONS.style, ...withoutUndefined(given.style ?? {}) };
  for (const [name, value] of Object.entries(style)) {
    const fault = styleFault(name, value);
    if (fault !== undefined) refuse(fault, didYouMean(name, styleOptions));
  }
  const { maxItems = DEFAULT_OPTIONS.maxItems, dialect } = given;
  if (!(maxItems >= -1)) refuse(`\`maxItems\` is ${maxItems}, and can't be less than -1`);
  if (dialect !== undefined && !dialects.includes(dialect)) {
    refuse(`\`dialect\` can't be ${JSON.stringify(dialect)}, only ${dialects.join(", ")}`);
  }
  const resolvers = resolversOf(given.$refOptions ?? {}, refuse);
  const cwd = resolve(given.cwd ?? defaultFolder);
  const root = resolve(given.root ?? cwd);
  if (!isWithin(root, cwd)) refuse(`\`root\` (${given.root}) does not hold \`cwd\` (${cwd})`);
  if (faults.length > 0) throw new AllofError(faults);

  const { parser: _, ...checked } = style as FormatConfig & { readonly parser?: string };
  return { ...DEFAULT_OPTIONS, ...given, style: checked, cwd, root, readsFiles: resolvers };
}

/** Whether files may be read by json-schema-ref-parser's options; what else they say is refused. */
function resolversOf(options: object, refuse: (message: string) => void): boolean {
  let readsFiles = true;
  for (const [name, value] of Object.entries(withoutUndefined(options))) {
    if (name !== "resolve" || typeof value !== "object" || value === null) {
      refuse(
        `\`$refOptions.${name}\` is an option of json-schema-ref-parser, which is not used here`,
      );
      continue;
    }
    for (const [kind, setting] of Object.entries(withoutUndefined(value as object))) {
      const isKnown = kind === "external" || kind === "file" || kind === "http";
      if (kind === "http" && setting !== false) {
        refuse("`$refOptions.resolve.http` can only be false: nothing is fetched. Give `remotes`");
      } else if (!isKnown || typeof setting !== "boolean") {
        refuse(
          `\`$refOptions.resolve.${kind}\` is not supported, but for true and false of \`external\` and \`file\``,
        );
      } else if (!setting && kind !== "http") readsFiles = false;
    }
  }
  return readsFiles;
}

function withoutUndefined(object: object): object {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}
