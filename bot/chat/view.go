package chat

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/go-telegram/bot/models"

	"whosaid/bot/chat/message"
	"whosaid/bot/chat/texts"
	"whosaid/store/news"
)

// The verbs of an answer's buttons. An argument is a page, or the index of a
// quote or an outlet.
const (
	showPage      = "p"
	showOtherwise = "o"
	showContext   = "c"
	showPlain     = "P"
	chooseContext = "C"
	chooseOutlet  = "O"
	onlyOutlet    = "f"
	allOutlets    = "u"
	moreQuotes    = "m"
	translate     = "t" // the quotes of a page
	chooseReport  = "R"
	chooseReason  = "r"
	reportSpeaker = "xs" // and an index of a quote
	reportOutlet  = "xo"
	reportWords   = "xw"
	reportHarm    = "xh"
)

// Quotes on one page.
const (
	perPage      = 4
	perGroupPage = 3
)

// screen is a message with its buttons.
type screen struct {
	html   string
	markup models.ReplyMarkup
}

// view shows remembered quotes as a reader asked for.
type view struct {
	t      *texts.Texts
	key    string
	shown  *shown
	quotes []news.Citation
	most   int // quotes on a page

	translates bool // a model can
}

// pages are all pages of the answer or the check.
func (v view) pages() []message.Page {
	if v.shown.Status != "" {
		return message.Check(v.t, v.shown.check(v.quotes), v.most)
	}
	if v.shown.Linked {
		return message.Linked(v.t, v.quotes, v.most)
	}
	return message.Answer(v.t, v.shown.answer(v.quotes), v.most)
}

// screen is what a press leads to; ok is false for one that leads nowhere.
func (v view) screen(p press) (s screen, ok bool) {
	switch p.verb {
	case showPage:
		pages := v.pages()
		i, ok := p.number(len(pages))
		if !ok {
			return screen{}, false
		}
		return screen{v.footed(pages[i].HTML), v.pageButtons(pages, i)}, true
	case showOtherwise:
		pages := message.Otherwise(v.t, v.shown.answer(v.quotes), v.most)
		i, ok := p.number(len(pages))
		if !ok {
			return screen{}, false
		}
		row := v.turning(showOtherwise, i, len(pages))
		return screen{v.footed(pages[i].HTML), keyboard(row, v.back(0))}, true
	case showContext:
		i, ok := p.number(len(v.quotes))
		if !ok || v.quotes[i].Article() == nil {
			return screen{}, false
		}
		return screen{v.footed(message.Context(v.t, v.quotes[i]).HTML), keyboard(v.back(v.pageOf(i)))}, true
	case showPlain:
		i, ok := p.number(len(v.quotes))
		if !ok || v.quotes[i].Article() == nil {
			return screen{}, false
		}
		return screen{message.Plain(v.t, v.quotes[i]), keyboard(v.back(v.pageOf(i)))}, true
	}
	return screen{}, false
}

// since is the line on what has changed since; "" where nothing did.
func (v view) since() string {
	var out []string
	if len(v.shown.Changed) > 0 {
		out = append(out, fmt.Sprintf(v.t.Incoming.Changed, strings.Join(v.shown.Changed, ", ")))
	}
	if len(v.shown.Moved) > 0 {
		out = append(out, fmt.Sprintf(v.t.Incoming.Moved, strings.Join(v.shown.Moved, "; ")))
	}
	return strings.Join(out, ". ")
}

func (v view) footed(html string) string {
	before := v.shown.Before
	return message.Footed(message.FootedTo(html, before.line(v.t), before.link()), v.since())
}

// pageOf is the page on which the i-th quote stands.
func (v view) pageOf(i int) int {
	for n, page := range v.pages() {
		for _, q := range page.Quotes {
			if q == i {
				return n
			}
		}
	}
	return 0
}

func (v view) button(label, verb string, arg int) models.InlineKeyboardButton {
	return button(label, press{v.key, verb, strconv.Itoa(arg)})
}

func (v view) back(page int) []models.InlineKeyboardButton {
	return []models.InlineKeyboardButton{v.button("‹ "+v.t.Button.Back, showPage, page)}
}

// turning are the buttons to the pages before and after.
func (v view) turning(verb string, i, n int) []models.InlineKeyboardButton {
	var row []models.InlineKeyboardButton
	if i > 0 {
		row = append(row, v.button("‹ "+v.t.Button.Back, verb, i-1))
	}
	if i+1 < n {
		row = append(row, v.button(v.t.Button.More+" ›", verb, i+1))
	}
	return row
}

// pageButtons are those below a page.
func (v view) pageButtons(pages []message.Page, i int) models.ReplyMarkup {
	var narrowed, about []models.InlineKeyboardButton
	if v.disputed() {
		narrowed = append(narrowed, v.button(v.t.Button.Otherwise, showOtherwise, 0))
	}
	switch {
	case v.shown.Only != "":
		narrowed = append(narrowed, v.button(v.t.Settings.AllOutlets, allOutlets, 0))
	case len(v.shown.Outlets) > 1:
		narrowed = append(narrowed, v.button(v.t.Button.Outlet, chooseOutlet, i))
	}
	if v.translates && len(v.foreign(pages[i])) > 0 {
		about = append(about, v.button(v.t.Button.Translate, translate, i))
	}
	if n := len(pages[i].Quotes); n > 0 {
		context, report := v.button(v.t.Button.Context, chooseContext, i), v.button(v.t.Button.Report, chooseReport, i)
		if n == 1 {
			context.CallbackData = press{v.key, showContext, strconv.Itoa(pages[i].Quotes[0])}.data()
			report.CallbackData = press{v.key, chooseReason, strconv.Itoa(pages[i].Quotes[0])}.data()
		}
		about = append(about, context, report)
	}
	return keyboard(append([][]models.InlineKeyboardButton{v.turnOrMore(i, len(pages)), narrowed, about}, v.sharing(pages[i].Quotes, i)...)...)
}

// turnOrMore are the buttons to the pages before and after; after the last page
// there may be more quotes than were asked for.
func (v view) turnOrMore(i, n int) []models.InlineKeyboardButton {
	row := v.turning(showPage, i, n)
	full := v.shown.Outcome == news.Answered && len(v.quotes) >= v.shown.Limit && v.shown.Limit < mostQuotes
	if i+1 == n && full {
		row = append(row, v.button(v.t.Button.More+" ›", moreQuotes, i+1))
	}
	return row
}

// disputed reports whether somebody says otherwise, among the quotes that are left.
func (v view) disputed() bool {
	for _, claim := range v.shown.Claims {
		if claim.Withdrawn > 0 && len(claim.Quotes) > 0 {
			return true
		}
		for _, i := range claim.DisputedBy {
			if 0 <= i && i < len(v.quotes) && v.quotes[i].Article() != nil && len(claim.Quotes) > 0 {
				return true
			}
		}
	}
	return false
}

// chooser is the buttons that ask which quote of a page is meant.
func (v view) chooser(verb string, page int) models.ReplyMarkup {
	pages := v.pages()
	if page < 0 || page >= len(pages) {
		return nil
	}
	var rows [][]models.InlineKeyboardButton
	for n, i := range pages[page].Quotes {
		rows = append(rows, []models.InlineKeyboardButton{v.button(v.numbered(n, i), verb, i)})
	}
	return keyboard(append(rows, v.back(page))...)
}

// reasons are the buttons that ask what is wrong with the i-th quote.
func (v view) reasons(i int) models.ReplyMarkup {
	return keyboard(
		[]models.InlineKeyboardButton{v.button(v.t.Button.Speaker, reportSpeaker, i), v.button(v.t.Button.WrongOut, reportOutlet, i)},
		[]models.InlineKeyboardButton{v.button(v.t.Button.Words, reportWords, i), v.button(v.t.Button.Harm, reportHarm, i)},
		v.back(v.pageOf(i)),
	)
}

// foreign are the quotes of a page that are, as far as anybody knows, in another
// language than the reader's, and have no translation yet.
func (v view) foreign(page message.Page) []int {
	var out []int
	for _, i := range page.Quotes {
		c := v.quotes[i]
		if c.Article().Language != v.t.Code && c.Translation == nil {
			out = append(out, i)
		}
	}
	return out
}
