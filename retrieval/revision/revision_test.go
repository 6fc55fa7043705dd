package revision

import (
	"strings"
	"testing"

	"whosaid/store/news"
)

// written shows changes as the terminal does.
func written(changes [][]news.Edit) string {
	var all []string
	for _, change := range changes {
		var out strings.Builder
		for _, e := range change {
			mark := map[news.EditOp]string{news.Delete: "~", news.Insert: "*"}[e.Op]
			out.WriteString(mark + e.Text + mark)
		}
		all = append(all, out.String())
	}
	return strings.Join(all, " | ")
}

func TestChanges(t *testing.T) {
	const first = "The ferry was stopped. “We will mend it within nine days,” said Anna Berg. The quay is open."
	tests := []struct{ name, before, after, want string }{
		{"the same", first, first, ""},
		{"white space", first, strings.ReplaceAll(first, ". ", ".\n\n"), ""},
		{"a word", first, strings.Replace(first, "nine", "twenty", 1), "“We will mend it within ~nine ~*twenty *days,” said Anna Berg."},
		{"a sentence gone", first, strings.Replace(first, " The quay is open.", "", 1), "~The quay is open.~"},
		{"a sentence more", first, first + " Nobody was hurt.", "*Nobody was hurt.*"},
		{"two places", first, strings.NewReplacer("stopped", "halted", "open", "closed").Replace(first), "The ferry was ~stopped. ~*halted.* | The quay is ~open. ~*closed.*"},
	}
	for _, tt := range tests {
		if got := written(Changes(tt.before, tt.after)); got != tt.want {
			t.Errorf("%s: Changes = %q, want %q", tt.name, got, tt.want)
		}
	}
}

// FuzzChanges holds that what stays and goes is the earlier text, and what stays
// and comes the later one, as far as it changed.
func FuzzChanges(f *testing.F) {
	f.Add("One. Two words.", "One. Two other words. Three.")
	f.Fuzz(func(t *testing.T, before, after string) {
		was, is := strings.Fields(before), strings.Fields(after)
		var left, right []string
		for _, e := range edits(was, is) {
			words := strings.Fields(e.Text)
			if e.Op != news.Insert {
				left = append(left, words...)
			}
			if e.Op != news.Delete {
				right = append(right, words...)
			}
		}
		if strings.Join(left, " ") != strings.Join(was, " ") || strings.Join(right, " ") != strings.Join(is, " ") {
			t.Errorf("edits(%q, %q) = %q, %q", was, is, left, right)
		}
		Changes(before, after)
	})
}
