package corpus

import (
	"context"
	"errors"

	"whosaid/retrieval/corpus/channel"
	"whosaid/retrieval/corpus/pdf"
	"whosaid/store/news"
)

// ReadPost makes an article of a post that came from a live channel. It is the
// outlet's with that id, or one of the channel's own name.
func ReadPost(ctx context.Context, p channel.Post, outlet news.OutletID, known []news.Outlet) (Reading, error) {
	r := reader{ctx: ctx, seen: map[string]place{}, outlets: newRegistry(), pdfs: pdf.NewReader("")}
	for _, one := range known {
		r.outlets.add(one)
	}
	rec := fromPost(p)
	if outlet != "" {
		rec.outlet = field{string(outlet), "followed channel"}
	}
	if bad := r.record(place{file: p.URL(), web: true}, rec); bad != nil {
		return Reading{}, errors.New(bad.reason())
	}
	return r.out.Readings[0], nil
}
