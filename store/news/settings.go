package news

// Pseudonym stands for a person or a chat in what is stored: nobody who reads
// the store can tell whose it is without its salt. "" is nobody in particular.
type Pseudonym string

// Settings are what the administrators of a chat chose for it. The zero value
// leaves everything to the bot.
type Settings struct {
	Language string     `json:"language,omitempty"` // ISO 639-1, of the bot's own words; "" is each reader's own
	Outlets  []OutletID `json:"outlets,omitempty"`  // answers come from these alone; empty: from all
	Quota    int        `json:"quota,omitempty"`    // answers an hour; 0 means DefaultQuota
	Untold   bool       `json:"untold,omitempty"`   // nobody is told of quotes that have changed since an answer
	Was      Pseudonym  `json:"was,omitempty"`      // the group that became this chat, under whose pseudonym all is kept; the rest is not read then
}

// DefaultQuota is how many answers an hour a chat gets when nobody says otherwise.
const DefaultQuota = 60

// PerHour is how many answers an hour the chat gets.
func (s Settings) PerHour() int {
	if s.Quota > 0 {
		return s.Quota
	}
	return DefaultQuota
}
