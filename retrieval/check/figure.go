package check

import (
	"strconv"
	"strings"
	"unicode"

	"whosaid/store/news"
)

// style is how a language writes figures.
type style int

const (
	pointed style = iota // 3,417.5
	commaed              // 3.417,5
	spaced               // 3 417,5
	styles
)

// commaLanguages write a comma before the fraction: with points between
// thousands, or with spaces.
var commaLanguages = map[string]style{
	"de": commaed, "es": commaed, "it": commaed, "nl": commaed, "pt": commaed, "tr": commaed, "da": commaed, "id": commaed, "el": commaed, "ro": commaed, "hr": commaed, "sr": commaed, "sl": commaed, "vi": commaed,
	"ru": spaced, "uk": spaced, "be": spaced, "bg": spaced, "kk": spaced, "fr": spaced, "pl": spaced, "cs": spaced, "sk": spaced, "fi": spaced, "sv": spaced, "nb": spaced, "no": spaced, "hu": spaced, "et": spaced, "lv": spaced, "lt": spaced,
}

// styleOf is how an article writes figures: by its language, or where nobody
// knows it by its letters.
func styleOf(a *news.Article) style {
	if a.Language != "" {
		return commaLanguages[a.Language]
	}
	latin, cyrillic := 0, 0
	for _, r := range head(a.Text(), 2000) {
		latin += rank(unicode.Is(unicode.Latin, r))
		cyrillic += rank(unicode.Is(unicode.Cyrillic, r))
	}
	if cyrillic > latin {
		return spaced
	}
	return pointed
}

// worth is what a word stands for: a figure for its value as the style has it, a
// small number in words for its digits, "percent" for its sign; any other word
// for itself.
func worth(word string, style style) string {
	if figure(word) {
		return value(word, style)
	}
	if digits := inDigits(word); digits != "" {
		return digits
	}
	if sign := unitSigns[word]; sign != "" {
		return sign
	}
	return word
}

// unitSigns are words for units that have a sign of one stroke.
var unitSigns = map[string]string{
	"percent": "%", "percents": "%", "процент": "%", "процента": "%", "процентов": "%", "проценты": "%", "процентам": "%", "процентами": "%",
	"відсоток": "%", "відсотка": "%", "відсотки": "%", "відсотків": "%", "відсоткам": "%", "відсотками": "%", "prozent": "%",
	"permille": "‰", "промилле": "‰", "проміле": "‰", "promille": "‰",
}

// value writes a figure without marks between thousands, and with a point before
// the fraction. What is no such figure in the style (a date, a time, "13,3" in
// English) stays as it is written.
func value(word string, style style) string {
	sign, body := "", word
	if rest, minus := strings.CutPrefix(word, "-"); minus {
		sign, body = "-", rest
	}
	end := strings.IndexFunc(body, func(r rune) bool { return r != ' ' && !unicode.IsPunct(r) && !unicode.IsDigit(r) })
	letters := ""
	if end >= 0 {
		body, letters = body[:end], body[end:]
	}
	whole, fraction, parted := body, "", false
	decimal := ","
	if style == pointed {
		decimal = "."
	}
	if at := strings.LastIndex(body, decimal); at >= 0 {
		whole, fraction, parted = body[:at], body[at+1:], true
	}
	plain, ok := ungrouped(whole, style)
	switch {
	case !ok || parted && strings.Trim(fraction, "0123456789") != "":
		return word
	case parted:
		return sign + plain + "." + fraction + letters
	}
	return sign + plain + letters
}

// thousandMarks may stand between groups of three digits.
var thousandMarks = [styles]string{pointed: ",' ", commaed: ".' ", spaced: "' "}

// ungrouped leaves the marks between groups of three digits out; ok is false
// where others are marked.
func ungrouped(whole string, style style) (plain string, ok bool) {
	if whole != "" && strings.Trim(whole, "0123456789") == "" {
		return whole, true
	}
	at := strings.IndexAny(whole, thousandMarks[style])
	if at < 0 {
		return "", false
	}
	groups := strings.Split(whole, whole[at:at+1])
	for i, g := range groups {
		if strings.Trim(g, "0123456789") != "" || i > 0 && len(g) != 3 || i == 0 && (len(g) == 0 || len(g) > 3 || g[0] == '0') {
			return "", false
		}
	}
	return strings.Join(groups, ""), true
}

// ones are the numbers that are mostly pronouns, and so are in no list of numbers.
var ones = set("one один одна одно одне eins")

// mostInWords is the greatest number in words that is read as a figure.
const mostInWords = 99

// inDigits is a small number in words in digits; "" for any other word. Scales
// ("dozen") and, in Slavic languages, ordinals are none.
func inDigits(word string) string {
	if ones[word] {
		return "1"
	}
	n, ok := news.WordValue(word)
	if !ok || n > mostInWords || strings.HasPrefix(word, "dozen") {
		return ""
	}
	if strings.Contains(word, "надцят") && !strings.HasSuffix(word, "ть") && !strings.HasSuffix(word, "ти") ||
		strings.Contains(word, "надцат") && !strings.HasSuffix(word, "ть") && !strings.HasSuffix(word, "ти") {
		return ""
	}
	return strconv.Itoa(int(n))
}

// near reports whether two words are two parts of one number in words.
func near(gap string) bool { return gap != "" && strings.Trim(gap, "-‑ \n\t\u00a0") == "" }

// tens and units are the parts of the numbers from 21 to 99 in words.
var tens, units = numberParts()

func numberParts() (tens, units map[string]string) {
	tens, units = map[string]string{}, map[string]string{}
	for _, word := range strings.Fields("twenty thirty forty fifty sixty seventy eighty ninety двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто двадцять тридцять п'ятдесят шістдесят сімдесят вісімдесят дев'яносто") {
		tens[word] = inDigits(word)[:1]
	}
	for _, word := range strings.Fields("one two three four five six seven eight nine один одна одно два две три четыре пять шесть семь восемь девять одне дві чотири п'ять шість сім вісім дев'ять") {
		units[word] = inDigits(word)
	}
	return tens, units
}
