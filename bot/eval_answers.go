package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"whosaid/bot/answer"
	"whosaid/bot/judge"
	"whosaid/bot/terminal"
	"whosaid/retrieval"
	"whosaid/store/memory"
	"whosaid/store/news"
)

func (f evalFlags) checkQuestions() error {
	switch {
	case f.corpus == "":
		return usageError{errors.New("--corpus is missing; name the articles that are asked about")}
	case f.queries != "" || f.qrels != "":
		return usageError{errors.New("--queries and --qrels measure the search, --questions whole answers; give one or the other")}
	case f.candidates != "" && f.run != "":
		return usageError{errors.New("--candidates answers nothing that --run could write; give one or the other")}
	case f.by != ways[0]:
		return usageError{errors.New("--by goes with --queries: questions are answered as \"bot ask\" answers; leave it out")}
	}
	return nil
}

// evalAnswers asks a set of questions and shows how many answers are right.
func (a *app) evalAnswers(ctx context.Context, flags evalFlags) error {
	asked, err := readFile(flags.questions, judge.Read)
	if err == nil {
		asked, err = inLanguage(asked, flags)
	}
	if err != nil {
		return err
	}
	groups, done, err := a.groups(ctx, flags, asked)
	if err != nil {
		return err
	}
	defer done()
	start := time.Now()
	given, err := a.askGroups(ctx, flags, groups, asked)
	if err != nil {
		return err
	}
	if flags.run != "" {
		if err := writeFile(flags.run, func(w io.Writer) error { return writeAnswers(w, asked, given) }); err != nil {
			return err
		}
	}
	if flags.candidates != "" {
		return writeFile(flags.candidates, func(w io.Writer) error { return writeCandidates(w, asked, given) })
	}
	return a.showFigures(flags, asked, given, time.Since(start))
}

func inLanguage(asked []judge.Question, flags evalFlags) ([]judge.Question, error) {
	if flags.lang == "" {
		return asked, nil
	}
	chosen := slices.DeleteFunc(slices.Clone(asked), func(q judge.Question) bool { return q.Lang != flags.lang })
	if len(chosen) == 0 {
		return nil, fmt.Errorf("%s: no question has lang %q; use one of: %s", flags.questions, flags.lang, strings.Join(languagesOf(asked), ", "))
	}
	return chosen, nil
}

func languagesOf(asked []judge.Question) (out []string) {
	for _, q := range asked {
		if !slices.Contains(out, q.Lang) {
			out = append(out, q.Lang)
		}
	}
	slices.Sort(out)
	return out
}

// reply is what was given to a question, with what came close where nothing was.
type reply struct {
	judge.Given
	nearest    []judge.Quote
	candidates []retrieval.Candidate // if they are to be written
	vector     []float32             // of the question, likewise
}

// askGroups asks the questions of one corpus after those of another, so that
// each is opened once. The replies stand in the order of the questions.
func (a *app) askGroups(ctx context.Context, flags evalFlags, groups []group, asked []judge.Question) ([]reply, error) {
	built, err := a.openBuiltIn(ctx)
	if err != nil {
		return nil, err
	}
	replies := make([]reply, len(asked))
	bar := a.progress(len(asked), "asking", "questions")
	defer bar.Finish()
	for _, group := range groups {
		if err := a.askGroup(ctx, flags, built, group, asked, replies, bar); err != nil {
			return nil, err
		}
	}
	return replies, nil
}

func (a *app) askGroup(ctx context.Context, flags evalFlags, built builtIn, group group, asked []judge.Question, replies []reply, bar *progress) error {
	read, err := a.readCorpus(ctx, group.path)
	if err != nil {
		return err
	}
	a.warnOfFiles(group, asked, read.Readings)
	inMemory, err := memory.New()
	if err != nil {
		return err
	}
	defer inMemory.Close()
	if err := a.fill(ctx, inMemory, read.Readings, built); err != nil {
		return err
	}
	answers, _, err := a.answersIn(built, inMemory)
	if err != nil {
		return err
	}
	ask := func(text string) (reply, error) { return replyTo(ctx, answers, text) }
	if flags.candidates != "" {
		finder := built.finding(inMemory).WithNeighbours(inMemory, nil)
		ask = func(text string) (reply, error) { return candidatesFor(ctx, finder, text) }
	}
	for _, i := range group.asked {
		if replies[i], err = ask(asked[i].Text); err != nil {
			if ctx.Err() != nil {
				return err
			}
			a.report(fmt.Errorf("question %s: %w", asked[i].ID, err))
		}
		_ = bar.Add(1) // that a bar cannot be drawn is no reason to stop
	}
	return nil
}

// candidatesFor are what would be chosen from; nothing is.
func candidatesFor(ctx context.Context, finder *retrieval.Finder, text string) (reply, error) {
	candidates, vector, err := finder.Candidates(ctx, news.Question{Text: text})
	if errors.Is(err, news.ErrNoTopic) {
		err = nil
	}
	return reply{candidates: candidates, vector: vector}, err
}

// replyTo is what `bot ask` gives.
func replyTo(ctx context.Context, by answerer, text string) (reply, error) {
	if err := checkQuestion(text); err != nil {
		return reply{}, err
	}
	got, err := by.Answer(ctx, news.Question{Text: text, Limit: news.DefaultLimit})
	if errors.Is(err, answer.ErrSmallTalk) || errors.Is(err, answer.ErrNoQuestion) {
		return reply{Given: judge.Given{Outcome: news.NoSource}}, nil
	}
	if err != nil {
		return reply{}, err
	}
	out := reply{Given: judge.From(got)}
	for _, near := range got.Nearest {
		out.nearest = append(out.nearest, judge.QuoteOf(near))
	}
	return out, nil
}

// answerLine is a line of the run.
type answerLine struct {
	ID      string      `json:"id"`
	Outcome string      `json:"outcome"`
	Quotes  []quoteLine `json:"quotes"`
	Nearest []quoteLine `json:"nearest"` // what came close, where nothing was quoted
}

type quoteLine struct {
	File    string  `json:"file"`
	Text    string  `json:"text"`
	Score   float64 `json:"score"`
	Speaker string  `json:"speaker"`
	Right   bool    `json:"right"`
}

func writeAnswers(w io.Writer, asked []judge.Question, replies []reply) error {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	for i, q := range asked {
		line := answerLine{q.ID, string(replies[i].Outcome), quoteLines(q, replies[i].Quotes), quoteLines(q, replies[i].nearest)}
		if line.Outcome == "" {
			line.Outcome = "failed"
		}
		if err := encoder.Encode(line); err != nil {
			return fmt.Errorf("write the answer to %s: %w", q.ID, err)
		}
	}
	_, err := w.Write(out.Bytes())
	return err
}

func quoteLines(q judge.Question, quotes []judge.Quote) []quoteLine {
	out := []quoteLine{}
	for _, quote := range quotes {
		out = append(out, quoteLine{quote.File, quote.Text, quote.Score, quote.Speaker, q.AnsweredBy(quote.Text)})
	}
	return out
}

// showFigures prints the figures of all questions and of each language. That
// some questions failed is an error, once the figures are there.
func (a *app) showFigures(flags evalFlags, asked []judge.Question, replies []reply, took time.Duration) error {
	out := figuresJSON{Questions: len(asked), Milliseconds: took.Milliseconds(), Run: flags.run, Languages: []languageJSON{}}
	var all judge.Figures
	by := map[string]*judge.Figures{}
	for i, q := range asked {
		if by[q.Lang] == nil {
			by[q.Lang] = &judge.Figures{}
		}
		all.Count(q, replies[i].Given)
		by[q.Lang].Count(q, replies[i].Given)
	}
	out.All = writeFigures(all)
	for _, lang := range languagesOf(asked) {
		out.Languages = append(out.Languages, languageJSON{lang, writeFigures(*by[lang])})
	}
	if err := a.printFigures(flags, out); err != nil {
		return err
	}
	if all.Fell > 0 {
		a.report(fmt.Errorf("%d of %d answers fell back to a plainer way, mostly for want of time; to compare figures, run it again when the machine is idle", all.Fell, len(asked)))
	}
	if all.Failed > 0 {
		return fmt.Errorf("%d of %d questions got no answer, for the errors above; mend these and run it again", all.Failed, len(asked))
	}
	return nil
}

func (a *app) printFigures(flags evalFlags, out figuresJSON) error {
	if flags.json {
		return writeJSON(a.out, out)
	}
	if flags.run != "" {
		fmt.Fprintf(a.err, "bot: wrote %s\n", terminal.Visible(flags.run))
	}
	heads, columns := []string{"all"}, [][]terminal.Measure{out.All.measures()}
	for _, one := range out.Languages {
		heads, columns = append(heads, one.Language), append(columns, one.measures())
	}
	if len(heads) == 2 {
		heads, columns = heads[1:], columns[1:]
	}
	rows := columns[0]
	for _, column := range columns[1:] {
		for i := range rows {
			rows[i].Values = append(rows[i].Values, column[i].Values...)
		}
	}
	rows = slices.DeleteFunc(rows, func(row terminal.Measure) bool {
		return slices.Contains(rarely, row.Name) && !slices.ContainsFunc(row.Values, func(value string) bool { return value != "0" })
	})
	return a.printer().Measures(heads, rows, out.Questions, time.Duration(out.Milliseconds)*time.Millisecond)
}
