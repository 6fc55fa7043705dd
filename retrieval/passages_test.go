package retrieval

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"whosaid/store/news"
)

func TestPassagesKeepFurnitureOut(t *testing.T) {
	text := "Share this page\n" + strings.Repeat("The bridge fell on Monday in the rain. ", 20) + "\nTap to enlarge\nThe mayor said it was safe.\n"
	bar := func(of string) news.Span {
		at := strings.Index(text, of)
		return news.Span{Start: at, End: at + len(of)}
	}
	a := published(t, news.Meta{}, text, bar("Share this page"), bar("Tap to enlarge"))
	passages := Passages(a)
	if len(passages) < 3 {
		t.Fatalf("Passages = %d, want the long paragraph parted, and the last line apart", len(passages))
	}
	last := -1
	for _, p := range passages {
		if p.Start <= last || !a.Quotable(p.Span) {
			t.Errorf("passage %v after %d is out of order or touches furniture: %q", p.Span, last, p.Of(text))
		}
		last = p.End
		for _, s := range p.Sentences {
			if !p.Contains(s.Span) {
				t.Errorf("sentence %v is outside its passage %v", s.Span, p.Span)
			}
		}
	}
	end := passages[len(passages)-1]
	if got := end.Of(text); got != "The mayor said it was safe." {
		t.Errorf("last passage = %q, want the last line alone", got)
	}
	if s := end.Sentences[0]; s.Speaker == nil || s.Speaker.Name == "" {
		t.Errorf("last sentence is said by %+v, want the mayor", s.Speaker)
	}
}

func TestOwnOutletIsNoMedium(t *testing.T) {
	outlet := &news.Outlet{Name: "Radio Vest", Aliases: []string{"RV"}}
	for _, test := range []struct {
		outlet *news.Outlet
		via    []string
		want   []string
	}{
		{outlet, []string{"radio vest"}, []string{}},
		{outlet, []string{"NorWire", "RV"}, []string{"NorWire"}},
		{nil, []string{"Radio Vest"}, []string{"Radio Vest"}},
	} {
		got := withoutSelf(news.Said{Via: test.via}, test.outlet)
		if diff := cmp.Diff(test.want, got.Via); diff != "" {
			t.Errorf("withoutSelf(%q) (-want +got):\n%s", test.via, diff)
		}
	}
}

func TestOwnOutletIsNoSpeaker(t *testing.T) {
	outlet := &news.Outlet{Name: "Radio Vest", Aliases: []string{"Хода", "The Vest"}}
	for name, unclear := range map[string]bool{"Radio Vest": true, "Ходу": true, "Vest": true, "Radio Vest's editor": false, "Ingrid Vest": false, "the": false, "": false} {
		said := news.Said{Speaker: &news.Speaker{Name: name}, Mode: news.Reports}
		want := said
		if unclear {
			want = news.Said{Mode: news.Unclear}
		}
		if got := withoutSelf(said, outlet); got.Mode != want.Mode || (got.Speaker == nil) != unclear {
			t.Errorf("withoutSelf of what %q says = %+v, want %+v", name, got, want)
		}
	}
}
