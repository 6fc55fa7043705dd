//go:build ignore

// Passages prints the articles of a corpus as the bot cuts them, one JSON line
// an article, for training: go run retrieval/encoder/train/passages.go PATH.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"

	"whosaid/retrieval"
	"whosaid/retrieval/corpus"
)

type sentence struct {
	Text    string `json:"text"`
	Speaker string `json:"speaker"`
}

type article struct {
	ID       string       `json:"id"`
	File     string       `json:"file"`
	Key      string       `json:"key,omitempty"` // the "_id" of a record in a .jsonl
	Outlet   string       `json:"outlet"`
	Date     string       `json:"date"`
	Title    string       `json:"title"`
	Passages [][]sentence `json:"passages"`
}

func main() {
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	read, err := corpus.Read(context.Background(), os.Args[1], corpus.Options{})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	for _, r := range read.Readings {
		if err := out.Encode(cut(r)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

func cut(r corpus.Reading) article {
	a := r.Article
	row := article{ID: string(a.ID()), File: a.File, Key: r.Key, Title: a.Title, Passages: [][]sentence{}}
	if a.Outlet != nil {
		row.Outlet = a.Outlet.Name
	}
	if !a.Published.IsZero() {
		row.Date = a.Published.Format("2006-01-02")
	}
	for _, p := range retrieval.Passages(a) {
		var sentences []sentence
		for _, s := range p.Sentences {
			row := sentence{Text: s.Of(a.Text())}
			if s.Speaker != nil {
				row.Speaker = s.Speaker.Name
				if s.Speaker.Role != "" && s.Speaker.Role != s.Speaker.Name {
					row.Speaker += ", " + s.Speaker.Role
				}
			}
			sentences = append(sentences, row)
		}
		row.Passages = append(row.Passages, sentences)
	}
	return row
}
