/** What breaks for code that uses the generated types: TypeScript is asked whether each type is still what it was. */

import { typescript } from "../backends/typescript/backend.js";
import type { OutputFile } from "../backends/backend.js";
import { askAssignable, type ExportedType } from "../checks/agreement/assignability.js";
import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { declarationOf, type Declaration } from "../model/contract.js";
import type { Compiled } from "../pipeline.js";
import { differencesOf } from "./differences.js";
import type { MatchedType } from "./matched-types.js";
import { referencesOf, type Direction, type Sides } from "./wire-changes.js";

/** Code that builds values, and code that reads them. */
interface Position {
  readonly direction: Direction;
  readonly words: string;
}

/** Old code gives what it builds to those who take the type of now; old code takes what those of now give. */
const building: Position = { direction: "backward", words: "code that builds" };
const reading: Position = { direction: "forward", words: "code that reads" };

/** One finding for each type that TypeScript does not take for what it was. `isUnchanged`: whether there is nothing to ask. `isTold`: whether a payload shows that already, in the direction that the code is used in. */
export async function codeFindings(
  pairs: readonly MatchedType[],
  sides: Sides,
  isUnchanged: (type: MatchedType) => boolean,
  isTold: (type: MatchedType, direction: Direction) => boolean,
): Promise<Diagnostic[]> {
  const [before, now] = sides;
  const changed = pairs.filter((type) => !isUnchanged(type));
  if (changed.length === 0) return [];
  const files = [
    ...(await filesOf(
      before.compiled,
      changed.map((type) => type.before),
      "before",
    )),
    ...(await filesOf(
      now.compiled,
      changed.map((type) => type.now),
      "now",
    )),
  ];
  const questions = changed.flatMap((type) =>
    [building, reading].flatMap((position) => {
      if (isTold(type, position.direction)) return [];
      const old = exported("before", type.before);
      const current = exported("now", type.now);
      const [from, to] = position === building ? [old, current] : [current, old];
      return [{ type, position, from, to }];
    }),
  );
  const answers = askAssignable(files, questions);
  return questions.flatMap(({ type, position }, i) => {
    if (answers[i] !== false) return [];
    const words = differencesOf(type).map(({ text }) => text);
    const name = `\`${type.now.name}\``;
    const because = words.length === 0 ? "" : `: ${words.slice(0, 3).join("; ")}`;
    return diagnostic("breaking-code", {
      message: `No payload shows it, but ${position.words} ${name} may stop compiling${because}`,
      location: now.locate(type.now.location),
      related: [{ message: `in ${before.label}`, location: before.locate(type.before.location) }],
    });
  });
}

/** The declarations of some types, and of all that they lead to. */
async function filesOf(
  { contract, resolved }: Compiled,
  types: readonly Declaration[],
  folder: string,
): Promise<readonly OutputFile[]> {
  const paths = new Set(types.map(({ module }) => module));
  const reached = new Set(types);
  for (const type of reached) {
    for (const id of referencesOf(type)) reached.add(declarationOf(contract, id));
    paths.add(type.module);
  }
  const part = { ...contract, modules: contract.modules.filter(({ path }) => paths.has(path)) };
  const options = {
    name: "contract",
    version: "0.0.0",
    schemasPath: "schemas",
    assertFormats: true,
    targets: ["typescript"],
  };
  const { value } = await typescript.generate({ contract: part, resolved, options });
  return value.map(({ path, contents }) => ({ path: `${folder}/${path}`, contents }));
}

function exported(folder: string, { module, name }: MatchedType["now"]): ExportedType {
  return { module: `${folder}/types/${module}.d.ts`, type: name };
}
