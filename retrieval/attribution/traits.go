package attribution

import "strings"

// traits are what the models see of a unit: hashes, and what the rules know.
type traits struct {
	word, stem, ending uint32
	class              uint32 // the word lists that it is in, as bits
	tag                uint32
}

// beyond stands for the units outside of what is looked at.
var beyond = traits{word: 1, stem: 1, ending: 1, class: 1 << 21, tag: 99}

// feature hashes up to three values under the number of a template.
func feature(template, a, b, c uint32) uint32 {
	h := template * 0x9e3779b1
	h = (h ^ a) * 0x85ebca6b
	h = (h ^ h>>13 ^ b) * 0xc2b2ae35
	h = (h ^ h>>15 ^ c) * 0x27d4eb2f
	return h ^ h>>16
}

// hashed is the FNV-1a hash of a string.
func hashed(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

func (a *analysis) readTraits() {
	a.traits = make([]traits, len(a.units))
	for i, u := range a.units {
		word := u.word
		if u.tag == quoted {
			word = quoteShape(u.Of(a.text))
		}
		a.traits[i] = traits{word: hashed(word), stem: hashed(stem(word)), ending: hashed(word[max(0, len(word)-3):]), class: classOf(u), tag: uint32(u.tag)}
	}
}

// trait is what is seen of unit i from within from..to.
func (a *analysis) trait(i, from, to int) traits {
	if i < from || i >= to {
		return beyond
	}
	return a.traits[i]
}

// quoteShape stands for a quotation: how long it is and how it ends.
func quoteShape(quote string) string {
	shape := "“some"
	switch spaces := strings.Count(quote, " "); {
	case spaces == 0:
		shape = "“one"
	case spaces < 4:
		shape = "“few"
	case spaces > 14:
		shape = "“many"
	}
	inner := strings.TrimRight(quote, "”\"»’'")
	if inner != "" && strings.IndexByte(",.?!", inner[len(inner)-1]) >= 0 {
		return shape + inner[len(inner)-1:]
	}
	return shape
}

// stem takes an English ending off a word, so that most forms of a verb or of
// a noun look alike.
func stem(w string) string {
	switch {
	case len(w) > 5 && strings.HasSuffix(w, "ing"):
		return strings.TrimSuffix(w[:len(w)-3], "e")
	case len(w) > 4 && (strings.HasSuffix(w, "ied") || strings.HasSuffix(w, "ies")):
		return w[:len(w)-3] + "y"
	case len(w) > 4 && (strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "es")):
		return w[:len(w)-2]
	case len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss"):
		return strings.TrimSuffix(w[:len(w)-1], "e")
	case len(w) > 4 && strings.HasSuffix(w, "e"):
		return w[:len(w)-1]
	}
	return w
}

// classOf tells the word lists that a unit is in.
func classOf(u unit) uint32 {
	class := wordClasses[u.word]
	if u.capital {
		class |= 1 << 20
	}
	return class
}

// wordClasses are the bits of classOf by word: one for each list, and for the
// forms of reporting verbs one of their own, two for the form, and one where
// the form may be a noun.
var wordClasses = classify(roles, crowds, bodies, media, timeWords, countries, honorifics, menNames, womenNames, cueNouns, quantifiers, occasions)

func classify(lists ...map[string]bool) map[string]uint32 {
	table := map[string]uint32{}
	for i, list := range lists {
		for w := range list {
			table[w] |= 1 << i
		}
	}
	for w, c := range cueForms {
		table[w] |= 1<<12 | uint32(c.form)<<13
		if c.unsure {
			table[w] |= 1 << 15
		}
	}
	return table
}
