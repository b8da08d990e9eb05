/** The words of our own in a rewritten schema. No schema has them otherwise: a rewrite drops what it does not know. */

/** The keyword that stands for the references of a schema: the location keys of their targets. */
export const CALL = "allof:call";
/** Marks a schema whose `properties` name `__proto__`, which Ajv passes over. */
export const PROTO = "allof:proto";
/** Stands for an `enum` that lists nothing: no value fits. */
export const NEVER = "allof:never";
/** What is known of the branches of a schema's `anyOf` and `oneOf`. Not a keyword: read by those. */
export const UNIONS = "allof:unions";
/** What `contains` finds, beside an `unevaluatedItems`. Not a keyword: read by that. */
export const FINDS = "allof:finds";
