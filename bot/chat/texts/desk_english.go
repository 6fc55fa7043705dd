package texts

import "whosaid/store/news"

var deskEnglish = Desk{
	Invitation: "The desk, in a browser. This link signs you in once, within 10 minutes; send it to nobody:",
	Name:       "Desk",
	Queue:      "Queue", Check: "Check", History: "History", Outlets: "Outlets", Followed: "Followed", Audit: "Audit", Article: "Article", Case: "Case",
	Skip: "Skip to the content", SignIn: "Sign in", SignOut: "Sign out", Language: "Language",
	EnterHelp: "One more press: the link counts once, so that a preview of it cannot use it up.",
	BadLink:   "This link was used, or it is older than 10 minutes. Write /desk to the bot in a private chat for another one.",
	Outside:   "You are not signed in. Write /desk to the bot in a private chat, and it sends you a link.",
	Forbidden: "That is for others to see or to decide.", Missing: "There is nothing here.", Failed: "That failed here, not with you. Please try again in a while.",
	Stale: "This page is too old to send anything from it. Go back, load it anew and try again.", Unread: "This text cannot be checked: it is empty, too long, or has no words.",
	Unnamed:  "Something is missing in the form, or is not known here.",
	States:   map[news.CaseState]string{news.CaseOpen: "open", news.CaseTaken: "taken", news.CaseDone: "done"},
	Deeds:    map[news.CaseDeed]string{news.TakeCase: "Take it", news.ReleaseCase: "Give it back", news.CloseCase: "Done", news.ReopenCase: "Open again", news.NoteOnCase: "Add the note"},
	Kinds:    map[news.CaseKind]string{news.LabelCase: "Reported label", news.CheckCase: "Checked text"},
	Verdicts: map[news.CheckStatus]string{news.Verbatim: "verbatim", news.Altered: "altered", news.Spliced: "run together", news.Misattributed: "another's words", news.OtherWording: "in other words", news.Unfound: "not found", news.Several: "several parts"},
	All:      "all", Empty: "Nothing is waiting.", You: "you", Assignee: "Who has it", Notes: "What was done", NoteOn: "A note for moderators alone", Decided: "Decisions that count", Decide: "Decide",
	Speaker: "Speaker", Role: "Role", OwnVoice: "the outlet itself", Outlet: "Outlet", Unknown: "unknown", Remark: "A note that everybody reads below the quote", Save: "Save",
	Paste: "Text to check", Run: "Check it", Evidence: "Evidence", NoEvidence: "No stored article has these words.", Checked: "Checked on", CheckedBefore: "The same text was checked before:", Then: "then",
	Differs: "The verdict is another one than it was then.", AddCase: "Put into the queue", Words: "Words of the text", Status: "Verdict", From: "From", To: "To", Find: "Search", Nothing: "Nothing was found.", More: "Older ones",
	CSV: "CSV", Lines: "JSON lines", Print: "To print", Original: "The original", Versions: "Versions", Current: "current", Changes: "What changed", Withheld: "Moderators took a quote of this article down; the text around the others is not shown.",
	Speakers: "Who speaks", When: "When", Who: "Who", What: "What", On: "On", Nobody: "Nothing is followed.", Address: "Address", Every: "Every", Last: "Last success", Never: "never",
	Fresh: "New then", Fault: "Fault", Kind: "Kind", NewName: "Name", Correct: "Correct", Withdrawn: "quotes that moderators took down since", Fingerprint: "SHA-256 of the text", Taken: "The quote is shown no more.",
	Pick: "Choose this case", Picked: "With the chosen cases:", Receipt: "Receipt",
}
