/** Plain Ajv on the schemas as their authors wrote them: the judge of what a payload is. */

import { Ajv, type AnySchemaObject, type Options, type ValidateFunction } from "ajv";
import { Ajv2019 } from "ajv/dist/2019.js";
import { Ajv2020 } from "ajv/dist/2020.js";
import ajvDraft04 from "ajv-draft-04";
import addFormats from "ajv-formats";
import draft06 from "ajv/dist/refs/json-schema-draft-06.json" with { type: "json" };
import { get, isObject, type JsonValue } from "../../src/json/value.js";
import type { Source } from "../../src/load/source.js";
import { dialectOf, type Dialect } from "../../src/resolve/dialect.js";
import type { Root, Subject } from "./subject.js";

type Judge = (value: JsonValue) => boolean;

interface Wishes {
  /** Formats are judged, by ajv-formats, but for those that the subject is silent about. */
  readonly formats?: boolean;
  readonly allErrors?: boolean;
  /** What else is done to an instance before it compiles. */
  readonly extend?: (ajv: Ajv) => void;
}

/** A judge of each root; `undefined` for one that Ajv does not compile. */
export function plainAjv(subject: Subject, wishes: Wishes = {}): (root: Root) => Judge | undefined {
  const validators = ajvValidators(subject, wishes);
  return (root) => {
    const validate = validators(root);
    return validate && ((value) => validate(value) === true);
  };
}

/** The same as Ajv has them, with their errors. */
export function ajvValidators(
  subject: Subject,
  { formats = false, allErrors = false, extend = () => {} }: Wishes,
): (root: Root) => ValidateFunction | undefined {
  const instances = new Map<Dialect, ReturnType<typeof createAjv>>();
  const uriOf = (source: Source): string =>
    (subject.servedAt ?? "http://contract.invalid/") + source.path;
  const validators = new Map<Root, ValidateFunction | undefined>();

  const compile = (root: Root): ValidateFunction | undefined => {
    const dialect = dialectOfSource(root.source, subject.dialect);
    let ajv = instances.get(dialect);
    if (ajv === undefined) {
      ajv = createAjv(dialect, { ...shared, validateFormats: formats, allErrors });
      extend(ajv);
      if (formats) {
        addFormats.default(ajv);
        for (const format of subject.silentFormats) ajv.addFormat(format, true);
      }
      instances.set(dialect, ajv);
      for (const source of subject.sources) add(ajv, source, uriOf(source));
    }
    try {
      for (;;) {
        try {
          return ajv.compile({ $ref: uriOf(root.source) });
        } catch (error) {
          // A schema of another contract is added when it is first asked for.
          const uri = missingSchema(error);
          const remote = uri === undefined ? undefined : subject.remotes(uri);
          if (uri === undefined || remote === undefined || ajv.getSchema(uri)) throw error;
          add(ajv, remote, uri);
        }
      }
    } catch (error) {
      if (error instanceof Error) return undefined;
      throw error;
    }
  };

  return (root) => {
    if (!validators.has(root)) validators.set(root, compile(root));
    return validators.get(root);
  };
}

const shared: Options = {
  strict: false,
  validateSchema: false,
  logger: false,
  ownProperties: true,
};

export function createAjv(dialect: Dialect, options: Options) {
  switch (dialect) {
    case "draft-04":
      return new ajvDraft04.default(options);
    case "draft-06": {
      const ajv = new Ajv(options);
      ajv.addMetaSchema(draft06);
      return ajv;
    }
    case "draft-07":
      return new Ajv(options);
    case "2019-09":
      return new Ajv2019(options);
    case "2020-12":
      return new Ajv2020(options);
  }
}

function add(ajv: ReturnType<typeof createAjv>, { json }: Source, uri: string): void {
  if (!isObject(json) || ajv.schemas[uri] !== undefined) return;
  ajv.addSchema(json as AnySchemaObject, uri);
}

function missingSchema(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("missingSchema" in error)) return undefined;
  return typeof error.missingSchema === "string" ? error.missingSchema : undefined;
}

function dialectOfSource({ json }: Source, fallback: Dialect): Dialect {
  const uri = isObject(json) ? get(json, "$schema") : undefined;
  return (typeof uri === "string" ? dialectOf(uri) : undefined) ?? fallback;
}
