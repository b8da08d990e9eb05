/** Markdown for text that others wrote: it can be formatted, but it can't bring in HTML or take the page apart. */

/** Any text as it stands: nothing in it is Markdown. */
export function plain(text: string): string {
  return text.replace(/[\\`*_[\]{}<>#|~&]/g, "\\$&").replace(/[\n\r\u2028\u2029]+/g, " ");
}

/** A code span of one line, whatever the text (CommonMark 0.31, 6.1). */
export function code(text: string): string {
  const line = text.replace(/[\n\r\u2028\u2029]+/g, " ");
  if (line === "") return '`""`';
  const runs = line.match(/`+/g) ?? [];
  const fence = "`".repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  const padded = /^[` ]|[` ]$/.test(line) ? ` ${line} ` : line;
  return fence + padded + fence;
}

/** A block of code, whatever the text. */
export function codeBlock(language: string, text: string): string {
  const runs = text.match(/^[ \t]*`{3,}/gm) ?? [];
  const longest = Math.max(2, ...runs.map((run) => run.trim().length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** A link whose target can hold any character; `label` is Markdown already. */
export function link(label: string, url: string): string {
  return `[${label}](${url})`;
}

/** A relative path as a URL. */
export function encodePath(path: string): string {
  return path
    .split("/")
    .map((part) =>
      encodeURIComponent(part).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`),
    )
    .join("/");
}

/**
 * An author's description, which is Markdown by custom. Paragraphs, lists, tables, emphasis, links and code stay. HTML shows as
 * text, headings and rules become text (they would change the outline of the page), a block of code that is left open is
 * closed, and links that run code lose their link.
 *
 * What counts as code here must be code to every reader, since nothing in it is escaped. So only fences at the margin count,
 * which no list or quotation can hold, without `|`, which would make some readers see a table; other fences become text. For spans, see `spanAt`.
 */
export function authored(text: string): string {
  const lines = text.trim().split(/\r\n|[\n\r\u2028\u2029]/);
  const result: string[] = [];
  let fence: string | undefined;
  let hasBracket = false;
  for (const line of lines) {
    if (fence !== undefined) {
      result.push(line);
      const [closing = ""] = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line) ?? [];
      if (closing.trim().startsWith(fence)) fence = undefined;
      continue;
    }
    fence = /^(?:(`{3,})[^`|]*|(~{3,})[^|]*)$/
      .exec(line)
      ?.slice(1)
      .find((mark) => mark !== undefined);
    result.push(fence === undefined ? authoredLine(line, hasBracket) : line);
    hasBracket ||= line.includes("]");
  }
  if (fence !== undefined) result.push(fence);
  return withoutRunningLinks(result.join("\n"));
}

/** A mark of a heading, rule or fence at the start of a line, within quotations and items of lists too. */
const blockMark =
  /^((?:\s*(?:>|[-+*](?=\s)|\d{1,9}[.)](?=\s)))*\s*)(#|~{3}|=+\s*$|-[\s-]*$|_[\s_]*$|\*[\s*]*$)/;

function authoredLine(line: string, hasBracket: boolean): string {
  const inert = line.replace(blockMark, "$1\\$2");
  let result = "";
  for (let i = 0; i < inert.length;) {
    const span = inert[i] === "`" ? spanAt(inert, i, hasBracket) : undefined;
    if (span !== undefined) {
      result += span;
      i += span.length;
    } else if (inert[i] === "\\" && /[!-/:-@[-`{-~]/.test(inert[i + 1] ?? "")) {
      result += inert.slice(i, i + 2);
      i += 2;
    } else {
      const run = inert[i] === "`" ? (/^`+/.exec(inert.slice(i))?.[0] ?? "`") : (inert[i] ?? "");
      result += /^[<&]/.test(run) ? `\\${run}` : run.replaceAll("`", "\\`");
      i += run.length;
    }
  }
  return result;
}

/**
 * The code span that starts at `start`, if there is one that is a span to every reader: it ends on its line. One with what could
 * be HTML must not hold `|`, which ends a cell of a table, nor follow a `]`, after which a backtick can belong to the target of
 * a link.
 */
function spanAt(line: string, start: number, hasBracket: boolean): string | undefined {
  const fence = /^`+/.exec(line.slice(start))?.[0] ?? "";
  const rest = line.slice(start + fence.length);
  const end = rest.match(new RegExp(`(?<!\`)${fence}(?!\`)`));
  if (end?.index === undefined) return undefined;
  const content = rest.slice(0, end.index);
  const isAmbiguous = content.includes("|") || hasBracket || line.slice(0, start).includes("]");
  return isAmbiguous && /[<&]/.test(content) ? undefined : fence + content + fence;
}

function withoutRunningLinks(text: string): string {
  return text.replace(/\](?=[(:]\s*(?:\\?<)?\s*(?:javascript|vbscript|data|file)\s*\\?:)/gi, "\\]");
}

/** The first sentence or line of a description, for lists: one line, in which a fence is text. */
export function firstSentence(text: string): string {
  const [line = ""] = text.trim().split(/\r\n|[\n\r\u2028\u2029]/);
  const end = /^.*?[.!?](?=\s|$)/.exec(line);
  return withoutRunningLinks(authoredLine(end?.[0] ?? line, false));
}
