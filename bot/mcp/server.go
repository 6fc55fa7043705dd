// Package mcp is the door for assistants: a server of the Model Context Protocol
// whose tools give quotes that were cut from stored articles, and nothing that an
// assistant could quote without one.
package mcp

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"runtime"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"whosaid/bot/service"
	"whosaid/store/news"
)

// services are what is done for those who ask.
type services interface {
	Ask(ctx context.Context, q news.Question) (news.Answer, error)
	Check(ctx context.Context, text string) (news.Check, error)
	Article(ctx context.Context, at service.Place) (service.Article, error)
}

// instructions are what an assistant is told of the server as a whole.
const instructions = `Quotes from stored news articles, cut byte for byte.
Show a quote as its "text", unchanged, with its "label" (outlet, day, speaker) and its "link".
Quote nothing that no tool returned. When the outcome is "no_source" or the status "not_found",
say that no stored article says so. A label tells what an outlet printed, never what is true.`

// New is a server over services; version is the program's.
func New(s services, version string) *sdk.Server {
	server := sdk.NewServer(&sdk.Implementation{Name: "whosaid", Title: "Whosaid", Version: version}, &sdk.ServerOptions{Instructions: instructions})
	t := tools{s, make(chan struct{}, runtime.GOMAXPROCS(0))}
	sdk.AddTool(server, described("find_quotes", "Find quotes",
		"Answers a question about the news with verbatim quotes from stored articles, each under outlet, day and speaker, grouped by what they claim."), t.findQuotes)
	sdk.AddTool(server, described("check_quote", "Check a quote",
		"Tells of each part of a text whether it is a quote from a stored article, word for word, and if not, where it was changed."), t.checkQuote)
	sdk.AddTool(server, described("who_said", "Who said it",
		"Tells who said some words, by stored articles: each place where the words stand, with outlet and speaker, and what comes near to them."), t.whoSaid)
	sdk.AddTool(server, described("article", "Open an article",
		"Lists the quotes of a stored article by their offsets, with its versions. Ids of articles stand in every quote."), t.article)
	return server
}

// described is a tool that changes nothing and asks nobody outside.
func described(name, title, does string) *sdk.Tool {
	closed := false
	return &sdk.Tool{Name: name, Title: title, Description: does,
		Annotations: &sdk.ToolAnnotations{Title: title, ReadOnlyHint: true, IdempotentHint: true, OpenWorldHint: &closed}}
}

// Serve serves one client that writes to in and reads from out, until it goes or
// ctx ends.
func Serve(ctx context.Context, server *sdk.Server, in io.Reader, out io.Writer) error {
	err := server.Run(ctx, &sdk.IOTransport{Reader: io.NopCloser(in), Writer: unclosed{out}, MaxLineLength: mostLine})
	if errors.Is(err, io.EOF) || ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}

// mostLine is how long a message of a client may be, in bytes: in JSON a text may
// take six times as many as it has.
const mostLine = 1 << 20

// unclosed leaves it to the process to close its output.
type unclosed struct{ io.Writer }

func (unclosed) Close() error { return nil }

// told is an error as an assistant may read it; what is the operator's to know goes
// to the log.
func told(ctx context.Context, err error) error {
	if wrong, ok := errors.AsType[service.Wrong](err); ok {
		return wrong
	}
	switch {
	case errors.Is(err, news.ErrNoArticle):
		return errors.New("no such article is stored")
	case ctx.Err() == nil:
		slog.ErrorContext(ctx, "a tool failed", "err", err)
	}
	return errors.New("something failed; the operator's log tells what")
}
