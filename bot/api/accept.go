package api

import (
	"mime"
	"strconv"
	"strings"
)

// Forms in which things are given.
const (
	asJSON       = "application/json"
	asAnnotation = "application/ld+json"
	asText       = "text/plain"
)

// preferred is the one of some forms that an Accept header likes best; of those
// that it likes equally the first. "" is none.
func preferred(accept []string, forms ...string) string {
	all := strings.Join(accept, ",")
	if strings.TrimSpace(all) == "" {
		return forms[0]
	}
	best, most := "", 0.0
	for _, form := range forms {
		if q := liking(all, form); q > most {
			best, most = form, q
		}
	}
	return best
}

// liking is how much a form is liked, 0 to 1: as the most specific range that it
// falls into has it.
func liking(accept, form string) float64 {
	kind, _, _ := strings.Cut(form, "/")
	specific, liked := 0, 0.0
	for part := range strings.SplitSeq(accept, ",") {
		ranged, parameters, err := mime.ParseMediaType(part)
		if err != nil {
			continue
		}
		how := 0
		switch ranged {
		case form:
			how = 3
		case kind + "/*":
			how = 2
		case "*/*":
			how = 1
		}
		q := 1.0
		if text, ok := parameters["q"]; ok {
			if q, err = strconv.ParseFloat(text, 64); err != nil || !(q >= 0 && q <= 1) {
				continue
			}
		}
		if how > specific || how == specific && how > 0 && q > liked {
			specific, liked = how, q
		}
	}
	return liked
}
