package chat

import (
	"context"
	"strconv"

	"whosaid/store/news"
)

// Circles are whose checks a person may open: for a moderator those of all moderators,
// for others their own; and what was checked in groups that the person runs by whoever
// runs these.
func (h *Host) Circles(ctx context.Context, person int64, groups ...int64) ([]news.Circle, error) {
	var out []news.Circle
	for _, peer := range h.peers(person) {
		out = append(out, news.Circle{By: h.Owner(peer)})
	}
	for _, group := range groups {
		here, _, err := h.place(ctx, group)
		if err != nil {
			return nil, err
		}
		admins, err := h.Members.Administrators(ctx, group)
		if err != nil {
			return nil, err
		}
		out = append(out, h.within(group, here, admins)...)
	}
	return out, nil
}

// peers are those all of whose checks a person may open.
func (h *Host) peers(person int64) []int64 {
	if h.Moderates(person) {
		return h.Moderators
	}
	return []int64{person}
}

// within are those whose checks in a group its moderators see: the people who run it,
// in their own name or in the group's, and the moderators of everywhere.
func (h *Host) within(group int64, here news.Pseudonym, admins []int64) []news.Circle {
	out := []news.Circle{{By: h.chatAlias(group), Group: here}}
	for _, person := range append(admins[:len(admins):len(admins)], h.Moderators...) {
		out = append(out, news.Circle{By: h.Owner(person), Group: here})
	}
	return out
}

// Named is who a pseudonym is, to a person who sees what both checked.
func (h *Host) Named(person int64, owner news.Pseudonym) news.ModeratorID {
	for _, peer := range h.peers(person) {
		if h.Moderates(peer) && h.Owner(peer) == owner {
			return news.ModeratorID(strconv.FormatInt(peer, 10))
		}
	}
	return news.ModeratorID(owner)
}
