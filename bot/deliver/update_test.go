package deliver

import (
	"testing"
	"time"
)

func TestLanes(t *testing.T) {
	for _, test := range []struct {
		body, lane string
		person     int64
	}{
		{`{"update_id":1,"message":{"chat":{"id":-100},"from":{"id":7}}}`, "-100", 7},
		{`{"update_id":1,"edited_message":{"chat":{"id":7},"from":{"id":7}}}`, "7", 7},
		{`{"update_id":1,"channel_post":{"chat":{"id":-5}}}`, "-5", 0},
		{`{"update_id":1,"edited_channel_post":{"chat":{"id":-5}}}`, "-5", 0},
		{`{"update_id":1,"message":{"chat":{"id":-100},"from":{"id":1087968824}}}`, "-100", 0},
		{`{"update_id":1,"message":{"chat":{"id":-100}}}`, "-100", 0},
		{`{"update_id":1,"callback_query":{"from":{"id":7},"message":{"chat":{"id":-100}}}}`, "-100", 7},
		{`{"update_id":1,"callback_query":{"from":{"id":7},"inline_message_id":"x"}}`, "7", 7},
		{`{"update_id":1,"inline_query":{"from":{"id":7}}}`, "inline7", 7},
		{`{"update_id":1,"chosen_inline_result":{"from":{"id":7}}}`, "inline7", 0},
		{`{"update_id":1,"guest_message":{"chat":{"id":-100},"from":{"id":7},"guest_query_id":"x"}}`, "guest7", 7},
		{`{"update_id":1,"my_chat_member":{"chat":{"id":-100},"from":{"id":7}}}`, "-100", 0},
		{`{"update_id":1,"poll":{}}`, "other", 0},
	} {
		l, o, err := letterOf([]byte(test.body), time.Now())
		if err != nil || l.Lane != test.lane || o.person() != test.person || l.ID != 1 {
			t.Errorf("letterOf(%s) = lane %q, person %d, %v, want %q, %d", test.body, l.Lane, o.person(), err, test.lane, test.person)
		}
	}
}

// FuzzLetter holds that any body is a letter or an error.
func FuzzLetter(f *testing.F) {
	f.Add([]byte(`{"update_id":1,"message":{"chat":{"id":-100},"from":{"id":7}}}`))
	f.Add([]byte(`{"update_id":-1,"callback_query":null}`))
	f.Add([]byte(`[]`))
	f.Fuzz(func(t *testing.T, body []byte) {
		l, _, err := letterOf(body, time.Now())
		if err == nil && (l.ID == 0 || l.Lane == "") {
			t.Errorf("letterOf(%q) = %+v, want an id and a lane", body, l)
		}
	})
}
