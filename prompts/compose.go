package prompts

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"slices"
	"strings"

	"whosaid/prompts/chat"
	"whosaid/prompts/vouch"
	"whosaid/store/news"
)

// mostClaims is how many claims of a reply are taken.
const mostClaims = 8

// Compose lets the model group the candidates that answer q. The numbers of the
// claims are indexes into candidates; each summary was vouched for, or is empty.
// show, if not nil, is told all claims so far as each is read. Errors have a
// Reason for those who ask.
func (m *Model) Compose(ctx context.Context, q news.Question, candidates []news.Citation, show func([]news.Claim)) (news.Composition, error) {
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
	made, err := m.compose(ctx, request, newSorter(q, dealt, show))
	if err == nil {
		m.kept.Add(key, made)
	}
	return made, err
}

// composition is the request to group as many candidates as the prompt has room
// for, and those that it holds.
func (m *Model) composition(q news.Question, candidates []news.Citation) (chat.Request, []news.Citation, error) {
	data := struct {
		Fence, Question, Language string
		MostClaims                int
		Cards                     []string
	}{Question: line(cut(q.Text, news.MaxQuestion)), Language: languageName(wanted(q)), MostClaims: mostClaims}
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

// compose asks, sorts what is replied, and has summaries in another language
// than the quotes translated back.
func (m *Model) compose(ctx context.Context, request chat.Request, s *sorter) (news.Composition, error) {
	verdict := ""
	call, err := m.asker.Ask(ctx, request, func(r io.Reader) (err error) {
		verdict, err = readComposition(r, s.take)
		return err
	})
	defer func() { m.Observe(ctx, Event{Call: call, Candidates: s.candidates, Dropped: s.dropped}) }()
	switch {
	case err != nil && len(s.claims) == 0:
		return news.Composition{}, err
	case err != nil:
		s.drop("the rest of the reply", err.Error())
	case verdict == noSource && len(s.claims)+len(s.dropped) == 0:
		return news.Composition{None: true}, nil
	case verdict == noSource:
		return news.Composition{}, chat.Unfit("it says that there is no source, and makes claims")
	case len(s.claims) == 0:
		return news.Composition{}, chat.Unfit("no claim in it can be used")
	}
	m.judgeForeign(ctx, s)
	return news.Composition{Claims: s.claims, Dropped: s.dropped}, nil
}

// judgeForeign vouches for the summaries that are in another language than
// their quotes, as far as their translation back allows.
func (m *Model) judgeForeign(ctx context.Context, s *sorter) {
	if len(s.foreign) == 0 {
		return
	}
	byLanguage := map[string][]int{}
	for i := range s.foreign {
		code := vouch.LanguageOf(s.candidates[s.claims[i].Quotes[0]].Article())
		byLanguage[code] = append(byLanguage[code], i)
	}
	for code, claims := range byLanguage {
		slices.Sort(claims)
		texts := make([]string, len(claims))
		for k, i := range claims {
			texts[k] = s.foreign[i]
		}
		back, err := m.translate(ctx, texts, code)
		for k, i := range claims {
			problem := err
			if err == nil {
				problem = vouch.Foreign(texts[k], back[k], s.sumsUp(i), m.Kin)
			}
			if problem != nil {
				s.drop(texts[k], problem.Error())
				continue
			}
			s.claims[i].Summary = texts[k]
		}
	}
	s.tell()
}
