package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"whosaid/bot/terminal"
	"whosaid/prompts"
	"whosaid/store/news"
)

// explain tells on standard error what a task of the model was made of: the
// candidates with their scores, the prompt, the raw reply, and what was dropped
// of it and why.
func (a *app) explain(_ context.Context, e prompts.Event) {
	a.explainCandidates(e.Candidates)
	a.head("prompt to %s: instructions", e.Task)
	a.indented(e.System)
	a.head("prompt to %s: material", e.Task)
	a.indented(e.User)
	switch {
	case e.Kept:
		a.head("reply: kept from an earlier question")
	case e.Err != nil:
		a.head("reply: %v", e.Err)
	default:
		a.head("reply: tries %d, %v, %d tokens in, %d out", e.Tries, e.Took.Round(time.Millisecond), e.PromptTokens, e.ReplyTokens)
	}
	a.indented(e.Reply)
	a.head("dropped of it: %d", len(e.Dropped))
	for _, d := range e.Dropped {
		a.indented(fmt.Sprintf("%q: %s", d.What, d.Why))
	}
}

// explainCandidates lists quotes with their scores.
func (a *app) explainCandidates(quotes []news.Citation) {
	if len(quotes) == 0 {
		return
	}
	a.head("candidates")
	for i, c := range quotes {
		a.indented(fmt.Sprintf("%2d  %.3f  %s\n           %s", i+1, c.Score, c.Label(), c.Text()))
	}
}

func (a *app) head(format string, args ...any) {
	fmt.Fprintf(a.err, "== %s\n", terminal.Visible(fmt.Sprintf(format, args...)))
}

// indented prints text of whoever wrote it: a server may say the key again.
func (a *app) indented(text string) {
	for line := range strings.Lines(a.openAI.key.Hide(text)) {
		fmt.Fprintf(a.err, "   %s\n", terminal.Visible(strings.TrimRight(line, "\n")))
	}
}
