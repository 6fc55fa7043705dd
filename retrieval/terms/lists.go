package terms

import (
	_ "embed"
	"strings"
	"sync"
)

// The lists are plain text: a line is one entry, "#" begins a comment.
var (
	//go:embed stop.txt
	stopText string
	//go:embed irregular.txt
	irregularText string
	//go:embed related.txt
	relatedText string
	//go:embed places.txt
	placesText string
	//go:embed light.txt
	lightText string
)

// stopWords are the words that carry no content.
var stopWords = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for _, words := range lines(stopText) {
		for _, word := range words {
			set[word] = true
		}
	}
	return set
})

// irregular leads from an irregular form to its base ("fell" → "fall").
var irregular = sync.OnceValue(func() map[string]string {
	base := map[string]string{}
	for _, words := range lines(irregularText) {
		for _, form := range words[1:] {
			base[form] = words[0]
		}
	}
	return base
})

// everyday are the stems of the words of the lists that are not names.
var everyday = sync.OnceValue(func() map[string]bool { return stemSet(relatedText + irregularText) })

// light are the stems of content words that tell little.
var light = sync.OnceValue(func() map[string]bool { return stemSet(lightText) })

// Light reports whether a stem is so common in English that it tells little of
// what a question is about ("happen", "time").
func Light(stem string) bool { return light()[stem] }

// related leads from a stem to the numbers of the groups that it stands in.
var related = sync.OnceValue(func() map[string][]int {
	groups := map[string][]int{}
	for i, words := range append(lines(relatedText), lines(placesText)...) {
		for _, word := range words {
			s := Stem(word)
			groups[s] = append(groups[s], i)
		}
	}
	return groups
})

// Related reports whether two stems mean nearly the same in news English
// ("kill" and "dead"), or are equal.
func Related(a, b string) bool {
	if a == b {
		return true
	}
	groups := related()
	for _, i := range groups[a] {
		for _, j := range groups[b] {
			if i == j {
				return true
			}
		}
	}
	return false
}

// Kin are the stems that are Related to stem, itself left out, in no order.
func Kin(stem string) []string { return kin()[stem] }

var kin = sync.OnceValue(func() map[string][]string {
	members := map[int][]string{}
	for s, groups := range related() {
		for _, i := range groups {
			members[i] = append(members[i], s)
		}
	}
	out := map[string][]string{}
	for s, groups := range related() {
		seen := map[string]bool{s: true}
		for _, i := range groups {
			for _, other := range members[i] {
				if !seen[other] {
					seen[other] = true
					out[s] = append(out[s], other)
				}
			}
		}
	}
	return out
})

// stemSet is the set of the stems of all words of a list.
func stemSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, words := range lines(list) {
		for _, word := range words {
			set[Stem(word)] = true
		}
	}
	return set
}

func lines(text string) [][]string {
	var out [][]string
	for line := range strings.Lines(text) {
		line, _, _ = strings.Cut(line, "#")
		if words := strings.Fields(line); len(words) > 0 {
			out = append(out, words)
		}
	}
	return out
}

// Stop reports whether a lower-case word carries no content.
func Stop(word string) bool { return stopWords()[word] }

// Everyday reports whether a lower-case word is common English rather than a
// name: a stop word, or one of the lists of irregular and related words.
func Everyday(word string) bool { return stopWords()[word] || everyday()[Stem(word)] }
