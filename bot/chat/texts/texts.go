// Package texts holds the bot's own words, one file a language. They are few
// and plain: the bot never says who is right.
package texts

import (
	"fmt"
	"strings"
	"time"

	"whosaid/store/news"
)

// Texts are the bot's words in one language. A %s stands for what the field's
// comment names; no field may be empty.
type Texts struct {
	Code string // ISO 639-1
	Name string // of the language, in itself

	Label    Label
	Message  Message
	Check    Check
	Talk     Talk
	Button   Button
	Group    Group
	Settings Settings
	Moderate Moderate
	Incoming Incoming
	Desk     Desk
	Commands []Command

	Months [12]string // as they stand in a date, from January
	plural func(n int) form
	marks  [2]string // of quotation
}

// Command is a line of the menu of commands.
type Command struct{ Name, Does string }

// Label is what a quote stands under.
type Label struct {
	OwnWords      string
	Quoting       string // the speaker
	Reporting     string // the speaker
	Denies        string // the speaker
	Alleges       string // the speaker
	Unnamed       string // in the place of a speaker
	Via           string // a medium
	UnknownOutlet string
	SameWire      string // why another outlet has the words
	SameWording   string
}

// Message is what stands between quotes.
type Message struct {
	Outlets      Counted
	Origins      Counted
	Owners       Counted
	Withdrawn    Counted // quotes of who says otherwise
	Articles     Counted
	Otherwise    string // heads those who dispute
	AlsoIn       string // outlets
	ByRules      string // where a model, or embeddings, should have helped
	NoSource     string
	Nearest      string  // heads quotes that do not answer
	Searched     string  // the scope
	Scope        string  // articles, outlets
	TooLong      string  // for a quote that no message can hold
	Unfit        string  // for a quote that the platform would not show as it is
	Context      string  // heads the paragraph around a quote
	Remark       string  // a moderator's note
	Translation  string  // heads a translation
	Earlier      string  // in reply to the answer that was given before
	NoneLeft     string  // all quotes of an answer were taken down
	ByDay        string  // heads figures of several days
	SayOtherwise string  // below a quote that somebody disputes; it is a link
	SayThis      Counted // outlets that say what a claim does
	SayElse      Counted // outlets that say otherwise, where others say it
	Otherwises   Counted // outlets that say otherwise, where none surely says it
	NotClear     Counted // further outlets that may do either
	QuotesFrom   Counted // outlets, where of none it is clear
	AskBack      string  // to a claim that names nobody and nothing
	Others       string  // heads quotes over which nothing is counted
}

// Check is what a checked quote is told.
type Check struct {
	Verbatim     string
	Altered      string // the outlet
	Spliced      string
	Misattribute string // the speaker
	OtherWording string
	Unfound      string // the scope
	Checked      string // the text with its changes
	Changes      Counted
	Truncated    string
	Lookalike    string
	Invisible    string
	Kinds        map[news.Flag]string // of changes, as they stand in a list
	Counts       map[news.CheckStatus]Counted
	Printed      string // the day of an earlier version that had the words
	Since        string // the day, and the sentence as it is since then
	Removed      string // the day
	Whole        string // heads the sentence that the words are a part of
	Headline     string // the headline that has the words
	Beside       string // words beside the text that have them
	NamedAs      string // the words, and whom the text names as their speaker
	Before       string // when a moderator had the same text checked, and the verdicts
}

// Button is what stands on buttons, and what pressing them tells.
type Button struct {
	Private      string // asks the same in the private chat
	Send         string // into another chat
	Copy         string // the one quote of a page
	CopyOne      string // of several
	Plain        string // shows a quote as text that can be pinned
	More         string
	NoMore       string
	Translate    string
	Untranslated string
	Back         string
	Otherwise    string
	Outlet       string
	Context      string
	Report       string
	Speaker      string // reasons of a report
	WrongOut     string
	Words        string
	Harm         string
	Reported     string
	Again        string // pressed twice
	Old          string // of an older version, or of an answer that is forgotten
	Stranger     string
}

// Group is what is said in groups.
type Group struct {
	Quota     string // answers an hour, minutes until then
	YourQuota string // minutes until then
	AdminOnly string
	NoClaim   string // /source without a claim
	NoQuote   string // /check without a quote
}

// Settings is the page of settings.
type Settings struct {
	Title     string
	Language  string // the language
	Automatic string
	Outlets   string // the outlets
	All       string
	Quota     string // answers an hour
	Saved     string
	Done      string

	Told       string // quotes that have changed since an answer
	Untold     string
	Tell       string // a button, for telling
	ReadersOwn string // buttons
	AllOutlets string
}

// Moderate is what moderators see.
type Moderate struct {
	Help       string // what moderators alone can do
	Card       string // what became of it, people who reported, the reasons
	Reported   string // nothing was decided yet
	Settled    string // what was decided
	Before     string // what stands before the quote
	After      string
	Right      string
	WasSaid    string // by a speaker
	Other      string
	Outlet     string
	TakeDown   string
	TakeAll    string // the whole article
	Note       string
	Undo       string
	Decided    string // by whom, when, what
	AskSpeaker string
	AskOutlet  string
	AskNote    string
	Only       string // moderators
	Undone     string
	NoOutlet   string // the id
	UseOutlets string
	UseTake    string
	NoArticle  string // the id
	Taken      string // the article
	Restored   string // the article
	Nothing    string // to undo
	NoAudit    string
	Rulings    map[news.Ruling]string
	People     Counted
}

// Counted is a count of things in its forms; %s is the number. Languages with
// two forms have Few like Many.
type Counted struct{ One, Few, Many string }

type form int

const (
	one form = iota
	few
	many
)

// All are the languages that the bot speaks, the first the one for everybody else.
var All = []*Texts{English, Ukrainian, Russian}

// For is the language of a code such as "uk" or "uk-UA"; English for any other.
func For(code string) *Texts {
	code, _, _ = strings.Cut(strings.ToLower(code), "-")
	for _, t := range All {
		if t.Code == code {
			return t
		}
	}
	return English
}

// Count is "5 outlets".
func (t *Texts) Count(n int, c Counted) string {
	pattern := c.Many
	switch t.plural(n) {
	case one:
		pattern = c.One
	case few:
		pattern = c.Few
	}
	return fmt.Sprintf(pattern, thousands(n))
}

// thousands parts the digits of large numbers by a thin space, which all three
// languages read.
func thousands(n int) string {
	digits := fmt.Sprint(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "\u2009" + digits[i:]
	}
	return digits
}

// Day is "13 May 2025".
func (t *Texts) Day(at time.Time) string {
	return fmt.Sprintf("%d %s %d", at.Day(), t.Months[at.Month()-1], at.Year())
}

// Moment is "13 May 2025, 09:05 UTC".
func (t *Texts) Moment(at time.Time) string {
	at = at.UTC()
	return t.Day(at) + at.Format(", 15:04 MST")
}

// Days is "11–20 May 2025", as short as it can be said; "" when they are unknown.
func (t *Texts) Days(from, to time.Time) string {
	switch {
	case from.IsZero() || to.IsZero():
		return ""
	case from.Format(time.DateOnly) == to.Format(time.DateOnly):
		return t.Day(to)
	case from.Format("2006-01") == to.Format("2006-01"):
		return fmt.Sprintf("%d–%s", from.Day(), t.Day(to))
	case from.Year() == to.Year():
		return fmt.Sprintf("%d %s – %s", from.Day(), t.Months[from.Month()-1], t.Day(to))
	}
	return t.Day(from) + " – " + t.Day(to)
}

// Scope is "14 articles of 6 outlets, 11–20 May 2025".
func (t *Texts) Scope(s news.Searched) string {
	out := fmt.Sprintf(t.Message.Scope, t.Count(s.Articles, t.Message.Articles), t.Count(s.Outlets, t.Message.Outlets))
	if days := t.Days(s.From, s.To); days != "" {
		out += ", " + days
	}
	return out
}

// slavic tells the three forms of Ukrainian and Russian apart: 1, 21; 2–4,
// 22–24; all other.
func slavic(n int) form {
	tens, units := n%100, n%10
	switch {
	case units == 1 && tens != 11:
		return one
	case 2 <= units && units <= 4 && (tens < 12 || tens > 14):
		return few
	}
	return many
}

func english(n int) form {
	if n == 1 {
		return one
	}
	return many
}
