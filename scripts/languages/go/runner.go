// The conformance runner of Go: decodes and encodes payloads with generated types.
//
// Reads lines `{type, payload}`, each a type by its name in the contract and a JSON value; answers each with a line: `{ok: true, payload}`, the
// value as it is encoded after it was decoded, or `{ok: false, error}`.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"log"
	"os"

	contract "MODULE"
)

type question struct {
	Type    string          `json:"type"`
	Payload json.RawMessage `json:"payload"`
}

type answer struct {
	OK      bool            `json:"ok"`
	Payload json.RawMessage `json:"payload,omitempty"`
	Error   string          `json:"error,omitempty"`
}

func answerTo(asked question) answer {
	value, err := contract.Decode(asked.Type, asked.Payload)
	if err != nil {
		return answer{Error: err.Error()}
	}
	payload, err := json.Marshal(value)
	if err != nil {
		return answer{Error: "not encoded: " + err.Error()}
	}
	// What is decoded is valid as it stands.
	if checked, is := value.(interface{ Validate() error }); is {
		if err := checked.Validate(); err != nil {
			log.Fatalf("%s is decoded, and not valid: %v", asked.Type, err)
		}
	}
	return answer{OK: true, Payload: payload}
}

func main() {
	questions := json.NewDecoder(bufio.NewReader(os.Stdin))
	out := bufio.NewWriter(os.Stdout)
	answers := json.NewEncoder(out)
	for {
		var asked question
		if err := questions.Decode(&asked); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			log.Fatal(err)
		}
		if err := answers.Encode(answerTo(asked)); err != nil {
			log.Fatal(err)
		}
	}
	if err := out.Flush(); err != nil {
		log.Fatal(err)
	}
}
