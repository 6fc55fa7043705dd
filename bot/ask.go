package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"whosaid/bot/answer"
	"whosaid/bot/terminal"
	"whosaid/store/news"
)

// example is a question that the demonstration corpus answers.
const example = `bot ask "How many people were injured when the bridge fell?"`

// help is said to small talk, and to those who ask nothing.
const help = answer.Help + " For example: " + example

// answerer answers questions. The errors answer.ErrSmallTalk and
// answer.ErrNoQuestion ask for help instead.
type answerer interface {
	Answer(ctx context.Context, q news.Question) (news.Answer, error)
}

// askFlags are how to answer.
type askFlags struct {
	json    bool
	explain bool
	into    string // the language to translate quotes into; "" for none
	corpus  string
	limit   int
}

func (a *app) ask() *cobra.Command {
	var flags askFlags
	cmd := &cobra.Command{
		Use:   "ask [--json] [--explain] [--translate LANGUAGE] [--corpus DIR] [--limit N] [QUESTION]",
		Short: "Answer a question with quotes, or go on asking when there is none",
		Example: "  " + example + `
  bot ask --corpus ./articles "What does Radio Vest report about the bridge?"
  bot ask < questions.txt`,
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.runAsk(cmd.Context(), flags, args)
		},
	}
	cmd.Flags().BoolVar(&flags.json, "json", false, "print one JSON document")
	cmd.Flags().BoolVar(&flags.explain, "explain", false, "tell how the answer was made: candidates, prompt, reply, what was dropped")
	cmd.Flags().StringVar(&flags.corpus, "corpus", "", "answer from the articles in `DIR` (or a .jsonl), in memory")
	cmd.Flags().StringVar(&flags.into, "translate", "", "let the model put translations into `LANGUAGE` (en, ru, uk) beside the quotes")
	completes(cmd, "translate", "en", "ru", "uk")
	cmd.Flags().IntVar(&flags.limit, "limit", news.DefaultLimit, "show at most `N` quotes")
	return cmd
}

func (a *app) runAsk(ctx context.Context, flags askFlags, args []string) error {
	if flags.limit < 1 {
		return usageError{fmt.Errorf("--limit is %d; it must be at least 1", flags.limit)}
	}
	text, asked, err := a.question(ctx, flags, args)
	if err != nil {
		return err
	}
	if flags.explain {
		a.observeModel = a.explain
	}
	answers, store, err := a.answersFrom(ctx, flags.corpus)
	if err != nil {
		return err
	}
	defer store.Close()
	talk := &asking{app: a, answers: answers, flags: flags}
	if asked {
		return talk.answer(ctx, text)
	}
	return talk.goOn(ctx, a.questions(ctx))
}

// question is what the call asks. With --json and no argument that is all of
// standard input, because one document is to be printed.
func (a *app) question(ctx context.Context, flags askFlags, args []string) (text string, asked bool, err error) {
	if len(args) > 0 {
		text = strings.Join(args, " ")
		return text, true, checkQuestion(text)
	}
	if !flags.json {
		return "", false, nil
	}
	if isTerminal(a.in) {
		return "", false, usageError{errors.New("--json prints one answer: give the QUESTION as an argument")}
	}
	all, err := io.ReadAll(io.LimitReader(interruptible{ctx, a.in}, news.MaxQuestion+1))
	if err != nil {
		return "", false, fmt.Errorf("read the question from standard input: %w", err)
	}
	text = strings.TrimSpace(string(all))
	return text, true, checkQuestion(string(all))
}

// checkQuestion refuses what cannot be read as a question.
func checkQuestion(text string) error {
	switch {
	case len(text) > news.MaxQuestion:
		return usageError{fmt.Errorf("the question is longer than %d bytes; shorten it", news.MaxQuestion)}
	case !utf8.ValidString(text):
		return usageError{errors.New("the question is not UTF-8; write it in that encoding")}
	case news.Question{Text: text}.Wordless():
		return usageError{fmt.Errorf("the question has no word in it. %s", help)}
	}
	return nil
}

// asking answers one question after another and prints the answers.
type asking struct {
	*app
	answers answerer
	flags   askFlags
}

// goOn answers line after line. A line that cannot be answered is reported and
// does not end the row; the first such error is the result.
func (d *asking) goOn(ctx context.Context, questions lines) error {
	var first error
	for {
		line, err := questions.Next()
		if errors.Is(err, io.EOF) {
			return first
		}
		if err != nil {
			return fmt.Errorf("read a question: %w", err)
		}
		text := strings.TrimSpace(line)
		switch text {
		case "":
			continue
		case "exit", "quit":
			return first
		}
		if err := d.next(ctx, text); err != nil {
			if ctx.Err() != nil {
				return err
			}
			d.report(err)
			if first == nil {
				first = reported{err}
			}
		}
	}
}

func (d *asking) next(ctx context.Context, text string) error {
	if err := checkQuestion(text); err != nil {
		return err
	}
	if !isTerminal(d.in) {
		// Nobody saw it typed.
		if err := d.printer().Question(text); err != nil {
			return err
		}
	}
	if err := d.answer(ctx, text); err != nil {
		return err
	}
	_, err := fmt.Fprintln(d.out)
	return err
}

// answer answers and prints.
func (d *asking) answer(ctx context.Context, text string) error {
	start := time.Now()
	question := news.Question{Text: text, Limit: d.flags.limit}
	got, err := d.answers.Answer(ctx, question)
	if errors.Is(err, answer.ErrSmallTalk) || errors.Is(err, answer.ErrNoQuestion) {
		return d.help(question)
	}
	if err != nil {
		return fmt.Errorf("answer: %w", err)
	}
	if d.flags.into != "" {
		if got, err = d.translate(ctx, got); err != nil {
			return err
		}
	}
	took := time.Since(start)
	if d.flags.explain && d.openAI.chat.name == "" {
		d.explainCandidates(append(slices.Clone(got.Quotes), got.Nearest...))
		d.head("no model is configured; OPENAI_CHAT_MODEL names one")
	}
	slog.DebugContext(ctx, "answered", "outcome", got.Outcome, "claims", len(got.Claims), "quotes", len(got.Quotes), "took", took)
	if d.flags.json {
		return writeJSON(d.out, got)
	}
	return d.printer().Answer(got, took)
}

// translator puts translations beside quotes.
type translator interface {
	Translate(ctx context.Context, to news.Answer, language string) (news.Answer, error)
}

func (d *asking) translate(ctx context.Context, to news.Answer) (news.Answer, error) {
	by, ok := d.answers.(translator)
	if !ok {
		return to, usageError{answer.ErrNoTranslator}
	}
	out, err := by.Translate(ctx, to, d.flags.into)
	if errors.Is(err, answer.ErrNoTranslator) {
		return to, usageError{fmt.Errorf("%w; OPENAI_CHAT_MODEL names one", err)}
	}
	return out, err
}

// help says how to ask. Where a document is due, it is an answer that lacks a
// question.
func (d *asking) help(q news.Question) error {
	fmt.Fprintln(d.err, help)
	if !d.flags.json {
		return nil
	}
	return writeJSON(d.out, news.Answer{Question: q, Outcome: news.NoSource, Mode: news.Extractive, Missing: answer.Help})
}

// printer prints for people on standard output, as wide as the terminal.
func (a *app) printer() *terminal.Printer {
	return terminal.New(a.out, terminalWidth(a.out), isTerminal(a.out) && !a.noColor)
}
