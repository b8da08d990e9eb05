/** Texts that do harm where something takes them for code, markup, a path or a name. */

/** What each tries to run. It sets a global that nothing else sets. */
export const SENTINEL = "allofSentinel";

const attack = `globalThis.${SENTINEL} = true`;
const asUrl = `data:text/javascript,${attack.replaceAll(" ", "")}`;

export const hostileStrings: readonly string[] = [
  // Ends of comments, and starts.
  `*/ ${attack}; /*`,
  `*\\/ ${attack}; /*`,
  `//\n${attack}`,
  `<!-- \n--> ${attack}`,
  // Ends of strings.
  `"; ${attack}; "`,
  `'; ${attack}; '`,
  `\`; ${attack}; \``,
  `\${${attack}}`,
  `\\"; ${attack}; //`,
  `\\`,
  // Ends of lines.
  `\n${attack}\r${attack}\r\n`,
  `\u2028${attack}\u2029${attack}\u2028`,
  `\u0085${attack}\v\f`,
  // Escapes that some languages read before all else, within comments too.
  `\\u002a\\u002f ${attack}; \\u002f\\u002a`,
  `\\u0022; ${attack}; \\u000a${attack} \\uXYZ \\\\u0022`,
  // Ends of expressions, types and patterns.
  `/; ${attack}; /`,
  `[/]; ${attack}; [`,
  `]: never }; ${attack}; type Injected = { [k: string`,
  `}\n${attack};\ninterface Injected {`,
  `import("${asUrl}")`,
  `require("fs"), ${attack}`,
  // What String.replace reads as a command.
  "$&$1$`$'$$",
  // What tools read in comments.
  `/// <reference path="/${SENTINEL}" />`,
  `// @ts-nocheck`,
  `//# sourceMappingURL=${asUrl}`,
  `@hidden @internal {@link ${SENTINEL}} @example`,
  // Markup.
  `</script><script>${attack}</script>`,
  `<img src=x onerror="${attack}">`,
  `[x](javascript:${attack})`,
  `\`\`\`\n# ${SENTINEL}\n<b>`,
  `| a |\n|---|\n| <b> |`,
  // Paths and addresses.
  `../../../${SENTINEL}`,
  `..\\..\\${SENTINEL}`,
  `%2e%2e%2f${SENTINEL}%00`,
  asUrl,
  // Names that objects have already.
  "__proto__",
  "constructor",
  "hasOwnProperty",
  // Characters that hide what is there.
  `\u202e${attack}\u2066`,
  `\u200b\ufeff${attack}\u00ad`,
  `\0${attack}\0`,
  `\u001b[2J${attack}`,
  "",
];
