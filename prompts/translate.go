package prompts

import (
	"context"
	"encoding/json"
	"io"
	"strings"

	"whosaid/prompts/chat"
	"whosaid/prompts/vouch"
	"whosaid/store/news"
)

// sentence is one text to be translated, and one that was.
type sentence struct {
	N    number `json:"n"`
	Text string `json:"text"`
}

// Translate gives the quotes in a language, in their order. "" stands for one
// that is in it already, and for one whose translation cannot be vouched for:
// each is translated back by itself, and must come near to its quote again.
func (m *Model) Translate(ctx context.Context, quotes []news.Citation, code string) ([]string, error) {
	if !vouch.Knows(code) {
		return nil, chat.Unfit("translations into %q cannot be checked", cut(code, 10))
	}
	ctx, cancel := context.WithTimeout(ctx, m.Budget)
	defer cancel()
	out := make([]string, len(quotes))
	byLanguage := map[string][]int{}
	for i, c := range quotes {
		if own := vouch.LanguageOf(c.Article()); own != code && vouch.Knows(own) {
			byLanguage[own] = append(byLanguage[own], i)
		}
	}
	for own, indexes := range byLanguage {
		if err := m.translateFrom(ctx, quotes, indexes, own, code, out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// translateFrom translates the quotes at the indexes, which are in one language.
func (m *Model) translateFrom(ctx context.Context, quotes []news.Citation, indexes []int, own, code string, out []string) error {
	texts := make([]string, len(indexes))
	for k, i := range indexes {
		texts[k] = quotes[i].Text()
	}
	there, err := m.translate(ctx, texts, code)
	if err != nil {
		return err
	}
	back, err := m.translate(ctx, there, own)
	if err != nil {
		return err
	}
	var dropped []news.Dropped
	for k, i := range indexes {
		if problem := vouch.Translation(there[k], back[k], quotes[i], m.Kin); problem != nil {
			dropped = append(dropped, news.Dropped{What: cut(there[k], longestText), Why: problem.Error()})
			continue
		}
		out[i] = there[k]
	}
	m.Observe(ctx, Event{Call: chat.Call{Request: chat.Request{Task: "vouch for translations"}}, Dropped: dropped})
	return nil
}

// translate translates texts, each by itself, into a language. The model is
// shown nothing else. What it leaves out is "".
func (m *Model) translate(ctx context.Context, texts []string, code string) ([]string, error) {
	data := struct {
		Fence, Language string
		Lines           []string
	}{Language: languageName(code)}
	for i, text := range texts {
		data.Lines = append(data.Lines, line(sentence{number(i + 1), text}))
	}
	data.Fence = fence(data.Lines)
	request, err := translating.request(data)
	if err != nil {
		return nil, err
	}
	if tokens(request.System)+tokens(request.User) > m.PromptTokens {
		return nil, chat.Unfit("the texts to be translated do not fit into a prompt")
	}
	out := make([]string, len(texts))
	call, err := m.asker.Ask(ctx, request, func(r io.Reader) error {
		return readObject(r, func(key string, d *json.Decoder) error {
			if key != "translations" {
				var ignored json.RawMessage
				return decode(d, &ignored)
			}
			return readList(d, func(s sentence) {
				if 1 <= s.N && int(s.N) <= len(out) && out[s.N-1] == "" {
					out[s.N-1] = strings.Join(strings.Fields(s.Text), " ")
				}
			})
		})
	})
	m.Observe(ctx, Event{Call: call})
	return out, err
}
