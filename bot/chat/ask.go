package chat

import (
	"context"
	"errors"
	"log/slog"
	"strconv"
	"strings"
	"unicode/utf8"

	"whosaid/store/news"
)

// mostQuotes is how many quotes an answer has, over all of its pages, for those
// who ask for more.
const mostQuotes = 12

// mostEarlier is how many earlier questions a follow-up may lean on.
const mostEarlier = 3

// talk is what a person asked a while ago in a chat.
type talk struct {
	Questions []string // oldest first
	Check     bool     // the next text is a quote to check
}

func (v *visit) talkName() string {
	return "talk:" + string(v.here) + ":" + string(v.asker())
}

// askedName is of the chat, not of the place: numbers begin anew in a supergroup.
func (v *visit) askedName(message int) string {
	return "asked:" + string(v.chatAlias(v.chat.ID)) + ":" + strconv.Itoa(message)
}

// source answers "/source", and a mention: who says this?
func (v *visit) source(ctx context.Context, args string) error {
	text, in := v.claimed(args)
	if strings.TrimSpace(text) == "" {
		if v.private() {
			return v.say(ctx, v.t.Talk.Ask)
		}
		return v.say(ctx, v.t.Group.NoClaim)
	}
	if v.private() {
		in = 0
	}
	v.points = text
	return v.answerTo(ctx, &shown{Question: upTo(text, news.MaxQuestion), Claim: !asks(text)}, in)
}

// upTo cuts text to at most n bytes, between characters: a claim may be longer
// than a question.
func upTo(text string, n int) string {
	if len(text) <= n {
		return text
	}
	for n > 0 && !utf8.RuneStart(text[n]) {
		n--
	}
	return text[:n]
}

// answer answers a question in reply to a message, 0 for none.
func (v *visit) answer(ctx context.Context, text string, replyTo int) error {
	return v.answerTo(ctx, &shown{Question: text}, replyTo)
}

// answerTo answers the question, or says who else says what the claim does.
func (v *visit) answerTo(ctx context.Context, s *shown, replyTo int) error {
	text := s.Question
	if (news.Question{Text: text}).Wordless() {
		return v.unasked(ctx)
	}
	if said, err := v.saidBefore(ctx, text, false, ""); said || err != nil {
		return err
	}
	if done, err := v.linked(ctx, text, replyTo); done || err != nil {
		return err
	}
	ok, err := v.allowed(ctx)
	if !ok || err != nil {
		return err
	}
	var before talk
	if _, err := v.recall(ctx, v.talkName(), &before); err != nil {
		return err
	}
	s.Limit, s.Earlier, s.Allowed = news.DefaultLimit, v.earlier(before, text), v.settings.Outlets
	v.typing(ctx)
	answered, err := v.grow(ctx, s, replyTo)
	switch {
	case errors.Is(err, news.ErrNoTopic) && s.Claim:
		return v.say(ctx, v.t.Message.AskBack)
	case errors.Is(err, news.ErrNoTopic):
		return v.unasked(ctx)
	case err != nil:
		return v.failed(ctx, err)
	}
	s.remember(answered)
	if err := v.show(ctx, s, quotesOf(answered), replyTo); err != nil {
		return err
	}
	before = talk{Questions: append(s.Earlier, text)}
	return v.keep(ctx, v.talkName(), v.asker(), before, talkFor)
}

// earlier are the questions that this one may lean on. A question that is asked
// anew, by an edit, does not lean on its own earlier form.
func (v *visit) earlier(before talk, text string) []string {
	out := before.Questions
	if n := len(out); n > 0 && (v.edited || out[n-1] == text) {
		out = out[:n-1]
	}
	return out[max(0, len(out)-mostEarlier):len(out):len(out)]
}

// question is what to ask for what is shown.
func (v *visit) question(s *shown) news.Question {
	q := news.Question{
		Text: s.Question, Claim: s.Claim, Limit: s.Limit, Earlier: s.Earlier, Outlets: s.Allowed,
		Language: v.t.Code, Group: v.group(), Asker: string(v.chatAlias(v.chat.ID)),
	}
	if s.Only != "" {
		q.Outlets = []news.OutletID{s.Only}
	}
	return q
}

// unasked is said to what asks for nothing, with examples.
func (v *visit) unasked(ctx context.Context) error {
	if !v.private() {
		return v.say(ctx, v.t.Group.NoClaim)
	}
	text := v.t.Talk.NoWords
	if examples := v.Examples()[v.t.Code]; len(examples) > 0 {
		text += "\n" + v.t.Talk.Example + " " + examples[0]
	}
	return v.say(ctx, text)
}

// failed tells that something went wrong here; what it was is for the log.
func (v *visit) failed(ctx context.Context, err error) error {
	slog.ErrorContext(ctx, "no answer", "update", v.update, "err", err)
	return v.say(ctx, v.t.Talk.Failed)
}
