package news

import "time"

// Citation is a quote as it is shown: with who answers for it, and where else
// the same words stand; Cite makes one.
type Citation struct {
	Quote
	Said
	AlsoIn []Copy
	Score  float64 // 0 to 1: how well the quote answers; comparable within one answer
	Remark string  // what a moderator wrote below it; "" for nothing

	Translation *Translation // nil: nobody asked for one, or none could be vouched for
}

// Translation is a quote in another language, in a model's words: it is no
// quote, and whoever shows it says so.
type Translation struct {
	Language string `json:"language"` // ISO 639-1
	Text     string `json:"text"`
}

// Cite puts a quote under its label. The outlet and the date are the quoted
// article's; said must have been read from the same article.
func Cite(q Quote, said Said, score float64) Citation {
	if said.Mode == "" {
		said.Mode = Own
	}
	return Citation{Quote: q, Said: said, Score: score}
}

// Label is the line under which the quote is shown:
//
//	Radio Vest · 13 May 2025 · reporting Ingrid Moe, chief surgeon, via NorWire
func (c Citation) Label() string { return label(c.Quote, c.Said) }

// Copy is another article that carries the words of a quote.
type Copy struct {
	Quote
	Why string // "same wording", "same wire story"
}

// Outcome says whether stored articles answer a question.
type Outcome string

const (
	Answered Outcome = "answered"
	NoSource Outcome = "no_source"
)

// AnswerMode says who chose and grouped the quotes.
type AnswerMode string

const (
	Extractive AnswerMode = "extractive" // rules; no model took part
	ByModel    AnswerMode = "model"
)

// Searched tells what an answer was looked for in.
type Searched struct {
	Articles int
	Outlets  int
	From, To time.Time // the earliest and the latest day of publication; zero when none is known
}

// Answer is what a person is shown: quotes, grouped by what they claim, or the
// plain word that no stored article answers.
type Answer struct {
	Question       Question
	Outcome        Outcome
	Mode           AnswerMode
	FallbackReason string // why a configured model, or the embeddings, were not used
	Claims         []Claim
	Quotes         []Citation // empty when the outcome is NoSource
	Nearest        []Citation // at most three that came close, when the outcome is NoSource
	Missing        string     // what the nearest lack, in a few words, when the outcome is NoSource
	Searched       Searched
	Stance         Stance // to the claim that was asked of
	Vague          bool   // the claim names nobody and nothing by which it could be found, and nothing was
}

// Stance is the quotes of an answer that surely say the same as a claim, and those that
// surely say otherwise. Of the others nobody knows.
type Stance struct{ Same, Otherwise []int }

// Found is what a search for the answer to a question gives.
type Found struct {
	Citations []Citation // that answer, best first; empty when nothing stored answers
	Nearest   []Citation // at most three that came close, when nothing answers
	Missing   string     // what the nearest lack, when nothing answers
	Fallback  string     // why meanings were not compared, though an embedder is there
	Searched  Searched
	Asked     string // the question as it was searched, where it leaned on earlier ones
}
