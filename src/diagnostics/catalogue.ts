/**
 * The catalogue of diagnostics: every code that allof can print, its severity, and what `allof explain CODE` says of it.
 * A code is stable: scripts and suppressions name it.
 */

import type { Diagnostic, Location, Related, Severity } from "./diagnostic.js";

interface Entry {
  readonly severity: Severity;
  /** One line: what is wrong. */
  readonly title: string;
  /** What the code means and why it matters. */
  readonly meaning: string;
  /** How to mend it. */
  readonly mend: string;
}

const entries = {
  // ── reading files ──
  "unreadable-file": {
    severity: "error",
    title: "A file or folder could not be read",
    meaning:
      "The operating system refused to open it, or it is not what was expected (a folder where a file should be).",
    mend: "Check that the path exists and that you may read it.",
  },
  "too-large": {
    severity: "error",
    title: "A schema file, or a line of NDJSON, is too large",
    meaning:
      "What is made of a file, or of a line, is several times its size. One beyond the limit would take the memory of the machine, so it is not read.",
    mend: "Split the file; schemas in other files of the folder can be referred to. Of NDJSON, each line is one payload.",
  },
  "invalid-utf8": {
    severity: "error",
    title: "A file is not UTF-8",
    meaning:
      "JSON and YAML are exchanged as UTF-8 (RFC 8259, section 8.1). The bytes at the place shown are no UTF-8.",
    mend: "Save the file as UTF-8.",
  },
  "empty-file": {
    severity: "error",
    title: "A file holds no value",
    meaning: "The file is empty, or holds only white space and comments.",
    mend: "Write a schema (or a payload) into it, or delete it.",
  },
  "malformed-json": {
    severity: "error",
    title: "A file is not JSON",
    meaning: "The text breaks the grammar of JSON (RFC 8259) at the place shown.",
    mend: "Mend the syntax. Comments and trailing commas are allowed in `.jsonc` files only.",
  },
  "malformed-yaml": {
    severity: "error",
    title: "A file is not YAML, or says what JSON can't",
    meaning:
      "The text breaks the grammar of YAML 1.2 at the place shown, or holds a value that JSON has no form for (a key that is not a string, `.nan`, `.inf`).",
    mend: "Mend the syntax; quote what should be a string.",
  },
  "malformed-toml": {
    severity: "error",
    title: "A file is not TOML, or says what JSON can't",
    meaning:
      "The text breaks the grammar of TOML 1.0 at the place shown, or holds a number that JSON has no form for (`nan`, `inf`).",
    mend: "Mend the syntax.",
  },
  "duplicate-key": {
    severity: "error",
    title: "An object has one key twice",
    meaning:
      "Parsers disagree on which of the two counts (RFC 8259, section 4), so the file means different things to different readers.",
    mend: "Keep one of them.",
  },
  "too-deep": {
    severity: "error",
    title: "A file, or a chain of references, is too deep",
    meaning:
      "The nesting of arrays and objects, or the number of schemas that refer to each other one by one, goes beyond what can be followed safely.",
    mend: "Flatten the file, or split it; refer to the last schema of a chain.",
  },

  // ── what a schema is ──
  "not-a-schema": {
    severity: "error",
    title: "A value stands where a schema must",
    meaning:
      "A JSON Schema is an object or a boolean (2020-12 Core, section 4.3). Anything else has no meaning as one.",
    mend: "Write an object, `true` or `false` there.",
  },
  "invalid-keyword": {
    severity: "error",
    title: "A keyword has a value that its metaschema forbids",
    meaning:
      "The schema is not valid against the metaschema of its dialect, so validators refuse it or read it each in their own way.",
    mend: "Give the keyword a value of the kind named in the message.",
  },
  "unknown-keyword": {
    severity: "warning",
    title: "A word in a schema looks like a misspelt keyword",
    meaning:
      "A word that is no keyword is an annotation, which validators pass over (2020-12 Core, section 6.5). This one differs from a keyword by a letter or two, so the rule that was probably meant is not in force.",
    mend: "Correct the keyword; if the word is meant as it stands, let it start with `x-`.",
  },
  "unknown-dialect": {
    severity: "error",
    title: "`$schema` names a metaschema that allof does not know",
    meaning:
      "allof reads draft-04, draft-06, draft-07, 2019-09 and 2020-12. What keywords mean depends on the dialect, so an unknown one can't be guessed.",
    mend: "Name one of the dialects that allof reads, or leave `$schema` out (2020-12 is then assumed, or the `dialect` of the configuration).",
  },
  "invalid-id": {
    severity: "error",
    title: "An `$id` is not a URI reference that can identify a schema",
    meaning:
      "`$id` must be a URI reference without a fragment that is not empty (2020-12 Core, section 8.2.1; before 2019-09 it may have one).",
    mend: "Write an absolute URI, or leave `$id` out: the file's path then identifies it.",
  },
  "duplicate-id": {
    severity: "error",
    title: "Two schemas claim one identifier",
    meaning:
      "Two schemas have the same `$id` (or one schema two equal anchors), so a reference to it has two targets.",
    mend: "Give each schema an identifier of its own.",
  },
  "unresolved-reference": {
    severity: "error",
    title: "A reference leads nowhere",
    meaning:
      "No schema of the contract has the identifier, path, anchor or pointer that the reference names.",
    mend: "Correct the reference, or add the schema that it names.",
  },
  "reference-outside": {
    severity: "error",
    title: "A reference leads out of the contract",
    meaning:
      "The reference names a file outside the contract's folder, or an address on the network. allof never opens either: a build must not depend on what lies elsewhere.",
    mend: "Copy the schema into the contract's folder and refer to it there; or say under `remotes` in the configuration where what has that address lies.",
  },
  "reference-cycle": {
    severity: "error",
    title: "A schema refers to itself without a way out",
    meaning:
      "Following `$ref` and `allOf` from this schema leads back to it without passing through a property or an item. No value can ever be judged by it (2020-12 Core, section 9.4.1).",
    mend: "Break the cycle: let one of the references stand below a property or an item.",
  },
  "unsupported-keyword": {
    severity: "error",
    title: "A construct that allof can't compile faithfully yet",
    meaning:
      "The schema uses a construct for which the generated validator might give a wrong verdict. allof refuses rather than guess.",
    mend: "Say the same by other means; the message names the construct.",
  },
  "unknown-format": {
    severity: "warning",
    title: "A `format` that no validator checks",
    meaning:
      "The format is not one of those that JSON Schema defines, so it is documentation only: payloads are not checked against it.",
    mend: "Correct its spelling, or add a `pattern` if it must be checked.",
  },
  "invalid-pattern": {
    severity: "error",
    title: "A `pattern` is no regular expression",
    meaning:
      "Patterns are ECMA-262 regular expressions, read in Unicode mode (2020-12 Core, section 6.4). This one does not parse.",
    mend: "Correct the expression; in Unicode mode, escapes of ordinary letters and lone brackets are errors.",
  },
  "exponential-pattern": {
    severity: "warning",
    title: "A pattern on which a validator can be made to hang",
    meaning:
      "The pattern can match one text in more ways with each character (a repetition within a repetition, or alternatives that have something in common), and JavaScript's regular expressions try all of them on a text that does not match. A few dozen characters take hours.",
    mend: "Let each text match in one way only: `(a+)+` is `a+`; `(\\w+\\s?)*` is `(\\w+(\\s\\w+)*)?`. A `maxLength` beside the pattern does not help where all errors are collected, since both are checked.",
  },
  "unbounded-unique-items": {
    severity: "warning",
    title: "`uniqueItems` on arrays of any length of objects or arrays",
    meaning:
      "To see that items which are objects or arrays differ, a validator compares each with each: twice as many take four times as long. Whoever may send a long array can keep it busy.",
    mend: "Add a `maxItems`.",
  },

  "ill-formed-name": {
    severity: "error",
    title: "A name is no Unicode text",
    meaning:
      "The name holds half of a surrogate pair. It can't be written as UTF-8 or in a URI, so generated code, references and other languages could not speak of it.",
    mend: "Correct the name; it was probably cut in the middle of a character.",
  },

  // ── names ──
  "unusable-file-name": {
    severity: "warning",
    title: "A file name that no module can have",
    meaning:
      "The path of the schema file holds a backslash, `%`, `#`, `?` or a control character. Node reads the specifier of a module as a URL and TypeScript as a path, so the two would look for different files. The module has a hyphen in its place.",
    mend: "Rename the file.",
  },
  "duplicate-name": {
    severity: "warning",
    title: "Two types want one name",
    meaning:
      "A name is declared once in a contract, so that one import gives all. Two schemas ask for the same, so both are called by their keys or files, as far as needed with what they stand in before it.",
    mend: "Give one of them a `title` of its own.",
  },
  "duplicate-module": {
    severity: "warning",
    title: "Two files want one module",
    meaning:
      "A module is called by its file without extension, and two files differ in nothing else, so the extension became part of the second one's name.",
    mend: "Rename one of the files.",
  },
  "case-conflict": {
    severity: "warning",
    title: "Two names differ only by case",
    meaning:
      "The files or types could not be told apart on a file system that ignores case (macOS, Windows), nor easily by people, so they are named otherwise.",
    mend: "Rename one of them.",
  },
  "adjusted-name": {
    severity: "info",
    title: "A name was adjusted to be an identifier",
    meaning:
      "The name is a reserved word, starts with a digit, or holds characters that no identifier may, so the type is declared under another.",
    mend: "Give the schema a `title` that is an identifier, if you want to choose the name.",
  },

  // ── inheritance ──
  "inheritance-cycle": {
    severity: "error",
    title: "A type inherits from itself",
    meaning: "The parents of the type, followed upward, lead back to it.",
    mend: "Remove one of the `allOf` references that close the circle.",
  },
  "closed-base": {
    severity: "error",
    title: "A child adds properties to a closed base",
    meaning:
      "The base says `additionalProperties: false`, which sees only the base's own `properties` (2020-12 Core, section 10.3.2.3). Every property that the child adds is forbidden by the base, so no payload that uses it can be valid.",
    mend: "Remove `additionalProperties: false` from the base, and close the leaves with `unevaluatedProperties: false`.",
  },
  "closed-child": {
    severity: "error",
    title: "A type is closed against what it inherits",
    meaning:
      "The type says `additionalProperties: false`, which sees only the `properties` beside it (2020-12 Core, section 10.3.2.3), so every inherited property is forbidden.",
    mend: "Say `unevaluatedProperties: false` instead: it knows the inherited properties.",
  },
  contradiction: {
    severity: "error",
    title: "A property can have no value",
    meaning:
      "The child's schema for the property and its base's exclude each other, so no payload can satisfy both.",
    mend: "Let the child narrow what the base allows, or widen the base.",
  },
  "diamond-conflict": {
    severity: "error",
    title: "Two parents exclude each other on a property",
    meaning:
      "The type inherits one property from two parents, and no value satisfies both of their schemas.",
    mend: "Bring the two parents into line, or inherit from one of them.",
  },
  unsatisfiable: {
    severity: "warning",
    title: "No value can be valid",
    meaning:
      "The constraints of the schema exclude each other, so every payload is invalid, and the type is `never`.",
    mend: "Relax one of the constraints named.",
  },
  "not-extended": {
    severity: "info",
    title: "An `allOf` reference that can't be an `extends`",
    meaning:
      "TypeScript lets an interface extend only object types whose members are known. This parent is a union, or is not an object, so the type is written as an intersection (`A & { … }`) instead. No meaning is lost.",
    mend: "Nothing needs mending. To get an `extends`, let the parent be a single object type.",
  },
  "shared-bundle": {
    severity: "info",
    title: "A bundle that refers to the one of the whole contract",
    meaning:
      "The type reaches so many files that a bundle of its own would repeat most of the contract. Its bundle is a `$ref` into `bundle/contract.bundle.json`, which holds each file once.",
    mend: "Nothing needs mending. Load `bundle/contract.bundle.json` in the validator before the type's bundle.",
  },

  // ── what an author may not mean (`allof check`; src/lint) ──
  "override-widens": {
    severity: "warning",
    title: "A child names values that its base rules out",
    meaning:
      "`allOf` only narrows: a value has to satisfy the base as well. What the child adds to the base's values (`null`, a constant, any string where the base has a list) stays invalid, though the child reads as if it were valid.",
    mend: "Widen the base, or name only values that the base accepts.",
  },
  "parent-adds-nothing": {
    severity: "warning",
    title: "A base is inherited through another one already",
    meaning:
      "The type refers in `allOf` to a base that another entry of its `allOf` inherits from, or to one base twice. The reference changes nothing, and readers look for a reason.",
    mend: "Remove the reference; `allof check --fix` does.",
  },
  "child-restates-base": {
    severity: "warning",
    title: "A child repeats a member of its base word by word",
    meaning:
      "Who changes the base later has to find each copy, and one that is forgotten narrows the member without a sign.",
    mend: "Remove the member from the child; `allof check --fix` does. A child that says more of it, if only in its description, is no repetition.",
  },
  "abstract-base-without-children": {
    severity: "warning",
    title: "A base that no type inherits from",
    meaning:
      "No keyword says that a type is abstract, so its name does: by default `Abstract…`, `Base…` and `…Base` (option `names`, a regular expression). A base that nobody extends is left over, or its children forgot it.",
    mend: "Let its children refer to it in `allOf`, give it another name, or remove it.",
  },
  "keyword-never-applies": {
    severity: "warning",
    title: "A keyword that no value is judged by",
    meaning:
      "A keyword judges values of one JSON type only (`minLength` strings, `items` arrays), and the schema accepts none of that type; or it says nothing without another keyword that is missing (`then` without `if`). So the rule is not in force.",
    mend: "Correct the `type` or the keyword, or remove the keyword; `allof check --fix` removes it.",
  },
  "required-undefined-property": {
    severity: "warning",
    title: "A closed object requires a property that it forbids",
    meaning:
      "The name is in `required`, but neither in `properties` nor matched by `patternProperties`, and the schema says `additionalProperties: false` or `unevaluatedProperties: false`. An object with the property is invalid, and so is one without.",
    mend: "Define the property, or correct the name in `required`.",
  },
  "unreachable-branch": {
    severity: "warning",
    title: "A branch of a union that changes nothing",
    meaning:
      "No value can satisfy the branch; or (in `anyOf`) an earlier branch accepts whatever it does. Constants beside the type of them all are not reported: they are there for editors.",
    mend: "Remove the branch, or narrow the one before it.",
  },
  "oneof-overlap": {
    severity: "warning",
    title: "A branch of `oneOf` of which every value is in another one",
    meaning:
      "`oneOf` accepts what satisfies exactly one branch. All that satisfies this branch satisfies another one too, so no value of it is valid, though it reads as if all were.",
    mend: "Say `anyOf`, or narrow the branch that holds the others.",
  },
  "enum-without-type": {
    severity: "warning",
    title: "`enum` without `type`",
    meaning:
      "The values alone say all there is to say, but other tools (form generators, OpenAPI clients) go by the `type`.",
    mend: "Name the type of the values; `allof check --fix` does.",
  },
  "properties-without-type": {
    severity: "warning",
    title: "`properties` without `type`",
    meaning:
      "`properties` judges objects only (2020-12 Core, section 10.3.2.1). Without a `type`, strings, numbers and `null` are valid too, and the type that is generated has to say so.",
    mend: 'Add `"type": "object"`; `allof check --fix` does. If other values are meant to be valid, name them in `type`.',
  },
  "invalid-default": {
    severity: "warning",
    title: "A `default` that its schema does not accept",
    meaning:
      "Readers and tools take a default for a value that may be written there (2020-12 Validation, section 9.2). This one would be refused.",
    mend: "Correct the default or the schema.",
  },
  "invalid-example": {
    severity: "warning",
    title: "An example that its schema does not accept",
    meaning:
      "Whoever copies the example gets an invalid payload (2020-12 Validation, section 9.5). Examples of a type are fixtures of it, and are reported as such.",
    mend: "Correct the example or the schema.",
  },
  "missing-description": {
    severity: "info",
    title: "A type or property without `description`",
    meaning:
      "Generated types and pages have nothing to tell of it. A description of what it refers to, or of the base's property, counts.",
    mend: "Say in a sentence what it is.",
  },
  "id-does-not-fit-path": {
    severity: "warning",
    title: "An `$id` that does not fit the file",
    meaning:
      "The identifier ends with another name than the file has; or with another folder, where the identifiers of most files end with their paths. It was probably copied from another file, and references by path and by identifier will not agree.",
    mend: "Correct the identifier, or move the file.",
  },
  "unused-definition": {
    severity: "warning",
    title: "A definition that nothing refers to",
    meaning:
      "No schema outside of it leads to the definition, be it step by step. Definitions of a file that holds nothing else are there for others and not reported.",
    mend: "Remove it; `allof check --fix` does. One that users import is worth a file of its own.",
  },
  naming: {
    severity: "warning",
    title: "A name in another style than is asked for",
    meaning:
      "The configuration asks for one style of names (options `files`, `properties`, `definitions`: `camelCase`, `PascalCase`, `kebab-case`, `snake_case` or `UPPER_CASE`).",
    mend: "Rename it.",
  },
  "unbounded-array": {
    severity: "warning",
    title: "An array without an upper bound",
    meaning: "A service that reads payloads of others has to expect any number of items.",
    mend: "Add a `maxItems`.",
  },
  "unbounded-string": {
    severity: "warning",
    title: "A string without an upper bound",
    meaning:
      "A service that reads payloads of others has to expect texts of any length. A constant, a format of known length and a pattern without endless repetition are bounds.",
    mend: "Add a `maxLength`.",
  },
  "unused-suppression": {
    severity: "warning",
    title: "A suppression that suppresses nothing",
    meaning:
      "The configuration passes over findings of a rule at a place where there is none (any more), so it would hide the next one.",
    mend: "Remove the entry of `lint.suppress`.",
  },

  "outdated-baseline": {
    severity: "info",
    title: "A finding of the baseline that is gone",
    meaning:
      "The baseline lists a finding that no longer occurs. As long as it is listed, it may come back unseen.",
    mend: "Run the check with `--update-baseline`.",
  },
  mended: {
    severity: "info",
    title: "A finding that `--fix` has mended",
    meaning:
      "The file was changed as the message says. What the contract accepts is as before, but for `properties-without-type`, where the fixtures' verdicts are.",
    mend: "Nothing needs mending. Review the difference before you commit it.",
  },

  // ── fixtures and payloads ──
  "invalid-payload": {
    severity: "error",
    title: "A payload is not valid",
    meaning:
      "A payload breaks a rule of its type. The message names the rule and where it comes from.",
    mend: "Correct the payload, or the schema if the rule is wrong.",
  },
  "type-refuses-valid": {
    severity: "error",
    title: "An emitted type refuses a payload that its schema accepts",
    meaning:
      "`allof check` puts each fixture to TypeScript, as a literal type. A type that refuses what the validator accepts would keep a correct program from compiling.",
    mend: "This is a bug of allof: report it, with the schema and the payload.",
  },
  "unexplained-acceptance": {
    severity: "error",
    title: "An emitted type accepts an invalid payload, and nothing explains it",
    meaning:
      "Types hold more values than schemas where TypeScript has no form for a keyword, and `contract.json` lists each such keyword as looseness. This payload breaks a rule that the type should express: none of the looseness on record explains that it passes.",
    mend: "This is a bug of allof: report it, with the schema and the payload.",
  },
  "type-without-answer": {
    severity: "warning",
    title: "TypeScript can't say whether a payload is of its emitted type",
    meaning:
      "The comparison ends in an error of its own, such as a type that is too deep or too large to be compared, so the fixture proves nothing of the type. Its validator has judged it all the same.",
    mend: "Make the payload smaller, or the type simpler.",
  },
  "unexpectedly-valid": {
    severity: "error",
    title: "A fixture that should be invalid is valid",
    meaning: "A fixture in an `invalid` folder is accepted by its type, so it proves nothing.",
    mend: "Give it the fault that it stands for, or move it to `valid`.",
  },
  "unexpected-finding": {
    severity: "error",
    title: "A fixture is invalid for another reason than expected",
    meaning: "The findings differ from those in the `.errors.json` file beside the fixture.",
    mend: "Correct the fixture; or run `allof check --update` and review the difference.",
  },
  "missing-expectation": {
    severity: "error",
    title: "An invalid fixture has no expected findings",
    meaning:
      "Without an `.errors.json` file beside it, a fixture can be invalid for the wrong reason and nobody notices.",
    mend: "Run `allof check --update`, review the file that it writes, and commit it.",
  },
  "orphan-expectation": {
    severity: "warning",
    title: "Expected findings without a fixture",
    meaning: "An `.errors.json` file lies beside no fixture of its name.",
    mend: "Delete it, or restore the fixture.",
  },
  "unknown-fixture-type": {
    severity: "error",
    title: "A fixture is of no type of the contract",
    meaning:
      "A fixture says of which type it is by its folder, by the name in its path that a pattern of the configuration asks for, by its `$schema`, or by the schema that it lies beside. This one names a type or a schema that the contract has not, or says nothing.",
    mend: "Name the folder or file for a type or a schema of the contract, or correct the pattern.",
  },
  "too-slow": {
    severity: "error",
    title: "A payload takes too long to judge",
    meaning:
      "The validator was stopped at a limit of time; the other payloads were judged. A pattern that can match in many ways (`exponential-pattern`), or many branches within branches, take a time that doubles with each step.",
    mend: "Mend the pattern or the schema that the payload leads into; `allof check` names such patterns.",
  },
  "more-findings": {
    severity: "error",
    title: "There are more findings than are told",
    meaning:
      "So many payloads have something wrong with them that only the first findings are told. They mostly have one cause.",
    mend: "Mend what is told, and run again. `--only <type>` narrows the run to one type.",
  },
  "misplaced-fixture": {
    severity: "warning",
    title: "A file in the fixtures folder is not checked",
    meaning:
      "Fixtures are looked for in `<Type>/valid/` and `<Type>/invalid/`. A file anywhere else proves nothing.",
    mend: "Move it to `valid` or `invalid` of its type's folder, or out of the fixtures folder.",
  },
  "missing-fixtures": {
    severity: "error",
    title: "The fixtures folder is missing",
    meaning:
      "The configuration names a fixtures folder that does not exist, so nothing was checked.",
    mend: "Create it, correct `fixtures` in the configuration, or set it to null if the contract has none.",
  },
  "low-coverage": {
    severity: "error",
    title: "Fixtures show too little of the types",
    meaning:
      "`--min-coverage` asks for a percentage of what types have to be in some valid fixture: members, own and inherited ones in each child; absence of what is optional; null where it is allowed; branches of unions; listed values.",
    mend: "`allof fixtures coverage` says what no fixture shows, and `allof fixtures suggest --write` writes fixtures that do.",
  },
  "low-mutation-score": {
    severity: "error",
    title: "Fixtures notice too few changes of the rules",
    meaning:
      "`--min-mutation` asks for a percentage of the rules of the schemas to be proved: each is dropped or widened in turn, and some fixture must then have another verdict or other findings. Rules that others imply are not counted.",
    mend: "`allof fixtures mutation` says which rules no fixture shows, and `allof fixtures suggest --write` writes fixtures that do.",
  },
  "fixtures-passed-over": {
    severity: "info",
    title: "Fixtures of schemas with errors were not tried",
    meaning:
      "What a schema with errors accepts is not known, nor what one accepts that refers to it. Fixtures of such types are passed over; all others are tried.",
    mend: "Mend the errors of the schemas.",
  },
  "streamed-fixtures": {
    severity: "info",
    title: "A file of fixtures is large, and only judged",
    meaning:
      "A small file of a payload a line is a file of fixtures as any other. The payloads of a large one are judged as they are read, and none is kept, so that its size does not matter: coverage, mutation, the agreement with types and expected findings pass over it.",
    mend: "Put the lines that show something into a file of their own.",
  },
  "untested-type": {
    severity: "warning",
    title: "A type has no fixture",
    meaning: "No payload shows that the type accepts what it should and rejects what it should.",
    mend: "Add a folder with a valid and an invalid payload for it.",
  },

  // ── changes of the contract (`allof breaking`; src/breaking) ──
  "breaking-required": {
    severity: "error",
    title: "A member has to be there that did not",
    meaning:
      "One state of the contract accepts payloads without the member, the other rejects them. The message says which way: whoever reads by the contract as it is now rejects what was written before (backward), or whoever still reads by the one before rejects what is written now (forward).",
    mend: "Keep the member optional until everyone writes it, and required until nobody reads it. For payloads that go one way only, give the type a role in the configuration.",
  },
  "breaking-type": {
    severity: "error",
    title: "A value may be of other kinds than before",
    meaning:
      "One state of the contract accepts values of a kind (a string, null, a whole number) at this place, the other rejects them.",
    mend: "Add a member beside the old one and let go of that when nobody uses it, or accept both kinds for a while.",
  },
  "breaking-values": {
    severity: "error",
    title: "An enumeration or a constant has changed",
    meaning:
      "One state of the contract lists a value that the other does not. A value that is dropped breaks those who read what was written before; one that is added breaks those who still read by the contract before.",
    mend: "Drop a value when nobody writes it any more, and write a new one when everyone reads it. Readers that have to survive new values want a `string` with `examples`.",
  },
  "breaking-bounds": {
    severity: "error",
    title: "A bound has changed",
    meaning:
      "One state of the contract accepts numbers, lengths or counts that the other rejects: `minimum`, `maxLength`, `minItems`, `multipleOf` and their like.",
    mend: "Widen what is read first, then what is written.",
  },
  "breaking-pattern": {
    severity: "error",
    title: "A pattern has changed",
    meaning: "One state of the contract accepts strings that the pattern of the other rejects.",
    mend: "Let readers accept both forms first.",
  },
  "breaking-format": {
    severity: "error",
    title: "A format has changed",
    meaning:
      "One state of the contract accepts strings that do not have the `format` which the other checks.",
    mend: "Let readers accept both forms first, or leave formats as documentation (`formats: annotate` in the configuration).",
  },
  "breaking-members": {
    severity: "error",
    title: "A member that is spoken of may not be there, or not be called so",
    meaning:
      "One state of the contract knows a member that the other refuses: it is closed to others (`additionalProperties`, `unevaluatedProperties`), or names are limited.",
    mend: "Leave objects open that grow, or let readers know the member first.",
  },
  "breaking-union": {
    severity: "error",
    title: "A value is of no branch of a union, or of too many",
    meaning:
      "One state of the contract accepts values that are of none of the branches of `anyOf` or `oneOf` of the other, or of more than the one that `oneOf` allows.",
    mend: "Let readers know a new branch before anyone writes it; drop one when nobody does.",
  },
  "breaking-condition": {
    severity: "error",
    title: "A condition has changed",
    meaning:
      "One state of the contract accepts values that another rule of the other rejects: `not`, `contains`, `uniqueItems`, `if` or `dependentSchemas`.",
    mend: "Loosen what is read first, then tighten what is written.",
  },
  "breaking-undeclared": {
    severity: "warning",
    title: "A member that the contract did not speak of is limited",
    meaning:
      "The object is open: a payload may have had the member before the contract spoke of it, with any value. Who writes by the contract alone has not. So a new optional member breaks nobody but those who wrote it without a contract.",
    mend: "Choose a name that nobody can have used. Set the rule to `off` where writers keep to the contract, to `error` where they are not known.",
  },
  "breaking-unproved": {
    severity: "warning",
    title: "Whether a type breaks could not be found out",
    meaning:
      "No payload was found that shows a break, and no proof that there is none. The message names the keywords that stand in the way, or says that the search was given up.",
    mend: "Look at the change yourself; say it in simpler keywords if you can.",
  },
  "breaking-type-removed": {
    severity: "error",
    title: "A type is gone",
    meaning:
      "The contract before has a type of this name, and none of now says the same. Code that names it stops compiling, and nothing says any more what such payloads are.",
    mend: "Keep it, marked `deprecated`, until nobody uses it.",
  },
  "breaking-type-renamed": {
    severity: "warning",
    title: "A type has another name",
    meaning:
      "A type says what one of another name said before. Payloads are the same, or are compared as such; code that names it stops compiling.",
    mend: "Keep the old name as a schema that refers to the new one, marked `deprecated`.",
  },
  "breaking-type-moved": {
    severity: "info",
    title: "A type has moved to another file",
    meaning:
      "The type has the name that it had, in another module. Code that imports it from the index compiles as before, code that imports from its module does not.",
    mend: "Import types from the index.",
  },
  "breaking-code": {
    severity: "warning",
    title: "Code that uses the generated types may stop compiling",
    meaning:
      "No payload breaks, and yet TypeScript does not take the type for what it was: code that builds such values misses a member that is required now, or code that reads them meets a branch that it does not know (an exhaustive `switch` stops compiling).",
    mend: "Announce it with a version that says so.",
  },
  "no-baseline": {
    severity: "error",
    title: "What the contract is to be compared with can't be had",
    meaning:
      "There is no such commit, folder, archive or package, or what is there is no contract that compiles. Nothing is known of changes then, so it is an error and never “no changes”.",
    mend: "Name a commit, a branch or a tag; a folder, a `.tgz` or a bundle of a contract; or a package that is installed (`npm:<name>`).",
  },

  // ── output, usage, configuration ──
  "stale-output": {
    severity: "error",
    title: "Generated files are not up to date",
    meaning: "What is on disk differs from what the schemas compile to.",
    mend: "Run `allof build` and commit the result.",
  },
  "unwritable-output": {
    severity: "error",
    title: "The output could not be written",
    meaning: "The operating system refused. What was there before is untouched.",
    mend: "Check that the folder may be written and that the disk is not full.",
  },
  "unwritable-report": {
    severity: "error",
    title: "A report could not be written",
    meaning:
      "The file that `--reporter name=file` names, or the job summary of GitHub, refused to be written. What was found stands on standard output.",
    mend: "Name a file in a folder that you may write to.",
  },
  "unusable-settings": {
    severity: "error",
    title: "The settings of an editor can't be extended",
    meaning:
      "`allof init --editor` adds to what stands in `.vscode/settings.json` and `.idea/jsonSchemas.xml`, and keeps all else. Of a file that is not what the editor expects it can't tell what to keep, so nothing was written.",
    mend: "Correct the file at this place, or move it away.",
  },
  "foreign-output": {
    severity: "error",
    title: "The output folder holds files that allof did not write",
    meaning:
      "A build replaces its output folder as a whole. This one holds files from elsewhere, which would be lost.",
    mend: "Choose another `output` folder, or move the files away.",
  },
  "invalid-configuration": {
    severity: "error",
    title: "The configuration is not valid",
    meaning: "`allof.config.json` breaks a rule of its schema.",
    mend: "Correct the member named; `allof explain AllofConfig` lists what there is.",
  },
  "changed-meaning": {
    severity: "warning",
    title: "A keyword that means something else in the output",
    meaning:
      "Components of OpenAPI 3.1 are schemas of 2020-12, and older ones are written in its words. In 2019-09, `unevaluatedItems` speaks of items that `contains` found too, which 2020-12 has no word for: there the component accepts more.",
    mend: "Write the schema in 2020-12, as it is meant.",
  },
  "missing-package": {
    severity: "error",
    title: "A target needs a package that is not installed",
    meaning:
      "Targets `quicktype:<language>` are printed by quicktype-core. It is heavy and few need it, so it does not come with allof.",
    mend: "Install the package beside allof.",
  },
  "unknown-language": {
    severity: "error",
    title: "quicktype has no such language",
    meaning: "A target `quicktype:<language>` names a language by a name of quicktype's.",
    mend: "Name a language that quicktype knows.",
  },
  "quicktype-failed": {
    severity: "error",
    title: "quicktype can't print the types of a contract",
    meaning:
      "quicktype ended with an error on the flattened schemas. Some of its languages have no form for some types, such as an array of itself in C.",
    mend: "Choose another language; if it is quicktype's fault, report it there.",
  },
  "text-left-out": {
    severity: "warning",
    title: "A name or constant that quicktype is not told of",
    meaning:
      "quicktype does not escape all that its languages read in strings and names: quotes, backslashes, control characters, `#{`. A member of such a name is left out of its types, and a constant is any string there.",
    mend: "Use another name, or a target for the language that is allof's own.",
  },
  "invalid-backend": {
    severity: "error",
    title: "What a target names is no back-end",
    meaning:
      "`targets` or `--target` names a module from outside of allof. It can't be loaded, or its default export is not what the interface of back-ends asks for.",
    mend: "See docs/backends.md for the interface.",
  },
  "failed-backend": {
    severity: "error",
    title: "A back-end from outside failed",
    meaning:
      "Its `generate` threw, or rejected. The place shown is where in its code. Nothing is written.",
    mend: "Mend the back-end, or tell its authors; without it in `targets`, the rest is built.",
  },
  "invalid-backend-output": {
    severity: "error",
    title: "A back-end from outside gave files that can't be written",
    meaning:
      "It returned something else than files, or a path that leaves the output folder, that another file has, or that not every system can have. Nothing is written.",
    mend: "Mend the back-end, or tell its authors; docs/backends.md says what it may return.",
  },
  "backend-finding": {
    severity: "warning",
    title: "A back-end from outside has something to say",
    meaning:
      "The words are the back-end's: most often its language has no form for what a schema says. Its severity is the back-end's too; with an error, nothing is written.",
    mend: "See the documentation of the back-end.",
  },
  "no-schemas": {
    severity: "error",
    title: "There is no schema to compile",
    meaning:
      "The schemas folder is missing, or holds no `.json`, `.jsonc`, `.yaml` or `.yml` file.",
    mend: "Name the folder in `schemas` of the configuration, or run `allof init`.",
  },
  "invalid-option": {
    severity: "error",
    title: "An option that can't be honoured",
    meaning:
      "`compile` and `allof types` take the options of json-schema-to-typescript that have a meaning here. This one has none, or not this value.",
    mend: "Leave it out, or see MIGRATING.md for what takes its place.",
  },
  usage: {
    severity: "error",
    title: "The command line can't be understood",
    meaning: "A command, an option or an argument is unknown or missing.",
    mend: "See `allof --help`, or `allof <command> --help`.",
  },
} as const satisfies Record<string, Entry>;

export type Code = keyof typeof entries;

export const catalogue: Readonly<Record<Code, Entry>> = entries;

export const codes = Object.keys(entries) as readonly Code[];

export interface Details {
  readonly message: string;
  readonly location?: Location;
  readonly related?: readonly Related[];
  /** Instead of the catalogue's general mend, where the case at hand allows a better one. */
  readonly hint?: string;
}

/** A diagnostic of the catalogue; its hint is the code's general mend unless `details` know better. */
export function diagnostic(code: Code, details: Details): Diagnostic {
  const entry = catalogue[code];
  return { code, severity: entry.severity, hint: entry.mend, ...details };
}
