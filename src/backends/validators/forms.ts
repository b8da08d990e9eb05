/**
 * The two forms in which Ajv's code is shipped. Ajv writes ten lines for each error; it writes them line by line, and a string
 * holds no line break, so that no text of a schema can be taken for them.
 */

import type { RuleTable } from "./rule-table.js";
import { branchMark } from "./keywords/branch.js";

const STRING = `"(?:[^"\\\\]|\\\\.)*"`;
const errorBlock =
  /^const (err\d+) = (\{.*?\});\nif\(vErrors === null\)\{\nvErrors = \[\1\];\n\}\nelse \{\nvErrors\.push\(\1\);\n\}\nerrors\+\+;$/gms;
const errorObject = new RegExp(
  `^\\{instancePath(?::((?:[^"]|${STRING})*?))?,schemaPath:(${STRING}),keyword:(${STRING}),params:(.*)\\}$`,
  "s",
);
/** What a place ends with, whatever the value. */
const knownEnd = new RegExp(`^(.*\\S)\\s*\\+\\s*("/${STRING.slice(1)})$`, "s");
const reset =
  /^if\(vErrors !== null\)\{\nif\((_errs\d+)\)\{\nvErrors\.length = \1;\n\}\nelse \{\nvErrors = null;\n\}\n\}\n/gm;
const signature = /^(function [\w$]+\(data), \{instancePath=""\}=\{\}\)\{$/gm;
const call = new RegExp(
  `^(if\\((?:!\\()?[\\w$]+\\((?:[^"\\n]|${STRING})*?), \\{instancePath: (.*)\\}(\\)+\\{)$`,
  "gm",
);
const join = /^vErrors = joinErrors\(.*\n(errors \+= )?.*$/gm;
// A schema that is `false` gives its only error at once.
const bookkeeping = /^(?:let vErrors = null;|[\w$]+\.errors = (?:vErrors|null|\[\{.*\}\]);)\n/gm;
const onlyError = /^[\w$]+\.errors = \[(\{.*\})\];\nreturn false;$/gm;
const noError = /^[\w$]+\.errors = null;\nreturn true;$/gm;
const alone = /^((?:else )?if\(.*\)|else) ?\{\nreturn false;\n\}\n/gm;
const counter = /^(?:let errors = 0;|const _errs\d+ = errors;)\n/gm;
const count = /^errors(?:\+\+| = vErrors\.length);\n/gm;
const verdict = /^return errors === 0;$/gm;
const stored = /^[\w$]+\.errors = vErrors;\n/gm;
const added = /^errors \+= more\.length;\n/gm;
const onlyJoined =
  /^if\(\(more = (.*)\) !== null\)\{\nvErrors = joinErrors\(vErrors, more\);\n\}$/gm;
const joinedFirst = /^let vErrors = null;\nvErrors = joinErrors\(vErrors, (.*)\);$/gm;
const oneError = /^((?:else )?if\(.*\)|else) ?\{\n((?:vErrors = .*|errors\+\+);)\n\}\n/gm;
const strings = new RegExp(STRING, "g");
const total = /^let errors = 0;\n/gm;
const restored = /^errors = _errs\d+;\n/gm;
const unlessQuoted = new RegExp(`${STRING}|(?<![.\\w$])errors(?![\\w$:])`, "g");
const mark = /\b_errs\d+\b/g;
const marking = /^const (_errs\d+) = (?:errors|countOf\(vErrors\));\n/gm;
const isCounting = /(?<!\.)\b(?:errors|_errs\d+)\b/;
// Each branch asks whether the tag is the object's own, and must not hold where it is not.
const ownTag = new RegExp(
  `^(const tag\\d+ = )hasOwn\\.call\\([\\w$]+, ${STRING}\\) \\? (.*) : undefined;$`,
  "gm",
);
const usesMore = /^if\(\(more = /m;
const signed = /^function [\w$]+\(data, instancePath = ""\)\{$/m;
const names = new RegExp(`${STRING}|(?<![.\\w$])validate[\\w$]*`, "g");
// What `contains` finds is asked for without a place, and nobody asks why something is not found.
const asked = new RegExp(`${STRING}|(?<![.\\w$])validate[\\w$]*(?=\\([\\w$[\\]]+\\))`, "g");

export interface CollectingContext {
  readonly path: string;
  readonly rules: RuleTable;
  /** The name of the fast form of the unit that has this name. */
  fastName(name: string): string;
}

/**
 * The form that collects all errors, each by one call that names its rule; it returns them, or null where there is none. `path` is
 * that of the schema file, as its places begin.
 */
export function collecting(code: string, { path, rules, fastName }: CollectingContext): string {
  const failing = (errors: string, object: string) => {
    const isMarked = object.endsWith(`${branchMark}}`);
    const bare = isMarked ? `${object.slice(0, -branchMark.length - 1)}}` : object;
    const [, instancePath = "instancePath", schemaPath = "", keyword = "", params = ""] =
      errorObject.exec(bare) ?? [];
    const [, above = instancePath, below = '""'] = knownEnd.exec(instancePath) ?? [];
    const rule = rules.add({
      place: decodeURIComponent((JSON.parse(schemaPath) as string).slice(path.length + 1)),
      keyword: JSON.parse(keyword) as string,
      below: JSON.parse(below) as string,
      params,
    });
    const ofValue = rule.isComplete ? "" : `, ${params}`;
    return `fail(${errors}, ${above}, ${rule.code}${ofValue})`;
  };
  let isTrying = false;
  const counted = code
    .replace(errorBlock, (_block, _name, object: string) => {
      if (object !== "{}") return `vErrors = ${failing("vErrors", object)};\nerrors++;`;
      isTrying = true;
      return "errors++;";
    })
    .replace(onlyError, (_line, object: string) => `return ${failing("null", object)};`)
    .replace(noError, "return null;")
    .replace(asked, (token) => (token.startsWith('"') ? token : fastName(token)))
    .replace(call, (_line, start: string, place: string) => {
      const isNegated = start.startsWith("if(!(");
      const called = start.slice(isNegated ? "if(!(".length : "if(".length);
      return `if((more = ${called}, ${place})) ${isNegated ? "!==" : "==="} null){`;
    })
    .replace(join, "vErrors = joinErrors(vErrors, more);\nerrors += more.length;")
    .replace(reset, "vErrors = firstErrors(vErrors, $1);\n")
    .replace(signature, '$1, instancePath = ""){')
    .replace(stored, "")
    .replace(verdict, "return vErrors;");
  // What is only tried makes no list of its errors, and so has to count them.
  const text = (isTrying ? counted : byTheirList(counted))
    .replace(onlyJoined, "vErrors = joinErrors(vErrors, $1);")
    .replace(joinedFirst, "let vErrors = $1;")
    .replace(oneError, "$1 $2\n");
  return withoutUnused(usesMore.test(text) ? text.replace(signed, "$&\nlet more;") : text);
}

/** The same code, where the list of the errors is asked for their number. */
function byTheirList(code: string): string {
  return code
    .replace(total, "")
    .replace(count, "")
    .replace(added, "")
    .replace(restored, "")
    .replace(unlessQuoted, (token) => (token === "errors" ? "countOf(vErrors)" : token));
}

/** Without the counts that nobody compares. */
function withoutUnused(code: string): string {
  const used = new Set<string>();
  const found = new Set<string>();
  for (const [name] of code.matchAll(mark)) (found.has(name) ? used : found).add(name);
  return code.replace(marking, (line, name: string) => (used.has(name) ? line : ""));
}

/** The form that stops at the first error, and builds nothing. Units are called by the names that `fastName` gives them. */
export function fast(code: string, fastName: (name: string) => string): string {
  const text = code
    .replace(errorBlock, (_block, _name, object: string) =>
      object === "{}" || object.endsWith(`${branchMark}}`) ? "errors++;" : "return false;",
    )
    .replace(call, "$1$3")
    .replace(ownTag, "$1$2;")
    .replace(join, (_line, inBranch?: string) =>
      inBranch === undefined ? "return false;" : "errors++;",
    )
    .replace(reset, "")
    .replace(bookkeeping, "")
    .replace(signature, "$1){")
    .replace(alone, "$1 return false;\n")
    .replace(names, (token) => (token.startsWith('"') ? token : fastName(token)));
  // Where no branch counts errors, there is nothing to ask for at the end.
  const uncounted = text.replace(counter, "").replace(verdict, "return true;");
  return isCounting.test(uncounted.replace(strings, ""))
    ? withoutUnused(text.replace(oneError, "$1 $2\n"))
    : uncounted;
}
