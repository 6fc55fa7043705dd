package corpus

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// badInputs are folders with something wrong in them, and every line of the
// error. Each has "ok.txt" beside what is named here.
var badInputs = []struct {
	name  string
	files map[string]string
	want  []string
}{
	{"not UTF-8", map[string]string{"a.txt": "One\nTw\xe6 three"}, []string{
		"a.txt:2: is not UTF-8 (byte 0xe6 at byte 6); convert it, for example with iconv -f WINDOWS-1252 -t UTF-8"}},
	{"UTF-16", map[string]string{"a.txt": "\xff\xfeO\x00"}, []string{"a.txt: is UTF-16, not UTF-8; save it as UTF-8"}},
	{"blank article", map[string]string{"a.txt": " \n\t\n"}, []string{"a.txt: the article is blank; write its text, or remove it"}},
	{"too large", map[string]string{"a.txt": strings.Repeat("x", MaxArticle+1)}, []string{
		"a.txt: larger than 10 MB; split it into several files"}},

	{"catalogue not UTF-8", map[string]string{"corpus.yaml": "outlets:\n- id: \xff\n"}, []string{
		"corpus.yaml:2: is not UTF-8 (byte 0xff at byte 15); convert it, for example with iconv -f WINDOWS-1252 -t UTF-8"}},
	{"catalogue misnamed", map[string]string{"corpus.yml": "outlets:\n"}, []string{
		"corpus.yml: is not read under this name; rename it to corpus.yaml"}},
	{"unknown keys", map[string]string{"corpus.yaml": "outlet:\n- id: a\narticles:\n- file: ok.txt\n  publishd: 2024-04-01\n  zzz: 1\n"}, []string{
		`corpus.yaml:1: unknown key "outlet" in the file; did you mean outlets?`,
		`corpus.yaml:5: unknown key "publishd" in an article; did you mean published?`,
		`corpus.yaml:6: unknown key "zzz" in an article; known are file, outlet, url, title, author, published, updated, language`}},
	{"missing file", map[string]string{"corpus.yaml": "articles:\n- file: ok.text\n- file: nowhere.txt\n"}, []string{
		`corpus.yaml:2: article file "ok.text" does not exist; did you mean ok.txt?`,
		`corpus.yaml:3: article file "nowhere.txt" does not exist; add the file or remove the entry`}},
	{"outlet not defined", map[string]string{"corpus.yaml": "outlets:\n- id: fjord\n  name: Fjord\narticles:\n- file: ok.txt\n  outlet: fjrd\n- file: b.txt\n  outlet: zzz\n", "b.txt": "B."}, []string{
		`corpus.yaml:6: article "ok.txt" names outlet "fjrd", which is not defined; did you mean fjord? Otherwise add it under outlets:`,
		`corpus.yaml:8: article "b.txt" names outlet "zzz", which is not defined; add it under outlets: or correct the id`}},
	{"duplicate outlet id", map[string]string{"corpus.yaml": "outlets:\n- id: a\n  name: A\n- id: a\n  name: B\n"}, []string{
		`corpus.yaml:4: outlet id "a" is already defined in line 2; merge the two or change one id`}},
	{"outlets that share a name", map[string]string{"corpus.yaml": "outlets:\n- id: a\n  name: The Post\n- id: b\n  name: B\n  aliases: [the post]\n"}, []string{
		`corpus.yaml:4: outlet "b" shares "the post" with outlet "a"; leave it to one of them`}},
	{"bad outlet id", map[string]string{"corpus.yaml": "outlets:\n- id: Radio_Vest\n  name: R\n- name: Løs Nytt\n- id: c\n"}, []string{
		`corpus.yaml:2: outlet id "Radio_Vest" has other characters than lower-case letters, digits and single dashes; write radio-vest`,
		`corpus.yaml:4: outlet "Løs Nytt" has no id; add id: los-nytt`,
		`corpus.yaml:5: outlet "c" has no name; add name: as it should stand in labels`}},
	{"unknown kind", map[string]string{"corpus.yaml": "outlets:\n- id: a\n  name: A\n  kind: newspaper\n"}, []string{
		`corpus.yaml:4: unknown kind "newspaper"; write one of newsroom, agency, advocacy, official, blog`}},
	{"bad domain", map[string]string{"corpus.yaml": "outlets:\n- id: a\n  name: A\n  domains: ['https://a.example/x']\n"}, []string{
		`corpus.yaml:4: "https://a.example/x" is not a domain; write a.example`}},
	{"bad date, url and language", map[string]string{"corpus.yaml": "articles:\n- file: ok.txt\n  published: 1 April\n  url: ok.example\n  language: English\n"}, []string{
		`corpus.yaml:3: published "1 April" is not a date; write 2024-04-01 or 2024-04-01T16:16:00+02:00`,
		`corpus.yaml:4: "ok.example" is not a web address; write it with https:// and the host`,
		`corpus.yaml:5: language "English" is not an ISO 639-1 code; write two letters, such as "en"`}},
	{"wrong types", map[string]string{"corpus.yaml": "outlets:\n  id: a\narticles:\n- ok.txt\n- file: [ok.txt]\n- file: ok.txt\n  title: {a: b}\n"}, []string{
		"corpus.yaml:2: outlets must be a list, not a mapping; begin each entry with a dash",
		"corpus.yaml:4: an article must be a mapping of keys to values, not a single value; write key: value, with the keys file, outlet, url, title, author, published, updated, language",
		"corpus.yaml:5: file must be a text, not a list; write file: and the text in quotation marks",
		"corpus.yaml:5: an article has no file; add file: with its path in this folder",
		"corpus.yaml:7: title must be a text, not a mapping; write title: and the text in quotation marks"}},
	{"not a mapping", map[string]string{"corpus.yaml": "- a\n"}, []string{
		"corpus.yaml:1: the file must be a mapping of keys to values, not a list; write key: value, with the keys outlets, articles"}},
	{"anchors", map[string]string{"corpus.yaml": "articles:\n- file: &f ok.txt\n"}, []string{
		"corpus.yaml:2: file must be a text, not an anchor or alias; write file: and the text in quotation marks",
		"corpus.yaml:2: an article has no file; add file: with its path in this folder"}},
	{"outside the folder", map[string]string{"corpus.yaml": "articles:\n- file: ../secret.txt\n- file: /etc/passwd\n"}, []string{
		`corpus.yaml:2: article file "../secret.txt" is outside this folder; put the file into the folder and write its path from there`,
		`corpus.yaml:3: article file "/etc/passwd" is outside this folder; put the file into the folder and write its path from there`}},
	{"a folder as a file", map[string]string{"corpus.yaml": "articles:\n- file: sub\n", "sub/b.txt": "B."}, []string{
		`corpus.yaml:2: article file "sub" is not a file; add the file or remove the entry`}},
	{"file listed twice", map[string]string{"corpus.yaml": "articles:\n- file: ok.txt\n- file: ./ok.txt\n"}, []string{
		`corpus.yaml:3: article file "ok.txt" is already listed in line 2; keep one of the two entries`}},
	{"one url twice", map[string]string{"corpus.yaml": "articles:\n- file: ok.txt\n  url: https://a.example/1\n- file: b.txt\n  url: https://a.example/1\n", "b.txt": "B."}, []string{
		`corpus.yaml:4: article "b.txt" has the url of "ok.txt"; correct one of the two`}},
	{"key twice", map[string]string{"corpus.yaml": "articles:\n- file: ok.txt\n  title: A\n  title: B\n"}, []string{
		`corpus.yaml:4: is not valid YAML here: mapping key "title" already defined; check quotes, brackets and indentation`}},
	{"broken YAML", map[string]string{"corpus.yaml": "articles:\n- file: \"ok.txt\n"}, []string{
		"corpus.yaml:2: is not valid YAML here: could not find end character of double-quoted text; check quotes, brackets and indentation"}},
	{"two documents", map[string]string{"corpus.yaml": "articles:\n---\noutlets:\n"}, []string{
		"corpus.yaml:2: a second YAML document begins; remove the line"}},
	{"brackets without end", map[string]string{"corpus.yaml": strings.Repeat("[\n", 1000)}, []string{
		"corpus.yaml:11: brackets are left open; close each [ and {"}},
	{"keys without values", map[string]string{"corpus.yaml": strings.Repeat("- a:\n", maxOpenKeys+1)}, []string{
		"corpus.yaml:20001: too many keys have no value on their line; leave out keys without a value, and write lists as [a, b]"}},
	{"nested lists", map[string]string{"corpus.yaml": strings.Repeat("- ", 1000) + "x"}, []string{
		"corpus.yaml:1: lists or mappings are nested too deep; indent outlets and articles by a few spaces only"}},
	{"nested mappings", map[string]string{"corpus.yaml": "a:\n" + strings.Repeat(" ", maxIndent+1) + "b: c"}, []string{
		"corpus.yaml:2: lists or mappings are nested too deep; indent outlets and articles by a few spaces only"}},
	{"long line in the catalogue", map[string]string{"corpus.yaml": "a: " + strings.Repeat("x", maxYAMLLine)}, []string{
		"corpus.yaml:1: the line is longer than 4 KB; give each value a line of its own"}},
	{"endless entry", map[string]string{"corpus.yaml": strings.Repeat("a: b\n", maxYAMLItem)}, []string{
		"corpus.yaml:3277: one list entry is longer than 16 KB; write each outlet and article as an entry that begins with a dash"}},
	{"title for many articles", map[string]string{"corpus.yaml": "articles:\n- file: a.jsonl\n  title: T\n", "a.jsonl": "{\"text\":\"x\"}\n"}, []string{
		"a.jsonl: corpus.yaml gives it a title or url of its own, but it holds an article a line; write those into the lines"}},

	{"broken JSON file", map[string]string{"a.json": "{\n\"text\": oops}"}, []string{
		"a.json:2: is not valid JSON (invalid character 'o' looking for beginning of value, at byte 11); correct it, or write it again with a JSON library"}},
	{"no object", map[string]string{"a.jsonl": "[1]\n"}, []string{
		`a.jsonl:1: is array, not a JSON object; write {"title": …, "text": …}`}},
	{"null", map[string]string{"a.jsonl": "null\n"}, []string{"a.jsonl:1: null is no article; remove it"}},
	{"no text", map[string]string{"a.jsonl": "{\"title\":\"x\"}\n"}, []string{
		`a.jsonl:1: there is no "text" and no "body"; name the field that holds the article "text"`}},
	{"text of a wrong type", map[string]string{"a.jsonl": "{\"text\":{\"a\":1}}\n"}, []string{
		`a.jsonl:1: "text" must be a text, not an object; write the article in quotation marks`}},
	{"title of a wrong type", map[string]string{"a.jsonl": "{\"text\":\"x\",\"title\":true}\n"}, []string{
		`a.jsonl:1: "title" must be a text, not true or false; write it in quotation marks`}},
	{"blank record", map[string]string{"a.jsonl": "{\"text\":\" \"}\n"}, []string{"a.jsonl:1: the article is blank; write its text, or remove it"}},
	{"NUL in a record", map[string]string{"a.jsonl": "{\"text\":\"a\\u0000b\"}\n"}, []string{
		"a.jsonl:1: the text holds a NUL byte (at byte 1), so it is no text; remove the file or convert it to text"}},
	{"bad date in a record", map[string]string{"a.jsonl": "{\"text\":\"x\",\"published\":\"soon\"}\n"}, []string{
		`a.jsonl:1: jsonl published: "soon" is not a date; write 2024-04-01 or 2024-04-01T16:16:00+02:00, or leave it out`}},
	{"bad url in a record", map[string]string{"a.jsonl": "{\"text\":\"x\",\"url\":\"javascript:alert(1)\"}\n"}, []string{
		`a.jsonl:1: url "javascript:alert(1)" is not a web address; write it with https:// and the host, or leave it out`}},
	{"long line", map[string]string{"a.jsonl": "{\"text\":\"x\"}\n" + strings.Repeat("x", MaxArticle+1)}, []string{
		"a.jsonl:2: the line is longer than 10 MB; split the article, or leave it out"}},
}

func TestReadRefusesBadInput(t *testing.T) {
	for _, tt := range badInputs {
		t.Run(tt.name, func(t *testing.T) {
			files := fstest.MapFS{"ok.txt": file("Fine.")}
			for name, text := range tt.files {
				files[name] = file(text)
			}
			got, err := ReadFS(t.Context(), files, Options{})
			checkRefusal(t, got, err, tt.want)
		})
	}
}

// checkRefusal holds an error against its expected lines, and that nothing is
// half read.
func checkRefusal(t *testing.T, got Corpus, err error, want []string) {
	t.Helper()
	var input *InputError
	if !errors.As(err, &input) {
		t.Fatalf("Read = %v, want an InputError", err)
	}
	if err.Error() != strings.Join(want, "\n") {
		t.Errorf("Read =\n%v\nwant\n%s", err, strings.Join(want, "\n"))
	}
	if len(got.Readings)+len(got.Outlets)+len(got.Skipped) > 0 {
		t.Errorf("Read gave an error and %d articles", len(got.Readings))
	}
}

func TestReadRefusesFoldersWithoutArticles(t *testing.T) {
	want := "no file with an article in it; put articles there, or give the path of a folder that has some"
	got, err := ReadFS(t.Context(), fstest.MapFS{"a.png": file("x")}, Options{})
	checkRefusal(t, got, err, []string{".: " + want, "a.png: plain text, but no article by its name; call it .txt, or list it in corpus.yaml"})

	folder := t.TempDir()
	got, err = Read(t.Context(), folder, Options{})
	checkRefusal(t, got, err, []string{folder + ": " + want})
}

func TestReadRefusesAPathThatIsNotThere(t *testing.T) {
	folder := t.TempDir()
	write(t, filepath.Join(folder, "articles.jsonl"), `{"text":"x"}`)
	path := filepath.Join(folder, "article.jsonl")
	got, err := Read(t.Context(), path, Options{})
	checkRefusal(t, got, err, []string{path + ": does not exist; did you mean " + filepath.Join(folder, "articles.jsonl") + "?"})
}

func TestReadFollowsNoLinkOutOfTheFolder(t *testing.T) {
	outside, folder := t.TempDir(), t.TempDir()
	write(t, filepath.Join(outside, "secret.txt"), "Secret.")
	write(t, filepath.Join(folder, "ok.txt"), "Fine.")
	for name, target := range map[string]string{"a.txt": filepath.Join(outside, "secret.txt"), "b.txt": "b.txt", "c.txt": "nowhere.txt"} {
		link(t, target, filepath.Join(folder, name))
	}
	got, err := Read(t.Context(), folder, Options{})
	rest := ": is a link that leads to no file in the folder; replace it by the file, or remove it"
	checkRefusal(t, got, err, []string{"a.txt" + rest, "b.txt" + rest, "c.txt" + rest})
}

func TestReadFollowsLinksToFilesButNotToFolders(t *testing.T) {
	folder := t.TempDir()
	write(t, filepath.Join(folder, "ok.txt"), "Fine.")
	link(t, ".", filepath.Join(folder, "loop"))
	got, err := Read(t.Context(), folder, Options{})
	if err != nil || len(got.Readings) != 1 || len(got.Skipped) != 1 || got.Skipped[0].File != "loop" {
		t.Errorf("Read = %d articles, skipped %v, %v; want one and the link named loop", len(got.Readings), got.Skipped, err)
	}
}

func TestFaultsAreShownOnlyUpToAPoint(t *testing.T) {
	got, err := ReadFS(t.Context(), fstest.MapFS{"corpus.yaml": file("articles:\n" + strings.Repeat("- file: no.txt\n  bad: 1\n", 30))}, Options{})
	if lines := strings.Split(err.Error(), "\n"); len(lines) != mostFaults+1 || len(got.Readings) > 0 {
		t.Errorf("ReadFS gave %d lines of errors, want %d", len(lines), mostFaults+1)
	}
}

// endless is a file without a line break that counts what is read of it.
type endless struct{ read int }

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	e.read += len(p)
	if e.read > 5*MaxArticle {
		return len(p), io.EOF
	}
	return len(p), nil
}

func TestLongLinesAreNotReadToTheirEnd(t *testing.T) {
	var in endless
	bad := eachLine(&in, MaxArticle, func(int, []byte) *flaw { return nil })
	if bad == nil || bad.line != 1 || in.read > MaxArticle+1<<17 {
		t.Errorf("eachLine read %d bytes and gave %v, want a flaw in line 1 after %d", in.read, bad, MaxArticle)
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func link(t *testing.T, target, name string) {
	t.Helper()
	if err := os.Symlink(target, name); err != nil {
		t.Skipf("no symbolic links here: %v", err)
	}
}
