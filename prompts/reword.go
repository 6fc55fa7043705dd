package prompts

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"whosaid/prompts/chat"
	"whosaid/prompts/vouch"
	"whosaid/store/news"
)

// mostEarlier is how many earlier questions the model is shown.
const mostEarlier = 4

// Reword gives q as questions that lean on nothing said earlier, in the
// languages of the articles; none when q can be searched as it stands. They are
// searched with and never shown. A question that speaks of what nobody in the
// conversation spoke of is not taken.
func (m *Model) Reword(ctx context.Context, q news.Question) (texts []string, err error) {
	languages := m.Languages(ctx)
	if len(languages) == 0 {
		languages = []string{"en"} // nothing is known of the articles, and rules know English best
	}
	own := vouch.Language(q.Text)
	foreign := !slices.Contains(languages, own) && (own != "" || sentenceLike(q.Text))
	if len(q.Earlier) == 0 && !foreign {
		return nil, nil
	}
	return m.reword(ctx, q, languages, foreign)
}

func (m *Model) reword(ctx context.Context, q news.Question, languages []string, foreign bool) ([]string, error) {
	request, err := m.rewording(q, languages)
	if err != nil {
		return nil, err
	}
	key := fmt.Sprintf("%s %s %x", rewording.version, m.asker.Model(), sha256.Sum256([]byte(request.System+request.User)))
	if kept, ok := m.words.Get(key); ok {
		return kept, nil
	}
	ctx, cancel := context.WithTimeout(ctx, m.Budget/4)
	defer cancel()
	heard := &rewords{question: q, foreign: foreign, languages: languages}
	call, err := m.asker.Ask(ctx, request, heard.read)
	m.Observe(ctx, Event{Call: call, Dropped: heard.dropped})
	if err != nil {
		return nil, err
	}
	m.words.Add(key, heard.texts)
	return heard.texts, nil
}

// sentenceLike reports whether a text of no known language may be a question in
// one: not a bare name.
func sentenceLike(text string) bool {
	return len(strings.Fields(text)) > 2 || strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) })
}

func (m *Model) rewording(q news.Question, languages []string) (chat.Request, error) {
	data := struct {
		Fence, Languages string
		Questions        []string
	}{Languages: strings.Join(languages, ", ")}
	const each = 600
	for _, text := range append(slices.Clone(q.Earlier[max(0, len(q.Earlier)-mostEarlier):]), q.Text) {
		data.Questions = append(data.Questions, line(cut(text, each)))
	}
	data.Fence = fence(data.Questions)
	return rewording.request(data)
}

// rewords is what a model replied about a question.
type rewords struct {
	question  news.Question
	foreign   bool
	languages []string

	alone    string // the question by itself
	searches []search
	texts    []string // what is fit of them to search with
	dropped  []news.Dropped
}

type search struct {
	Language string `json:"language"`
	Text     string `json:"text"`
}

func (w *rewords) read(r io.Reader) error {
	err := readObject(r, func(key string, d *json.Decoder) error {
		switch key {
		case "question":
			return decode(d, &w.alone)
		case "searches":
			return readList(d, func(s search) { w.searches = append(w.searches, s) })
		}
		var ignored json.RawMessage
		return decode(d, &ignored)
	})
	w.choose()
	return err
}

// choose takes what is fit to search with.
func (w *rewords) choose() {
	said := append([]string{w.question.Text}, w.question.Earlier...)
	take := func(text string, beyond []string) {
		text = strings.Join(strings.Fields(text), " ")
		switch {
		case text == "" || len(text) > news.MaxQuestion || (news.Question{Text: text}).Wordless():
		case len(beyond) > 0:
			w.dropped = append(w.dropped, news.Dropped{What: cut(text, longestText), Why: "nobody spoke of " + strings.Join(beyond, ", ")})
		case text != w.question.Text && !slices.Contains(w.texts, text):
			w.texts = append(w.texts, text)
		}
	}
	if !w.foreign {
		take(w.alone, append(vouch.Within(w.alone, said...), news.Beyond(w.alone, said...)...))
	}
	for _, s := range w.searches[:min(len(w.searches), 2*len(w.languages))] {
		if slices.Contains(w.languages, s.Language) && (w.foreign || s.Language != vouch.Language(w.question.Text)) {
			take(s.Text, news.Beyond(s.Text, said...))
		}
	}
}
