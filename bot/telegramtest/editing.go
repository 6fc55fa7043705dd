package telegramtest

import "reflect"

const notModified = "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message"

func (s *Server) edit(v Values, call *Call, withText bool) (any, error) {
	m, r, err := s.edited(v)
	if err != nil {
		return nil, err
	}
	now := m.Formatted
	if withText {
		if m.Document != nil {
			return nil, badRequest("there is no text in the message to edit")
		}
		if now, err = format(v.String("text"), v.String("parse_mode"), v.List("entities"), maxText); err != nil {
			return nil, err
		}
	}
	buttons, err := readButtons(v)
	if err != nil {
		return nil, err
	}
	if reflect.DeepEqual(now, m.Formatted) && reflect.DeepEqual(buttons, m.Buttons) {
		return nil, badRequest(notModified)
	}
	m.Earlier = append(m.Earlier, m.Formatted)
	m.Formatted, m.Buttons, m.Edited = now, buttons, s.now()
	m.Edits++
	if r == nil {
		return true, nil
	}
	call.Message = m.ID
	return s.told(r, m), nil
}

// edited is the message to edit; one sent through inline mode has no room.
func (s *Server) edited(v Values) (*Message, *room, error) {
	if id := v.String("inline_message_id"); id != "" {
		for _, r := range s.rooms {
			for _, m := range r.messages {
				if m.InlineID == id {
					return m, nil, nil
				}
			}
		}
		return nil, nil, badRequest("MESSAGE_ID_INVALID")
	}
	r, err := s.open(v)
	if err != nil {
		return nil, nil, err
	}
	m, there := r.messages[int(v.Int("message_id"))]
	switch {
	case !there || m.Deleted:
		return nil, nil, badRequest("message to edit not found")
	case !m.fromBot:
		return nil, nil, badRequest("message can't be edited")
	}
	return m, r, nil
}

func (s *Server) deleteMessage(v Values) (any, error) {
	r, err := s.open(v)
	if err != nil {
		return nil, err
	}
	m, there := r.messages[int(v.Int("message_id"))]
	switch {
	case !there || m.Deleted:
		return nil, badRequest("message to delete not found")
	case !m.fromBot && r.chat.Type != "private":
		return nil, badRequest("message can't be deleted")
	}
	m.Deleted = true
	return true, nil
}
