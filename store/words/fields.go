package words

import (
	"time"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/numeric"
	index "github.com/blevesearch/bleve_index_api"

	"whosaid/store/language"
)

// The fields of the index.
const (
	wordsField     = "words"   // title and text, stemmed
	piecesField    = "pieces"  // title and text, in pieces of five letters
	soundsField    = "sounds"  // title and text, as the words sound, by script
	contextField   = "context" // neighbouring text, stemmed
	asideField     = "aside"   // what is never quoted, stemmed
	outletField    = "outlet"
	publishedField = "published" // microseconds since 1970
)

// fields is the document as scorch takes it.
func (d Document) fields() *document.Document {
	doc := document.NewDocument(d.ID)
	body := &reading{text: d.Title + "\n\n" + d.Text}
	doc.AddField(textField(wordsField, body.stems))
	doc.AddField(textField(piecesField, body.pieces))
	doc.AddField(textField(soundsField, body.sounds))
	if d.Context != "" {
		around := &reading{text: d.Context}
		doc.AddField(textField(contextField, around.stems))
	}
	if d.Aside != "" {
		beside := &reading{text: d.Aside}
		doc.AddField(textField(asideField, beside.stems))
	}
	if d.Outlet != "" {
		exact := func() []string { return []string{d.Outlet} }
		doc.AddField(textField(outletField, exact))
	}
	if !d.Published.IsZero() {
		doc.AddField(document.NewNumericFieldWithIndexingOptions(publishedField, nil, sortable(d.Published), index.IndexField))
	}
	return doc
}

// sortable gives times as numbers in the same order, exact to the microsecond:
// numeric fields hold floats, and their bits carry the integer.
func sortable(t time.Time) float64 { return numeric.Int64ToFloat64(t.UnixMicro()) }

// reading is a text that is read into words once, for two fields.
type reading struct {
	text string
	read []language.Word
	done bool
}

func (r *reading) words() []language.Word {
	if !r.done {
		r.read, r.done = language.Words(r.text), true
	}
	return r.read
}

func (r *reading) stems() []string {
	var out []string
	for _, w := range r.words() {
		out = append(out, w.Stem)
		if w.Other != "" {
			out = append(out, w.Other)
		}
	}
	return out
}

func (r *reading) pieces() []string {
	var out []string
	for _, w := range r.words() {
		out = appendPieces(out, w.Surface)
	}
	return out
}

// sounds are those of all words: a name may be written without a capital, and
// words that are one in many languages ("protocol") are found with the names.
func (r *reading) sounds() []string {
	var out []string
	for _, w := range r.words() {
		out = append(out, sounds(w.Surface)...)
	}
	return out
}

// terms is an analyser for scorch that has its terms from elsewhere: the
// bytes it is given are ignored.
type terms func() []string

// Analyze makes tokens of the terms, in order.
func (t terms) Analyze([]byte) analysis.TokenStream {
	all := t()
	tokens := make([]analysis.Token, len(all))
	stream := make(analysis.TokenStream, len(all))
	for i, term := range all {
		tokens[i] = analysis.Token{Term: []byte(term), Position: i + 1}
		stream[i] = &tokens[i]
	}
	return stream
}

func textField(name string, all terms) *document.TextField {
	return document.NewTextFieldCustom(name, nil, nil, index.IndexField, all)
}
