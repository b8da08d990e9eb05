import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { goPattern } from "../../../src/backends/go/pattern.js";
import { temporaryFolder } from "../../temporary-folder.js";
import { missing } from "./go-package.js";

const same = [
  "^\\d+$",
  ".",
  "a.b",
  "^\\s*$",
  "[\\s,]",
  "\\S",
  "\\bword\\b",
  "[^]",
  "[]",
  "[[a]",
  "[[:a]",
  "\\u00e9|\\u{1f600}|\\ud83d\\ude00",
  "\\x41\\cA\\0",
  "[\\b]",
  "[\\/\\-]",
  "(?<year>\\d{4})-(?:\\d\\d)",
  "\\p{Lu}\\P{L}",
  "\\p{Letter}|\\p{gc=Nd}",
  "[\\p{L}\\d_-]",
  "(a{10}){100}",
  "a{1000}",
  "^(?:a|b)*?c+?$",
  "[^\\W_]",
  "$^",
  "é",
  '`"\\\\',
  `${"(".repeat(300)}a${")".repeat(300)}`,
  "[a-c-e]|[!--]|[-a]|[a-]",
  "(?:a?)*b|(?:|a)+$",
];
const unsayable = [
  "(?=a)",
  "(?!a)b",
  "(?<=a)b",
  "(?<!a)b",
  "(a)\\1",
  "(?<n>a)\\k<n>",
  "a{1001}",
  "(a{500}){3}",
  "((a{2}){30}b){20}",
  "[\\S]",
  "\\p{Script=Greek}",
  "\\ud83d",
  `${"(".repeat(1001)}a${")".repeat(1001)}`,
  "(",
  "a**",
];
const texts = [
  ...'aAbBzé1_ -,/[]:\n\r\u2028\u00a0\ufeff\b\u0001\0`"\\😀İſK',
  "",
  "abc",
  "a.b",
  "a\nb",
  "word",
  "swords",
  "2024-05",
  "[[a]",
  "Aé9",
  "aabbcc",
  "a".repeat(1000),
];

it.each(unsayable)("RE2 can't say %s", (pattern) => {
  expect(goPattern(pattern)).toBe(undefined);
});

it("patterns find in Go what they find in JavaScript", ({ skip }) => {
  if (missing !== undefined) skip(missing);
  const folder = temporaryFolder({
    "go.mod": "module patterns\n\ngo 1.22\n",
    "main.go": `package main

import (
	"encoding/json"
	"os"
	"regexp"
)

func main() {
	var asked struct{ Patterns, Texts []string }
	if err := json.NewDecoder(os.Stdin).Decode(&asked); err != nil {
		panic(err)
	}
	found := [][]bool{}
	for _, pattern := range asked.Patterns {
		compiled, row := regexp.MustCompile(pattern), []bool{}
		for _, text := range asked.Texts {
			row = append(row, compiled.MatchString(text))
		}
		found = append(found, row)
	}
	json.NewEncoder(os.Stdout).Encode(found)
}
`,
  });
  const patterns = same.map((each) => goPattern(each) ?? `no words for ${each}`);
  const { stdout, stderr } = spawnSync("go", ["run", "."], {
    cwd: join(folder),
    input: JSON.stringify({ patterns, texts }),
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  const found = JSON.parse(stdout) as boolean[][];
  same.forEach((pattern, i) => {
    const wanted = texts.map((text) => new RegExp(pattern, "u").test(text));
    expect([pattern, found[i]]).toEqual([pattern, wanted]);
  });
});
