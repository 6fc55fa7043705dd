package prompts

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"strings"

	"whosaid/prompts/chat"
	"whosaid/store/news"
)

// mostClaims is how many claims of a reply are taken.
const mostClaims = 8

// Compose lets the model choose the candidates that answer q, order and group
// them; the groups are of indexes into candidates. show, if not nil, is told all
// groups so far as each is read. Errors have a Reason for those who ask.
func (m *Model) Compose(ctx context.Context, q news.Question, candidates []news.Citation, show func(groups [][]int)) (news.Composition, error) {
	request, dealt, err := m.composition(q, candidates)
	if err != nil {
		return news.Composition{}, err
	}
	key := fmt.Sprintf("%s %s %x", composing.version, m.asker.Model(), sha256.Sum256([]byte(refs(dealt)+request.System+request.User)))
	if kept, ok := m.kept.Get(key); ok {
		m.Observe(ctx, Event{Call: chat.Call{Request: request}, Kept: true, Candidates: dealt, Dropped: kept.Dropped})
		return kept, nil
	}
	if err := m.share.take(q.Asker); err != nil {
		return news.Composition{}, err
	}
	ctx, cancel := context.WithTimeout(ctx, m.Budget-m.Budget/4)
	defer cancel()
	made, err := m.compose(ctx, request, &sorter{candidates: dealt, show: show})
	if err == nil {
		m.kept.Add(key, made)
	}
	return made, err
}

// composition is the request to group as many candidates as the prompt has room
// for, and those that it holds.
func (m *Model) composition(q news.Question, candidates []news.Citation) (chat.Request, []news.Citation, error) {
	data := struct {
		Fence, Question string
		MostClaims      int
		Cards           []string
	}{Question: line(cut(q.Text, news.MaxQuestion)), MostClaims: mostClaims}
	empty, err := composing.request(data)
	if err != nil {
		return chat.Request{}, nil, err
	}
	room := m.PromptTokens - tokens(empty.System) - tokens(empty.User) - 3*tokens(fence(nil))
	for i, c := range candidates {
		card := line(deal(i+1, c))
		if room -= tokens(card); room < 0 {
			break
		}
		data.Cards = append(data.Cards, card)
	}
	if len(data.Cards) == 0 {
		return chat.Request{}, nil, chat.Unfit("no candidate fits into the prompt")
	}
	data.Fence = fence(data.Cards)
	request, err := composing.request(data)
	return request, candidates[:len(data.Cards)], err
}

// refs names the candidates, byte for byte.
func refs(candidates []news.Citation) string {
	var out strings.Builder
	for _, c := range candidates {
		ref := c.Ref()
		fmt.Fprintln(&out, ref.Article, ref.Hash, ref.Span)
	}
	return out.String()
}

// compose asks, and sorts what is replied.
func (m *Model) compose(ctx context.Context, request chat.Request, s *sorter) (news.Composition, error) {
	verdict := ""
	call, err := m.asker.Ask(ctx, request, func(r io.Reader) (err error) {
		verdict, err = readComposition(r, s.take)
		return err
	})
	defer func() { m.Observe(ctx, Event{Call: call, Candidates: s.candidates, Dropped: s.dropped}) }()
	switch {
	case err != nil && len(s.groups) == 0:
		return news.Composition{}, err
	case err != nil:
		s.drop("the rest of the reply", err.Error())
	case verdict == noSource && len(s.groups)+len(s.dropped) == 0:
		return news.Composition{None: true}, nil
	case verdict == noSource:
		return news.Composition{}, chat.Unfit("it says that there is no source, and makes claims")
	case len(s.groups) == 0:
		return news.Composition{}, chat.Unfit("no claim in it can be used")
	}
	return news.Composition{Groups: s.groups, Dropped: s.dropped}, nil
}
