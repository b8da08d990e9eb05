/** An XML document as elements with their offsets: enough to put text into one, and to leave all the rest alone. */

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Of the whole element. */
  readonly start: number;
  readonly end: number;
  /** Of what stands between its tags; absent where it is one empty tag. */
  readonly inner?: { readonly start: number; readonly end: number };
}

export interface XmlFault {
  readonly message: string;
  readonly offset: number;
}

interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  readonly start: number;
  readonly innerStart: number;
}

// Comments, CDATA, processing instructions and declarations are passed over as wholes.
const TOKEN =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<![A-Za-z][^<>]*>|<(\/?)([\p{L}_:][\p{L}\p{N}_:.-]*)((?:\s+[\p{L}_:][\p{L}\p{N}_:.-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/uy;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** The one element that the document is. */
export function xmlElements(text: string): XmlElement | XmlFault {
  const open: Open[] = [];
  let root: XmlElement | undefined;
  const close = (element: XmlElement): XmlFault | undefined => {
    const parent = open.at(-1);
    if (parent !== undefined) parent.children.push(element);
    else if (root === undefined) root = element;
    else return { message: "A document has one outermost element", offset: element.start };
    return undefined;
  };
  for (let at = text.indexOf("<"); at >= 0; at = text.indexOf("<", TOKEN.lastIndex)) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text);
    if (token === null) return { message: "`<` begins no tag here", offset: at };
    const [whole, closing, name, written = "", isEmpty] = token;
    if (name === undefined) continue;
    const end = at + whole.length;
    let fault: XmlFault | undefined;
    if (closing === "/") {
      const last = open.pop();
      if (last?.name !== name) {
        const expected = last === undefined ? "" : `, where </${last.name}> is expected`;
        return { message: `</${name}> closes nothing${expected}`, offset: at };
      }
      const { innerStart, ...element } = last;
      fault = close({ ...element, end, inner: { start: innerStart, end: at } });
    } else {
      const attributes = Object.fromEntries(
        Array.from(written.matchAll(ATTRIBUTE), ([, key = "", a, b]) => [
          key,
          unescaped(a ?? b ?? ""),
        ]),
      );
      const element = { name, attributes, children: [], start: at };
      if (isEmpty === "/") fault = close({ ...element, end });
      else open.push({ ...element, innerStart: end });
    }
    if (fault !== undefined) return fault;
  }
  const last = open.at(-1);
  if (last !== undefined) return { message: `<${last.name}> is not closed`, offset: last.start };
  return root ?? { message: "There is no element", offset: 0 };
}

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

function unescaped(text: string): string {
  return text.replaceAll(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole);
}
