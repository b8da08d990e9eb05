import { format } from "oxfmt";

const options = { printWidth: 100 } as const;

/** TypeScript or JavaScript text in the house's format. `path` tells the language. Text that does not parse is a bug of ours. */
export async function formatCode(path: string, text: string): Promise<string> {
  const { code, errors } = await format(path, text, options);
  const [error] = errors;
  if (error !== undefined) throw new Error(`Generated ${path} does not parse: ${error.message}`);
  return code;
}
