/**
 * What the generated validators stand on: the companion value of a type, its issues in words, and its self-contained schema.
 * This file is copied as it is into the output, so it depends on nothing.
 */

/** Payloads are judged by their own properties only, never by what a prototype adds. */
export const hasOwn = Object.prototype.hasOwnProperty;

/** Whether an object has nothing by inheritance but what every object has. */
export function isPlain(object) {
  return Object.getPrototypeOf(object) === Object.prototype;
}

/** What any object has by inheritance: nothing more than `Object.prototype`, unless something has been added to that. */
export const bare = Object.freeze({});

/** Equality of JSON values: key order is no part of an object (2020-12 Core, 4.2.2). */
export function equal(a, b) {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, i) => equal(item, b[i]));
  }
  if (Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => hasOwn.call(b, key) && equal(a[key], b[key]))
  );
}

/** The number of Unicode code points (2020-12 Validation, 6.3.1); a lone surrogate counts as one. */
export function ucs2length(text) {
  let length = text.length;
  for (let i = 0; i < text.length - 1; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0xd800 || unit > 0xdbff) continue;
    const next = text.charCodeAt(i + 1);
    if (next < 0xdc00 || next > 0xdfff) continue;
    length--;
    i++;
  }
  return length;
}

/** The indices of the first two equal items, in order; undefined where all differ. */
export function firstDuplicate(items) {
  const seen = new Map();
  const compound = [];
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (typeof item === "object" && item !== null) {
      const j = compound.find((earlier) => equal(items[earlier], item));
      if (j !== undefined) return [j, i];
      compound.push(i);
    } else {
      const j = seen.get(item);
      if (j !== undefined) return [j, i];
      seen.set(item, i);
    }
  }
  return undefined;
}

/** Whether `value` is a whole multiple of `divisor`, as the decimal numbers that JSON writes. */
export function isMultipleOf(value, divisor) {
  if (Number.isSafeInteger(value) && Number.isSafeInteger(divisor)) return value % divisor === 0;
  if (!Number.isFinite(value)) return false;
  const [a, aExponent] = decimalOf(value);
  const [b, bExponent] = decimalOf(divisor);
  const exponent = Math.min(aExponent, bExponent);
  const ten = BigInt(10);
  const dividend = a * ten ** BigInt(aExponent - exponent);
  return dividend % (b * ten ** BigInt(bExponent - exponent)) === BigInt(0);
}

/** A number as digits and a power of ten. */
function decimalOf(number) {
  const [digits, exponent = "0"] = String(number).split("e");
  const [whole, fraction = ""] = digits.split(".");
  return [BigInt(whole + fraction), Number(exponent) - fraction.length];
}

/**
 * The rules of a schema file that its validators can find broken, each as `[place, params, below, keyword]`: the JSON Pointer of
 * the keyword; what it asks for; where the value is, below the one that its validator is called with; the keyword. What may be left
 * out: what it asks for, where that is nothing, or depends on the value; the properties that the place ends with; its last token.
 */
export function rulesOf(file, table) {
  return table.map(([place, params = bare, below = belowOf(place), keyword = lastOf(place)]) => ({
    keyword,
    params: Object.freeze(params),
    below,
    // A schema `false` is no keyword: it stands at the place itself.
    schemaPath: file + (keyword === FALSE ? place.slice(0, -FALSE.length - 1) : place),
    // What has been worked out of it.
    saying: undefined,
    path: undefined,
    message: undefined,
  }));
}

function lastOf(place) {
  return place.slice(place.lastIndexOf("/") + 1);
}

const FALSE = "false schema";

/** The properties that the place of a keyword ends with, as the place of a value. */
export function belowOf(place) {
  const [, properties] = /((?:\/properties\/[^/]*)*)\/[^/]*$/.exec(place);
  return properties.replaceAll(/\/properties(\/[^/]*)/g, "$1");
}

/** Adds an error to those so far: that `rule` is broken below `instancePath`. `params` are those that depend on the value. */
export function fail(errors, instancePath, rule, params) {
  const error = { instancePath, rule, params };
  if (errors === null) return [error];
  errors.push(error);
  return errors;
}

/** The errors so far, with those of a unit that was called, if there are any. */
export function joinErrors(errors, more) {
  if (errors === null || more === null) return errors ?? more;
  for (const error of more) errors.push(error);
  return errors;
}

/** How many errors there are. */
export function countOf(errors) {
  return errors === null ? 0 : errors.length;
}

/** The errors as they were when they were so many. */
export function firstErrors(errors, count) {
  if (errors === null || count === 0) return null;
  errors.length = count;
  return errors;
}

// ── issues ──

/**
 * The issues that a validator's errors amount to, for the `value` that it judged. Errors stand in postfix order: one whose
 * `params.nested` counts the errors of each of its branches follows those errors.
 */
export function issuesOf(errors, value) {
  if (errors.length === 1 && !hasBranches(errors[0])) return [issueOf(errors[0], value)];
  const issues = [];
  if (errors.some(hasBranches)) {
    const stated = flatten(treeOf(errors.map(stateOf), 0, errors.length), value);
    for (const each of stated) issues.push(statedIssueOf(each, value));
  } else for (const error of errors) issues.push(issueOf(error, value));
  return issues.length > 1 ? distinct(issues) : issues;
}

function hasBranches({ params }) {
  return params !== undefined && params.nested !== undefined;
}

/** An error with its whole place, and what its rule asks for. */
function stateOf({ instancePath, rule, params = rule.params }) {
  return { instancePath: instancePath + rule.below, rule, keyword: rule.keyword, params };
}

/**
 * Without those that another one says: the same of the same place, as a base and its child do that both require a property; or the
 * very constant, where the issue has the type that the same schema gives it.
 */
function distinct(issues) {
  const constants = new Set();
  for (const issue of issues) if (isConstant(issue)) constants.add(placeOf(issue));
  // By message, which names the place, too: rarely have two places the same.
  const said = new Map();
  const isNew = (issue) => {
    const { keyword, message, instancePath } = issue;
    if (keyword === "type" && constants.size > 0 && constants.has(placeOf(issue))) return false;
    const places = said.get(message);
    if (places === undefined) said.set(message, [instancePath]);
    else if (places.includes(instancePath)) return false;
    else places.push(instancePath);
    return true;
  };
  // A union says how many follow it that are its closest alternative's.
  const open = [];
  return issues.filter((issue, i) => {
    while (open.length > 0 && open.at(-1).last < i) open.pop();
    const isKept = isNew(issue);
    if (!isKept) for (const union of open) union.issue.params.faults--;
    if (issue.params.faults > 0) open.push({ issue, last: i + issue.params.faults });
    return isKept;
  });
}

function isConstant({ keyword }) {
  return keyword === "const" || keyword === "enum";
}

/** The place in the value and the schema that speaks of it. */
function placeOf({ instancePath, schemaPath }) {
  return pairOf(instancePath, schemaPath.slice(0, schemaPath.lastIndexOf("/")));
}

function pairOf(a, b) {
  return `${a.length} ${a}${b}`;
}

/** What is said of a value nested deeper than the stack allows to follow. */
export function depthIssue() {
  return {
    instancePath: "",
    path: [],
    keyword: "depth",
    message: "the value is nested too deeply to be checked",
    params: {},
    schemaPath: "",
  };
}

function treeOf(errors, start, end) {
  const nodes = [];
  for (let i = end - 1; i >= start; i--) {
    const error = errors[i];
    const branches = [];
    const counts = error.params.nested ?? [];
    for (let b = counts.length - 1; b >= 0; b--) {
      branches.unshift(treeOf(errors, i - counts[b], i));
      i -= counts[b];
    }
    nodes.push({ error, branches });
  }
  return nodes.reverse();
}

function flatten(nodes, value) {
  return nodes.flatMap(({ error, branches }) => {
    switch (error.keyword) {
      case "anyOf":
      case "oneOf":
        return flattenUnion(error, branches, value);
      case "propertyNames":
        return branches
          .flatMap((branch) => flatten(branch, value))
          .map((inner) => ({
            ...error,
            params: { propertyName: error.params.propertyName, inner: ruleless(inner) },
          }));
      default:
        return [error];
    }
  });
}

/** As readers of an issue get it. */
function ruleless({ instancePath, rule, keyword, params }) {
  return { instancePath, schemaPath: rule.schemaPath, keyword, params };
}

/**
 * What went wrong in a union: where branches ask for nothing but a value of another kind, the sum of what they ask for; where all
 * those for this kind of value are told apart by a property, and it names none of them, the sum of its values; else the closest's
 * issues, after one that says so, and how many they are.
 */
function flattenUnion(error, branches, value) {
  const { passing, tag } = error.params;
  if (tag !== undefined) return [error];
  if (passing?.includes(true)) {
    const fits = passing.flatMap((valid, i) => (valid ? [i] : []));
    return [{ ...error, params: { branches: error.params.branches, passing: fits } }];
  }
  if (branches.length === 1) return flatten(branches[0], value);
  const flat = branches.map((branch) => flatten(branch, value));
  const expected = flat.map((issues) => expectationsOf(issues, error.instancePath));
  if (expected.every((list) => list !== undefined) && expected.some((list) => list.length > 0)) {
    return [{ ...error, params: { expected: [...new Set(expected.flat())] } }];
  }
  const judged = valueAt(error.instancePath, value);
  const costs = flat.map((issues) => costOf(issues, error.instancePath, judged));
  const ofThisType = flat.filter((_, i) => costs[i][0] === 0);
  if (ofThisType.length === 1) return ofThisType[0];
  const unnamed = tagFault(ofThisType, error);
  if (unnamed !== undefined) return [unnamed];
  const closest = costs.indexOf(costs.reduce((a, b) => (isLess(b, a) ? b : a)));
  const { length } = flat[closest];
  const params = { branches: error.params.branches, closest, count: branches.length };
  return [{ ...error, params: { ...params, faults: length } }, ...flat[closest]];
}

/** That a property of the value is none of the constants by which all of the branches ask for it. */
function tagFault([first = [], ...others], error) {
  const { instancePath } = error;
  for (const each of first) {
    if (!isConstant(each) || !isMemberOf(each.instancePath, instancePath)) continue;
    const all = others.map((issues) =>
      issues.find((other) => isConstant(other) && other.instancePath === each.instancePath),
    );
    if (all.includes(undefined)) continue;
    const allowedValues = [...new Set([each, ...all].flatMap(constantsOf))];
    const tag = unescaped(each.instancePath.slice(instancePath.length + 1));
    return { ...error, params: { tag, fault: "value", allowedValues } };
  }
  return undefined;
}

function constantsOf({ keyword, params }) {
  return keyword === "const" ? [params.allowedValue] : params.allowedValues;
}

/** Whether a place is one step below another. */
function isMemberOf(place, object) {
  return place.startsWith(object + "/") && !place.includes("/", object.length + 1);
}

function valueAt(pointer, value) {
  return pathOf(pointer, value).reduce((at, key) => at?.[key], value);
}

/** What a branch asks of the value itself, in words, where that is all that it asks (a type may be asked for by its parents, too). */
function expectationsOf(errors, instancePath) {
  // Nothing can be done for a branch that no value fits.
  if (errors.some((error) => isNever(error, instancePath))) return [];
  const all = errors.map((error) => expectationOf(error, instancePath));
  const [first] = all;
  return all.every((each) => each !== undefined && equal(each, first)) ? first : undefined;
}

function expectationOf(error, instancePath) {
  if (error.instancePath !== instancePath) return undefined;
  switch (error.keyword) {
    case "type":
      return [error.params.type].flat().map(nameOfType);
    case "const":
      return [show(error.params.allowedValue)];
    case "enum":
      return error.params.allowedValues.map(show);
    case "format":
      return [nameOfFormat(error.params.format)];
    case "anyOf":
    case "oneOf":
      return error.params.expected;
    default:
      return undefined;
  }
}

/**
 * How far a branch is off: that it is for no value or another kind of value weighs most, then the constants that tell it from
 * others, then the other faults. Its cost is 0 first only where it is for this kind of value.
 */
function costOf(errors, instancePath, value) {
  let kind = 0;
  let tags = 0;
  let faults = 0;
  for (const error of errors) {
    if (isNever(error, instancePath)) kind = 2;
    else if (isOfOtherKind(error, instancePath, value)) kind = Math.max(kind, 1);
    const isMember = isConstant(error) && isMemberOf(error.instancePath, instancePath);
    const isTag = isMember && constantsOf(error).length === 1;
    if (isTag) tags++;
    else faults += isMember ? 2 : 1;
  }
  return [kind, tags, faults];
}

function isNever(error, instancePath) {
  const { keyword } = error;
  return error.instancePath === instancePath && (keyword === FALSE || keyword === "allof:never");
}

function isOfOtherKind(error, instancePath, value) {
  if (error.instancePath !== instancePath) return false;
  if (error.keyword === "type") return true;
  return isConstant(error) && constantsOf(error).every((each) => kindOf(each) !== kindOf(value));
}

function kindOf(value) {
  return value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
}

function isLess(a, b) {
  const i = a.findIndex((part, at) => part !== b[at]);
  return i !== -1 && a[i] < b[i];
}

/**
 * Most values have no fault, but those that have one may come by the million: all that the value has no part in is worked out once
 * for each rule.
 */
function issueOf(error, value) {
  const { rule } = error;
  if (error.params !== undefined || error.instancePath !== "") {
    return statedIssueOf(stateOf(error), value);
  }
  if (rule.message === undefined) {
    // Where a token may be an index, the value decides what it is.
    if (/\/\d/.test(rule.below)) return statedIssueOf(stateOf(error), value);
    rule.path = pathOf(rule.below, undefined);
    rule.message = messageOf(rule, rule.params, rule.path);
  }
  return {
    instancePath: rule.below,
    // Most are of one step, and written down faster than copied.
    path: rule.path.length === 1 ? [rule.path[0]] : rule.path.slice(),
    keyword: rule.keyword,
    message: rule.message,
    params: rule.params,
    schemaPath: rule.schemaPath,
  };
}

function statedIssueOf({ instancePath, rule, params }, value) {
  const path = pathOf(instancePath, value);
  const message = messageOf(rule, params, path);
  return {
    instancePath,
    path,
    keyword: rule.keyword,
    message,
    params,
    schemaPath: rule.schemaPath,
  };
}

/** The tokens of a JSON Pointer into `value`; those that index an array are numbers. */
function pathOf(pointer, value) {
  const path = [];
  let at = value;
  for (let start = pointer === "" ? 0 : 1; start > 0;) {
    const slash = pointer.indexOf("/", start);
    const token = slash === -1 ? pointer.slice(start) : pointer.slice(start, slash);
    const key = Array.isArray(at) ? Number(token) : unescaped(token);
    path.push(key);
    start = slash + 1;
    if (start > 0) at = at?.[key];
  }
  return path;
}

function unescaped(token) {
  // Engines answer `indexOf` several times as fast as `includes`.
  return token.indexOf("~") === -1 ? token : token.replaceAll("~1", "/").replaceAll("~0", "~");
}

/** A place in a payload as one would write it: `errors[0].message`. */
function nameOfPath(path) {
  return path.length === 0 ? "the value" : `\`${joined(path)}\``;
}

/** The same of a member of it. */
function nameBelow(path, property) {
  return `\`${joined(path) + stepOf(property, path.length === 0)}\``;
}

function joined(path) {
  let name = "";
  for (const step of path) name += stepOf(step, name === "");
  return name;
}

function stepOf(step, isFirst) {
  if (typeof step === "number") return `[${step}]`;
  if (isIdentifier(step)) return isFirst ? step : `.${step}`;
  return isFirst && step !== "" ? step : `[${JSON.stringify(step)}]`;
}

/** Whether a name needs no quotes. Names are short and most are ASCII, which need no expression that knows all letters. */
function isIdentifier(name) {
  for (let i = 0; i < name.length; i++) {
    const unit = name.charCodeAt(i);
    if (unit > 127) return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name);
    const isLetter = (unit | 32) >= 97 && (unit | 32) <= 122;
    if (!isLetter && unit !== 95 && unit !== 36 && (i === 0 || unit < 48 || unit > 57))
      return false;
  }
  return name !== "";
}

function messageOf(rule, params, path) {
  const { keyword } = rule;
  if (keyword === FALSE && path.length === 0) return "no value is allowed";
  const isKnown = params === rule.params;
  const saying = isKnown ? (rule.saying ??= sayingOf(keyword, params)) : sayingOf(keyword, params);
  const { property, predicate, where } = saying;
  const subject = property === undefined ? nameOfPath(path) : nameBelow(path, property);
  if (where === undefined) return `${subject} ${predicate}`;
  return `${subject} ${predicate} where ${nameBelow(path, where)} is present`;
}

/** What is said of which property of the value, or of the value itself; and of what other property that depends. */
function sayingOf(keyword, params) {
  const property = params.unevaluatedItem ?? propertyOf(keyword, params);
  const isDependent = keyword === "dependentRequired" || keyword === "dependencies";
  const where = isDependent ? params.property : undefined;
  return { property, predicate: predicateOf(keyword, params), where };
}

/** The missing or surplus property that an issue is about. */
function propertyOf(keyword, params) {
  return (
    params.missingProperty ??
    params.additionalProperty ??
    params.unevaluatedProperty ??
    (keyword === "propertyNames" ? params.propertyName : undefined) ??
    (params.fault === "missing" || params.fault === "value" ? params.tag : undefined)
  );
}

function predicateOf(keyword, params) {
  switch (keyword) {
    case "required":
    case "dependentRequired":
    case "dependencies":
      return "is required";
    case "additionalProperties":
    case "unevaluatedProperties":
      return "is not a property that is allowed";
    case "propertyNames": {
      const { keyword: broken, params: asked } = params.inner;
      const why = broken === FALSE ? "" : `: the name ${predicateOf(broken, asked)}`;
      return `is not a name that is allowed${why}`;
    }
    case "type":
      return typeof params.type === "string"
        ? `must be ${nameOfType(params.type)}`
        : `must be ${listOf(params.type.map(nameOfType), "or")}`;
    case "const":
      return `must be ${show(params.allowedValue)}`;
    case "enum":
      return `must be ${oneOf(params.allowedValues.map(show))}`;
    case "format":
      return `must be ${nameOfFormat(params.format)}`;
    case "pattern":
      return `must match the pattern ${params.pattern}`;
    case "minLength":
      return `must have at least ${count(params.limit, "character", "characters")}`;
    case "maxLength":
      return `must have at most ${count(params.limit, "character", "characters")}`;
    case "minItems":
      return `must have at least ${count(params.limit, "item", "items")}`;
    case "unevaluatedItems":
      if (params.unevaluatedItem !== undefined) return "is not an item that is allowed";
    // falls through
    case "maxItems":
    case "items":
    case "additionalItems":
      return `must have at most ${count(params.limit, "item", "items")}`;
    case "minProperties":
      return `must have at least ${count(params.limit, "property", "properties")}`;
    case "maxProperties":
      return `must have at most ${count(params.limit, "property", "properties")}`;
    case "minimum":
    case "maximum":
    case "exclusiveMinimum":
    case "exclusiveMaximum":
      return `must be ${comparisons[params.comparison]} ${params.limit}`;
    case "multipleOf":
      return `must be a multiple of ${params.multipleOf}`;
    case "uniqueItems":
      return `must not have equal items, and [${params.j}] and [${params.i}] are`;
    case "contains":
      return params.maxContains === undefined
        ? `must contain at least ${count(params.minContains, "item", "items")} of the kind asked for`
        : `must contain ${params.minContains} to ${params.maxContains} items of the kind asked for`;
    case "allof:never":
      return "is asked to be one of no values";
    case "not":
      return "must not be what `not` describes";
    case FALSE:
      return "must not be present";
    case "anyOf":
    case "oneOf":
      return predicateOfUnion(params);
    default:
      return `must satisfy \`${keyword}\``;
  }
}

const comparisons = { ">=": "at least", "<=": "at most", ">": "greater than", "<": "less than" };

function predicateOfUnion(params) {
  switch (params.fault) {
    case "type":
      return "must be an object";
    case "missing":
      return "is required";
    case "value":
      return `must be ${oneOf(params.allowedValues.map(show))}`;
  }
  if (params.passing !== undefined) {
    const which = params.passing.map((i) => params.branches?.[i] ?? `number ${i + 1}`);
    return `must fit exactly one alternative, and fits ${listOf(which, "and")}`;
  }
  if (params.expected !== undefined) return `must be ${listOf(params.expected, "or")}`;
  const closest = params.branches?.[params.closest] ?? `number ${params.closest + 1}`;
  return `fits none of its ${params.count} alternatives; the closest is ${closest}`;
}

function oneOf(names) {
  return names.length === 1 ? names[0] : `one of ${listOf(names)}`;
}

const LISTED = 12;

/** `a, b or c`, cut off where it gets long. */
function listOf(names, word) {
  if (names.length > LISTED) {
    return `${names.slice(0, LISTED).join(", ")}, … (${names.length} in all)`;
  }
  if (word === undefined || names.length === 1) return names.join(", ");
  return `${names.slice(0, -1).join(", ")} ${word} ${names.at(-1)}`;
}

function count(n, one, many) {
  return `${n} ${n === 1 ? one : many}`;
}

/** A JSON value, cut off where it gets long. */
function show(value) {
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function nameOfType(type) {
  switch (type) {
    case "null":
      return "null";
    case "array":
    case "integer":
    case "object":
      return `an ${type}`;
    default:
      return `a ${type}`;
  }
}

const formatNames = {
  date: "a date (YYYY-MM-DD)",
  time: "a time with offset (hh:mm:ssZ)",
  "date-time": "a date-time",
  duration: "a duration",
  email: "an email address",
  "idn-email": "an email address",
  hostname: "a host name",
  "idn-hostname": "a host name",
  ipv4: "an IPv4 address",
  ipv6: "an IPv6 address",
  uri: "a URI",
  "uri-reference": "a URI or a relative reference",
  iri: "an IRI",
  "iri-reference": "an IRI or a relative reference",
  uuid: "a UUID",
  "uri-template": "a URI template",
  "json-pointer": "a JSON Pointer",
  "relative-json-pointer": "a relative JSON Pointer",
  regex: "a regular expression",
};

function nameOfFormat(format) {
  return formatNames[format] ?? `of the format ${JSON.stringify(format)}`;
}

// ── self-contained schemas ──

/** Whether the dialect keeps its definitions in `definitions` and names resources in bundles without `$schema` of their own. */
function isOld(dialect) {
  return dialect === "draft-04" || dialect === "draft-06" || dialect === "draft-07";
}

/** `document` and all that it refers to, directly or not; itself first. */
function reachableFrom(document) {
  const reached = new Set([document]);
  for (const each of reached) for (const next of each.imports()) reached.add(next);
  return [...reached];
}

/** A compound document (2020-12 Core, 9.3) that means what the schema at `pointer` of `document` means. */
function composeSchema(document, pointer) {
  const { dialect, schema } = document;
  const [, ...others] = reachableFrom(document);
  const home = isOld(dialect) ? "definitions" : "$defs";
  if (pointer === "") {
    if (others.length === 0 || typeof schema === "boolean") return schema;
    return {
      ...schema,
      [idOf(dialect)]: document.id,
      [home]: { ...schema[home], ...embed(others, dialect) },
    };
  }
  return {
    $schema: metaschemas[dialect],
    $ref: document.id + "#" + pointer.split("/").map(encodeURIComponent).join("/"),
    [home]: embed([document, ...others], dialect),
  };
}

function embed(documents, dialect) {
  return Object.fromEntries(documents.map((each) => [each.id, resourceOf(each, dialect)]));
}

function resourceOf(document, dialect) {
  const { id, schema } = document;
  if (typeof schema === "boolean") return schema;
  const resource = { ...schema, [idOf(document.dialect)]: id };
  // Before 2019-09, `$schema` stands at the root of a document only.
  if (isOld(dialect)) delete resource.$schema;
  return resource;
}

function idOf(dialect) {
  return dialect === "draft-04" ? "id" : "$id";
}

const metaschemas = {
  "draft-04": "http://json-schema.org/draft-04/schema#",
  "draft-06": "http://json-schema.org/draft-06/schema#",
  "draft-07": "http://json-schema.org/draft-07/schema#",
  "2019-09": "https://json-schema.org/draft/2019-09/schema",
  "2020-12": "https://json-schema.org/draft/2020-12/schema",
};

/** The schema in the version asked for, as Standard JSON Schema wants it; throws where it is of another. */
function schemaFor(document, schema, options) {
  const target = options?.target;
  const dialect = typeof target === "string" ? target.replace(/^draft-20/, "20") : undefined;
  const dialects = new Set(reachableFrom(document).map((each) => each.dialect));
  if (dialects.size !== 1 || !dialects.has(dialect)) {
    throw new TypeError(
      `no JSON Schema for target ${JSON.stringify(target)}: this one is written in ${[...dialects].join(" and ")}`,
    );
  }
  if (typeof schema !== "boolean") return schema;
  return schema ? {} : { not: {} };
}

// ── companions ──

/** Thrown by `assert` and `parse`. */
export class ValidationError extends Error {
  constructor(typeName, issues) {
    const more = issues.length > 1 ? ` and ${issues.length - 1} more` : "";
    super(`not a valid ${typeName}: ${issues[0]?.message ?? "invalid"}${more}`);
    this.name = "ValidationError";
    this.typeName = typeName;
    this.issues = issues;
  }
}

/**
 * The companion value of a type. `fits` is its compiled validator, which stops at the first fault and says nothing of it; `check`
 * is the same, and collects all. Its schema stands at `pointer` in `document`, which is read when first needed: another module's is
 * not there yet while modules that import each other load. None of the members uses `this`, so each can be passed on alone.
 */
export function defineType(type) {
  const { name, fits, check, pointer } = type;
  let schema;
  const composed = () => (schema ??= composeSchema(type.document, pointer));

  // Values mostly come valid, or, in what lists the faults of a file, invalid: as the last one was, so is the next.
  let wasValid = true;

  /** The issues of `value`, or undefined where it is valid. */
  const fault = (value) => {
    try {
      if (wasValid && fits(value)) return undefined;
      const errors = check(value);
      wasValid = errors === null;
      return wasValid ? undefined : issuesOf(errors, value);
    } catch (error) {
      if (error instanceof RangeError) return [depthIssue()];
      throw error;
    }
  };
  const is = (value) => {
    try {
      return fits(value);
    } catch (error) {
      if (error instanceof RangeError) return false;
      throw error;
    }
  };
  const assert = (value) => {
    const issues = fault(value);
    if (issues !== undefined) throw new ValidationError(name, issues);
  };
  const toJsonSchema = (options) => schemaFor(type.document, composed(), options);

  return Object.freeze({
    name,
    is,
    assert,
    parse: (value) => {
      assert(value);
      return value;
    },
    validate: (value) => {
      const issues = fault(value);
      return issues === undefined ? { valid: true, value } : { valid: false, issues };
    },
    get schema() {
      return composed();
    },
    "~standard": Object.freeze({
      version: 1,
      vendor: "allof",
      validate: (value) => {
        const issues = fault(value);
        return issues === undefined ? { value } : { issues: issues.map(standardIssueOf) };
      },
      jsonSchema: Object.freeze({ input: toJsonSchema, output: toJsonSchema }),
    }),
  });
}

/** Standard Schema's consumers show an issue beside a field, so one about a missing or surplus property points at that property. */
function standardIssueOf({ keyword, message, params, path }) {
  const property = propertyOf(keyword, params);
  return { message, path: property === undefined ? path : [...path, property] };
}
