package retrieval

import (
	"slices"
	"strings"
	"testing"
	"time"

	"whosaid/store/news"
)

var (
	post  = &news.Outlet{ID: "post", Name: "The Halden Post"}
	vest  = &news.Outlet{ID: "vest", Name: "Radio Vest"}
	fjord = &news.Outlet{ID: "fjord", Name: "Fjord Daily"}
)

// The invented stories that the tables below ask about.
const (
	postText = `Nine people were injured when the Halden bridge fell on Monday, the county said.
Ingrid Moe, chief surgeon at Halden Hospital, said the injured were in good hands. She said that the hospital needed blood donors.
The bridge was inspected in 2019. But the report was never made public.
The Road Safety Institute warned of cracks last year. It had asked the county to close the bridge.`
	vestText = `“We now count 17 injured, two of them badly,” said Ingrid Moe, chief surgeon at Halden Hospital.
Mayor Per Lunde denied that the county had known of the cracks.
Repairs will cost 40 million kroner, Lunde said.`
	fjordText = `A ferry will cross the Aune from Friday, the county announced.
Nine people were injured when the Halden bridge fell on Monday, the county said.
Click here for pictures`
)

func stories(t testing.TB) fakeStore {
	t.Helper()
	may := func(day int) time.Time { return time.Date(2025, 5, day, 0, 0, 0, 0, time.UTC) }
	last := strings.LastIndex(fjordText, "\n")
	return fakeStore{articles: []*news.Article{
		published(t, news.Meta{Outlet: post, Published: may(12), Title: "Bridge falls at Halden", File: "post"}, postText),
		published(t, news.Meta{Outlet: vest, Published: may(13), Title: "Seventeen hurt in bridge collapse", File: "vest"}, vestText),
		published(t, news.Meta{Outlet: fjord, Published: may(14), Title: "Ferry to replace bridge", File: "fjord"}, fjordText, news.Span{Start: last + 1, End: len(fjordText)}),
	}}
}

func published(t testing.TB, meta news.Meta, text string, barred ...news.Span) *news.Article {
	t.Helper()
	a, err := news.NewArticle(meta, text, barred)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// finder is a Finder over s by the fakes.
func finder(s fakeStore) *Finder {
	f := NewFinder(s, testNow).WithEncoder(fakeEncoder{}).WithNeighbours(s, nil)
	f.decision = testDecision
	return f
}

func find(t testing.TB, f *Finder, text string) news.Found {
	t.Helper()
	found, err := f.Find(t.Context(), news.Question{Text: text})
	if err != nil {
		t.Fatalf("Find(%q) = %v", text, err)
	}
	return found
}

func TestFindQuotesTheSentenceThatAnswers(t *testing.T) {
	f := finder(stories(t))
	for _, test := range []struct {
		question, want, speaker string
	}{
		{"What did Ingrid Moe say about the injured?", "“We now count 17 injured, two of them badly,” said Ingrid Moe, chief surgeon at Halden Hospital.", "Ingrid Moe"},
		{"How much will the repairs cost?", "Repairs will cost 40 million kroner, Lunde said.", "Per Lunde"},
		{"Did the mayor deny knowing of the cracks?", "Mayor Per Lunde denied that the county had known of the cracks.", "Per Lunde"},
		{"Who warned of cracks?", "The Road Safety Institute warned of cracks last year. It had asked the county to close the bridge.", ""},
		{"When was the bridge inspected?", "The bridge was inspected in 2019. But the report was never made public.", ""},
		{"Which vessel will cross the Aune?", "A ferry will cross the Aune from Friday, the county announced.", ""},
	} {
		found := find(t, f, test.question)
		at := slices.IndexFunc(found.Citations, func(c news.Citation) bool { return strings.HasPrefix(test.want, c.Text()) })
		if at < 0 {
			t.Errorf("Find(%q) quotes %q, want %q among them", test.question, texts(found.Citations), test.want)
			continue
		}
		if c := found.Citations[at]; test.speaker != "" && (c.Speaker == nil || c.Speaker.Name != test.speaker) {
			t.Errorf("Find(%q) speaker = %+v, want %q", test.question, c.Speaker, test.speaker)
		}
	}
}

func TestFindConcedes(t *testing.T) {
	f := finder(stories(t))
	for _, text := range []string{"Who won the chess championship?", "How old is Astrid Holm's brother?"} {
		found := find(t, f, text)
		if len(found.Citations) > 0 || found.Missing != noneAnswers || len(found.Nearest) != nearestShown {
			t.Errorf("Find(%q) quotes %q, nearest %q, missing %q; want three that are near and that none answers", text, texts(found.Citations), texts(found.Nearest), found.Missing)
		}
	}
	if found := find(t, finder(fakeStore{}), "Who won?"); len(found.Citations)+len(found.Nearest) > 0 || found.Missing != "" {
		t.Errorf("Find among nothing = %+v, want nothing", found)
	}
}

// Whatever somebody said answers the question for it, and nothing else does.
func TestWhatSomebodySaid(t *testing.T) {
	f := finder(stories(t))
	f.decision.Unread.Bias = -100 // nothing answers by itself
	for _, text := range []string{"What did Per Lunde say?", "what has Mayor Lunde told", "Що сказав Lunde?"} {
		found := find(t, f, text)
		if len(found.Citations) < 2 {
			t.Errorf("Find(%q) quotes %q, want all that he said", text, texts(found.Citations))
		}
		for _, c := range found.Citations {
			if c.Speaker == nil || c.Speaker.Name != "Per Lunde" {
				t.Errorf("Find(%q) quotes %q, want his words alone", text, c.Text())
			}
		}
	}
	for _, text := range []string{"What did Per Lunde say about chess?", "Where is Per Lunde?"} {
		if found := find(t, f, text); len(found.Citations) > 0 {
			t.Errorf("Find(%q) quotes %q, want that none answers", text, texts(found.Citations))
		}
	}
}

func TestWhatIsAskedByBoundsAloneIsAnsweredByThem(t *testing.T) {
	found := find(t, finder(stories(t)), "What does Fjord Daily report?")
	if len(found.Citations) == 0 || found.Citations[0].Outlet().ID != "fjord" {
		t.Errorf("Find quotes %q, want what the outlet has", texts(found.Citations))
	}
	if found := find(t, finder(stories(t)), "latest?"); len(found.Citations) == 0 || found.Citations[0].Outlet().ID != "fjord" {
		t.Errorf("Find quotes %q, want the newest first", texts(found.Citations))
	}
}

func TestFindKeepsToOutletsAndDates(t *testing.T) {
	f := finder(stories(t))
	for _, test := range []struct {
		question string
		want     []news.OutletID
	}{
		{"What does Radio Vest report about the injured?", []news.OutletID{"vest"}},
		{"How many were injured, according to the Halden Post?", []news.OutletID{"post"}},
		{"What was published since 14 May about the bridge?", []news.OutletID{"fjord"}},
	} {
		found := find(t, f, test.question)
		if len(found.Citations) == 0 {
			t.Errorf("Find(%q) quotes nothing, want quotes of %v", test.question, test.want)
		}
		for _, c := range found.Citations {
			if !slices.Contains(test.want, c.Outlet().ID) {
				t.Errorf("Find(%q) quotes %s: %q, want only %v", test.question, c.Outlet().ID, c.Text(), test.want)
			}
		}
	}
}

// An outlet may be what a question is about: where it does not answer, all are searched,
// but for what it is asked to report.
func TestFindAsksOthersAboutAnOutlet(t *testing.T) {
	articles := stories(t)
	articles.articles = append(articles.articles, published(t, news.Meta{Outlet: vest, File: "owed"}, "The Halden Post owes its printers two million kroner."))
	f := finder(articles)
	for _, test := range []struct {
		question string
		want     bool
	}{
		{"How much does the Halden Post owe to printers?", true},
		{"What does the Halden Post report on its printers?", false},
	} {
		found := find(t, f, test.question)
		owes := slices.ContainsFunc(found.Citations, func(c news.Citation) bool { return strings.Contains(c.Text(), "two million") })
		if owes != test.want {
			t.Errorf("Find(%q) quotes %q, want what Radio Vest says: %v", test.question, texts(found.Citations), test.want)
		}
	}
}

func TestFindShowsACopyOnce(t *testing.T) {
	found := find(t, finder(stories(t)), "How many people were injured when the Halden bridge fell?")
	nine := slices.IndexFunc(found.Citations, func(c news.Citation) bool { return strings.HasPrefix(c.Text(), "Nine people") })
	if nine < 0 || len(found.Citations[nine].AlsoIn) != 1 {
		t.Fatalf("Find quotes %q, want the nine once with one copy", texts(found.Citations))
	}
	both := []string{string(found.Citations[nine].Outlet().ID), string(found.Citations[nine].AlsoIn[0].Outlet().ID)}
	if slices.Sort(both); !slices.Equal(both, []string{"fjord", "post"}) {
		t.Errorf("the nine stand in %v, want fjord and post", both)
	}
	if !slices.ContainsFunc(found.Citations, func(c news.Citation) bool { return strings.Contains(c.Text(), "17 injured") }) {
		t.Errorf("Find quotes %q, want the other figure, too", texts(found.Citations))
	}
}

func TestFindIsDeterministic(t *testing.T) {
	f := finder(stories(t))
	first := texts(find(t, f, "What happened to the Halden bridge?").Citations)
	for range 20 {
		if again := texts(find(t, finder(stories(t)), "What happened to the Halden bridge?").Citations); !slices.Equal(first, again) {
			t.Fatalf("Find = %q, then %q", first, again)
		}
	}
}

func texts(list []news.Citation) []string {
	var out []string
	for _, c := range list {
		out = append(out, c.Text())
	}
	return out
}

// FuzzFind holds that whatever is asked of whatever text, only quotable bytes
// of the article are quoted, none longer than allowed.
func FuzzFind(f *testing.F) {
	f.Add(postText, "What did Ingrid Moe say?", 10)
	f.Add("“A. B,” he said. But no.", "who said a", 3)
	f.Fuzz(func(t *testing.T, text, asked string, bar int) {
		end := min(max(bar, 0), len(text))
		a, err := news.NewArticle(news.Meta{Outlet: post}, text, []news.Span{{Start: 0, End: end}})
		if err != nil {
			return
		}
		found, err := finder(fakeStore{articles: []*news.Article{a}}).Find(t.Context(), news.Question{Text: asked})
		if err != nil {
			return
		}
		for _, c := range append(found.Citations, found.Nearest...) {
			s := c.Span()
			if c.Text() != text[s.Start:s.End] || s.Start < end || len([]rune(c.Text())) > news.MaxQuote {
				t.Fatalf("Find(%q) in %q quotes %q at %v, barred to %d", asked, text, c.Text(), s, end)
			}
		}
	})
}

// An article that is given to another outlet is that outlet's in the next answer.
func TestArticleIsReadAsItIsNow(t *testing.T) {
	s := stories(t)
	f := finder(s)
	for _, outlet := range []*news.Outlet{post, fjord} {
		meta := s.articles[0].Meta
		meta.Outlet = outlet
		s.articles[0] = published(t, meta, postText)
		found := find(t, f, "Who inspected the bridge in 2019?")
		if len(found.Citations) == 0 || found.Citations[0].Article().Outlet != outlet {
			t.Errorf("found %q, want the sentence of %s", texts(found.Citations), outlet.Name)
		}
	}
}
