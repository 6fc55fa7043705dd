package corpus

import (
	"context"
	"errors"
	"fmt"

	"whosaid/retrieval/corpus/channel"
	"whosaid/retrieval/corpus/pdf"
	"whosaid/store/news"
)

// ReadPost makes an article of a post that came from a live channel. It is the
// outlet's with that id, or one of the channel's own name. What the channel
// repeats of another one is that one's; since anybody may call a channel as he
// likes, it is not taken for an outlet that is known already.
func ReadPost(ctx context.Context, p channel.Post, outlet news.OutletID, known []news.Outlet) (Reading, error) {
	r := reader{ctx: ctx, seen: map[string]place{}, outlets: newRegistry(), pdfs: pdf.NewReader("")}
	for _, one := range known {
		r.outlets.add(one)
	}
	rec := fromPost(p)
	switch {
	case p.Forwarded != "" && r.outlets.named(p.Forwarded) != nil:
		rec.outlet.value = fmt.Sprintf("%s (%s)", p.Forwarded, p.Origin)
	case p.Forwarded == "" && outlet != "":
		rec.outlet = field{string(outlet), "followed channel"}
	}
	if bad := r.record(place{file: p.URL(), web: true}, rec); bad != nil {
		return Reading{}, errors.New(bad.reason())
	}
	return r.out.Readings[0], nil
}
