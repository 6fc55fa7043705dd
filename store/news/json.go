package news

import (
	"bytes"
	"encoding/json"
	"math"
	"time"
)

// MarshalJSON writes the answer as `ask --json` prints it. Lists are never
// null, an unknown string is "", and what is unknown as a whole (an outlet, a
// speaker) is null.
func (a Answer) MarshalJSON() ([]byte, error) {
	return marshal(answerJSON{
		Question:       a.Question.Text,
		Outcome:        a.Outcome,
		Mode:           a.Mode,
		FallbackReason: a.FallbackReason,
		Claims:         each(a.Claims, writeClaim),
		Quotes:         each(a.Quotes, writeCitation),
		Nearest:        each(a.Nearest, writeCitation),
		Missing:        a.Missing,
		Searched:       writeSearched(a.Searched),
	})
}

// MarshalJSON writes the citation as one element of an answer's quotes.
func (c Citation) MarshalJSON() ([]byte, error) { return marshal(writeCitation(c)) }

type answerJSON struct {
	Question       string         `json:"question"`
	Outcome        Outcome        `json:"outcome"`
	Mode           AnswerMode     `json:"mode"`
	FallbackReason string         `json:"fallback_reason"`
	Claims         []claimJSON    `json:"claims"`
	Quotes         []citationJSON `json:"quotes"`
	Nearest        []citationJSON `json:"nearest"`
	Missing        string         `json:"missing"`
	Searched       searchedJSON   `json:"searched"`
}

type citationJSON struct {
	Text    string      `json:"text"`
	Article articleJSON `json:"article"`
	Span
	Outlet      *outletJSON  `json:"outlet"`
	Speaker     *Speaker     `json:"speaker"`
	Via         []string     `json:"via"`
	Mode        Mode         `json:"mode"`
	Page        int          `json:"page,omitempty"` // of a PDF only
	Label       string       `json:"label"`
	Link        string       `json:"link"`
	AlsoIn      []copyJSON   `json:"also_in"`
	Score       float64      `json:"score"`
	Translation *Translation `json:"translation"`
}

type articleJSON struct {
	ID        ArticleID `json:"id"`
	Title     string    `json:"title"`
	URL       string    `json:"url"`
	Published string    `json:"published"`
	File      string    `json:"file"`
	SHA256    string    `json:"sha256"`
}

type outletJSON struct {
	ID   OutletID `json:"id"`
	Name string   `json:"name"`
}

type copyJSON struct {
	Outlet  *outletJSON `json:"outlet"`
	Article ArticleID   `json:"article"`
	Why     string      `json:"why"`
}

type searchedJSON struct {
	Articles int    `json:"articles"`
	Outlets  int    `json:"outlets"`
	From     string `json:"from"`
	To       string `json:"to"`
}

func writeSearched(s Searched) searchedJSON {
	return searchedJSON{s.Articles, s.Outlets, day(s.From), day(s.To)}
}

func writeCitation(c Citation) citationJSON {
	mode := c.Mode
	if mode == "" {
		mode = Own
	}
	return citationJSON{
		Text:        c.Text(),
		Article:     writeArticle(c.Article()),
		Span:        c.Span(),
		Outlet:      writeOutlet(c.Outlet()),
		Speaker:     c.Speaker,
		Via:         each(c.Via, itself),
		Mode:        mode,
		Page:        c.page(),
		Label:       c.Label(),
		Link:        c.Link(),
		AlsoIn:      each(c.AlsoIn, writeCopy),
		Score:       finite(c.Score),
		Translation: c.Translation,
	}
}

// AboutJSON is what the JSON of a quote tells of its article, to be encoded.
func AboutJSON(a *Article) any { return writeArticle(a) }

// OutletJSON is what the JSON of a quote tells of its outlet, to be encoded; null for nil.
func OutletJSON(o *Outlet) any { return writeOutlet(o) }

func writeArticle(a *Article) articleJSON {
	if a == nil {
		return articleJSON{}
	}
	return articleJSON{a.ID(), a.Title, a.URL, day(a.Published), a.File, a.Hash().String()}
}

func writeOutlet(o *Outlet) *outletJSON {
	if o == nil {
		return nil
	}
	return &outletJSON{o.ID, o.Name}
}

func writeCopy(c Copy) copyJSON {
	return copyJSON{writeOutlet(c.Outlet()), c.Ref().Article, c.Why}
}

// day is the date in the zone in which it was published; "" when unknown.
func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

// finite stands in for a score that JSON cannot write.
func finite(score float64) float64 {
	if math.IsNaN(score) || math.IsInf(score, 0) {
		return 0
	}
	return score
}

// each is the list of write(item), [] when there are none.
func each[In, Out any](items []In, write func(In) Out) []Out {
	out := make([]Out, 0, len(items))
	for _, item := range items {
		out = append(out, write(item))
	}
	return out
}

func itself[T any](x T) T { return x }

// marshal is json.Marshal without escapes for HTML: an address keeps its "&".
func marshal(v any) ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(out.Bytes(), []byte("\n")), nil
}
