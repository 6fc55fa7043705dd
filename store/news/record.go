package news

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"time"
)

// ErrNoRecord is the error of asking for a record that is not kept, or no more.
var ErrNoRecord = errors.New("no such record is kept")

// RecordKind tells what was told.
type RecordKind string

const (
	AnswerRecord RecordKind = "answer"
	CheckRecord  RecordKind = "check"
)

// Record is what somebody was told, when. Of quotes it holds where they stand, and
// no words: whoever opens it has them cut anew.
type Record struct {
	ID      string
	Kind    RecordKind
	By      Pseudonym // whose it is
	Group   Pseudonym `json:",omitempty"` // where it was told, before all who are there; "" in private
	At      time.Time
	Text    string // the question, or the text that was checked
	Outcome string // of the answer, or the status of the check
	Program string // that told it: version and commit
	Parts   []RecordPart
}

// RecordPart is a part of a checked text, or all of an answer, with its quotes.
type RecordPart struct {
	Span               // in the text
	Status CheckStatus `json:",omitempty"`
	Quotes []RecordQuote
}

// RecordQuote is a quote under its label, as it is stored.
type RecordQuote struct {
	Ref
	Said
}

// Wording is the same for texts that have the same words, as Fold compares them.
func Wording(text string) string {
	words := Fold(text)
	sum := sha256.New()
	for i := range words.Len() {
		sum.Write([]byte(words.Word(i)))
		sum.Write([]byte{0})
	}
	return hex.EncodeToString(sum.Sum(nil)[:16])
}

// Circle is whose records somebody may open.
type Circle struct {
	By    Pseudonym
	Group Pseudonym // those alone that were told there; "": all
}

// Has reports whether a record is within the circle.
func (c Circle) Has(r Record) bool {
	return c.By == r.By && (c.Group == "" || c.Group == r.Group)
}

// MostRecords is how many records are kept of one owner: the newest.
const MostRecords = 2000

// RecordAnswer is a record of an answer; who and when is for the caller to say.
func RecordAnswer(a Answer) Record {
	part := RecordPart{Span: Span{0, len(a.Question.Text)}}
	for _, c := range a.Quotes {
		part.Quotes = append(part.Quotes, RecordQuote{c.Ref(), c.Said})
	}
	return Record{Kind: AnswerRecord, Text: a.Question.Text, Outcome: string(a.Outcome), Parts: []RecordPart{part}}
}

// RecordCheck is a record of a check; who and when is for the caller to say.
func RecordCheck(c Check) Record {
	out := Record{Kind: CheckRecord, Text: c.Text, Outcome: string(c.Status)}
	for _, p := range c.Parts {
		part := RecordPart{Span: p.Span, Status: p.Status}
		for _, m := range p.Matches {
			part.Quotes = append(part.Quotes, RecordQuote{m.Ref(), m.Said})
		}
		out.Parts = append(out.Parts, part)
	}
	return out
}
