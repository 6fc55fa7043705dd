package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"

	"whosaid/bot/answer"
	"whosaid/prompts"
	"whosaid/prompts/chat"
	"whosaid/retrieval/embed/api"
	"whosaid/retrieval/terms"
)

// languages tells in which languages the stored articles are.
type languages interface {
	Languages(ctx context.Context) ([]string, error)
}

// withModel lets the model that OPENAI_CHAT_MODEL names work with answers from
// a store. Without one, answers stay as they are.
func (a *app) withModel(answers *answer.Answerer, from languages) (*answer.Answerer, error) {
	if a.openAI.chat.name == "" {
		return answers, nil
	}
	if key := string(a.openAI.key); strings.ContainsFunc(key, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return nil, usageError{errors.New("OPENAI_API_KEY holds a space, a line break or a letter that no key has")}
	}
	client, err := chat.New(chat.Config{
		BaseURL:   a.openAI.address,
		Model:     a.openAI.chat.name,
		Transport: bearer{a.openAI.key, http.DefaultTransport},
	})
	if err != nil {
		return nil, usageError{fmt.Errorf("OPENAI_CHAT_MODEL: %w", err)}
	}
	config := prompts.Config{
		Budget:  a.openAI.chat.budget,
		Share:   a.openAI.chat.share,
		Kin:     func(one, other string) bool { return terms.Related(terms.Stem(one), terms.Stem(other)) },
		Observe: a.observe,
	}
	config.Languages = func(ctx context.Context) []string {
		languages, err := from.Languages(ctx)
		if err != nil {
			slog.WarnContext(ctx, "the articles' languages are not known", "err", err)
		}
		return languages
	}
	model, err := prompts.New(client, config)
	if err != nil {
		return nil, err
	}
	return answers.WithComposer(model).WithReworder(model).WithTranslator(model), nil
}

// observe logs what a task of the model cost, and nothing that anybody said.
func (a *app) observe(ctx context.Context, e prompts.Event) {
	slog.DebugContext(ctx, "model asked", "task", e.Task, "kept", e.Kept, "tries", e.Tries, "took", e.Took,
		"prompt_tokens", e.PromptTokens, "reply_tokens", e.ReplyTokens, "dropped", len(e.Dropped), "err", e.Err)
	if a.observeModel != nil {
		a.observeModel(ctx, e)
	}
}

// resultOf is how a task ended, in a word.
func resultOf(e prompts.Event) string {
	switch {
	case e.Kept:
		return "kept"
	case e.Err != nil:
		return "error"
	}
	return "ok"
}

// bearer sends the key with each request. It stands here so that nothing which
// writes prompts, logs or errors holds the key.
type bearer struct {
	key  api.Secret
	next http.RoundTripper
}

// RoundTrip sends the request with the key, if there is one.
func (b bearer) RoundTrip(r *http.Request) (*http.Response, error) {
	if b.key == "" {
		return b.next.RoundTrip(r)
	}
	r = r.Clone(r.Context())
	r.Header.Set("Authorization", "Bearer "+string(b.key))
	return b.next.RoundTrip(r)
}
