// Package mutation makes, from stored sentences, the texts by which a check is
// tested: each changed in one way that people change quotes, and labelled with
// what must be said of it. It serves tests alone.
package mutation

import (
	"math/rand/v2"
	"strings"

	"whosaid/store/news"
)

// Source is a sentence as it is stored.
type Source struct {
	Text    string
	Next    string // the sentence and what follows it, up to the end of the next one; "" when there is none
	Own     bool   // the outlet's own words
	Speaker string // who says it, by name; "" for the outlet's own words and for unnamed people
	Role    string // of the speaker, as the article has it; of an unnamed one all that is known
	Outlet  string // the name of who published it; "" when nobody recorded it
	Article news.ArticleID
}

// Pool is what a mutation may take from elsewhere.
type Pool struct {
	Sentences []Source
	Printed   []Source // of earlier versions
	Speakers  []string // by name
	Outlets   []string
	Names     []string // single words that name something
}

// Mutation is a text made from a stored sentence.
type Mutation struct {
	Kind string
	Text string
	Want news.CheckStatus
	Flag news.Flag // that must be among the flags of the first match; "" for none
	From Source
}

// maker makes mutations of one sentence.
type maker struct {
	from   Source
	pool   *Pool
	random *rand.Rand
	words  news.Folded
}

// kind is one way to change a sentence. make gives "" where the sentence offers
// no place for it.
type kind struct {
	name string
	want news.CheckStatus
	flag news.Flag
	make func(*maker) string
}

// kinds are all ways, those that change nothing first.
var kinds = []kind{
	{"untouched", news.Verbatim, "", func(m *maker) string { return m.from.Text }},
	{"untouched, two sentences", news.Verbatim, "", func(m *maker) string { return m.from.Next }},
	{"untouched, in marks", news.Verbatim, "", (*maker).marked},
	{"untouched, other case", news.Verbatim, "", func(m *maker) string { return strings.ToUpper(m.from.Text) }},
	{"untouched, other spaces", news.Verbatim, "", func(m *maker) string { return strings.Join(strings.Fields(m.from.Text), " \n\t") }},
	{"untouched, other marks", news.Verbatim, "", (*maker).otherMarks},
	{"untouched, right speaker", news.Verbatim, "", (*maker).rightSpeaker},
	{"untouched, right role", news.Verbatim, "", (*maker).rightRole},
	{"untouched, right outlet", news.Verbatim, "", (*maker).rightOutlet},
	{"untouched, other thousands", news.Verbatim, "", (*maker).thousands},
	{"unseen characters", news.Verbatim, news.InvisibleFlag, (*maker).invisible},

	{"number: other digit", news.Altered, news.NumberFlag, (*maker).otherDigit},
	{"number: a digit more", news.Altered, news.NumberFlag, (*maker).moreDigits},
	{"number: its mark lost", news.Altered, news.NumberFlag, (*maker).lostPoint},
	{"number: a sign", news.Altered, news.NumberFlag, (*maker).sign},
	{"number: a point before it", news.Altered, news.NumberFlag, (*maker).point},
	{"number: another unit", news.Altered, news.NumberFlag, (*maker).unit},
	{"number: other word", news.Altered, news.NumberFlag, func(m *maker) string { return m.swap(numberWords) }},
	{"date: other day", news.Altered, news.DateFlag, func(m *maker) string { return m.swapNames(dayNames) }},
	{"date: other year", news.Altered, news.DateFlag, (*maker).otherYear},
	{"name: another", news.Altered, news.NameFlag, (*maker).otherName},
	{"negation: dropped", news.Altered, news.NegationFlag, (*maker).dropNegation},
	{"negation: added", news.Altered, news.NegationFlag, (*maker).addNegation},
	{"negation: other verb", news.Altered, news.NegationFlag, func(m *maker) string { return m.swap(turnedVerbs) }},
	{"modality", news.Altered, news.ModalityFlag, func(m *maker) string { return m.swap(modalWords) }},
	{"comparison", news.Altered, news.ComparisonFlag, func(m *maker) string { return m.swap(comparedWords) }},
	{"look-alike letters", news.Altered, news.LookalikeFlag, (*maker).lookalike},
	{"word: dropped", news.Altered, "", (*maker).dropWord},
	{"word: added", news.Altered, "", (*maker).addWord},
	{"word: another", news.Altered, "", (*maker).otherWord},
	{"words: swapped", news.Altered, "", (*maker).swapWords},
	{"false tail", news.Altered, "", (*maker).falseTail},
	{"false head", news.Altered, "", (*maker).falseHead},
	{"cut before but", news.Altered, news.TruncatedFlag, (*maker).cutBeforeBut},
	{"cut out of a denial", news.Altered, news.TruncatedFlag, (*maker).cutOutOfDenial},
	{"cut behind a condition", news.Altered, news.TruncatedFlag, (*maker).cutBehindCondition},

	{"two halves", news.Spliced, "", (*maker).halves},
	{"two halves of one article", news.Spliced, "", (*maker).halvesOfOne},
	{"two sentences from apart", news.Spliced, "", (*maker).sentencesApart},
	{"another speaker, before", news.Misattributed, "", (*maker).speakerBefore},
	{"another speaker, behind", news.Misattributed, "", (*maker).speakerBehind},
	{"a handle", news.Misattributed, "", (*maker).handleBefore},
	{"a neighbour's mouth", news.Misattributed, "", (*maker).neighbour},
	{"a body in lower case", news.Misattributed, "", (*maker).body},
	{"a role", news.Misattributed, "", (*maker).roleBehind},
	{"another outlet", news.Misattributed, "", (*maker).outletBefore},
	{"another outlet, behind", news.Misattributed, "", (*maker).outletBehind},

	{"invented", news.Unfound, "", (*maker).invented},
	{"regular expression", news.Unfound, "", func(m *maker) string { return strings.Repeat("(x+x+)+", 1+m.random.IntN(9)) + "y" }},
}

// All makes every mutation that the sentence offers a place for.
func All(from Source, pool *Pool, random *rand.Rand) []Mutation {
	m := &maker{from, pool, random, news.Fold(from.Text)}
	var out []Mutation
	for _, k := range kinds {
		if text := k.make(m); text != "" {
			out = append(out, Mutation{k.name, text, k.want, k.flag, from})
		}
	}
	return out
}

// Kinds are the names of all kinds, in the order in which All makes them.
func Kinds() []string {
	out := make([]string, len(kinds))
	for i, k := range kinds {
		out[i] = k.name
	}
	return out
}
