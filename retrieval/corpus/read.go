package corpus

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"slices"

	"whosaid/retrieval/corpus/pdf"
	"whosaid/retrieval/corpus/sniff"
)

// reader reads one corpus.
type reader struct {
	ctx       context.Context
	fsys      fs.FS
	opts      Options
	catalogue catalogue
	outlets   *registry
	bad       faults
	seen      map[string]place // by sameAs
	out       Corpus
	pdfs      *pdf.Reader
	passed    int  // flawed parts of the file that is being read
	single    bool // one file was named, not a folder
	done      int  // bytes
	total     int
}

// readFS reads the folder, or only one file of it.
func readFS(ctx context.Context, fsys fs.FS, only string, opts Options) (Corpus, error) {
	r := reader{ctx: ctx, fsys: fsys, opts: opts, single: only != "", seen: map[string]place{}, pdfs: pdf.NewReader(opts.Cache)}
	defer r.pdfs.Close()
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
	r.emptyHanded()
	if err := r.bad.err(); err != nil {
		return Corpus{}, err
	}
	for _, outlet := range r.outlets.all {
		r.out.Outlets = append(r.out.Outlets, *outlet)
	}
	return r.out, nil
}

// emptyHanded makes it a fault that nothing was read, and tells why of every file.
func (r *reader) emptyHanded() {
	if len(r.out.Readings) > 0 || len(r.bad.list) > 0 {
		return
	}
	r.bad.add(".", 0, "no file with an article in it", "put articles there, or give the path of a folder that has some")
	for _, skip := range r.out.Skipped {
		r.bad.add(skip.File, skip.Line, skip.Reason, "")
	}
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
	before := r.done
	r.passed = 0
	had := len(r.out.Readings)
	bad := r.contents(name)
	if err := r.ctx.Err(); err != nil {
		return fmt.Errorf("read corpus file %s: %w", name, err)
	}
	if bad != nil {
		r.bad.add(name, bad.line, bad.problem, bad.fix)
	}
	if r.passed > 0 && len(r.out.Readings) == had {
		r.refuse(name)
	}
	r.done = before
	r.progress(r.size(name))
	return nil
}

// contents reads the articles of a file by what its first bytes say that it is.
func (r *reader) contents(name string) *flaw {
	in, bad := open(r.fsys, name)
	if bad != nil {
		return bad
	}
	defer in.close()
	asked := r.single || r.listed(name) != nil // so that it is a fault if it cannot be read
	switch {
	case in.kind == sniff.None:
		return r.leave(name, asked, &flaw{problem: in.reason, fix: "name files with articles in them"})
	case in.kind == sniff.Text && !asked && !sniff.IsArticleName(name):
		return r.leave(name, false, &flaw{problem: "plain text, but no article by its name", fix: "call it .txt, or list it in corpus.yaml"})
	case in.kind == sniff.OPML:
		return r.leave(name, asked, &flaw{problem: "is a list of feeds (OPML), not an article", fix: "follow what it lists: bot follow FILE"})
	case in.kind == sniff.Sitemap:
		return r.leave(name, asked, &flaw{problem: "is a sitemap, not an article", fix: "name its address, and its pages are fetched"})
	case in.kind == sniff.JSONLines:
		return r.jsonLines(name, in)
	case in.kind == sniff.Telegram:
		return r.channel(name, in)
	case in.kind == sniff.WARC:
		return r.archive(name, in)
	}
	most := MaxArticle
	if in.kind == sniff.Feed || in.kind == sniff.JSONFeed || in.kind == sniff.PDF {
		most = whole
	}
	raw, bad := in.all(most)
	if bad == nil {
		bad = r.document(document{at: place{file: name}, kind: in.kind, raw: raw})
	}
	if bad != nil && (in.kind == sniff.HTML || in.kind == sniff.PDF) {
		return r.leave(name, asked, bad) // a folder of pages has front pages, too
	}
	return bad
}

// record makes the article of a record, whose text is frozen like a file's.
func (r *reader) record(at place, rec record) *flaw {
	text, bad := freeze([]byte(rec.text))
	if bad != nil {
		return &flaw{problem: "the text " + bad.problem, fix: bad.fix}
	}
	return r.article(at, text, rec)
}

// jsonLines reads an article a line. A line that is flawed is passed over.
func (r *reader) jsonLines(name string, in source) *flaw {
	if e := r.listed(name); e != nil && (e.url != "" || e.title != "") {
		return &flaw{problem: "corpus.yaml gives it a title or url of its own, but it holds an article a line", fix: "write those into the lines"}
	}
	lines := map[string]int{}
	return eachLine(in, MaxArticle, func(line int, raw []byte) *flaw {
		if r.ctx.Err() != nil {
			return &flaw{line: line, problem: "was not read to its end"}
		}
		defer r.progress(len(raw) + 1)
		if bad := r.line(place{file: name, line: line}, raw, lines); bad != nil {
			r.pass(place{file: name, line: line}, bad)
		}
		return nil
	})
}

// line reads one line of a .jsonl; lines are those of the ids before it.
func (r *reader) line(at place, raw []byte, lines map[string]int) *flaw {
	rec, bad := parseRecord(raw, "jsonl")
	switch {
	case bad != nil:
		return bad
	case rec.key != "" && lines[rec.key] > 0:
		return &flaw{problem: fmt.Sprintf("_id %s is already used in line %d", shown(rec.key), lines[rec.key]), fix: "give every line an id of its own"}
	}
	lines[rec.key] = at.line
	return r.record(at, rec)
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
