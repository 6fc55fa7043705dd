package main

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"strings"

	"whosaid/bot/chat/texts"
	"whosaid/store/language"
	"whosaid/store/news"
)

// How many questions the start shows, and how many are tried for that.
const (
	mostExamples = 3
	mostTried    = 5
)

// voice is somebody whom an article quotes by name.
type voice struct{ name, language string }

// examplesFrom are, for each language that the bot speaks, questions for the words
// of people whom stored articles quote by name. Each was asked just now, and the
// person answers it.
func examplesFrom(ctx context.Context, s shelves, answers answerer) map[string][]string {
	var people []voice
	for _, t := range texts.All {
		found, err := voicesIn(ctx, s, language.NotesOf(language.Code(t.Code)).Said)
		if err != nil {
			slog.WarnContext(ctx, "the start shows no examples", "err", err)
			return nil
		}
		people = append(people, found...)
	}
	out := map[string][]string{}
	for _, t := range texts.All {
		own, others := partBy(people, t.Code)
		for _, these := range []struct {
			people []voice
			asked  func(voice) string
		}{
			{own, func(voice) string { return t.Talk.Asks }},
			{others, func(voice) string { return t.Talk.Asks }},
			{others, func(q voice) string { return texts.For(q.language).Talk.Asks }},
		} {
			if len(out[t.Code]) == 0 {
				out[t.Code] = answered(ctx, answers, these.people, these.asked)
			}
		}
	}
	return out
}

// find has the examples found, so that nobody who starts waits for them; end waits
// until they are.
func find(examples func() map[string][]string) (end func()) {
	found := make(chan struct{})
	go func() {
		defer close(found)
		examples()
	}()
	return func() { <-found }
}

// voicesIn are people whom articles quote that a search for words finds.
func voicesIn(ctx context.Context, s shelves, words string) ([]voice, error) {
	hits, err := s.Search(ctx, words, news.Filter{}, 20)
	if err != nil {
		return nil, err
	}
	var out []voice
	for _, hit := range hits {
		article, err := s.Article(ctx, hit.Article)
		if err != nil {
			continue // it was removed meanwhile
		}
		for _, said := range hit.Sentences {
			if said.Speaker != nil && said.Speaker.Basis == news.Explicit && len(strings.Fields(said.Speaker.Name)) == 2 {
				out = append(out, voice{said.Speaker.Name, article.Language})
			}
		}
	}
	return out, nil
}

// partBy parts people by whether articles of a language quote them, each once.
func partBy(people []voice, language string) (own, others []voice) {
	for _, p := range people {
		if p.language == language && !slices.Contains(own, p) {
			own = append(own, p)
		}
		if p.language != language && !slices.Contains(others, p) {
			others = append(others, p)
		}
	}
	return own, others
}

// answered are the questions for people's words that they answer themselves.
func answered(ctx context.Context, answers answerer, people []voice, asked func(voice) string) []string {
	var out []string
	for _, p := range people[:min(len(people), mostTried)] {
		if len(out) == mostExamples {
			break
		}
		question := fmt.Sprintf(asked(p), p.name)
		a, err := answers.Answer(ctx, news.Question{Text: question, Quick: true})
		if err != nil || a.Outcome != news.Answered || slices.Contains(out, question) {
			continue
		}
		if s := a.Quotes[0].Speaker; s != nil && s.Name == p.name {
			out = append(out, question)
		}
	}
	return out
}
