package attribution

import (
	"strings"

	"whosaid/store/news"
)

// line is a sentence as the rules see it: units from..to, without those breaks
// that fall within a quotation.
type line struct {
	from, to  int
	paragraph int // counts up; lines of one paragraph share it
	headline  bool
}

// longest is how many units a line may have. Text without sentences is cut
// there, so that looking around in a line costs the same everywhere.
const longest = 200

// cutLines groups units into lines along the sentences. A sentence that goes on
// in lower case after a quotation (“Why?” she asked.) is no new line.
func cutLines(text string, units []unit, sentences []news.Span) []line {
	var lines []line
	next, paragraph := 0, 0
	for i, u := range units {
		breaks := i == 0
		for next < len(sentences) && sentences[next].Start <= u.Start {
			breaks, next = breaks || i == 0 || sentences[next].Start >= units[i-1].End, next+1
		}
		if i > 0 {
			gap := text[units[i-1].End:u.Start]
			if strings.Contains(gap, "\n") {
				breaks = true
				paragraph++
			} else if breaks && units[i-1].tag == quoted && !u.capital && u.tag != quoted {
				breaks = false
			}
		}
		if len(lines) > 0 && i-lines[len(lines)-1].from >= longest {
			breaks = true
		}
		if breaks {
			if len(lines) > 0 {
				lines[len(lines)-1].to = i
			}
			lines = append(lines, line{from: i, paragraph: paragraph})
		}
	}
	if len(lines) > 0 {
		lines[len(lines)-1].to = len(units)
	}
	for i, l := range lines {
		lines[i].headline = isHeadline(units[l.from:l.to])
		retagOpening(units[l.from:l.to], lines[i].headline)
	}
	return lines
}

// retagOpening decides whether the capital at the start of a line is a name's:
// not before a common noun ("Western experts"), and not a role or a crowd.
func retagOpening(units []unit, headline bool) {
	if headline {
		retagHeadline(units)
	}
	for len(units) > 0 && (units[0].word == "date" || units[0].tag == number) {
		units = units[1:] // the date of a dispatch
	}
	if len(units) < 2 || units[0].tag != name {
		return
	}
	first, next := units[0].word, units[1]
	if menNames[first] || womenNames[first] || honorifics[first] {
		return
	}
	_, verb := cueForms[next.word]
	plain := next.tag == noun && !verb && !particles[next.word] && !(strings.HasSuffix(next.word, "s") && len(units) > 2 && units[2].tag != noun && !verbalNext(units[2]))
	manyOf := strings.HasSuffix(first, "s") && next.tag == preposition && (next.word == "of" || next.word == "from")
	if plain || manyOf || crowds[first] || bodies[first] && next.tag != name && next.tag != genitive {
		units[0].tag = noun
	}
}

// isHeadline reports whether capitals tell nothing in a line: nearly every
// longer word has one, and it ends without a stop.
func isHeadline(units []unit) bool {
	long, capital := 0, 0
	for _, u := range units {
		if u.tag == quoted || u.word == "" || len(u.word) < 4 {
			continue
		}
		long++
		if u.capital {
			capital++
		}
	}
	return long > 2 && capital*5 >= long*4 && units[len(units)-1].tag != stop
}

// retagHeadline takes the capital from reporting verbs and from words that
// cannot be names.
func retagHeadline(units []unit) {
	for i := range units {
		u := &units[i]
		_, cue := cueForms[u.word]
		if u.capital && i > 0 && (cue || closedClasses[u.word] != other) || u.capital && (roles[u.word] || crowds[u.word]) {
			u.capital, u.tag = false, tagWord(u.word, false)
		}
	}
}

// verbalNext reports whether a verb, or a link in a noun phrase, follows.
func verbalNext(u unit) bool {
	_, cue := cueForms[u.word]
	return cue || u.tag.verbal() || u.tag == preposition || u.tag == past || u.tag == relative || u.tag == comma || u.tag == adverb
}
