// Package channel reads what Telegram Desktop exports of a channel: result.json.
package channel

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"whosaid/retrieval/corpus/when"
)

// Post is one message of a channel that says something.
type Post struct {
	ID, Channel        int64
	Name               string // the channel's
	Text               string
	Published, Updated time.Time
	Forwarded          string // the channel whose post it repeats
	Origin             string // that channel's address, where it is known
	Bot                string // through which it was written, if it was
	Username           string // of a public channel, as Telegram tells it; "" in an export
}

// URL is the post's address; where the channel has no public name, only its members
// can open it.
func (p Post) URL() string {
	return fmt.Sprintf("https://%s/%d", Address(strings.ToLower(p.Username), p.Channel), p.ID)
}

// Address is a channel's address without https://.
func Address(username string, id int64) string {
	if username != "" {
		return "t.me/" + username
	}
	return fmt.Sprintf("t.me/c/%d", id)
}

// errShape is the error of JSON that is no export.
var errShape = errors.New("it is not laid out as Telegram Desktop exports a chat")

// message is a post as it is exported.
type message struct {
	ID         int64           `json:"id"`
	Type       string          `json:"type"`
	Date       string          `json:"date"`
	Unix       string          `json:"date_unixtime"`
	Edited     string          `json:"edited"`
	EditedUnix string          `json:"edited_unixtime"`
	Forwarded  string          `json:"forwarded_from"`
	From       string          `json:"forwarded_from_id"`
	Bot        string          `json:"via_bot"`
	Text       json.RawMessage `json:"text"`
}

// chat is what stands before a chat's messages.
type chat struct {
	name, kind string
	id         int64
}

// Passed is what was passed over.
type Passed struct {
	Silent  int      // posts without a word
	People  int      // posts that repeat what a person wrote
	Private []string // chats that are no channels: what people write to each other is no news
}

// Read calls each for the posts of all channels in an export, in their order.
func Read(in io.Reader, each func(Post) error) (Passed, error) {
	r := reader{in: json.NewDecoder(in), each: each}
	if err := r.object(chat{}, 0); err != nil {
		return Passed{}, err
	}
	return r.passed, nil
}

type reader struct {
	in     *json.Decoder
	each   func(Post) error
	passed Passed
}

// object reads an object that is a chat or holds some.
func (r *reader) object(c chat, depth int) error {
	if depth > 2 { // the whole of an account, its list of chats, a chat
		return errShape
	}
	if open, err := r.in.Token(); err != nil || open != json.Delim('{') {
		return errors.Join(errShape, err)
	}
	for r.in.More() {
		key, err := r.in.Token()
		if err != nil {
			return err
		}
		if err := r.value(key, &c, depth); err != nil {
			return err
		}
	}
	_, err := r.in.Token()
	return err
}

func (r *reader) value(key json.Token, c *chat, depth int) error {
	switch key {
	case "name":
		return r.in.Decode(&c.name)
	case "type":
		return r.in.Decode(&c.kind)
	case "id":
		return r.in.Decode(&c.id)
	case "messages":
		return r.messages(*c)
	case "chats", "left_chats":
		return r.object(chat{}, depth+1)
	case "list":
		return r.list(depth)
	}
	var passed json.RawMessage
	return r.in.Decode(&passed)
}

func (r *reader) list(depth int) error {
	if open, err := r.in.Token(); err != nil || open != json.Delim('[') {
		return errors.Join(errShape, err)
	}
	for r.in.More() {
		if err := r.object(chat{}, depth+1); err != nil {
			return err
		}
	}
	_, err := r.in.Token()
	return err
}

func (r *reader) messages(c chat) error {
	if open, err := r.in.Token(); err != nil || open != json.Delim('[') {
		return errors.Join(errShape, err)
	}
	isChannel := strings.HasSuffix(c.kind, "channel")
	if !isChannel {
		r.passed.Private = append(r.passed.Private, c.name)
	}
	for r.in.More() {
		var m message
		if err := r.in.Decode(&m); err != nil {
			return err
		}
		if !isChannel || m.Type != "message" {
			continue
		}
		post := m.post(c)
		switch {
		case strings.TrimSpace(post.Text) == "":
			r.passed.Silent++
		case m.Forwarded != "" && m.From != "" && !strings.HasPrefix(m.From, "channel"):
			r.passed.People++
		default:
			if err := r.each(post); err != nil {
				return err
			}
		}
	}
	_, err := r.in.Token()
	return err
}

func (m message) post(c chat) Post {
	p := Post{ID: m.ID, Channel: c.id, Name: c.name, Text: plain(m.Text), Forwarded: m.Forwarded, Bot: m.Bot}
	if id, err := strconv.ParseInt(strings.TrimPrefix(m.From, "channel"), 10, 64); err == nil && id != 0 {
		p.Origin = Address("", id)
		if id == c.id { // it repeats itself
			p.Forwarded, p.Origin = "", ""
		}
	}
	p.Published, p.Updated = moment(m.Unix, m.Date), moment(m.EditedUnix, m.Edited)
	return p
}

// moment is a time by its seconds, which no zone can turn, and else by the clock
// of who exported it.
func moment(unix, local string) time.Time {
	for _, value := range []string{unix, local} {
		if at, ok := when.Parse(value); ok {
			return at
		}
	}
	return time.Time{}
}

// plain is a text that is exported as such, or as pieces of which some are marked.
func plain(raw json.RawMessage) string {
	var whole string
	if json.Unmarshal(raw, &whole) == nil {
		return whole
	}
	var pieces []json.RawMessage
	if json.Unmarshal(raw, &pieces) != nil {
		return ""
	}
	var out strings.Builder
	for _, piece := range pieces {
		var text string
		var marked struct{ Text string }
		if json.Unmarshal(piece, &text) == nil {
			out.WriteString(text)
		} else if json.Unmarshal(piece, &marked) == nil {
			out.WriteString(marked.Text)
		}
	}
	return out.String()
}
