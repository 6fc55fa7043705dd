package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"whosaid/bot/telegramtest"
)

// TestScripts goes through the conversations of testdata/conversations with the
// built program and the strict server. In a script "> " is what the person writes
// and "< " what the person reads then; "Bert> " is somebody else. In brackets stands
// what is done besides writing: [reply], [photo], [voice], [file], [album], [press],
// [choose]. -update writes anew what the bot says.
func TestScripts(t *testing.T) {
	t.Parallel()
	paths, err := filepath.Glob(filepath.Join("testdata", "conversations", "*.txt"))
	if err != nil || len(paths) < 20 {
		t.Fatalf("%d conversations, %v", len(paths), err)
	}
	towns := map[string]city{"demonstration": openCity(t), "": openCity(t, "--corpus", filepath.Join("testdata", "conversations", "corpus"))}
	var all sync.WaitGroup // most of the time is spent in waiting for the platform's limits
	few := make(chan struct{}, 4)
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		few <- struct{}{} // a search that gets no time answers otherwise
		all.Go(func() {
			defer func() { <-few }()
			t.Run(strings.TrimSuffix(filepath.Base(path), ".txt"), func(t *testing.T) {
				s := readScript(t, string(content))
				got := s.play(t, towns[s.corpus])
				if got == string(content) {
					return
				}
				if *update {
					if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
						t.Fatal(err)
					}
					return
				}
				t.Errorf("%s went\n%s\nwant\n%s", path, got, content)
			})
		})
	}
	all.Wait()
	for _, town := range towns {
		for _, call := range town.Refused() {
			t.Errorf("refused: %s in %d: %s", call.Method, call.Chat, call.Refused.Description)
		}
	}
}

// openCity serves the built program to people, of whom one moderates.
func openCity(t *testing.T, arguments ...string) city {
	t.Helper()
	server := telegramtest.Start(t)
	chief := server.Person("Chief")
	c := city{server, launchWith(t, server, arguments, fmt.Sprintf("MODERATORS=%d", chief.ID)), chief}
	c.bot.waitFor("serving")
	return c
}

// script is a conversation as it is written down.
type script struct {
	kind, language, corpus string
	moderator              bool
	lines                  []string // all that are not the bot's
}

func readScript(t *testing.T, content string) script {
	t.Helper()
	var s script
	for line := range strings.Lines(content) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "<") {
			continue
		}
		s.lines = append(s.lines, line)
		switch name, value, _ := strings.Cut(line, ": "); name {
		case "chat":
			words := strings.Fields(value)
			s.kind, s.language, s.moderator = words[0], words[1], len(words) > 2
		case "corpus":
			s.corpus = value
		}
	}
	if s.kind == "" {
		t.Fatal("the script does not say where it takes place")
	}
	return s
}

// stage is where a script is played.
type stage struct {
	city
	t       *testing.T
	kind    string
	chat    telegramtest.Chat
	anna    telegramtest.Person
	bert    telegramtest.Person
	said    int                  // the last message of a person
	shown   telegramtest.Message // the last of the bot's
	query   string               // the last inline query
	results telegramtest.Values
}

// play goes through a script and gives it with what the bot said.
func (s script) play(t *testing.T, c city) string {
	p := &stage{city: c, t: t, kind: s.kind, anna: c.PersonSpeaking("Anna", s.language), bert: c.PersonSpeaking("Bert", s.language)}
	if s.moderator {
		p.anna = c.chief
	}
	switch s.kind {
	case "private", "inline":
		p.chat = c.Private(p.anna)
	default:
		p.chat = c.Supergroup("Square", p.anna)
	}
	var out strings.Builder
	for _, line := range s.lines {
		out.WriteString(line + "\n")
		who, text, found := strings.Cut(line, ">")
		if !found || who != "" && who != "Bert" {
			continue
		}
		for _, read := range p.act(who == "Bert", strings.TrimSpace(text)) {
			out.WriteString("< " + read + "\n")
		}
	}
	return out.String()
}

// act does what a line of a script says, and gives what is to be read then.
func (p *stage) act(bert bool, text string) []string {
	p.t.Helper()
	deed := ""
	if rest, found := strings.CutPrefix(text, "["); found {
		deed, text, _ = strings.Cut(rest, "]")
		text = strings.TrimSpace(text)
	}
	if deed == "choose" {
		result := telegramtest.Values(p.results.List("results")[0].(map[string]any))
		return read(p.Choose(p.t, p.query, result.String("id"), p.chat))
	}
	if p.kind == "inline" {
		p.query, p.results = p.typed(p.t, p.anna, text)
		return offeredIn(p.results)
	}
	before := len(p.chat.Messages())
	switch {
	case bert && !strings.HasPrefix(text, "/"):
		p.said = p.chat.Say(p.bert, text)
		return nil
	case bert:
		p.chat.Say(p.bert, text)
	case deed == "press":
		p.chat.Press(p.t, p.anna, p.shown.ID, text)
	case p.kind == "guest":
		p.chat.Guest(p.anna, text, map[bool]int{true: p.said}[deed == "reply"])
	default:
		p.post(deed, text)
	}
	p.shown = p.chat.Wait(p.t, before+1)[before]
	return read(p.shown)
}

// typed has a person type an inline query, and again where a slow machine could
// not answer it in time.
func (c city) typed(t *testing.T, p telegramtest.Person, text string) (id string, answer telegramtest.Values) {
	t.Helper()
	for tries := 0; tries == 0 || answer.Int("cache_time") == 1 && tries < 5; tries++ {
		id = c.Inline(p, text, "")
		answer = c.Answer(t, id)
	}
	return id, answer
}

// post writes a message with what stands in brackets.
func (p *stage) post(deed, text string) {
	post := telegramtest.Post{From: p.anna, Text: text}
	switch deed {
	case "reply":
		post.ReplyTo = p.said
	case "photo":
		post = telegramtest.Post{From: p.anna, Photo: true, Caption: text}
	case "voice":
		post.Voice = true
	case "file":
		post.File = true
	case "album":
		post = telegramtest.Post{From: p.anna, Photo: true, Album: "holidays"}
		p.chat.Post(post)
		p.chat.Post(post)
	}
	p.chat.Post(post)
}

// read is a message as a person reads it: quotes behind a bar, and the buttons in
// rows.
func read(m telegramtest.Message) []string {
	text := m.Text
	for _, quote := range m.Quotes() {
		text = strings.Replace(text, quote, "▏"+strings.ReplaceAll(quote, "\n", "\n▏"), 1)
	}
	lines := strings.Split(text, "\n")
	for _, row := range m.Buttons {
		var labels []string
		for _, b := range row {
			label := b.Text
			if b.URL != "" {
				label += " ↗"
			}
			labels = append(labels, "["+label+"]")
		}
		lines = append(lines, "  "+strings.Join(labels, " "))
	}
	return lines
}

// offeredIn is the results of an inline query as a person sees them.
func offeredIn(answer telegramtest.Values) []string {
	var lines []string
	for i, one := range answer.List("results") {
		result := telegramtest.Values(one.(map[string]any))
		lines = append(lines, fmt.Sprintf("%d. %s", i+1, result.String("title")), "   "+result.String("description"))
	}
	if b := answer.Object("button"); b != nil {
		lines = append(lines, "["+b.String("text")+"]")
	}
	return lines
}
