package chat

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strconv"
	"strings"

	"github.com/go-telegram/bot/models"
)

// version is that of the buttons' data; what older buttons say is not read.
const version = "1"

// maxData is the most bytes that a button's data may have.
const maxData = 64

// press is what a button says: which message it belongs to, what to do, and
// with what. It is written by us but comes back from strangers.
type press struct {
	key  string // of an answer or a report; "" for those of no message's own
	verb string
	arg  string
}

// data is the press as a button carries it: "1:key:verb:arg".
func (p press) data() string { return strings.Join([]string{version, p.key, p.verb, p.arg}, ":") }

// readPress reads what a button carried; ok is false for buttons of another version.
func readPress(data string) (p press, ok bool) {
	parts := strings.SplitN(data, ":", 4)
	if len(data) > maxData || len(parts) != 4 || parts[0] != version {
		return press{}, false
	}
	return press{parts[1], parts[2], parts[3]}, true
}

// number is the argument as an index into n things; ok is false for any other.
func (p press) number(n int) (i int, ok bool) {
	i, err := strconv.Atoi(p.arg)
	return i, err == nil && 0 <= i && i < n
}

// button makes a button with a label that fits on it.
func button(label string, p press) models.InlineKeyboardButton {
	const longest = 48
	if runes := []rune(label); len(runes) > longest {
		label = string(runes[:longest-1]) + "…"
	}
	return models.InlineKeyboardButton{Text: label, CallbackData: p.data()}
}

// keyboard is rows of buttons, without empty ones; nil when there is none.
func keyboard(rows ...[]models.InlineKeyboardButton) models.ReplyMarkup {
	var out [][]models.InlineKeyboardButton
	for _, row := range rows {
		if len(row) > 0 {
			out = append(out, row)
		}
	}
	if len(out) == 0 {
		return nil
	}
	return &models.InlineKeyboardMarkup{InlineKeyboard: out}
}

// mark is a short name for anything, for keys and buttons.
func mark(parts ...any) string {
	sum := sha256.Sum256(fmt.Append(nil, parts...))
	return base64.RawURLEncoding.EncodeToString(sum[:9])
}
