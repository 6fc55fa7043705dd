package texts

import "whosaid/store/news"

// Incoming is what is said of articles that come in.
type Incoming struct {
	Help   string // for moderators, what they can add
	UseAdd string
	Offer  string                     // a button, to read the article that a link leads to
	States map[news.AddedState]string // head lists of articles
	Faults map[news.AdditionFault]string
	Left   Counted // pages of a list

	Followed  string // heads what is fetched again and again
	Read      string // when
	NeverRead string
	Brought   string // when it last had something new
	Fails     string

	Changed string // outlets that have changed or removed what an answer quotes
	Moved   string // labels of an answer that moderators corrected, as they are now
	Privacy string // what is kept to tell so
}
