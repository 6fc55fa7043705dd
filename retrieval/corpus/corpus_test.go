package corpus

import (
	"context"
	"embed"
	"encoding/json"
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"whosaid/retrieval/furniture"
	"whosaid/store/news"
)

var update = flag.Bool("update", false, "write the golden files anew")

//go:embed testdata/vale
var vale embed.FS

// shownReading is a reading as the golden file keeps it.
type shownReading struct {
	File, Key, ID, URL, Title, Author, Language, Outlet string
	Line                                                int
	Published, Updated                                  string
	Text                                                string
	Rules                                               map[string]string
}

func TestReadFSReadsAWholeCorpus(t *testing.T) {
	folder, err := fs.Sub(vale, "testdata/vale")
	if err != nil {
		t.Fatal(err)
	}
	got, err := ReadFS(t.Context(), folder, Options{})
	if err != nil {
		t.Fatalf("ReadFS(vale) = %v", err)
	}
	var readings []shownReading
	for _, r := range got.Readings {
		readings = append(readings, show(r))
	}
	golden(t, "vale.golden.json", map[string]any{"outlets": got.Outlets, "readings": readings, "skipped": got.Skipped})
}

func TestReadOfAFolderEqualsReadFS(t *testing.T) {
	folder := filepath.Join("testdata", "vale")
	fromDisk, err := Read(t.Context(), folder, Options{})
	if err != nil {
		t.Fatalf("Read(%s) = %v", folder, err)
	}
	sub, _ := fs.Sub(vale, "testdata/vale")
	embedded, err := ReadFS(t.Context(), sub, Options{})
	if err != nil {
		t.Fatalf("ReadFS(vale) = %v", err)
	}
	if got, want := len(fromDisk.Readings), len(embedded.Readings); got != want {
		t.Fatalf("Read gave %d articles, ReadFS %d", got, want)
	}
	for i := range fromDisk.Readings {
		if diff := cmp.Diff(show(embedded.Readings[i]), show(fromDisk.Readings[i])); diff != "" {
			t.Errorf("article %d differs (-embedded +disk):\n%s", i, diff)
		}
	}
}

func TestReadOfOneFileObeysTheCatalogue(t *testing.T) {
	whole, err := Read(t.Context(), filepath.Join("testdata", "vale"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range whole.Readings {
		if r.Article.File != "bridge.txt" {
			continue
		}
		alone, err := Read(t.Context(), filepath.Join("testdata", "vale", "bridge.txt"), Options{})
		if err != nil || len(alone.Readings) != 1 {
			t.Fatalf("Read(bridge.txt) = %d readings, %v", len(alone.Readings), err)
		}
		if diff := cmp.Diff(show(r), show(alone.Readings[0])); diff != "" {
			t.Errorf("bridge.txt read alone differs (-folder +alone):\n%s", diff)
		}
		return
	}
	t.Fatal("bridge.txt is not in the folder")
}

func TestReadChangesNothingButTheMarkAndLineEnds(t *testing.T) {
	tests := map[string]struct{ raw, want string }{
		"as it is":          {"  A line.\n\n\tAnother.  \n", "  A line.\n\n\tAnother.  \n"},
		"byte order mark":   {"\ufeffA line.", "A line."},
		"a mark inside":     {"A\ufeff line.", "A\ufeff line."},
		"CRLF":              {"A\r\nB\r\n", "A\nB\n"},
		"CR":                {"A\rB\r\rC", "A\nB\n\nC"},
		"not composed":      {"cafe\u0301", "cafe\u0301"},
		"no-break space":    {"1\u00a0000 people", "1\u00a0000 people"},
		"zero width spaces": {"a\u200bb", "a\u200bb"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got := readOne(t, fstest.MapFS{"a.txt": file(tt.raw)})
			if got.Article.Text() != tt.want {
				t.Errorf("text of %q = %q, want %q", tt.raw, got.Article.Text(), tt.want)
			}
		})
	}
}

func TestReadBarsFurniture(t *testing.T) {
	opts := Options{Furniture: func(text, title string) []furniture.Piece {
		at := strings.Index(text, title)
		return []furniture.Piece{{Span: news.Span{Start: at, End: at + len(title)}, Rule: "title"}}
	}}
	got, err := ReadFS(t.Context(), fstest.MapFS{"a.txt": file("The bridge of Vale\n\nIt fell on Monday.")}, opts)
	if err != nil {
		t.Fatal(err)
	}
	reading := got.Readings[0]
	if _, err := news.Cut(reading.Article, 0, 10); !errors.Is(err, news.ErrBarred) {
		t.Errorf("Cut in the title = %v, want ErrBarred", err)
	}
	if len(reading.Barred) != 1 || reading.Barred[0].Rule != "title" {
		t.Errorf("Barred = %v, want the title", reading.Barred)
	}
}

func TestReadReportsProgress(t *testing.T) {
	files := fstest.MapFS{"a.txt": file("One text."), "b.jsonl": file("{\"text\":\"Two.\"}\n\n{\"text\":\"Three.\"}\n")}
	last, whole := 0, 0
	_, err := ReadFS(t.Context(), files, Options{Progress: func(done, total int) {
		if done < last || done > total {
			t.Errorf("progress %d of %d after %d", done, total, last)
		}
		last, whole = done, total
	}})
	if want := len(files["a.txt"].Data) + len(files["b.jsonl"].Data); err != nil || last != want || whole != want {
		t.Errorf("ReadFS ended at %d of %d bytes (%v), want %d", last, whole, err, want)
	}
}

func TestReadObeysCancellation(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	lines := strings.Repeat("{\"text\":\"x\"}\n", 10)
	_, err := ReadFS(ctx, fstest.MapFS{"a.jsonl": file(lines), "b.txt": file("B.")}, Options{Progress: func(int, int) { cancel() }})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("ReadFS after cancel = %v, want context.Canceled", err)
	}
}

func TestReadSkipsWhatItHasRead(t *testing.T) {
	files := fstest.MapFS{
		"corpus.yaml": file("outlets:\n- {id: a, name: A}\n- {id: b, name: B}\narticles:\n" +
			"- {file: 1.txt, outlet: a, url: 'https://a.example/1'}\n- {file: 2.txt, outlet: b, url: 'https://b.example/1'}\n"),
		"1.txt": file("One wire story."), "2.txt": file("One wire story."),
		"3.txt": file("No address."), "4.txt": file("No address."),
		"5.jsonl": file(`{"text":"One wire story.","url":"https://a.example/1"}` + "\n" + `{"text":"Changed.","url":"https://b.example/1"}`),
	}
	got, err := ReadFS(t.Context(), files, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Readings) != 3 {
		t.Errorf("ReadFS kept %d articles, want 1.txt, 2.txt and 3.txt", len(got.Readings))
	}
	want := []Skip{
		{"4.txt", 0, "the same text as 3.txt, and no url tells the two apart"},
		{"5.jsonl", 1, "the same url and text as 1.txt"},
		{"5.jsonl", 2, "the same url as 2.txt, with another text"},
	}
	if diff := cmp.Diff(want, got.Skipped); diff != "" {
		t.Errorf("Skipped differs (-want +got):\n%s", diff)
	}
}

func TestReadSeeds(t *testing.T) {
	folder := os.Getenv("WHOSAID_SEEDS")
	if folder == "" {
		t.Skip("set WHOSAID_SEEDS to a folder of articles to read them here: WHOSAID_SEEDS=DIR go test ./retrieval/corpus")
	}
	got, err := Read(t.Context(), folder, Options{})
	if err != nil {
		t.Fatalf("Read(%s) = %v", folder, err)
	}
	for _, r := range got.Readings {
		raw, err := os.ReadFile(filepath.Join(folder, r.Article.File))
		if err != nil {
			t.Fatal(err)
		}
		if filepath.Ext(r.Article.File) == ".txt" && !strings.ContainsAny(string(raw), "\r\ufeff") && string(raw) != r.Article.Text() {
			t.Errorf("%s: the article's text is not the file", r.Article.File)
		}
	}
}

func golden(t *testing.T, name string, value any) {
	t.Helper()
	got, err := json.MarshalIndent(value, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	got = append(got, '\n')
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s differs (-want +got); run with -update if that is right:\n%s", path, diff)
	}
}

func show(r Reading) shownReading {
	a := r.Article
	s := shownReading{
		File: a.File, Key: r.Key, Line: r.Line, ID: string(a.ID()), URL: a.URL, Title: a.Title, Author: a.Author,
		Language: a.Language, Published: day(a.Published), Updated: day(a.Updated), Text: a.Text(), Rules: a.Rules,
	}
	if a.Outlet != nil {
		s.Outlet = string(a.Outlet.ID)
	}
	return s
}

func day(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.Format(time.RFC3339)
}

func file(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }

// readOne reads a corpus that holds one article.
func readOne(t *testing.T, files fstest.MapFS) Reading {
	t.Helper()
	got, err := ReadFS(t.Context(), files, Options{})
	if err != nil || len(got.Readings) != 1 {
		t.Fatalf("ReadFS = %d readings, %v; want one", len(got.Readings), err)
	}
	return got.Readings[0]
}
