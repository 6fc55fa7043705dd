package api

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"whosaid/bot/service"
	"whosaid/store/news"
)

// request is what came, and whose it is.
type request struct {
	*http.Request
	writer http.ResponseWriter
	key    int
	body   []byte
}

// Bodies of requests.
type (
	askBody struct {
		Question *string         `json:"question"`
		Limit    int             `json:"limit"`
		Outlets  []news.OutletID `json:"outlets"`
		Language string          `json:"language"`
		Keep     *bool           `json:"keep"` // null: it is kept what was told
	}
	textBody struct {
		Text *string `json:"text"`
	}
	checkBody struct {
		Text *string `json:"text"`
		Keep *bool   `json:"keep"`
	}
)

// mostBody is how long a body may be, in bytes: in JSON a character may take six
// times as many as in the text.
const mostBody = 1 << 20

// readBody reads what was sent, which may take readWithin. The work on it may take
// longer.
func (r *request) readBody() (err error) {
	limits := http.NewResponseController(r.writer)
	_ = limits.SetReadDeadline(time.Now().Add(readWithin)) // not every server can
	r.body, err = io.ReadAll(http.MaxBytesReader(r.writer, r.Body, mostBody))
	if _, large := errors.AsType[*http.MaxBytesError](err); large {
		return errTooLarge
	}
	if err != nil {
		// The limit stands: the server would wait for the rest of it before it answers.
		return malformed{errors.New("the body could not be read")}
	}
	_ = limits.SetReadDeadline(time.Time{})
	return nil
}

// decode reads the body, one JSON document, into out.
func (r *request) decode(out any) error {
	kind, parameters, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || kind != asJSON || parameters["charset"] != "" && !strings.EqualFold(parameters["charset"], "utf-8") {
		return errMediaType
	}
	return decodeBody(r.body, out)
}

// decodeBody reads one JSON document and refuses what would be read otherwise than
// it was meant: a field that nobody knows, bytes that are not UTF-8.
func decodeBody(body []byte, out any) error {
	if !utf8.Valid(body) {
		return malformed{errors.New("the body is not UTF-8")}
	}
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(out); err != nil {
		return malformed{errors.New("the body is not the JSON that is asked for: " + reasonOf(err))}
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return malformed{errors.New("there is more behind the JSON document")}
	}
	return nil
}

// needed is a field that a body must have.
func needed(name string, value *string) (string, error) {
	if value == nil {
		return "", malformed{errors.New("the body lacks the field " + name)}
	}
	return *value, nil
}

// reasonOf tells why JSON was not read, without the names of this program's types.
func reasonOf(err error) string {
	if kind, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		return "the field " + strconv.Quote(kind.Field) + " may not be a " + kind.Value
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return "it ends too early"
	}
	return err.Error()
}

// placeOf reads which article a request names, and what of it.
func placeOf(id, rawQuery string) (service.Place, error) {
	article, ok := news.ParseArticleID(id)
	if !ok {
		return service.Place{}, news.ErrNoArticle
	}
	query, err := url.ParseQuery(rawQuery)
	if err != nil {
		return service.Place{}, malformed{errors.New("the query cannot be read")}
	}
	place := service.Place{Article: article}
	for name, values := range query {
		if len(values) > 1 {
			return service.Place{}, malformed{errors.New("a parameter is named twice")}
		}
		switch name {
		case "version":
			hash, err := news.ParseHash(values[0])
			if err != nil {
				return service.Place{}, malformed{errors.New("version is not a SHA-256 in hexadecimal")}
			}
			place.Version = &hash
		case "start", "end":
			at, err := strconv.ParseUint(values[0], 10, 31)
			if err != nil {
				return service.Place{}, malformed{errors.New(name + " is not a place in bytes")}
			}
			if name == "start" {
				place.Start = int(at)
			} else {
				place.End = int(at)
			}
		default:
			return service.Place{}, malformed{errors.New("there is a parameter that nobody knows; use version, start and end")}
		}
	}
	if query.Has("end") && place.End <= place.Start {
		return service.Place{}, malformed{errors.New("end is not behind start")}
	}
	return place, nil
}
