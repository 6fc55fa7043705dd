package api

import (
	"bytes"
	"encoding/json"
	"maps"
	"mime"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// apiDescription is the OpenAPI document, as tests read it.
type apiDescription struct {
	compiler *jsonschema.Compiler
	Paths    map[string]map[string]struct {
		Responses map[string]struct{ Content map[string]any }
	}
}

const descriptionURL = "test:///openapi.json"

func readDescription(t testing.TB) apiDescription {
	t.Helper()
	document, err := description()
	if err != nil {
		t.Fatal(err)
	}
	out := apiDescription{compiler: jsonschema.NewCompiler()}
	if err := json.Unmarshal(document, &out); err != nil {
		t.Fatal(err)
	}
	parsed, err := jsonschema.UnmarshalJSON(bytes.NewReader(document))
	if err != nil {
		t.Fatal(err)
	}
	if err := out.compiler.AddResource(descriptionURL, parsed); err != nil {
		t.Fatal(err)
	}
	return out
}

// pathOf is the described path that a request falls under.
func (d apiDescription) pathOf(path string) string {
	path, _, _ = strings.Cut(path, "?")
	for described := range d.Paths {
		pattern, given := strings.Split(described, "/"), strings.Split(path, "/")
		if len(pattern) == len(given) && !slices.ContainsFunc(pattern, func(part string) bool {
			at := slices.Index(pattern, part)
			return part != given[at] && !strings.HasPrefix(part, "{")
		}) {
			return described
		}
	}
	return ""
}

// validate holds an answer to the schema that is described for it; what is
// described nowhere is a problem.
func (d apiDescription) validate(t *testing.T, c call, got did) {
	t.Helper()
	form, _, err := mime.ParseMediaType(got.header.Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	at := "/components/schemas/Problem"
	if got.status == http.StatusOK {
		path := d.pathOf(c.path)
		if _, has := d.Paths[path][strings.ToLower(c.method)].Responses[strconv.Itoa(got.status)].Content[form]; !has {
			t.Fatalf("%s %s gives %s, which is not described", c.method, c.path, form)
		}
		escape := strings.NewReplacer("~", "~0", "/", "~1")
		at = "/paths/" + escape.Replace(path) + "/" + strings.ToLower(c.method) + "/responses/200/content/" + escape.Replace(form) + "/schema"
	} else if form != "application/problem+json" {
		t.Fatalf("%s %s gives %d as %s, want a problem", c.method, c.path, got.status, form)
	}
	if form == asText {
		return
	}
	schema, err := d.compiler.Compile(descriptionURL + "#" + escapeFragment(at))
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(got.body))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(value); err != nil {
		t.Errorf("%s %s is not as it is described: %v\n%.600s", c.method, c.path, err, got.body)
	}
}

func escapeFragment(pointer string) string {
	return strings.NewReplacer("{", "%7B", "}", "%7D", "+", "%2B").Replace(pointer)
}

// The description and the program know the same paths and methods.
func TestDescriptionListsTheRoutes(t *testing.T) {
	described := map[string]bool{}
	for path, methods := range readDescription(t).Paths {
		for method := range methods {
			described[strings.ToUpper(method)+" "+path] = true
		}
	}
	served := map[string]bool{}
	for _, r := range routes() {
		served[r.method+" "+r.path] = true
	}
	if !maps.Equal(described, served) {
		t.Errorf("described are %v, served are %v", slices.Sorted(maps.Keys(described)), slices.Sorted(maps.Keys(served)))
	}
}
