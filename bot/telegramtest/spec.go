package telegramtest

import (
	_ "embed"
	"encoding/json"
	"strings"
	"sync"
)

// specJSON is made by make_spec.py.
//
//go:embed spec.json
var specJSON []byte

// spec is which parameters a method takes, and of which types.
type spec struct {
	Methods map[string]fields   `json:"methods"`
	Types   map[string]typeSpec `json:"types"`
}

// typeSpec is an object's fields, or the types that it may be.
type typeSpec struct {
	Fields fields            `json:"fields"`
	Any    []string          `json:"any"`
	Is     map[string]string `json:"is"` // the field, and its value, that tells it from its siblings
}

// fields are types by name; the name of one that is required ends in "!".
type fields map[string][]string

// find gives the types of a field and whether it is required.
func (f fields) find(name string) (types []string, required, known bool) {
	if types, known = f[name+"!"]; known {
		return types, true, true
	}
	types, known = f[name]
	return types, false, known
}

// required are the names of the fields that must be there.
func (f fields) required() []string {
	var names []string
	for name := range f {
		if bare, must := strings.CutSuffix(name, "!"); must {
			names = append(names, bare)
		}
	}
	return names
}

var loadSpec = sync.OnceValue(func() spec {
	var s spec
	if err := json.Unmarshal(specJSON, &s); err != nil {
		panic("telegramtest: spec.json: " + err.Error()) // it is part of the source
	}
	return s
})
