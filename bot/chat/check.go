package chat

import (
	"cmp"
	"context"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"whosaid/store/news"
)

// maxChecked is how much text is checked, in bytes: more than a message holds.
const maxChecked = 16 << 10

// checkCommand answers "/check": is this a quote?
func (v *visit) checkCommand(ctx context.Context, args string) error {
	text, in := v.claimed(args)
	switch {
	case strings.TrimSpace(text) != "" && v.private():
		return v.check(ctx, text, 0)
	case strings.TrimSpace(text) != "":
		return v.check(ctx, text, in)
	case !v.private():
		return v.say(ctx, v.t.Group.NoQuote)
	}
	var before talk
	if _, err := v.recall(ctx, v.talkName(), &before); err != nil {
		return err
	}
	before.Check = true
	if err := v.keep(ctx, v.talkName(), v.asker(), before, talkFor); err != nil {
		return err
	}
	return v.say(ctx, v.t.Talk.AskCheck)
}

// check tells how a text stands to the stored quotes, in reply to a message.
func (v *visit) check(ctx context.Context, text string, replyTo int) error {
	switch {
	case (news.Question{Text: text}).Wordless():
		return v.unasked(ctx)
	case len(text) > maxChecked:
		return v.say(ctx, fmt.Sprintf(v.t.Talk.TooLong, strconv.Itoa(maxChecked)))
	}
	before := v.checkedBefore(ctx, text)
	if said, err := v.saidBefore(ctx, text, true, before.line(v.t)); said || err != nil {
		return err
	}
	ok, err := v.allowed(ctx)
	if !ok || err != nil {
		return err
	}
	v.typing(ctx)
	checked, err := v.Checks.Check(ctx, text, v.group())
	if err != nil {
		return v.failed(ctx, err)
	}
	return v.showCheck(ctx, text, checked, before, replyTo)
}

func (v *visit) showCheck(ctx context.Context, text string, checked news.Check, before *earlierCheck, replyTo int) error {
	v.record(ctx, checked)
	s := &shown{Question: text, Before: before}
	s.rememberCheck(checked)
	v.points = cmp.Or(worst(checked), text)
	if err := v.show(ctx, s, quotesIn(checked), replyTo); err != nil {
		return err
	}
	return v.checkedLast(ctx)
}

// pasted reports whether a text is a post with quotations in it, not a question
// that has one: then each is checked.
func pasted(text string) bool {
	return quotation.MatchString(text) && !questions(text)
}

func questions(text string) bool {
	return strings.HasSuffix(strings.TrimRight(text, " \n”“»\""), "?")
}

// recognised shows the check of a text that may be a question as well: one that
// holds a quotation, if it is found, and one whose very words stand somewhere.
func (v *visit) recognised(ctx context.Context, text string) (done bool, err error) {
	marked := quotation.MatchString(text)
	if !marked && (questions(text) || len(strings.Fields(text)) < fewestWords) {
		return false, nil
	}
	ok, err := v.allowed(ctx)
	if !ok || err != nil {
		return true, err
	}
	if marked && questions(text) { // the question's own words lay them in nobody's mouth
		text = strings.Join(quotation.FindAllString(text, -1), "\n")
	}
	checked, err := v.Checks.Check(ctx, text, "")
	if err != nil {
		return true, v.failed(ctx, err)
	}
	if marked && checked.Status == news.Unfound || !marked && !stands(checked) {
		return false, nil
	}
	return true, v.showCheck(ctx, text, checked, v.checkedBefore(ctx, text), 0)
}

// fewestWords is how many words a quotation has that is no title.
const fewestWords = 4

// stands reports whether a text is taken from articles as it is, and more of a
// sentence than words that somebody searches for.
func stands(c news.Check) bool {
	switch c.Status {
	case news.Misattributed, news.Spliced:
		return true
	case news.Verbatim:
		m := c.Matches[0]
		return m.Sentence.Article() == nil || 2*len(m.Text()) >= len(m.Sentence.Text())
	}
	return false
}

// quotation is a row of words between marks of quotation that is no title.
var quotation = regexp.MustCompile(`[“„«"»](?:[^“”„«»"\s]+\s+){3,}[^“”„«»"]*[”“»«"]`)

// checkedLast ends the wait for a quote to check.
func (v *visit) checkedLast(ctx context.Context) error {
	var before talk
	there, err := v.recall(ctx, v.talkName(), &before)
	if !there || !before.Check || err != nil {
		return err
	}
	before.Check = false
	return v.keep(ctx, v.talkName(), v.asker(), before, talkFor)
}
