package check

import (
	"context"
	"slices"
	"strings"

	"whosaid/store/news"
)

// Bounds of what is shown.
const (
	mostMatches = 6
	mostPieces  = 8 // of a claim
)

// verdict examines the text: as it stands, and where it says who is quoted, the
// words that it lays in somebody's mouth.
func (q *inquiry) verdict(ctx context.Context) (finding, error) {
	whole := newWording(q.text)
	if err := q.search(ctx, q.text); err != nil {
		return finding{}, err
	}
	if f, ok := q.verbatim(whole); ok {
		if turned := q.turnedMouths(q.text); len(turned) > 0 && f.status == news.Verbatim {
			return q.misplaced(turned, whole), nil
		}
		return f, nil
	}
	for _, c := range unmarked(q.text) {
		if f, ok := q.laidInMouth(whole, c); ok {
			return f, nil
		}
	}
	f, err := q.byWords(ctx, whole)
	if err != nil || f.status != news.Unfound || whole.len() < leastMeaning || whole.len() > longestBlock {
		return f, err
	}
	if other, ok, err := q.otherWording(ctx); err != nil || ok {
		return other, err
	}
	return f, nil
}

// leastMeaning is how many words a text must have to be compared by meaning.
const leastMeaning = 4

// byWords examines a text that is not as a whole the words of a source.
func (q *inquiry) byWords(ctx context.Context, whole *wording) (finding, error) {
	if c, ok := marked(q.text); ok && q.ownWords(whole, c) {
		return q.claim(ctx, whole, c)
	}
	return q.examine(ctx, whole)
}

// laidInMouth examines a text without marks of quotation as a claim; ok is false
// where it names nobody, or where the words are not those of a source.
func (q *inquiry) laidInMouth(whole *wording, c claim) (f finding, ok bool) {
	named := readNaming(c.frame(), q.outlets)
	if !named.proper() || q.neighbouring(c) || q.framed(whole, c) || !q.attributive(whole, c, whole.runs(whole.readAll(q.sources))) {
		return finding{}, false
	}
	q.naming = named
	defer func() { q.naming = naming{} }()
	f, ok = q.verbatim(newWording(c.pieces[0].Of(q.text)))
	f.judged = c.pieces[0]
	return f, ok
}

// claim examines each piece of a claim. Where most of the words around them
// stand in the source too, the text is no claim about a quote but a changed
// piece of the source.
func (q *inquiry) claim(ctx context.Context, whole *wording, c claim) (finding, error) {
	q.naming = readNaming(c.frame(), q.outlets)
	named := q.naming
	var parts []finding
	for _, piece := range c.pieces[:min(len(c.pieces), mostPieces)] {
		f, err := q.piece(ctx, newWording(piece.Of(c.text)))
		if err != nil {
			return finding{}, err
		}
		parts = append(parts, f)
	}
	q.naming = naming{}
	together := join(parts)
	asWhole, err := q.examine(ctx, whole)
	switch {
	case err != nil:
		return finding{}, err
	case together.status == news.Unfound:
		return q.again(c, named, asWhole), nil
	case q.framed(whole, c):
		return asWhole, nil
	case together.status == news.Verbatim && len(parts) > 1 && len(named.names) < 2 && !oneArticle(parts):
		together.status = news.Spliced
		return together, nil
	case together.status == news.Verbatim || together.status == news.Misattributed:
		return together, nil
	case asWhole.status != news.Unfound && (named.empty() || asWhole.near >= together.near):
		return asWhole, nil
	}
	return together, nil
}

// again looks for the pieces of a claim in what was found since for all of it, and
// gives the finding on the whole where they do not stand there: words that stand
// everywhere are found by the names around them alone.
func (q *inquiry) again(c claim, named naming, asWhole finding) finding {
	q.naming = named
	defer func() { q.naming = naming{} }()
	var parts []finding
	for _, piece := range c.pieces[:min(len(c.pieces), mostPieces)] {
		f, ok := q.verbatim(newWording(piece.Of(c.text)))
		if !ok {
			return asWhole
		}
		parts = append(parts, f)
	}
	return join(parts)
}

// piece examines a piece of a claim. One of a few words is looked for only where
// the text as a whole has led: they stand in too many places.
func (q *inquiry) piece(ctx context.Context, w *wording) (finding, error) {
	if w.len() >= shortestPiece {
		return q.examine(ctx, w)
	}
	if f, ok := q.verbatim(w); ok {
		return f, nil
	}
	return finding{status: news.Unfound}, nil
}

// oneArticle reports whether some article has all the pieces.
func oneArticle(parts []finding) bool {
	holding := map[news.ArticleID]int{}
	for _, f := range parts {
		for id := range f.articles() {
			holding[id]++
		}
	}
	for _, pieces := range holding {
		if pieces == len(parts) {
			return true
		}
	}
	return false
}

// articles are those that the matches, and their copies, stand in.
func (f finding) articles() map[news.ArticleID]bool {
	out := map[news.ArticleID]bool{}
	for _, m := range f.matches {
		out[m.Article().ID()] = true
		for _, c := range m.AlsoIn {
			out[c.Article().ID()] = true
		}
	}
	return out
}

// examine finds how one wording stands to the stored articles.
func (q *inquiry) examine(ctx context.Context, w *wording) (finding, error) {
	if f, ok := q.verbatim(w); ok {
		return f, nil
	}
	if err := q.search(ctx, w.text); err != nil {
		return finding{}, err
	}
	if f, ok := q.verbatim(w); ok {
		return f, nil
	}
	if w.len() > longestBlock {
		return q.long(ctx, w)
	}
	if f, ok, err := q.printedBefore(ctx, w); ok || err != nil {
		return q.since(f), err
	}
	f, err := q.changed(ctx, w)
	if err != nil || f.status != news.Unfound || w.len() < leastAside {
		return f, err
	}
	if f, err = q.aside(ctx, w); err != nil || f.status != news.Unfound {
		return f, err
	}
	if before, err := q.changedBefore(ctx, w); err != nil || before.status != news.Unfound {
		return q.since(before), err
	}
	return q.recalled(ctx, w)
}

// aside examines a wording that stands nowhere near to what is quoted among what
// stands beside it.
func (q *inquiry) aside(ctx context.Context, w *wording) (finding, error) {
	if err := q.searchAside(ctx, w.text); err != nil {
		return finding{}, err
	}
	if f, ok := q.verbatim(w); ok {
		return f, nil
	}
	return q.changed(ctx, w)
}

// recalled examines a wording among earlier versions of articles that hold nothing
// near to it any more.
func (q *inquiry) recalled(ctx context.Context, w *wording) (finding, error) {
	if found, err := q.recall(ctx, w); err != nil || !found {
		return finding{status: news.Unfound}, err
	}
	if f, ok, err := q.printedBefore(ctx, w); ok || err != nil {
		return q.since(f), err
	}
	f, err := q.changedBefore(ctx, w)
	return q.since(f), err
}

// leastAside is how many words a text must have to be looked for where nothing
// is quoted.
const leastAside = 4

// verbatim finds where a wording stands word for word; ok is false where it
// stands nowhere.
func (q *inquiry) verbatim(w *wording) (f finding, ok bool) {
	var sound, turned, misplaced, aside []found
	for _, s := range q.sources {
		p, stands := q.bestPlace(w, s)
		if !stands {
			continue
		}
		into, match := &sound, place.verbatim
		switch {
		case s.quotable(p.words).len() == 0:
			into, match = &aside, place.beside
		case p.turned:
			into, match = &turned, place.cutOff
		case !p.fits:
			into = &misplaced
		}
		if m, quotable := match(p, w); quotable {
			*into = append(*into, m)
		}
	}
	f.near, f.agreeing = 1, w.len()
	switch {
	case len(sound) > 0:
		f.status, f.matches = news.Verbatim, q.origins(sound)
	case len(misplaced) > 0:
		f.status, f.matches = news.Misattributed, q.origins(misplaced)
	case len(turned) > 0:
		f.status, f.matches = news.Altered, oneForEach(turned, mostMatches)
	case len(aside) > 0:
		f.status, f.matches = news.Verbatim, oneForEach(aside, mostMatches)
	default:
		return finding{}, false
	}
	f.flag(w)
	return f, true
}

// misplaced is what is found of words that the text lays in another mouth.
func (q *inquiry) misplaced(places []place, whole *wording) finding {
	f := finding{status: news.Misattributed, near: 1, agreeing: whole.len()}
	var all []found
	for _, p := range places {
		if m, ok := p.verbatim(newWording(p.source.span(p.words).Of(p.source.text))); ok {
			all = append(all, m)
		}
	}
	f.matches = q.origins(all)
	return f
}

// bestPlace is the place in a source that says most plainly what the wording
// says: quotable, not turned, in the mouth in which it is laid.
func (q *inquiry) bestPlace(w *wording, s *source) (best place, ok bool) {
	const looked = 12 // places of one wording in one source
	most := -1
	places := w.places(s)
	for _, words := range places[:min(looked, len(places))] {
		p := place{s, words, s.turned(words), q.naming.fits(s, words)}
		worth := 4*rank(s.quotable(words).len() > 0) + 2*rank(!p.turned) + rank(p.fits)
		if worth > most {
			most, best = worth, p
		}
		if most == 7 {
			break // nothing is better
		}
	}
	return best, most >= 0
}

// origins are the matches, those of one origin together.
func (q *inquiry) origins(all []found) []news.Match {
	slices.SortFunc(all, better)
	out := byOrigin(all)
	return out[:min(mostMatches, len(out))]
}

// flag marks every match of a wording with tricks in its letters.
func (f *finding) flag(w *wording) {
	if !strings.ContainsFunc(w.text, news.Invisible) {
		return
	}
	for i := range f.matches {
		f.matches[i].Flags = append(f.matches[i].Flags, news.InvisibleFlag)
	}
}
