package terms

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAll(t *testing.T) {
	type term struct {
		word, stem  string
		stop, upper bool
	}
	for _, test := range []struct {
		name, text string
		want       []term
	}{
		{"possessive and hyphen", "Brekka’s well-known mayor", []term{{"brekka", "brekka", false, true}, {"well", "well", false, false}, {"known", "know", false, false}, {"mayor", "mayor", false, false}}},
		{"the country and the pronoun", "The U.S. told us", []term{{"the", "the", true, true}, {"us", "usa", false, true}, {"told", "told", false, false}, {"us", "us", true, false}}},
		{"numbers", "1,200 rose 13.3%.", []term{{"1200", "1200", false, false}, {"rose", "rise", false, false}, {"13.3", "13.3", false, false}}},
		{"the same stem", "died dying die", []term{{"died", "die", false, false}, {"dying", "die", false, false}, {"die", "die", false, false}}},
		{"accents", "José’s", []term{{"josé", "jose", false, true}}},
		{"nothing", "… – !", nil},
	} {
		var got []term
		for _, x := range All(test.text) {
			got = append(got, term{x.Word, x.Stem, x.Stop, x.Upper})
		}
		if diff := cmp.Diff(test.want, got, cmp.AllowUnexported(term{})); diff != "" {
			t.Errorf("%s: All(%q) (-want +got):\n%s", test.name, test.text, diff)
		}
	}
}

func TestRelated(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"killed", "dead", true}, {"wounded", "injured", true}, {"probe", "investigation", true},
		{"bridge", "bridge", true}, {"bridge", "dead", false}, {"won", "lost", false},
	} {
		if got := Related(Stem(test.a), Stem(test.b)); got != test.want {
			t.Errorf("Related(%q, %q) = %v, want %v", test.a, test.b, got, test.want)
		}
	}
}

func FuzzAll(f *testing.F) {
	f.Add("The U.S. won’t pay 1,200,000 — “never”, it said.")
	f.Add("\xff.é'")
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, term := range All(text) {
			if term.Start < last || term.Empty() || term.End > len(text) {
				t.Fatalf("All(%q) has %+v after %d", text, term, last)
			}
			last = term.End
		}
	})
}
