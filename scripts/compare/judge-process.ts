/** Answers what `judge.ts` asks: a request a line on standard input, a verdict a line on standard output. */

import { createInterface } from "node:readline";
import {
  askAssignable,
  askTypeScript,
  type ExportedType,
} from "../../src/checks/agreement/assignability.js";
import type { JudgeRequest, Verdict } from "./judge.js";

for await (const line of createInterface({ input: process.stdin })) {
  const start = process.cpuUsage();
  const verdict = judge(JSON.parse(line) as JudgeRequest);
  const { user, system } = process.cpuUsage(start);
  process.stdout.write(JSON.stringify({ ...verdict, seconds: (user + system) / 1e6 }) + "\n");
}

function judge({ ours, theirs, values }: JudgeRequest): Verdict {
  const own: ExportedType = { module: "ours.d.ts", type: ours.name };
  const their: ExportedType = { module: "theirs.d.ts", type: theirs.name };
  const files = [
    { path: own.module, contents: ours.text },
    { path: their.module, contents: theirs.text },
  ];
  const [oursIsTheirs, theirsIsOurs] = askAssignable(files, [
    { from: own, to: their },
    { from: their, to: own },
  ]);
  const questions = [own, their].flatMap((type) => values.map((value) => ({ ...type, value })));
  const { assignable, errors } = askTypeScript(files, questions);
  const errorsIn = (path: string): string[] =>
    errors.filter((error) => error.startsWith("/" + path));
  return {
    oursIsTheirs,
    theirsIsOurs,
    errors: { ours: errorsIn(own.module), theirs: errorsIn(their.module) },
    accepted: {
      ours: assignable.slice(0, values.length),
      theirs: assignable.slice(values.length),
    },
  };
}
