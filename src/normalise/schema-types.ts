/** The types of all schemas of a contract, those without a name included. */

import type { Contract } from "../model/contract.js";
import type { Type } from "../model/type.js";
import { remembered } from "../memo/remembered.js";
import type { Resolved, SchemaEntry } from "../resolve/resolved.js";
import { createInterpreter } from "./interpret.js";
import { wholeKindsIn } from "./interpret/whole-kinds.js";
import { createKinds, type Kinds } from "./kinds.js";

export interface SchemaTypes {
  /** The type of a schema where it is used: a reference, if it is declared under a name. */
  typeOf(entry: SchemaEntry): Type;
  /** The JSON types that its values can be of. */
  kindsOf(entry: SchemaEntry): Kinds;
}

/** Each type is worked out when it is first asked for. */
export function schemaTypes(resolved: Resolved, contract: Contract): SchemaTypes {
  const kindsOf = createKinds(resolved);
  wholeKindsIn(resolved);
  const { declarations } = contract;
  const none: Kinds = new Set();
  const interpreter = createInterpreter(resolved, (key) => declarations.has(key), {
    kindsOf: (id) => declarations.get(id)?.kinds ?? none,
  });
  const typeAt = remembered(resolved.memo, "type of a schema", (key): Type | undefined => {
    const entry = resolved.schemas.get(key);
    return entry === undefined ? undefined : interpreter.typeOf(entry);
  });
  return { typeOf: (entry) => typeAt(entry.key) ?? interpreter.typeOf(entry), kindsOf };
}
