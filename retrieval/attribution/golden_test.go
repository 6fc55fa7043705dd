package attribution

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"whosaid/retrieval/sentence"
)

var update = flag.Bool("update", false, "write the golden files anew")

// Each article in testdata is invented; its golden file tells for every
// sentence who answers for it.
func TestArticles(t *testing.T) {
	articles, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(articles) == 0 {
		t.Fatalf("Glob(testdata) = %v, %v, want articles", articles, err)
	}
	for _, path := range articles {
		t.Run(filepath.Base(path), func(t *testing.T) {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			got, golden := labelled(string(text)), strings.TrimSuffix(path, ".txt")+".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("speakers of %s differ (-want +got):\n%s", path, diff)
			}
		})
	}
}

// labelled writes one sentence a line, under who says it.
func labelled(text string) string {
	var b strings.Builder
	spans := sentence.Split(text)
	for i, s := range Sentences(text, spans, Analyse(text)) {
		who := "(own voice)"
		if s.Speaker != nil {
			who = fmt.Sprintf("%s | %s | %s | %s | %s", s.Speaker.Name, s.Speaker.Role, s.Speaker.Basis, s.Mode, strings.Join(s.Via, ", "))
		}
		fmt.Fprintf(&b, "%s\n    %s\n", who, strings.Join(strings.Fields(spans[i].Of(text)), " "))
	}
	return b.String()
}
