package prompts

import (
	"context"
	"encoding/json"
	"io"

	"whosaid/prompts/chat"
)

// sentence is one text to be translated, and one that was.
type sentence struct {
	N    number `json:"n"`
	Text string `json:"text"`
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
					out[s.N-1] = s.Text
				}
			})
		})
	})
	m.Observe(ctx, Event{Call: call})
	return out, err
}
