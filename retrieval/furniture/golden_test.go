package furniture

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestFindGolden(t *testing.T) {
	text, err := os.ReadFile("testdata/article.txt")
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for _, piece := range Find(string(text), "") {
		fmt.Fprintf(&got, "%4d %4d  %-17s %s\n", piece.Start, piece.End, piece.Rule, piece.Of(string(text)))
	}
	const golden = "testdata/article.golden"
	if *update {
		if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("Find(article.txt):\n%s\nwant:\n%s", got.String(), want)
	}
}
