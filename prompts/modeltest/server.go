// Package modeltest is a chat model on a server that speaks OpenAI's protocol,
// for tests: each script is one way in which such a model behaves, most of them
// badly. The script is named in the address, before "/chat/completions", so
// that one server plays them all.
package modeltest

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"
)

// Script is one way to behave.
type Script struct {
	Name string
	Play func(p *Play)
	// Invented are words that the script puts into its replies, and that no
	// answer may show.
	Invented []string
	// Keeps are words of quotes that the answer must show whatever was chosen.
	Keeps []string
	// Taken says that a part of the reply is fit, so that the answer is the
	// model's; else it is the extractive one.
	Taken bool
	// Fallback, if set, is the reason that the answer gives for being extractive.
	Fallback string
}

// Play is one request that is answered by a script.
type Play struct {
	W       http.ResponseWriter
	R       *http.Request
	System  string
	User    string
	Stream  bool // a stream of events is asked for
	Format  string
	Task    string // the name of the schema
	written int
}

// Handler answers at /NAME/chat/completions as the script of that name does.
func Handler(scripts []Script) http.Handler {
	byName := map[string]Script{}
	for _, s := range scripts {
		byName[s.Name] = s
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name, _, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
		script, ok := byName[name]
		play, err := read(w, r)
		if !ok || err != nil || r.Method != http.MethodPost || r.URL.Path != "/"+name+"/chat/completions" {
			http.Error(w, "wrong request", http.StatusTeapot)
			return
		}
		script.Play(play)
	})
}

// read reads a request as strictly as a server would.
func read(w http.ResponseWriter, r *http.Request) (*Play, error) {
	var ask struct {
		Model    string `json:"model"`
		Stream   bool   `json:"stream"`
		Messages []struct {
			Role    string `json:"role"`
			Content string `json:"content"`
		} `json:"messages"`
		Format struct {
			Type   string `json:"type"`
			Schema struct {
				Name   string          `json:"name"`
				Schema json.RawMessage `json:"schema"`
			} `json:"json_schema"`
		} `json:"response_format"`
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(body, &ask); err != nil {
		return nil, err
	}
	if ask.Model == "" || len(ask.Messages) != 2 || ask.Messages[0].Role != "system" || ask.Messages[1].Role != "user" {
		return nil, fmt.Errorf("not a system's and a user's message for a model")
	}
	return &Play{W: w, R: r, System: ask.Messages[0].Content, User: ask.Messages[1].Content,
		Stream: ask.Stream, Format: ask.Format.Type, Task: ask.Format.Schema.Name}, nil
}

// event writes one event of a stream, whatever data is.
func (p *Play) event(data string) {
	if p.written == 0 {
		p.W.Header().Set("Content-Type", "text/event-stream")
	}
	n, _ := fmt.Fprintf(p.W, "data: %s\n\n", data) // who hung up hears no more
	p.written += n
	if f, ok := p.W.(http.Flusher); ok {
		f.Flush()
	}
}

// Delta streams one piece of a message; fields are those of its delta.
func (p *Play) Delta(fields map[string]any, finish any) {
	data, err := json.Marshal(map[string]any{"object": "chat.completion.chunk",
		"choices": []any{map[string]any{"index": 0, "delta": fields, "finish_reason": finish}}})
	if err != nil {
		panic(err) // scripts write what can be written
	}
	p.event(string(data))
}

// Text streams text in small pieces.
func (p *Play) Text(text string) {
	const piece = 24
	for len(text) > 0 {
		n := min(piece, len(text))
		for n < len(text) && text[n]&0xC0 == 0x80 {
			n++
		}
		p.Delta(map[string]any{"content": text[:n]}, nil)
		text = text[n:]
	}
}

// Done ends the stream, with what it cost.
func (p *Play) Done() {
	p.Delta(map[string]any{}, "stop")
	p.event(`{"object":"chat.completion.chunk","choices":[],"usage":{"prompt_tokens":100,"completion_tokens":20,"total_tokens":120}}`)
	p.event("[DONE]")
}

// Say streams a whole reply.
func (p *Play) Say(text string) {
	p.Text(text)
	p.Done()
}

// Whole replies without a stream, though one was asked for.
func (p *Play) Whole(message map[string]any) {
	p.W.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(p.W).Encode(map[string]any{"object": "chat.completion",
		"choices": []any{map[string]any{"index": 0, "message": message, "finish_reason": "stop"}},
		"usage":   map[string]any{"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}})
}

// Gone reports whether the client hung up, and waits for at most d.
func (p *Play) Gone(d time.Duration) bool {
	select {
	case <-p.R.Context().Done():
		return true
	case <-time.After(d):
		return false
	}
}

// Candidate is a candidate as the prompt has it.
type Candidate struct {
	N       int    `json:"n"`
	Outlet  string `json:"outlet"`
	Speaker string `json:"speaker"`
	Mode    string `json:"mode"`
	Text    string `json:"text"`
}

// Candidates are those of the prompt.
func (p *Play) Candidates() []Candidate {
	var out []Candidate
	lines := bufio.NewScanner(strings.NewReader(p.User))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var c Candidate
		if strings.HasPrefix(lines.Text(), "{") && json.Unmarshal(lines.Bytes(), &c) == nil {
			out = append(out, c)
		}
	}
	return out
}

// Number is that of the first candidate whose text holds part; 0 for none.
func (p *Play) Number(part string) int {
	for _, c := range p.Candidates() {
		if strings.Contains(c.Text, part) {
			return c.N
		}
	}
	return 0
}
