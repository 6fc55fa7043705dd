package claims

// Relation is what one quote does to another, as far as rules can tell.
type Relation string

// The relations of two quotes. They hold both ways; of two that Changed parts,
// the one published later gives the later state.
const (
	Same        Relation = "same"        // assert the same thing
	Contradicts Relation = "contradicts" // cannot both be true of one time
	Changed     Relation = "changed"     // the same thing at another time
	Unrelated   Relation = "unrelated"   // other things, or other sides of one
)

// How much two statements must have in common to speak of one matter: of their
// words, and in meaning (embed.Likeness).
const (
	nearlyAll  = 0.75 // of the words: no more is asked
	mostWords  = 0.5
	someWords  = 0.3
	manyWords  = 0.4
	sameSense  = 0.78
	likeSense  = 0.7
	closeSense = 0.62
	nearSense  = 0.52
	fairSense  = 0.45
	someSense  = 0.3
	noMeanings = -1 // no embedder compared them
)

// relate tells what two statements do to each other; near is their
// likeness in meaning, noMeanings when they were not compared.
func relate(a, b statement, near float64) Relation {
	if b.day.Before(a.day) {
		a, b = b, a
	}
	if r := relateFigures(a, b, near); r != "" {
		return r
	}
	shared := overlap(a, b)
	switch {
	case later(a, b) && isOver(a, b) && near >= fairSense && shared > 0:
		return Changed
	case a.negated && b.negated && near >= closeSense:
		return Same
	case !onOneMatter(shared, near):
		return Unrelated
	case succeeds(a, b):
		return Changed
	}
	switch {
	case (a.negated != b.negated) != opposites(a, b):
		if excludes(shared, near) {
			return Contradicts
		}
		return Unrelated
	case shared >= mostWords && a.otherDay(b), a.otherActor(b), a.otherComplement(b):
		return Contradicts
	case agree(likeness(a, b), near):
		return Same
	}
	return Unrelated
}

// succeeds reports whether b gives a later state of what a tells.
func succeeds(a, b statement) bool {
	if b.turns && !a.turns {
		return true
	}
	return later(a, b) && (isOver(a, b) || cameTrue(a, b) || admitted(a, b) || a.lasting() && a.negated == b.negated && opposites(a, b))
}

// onOneMatter reports whether two statements speak of one thing.
func onOneMatter(shared, near float64) bool {
	if near == noMeanings {
		return shared >= mostWords
	}
	return shared >= nearlyAll && near >= someSense || near >= nearSense && shared >= someWords || near >= closeSense
}

// excludes reports whether two statements of which one denies what the other
// says have enough in common for that to be the same thing.
func excludes(shared, near float64) bool {
	return shared >= mostWords || near >= closeSense
}

// agree reports whether two statements on one thing say the same of it.
func agree(like, near float64) bool {
	switch {
	case near == noMeanings:
		return like >= mostWords
	case near >= sameSense:
		return like >= someWords
	case near >= likeSense:
		return like >= manyWords
	case near >= closeSense:
		return like >= mostWords
	}
	return near >= nearSense && like >= nearlyAll
}
