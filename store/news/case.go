package news

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"time"
)

// ErrNoCase is the error of asking for a case that is not kept, or no more.
var ErrNoCase = errors.New("no such case is kept")

// CaseKind tells how something came before moderators.
type CaseKind string

const (
	LabelCase CaseKind = "label" // somebody complained of the label of a quote
	CheckCase CaseKind = "check" // a moderator checked a text, and wants the verdict looked at
)

// Complaint is what somebody finds wrong with a quote.
type Complaint string

// The complaints that people can make.
const (
	WrongSpeaker Complaint = "speaker"
	WrongOutlet  Complaint = "outlet"
	WrongWords   Complaint = "words"
	Harmful      Complaint = "harm"
)

// Case is something that moderators are to look at.
type Case struct {
	ID      string
	Kind    CaseKind
	At      time.Time   // of the newest complaint
	Chat    int64       // the group it came from, whose admins decide, too; 0: none
	Quote   RecordQuote // the zero one where a check found none
	People  int         // who complained
	Reasons []Complaint // most often given first
	Text    string      // that was checked
	Status  CheckStatus // of it
	Record  string      // the id of the check
}

// HasQuote reports whether there is a stored quote to decide on.
func (c Case) HasQuote() bool { return c.Quote.Article != "" }

// CaseDeed is what a moderator does with a case, besides deciding.
type CaseDeed string

// The deeds.
const (
	TakeCase    CaseDeed = "take"
	ReleaseCase CaseDeed = "release"
	CloseCase   CaseDeed = "done"
	ReopenCase  CaseDeed = "reopen"
	NoteOnCase  CaseDeed = "note" // CaseAct.Text, which moderators alone read
)

// CaseDeeds are all of them.
var CaseDeeds = []CaseDeed{TakeCase, ReleaseCase, CloseCase, ReopenCase, NoteOnCase}

// CaseAct is one deed. Acts are only ever added, so that of two moderators who do
// something at once neither undoes what the other did.
type CaseAct struct {
	ID   string // unique
	At   time.Time
	By   ModeratorID
	Deed CaseDeed
	Text string
}

// CaseState is how far a case is.
type CaseState string

// The states.
const (
	CaseOpen  CaseState = "open"
	CaseTaken CaseState = "taken"
	CaseDone  CaseState = "done"
)

// CaseStates are all of them, as they follow each other.
var CaseStates = []CaseState{CaseOpen, CaseTaken, CaseDone}

// CaseFile is a case with what was done about it, the oldest act first.
type CaseFile struct {
	Case
	Acts []CaseAct
}

// Standing tells how far the case is and who has it. Who takes first has it; a
// complaint that comes after the end opens it again.
func (f CaseFile) Standing() (state CaseState, assignee ModeratorID) {
	state = CaseOpen
	for _, act := range f.Acts {
		switch {
		case act.Deed == TakeCase && state == CaseOpen:
			state, assignee = CaseTaken, act.By
		case act.Deed == ReleaseCase && state == CaseTaken:
			state, assignee = CaseOpen, ""
		case act.Deed == CloseCase && !act.At.Before(f.At):
			state, assignee = CaseDone, act.By
		case act.Deed == CloseCase: // of the complaint before
			state, assignee = CaseOpen, ""
		case act.Deed == ReopenCase && state == CaseDone:
			state, assignee = CaseOpen, ""
		}
	}
	return state, assignee
}

// SortActs puts acts in their order.
func SortActs(acts []CaseAct) {
	slices.SortFunc(acts, func(a, b CaseAct) int { return cmp.Or(a.At.Compare(b.At), strings.Compare(a.ID, b.ID)) })
}

// MostCases is how many cases are listed, the newest.
const MostCases = 500
