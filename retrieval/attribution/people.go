package attribution

import (
	"strings"
	"unicode/utf8"
)

// gender is what is known of it, for pronouns; most names tell nothing.
type gender uint8

const (
	anyGender gender = iota
	male
	female
)

// kind tells persons from bodies: "she" is no ministry, "it" no minister.
type kind uint8

const (
	unsureKind kind = iota
	person
	body
	crowd // officials, experts
)

// entity is somebody or something named in the text.
type entity struct {
	name    string   // as written where it was fullest
	parts   []string // of the name, in lower case
	role    string   // as first stated; "" when none was
	words   []string // of all roles stated, in lower case
	gender  gender
	kind    kind
	unnamed bool // known by role only
	spoke   bool // under a name
}

// mention is one place where an entity is named.
type mention struct {
	at      int // unit
	line    int
	who     *entity
	subject bool // speaks, or opens its sentence
}

// register holds everybody named so far, in the order of the text.
type register struct {
	bySurname map[string]*entity
	strangers map[string]*entity // by surname: perhaps persons, so far not seen to be
	mentions  []mention
	byWord    map[string][]*entity // of the roles
	line      int                  // being read
	nested    bool                 // reading what somebody says about somebody saying
}

func newRegister() *register {
	return &register{bySurname: map[string]*entity{}, strangers: map[string]*entity{}, byWord: map[string][]*entity{}}
}

// find is the entity that the parts of a name mean: the same surname, and
// first names or initials that do not contradict.
func (r *register) find(parts []string) *entity {
	e := r.bySurname[parts[len(parts)-1]]
	if e == nil || !compatible(e.parts, parts) {
		return nil
	}
	return e
}

// compatible reports whether two names can be one person's: where both have
// a first name, it is the same, or one is the other's initial.
func compatible(a, b []string) bool {
	if len(a) == 1 || len(b) == 1 {
		return true
	}
	x, y := strings.TrimSuffix(a[0], "."), strings.TrimSuffix(b[0], ".")
	if utf8.RuneCountInString(x) == 1 || utf8.RuneCountInString(y) == 1 {
		p, _ := utf8.DecodeRuneInString(x)
		q, _ := utf8.DecodeRuneInString(y)
		return p == q
	}
	return x == y
}

// note records a name, and a role with it, and returns whose they are.
func (r *register) note(name string, parts []string, role string, k kind) *entity {
	e := r.find(parts)
	if e == nil {
		e = &entity{name: name, parts: parts, gender: guessGender(parts, role)}
		r.bySurname[parts[len(parts)-1]] = e
	} else if fuller(parts, e.parts) {
		e.name, e.parts = name, parts
	}
	if e.kind == unsureKind {
		e.kind = k
	}
	if e.kind == body && len(e.words) == 0 {
		r.addWords(e, lower(name))
	}
	r.addRole(e, role)
	return e
}

func fuller(parts, than []string) bool {
	return len(parts) > len(than) || len(parts) == len(than) && len(parts[0]) > len(than[0]) && strings.HasSuffix(than[0], ".")
}

// addRole keeps the first role for show and all of them for recognition.
func (r *register) addRole(e *entity, role string) {
	if role == "" {
		return
	}
	if e.role == "" {
		e.role = role
	}
	if e.gender == anyGender {
		e.gender = guessGender(nil, role)
	}
	r.addWords(e, lower(role))
}

// addWords makes an entity known by the words of its role, and a body by those
// of its name: "the ministry".
func (r *register) addWords(e *entity, description string) {
	if len(e.words) > memory {
		return
	}
	for _, w := range strings.FieldsFunc(description, betweenWords) {
		e.words = append(e.words, w)
		if known := r.byWord[w]; len(known) == 0 || known[len(known)-1] != e {
			r.byWord[w] = append(known, e)
		}
	}
}

func betweenWords(c rune) bool { return strings.ContainsRune(" ,()\n\t\u00a0", c) }

func guessGender(parts []string, role string) gender {
	if len(parts) > 1 {
		switch {
		case menNames[parts[0]]:
			return male
		case womenNames[parts[0]]:
			return female
		}
	}
	words := strings.FieldsFunc(lower(role), betweenWords)
	for i, w := range words[:min(len(words), 4)] {
		if i > 0 && (words[i-1] == "of" || words[i-1] == "for") {
			break
		}
		switch {
		case menRoles[w]:
			return male
		case womenRoles[w]:
			return female
		}
	}
	return anyGender
}

func (r *register) mention(at int, e *entity, subject bool) {
	r.mentions = append(r.mentions, mention{at, r.line, e, subject && !r.nested})
}
