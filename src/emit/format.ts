import type * as Oxfmt from "oxfmt";
import type { FormatConfig } from "oxfmt";

/** Loaded when first needed: many commands print no code. Kept, since each `import()` goes through the loader again. */
let formatter: Promise<typeof Oxfmt> | undefined;

const houseStyle: FormatConfig = { printWidth: 100 };

/** TypeScript or JavaScript text in a style, by default the house's. `path` tells the language. Text that does not parse is a bug of ours. */
export async function formatCode(
  path: string,
  text: string,
  style: FormatConfig = houseStyle,
): Promise<string> {
  const { format } = await (formatter ??= import("oxfmt"));
  const { code, errors } = await format(path, text, style);
  const [error] = errors;
  if (error !== undefined) throw new Error(`Generated ${path} does not parse: ${error.message}`);
  return code;
}
