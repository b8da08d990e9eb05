import type { Measured, Ratio } from "./measure.js";

export interface Bar {
  readonly name: string;
  /** Why it is missed; empty where it is met. */
  readonly missed: readonly string[];
}

/** The bars of a corpus (each states what must hold), with what misses them. */
export function barsOf(measured: Measured): readonly Bar[] {
  const { ours, peers, inheritance, findings } = measured;
  const lacking = ({ are, of }: Ratio, what: string): readonly string[] =>
    are === of ? [] : [`${of - are} of ${of} ${what}`];
  return [
    {
      name: "every root compiles, or the reference that is missing is named",
      missed: lacking({ are: ours.compiled, of: measured.roots }, "roots are no type"),
    },
    { name: "the types have no error of tsc, skipLibCheck off", missed: ours.errors },
    {
      name: "valid payloads are accepted by types",
      missed: [
        ...lacking(ours.accepted, "valid payloads are refused"),
        ...findings.filter((line) => line.startsWith("refused")),
      ],
    },
    {
      name: "payloads have their verdicts from validators",
      missed: [
        ...lacking(measured.validAccepted, "valid payloads are found invalid"),
        ...lacking(measured.invalidRejected, "invalid payloads are found valid"),
        ...findings.filter((line) => !line.startsWith("refused")),
      ],
    },
    {
      name: "no name has a number that its author did not write",
      missed: measured.inventedNumbers,
    },
    {
      name: "every allOf reference to an object type is a parent, the same type, or explained",
      missed: inheritance.unexplained,
    },
    ...[...peers].map(
      ([
        peer,
        {
          fairlyRejected: { are, of, byOurs },
        },
      ]) => ({
        name: `of the payloads that its types accept, at least as many mutants are rejected as by ${peer}`,
        missed: byOurs >= are ? [] : [`of ${of} mutants ${byOurs}, by ${peer} ${are}`],
      }),
    ),
  ];
}
