package corpus

import (
	"fmt"
	"strings"
)

// Bounds on corpus.yaml. The parser's time grows with the square of how deep
// lists and mappings are nested and of how many keys a mapping has; a corpus.yaml
// needs four levels and a dozen keys. It also grows with the square of how many
// keys have no value.
const (
	maxCatalogue = 4 << 20
	maxYAMLLine  = 4 << 10
	maxYAMLItem  = 16 << 10
	maxYAMLDepth = 10 // of brackets, and of dashes before the first word of a line
	maxIndent    = 100
	maxOpenKeys  = 20000 // keys with nothing after the colon
)

// bounds follows how much of its bounds a corpus.yaml uses, line by line.
type bounds struct {
	begun  bool
	item   int // bytes since a list entry began
	open   int // keys with nothing after the colon, so far
	depth  int // brackets not closed
	dashes int // before the first word of the line
	indent int
	width  int
}

// tooComplex refuses what no corpus.yaml needs and the parser would be slow on.
func tooComplex(text string) *flaw {
	var b bounds
	line := 0
	for row := range strings.Lines(text) {
		line++
		if trimmed := strings.TrimSpace(row); trimmed == "" || trimmed[0] == '#' {
			continue
		}
		if b.begun && (strings.HasPrefix(row, "---") || strings.HasPrefix(row, "...")) {
			return &flaw{line, "a second YAML document begins", "remove the line"}
		}
		b.add(row)
		if problem, fix := b.exceeded(); problem != "" {
			return &flaw{line, problem, fix}
		}
	}
	return nil
}

func (b *bounds) add(row string) {
	b.begun = true
	b.width = len(row)
	b.indent = len(row) - len(strings.TrimLeft(row, " "))
	b.dashes = leadingDashes(row[b.indent:])
	b.item += len(row)
	if b.dashes > 0 {
		b.item = len(row)
	}
	if strings.HasSuffix(strings.TrimSpace(row), ":") {
		b.open++
	}
	opened := strings.Count(row, "[") + strings.Count(row, "{")
	b.depth = max(0, b.depth+opened-strings.Count(row, "]")-strings.Count(row, "}"))
}

func (b *bounds) exceeded() (problem, fix string) {
	switch {
	case b.width > maxYAMLLine:
		return fmt.Sprintf("the line is longer than %d KB", maxYAMLLine>>10), "give each value a line of its own"
	case b.item > maxYAMLItem:
		return fmt.Sprintf("one list entry is longer than %d KB", maxYAMLItem>>10), "write each outlet and article as an entry that begins with a dash"
	case b.depth > maxYAMLDepth:
		return "brackets are left open", "close each [ and {"
	case b.open > maxOpenKeys:
		return "too many keys have no value on their line", "leave out keys without a value, and write lists as [a, b]"
	case b.dashes > maxYAMLDepth || b.indent > maxIndent:
		return "lists or mappings are nested too deep", "indent outlets and articles by a few spaces only"
	}
	return "", ""
}

// leadingDashes counts the dashes, spaces between them, with which row begins.
func leadingDashes(row string) int {
	for n := 0; ; n++ {
		rest, found := strings.CutPrefix(row, "-")
		if !found {
			return n
		}
		row = strings.TrimLeft(rest, " ")
	}
}
