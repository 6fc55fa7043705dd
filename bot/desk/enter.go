package desk

import (
	"net/http"
	"slices"

	"whosaid/bot/chat/texts"
)

// landing is where a link leads. It uses nothing up, so that whatever looks at links
// before people do cannot; the press on the page does.
func (d *Desk) landing(r *request) (reply, error) {
	r.speakAs()
	return reply{page: "enter", data: r.URL.Query().Get("link")}, nil
}

// enter takes a link, which is gone then, and begins a session.
func (d *Desk) enter(r *request) (reply, error) {
	r.speakAs()
	if err := r.ParseForm(); err != nil {
		return reply{}, errLink
	}
	link, ok := readToken(r.PostForm.Get("link"))
	if !ok {
		return reply{}, errLink
	}
	value, err := d.Shelf.Take(r.Context(), link.name("link"))
	if err != nil {
		return reply{}, err
	}
	p, ok := d.passOf(value, link)
	if !ok {
		return reply{}, errLink
	}
	p.Until = d.Now().Add(sessionFor)
	begun := newToken()
	if err := d.keepPass(r.Context(), "session", begun, p); err != nil {
		return reply{}, err
	}
	d.setCookie(r.writer, begun.text(), sessionFor)
	return reply{to: Prefix}, nil
}

// leave ends the session, in this browser and for whoever copied its cookie.
func (d *Desk) leave(r *request) (reply, error) {
	if _, err := d.Shelf.Take(r.Context(), r.token.name("session")); err != nil {
		return reply{}, err
	}
	d.setCookie(r.writer, "", -1)
	return reply{to: Prefix}, nil
}

// speak changes the language of the session.
func (d *Desk) speak(r *request) (reply, error) {
	language := r.field("language")
	if !slices.ContainsFunc(texts.All, func(t *texts.Texts) bool { return t.Code == language }) {
		return reply{}, errUnnamed
	}
	r.Language = language
	return reply{to: Prefix}, d.keepPass(r.Context(), "session", r.token, r.pass)
}

// speakAs gives somebody without a session the language that the browser asks for.
func (r *request) speakAs() {
	if !r.in() {
		r.Language = r.Header.Get("Accept-Language")[:min(2, len(r.Header.Get("Accept-Language")))]
	}
}

var assetKinds = map[string]string{"desk.css": "text/css; charset=utf-8", "desk.js": "text/javascript; charset=utf-8"}

// asset is the style sheet or the script; there is no other file.
func (d *Desk) asset(r *request) (reply, error) {
	name := r.PathValue("name")
	kind, known := assetKinds[name]
	if !known {
		return reply{}, errMissing
	}
	content, err := files.ReadFile("assets/" + name)
	if err != nil {
		return reply{}, err
	}
	r.writer.Header().Set("Cache-Control", "no-cache")
	return reply{file: &file{kind: kind, bytes: content}}, nil
}

var _ http.Handler = (*Desk)(nil)
