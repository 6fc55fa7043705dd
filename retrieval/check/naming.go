package check

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"whosaid/retrieval/terms"
	"whosaid/store/language"
	"whosaid/store/news"
)

// naming is in whose mouth a checked text lays its words.
type naming struct {
	outlets []news.Outlet // known ones
	names   []name        // people, offices, or outlets that nobody knows; one of them must fit
	told    []name        // all that is told of who speaks: it may be an office
	bodies  bool          // the names describe a body or an office
	says    string        // the first of them, as the text has it
}

// mostNames is how many names in one part of a frame are compared.
const mostNames = 6

// name is a row of words that names somebody.
type name []terms.Term

func (n name) last() terms.Term { return n[len(n)-1] }

func (n naming) empty() bool { return len(n.outlets)+len(n.names) == 0 }

// proper reports whether somebody is named, or a body or an office is described, not
// only anybody.
func (n naming) proper() bool {
	return len(n.outlets) > 0 || n.bodies || slices.ContainsFunc(n.names, func(named name) bool { return named[0].Upper })
}

// readNaming finds who is named in the words around a quotation. Where they
// hold no verb of speech and no other sign that they tell who speaks, only
// known outlets count.
func readNaming(frame []string, outlets []news.Outlet) naming {
	var out naming
	for i, part := range frame {
		part = handle.ReplaceAllStringFunc(part, spelledOut)
		words := terms.All(part)
		if i > 0 && len(words) > 0 {
			words[0].Starts = false // it stands behind a piece
		}
		words = hyphened(part, words)
		used := make([]bool, len(words))
		for _, o := range namedOutlets(outlets, words, used) {
			out.outlets = append(out.outlets, o)
			out.says = cmp.Or(out.says, o.Name)
		}
		names := capitalised(words, used)
		out.told = append(out.told, told(words, used))
		if office := office(words, used); len(names) == 0 && len(office) > 0 {
			names, out.bodies = []name{office}, out.bodies || slices.ContainsFunc(office, func(w terms.Term) bool { return heads(w.Word) })
		}
		if body := described(part, words, used); len(names) == 0 && len(body) > 0 {
			names, out.bodies = []name{body}, true
		}
		for _, n := range names[:min(len(names), mostNames)] {
			out.names = append(out.names, n)
			out.says = cmp.Or(out.says, part[n[0].Start:n.last().End])
		}
	}
	return out
}

// handle is how people are called in chats.
var handle = regexp.MustCompile(`@[\pL\d_]+`)

// spelledOut is a handle as a name: "@peter_lund" and "@PeterLund" are Peter Lund.
func spelledOut(handle string) string {
	var out strings.Builder
	start := true
	for _, r := range handle[1:] {
		switch {
		case r == '_':
			start = true
			continue
		case start || unicode.IsUpper(r):
			out.WriteByte(' ')
			r = unicode.ToUpper(r)
		}
		start = false
		out.WriteRune(r)
	}
	return out.String()
}

// hyphened gives the later parts of "Ki-moon" the capital of the first.
func hyphened(text string, words []terms.Term) []terms.Term {
	for i := 1; i < len(words); i++ {
		if words[i-1].Upper && text[words[i-1].End:words[i].Start] == "-" {
			words[i].Upper, words[i].Starts = true, false
		}
	}
	return words
}

// telling reports whether a word only tells that somebody speaks.
func telling(w terms.Term) bool {
	if w.Upper && !w.Starts {
		return false
	}
	return language.Is(w.Word, language.Speech) || foreignCues[w.Word] || w.Starts && foreignIntroductions[w.Word] || w.Word == "according"
}

// capitalised are the rows of capitalised words that name somebody.
func capitalised(words []terms.Term, used []bool) []name {
	var out []name
	var row name
	flush := func() {
		if len(row) > 0 {
			out = append(out, row)
		}
		row = nil
	}
	for i, w := range words {
		lone := i+1 == len(words) || !words[i+1].Upper
		if !w.Upper || w.Stop || used[i] || telling(w) || w.Starts && lone && (ordinary(w) || opensForeign(words, i)) || calendar[w.Word] {
			flush()
			continue
		}
		row = append(row, w)
	}
	flush()
	return out
}

// ordinary reports whether a word that begins a sentence needs no capital.
func ordinary(w terms.Term) bool {
	return terms.Everyday(w.Word) || w.Word == "as" || foreignOpenings[w.Word]
}

// opensForeign reports whether a word in other letters than Latin ones only begins
// a frame: no list tells which of those need no capital, but a name alone has a verb
// of speech or nothing behind it.
func opensForeign(words []terms.Term, i int) bool {
	foreign := strings.ContainsFunc(words[i].Word, func(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) })
	return foreign && i+1 < len(words) && !telling(words[i+1])
}

// foreignOpenings begin a frame in other languages, and name nobody.
var foreignOpenings = set("как вот а и но да об о в во на из у же это этот эта эти при после когда пока цитата цитирую " +
	"як ось та й і але про із зі це ця ці коли поки після цитую wie so und wo es das die der comme et le la les como y el los così e il lo")

// office is the description of a speaker who is not named, as an article and a
// verb of speech set it apart: "the mayor said", "said the mayor". Pronouns, and
// words that fit anybody, describe nobody.
func office(words []terms.Term, used []bool) name {
	cue := slices.IndexFunc(words, telling)
	if cue < 0 {
		return nil
	}
	from, to := cue, cue
	for from > 0 && !articles[words[from].Word] {
		from--
	}
	if words[cue].Word == "according" || !articles[words[from].Word] {
		if from = cue + 1; cue > 0 && words[cue].Word != "according" {
			return nil // "she announced a strike"
		}
		for from < len(words) && words[from].Word == "to" {
			from++
		}
		if from == len(words) || !articles[words[from].Word] {
			return nil
		}
		for to = from + 1; to < len(words) && !words[to].Stop && !telling(words[to]); to++ {
		}
	}
	var out name
	for i := from; i < to; i++ {
		if !words[i].Stop && !used[i] && !telling(words[i]) && !anybody[words[i].Word] && !words[i].Number {
			out = append(out, words[i])
		}
	}
	return out
}

var articles = set("the a an his her their our my its this that")

// anybody are words that describe nobody in particular.
var anybody = set("man woman person people source sources speaker author witness outlet report reports article paper site channel statement post message " +
	"agency newspaper magazine official officials spokesman spokeswoman spokesperson spokesmen representative representatives " +
	"представитель представители представителя представителей представник представники представника представників речник речниця")

// calendar are capitalised words that name nobody.
var calendar = set("monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december")
