package names

import (
	_ "embed" // for the list
	"strings"
	"sync"
)

//go:embed aliases.txt
var aliasText string

// bodies lead from the key of a name to the number of the line that lists it.
var bodies = sync.OnceValue(func() map[string]int {
	out := map[string]int{}
	for i, line := range aliasLines() {
		for _, name := range line {
			out[key(name)] = i
		}
	}
	return out
})

var aliasLines = sync.OnceValue(func() [][]string {
	var out [][]string
	for line := range strings.Lines(aliasText) {
		line, _, _ = strings.Cut(line, "#")
		var names []string
		for name := range strings.SplitSeq(line, "|") {
			if name = strings.TrimSpace(name); name != "" {
				names = append(names, name)
			}
		}
		if len(names) > 0 {
			out = append(out, names)
		}
	}
	return out
})

// key is a name as the list is asked for it: its letters and digits.
func key(name string) string {
	n := fold(strings.TrimPrefix(strings.TrimPrefix(name, "the "), "The "))
	return strings.Map(func(r rune) rune {
		if apart(r) || r == '.' || r == '\'' || r == '’' {
			return -1
		}
		return r
	}, n)
}

func aliased(a, b string) bool {
	one, ok := bodies()[key(a)]
	other, too := bodies()[key(b)]
	return ok && too && one == other
}
