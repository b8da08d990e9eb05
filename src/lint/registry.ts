/** Every rule of the lint, in the order in which `docs/lint.md` lists them. */

import type { Rule } from "./rule.js";
import { abstractBaseWithoutChildren } from "./rules/abstract-base-without-children.js";
import { childRestatesBase } from "./rules/child-restates-base.js";
import { enumWithoutType } from "./rules/enum-without-type.js";
import { idDoesNotFitPath } from "./rules/id-does-not-fit-path.js";
import { invalidDefault } from "./rules/invalid-default.js";
import { invalidExample } from "./rules/invalid-example.js";
import { keywordNeverApplies } from "./rules/keyword-never-applies.js";
import { missingDescription } from "./rules/missing-description.js";
import { naming } from "./rules/naming.js";
import { oneofOverlap } from "./rules/oneof-overlap.js";
import { overrideWidens } from "./rules/override-widens.js";
import { parentAddsNothing } from "./rules/parent-adds-nothing.js";
import { propertiesWithoutType } from "./rules/properties-without-type.js";
import { requiredUndefinedProperty } from "./rules/required-undefined-property.js";
import { unboundedArray } from "./rules/unbounded-array.js";
import { unboundedString } from "./rules/unbounded-string.js";
import { unreachableBranch } from "./rules/unreachable-branch.js";
import { unusedDefinition } from "./rules/unused-definition.js";

export const rules: readonly Rule[] = [
  overrideWidens,
  parentAddsNothing,
  childRestatesBase,
  abstractBaseWithoutChildren,
  keywordNeverApplies,
  requiredUndefinedProperty,
  unreachableBranch,
  oneofOverlap,
  enumWithoutType,
  propertiesWithoutType,
  invalidDefault,
  invalidExample,
  missingDescription,
  idDoesNotFitPath,
  unusedDefinition,
  naming,
  unboundedArray,
  unboundedString,
];
