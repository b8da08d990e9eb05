/** Text of authors in Rust: nothing that they write can end a literal or a comment, or hide in one. */

/** What is no visible character of its own: controls, separators, marks of direction, halves of pairs, and what has no ink. */
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

function escape(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  // A half pair is no character of Rust, nor of any JSON that it reads.
  return `\\u{${(code >= 0xd800 && code <= 0xdfff ? 0xfffd : code).toString(16)}}`;
}

function escapeInLiteral(character: string): string {
  if (character === "\n") return "\\n";
  if (character === "\t") return "\\t";
  return character === "\r" ? "\\r" : escape(character);
}

export function stringLiteral(text: string): string {
  const body = text
    .replaceAll("\\", "\\\\")
    .replaceAll('"', '\\"')
    .replace(hidden, escapeInLiteral);
  return `"${body}"`;
}

/** A literal of `f64`. */
export function floatLiteral(value: number): string {
  const text = String(value).replace("e+", "e");
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

/** The lines of a doc comment, `mark` being `///` or `//!`; none where there is nothing to say. Paragraphs are wrapped, code and tables are not. */
export function docComment(paragraphs: readonly string[], indent: string, mark = "///"): string[] {
  const width = 100 - indent.length - mark.length - 1;
  const told = paragraphs.map((text) => text.trim()).filter((text) => text !== "");
  const lines = told.flatMap((text, i) => [...(i === 0 ? [] : [""]), ...blockLines(text, width)]);
  return lines.map((line) => (line === "" ? indent + mark : `${indent}${mark} ${line}`));
}

/** Lines of Markdown, of which none is a program: rustdoc would run what is fenced without a language, or indented. */
function blockLines(text: string, width: number): string[] {
  const result: string[] = [];
  let fence: string | undefined;
  for (const raw of text.split(/\r\n|[\n\r\u2028\u2029]/)) {
    const line = raw.replaceAll("\t", "    ").replace(hidden, escape).trimEnd();
    const mark = /^ *(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== undefined) {
      const ends = mark?.startsWith(fence) === true && line.trim() === mark;
      result.push(line);
      if (ends) fence = undefined;
    } else if (mark !== undefined) {
      fence = mark;
      result.push(`${mark}text`);
    } else {
      result.push(...wrap(plain(line.replace(/^ {4,}/, "   ")), width));
    }
  }
  if (fence !== undefined) result.push(fence);
  return result;
}

/** Prose without markup of HTML, and without links that run; code keeps what it says. */
function plain(line: string): string {
  // Every second part is a run of backticks; code stands between two runs of one length.
  const parts = line.split(/(`+)/);
  let result = "";
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] ?? "";
    const end =
      i % 2 === 1 ? parts.findIndex((each, j) => j > i && j % 2 === 1 && each === part) : -1;
    if (end === -1) {
      const prose = part.replaceAll("<", "\\<");
      result += prose.replace(/\]\((?=\s*(javascript|data|vbscript):)/gi, "]\\(");
      continue;
    }
    result += parts.slice(i, end + 1).join("");
    i = end;
  }
  return result;
}

/** Breaks a line of prose that is too long to read. */
function wrap(line: string, width: number): string[] {
  if (line.length <= width || /^(\s|\||#)/.test(line)) return [line];
  const wrapped: string[] = [];
  let current = "";
  for (const word of line.split(/ +/)) {
    if (current !== "" && current.length + 1 + word.length > width) {
      wrapped.push(current);
      current = word;
    } else current = current === "" ? word : `${current} ${word}`;
  }
  return [...wrapped, current];
}
