/** Control characters but for tabs and ends of lines, other line breaks, and those that change the direction of text. */
const hidden =
  /(?![\t\n\r])[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/**
 * Equal code in which every character shows, and in the order in which it is read. What does not show can only stand in a literal or
 * a comment, since no identifier may hold it, so it is written as an escape.
 */
export function visibleCode(code: string): string {
  return code.replace(
    hidden,
    (character) => "\\u" + character.charCodeAt(0).toString(16).padStart(4, "0"),
  );
}
