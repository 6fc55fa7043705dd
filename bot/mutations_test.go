package main

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"whosaid/bot/demo"
	"whosaid/retrieval/check"
	"whosaid/retrieval/check/mutation"
	"whosaid/retrieval/corpus"
	"whosaid/store/memory"
	"whosaid/store/news"
)

// Of each kind, so many mutations are checked, the more with PolNeAR.
const (
	fewOfAKind  = 30
	mostOfAKind = 200
)

// TestMutations checks texts that were made from stored sentences, each changed
// in one way, over the demonstration corpus and, where they are at hand, the
// sample articles and PolNeAR's development texts. It prints a table by kind.
func TestMutations(t *testing.T) {
	readings, ofAKind := readingsFrom(t, demo.FS()), fewOfAKind
	if folder := os.Getenv("WHOSAID_SEEDS"); folder != "" {
		readings = append(readings, readingsFrom(t, os.DirFS(folder))...)
	} else {
		t.Log("to check the sample articles, too, set WHOSAID_SEEDS to their folder")
	}
	if folder := os.Getenv("WHOSAID_POLNEAR"); folder != "" {
		readings, ofAKind = append(readings, polnear(t, folder)...), mostOfAKind
	} else {
		t.Log("to check PolNeAR, too, set WHOSAID_POLNEAR to the folder of its texts (dev/text)")
	}
	report(t, mutate(t, readings, ofAKind))
}

// TestMutationsOfAllLanguages does the same over the invented news of this
// repository, in English, Russian and Ukrainian, or over the folders that
// WHOSAID_MIXED names, with commas between them.
func TestMutationsOfAllLanguages(t *testing.T) {
	ofAKind := fewOfAKind
	if os.Getenv("WHOSAID_MIXED") != "" {
		ofAKind = mostOfAKind
	}
	report(t, mutate(t, mixedNews(t), ofAKind))
}

// mixedNews are articles in three languages.
func mixedNews(t testing.TB) []corpus.Reading {
	folders, err := filepath.Glob("testdata/invented/*/corpus")
	if err != nil {
		t.Fatal(err)
	}
	if named := os.Getenv("WHOSAID_MIXED"); named != "" {
		folders = strings.Split(named, ",")
	}
	var out []corpus.Reading
	for _, folder := range folders {
		out = append(out, readingsFrom(t, os.DirFS(folder))...)
	}
	return out
}

// mutate checks at most ofAKind mutations of each kind, and counts by kind.
func mutate(t *testing.T, readings []corpus.Reading, ofAKind int) map[string]*score {
	store := stored(t, readings)
	pool := readPool(t, store)
	checks := check.New(store)
	said := whole(readings)
	table := map[string]*score{}
	random := rand.New(rand.NewPCG(11, 12))
	for _, i := range random.Perm(len(pool.Sentences)) {
		for _, m := range mutation.All(pool.Sentences[i], pool, random) {
			s := table[m.Kind]
			if s == nil {
				s = &score{}
				table[m.Kind] = s
			}
			times := said.holding(m.Text)
			if s.n == ofAKind || m.Want != news.Verbatim && times > rankOf(m.Flag == news.TruncatedFlag) && !marksOnly(m.Kind) {
				continue // by chance it stands somewhere as it is
			}
			got, err := checks.Check(t.Context(), m.Text)
			if err != nil {
				t.Fatalf("Check(%q): %v", m.Text, err)
			}
			s.count(t, m, got)
		}
	}
	return table
}

// marksOnly reports whether a kind of mutation changes no letter and no digit.
func marksOnly(kind string) bool {
	return kind == "number: a sign" || kind == "number: a point before it" || kind == "number: another unit"
}

// score is how the checks of one kind came out.
type score struct {
	n, right, verbatim, flagged int
	want                        news.CheckStatus
	flag                        news.Flag
}

func (s *score) count(t *testing.T, m mutation.Mutation, got news.Check) {
	s.n++
	s.want, s.flag = m.Want, m.Flag
	if got.Status == m.Want || m.Want == news.Spliced && allVerbatim(got) {
		s.right++
	} else if s.n-s.right <= 6 && testing.Verbose() {
		t.Logf("%s: Check(%q) = %s, want %s; %q", m.Kind, m.Text, got.Status, m.Want, firstQuote(got))
	}
	if got.Status == news.Verbatim {
		s.verbatim++
		if m.Want != news.Verbatim {
			t.Errorf("%s: Check(%q) = verbatim, want %s", m.Kind, m.Text, m.Want)
		}
	}
	if len(got.Matches) > 0 && slices.Contains(got.Matches[0].Flags, m.Flag) {
		s.flagged++
	} else if m.Flag != "" && testing.Verbose() && s.n-s.flagged <= 6 {
		t.Logf("%s: Check(%q) lacks the flag %s: %s", m.Kind, m.Text, m.Flag, got.Status)
	}
}

// allVerbatim reports whether a text was taken for several that are each as they
// are stored, which it is where somebody is named in one.
func allVerbatim(c news.Check) bool {
	return c.Status == news.Several && !slices.ContainsFunc(c.Parts, func(p news.Part) bool { return p.Status != news.Verbatim })
}

func firstQuote(c news.Check) string {
	if len(c.Matches) == 0 {
		return ""
	}
	return c.Matches[0].Text() + " [" + c.Matches[0].Label() + "]"
}

// Of a thousand, so many mutations must have the right status, so many untouched
// texts be verbatim, and so many changed numbers and negations be flagged.
const (
	leastRight     = 970
	leastUntouched = 995
	leastFlagged   = 950
)

// report prints the table and holds what must be right.
func report(t *testing.T, table map[string]*score) {
	var out strings.Builder
	var all, right, untouched, verbatim, turned, flagged int
	for _, name := range mutation.Kinds() {
		s := table[name]
		if s == nil {
			continue
		}
		flags := ""
		if s.flag != "" {
			flags = fmt.Sprintf("%s %d", s.flag, s.flagged)
		}
		fmt.Fprintf(&out, "%-26s %-14s %5d  right %5d (%5.1f%%)  %s\n", name, s.want, s.n, s.right, 100*float64(s.right)/float64(s.n), flags)
		all, right = all+s.n, right+s.right
		if s.want == news.Verbatim {
			untouched, verbatim = untouched+s.n, verbatim+s.verbatim
		}
		if s.flag == news.NumberFlag || s.flag == news.NegationFlag {
			turned, flagged = turned+s.n, flagged+s.flagged
		}
	}
	t.Logf("%d mutations\n%s", all, out.String())
	t.Logf("right status %d of %d; untouched called verbatim %d of %d; numbers and negations flagged %d of %d", right, all, verbatim, untouched, flagged, turned)
	if 1000*right < leastRight*all || 1000*verbatim < leastUntouched*untouched || 1000*flagged < leastFlagged*turned {
		t.Errorf("want at least %d, %d and %d of a thousand", leastRight, leastUntouched, leastFlagged)
	}
}

func readingsFrom(t testing.TB, folder fs.FS) []corpus.Reading {
	t.Helper()
	read, err := corpus.ReadFS(t.Context(), folder, corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return read.Readings
}

// polnear reads PolNeAR's texts: the outlet and the day are in a file's name.
func polnear(t testing.TB, folder string) []corpus.Reading {
	t.Helper()
	read, err := corpus.Read(t.Context(), folder, corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	outlets := map[string]*news.Outlet{}
	for _, r := range read.Readings {
		name, rest, _ := strings.Cut(filepath.Base(r.Article.File), "_")
		if outlets[name] == nil {
			title := strings.ToUpper(name[:1]) + name[1:]
			outlets[name] = &news.Outlet{ID: news.OutletID(name), Name: title}
		}
		r.Article.Outlet = outlets[name]
		if day, _, ok := strings.Cut(rest, "_"); ok {
			if at, err := time.Parse(time.DateOnly, day); err == nil {
				r.Article.Published = at
			}
		}
	}
	return read.Readings
}

func stored(t testing.TB, readings []corpus.Reading) *memory.Store {
	t.Helper()
	a := &app{out: os.Stdout, err: os.Stderr}
	store, err := a.inMemory(t.Context(), readings)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	return store
}

// readPool reads the sentences of all articles, and the names in them.
func readPool(t testing.TB, store *memory.Store) *mutation.Pool {
	t.Helper()
	ctx := context.Background()
	articles, err := store.Articles(ctx)
	if err != nil {
		t.Fatal(err)
	}
	pool := &mutation.Pool{}
	speakers, outlets, names := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, a := range articles {
		passages, err := store.Passages(ctx, a.ID())
		if err != nil {
			t.Fatal(err)
		}
		sentences := mutation.Sentences(a, passages)
		pool.Sentences = append(pool.Sentences, sentences...)
		for _, s := range sentences {
			if mutation.Person(s.Speaker) {
				speakers[s.Speaker] = true
			}
			if s.Outlet != "" {
				outlets[s.Outlet] = true
			}
			for _, word := range strings.Fields(s.Text)[1:] {
				if mutation.ProperName(word) {
					names[word] = true
				}
			}
		}
	}
	pool.Speakers, pool.Outlets, pool.Names = slices.Sorted(maps.Keys(speakers)), slices.Sorted(maps.Keys(outlets)), slices.Sorted(maps.Keys(names))
	return pool
}

// wordings are articles as rows of plain words, read by rules of their own so that
// they can say whether a check is right.
type wordings []string

func whole(readings []corpus.Reading) wordings {
	var out wordings
	for _, r := range readings {
		out = append(out, plainWords(r.Article.Text()))
	}
	return out
}

func plainWords(text string) string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return " " + strings.Join(words, " ") + " "
}

// holding is how often a text stands in the articles.
func (all wordings) holding(text string) int {
	words, times := plainWords(text), 0
	for _, a := range all {
		times += strings.Count(a, words)
	}
	return times
}

func rankOf(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
