package attribution

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"whosaid/store/news"
)

// share counts spans that were found, that are right, and that should be.
type share struct{ hit, got, want int }

// f1 is the harmonic mean of precision and recall.
func (s share) f1() float64 { return 2 * float64(s.hit) / float64(max(1, s.got+s.want)) }

func (s share) String() string {
	return fmt.Sprintf("P %.3f R %.3f F1 %.3f", float64(s.hit)/float64(max(1, s.got)), float64(s.hit)/float64(max(1, s.want)), s.f1())
}

// TestAnnotated holds the F1 of exactly matching spans over an annotated corpus
// that the tagger was not trained on.
func TestAnnotated(t *testing.T) {
	corpus := os.Getenv("WHOSAID_POLNEAR")
	if corpus == "" {
		t.Skip("to run this, set WHOSAID_POLNEAR to a folder that holds PolNeAR's train and dev")
	}
	var shares [parts]share
	for _, one := range readAnnotated(t, filepath.Join(corpus, "dev")) {
		for part, want := range spansOf(one.marks) {
			got := map[string]bool{}
			for _, found := range Analyse(one.text) {
				if spans := [parts][]news.Span{found.Source, found.Cue, found.Content}[part]; len(spans) > 0 {
					got[fmt.Sprint(spans)] = true
				}
			}
			shares[part].got += len(got)
			shares[part].want += len(want)
			for spans := range got {
				if want[spans] {
					shares[part].hit++
				}
			}
		}
	}
	t.Logf("source %v; cue %v; content %v", shares[sourcePart], shares[cuePart], shares[contentPart])
	for part, least := range [parts]float64{.66, .68, .5} {
		if shares[part].f1() < least {
			t.Errorf("F1 of part %d is %.3f, want at least %.2f", part, shares[part].f1(), least)
		}
	}
}

// spansOf are the distinct spans of each part.
func spansOf(all []marked) [parts]map[string]bool {
	found := [parts]map[string]bool{{}, {}, {}}
	for _, m := range all {
		for part, spans := range m {
			if len(spans) > 0 {
				found[part][fmt.Sprint(spans)] = true
			}
		}
	}
	return found
}
