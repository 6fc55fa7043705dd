package texts

import "whosaid/store/news"

// English is for everybody whose language the bot does not speak.
var English = &Texts{
	Code: "en", Name: "English",
	Label: Label{
		OwnWords: "in its own words", Quoting: "quoting %s", Reporting: "reporting %s",
		Denies: "%s denies", Alleges: "%s alleges", Unnamed: "an unnamed source", Via: "via %s",
		UnknownOutlet: "outlet not recorded", SameWire: "same wire story", SameWording: "same wording",
	},
	Message: Message{
		Outlets:   Counted{"%s outlet", "%s outlets", "%s outlets"},
		Origins:   Counted{"%s origin", "%s origins", "%s origins"},
		Articles:  Counted{"%s article", "%s articles", "%s articles"},
		Otherwise: "Who says otherwise", AlsoIn: "also in %s",
		ByRules:  "Made by rules alone this time.",
		NoSource: "No stored article answers this.", Nearest: "The nearest:",
		Searched: "Searched %s.", Scope: "%s of %s",
		TooLong: "This passage is too long for a message; the link opens it.",
		Unfit:   "This passage holds characters that Telegram would change; the link opens it.", Translation: "A model's translation, no quote:",
		Context: "The paragraph around it", Remark: "Moderators: %s",
		Earlier:  "This was asked before: here is the answer.",
		NoneLeft: "Moderators took these quotes down.",
		Owners:   Counted{"%s owner", "%s owners", "%s owners"}, Withdrawn: Counted{"%s quote taken down by moderators", "%s quotes taken down by moderators", "%s quotes taken down by moderators"},
		SayOtherwise: "others say otherwise",
		ByDay:        "Figures by day", Others: "Other quotes",
		SayThis: Counted{"%s outlet says this", "%s outlets say this", "%s outlets say this"}, SayElse: Counted{"%s says otherwise", "%s say otherwise", "%s say otherwise"}, Otherwises: Counted{"%s outlet says otherwise", "%s outlets say otherwise", "%s outlets say otherwise"},
		NotClear: Counted{"%s more is not clear.", "%s more are not clear.", "%s more are not clear."}, QuotesFrom: Counted{"Quotes from %s outlet:", "Quotes from %s outlets:", "Quotes from %s outlets:"},
		AskBack: "What is this about? Write /source and the whole claim, with a name, a place or a number.",
	},
	Check: Check{
		Verbatim: "Verbatim.", Altered: "Altered. %s has it otherwise:", Spliced: "Two quotes run together.",
		Misattribute: "These words are real, but another's. They are by %s.",
		OtherWording: "The same statement, in other words:", Unfound: "Not found in %s.",
		Checked: "Checked: %s", Changes: Counted{"%s change", "%s changes", "%s changes"},
		Truncated: "Cut so that its sense turns: read the sentence whole.",
		Lookalike: "Some letters are of another script and only look alike.",
		Invisible: "It holds invisible characters.",
		Kinds: map[news.Flag]string{
			news.NumberFlag: "a number", news.NegationFlag: "a negation", news.NameFlag: "a name",
			news.DateFlag: "a date", news.ModalityFlag: "how sure it is", news.ComparisonFlag: "a comparison",
		},
		Counts: map[news.CheckStatus]Counted{
			news.Verbatim: {"%s verbatim", "%s verbatim", "%s verbatim"}, news.Altered: {"%s altered", "%s altered", "%s altered"},
			news.Spliced: {"%s run together", "%s run together", "%s run together"}, news.Misattributed: {"%s another's", "%s another's", "%s another's"},
			news.OtherWording: {"%s in other words", "%s in other words", "%s in other words"}, news.Unfound: {"%s not found", "%s not found", "%s not found"},
		},
		Printed: "Verbatim, as it was printed on %s.", Since: "Since %s it reads: %s", Removed: "Removed since %s.",
		Whole: "The whole sentence:", Headline: "The headline: %s", Beside: "Beside the text: %s", NamedAs: "%s – said by %s", Before: "Checked on %s: %s",
	},
	Talk: Talk{
		Start:   "Ask me who said what in the news. I answer with quotes from stored articles, word for word, each under its outlet and speaker. I do not say who is right.",
		Example: "For example:",
		Help: "Send a question, and I answer with quotes.\n" +
			"/check – is a quote real? Put it after the command, or forward it to me\n" +
			"/sources – what I answer from\n" +
			"/settings – language and outlets\n" +
			"/privacy – what I keep, /delete_me – forget me\nSend the address of a stored article to see whom it quotes.\nA mark of quotation is underlined where its pair stands outside the quote.\n\n" +
			"In a group, reply to a claim with /source, or to a quote with /check. Anywhere else, type %s and a question.",
		Guest:    "Mention me with a question, or in reply to a claim.",
		OnlyText: "I read text only: no pictures, no voice, no files. Send me a question, a quote to check, or the address of an article, as text or as a caption.",
		Holds:    "I search %s. Languages: %s. Outlets: %s.", Invented: "This is the demonstration: its places, people and outlets are invented.",
		Languages: map[string]string{"en": "English", "uk": "Ukrainian", "ru": "Russian"},
		Asks:      "What did %s say?",
		About:     "Ask who said what in the news. I answer with quotes from stored articles, word for word, each under its outlet and speaker. Send me a quote, and I check it. I do not say who is right.",
		Profile:   "Who said what in the news: quotes word for word, each under its outlet and speaker.",
		NotStored: "This article is not stored. I answer from %s.", Linked: "Quoted in this article:", LinkedNone: "This article quotes nobody. In its own words:",
		NoWords: "Ask me who said something, or send me a quote to check.",
		TooLong: "That is too long: at most %s bytes.", Failed: "Something failed on my side, not on yours. Please try again in a while.",
		Closed: "Please ask me that in a private chat.", Sources: "I answer from %s:", None: "No article is stored yet.",
		Kinds: map[news.OutletKind]string{
			news.Newsroom: "newsroom", news.Agency: "agency", news.Advocacy: "advocacy", news.Official: "official", news.Blog: "blog",
		},
		AskCheck: "Send me the quote to check.",
		Privacy: "I keep commands, the claims they reply to and your last questions, under a pseudonym (a salted hash) instead of your name, for at most 30 days, so that buttons and follow-ups work. " +
			"I keep nothing else of a group. Moderators' decisions are kept for good; what they check, here or at the desk, is kept for as long as whoever runs me has chosen. /delete_me forgets all that is yours.",
		Deleted: "All that I kept of you is deleted.", Unknown: "I do not know this command. /help lists what I can do.",
		BadLink: "This link leads nowhere any more. Ask me instead.", InlineNo: "No stored article answers this", InlineGo: "Ask who said what",
		Ask: "What shall I look for? Put the question after the command.",
	},
	Button: Button{
		Private: "Ask me in private", Send: "Send on", Copy: "Copy the quote", CopyOne: "Copy a quote", Plain: "As plain text",
		More: "More quotes", NoMore: "There are no more quotes.", Translate: "Translate", Untranslated: "No translation could be made.", Back: "Back", Otherwise: "Who says otherwise", Outlet: "Only one outlet", Context: "Context", Report: "Report a label",
		Speaker: "Wrong speaker", WrongOut: "Wrong outlet", Words: "Not what it says", Harm: "Should not be shown",
		Reported: "Thank you. Moderators will look at it.", Again: "This is shown already.",
		Old:      "This answer is too old. Please ask again.",
		Stranger: "Only administrators of this chat can do that.",
	},
	Group: Group{
		Quota:     "This chat has had its %s answers for this hour. Again in %s min.",
		YourQuota: "You have had your answers for this hour. Again in %s min.",
		AdminOnly: "Only administrators of this chat can do that.",
		NoClaim:   "Reply to a claim with /source, or put the claim after the command.",
		NoQuote:   "Reply to a quote with /check, or put the quote after the command.",
	},
	Settings: Settings{
		Title: "Settings", Language: "Language: %s", Automatic: "each reader's", Outlets: "Outlets: %s", All: "all",
		Quota: "Answers an hour: %s", Saved: "Saved.", Done: "Done", ReadersOwn: "Each reader's language", AllOutlets: "All outlets",
		Told: "You are told once when words that I quoted to you are changed or removed, or their label is corrected, within 14 days.", Untold: "You are not told when words that I quoted to you are changed or removed, or their label is corrected.", Tell: "Tell me of changed quotes",
	},
	Moderate: Moderate{
		Help: "For moderators:\n/audit – every decision, as CSV and as JSON lines\n/outlets – all outlets, and how to correct one\n/takedown ARTICLE, /restore ARTICLE – by address or id\n/desk – a link to the desk: the queue, checks and their history",
		Card: "%s · %s · %s", Reported: "Reported label", Settled: "Decided: %s", After: "after it: %s", Before: "before it: %s", Right: "Label is right", WasSaid: "It was %s", Other: "Other speaker…",
		Outlet: "Wrong outlet…", TakeDown: "Take the quote down", TakeAll: "Take the article down", Note: "Note…", Undo: "Undo", Decided: "%s · %s · %s",
		AskSpeaker: "Reply with who said it: the name, then a comma and the role; or – for the outlet itself.",
		AskOutlet:  "Reply with the id of the outlet, as /outlets lists it; or – for unknown.",
		AskNote:    "Reply with the note to be shown below the quote.",
		Only:       "Only moderators can do that.", Undone: "Undone.", NoOutlet: "There is no outlet %s; /outlets lists them.",
		UseOutlets: "To correct: /outlets ID name NEW NAME, /outlets ID kind KIND (newsroom, agency, advocacy, official, blog), /outlets ID undo",
		UseTake:    "Name the article by its address or id.", NoArticle: "There is no article %s.",
		Taken: "Taken down: %s. /restore brings it back.", Restored: "Restored: %s.", Nothing: "There is nothing to undo.", NoAudit: "Nothing was decided yet.",
		Rulings: map[news.Ruling]string{
			news.LabelRight: "label is right", news.SpeakerIs: "speaker corrected", news.OutletIs: "outlet corrected", news.TakeDown: "taken down",
			news.Remark: "note", news.OutletNamed: "outlet named", news.OutletKindIs: "kind of outlet", news.Undo: "undone",
		},
		People: Counted{"%s person", "%s people", "%s people"},
	},
	Incoming: Incoming{
		Help: "/add ADDRESS – read the page, PDF or feed at an address, and store its articles", UseAdd: "Put one address after the command: /add https://…", Offer: "Read it now",
		States: map[news.AddedState]string{news.AddedNew: "Stored:", news.AddedVersion: "A new version is stored of:", news.AddedBefore: "Stored already, unchanged:"},
		Faults: map[news.AdditionFault]string{
			news.NotPublic: "That is no address of a public web page.", news.ForbiddenBot: "The site's robots.txt does not let programs read this page, so I did not.",
			news.TooLargePage: "The page is too large to be read.", news.TooSlowPage: "The site took too long to answer. Please try again later.",
			news.NoPage: "The site does not give this page.", news.NoArticleIn: "There is no article to be found at this address.",
			news.NothingKept: "No articles can be stored here.",
		},
		Left:     Counted{"%s further page was not stored.", "%s further pages were not stored.", "%s further pages were not stored."},
		Followed: "I keep reading:", Read: "read %s", NeverRead: "not read yet", Brought: "last new %s", Fails: "cannot be read just now",
		Changed: "Since this answer was given, words quoted above were changed or removed by: %s", Moved: "Since this answer was given, moderators corrected a label: %s", Privacy: "To tell you once when an outlet has changed words that I quoted to you, or moderators their label, I keep the number of the chat for 14 days, too; /settings switches that off.",
	},
	Desk: deskEnglish,
	Commands: []Command{
		{"source", "who says this? in reply to a claim, or with a question"}, {"check", "is this quote real?"}, {"sources", "what I answer from"},
		{"settings", "language, outlets, quota"}, {"help", "how to ask"}, {"privacy", "what I keep"}, {"delete_me", "forget me"}, {"leave", "let me leave the group"},
	},
	Months: [12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
	plural: english,
	marks:  [2]string{"“", "”"},
}
