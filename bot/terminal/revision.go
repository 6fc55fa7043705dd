package terminal

import (
	"time"

	"whosaid/store/news"
)

// Revision is a version of an article and what changed since the one before.
type Revision struct {
	Article *news.Article
	Changes [][]news.Edit
}

// Revisions shows how an article changed, version by version, the oldest first.
func (p *Printer) Revisions(all []Revision) error {
	pg := p.page()
	for i, r := range all {
		pg.blank()
		pg.line("", versionName(r.Article)+" · "+r.Article.Hash().String()[:12], pg.ink.strong)
		for _, correction := range r.Article.Corrections {
			pg.line("  ", "correction: "+correction, pg.ink.alarm)
		}
		for _, change := range r.Changes {
			pg.write("  ", "  ", pg.difference(change), pg.ink.plain)
		}
		if i > 0 && len(r.Changes) == 0 {
			pg.line("  ", "the same words", pg.ink.faint)
		}
	}
	if len(all) == 1 {
		pg.line("  ", "no other version is stored", pg.ink.faint)
	}
	return p.print(pg)
}

// versionName names a version by its outlet, its headline and its time.
func versionName(a *news.Article) string {
	name := news.UnknownOutlet
	if a.Outlet != nil {
		name = a.Outlet.Name
	}
	if a.Title != "" {
		name += " · " + a.Title
	}
	if at := a.Dated(); !at.IsZero() {
		name += " · " + at.Format(time.DateTime)
	}
	return name
}
