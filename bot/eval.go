package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"whosaid/bot/judge"
	"whosaid/bot/terminal"
	"whosaid/retrieval/beir"
)

// evalFlags name the files of a test collection.
type evalFlags struct {
	corpus, queries, qrels, run string
	by                          string
	json                        bool

	questions string // these in place of queries: whole answers are measured
	together  bool
	lang      string

	pairs    string // these: relations of sentences are measured
	features string // where to write what the relations were told by

	candidates string // where to write what the answers were chosen from
}

func (a *app) eval() *cobra.Command {
	var flags evalFlags
	cmd := &cobra.Command{
		Use:   "eval --corpus PATH {--queries F [--qrels F] [--by WAY] | --questions F [--together] [--lang L]} [--run F], or: eval --pairs F [--run F]",
		Short: "Measure retrieval, whole answers, or the relations of quotes",
		Long: `Searches the corpus with every query and prints nDCG@10, MAP@5, MRR@10,
Recall@5 and Recall@100 over the judged queries. With --run it writes a TREC
run, which any other scorer can check. The search is the one that answers
questions, by words and by meaning, or one of the two alone. It is done in
memory, or in a part of the Redis that REDIS_URL names, which is removed when
the figures are there.

With --questions it answers every question over the articles at PATH as "bot
ask" does, and prints how many answers are right. A question is one line of
JSON:

  {"id": "7", "lang": "en", "q": "who shut the quay?", "speaker": "Ingrid Moe",
   "answers": [{"file": "a.txt", "text": "The whole sentence that answers."}]}

"answers" lists every sentence that answers, the best first, and is empty where
nothing does; "all": true says that all are wanted; "speaker" may be left out;
"kind": "state" asks how things stand now. PATH is what "bot ask --corpus"
takes, or a folder of JSON articles with newsCluster.EventId. Of these, each
event is a corpus of its own, about which those questions are asked whose
"event" it is. With --run it writes a line of JSON for each question.

With --pairs it tells of pairs of sentences whether they say the same,
contradict or update each other, or neither, and counts how many are told as
labelled. A pair is one line of JSON with "a", "b", their "a_outlet", "a_date"
and "a_speaker" (and b's), and a "label": same, contradicts, updates or other.
With --run it writes what was told of each: its id and label, and whether it is
sure enough to be shown.`,
		Example: `  bot eval --corpus corpus.jsonl --queries queries.jsonl --qrels dev.tsv
  bot eval --corpus ./articles --questions questions.jsonl`,
		DisableFlagsInUseLine: true,
		Args:                  usage(cobra.NoArgs, "files are named by flags"),
		RunE:                  func(cmd *cobra.Command, _ []string) error { return a.runEval(cmd.Context(), flags) },
	}
	cmd.Flags().StringVar(&flags.corpus, "corpus", "", "documents: `F` is a corpus.jsonl, or its folder; articles: a PATH")
	cmd.Flags().StringVar(&flags.queries, "queries", "", "queries: `F` is a queries.jsonl, or a table of id and text")
	cmd.Flags().StringVar(&flags.qrels, "qrels", "", "judgements: `F` is a table as BEIR or TREC has it")
	cmd.Flags().StringVar(&flags.run, "run", "", "write the run to `F`")
	cmd.Flags().StringVar(&flags.by, "by", ways[0], "search by `WAY`: "+strings.Join(ways, ", "))
	cmd.Flags().BoolVar(&flags.json, "json", false, "print one JSON document")
	cmd.Flags().StringVar(&flags.questions, "questions", "", "questions with their answers: `F` is a .jsonl")
	cmd.Flags().BoolVar(&flags.together, "together", false, "ask about all events in one corpus")
	cmd.Flags().StringVar(&flags.lang, "lang", "", "ask only the questions in language `L`, such as uk")
	cmd.Flags().StringVar(&flags.candidates, "candidates", "", "write what the answers were chosen from to `F`, to train the decision")
	_ = cmd.Flags().MarkHidden("candidates") // it is there
	cmd.Flags().StringVar(&flags.pairs, "pairs", "", "pairs of sentences with their relation: `F` is a .jsonl")
	cmd.Flags().StringVar(&flags.features, "features", "", "write what the relations were told by to `F`, to train them")
	_ = cmd.Flags().MarkHidden("features") // it is there
	flags.complete(cmd)
	return cmd
}

// complete tells shells what the flags take.
func (f *evalFlags) complete(cmd *cobra.Command) {
	_ = cmd.MarkFlagFilename("questions", "jsonl") // the error would be that there is no such flag
	_ = cmd.MarkFlagFilename("pairs", "jsonl")
	_ = cmd.RegisterFlagCompletionFunc("by", cobra.FixedCompletions(ways, cobra.ShellCompDirectiveNoFileComp))
	_ = cmd.RegisterFlagCompletionFunc("lang", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		asked, err := readFile(f.questions, judge.Read)
		if err != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return languagesOf(asked), cobra.ShellCompDirectiveNoFileComp
	})
}

func (f evalFlags) check() error {
	switch {
	case f.pairs != "":
		return f.checkPairs()
	case f.questions != "":
		return f.checkQuestions()
	case f.together || f.lang != "":
		return usageError{errors.New("--together and --lang go with --questions; name a file of questions, or leave them out")}
	case f.corpus == "":
		return usageError{errors.New("--corpus is missing; name a corpus.jsonl")}
	case f.queries == "":
		return usageError{errors.New("--queries is missing; name a queries.jsonl, or a table of id and text; or name --questions")}
	case !slices.Contains(ways, f.by):
		return usageError{fmt.Errorf("--by is %q; use one of: %s", f.by, strings.Join(ways, ", "))}
	case f.qrels == "" && f.run == "":
		return usageError{errors.New("give --qrels to get figures, --run to get a run, or both")}
	}
	return nil
}

func (a *app) runEval(ctx context.Context, flags evalFlags) error {
	if err := flags.check(); err != nil {
		return err
	}
	if flags.pairs != "" {
		return a.evalPairs(ctx, flags)
	}
	if flags.questions != "" {
		return a.evalAnswers(ctx, flags)
	}
	set, err := readCollection(flags)
	if err != nil {
		return err
	}
	start := time.Now()
	run, err := a.search(ctx, set, flags.by)
	if err != nil {
		return err
	}
	if flags.run != "" {
		if err := writeFile(flags.run, func(w io.Writer) error { return beir.WriteRun(w, run) }); err != nil {
			return err
		}
	}
	return a.showScores(flags, set, beir.Evaluate(run, set.qrels), time.Since(start))
}

// collection is what an evaluation reads.
type collection struct {
	documents []beir.Document
	queries   []beir.Query
	qrels     beir.Qrels
}

func readCollection(flags evalFlags) (set collection, err error) {
	if info, err := os.Stat(flags.corpus); err == nil && info.IsDir() {
		flags.corpus = filepath.Join(flags.corpus, "corpus.jsonl")
	}
	if set.documents, err = readFile(flags.corpus, beir.ReadCorpus); err != nil {
		return collection{}, err
	}
	if set.queries, err = readFile(flags.queries, beir.ReadQueries); err != nil {
		return collection{}, err
	}
	if flags.qrels != "" {
		set.qrels, err = readFile(flags.qrels, beir.ReadQrels)
	}
	return set, err
}

// readFile reads what is at path; errors of read call it by its path.
func readFile[T any](path string, read func(io.Reader, string) (T, error)) (T, error) {
	file, err := os.Open(path)
	if err != nil {
		var none T
		return none, err
	}
	defer file.Close()
	return read(file, path)
}

// writeFile writes a file, and leaves none behind when that fails.
func writeFile(path string, write func(io.Writer) error) (err error) {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() {
		if err = errors.Join(err, file.Close()); err != nil {
			err = errors.Join(err, os.Remove(path))
		}
	}()
	return write(file)
}

// search stores the documents and puts every query to the store.
func (a *app) search(ctx context.Context, set collection, way string) (beir.Run, error) {
	library, err := a.shelve(ctx, set.documents, way != "words")
	if err != nil {
		return nil, err
	}
	defer library.close()
	bar := a.progress(len(set.queries), "searching", "queries")
	defer bar.Finish()
	return beir.Score(ctx, set.queries, func(ctx context.Context, text string, limit int) ([]beir.Ranked, error) {
		return library.search(ctx, way, text, limit)
	}, func(done, _ int) { _ = bar.Set(done) })
}

func (a *app) showScores(flags evalFlags, set collection, m beir.Metrics, took time.Duration) error {
	scores := []terminal.Score{}
	if flags.qrels != "" {
		scores = []terminal.Score{
			{Name: "nDCG@10", Value: m.NDCG10}, {Name: "MAP@5", Value: m.MAP5}, {Name: "MRR@10", Value: m.MRR10},
			{Name: "Recall@5", Value: m.Recall5}, {Name: "Recall@100", Value: m.Recall100},
		}
	} else {
		m.Queries = len(set.queries)
	}
	if flags.json {
		return writeJSON(a.out, evalJSON{m.Queries, len(set.documents), scores, took.Milliseconds(), flags.run})
	}
	if flags.run != "" {
		fmt.Fprintf(a.err, "bot: wrote %s\n", terminal.Visible(flags.run))
	}
	return a.printer().Scores(scores, m.Queries, len(set.documents), took)
}

// evalJSON is what `eval --json` prints.
type evalJSON struct {
	Queries      int              `json:"queries"` // that are judged, or all without --qrels
	Documents    int              `json:"documents"`
	Scores       []terminal.Score `json:"scores"`
	Milliseconds int64            `json:"milliseconds"`
	Run          string           `json:"run"`
}
