package corpus

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// parseYAML parses one document and returns its body, which may be nil.
func parseYAML(fsys fs.FS, name string) (body ast.Node, bad *flaw) {
	raw, bad := readAll(fsys, name, maxCatalogue)
	if bad != nil {
		return nil, bad
	}
	text, bad := freeze(raw)
	if bad == nil {
		bad = tooComplex(text)
	}
	if bad != nil {
		return nil, bad
	}
	defer func() {
		if recover() != nil {
			body, bad = nil, &flaw{problem: "cannot be read as YAML", fix: "check it with a YAML linter"}
		}
	}()
	file, err := parser.ParseBytes([]byte(text), 0)
	if err != nil {
		return nil, syntaxFlaw(err)
	}
	for _, doc := range file.Docs {
		if doc.Body != nil {
			return doc.Body, nil
		}
	}
	return nil, nil
}

func syntaxFlaw(err error) *flaw {
	var syntax yaml.Error
	if errors.As(err, &syntax) && syntax.GetToken() != nil {
		message, _, _ := strings.Cut(syntax.GetMessage(), " at [")
		return &flaw{syntax.GetToken().Position.Line, "is not valid YAML here: " + message, "check quotes, brackets and indentation"}
	}
	return &flaw{problem: "is not valid YAML", fix: "check it with a YAML linter"}
}

// yamlReader turns nodes into values, and what is wrong with them into faults.
type yamlReader struct{ bad *faults }

func (r *yamlReader) fault(line int, problem, fix string) {
	r.bad.add(catalogueName, line, problem, fix)
}

func (r *yamlReader) faultf(line int, fix, problem string, args ...any) {
	r.fault(line, fmt.Sprintf(problem, args...), fix)
}

// mapping calls each for every key of a mapping that is known; a nil node is an
// empty mapping.
func (r *yamlReader) mapping(node ast.Node, what string, known []string, each func(key string, value ast.Node)) bool {
	if isNull(node) {
		return true
	}
	m, ok := node.(*ast.MappingNode)
	if !ok {
		r.fault(lineAt(node), what+" must be a mapping of keys to values, not "+typeOf(node), "write key: value, with the keys "+strings.Join(known, ", "))
		return false
	}
	for _, pair := range m.Values {
		key := pair.Key.GetToken().Value
		if !slices.Contains(known, key) {
			r.fault(lineAt(pair.Key), "unknown key "+shown(key)+" in "+what, didYouMean(key, known))
			continue
		}
		each(key, pair.Value)
	}
	return true
}

// list calls each for every entry of a list.
func (r *yamlReader) list(node ast.Node, key string, each func(ast.Node)) {
	if isNull(node) {
		return
	}
	list, ok := node.(*ast.SequenceNode)
	if !ok {
		r.fault(lineAt(node), key+" must be a list, not "+typeOf(node), "begin each entry with a dash")
		return
	}
	for _, entry := range list.Values {
		each(entry)
	}
}

// text is a scalar as it is written: a title may be 1984.
func (r *yamlReader) text(node ast.Node, key string) string {
	switch n := node.(type) {
	case nil, *ast.NullNode:
		return ""
	case *ast.LiteralNode:
		return strings.TrimSpace(n.Value.Value)
	case *ast.StringNode, *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		return strings.TrimSpace(n.GetToken().Value)
	}
	r.fault(lineAt(node), key+" must be a text, not "+typeOf(node), "write "+key+": and the text in quotation marks")
	return ""
}

// texts is a list of texts without empty ones.
func (r *yamlReader) texts(node ast.Node, key string) []string {
	var all []string
	r.list(node, key, func(entry ast.Node) {
		if text := r.text(entry, key); text != "" {
			all = append(all, text)
		}
	})
	return all
}

// oneOrMore is a text, or a list of them.
func (r *yamlReader) oneOrMore(node ast.Node, key string) []string {
	if _, list := node.(*ast.SequenceNode); list {
		return r.texts(node, key)
	}
	return []string{r.text(node, key)}
}

func isNull(node ast.Node) bool {
	_, null := node.(*ast.NullNode)
	return node == nil || null
}

func typeOf(node ast.Node) string {
	switch node.(type) {
	case *ast.MappingNode, *ast.MappingValueNode:
		return "a mapping"
	case *ast.SequenceNode:
		return "a list"
	case *ast.AnchorNode, *ast.AliasNode, *ast.MergeKeyNode:
		return "an anchor or alias"
	case *ast.TagNode:
		return "a tagged value"
	}
	return "a single value"
}

func lineAt(node ast.Node) int {
	if node == nil {
		return 0
	}
	if m, ok := node.(*ast.MappingNode); ok && len(m.Values) > 0 {
		node = m.Values[0].Key
	}
	if tok := node.GetToken(); tok != nil && tok.Position != nil {
		return tok.Position.Line
	}
	return 0
}
