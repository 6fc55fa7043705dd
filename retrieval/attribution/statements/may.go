package statements

import (
	"slices"
	"sort"

	"whosaid/store/language"
)

// mayBe reports whether nothing speaks against somebody: neither the sex, nor that a
// person is meant and it is a body, or the other way round.
func (f *figure) mayBe(q asked) bool {
	if q.sex == male && f.sex == female || q.sex == female && f.sex == male {
		return false
	}
	switch q.kind {
	case silent: // "it was reported" is nobody's, whoever spoke before
		return !q.vague && f.near(q.at)
	case ofPerson:
		return !f.body && f.near(q.at)
	case personsNoun: // "the Nato spokesman" is not Nato
		return !f.body && !slices.ContainsFunc(q.words, func(w language.Token) bool { return w.Upper && slices.Contains(f.parts, w.Word) })
	case bodysNoun:
		return !f.isPerson()
	}
	return true
}

// nearBy is how far away somebody may be who goes on without being named again, in
// bytes.
const nearBy = 1200

// near reports whether somebody spoke, or was named, a short way before.
func (f *figure) near(at int) bool {
	spoke := f.spoken >= 0 && f.spoken < at && at-f.spoken < nearBy
	seen := f.lastSeen(at)
	return spoke || seen >= 0 && at-seen < nearBy
}

// isPerson reports whether something tells that somebody is a person.
func (f *figure) isPerson() bool {
	return !f.body && (f.sex != anyGender || len(f.heads) > 0 || len(f.roles) > 0)
}

// named are those of the cast that are named before a place, the last one first.
func (c cast) named(before int) []*figure {
	var out []*figure
	for _, f := range c {
		if f.lastSeen(before) >= 0 {
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(x, y *figure) int { return y.lastSeen(before) - x.lastSeen(before) })
	return out
}

// leader is who is named first in the last sentence in which any is named who may be
// meant.
func (a article) leader(near []*figure, q asked) (first *figure) {
	from := -1
	for _, f := range near {
		seen := f.lastSeen(q.at)
		if !f.mayBe(q) || seen < from {
			continue
		}
		if from < 0 {
			from, _, _ = a.sentenceAt(seen)
		}
		first = f
	}
	return first
}

// lastSeen is where somebody is named last before a place, or -1.
func (f *figure) lastSeen(before int) int {
	i := sort.SearchInts(f.seen, before)
	if i == 0 {
		return -1
	}
	return f.seen[i-1]
}

// see notes where somebody is named.
func (f *figure) see(at int) {
	if i, found := slices.BinarySearch(f.seen, at); !found {
		f.seen = slices.Insert(f.seen, i, at)
	}
}
