/** Texts that a regular expression may fit. */

/**
 * A few texts made by walking through the pattern, the shortest first: with what is optional left out, then with it, then by other
 * alternatives. They need not fit: what looks around or back is passed over, so whoever asks tries them. None for what is no pattern.
 */
export function textsOfPattern(pattern: string): readonly string[] {
  const texts = new Set<string>();
  for (let variant = 0; variant < VARIANTS; variant++) {
    const text = new Walk(pattern, variant).whole();
    if (text !== undefined && text.length <= LONGEST) texts.add(text);
  }
  return [...texts];
}

const VARIANTS = 4;
const LONGEST = 200;
const DEEPEST = 50;

/** Characters as people would choose them, then all others that can be typed. */
const characters = [
  ..."a1A-_. /:@#",
  ...Array.from({ length: 95 }, (_, i) => String.fromCodePoint(32 + i)),
  "\t",
  "\n",
];

class Walk {
  readonly #pattern: string;
  readonly #variant: number;
  #at = 0;
  #depth = 0;
  #isLost = false;

  constructor(pattern: string, variant: number) {
    this.#pattern = pattern;
    this.#variant = variant;
  }

  whole(): string | undefined {
    const text = this.#alternatives();
    return this.#isLost || this.#at < this.#pattern.length ? undefined : text;
  }

  #alternatives(): string {
    this.#depth += 1;
    const all = [this.#sequence()];
    while (this.#take("|")) all.push(this.#sequence());
    this.#depth -= 1;
    return all[Math.max(0, this.#variant - 1) % all.length] ?? "";
  }

  #sequence(): string {
    let text = "";
    while (this.#at < this.#pattern.length && !this.#isLost) {
      const next = this.#pattern[this.#at];
      if (next === "|" || next === ")") break;
      const atom = this.#atom();
      const [least, most] = this.#quantifier();
      const count = Math.max(least, Math.min(this.#variant === 0 ? 0 : 1, most));
      if (atom.length * count + text.length > LONGEST) this.#isLost = true;
      else text += atom.repeat(count);
    }
    return text;
  }

  #atom(): string {
    const start = this.#at;
    const first = String.fromCodePoint(this.#pattern.codePointAt(start) ?? 0);
    this.#at += first.length;
    switch (first) {
      case "^":
      case "$":
        return "";
      case ".":
        return "a";
      case "(":
        return this.#group();
      case "[":
        this.#toEndOfClass();
        return this.#characterOf(this.#pattern.slice(start, this.#at));
      case "\\":
        return this.#escape(start);
      default:
        return first;
    }
  }

  #group(): string {
    const [opening = ""] = /^\?(?:[:=!]|<[=!]|<[^>]*>)/.exec(this.#pattern.slice(this.#at)) ?? [];
    this.#at += opening.length;
    if (this.#depth > DEEPEST) this.#isLost = true;
    const text = this.#isLost ? "" : this.#alternatives();
    if (!this.#take(")")) this.#isLost = true;
    return /[=!]$/.test(opening) ? "" : text;
  }

  #toEndOfClass(): void {
    while (this.#at < this.#pattern.length && this.#pattern[this.#at] !== "]") {
      this.#at += this.#pattern[this.#at] === "\\" ? 2 : 1;
    }
    if (!this.#take("]")) this.#isLost = true;
  }

  #escape(start: number): string {
    const rest = this.#pattern.slice(start);
    const [escape = ""] =
      /^\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[A-Za-z]|[^])/.exec(rest) ??
      [];
    this.#at = start + escape.length;
    if (/^\\[bB]$/.test(escape)) return "";
    if (/^\\[1-9k]$/.test(escape) || escape === "") this.#isLost = true;
    return /^\\[^\p{L}\d]$/u.test(escape) ? escape.slice(1) : this.#characterOf(escape);
  }

  /** A character that the class or the escape stands for. */
  #characterOf(part: string): string {
    const regex = this.#isLost ? undefined : regexOf(`^${part}$`);
    const found = regex && characters.find((each) => regex.test(each));
    if (found !== undefined) return found;
    const [own] = /[^\p{ASCII}]/u.exec(part) ?? [];
    if (own === undefined) this.#isLost = true;
    return own ?? "";
  }

  #quantifier(): readonly [number, number] {
    const [text = "", sign, least, comma, most] =
      /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/.exec(this.#pattern.slice(this.#at)) ?? [];
    this.#at += text.length;
    if (text === "") return [1, 1];
    if (sign === "*") return [0, Infinity];
    if (sign === "+") return [1, Infinity];
    if (sign === "?") return [0, 1];
    const from = Number(least);
    return [from, comma === "" ? from : most === "" ? Infinity : Number(most)];
  }

  #take(text: string): boolean {
    const isThere = this.#pattern.startsWith(text, this.#at);
    if (isThere) this.#at += text.length;
    return isThere;
  }
}

function regexOf(source: string): RegExp | undefined {
  try {
    return new RegExp(source, "u");
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
