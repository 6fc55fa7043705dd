// Package telegramtest is a server of Telegram's Bot API for tests. It speaks
// HTTP, refuses what the real server would refuse, in its words, and is
// stricter in one way: a parameter that the API does not know is an error.
//
//	server := telegramtest.Start(t)
//	bot.New(server.Token(), bot.WithServerURL(server.URL()))
//	anna := server.Person("Anna")
//	server.Private(anna).Say(anna, "Who shut the quay?")
//	reply := server.Private(anna).Wait(t, 1)[0]
//
// Everything that a test sees of a message is what a reader would see: the text
// without its markup, with entities counted in UTF-16 units.
package telegramtest
