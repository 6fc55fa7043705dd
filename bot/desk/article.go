package desk

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"

	"whosaid/bot/service"
	"whosaid/store/news"
)

// colours is how many speakers are told apart by colour; the style sheet has as many.
const colours = 8

type articleData struct {
	service.Article
	Runs     []run
	Speakers []string // by their number
	Versions []version
	Mark     news.Span
}

// run is a piece of an article's text: a quote, or what stands between quotes.
type run struct {
	Text    string
	Start   int
	Quote   *news.Citation
	Speaker int  // its number, from 1; 0: the outlet itself, or nobody knows
	Marked  bool // it is what a link led to
}

type version struct {
	*news.Article
	Shown   bool
	Current bool
	Changes [][]news.Edit // from the version before
}

// article shows an article with its quotes and its versions.
func (d *Desk) article(r *request) (reply, error) {
	place, mark, err := whereOf(r.PathValue("id"), r.URL.Query())
	if err != nil {
		return reply{}, err
	}
	got, err := d.Services.Article(r.Context(), place)
	if err != nil {
		return reply{}, err
	}
	data := articleData{Article: got, Mark: mark}
	data.Runs, data.Speakers = runsOf(got, place.Start, mark)
	for i, v := range got.Versions {
		one := version{Article: v, Shown: v.Hash() == got.Hash(), Current: i == len(got.Versions)-1}
		if i > 0 && !got.Withheld {
			one.Changes = d.Changes(got.Versions[i-1].Text(), v.Text())
		}
		data.Versions = append(data.Versions, one)
	}
	slices.Reverse(data.Versions)
	return reply{page: "article", data: data}, nil
}

// whereOf reads which article is meant, which version, from where on, and what is to
// be marked in it.
func whereOf(id string, query url.Values) (place service.Place, mark news.Span, err error) {
	var ok bool
	if place.Article, ok = news.ParseArticleID(id); !ok {
		return place, mark, errMissing
	}
	if named := query.Get("version"); named != "" {
		hash, err := news.ParseHash(named)
		if err != nil {
			return place, mark, errMissing
		}
		place.Version = &hash
	}
	number := func(name string) int {
		if query.Get(name) == "" {
			return 0
		}
		n, wrong := strconv.ParseUint(query.Get(name), 10, 31)
		if wrong != nil {
			err = errMissing
		}
		return int(n)
	}
	place.Start, mark.Start, mark.End = number("start"), number("from"), number("to")
	return place, mark, err
}

// runsOf cuts a text at its quotes, from a place on. Where moderators took something
// down, what stands between quotes is left out.
func runsOf(a service.Article, from int, mark news.Span) (out []run, speakers []string) {
	number := func(c news.Citation) int {
		if c.Speaker == nil || c.Speaker.Name == "" {
			return 0
		}
		if !slices.Contains(speakers, c.Speaker.Name) {
			speakers = append(speakers, c.Speaker.Name)
		}
		return slices.Index(speakers, c.Speaker.Name) + 1
	}
	quotes := slices.Clone(a.Quotes)
	slices.SortStableFunc(quotes, func(x, y news.Citation) int { return cmp.Compare(x.Span().Start, y.Span().Start) })
	at, end := min(from, len(a.Text())), len(a.Text())
	if a.Next > 0 {
		end = a.Next
	}
	between := func(to int) {
		if to > at && !a.Withheld {
			out = append(out, run{Text: a.Text()[at:to], Start: at})
		}
	}
	for _, quote := range quotes {
		if quote.Span().Start < at {
			continue
		}
		between(quote.Span().Start)
		out = append(out, run{Text: quote.Text(), Start: quote.Span().Start, Quote: &quote, Speaker: number(quote), Marked: mark.End > 0 && quote.Span().Overlaps(mark)})
		at = quote.Span().End
	}
	between(end)
	return out, speakers
}
