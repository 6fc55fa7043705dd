package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"strings"
	"testing"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"whosaid/bot/demo"
)

// toolQuote is as much of a quote as the tests of tools read.
type toolQuote struct {
	Text       string
	Start, End int
	Label      string
	Article    struct{ ID, File, SHA256 string }
}

// assistant is a client of `bot mcp` in this process.
func assistant(t *testing.T) *sdk.ClientSession {
	t.Helper()
	fromClient, toServer := io.Pipe()
	fromServer, toClient := io.Pipe()
	ctx, cancel := context.WithCancel(context.WithoutCancel(t.Context())) // which ends before the client goes
	ended := make(chan int, 1)
	go func() {
		none := func(string) string { return "" }
		ended <- run(ctx, []string{"mcp"}, fromClient, toClient, io.Discard, none)
	}()
	session, err := sdk.NewClient(&sdk.Implementation{Name: "test"}, nil).Connect(ctx, &sdk.IOTransport{Reader: fromServer, Writer: toServer}, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = session.Close()
		_ = toServer.Close()
		if status := <-ended; status != done {
			t.Errorf("bot mcp ended with %d when its client went, want %d", status, done)
		}
		cancel()
	})
	return session
}

// What an assistant is given matches the stored bytes and their hash.
func TestAssistantsGetWhatIsCut(t *testing.T) {
	session := assistant(t)
	ask := func(tool string, arguments map[string]any, out any) {
		t.Helper()
		got, err := session.CallTool(t.Context(), &sdk.CallToolParams{Name: tool, Arguments: arguments})
		if err != nil || got.IsError {
			t.Fatalf("%s(%v) = %+v, %v", tool, arguments, got, err)
		}
		if err := json.Unmarshal([]byte(got.Content[0].(*sdk.TextContent).Text), out); err != nil {
			t.Fatal(err)
		}
	}
	var answered, opened struct{ Quotes []toolQuote }
	ask("find_quotes", map[string]any{"question": "How many people were injured when the bridge fell?"}, &answered)
	if len(answered.Quotes) == 0 {
		t.Fatal("nothing answers the example")
	}
	ask("article", map[string]any{"id": answered.Quotes[0].Article.ID}, &opened)
	var checked struct {
		Status  string
		Matches []toolQuote
	}
	ask("check_quote", map[string]any{"text": "We now count 70 injured, two of them badly."}, &checked)
	var said struct {
		Status string
		SaidBy []toolQuote `json:"said_by"`
	}
	ask("who_said", map[string]any{"words": "We now count 17 injured, two of them badly."}, &said)
	if checked.Status != "altered" || said.Status != "verbatim" || len(said.SaidBy) != 1 || !strings.Contains(said.SaidBy[0].Label, "Ingrid Moe") {
		t.Errorf("check_quote = %+v, who_said = %+v", checked, said)
	}
	all := append(append(append(answered.Quotes, opened.Quotes...), checked.Matches...), said.SaidBy...)
	for _, q := range all {
		stored, err := fs.ReadFile(demo.FS(), q.Article.File)
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(stored)
		if string(stored[q.Start:q.End]) != q.Text || hex.EncodeToString(sum[:]) != q.Article.SHA256 {
			t.Errorf("the quote %+v is not in %s as it says", q, q.Article.File)
		}
	}
}

// A client that is not of this house gets the same: the Python SDK's.
//
//	python3 -m venv v && v/bin/pip install mcp && WHOSAID_MCP_PYTHON=$PWD/v/bin/python go test -run Python ./bot
func TestPythonClient(t *testing.T) {
	python := os.Getenv("WHOSAID_MCP_PYTHON")
	if python == "" {
		t.Skip("to run this, set WHOSAID_MCP_PYTHON to a Python that has the package mcp, as deploy/test.sh does")
	}
	built.Store(true)
	path, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	command := exec.CommandContext(t.Context(), python, "testdata/mcp_client.py", path, "demo/corpus")
	out, err := command.CombinedOutput()
	if err != nil || !strings.HasSuffix(strings.TrimSpace(string(out)), "all match") {
		t.Errorf("the Python client: %v\n%s", err, out)
	}
}
