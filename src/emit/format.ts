const options = { printWidth: 100 } as const;

/** TypeScript or JavaScript text in the house's format. `path` tells the language. Text that does not parse is a bug of ours. */
export async function formatCode(path: string, text: string): Promise<string> {
  // Loaded when first needed: many commands print no code.
  const { format } = await import("oxfmt");
  const { code, errors } = await format(path, text, options);
  const [error] = errors;
  if (error !== undefined) throw new Error(`Generated ${path} does not parse: ${error.message}`);
  return code;
}
