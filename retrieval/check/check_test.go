package check

import (
	"slices"
	"strings"
	"testing"

	"whosaid/store/news"
)

const ferry = `The ferry Alma ran aground off Skarvik on Friday with 133 people aboard, the coast guard said.

"We saw no sign that the crew had slept," captain Jorun Aas told Shore Gazette. "The light may have failed, but the charts were right."

Minister Pia Holt denied that the ferry had been overloaded. The engine, built in 1998, was not inspected in March.

If the weather holds, the ferry will be towed to Tranvik on Sunday. Costs rose 13.3 % this year.`

const quay = `The quay at Skarvik is shut until further notice, the harbour office said.

"Nobody can say when it will open again," harbour master Leif Dahl told reporters on Saturday. The office expects 40 ships a week.

“We shall not give up the quay” ― Adriana Brekke`

func TestCheck(t *testing.T) {
	store := &fakeStore{articles: []*news.Article{article(t, shore, 2, ferry), article(t, vest, 3, quay)}}
	tests := []struct {
		name, text string
		status     news.CheckStatus
		flags      string // of the first match
		exact      bool
	}{
		{"a sentence", "The engine, built in 1998, was not inspected in March.", news.Verbatim, "", true},
		{"other case, marks and spaces", "the ENGINE built in 1998 – was not  inspected in march", news.Verbatim, "", false},
		{"in quotation marks", "“The engine, built in 1998, was not inspected in March.”", news.Verbatim, "", true},
		{"an omission at the end", "The ferry Alma ran aground off Skarvik", news.Verbatim, "", true},
		{"unseen characters", "The engine, built in 19\u200b98, was not inspected in March.", news.Verbatim, "invisible", false},
		{"a dropped negation", "The engine, built in 1998, was inspected in March.", news.Altered, "negation", false},
		{"an added negation", "The ferry Alma never ran aground off Skarvik on Friday", news.Altered, "negation", false},
		{"another number", "The ferry Alma ran aground off Skarvik on Friday with 143 people aboard", news.Altered, "number", false},
		{"a point lost from a number", "Costs rose 133 % this year.", news.Altered, "number", false},
		{"another day", "The ferry Alma ran aground off Skarvik on Monday with 133 people aboard", news.Altered, "date", false},
		{"another name", "The ferry Alma ran aground off Tranvik on Friday with 133 people aboard", news.Altered, "name", false},
		{"surer than it was", `"The light will have failed, but the charts were right."`, news.Altered, "modality", false},
		{"cut before but", "The light may have failed", news.Altered, "truncated", false},
		{"cut out of a denial", "the ferry had been overloaded", news.Altered, "truncated", false},
		{"cut out of a negation", "the crew had slept", news.Altered, "truncated", false},
		{"cut behind a condition", "the ferry will be towed to Tranvik on Sunday", news.Altered, "truncated", false},
		{"a false tail", "The ferry Alma ran aground off Skarvik because the drunken mate fell asleep", news.Altered, "", false},
		{"two halves", "The ferry Alma ran aground off Skarvik until further notice, the harbour office said.", news.Spliced, "", false},
		{"two sentences that are apart", "The light may have failed, but the charts were right. The office expects 40 ships a week.", news.Spliced, "", false},
		{"sentences of three places", "The engine, built in 1998, was not inspected in March. The office expects 40 ships a week. Costs rose 13.3 % this year.", news.Spliced, "", false},
		{"one of them changed", "The engine, built in 1998, was inspected in March. The office expects 40 ships a week. Costs rose 13.3 % this year.", news.Altered, "", false},
		{"look-alike letters", "The engine, built in 1998, was nоt inspected in March.", news.Altered, "negation lookalike", false},
		{"another speaker", "Leif Dahl: “The light may have failed, but the charts were right.”", news.Misattributed, "", true},
		{"the right speaker", "Aas: “The light may have failed, but the charts were right.”", news.Verbatim, "", true},
		{"another outlet", "As Radio Vest wrote, “the ferry Alma ran aground off Skarvik”.", news.Misattributed, "", false},
		{"the right outlet", "“The ferry Alma ran aground off Skarvik” — Shore Gazette", news.Verbatim, "", true},
		{"another first name beside a quote that nobody is known to say", "“We shall not give up the quay” ― Ola Brekke", news.Misattributed, "", true},
		{"the name beside such a quote", "“We shall not give up the quay” ― Adriana Brekke", news.Verbatim, "", true},
		{"a partial quote that is right", "Aas said that the mate had slept badly and that “the charts were right”.", news.Verbatim, "", true},
		{"a partial quote that is not", "Aas said that “the charts were never right”.", news.Altered, "", false},
		{"nothing of the kind", "A volcano has covered the northern vineyards in grey ash.", news.Unfound, "", false},
		{"a regular expression", "(The|.*)+ (ferry.*)* [a-z]{1,1000}$", news.Unfound, "", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := New(store).Check(t.Context(), test.text)
			if err != nil {
				t.Fatalf("Check(%q): %v", test.text, err)
			}
			checkMatches(t, got)
			if got.Status != test.status {
				t.Fatalf("Check(%q) = %s, want %s; matches: %q", test.text, got.Status, test.status, quotes(got))
			}
			if test.status == news.Unfound {
				return
			}
			first := got.Matches[0]
			for _, flag := range strings.Fields(test.flags) {
				if !slices.Contains(first.Flags, news.Flag(flag)) {
					t.Errorf("Check(%q) has the flags %q, want %q among them", test.text, first.Flags, flag)
				}
			}
			if test.flags == "" && test.status == news.Verbatim && len(first.Flags) > 0 {
				t.Errorf("Check(%q) has the flags %q, want none", test.text, first.Flags)
			}
			if first.Exact != test.exact {
				t.Errorf("Check(%q).Exact = %v, want %v", test.text, first.Exact, test.exact)
			}
		})
	}
}

// checkMatches holds the promise: every quote is bytes of its article, and so
// are the equal and deleted pieces of its comparison together.
func checkMatches(t testing.TB, got news.Check) {
	t.Helper()
	if len(got.Parts) == 0 {
		t.Errorf("Check(%.80q) has no part", got.Text)
	}
	for _, part := range got.Parts {
		if part.Text != part.Of(got.Text) {
			t.Errorf("Check(%.80q): the part %q is not the text's %q", got.Text, part.Text, part.Of(got.Text))
		}
		for _, m := range part.Matches {
			checkMatch(t, got.Text, m)
		}
	}
}

// checkMatch holds that all that a match shows as stored is cut from its article.
func checkMatch(t testing.TB, checked string, m news.Match) {
	t.Helper()
	quotes, compared := []news.Quote{m.Quote}, m.Text()
	if m.Sentence.Article() != nil {
		quotes = append(quotes, m.Sentence)
		if !m.Sentence.Span().Contains(m.Span()) || m.Sentence.Article() != m.Article() {
			t.Errorf("Check(%.80q): %q is no part of the sentence %q", checked, m.Text(), m.Sentence.Text())
		}
	}
	if m.Version != nil && m.Version.Now.Article() != nil {
		quotes = append(quotes, m.Version.Now)
	}
	for _, q := range quotes {
		if text := q.Span().Of(q.Article().Text()); q.Text() != text || text == "" {
			t.Errorf("Check(%.80q) quotes %q, which is not the article's %q", checked, q.Text(), text)
		}
	}
	if m.Aside != nil {
		compared = m.Aside.Text
		if a := m.Article(); compared == "" || !strings.Contains(a.Text(), compared) && a.Title != compared {
			t.Errorf("Check(%.80q) tells of %q, which does not stand in the article", checked, compared)
		}
	}
	var stored strings.Builder
	for _, e := range m.Diff {
		if e.Op != news.Insert {
			stored.WriteString(e.Text)
		}
	}
	if stored.String() != compared && len(m.Diff) > 0 {
		t.Errorf("Check(%.80q): the comparison's stored side is %q, want %q", checked, stored.String(), compared)
	}
}

func quotes(c news.Check) []string {
	var out []string
	for _, m := range c.Matches {
		out = append(out, m.Text())
	}
	return out
}
