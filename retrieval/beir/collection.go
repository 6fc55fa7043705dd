package beir

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// Document is one entry of corpus.jsonl.
type Document struct {
	ID    string
	Title string // "" when it has none
	Text  string
}

// Query is one question of a collection.
type Query struct {
	ID   string
	Text string
}

// ReadCorpus reads corpus.jsonl: on each line an object with "_id", "text" and
// perhaps "title". name is what errors call the file; they tell the line too.
func ReadCorpus(r io.Reader, name string) ([]Document, error) {
	var documents []Document
	seen := map[string]bool{}
	err := eachLine(r, name, func(_ int, line []byte) error {
		e, err := parseEntry(line)
		if err != nil {
			return err
		}
		if err := once(seen, e.ID); err != nil {
			return err
		}
		if strings.TrimSpace(e.Title+e.Text) == "" {
			return fmt.Errorf(`%w: document %q has neither "text" nor "title"`, ErrForm, e.ID)
		}
		documents = append(documents, Document(e))
		return nil
	})
	return documents, err
}

// ReadQueries reads queries.jsonl, or a table of id and text with a tab
// between them; the form is told by the first character of each line. A first
// line that reads "query-id", "qid", "_id" or "id" before the tab is a heading.
func ReadQueries(r io.Reader, name string) ([]Query, error) {
	var queries []Query
	seen := map[string]bool{}
	err := eachLine(r, name, func(number int, line []byte) error {
		if number == 1 && headsQueries(string(line)) {
			return nil
		}
		e, err := parseQuery(line)
		if err != nil {
			return err
		}
		if err := once(seen, e.ID); err != nil {
			return err
		}
		queries = append(queries, Query{e.ID, e.Text})
		return nil
	})
	return queries, err
}

// entry is an object of corpus.jsonl or queries.jsonl; other keys are let be.
type entry struct {
	ID    string
	Title string
	Text  string
}

func parseEntry(line []byte) (entry, error) {
	var raw struct {
		ID    any    `json:"_id"`
		Title string `json:"title"`
		Text  string `json:"text"`
	}
	numbers := json.NewDecoder(strings.NewReader(string(line)))
	numbers.UseNumber()
	if err := numbers.Decode(&raw); err != nil {
		return entry{}, fmt.Errorf("%w: want an object with _id and text: %w", ErrForm, err)
	}
	if _, err := numbers.Token(); err != io.EOF {
		return entry{}, fmt.Errorf("%w: something follows the object", ErrForm)
	}
	id := ""
	switch raw.ID.(type) {
	case string, json.Number:
		id = strings.TrimSpace(fmt.Sprint(raw.ID))
	}
	if id == "" {
		return entry{}, fmt.Errorf(`%w: "_id" is missing, or is neither a text nor a number`, ErrForm)
	}
	return entry{id, raw.Title, raw.Text}, nil
}

func parseQuery(line []byte) (entry, error) {
	if strings.HasPrefix(strings.TrimSpace(string(line)), "{") {
		e, err := parseEntry(line)
		if err == nil && strings.TrimSpace(e.Text) == "" {
			err = fmt.Errorf(`%w: query %q has no "text"`, ErrForm, e.ID)
		}
		return e, err
	}
	id, text, found := strings.Cut(string(line), "\t")
	id, text = strings.TrimSpace(id), strings.TrimSpace(text)
	if !found || id == "" || text == "" {
		return entry{}, fmt.Errorf("%w: want an object with _id and text, or an id, a tab and a text", ErrForm)
	}
	return entry{ID: id, Text: text}, nil
}

func headsQueries(line string) bool {
	id, _, found := strings.Cut(line, "\t")
	switch strings.ToLower(strings.TrimSpace(id)) {
	case "query-id", "query_id", "qid", "_id", "id":
		return found
	}
	return false
}

func once(seen map[string]bool, id string) error {
	if seen[id] {
		return fmt.Errorf("%w: %q", ErrDuplicate, id)
	}
	seen[id] = true
	return nil
}
