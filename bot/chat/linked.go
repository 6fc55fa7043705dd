package chat

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode"

	"github.com/go-telegram/bot/models"

	"whosaid/bot/chat/message"
	"whosaid/store/news"
)

// linked answers the address of an article with what it quotes. A text with words
// beside the address is one where it shares a stored article, and asks nothing.
func (v *visit) linked(ctx context.Context, text string, replyTo int) (done bool, err error) {
	addresses, only := addressesIn(text)
	if len(addresses) == 0 || !only && asks(text) {
		return false, nil
	}
	for _, at := range addresses {
		a, err := v.Library.Linked(ctx, at)
		if err == nil && (news.Filter{Outlets: v.settings.Outlets}).Passes(&a.Meta) {
			return true, v.showLinked(ctx, a, text, replyTo)
		}
		if err != nil && !errors.Is(err, news.ErrNoArticle) {
			return true, v.failed(ctx, err)
		}
	}
	if !only {
		return false, nil
	}
	return true, v.unknownLink(ctx, addresses[0])
}

// unknownLink says that an article is not stored, and offers moderators to read it.
func (v *visit) unknownLink(ctx context.Context, address string) error {
	held, err := v.Library.Holdings(ctx)
	if err != nil {
		return v.failed(ctx, err)
	}
	var offer models.ReplyMarkup
	if v.private() && v.Moderates(v.person) && v.Adder != nil {
		if offer, err = v.offerToAdd(ctx, address); err != nil {
			return v.failed(ctx, err)
		}
	}
	_, err = v.send(ctx, "say", message.Text(fmt.Sprintf(v.t.Talk.NotStored, v.t.Scope(held))), v.replyTo(), offer)
	return err
}

// addressesIn are the web addresses in a text, as whole ones; only tells that there is
// nothing else in it.
func addressesIn(text string) (addresses []string, only bool) {
	only = true
	for _, word := range strings.Fields(text) {
		scheme, _, found := strings.Cut(word, "://")
		switch {
		case found && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https")):
			addresses = append(addresses, word)
		case !found && bare(word):
			addresses = append(addresses, "https://"+word)
		default:
			only = false
		}
	}
	return addresses, only
}

// bare reports whether a word is the address of a page without what browsers leave
// out, "outlet.example/page": a host that ends in letters, and a path.
func bare(word string) bool {
	host, path, found := strings.Cut(word, "/")
	dot := strings.LastIndexByte(host, '.')
	if !found || path == "" || dot < 1 || strings.Contains(host, "@") {
		return false
	}
	top := host[dot+1:]
	return len(top) > 1 && !strings.ContainsFunc(top, func(r rune) bool { return !unicode.IsLetter(r) })
}

// asks reports whether a text ends as a question does, addresses left out.
func asks(text string) bool {
	last := ""
	for _, word := range strings.Fields(text) {
		if !strings.Contains(word, "://") && !bare(word) {
			last = word
		}
	}
	return strings.Contains(last, "?")
}

// showLinked shows what an article quotes.
func (v *visit) showLinked(ctx context.Context, a *news.Article, text string, replyTo int) error {
	ok, err := v.allowed(ctx)
	if !ok || err != nil {
		return err
	}
	quotes, err := v.quotedIn(ctx, a.ID())
	if err != nil {
		return v.failed(ctx, err)
	}
	s := &shown{Question: text, Limit: mostQuotes, Linked: true, Outcome: news.Answered, Quotes: keepQuotes(quotes)}
	return v.show(ctx, s, quotes, replyTo)
}

// ownSentences is how much is shown of an article that quotes nobody.
const ownSentences = 3

// quotedIn are the sentences of an article that somebody else says, or else its
// first ones, as moderators left them.
func (v *visit) quotedIn(ctx context.Context, id news.ArticleID) ([]news.Citation, error) {
	passages, err := v.Library.Passages(ctx, id)
	if err != nil {
		return nil, err
	}
	said, own := voicesIn(passages)
	if len(said) == 0 {
		said = own[:min(len(own), ownSentences)]
	}
	var out []news.Citation
	for _, k := range said[:min(len(said), mostQuotes)] {
		c, err := v.Quotes.Quote(ctx, k.Ref, k.Said, v.group())
		switch {
		case err == nil:
			out = append(out, c)
		case !errors.Is(err, news.ErrNoArticle):
			return nil, err
		}
	}
	return out, nil
}

// voicesIn are the sentences of passages, each once, by whether the article says
// them itself.
func voicesIn(passages []news.Passage) (said, own []kept) {
	seen := map[news.Span]bool{}
	for _, p := range passages {
		for _, s := range p.Sentences {
			if seen[s.Span] {
				continue
			}
			seen[s.Span] = true
			k := kept{Ref: news.Ref{Article: p.Article, Span: s.Span, Hash: p.Version}, Said: s.Said}
			if s.Speaker == nil {
				own = append(own, k)
			} else {
				said = append(said, k)
			}
		}
	}
	return said, own
}
