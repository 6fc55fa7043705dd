package answer

import (
	"context"
	"errors"
	"log/slog"
	"strings"

	"whosaid/store/news"
)

// composer lets a model choose among candidate quotes, order and group them.
type composer interface {
	// Compose gives groups of indexes into candidates. show is told all groups so
	// far each time one was added. An error may have a Reason for those who ask.
	Compose(ctx context.Context, q news.Question, candidates []news.Citation, show func(groups [][]int)) (news.Composition, error)
}

// reworder makes questions that can be searched.
type reworder interface {
	// Reword gives q as questions that lean on nothing said earlier, in the
	// languages of the articles; none when q can be searched as it stands.
	Reword(ctx context.Context, q news.Question) (texts []string, err error)
}

// WithComposer lets a model choose and group, and gives the Answerer back.
func (a *Answerer) WithComposer(c composer) *Answerer {
	a.composer = c
	return a
}

// WithReworder lets questions be reworded before a search, and gives the
// Answerer back.
func (a *Answerer) WithReworder(r reworder) *Answerer {
	a.reworder = r
	return a
}

// Stream is Answer, told step by step: while a model is at work, show is called
// with the answer so far, from the calling goroutine. The first one is by rules,
// quotes and all; the later ones grow. Each is whole, verified, and may be shown
// as it is. The final answer is only returned. Without a model nothing is shown.
func (a *Answerer) Stream(ctx context.Context, q news.Question, show func(news.Answer)) (news.Answer, error) {
	if !q.Claim {
		return a.stream(ctx, q, show)
	}
	out, err := a.stream(ctx, q, func(so news.Answer) { show(a.beside(ctx, q, so)) })
	if err != nil {
		return out, err
	}
	return a.beside(ctx, q, out), nil
}

// beside sets the claim that was asked of beside what was found.
func (a *Answerer) beside(ctx context.Context, q news.Question, out news.Answer) news.Answer {
	out.Stance.Same, out.Stance.Otherwise = a.grouper.Stance(ctx, q.Text, out.Quotes)
	out.Vague = out.Outcome == news.NoSource && len(news.Beyond(q.Text)) == 0
	return out
}

func (a *Answerer) stream(ctx context.Context, q news.Question, show func(news.Answer)) (news.Answer, error) {
	if err := askable(q); err != nil {
		return news.Answer{}, err
	}
	d, err := a.search(ctx, q, q.Text)
	if err != nil && (a.reworder == nil || q.Quick || !errors.Is(err, ErrSmallTalk)) {
		return news.Answer{}, err
	}
	if q.Quick {
		return d.Answer, err
	}
	if a.composer != nil && d.Outcome == news.Answered {
		show(d.Answer)
	}
	if d, err = a.reworded(ctx, q, d, err, show); err != nil {
		return news.Answer{}, err
	}
	if a.composer == nil || d.Outcome != news.Answered {
		return d.Answer, nil
	}
	return a.compose(ctx, d, show), nil
}

// reworded searches again where a model knows better words to search for.
func (a *Answerer) reworded(ctx context.Context, q news.Question, d draft, before error, show func(news.Answer)) (draft, error) {
	if a.reworder == nil {
		return d, before
	}
	texts, err := a.reworder.Reword(ctx, q)
	if err != nil {
		d.note(reason(ctx, "reword", err))
	}
	if err != nil || len(texts) == 0 {
		return d, before
	}
	alone := q
	alone.Earlier = nil
	again, err := a.search(ctx, alone, texts...)
	if err != nil {
		return d, errors.Join(before, ctx.Err()) // what was found at first still answers
	}
	if again.Outcome != news.Answered && d.Outcome == news.Answered {
		return d, nil
	}
	if a.composer != nil && again.Outcome == news.Answered {
		show(again.Answer)
	}
	return again, nil
}

// compose lets the model group the draft's candidates. Whatever fails, the
// draft is the answer and says why.
func (a *Answerer) compose(ctx context.Context, d draft, show func(news.Answer)) news.Answer {
	rules := a.group(ctx, d, d.candidates)
	made, err := a.composer.Compose(ctx, d.asked, d.candidates, func(groups [][]int) {
		show(a.assemble(d, rules, groups, true))
	})
	if err != nil {
		d.note(reason(ctx, "compose", err))
		return d.Answer
	}
	if made.None {
		return d.none()
	}
	out := a.assemble(d, rules, made.Groups, false)
	if len(out.Claims) == 0 {
		d.note("the model chose nothing")
		return d.Answer
	}
	slog.DebugContext(ctx, "composed", "claims", len(out.Claims), "dropped", len(made.Dropped))
	return out
}

// none is the answer where the model finds that nothing answers: what was
// found is shown as the nearest.
func (d draft) none() news.Answer {
	out := d.Answer
	out.Outcome, out.Mode = news.NoSource, news.ByModel
	out.Nearest = d.Quotes[:min(len(d.Quotes), nearestShown)]
	out.Missing = "the model finds no answer in the nearest"
	out.Claims, out.Quotes = nil, nil
	return out
}

// nearestShown is how many quotes are shown where none answers.
const nearestShown = 3

// note adds why something was not used, once.
func (d *draft) note(why string) {
	switch {
	case d.FallbackReason == "":
		d.FallbackReason = why
	case !strings.Contains(d.FallbackReason, why):
		d.FallbackReason += "; " + why
	}
}

// reason is what those who ask are told of an error of the model; the error
// itself goes to the log.
func reason(ctx context.Context, act string, err error) string {
	slog.WarnContext(ctx, "model not used", "act", act, "err", err)
	told, ok := errors.AsType[interface {
		error
		Reason() string
	}](err)
	if ok {
		return told.Reason()
	}
	return "the model could not be used"
}
