package question

import (
	"slices"

	"whosaid/retrieval/terms"
)

// readAside finds a relative clause: "that", "which", "who" or "where" right
// after a content word. After a verb of speech "that" only opens what was said.
func (p *parser) readAside() {
	if p.out.Speech {
		return
	}
	for i := 2; i < len(p.words); i++ {
		if relative[p.word(i)] && !p.words[i-1].Stop && !p.used[i-1] {
			p.out.aside = p.words[i].Start
			return
		}
	}
}

var relative = set("that which who whose whom where when after before during")

// readTopic takes what is left: the content words, and the names among them.
func (p *parser) readTopic() {
	var name Name
	last := -2
	flush := func() {
		if len(name) > 0 {
			p.out.Names = append(p.out.Names, name)
		}
		name = nil
	}
	for i, w := range p.words {
		if w.Stop || p.used[i] {
			continue
		}
		p.out.Topic = append(p.out.Topic, w)
		if !p.nameWord(i) {
			continue
		}
		if i != last+1 || !p.together(last, i) {
			flush()
		}
		name = append(name, w)
		last = i
	}
	flush()
}

// nameWord reports whether the i-th word looks like a name or part of one. A
// capital at the head of the question says nothing of an everyday word.
func (p *parser) nameWord(i int) bool {
	w := p.words[i]
	if !w.Upper {
		return false
	}
	return !w.Starts || !terms.Everyday(w.Word)
}

// together reports whether only a space or a hyphen parts two words.
func (p *parser) together(i, k int) bool {
	if i < 0 {
		return false
	}
	gap := p.text[p.words[i].End:p.words[k].Start]
	return gap == " " || gap == "-" || gap == "‑" || gap == " & "
}

// readDone takes the participle of a question in the passive ("when was the
// bridge [opened]"): the last one that stands in no relative clause.
func (p *parser) readDone() {
	being := slices.IndexFunc(p.words, func(w terms.Term) bool { return ofBeing[w.Word] && !p.out.Aside(w) })
	if being < 0 {
		return
	}
	for i, w := range p.out.Topic {
		if w.Start > p.words[being].Start && !w.Upper && terms.Verbal(w.Word) && !p.out.Aside(w) {
			p.out.Done = &p.out.Topic[i]
		}
	}
}
