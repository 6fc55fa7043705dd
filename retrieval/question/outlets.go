package question

import (
	"slices"
	"strings"

	"whosaid/retrieval/terms"
	"whosaid/store/news"
)

// readOutlets finds outlets by name, alias or domain. The longest name wins
// where two begin at one word. A name of a single word must be written with a
// capital or stand beside a word of reporting. An outlet that a question names
// bounds the answer to its articles; without such a word it may as well be what the
// question is about.
func (p *parser) readOutlets(outlets []news.Outlet) {
	names := make([][][]terms.Term, len(outlets))
	for k, o := range outlets {
		for _, name := range append(o.Names(), o.Domains...) {
			names[k] = append(names[k], terms.All(name))
		}
	}
	for i := range p.words {
		best, length := news.OutletID(""), 0
		for k, o := range outlets {
			for _, name := range names[k] {
				if p.names(i, name) && len(name) > length {
					best, length = o.ID, len(name)
				}
			}
		}
		if length == 0 || p.used[i] {
			continue
		}
		p.out.Mentioned = p.out.Mentioned || !p.framed(i, i+length)
		p.use(i, i+length)
		p.useFrame(i, i+length)
		if !slices.Contains(p.out.Outlets, best) {
			p.out.Outlets = append(p.out.Outlets, best)
		}
	}
}

// names reports whether the words from the i-th on spell a name.
func (p *parser) names(i int, name []terms.Term) bool {
	if len(name) == 0 || i+len(name) > len(p.words) {
		return false
	}
	for k, w := range name {
		if p.words[i+k].Stem != w.Stem {
			return false
		}
	}
	return len(name) > 1 || p.words[i].Upper || p.framed(i, i+1)
}

// framed reports whether a word of reporting stands right before or after some words.
func (p *parser) framed(from, to int) bool {
	if next := p.word(to); from == 0 && (next == "on" || next == "about") {
		return true
	}
	return framing(p.word(from-1)) || framing(p.word(to)) || from > 0 && p.words[from-1].Stop && framing(p.word(from-2))
}

// useFrame marks the words that only say that an outlet reports: "reported by
// the …", "… 's article", "what does … report".
func (p *parser) useFrame(from, to int) {
	for i := from - 1; i >= 0 && (p.words[i].Stop || framing(p.word(i))); i-- {
		p.used[i] = p.used[i] || framing(p.word(i))
	}
	for i := to; i < min(len(p.words), to+3); i++ {
		if framing(p.word(i)) {
			p.used[i] = true
			return
		}
	}
}

// framing reports whether a word only says that something was said or printed,
// in English, Russian and Ukrainian.
func framing(word string) bool {
	return slices.ContainsFunc(reporting, func(beginning string) bool { return strings.HasPrefix(word, beginning) })
}

var reporting = strings.Fields(`report publish writ wrote post say said tell told article story stories cover according newspaper outlet site website
	пиш писа напис сообща сообщи передал опублик говор сказа стать заметк газет сайт издани канал по-
	повідом переда опублік каже сказа розпов статт допис видан`)
