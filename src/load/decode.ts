import { isUtf8 } from "node:buffer";
import type { Fault } from "./parsed.js";

const BYTE_ORDER_MARK = "\uFEFF";

/** Bytes as text, without a byte order mark. Bytes that are no UTF-8 are a fault at the end of the text before them. */
export function decode(bytes: Uint8Array): { readonly text: string; readonly fault?: Fault } {
  if (isUtf8(bytes)) return { text: withoutMark(new TextDecoder().decode(bytes)) };
  const length = validLength(bytes);
  // The mark is removed by the decoder; a sequence cut off at the end is left out.
  const text = new TextDecoder().decode(bytes.subarray(0, length), { stream: true });
  const byte = bytes[length]?.toString(16).padStart(2, "0").toUpperCase() ?? "";
  const message =
    byte === ""
      ? "the file ends in the middle of a UTF-8 character"
      : `the byte 0x${byte} is no UTF-8`;
  return { text, fault: { code: "invalid-utf8", message, offset: text.length } };
}

export function withoutMark(text: string): string {
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}

/** How many bytes from the start decode: the greatest length such that no shorter one fails. */
function validLength(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (decodes(bytes.subarray(0, middle))) low = middle;
    else high = middle - 1;
  }
  return low;
}

function decodes(bytes: Uint8Array): boolean {
  try {
    // As a stream, a sequence that is merely unfinished is no failure: so the search is over a monotone property.
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
