package statements

import (
	"slices"
	"strings"

	"whosaid/store/language"
	"whosaid/store/news"
)

// The features of somebody who may be meant, in the order of referent.json.
const (
	anybody       = iota
	sexAgrees     // both are known
	sexDiffers    // likewise
	isBody        // something tells that it is a body
	isSomebody    // something tells that it is a person
	onlyDescribed // without a name
	oneWord       // its name is one word
	initials      // its name is letters
	behindIn      // the share of its names that a preposition precedes, as a place's
	behindThe     // the share of the places where it is named that an article precedes
	speaksNamed   // somewhere under its name
	hasRole
	farNamed    // how far before it is named last
	notBefore   // it is not named before
	farSpoken   // how far before it spoke last
	neverSpoke  // before
	spokeLast   // of all
	goesOn      // spoke last, and nobody was named since
	inSentence  // it is named in the same sentence, before
	inLast      // or in the sentence before
	inParagraph // or in the paragraph
	opensOne    // its last name before is the first of its sentence
	leads       // of those named in that sentence who may be meant, it is the first, and it is the last such sentence
	oftenNamed
	nearest    // one by how many who fit are named nearer
	sharesWord // the share of the description's words that describe it
	sharesHead // the word that tells who it is does
	sharesAll
	calledOtherwise // its name holds another common noun for a body
	fromHeadline    // the source is in the first line, and it is named later
	isSingle        // the source is of several, it is a person
	isTold          // it is named behind the cue, in the sentence of the source
	features
)

// featuresOf are those of each of a cast who may be meant; the others have none.
func (a article) featuresOf(q asked, c cast, may []bool) [][]float64 {
	out := make([][]float64, len(c))
	near := c.named(q.at)
	leader := a.leader(near, q)
	for i, f := range c {
		if !may[i] {
			continue
		}
		x := make([]float64, features)
		x[anybody] = 1
		a.whoItIs(x, f, q)
		a.whereItIs(x, f, q)
		a.howDescribed(x, f, q)
		x[spokeLast] = truth(f == q.last)
		x[leads] = truth(f == leader)
		x[goesOn] = truth(f == q.last && (len(near) == 0 || near[0] == f || near[0].lastSeen(q.at) < f.spoken))
		rank := 0
		for _, other := range near {
			if other == f {
				x[nearest] = 1 / float64(1+rank)
				break
			}
			if other.mayBe(q) {
				rank++
			}
		}
		out[i] = x
	}
	return out
}

func (a article) whoItIs(x []float64, f *figure, q asked) {
	x[sexAgrees] = truth(q.sex != anyGender && f.sex == q.sex)
	x[sexDiffers] = truth(q.sex != anyGender && f.sex != anyGender && f.sex != q.sex)
	x[isBody] = truth(f.body)
	x[isSomebody] = truth(f.isPerson())
	x[onlyDescribed] = truth(len(f.parts) == 0 && !f.body)
	x[oneWord] = truth(len(f.parts) == 1)
	first := a.within(f.forms[0].Span)
	x[initials] = truth(len(first) == 1 && first[0].Caps)
	x[behindIn] = a.behind(f)
	x[behindThe] = a.pointedAt(f)
	x[speaksNamed] = truth(f.heard)
	x[hasRole] = truth(len(f.roles) > 0 || len(f.heads) > 0)
	x[isSingle] = truth(q.sex == several && f.isPerson())
}

// behind is the share of somebody's names that a preposition precedes.
func (a article) behind(f *figure) float64 {
	n := 0
	for _, form := range f.forms {
		if a.placed(named{Span: form.Span}) {
			n++
		}
	}
	return float64(n) / float64(len(f.forms))
}

// pointedAt is the share of the places where somebody is named that an article, or
// what points to things, precedes.
func (a article) pointedAt(f *figure) float64 {
	n := 0
	for _, at := range f.seen {
		before := a.within(news.Span{Start: max(0, at-8), End: at})
		if len(before) > 0 && a.speech.Same.Has(before[len(before)-1].Word) && a.titled(before[len(before)-1:]) == anyGender {
			n++
		}
	}
	return float64(n) / float64(max(1, len(f.seen)))
}

func (a article) whereItIs(x []float64, f *figure, q asked) {
	seen := f.lastSeen(q.at)
	sentence, before, paragraph := a.sentenceAt(q.at)
	x[notBefore] = truth(seen < 0)
	if seen >= 0 {
		x[farNamed] = farness(q.at - seen)
		x[inSentence] = truth(seen >= sentence)
		x[inLast] = truth(seen >= before && seen < sentence)
		x[inParagraph] = truth(seen >= paragraph)
		opens, _, _ := a.sentenceAt(seen)
		x[opensOne] = truth(strings.Trim(a.text[opens:seen], " «“„\"—–") == "" || seen-opens < 12)
	}
	x[neverSpoke] = truth(f.spoken < 0 || f.spoken >= q.at)
	if f.spoken >= 0 && f.spoken < q.at {
		x[farSpoken] = farness(q.at - f.spoken)
	}
	x[oftenNamed] = farness(50 * len(f.seen))
	line := strings.IndexByte(a.text, '\n')
	x[fromHeadline] = truth(q.at < line && seen < 0)
	end := max(q.cue.End, q.source.End)
	for _, at := range f.seen {
		if at >= end {
			own, _, _ := a.sentenceAt(at)
			x[isTold] = truth(end > 0 && own <= end)
			break
		}
	}
}

func (a article) howDescribed(x []float64, f *figure, q asked) {
	if len(q.words) == 0 {
		return
	}
	shared, told := 0, 0
	for _, w := range q.words {
		if a.speech.Same.Has(w.Word) || a.speech.In.Has(w.Word) || language.Is(w.Word, language.Link) {
			continue
		}
		told++
		if slices.ContainsFunc(f.words, func(own string) bool { return kindred(own, w.Word) }) {
			shared++
		}
	}
	head := a.headOf(q.words)
	if a.plain() && q.kind == bodysNoun {
		head = a.headFirst(q.words)[0].Word
	}
	x[sharesWord] = float64(shared) / float64(max(1, told))
	x[sharesAll] = truth(told > 0 && shared == told)
	x[sharesHead] = truth(slices.ContainsFunc(slices.Concat(f.heads, f.words), func(own string) bool { return kindred(own, head) }))
	x[calledOtherwise] = truth(f.body && a.otherwise(f, head))
}

// otherwise reports whether a body is named by another common noun than the one by
// which somebody is called: a hospital is no "company".
func (a article) otherwise(f *figure, called string) bool {
	other := false
	for _, form := range f.forms {
		for _, w := range a.within(form.Span) {
			if kindred(w.Word, called) {
				return false
			}
			other = other || a.speech.Bodies.Has(w.Word)
		}
	}
	return other
}
