package retrieval

import (
	"slices"
	"strings"
	"unicode/utf8"

	"whosaid/store/news"
)

// quote cuts the sentence, with what must not be torn from it: the sentence
// before when this one points back to it, and the one after when that turns
// the sense with a "but". Only sentences that the same voice answers for are
// joined, so that the label holds for every word.
func (c *candidate) quote() (news.Quote, error) {
	span, lines := c.line().Span, c.story.lines
	if c.place > 0 && c.line().Speaker == nil && pointsBack(c.text()) && joinable(lines[c.place-1], c.line()) {
		span.Start = lines[c.place-1].Start
	}
	if after := c.place + 1; after < len(lines) && turns(c.story.text(after)) && joinable(c.line(), lines[after]) {
		span.End = lines[after].End
	}
	if utf8.RuneCountInString(span.Of(c.story.article.Text())) > news.MaxQuote {
		span = c.line().Span
	}
	q, err := news.Cut(c.story.article, span.Start, span.End)
	if err != nil && span != c.line().Span {
		return news.Cut(c.story.article, c.line().Start, c.line().End)
	}
	return q, err
}

// joinable reports whether two neighbouring sentences stand in one paragraph
// and are said by one voice.
func joinable(a, b line) bool {
	return a.Paragraph == b.Paragraph && sameVoice(a.Said, b.Said)
}

func sameVoice(a, b news.Said) bool {
	if a.Speaker == nil || b.Speaker == nil {
		return a.Speaker == b.Speaker
	}
	return a.Speaker.Name == b.Speaker.Name && a.Mode == b.Mode
}

// Words that tie a sentence to the one before, in English, Russian and
// Ukrainian: among its first ones, and at its very beginning.
var (
	pronouns = strings.Fields(`he she they it his her their this these that those
		он она они его её ее их это эти этот він вона вони його її їх їхній це ці цей`)
	turning = []string{
		"but ", "however", "yet ", "nevertheless", "still,", "“but ", "\"but ", "on the other hand",
		"но ", "однако", "тем не менее", "але ", "однак", "проте ", "втім",
	}
)

// pointsBack reports whether one of the first three words is a pronoun.
func pointsBack(text string) bool {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return strings.ContainsRune(" ,.«»“”\"—", r) })
	return slices.ContainsFunc(words[:min(3, len(words))], func(w string) bool { return slices.Contains(pronouns, w) })
}

// turns reports whether a sentence opens by turning the sense of the one before.
func turns(text string) bool {
	text = strings.ToLower(text)
	return slices.ContainsFunc(turning, func(t string) bool { return strings.HasPrefix(text, t) })
}
