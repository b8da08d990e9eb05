/** What the printers of all types share, for one file. */

import type { PlannedType } from "../../plan/plan.js";
import type { Expression } from "./code.js";
import { assignmentLines } from "./code.js";
import type { Components } from "./component.js";
import type { Hierarchy } from "./hierarchy.js";
import { ShapeCode } from "./shape-code.js";
import { classes, type SourceFile } from "./source-file.js";

export class Printer {
  readonly hierarchy: Hierarchy;
  readonly components: Components;
  readonly file: SourceFile;
  readonly shapes: ShapeCode;

  constructor(hierarchy: Hierarchy, components: Components, file: SourceFile) {
    this.hierarchy = hierarchy;
    this.components = components;
    this.file = file;
    this.shapes = new ShapeCode(hierarchy, file);
  }

  /** The constant by which JSON is checked. Members of interfaces are public and static by themselves. */
  shapeLines(shape: Expression, indent: string, isInInterface = false): readonly string[] {
    const type = this.file.runtime("JsonShape");
    const before = `${isInInterface ? "" : "public static final "}${type} SHAPE`;
    return [
      `${indent}/** What JSON has to be to be one of these. */`,
      ...assignmentLines(before, shape, indent),
    ];
  }

  /** Interfaces that a type is of, besides its bases. */
  unionsOf(name: string): readonly string[] {
    return this.hierarchy.unionsOf(name);
  }

  contractType(): string {
    return this.file.runtime("ContractType");
  }

  /**
   * Jackson takes the annotations of interfaces for those of their classes: what an interface says of how it is read is taken back where the
   * class is read otherwise.
   */
  resets(
    name: string,
    own: { readonly deserialize?: true; readonly typeInfo?: true } = {},
  ): readonly string[] {
    const above = [...this.hierarchy.supertypesOf(name)].flatMap(
      (each) => this.hierarchy.plan.types.get(each) ?? [],
    );
    return this.resetsBelow(above, own);
  }

  resetsBelow(
    above: readonly PlannedType[],
    own: { readonly deserialize?: true; readonly typeInfo?: true } = {},
  ): readonly string[] {
    const isTagged = (type: PlannedType): boolean =>
      type.kind === "union" && this.hierarchy.goesByTag(type);
    const lines: string[] = [];
    if (own.typeInfo !== true && above.some(isTagged)) {
      const info = this.file.use(classes.jsonTypeInfo);
      lines.push(`@${info}(use = ${info}.Id.NONE)`);
    }
    if (own.deserialize !== true && above.some((type) => !isTagged(type))) {
      lines.push(`@${this.file.use(classes.jsonDeserialize)}`);
    }
    return lines;
  }
}
