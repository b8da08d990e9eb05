import { typeText } from "../backends/typescript/type-text.js";
import type { Source } from "../load/source.js";
import { declarationOf, type Contract, type Declaration } from "../model/contract.js";
import { ancestorsOf, membersOf, type EffectiveMember } from "../model/members.js";
import type { Constraint, DeclarationId, Place } from "../model/type.js";
import { walkType } from "../model/walk.js";

/** A type for a reader: what it inherits from, each member with its type and the place that declares it, and what no type can say. */
export function explainType(
  declaration: Declaration,
  contract: Contract,
  sources: readonly Source[],
): string {
  const placeText = ({ path, pointer }: Place): string => {
    const location = sources.find((source) => source.path === path)?.locate(pointer, "key");
    return location?.line === undefined ? path : `${location.file}:${location.line}`;
  };
  const lines = [`${declaration.name}  ${placeText(declaration.location)}`];
  const { title, description, deprecated } = declaration.documentation;
  const words = description ?? (title === declaration.name ? undefined : title);
  if (words !== undefined) lines.push(...words.split("\n").map((line) => `  ${line}`));
  if (deprecated === true) lines.push("  Deprecated.");

  if (declaration.parents.length > 0) {
    lines.push("", "Extends", ...parentLines(declaration, contract, placeText, 1));
  }
  const children = [...contract.declarations.values()].filter((each) =>
    each.parents.some(({ target }) => target === declaration.id),
  );
  if (children.length > 0) {
    lines.push("", "Extended by");
    lines.push(...children.map((child) => `  ${child.name}  ${placeText(child.location)}`));
  }

  const members = [...membersOf(contract, declaration.id).values()];
  if (members.length === 0)
    lines.push("", "Type", `  ${typeText(declaration.type, nameIn(contract))}`);
  const parts = { Own: [], Overridden: [], Inherited: [] } as Record<string, EffectiveMember[]>;
  for (const member of members) parts[partOf(member, declaration)]?.push(member);
  for (const [part, of] of Object.entries(parts)) {
    if (of.length > 0) lines.push("", part, ...memberLines(of, declaration, contract, placeText));
  }

  const loose = constraintsOf(declaration, contract);
  if (loose.length > 0) {
    lines.push("", "Checked by validators, beyond what the type says");
    lines.push(
      ...table(
        loose.map(({ keyword, value, location }) => [
          location.pointer.split("/").slice(0, -1).join("/") || "/",
          `${keyword}: ${shortened(JSON.stringify(value))}`,
          placeText(location),
        ]),
      ),
    );
  }
  return lines.join("\n") + "\n";
}

function nameIn(contract: Contract): (id: DeclarationId) => string {
  return (id) => declarationOf(contract, id).name;
}

function parentLines(
  declaration: Declaration,
  contract: Contract,
  placeText: (place: Place) => string,
  depth: number,
): readonly string[] {
  return declaration.parents.flatMap(({ target }) => {
    const parent = declarationOf(contract, target);
    const own = `${"  ".repeat(depth)}${parent.name}  ${placeText(parent.location)}`;
    return [own, ...parentLines(parent, contract, placeText, depth + 1)];
  });
}

function partOf({ declaredBy }: EffectiveMember, declaration: Declaration): string {
  if (!declaredBy.some(({ owner }) => owner === declaration)) return "Inherited";
  return declaredBy.every(({ owner }) => owner === declaration) ? "Own" : "Overridden";
}

function memberLines(
  members: readonly EffectiveMember[],
  declaration: Declaration,
  contract: Contract,
  placeText: (place: Place) => string,
): readonly string[] {
  return table(
    members.map(({ name, type, required, member, declaredBy }) => {
      const owners = declaredBy.map(({ owner }) => owner).filter((owner) => owner !== declaration);
      const from = [...new Set(owners.map((owner) => owner.name))].reverse().join(", ");
      return [
        `${name}${required ? "" : "?"}`,
        shortened(typeText(type, nameIn(contract))),
        placeText(member.location),
        from === "" ? "" : `from ${from}`,
      ];
    }),
  );
}

/** What it and all that it inherits from constrain beyond their types. */
function constraintsOf(declaration: Declaration, contract: Contract): readonly Constraint[] {
  const found: Constraint[] = [];
  const ancestors = ancestorsOf(contract, declaration.id).map((id) => declarationOf(contract, id));
  for (const each of [declaration, ...ancestors]) {
    walkType(each.type, ({ constraints }) => void found.push(...constraints));
  }
  return found;
}

function shortened(text: string): string {
  return text.length > 60 ? text.slice(0, 59) + "…" : text;
}

function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, cell.length)));
  }
  return rows.map((row) =>
    ("  " + row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join("  ")).trimEnd(),
  );
}
