/** Pairs of which we prove that every payload stays valid though the label says otherwise: why the label is not that of a payload. */
export const explanations: ReadonlyMap<string, string> = new Map([
  [
    "apicurio String: pattern 2",
    "patterns are found anywhere (2020-12 Core, 6.4): `[a-z]*` and `[A-Z]*` find the empty text in every string",
  ],
  [
    "apicurio Const",
    "a string that equals an array: neither schema accepts any payload, so none is lost",
  ],
  [
    "apicurio String: contentEncoding 3",
    "`contentEncoding` is an annotation (2020-12 Validation, 8.2): validators look at nothing",
  ],
  [
    "apicurio String: contentMediaType 3",
    "`contentMediaType` is an annotation (2020-12 Validation, 8.2): validators look at nothing",
  ],
  [
    "apicurio Conditional: if",
    "the patterns in `then` and `else` find the empty text in every string, so neither branch refuses any",
  ],
]);
