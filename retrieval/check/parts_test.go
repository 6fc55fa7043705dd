package check

import (
	"slices"
	"strings"
	"testing"
	"time"

	"whosaid/store/news"
)

const council = `"We hide nothing from our owners," Falk said. "You lied to the council," mayor Peter Lund replied.

The minister said the mayor lied about the budget.

Few experts think that the tunnel will flood, according to professor Ada Holm.

"I have never taken money from the builder," Lund told Radio Vest on Friday.`

const russian = `Мост через Норву закрыли во вторник, сообщил мэр Олег Вест. «Мы не знаем, когда его откроют», — сказала инженер Анна Берг.`

const town = `Подпись под снимком: паром стоит у причала.

Skarvik Harbour Board counted 133 boats at the quay in May. ЧП произошло в 16:20 у опоры № 4.

«Мост построен в срок и по смете», — заявила компания «Нордбюг».

Мэрия сообщает: мост откроют к зиме, а паром отменят.`

// TestParts holds that each part of a text has a verdict of its own.
func TestParts(t *testing.T) {
	store := &fakeStore{articles: []*news.Article{article(t, shore, 2, ferry), article(t, vest, 3, quay), article(t, shore, 4, council), article(t, vest, 5, russian), article(t, board, 6, town)}}
	tests := []struct {
		name, text string
		want       string // a part a line: the status, who is named, the words
	}{
		{"two true quotations", "“The light may have failed, but the charts were right.” And: \"The office expects 40 ships a week.\"",
			"verbatim||The light may have failed, but the charts were right.\nverbatim||The office expects 40 ships a week."},
		{"a true one and an invented one", "Aas: “The light may have failed, but the charts were right.”\nDahl: “Penguins have annexed the outer moon.”",
			"verbatim|Aas|The light may have failed, but the charts were right.\nnot_found|Dahl|Penguins have annexed the outer moon."},
		{"a neighbour's mouth", "Falk said: \"You lied to the council.\"", "misattributed|Falk|You lied to the council."},
		{"without marks, too", "Falk said you lied to the council", "misattributed|Falk|Falk said you lied to the council"},
		{"the passage as it is", "\"We hide nothing from our owners,\" Falk said. \"You lied to the council,\" mayor Peter Lund replied.",
			"verbatim||\"We hide nothing from our owners,\" Falk said. \"You lied to the council,\" mayor Peter Lund replied."},
		{"commas that turn the speaker", "\"The minister\", said the mayor, \"lied about the budget.\"", "misattributed|mayor|The minister\", said the mayor, \"lied about the budget."},
		{"a role as the speaker", "\"I have never taken money from the builder,\" the teacher said.", "misattributed|teacher|I have never taken money from the builder,"},
		{"a handle as the speaker", "@leif_dahl: “The light may have failed, but the charts were right.”", "misattributed|Leif Dahl|The light may have failed, but the charts were right."},
		{"the right handle", "@JorunAas: “The light may have failed, but the charts were right.”", "verbatim|Jorun Aas|The light may have failed, but the charts were right."},
		{"a speaker for each quotation", "Dahl said “The light may have failed, but the charts were right”, while Aas said “Nobody can say when it will open again”.",
			"misattributed|Dahl|The light may have failed, but the charts were right\nmisattributed|Aas|Nobody can say when it will open again"},
		{"one speaker goes on", "“The light may have failed, but the charts were right,” Dahl said. “Nobody can say when it will open again.”",
			"misattributed|Dahl|The light may have failed, but the charts were right,\nverbatim|Dahl|Nobody can say when it will open again."},
		{"the dashes of a dialogue", "— Мы не знаем, когда его откроют, — ответила вечером и сказала Анна Берг.", "verbatim|Анна Берг|Мы не знаем, когда его откроют"},
		{"marks of a language", "«Мы не знаем, когда его откроют», — сказал Олег Вест.", "misattributed|Олег Вест|Мы не знаем, когда его откроют"},
		{"Cyrillic in other letters", "Мост через Нoрву закрыли во вторник", "altered||Мост через Нoрву закрыли во вторник"},
		{"another figure in a plain line beside a quotation", "“The light may have failed, but the charts were right.”\nThe ferry Alma ran aground off Skarvik on Friday with 143 people aboard.",
			"verbatim||The light may have failed, but the charts were right.\naltered||The ferry Alma ran aground off Skarvik on Friday with 143 people aboard."},
		{"decoration", "⚡️ FWD: 😱 The engine, built in 1998, was not inspected in March. https://t.me/vest/12 #ferry\nSubscribe: @vest", "verbatim||The engine, built in 1998, was not inspected in March."},
		{"a false beginning before a colon", "Навіки trombelin: Мост через Норву закрыли во вторник", "altered||Навіки trombelin: Мост через Норву закрыли во вторник"},
		{"a note's mark", "The engine, built in 1998,[3] was not inspected in March.¹", "verbatim||The engine, built in 1998,[3] was not inspected in March."},
		{"who spoke, in brackets", "The light may have failed, but the charts were right. (Aas said)", "verbatim|Aas|The light may have failed, but the charts were right."},
		{"a body in lower case before a colon", "fire brigade: “The light may have failed, but the charts were right.”", "misattributed|fire brigade|The light may have failed, but the charts were right."},
		{"and before a verb of speech", "The fire brigade said: “The light may have failed, but the charts were right.”", "misattributed|fire brigade|The light may have failed, but the charts were right."},
		{"and without marks", "The fire brigade said: The light may have failed, but the charts were right.", "misattributed|fire brigade|The light may have failed, but the charts were right."},
		{"and behind a dash", "“The light may have failed, but the charts were right.” — fire brigade", "misattributed|fire brigade|The light may have failed, but the charts were right."},
		{"a body in the genitive", "санітарної служби: «Мы не знаем, когда его откроют»", "misattributed|санітарної служби|Мы не знаем, когда его откроют"},
		{"a body that something was said in", "«Мы не знаем, когда его откроют», — сообщили в пожарной службе.", "misattributed|пожарной службе|Мы не знаем, когда его откроют"},
		{"the right office", "«Мы не знаем, когда его откроют», — сообщила инженер.", "verbatim|инженер|Мы не знаем, когда его откроют"},
		{"the right office, and more", "Главный инженер моста: «Мы не знаем, когда его откроют»", "verbatim|Главный инженер моста|Мы не знаем, когда его откроют"},
		{"the body that said it", "harbour office: “The quay at Skarvik is shut until further notice”", "verbatim|harbour office|The quay at Skarvik is shut until further notice"},
		{"what names nobody before a colon", "Цитата дня: «Мы не знаем, когда его откроют»", "verbatim||Мы не знаем, когда его откроют"},
		{"what may be anybody", "представители компании: «Мы не знаем, когда его откроют»", "verbatim||Мы не знаем, когда его откроют"},
		{"a body in lower case that begins a line", "“The light may have failed, but the charts were right.”\nharbour office: “The quay at Skarvik is shut until further notice”",
			"verbatim||The light may have failed, but the charts were right.\nverbatim|harbour office|The quay at Skarvik is shut until further notice"},
		{"and behind a link", "«Мы не знаем, когда его откроют» https://a.example/b\n\n❗️ office: \"The office expects 40 ships a week\"",
			"verbatim||Мы не знаем, когда его откроют\nverbatim||The office expects 40 ships a week"},
		{"what only begins like a call to subscribe", "Подпись под снимком: паром стоит у причала.\n«Мы не знаем, когда его откроют»", "verbatim||Подпись под снимком: паром стоит у причала.\nverbatim||Мы не знаем, когда его откроют"},
		{"an emoji beside a figure", "🔥 133 boats at the quay in May.", "verbatim||133 boats at the quay in May."},
		{"one that is written in two characters", "▪️ 133 boats at the quay in May.", "verbatim||133 boats at the quay in May."},
		{"a word in other letters in a short text", "ЧП zorblat в 16:20 у опоры № 4", "altered||ЧП zorblat в 16:20 у опоры № 4"},
		{"who is named twice", "Skarvik Harbour Board: “Skarvik Harbour Board counted 133 boats at the quay in May”", "verbatim|Skarvik Harbour Board|Skarvik Harbour Board counted 133 boats at the quay in May"},
		{"a line in lower case behind one that says who is quoted", "“The light may have failed, but the charts were right.” — Jorun Aas\nharbour office: “The quay at Skarvik is shut until further notice”",
			"verbatim|Jorun Aas|The light may have failed, but the charts were right.\nverbatim|harbour office|The quay at Skarvik is shut until further notice"},
		{"a name in marks behind a quotation", "«Мост построен в срок и по смете», — сообщили в компании «Нордбюг».", "verbatim|Нордбюг|Мост построен в срок и по смете"},
		{"a name in marks before it", "Как пишет газета «Radio Vest», «Мы не знаем, когда его откроют».", "verbatim|Radio Vest|Мы не знаем, когда его откроют"},
		{"the source's own beginning, changed", "Мэрия plomwick: мост откроют к зиме, а паром отменят", "altered|Мэрия plomwick|Мэрия plomwick: мост откроют к зиме, а паром отменят"},
		{"a text without marks is one part", "The light may have failed, but the charts were right.\nThe office expects 40 ships a week.", "spliced||The light may have failed, but the charts were right.\nThe office expects 40 ships a week."},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := New(store).Check(t.Context(), test.text)
			if err != nil {
				t.Fatal(err)
			}
			checkMatches(t, got)
			var lines []string
			for _, p := range got.Parts {
				if p.Of(test.text) != p.Text {
					t.Errorf("the part %q is not at %v", p.Text, p.Span)
				}
				lines = append(lines, string(p.Status)+"|"+p.SaidBy+"|"+p.Text)
			}
			if strings.Join(lines, "\n") != test.want {
				t.Errorf("Check(%q) has the parts\n%s\nwant\n%s", test.text, strings.Join(lines, "\n"), test.want)
			}
		})
	}
}

// The sentence that words are a part of is always there, and holds them.
func TestSentenceAround(t *testing.T) {
	store := &fakeStore{articles: []*news.Article{article(t, shore, 4, council)}}
	for text, want := range map[string]string{
		"the tunnel will flood": "Few experts think that the tunnel will flood, according to professor Ada Holm.",
		"Few experts think that the tunnel will flood, according to professor Ada Holm.": "",
	} {
		got, err := New(store).Check(t.Context(), text)
		if err != nil || len(got.Matches) != 1 || got.Matches[0].Sentence.Text() != want {
			t.Errorf("Check(%q) = %q, %v, want it in %q", text, quotes(got), err, want)
		}
	}
}

// What was once printed is verbatim, and is told with what it has become.
func TestVersions(t *testing.T) {
	version := func(day int, text string) *news.Article {
		a, err := news.NewArticle(news.Meta{Outlet: shore, URL: "https://shore.example/1", Published: time.Date(2031, 5, 1, 0, 0, 0, 0, time.UTC), Updated: time.Date(2031, 5, day, 0, 0, 0, 0, time.UTC)}, text, nil)
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	const other = "\n\nThe harbour office of Skarvik will tell more about the pier and the ferry on Friday."
	store := &fakeStore{
		earlier:  []*news.Article{version(1, "The pier at Skarvik lost 12 of its piles in the storm. The mayor of Skarvik ran away from the pier."+other)},
		articles: []*news.Article{version(3, "The pier at Skarvik lost 14 of its piles in the storm."+other)},
	}
	tests := []struct {
		text   string
		status news.CheckStatus
		old    bool
		now    string
	}{
		{"The pier at Skarvik lost 14 of its piles in the storm.", news.Verbatim, false, ""},
		{"The pier at Skarvik lost 12 of its piles in the storm.", news.Verbatim, true, "The pier at Skarvik lost 14 of its piles in the storm."},
		{"The mayor of Skarvik ran away from the pier.", news.Verbatim, true, ""},
		{"The pier at Skarvik lost 13 of its piles in the storm.", news.Altered, false, ""},
	}
	for _, test := range tests {
		got, err := New(store).Check(t.Context(), test.text)
		if err != nil || got.Status != test.status || len(got.Matches) == 0 {
			t.Fatalf("Check(%q) = %s with %q, %v, want %s", test.text, got.Status, quotes(got), err, test.status)
		}
		v := got.Matches[0].Version
		if (v != nil) != test.old || v != nil && (v.Now.Text() != test.now || v.Published.Day() != 1 || v.Superseded.Day() != 3) {
			t.Errorf("Check(%q) tells the version %+v, want an old one: %v, now %q", test.text, v, test.old, test.now)
		}
	}
}

// Of many outlets that once printed the words, the one that is named is looked at.
func TestPrintedByWhoIsNamed(t *testing.T) {
	store := &fakeStore{}
	for i, name := range []string{"Adler", "Brisk", "Corvid", "Delta", "Ember", "Falcon"} {
		outlet := &news.Outlet{ID: news.OutletID(strings.ToLower(name)), Name: name + " News"}
		for day, text := range map[int]string{1: "The pier at Skarvik lost 12 of its piles in the storm.", 3: "The pier at Skarvik lost 14 of its piles in the storm."} {
			a, err := news.NewArticle(news.Meta{Outlet: outlet, URL: "https://" + string(outlet.ID) + ".example/1", Published: time.Date(2031, 5, 1+i, 0, 0, 0, 0, time.UTC), Updated: time.Date(2031, 6, day, 0, 0, 0, 0, time.UTC)}, text, nil)
			if err != nil {
				t.Fatal(err)
			}
			if day == 1 {
				store.earlier = append(store.earlier, a)
			} else {
				store.articles = append(store.articles, a)
			}
		}
	}
	for _, name := range []string{"Adler News", "Ember News", "Falcon News"} {
		got, err := New(store).Check(t.Context(), "According to "+name+", “The pier at Skarvik lost 12 of its piles in the storm”")
		if err != nil || got.Status != news.Verbatim || got.Matches[0].Outlet().Name != name {
			t.Errorf("Check of what %s printed = %s with %q, %v", name, got.Status, quotes(got), err)
		}
	}
}

// The day of a change is told where the newer text tells it; that of the first
// printing says nothing of it.
func TestDayOfAChange(t *testing.T) {
	version := func(updated time.Time, text string) *news.Article {
		a, err := news.NewArticle(news.Meta{Outlet: shore, URL: "https://shore.example/3", Published: time.Date(2031, 5, 1, 0, 0, 0, 0, time.UTC), Updated: updated}, text, nil)
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	for _, updated := range []time.Time{{}, time.Date(2031, 5, 4, 0, 0, 0, 0, time.UTC)} {
		store := &fakeStore{
			earlier:  []*news.Article{version(time.Time{}, "The pier at Skarvik lost 12 of its piles in the storm.")},
			articles: []*news.Article{version(updated, "The pier at Skarvik lost 14 of its piles in the storm.")},
		}
		got, err := New(store).Check(t.Context(), "The pier at Skarvik lost 12 of its piles in the storm.")
		if err != nil || len(got.Matches) == 0 || got.Matches[0].Version == nil {
			t.Fatalf("Check = %s with %q, %v", got.Status, quotes(got), err)
		}
		if since := got.Matches[0].Version.Superseded; !since.Equal(updated) {
			t.Errorf("the change is of %v, want %v", since, updated)
		}
	}
}

// What was printed is found though the article holds nothing near to it any more.
func TestVersionWrittenAnew(t *testing.T) {
	version := func(day int, text string) *news.Article {
		a, err := news.NewArticle(news.Meta{Outlet: shore, URL: "https://shore.example/2", Published: time.Date(2031, 5, 1, 0, 0, 0, 0, time.UTC), Updated: time.Date(2031, 5, day, 0, 0, 0, 0, time.UTC)}, text, nil)
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	store := &fakeStore{
		earlier:  []*news.Article{version(1, "Burglars emptied the vault under the museum before dawn, a night porter told us.")},
		articles: []*news.Article{version(3, "This text was taken down for legal reasons.")},
	}
	for text, status := range map[string]news.CheckStatus{
		"Burglars emptied the vault under the museum before dawn":                              news.Verbatim,
		"Burglars filled the vault under the museum before dawn, a night porter told us":       news.Altered,
		"The council will repaint every bench along the promenade before the summer holidays.": news.Unfound,
	} {
		got, err := New(store).Check(t.Context(), text)
		if err != nil || got.Status != status {
			t.Fatalf("Check(%q) = %s with %q, %v, want %s", text, got.Status, quotes(got), err, status)
		}
		if status != news.Unfound && (got.Matches[0].Version == nil || got.Matches[0].Version.Now.Text() != "") {
			t.Errorf("Check(%q) tells the version %+v, want one whose words are gone", text, got.Matches[0].Version)
		}
	}
}

// A headline is checked like a sentence, and never quoted.
func TestHeadlines(t *testing.T) {
	const text = "Recount cuts margin to 17 votes\n\nThe recount in Skarvik has cut the margin of the mayor, the clerk said on Monday."
	within, err := news.NewArticle(news.Meta{Outlet: shore, URL: "https://shore.example/1"}, text, []news.Span{{Start: 0, End: len("Recount cuts margin to 17 votes")}})
	if err != nil {
		t.Fatal(err)
	}
	beside, err := news.NewArticle(news.Meta{Outlet: vest, Title: "Ferry with 133 people aground off Skarvik"}, "The ferry Alma ran aground with 133 people aboard off Skarvik.", nil)
	if err != nil {
		t.Fatal(err)
	}
	store := &fakeStore{articles: []*news.Article{within, beside}}
	tests := []struct {
		text, headline string
		status         news.CheckStatus
		number         bool
	}{
		{"Recount cuts margin to 17 votes", "Recount cuts margin to 17 votes", news.Verbatim, false},
		{"Recount cuts margin to 18 votes", "Recount cuts margin to 17 votes", news.Altered, true},
		{"Ferry with 133 people aground off Skarvik", "Ferry with 133 people aground off Skarvik", news.Verbatim, false},
		{"Ferry with 143 people aground off Skarvik", "Ferry with 133 people aground off Skarvik", news.Altered, true},
	}
	for _, test := range tests {
		got, err := New(store).Check(t.Context(), test.text)
		if err != nil || got.Status != test.status || len(got.Matches) == 0 {
			t.Fatalf("Check(%q) = %s with %q, %v, want %s", test.text, got.Status, quotes(got), err, test.status)
		}
		m := got.Matches[0]
		if m.Aside == nil || m.Aside.Kind != news.Headline || m.Aside.Text != test.headline || strings.Contains(m.Text(), test.headline) {
			t.Errorf("Check(%q) = %+v beside %q, want the headline %q", test.text, m.Aside, m.Text(), test.headline)
		}
		if who, said := m.Label(), m.Outlet().Name; who != said {
			t.Errorf("Check(%q) is labelled %q, want %q: nobody is known to say a headline", test.text, who, said)
		}
		if at := m.Link(); at != "" && !strings.Contains(at, ":~:text=Recount%20cuts%20margin") {
			t.Errorf("Check(%q) opens %q, want the headline", test.text, at)
		}
		if slices.Contains(m.Flags, news.NumberFlag) != test.number || !slices.Contains(m.Flags, news.FurnitureFlag) {
			t.Errorf("Check(%q) has the flags %q", test.text, m.Flags)
		}
	}
}

// TestWordsBeforeAQuotation holds that whoever wrote a text may introduce a quotation:
// no word before it counts as changed.
func TestWordsBeforeAQuotation(t *testing.T) {
	store := &fakeStore{articles: []*news.Article{article(t, shore, 2, ferry)}}
	got, err := New(store).Check(t.Context(), "Then “The light may have failed, but the maps were right.”")
	if err != nil || got.Status != news.Altered || len(got.Matches) == 0 {
		t.Fatalf("Check = %+v, %v, want altered", got, err)
	}
	for _, d := range got.Matches[0].Diff {
		if strings.Contains(d.Text, "Then") {
			t.Errorf("the diff has %q, want the words of the quotation alone", d.Text)
		}
	}
}

// The sign of a number is no negation, and what stands before a figure is one word with
// what stands elsewhere.
func TestNumberSign(t *testing.T) {
	store := &fakeStore{articles: []*news.Article{article(t, board, 6, town), article(t, vest, 7, "The harbour master answered with a no. 14 boats left the quay. Police said no one had been detained.")}}
	for text, want := range map[string]news.CheckStatus{
		"The harbour master answered with a no.": news.Verbatim,
		"ЧП произошло в 16:20 у опоры № 4":       news.Verbatim,
		"ЧП произошло в 16:20 у опоры 4":         news.Altered,
		"ЧП произошло в 16:20 у опоры № 5":       news.Altered,
		"no one had been detained":               news.Verbatim,
	} {
		got, err := New(store).Check(t.Context(), text)
		if err != nil || got.Status != want || len(got.Matches) == 0 || slices.Contains(got.Matches[0].Flags, news.NegationFlag) {
			t.Errorf("Check(%q) = %s, %v with %d matches, want %s without the flag of a negation", text, got.Status, err, len(got.Matches), want)
		}
	}
	if got, err := New(store).Check(t.Context(), "Police said one had been detained."); err != nil || got.Status != news.Altered {
		t.Errorf("Check of a dropped no before one = %s, %v, want altered", got.Status, err)
	}
}

// A line of speech whose tag goes on with another place of the source is no quote with
// whose it is.
func TestSpeechRunTogether(t *testing.T) {
	store := &fakeStore{articles: []*news.Article{article(t, vest, 7, "Во дворе автопарка на ул. Гаванной — ряд новеньких жёлтых катеров. Снег на крышах.\n\n— Стоят с десятого февраля, — говорит водитель Степан Кожин, 26 лет за рулём. — Я на таком не пойду.")}}
	for text, want := range map[string]news.CheckStatus{
		"— Стоят с десятого февраля, — говорит водитель ул. Гаванной — ряд новеньких жёлтых катеров.": news.Spliced,
		"— Стоят с десятого февраля, — говорит водитель Степан Кожин, 26 лет за рулём.":               news.Verbatim,
	} {
		got, err := New(store).Check(t.Context(), text)
		if err != nil || got.Status != want {
			t.Errorf("Check(%q) = %s with %q, %v, want %s", text, got.Status, quotes(got), err, want)
		}
	}
}
