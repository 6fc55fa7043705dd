package texts

import "whosaid/store/news"

// Desk is what moderators read at the desk, in a browser.
type Desk struct {
	Invitation string // what stands above the link in Telegram
	Name       string

	Queue, Check, History, Outlets, Followed, Audit, Article, Case string // pages
	Skip, SignIn, SignOut, Language                                string

	EnterHelp string // above the button that signs in
	BadLink   string
	Outside   string // to those who are not signed in
	Forbidden string
	Missing   string
	Failed    string
	Stale     string // a form without its token
	Unread    string // a text that cannot be checked
	Unnamed   string // a form in which what it is about is missing

	States   map[news.CaseState]string
	Deeds    map[news.CaseDeed]string
	Kinds    map[news.CaseKind]string
	Verdicts map[news.CheckStatus]string

	All, Empty, You, Assignee, Notes, NoteOn, Decided, Decide           string
	Speaker, Role, OwnVoice, Outlet, Unknown, Remark, Save              string
	Paste, Run, Evidence, NoEvidence, Checked, CheckedBefore, Then      string
	Differs, AddCase, Words, Status, From, To, Find, Nothing, More      string
	CSV, Lines, Print, Original, Versions, Current, Changes, Withheld   string
	Speakers, When, Who, What, On, Nobody, Address, Every, Last, Never  string
	Fresh, Fault, Kind, NewName, Correct, Withdrawn, Fingerprint, Taken string
	Pick, Picked, Receipt                                               string
}

// Complaint names what somebody finds wrong with a quote.
func (t *Texts) Complaint(c news.Complaint) string {
	switch c {
	case news.WrongSpeaker:
		return t.Button.Speaker
	case news.WrongOutlet:
		return t.Button.WrongOut
	case news.WrongWords:
		return t.Button.Words
	}
	return t.Button.Harm
}
