package news_test

import (
	"fmt"
	"html"
	"image/png"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"whosaid/store/news"
)

// linkedQuotes are texts, a block a line, in which the quote stands between [[ and ]].
var linkedQuotes = []string{
	"[[The quay is shut.]]",
	"It is said that the quay is shut.\n[[The quay is shut.]]",
	"Critics wrongly claim: the dam is leaking badly on its north side.\nNordbygg said there was no leak.\n[[The dam is leaking badly on its north side, engineer Kari Ness of the county said.]]",
	"The crane fell. The crane fell. [[The crane fell.]] Then it rained.",
	"“We lost it,” Moe said.\nLater Lund said: “[[We lost it]],” and left.",
	"Moe said “we lost it” and Lund said “[[we lost it]]” as well.",
	"The ferry, one of nine, sank. [[The ferry, one of nine, sank on a Friday in a storm that nobody had foreseen]] at all.",
	"One two three. [[One two three four five six seven eight nine ten eleven twelve six seven eight nine ten thirteen.]]",
	"It is a well-known half-shut port.\n[[It is a well-known half-shut port, say Moe & Lunde]], who own it.",
	"It isn’t so.\n[[It isn’t so, the captain’s wife said.]]",
	"It isn't so.\nHe said: [[It isn't so]], and went.",
	"Он сказал: «Мост закрыт».\nОна сказала: «[[Мост закрыт]]».",
	"[[Ми не знаємо, чому пішов оселедець]], — сказала вона.",
	"Ми не знаємо, чому. [[Ми не знаємо, чому пішов оселедець, і ніхто не знає, коли він повернеться до нашої затоки знову.]]",
	"Er sagte: „Wir bauen.“\nSie sagte: „[[Wir bauen.]]“",
	"Costs rose 13.3 %, 5‰ and $2.5m.\n[[Costs rose 13.3 %, 5‰ and $2.5m]] in May.",
	"港口关闭。\n他说:[[港口关闭。]]",
	"A: yes, no, perhaps.\nB: [[yes, no, perhaps.]]",
	"Nobody was hurt.\n\nThe pier fell.\n\n[[Nobody was hurt.]]\n\nNobody was hurt.",
	"It is shut.\nIt stays shut.\n[[It is shut.\nIt will stay shut.]]",
}

const pageStyle = `<!doctype html><meta charset="utf-8"><style>body{font:15px serif}::target-text{background:#f00;color:#000}::highlight(target){background:#f00;color:#000}</style>`

// TestLinksInABrowser holds that Chromium marks exactly the quote that a link
// opens: the page looks as one in which the quote is marked by hand.
func TestLinksInABrowser(t *testing.T) {
	browser, err := exec.LookPath("chromium")
	if err != nil || os.Getenv("WHOSAID_BROWSER") == "" {
		t.Skip("to open the links in a browser, install chromium and set WHOSAID_BROWSER")
	}
	var pages [][2]string // by number: as it is, and marked by hand
	for _, text := range linkedQuotes {
		pages = append(pages, [2]string{asPage(strings.NewReplacer("[[", "", "]]", "").Replace(text)), asPage(text)})
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var number, marked int
		if _, err := fmt.Sscanf(r.URL.Path, "/%d/%d", &number, &marked); err != nil || number >= len(pages) {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, pageStyle, pages[number][marked])
	}))
	defer server.Close()
	for i, text := range linkedQuotes {
		quote := linked(t, fmt.Sprintf("%s/%d/0", server.URL, i), text)
		t.Run(fmt.Sprint(i+1), func(t *testing.T) {
			want := shot(t, browser, fmt.Sprintf("%s/%d/1", server.URL, i))
			if got := shot(t, browser, quote.Link()); got != want {
				_, fragment, _ := strings.Cut(quote.Link(), "text=")
				fragment, _ = url.PathUnescape(fragment)
				t.Errorf("%q: the link %q opens something else than %q", text, fragment, quote.Text())
			}
		})
	}
}

// linked is the quote between [[ and ]] of an article at an address.
func linked(t *testing.T, address, text string) news.Quote {
	t.Helper()
	start, end := strings.Index(text, "[["), strings.Index(text, "]]")-2
	a, err := news.NewArticle(news.Meta{URL: address}, strings.NewReplacer("[[", "", "]]", "").Replace(text), nil)
	if err != nil {
		t.Fatal(err)
	}
	quote, err := news.Cut(a, start, end)
	if err != nil {
		t.Fatal(err)
	}
	return quote
}

// asPage is a text as a page, a line a block; what is between [[ and ]] is marked
// as a browser marks what a link opens.
func asPage(text string) string {
	var out strings.Builder
	open := false
	for line := range strings.Lines(text) {
		before, rest, opens := strings.Cut(strings.TrimSpace(line), "[[")
		if !opens {
			before, rest = "", before
		}
		inside, after, closes := strings.Cut(rest, "]]")
		marked := ""
		if opens || open {
			from := len(utf16.Encode([]rune(before)))
			marked = fmt.Sprintf(` data-from="%d" data-to="%d"`, from, from+len(utf16.Encode([]rune(inside))))
		}
		open = (open || opens) && !closes
		out.WriteString("<p" + marked + ">" + html.EscapeString(before+inside+after) + "</p>\n")
	}
	return out.String() + markByHand
}

const markByHand = `<script>CSS.highlights.set("target", new Highlight(...[...document.querySelectorAll("p[data-to]")].map(p => {
	const r = new Range(); r.setStart(p.firstChild, +p.dataset.from); r.setEnd(p.firstChild, +p.dataset.to); return r })))</script>`

// shot is what a browser shows at an address, as a row of colours.
func shot(t *testing.T, browser, address string) string {
	t.Helper()
	folder := t.TempDir()
	path := filepath.Join(folder, "shot.png")
	run := exec.CommandContext(t.Context(), browser, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--user-data-dir="+filepath.Join(folder, "profile"),
		"--window-size=800,600", "--screenshot="+path, address)
	if out, err := run.CombinedOutput(); err != nil {
		t.Fatalf("chromium: %v\n%s", err, out)
	}
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	seen, err := png.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for y := range seen.Bounds().Dy() {
		for x := range seen.Bounds().Dx() {
			r, g, b, _ := seen.At(x, y).RGBA()
			out.Write([]byte{byte(r >> 8), byte(g >> 8), byte(b >> 8)})
		}
	}
	return out.String()
}
