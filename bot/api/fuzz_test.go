package api

import (
	"encoding/json"
	"errors"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"whosaid/store/news"
)

// Whatever a body is, it is read as what it says or refused with a word for whoever
// sent it.
func FuzzBody(f *testing.F) {
	for _, seed := range []string{`{"question":"who?","limit":3,"outlets":["a"]}`, `{"text":"a"}`, `{"text":"\ud800"}`, `{"question":null}`, `[]`, `{"limit":1e99}`, "{\"text\":\"\xff\"}", `{"a":{"a":{"a":[`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		for _, into := range []any{new(askBody), new(textBody), new(checkBody)} {
			err := decodeBody(body, into)
			if _, ok := errors.AsType[malformed](err); err != nil && !ok {
				t.Errorf("decodeBody(%q) = %v, which is not for whoever sent it", body, err)
			}
			if err == nil && (!utf8.Valid(body) || !json.Valid(body)) {
				t.Errorf("decodeBody(%q) read what is no JSON", body)
			}
			if asked, ok := into.(*askBody); ok && err == nil && asked.Question != nil && !utf8.ValidString(*asked.Question) {
				t.Errorf("decodeBody(%q) = %q, which is not UTF-8", body, *asked.Question)
			}
		}
	})
}

// A place names an article by its id alone, and a part of it that has a length.
func FuzzPlace(f *testing.F) {
	f.Add("0123456789abcdef", "version="+strings.Repeat("0a", 32)+"&start=5&end=9")
	f.Add("../../etc/passwd", "start=%zz")
	f.Add("0123456789abcdef", "end=1&start=18446744073709551616")
	f.Fuzz(func(t *testing.T, id, query string) {
		place, err := placeOf(id, query)
		if err != nil {
			if _, ok := errors.AsType[malformed](err); !ok && !errors.Is(err, news.ErrNoArticle) {
				t.Errorf("placeOf(%q, %q) = %v, which is not for whoever asked", id, query, err)
			}
			return
		}
		if len(place.Article) != 16 || strings.ContainsAny(string(place.Article), "./\\%") || place.Start < 0 || place.End != 0 && place.End <= place.Start {
			t.Errorf("placeOf(%q, %q) = %+v", id, query, place)
		}
	})
}

// What is preferred is one of the forms, and one that is asked for by name alone is
// given.
func FuzzAccept(f *testing.F) {
	for _, seed := range []string{"", "*/*", "application/ld+json;q=0.5, application/json;q=0.4", "text/*;q=0, */*;q=0.1", "application/json;q=NaN", ";;;,,,", "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\""} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, accept string) {
		switch got := preferred([]string{accept}, asJSON, asAnnotation, asText); got {
		case "", asJSON, asAnnotation, asText:
			if got != "" && preferred([]string{got}, asJSON, asAnnotation, asText) != got {
				t.Errorf("preferred(%q) = %q", accept, got)
			}
		default:
			t.Errorf("preferred(%q) = %q, which is none of the forms", accept, got)
		}
	})
}

// Nobody comes in by a header that does not end in a key of the list.
func FuzzAuthorization(f *testing.F) {
	keys, err := ParseKeys(goodKey + "," + pastKey + "@2031-04-30")
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range []string{"Bearer " + goodKey, "bearer  " + goodKey + " ", "Bearer " + pastKey, "Bearer", " ", "Bearer \x00"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, header string) {
		number, err := keys.of([]string{header}, today)
		if (err == nil) != (number != nobody) || err == nil && !strings.HasSuffix(strings.TrimSpace(header), " "+goodKey) {
			t.Errorf("of(%q) = %d, %v", header, number, err)
		}
	})
}

// A list of keys that is read lets each of its keys in, and an error shows none.
func FuzzKeys(f *testing.F) {
	for _, seed := range []string{"a,b", "a@2031-05-04, b", "a@b@c", ",,,", "k\xff"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, list string) {
		keys, err := ParseKeys(list)
		if err != nil {
			return
		}
		for part := range strings.SplitSeq(list, ",") {
			key, _, dated := strings.Cut(strings.TrimSpace(part), "@")
			if key == "" || dated {
				continue
			}
			if _, err := keys.of([]string{"Bearer " + key}, time.Now()); err != nil && !errors.Is(err, errExpired) {
				t.Errorf("ParseKeys(%q) does not know %q: %v", list, key, err)
			}
		}
	})
}

// Whatever comes to the door, it answers with a problem or a document, and never
// with a failure of its own.
func FuzzDoor(f *testing.F) {
	w := newWorld(f)
	handler := New(w.config)
	f.Add("POST", "/v1/check", "application/json", []byte(`{"text":"We now count 70 injured"}`))
	f.Add("GET", "/v1/articles/0123456789abcdef?start=1", "", []byte(nil))
	f.Fuzz(func(t *testing.T, method, path, form string, body []byte) {
		defer func() { _ = recover() }() // httptest panics at what no server would take in
		r := httptest.NewRequest(method, "/v1/"+strings.TrimPrefix(path, "/v1/"), strings.NewReader(string(body)))
		r.Header.Set("Authorization", "Bearer "+goodKey)
		r.Header.Set("Content-Type", form)
		if got := serve(handler, r); got.status == 500 {
			t.Errorf("%s %s %q = %d %s", method, path, body, got.status, got.body)
		}
	})
}
