package news

import (
	"slices"
	"strings"
	"time"
)

// CheckStatus says how a text stands to the stored articles.
type CheckStatus string

const (
	// Verbatim: a contiguous run of stored words, equal as Fold compares them.
	Verbatim CheckStatus = "verbatim"
	// Altered: near to a stored sentence, not verbatim, or cut so that its sense turns.
	Altered CheckStatus = "altered"
	// Spliced: parts that are verbatim in different places, run together.
	Spliced CheckStatus = "spliced"
	// Misattributed: verbatim, but the text names another speaker or outlet.
	Misattributed CheckStatus = "misattributed"
	// OtherWording: another wording of the same statement, by the same speaker on the same occasion.
	OtherWording CheckStatus = "other_wording"
	// Unfound: no stored article says it.
	Unfound CheckStatus = "not_found"
	// Several: the text has several parts, each with a status of its own.
	Several CheckStatus = "several"
)

// WorstFirst are the statuses of parts, those first that a reader should see first.
var WorstFirst = []CheckStatus{Altered, Misattributed, Spliced, Unfound, OtherWording, Verbatim}

// Flag names a kind of change that turns what a quote says, or a trick in its letters.
type Flag string

// The flags that a match may carry.
const (
	NumberFlag     Flag = "number"
	NegationFlag   Flag = "negation"
	NameFlag       Flag = "name"
	DateFlag       Flag = "date"
	ModalityFlag   Flag = "modality"
	ComparisonFlag Flag = "comparison"
	TruncatedFlag  Flag = "truncated"
	InvisibleFlag  Flag = "invisible"
	FurnitureFlag  Flag = "furniture" // the words stand where no quote is cut: in a caption, a link, a byline; the quote is the nearest one
	LookalikeFlag  Flag = "lookalike"
)

// EditOp is one kind of step from the stored words to the checked ones.
type EditOp string

const (
	Equal  EditOp = "equal"
	Insert EditOp = "insert" // the checked text has it, the source lacks it
	Delete EditOp = "delete" // the source has it, the checked text lacks it
)

// Edit is one step of a comparison in words.
type Edit struct {
	Op   EditOp `json:"op"`
	Text string `json:"text"`
}

// OldFirst is a comparison in which what only the source has stands before what was put
// in its place.
func OldFirst(diff []Edit) []Edit {
	out := slices.Clone(diff)
	for i := 1; i < len(out); i++ {
		if out[i-1].Op == Insert && out[i].Op == Delete {
			out[i-1], out[i] = out[i], out[i-1]
		}
	}
	return out
}

// Match is a stored quote beside which a checked text was laid.
type Match struct {
	Citation
	Similarity float64 // 0 to 1: the share of words that agree in order
	Exact      bool    // the bytes are equal, too
	Diff       []Edit  // from the stored quote to the checked text
	Flags      []Flag
	Sentence   Quote    // the whole sentence, where the words are a part of one; else the zero Quote
	Version    *Version // nil: they stand in the current version
	Aside      *Aside   // nil: they stand where quotes are cut
}

// Compared is the comparison from the quote as it is shown: with the mark of quotation
// that makes it whole, which no step changes.
func (m Match) Compared() []Edit {
	whole := m.Whole()
	if len(m.Diff) == 0 || m.Aside != nil || whole == m.Quote {
		return m.Diff
	}
	before, after, _ := strings.Cut(whole.Text(), m.Text())
	var out []Edit
	if before != "" {
		out = append(out, Edit{Equal, before})
	}
	out = append(out, m.Diff...)
	if after != "" {
		out = append(out, Edit{Equal, after})
	}
	return out
}

// Version is an earlier text of an article, in which words stood.
type Version struct {
	Published  time.Time // the day of that text; zero when unknown
	Superseded time.Time // the day of the text that has taken its place; zero when unknown
	Now        Quote     // the sentence as it is now; the zero Quote when it is gone
	Diff       []Edit    // from it to the words as they were printed
}

// AsideKind tells what words are that are stored and never quoted.
type AsideKind string

const (
	Headline AsideKind = "headline"
	Beside   AsideKind = "beside" // a caption, a link's label, a byline
)

// Aside are stored words that are no quote: what was compared with the text in
// place of the quote, which is the nearest one.
type Aside struct {
	Kind AsideKind `json:"kind"`
	Text string    `json:"text"`
}

// Check tells whether a text is a quote from a stored article, and where it
// was changed. It is no verdict on what the text says.
type Check struct {
	Text     string
	Status   CheckStatus // of the only part, or Several
	Matches  []Match     // of the only part, the best first
	Parts    []Part      // in the order of the text
	Searched Searched
}

// CheckOf is the check of a text that has these parts.
func CheckOf(text string, parts []Part, searched Searched) Check {
	c := Check{Text: text, Status: Several, Parts: parts, Searched: searched}
	if len(parts) == 1 {
		c.Status, c.Matches = parts[0].Status, parts[0].Matches
	}
	return c
}

// Part is a piece of a checked text that is judged by itself: a quotation, or a
// statement that the text lays in somebody's mouth.
type Part struct {
	Span           // in the text: the words that are judged
	Text    string // of the span
	SaidBy  string // whom the text names as the speaker; "" for nobody
	Status  CheckStatus
	Matches []Match

	Otherwise []Citation // who surely says otherwise than the stored words
}
