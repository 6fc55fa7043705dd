package corpus

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"slices"

	"whosaid/store/news"
)

// reader reads one corpus.
type reader struct {
	ctx       context.Context
	fsys      fs.FS
	opts      Options
	catalogue catalogue
	outlets   *registry
	bad       faults
	seen      map[news.ArticleID]place
	out       Corpus
	done      int // bytes
	total     int
}

// readFS reads the folder, or only one file of it.
func readFS(ctx context.Context, fsys fs.FS, only string, opts Options) (Corpus, error) {
	r := reader{ctx: ctx, fsys: fsys, opts: opts, seen: map[news.ArticleID]place{}}
	r.catalogue = readCatalogue(fsys, &r.bad)
	r.outlets = r.catalogue.registry(&r.bad)
	files := r.files(only)
	if err := r.bad.err(); err != nil {
		return Corpus{}, err
	}
	for _, name := range files {
		if err := r.file(name); err != nil {
			return Corpus{}, err
		}
	}
	if len(r.out.Readings) == 0 && len(r.bad.list) == 0 {
		r.bad.add(".", 0, "no .txt, .jsonl or .json file with an article in it", "put articles there, or give the path of a folder that has some")
	}
	if err := r.bad.err(); err != nil {
		return Corpus{}, err
	}
	for _, outlet := range r.outlets.all {
		r.out.Outlets = append(r.out.Outlets, *outlet)
	}
	return r.out, nil
}

// files are the files to read; it checks those that corpus.yaml lists.
func (r *reader) files(only string) []string {
	if only != "" {
		r.total = r.size(only)
		return []string{only}
	}
	names, skipped := walk(r.fsys, &r.bad)
	r.catalogue.checkFiles(r.fsys, names, &r.bad)
	chosen, passed := choose(names, func(name string) bool { return r.listed(name) != nil })
	for _, e := range r.catalogue.entries {
		if hidden(e.file) {
			chosen = append(chosen, e.file)
		}
	}
	slices.Sort(chosen)
	r.out.Skipped = append(skipped, passed...)
	for _, name := range chosen {
		r.total += r.size(name)
	}
	return chosen
}

func (r *reader) listed(name string) *entry {
	if e, ok := r.catalogue.entries[name]; ok {
		return &e
	}
	return nil
}

func (r *reader) size(name string) int {
	info, err := fs.Stat(r.fsys, name)
	if err != nil {
		return 0
	}
	return int(info.Size())
}

// file reads one file. Only a cancelled context is an error; what is wrong with
// the file joins the other faults.
func (r *reader) file(name string) error {
	if err := r.ctx.Err(); err != nil {
		return fmt.Errorf("read corpus file %s: %w", name, err)
	}
	var bad *flaw
	before := r.done
	switch formatOf(name) {
	case jsonLines:
		bad = r.jsonLines(name)
	case oneJSON:
		bad = r.oneJSON(name)
	default:
		bad = r.plain(name)
	}
	if err := r.ctx.Err(); err != nil {
		return fmt.Errorf("read corpus file %s: %w", name, err)
	}
	if bad != nil {
		r.bad.add(name, bad.line, bad.problem, bad.fix)
	}
	r.done = before
	r.progress(r.size(name))
	return nil
}

func (r *reader) plain(name string) *flaw {
	raw, bad := readAll(r.fsys, name, MaxArticle)
	if bad != nil {
		return bad
	}
	text, bad := freeze(raw)
	if bad != nil {
		return bad
	}
	return r.article(place{file: name}, text, record{})
}

func (r *reader) oneJSON(name string) *flaw {
	raw, bad := readAll(r.fsys, name, MaxArticle)
	if bad != nil {
		return bad
	}
	rec, bad := parseRecord(raw, "json")
	if bad != nil && bad.problem == noText && r.listed(name) == nil {
		r.out.Skipped = append(r.out.Skipped, Skip{File: name, Reason: noText})
		return nil
	}
	if bad != nil {
		return bad
	}
	return r.record(place{file: name}, rec)
}

// record makes the article of a record, whose text is frozen like a file's.
func (r *reader) record(at place, rec record) *flaw {
	text, bad := freeze([]byte(rec.text))
	if bad != nil {
		return &flaw{problem: "the text " + bad.problem, fix: bad.fix}
	}
	return r.article(at, text, rec)
}

// jsonLines reads an article a line. It stops at the first bad line: the rest
// of a file that is not what it seems to be would only repeat it.
func (r *reader) jsonLines(name string) *flaw {
	if e := r.listed(name); e != nil && (e.url != "" || e.title != "") {
		return &flaw{problem: "corpus.yaml gives it a title or url of its own, but it holds an article a line", fix: "write those into the lines"}
	}
	file, err := r.fsys.Open(name)
	if err != nil {
		return &flaw{problem: "cannot be opened: " + cause(err), fix: "check the file and its permissions"}
	}
	defer file.Close()
	lines := map[string]int{}
	return eachLine(file, MaxArticle, func(line int, raw []byte) *flaw {
		if r.ctx.Err() != nil {
			return &flaw{line: line, problem: "was not read to its end"}
		}
		defer r.progress(len(raw) + 1)
		rec, bad := parseRecord(raw, "jsonl")
		if bad == nil && rec.key != "" && lines[rec.key] > 0 {
			bad = &flaw{problem: fmt.Sprintf("_id %s is already used in line %d", shown(rec.key), lines[rec.key]), fix: "give every line an id of its own"}
		}
		if bad == nil {
			lines[rec.key] = line
			bad = r.record(place{file: name, line: line}, rec)
		}
		if bad != nil {
			bad.line = line
		}
		return bad
	})
}

// progress counts bytes read.
func (r *reader) progress(bytes int) {
	r.done += bytes
	if r.opts.Progress != nil {
		r.opts.Progress(min(r.done, r.total), r.total)
	}
}

// hidden reports whether a path has a part that a walk leaves out.
func hidden(name string) bool {
	for ; name != "."; name = path.Dir(name) {
		if path.Base(name)[0] == '.' {
			return true
		}
	}
	return false
}
