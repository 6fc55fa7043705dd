package texts

import "whosaid/store/news"

// Talk is what the bot says to people.
type Talk struct {
	Start    string
	Example  string // heads examples
	Help     string // the bot's name
	NoWords  string // to a sticker, a greeting, an empty question
	OnlyText string // to a picture, a voice message, a file
	Guest    string // to a mention that asks nothing, where the bot is no member
	Holds    string // what is searched: the scope, languages, outlets
	Invented string // of the demonstration
	Asks     string // a question for what a person says

	Languages map[string]string // by their codes

	About      string // in the chat before its first message, at most 512 characters
	Profile    string // on the bot's profile, at most 120 characters
	NotStored  string // to the address of an article: the scope
	Linked     string // heads the quotes of an article that was named by its address
	LinkedNone string // heads its first sentences, where it quotes nobody
	TooLong    string // the limit
	Failed     string
	Closed     string // to a command that only private chats know
	Sources    string // heads the list of outlets
	Kinds      map[news.OutletKind]string
	None       string // no article is stored
	AskCheck   string // for the quote to be checked
	Privacy    string
	Deleted    string
	Unknown    string // command
	BadLink    string
	InlineNo   string // on the button above no results
	InlineGo   string // on the button above nothing asked
	Ask        string // to a command without a question
}
