package chat

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"whosaid/bot/chat/message"
	"whosaid/store/news"
)

// sources tells what answers are made from.
func (v *visit) sources(ctx context.Context) error {
	held, err := v.Library.Holdings(ctx)
	if err != nil {
		return err
	}
	if held.Articles == 0 {
		return v.say(ctx, v.t.Talk.None)
	}
	outlets, err := v.searched(ctx)
	if err != nil {
		return err
	}
	var lines []string
	for _, o := range outlets {
		each := "• " + o.Name
		if kind := v.t.Talk.Kinds[o.Kind]; kind != "" {
			each += " · " + kind
		}
		lines = append(lines, each)
	}
	fresh, err := v.freshness(ctx)
	if err != nil {
		return err
	}
	html := message.Lists(message.Section{Heading: fmt.Sprintf(v.t.Talk.Sources, v.t.Scope(held)), Lines: lines}, message.Section{Heading: v.t.Incoming.Followed, Lines: fresh})
	_, err = v.send(ctx, "say", html, v.replyTo(), nil)
	return err
}

// freshness tells of each address that is followed when it was last read, when it
// last brought something new, and whether it fails; why, moderators are told.
func (v *visit) freshness(ctx context.Context) ([]string, error) {
	if v.Follower == nil {
		return nil, nil
	}
	all, err := v.Follower.Followed(ctx)
	if err != nil {
		return nil, err
	}
	var lines []string
	for _, f := range all {
		if f.Outlet == "" || len(v.settings.Outlets) == 0 || slices.Contains(v.settings.Outlets, f.Outlet) {
			lines = append(lines, v.fresh(f))
		}
	}
	return lines, nil
}

func (v *visit) fresh(f news.Followed) string {
	_, bare, _ := strings.Cut(f.URL, "://")
	parts := []string{"• " + strings.TrimSuffix(bare, "/")}
	for _, at := range []struct {
		when     time.Time
		is, none string
	}{{f.Succeeded, v.t.Incoming.Read, v.t.Incoming.NeverRead}, {f.Brought, v.t.Incoming.Brought, ""}} {
		switch {
		case !at.when.IsZero():
			parts = append(parts, fmt.Sprintf(at.is, v.t.Moment(at.when)))
		case at.none != "":
			parts = append(parts, at.none)
		}
	}
	if f.Failures > 0 {
		fails := v.t.Incoming.Fails
		if v.private() && v.Moderates(v.person) {
			fails += ": " + f.Fault
		}
		parts = append(parts, fails)
	}
	return strings.Join(parts, " · ")
}
