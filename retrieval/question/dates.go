package question

import (
	"slices"
	"strings"
	"time"

	"whosaid/retrieval/dates"
	"whosaid/store/language"
	"whosaid/store/news"
)

// grace is how long after what it tells of an article may be printed, where the
// question does not ask for the day of print.
const grace = 24 * time.Hour

// Dated is what a question says of time.
type Dated struct {
	From, To time.Time   // [From, To) by publication; a zero bound is none, both zero: no date was named
	Firm     bool        // the dates say when it was said or printed: they filter. Else they may belong to what is told of
	Spans    []news.Span // where they stand in the question
}

// When reads the dates in a question, in English, Ukrainian or Russian. newest is
// when the newest stored article was published: "today" counts from it, and a
// date without a year never lies after it; without it such dates say nothing.
//
// A date filters when the question asks for what somebody said or what was
// printed ("what did Berg say in March", "published by 13 February"), or when it
// begins or ends with a "since". Elsewhere it may be a part of what is asked
// ("why did the bank raise rates in October"). What was said on a day may be
// printed on the next one.
func When(text string, newest time.Time) Dated {
	var out Dated
	printed, said := mentions(text, ofPrinting), mentions(text, ofSaying)
	var plain bool // what out has so far are dates without a bound
	for i, found := range settled(text, newest) {
		if !found.Resolved() {
			continue
		}
		firm := printed || said || found.Bound == dates.Since && atEdge(text, found.Span)
		if out.Firm && !firm {
			continue
		}
		if !printed && !found.To.IsZero() && found.Bound != dates.Before {
			found.To = found.To.Add(grace)
		}
		single := found.Bound == "" || found.Bound == dates.Between
		switch {
		case i == 0 || len(out.Spans) == 0 || firm && !out.Firm:
			out.From, out.To, plain = found.From, found.To, single
		case plain && single:
			out.From, out.To = earlier(out.From, found.From), later(out.To, found.To)
		default:
			out.From, out.To, plain = later(out.From, found.From), sooner(out.To, found.To), false
		}
		out.Firm = firm
		out.Spans = append(out.Spans, found.Span)
	}
	return out
}

// settled are the dates of a text, none without a year after newest.
func settled(text string, newest time.Time) []dates.Found {
	all := dates.All(text, newest)
	var before []dates.Found
	for i, found := range all {
		if found.HasYear || !found.Resolved() || !begins(found).After(newest) {
			continue
		}
		if before == nil { // a date that is not more than a week ahead of a week ago
			before = dates.All(text, newest.AddDate(0, 0, -7))
		}
		if i < len(before) && before[i].Span == found.Span {
			all[i] = before[i]
		}
	}
	return all
}

// begins is a moment of the date that a phrase names, whatever it bounds.
func begins(found dates.Found) time.Time {
	switch {
	case found.Bound == dates.After:
		return found.From.Add(-24 * time.Hour)
	case found.From.IsZero() && found.Bound == dates.Until && found.Precision == dates.Month:
		return found.To.AddDate(0, -1, 0)
	case found.From.IsZero() && found.Bound == dates.Until:
		return found.To.Add(-24 * time.Hour)
	case found.From.IsZero():
		return found.To
	}
	return found.From
}

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// sooner is the earlier of two ends, of which a zero one is none.
func sooner(a, b time.Time) time.Time {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}

// atEdge reports whether only marks stand before span, or only marks after it.
func atEdge(text string, span news.Span) bool {
	const marks = " \t\n?!.,:;…\"'“”«»"
	return strings.Trim(text[:span.Start], marks) == "" || strings.Trim(text[span.End:], marks) == ""
}

// The stems of the words that ask for what was printed and for what was said.
var (
	ofPrinting = stemsOf(`published publish reported reports reporting articles written dated coverage stories posted printed
		опубликовал опубликовано публикация публикуют писали пишут напечатали статьи статья новости
		опублікував опубліковано публікація писали пишуть надрукували статті стаття новини`)
	ofSaying = stemsOf(`say says said saying tell tells told claim claimed claims state stated statement announce announced announcement
		comment commented comments promise promised deny denied warn warned explain explained admit admitted quote quotes quoted
		сказал сказала сказали сказать говорил говорила говорили говорит говорят заявил заявила заявили заявлял заявление заявления
		сообщил сообщила сообщили сообщал сообщает сообщалось слова обещал обещала отрицал утверждал объяснил объяснила прокомментировал комментарий
		рассказал рассказала рассказали цитата цитаты предупредил признал
		сказав сказала сказали казав казала казали каже кажуть говорив говорила говорили заявив заявила заявили заявляв заява заяви
		повідомив повідомила повідомили повідомляв повідомляє повідомляли слова обіцяв обіцяла заперечував стверджував пояснив пояснила
		прокоментував коментар розповів розповіла розповіли цитата цитати попередив визнав`)
)

func stemsOf(list string) map[string]bool {
	out := map[string]bool{}
	for _, stem := range language.Stems(list) {
		out[stem] = true
	}
	return out
}

// mentions reports whether a word of the text has one of the stems.
func mentions(text string, of map[string]bool) bool {
	return slices.ContainsFunc(language.Stems(text), func(stem string) bool { return of[stem] })
}

// readDates tells a date of publication, which narrows the search, from a date
// that belongs to the content, which stays in the topic.
func (p *parser) readDates() {
	read := When(p.text, p.now)
	if !read.Firm {
		p.out.Around = news.Filter{From: read.From, To: read.To}
		return
	}
	p.out.From, p.out.To = read.From, read.To
	for _, span := range read.Spans {
		p.use(p.covered(span))
	}
	for i, w := range p.words {
		p.used[i] = p.used[i] || mentions(w.Word, ofPrinting)
	}
}

// covered is the range of words that lie within span.
func (p *parser) covered(span news.Span) (first, after int) {
	first = len(p.words)
	for i, w := range p.words {
		if span.Overlaps(w.Span) {
			first, after = min(first, i), i+1
		}
	}
	return min(first, after), after
}
