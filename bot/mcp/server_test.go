package mcp

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"strings"
	"testing"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"whosaid/bot/service"
	"whosaid/store/news"
)

func TestMain(m *testing.M) {
	slog.SetDefault(slog.New(slog.DiscardHandler))
	os.Exit(m.Run())
}

// shelf has one article, and fails where err is set.
type shelf struct {
	article *news.Article
	err     error
}

const text = "“Він витримав”, — сказала Марія Заль. The bridge held."

func newShelf(t testing.TB) shelf {
	t.Helper()
	article, err := news.NewArticle(news.Meta{Title: "It held", Outlet: &news.Outlet{ID: "vest", Name: "Vest"}}, text, nil)
	if err != nil {
		t.Fatal(err)
	}
	return shelf{article: article}
}

func (s shelf) cite(words string) news.Citation {
	quote, err := news.Find(s.article, words)
	if err != nil {
		panic(err)
	}
	return news.Cite(quote, news.Said{}, 1)
}

func (s shelf) Ask(_ context.Context, q news.Question) (news.Answer, error) {
	if s.err != nil {
		return news.Answer{}, s.err
	}
	return news.Answer{Question: q, Outcome: news.Answered, Mode: news.Extractive, Quotes: []news.Citation{s.cite("The bridge held.")}}, nil
}

func (s shelf) Check(_ context.Context, text string) (news.Check, error) {
	part := news.Part{Span: news.Span{End: len(text)}, Text: text, Status: news.Verbatim, Matches: []news.Match{{Citation: s.cite("The bridge held."), Similarity: 1}}}
	if strings.Contains(text, "fell") {
		part.Status, part.Matches[0].Similarity = news.Altered, 0.7
	}
	return news.CheckOf(text, []news.Part{part}, news.Searched{}), s.err
}

func (s shelf) Article(_ context.Context, at service.Place) (service.Article, error) {
	if at.Article != s.article.ID() {
		return service.Article{}, fmt.Errorf("load: %w", news.ErrNoArticle)
	}
	return service.Article{Article: s.article, Versions: []*news.Article{s.article}, Quotes: []news.Citation{s.cite("The bridge held.")}}, s.err
}

// connect makes a client of a server over the services, both in this process.
func connect(t *testing.T, s services) *sdk.ClientSession {
	t.Helper()
	here, there := sdk.NewInMemoryTransports()
	if _, err := New(s, "test").Connect(t.Context(), there, nil); err != nil {
		t.Fatal(err)
	}
	session, err := sdk.NewClient(&sdk.Implementation{Name: "test"}, nil).Connect(t.Context(), here, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = session.Close() }) // the test is over
	return session
}

func TestToolsAreListed(t *testing.T) {
	listed, err := connect(t, newShelf(t)).ListTools(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, tool := range listed.Tools {
		names = append(names, tool.Name)
		if tool.Annotations == nil || !tool.Annotations.ReadOnlyHint || tool.Description == "" {
			t.Errorf("tool %s does not say that it only reads, or what it does", tool.Name)
		}
	}
	if got := strings.Join(names, " "); got != "article check_quote find_quotes who_said" {
		t.Errorf("tools are %s", got)
	}
}

func TestTools(t *testing.T) {
	s := newShelf(t)
	session := connect(t, s)
	tests := []struct {
		name, tool string
		arguments  map[string]any
		refused    bool
		says       string
	}{
		{"an answer", "find_quotes", map[string]any{"question": "Did it hold?", "limit": 3, "outlets": []string{"vest"}}, false, `"outcome":"answered"`},
		{"a check", "check_quote", map[string]any{"text": "The bridge held."}, false, `"status":"verbatim"`},
		{"who said it", "who_said", map[string]any{"words": "The bridge held."}, false, `"near":[],"said_by":[{`},
		{"who said nearly that", "who_said", map[string]any{"words": "The bridge fell."}, false, `"said_by":[]`},
		{"an article", "article", map[string]any{"id": string(s.article.ID())}, false, `"quotes":[{`},
		{"another article", "article", map[string]any{"id": "../../passwd"}, true, "no such article"},
		{"no version", "article", map[string]any{"id": string(s.article.ID()), "version": "2"}, true, "not a SHA-256"},
		{"an argument that nobody knows", "article", map[string]any{"id": "1", "path": "/"}, true, "path"},
		{"no argument", "check_quote", map[string]any{}, true, "text"},
		{"another kind of argument", "find_quotes", map[string]any{"question": 7}, true, "question"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := session.CallTool(t.Context(), &sdk.CallToolParams{Name: test.tool, Arguments: test.arguments})
			if err != nil {
				t.Fatal(err)
			}
			said := got.Content[0].(*sdk.TextContent).Text
			if got.IsError != test.refused || !strings.Contains(said, test.says) && !strings.Contains(sorted(said), test.says) {
				t.Errorf("%s(%v) = %s, refused: %v; want %q, refused: %v", test.tool, test.arguments, said, got.IsError, test.says, test.refused)
			}
		})
	}
}

// sorted is a JSON document with its fields in order.
func sorted(document string) string {
	var value any
	if json.Unmarshal([]byte(document), &value) != nil {
		return ""
	}
	out, _ := json.Marshal(value) // it was JSON before
	return string(out)
}

// The text of an article is not among what the tool gives: an assistant could quote
// from it what nobody cut.
func TestArticlesComeAsQuotesAlone(t *testing.T) {
	s := newShelf(t)
	got, err := connect(t, s).CallTool(t.Context(), &sdk.CallToolParams{Name: "article", Arguments: map[string]any{"id": string(s.article.ID())}})
	if err != nil {
		t.Fatal(err)
	}
	fields := got.StructuredContent.(map[string]any)
	for _, name := range []string{"text", "attributions"} {
		if _, has := fields[name]; has {
			t.Errorf("the tool gives %s: %v", name, fields[name])
		}
	}
	quote := fields["quotes"].([]any)[0].(map[string]any)
	if start, end := int(quote["start"].(float64)), int(quote["end"].(float64)); text[start:end] != quote["text"] {
		t.Errorf("the quote %v does not stand at its offsets", quote)
	}
}

// Of what fails inside an assistant is told nothing.
func TestFailuresTellNothing(t *testing.T) {
	s := newShelf(t)
	s.err = errors.New("dial redis://bot:secret@10.0.0.7")
	session := connect(t, s)
	for tool, arguments := range map[string]map[string]any{
		"find_quotes": {"question": "who?"}, "check_quote": {"text": "who"}, "who_said": {"words": "who"}, "article": {"id": string(s.article.ID())},
	} {
		got, err := session.CallTool(t.Context(), &sdk.CallToolParams{Name: tool, Arguments: arguments})
		if err != nil {
			t.Fatal(err)
		}
		if said := got.Content[0].(*sdk.TextContent).Text; !got.IsError || strings.Contains(said, "secret") {
			t.Errorf("%s fails and says %q", tool, said)
		}
	}
}

// Whatever a client writes, the server ends when the client is gone, and writes
// nothing but JSON.
func FuzzServe(f *testing.F) {
	const begin = `{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"x","version":"1"}}}` + "\n" + `{"jsonrpc":"2.0","method":"notifications/initialized"}` + "\n"
	f.Add([]byte(begin + `{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"who_said","arguments":{"words":"The bridge held."}}}` + "\n"))
	f.Add([]byte(begin + `{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"article","arguments":{"id":"\u0000","start":-1}}}` + "\n"))
	f.Add([]byte("[[[[\n\x00\xff{}\n"))
	s := newShelf(f)
	f.Fuzz(func(t *testing.T, input []byte) {
		var out bytes.Buffer
		_ = Serve(t.Context(), New(s, "test"), bytes.NewReader(input), &out) // it may refuse what it is told
		for decoder := json.NewDecoder(&out); ; {
			var message map[string]any
			if err := decoder.Decode(&message); errors.Is(err, io.EOF) {
				return
			} else if err != nil {
				t.Fatalf("to %q the server writes what is no JSON: %v", input, err)
			}
		}
	})
}
