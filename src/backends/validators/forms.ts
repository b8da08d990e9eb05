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
const bookkeeping = /^(?:let vErrors = null;|[\w$]+\.errors = (?:vErrors|\[\{.*\}\]);)\n/gm;
const onlyError = /^([\w$]+)\.errors = \[(\{.*\})\];$/gm;
const alone = /^((?:else )?if\(.*\)|else) ?\{\nreturn false;\n\}\n/gm;
const counter = /^(?:let errors = 0;|const _errs\d+ = errors;)\n/gm;
const count = /^errors(?:\+\+| = vErrors\.length);\n/gm;
const verdict = /^return errors === 0;$/gm;
const stored = /^([\w$]+\.errors = vErrors;)\n(return .*;)$/gm;
const isCounting = /(?<!\.)\b(?:errors|_errs\d+)\b/;
// Each branch asks whether the tag is the object's own, and must not hold where it is not.
const ownTag = new RegExp(
  `^(const tag\\d+ = )hasOwn\\.call\\([\\w$]+, ${STRING}\\) \\? (.*) : undefined;$`,
  "gm",
);
const names = new RegExp(`${STRING}|(?<![.\\w$])validate[\\w$]*`, "g");

/** The form that collects all errors, each by one call that names its rule. `path` is that of the schema file, as its places begin. */
export function collecting(code: string, path: string, rules: RuleTable): string {
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
  const text = code
    .replace(errorBlock, (_block, _name, object: string) =>
      // Of what is only tried, nobody reads the errors.
      object === "{}" ? "errors++;" : `vErrors = ${failing("vErrors", object)};\nerrors++;`,
    )
    .replace(onlyError, (_line, name: string, object: string) => {
      return `${name}.errors = ${failing("null", object)};`;
    });
  const called = text
    .replace(call, "$1, $2$3")
    .replace(signature, '$1, instancePath = ""){')
    // Only a caller that has been told of errors reads them.
    .replace(stored, "if(vErrors !== null) $1\n$2");
  // Where no branch counts errors, their list says whether there are any.
  const uncounted = called
    .replace(counter, "")
    .replace(count, "")
    .replace(verdict, "return vErrors === null;");
  return isCounting.test(uncounted) ? called : uncounted;
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
  return isCounting.test(uncounted) ? text : uncounted;
}
