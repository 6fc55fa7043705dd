package prompts

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
	"text/template"

	"whosaid/prompts/chat"
	"whosaid/store/news"
)

//go:embed templates
var files embed.FS

// task is one kind of request: its templates and the form of its reply.
type task struct {
	name         string
	system, user *template.Template
	schema       json.RawMessage
	version      string
}

// The tasks that a model is given.
var (
	composing   = load("compose")
	rewording   = load("reword")
	translating = load("translate")
)

// load reads a task's files; its version is their hash, so that no change of
// theirs is answered from a cache.
func load(name string) task {
	t := task{name: name}
	sum := sha256.New()
	read := func(suffix string) string {
		text, err := files.ReadFile("templates/" + name + suffix)
		if err != nil {
			panic(err) // an embedded file is there
		}
		sum.Write(text)
		return string(text)
	}
	t.system = template.Must(template.New(name).Parse(read(".system.tmpl")))
	t.user = template.Must(template.New(name).Parse(read(".user.tmpl")))
	t.schema = json.RawMessage(read(".schema.json"))
	t.version = hex.EncodeToString(sum.Sum(nil)[:6])
	return t
}

// request is the task for the model, with data put into its templates.
func (t task) request(data any) (chat.Request, error) {
	var system, user strings.Builder
	if err := t.system.Execute(&system, data); err != nil {
		return chat.Request{}, fmt.Errorf("write the prompt to %s: %w", t.name, err)
	}
	if err := t.user.Execute(&user, data); err != nil {
		return chat.Request{}, fmt.Errorf("write the prompt to %s: %w", t.name, err)
	}
	return chat.Request{Task: t.name, System: system.String(), User: user.String(), Schema: t.schema}, nil
}

// fence is the head of the lines around material: nobody who wrote some of it
// could know the hash of all, so nothing in it can end it.
func fence(lines []string) string {
	sum := sha256.Sum256([]byte(strings.Join(lines, "\n")))
	return "=== material " + hex.EncodeToString(sum[:8])
}

// line writes v as JSON on one line. Characters that leave no mark are left out:
// a person could not see what they hide.
func line(v any) string {
	var out strings.Builder
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		panic(err) // cards and strings can be written
	}
	return strings.Map(func(r rune) rune {
		if news.Invisible(r) || r == '\n' {
			return -1
		}
		return r
	}, out.String())
}

// tokens is about how many tokens a text is, rather too many: a third of a
// letter of English, and near one for letters of other scripts.
func tokens(text string) int {
	third := 0
	for _, r := range text {
		third++
		if r > 0x7f {
			third++
		}
	}
	return third/3 + 1
}
