package corpus

import (
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/goccy/go-yaml/ast"

	"whosaid/store/news"
)

const catalogueName = "corpus.yaml"

// catalogue is what corpus.yaml says.
type catalogue struct {
	outlets []definition
	entries map[string]entry // by file
}

// definition is an outlet and the line that defines it.
type definition struct {
	news.Outlet
	line int
}

// entry is what corpus.yaml says of one file. Unlike a file that is not listed,
// a listed one without an outlet is one whose outlet nobody knows.
type entry struct {
	line               int
	file               string
	outlet             string
	outletLine         int
	url, title, author string
	language           string
	published, updated time.Time
}

// catalogueReader reads the parts of corpus.yaml and gathers what is wrong.
type catalogueReader struct {
	yamlReader
	out     catalogue
	defined map[news.OutletID]int // lines
}

// readCatalogue reads corpus.yaml; without one the catalogue is empty.
func readCatalogue(fsys fs.FS, bad *faults) catalogue {
	r := catalogueReader{yamlReader: yamlReader{bad: bad}, out: catalogue{entries: map[string]entry{}}, defined: map[news.OutletID]int{}}
	if _, err := fs.Stat(fsys, catalogueName); err != nil {
		if _, err := fs.Stat(fsys, "corpus.yml"); err == nil {
			bad.add("corpus.yml", 0, "is not read under this name", "rename it to "+catalogueName)
		}
		return r.out
	}
	body, flaw := parseYAML(fsys, catalogueName)
	if flaw != nil {
		bad.add(catalogueName, flaw.line, flaw.problem, flaw.fix)
		return r.out
	}
	r.mapping(body, "the file", []string{"outlets", "articles"}, func(key string, value ast.Node) {
		switch key {
		case "outlets":
			r.list(value, key, r.outlet)
		case "articles":
			r.list(value, key, r.article)
		}
	})
	r.checkArticles()
	return r.out
}

func (r *catalogueReader) outlet(node ast.Node) {
	d := definition{line: lineAt(node)}
	ok := r.mapping(node, "an outlet", []string{"id", "name", "kind", "aliases", "domains", "owner"}, func(key string, value ast.Node) {
		switch key {
		case "id":
			d.ID = news.OutletID(r.text(value, key))
			d.line = lineAt(value)
		case "name":
			d.Name = r.text(value, key)
		case "kind":
			d.Kind = r.kind(value)
		case "aliases":
			d.Aliases = r.texts(value, key)
		case "domains":
			d.Domains = r.domains(value)
		case "owner":
			d.Owner = r.text(value, key)
		}
	})
	if ok && r.checkOutlet(d) {
		r.out.outlets = append(r.out.outlets, d)
	}
}

func (r *catalogueReader) checkOutlet(d definition) bool {
	id := string(d.ID)
	switch {
	case id == "" && d.Name == "":
		r.fault(d.line, "an outlet has no id and no name", "give it an id: and a name:")
	case id == "":
		r.fault(d.line, "outlet "+shown(d.Name)+" has no id", "add id: "+slug(d.Name))
	case slug(id) != id:
		r.fault(d.line, "outlet id "+shown(id)+" has other characters than lower-case letters, digits and single dashes", "write "+slug(id))
	case d.Name == "":
		r.fault(d.line, "outlet "+shown(id)+" has no name", "add name: as it should stand in labels")
	default:
		if first := r.defined[d.ID]; first > 0 {
			r.faultf(d.line, "merge the two or change one id", "outlet id %s is already defined in line %d", shown(id), first)
			return false
		}
		r.defined[d.ID] = d.line
		return true
	}
	return false
}

func (r *catalogueReader) kind(node ast.Node) news.OutletKind {
	kind := news.OutletKind(r.text(node, "kind"))
	if kind != "" && !slices.Contains(news.OutletKinds, kind) {
		var known []string
		for _, k := range news.OutletKinds {
			known = append(known, string(k))
		}
		r.fault(lineAt(node), "unknown kind "+shown(string(kind)), "write one of "+strings.Join(known, ", "))
	}
	return kind
}

func (r *catalogueReader) domains(node ast.Node) []string {
	domains := r.texts(node, "domains")
	for _, domain := range domains {
		if isDomain(domain) {
			continue
		}
		fix := "write a host name such as vale.example"
		if parsed, err := url.Parse(domain); err == nil && parsed.Hostname() != "" {
			fix = "write " + parsed.Hostname()
		}
		r.fault(lineAt(node), shown(domain)+" is not a domain", fix)
	}
	return domains
}

func (r *catalogueReader) article(node ast.Node) {
	e := entry{line: lineAt(node)}
	known := []string{"file", "outlet", "url", "title", "author", "published", "updated", "language"}
	ok := r.mapping(node, "an article", known, func(key string, value ast.Node) {
		switch key {
		case "file":
			e.file, e.line = r.text(value, key), lineAt(value)
		case "outlet":
			e.outlet, e.outletLine = r.text(value, key), lineAt(value)
		case "url":
			e.url = r.address(value)
		case "title":
			e.title = r.text(value, key)
		case "author":
			e.author = strings.Join(r.oneOrMore(value, key), ", ")
		case "published":
			e.published = r.date(value, key)
		case "updated":
			e.updated = r.date(value, key)
		case "language":
			e.language = r.language(value)
		}
	})
	if ok && r.checkFile(&e) {
		r.out.entries[e.file] = e
	}
}

// checkFile reports whether the entry names a file within the folder, once.
func (r *catalogueReader) checkFile(e *entry) bool {
	if e.file == "" {
		r.fault(e.line, "an article has no file", "add file: with its path in this folder")
		return false
	}
	clean := path.Clean(e.file)
	if !fs.ValidPath(clean) || clean == "." {
		r.fault(e.line, "article file "+shown(e.file)+" is outside this folder", "put the file into the folder and write its path from there")
		return false
	}
	e.file = clean
	if first, twice := r.out.entries[e.file]; twice {
		r.faultf(e.line, "keep one of the two entries", "article file %s is already listed in line %d", shown(e.file), first.line)
		return false
	}
	return true
}
