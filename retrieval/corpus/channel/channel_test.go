package channel

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

const export = `{"name":"Radio Vest","type":"public_channel","id":1234,"messages":[
{"id":1,"type":"service","date":"2026-05-12T10:00:00","action":"create_channel"},
{"id":2,"type":"message","date":"2026-05-12T12:00:00","date_unixtime":"1778580000","edited":"2026-05-12T13:00:00","edited_unixtime":"1778583600","from":"Radio Vest",
 "text":["The pier is ",{"type":"bold","text":"closed"},". ",{"type":"link","text":"https://a.example"}],"text_entities":[]},
{"id":3,"type":"message","date":"2026-05-12T14:00:00","photo":"p.jpg","text":""},
{"id":4,"type":"message","date":"2026-05-12T15:00:00","forwarded_from":"NorWire","forwarded_from_id":"channel9","text":"The dam holds."},
{"id":5,"type":"message","date":"2026-05-12T15:00:00","forwarded_from":"Ada","forwarded_from_id":"user9","text":"Look at this."},
{"id":6,"type":"message","date":"2026-05-12T15:00:00","forwarded_from":"Radio Vest","forwarded_from_id":"channel1234","via_bot":"@quotebot","text":"The dam holds still."}]}`

func TestRead(t *testing.T) {
	var posts []Post
	passed, err := Read(strings.NewReader(export), func(p Post) error { posts = append(posts, p); return nil })
	if err != nil || passed.Silent != 1 || passed.People != 1 || len(passed.Private) != 0 {
		t.Errorf("Read passed over %+v, %v", passed, err)
	}
	afternoon := time.Date(2026, 5, 12, 15, 0, 0, 0, time.UTC)
	want := []Post{
		{ID: 2, Channel: 1234, Name: "Radio Vest", Text: "The pier is closed. https://a.example", Published: time.Unix(1778580000, 0).UTC(), Updated: time.Unix(1778583600, 0).UTC()},
		{ID: 4, Channel: 1234, Name: "Radio Vest", Text: "The dam holds.", Published: afternoon, Forwarded: "NorWire", Origin: "t.me/c/9"},
		{ID: 6, Channel: 1234, Name: "Radio Vest", Text: "The dam holds still.", Published: afternoon, Bot: "@quotebot"},
	}
	if diff := cmp.Diff(want, posts); diff != "" {
		t.Errorf("posts differ (-want +got):\n%s", diff)
	}
}

func TestReadTakesNoPrivateTalk(t *testing.T) {
	const account = `{"about":"x","chats":{"about":"y","list":[{"name":"Ada","type":"personal_chat","id":1,"messages":[{"id":1,"type":"message","text":"Hi."}]},` +
		`{"name":"Radio Vest","type":"private_channel","id":2,"messages":[{"id":1,"type":"message","text":"News."}]}]}}`
	var posts []Post
	passed, err := Read(strings.NewReader(account), func(p Post) error { posts = append(posts, p); return nil })
	if err != nil || len(posts) != 1 || posts[0].Text != "News." || len(passed.Private) != 1 || passed.Private[0] != "Ada" {
		t.Errorf("Read = %v, private %q, %v; want one post, and Ada passed over", posts, passed.Private, err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(export)
	f.Add(`{"chats":{"list":[{"messages":[{"text":[1,{"text":2}]}]}]}}`)
	f.Fuzz(func(t *testing.T, raw string) {
		_, _ = Read(strings.NewReader(raw), func(p Post) error {
			if strings.TrimSpace(p.Text) == "" {
				t.Errorf("Read(%q) gave a post that says nothing", raw)
			}
			return nil
		})
	})
}
