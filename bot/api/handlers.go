package api

import (
	"strconv"

	"whosaid/store/news"
)

func (d *door) ask(r *request) (reply, error) {
	form := preferred(r.Header["Accept"], asJSON, asAnnotation)
	if form == "" {
		return reply{}, errAccept
	}
	var body askBody
	if err := r.decode(&body); err != nil {
		return reply{}, err
	}
	text, err := needed("question", body.Question)
	if err != nil {
		return reply{}, err
	}
	got, err := d.Services.Ask(r.Context(), news.Question{
		Text: text, Limit: body.Limit, Outlets: body.Outlets, Language: body.Language, Asker: asker(r.key),
	})
	if err != nil {
		return reply{}, err
	}
	kept := d.keep(r, "/v1/answers/", body.Keep, func() news.Record { return news.RecordAnswer(got) })
	if form == asAnnotation {
		return d.annotated(r, kept, cited(got.Quotes))
	}
	return reply{form: form, document: got, kept: kept}, nil
}

// keep keeps what is told, unless that is not wanted, and gives the address at which
// it is found again.
func (d *door) keep(r *request, at string, wanted *bool, record func() news.Record) string {
	if wanted != nil && !*wanted {
		return ""
	}
	if id := d.Services.Remember(r.Context(), d.by(r), record()); id != "" {
		return at + id
	}
	return ""
}

// by is whose records a request may open.
func (d *door) by(r *request) news.Pseudonym { return d.Keys.alias(r.key, d.Salt) }

// asker is whose share of a model's work a key uses: no chat is called so.
func asker(key int) string { return "key " + strconv.Itoa(key) }

func (d *door) check(r *request) (reply, error) {
	form := preferred(r.Header["Accept"], asJSON, asAnnotation)
	if form == "" {
		return reply{}, errAccept
	}
	var body checkBody
	if err := r.decode(&body); err != nil {
		return reply{}, err
	}
	text, err := needed("text", body.Text)
	if err != nil {
		return reply{}, err
	}
	got, err := d.Services.Check(r.Context(), text)
	if err != nil {
		return reply{}, err
	}
	kept := d.keep(r, "/v1/checks/", body.Keep, func() news.Record { return news.RecordCheck(got) })
	if form == asAnnotation {
		return d.annotated(r, kept, matched(got))
	}
	return reply{form: form, document: got, kept: kept}, nil
}

func (d *door) attribute(r *request) (reply, error) {
	if preferred(r.Header["Accept"], asJSON) == "" {
		return reply{}, errAccept
	}
	var body textBody
	if err := r.decode(&body); err != nil {
		return reply{}, err
	}
	text, err := needed("text", body.Text)
	if err != nil {
		return reply{}, err
	}
	got, err := d.Services.Attributions(text)
	if err != nil {
		return reply{}, err
	}
	return reply{form: asJSON, document: got}, nil
}

func (d *door) article(r *request) (reply, error) {
	form := preferred(r.Header["Accept"], asJSON, asAnnotation, asText)
	if form == "" {
		return reply{}, errAccept
	}
	place, err := placeOf(r.PathValue("id"), r.URL.RawQuery)
	if err != nil {
		return reply{}, err
	}
	got, err := d.Services.Article(r.Context(), place)
	switch {
	case err != nil:
		return reply{}, err
	case form == asAnnotation:
		return d.annotated(r, "", cited(got.Quotes))
	case form == asText && got.Withheld:
		return reply{}, errWithheld
	case form == asText:
		return reply{form: asText + "; charset=utf-8", bytes: []byte(got.Text())}, nil
	}
	return reply{form: form, document: got}, nil
}
