/** Names of Python, made from what people call things (PEP 8). */

/** Words that can't name anything, and the builtins that generated annotations use. */
const reserved = new Set(
  (
    "False None True and as assert async await break class continue def del elif else except finally for from global if import in is " +
    "lambda nonlocal not or pass raise return try while with yield bool dict float int list str tuple"
  ).split(" "),
);

/** What pydantic's models have already, and ours. */
const modelAttributes = new Set(
  (
    "copy json dict schema schema_json construct validate parse_obj parse_raw parse_file from_orm update_forward_refs model_config " +
    "model_fields model_computed_fields model_extra model_fields_set model_construct model_copy model_dump model_dump_json " +
    "model_json_schema model_parametrized_name model_post_init model_rebuild model_validate model_validate_json " +
    "model_validate_strings from_json to_json"
  ).split(" "),
);

/** What generated modules import. */
const imported = new Set(
  (
    "Annotated Any ClassVar Literal TypeAlias TypeAliasType ConfigDict Field TypeAdapter ContractModel JsonInteger JsonNumber Rules " +
    "AllOf OneOf Positions NotNull Nothing adapter_of decode encode annotations TYPES UNCHECKED"
  ).split(" "),
);

const identifier = /^[\p{ID_Start}_][\p{ID_Continue}]*$/u;

/** `text` as an identifier of Python, which compares names by their NFKC form. */
function identifierOf(text: string): string {
  const shown = text.normalize("NFKC").replace(/[^\p{ID_Continue}]+/gu, "_");
  return identifier.test(shown) ? shown : "_" + shown;
}

/** `noiseLevel` → `noise_level`, `HTTPServer` → `http_server`, `class` → `class_`, `_id` → `id`. */
export function memberName(text: string): string {
  const words = text
    .normalize("NFKC")
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1_$2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1_$2")
    .toLowerCase()
    .normalize("NFKC")
    .replace(/[^\p{ID_Continue}]+/gu, "_")
    .replace(/^_+/, "")
    .replace(/(?<=[^_])_+$/, (end) => (end.length > 1 ? "_" : end));
  // What begins with an underscore is private to pydantic.
  const named = identifier.test(words) ? words : `field_${words}`.replace(/_$/, "");
  return reserved.has(named) || modelAttributes.has(named) ? named + "_" : named;
}

/** Names of members by what JSON calls them, each once: who is called so in JSON has the right to the name. */
export function memberNames(names: Iterable<string>): ReadonlyMap<string, string> {
  const all = [...new Set(names)].sort();
  const result = new Map<string, string>();
  const taken = new Set<string>();
  for (const isExact of [true, false]) {
    for (const name of all) {
      const wanted = memberName(name);
      if ((wanted === name) !== isExact) continue;
      let free = wanted;
      for (let i = 2; taken.has(free); i++) free = `${wanted.replace(/_$/, "")}_${i}`;
      taken.add(free);
      result.set(name, free);
    }
  }
  return result;
}

/** Gives types names that are free. */
export class TypeNames {
  readonly #taken = new Set<string>([...reserved, ...imported]);

  take(text: string): string {
    const bare = identifierOf(text).replace(/^_+(?=\p{L})/u, "") || "Type";
    const wanted = this.#taken.has(bare) && !/\d$/.test(bare) ? bare + "_" : bare;
    let free = this.#taken.has(bare) ? wanted : bare;
    for (let i = 2; this.#taken.has(free); i++) free = `${bare}_${i}`;
    this.#taken.add(free);
    // Every type may have an adapter.
    this.#taken.add(free + "Adapter");
    return free;
  }
}

/** The name of a package: `my-contract` → `my_contract`. */
export function packageName(name: string): string {
  const bare = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  if (bare === "") return "contract";
  return /^\d/.test(bare) || reserved.has(bare) || bare === "pydantic" || bare === "typing"
    ? `contract_${bare}`
    : bare;
}
