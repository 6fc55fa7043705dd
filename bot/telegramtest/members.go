package telegramtest

// askChat answers what a bot may ask about a chat.
func (s *Server) askChat(method string, v Values) (any, error) {
	r, err := s.open(v)
	if err != nil {
		return nil, err
	}
	switch method {
	case "getChat":
		return map[string]any{"id": r.chat.ID, "type": r.chat.Type, "title": r.chat.Title, "is_forum": r.chat.IsForum,
			"accent_color_id": 0, "max_reaction_count": 11}, nil
	case "getChatMemberCount":
		return len(r.members) + 1, nil
	case "getChatAdministrators":
		var out []any
		for id := range r.admins {
			out = append(out, r.member(id))
		}
		return out, nil
	}
	return r.member(v.Int("user_id")), nil
}

func (r *room) member(id int64) any {
	status := "left"
	switch {
	case r.admins[id]:
		status = "administrator"
	case r.members[id]:
		status = "member"
	}
	return map[string]any{"status": status, "user": map[string]any{"id": id, "is_bot": false, "first_name": "x"}}
}
