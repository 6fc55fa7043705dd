package news

import (
	"errors"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

const bridge = "Read more: bridges\nThe county said: “We now count 17 injured, two of them badly.”\r\nCosts rose 13.3 % — they won’t fall.\n"

func article(t testing.TB, text string, barred ...Span) *Article {
	t.Helper()
	outlet := &Outlet{ID: "radio-vest", Name: "Radio Vest"}
	a, err := NewArticle(Meta{Outlet: outlet, Published: time.Date(2025, 5, 13, 0, 0, 0, 0, time.UTC)}, text, barred)
	if err != nil {
		t.Fatalf("NewArticle(%.40q) = %v", text, err)
	}
	return a
}

func TestCutRefuses(t *testing.T) {
	a := article(t, bridge, Span{0, 18})
	open := strings.Index(bridge, "“")
	for _, test := range []struct {
		name       string
		start, end int
		want       error
	}{
		{"before the text", -1, 5, ErrBadCut},
		{"past the text", 20, len(bridge) + 1, ErrBadCut},
		{"backwards", 30, 20, ErrBadCut},
		{"nothing", 20, 20, ErrBadCut},
		{"into a character", open + 1, open + 10, ErrBadCut},
		{"out of a character", 20, open + 2, ErrBadCut},
		{"furniture", 0, 18, ErrBarred},
		{"the end of furniture", 17, 30, ErrBarred},
		{"around furniture", 0, 40, ErrBarred},
		{"next to furniture", 18, 40, nil},
		{"all but furniture", 18, len(bridge), nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			q, err := Cut(a, test.start, test.end)
			if !errors.Is(err, test.want) {
				t.Fatalf("Cut(a, %d, %d) error = %v, want %v", test.start, test.end, err, test.want)
			}
			if err == nil && q.Text() != bridge[test.start:test.end] {
				t.Errorf("Cut(a, %d, %d) = %q, want %q", test.start, test.end, q.Text(), bridge[test.start:test.end])
			}
		})
	}
}

func TestFind(t *testing.T) {
	a := article(t, bridge, Span{0, 18})
	for _, test := range []struct {
		name, wording, want string
		err                 error
	}{
		{"as it stands", "We now count 17 injured, two of them badly.", "We now count 17 injured, two of them badly.", nil},
		{"case, marks and spaces", "\"WE now  count 17 injured -- two of them badly\"", "We now count 17 injured, two of them badly", nil},
		{"a straight apostrophe", "they won't fall", "they won’t fall", nil},
		{"an apostrophe left out", "they wont fall", "", ErrNotFound},
		{"over a line break", "two of them badly. costs rose", "two of them badly.”\r\nCosts rose", nil},
		{"another number", "We now count 71 injured", "", ErrNotFound},
		{"a point lost from a number", "Costs rose 133 %", "", ErrNotFound},
		{"a symbol lost", "Costs rose 13.3 they", "", ErrNotFound},
		{"part of a number", "3 %", "", ErrNotFound},
		{"part of a word", "ounty said", "", ErrNotFound},
		{"a zero-width space", "We now\u200b count 17", "We now count 17", nil},
		{"a Cyrillic letter", "We nоw count 17", "", ErrNotFound},
		{"furniture only", "bridges", "", ErrBarred},
		{"nothing", " … ", "", ErrNotFound},
	} {
		t.Run(test.name, func(t *testing.T) {
			q, err := Find(a, test.wording)
			if !errors.Is(err, test.err) || q.Text() != test.want {
				t.Errorf("Find(a, %q) = %q, %v, want %q, %v", test.wording, q.Text(), err, test.want, test.err)
			}
		})
	}
}

func TestStoredQuoteIsCutAgain(t *testing.T) {
	a := article(t, bridge)
	q, err := Find(a, "17 injured")
	if err != nil {
		t.Fatal(err)
	}
	again, err := q.Ref().Cut(a)
	if err != nil || again.Text() != "17 injured" {
		t.Errorf("Ref().Cut(a) = %q, %v, want %q", again.Text(), err, "17 injured")
	}
	changed := article(t, strings.Replace(bridge, "17", "71", 1))
	if _, err := q.Ref().Cut(changed); !errors.Is(err, ErrChanged) {
		t.Errorf("Ref().Cut(changed) error = %v, want %v", err, ErrChanged)
	}
	if _, err := LoadArticle(Meta{}, changed.Text(), nil, a.Hash()); !errors.Is(err, ErrChanged) {
		t.Errorf("LoadArticle(changed) error = %v, want %v", err, ErrChanged)
	}
}

func TestArticleRefusesBadText(t *testing.T) {
	for _, test := range []struct {
		name, text string
		barred     []Span
		want       error
	}{
		{"not UTF-8", "caf\xe9 closed", nil, ErrNotUTF8},
		{"blank", " \n\t", nil, ErrNoText},
		{"bar past the end", "It fell.", []Span{{0, 9}}, ErrBadSpans},
		{"bar inside a character", "é fell.", []Span{{0, 1}}, ErrBadSpans},
	} {
		if _, err := NewArticle(Meta{}, test.text, test.barred); !errors.Is(err, test.want) {
			t.Errorf("%s: NewArticle(%q) error = %v, want %v", test.name, test.text, err, test.want)
		}
	}
}

func TestParagraphKeepsToQuotableText(t *testing.T) {
	a := article(t, bridge, Span{0, 18})
	q, err := Find(a, "they won't fall")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := q.Paragraph().Text(), "Costs rose 13.3 % — they won’t fall."; got != want {
		t.Errorf("Paragraph() = %q, want %q", got, want)
	}
}

// FuzzCut holds the promise: a quote is the article's bytes, splits no
// character, survives being stored, and a changed byte is refused.
func FuzzCut(f *testing.F) {
	f.Add(bridge, 20, 60, 33)
	f.Add("é", 0, 2, 0)
	f.Add("“a”", 1, 4, 2)
	f.Fuzz(func(t *testing.T, text string, start, end, flip int) {
		a, err := NewArticle(Meta{}, text, nil)
		if err != nil {
			return
		}
		q, err := Cut(a, start, end)
		if err != nil {
			return
		}
		if q.Text() != text[start:end] || !utf8.ValidString(q.Text()) {
			t.Fatalf("Cut(%q, %d, %d) = %q", text, start, end, q.Text())
		}
		if again, err := q.Ref().Cut(a); err != nil || again != q {
			t.Fatalf("Ref().Cut = %q, %v, want %q", again.Text(), err, q.Text())
		}
		bytes := []byte(text)
		bytes[uint(flip)%uint(len(bytes))] ^= 1
		if b, err := NewArticle(Meta{}, string(bytes), nil); err == nil {
			if _, err := q.Ref().Cut(b); !errors.Is(err, ErrChanged) {
				t.Fatalf("a flipped byte: error = %v, want %v", err, ErrChanged)
			}
		}
	})
}

// FuzzFind holds that what Find returns is the article's own bytes, equal to
// the wording under the folding and nothing more.
func FuzzFind(f *testing.F) {
	f.Add(bridge, "we now count 17 INJURED")
	f.Add("a-b 1.5 −3 ﬁ ²", "fi 2")
	f.Add("aa aa aa", "aa aa")
	f.Fuzz(func(t *testing.T, text, wording string) {
		a, err := NewArticle(Meta{}, text, nil)
		if err != nil {
			return
		}
		q, err := Find(a, wording)
		if err != nil {
			return
		}
		if span := q.Span(); q.Text() != text[span.Start:span.End] {
			t.Fatalf("Find(%q, %q) = %q, not the text at %v", text, wording, q.Text(), span)
		}
		if got, want := q.Text(), wording; got != want && !sameWords(Fold(got), Fold(want)) {
			t.Fatalf("Find(%q, %q) = %q, whose words differ", text, wording, got)
		}
	})
}

func sameWords(a, b Folded) bool {
	if a.Len() != b.Len() {
		return false
	}
	for i := range a.words {
		if a.words[i] != b.words[i] && strings.Trim(a.words[i], "-") != strings.Trim(b.words[i], "-") {
			return false // a sign is one only after a space, which the cut text begins without
		}
	}
	return true
}
