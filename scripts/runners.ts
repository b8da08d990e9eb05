/**
 * `toMatchContract` as users have it: the packed package in an empty project with vitest and jest, its types compiled and its tests run by
 * both. It needs npm's registry; without it, it says so and ends well.
 */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { installedProject, run, versionHere } from "../test/consumer/project.js";
import { table } from "./table.js";

const versions = {
  vitest: versionHere("vitest"),
  typescript: versionHere("typescript"),
  jest: "30.5.2",
  "@jest/globals": "30.5.2",
  "@types/jest": "30.0.0",
};

interface Step {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

const node = process.execPath;
const compile = (name: string): Step => ({
  name: `types of ${name}`,
  command: node,
  args: ["node_modules/typescript/bin/tsc", "-p", join(name, "tsconfig.json")],
});
// The tests as JavaScript, which `tsc` has written beside them: jest takes no TypeScript by itself.
const jest = (name: string): Step => ({
  name: `tests under ${name}`,
  command: node,
  args: [
    "--experimental-vm-modules",
    "--no-warnings",
    "node_modules/jest/bin/jest.js",
    `${name}/contract.test.js`,
  ],
});
const steps: readonly Step[] = [
  compile("vitest"),
  compile("jest"),
  compile("jest-globals"),
  {
    name: "tests under vitest",
    command: node,
    args: ["node_modules/vitest/vitest.mjs", "run", "vitest/contract.test.ts"],
  },
  jest("jest"),
  jest("jest-globals"),
];

const project = await installedProject({ files: "runners", dependencies: versions });
try {
  if (project.unreachable !== undefined) {
    console.log(`skipped: ${project.unreachable}`);
  } else {
    for (const name of ["vitest", "jest", "jest-globals"]) {
      const compilerOptions = {
        strict: true,
        // What the runners' own declarations need is theirs to bring.
        skipLibCheck: true,
        target: "es2022",
        lib: ["es2022", "dom"],
        module: "nodenext",
        moduleResolution: "nodenext",
        types: name === "jest" ? ["jest"] : [],
        ...(name === "vitest" && { noEmit: true }),
      };
      const config = { compilerOptions, files: ["contract.test.ts"] };
      writeFileSync(join(project.folder, name, "tsconfig.json"), JSON.stringify(config));
    }
    const rows: (readonly string[])[] = [];
    for (const { name, command, args } of steps) {
      const start = performance.now();
      const { exitCode, stdout, stderr } = await run(command, args, project.folder);
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      rows.push([name, exitCode === 0 ? "passed" : "failed", `${seconds} s`]);
      if (exitCode !== 0) {
        console.log(stdout + stderr);
        process.exitCode = 1;
      }
    }
    console.log(table(["", "", "time"], rows));
  }
} finally {
  project.remove();
}
