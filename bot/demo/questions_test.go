package demo_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"whosaid/store/news"
)

var update = flag.Bool("update", false, "write testdata/wanted.golden anew")

// question is one entry of testdata/questions.yaml, whose head explains the fields.
type question struct {
	Question string  `yaml:"question"`
	Kind     string  `yaml:"kind"`
	Want     []want  `yaml:"want"`
	Speaker  *string `yaml:"speaker"`
	Outlet   string  `yaml:"outlet"`
}

// want is one sentence that answers: bytes start to end of an article's file.
type want struct {
	File  string `yaml:"file"`
	Start int    `yaml:"start"`
	End   int    `yaml:"end"`
}

func readQuestions(t *testing.T) []question {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "questions.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var questions []question
	decodeStrict(t, string(text), &questions)
	return questions
}

func TestQuestionsAreEnoughOfEachKind(t *testing.T) {
	least := map[string]int{"speaker": 8, "outlet": 4, "figures": 4, "event": 4, "denial": 3, "no_source": 8}
	counts := map[string]int{}
	asked := map[string]bool{}
	for _, q := range readQuestions(t) {
		if _, known := least[q.Kind]; !known {
			t.Errorf("%q is of kind %q, want one of %v", q.Question, q.Kind, least)
		}
		if asked[q.Question] {
			t.Errorf("%q is asked twice", q.Question)
		}
		asked[q.Question] = true
		counts[q.Kind]++
	}
	for kind, n := range least {
		if counts[kind] < n {
			t.Errorf("%d questions of kind %s, want at least %d", counts[kind], kind, n)
		}
	}
	if len(asked) < 30 {
		t.Errorf("%d questions, want at least 30", len(asked))
	}
}

func TestQuestionsAskWhatTheirKindSays(t *testing.T) {
	published := map[string]string{}
	for _, article := range readCorpus(t).Articles {
		published[article.File] = article.Outlet
	}
	for _, q := range readQuestions(t) {
		if (len(q.Want) == 0) != (q.Kind == "no_source") {
			t.Errorf("%q is of kind %s and wants %d sentences", q.Question, q.Kind, len(q.Want))
		}
		if q.Kind == "speaker" && (q.Speaker == nil || *q.Speaker == "") {
			t.Errorf("%q is about a speaker but names none", q.Question)
		}
		if (q.Kind == "outlet") != (q.Outlet != "") {
			t.Errorf("%q is of kind %s with outlet %q", q.Question, q.Kind, q.Outlet)
		}
		for _, w := range q.Want {
			if q.Outlet != "" && published[w.File] != q.Outlet {
				t.Errorf("%q wants a sentence of %s, which is not by %s", q.Question, w.File, q.Outlet)
			}
			if q.Speaker != nil && !strings.Contains(readText(t, w.File), *q.Speaker) {
				t.Errorf("%q wants speaker %q, whom %s does not name", q.Question, *q.Speaker, w.File)
			}
		}
	}
}

func TestWantedSpansAreWholeSentences(t *testing.T) {
	for _, q := range readQuestions(t) {
		for _, w := range q.Want {
			if err := wholeSentence(readText(t, w.File), news.Span{Start: w.Start, End: w.End}); err != nil {
				t.Errorf("%q wants %+v: %v", q.Question, w, err)
			}
		}
	}
}

// TestWantedSentences holds the words behind the offsets, so that an edit of an
// article that shifts them onto another sentence does not pass unseen.
func TestWantedSentences(t *testing.T) {
	var got strings.Builder
	for _, q := range readQuestions(t) {
		fmt.Fprintf(&got, "%s\n", q.Question)
		for _, w := range q.Want {
			text := readText(t, w.File)
			if w.Start < 0 || w.End > len(text) || w.Start > w.End {
				t.Fatalf("%q wants %+v, outside the %d bytes of the file", q.Question, w, len(text))
			}
			fmt.Fprintf(&got, "\t%s: %s\n", w.File, text[w.Start:w.End])
		}
	}
	golden := filepath.Join("testdata", "wanted.golden")
	if *update {
		if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	wanted, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(wanted), got.String()); diff != "" {
		t.Errorf("wanted sentences differ from %s (-want +got):\n%s", golden, diff)
	}
}

var (
	// endsSentence is a mark that ends a sentence, with the quotation marks that close after it.
	endsSentence = regexp.MustCompile(`[.!?]["”]?$`)
	// breaksSentence is such an ending with another sentence after it.
	breaksSentence = regexp.MustCompile(`[.!?]["”]?\s+["“]?\p{Lu}`)
	// endsDateline is the end of an agency's "PLACE, May 12 (NorWire) - ", which is no part of the sentence.
	endsDateline = regexp.MustCompile(`\n\p{Lu}{2}[^\n]*\) - $`)
)

// wholeSentence says what keeps s from being exactly one sentence of text.
func wholeSentence(text string, s news.Span) error {
	if s.Start < 0 || s.End > len(text) || s.Start >= s.End {
		return fmt.Errorf("span is empty or outside the %d bytes of the file", len(text))
	}
	before, sentence, after := text[:s.Start], text[s.Start:s.End], text[s.End:]
	lineStarts := before == "" || strings.HasSuffix(before, "\n") || endsDateline.MatchString(before)
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(sentence, `"“`))
	switch {
	case !lineStarts && !endsSentence.MatchString(strings.TrimRight(before, " ")):
		return fmt.Errorf("%q does not start where a sentence does", sentence)
	case !lineStarts && !strings.HasSuffix(before, " "):
		return fmt.Errorf("%q starts inside a word or after its quotation mark", sentence)
	case !unicode.IsUpper(first) && !unicode.IsDigit(first):
		return fmt.Errorf("%q does not start with a capital or a number", sentence)
	case !endsSentence.MatchString(sentence):
		return fmt.Errorf("%q does not end where a sentence does", sentence)
	case after != "" && after[0] != ' ' && after[0] != '\n':
		return fmt.Errorf("%q ends inside a word or before its quotation mark", sentence)
	case breaksSentence.MatchString(sentence):
		return fmt.Errorf("%q is more than one sentence", sentence)
	}
	return nil
}

func TestWholeSentenceRefusesFragments(t *testing.T) {
	const text = "A Title\n\nFORD, May 2 (Wire) - All woke. “It fell. We ran,” she said. Nobody slept."
	cases := []struct {
		name, sentence string
		whole          bool
	}{
		{"after the dateline", "All woke.", true},
		{"with the dateline's end", "- All woke.", false},
		{"first of a quotation", "“It fell.", true},
		{"its rest", "We ran,” she said.", true},
		{"last in the text", "Nobody slept.", true},
		{"quotation mark left out", "It fell.", false},
		{"two sentences", "We ran,” she said. Nobody slept.", false},
		{"end left out", "We ran,” she", false},
		{"start left out", "she said.", false},
		{"heading", "A Title", false},
	}
	for _, c := range cases {
		start := strings.Index(text, c.sentence)
		err := wholeSentence(text, news.Span{Start: start, End: start + len(c.sentence)})
		if (err == nil) != c.whole {
			t.Errorf("%s: wholeSentence(%q) = %v, want whole %v", c.name, c.sentence, err, c.whole)
		}
	}
}
