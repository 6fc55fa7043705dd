package mutation

import (
	"regexp"
	"strings"
	"unicode"

	"whosaid/store/news"
)

// listNumber is one at the beginning of a sentence.
var listNumber = regexp.MustCompile(`^\d{1,2}[.)] `)

// digits reports whether the i-th word is written in digits, with marks at most.
func (m *maker) digits(i int) bool {
	if i == 0 && listNumber.MatchString(m.from.Text) {
		return false // it only tells which of a list the sentence is
	}
	word := m.written(i)
	return strings.Trim(word, "0123456789.,") == "" && strings.ContainsAny(word, "0123456789")
}

func (m *maker) otherDigit() string {
	i := m.pick(func(i int) bool { return m.digits(i) && !m.year(i) })
	if i < 0 {
		return ""
	}
	digits := []byte(m.written(i))
	for {
		k := m.random.IntN(len(digits))
		if unicode.IsDigit(rune(digits[k])) {
			digits[k] = '1' + (digits[k]-'0'+byte(m.random.IntN(8)))%9
			if string(digits) == m.written(i) {
				continue
			}
			return m.replaced(m.words.Span(i), string(digits))
		}
	}
}

func (m *maker) moreDigits() string {
	i := m.pick(m.digits)
	if i < 0 {
		return ""
	}
	at := m.words.Span(i)
	if m.random.IntN(2) == 0 && at.Len() > 1 && !strings.ContainsAny(m.written(i), ".,") {
		return m.replaced(news.Span{Start: at.Start, End: at.Start + 1}, "")
	}
	return m.replaced(news.Span{Start: at.End, End: at.End}, "0")
}

// lostPoint takes the mark before its fraction out of a number: "13.3" becomes
// "133". One between thousands changes no number.
func (m *maker) lostPoint() string {
	i := m.pick(func(i int) bool {
		at := strings.LastIndexAny(m.written(i), ".,")
		return m.digits(i) && at >= 0 && len(m.written(i))-at-1 < 3
	})
	if i < 0 {
		return ""
	}
	return m.replaced(m.words.Span(i), strings.NewReplacer(".", "", ",", "").Replace(m.written(i)))
}

// sign puts a minus before a number, or before the currency before it.
func (m *maker) sign() string {
	i := m.pick(func(i int) bool { return m.digits(i) && m.apart(i) })
	if i < 0 {
		return ""
	}
	at := m.words.Span(i).Start
	if i > 0 && m.words.Span(i-1).End == at {
		at = m.words.Span(i - 1).Start
	}
	return m.replaced(news.Span{Start: at, End: at}, []string{"-", "−", "–"}[m.random.IntN(3)])
}

// point puts a point before a number.
func (m *maker) point() string {
	i := m.pick(func(i int) bool { return m.digits(i) && m.apart(i) && !strings.ContainsAny(m.written(i), ".,") })
	if i < 0 {
		return ""
	}
	at := m.words.Span(i).Start
	return m.replaced(news.Span{Start: at, End: at}, ".")
}

// unit writes another unit behind a number.
func (m *maker) unit() string {
	i := m.pick(func(i int) bool {
		end := m.words.Span(i).End
		return m.digits(i) && !m.year(i) && (end == len(m.from.Text) || strings.HasPrefix(m.from.Text[end:], " "))
	})
	if i < 0 {
		return ""
	}
	at := m.words.Span(i).End
	return m.replaced(news.Span{Start: at, End: at}, []string{"‰", "%", "°", "′"}[m.random.IntN(4)])
}

// apart reports whether the i-th word stands behind a space, or behind a currency
// that does.
func (m *maker) apart(i int) bool {
	at := m.words.Span(i).Start
	if i > 0 && m.words.Span(i-1).End == at && strings.Contains("$€£₴₽", m.written(i-1)) {
		at = m.words.Span(i - 1).Start
	}
	return at == 0 || m.from.Text[at-1] == ' '
}

// thousands writes a number with other marks between its thousands.
func (m *maker) thousands() string {
	i := m.pick(func(i int) bool {
		return m.digits(i) && !strings.ContainsAny(m.written(i), ".,") && len(m.written(i)) > 3 && !m.year(i) && m.written(i)[0] != '0'
	})
	if i < 0 {
		return ""
	}
	at := m.words.Span(i).End - 3
	return m.replaced(news.Span{Start: at, End: at}, "\u00a0")
}

func (m *maker) year(i int) bool {
	word := m.written(i)
	return len(word) == 4 && (strings.HasPrefix(word, "19") || strings.HasPrefix(word, "20")) && strings.Trim(word, "0123456789") == ""
}

func (m *maker) otherYear() string {
	i := m.pick(m.year)
	if i < 0 {
		return ""
	}
	at := m.words.Span(i)
	last := m.from.Text[at.End-1]
	return m.replaced(news.Span{Start: at.End - 1, End: at.End}, string('0'+(last-'0'+1+byte(m.random.IntN(8)))%10))
}
