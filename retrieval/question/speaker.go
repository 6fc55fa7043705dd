package question

import (
	"slices"
	"strings"
)

// longestSubject is how many words may stand between an auxiliary and the verb
// of speech: "did [the head of the Aune county road office] say".
const longestSubject = 12

// readSpeaker finds whose words the question asks for.
func (p *parser) readSpeaker() {
	for _, find := range []func() bool{p.accordingTo, p.subjectOfSpeech, p.possessedSpeech, p.whoSaid} {
		if find() {
			break
		}
	}
	if p.anyone() {
		p.out.Speaker = nil
	}
}

// accordingTo reads "according to X, …" and "in X's view".
func (p *parser) accordingTo() bool {
	for i := range p.words {
		if p.word(i) != "according" || p.word(i+1) != "to" {
			continue
		}
		end := p.subjectEnd(i + 2)
		p.takeSpeaker(i+2, end)
		p.use(i, i+2)
		return len(p.out.Speaker) > 0
	}
	return false
}

// subjectEnd is where a noun phrase that begins at i ends: at a mark, a
// question word or an auxiliary.
func (p *parser) subjectEnd(i int) int {
	start := i
	for ; i < len(p.words) && i < start+longestSubject; i++ {
		if i > start && strings.ContainsAny(p.text[p.words[i-1].End:p.words[i].Start], ",;:?!") {
			break
		}
		if auxiliaries[p.word(i)] || questionWords[p.word(i)] {
			break
		}
	}
	return i
}

// subjectOfSpeech reads "(what) did X say (about …)" and "has X commented".
func (p *parser) subjectOfSpeech() bool {
	for i := range p.words {
		if !auxiliaries[p.word(i)] {
			continue
		}
		for k := i + 1; k < len(p.words) && k <= i+longestSubject; k++ {
			if speechNouns[p.word(k)] && !speechVerbs[p.word(k)] {
				break
			}
			if !speechVerbs[p.word(k)] && !(givingVerbs[p.word(k)] && speechNouns[p.word(i-1)]) {
				continue
			}
			if ofBeing[p.word(i)] && strings.HasSuffix(p.word(k), "ed") {
				break // passive: "was expected to", "were told"
			}
			if k == i+1 || p.used[k] || p.word(k-1) == "the" || p.word(k-1) == "a" {
				break // no subject between ("was told"), an outlet's report, or a noun ("the report")
			}
			if mute[p.word(k-1)] {
				return false
			}
			p.takeSpeaker(i+1, k)
			p.takeVerb(k)
			return true
		}
	}
	return p.plainSubject()
}

// plainSubject reads "what X said about …" and "X said what".
func (p *parser) plainSubject() bool {
	for i := range p.words {
		if w := p.word(i); w != "what" && w != "everything" && w != "anything" && w != "quotes" {
			continue
		}
		for k := i + 1; k < len(p.words) && k <= i+8; k++ {
			if auxiliaries[p.word(k)] {
				break
			}
			if k > i+1 && speechVerbs[p.word(k)] {
				p.takeSpeaker(i+1, k)
				p.takeVerb(k)
				return len(p.out.Speaker) > 0
			}
		}
	}
	return false
}

// possessedSpeech reads "X's reaction to …", "the statement of X", "words by X".
func (p *parser) possessedSpeech() bool {
	for i := range p.words {
		if !speechNouns[p.word(i)] {
			continue
		}
		if next := p.word(i + 1); next == "of" || next == "by" || next == "from" {
			p.takeSpeaker(i+2, p.subjectEndBefore(i+2, "on", "about", "to", "regarding"))
			p.used[i] = true
			return len(p.out.Speaker) > 0
		}
		start := i
		for start > 0 && p.words[start-1].Upper && !p.words[start-1].Stop {
			start--
		}
		if start < i && p.possessive(i-1) {
			p.takeSpeaker(start, i)
			p.out.About = aboutWords[p.word(i+1)]
			p.used[i] = true
			return true
		}
	}
	return false
}

func (p *parser) subjectEndBefore(i int, stops ...string) int {
	end := p.subjectEnd(i)
	for k := i + 1; k < end; k++ {
		if slices.Contains(stops, p.word(k)) {
			return k
		}
	}
	return end
}

func (p *parser) possessive(i int) bool {
	raw := p.words[i].Of(p.text)
	return strings.HasSuffix(raw, "'s") || strings.HasSuffix(raw, "’s") || strings.HasSuffix(raw, "s'") || strings.HasSuffix(raw, "s’")
}

// whoSaid reads "who said that …": anybody's words.
func (p *parser) whoSaid() bool {
	for i := range p.words {
		if p.word(i) != "who" && p.word(i) != "whose" && p.word(i) != "which" {
			continue
		}
		for k := i + 1; k < len(p.words) && k <= i+3; k++ {
			if speechVerbs[p.word(k)] {
				p.takeVerb(k)
				return true
			}
		}
	}
	return false
}

// takeSpeaker takes the content words from from to to as the asked speaker.
func (p *parser) takeSpeaker(from, to int) {
	to = min(to, len(p.words))
	for i := from; i < to; i++ {
		if !p.words[i].Stop && !p.used[i] {
			p.out.Speaker = append(p.out.Speaker, p.words[i])
		}
	}
	p.use(min(from, to), to)
	p.out.Speech = true
}

// takeVerb notes the verb of speech. A plain one says nothing of the topic.
func (p *parser) takeVerb(k int) {
	p.out.Speech = true
	p.out.About = aboutWords[p.word(k+1)]
	p.out.Saying = sayingVerbs[p.word(k)]
	p.out.Denial = slices.ContainsFunc([]string{"den", "reject", "refute", "dismiss"}, func(stem string) bool { return strings.HasPrefix(p.word(k), stem) })
	p.used[k] = plainVerbs[p.word(k)] || p.out.Denial
}

// anyone reports whether the speaker asked for is nobody in particular.
func (p *parser) anyone() bool {
	for _, w := range p.out.Speaker {
		if !generic[w.Word] {
			return false
		}
	}
	return len(p.out.Speaker) > 0
}
