package check

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"whosaid/retrieval"
	"whosaid/retrieval/check/mutation"
	"whosaid/store/news"
)

// FuzzCheck holds, for any text, that every quote is its article's bytes, and
// that words which are said to be real stand in the checked text.
func FuzzCheck(f *testing.F) {
	for _, text := range []string{
		"The engine, built in 1998, was not inspected in March.", "Leif Dahl: 'Nobody can say when it will open again,'",
		"“The light may have failed” — Aas", "(a+)+$ [x-z]* (?:not){1,9}", "not not not not", "The ferry Alma ran aground off Skarvik until further notice",
		"Тhе еnginе, “««", "Вчерa Берг скaзaла: мoст чeрeз Нoрву зaкрыли вo втoрник, сooбщил Вeст", "— Мoст, — скaзал Вест. — Дa. (Aas said)", "a\u200b\u202e 13.3 %", strings.Repeat("the ferry ", 90),
	} {
		f.Add(text)
	}
	store := &fakeStore{articles: []*news.Article{article(f, shore, 2, ferry), article(f, vest, 3, quay)}}
	checks := New(store)
	f.Fuzz(func(t *testing.T, text string) {
		got, err := checks.Check(t.Context(), text)
		if err != nil {
			if Readable(text) == nil {
				t.Fatalf("Check(%q): %v", text, err)
			}
			return
		}
		checkMatches(t, got)
		if got.Status == news.Verbatim || got.Status == news.Misattributed {
			standsIn(t, got.Matches[0].Text(), text)
		}
	})
}

// standsIn holds that the words of a quote stand in a row in a text.
func standsIn(t *testing.T, quote, text string) {
	t.Helper()
	words, row := rowOf(text), rowOf(quote)
	if !strings.Contains(words, row) && !strings.Contains(rowOf(skeleton(text)), row) {
		t.Fatalf("Check(%q) quotes %q, which is not in it", text, quote)
	}
}

// rowOf are the folded words of a text. A sign before a number is left out: it is
// one only behind a space, which a quote begins without.
func rowOf(text string) string {
	var out strings.Builder
	words := news.Fold(text)
	for i := range words.Len() {
		out.WriteString(" " + strings.TrimPrefix(words.Word(i), "-"))
	}
	return out.String() + " "
}

// FuzzMutations holds that no changed sentence is called verbatim.
func FuzzMutations(f *testing.F) {
	for seed := range uint64(8) {
		f.Add(seed)
	}
	pool := &mutation.Pool{Speakers: []string{"Pia Holt", "Ola Brandt"}, Outlets: []string{"Shore Gazette", "Radio Vest"}, Names: []string{"Tranvik", "Brandt"}}
	store := &fakeStore{articles: []*news.Article{article(f, shore, 2, ferry), article(f, vest, 3, quay)}}
	var all strings.Builder
	for _, a := range store.articles {
		pool.Sentences = append(pool.Sentences, mutation.Sentences(a, retrieval.Passages(a))...)
		all.WriteString(rowOf(a.Text()) + "\n")
	}
	checks := New(store)
	f.Fuzz(func(t *testing.T, seed uint64) {
		random := rand.New(rand.NewPCG(seed, 1))
		from := pool.Sentences[random.IntN(len(pool.Sentences))]
		for _, m := range mutation.All(from, pool, random) {
			got, err := checks.Check(t.Context(), m.Text)
			if err != nil {
				t.Fatalf("Check(%q): %v", m.Text, err)
			}
			checkMatches(t, got)
			if got.Status == news.Verbatim && m.Want != news.Verbatim && (m.Flag == news.TruncatedFlag || !strings.Contains(all.String(), rowOf(m.Text))) {
				t.Errorf("%s: Check(%q) = verbatim, want %s", m.Kind, m.Text, m.Want)
			}
		}
	})
}

// FuzzQuotations holds that quotations lie in the text, in order, between
// characters, each between two marks.
func FuzzQuotations(f *testing.F) {
	f.Add("He said “a ‘b’ c” and 'd', not \"e\" — it’s „f“ «g» 「h」")
	f.Add("''''\"\"\"“”“")
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return
		}
		end := 0
		for _, q := range quotations(text) {
			inner := q.Of(text)
			first, size := utf8.DecodeRuneInString(inner)
			last, _ := utf8.DecodeLastRuneInString(inner)
			if q.Start < end || !utf8.ValidString(inner) || len(inner) <= size || closes[first] == "" || !strings.ContainsRune(closes[first], last) {
				t.Fatalf("quotations(%q) has %q", text, inner)
			}
			end = q.End
		}
	})
}
