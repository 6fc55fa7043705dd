package claims

import (
	"strings"
	"time"

	"whosaid/retrieval/dates"
	"whosaid/retrieval/terms"
)

// asOf is the day for which a sentence gives its state: the one that it names
// ("as of 12 May", "by Friday", "had spoken of nine on Monday"), or else that of
// publication. Midnight UTC; zero when nobody knows.
func asOf(text string, words []terms.Term, published time.Time) time.Time {
	if published.IsZero() {
		return published
	}
	day := dayOf(published)
	if !speaksOfDays(text) {
		return day
	}
	for _, found := range dates.All(text, published) {
		at := found.From
		if found.Bound == dates.Until { // "by Friday" is of Friday
			at = found.To.Add(-24 * time.Hour)
		}
		if found.Precision != dates.Day || at.IsZero() || !found.Resolved() || at.After(published) {
			continue
		}
		phrase := strings.ToLower(text[max(0, found.Start-len(longestLead)):found.Start] + found.Of(text))
		if hasLead(phrase) || lookedBack(words) {
			return dayOf(at)
		}
	}
	return day
}

// longestLead is the longest of the words that make a date the one of a state.
const longestLead = " as of "

var leads = []string{"as of ", "as at ", "by "}

func hasLead(phrase string) bool {
	for _, lead := range leads {
		if i := strings.Index(phrase, lead); i == 0 || i > 0 && phrase[i-1] == ' ' {
			return true
		}
	}
	return false
}

// lookedBack reports whether a sentence recalls what was said before: "had
// spoken of", "had put the number at".
func lookedBack(words []terms.Term) bool {
	for i, w := range words {
		if w.Word == "had" && i+1 < len(words) && recalled[words[i+1].Word] {
			return true
		}
	}
	return false
}

var recalled = set("spoken said put given reported counted named announced stated")

// speaksOfDays spares most sentences the search for dates.
func speaksOfDays(text string) bool {
	lower := strings.ToLower(text)
	return strings.Contains(lower, "as of ") || strings.Contains(lower, "as at ") || strings.Contains(lower, "by ") || strings.Contains(lower, " had ")
}
