package main

import (
	"bytes"
	"html"
	"html/template"
	"image"
	"image/color"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"whosaid/bot/chat/texts"
	"whosaid/bot/telegramtest"
)

// exchange is what a person wrote and what the bot wrote then, as a phone shows it.
type exchange struct {
	Name    string
	To      string // what the person replies to
	Said    string
	Above   string // what the bot replies to
	Read    template.HTML
	Buttons [][]telegramtest.Button
	message telegramtest.Message
}

// TestMessagesInABrowser holds that six messages, drawn from their entities as the
// served program sent them, are on the page byte for byte and fit a phone. With
// -update it makes the README's pictures of them.
func TestMessagesInABrowser(t *testing.T) {
	ctx, _ := newBrowser(t)
	c := openCity(t)
	for _, e := range exchanges(t, c) {
		e.Read, e.Buttons = drawn(e.message.Formatted), e.message.Buttons
		at := page(t, e)
		for _, theme := range []string{"light", "dark"} {
			var wide int64
			var text string
			var quotes []string
			var picture []byte
			browse(t, ctx, chromedp.EmulateViewport(390, 300, chromedp.EmulateScale(1.5)), emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: theme}}),
				chromedp.Navigate(at), chromedp.Evaluate(`document.documentElement.scrollWidth`, &wide), chromedp.Evaluate(`document.querySelector(".text").textContent`, &text),
				chromedp.Evaluate(`[...document.querySelectorAll(".text blockquote")].map(q => q.textContent)`, &quotes), chromedp.FullScreenshot(&picture, 100))
			if text != e.message.Text || strings.Join(quotes, "\x00") != strings.Join(e.message.Quotes(), "\x00") || wide > 390 {
				t.Errorf("%s, %s: %d wide, reads %q with the quotes %q, want %q", e.Name, theme, wide, text, quotes, e.message.Text)
			}
			if strings.Contains(text, texts.English.Message.ByRules) {
				t.Errorf("%s: too slow a machine for its picture: %q", e.Name, text)
			} else if *update {
				hang(t, "chat-"+e.Name+"-"+theme+".png", picture)
			}
		}
	}
}

// hang puts a picture among those of the README, in few colours: it is a third as
// large then.
func hang(t *testing.T, name string, content []byte) {
	t.Helper()
	picture, err := png.Decode(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	bounds, known := picture.Bounds(), map[color.RGBA]uint8{}
	few := image.NewPaletted(bounds, nil)
	for y := range bounds.Dy() {
		for x := range bounds.Dx() {
			r, g, b, _ := picture.At(x, y).RGBA()
			c := color.RGBA{rough(r), rough(g), rough(b), 0xFF}
			if _, there := known[c]; !there {
				known[c] = uint8(len(few.Palette))
				few.Palette = append(few.Palette, c)
			}
			few.SetColorIndex(x, y, known[c])
		}
	}
	var out bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, few); err != nil {
		t.Fatalf("%s, of %d colours: %v", name, len(few.Palette), err)
	}
	if err := os.WriteFile(filepath.Join("..", "deploy", "pictures", name), out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// rough is one of 16 levels of a colour.
func rough(level uint32) uint8 { return uint8((level + 0x888) / 0x1111 * 0x11) }

// exchanges are typical ones with the demonstration.
func exchanges(t *testing.T, c city) []exchange {
	t.Helper()
	const claim, altered, unknown = "forty people were hurt!!", "“We now count 70 injured, two of them badly.”", "Who will pay for the new bridge?"
	said := func(name, text string) exchange {
		anna := c.Person("Anna") // each their own: a chat gets one message a second
		return exchange{Name: name, Said: text, message: ask(t, c.Private(anna), anna, text)}
	}
	group := c.Supergroup("Bridges", c.chief)
	to := group.Say(c.Person("Bert"), claim)
	out := []exchange{
		said("answer", injuredQuestion),
		{Name: "group", To: claim, Said: "/source", Above: claim, message: after(t, group, func() { group.Reply(c.chief, to, "/source") })},
		said("check", altered), said("none", unknown), said("start", "/start"),
	}
	anna, desk := c.Person("Anna"), c.Private(c.chief)
	asked := ask(t, c.Private(anna), anna, "What did Ingrid Moe say?")
	for _, label := range []string{"Report", "1. "} {
		if _, there := asked.Button(label); there {
			asked = c.press(t, c.Private(anna), anna, asked, label)
		}
	}
	card := after(t, desk, func() { c.Private(anna).Press(t, anna, asked.ID, "Wrong speaker") })
	return append(out, exchange{Name: "card", message: card})
}

// page serves an exchange to the browser.
func page(t *testing.T, e exchange) (address string) {
	t.Helper()
	made, err := template.ParseFiles(filepath.Join("testdata", "chat.html"))
	if err != nil {
		t.Fatal(err)
	}
	var content bytes.Buffer
	if err := made.Execute(&content, e); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(content.Bytes()) }))
	t.Cleanup(server.Close)
	return server.URL
}

// tags are what entities are drawn as; others stay plain.
var tags = map[string]string{
	"bold": "b", "italic": "i", "underline": "u", "strikethrough": "s", "code": "code", "text_link": "a",
	"blockquote": "blockquote", "expandable_blockquote": "blockquote",
}

// drawn is a text with its entities as elements. A block ends its line by itself, so
// that the line's end behind it is there to be read and not to be seen.
func drawn(f telegramtest.Formatted) template.HTML {
	units := utf16.Encode([]rune(f.Text))
	begin, end := map[int]string{}, map[int]string{}
	for _, e := range f.Entities {
		if tag := tags[e.Type]; tag != "" {
			opening := "<" + tag + ">"
			if tag == "a" {
				opening = `<a href="` + html.EscapeString(e.URL) + `">`
			}
			begin[e.Offset] += opening
			end[e.Offset+e.Length] = "</" + tag + ">" + end[e.Offset+e.Length]
		}
	}
	var out strings.Builder
	from := 0
	for at := 0; at <= len(units); at++ {
		if begin[at] == "" && end[at] == "" && at < len(units) {
			continue
		}
		out.WriteString(html.EscapeString(string(utf16.Decode(units[from:at]))))
		out.WriteString(end[at] + begin[at])
		if from = at; strings.HasSuffix(end[at], "</blockquote>") && at < len(units) && units[at] == '\n' {
			out.WriteString(`<span class="end">` + "\n</span>")
			from++
		}
	}
	return template.HTML(out.String())
}
