import type { Looseness } from "../../model/looseness.js";
import type { Documentation } from "../../model/type.js";
import type { Component } from "./component.js";
import type { DocBlock } from "./text.js";

/** What a schema says for readers, and what is not checked, in front of a type. */
export function typeDocumentation(
  documentation: Documentation,
  looseness: readonly Looseness[],
  fallback: string,
): readonly DocBlock[] {
  const blocks = [...described(documentation, fallback)];
  if (looseness.length > 0) {
    const places = looseness.map(
      ({ keyword, location: { path, pointer } }) => `${keyword}: ${path}#${pointer}`,
    );
    blocks.push({ text: "Not checked here:", items: [...new Set(places)] });
  }
  return blocks;
}

export function described(
  { description, deprecated }: Documentation,
  fallback: string,
): readonly DocBlock[] {
  const said = description?.trim() ?? "";
  const blocks: DocBlock[] = [{ text: said === "" ? fallback : said }];
  if (deprecated === true) blocks.push({ text: "Deprecated." });
  return blocks;
}

/** A line per component. */
export function parameterDocumentation(components: readonly Component[]): readonly DocBlock[] {
  return components.flatMap(({ name, documentation }) => {
    const [first] = described(documentation, "");
    const text = [first?.text ?? "", ...(documentation.deprecated === true ? ["Deprecated."] : [])]
      .join("\n")
      .trim();
    return text === "" ? [] : [{ tag: `@param ${name}`, text }];
  });
}
