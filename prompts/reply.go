package prompts

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"whosaid/prompts/chat"
)

// proposed is what is read of a claim that the model wrote: numbers of candidates.
type proposed struct {
	Support []number `json:"support"`
}

// number is a candidate's, counted from 1; what a model wrote instead of one is 0.
type number int

// UnmarshalJSON takes numbers, also as strings and with a point.
func (n *number) UnmarshalJSON(data []byte) error {
	text := strings.Trim(string(data), `" []#`)
	value, err := strconv.ParseFloat(text, 64)
	if *n = 0; err == nil && value == float64(int16(value)) {
		*n = number(value)
	}
	return nil
}

// What a reply says of all its claims.
const (
	withClaims = "claims"
	noSource   = "no_source"
)

// readComposition reads a reply and hands each claim on as soon as it is whole.
// verdict is what the reply says it holds.
func readComposition(r io.Reader, each func(proposed)) (verdict string, err error) {
	err = readObject(r, func(key string, d *json.Decoder) error {
		switch key {
		case "answer":
			return decode(d, &verdict)
		case "claims":
			return readList(d, each)
		}
		var ignored json.RawMessage
		return decode(d, &ignored)
	})
	return verdict, err
}

// readObject finds the first JSON object of a reply and lets field read the
// value of each of its keys. What stands around it is passed over: models put
// objects into fences, and think aloud before them.
func readObject(r io.Reader, field func(key string, d *json.Decoder) error) error {
	start, err := skipToObject(bufio.NewReader(r))
	if err != nil {
		return err
	}
	d := json.NewDecoder(start)
	if _, err := d.Token(); err != nil {
		return unfit(err)
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return unfit(err)
		}
		name, ok := key.(string)
		if !ok {
			return chat.Unfit("it is no JSON object")
		}
		if err := field(name, d); err != nil {
			return err
		}
	}
	_, err = d.Token() // the closing brace
	return unfit(err)
}

// readList reads a list and hands each item on.
func readList[T any](d *json.Decoder, each func(T)) error {
	opening, err := d.Token()
	if err != nil {
		return unfit(err)
	}
	if opening != json.Delim('[') {
		return chat.Unfit("a list is missing in it")
	}
	for d.More() {
		var item T
		if err := decode(d, &item); err != nil {
			return err
		}
		each(item)
	}
	_, err = d.Token()
	return unfit(err)
}

func decode(d *json.Decoder, into any) error { return unfit(d.Decode(into)) }

// thinking are the marks between which models think aloud.
const thinkingBegins, thinkingEnds = "<think>", "</think>"

// longestPreface is how far into a reply its object is looked for, in bytes.
const longestPreface = 64 << 10

// skipToObject passes over everything before the first brace outside of
// thoughts, and gives the rest, the brace included.
func skipToObject(in *bufio.Reader) (io.Reader, error) {
	var before []byte
	thinking := false
	for len(before) < longestPreface {
		b, err := in.ReadByte()
		if errors.Is(err, io.EOF) {
			return nil, chat.Unfit("it holds no JSON object")
		}
		if err != nil {
			return nil, err
		}
		if b == '{' && !thinking {
			return io.MultiReader(strings.NewReader("{"), in), nil
		}
		before = append(before, b)
		thinking = (thinking || bytes.HasSuffix(before, []byte(thinkingBegins))) && !bytes.HasSuffix(before, []byte(thinkingEnds))
	}
	return nil, chat.Unfit("it holds no JSON object in its first %d bytes", longestPreface)
}

// unfit makes errors of the JSON into faults; those of the stream stay.
func unfit(err error) error {
	if err == nil {
		return nil
	}
	if fault, ok := errors.AsType[*chat.Fault](err); ok {
		return fault
	}
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return chat.Unfit("it breaks off")
	}
	if _, wrong := errors.AsType[*json.SyntaxError](err); wrong {
		return chat.Unfit("it is no JSON")
	}
	if wrong, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		return chat.Unfit("its field %q has the wrong type", wrong.Field)
	}
	return fmt.Errorf("read the reply: %w", err)
}
