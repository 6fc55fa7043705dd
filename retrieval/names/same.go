package names

import (
	"slices"
	"strings"
	"unicode/utf8"

	"whosaid/store/language"
)

// Same reports whether two names as they are written can be one's: equal but for
// spelling, one a part of the other, one the other's initials, or two names of the
// list of aliases. Two people of one surname are not the same once both have
// first names that differ; a surname alone may be anybody's who has it.
func Same(a, b string) bool {
	if aliased(a, b) {
		return true
	}
	return Read(a).Matches(Read(b))
}

// Alike reports whether two words in lower case can be one name, written over
// from another script in two ways; a Cyrillic one may be inflected. Words that
// are alike in their letters only are not ("скільки", "тільки").
func Alike(a, b string) bool {
	a, b = language.Fold(a), language.Fold(b)
	if language.Sound(a) == language.Sound(b) {
		return true
	}
	if ascii(a) && ascii(b) {
		return false
	}
	keys := language.Keys(b)
	return slices.ContainsFunc(language.Keys(a), func(key string) bool { return slices.Contains(keys, key) })
}

func ascii(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf })
}

// Matches reports whether two names can be one's.
func (n Name) Matches(other Name) bool {
	if n.Empty() || other.Empty() {
		return false
	}
	if len(n.parts) > len(other.parts) {
		n, other = other, n
	}
	if n.initialsOf(other) || n.within(other) {
		return true
	}
	return n.sameSurname(other) && n.sameFirst(other)
}

// within reports whether the parts of a shorter name, at least two, all stand in
// the longer one in order: "Abdel Fattah Sisi" in "Abdel Fattah el-Sisi".
func (n Name) within(other Name) bool {
	at := 0
	for _, part := range n.sound {
		i := slices.IndexFunc(other.sound[at:], func(s string) bool { return soundAlike(part, s) })
		if i < 0 {
			return false
		}
		at += i + 1
	}
	return len(n.sound) > 1
}

func (n Name) sameSurname(other Name) bool {
	return soundAlike(n.sound[len(n.sound)-1], other.sound[len(other.sound)-1])
}

// sameFirst reports whether the first names do not exclude each other: one has
// none, they sound alike, or one is the other's initial.
func (n Name) sameFirst(other Name) bool {
	if len(n.parts) == 1 || len(other.parts) == 1 {
		return true
	}
	a, b := n.sound[0], other.sound[0]
	if initial(n.parts[0]) || initial(other.parts[0]) {
		return a != "" && b != "" && a[0] == b[0]
	}
	return soundAlike(a, b) || nicknames[n.parts[0]] != "" && nicknames[n.parts[0]] == nicknames[other.parts[0]]
}

// initialsOf reports whether a name of one part is made of the other's initials:
// "RSI" of "Road Safety Inspectorate".
func (n Name) initialsOf(other Name) bool {
	if len(n.parts) != 1 || len(other.parts) < 2 {
		return false
	}
	var letters, all string
	for _, part := range other.parts {
		if !small[part] {
			letters += part[:1]
		}
		all += part[:1]
	}
	return len(letters) > 1 && (n.parts[0] == letters || n.parts[0] == all)
}

var small = set("of for and in on de la the du des")

// nicknames lead from forms of one first name to the same one.
var nicknames = func() map[string]string {
	out := map[string]string{}
	for _, forms := range [][]string{
		{"william", "bill", "will"}, {"robert", "bob", "rob"}, {"joseph", "joe"}, {"james", "jim", "jimmy"}, {"thomas", "tom"},
		{"michael", "mike"}, {"richard", "dick", "rick"}, {"anthony", "tony", "antony"}, {"elizabeth", "liz"}, {"edward", "ed", "ted"},
		{"volodymyr", "vladimir", "volodimir"}, {"alexander", "aleksandr", "oleksandr", "alex", "alyaksandr", "aleksander"},
		{"sergei", "sergey", "serhiy", "serhii"}, {"mikhail", "mykhailo", "mykhaylo"}, {"nikolai", "mykola", "nikolay"}, {"dmitry", "dmitri", "dmytro", "dmitriy"},
		{"yevgeny", "evgeny", "yevhen", "evgeni"}, {"mohammed", "muhammad", "mohamed", "mohammad", "muhammed"}, {"yuri", "yury", "yurii", "iurii"},
		{"andrei", "andrey", "andriy", "andrii"}, {"daniel", "dan"}, {"david", "dave"}, {"christopher", "chris"}, {"stephen", "steven", "steve"},
		{"benjamin", "ben"}, {"samuel", "sam"}, {"matthew", "matt"}, {"kenneth", "ken"}, {"donald", "don"}, {"katherine", "catherine", "kate"},
	} {
		for _, form := range forms {
			out[form] = forms[0]
		}
	}
	return out
}()
