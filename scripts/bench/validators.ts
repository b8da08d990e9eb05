/** What generated validators cost: calls, and the start of a process, beside Ajv and beside what one would write by hand. */

import { Ajv2020 } from "ajv/dist/2020.js";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { table } from "../table.js";
import type { Bar, Part } from "./part.js";
import { measureProcess, median } from "./usage.js";
import { emitValidators } from "./validators/emit-validators.js";
import {
  handWrittenCheck,
  handWrittenList,
  objectOf,
  schemasOf,
  valuesOf,
  type Shapes,
} from "./validators/tagged-union.js";
import { timeCalls } from "./validators/time-calls.js";

const VARIANTS = 100;
const VALUES = 1000;
const STARTS = 7;
const ajvModule = fileURLToPath(import.meta.resolve("ajv/dist/2020.js"));

export async function measureValidators(): Promise<readonly Part[]> {
  return [
    await measureUnion("one shape"),
    await measureUnion("a shape each"),
    await measureInheritance(),
    await measureStart(),
  ];
}

/** A union of tagged variants: valid and invalid values, with the first fault and with all of them. */
async function measureUnion(shapes: Shapes): Promise<Part> {
  const schemas = schemasOf(VARIANTS, shapes);
  const emitted = await emitValidators(schemas);
  try {
    const { Union } = await emitted.import("validators/union.js");
    if (Union === undefined) throw new Error("no validator of the union");
    const plain = (allErrors: boolean) => {
      const ajv = new Ajv2020({ allErrors });
      for (const schema of Object.values(schemas)) ajv.addSchema(schema);
      const validate = ajv.getSchema("https://example.org/union.json");
      if (validate === undefined) throw new Error("Ajv has no union");
      return validate;
    };
    const [first, all] = [plain(false), plain(true)];
    const check = handWrittenCheck(VARIANTS, shapes);
    const list = handWrittenList(VARIANTS, shapes);
    const rows: string[][] = [];
    const bars: Bar[] = [];
    for (const areFaulty of [false, true]) {
      const values = valuesOf(VARIANTS, shapes, { many: VALUES, areFaulty });
      const verdicts = [Union.is, check, first, all];
      if (values.some((value) => verdicts.some((judge) => judge(value) === areFaulty))) {
        throw new Error("the validators disagree");
      }
      const few = values.slice(0, VARIANTS);
      const times = timeCalls([
        { name: "hand first", call: check, values },
        { name: "ours first", call: Union.is, values },
        { name: "ajv first", call: first, values: few },
        { name: "hand all", call: list, values },
        { name: "ours all", call: Union.validate, values },
        { name: "ajv all", call: all, values: few },
      ]);
      for (const mode of ["first", "all"]) {
        const of = (who: string) => times.get(`${who} ${mode}`) ?? NaN;
        const [hand, ours, ajv] = [of("hand"), of("ours"), of("ajv")];
        const name = `${areFaulty ? "invalid" : "valid"}, ${mode === "first" ? "first error" : "all errors"}`;
        const [toAjv, toHand] = [ajv / ours, ours / hand];
        rows.push([
          name,
          ...[hand, ours, ajv].map((time) => time.toFixed(0)),
          toHand.toFixed(2),
          toAjv.toFixed(0),
        ]);
        bars.push(
          {
            name: `${shapes}, ${name}: at least 100 times Ajv's oneOf`,
            met: toAjv >= 100,
            measured: toAjv.toFixed(0),
          },
          {
            name: `${shapes}, ${name}: within 2 times of a hand-written switch`,
            met: toHand <= 2,
            measured: toHand.toFixed(2),
          },
        );
      }
    }
    return {
      title: `A union of ${VARIANTS} tagged variants, ${shapes} (ns of CPU per value)`,
      text: table(["values", "by hand", "allof", "ajv oneOf", "÷ by hand", "ajv ÷ allof"], rows),
      bars,
    };
  } finally {
    emitted.remove();
  }
}

/** Three levels of `allOf`, beside Ajv on one schema with all members. */
async function measureInheritance(): Promise<Part> {
  const levels = [
    { id: "string", created: "string", size: "number" },
    { name: "string", isOpen: "boolean", count: "number" },
    { title: "string", amount: "number", isPaid: "boolean", note: "string" },
  ] as const;
  const schemas = Object.fromEntries(
    levels.map((members, i) => [
      `level-${i}.json`,
      {
        title: `Level${i}`,
        ...objectOf(members),
        ...(i === 0 ? {} : { allOf: [{ $ref: `level-${i - 1}.json` }] }),
      },
    ]),
  );
  const members = Object.assign({}, ...levels) as Record<string, "string" | "boolean" | "number">;
  const emitted = await emitValidators(schemas);
  try {
    const { Level2 } = await emitted.import("validators/level-2.js");
    if (Level2 === undefined) throw new Error("no validator of the last level");
    const flat = new Ajv2020().compile(objectOf(members));
    const samples = { string: "some text", boolean: true, number: 1.5 };
    const values = Array.from({ length: VALUES }, () =>
      Object.fromEntries(Object.entries(members).map(([name, type]) => [name, samples[type]])),
    );
    if (!Level2.is(values[0]) || !flat(values[0])) throw new Error("the validators disagree");
    const times = timeCalls([
      { name: "flat", call: flat, values },
      { name: "is", call: Level2.is, values },
      { name: "validate", call: Level2.validate, values },
    ]);
    const of = (name: string) => times.get(name) ?? NaN;
    return {
      title: "Three levels of allOf (ns of CPU per value)",
      text: table(
        ["allof is", "allof validate", "ajv, flattened"],
        [["is", "validate", "flat"].map((name) => of(name).toFixed(0))],
      ),
      bars: [
        {
          name: "three levels of allOf no slower than Ajv on the flattened schema",
          met: of("is") <= of("flat"),
          measured: `${(of("is") / of("flat")).toFixed(2)} of its time`,
        },
      ],
    };
  } finally {
    emitted.remove();
  }
}

/** From the first line of a fresh process to its first verdict. */
async function measureStart(): Promise<Part> {
  const emitted = await emitValidators(schemasOf(VARIANTS, "a shape each"));
  try {
    const rows: string[][] = [];
    const bars: Bar[] = [];
    for (const [file, name] of [
      ["variant-0", "Variant0"],
      ["union", "Union"],
    ] as const) {
      const { [name]: companion } = await emitted.import(`validators/${file}.js`);
      const [value] = valuesOf(VARIANTS, "a shape each", { many: 1 });
      const start = "const start = performance.now();\n";
      const end = (call: string) =>
        `if (!${call}(${JSON.stringify(value)})) throw new Error("invalid");\nconsole.log(performance.now() - start);\n`;
      const ours = join(emitted.folder, `${file}-ours.mjs`);
      const theirs = join(emitted.folder, `${file}-ajv.mjs`);
      writeFileSync(
        ours,
        `${start}const { ${name} } = await import("./validators/${file}.js");\n${end(`${name}.is`)}`,
      );
      writeFileSync(
        theirs,
        `${start}const { Ajv2020 } = (await import(${JSON.stringify(ajvModule)})).default;\n` +
          `const validate = new Ajv2020().compile(${JSON.stringify(companion?.schema)});\n${end("validate")}`,
      );
      const times = { ours: [] as number[], theirs: [] as number[] };
      for (let i = 0; i < STARTS; i++) {
        times.ours.push(await timeStart(ours));
        times.theirs.push(await timeStart(theirs));
      }
      const [own, ajv] = [median(times.ours), median(times.theirs)];
      rows.push([name, own.toFixed(1), ajv.toFixed(1), (own / ajv).toFixed(2)]);
      bars.push({
        name: `${name}: import at most 1/5 of Ajv's start-up and compile`,
        met: own <= ajv / 5,
        measured: (own / ajv).toFixed(2),
      });
    }
    return {
      title: "From the first line of a process to its first verdict (ms)",
      text: table(["validator", "allof", "ajv", "allof ÷ ajv"], rows),
      bars,
    };
  } finally {
    emitted.remove();
  }
}

async function timeStart(program: string): Promise<number> {
  const { exitCode, output } = await measureProcess([program]);
  const time = Number(output.trim());
  if (exitCode !== 0 || !(time > 0)) throw new Error(`${program} failed:\n${output}`);
  return time;
}
