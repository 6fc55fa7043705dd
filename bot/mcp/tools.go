package mcp

import (
	"context"
	"errors"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"whosaid/bot/service"
	"whosaid/store/news"
)

// tools are what an assistant may call; so many calls are worked on at once as turns
// has room for.
type tools struct {
	services services
	turns    chan struct{}
}

// What tools are called with. The words behind "jsonschema" are for the assistant.
type (
	findQuotes struct {
		Question string   `json:"question" jsonschema:"a question, as one would put it to a person"`
		Limit    int      `json:"limit,omitempty" jsonschema:"the most quotes to give, 1 to 50; 6 unless set"`
		Outlets  []string `json:"outlets,omitempty" jsonschema:"ids of the outlets that may answer; all unless set"`
	}
	checkQuote struct {
		Text string `json:"text" jsonschema:"the text to check, with quotation marks and attributions as it has them"`
	}
	whoSaid struct {
		Words string `json:"words" jsonschema:"the words, in their own language, without whoever is said to have said them"`
	}
	openArticle struct {
		ID      string `json:"id" jsonschema:"the article's id: 16 hexadecimal digits"`
		Version string `json:"version,omitempty" jsonschema:"the SHA-256 of a version's text; the current one unless set"`
		Start   int    `json:"start,omitempty" jsonschema:"give the quotes that begin at this byte or after it"`
		End     int    `json:"end,omitempty" jsonschema:"with start: give the one quote at these bytes"`
	}
)

// saidBy is what who_said gives.
type saidBy struct {
	Words  string           `json:"words"`
	Status news.CheckStatus `json:"status"`
	SaidBy []news.Citation  `json:"said_by"`
	Near   []news.Citation  `json:"near"`
}

// turn waits until there is room for one more call.
func (t tools) turn(ctx context.Context) (leave func(), err error) {
	select {
	case t.turns <- struct{}{}:
		return func() { <-t.turns }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (t tools) findQuotes(ctx context.Context, _ *sdk.CallToolRequest, in findQuotes) (*sdk.CallToolResult, any, error) {
	q := news.Question{Text: in.Question, Limit: in.Limit}
	for _, id := range in.Outlets {
		q.Outlets = append(q.Outlets, news.OutletID(id))
	}
	return called(ctx, t, func() (any, error) { return t.services.Ask(ctx, q) })
}

func (t tools) checkQuote(ctx context.Context, _ *sdk.CallToolRequest, in checkQuote) (*sdk.CallToolResult, any, error) {
	return called(ctx, t, func() (any, error) { return t.services.Check(ctx, in.Text) })
}

func (t tools) whoSaid(ctx context.Context, _ *sdk.CallToolRequest, in whoSaid) (*sdk.CallToolResult, any, error) {
	return called(ctx, t, func() (any, error) {
		got, err := t.services.Check(ctx, in.Words)
		by, near := service.Said(got)
		return saidBy{got.Text, got.Status, append([]news.Citation{}, by...), append([]news.Citation{}, near...)}, err
	})
}

func (t tools) article(ctx context.Context, _ *sdk.CallToolRequest, in openArticle) (*sdk.CallToolResult, any, error) {
	place := service.Place{Article: news.ArticleID(in.ID), Start: in.Start, End: in.End}
	if in.Version != "" {
		hash, err := news.ParseHash(in.Version)
		if err != nil {
			return nil, nil, errors.New("version is not a SHA-256 in hexadecimal")
		}
		place.Version = &hash
	}
	return called(ctx, t, func() (any, error) {
		got, err := t.services.Article(ctx, place)
		return service.Quoted{Article: got}, err
	})
}

// called is what a tool gives, when it is its turn.
func called(ctx context.Context, t tools, do func() (any, error)) (*sdk.CallToolResult, any, error) {
	leave, err := t.turn(ctx)
	if err != nil {
		return nil, nil, err
	}
	defer leave()
	out, err := do()
	if err != nil {
		return nil, nil, told(ctx, err)
	}
	return nil, out, nil
}
