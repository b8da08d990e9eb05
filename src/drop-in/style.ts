/** Prettier's options as far as oxfmt has them, under their names. */

/** Members are typed as in prettier's own type, so that an object of that type can be given; what oxfmt lacks is refused when used. */
export interface Style {
  readonly arrowParens?: string;
  readonly bracketSameLine?: boolean;
  readonly bracketSpacing?: boolean;
  readonly endOfLine?: string;
  readonly jsxSingleQuote?: boolean;
  readonly objectWrap?: string;
  readonly printWidth?: number;
  readonly quoteProps?: string;
  readonly semi?: boolean;
  readonly singleAttributePerLine?: boolean;
  readonly singleQuote?: boolean;
  readonly tabWidth?: number;
  readonly trailingComma?: string;
  readonly useTabs?: boolean;
}

type Check = "boolean" | "number" | readonly string[];

const checks: Readonly<Record<keyof Style, Check>> = {
  arrowParens: ["always", "avoid"],
  bracketSameLine: "boolean",
  bracketSpacing: "boolean",
  endOfLine: ["lf", "crlf", "cr"],
  jsxSingleQuote: "boolean",
  objectWrap: ["preserve", "collapse"],
  printWidth: "number",
  quoteProps: ["as-needed", "consistent", "preserve"],
  semi: "boolean",
  singleAttributePerLine: "boolean",
  singleQuote: "boolean",
  tabWidth: "number",
  trailingComma: ["all", "es5", "none"],
  useTabs: "boolean",
};

export const styleOptions = Object.keys(checks) as readonly (keyof Style)[];

/** Those that are true or false. */
export const styleFlags = styleOptions.filter((name) => checks[name] === "boolean");

/** Why oxfmt can't format so; `undefined` where it can. */
export function styleFault(name: string, value: unknown): string | undefined {
  // What prettier is told in any case says nothing new.
  if (name === "parser" && value === "typescript") return undefined;
  if (!Object.hasOwn(checks, name)) {
    return `\`style.${name}\` is an option of prettier that oxfmt, which formats here, does not have`;
  }
  const check = checks[name as keyof Style];
  const fits = typeof check === "string" ? typeof value === check : check.includes(value as string);
  if (fits) return undefined;
  const wanted = typeof check === "string" ? `a ${check}` : check.join(", ");
  return `\`style.${name}\` can't be ${JSON.stringify(value)} here, only ${wanted}`;
}
