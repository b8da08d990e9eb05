/** The cases of every rule, by its name. */

import type { LintCase } from "./case.js";
import { cases as abstractBaseWithoutChildren } from "./cases/abstract-base-without-children.js";
import { cases as childRestatesBase } from "./cases/child-restates-base.js";
import { cases as enumWithoutType } from "./cases/enum-without-type.js";
import { cases as idDoesNotFitPath } from "./cases/id-does-not-fit-path.js";
import { cases as invalidDefault } from "./cases/invalid-default.js";
import { cases as invalidExample } from "./cases/invalid-example.js";
import { cases as keywordNeverApplies } from "./cases/keyword-never-applies.js";
import { cases as missingDescription } from "./cases/missing-description.js";
import { cases as naming } from "./cases/naming.js";
import { cases as oneofOverlap } from "./cases/oneof-overlap.js";
import { cases as overrideWidens } from "./cases/override-widens.js";
import { cases as parentAddsNothing } from "./cases/parent-adds-nothing.js";
import { cases as propertiesWithoutType } from "./cases/properties-without-type.js";
import { cases as requiredUndefinedProperty } from "./cases/required-undefined-property.js";
import { cases as unboundedArray } from "./cases/unbounded-array.js";
import { cases as unboundedString } from "./cases/unbounded-string.js";
import { cases as unreachableBranch } from "./cases/unreachable-branch.js";
import { cases as unusedDefinition } from "./cases/unused-definition.js";

export const casesOf: Readonly<Record<string, readonly LintCase[]>> = {
  "override-widens": overrideWidens,
  "parent-adds-nothing": parentAddsNothing,
  "child-restates-base": childRestatesBase,
  "abstract-base-without-children": abstractBaseWithoutChildren,
  "keyword-never-applies": keywordNeverApplies,
  "required-undefined-property": requiredUndefinedProperty,
  "unreachable-branch": unreachableBranch,
  "oneof-overlap": oneofOverlap,
  "enum-without-type": enumWithoutType,
  "properties-without-type": propertiesWithoutType,
  "invalid-default": invalidDefault,
  "invalid-example": invalidExample,
  "missing-description": missingDescription,
  "id-does-not-fit-path": idDoesNotFitPath,
  "unused-definition": unusedDefinition,
  naming: naming,
  "unbounded-array": unboundedArray,
  "unbounded-string": unboundedString,
};
