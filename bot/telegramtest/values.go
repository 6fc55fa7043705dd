package telegramtest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strings"
)

// maxBody is the size of a request, in bytes; files beyond it are not tested.
const maxBody = 10 << 20

// Values are the parameters of a call: strings, bools, int64, float64, and of
// what came as JSON also []any and map[string]any.
type Values map[string]any

// String is a parameter that is text; "" where it is none.
func (v Values) String(name string) string {
	s, _ := v[name].(string)
	return s
}

// Int is a parameter that is a whole number; 0 where it is none.
func (v Values) Int(name string) int64 {
	n, _ := v[name].(int64)
	return n
}

// Bool is a parameter that is true.
func (v Values) Bool(name string) bool {
	b, _ := v[name].(bool)
	return b
}

// Object is a parameter that is an object; nil where it is none.
func (v Values) Object(name string) Values {
	o, _ := v[name].(map[string]any)
	return o
}

// List is a parameter that is an array; nil where it is none.
func (v Values) List(name string) []any {
	l, _ := v[name].([]any)
	return l
}

// readValues reads a request in any form that the real server takes.
func readValues(r *http.Request) (map[string]any, error) {
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	switch {
	case kind == "application/json":
		return readJSON(r.Body)
	case strings.HasPrefix(kind, "multipart/"):
		return readMultipart(r)
	}
	if err := r.ParseForm(); err != nil {
		return nil, badRequest("can't read the form: %v", err)
	}
	raw := map[string]any{}
	for name, values := range r.Form {
		raw[name] = form(values[0])
	}
	return raw, nil
}

// form is a value that came as text, whatever its type.
type form string

func readJSON(body io.Reader) (map[string]any, error) {
	content, err := io.ReadAll(io.LimitReader(body, maxBody))
	if err != nil {
		return nil, badRequest("can't read the request: %v", err)
	}
	raw := map[string]any{}
	if len(bytes.TrimSpace(content)) == 0 {
		return raw, nil
	}
	if err := decodeJSON(content, &raw); err != nil {
		return nil, badRequest("can't parse the request as a JSON object")
	}
	return raw, nil
}

// readMultipart reads a form with files; a file's value is its name and content.
// One without any part, as a client sends for a call without parameters, has
// nothing at all in its body.
func readMultipart(r *http.Request) (map[string]any, error) {
	raw := map[string]any{}
	parts, err := r.MultipartReader()
	if err != nil {
		return nil, badRequest("can't read the form: %v", err)
	}
	for {
		part, err := parts.NextPart()
		if err == io.EOF || len(raw) == 0 && errors.Is(err, io.EOF) {
			return raw, nil
		}
		if err != nil {
			return nil, unread(err)
		}
		content, err := io.ReadAll(io.LimitReader(part, maxBody))
		if err != nil {
			return nil, unread(err)
		}
		if part.FileName() != "" {
			raw[part.FormName()] = File{part.FileName(), content}
			continue
		}
		raw[part.FormName()] = form(content)
	}
}

// errCut is the error of a request whose sender ended within it.
var errCut = errors.New("the request was cut off")

func unread(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return errCut
	}
	return badRequest("can't read the form: %v", err)
}

// File is an uploaded file.
type File struct {
	Name    string
	Content []byte
}

// decodeJSON keeps whole numbers whole.
func decodeJSON(content []byte, into any) error {
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.UseNumber()
	if err := decoder.Decode(into); err != nil {
		return err
	}
	if decoder.More() {
		return fmt.Errorf("more than one value")
	}
	return nil
}
