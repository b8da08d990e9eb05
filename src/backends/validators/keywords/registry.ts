/**
 * Ajv keywords of our own: calls between units, and those of Ajv's that give wrong verdicts in corners or report a union's
 * branches in a way that can't be told apart afterwards.
 */

import { anyOf } from "./any-of.js";
import { call } from "./call.js";
import { contains } from "./contains.js";
import { dependencies } from "./dependencies.js";
import { dependentSchemas } from "./dependent-schemas.js";
import { ifThenElse } from "./if-then-else.js";
import { multipleOf } from "./multiple-of.js";
import { never } from "./never.js";
import { oneOf } from "./one-of.js";
import { patternProperties } from "./pattern-properties.js";
import { propertyNames } from "./property-names.js";
import { properties } from "./properties.js";
import { proto } from "./proto.js";
import { required } from "./required.js";
import { unevaluatedItems } from "./unevaluated-items.js";
import { unevaluatedProperties } from "./unevaluated-properties.js";
import { uniqueItems } from "./unique-items.js";

/** Of every dialect. */
export const ownKeywords = [call, proto, never];

/** In place of Ajv's of the same name, where the dialect has it. */
export const replacements = [
  required,
  properties,
  anyOf,
  oneOf,
  ifThenElse,
  dependentSchemas,
  dependencies,
  propertyNames,
  patternProperties,
  unevaluatedProperties,
  unevaluatedItems,
  contains,
  uniqueItems,
  multipleOf,
];
