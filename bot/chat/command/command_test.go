package command

import (
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/go-telegram/bot/models"
)

var self = Self{ID: 42, Username: "WhosaidBot"}

// marked is a message in which what stands between « and » is an entity.
func marked(kind models.MessageEntityType, text string) *models.Message {
	before, rest, found := strings.Cut(text, "«")
	inside, after, _ := strings.Cut(rest, "»")
	m := &models.Message{Text: before + inside + after}
	if found {
		m.Entities = []models.MessageEntity{{Type: kind, Offset: units(before), Length: units(inside)}}
	}
	return m
}

func units(s string) int { return len(utf16.Encode([]rune(s))) }

func TestOf(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       Call
		ok         bool
	}{
		{"plain", "«/start»", Call{"start", ""}, true},
		{"with an argument", "«/check»  “Shut,” she said. ", Call{"check", "“Shut,” she said."}, true},
		{"with a line", "«/check»\nShut.", Call{"check", "Shut."}, true},
		{"to us", "«/check@whosaidbot» Shut.", Call{"check", "Shut."}, true},
		{"to another", "«/check@OtherBot» Shut.", Call{}, false},
		{"capitals", "«/Source»", Call{"source", ""}, true},
		{"after an emoji of two units", "👍🏽 «/source» 👍 forty", Call{"source", "👍 forty"}, true},
		{"after our name", "@WhosaidBot «/source»", Call{"source", ""}, true},
		{"in a sentence", "I would try «/source» here", Call{}, false},
		{"no entity", "/source", Call{}, false},
	} {
		got, ok := self.Of(marked(models.MessageEntityTypeBotCommand, test.text))
		if got != test.want || ok != test.ok {
			t.Errorf("%s: Of(%q) = %+v, %v, want %+v, %v", test.name, test.text, got, ok, test.want, test.ok)
		}
	}
	caption := &models.Message{Caption: "/check Shut.", CaptionEntities: []models.MessageEntity{{Type: models.MessageEntityTypeBotCommand, Length: 6}}}
	if got, ok := self.Of(caption); !ok || got != (Call{"check", "Shut."}) {
		t.Errorf("Of a caption = %+v, %v", got, ok)
	}
}

func TestMentioned(t *testing.T) {
	for _, test := range []struct {
		name, text, want string
		ok               bool
	}{
		{"at the head", "«@WhosaidBot» who says so?", "who says so?", true},
		{"with a comma", "«@whosaidbot», who says so?", "who says so?", true},
		{"at the end", "who says so, «@WhosaidBot»", "who says so,", true},
		{"another", "«@OtherBot» who says so?", "", false},
		{"nobody", "who says so?", "", false},
	} {
		got, ok := self.Mentioned(marked(models.MessageEntityTypeMention, test.text))
		if got != test.want || ok != test.ok {
			t.Errorf("%s: Mentioned(%q) = %q, %v, want %q, %v", test.name, test.text, got, ok, test.want, test.ok)
		}
	}
	m := marked(models.MessageEntityTypeTextMention, "«Who Said» about the bridge")
	m.Entities[0].User = &models.User{ID: 42}
	if got, ok := self.Mentioned(m); !ok || got != "about the bridge" {
		t.Errorf("Mentioned by id = %q, %v", got, ok)
	}
}

// FuzzOf holds that no offsets make the matcher panic or cut a character.
func FuzzOf(f *testing.F) {
	f.Add("👍 /check@WhosaidBot שלום", 3, 17)
	f.Add("/start", -1, 1<<30)
	f.Add("\xff/a", 1, 2)
	f.Fuzz(func(t *testing.T, text string, offset, length int) {
		for _, kind := range []models.MessageEntityType{models.MessageEntityTypeBotCommand, models.MessageEntityTypeMention} {
			m := &models.Message{Text: text, Entities: []models.MessageEntity{{Type: kind, Offset: offset, Length: length}}}
			if call, ok := self.Of(m); ok && (!strings.Contains(text, call.Args) || call.Name != strings.ToLower(call.Name)) {
				t.Errorf("Of(%q, %d, %d) = %+v", text, offset, length, call)
			}
			self.Mentioned(m)
		}
	})
}
