/** All ways in which rules are changed, in the order in which they are tried. */

import { applicators, dependencies, exclusion } from "./applicators.js";
import { limits } from "./bounds.js";
import { branch } from "./branch.js";
import { closed } from "./closed.js";
import { constant } from "./constant.js";
import { enumeration } from "./enumeration.js";
import type { Operator } from "./operator.js";
import { plain } from "./plain.js";
import { reference } from "./reference.js";
import { required } from "./required.js";
import { type } from "./type.js";

export const operators: readonly Operator[] = [
  branch,
  closed,
  type,
  constant,
  enumeration,
  limits,
  plain,
  reference,
  applicators,
  exclusion,
  required,
  dependencies,
];
