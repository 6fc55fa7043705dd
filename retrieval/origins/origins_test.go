package origins

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"whosaid/retrieval/terms"
	"whosaid/store/news"
)

// demo is an article of the demonstration corpus.
func demo(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "bot", "demo", "corpus", file))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestCompareTellsCopiesFromReports(t *testing.T) {
	for _, test := range []struct {
		name, a, b string
		why        string // "" for none
	}{
		{"a wire story and an outlet's version", "002.txt", "003.txt", "same wire story: NorWire"},
		{"two outlets' versions", "003.txt", "004.txt", "same wire story: NorWire"},
		{"a text and itself", "005.txt", "005.txt", "same report"},
		{"two reports of one event", "001.txt", "002.txt", ""},
		{"two reports that quote one surgeon's figure", "005.txt", "007.txt", ""},
		{"two reports that quote one spokeswoman", "011.txt", "012.txt", ""},
		{"two events", "002.txt", "010.txt", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			a, b := prepared(t, "", demo(t, test.a)), prepared(t, "", demo(t, test.b))
			tie, tied := Compare(a, b)
			if back, _ := Compare(b, a); back != tie {
				t.Errorf("Compare(%s, %s) = %+v, the other way round %+v", test.a, test.b, tie, back)
			}
			if why := tie.Why(nil); tied != (test.why != "") || tied && why != test.why {
				t.Errorf("Compare(%s, %s) = %+v, %v, want %q", test.a, test.b, tie, tied, test.why)
			}
		})
	}
}

// TestCompareSurvivesRewriting rewrites articles until a third of their
// three-word runs is left, by putting other words in the place of a share of
// all, and holds that they are still tied to the original.
func TestCompareSurvivesRewriting(t *testing.T) {
	for _, file := range []string{"001.txt", "002.txt", "005.txt", "007.txt", "009.txt", "010.txt", "011.txt", "013.txt"} {
		text := demo(t, file)
		original := prepared(t, "", text)
		for seed := range uint64(5) {
			rewritten := rewrite(text, rand.New(rand.NewPCG(seed, 1)))
			left := runsLeft(text, rewritten)
			if tie, tied := Compare(original, prepared(t, "", rewritten)); !tied || left > 0.36 {
				t.Errorf("%s, rewritten by seed %d with %.2f of its runs left: Compare = %+v, %v, want a tie", file, seed, left, tie, tied)
			}
		}
	}
}

// rewrite puts an invented word in the place of every third word, more or less.
func rewrite(text string, random *rand.Rand) string {
	var out strings.Builder
	last := 0
	for _, w := range terms.All(text) {
		if random.Float64() < 0.35 {
			out.WriteString(text[last:w.Start])
			out.WriteString([]string{"brond", "Klevis", "tharing", "mosted", "ulk", "perrin"}[random.IntN(6)])
			last = w.End
		}
	}
	return out.String() + text[last:]
}

// runsLeft is the share of a's three-word runs that b has.
func runsLeft(a, b string) float64 {
	ra, rb := runs(a), runs(b)
	left := 0
	for run := range ra {
		if rb[run] {
			left++
		}
	}
	return float64(left) / float64(len(ra))
}

func runs(text string) map[[3]string]bool {
	words := terms.All(text)
	out := map[[3]string]bool{}
	for i := 0; i+3 <= len(words); i++ {
		out[[3]string{words[i].Word, words[i+1].Word, words[i+2].Word}] = true
	}
	return out
}

func TestSame(t *testing.T) {
	const nine = "At least nine people were taken to hospital after the bridge fell, the county said."
	for _, test := range []struct {
		name, a, b string
		apart, in  bool
	}{
		{name: "equal", a: nine, b: nine, apart: true, in: true},
		{name: "a day more", a: nine, b: "On Monday at least nine people were taken to hospital after the bridge fell, the county said."},
		{name: "rewritten", a: nine, b: "Nine people at least were brought to a hospital when the bridge fell, said a county spokesman."},
		{name: "shortened", a: nine, b: "At least nine people were taken to hospital after the bridge fell.", in: true},
		{name: "another thing done", a: nine, b: "At least nine people were hurt when the bridge fell, the county said."},
		{name: "another number", a: nine, b: "At least 17 people were taken to hospital after the bridge fell, the county said."},
		{name: "negated", a: "The county knew of the cracks in the pier.", b: "The county never knew of the cracks in the pier."},
		{name: "another sentence", a: nine, b: "The cause of the collapse is not known."},
		{name: "nothing", a: "", b: ""},
	} {
		a, b := ReadLine(test.a), ReadLine(test.b)
		if apart, in := Same(a, b, false), Same(a, b, true); apart != test.apart || in != test.in {
			t.Errorf("%s: Same(%q, %q) = %v between strangers and %v in one report, want %v and %v", test.name, test.a, test.b, apart, in, test.apart, test.in)
		}
	}
}

// FuzzCompare holds that a text is tied to itself, and that a tie is one both
// ways.
func FuzzCompare(f *testing.F) {
	f.Add("TRANVIK, May 3 (NorWire) - “A bridge fell” on Monday, he said.\nNine were hurt.", "A bridge fell on Monday.")
	f.Fuzz(func(t *testing.T, one, other string) {
		a, err := news.NewArticle(news.Meta{}, one, nil)
		if err != nil {
			return
		}
		b, err := news.NewArticle(news.Meta{}, other, nil)
		if err != nil {
			return
		}
		first, second := Read(a), Read(b)
		if tie, tied := Compare(first, first); !tied || tie.Share != 1 {
			t.Fatalf("Compare(%q, itself) = %+v, %v", one, tie, tied)
		}
		there, tied := Compare(first, second)
		if back, _ := Compare(second, first); there.Share != back.Share || tied != (back.Share >= oneReport) || there.Share < 0 || there.Share > 1.0001 {
			t.Fatalf("Compare(%q, %q) = %+v, the other way round %+v", one, other, there, back)
		}
	})
}
