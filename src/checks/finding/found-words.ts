import { isArray, isObject, type JsonValue } from "../../json/value.js";
import type { Issue } from "../../runtime/runtime.js";
import { counted, shown } from "./shown.js";

/** What the payload has instead, to be said after the issue's message: `, not 1.5`; nothing where the message says it all. */
export function foundWords({ keyword, params }: Issue, value: JsonValue | undefined): string {
  if (value === undefined) return "";
  switch (keyword) {
    case "type":
    case "const":
    case "enum":
    case "format":
      return `, not ${withKind(value)}`;
    case "anyOf":
    case "oneOf":
      return foundInUnion(params, value);
    case "pattern":
    case "minimum":
    case "maximum":
    case "exclusiveMinimum":
    case "exclusiveMaximum":
    case "multipleOf":
      return `, and is ${shown(value)}`;
    case "minLength":
    case "maxLength":
      if (typeof value !== "string") return "";
      return value === ""
        ? ", and is empty"
        : `, and ${shown(value)} has ${Array.from(value).length}`;
    case "minItems":
    case "maxItems":
    case "items":
    case "additionalItems":
      return isArray(value) ? `, and has ${value.length === 0 ? "none" : value.length}` : "";
    case "minProperties":
    case "maxProperties":
      if (!isObject(value)) return "";
      return `, and has ${Object.keys(value).length === 0 ? "none" : Object.keys(value).length}`;
    case "uniqueItems": {
      const item = isArray(value) ? value[Number(params["i"])] : undefined;
      return item === undefined ? "" : `: ${shown(item)}`;
    }
    case "not":
      return isArray(value) || isObject(value) ? "" : `, and is ${shown(value)}`;
    default:
      return "";
  }
}

function foundInUnion(params: Issue["params"], value: JsonValue): string {
  if (params["expected"] !== undefined || params["fault"] === "type") {
    return `, not ${withKind(value)}`;
  }
  if (params["fault"] !== "value" || !isObject(value)) return "";
  const tag = value[String(params["tag"])];
  return tag === undefined ? "" : `, not ${withKind(tag)}`;
}

/** The value with what it is, where that is easily overlooked: `the string "10"`. */
function withKind(value: JsonValue): string {
  if (typeof value === "string" && looksLikeAnother(value)) return `the string ${shown(value)}`;
  if (isArray(value)) return value.length === 0 ? "an empty array" : listWords(value);
  if (isObject(value))
    return Object.keys(value).length === 0 ? "an empty object" : objectWords(value);
  return shown(value);
}

function looksLikeAnother(text: string): boolean {
  return /^(true|false|null|-?\d+(\.\d+)?([eE][+-]?\d+)?)$/.test(text);
}

function listWords(value: readonly JsonValue[]): string {
  const text = shown(value);
  return text.startsWith("[")
    ? `the array ${text}`
    : `an array of ${counted(value.length, "item")}`;
}

function objectWords(value: JsonValue): string {
  const text = shown(value);
  return text.startsWith("{") ? `the object ${text}` : "an object";
}
