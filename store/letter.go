package store

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"whosaid/store/news"
)

// readLetter reads what the script answers that claims a letter.
func readLetter(answer any) (news.Letter, error) {
	parts, ok := answer.([]any)
	if !ok || len(parts) != 2 {
		return news.Letter{}, fmt.Errorf("claim an update: %w", ErrDamaged)
	}
	id, _ := parts[0].(string)
	l := news.Letter{Steps: map[string]string{}}
	var err error
	if l.ID, err = strconv.ParseInt(id, 10, 64); err != nil {
		return news.Letter{}, fmt.Errorf("claim update %q: %w", id, ErrDamaged)
	}
	fields, _ := parts[1].([]any)
	for i := 0; i+1 < len(fields); i += 2 {
		name, _ := fields[i].(string)
		value, _ := fields[i+1].(string)
		switch step, isStep := strings.CutPrefix(name, "s:"); {
		case isStep:
			l.Steps[step] = value
		case name == "lane":
			l.Lane = value
		case name == "body":
			l.Body = []byte(value)
		case name == "at":
			milliseconds, _ := strconv.ParseInt(value, 10, 64) // written by Keep
			l.At = time.UnixMilli(milliseconds)
		case name == "tries":
			l.Tries, _ = strconv.Atoi(value) // written by Claim
		}
	}
	return l, nil
}
