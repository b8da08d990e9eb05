// Judges payloads by bundles, with santhosh-tekuri/jsonschema: lines of {"type", "payload"} in, {"ok", "error"} out.
// Arguments: the folder of the bundles; "assert" where formats are to be checked.
package main

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

type question struct {
	Type    string          `json:"type"`
	Payload json.RawMessage `json:"payload"`
}

type answer struct {
	OK     bool   `json:"ok"`
	Error  string `json:"error,omitempty"`
	Broken bool   `json:"broken,omitempty"`
}

type compiled struct {
	schema *jsonschema.Schema
	err    error
}

func main() {
	folder, formats := os.Args[1], os.Args[2]
	known := map[string]compiled{}
	schemaOf := func(name string) compiled {
		found, ok := known[name]
		if !ok {
			compiler := jsonschema.NewCompiler()
			if formats == "assert" {
				compiler.AssertFormat()
			}
			found.schema, found.err = compiler.Compile(filepath.Join(folder, name+".schema.json"))
			known[name] = found
		}
		return found
	}
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<30)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	encoder := json.NewEncoder(out)
	for lines.Scan() {
		if err := encoder.Encode(judge(lines.Bytes(), schemaOf)); err != nil {
			panic(err)
		}
	}
	if err := lines.Err(); err != nil {
		panic(err)
	}
}

func judge(line []byte, schemaOf func(string) compiled) answer {
	var asked question
	if err := json.Unmarshal(line, &asked); err != nil {
		panic(err)
	}
	found := schemaOf(asked.Type)
	if found.err != nil {
		return answer{Error: found.err.Error(), Broken: true}
	}
	payload, err := jsonschema.UnmarshalJSON(strings.NewReader(string(asked.Payload)))
	if err != nil {
		return answer{Error: err.Error(), Broken: true}
	}
	if err := found.schema.Validate(payload); err != nil {
		return answer{Error: err.Error()}
	}
	return answer{OK: true}
}
