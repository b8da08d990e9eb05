/** Reports what can't be inherited: closed bases, closed children, members that no value satisfies. */

import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic, Location } from "../diagnostics/diagnostic.js";
import { declarationOf, type Contract, type Declaration } from "../model/contract.js";
import { memberNamed, otherMemberType } from "../model/objects.js";
import { declaredIn, membersOf, slicesOf, type Slice } from "../model/members.js";
import type { ObjectType, Place } from "../model/type.js";

/** The conflicts of one declaration with what it inherits. `locate` turns places of the model into lines. */
export function conflictsOf(
  contract: Contract,
  declaration: Declaration,
  locate: (place: Place) => Location,
): Diagnostic[] {
  if (declaration.parents.length === 0) return [];
  const slices = slicesOf(contract, declaration.id);
  const own = slices.filter((slice) => slice.owner.id === declaration.id);
  const bases = slices.filter((slice) => slice.owner.id !== declaration.id);
  return [
    ...closedBases(contract, declaration, own, bases, locate),
    ...closedChild(contract, declaration, own, bases, locate),
    ...contradictions(contract, declaration, slices, locate),
  ];
}

function closedBases(
  contract: Contract,
  declaration: Declaration,
  own: readonly Slice[],
  bases: readonly Slice[],
  locate: (place: Place) => Location,
): Diagnostic[] {
  const added = own.flatMap((slice) => slice.object.members);
  return bases.flatMap(({ owner, object }) => {
    if (object.additional?.kind !== "never") return [];
    const forbidden = added.filter(
      (member) =>
        memberNamed(object, member.name) === undefined &&
        otherMemberType(object, member.name, declaredIn(contract)).kind === "never",
    );
    const [first] = forbidden;
    if (first === undefined) return [];
    const { keyword, place } = closingOf(owner, object);
    const names = forbidden.map((member) => `\`${member.name}\``).join(", ");
    return [
      diagnostic("closed-base", {
        message: `${declaration.name} adds ${names}, which its base ${owner.name} forbids by \`${keyword}\``,
        location: locate(first.location),
        related: [
          {
            message: `${owner.name} is closed here`,
            location: locate(place),
          },
        ],
        hint: `Remove \`${keyword.replace(": false", "")}\` from ${owner.name}, and close the leaves with \`unevaluatedProperties: false\`.`,
      }),
    ];
  });
}

/** What closes a type: the keyword with its value, where that is `false`, and its place. */
function closingOf(
  { location }: Declaration,
  { additionalAt: [place = location] = [], unevaluated }: ObjectType,
): { readonly keyword: string; readonly place: Place } {
  const written = place.pointer.slice(place.pointer.lastIndexOf("/") + 1);
  const isLimit = written === "propertyNames" || written === "maxProperties";
  const closing = unevaluated ? "unevaluatedProperties: false" : "additionalProperties: false";
  return { keyword: isLimit ? written : closing, place };
}

function closedChild(
  contract: Contract,
  declaration: Declaration,
  own: readonly Slice[],
  bases: readonly Slice[],
  locate: (place: Place) => Location,
): Diagnostic[] {
  return own.flatMap(({ object }) => {
    if (object.additional?.kind !== "never" || object.unevaluated) return [];
    const inherited = bases.flatMap((base) =>
      base.object.members.map((member) => ({ base, member })),
    );
    const lost = inherited.filter(
      ({ member }) =>
        memberNamed(object, member.name) === undefined &&
        otherMemberType(object, member.name, declaredIn(contract)).kind === "never",
    );
    const [first] = lost;
    if (first === undefined) return [];
    const { keyword, place } = closingOf(declaration, object);
    const names = [...new Set(lost.map(({ member }) => `\`${member.name}\``))].join(", ");
    return [
      diagnostic("closed-child", {
        message: `${declaration.name} forbids what it inherits by \`${keyword}\`: ${names}`,
        location: locate(place),
        related: [
          {
            message: `\`${first.member.name}\` is inherited from ${first.base.owner.name}`,
            location: locate(first.member.location),
          },
        ],
      }),
    ];
  });
}

function contradictions(
  contract: Contract,
  declaration: Declaration,
  slices: readonly Slice[],
  locate: (place: Place) => Location,
): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const member of membersOf(contract, declaration.id).values()) {
    if (member.type.kind !== "never") continue;
    const speaking = member.declaredBy.map((slice) => ({
      owner: slice.owner,
      member: memberNamed(slice.object, member.name),
    }));
    // An optional member that one declaration rules out by itself is meant to be absent; one that a closed type rules out is reported as such.
    if (
      (!member.required && speaking.some((part) => part.member?.type.kind === "never")) ||
      isClosedOut(contract, slices, member.name)
    )
      continue;
    const last = speaking.at(-1);
    const other = speaking.at(-2);
    if (last?.member === undefined || other?.member === undefined) continue;
    const isOwn = last.owner.id === declaration.id;
    if (!isOwn && isReportedAbove(contract, declaration, member.name)) continue;
    const related = speaking.slice(0, -1).flatMap((part) =>
      part.member === undefined
        ? []
        : [
            {
              message: `${part.owner.name} says of \`${member.name}\``,
              location: locate(part.member.location),
            },
          ],
    );
    found.push(
      isOwn
        ? diagnostic("contradiction", {
            message: `\`${member.name}\` of ${declaration.name} can have no value: what it says excludes what it inherits from ${other.owner.name}`,
            location: locate(last.member.location),
            related,
          })
        : diagnostic("diamond-conflict", {
            message: `${declaration.name} inherits \`${member.name}\` from ${other.owner.name} and from ${last.owner.name}, and no value satisfies both`,
            location: locate({
              ...declaration.location,
              pointer: declaration.location.pointer + "/allOf",
            }),
            related: [
              ...related,
              {
                message: `${last.owner.name} says of \`${member.name}\``,
                location: locate(last.member.location),
              },
            ],
          }),
    );
  }
  return found;
}

function isClosedOut(contract: Contract, slices: readonly Slice[], name: string): boolean {
  return slices.some(
    (slice) =>
      memberNamed(slice.object, name) === undefined &&
      otherMemberType(slice.object, name, declaredIn(contract)).kind === "never",
  );
}

/** A conflict within one parent's own hierarchy is that parent's to report. */
function isReportedAbove(contract: Contract, declaration: Declaration, name: string): boolean {
  return declaration.parents.some((parent) => {
    const target = declarationOf(contract, parent.target);
    return membersOf(contract, target.id).get(name)?.type.kind === "never";
  });
}
