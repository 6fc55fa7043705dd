package main

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// strike presses a key that leads to another page, and waits for that page.
func strike(key string) chromedp.Action {
	return chromedp.ActionFunc(func(ctx context.Context) error {
		_, err := chromedp.RunResponse(ctx, chromedp.KeyEvent(key))
		return err
	})
}

// reach presses Tab until what is meant has the focus.
func reach(what string) chromedp.Action {
	return chromedp.ActionFunc(func(ctx context.Context) error {
		for range 40 {
			var there bool
			if err := chromedp.Run(ctx, chromedp.KeyEvent(kb.Tab), chromedp.Evaluate(fmt.Sprintf("document.activeElement.matches(%q)", what), &there)); err != nil || there {
				return err
			}
		}
		return fmt.Errorf("no Tab leads to %s", what)
	})
}

// TestDeskByKeyboard holds that a moderator needs no mouse: cases are gone through,
// chosen and taken, one is opened and its label corrected.
func TestDeskByKeyboard(t *testing.T) {
	ctx, _ := newBrowser(t)
	m := newModerated(t)
	var chosen, unchosen, searching bool
	var state, decided, taken string
	browse(t, ctx, chromedp.Navigate(m.link), reach("main button"), strike(kb.Enter), chromedp.WaitVisible(".case a.open"),
		chromedp.KeyEvent("j"), chromedp.KeyEvent("x"), chromedp.Evaluate(`document.querySelector(".pick input").checked`, &chosen),
		chromedp.KeyEvent("x"), chromedp.Evaluate(`!document.querySelector(".pick input").checked`, &unchosen), chromedp.KeyEvent("x"),
		reach(`.several button[value="take"]`), strike(kb.Enter), chromedp.Text(".chip", &taken),
		chromedp.KeyEvent("j"), strike(kb.Enter), reach("#speaker"), chromedp.KeyEvent("Per Lunde"), strike(kb.Enter), chromedp.Text("main", &decided), chromedp.Text(".chip", &state),
		chromedp.Navigate("http://"+m.bot.address+"/desk/history"), chromedp.KeyEvent("/"), chromedp.Evaluate(`document.activeElement.id === "words"`, &searching))
	if !chosen || !unchosen || taken != "taken" || state != "taken" || !searching {
		t.Errorf("x chooses: %v, and leaves: %v; the chosen case is %q, then %q; / searches: %v", chosen, unchosen, taken, state, searching)
	}
	if !strings.Contains(decided, "speaker corrected Per Lunde") {
		t.Errorf("the case says %q", decided)
	}
}
