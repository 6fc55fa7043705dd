package telegramtest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// check brings the parameters of a method into their types, or refuses them.
func (s spec) check(method string, raw map[string]any) (Values, error) {
	checked, err := s.object("", s.Methods[method], raw)
	if err != nil {
		return nil, err
	}
	return checked, nil
}

// object checks every field of an object; where names it in messages.
func (s spec) object(where string, f fields, raw map[string]any) (Values, error) {
	out := Values{}
	for name, value := range raw {
		types, _, known := f.find(name)
		if !known {
			return nil, badRequest("there is no parameter %q", where+name)
		}
		if value == nil {
			continue
		}
		checked, err := s.oneOf(where+name, types, value)
		if err != nil {
			return nil, err
		}
		out[name] = checked
	}
	for _, name := range f.required() {
		if _, there := out[name]; !there {
			return nil, badRequest("parameter %q is required", where+name)
		}
	}
	return out, nil
}

// oneOf checks a value that may have any of several types.
func (s spec) oneOf(where string, types []string, value any) (any, error) {
	var first error
	for _, name := range types {
		checked, err := s.value(where, name, value)
		if err == nil {
			return checked, nil
		}
		if first == nil {
			first = err
		}
	}
	return nil, first
}

func (s spec) value(where, name string, value any) (any, error) {
	if inner, array := strings.CutPrefix(name, "Array of "); array {
		return s.array(where, inner, value)
	}
	switch name {
	case "String", "Integer", "Float", "Boolean", "True":
		if checked, ok := scalar(name, value); ok {
			return checked, nil
		}
		return nil, badRequest("parameter %q is not of type %s", where, name)
	case "InputFile":
		if file, ok := value.(File); ok {
			return file, nil
		}
		return nil, badRequest("parameter %q is not a file", where)
	}
	object, ok := parsed(value).(map[string]any)
	if !ok {
		return nil, badRequest("can't parse %q: %s must be an object", where, name)
	}
	kind, ok := s.kind(name, object)
	if !ok {
		return nil, badRequest("can't parse %q: it is no %s", where, name)
	}
	checked, err := s.object(where+".", s.Types[kind].Fields, object)
	if err != nil {
		return nil, err
	}
	return map[string]any(checked), nil
}

func (s spec) array(where, inner string, value any) (any, error) {
	list, ok := parsed(value).([]any)
	if !ok {
		return nil, badRequest("can't parse %q: it must be an array", where)
	}
	out := make([]any, len(list))
	for i, item := range list {
		var err error
		if out[i], err = s.oneOf(fmt.Sprintf("%s[%d]", where, i), []string{inner}, item); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// kind is the type that an object has, of those that name may be: told by its
// discriminating field, or else by having what is required and nothing unknown.
func (s spec) kind(name string, object map[string]any) (string, bool) {
	any := s.Types[name].Any
	if any == nil {
		return name, true
	}
	i := slices.IndexFunc(any, func(sub string) bool {
		of := s.Types[sub]
		for field, want := range of.Is {
			if object[field] != want {
				return false
			}
		}
		_, err := s.object("", of.Fields, object)
		return err == nil
	})
	if i < 0 {
		// For the message: the first that has the right discriminator.
		i = slices.IndexFunc(any, func(sub string) bool {
			for field, want := range s.Types[sub].Is {
				return object[field] == want
			}
			return false
		})
	}
	if i < 0 {
		return "", false
	}
	return any[i], true
}

// parsed is what a text that holds JSON says; any other value is itself.
func parsed(value any) any {
	text, ok := value.(form)
	if !ok {
		return value
	}
	var out any
	if decodeJSON([]byte(text), &out) != nil {
		return nil
	}
	return out
}

func scalar(name string, value any) (any, bool) {
	switch v := value.(type) {
	case form:
		return scalarText(name, string(v))
	case string:
		if name == "String" {
			return v, true
		}
	case bool:
		if name == "Boolean" || name == "True" && v {
			return v, true
		}
	case json.Number:
		return scalarNumber(name, v)
	}
	return nil, false
}

func scalarText(name, text string) (any, bool) {
	switch name {
	case "String":
		return text, true
	case "Integer":
		n, err := strconv.ParseInt(text, 10, 64)
		return n, err == nil
	case "Float":
		x, err := strconv.ParseFloat(text, 64)
		return x, err == nil
	case "Boolean":
		return text == "true", text == "true" || text == "false"
	}
	return true, text == "true"
}

func scalarNumber(name string, number json.Number) (any, bool) {
	switch name {
	case "Integer":
		n, err := number.Int64()
		return n, err == nil
	case "Float":
		x, err := number.Float64()
		return x, err == nil
	}
	return nil, false
}
