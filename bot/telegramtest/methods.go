package telegramtest

import (
	"net/http"
	"strings"
)

// do does what a call asks that fits the API's table; call is told which message
// it made.
func (s *Server) do(r *http.Request, method string, v Values, call *Call) (any, error) {
	switch method {
	case "getMe":
		return s.me, nil
	case "getUpdates":
		return s.getUpdates(r, v)
	case "setWebhook":
		return s.setWebhook(v)
	case "deleteWebhook":
		return s.deleteWebhook(v)
	case "getWebhookInfo":
		return s.webhookInfo(), nil
	case "getMyCommands":
		return []any{}, nil
	case "setMyCommands", "setMyDescription", "setMyShortDescription":
		return true, checkOwn(method, v)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	switch method {
	case "sendMessage":
		return s.sendMessage(v, call)
	case "sendMessageDraft":
		return s.sendDraft(v)
	case "sendDocument":
		return s.sendDocument(v, call)
	case "editMessageText", "editMessageReplyMarkup":
		return s.edit(v, call, method == "editMessageText")
	case "deleteMessage":
		return s.deleteMessage(v)
	case "answerCallbackQuery":
		return s.answerCallback(v)
	case "answerInlineQuery":
		return s.answerInline(v)
	case "answerGuestQuery":
		return s.answerGuest(v, call)
	case "sendChatAction", "setMessageReaction", "setChatMenuButton":
		_, err := s.open(v)
		return true, err
	case "leaveChat":
		room, err := s.open(v)
		if err == nil {
			room.closed = forbidden("bot is not a member of the " + string(room.chat.Type) + " chat")
		}
		return true, err
	case "getChat", "getChatMember", "getChatAdministrators", "getChatMemberCount":
		return s.askChat(method, v)
	}
	return true, nil // what sets the bot's own name, texts and commands
}

// open is the chat that a call is about, if the bot may act in it.
func (s *Server) open(v Values) (*room, error) {
	r, there := s.rooms[v.Int("chat_id")]
	switch {
	case !there:
		return nil, badRequest("chat not found")
	case r.moved != 0:
		return nil, migrated(r.moved)
	case r.closed != nil:
		return nil, r.closed
	case r.chat.Type == "private" && !r.started:
		return nil, forbidden("bot can't initiate conversation with a user")
	}
	if thread := int(v.Int("message_thread_id")); thread != 0 {
		if _, topic := r.topics[thread]; !topic {
			return nil, badRequest("message thread not found")
		}
	}
	return r, nil
}

func (s *Server) sendMessage(v Values, call *Call) (any, error) {
	r, err := s.open(v)
	if err != nil {
		return nil, err
	}
	text, err := format(v.String("text"), v.String("parse_mode"), v.List("entities"), maxText)
	if err != nil {
		return nil, err
	}
	return s.put(r, v, call, Message{Formatted: text})
}

func (s *Server) sendDocument(v Values, call *Call) (any, error) {
	r, err := s.open(v)
	if err != nil {
		return nil, err
	}
	file, uploaded := v["document"].(File)
	if !uploaded {
		return nil, badRequest("wrong file identifier/HTTP URL specified")
	}
	if len(file.Content) == 0 {
		return nil, badRequest("file must be non-empty")
	}
	m := Message{Document: &file}
	if v.String("caption") != "" {
		if m.Formatted, err = format(v.String("caption"), v.String("parse_mode"), v.List("caption_entities"), maxCaption); err != nil {
			return nil, err
		}
	}
	return s.put(r, v, call, m)
}

// put puts the bot's message into a chat.
func (s *Server) put(r *room, v Values, call *Call, m Message) (any, error) {
	var err error
	if m.Buttons, err = readButtons(v); err != nil {
		return nil, err
	}
	if m.ReplyTo, m.Quoted, err = r.answered(v.Object("reply_parameters")); err != nil {
		return nil, err
	}
	r.last++
	m.ID, m.Chat, m.Thread, m.Sent, m.fromBot = r.last, r.chat.ID, int(v.Int("message_thread_id")), s.now(), true
	m.NoLinks = v.Object("link_preview_options").Bool("is_disabled")
	r.messages[m.ID] = &m
	call.Message = m.ID
	return s.told(r, &m), nil
}

// answered is the message that one to be sent answers, and what it quotes of it.
func (r *room) answered(v Values) (id int, quote string, err error) {
	if v == nil {
		return 0, "", nil
	}
	to, there := r.messages[int(v.Int("message_id"))]
	if !there || to.Deleted {
		if v.Bool("allow_sending_without_reply") {
			return 0, "", nil
		}
		return 0, "", badRequest("message to be replied not found")
	}
	text := to.Text
	if to.injected != nil {
		text = to.injected.Text + to.injected.Caption
	}
	if quote = v.String("quote"); quote != "" {
		if v.String("quote_parse_mode") != "" {
			parsed, err := format(quote, v.String("quote_parse_mode"), nil, maxText)
			if err != nil {
				return 0, "", err
			}
			quote = parsed.Text
		}
		if Units(quote) > maxQuoteOfReply || !strings.Contains(text, quote) {
			return 0, "", badRequest("QUOTE_TEXT_INVALID")
		}
	}
	return to.ID, quote, nil
}

// sendDraft shows a text that still grows; it is no message.
func (s *Server) sendDraft(v Values) (any, error) {
	r, err := s.open(v)
	switch {
	case err != nil:
		return nil, err
	case r.chat.Type != "private":
		return nil, badRequest("drafts can be sent to private chats only")
	case v.Int("draft_id") == 0:
		return nil, badRequest("DRAFT_ID_INVALID")
	}
	if v.String("text") == "" {
		return true, nil
	}
	_, err = format(v.String("text"), v.String("parse_mode"), v.List("entities"), maxText)
	return true, err
}
