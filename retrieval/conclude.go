package retrieval

import (
	"slices"
	"strings"
	"unicode/utf8"

	"whosaid/retrieval/question"
	"whosaid/store/news"
)

const (
	worthShowing   = 0.45 // share of the best score below which a sentence is left out
	worthComparing = 0.35 // the same for a figure where figures are asked for, and for words of the speaker asked for
	nearestShown   = 3
)

// conclude decides whether the best sentences answer, and cuts the quotes.
func (in *inquiry) conclude() news.Found {
	var all []*evidence
	for _, s := range in.stories {
		all = append(all, s.sentences...)
	}
	slices.SortFunc(all, byScore)
	answers := slices.DeleteFunc(slices.Clone(all), func(e *evidence) bool { return e.shortage.kind != none })
	if len(answers) == 0 {
		return in.concede(all)
	}
	best := answers[0].score
	answers = slices.DeleteFunc(answers, func(e *evidence) bool { return e.score < in.worth(e)*best })
	if in.reading.Latest {
		slices.SortStableFunc(answers, newestFirst)
	}
	return news.Found{Citations: in.choose(answers, in.question.Most())}
}

// worth is the share of the best score that e needs to be shown.
func (in *inquiry) worth(e *evidence) float64 {
	switch {
	case in.reading.Expect == question.Number && in.counted(e) == 1,
		in.saysIt(e):
		return worthComparing
	}
	return worthShowing
}

func newestFirst(a, b *evidence) int {
	return b.story.article.Published.Compare(a.story.article.Published)
}

// concede gives what came nearest, and what it lacks.
func (in *inquiry) concede(all []*evidence) news.Found {
	near := slices.DeleteFunc(all, func(e *evidence) bool {
		return e.tooLong() || e.covered == 0 && e.asked == 0
	})
	if len(near) == 0 {
		return news.Found{Missing: "no stored article speaks of this"}
	}
	return news.Found{Nearest: in.choose(near, nearestShown), Missing: in.lacking(near).explain()}
}

// lacking is what the nearest sentences lack together. Where the speaker asked
// for does speak, but of something else, that something is what is lacking.
func (in *inquiry) lacking(near []*evidence) shortage {
	first := near[0].shortage
	if first.kind != absentSpeaker {
		return first
	}
	for _, e := range near {
		if e.asked > namedInside {
			return shortage{silentSpeaker, in.unspoken(e)}
		}
	}
	return first
}

// quote cuts the sentence, with what must not be torn from it: the sentence
// before when this one points back to it, and the one after when that turns
// the sense with a "but". Only sentences that the same voice answers for are
// joined, so that the label holds for every word.
func quote(e *evidence) (news.Quote, error) {
	span := e.Span
	if before := e.neighbour(-1); before != nil && e.Speaker == nil && opensWithPronoun(e.words) && joinable(before, e) {
		span.Start = before.Start
	}
	if after := e.neighbour(1); after != nil && turns(after) && joinable(e, after) {
		span.End = after.End
	}
	if utf8.RuneCountInString(span.Of(e.story.article.Text())) > news.MaxQuote {
		span = e.Span
	}
	q, err := news.Cut(e.story.article, span.Start, span.End)
	if err != nil && span != e.Span {
		return news.Cut(e.story.article, e.Start, e.End)
	}
	return q, err
}

// joinable reports whether two neighbouring sentences stand in one paragraph
// and are said by one voice.
func joinable(a, b *evidence) bool {
	return a.Paragraph == b.Paragraph && sameVoice(a.Said, b.Said)
}

func sameVoice(a, b news.Said) bool {
	if a.Speaker == nil || b.Speaker == nil {
		return a.Speaker == b.Speaker
	}
	return a.Speaker.Name == b.Speaker.Name && a.Mode == b.Mode
}

var turning = []string{"but ", "however", "yet ", "nevertheless", "still,", "“but ", "\"but ", "on the other hand"}

// turns reports whether a sentence opens by turning the sense of the one before.
func turns(e *evidence) bool {
	text := strings.ToLower(e.text())
	return slices.ContainsFunc(turning, func(t string) bool { return strings.HasPrefix(text, t) })
}
