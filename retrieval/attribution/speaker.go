package attribution

import "whosaid/store/news"

// speaker tells who the source is, and remembers it. The zero Speaker's
// basis is "" for the outlet itself ("we").
func (a *analysis) speaker(p phrase) (*entity, news.Speaker) {
	if p.empty() {
		return nil, news.Speaker{Basis: news.Unnamed}
	}
	if a.units[p.to-1].tag == genitive {
		p.to--
	}
	if w := a.units[p.from].word; w == "our" || w == "my" {
		return nil, news.Speaker{} // "our report of Monday"
	}
	p = a.beforeRelative(a.informant(p))
	if p.empty() {
		return nil, news.Speaker{Basis: news.Unnamed}
	}
	if u := a.units[p.from]; u.tag == pronoun && p.to-p.from == 1 || u.tag == possessive && p.to-p.from == 1 {
		return a.pronounSpeaker(u, p.from)
	}
	seen := a.portray(p)
	if seen.name.empty() {
		return a.roleSpeaker(seen)
	}
	return a.namedSpeaker(p, seen)
}

// namedSpeaker is somebody given by name, in whole or in part.
func (a *analysis) namedSpeaker(p phrase, seen portrait) (*entity, news.Speaker) {
	written := a.cut(seen.name)
	parts := withoutParticles(a.wordsOf(seen.name))
	if len(parts) == 0 {
		return nil, news.Speaker{Basis: news.Unnamed}
	}
	role := a.cut(seen.role)
	if a.joinsTwo(seen.name) {
		return nil, news.Speaker{Name: written, Role: role, Basis: news.Explicit}
	}
	if seen.kind != body && seen.kind != crowd {
		a.people.acquaint(parts)
	}
	known := a.people.find(parts)
	e := a.people.note(written, parts, role, seen.kind)
	e.spoke = true
	basis := news.Explicit
	if known != nil && fuller(e.parts, parts) {
		basis = news.Coreferenced
	}
	if len(role) > len(e.role) {
		e.role = role
	}
	a.people.mention(p.from, e, true)
	return e, news.Speaker{Name: e.name, Role: firstOf(role, e.role), Basis: basis}
}

// withoutParticles drops "de la" from the front of a name's parts.
func withoutParticles(parts []string) []string {
	for len(parts) > 1 && particles[parts[0]] {
		parts = parts[1:]
	}
	return parts
}

// joinsTwo reports whether a name is two names: "Sund and Arland", "Mr. Lind
// and Ella Brook".
func (a *analysis) joinsTwo(p phrase) bool {
	opensPerson := func(i int) bool {
		w := a.units[i].word
		return honorifics[w] || menNames[w] || womenNames[w]
	}
	for i := p.from + 1; i+1 < p.to; i++ {
		if a.units[i].word == "and" && (a.units[i+1].tag == determiner || p.to-p.from == 3 || opensPerson(p.from) || opensPerson(i+1)) {
			return true
		}
	}
	return false
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func (a *analysis) pronounSpeaker(u unit, at int) (*entity, news.Speaker) {
	switch u.word {
	case "i", "we", "me", "us", "my", "our", "you", "your":
		return nil, news.Speaker{}
	case "its":
		u.word = "it"
	case "one", "others", "someone", "somebody", "everyone", "everybody", "nobody", "anyone":
		return nil, news.Speaker{Name: u.Of(a.text), Basis: news.ByRole}
	}
	e := a.people.pronoun(u.word, at)
	if e == nil {
		return nil, news.Speaker{Basis: news.Unnamed}
	}
	a.people.mention(at, e, true)
	if e.unnamed {
		return e, news.Speaker{Name: e.name, Basis: news.ByRole}
	}
	return e, news.Speaker{Name: e.name, Role: e.role, Basis: news.Coreferenced}
}

// roleSpeaker is somebody given by role only: with "the", or without any
// article, it may be a person named before.
func (a *analysis) roleSpeaker(seen portrait) (*entity, news.Speaker) {
	words := a.wordsOf(seen.role)
	core := phrase{seen.role.from, a.headEnd(seen.role)}
	if core.empty() && quantifiers[a.units[seen.whole.from].word] {
		return nil, news.Speaker{Name: a.cut(seen.whole), Basis: news.ByRole}
	}
	if len(words) == 0 || core.empty() {
		return nil, news.Speaker{Basis: news.Unnamed}
	}
	if voiceless[a.units[core.to-1].word] {
		return nil, news.Speaker{}
	}
	first := a.units[seen.whole.from]
	definite := first.word == "the" || first.tag == name || first.tag == noun
	if definite && seen.kind != crowd {
		if e := a.people.holder(a.units[core.to-1].word, words); e != nil {
			a.people.mention(seen.whole.from, e, true)
			return e, news.Speaker{Name: e.name, Role: e.role, Basis: news.Coreferenced}
		}
	}
	whole := a.cut(seen.whole)
	e := &entity{name: whole, parts: words, kind: seen.kind, unnamed: true}
	a.people.mention(seen.whole.from, e, true)
	return e, news.Speaker{Name: whole, Role: "", Basis: news.ByRole}
}

// informant looks through "the information of X" and "a report by X" to X.
func (a *analysis) informant(p phrase) phrase {
	for i := p.from; i+2 < min(p.to, p.from+5); i++ {
		if !informing[a.units[i].word] {
			continue
		}
		w := a.units[i+1].word
		if next := a.units[i+2]; next.tag == number || timeWords[next.word] {
			continue // "the report of 12 May"
		}
		if w == "of" || w == "from" || w == "by" || w == "in" && a.units[i+2].tag != pronoun && a.looksNamed(phrase{i + 2, p.to}) {
			return phrase{i + 2, p.to}
		}
	}
	return p
}

// looksNamed reports whether a phrase holds a name behind its determiner.
func (a *analysis) looksNamed(p phrase) bool {
	if a.units[p.from].tag == determiner && p.from+1 < p.to {
		p.from++
	}
	return a.units[p.from].tag == name
}

var informing = set("information data report reports account accounts estimates figures statement statements reporting words count analysis claim claims article story piece interview")

// voiceless things do not speak, though a verb of speech may stand with them:
// an attack that "claimed 143 lives" said nothing. The outlet speaks of them.
var voiceless = set("attack attacks assault assaults strike strikes raid raids bombing bombings blast blasts explosion explosions shooting shootings massacre massacres war wars battle battles fighting violence conflict conflicts clash clashes " +
	"aftermath fallout fire fires blaze blazes wildfire wildfires flood floods flooding storm storms hurricane hurricanes cyclone cyclones typhoon tornado earthquake earthquakes quake quakes tsunami landslide landslides avalanche drought famine heatwave " +
	"crash crashes accident accidents collision disaster disasters catastrophe tragedy tragedies collapse incident incidents epidemic pandemic outbreak disease diseases virus illness cancer hunger cold heat")
