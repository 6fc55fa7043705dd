package check

import (
	"errors"
	"strings"
	"testing"

	"whosaid/store/news"
)

// Texts that make matchers slow or wrong elsewhere. How long they take is in
// the benchmarks; here they are answered, with no more searches than any text.
func TestHardTexts(t *testing.T) {
	long := strings.Repeat(strings.ReplaceAll(ferry, "133", "143"), MaxText/len(ferry))
	tests := []struct {
		name, text string
		want       news.CheckStatus
	}{
		{"a regular expression that backtracks", strings.Repeat("(a+)+", 2000) + "$", news.Unfound},
		{"metacharacters around a quote", "(?:The engine, built in 1998, was not inspected in March.*?)*?", news.Verbatim},
		{"100 KB of an altered article", long, news.Several},
		{"one word, 100 KB of it", strings.Repeat("ferry ", MaxText/6), news.Unfound},
		{"one small word, 100 KB of it", strings.Repeat("the ", MaxText/4), news.Unfound},
		{"two words, 100 KB of them", strings.Repeat("the ferry ", MaxText/10), news.Unfound},
		{"one word without an end", strings.Repeat("a", MaxText), news.Unfound},
		{"marks of quotation only, and a word", strings.Repeat("“\"'", MaxText/12) + "x", news.Unfound},
		{"commas and a word", "x" + strings.Repeat(",", MaxText-1), news.Unfound},
		{"unseen characters between letters", strings.Join(strings.Split("The engine, built in 1998, was not inspected in March.", ""), "\u200b"), news.Verbatim},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			store := &fakeStore{articles: []*news.Article{article(t, shore, 2, ferry), article(t, vest, 3, quay)}}
			got, err := New(store).Check(t.Context(), test.text)
			if err != nil {
				t.Fatalf("Check: %v", err)
			}
			checkMatches(t, got)
			if got.Status != test.want {
				t.Errorf("Check = %s, want %s; matches: %q", got.Status, test.want, quotes(got))
			}
			if store.searched > searchesAllowed {
				t.Errorf("Check asked %d searches, want at most %d", store.searched, searchesAllowed)
			}
		})
	}
}

func TestUnreadableTexts(t *testing.T) {
	checks := New(&fakeStore{})
	for text, want := range map[string]error{
		strings.Repeat("a", MaxText+1): ErrTooLong,
		"caf\xe9":                      ErrNotUTF8,
		" …—?! \u200b":                 ErrNoWords,
		"":                             ErrNoWords,
	} {
		if _, err := checks.Check(t.Context(), text); !errors.Is(err, want) {
			t.Errorf("Check(%.20q) = %v, want %v", text, err, want)
		}
	}
}

// A quote that many articles carry is one match for each independent report,
// with the copies of each beside it.
func TestOrigins(t *testing.T) {
	const said = "\"Nobody can say when it will open again,\" harbour master Leif Dahl told reporters on Saturday."
	other := "Fishermen are angry.\n\n" + said + " They have lost a week's catch, and nobody has offered them a berth elsewhere.\n\nThe bank has been asked to wait for its money until the winter."
	const report = quay + "\n\nThe crane at the northern pier fell in the storm and lies across the mooring. Engineers from Tranvik are to look at the piles this week, and the insurers have asked for photographs of the damage below the water line.\n\nTwo trawlers were lifted onto the road. The fish market stays open in a tent behind the church."
	wire := &news.Outlet{ID: "wire", Name: "NorWire"}
	store := &fakeStore{articles: []*news.Article{
		article(t, wire, 2, report), article(t, shore, 3, report+"\n\nThe mayor was away."), article(t, vest, 4, other),
	}}
	got, err := New(store).Check(t.Context(), "Nobody can say when it will open again")
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Matches) != 2 || got.Matches[0].Outlet().ID != "wire" || got.Matches[1].Outlet().ID != "vest" {
		t.Fatalf("Check gives %q, want the wire's report and Radio Vest's", quotes(got))
	}
	if copies := got.Matches[0].AlsoIn; len(copies) != 1 || copies[0].Outlet().ID != "shore" || !strings.HasPrefix(copies[0].Why, "same") {
		t.Errorf("the wire's report is also in %v, want in the Shore Gazette as the same story", copies)
	}
}
