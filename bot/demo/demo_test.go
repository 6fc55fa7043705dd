package demo_test

import (
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/goccy/go-yaml"

	"whosaid/bot/demo"
	"whosaid/store/news"
)

// corpusFile is corpus.yaml, with dates as the text that stands in it.
type corpusFile struct {
	Outlets []struct {
		ID      string   `yaml:"id"`
		Name    string   `yaml:"name"`
		Kind    string   `yaml:"kind"`
		Aliases []string `yaml:"aliases"`
		Domains []string `yaml:"domains"`
	} `yaml:"outlets"`
	Articles []struct {
		File      string `yaml:"file"`
		Outlet    string `yaml:"outlet"`
		URL       string `yaml:"url"`
		Title     string `yaml:"title"`
		Author    string `yaml:"author"`
		Published string `yaml:"published"`
		Updated   string `yaml:"updated"`
		Language  string `yaml:"language"`
	} `yaml:"articles"`
}

func readCorpus(t *testing.T) corpusFile {
	t.Helper()
	var corpus corpusFile
	decodeStrict(t, readText(t, "corpus.yaml"), &corpus)
	return corpus
}

func decodeStrict(t *testing.T, text string, into any) {
	t.Helper()
	if err := yaml.UnmarshalWithOptions([]byte(text), into, yaml.Strict()); err != nil {
		t.Fatal(err)
	}
}

func readText(t *testing.T, file string) string {
	t.Helper()
	text, err := fs.ReadFile(demo.FS(), file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestCorpusListsEveryArticleOnce(t *testing.T) {
	stored, err := fs.Glob(demo.FS(), "*.txt")
	if err != nil {
		t.Fatal(err)
	}
	var listed []string
	for _, article := range readCorpus(t).Articles {
		listed = append(listed, article.File)
	}
	slices.Sort(listed)
	if !slices.Equal(listed, stored) {
		t.Errorf("corpus.yaml lists %q, the folder holds %q", listed, stored)
	}
}

func TestOutletsAreDistinctAndInvented(t *testing.T) {
	taken := map[string]string{} // every id, name, alias and domain → the outlet that has it
	for _, outlet := range readCorpus(t).Outlets {
		if !slices.Contains(news.OutletKinds, news.OutletKind(outlet.Kind)) {
			t.Errorf("outlet %s has kind %q, want one of %q", outlet.ID, outlet.Kind, news.OutletKinds)
		}
		for _, name := range slices.Concat([]string{outlet.ID, outlet.Name}, outlet.Aliases, outlet.Domains) {
			if other, ok := taken[name]; ok {
				t.Errorf("outlets %s and %s are both called %q", other, outlet.ID, name)
			}
			taken[name] = outlet.ID
		}
		for _, domain := range outlet.Domains {
			if path.Ext(domain) != ".example" {
				t.Errorf("outlet %s has domain %q, want one under .example", outlet.ID, domain)
			}
		}
	}
}

func TestArticlesNameKnownOutletsAndTheirDomains(t *testing.T) {
	corpus := readCorpus(t)
	outlets := map[string]news.Outlet{}
	for _, outlet := range corpus.Outlets {
		outlets[outlet.ID] = news.Outlet{Domains: outlet.Domains}
	}
	urls := map[string]string{}
	unrecorded := 0
	for _, article := range corpus.Articles {
		outlet, known := outlets[article.Outlet]
		switch {
		case article.Outlet == "":
			unrecorded++
			continue
		case !known:
			t.Errorf("%s names outlet %q, which is not defined", article.File, article.Outlet)
		case !outlet.Publishes(article.URL):
			t.Errorf("%s has URL %q, which is not on the domains %q", article.File, article.URL, outlet.Domains)
		}
		if other, ok := urls[article.URL]; ok {
			t.Errorf("%s and %s have the same URL %q", other, article.File, article.URL)
		}
		urls[article.URL] = article.File
	}
	if unrecorded != 1 {
		t.Errorf("%d articles have no outlet, want 1, to show how its label reads", unrecorded)
	}
}

func TestArticlesReadAsInventedNews(t *testing.T) {
	for _, article := range readCorpus(t).Articles {
		text := readText(t, article.File)
		if !utf8.ValidString(text) {
			t.Errorf("%s is not UTF-8", article.File)
		}
		if words := len(strings.Fields(text)); words < 180 || words > 500 {
			t.Errorf("%s has %d words, want 180 to 500", article.File, words)
		}
		if !strings.HasPrefix(text, article.Title+"\n") {
			t.Errorf("%s does not begin with its title %q", article.File, article.Title)
		}
		lines := strings.Split(strings.TrimSpace(text), "\n")
		last := lines[len(lines)-1]
		if !strings.Contains(last, "invent") || !strings.Contains(last, "whosaid") {
			t.Errorf("%s ends with %q, want a line saying that it is invented", article.File, last)
		}
	}
}
