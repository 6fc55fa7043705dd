package chat

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"whosaid/bot/chat/command"
	"whosaid/bot/chat/message"
	"whosaid/store/news"
)

// moderatorsCommand does what only moderators may ask, in a private chat.
func (v *visit) moderatorsCommand(ctx context.Context, call command.Call) error {
	switch {
	case !v.Moderates(v.person) && !v.private():
		return nil
	case !v.Moderates(v.person):
		return v.say(ctx, v.t.Moderate.Only)
	case !v.private():
		return v.say(ctx, v.t.Talk.Closed)
	}
	switch call.Name {
	case "add":
		return v.add(ctx, call.Args)
	case "audit":
		return v.audit(ctx)
	case "outlets":
		return v.outletsCommand(ctx, call.Args)
	case "takedown":
		return v.takeDown(ctx, call.Args)
	}
	return v.restore(ctx, call.Args)
}

// invite sends a link to the desk. Where others read along, nobody is told anything
// but that it is a matter for a private chat.
func (v *visit) invite(ctx context.Context) error {
	if !v.private() {
		return v.say(ctx, v.t.Talk.Closed)
	}
	link, ok, err := v.Invite(ctx, v.person, v.t.Code)
	if err != nil {
		return err
	}
	if !ok {
		return v.say(ctx, v.t.Moderate.Only)
	}
	return v.say(ctx, v.t.Desk.Invitation+"\n\n"+link)
}

// audit sends all decisions as CSV and as JSON lines.
func (v *visit) audit(ctx context.Context) error {
	decisions, err := v.Desk.Decisions(ctx)
	if err != nil {
		return err
	}
	if len(decisions) == 0 {
		return v.say(ctx, v.t.Moderate.NoAudit)
	}
	for _, file := range []struct {
		name  string
		write func([]news.Decision) ([]byte, error)
	}{{"audit.csv", AuditCSV}, {"audit.jsonl", AuditLines}} {
		content, err := file.write(decisions)
		if err != nil {
			return fmt.Errorf("write %s: %w", file.name, err)
		}
		call := &bot.SendDocumentParams{ChatID: v.chat.ID, Document: &models.InputFileUpload{Filename: file.name, Data: &rewinding{content: content}}}
		if _, err := v.line.Do(ctx, file.name, call); err != nil {
			return err
		}
	}
	return nil
}

// ruling is a decision that is not on a report.
func (v *visit) ruling(subject news.Subject, ruling news.Ruling, text string) news.Decision {
	return news.Decision{
		ID: v.decisionID(), At: v.Now().UTC(), By: news.ModeratorID(strconv.FormatInt(v.person, 10)),
		Subject: subject, Ruling: ruling, Text: text,
	}
}

// outletsCommand lists the outlets, or corrects one: "radio-vest name Radio Vest".
func (v *visit) outletsCommand(ctx context.Context, args string) error {
	outlets, err := v.Library.Outlets(ctx)
	if err != nil {
		return err
	}
	words := strings.Fields(args)
	if len(words) == 0 {
		return v.listOutlets(ctx, outlets)
	}
	id := news.OutletID(words[0])
	at := slices.IndexFunc(outlets, func(o news.Outlet) bool { return o.ID == id })
	if at < 0 {
		return v.say(ctx, fmt.Sprintf(v.t.Moderate.NoOutlet, words[0]))
	}
	subject := news.Subject{Outlet: id}
	switch {
	case len(words) > 2 && words[1] == "name":
		return v.rule(ctx, v.ruling(subject, news.OutletNamed, strings.Join(words[2:], " ")), outlets[at].Name)
	case len(words) == 3 && words[1] == "kind" && slices.Contains(news.OutletKinds, news.OutletKind(words[2])):
		return v.rule(ctx, v.ruling(subject, news.OutletKindIs, words[2]), string(outlets[at].Kind))
	case len(words) == 2 && words[1] == "undo":
		return v.undoLast(ctx, subject, func(news.Decision) bool { return true }, v.t.Moderate.Undone)
	}
	return v.say(ctx, v.t.Moderate.UseOutlets)
}

func (v *visit) listOutlets(ctx context.Context, outlets []news.Outlet) error {
	var lines []string
	for _, o := range outlets {
		lines = append(lines, fmt.Sprintf("%s · %s · %s", o.ID, o.Name, o.Kind))
	}
	html := message.List(v.t.Count(len(outlets), v.t.Message.Outlets), lines).HTML
	_, err := v.send(ctx, "say", html+"\n\n"+message.Text(v.t.Moderate.UseOutlets), 0, nil)
	return err
}

// rule keeps a decision in the place of what was so before.
func (v *visit) rule(ctx context.Context, decision news.Decision, former string) error {
	decision.Former = former
	if err := v.Desk.Decide(ctx, decision); err != nil {
		return err
	}
	return v.say(ctx, v.t.Settings.Saved)
}

// takeDown takes a whole article down.
func (v *visit) takeDown(ctx context.Context, args string) error {
	id, refusal, err := v.article(ctx, args)
	if err != nil {
		return err
	}
	if refusal != "" {
		return v.say(ctx, refusal)
	}
	if err := v.Desk.Decide(ctx, v.ruling(news.Subject{Article: id}, news.TakeDown, "")); err != nil {
		return err
	}
	return v.say(ctx, fmt.Sprintf(v.t.Moderate.Taken, id))
}

// restore brings an article back.
func (v *visit) restore(ctx context.Context, args string) error {
	id, refusal, err := v.article(ctx, args)
	if err != nil {
		return err
	}
	if refusal != "" {
		return v.say(ctx, refusal)
	}
	whole := func(d news.Decision) bool { return d.Ruling == news.TakeDown && d.Subject.Quote == nil }
	return v.undoLast(ctx, news.Subject{Article: id}, whole, fmt.Sprintf(v.t.Moderate.Restored, id))
}

// article is the stored article that an argument names by its address or id;
// refusal says why there is none.
func (v *visit) article(ctx context.Context, args string) (id news.ArticleID, refusal string, err error) {
	words := strings.Fields(args)
	if len(words) == 0 {
		return "", v.t.Moderate.UseTake, nil
	}
	for _, find := range []func() (*news.Article, error){
		func() (*news.Article, error) { return v.Library.Article(ctx, news.ArticleID(words[0])) },
		func() (*news.Article, error) { return v.Library.Linked(ctx, words[0]) },
	} {
		a, err := find()
		if err == nil {
			return a.ID(), "", nil
		}
		if !errors.Is(err, news.ErrNoArticle) {
			return "", "", err
		}
	}
	return "", fmt.Sprintf(v.t.Moderate.NoArticle, words[0]), nil
}

// undoLast takes the newest decision for everywhere on a subject back that fits.
func (v *visit) undoLast(ctx context.Context, subject news.Subject, fits func(news.Decision) bool, done string) error {
	all, err := v.Desk.Decisions(ctx, subject.Docket())
	if err != nil {
		return err
	}
	standing := slices.DeleteFunc(news.Standing(all, ""), func(d news.Decision) bool { return !fits(d) })
	last, ok := news.Undoable(standing, "")
	if !ok {
		return v.say(ctx, v.t.Moderate.Nothing)
	}
	undone := v.ruling(last.Subject, news.Undo, "")
	undone.Undoes = last.ID
	if err := v.Desk.Decide(ctx, undone); err != nil {
		return err
	}
	return v.say(ctx, done)
}
