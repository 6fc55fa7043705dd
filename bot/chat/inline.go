package chat

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"whosaid/bot/chat/message"
	"whosaid/bot/chat/texts"
	"whosaid/store/news"
)

// Inline mode.
const (
	inlineWithin  = 12 * time.Second // a later answer the platform no longer takes
	inlineOnPage  = 8
	inlineAtMost  = 40
	inlineCached  = 60 // seconds
	longestTitle  = 100
	longestDetail = 160
)

// inline answers "@bot question" with quotes that can be sent with their label.
func (h *Host) inline(ctx context.Context, id int64, query *models.InlineQuery, line Line) error {
	language := ""
	if query.From != nil {
		language = query.From.LanguageCode
	}
	t := texts.For(language)
	within, cancel := context.WithTimeout(ctx, inlineWithin)
	defer cancel()
	call := h.inlineAnswer(within, id, query, t)
	_, err := line.Do(ctx, "inline", call)
	return err
}

// inlineAnswer is a page of results, with a button above them where there are none.
func (h *Host) inlineAnswer(ctx context.Context, id int64, query *models.InlineQuery, t *texts.Texts) *bot.AnswerInlineQueryParams {
	out := &bot.AnswerInlineQueryParams{
		InlineQueryID: query.ID, Results: []models.InlineQueryResult{}, IsPersonal: true, CacheTime: inlineCached,
	}
	text := strings.TrimSpace(query.Query)
	if (news.Question{Text: text}).Wordless() {
		out.Button = &models.InlineQueryResultsButton{Text: t.Talk.InlineGo, StartParameter: "help"}
		return out
	}
	answered, err := h.Answers.Answer(ctx, news.Question{Text: upTo(text, news.MaxQuestion), Limit: inlineAtMost, Language: t.Code, Quick: true})
	if err != nil && !errors.Is(err, news.ErrNoTopic) {
		slog.ErrorContext(ctx, "no inline answer", "update", id, "err", err)
		out.CacheTime = 1
		out.Button = &models.InlineQueryResultsButton{Text: t.Talk.InlineGo, StartParameter: startFor(text)}
		return out
	}
	quotes := offered(answered)
	if len(quotes) == 0 {
		out.Button = &models.InlineQueryResultsButton{Text: t.Talk.InlineNo, StartParameter: startFor(text)}
		return out
	}
	from, err := strconv.Atoi(query.Offset)
	if err != nil || from < 0 || from > len(quotes) {
		from = 0
	}
	to := min(from+inlineOnPage, len(quotes))
	if to < len(quotes) {
		out.NextOffset = strconv.Itoa(to)
	}
	for i := from; i < to; i++ {
		page := message.Quote(t, quotes[i])
		if disputed(answered, i) {
			page = message.Disputed(t, quotes[i], h.startLink(startFor(text)))
		}
		out.Results = append(out.Results, h.inlineResult(t, quotes[i], page))
	}
	return out
}

// nearEnough is the score from which a quote is offered that may not answer:
// whoever sends it has read it.
const nearEnough = 0.15

// offered are the quotes to choose from: those that answer, or else the near ones.
func offered(a news.Answer) []news.Citation {
	if len(a.Quotes) > 0 {
		return a.Quotes
	}
	return slices.DeleteFunc(slices.Clone(a.Nearest), func(c news.Citation) bool { return c.Score < nearEnough })
}

// disputed reports whether somebody says otherwise than quote i, though moderators
// may have taken that down.
func disputed(a news.Answer, i int) bool {
	return slices.ContainsFunc(a.Claims, func(c news.Claim) bool {
		return slices.Contains(c.Quotes, i) && len(c.DisputedBy)+c.Withdrawn > 0
	})
}

// startLink opens the private chat with a payload.
func (h *Host) startLink(payload string) string {
	return "https://t.me/" + h.Self.Username + "?start=" + payload
}

// inlineResult is one quote under its label. Where it is sent the bot remembers
// nothing, so that its button is a link into the private chat.
func (h *Host) inlineResult(t *texts.Texts, c news.Citation, page message.Page) models.InlineQueryResult {
	ref := c.Ref()
	return &models.InlineQueryResultArticle{
		ID:          mark(ref.Article, ref.Hash, ref.Span),
		Title:       short(t.LabelOf(c), longestTitle),
		Description: short(c.Whole().Text(), longestDetail),
		InputMessageContent: &models.InputTextMessageContent{
			MessageText: page.HTML, ParseMode: models.ParseModeHTML, LinkPreviewOptions: noPreview(),
		},
		ReplyMarkup: &models.InlineKeyboardMarkup{InlineKeyboard: [][]models.InlineKeyboardButton{{
			{Text: t.Button.Context, URL: h.startLink(QuotePayload(ref))},
		}}},
	}
}

// short is the beginning of a text, on one line.
func short(text string, most int) string {
	runes := []rune(strings.Join(strings.Fields(text), " "))
	if len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return string(runes)
}
