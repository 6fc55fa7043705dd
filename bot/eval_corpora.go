package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"whosaid/bot/judge"
	"whosaid/retrieval/corpus"
)

// group is a corpus and the questions that are asked about it, by number.
type group struct {
	path  string
	asked []int
}

// groups are the corpora that PATH holds: one, or one for each event. The
// questions' order is kept within each; done removes what was made for them.
func (a *app) groups(ctx context.Context, flags evalFlags, asked []judge.Question) (out []group, done func(), err error) {
	files, err := articleFiles(flags.corpus)
	if err != nil {
		return nil, nil, err
	}
	if len(files) == 0 {
		whole := group{path: flags.corpus}
		for i := range asked {
			whole.asked = append(whole.asked, i)
		}
		return []group{whole}, func() {}, nil
	}
	folder, err := os.MkdirTemp("", "whosaid-eval-")
	if err != nil {
		return nil, nil, fmt.Errorf("make a folder for the events: %w", err)
	}
	done = func() { _ = os.RemoveAll(folder) }
	out, err = spread(ctx, files, folder, flags, asked)
	if err != nil {
		done()
		return nil, nil, err
	}
	return out, done, nil
}

// articleFiles are the JSON articles of a folder whose events are corpora of
// their own; none where path is anything else.
func articleFiles(path string) ([]string, error) {
	if info, err := os.Stat(path); err != nil || !info.IsDir() {
		return nil, nil // whoever reads it says what is wrong
	}
	if _, err := os.Stat(filepath.Join(path, "corpus.yaml")); !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	files, err := filepath.Glob(filepath.Join(escaped(path), "*.json"))
	if err != nil || len(files) == 0 {
		return nil, err
	}
	slices.Sort(files)
	for _, file := range files {
		if article, err := readArticle(file); err == nil && article.event() != "" {
			return files, nil
		}
	}
	return nil, nil
}

// eventArticle is an article as news_cluster has it.
type eventArticle struct {
	Title     string `json:"title"`
	Text      string `json:"text"`
	Domain    string `json:"source_domain"`
	URL       string `json:"url"`
	Published string `json:"date_publish"`
	Cluster   struct {
		Event judge.Event `json:"EventId"`
	} `json:"newsCluster"`
}

func (e eventArticle) event() string { return string(e.Cluster.Event) }

func readArticle(path string) (article eventArticle, err error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return article, err
	}
	if err := json.Unmarshal(raw, &article); err != nil {
		return article, fmt.Errorf("%s: is no JSON article (%w); correct it, or take it out of the folder", path, err)
	}
	return article, nil
}

// spread writes a folder for each event that is asked about, or one for all
// articles, and gives each its questions.
func spread(ctx context.Context, files []string, into string, flags evalFlags, asked []judge.Question) ([]group, error) {
	const whole = "all"
	groups := map[string]*group{}
	var order []string
	for i, q := range asked {
		name := string(q.Event)
		if flags.together {
			name = whole
		}
		if groups[name] == nil {
			groups[name] = &group{path: filepath.Join(into, fmt.Sprint(len(order)))}
			order = append(order, name)
		}
		groups[name].asked = append(groups[name].asked, i)
	}
	found := map[string]bool{}
	for _, file := range files {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		article, err := readArticle(file)
		if err != nil {
			return nil, err
		}
		name := article.event()
		if flags.together {
			name = whole
		}
		if groups[name] == nil || article.Text == "" {
			continue
		}
		found[name] = true
		if err := article.write(groups[name].path, filepath.Base(file)); err != nil {
			return nil, fmt.Errorf("lay out event %s: %w", name, err)
		}
	}
	var out []group
	for _, name := range order {
		if !found[name] {
			first := asked[groups[name].asked[0]]
			return nil, fmt.Errorf("question %s asks about event %q, of which %s has no article; take it out of %s, or name the folder that has them", first.ID, name, flags.corpus, flags.questions)
		}
		out = append(out, *groups[name])
	}
	return out, nil
}

// write writes the article as a corpus has it.
func (e eventArticle) write(folder, name string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	fields := map[string]string{"_id": name, "title": e.Title, "text": e.Text, "source": e.Domain, "url": e.URL, "published": e.Published[:min(len(e.Published), len("2006-01-02"))]}
	raw, err := json.Marshal(fields)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, name), raw, 0o600)
}

// escaped is path as a pattern that only itself matches.
func escaped(path string) string {
	out := []rune{}
	for _, r := range path {
		switch r {
		case '*', '?', '[', '\\':
			out = append(out, '\\')
		}
		out = append(out, r)
	}
	return string(out)
}

// warnOfFiles tells which listed answers stand in files that the corpus does not
// hold; a typing error there makes a right answer wrong.
func (a *app) warnOfFiles(group group, asked []judge.Question, readings []corpus.Reading) {
	known := map[string]bool{}
	for _, reading := range readings {
		known[reading.Article.File], known[reading.Key] = true, true
	}
	for _, i := range group.asked {
		for _, listed := range asked[i].Answers {
			if file := cmp.Or(listed.File, "(none)"); !known[listed.File] {
				a.report(fmt.Errorf("question %s: its answers name the file %s, which the corpus does not hold; correct the name, or the folder", asked[i].ID, file))
				break
			}
		}
	}
}
