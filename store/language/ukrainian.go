package language

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// stemUkrainian takes the ending off a folded Ukrainian word: the reflexive -ся,
// then the longest ending of the classes below that leaves a syllable, and last
// what changes within the root of one word (міст, мосту; серпень, серпня).
//
// Over all forms of the 1,884 nouns, adjectives and verbs of our Ukrainian
// articles (the forms by pymorphy3's dictionary) two forms of one word have
// different stems in .14 of the pairs; by the Snowball stemmer for Russian .58.
func stemUkrainian(word string) string {
	letters := []rune(word)
	if len(letters) > 5 && (ends(letters, "ся") || ends(letters, "сь")) {
		letters = letters[:len(letters)-2]
	}
	letters = alternate(unending(letters))
	return string(letters)
}

// The endings by class. A verb's is a theme vowel and an ending, of which the
// infinitive, the past, the future, the participle and the noun of action have
// one each; the present has its own.
var (
	themes = strings.Fields("ува юва ова а я и і у")
	verbal = strings.Fields(`ти в ла ло ли вши но то тиму тимеш тиме тимемо тимете тимуть тимем тимет
		ний на не ні ного ному них ними ній ної ною ну ння нню нням нні ннями ннях нь ття ттю ттям тті ттями ттях`)
	presentThemes = strings.Fields("а я у ю")
	present       = strings.Fields("ю ють є єш ємо єте єм єт й ймо йте")
	verbEndings   = strings.Fields(`ить ять ать уть ют ють еш иш їш емо имо їмо ете ите їте ет єт імо іть їв їла їло їли їти їть ьмо ьте
		ено ений ена ене ені еного еному еним ених еними еній еної еною ену ення енню енням енні еннями еннях`)
	nominal = strings.Fields(`ий ій ого ому ім им їм їх іх их іми ими їми ої ою ую ая яя юю єю ея ього ьому ьої ьою
		ам ям ами ями ах ях ом ем єм ею еві ові єві ів їв ей ія ії ію ією іям іями іях іє іє а я у ю о е є и і ї й ь`)
	// notVerbal are those of the products of theme and ending that nouns have as
	// often, before another ending of their own: "хвилина", "канал".
	notVerbal = strings.Fields(`ути уто уна уне уні уну унь унням іна іни іну іні інь ина ини ину ині ине инь иною иної яна яні
		ана ани ані ану ане анної анною ань ної іти ову ів`)
)

// endingsBySize are all endings, by their number of letters; shortest first.
var endingsBySize = func() []map[string]bool {
	all := slices.Concat(nominal, verbEndings)
	for _, theme := range themes {
		for _, ending := range verbal {
			all = append(all, theme+ending)
		}
	}
	for _, theme := range presentThemes {
		for _, ending := range present {
			all = append(all, theme+ending)
		}
	}
	bySize := []map[string]bool{{}}
	for _, ending := range all {
		n := utf8.RuneCountInString(ending)
		for n >= len(bySize) {
			bySize = append(bySize, map[string]bool{})
		}
		bySize[n][ending] = slices.Contains(nominal, ending) || !slices.Contains(notVerbal, ending)
	}
	return bySize
}()

// shortest is how many letters an ending of more than one letter leaves.
const shortest = 3

// unending takes the longest ending off that leaves a vowel.
func unending(letters []rune) []rune {
	for n := min(len(endingsBySize)-1, len(letters)); n > 0; n-- {
		left := len(letters) - n
		if left < min(shortest, n+1) || !slices.ContainsFunc(letters[:left], vowel) {
			continue
		}
		if endingsBySize[n][string(letters[left:])] {
			return letters[:left]
		}
	}
	return letters
}

// alternate undoes what closes a syllable: о and е turn to і in it (міст,
// мосту), or come and go before н, ц, к, л and р (серпень, серпня).
func alternate(letters []rune) []rune {
	n := len(letters)
	if n > 3 && (letters[n-1] == 'ь' || letters[n-1] == 'й') {
		n--
		letters = letters[:n]
	}
	at := n - 1
	for at >= 0 && !vowel(letters[at]) {
		at--
	}
	if at < 1 || at == n-1 || vowel(letters[at-1]) || !strings.ContainsRune("оеіїє", letters[at]) {
		return letters
	}
	if at == n-2 && n >= 5 && strings.ContainsRune("нцклр", letters[n-1]) {
		return append(letters[:n-2], letters[n-1])
	}
	letters[at] = 'о'
	return letters
}

func vowel(r rune) bool { return strings.ContainsRune("аеиіїоуюяє", r) }

func ends(letters []rune, with string) bool {
	return strings.HasSuffix(string(letters[max(0, len(letters)-2):]), with)
}
