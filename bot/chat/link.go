package chat

import (
	"context"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"

	"whosaid/bot/chat/message"
	"whosaid/store/news"
)

// maxPayload is the longest payload of a deep link, in characters.
const maxPayload = 64

// The payloads of deep links: "q" and a question, or "k" and a quote.
const (
	questionLink = "q"
	quoteLink    = "k"
)

// QuestionPayload is the payload of the deep link that asks a question,
// https://t.me/BOT?start=PAYLOAD; "" for one that is too long.
func QuestionPayload(text string) string {
	payload := questionLink + base64.RawURLEncoding.EncodeToString([]byte(text))
	if len(payload) > maxPayload {
		return ""
	}
	return payload
}

// QuotePayload is the payload of the deep link that shows a quote: its article,
// its place and the first bytes of the text's hash.
func QuotePayload(ref news.Ref) string {
	at := func(n int) string { return strconv.FormatInt(int64(n), 36) }
	return strings.Join([]string{quoteLink + string(ref.Article), at(ref.Span.Start), at(ref.Span.End), hex.EncodeToString(ref.Hash[:6])}, "-")
}

// startFor is the payload for a question that found nothing.
func startFor(text string) string {
	if payload := QuestionPayload(text); payload != "" {
		return payload
	}
	return "help"
}

// open opens what a deep link names.
func (v *visit) open(ctx context.Context, payload string) error {
	switch {
	case payload == "help":
		return v.help(ctx)
	case strings.HasPrefix(payload, questionLink):
		text, err := base64.RawURLEncoding.DecodeString(payload[1:])
		if err == nil && utf8.Valid(text) && !(news.Question{Text: string(text)}).Wordless() {
			return v.answer(ctx, string(text), 0)
		}
	case strings.HasPrefix(payload, quoteLink):
		return v.openQuote(ctx, payload[1:])
	}
	return v.say(ctx, v.t.Talk.BadLink)
}

// openQuote shows the quote that a payload names, if its text is still the same.
func (v *visit) openQuote(ctx context.Context, payload string) error {
	ref, err := v.readQuoteLink(ctx, payload)
	if err != nil {
		return err
	}
	if ref == nil {
		return v.say(ctx, v.t.Talk.BadLink)
	}
	c, err := v.Quotes.Quote(ctx, *ref, v.saidAt(ctx, *ref), v.group())
	if err != nil {
		return v.say(ctx, v.t.Talk.BadLink)
	}
	_, err = v.send(ctx, "say", message.Context(v.t, c).HTML, v.replyTo(), nil)
	return err
}

// readQuoteLink reads a quote's place; nil for one that is no longer there.
func (v *visit) readQuoteLink(ctx context.Context, payload string) (*news.Ref, error) {
	parts := strings.Split(payload, "-")
	if len(parts) != 4 {
		return nil, nil
	}
	start, noStart := strconv.ParseInt(parts[1], 36, 32)
	end, noEnd := strconv.ParseInt(parts[2], 36, 32)
	if noStart != nil || noEnd != nil {
		return nil, nil
	}
	a, err := v.Library.Article(ctx, news.ArticleID(parts[0]))
	if errors.Is(err, news.ErrNoArticle) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if !strings.HasPrefix(a.Hash().String(), parts[3]) || len(parts[3]) != 12 {
		return nil, nil
	}
	return &news.Ref{Article: a.ID(), Span: news.Span{Start: int(start), End: int(end)}, Hash: a.Hash()}, nil
}

// saidAt is who says the sentence at a place, as the article's passages tell.
func (v *visit) saidAt(ctx context.Context, ref news.Ref) news.Said {
	passages, err := v.Library.Passages(ctx, ref.Article)
	if err != nil {
		return news.Said{}
	}
	for _, p := range passages {
		for _, s := range p.Sentences {
			if p.Version == ref.Hash && s.Overlaps(ref.Span) {
				return s.Said
			}
		}
	}
	return news.Said{}
}
