package main

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"whosaid/bot/demo"
	"whosaid/retrieval/check"
	"whosaid/retrieval/check/mutation"
	"whosaid/store/memory"
	"whosaid/store/news"
)

// fewPosts are checked; WHOSAID_POSTS may name another number, or those from one to
// another ("500:1000"): each is the same whatever is checked before it.
const fewPosts = 60

// TestPosts checks whole posts, over the demonstration corpus and the invented
// news, or the folders that WHOSAID_MIXED names: every part has its own verdict.
func TestPosts(t *testing.T) {
	from, to := postsAsked()
	readings := append(readingsFrom(t, demo.FS()), mixedNews(t)...)
	store := stored(t, readings)
	printed := reprint(t, store)
	pool := readPool(t, store)
	pool.Printed = printed
	said := whole(readings)
	for _, s := range printed {
		said = append(said, plainWords(s.Text))
	}
	checks := check.New(store)
	score := postScore{kinds: map[string][2]int{}}
	for n := from; n < to; n++ {
		post := mutation.MakePost(pool, rand.New(rand.NewPCG(13, uint64(n))))
		got, err := checks.Check(t.Context(), post.Text)
		if err != nil {
			t.Fatalf("Check(%q): %v", post.Text, err)
		}
		score.count(t, post, got, said)
	}
	score.report(t)
}

func postsAsked() (from, to int) {
	first, last, several := strings.Cut(os.Getenv("WHOSAID_POSTS"), ":")
	if !several {
		first, last = "0", first
	}
	from, wrong := strconv.Atoi(first)
	to, err := strconv.Atoi(last)
	if wrong != nil || err != nil {
		return 0, fewPosts
	}
	return from, to
}

// reprint puts an earlier version before some of the stored articles, with another
// digit in a sentence, and gives those sentences.
func reprint(t *testing.T, store *memory.Store) []mutation.Source {
	t.Helper()
	articles, err := store.Articles(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var out []mutation.Source
	for _, now := range articles {
		if now.URL == "" {
			continue
		}
		passages, err := store.Passages(t.Context(), now.ID())
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range mutation.Sentences(now, passages) {
			at := strings.IndexAny(s.Text, "12345678")
			if at < 0 || strings.Count(now.Text(), s.Text) != 1 {
				continue
			}
			old := s.Text[:at] + string(s.Text[at]+1) + s.Text[at+1:]
			meta := now.Meta
			meta.Updated = meta.Published
			before, err := news.NewArticle(meta, strings.Replace(now.Text(), s.Text, old, 1), now.Barred())
			if err != nil {
				t.Fatal(err)
			}
			if err := errors.Join(store.Put(t.Context(), before, nil), store.Put(t.Context(), now, passages)); err != nil {
				t.Fatal(err)
			}
			s.Text, s.Next = old, ""
			out = append(out, s)
			break
		}
	}
	return out
}

// postScore counts how the parts of posts came out.
type postScore struct {
	parts, right, lost, extra   int
	changedVerbatim, falseAlarm int
	kinds                       map[string][2]int // right, all
}

func (s *postScore) count(t *testing.T, post mutation.Post, got news.Check, said wordings) {
	used := map[int]bool{}
	for _, want := range post.Parts {
		if !want.Honest() && want.Want != news.Misattributed && want.Kind != "a sign" && said.holding(want.Text) > 0 {
			continue // by chance it stands somewhere as it is, or differs in marks alone
		}
		s.parts++
		status := statusOf(want, got, used)
		k := s.kinds[want.Kind]
		k[1]++
		if rightly(want, status) {
			s.right++
			k[0]++
		} else {
			t.Logf("%s: %q = %s, want %s%s", want.Kind, want.Text, status, want.Want, lineOf(post.Text, want.Text))
		}
		s.kinds[want.Kind] = k
		switch {
		case status == lostPart:
			s.lost++
		case !want.Honest() && status == news.Verbatim && want.Kind != "all plain, honest":
			s.changedVerbatim++
		case want.Honest() && slices.Contains([]news.CheckStatus{news.Altered, news.Spliced, news.Misattributed}, status):
			s.falseAlarm++
			t.Logf("the post: %q", post.Text)
		}
	}
	for i, p := range got.Parts {
		if !used[i] && p.Status != news.Unfound {
			s.extra++
			t.Logf("extra: %q = %s", p.Text, p.Status)
		}
	}
}

// lostPart is the status of a part that a check has not told of.
const lostPart news.CheckStatus = "lost"

// statusOf is what a check says of the words of a part: the worst of what it says
// of pieces of them.
func statusOf(want mutation.PostPart, got news.Check, used map[int]bool) news.CheckStatus {
	worst := len(news.WorstFirst)
	for i, p := range got.Parts {
		if p.Start < want.End && want.Start < p.End {
			used[i] = true
			worst = min(worst, slices.Index(news.WorstFirst, p.Status))
		}
	}
	if worst == len(news.WorstFirst) {
		return lostPart
	}
	return news.WorstFirst[worst]
}

// rightly reports whether a status is the right one. Of a text in which nobody is
// named several places are one splice; where a sentence in it names somebody, it is
// several parts, each with a verdict of its own.
func rightly(want mutation.PostPart, status news.CheckStatus) bool {
	switch {
	case allPlain(want) && want.Want == news.Spliced:
		return status == news.Spliced || status == news.Verbatim
	case allPlain(want):
		return status == news.Altered || status == news.Spliced
	}
	return status == want.Want || status == lostPart && want.Want == news.Unfound
}

func allPlain(part mutation.PostPart) bool { return strings.HasPrefix(part.Kind, "all plain") }

// lineOf is the line of a post in which words stand.
func lineOf(post, words string) string {
	for line := range strings.Lines(post) {
		if strings.Contains(line, words) {
			return fmt.Sprintf(" in %q", line)
		}
	}
	return ""
}

func (s *postScore) report(t *testing.T) {
	for _, kind := range slices.Sorted(maps.Keys(s.kinds)) {
		t.Logf("%-24s %5d of %5d", kind, s.kinds[kind][0], s.kinds[kind][1])
	}
	t.Logf("%d parts: right %d (%.3f), lost %d, extra %d, changed and called verbatim %d, honest and accused %d",
		s.parts, s.right, float64(s.right)/float64(s.parts), s.lost, s.extra, s.changedVerbatim, s.falseAlarm)
	if 100*s.right < 97*s.parts || s.changedVerbatim > 0 || s.falseAlarm > 0 {
		t.Errorf("want at least 97 percent right, nothing changed called verbatim and nothing honest accused")
	}
}
