package api

import (
	"cmp"
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"

	"whosaid/store/news"
)

// page is a list of Web Annotations (W3C), each of which points at a quote.
type page struct {
	Context string       `json:"@context"`
	ID      string       `json:"id"`
	Type    string       `json:"type"`
	Items   []annotation `json:"items"`
}

type annotation struct {
	ID         string `json:"id"`
	Type       string `json:"type"`
	Motivation string `json:"motivation"`
	Body       []body `json:"body"`
	Target     target `json:"target"`
}

type body struct {
	Type    string `json:"type"`
	Value   string `json:"value"`
	Format  string `json:"format"`
	Purpose string `json:"purpose"`
}

// target is the quote in the stored text: the one for which the offsets hold.
type target struct {
	Source   source     `json:"source"`
	Selector []selector `json:"selector"`
}

type source struct {
	ID     string `json:"id"`
	Type   string `json:"type"`
	Format string `json:"format"`
	Via    string `json:"via,omitempty"` // the page that the text was read from
}

// selector is one of three that name the same quote: by its words and those around
// it, by code points, by bytes.
type selector struct {
	Type   string `json:"type"`
	Exact  string `json:"exact,omitempty"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
	Start  *int   `json:"start,omitempty"` // nil: it names no offsets
	End    *int   `json:"end,omitempty"`
}

// beside is how many characters of the text around a quote a selector names.
const beside = 32

// pointed is a quote, with what was found of the checked text there; "" for nothing.
type pointed struct {
	news.Citation
	status news.CheckStatus
}

func cited(quotes []news.Citation) []pointed {
	out := make([]pointed, len(quotes))
	for i, c := range quotes {
		out[i].Citation = c
	}
	return out
}

func matched(c news.Check) []pointed {
	var out []pointed
	for _, part := range c.Parts {
		for _, m := range part.Matches {
			out = append(out, pointed{m.Citation, part.Status})
		}
	}
	return out
}

// annotated is a page of annotations, at the address where what was told is kept, or
// that was asked for. Where moderators took a quote of an article down, the words
// beside its quotes may be that one's.
func (d *door) annotated(r *request, kept string, quotes []pointed) (reply, error) {
	out := page{"http://www.w3.org/ns/anno.jsonld", cmp.Or(kept, r.URL.RequestURI()), "AnnotationPage", make([]annotation, 0, len(quotes))}
	withheld := map[news.ArticleID]bool{}
	for _, q := range quotes {
		id := q.Article().ID()
		if _, looked := withheld[id]; !looked {
			var err error
			if withheld[id], err = d.Services.Withheld(r.Context(), id); err != nil {
				return reply{}, err
			}
		}
		out.Items = append(out.Items, annotate(q, !withheld[id]))
	}
	return reply{form: asAnnotation + `; profile="http://www.w3.org/ns/anno.jsonld"`, document: out, kept: kept}, nil
}

// annotate writes a quote, with the words beside it or without, as an annotation
// whose address gives the quote again.
func annotate(p pointed, around bool) annotation {
	article, span := p.Article(), p.Span()
	text := fmt.Sprintf("%sarticles/%s?version=%s", Prefix, article.ID(), article.Hash())
	out := annotation{
		ID: fmt.Sprintf("%s&start=%d&end=%d", text, span.Start, span.End), Type: "Annotation", Motivation: "describing",
		Body: []body{{"TextualBody", p.Label(), asText, "describing"}},
		Target: target{
			Source:   source{ID: text, Type: "Text", Format: asText, Via: address(article.URL)},
			Selector: selectors(article.Text(), span),
		},
	}
	if !around {
		words := &out.Target.Selector[0]
		words.Prefix, words.Suffix = "", ""
	}
	if p.status != "" {
		out.Body = append(out.Body, body{"TextualBody", string(p.status), asText, "classifying"})
	}
	return out
}

func selectors(text string, span news.Span) []selector {
	before, quote, after := text[:span.Start], span.Of(text), text[span.End:]
	from := utf8.RuneCountInString(before)
	to := from + utf8.RuneCountInString(quote)
	return []selector{
		{Type: "TextQuoteSelector", Exact: quote, Prefix: lastOf(before, beside), Suffix: firstOf(after, beside)},
		{Type: "TextPositionSelector", Start: &from, End: &to},
		{Type: "DataPositionSelector", Start: &span.Start, End: &span.End},
	}
}

// firstOf are the first n characters of text.
func firstOf(text string, n int) string {
	for i := range text {
		if n == 0 {
			return text[:i]
		}
		n--
	}
	return text
}

// lastOf are the last n characters of text.
func lastOf(text string, n int) string {
	at := len(text)
	for ; n > 0 && at > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(text[:at])
		at -= size
	}
	return text[at:]
}

// address is a web address; "" for anything else, which would be no IRI.
func address(text string) string {
	parsed, err := url.Parse(text)
	if err != nil || parsed.Host == "" || !strings.HasPrefix(parsed.Scheme, "http") {
		return ""
	}
	return parsed.String()
}
