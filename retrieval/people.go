package retrieval

import (
	"time"

	"whosaid/retrieval/names"
	"whosaid/retrieval/question"
	"whosaid/retrieval/terms"
)

// meet notes who speaks in the stories, in what office, and when that was stated.
func (in *inquiry) meet() {
	if len(in.reading.Speaker) == 0 {
		return
	}
	for _, s := range in.stories {
		for _, e := range s.sentences {
			if e.Speaker != nil && e.Speaker.Name != "" {
				in.people.Note(e.Speaker.Name, e.Speaker.Role, s.article.Published)
			}
		}
	}
}

// inOffice is how long before or after it was stated a role is taken to hold.
const inOffice = 2 * 365 * 24 * time.Hour

// addKnownRoles adds what other stories call the speaker of e about that time:
// "Peskov" of one is the "Kremlin spokesman" of another.
func (in *inquiry) addKnownRoles(to bag, e *evidence) {
	known := in.people.Find(e.Speaker.Name)
	if known == nil {
		return
	}
	for _, role := range known.Roles {
		if apart := e.story.article.Published.Sub(role.Stated).Abs(); apart <= inOffice {
			to.add(terms.All(role.Title))
		}
	}
}

// asksByName reports whether the speaker asked for is the one of e under another
// name or spelling.
func (in *inquiry) asksByName(asked question.Name, e *evidence) bool {
	for _, w := range asked {
		if !w.Upper {
			return false
		}
	}
	return names.Same(in.spell(asked), e.Speaker.Name)
}
