// Prints the access codes of a file, whose type tells what each of them has.
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"os"

	"seam"
)

// accessCode is an access code, whether Seam manages it or not.
type accessCode interface {
	AsAccessCodeBase() seam.AccessCodeBase
}

func schedule(code accessCode) string {
	switch code := code.(type) {
	case seam.TimeBoundAccessCode:
		once := ""
		if code.IsOneTimeUse {
			once = ", once"
		}
		return code.StartsAt[:10] + " to " + code.EndsAt[:10] + once
	case seam.UnmanagedTimeBoundAccessCode:
		return code.StartsAt[:10] + " to " + code.EndsAt[:10]
	default:
		return "ongoing"
	}
}

func status(code accessCode) string {
	switch code := code.(type) {
	case seam.OngoingAccessCode:
		return string(code.Status)
	case seam.TimeBoundAccessCode:
		return string(code.Status)
	default:
		return "not managed by Seam"
	}
}

func errorLine(err seam.AccessCodeBaseErrorsItem) string {
	switch err := err.(type) {
	case seam.DeviceError:
		return "device: " + err.Message
	case seam.ConnectedAccountError:
		return "account: " + err.Message
	case seam.AccessCodeError:
		return "access code: " + err.Message
	default:
		panic("no error of the contract")
	}
}

func or(text *string, otherwise string) string {
	if text == nil {
		return otherwise
	}
	return *text
}

// read reads the access codes of a file; an error says everything that is wrong with one.
func read(path string) (codes []accessCode, err error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var listed struct {
		AccessCodes          []json.RawMessage `json:"access_codes"`
		UnmanagedAccessCodes []json.RawMessage `json:"unmanaged_access_codes"`
	}
	if err := json.Unmarshal(text, &listed); err != nil {
		return nil, err
	}
	for _, each := range listed.AccessCodes {
		code, err := seam.DecodeAccessCode(each)
		if err != nil {
			return nil, err
		}
		codes = append(codes, code)
	}
	for _, each := range listed.UnmanagedAccessCodes {
		code, err := seam.DecodeUnmanagedAccessCode(each)
		if err != nil {
			return nil, err
		}
		codes = append(codes, code)
	}
	return codes, nil
}

func main() {
	codes, err := read(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	faulty := 0
	for _, code := range codes {
		base := code.AsAccessCodeBase()
		fmt.Printf("%s: %s, %s, %s\n", or(base.Name, "(no name)"), or(base.Code, "no code yet"), schedule(code), status(code))
		for _, each := range base.Errors {
			fmt.Println("  error of the " + errorLine(each))
		}
		for _, each := range base.Warnings {
			fmt.Println("  warning: " + each.AsSeamWarning().Message)
		}
		if len(base.Errors) > 0 {
			faulty++
		}
	}
	fmt.Printf("%d access codes, %d of them with errors\n", len(codes), faulty)
}
