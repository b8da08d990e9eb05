// What the types of a contract rest on: JSON as it is, no value taken for another.

package contract

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"math/big"
	"reflect"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// ValidationError says everything that is wrong with a value.
type ValidationError struct {
	// Type is the name of the type that the value is not of.
	Type string
	// Faults has one fault or more.
	Faults []Fault
}

// Fault is one thing that is wrong with a value.
type Fault struct {
	// Path is a JSON Pointer (RFC 6901) to the part that is wrong; empty for the whole value.
	Path string
	// Message says what is wrong: "is required".
	Message string
	// How much it speaks against the branch of a union that it is found in.
	weight int
}

// Error says what is wrong with the part.
func (f Fault) Error() string {
	if f.Path == "" {
		return "the value " + f.Message
	}
	return f.Path + " " + f.Message
}

// Error has a line for each fault.
func (e *ValidationError) Error() string {
	lines := make([]string, len(e.Faults))
	for i, fault := range e.Faults {
		lines[i] = fault.Error()
	}
	return "not a valid " + e.Type + ": " + strings.Join(lines, "\n")
}

// Unwrap gives the faults.
func (e *ValidationError) Unwrap() []error {
	all := make([]error, len(e.Faults))
	for i, fault := range e.Faults {
		all[i] = fault
	}
	return all
}

// Optional is a member that can be absent, null, or a value. Its zero value is absent.
type Optional[T any] struct {
	state byte
	value *T
}

const (
	absent byte = iota
	null
	given
)

// OptionalOf is a member with a value.
func OptionalOf[T any](value T) Optional[T] {
	return Optional[T]{given, &value}
}

// OptionalNull is a member that is null.
func OptionalNull[T any]() Optional[T] {
	return Optional[T]{state: null}
}

// Get gives the value, and whether there is one.
func (o Optional[T]) Get() (value T, is bool) {
	if o.state == given {
		return *o.value, true
	}
	return value, false
}

// IsAbsent tells whether the member is not there.
func (o Optional[T]) IsAbsent() bool {
	return o.state == absent
}

// IsNull tells whether the member is null.
func (o Optional[T]) IsNull() bool {
	return o.state == null
}

// MarshalJSON writes the value, or null where there is none.
func (o Optional[T]) MarshalJSON() ([]byte, error) {
	return marshal(o)
}

func (o Optional[T]) encode(e *encoder) {
	if o.state == given {
		e.value(*o.value)
	} else {
		e.raw("null")
	}
}

// Ptr gives a pointer to a value: members that can be absent are pointers.
func Ptr[T any](value T) *T {
	return &value
}

// Null is the JSON value null.
type Null struct{}

func (Null) encode(e *encoder) {
	e.raw("null")
}

// MarshalJSON writes null.
func (Null) MarshalJSON() ([]byte, error) {
	return []byte("null"), nil
}

// Nothing stands where no value can be.
type Nothing struct{}

func (Nothing) encode(e *encoder) {
	e.fail(errors.New("there is no value that could be written here"))
}

// MarshalJSON always fails.
func (v Nothing) MarshalJSON() ([]byte, error) {
	return marshal(v)
}

// A text of JSON while it is read.
type document struct {
	faults []Fault
	tried  map[trial]any
}

type trial struct {
	value *value
	union string
}

// A value of JSON with its place.
type value struct {
	document *document
	json     any
	parent   *value
	step     string
	members  map[string]*value
	items    []*value
	// The members that have been read.
	told map[string]bool
}

func parse(data []byte) (*value, error) {
	if !utf8.Valid(data) {
		return nil, errors.New("JSON is UTF-8, and this is not")
	}
	if hasHalfPair(data) {
		return nil, errors.New("a string has half of a surrogate pair, which is no text in Go")
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	n := &value{document: &document{}}
	if err := decoder.Decode(&n.json); err != nil {
		if errors.Is(err, io.EOF) {
			err = io.ErrUnexpectedEOF
		}
		return nil, err
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("there is more than one value of JSON")
	}
	return n, nil
}

// hasHalfPair looks for an escape that encoding/json would read as another character.
func hasHalfPair(data []byte) bool {
	unit := func(at int) uint64 {
		if at+6 > len(data) || data[at] != '\\' || data[at+1] != 'u' {
			return 0
		}
		code, _ := strconv.ParseUint(string(data[at+2:at+6]), 16, 16)
		return code
	}
	for at := bytes.IndexByte(data, '\\'); at >= 0 && at < len(data); at++ {
		if data[at] != '\\' {
			continue
		}
		switch code := unit(at); {
		case code >= 0xdc00 && code <= 0xdfff:
			return true
		case code >= 0xd800 && code <= 0xdbff:
			if low := unit(at + 6); low < 0xdc00 || low > 0xdfff {
				return true
			}
			at += 11
		default:
			at++
		}
	}
	return false
}

func (n *value) path() string {
	if n.parent == nil {
		return ""
	}
	return n.parent.path() + "/" + escapeStep(n.step)
}

func escapeStep(step string) string {
	return strings.ReplaceAll(strings.ReplaceAll(step, "~", "~0"), "/", "~1")
}

func (n *value) fault(weight int, format string, args ...any) {
	fault := Fault{n.path(), fmt.Sprintf(format, args...), weight}
	n.document.faults = append(n.document.faults, fault)
}

func (n *value) wrongKind(wanted string) {
	n.fault(100, "must be %s, is %s", wanted, kindOf(n.json))
}

func kindOf(json any) string {
	switch json.(type) {
	case nil:
		return "null"
	case bool:
		return "a boolean"
	case string:
		return "a string"
	case []any:
		return "an array"
	case map[string]any:
		return "an object"
	default:
		return "a number"
	}
}

// isObject tells whether the value is one, of which no member is read so far.
func (n *value) isObject() bool {
	object, is := n.json.(map[string]any)
	if !is {
		n.wrongKind("an object")
		return false
	}
	if n.members == nil {
		n.members = make(map[string]*value, len(object))
	}
	n.told = make(map[string]bool, len(object))
	return true
}

// member gives the member of an object, which counts as read from then on; nil where it is absent.
func (n *value) member(name string) *value {
	json, is := n.json.(map[string]any)[name]
	if !is {
		return nil
	}
	n.told[name] = true
	return n.child(name, json)
}

func (n *value) child(name string, json any) *value {
	known := n.members[name]
	if known == nil {
		known = &value{document: n.document, json: json, parent: n, step: name}
		n.members[name] = known
	}
	return known
}

func required[T any](n *value, name string, into *T, read func(*value) T) {
	if member := n.member(name); member != nil {
		*into = read(member)
	} else {
		missing := &value{document: n.document, parent: n, step: name}
		missing.fault(2, "is required")
	}
}

func optional[T any](n *value, name string, into **T, read func(*value) T) {
	if member := n.member(name); member != nil {
		*into = Ptr(read(member))
	}
}

func optionalOrNil[T any](n *value, name string, into *T, read func(*value) T) {
	if member := n.member(name); member != nil {
		*into = read(member)
	}
}

func optionalOrNull[T any](n *value, name string, into *Optional[T], read func(*value) T) {
	if member := n.member(name); member == nil {
		return
	} else if member.json == nil {
		*into = OptionalNull[T]()
	} else {
		*into = OptionalOf(read(member))
	}
}

// refuse is of a member that can't be there.
func refuse(n *value, name string) {
	if member := n.member(name); member != nil {
		member.fault(2, "can't be there")
	}
}

// readOthers reads the members that have not been read.
func readOthers[T any](n *value, read func(*value) T) map[string]T {
	var others map[string]T
	for _, name := range n.untold() {
		if others == nil {
			others = map[string]T{}
		}
		others[name] = read(n.member(name))
	}
	return others
}

// refuseOthers refuses the members that have not been read.
func refuseOthers(n *value) {
	for _, name := range n.untold() {
		n.member(name).fault(2, unknownMember)
	}
}

// refuseExtra is of an heir that is closed, and of a base that is not.
func refuseExtra[T any](extra map[string]T, c *checker) {
	for _, name := range sortedNames(extra) {
		c.at(name).fault(2, unknownMember)
	}
}

const unknownMember = "is no member that the contract knows"

// untold gives the names of the members of an object that have not been read.
func (n *value) untold() []string {
	var names []string
	for name := range n.json.(map[string]any) {
		if !n.told[name] {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	return names
}

func sortedNames[T any](object map[string]T) []string {
	names := make([]string, 0, len(object))
	for name := range object {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// tag gives the member that tells the branches of a union apart; empty where there is none.
func (n *value) tag(name string) string {
	object, _ := n.json.(map[string]any)
	tag, _ := object[name].(string)
	return tag
}

func (n *value) refuseTag(name string, tags ...any) {
	if !n.isObject() {
		return
	}
	if member := n.member(name); member == nil {
		required(n, name, new(any), readAny)
	} else {
		member.fault(5, "must be %s", listed(tags))
	}
}

func readAny(n *value) any {
	return n.json
}

// readNone is of a value that can't be there.
func readNone[T any](n *value) (none T) {
	n.fault(100, "can't be there")
	return none
}

// readConstant reads what is of several kinds, and not null.
func readConstant(n *value) any {
	if n.json == nil {
		n.fault(100, "must not be null")
	}
	return n.json
}

func readNull(n *value) (none Null) {
	if n.json != nil {
		n.wrongKind("null")
	}
	return none
}

func readBoolean(n *value) bool {
	v, is := n.json.(bool)
	if !is {
		n.wrongKind("a boolean")
	}
	return v
}

func readString(n *value) string {
	v, is := n.json.(string)
	if !is {
		n.wrongKind("a string")
	}
	return v
}

func readNumber(n *value) float64 {
	number, is := n.json.(json.Number)
	if !is {
		n.wrongKind("a number")
		return 0
	}
	v, err := number.Float64()
	if err != nil {
		n.fault(100, "is a number that float64 can't hold")
	}
	return v
}

func readInteger(n *value) int64 {
	number, is := n.json.(json.Number)
	if !is {
		n.wrongKind("an integer")
		return 0
	}
	v, isWhole, fits := wholeOf(number)
	if !isWhole {
		n.wrongKind("an integer")
	} else if !fits {
		n.fault(100, "is an integer that int64 can't hold")
	}
	return v
}

// wholeOf reads a number without rounding: 1.0 and 1e3 are whole.
func wholeOf(number json.Number) (v int64, isWhole, fits bool) {
	if v, err := strconv.ParseInt(string(number), 10, 64); err == nil {
		return v, true, true
	}
	text, exponent := strings.ToLower(string(number)), 0
	if at := strings.IndexByte(text, 'e'); at >= 0 {
		shift, err := strconv.Atoi(text[at+1:])
		if err != nil {
			shift = math.MaxInt32
			if text[at+1] == '-' {
				shift = -shift
			}
		}
		text, exponent = text[:at], shift
	}
	before, after, _ := strings.Cut(text, ".")
	digits := strings.TrimLeft(strings.TrimPrefix(before, "-")+after, "0")
	exponent -= len(after)
	trimmed := strings.TrimRight(digits, "0")
	exponent += len(digits) - len(trimmed)
	switch {
	case trimmed == "":
		return 0, true, true
	case exponent < 0:
		return 0, false, false
	case len(trimmed)+exponent > 19:
		return 0, true, false
	}
	sign := ""
	if text[0] == '-' {
		sign = "-"
	}
	v, err := strconv.ParseInt(sign+trimmed+strings.Repeat("0", exponent), 10, 64)
	return v, true, err == nil
}

// nullable reads null as nil.
func nullable[T any](read func(*value) T) func(*value) *T {
	return func(n *value) *T {
		if n.json == nil {
			return nil
		}
		return Ptr(read(n))
	}
}

// orNull is nullable for what can be nil as it is.
func orNull[T any](read func(*value) T) func(*value) T {
	return func(n *value) (v T) {
		if n.json != nil {
			v = read(n)
		}
		return v
	}
}

func pointerTo[T any](read func(*value) T) func(*value) *T {
	return func(n *value) *T {
		return Ptr(read(n))
	}
}

func asAny[T any](read func(*value) T) func(*value) any {
	return func(n *value) any {
		return read(n)
	}
}

func listOf[T any](read func(*value) T) func(*value) []T {
	return func(n *value) []T {
		items, is := n.list()
		if !is {
			return nil
		}
		list := make([]T, len(items))
		for i, item := range items {
			list[i] = read(item)
		}
		return list
	}
}

// positions reads the first items one by one, and all others as the last.
func positions[T any](reads ...func(*value) T) func(*value) []T {
	return func(n *value) []T {
		items, is := n.list()
		if !is {
			return nil
		}
		list := make([]T, len(items))
		for i, item := range items {
			list[i] = reads[min(i, len(reads)-1)](item)
		}
		return list
	}
}

func (n *value) list() ([]*value, bool) {
	list, is := n.json.([]any)
	if !is {
		n.wrongKind("an array")
		return nil, false
	}
	if n.items == nil {
		n.items = make([]*value, len(list))
		for i, item := range list {
			n.items[i] = &value{document: n.document, json: item, parent: n, step: strconv.Itoa(i)}
		}
	}
	return n.items, true
}

// tuple gives the items of an array of just so many.
func (n *value) tuple(size int) ([]*value, bool) {
	items, is := n.list()
	if is && len(items) != size {
		n.fault(10, "must have %d items, has %d", size, len(items))
		is = false
	}
	return items, is
}

func mapOf[T any](read func(*value) T) func(*value) map[string]T {
	return func(n *value) map[string]T {
		if !n.isObject() {
			return nil
		}
		all := readOthers(n, read)
		if all == nil {
			all = map[string]T{}
		}
		return all
	}
}

type checkable interface {
	check(c *checker)
}

type attempt[U any] struct {
	value  U
	faults []Fault
}

// readUnion gives the first branch that the value is valid as; where there is none, the faults of the closest.
func readUnion[U checkable](n *value, union string, branches ...func(*value) U) (v U) {
	key := trial{n, union}
	known, is := n.document.tried[key].(attempt[U])
	if !is {
		known = tryBranches(n, branches)
		if n.document.tried == nil {
			n.document.tried = map[trial]any{}
		}
		n.document.tried[key] = known
	}
	n.document.faults = append(n.document.faults, known.faults...)
	return known.value
}

func tryBranches[U checkable](n *value, branches []func(*value) U) (closest attempt[U]) {
	before := n.document.faults
	defer func() { n.document.faults = before }()
	least := math.MaxInt
	for _, read := range branches {
		n.document.faults = nil
		v := read(n)
		faults := n.document.faults
		if len(faults) == 0 {
			v.check(&checker{faults: &faults, base: n})
		}
		if len(faults) == 0 {
			return attempt[U]{value: v}
		}
		if distance := distanceOf(faults, n.path()); distance < least {
			least, closest = distance, attempt[U]{faults: faults}
		}
	}
	return closest
}

func distanceOf(faults []Fault, path string) int {
	distance := 0
	for _, fault := range faults {
		if fault.weight == 100 && fault.Path != path {
			distance++
		} else {
			distance += fault.weight
		}
	}
	return distance
}

func decode[T any](data []byte, of string, read func(*value) T, check func(T, *checker)) (T, error) {
	var none T
	n, err := parse(data)
	if err != nil {
		return none, err
	}
	v := read(n)
	var faults []Fault
	check(v, &checker{faults: &faults})
	unread := n.document.faults
	all := append([]Fault(nil), unread...)
	for _, fault := range faults {
		// What could not be read has no value that could be checked.
		if !touches(unread, fault.Path) {
			all = append(all, fault)
		}
	}
	if err := errorOf(of, all); err != nil {
		return none, err
	}
	return v, nil
}

func touches(faults []Fault, path string) bool {
	for _, fault := range faults {
		if fault.Path == path || strings.HasPrefix(path, fault.Path+"/") || strings.HasPrefix(fault.Path, path+"/") {
			return true
		}
	}
	return false
}

func errorOf(of string, faults []Fault) error {
	if len(faults) == 0 {
		return nil
	}
	seen := make(map[Fault]bool, len(faults))
	each := make([]Fault, 0, len(faults))
	for _, fault := range faults {
		fault.weight = 0
		if !seen[fault] {
			seen[fault] = true
			each = append(each, fault)
		}
	}
	return &ValidationError{of, each}
}

func unmarshal[T any](data []byte, into *T, decode func([]byte) (T, error)) error {
	v, err := decode(data)
	if err == nil {
		*into = v
	}
	return err
}

func validate(of string, check func(*checker)) error {
	var faults []Fault
	check(&checker{faults: &faults})
	return errorOf(of, faults)
}

// Writes JSON.
type encoder struct {
	buffer []byte
	err    error
}

type encodable interface {
	encode(e *encoder)
}

func marshal(v any) ([]byte, error) {
	var e encoder
	e.value(v)
	return e.buffer, e.err
}

func (e *encoder) fail(err error) {
	if e.err == nil {
		e.err = err
	}
}

func (e *encoder) raw(text string) {
	e.buffer = append(e.buffer, text...)
}

// separate puts a comma behind what stands before.
func (e *encoder) separate() {
	if last := e.buffer[len(e.buffer)-1]; last != '{' && last != '[' {
		e.raw(",")
	}
}

func (e *encoder) other(v any) {
	text, err := json.Marshal(v)
	if err != nil {
		e.fail(err)
	}
	e.buffer = append(e.buffer, text...)
}

func (e *encoder) value(v any) {
	switch v := v.(type) {
	case nil:
		e.raw("null")
	case string, float64, json.Number, json.RawMessage:
		e.other(v)
	case int64:
		e.buffer = strconv.AppendInt(e.buffer, v, 10)
	case bool:
		e.buffer = strconv.AppendBool(e.buffer, v)
	default:
		e.reflected(reflect.ValueOf(v))
	}
}

func (e *encoder) reflected(v reflect.Value) {
	if v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		if v.IsNil() {
			e.raw("null")
		} else {
			e.value(v.Elem().Interface())
		}
		return
	}
	if own, is := v.Interface().(encodable); is {
		own.encode(e)
		return
	}
	switch {
	case v.Kind() == reflect.Slice && v.Type().Elem().Kind() != reflect.Uint8:
		e.raw("[")
		for i := 0; i < v.Len(); i++ {
			e.separate()
			e.value(v.Index(i).Interface())
		}
		e.raw("]")
	case v.Kind() == reflect.Map && v.Type().Key().Kind() == reflect.String:
		byName := make(map[string]any, v.Len())
		for _, key := range v.MapKeys() {
			byName[key.String()] = v.MapIndex(key).Interface()
		}
		e.raw("{")
		for _, name := range sortedNames(byName) {
			e.member(name, byName[name])
		}
		e.raw("}")
	default:
		e.other(v.Interface())
	}
}

func (e *encoder) member(name string, v any) {
	e.separate()
	e.other(name)
	e.raw(":")
	e.value(v)
}

// nullable writes null for what is nil.
func (e *encoder) nullable(name string, v any) {
	if isNil(v) {
		v = nil
	}
	e.member(name, v)
}

// optional leaves out what is absent.
func (e *encoder) optional(name string, v any) {
	if isNil(v) {
		return
	}
	if state, is := v.(interface{ IsAbsent() bool }); is && state.IsAbsent() {
		return
	}
	e.member(name, v)
}

func isNil(v any) bool {
	switch of := reflect.ValueOf(v); of.Kind() {
	case reflect.Invalid:
		return true
	case reflect.Pointer, reflect.Slice, reflect.Map, reflect.Interface:
		return of.IsNil()
	default:
		return false
	}
}

// writeOthers writes the members that the type does not name.
func writeOthers[T any](e *encoder, others map[string]T) {
	for _, name := range sortedNames(others) {
		e.member(name, others[name])
	}
}

// plain gives a value as encoding/json would decode it, with numbers as json.Number.
func plain(v any) any {
	data, err := marshal(v)
	if err != nil {
		return nil
	}
	n, err := parse(data)
	if err != nil {
		return nil
	}
	return n.json
}

// Collects what is wrong with a value, at one place of it.
type checker struct {
	faults *[]Fault
	// Where the first checker stands, if not at the top.
	base   *value
	parent *checker
	step   string
}

func (c *checker) path() string {
	if c.parent != nil {
		return c.parent.path() + "/" + escapeStep(c.step)
	}
	if c.base != nil {
		return c.base.path()
	}
	return ""
}

func (c *checker) at(name string) *checker {
	return &checker{faults: c.faults, parent: c, step: name}
}

func (c *checker) item(i int) *checker {
	return c.at(strconv.Itoa(i))
}

func (c *checker) fault(weight int, format string, args ...any) *checker {
	*c.faults = append(*c.faults, Fault{c.path(), fmt.Sprintf(format, args...), weight})
	return c
}

// also checks that a value is of another type, too.
func also[T any](c *checker, v any, read func(*value) T, check func(T, *checker)) {
	data, err := marshal(v)
	if err != nil {
		c.fault(10, "can't be written: %v", err)
		return
	}
	n, err := parse(data)
	if err != nil {
		c.fault(10, "can't be written: %v", err)
		return
	}
	of := read(n)
	faults := n.document.faults
	if len(faults) == 0 {
		check(of, &checker{faults: &faults})
	}
	for _, fault := range faults {
		*c.faults = append(*c.faults, Fault{c.path() + fault.Path, fault.Message, fault.weight})
	}
}

func inspectUnion[U checkable](v U, c *checker) {
	if isNil(v) {
		c.fault(2, "is required")
	} else {
		v.check(c)
	}
}

// itemAs gives an item of a list of any, if it is of the type that belongs there.
func itemAs[T any](list []any, i int, c *checker) (v T, is bool) {
	if i >= len(list) {
		return v, false
	}
	if v, is = list[i].(T); !is {
		c.item(i).fault(100, "must be of the type %T", v)
	}
	return v, is
}

func stringOf(v any) (string, bool) {
	switch v := v.(type) {
	case string:
		return v, true
	case json.Number, nil:
		return "", false
	default:
		of := reflect.ValueOf(v)
		if of.Kind() != reflect.String {
			return "", false
		}
		return of.String(), true
	}
}

func (c *checker) minLength(v any, least int) *checker {
	if text, is := stringOf(v); is && utf8.RuneCountInString(text) < least {
		c.fault(1, "must have %d characters or more", least)
	}
	return c
}

func (c *checker) maxLength(v any, most int) *checker {
	if text, is := stringOf(v); is && utf8.RuneCountInString(text) > most {
		c.fault(1, "must have %d characters or fewer", most)
	}
	return c
}

var patterns sync.Map

func patternOf(text string) *regexp.Regexp {
	if known, is := patterns.Load(text); is {
		return known.(*regexp.Regexp)
	}
	compiled := regexp.MustCompile(text)
	patterns.Store(text, compiled)
	return compiled
}

func (c *checker) pattern(v any, pattern string) *checker {
	if text, is := stringOf(v); is && !patternOf(pattern).MatchString(text) {
		c.fault(1, "must match %s", pattern)
	}
	return c
}

func (c *checker) format(v any, format string) *checker {
	if text, is := stringOf(v); is && !formats[format](text) {
		c.fault(1, "must be of the format %s", format)
	}
	return c
}

// compare gives -1, 0 or 1, without rounding; none where there is no number.
func compare(v any, bound float64) (order int, is bool) {
	switch v := v.(type) {
	case int64:
		return new(big.Float).SetInt64(v).Cmp(big.NewFloat(bound)), true
	case float64:
		if math.IsNaN(v) {
			return 0, false
		}
		return big.NewFloat(v).Cmp(big.NewFloat(bound)), true
	case json.Number:
		if whole, isWhole, fits := wholeOf(v); isWhole && fits {
			return compare(whole, bound)
		}
		float, err := v.Float64()
		if err != nil && !math.IsInf(float, 0) {
			return 0, false
		}
		return compare(float, bound)
	case nil:
		return 0, false
	}
	switch of := reflect.ValueOf(v); of.Kind() {
	case reflect.Int64:
		return compare(of.Int(), bound)
	case reflect.Float64:
		return compare(of.Float(), bound)
	}
	return 0, false
}

func (c *checker) minimum(v any, bound float64) *checker {
	if order, is := compare(v, bound); is && order < 0 {
		c.fault(1, "must be %v or more", bound)
	}
	return c
}

func (c *checker) maximum(v any, bound float64) *checker {
	if order, is := compare(v, bound); is && order > 0 {
		c.fault(1, "must be %v or less", bound)
	}
	return c
}

func (c *checker) exclusiveMinimum(v any, bound float64) *checker {
	if order, is := compare(v, bound); is && order <= 0 {
		c.fault(1, "must be more than %v", bound)
	}
	return c
}

func (c *checker) exclusiveMaximum(v any, bound float64) *checker {
	if order, is := compare(v, bound); is && order >= 0 {
		c.fault(1, "must be less than %v", bound)
	}
	return c
}

func (c *checker) multipleOf(v any, divisor float64) *checker {
	number, is := plain(v).(json.Number)
	if !is {
		return c
	}
	float, err := number.Float64()
	if err != nil {
		return c
	}
	// As the shortest decimals that mean these numbers.
	exact := new(big.Rat)
	if whole, isWhole, fits := wholeOf(number); isWhole && fits {
		exact.SetInt64(whole)
	} else {
		exact.SetString(strconv.FormatFloat(float, 'g', -1, 64))
	}
	by, _ := new(big.Rat).SetString(strconv.FormatFloat(divisor, 'g', -1, 64))
	if !exact.Quo(exact, by).IsInt() {
		c.fault(1, "must be a multiple of %v", divisor)
	}
	return c
}

func (c *checker) minItems(length, least int) *checker {
	if length < least {
		c.fault(1, "must have %d items or more", least)
	}
	return c
}

func (c *checker) maxItems(length, most int) *checker {
	if length > most {
		c.fault(1, "must have %d items or fewer", most)
	}
	return c
}

func (c *checker) uniqueItems(v any) *checker {
	items, _ := plain(v).([]any)
	seen := make(map[string]int, len(items))
	for i, item := range items {
		key := canonical(item)
		if first, is := seen[key]; is {
			return c.fault(1, "must not have equal items, as %d and %d are", first, i)
		}
		seen[key] = i
	}
	return c
}

func (c *checker) minProperties(v any, least int) *checker {
	if object, is := plain(v).(map[string]any); is && len(object) < least {
		c.fault(1, "must have %d members or more", least)
	}
	return c
}

func (c *checker) maxProperties(v any, most int) *checker {
	if object, is := plain(v).(map[string]any); is && len(object) > most {
		c.fault(1, "must have %d members or fewer", most)
	}
	return c
}

// names checks what members are called: as one of the known, or by one of the patterns.
func (c *checker) names(v any, known []string, patterns ...string) *checker {
	object, _ := plain(v).(map[string]any)
	for _, name := range sortedNames(object) {
		if !isNamed(name, known, patterns) {
			c.at(name).fault(2, unknownMember)
		}
	}
	return c
}

func isNamed(name string, known, patterns []string) bool {
	for _, each := range known {
		if each == name {
			return true
		}
	}
	for _, pattern := range patterns {
		if patternOf(pattern).MatchString(name) {
			return true
		}
	}
	return false
}

// jsonValue is a constant that Go has no literal for.
func jsonValue(text string) any {
	n, err := parse([]byte(text))
	if err != nil {
		panic(err)
	}
	return n.json
}

func isOneOf(v any, constants []any) bool {
	if text, is := v.(string); is {
		for _, constant := range constants {
			if constant == text {
				return true
			}
		}
		return false
	}
	key := canonical(plain(v))
	for _, constant := range constants {
		if canonical(plain(constant)) == key {
			return true
		}
	}
	return false
}

func listed(constants []any) string {
	texts := make([]string, len(constants))
	for i, constant := range constants {
		text, _ := marshal(constant)
		texts[i] = string(text)
	}
	if len(texts) == 1 {
		return texts[0]
	}
	return "one of " + strings.Join(texts, ", ")
}

func (c *checker) oneOf(v any, constants ...any) *checker {
	if !isOneOf(v, constants) {
		c.fault(5, "must be %s", listed(constants))
	}
	return c
}

func (c *checker) noneOf(v any, constants ...any) *checker {
	if isOneOf(v, constants) {
		c.fault(1, "must not be %s", listed(constants))
	}
	return c
}

// canonical gives equal texts for values that are equal as JSON is.
func canonical(v any) string {
	switch v := v.(type) {
	case json.Number:
		if whole, isWhole, fits := wholeOf(v); isWhole && fits {
			return strconv.FormatInt(whole, 10)
		}
		float, err := v.Float64()
		if err != nil {
			return string(v)
		}
		return strconv.FormatFloat(float, 'g', -1, 64)
	case []any:
		items := make([]string, len(v))
		for i, item := range v {
			items[i] = canonical(item)
		}
		return "[" + strings.Join(items, ",") + "]"
	case map[string]any:
		members := make([]string, 0, len(v))
		for _, name := range sortedNames(v) {
			members = append(members, strconv.Quote(name)+":"+canonical(v[name]))
		}
		return "{" + strings.Join(members, ",") + "}"
	case string:
		return strconv.Quote(v)
	default:
		return fmt.Sprint(v)
	}
}

// The formats of JSON Schema 2020-12 (Validation, section 7.3), from the RFCs.
var formats = map[string]func(string) bool{
	"date":                  isDate,
	"date-time":             isDateTime,
	"duration":              isDuration,
	"ipv4":                  isIPv4,
	"ipv6":                  isIPv6,
	"iri":                   func(text string) bool { return isReference(text, iriRules(), true) },
	"iri-reference":         func(text string) bool { return isReference(text, iriRules(), false) },
	"json-pointer":          func(text string) bool { return jsonPointer().MatchString(text) },
	"relative-json-pointer": func(text string) bool { return relativePointer().MatchString(text) },
	"time":                  isTime,
	"uri":                   func(text string) bool { return isReference(text, uriRules(), true) },
	"uri-reference":         func(text string) bool { return isReference(text, uriRules(), false) },
	"uri-template":          func(text string) bool { return uriTemplate().MatchString(text) },
	"uuid":                  isUUID,
}

// twoDigits gives the number that two digits say, or -1.
func twoDigits(text string, at int) int {
	if at+2 > len(text) || text[at] < '0' || text[at] > '9' || text[at+1] < '0' || text[at+1] > '9' {
		return -1
	}
	return int(text[at]-'0')*10 + int(text[at+1]-'0')
}

func daysInMonth(year, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	default:
		return 31
	}
}

// dateOf reads a full-date of RFC 3339, section 5.6.
func dateOf(text string) (year, month, day int, is bool) {
	if len(text) != 10 || text[4] != '-' || text[7] != '-' {
		return 0, 0, 0, false
	}
	century, rest := twoDigits(text, 0), twoDigits(text, 2)
	month, day = twoDigits(text, 5), twoDigits(text, 8)
	if century < 0 || rest < 0 || month < 1 || month > 12 || day < 1 {
		return 0, 0, 0, false
	}
	year = century*100 + rest
	return year, month, day, day <= daysInMonth(year, month)
}

func isDate(text string) bool {
	_, _, _, is := dateOf(text)
	return is
}

// timeOf reads a full-time of RFC 3339: by how many days UTC differs from it, and whether it is a leap second.
func timeOf(text string) (dayShift int, isLeap, is bool) {
	hour, minute, second := twoDigits(text, 0), twoDigits(text, 3), twoDigits(text, 6)
	if hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60 {
		return 0, false, false
	}
	if text[2] != ':' || text[5] != ':' {
		return 0, false, false
	}
	rest := text[8:]
	if strings.HasPrefix(rest, ".") {
		after := strings.TrimLeft(rest[1:], "0123456789")
		if len(after) == len(rest)-1 {
			return 0, false, false
		}
		rest = after
	}
	offset := 0
	switch {
	case rest == "Z" || rest == "z":
	case len(rest) == 6 && (rest[0] == '+' || rest[0] == '-') && rest[3] == ':':
		hours, minutes := twoDigits(rest, 1), twoDigits(rest, 4)
		if hours < 0 || hours > 23 || minutes < 0 || minutes > 59 {
			return 0, false, false
		}
		offset = hours*60 + minutes
		if rest[0] == '-' {
			offset = -offset
		}
	default:
		return 0, false, false
	}
	utc := hour*60 + minute - offset
	// A leap second is the last of a day in UTC (appendix D).
	if second == 60 && (utc+2880)%1440 != 1439 {
		return 0, false, false
	}
	switch {
	case utc < 0:
		dayShift = -1
	case utc >= 1440:
		dayShift = 1
	}
	return dayShift, second == 60, true
}

func isTime(text string) bool {
	_, _, is := timeOf(text)
	return is
}

func isDateTime(text string) bool {
	if len(text) < 11 || (text[10] != 'T' && text[10] != 't') {
		return false
	}
	year, month, day, isDate := dateOf(text[:10])
	shift, isLeap, isTime := timeOf(text[11:])
	if !isDate || !isTime {
		return false
	}
	// A leap second ends a month in UTC.
	return !isLeap || day+shift == 0 || day+shift == daysInMonth(year, month)
}

var duration = sync.OnceValue(func() *regexp.Regexp {
	const clock = `T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S)`
	return regexp.MustCompile(`^P(?:\d+W|(?:\d+Y(?:\d+M(?:\d+D)?)?|\d+M(?:\d+D)?|\d+D)(?:` + clock + `)?|` + clock + `)$`)
})

func isDuration(text string) bool {
	return duration().MatchString(text)
}

func isUUID(text string) bool {
	if len(text) != 36 {
		return false
	}
	for i := 0; i < len(text); i++ {
		c := text[i]
		if i == 8 || i == 13 || i == 18 || i == 23 {
			if c != '-' {
				return false
			}
		} else if !isHex(c) {
			return false
		}
	}
	return true
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c|32 >= 'a' && c|32 <= 'f'
}

func isIPv4(text string) bool {
	octets := strings.Split(text, ".")
	if len(octets) != 4 {
		return false
	}
	for _, octet := range octets {
		value, err := strconv.ParseUint(octet, 10, 8)
		if err != nil || strconv.FormatUint(value, 10) != octet {
			return false
		}
	}
	return true
}

// isIPv6 goes by RFC 4291, section 2.2.
func isIPv6(text string) bool {
	halves := strings.Split(text, "::")
	if len(text) > 45 || len(halves) > 2 {
		return false
	}
	count := 0
	for h, half := range halves {
		if half == "" {
			continue
		}
		groups := strings.Split(half, ":")
		for g, group := range groups {
			switch isLast := h == len(halves)-1 && g == len(groups)-1; {
			case isGroup(group):
				count++
			case isLast && isIPv4(group):
				count += 2
			default:
				return false
			}
		}
	}
	if len(halves) == 2 {
		return count < 8
	}
	return count == 8
}

func isGroup(text string) bool {
	for i := 0; i < len(text); i++ {
		if !isHex(text[i]) {
			return false
		}
	}
	return len(text) >= 1 && len(text) <= 4
}

var (
	jsonPointer     = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(?:/(?:[^~/]|~[01])*)*$`) })
	relativePointer = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(?:0|[1-9]\d*)(?:#|(?:/(?:[^~/]|~[01])*)*)$`)
	})
	uriTemplate = sync.OnceValue(func() *regexp.Regexp {
		const variable = `(?:[A-Za-z0-9_]|%[0-9A-Fa-f]{2})+(?:\.(?:[A-Za-z0-9_]|%[0-9A-Fa-f]{2})+)*`
		const modified = variable + `(?::[1-9][0-9]{0,3}|\*)?`
		const literal = `[!#$&-;=?-\[\]_A-Za-z~` + ucs + private + `]|%[0-9A-Fa-f]{2}`
		return regexp.MustCompile(`^(?:` + literal + `|\{[+#./;?&=,!@|]?` + modified + `(?:,` + modified + `)*\})*$`)
	})
	components = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?s)^(?:([^:/?#]+):)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$`)
	})
	scheme   = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*$`) })
	future   = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[Vv][0-9A-Fa-f]+\.[A-Za-z0-9._~!$&'()*+,;=:-]+$`) })
	uriRules = sync.OnceValue(func() referenceRules { return rulesOf("", "") })
	iriRules = sync.OnceValue(func() referenceRules { return rulesOf(ucs, private) })
)

const (
	ucs = `\x{a0}-\x{d7ff}\x{f900}-\x{fdcf}\x{fdf0}-\x{ffef}\x{10000}-\x{1fffd}\x{20000}-\x{2fffd}\x{30000}-\x{3fffd}` +
		`\x{40000}-\x{4fffd}\x{50000}-\x{5fffd}\x{60000}-\x{6fffd}\x{70000}-\x{7fffd}\x{80000}-\x{8fffd}\x{90000}-\x{9fffd}` +
		`\x{a0000}-\x{afffd}\x{b0000}-\x{bfffd}\x{c0000}-\x{cfffd}\x{d0000}-\x{dfffd}\x{e1000}-\x{efffd}`
	private = `\x{e000}-\x{f8ff}\x{f0000}-\x{ffffd}\x{100000}-\x{10fffd}`
)

// The characters of the parts of a URI (RFC 3986), or of an IRI (RFC 3987).
type referenceRules struct {
	name, user, path, query, fragment *regexp.Regexp
}

func rulesOf(more, moreInQuery string) referenceRules {
	characters := func(extra string) *regexp.Regexp {
		return regexp.MustCompile(`^(?:[A-Za-z0-9._~!$&'()*+,;=` + extra + `-]|%[0-9A-Fa-f]{2})*$`)
	}
	return referenceRules{
		name:     characters(more),
		user:     characters(":" + more),
		path:     characters(":@/" + more),
		query:    characters(":@/?" + more + moreInQuery),
		fragment: characters(":@/?" + more),
	}
}

func isAuthority(authority string, rules referenceRules) bool {
	if at := strings.LastIndexByte(authority, '@'); at >= 0 {
		if !rules.user.MatchString(authority[:at]) {
			return false
		}
		authority = authority[at+1:]
	}
	host, port := authority, ""
	if end := strings.IndexByte(authority, ']'); strings.HasPrefix(authority, "[") && end >= 0 {
		host, port = authority[:end+1], authority[end+1:]
		if port != "" && port[0] != ':' {
			return false
		}
		literal := host[1:end]
		if !isIPv6(literal) && !future().MatchString(literal) {
			return false
		}
	} else {
		if at := strings.IndexByte(authority, ':'); at >= 0 {
			host, port = authority[:at], authority[at:]
		}
		if !rules.name.MatchString(host) {
			return false
		}
	}
	return strings.Trim(strings.TrimPrefix(port, ":"), "0123456789") == ""
}

func isReference(text string, rules referenceRules, needsScheme bool) bool {
	at := components().FindStringSubmatchIndex(text)
	if at == nil {
		return false
	}
	part := func(i int) (string, bool) {
		if at[2*i] < 0 {
			return "", false
		}
		return text[at[2*i]:at[2*i+1]], true
	}
	name, hasScheme := part(1)
	authority, hasAuthority := part(2)
	path, _ := part(3)
	query, _ := part(4)
	fragment, _ := part(5)
	first, _, _ := strings.Cut(path, "/")
	switch {
	case hasScheme:
		if !scheme().MatchString(name) {
			return false
		}
	case needsScheme, !hasAuthority && strings.Contains(first, ":"):
		return false
	}
	return (!hasAuthority || isAuthority(authority, rules)) &&
		rules.path.MatchString(path) && rules.query.MatchString(query) && rules.fragment.MatchString(fragment)
}
