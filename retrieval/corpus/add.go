package corpus

import (
	"errors"
	"fmt"

	"whosaid/retrieval/corpus/address"
	"whosaid/retrieval/furniture"
	"whosaid/store/news"
)

// place is where an article was read.
type place struct {
	file string
	line int
	web  bool // file is an address
	part bool // only a part of the article stands there
	hash news.Hash
}

func (p place) String() string {
	if p.line > 0 {
		return fmt.Sprintf("%s:%d", p.file, p.line)
	}
	return p.file
}

// article adds one article, unless it was read before.
func (r *reader) article(at place, text string, rec record) *flaw {
	file := at.file
	if at.web {
		file = ""
	}
	meta := describe(file, text, r.listed(at.file), rec, r.outlets)
	pieces := r.furniture(text, meta.Title)
	spans := make([]news.Span, len(pieces))
	for i, piece := range pieces {
		spans[i] = piece.Span
	}
	article, err := news.NewArticle(meta, text, spans)
	if errors.Is(err, news.ErrNoText) {
		return &flaw{problem: "the article is blank", fix: "write its text, or remove it"}
	}
	if err != nil {
		return &flaw{problem: err.Error(), fix: "report this as a fault of whosaid, with the file"}
	}
	at.hash = article.Hash()
	if first, again := r.seen[sameAs(article)]; again {
		r.out.Skipped = append(r.out.Skipped, Skip{at.file, at.line, whySame(first, at, meta.URL)})
		return nil
	}
	r.seen[sameAs(article)] = at
	r.out.Readings = append(r.out.Readings, Reading{Article: article, Barred: pieces, Key: rec.key, Line: at.line, Partial: at.part})
	return nil
}

// sameAs is the same for all that is one article: its addresses but for what does
// not tell pages apart, or else its text.
func sameAs(a *news.Article) string {
	if a.URL == "" {
		return string(a.ID())
	}
	return address.Key(a.URL)
}

// whySame says why an article is taken for one that was read before.
func whySame(first, again place, url string) string {
	switch {
	case url == "":
		return "the same text as " + first.String() + ", and no url tells the two apart"
	case first.hash == again.hash:
		return "the same url and text as " + first.String()
	default:
		return "the same url as " + first.String() + ", with another text"
	}
}

func (r *reader) furniture(text, title string) []furniture.Piece {
	if r.opts.Furniture == nil {
		return furniture.Find(text, title)
	}
	return r.opts.Furniture(text, title)
}
