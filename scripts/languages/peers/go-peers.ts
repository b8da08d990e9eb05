import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hasTool, runTool } from "../run-tool.js";
import type { Compiled } from "../../../src/pipeline.js";
import type { Peer } from "./peer.js";
import { printQuicktype } from "./print-quicktype.js";
import { quicktypeName } from "./versions.js";

export const quicktypeGo: Peer = {
  name: quicktypeName,
  language: "go",
  given: "schemas",
  missing: () => (hasTool("go", "version") ? undefined : "there is no go"),
  async make({ compiled }, folder) {
    try {
      await build(compiled, folder, new Set());
    } catch (error) {
      // What it uses and never declares (a second name of a type) is left out, and counts as without code.
      const text = error instanceof Error ? error.message : "";
      const undeclared = [...text.matchAll(/undefined: (\w+)/g)].map(([, name = ""]) => name);
      if (undeclared.length === 0) throw error;
      await build(compiled, folder, new Set(undeclared));
    }
    return [join(folder, "program")];
  },
};

async function build(
  compiled: Compiled,
  folder: string,
  except: ReadonlySet<string>,
): Promise<void> {
  const printed = await printQuicktype(compiled, "go", { package: "main" }, except);
  const text = [...printed.values()].join("\n");
  const types = [...text.matchAll(/^func Unmarshal(\w+)\(/gm)].map(([, name = ""]) => name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "go.mod"), "module contract\n\ngo 1.22\n");
  writeFileSync(join(folder, "contract.go"), text);
  writeFileSync(join(folder, "main.go"), program(types));
  runTool("go", ["build", "-o", "program", "."], { cwd: folder });
}

/** Reads and writes each payload by the functions of its type. */
function program(types: readonly string[]): string {
  const entries = types.map(
    (type) => `	"${type.toLowerCase()}": func(data []byte) ([]byte, error) {
		value, err := Unmarshal${type}(data)
		if err != nil {
			return nil, err
		}
		return value.Marshal()
	},
`,
  );
  return `package main

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
)

var throughs = map[string]func([]byte) ([]byte, error){
${entries.join("")}}

func answer(line []byte) map[string]any {
	var asked struct {
		Type    string          \`json:"type"\`
		Payload json.RawMessage \`json:"payload"\`
	}
	if err := json.Unmarshal(line, &asked); err != nil {
		panic(err)
	}
	through, ok := throughs[strings.ToLower(asked.Type)]
	if !ok {
		return map[string]any{"ok": false, "broken": true, "error": "no function for the type"}
	}
	payload, err := through(asked.Payload)
	if err != nil {
		return map[string]any{"ok": false, "error": err.Error()}
	}
	return map[string]any{"ok": true, "payload": json.RawMessage(payload)}
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<30)
	encoder := json.NewEncoder(os.Stdout)
	for lines.Scan() {
		if err := encoder.Encode(answer(lines.Bytes())); err != nil {
			panic(err)
		}
	}
}
`;
}
