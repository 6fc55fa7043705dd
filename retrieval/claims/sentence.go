package claims

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"whosaid/retrieval/terms"
	"whosaid/store/language"
	"whosaid/store/news"
)

// sentence is what one quote says, read to be compared with another.
type sentence struct {
	quote    news.Citation
	text     string
	words    []string // folded, in order
	stems    []string // of its content words, in order; who is quoted is no part of them
	content  map[string]bool
	counts   []quantity
	sides    language.Sides
	days     []string        // words of the calendar
	negated  int             // how many words turn it round
	denying  map[string]bool // stems of the content words that stand behind these
	turning  map[string]bool // stems of the words that turn the sense, or could be set against others
	years    map[float64]bool
	headline map[string]bool // stems of the article's title
	denied   bool            // somebody denies it, by the verb or as the label says
	hedged   bool
	turns    bool // says that something is so no more, or again
	every    bool // says it of every one, or of none
	day      time.Time
	cyrillic bool
}

// read reads what c says.
func read(c news.Citation) sentence {
	s := sentence{quote: c, text: c.Text(), content: map[string]bool{}, denying: map[string]bool{}, headline: map[string]bool{}, turning: map[string]bool{}, years: map[float64]bool{}}
	folded := news.Fold(s.text)
	for i := range folded.Len() {
		s.words = append(s.words, folded.Word(i))
	}
	s.count(folded)
	for _, w := range s.words {
		s.readWord(w)
	}
	s.denied = s.denied || c.Mode == news.Denies
	s.sides = language.SidesOf(s.words)
	s.readContent(speakerStems(c.Said))
	s.readNegations()
	s.cyrillic = strings.ContainsFunc(s.text, func(r rune) bool { return 'а' <= r && r <= 'я' })
	if a := c.Article(); a != nil {
		for _, stem := range contentOf(a.Title) {
			s.headline[stem] = true
		}
		if !a.Published.IsZero() {
			s.day = dayOf(a.Published)
		}
	}
	return s
}

func dayOf(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

func (s *sentence) readWord(w string) {
	is := func(kinds ...language.Kind) bool { return language.Is(w, kinds...) }
	if is(language.Negation, language.Deny) {
		s.negated++
	}
	if is(language.Negation, language.Deny, language.Hedge, language.Turn, language.All, language.Over, language.Under, language.About) || language.Opposable(w) {
		for _, stem := range contentOf(w) {
			s.turning[stem] = true
		}
	}
	s.denied = s.denied || is(language.Deny)
	s.hedged = s.hedged || is(language.Hedge)
	s.turns = s.turns || is(language.Turn)
	s.every = s.every || is(language.All)
	if is(language.Day) {
		s.days = append(s.days, w)
	}
}

// readContent takes the words that assert something, but not those of the speaker.
func (s *sentence) readContent(who map[string]bool) {
	for _, stem := range contentOf(s.text) {
		if !who[stem] {
			s.stems = append(s.stems, stem)
			s.content[stem] = true
		}
	}
}

// contentOf are the stems of the words of a text that assert something. English
// ones are stemmed as the lists of related words are.
func contentOf(text string) []string {
	var out []string
	for _, w := range language.Words(text) {
		_, number := news.WordValue(w.Surface)
		if !number && utf8.RuneCountInString(w.Surface) > 1 && !language.Is(w.Surface, language.Link, language.Speech, language.Day) {
			out = append(out, stemOf(w))
		}
	}
	return out
}

func stemOf(w language.Word) string {
	if utf8.RuneCountInString(w.Surface) == len(w.Surface) {
		return terms.Stem(w.Surface)
	}
	return w.Stem
}

// negationReach is how many content words behind a negation it turns round.
const negationReach = 2

// readNegations takes the content words that negations turn round.
func (s *sentence) readNegations() {
	left := 0
	for _, w := range s.words {
		if language.Is(w, language.Negation, language.Deny) {
			left = negationReach
			continue
		}
		for _, stem := range contentOf(w) {
			if left > 0 && s.content[stem] {
				s.denying[stem] = true
				left--
			}
		}
	}
}

// negatedOnce counts the words that both have and only one turns round, and those
// that both do.
func negatedOnce(a, b sentence) (clash, agree float64) {
	for stem := range a.content {
		if !b.has(stem) {
			continue
		}
		other := b.denying[stem] || slices.ContainsFunc(terms.Kin(stem), func(kin string) bool { return b.denying[kin] })
		switch {
		case a.denying[stem] != other:
			clash++
		case other:
			agree++
		}
	}
	return clash, agree
}

// speakerStems are the stems of the words by which the speaker is known.
func speakerStems(said news.Said) map[string]bool {
	out := map[string]bool{}
	if said.Speaker == nil {
		return out
	}
	for _, w := range language.Words(said.Speaker.Name + " " + said.Speaker.Role) {
		out[w.Stem], out[terms.Stem(w.Surface)] = true, true
	}
	return out
}

// has reports whether the sentence has the stem, or one that means nearly the same.
func (s sentence) has(stem string) bool {
	return s.content[stem] || slices.ContainsFunc(terms.Kin(stem), func(kin string) bool { return s.content[kin] })
}

// shared counts the content words of a that b has, too.
func shared(a, b sentence) float64 {
	n := 0.0
	for stem := range a.content {
		if b.has(stem) {
			n++
		}
	}
	return n
}

// inOrder is how many content words stand in both in the same order.
func inOrder(a, b sentence) float64 {
	row := make([]float64, len(b.stems)+1)
	for _, stem := range a.stems {
		diagonal := 0.0
		for j, other := range b.stems {
			above := row[j+1]
			best := max(above, row[j])
			if stem == other || terms.Related(stem, other) {
				best = max(best, diagonal+1)
			}
			row[j+1], diagonal = best, above
		}
	}
	return row[len(b.stems)]
}
