package check

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// likeLatin are letters that look like letters of ASCII, in pairs of the letter
// and what it looks like.
const likeLatin = "" +
	"\u0430a\u0441c\u0501d\u0435e\u04BBh\u0456i\u0458j\u04CFl\u043Eo\u0440p\u051Bq\u0455s\u051Dw\u0445x\u0443y\u0475v\u043Ak\u0433r\u043Fn\u043Cm\u0442t\u0432b\u043Dh\u0438u" + // Cyrillic, small
	"\u0410A\u0412B\u0421C\u0415E\u041DH\u0406I\u0408J\u041AK\u041CM\u041EO\u0420P\u051AQ\u0405S\u0422T\u051CW\u0425X\u0423Y\u04AEY\u04C0I\u0474V\u050CG" + // Cyrillic, capital
	"\u03B1a\u03B5e\u03B9i\u03BAk\u03BDv\u03BFo\u03C1p\u03C4t\u03C5u\u03C7x\u03B3y\u03C9w" + // Greek, small
	"\u0391A\u0392B\u0395E\u0396Z\u0397H\u0399I\u039AK\u039CM\u039DN\u039FO\u03A1P\u03A4T\u03A5Y\u03A7X" + // Greek, capital
	"\u0570h\u0578n\u057Du\u0585o\u0581g\u0566q\u0555O\u054DU\u054FS\u053CL" + // Armenian
	"\u13AAA\u13F4B\u13DFC\u13A0D\u13ACE\u13C0G\u13BBH\u13ABJ\u13E6K\u13DEL\u13B7M\u13E2P\u13A1R\u13DAS\u13A2T\u13D9V\u13B3W\u13C3Z" + // Cherokee
	"\u0251a\u0261g\u0131i" // Latin beyond ASCII

// latinOf gives the Latin letter that another script's letter looks like.
var latinOf = pairs(likeLatin)

func pairs(text string) map[rune]rune {
	out := map[rune]rune{}
	runes := []rune(text)
	for i := 0; i+1 < len(runes); i += 2 {
		out[runes[i]] = runes[i+1]
	}
	return out
}

// skeleton writes a text in one script wholly in its letters, where some only look
// like them: a Latin text's Cyrillic "а", a Cyrillic text's Latin "a". A text of
// two scripts stays as it is, but for words that mix them.
func skeleton(text string) string {
	plain, like, other := letters(text)
	switch {
	case plain == 0 || like+other == 0:
		return text
	case plain >= like && 4*other <= plain+like:
		return latinized(text)
	}
	return cyrillized(text, like+other > mostlyOne*plain)
}

// letters counts a text's letters: of ASCII, such as look like those, and others. In
// a word with one of the others none only looks like Latin.
func letters(text string) (plain, like, other int) {
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		alike, alien := 0, 0
		for _, r := range word {
			switch {
			case r < utf8.RuneSelf:
				plain++
			case latinOf[r] != 0:
				alike++
			default:
				alien++
			}
		}
		if alien > 0 {
			alike, alien = 0, alike+alien
		}
		like, other = like+alike, other+alien
	}
	return plain, like, other
}

// mostlyOne is how many letters of a text must be of one script for one of the
// other to be suspect.
const mostlyOne = 4

// cyrillicOf gives the Cyrillic letter that a Latin one is taken for.
var cyrillicOf = pairs("aаcсeеiіoоpрxхyуAАBВCСEЕHНIІKКMМOОPРTТXХ")

// cyrillized writes the Latin letters of words that have Cyrillic ones, too, as
// those that they look like; alone says whether a letter by itself is such a word.
func cyrillized(text string, alone bool) string {
	var out strings.Builder
	at := 0
	for at < len(text) {
		end := strings.IndexFunc(text[at:], func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
		if end < 0 {
			end = len(text) - at
		}
		word := text[at : at+end]
		if strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }) || alone && len(word) == 1 {
			word = strings.Map(func(r rune) rune {
				if other := cyrillicOf[r]; other != 0 {
					return other
				}
				return r
			}, word)
		}
		out.WriteString(word)
		_, size := utf8.DecodeRuneInString(text[at+end:])
		out.WriteString(text[at+end : at+end+size])
		at += end + size
	}
	return out.String()
}

// looksLike reports whether two words, as they are written, differ only in
// letters that look alike, and in case.
func looksLike(a, b string) bool {
	return a != b && strings.EqualFold(latinized(a), latinized(b))
}

// latinized is a text in the letters of ASCII that its letters look like.
func latinized(text string) string {
	return strings.Map(func(r rune) rune {
		if latin := latinOf[r]; r >= utf8.RuneSelf && latin != 0 {
			return latin
		}
		return r
	}, text)
}
