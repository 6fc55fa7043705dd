package desk

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"whosaid/bot/chat/texts"
	"whosaid/store/news"
)

// How long a link may be used, and a session lasts.
const (
	linkFor    = 10 * time.Minute
	sessionFor = 12 * time.Hour
)

const cookieName = "whosaid_desk"

// token is a secret of 256 random bits. What is kept of it is a hash, under a name
// that tells nothing of it either.
type token [32]byte

func newToken() (t token) {
	rand.Read(t[:]) // never fails
	return t
}

// readToken reads what token.text writes; ok is false for anything else.
func readToken(text string) (t token, ok bool) {
	b, err := base64.RawURLEncoding.Strict().DecodeString(text)
	if err != nil || len(b) != len(t) {
		return token{}, false
	}
	t = token(b)
	return t, t.text() == text // the decoder skips the ends of lines
}

func (t token) text() string { return base64.RawURLEncoding.EncodeToString(t[:]) }

// String shows nothing of a secret.
func (t token) String() string { return "a token" }

func (t token) derive(use string) []byte {
	made := hmac.New(sha256.New, t[:])
	made.Write([]byte(use))
	return made.Sum(nil)
}

func (t token) name(kind string) string {
	return "desk:" + kind + ":" + hex.EncodeToString(t.derive("name"))
}

// pass is what is kept of a link or a session.
type pass struct {
	Hash     []byte // of the token
	Person   int64
	Language string
	Until    time.Time
}

// session is who asks. Its zero value is nobody.
type session struct {
	token token
	pass
}

func (s session) in() bool { return s.Person != 0 }

// texts are the bot's words in the language of whoever asks.
func (s session) texts() *texts.Texts { return texts.For(s.Language) }

// form is the token that every form of the session carries.
func (s session) form() string {
	if !s.in() {
		return ""
	}
	return base64.RawURLEncoding.EncodeToString(s.token.derive("form"))
}

// sent reports whether a form carries the session's token.
func (s session) sent(shown string) bool {
	return s.in() && subtle.ConstantTimeCompare([]byte(shown), []byte(s.form())) == 1
}

func (d *Desk) keepPass(ctx context.Context, kind string, t token, p pass) error {
	p.Hash = t.derive("hash")
	value, err := json.Marshal(p)
	if err != nil {
		return fmt.Errorf("keep a %s: %w", kind, err)
	}
	return d.Shelf.Keep(ctx, news.Note{Name: t.name(kind), Owner: d.Bench.Owner(p.Person), Value: value, For: p.Until.Sub(d.Now())})
}

// passOf reads what is kept of a token; ok is false where that is not what was kept,
// or its time is over.
func (d *Desk) passOf(value []byte, t token) (p pass, ok bool) {
	if value == nil || json.Unmarshal(value, &p) != nil {
		return pass{}, false
	}
	if subtle.ConstantTimeCompare(p.Hash, t.derive("hash")) != 1 || !d.Now().Before(p.Until) || p.Person == 0 {
		return pass{}, false
	}
	return p, true
}

// Invite makes a link by which a person signs in once; ok is false for one who has
// nothing to decide.
func (d *Desk) Invite(ctx context.Context, person int64, language string) (link string, ok bool, err error) {
	if ok, err = d.belongs(ctx, person); !ok || err != nil {
		return "", false, err
	}
	t := newToken()
	if err := d.keepPass(ctx, "link", t, pass{Person: person, Language: language, Until: d.Now().Add(linkFor)}); err != nil {
		return "", false, err
	}
	return d.Base.JoinPath(Prefix, "enter").String() + "?link=" + t.text(), true, nil
}

// CheckAt is where a check is seen.
func (d *Desk) CheckAt(id string) string { return d.Base.JoinPath(Prefix, "checks", id).String() }

// belongs reports whether a person has anything to decide: a moderator, or an admin
// of a group of which there are cases.
func (d *Desk) belongs(ctx context.Context, person int64) (bool, error) {
	if person == 0 || d.Bench.Moderates(person) {
		return person != 0, nil
	}
	cases, err := d.Shelf.Cases(ctx)
	if err != nil {
		return false, err
	}
	seats := d.seats(person)
	for _, c := range cases {
		if _, ok, err := seats(ctx, c.Chat); ok || err != nil {
			return ok, err
		}
	}
	return false, nil
}

// signedIn is the session of a request; the zero one where there is none.
func (d *Desk) signedIn(r *http.Request) (session, error) {
	cookie, err := r.Cookie(cookieName)
	if err != nil {
		return session{}, nil
	}
	t, ok := readToken(cookie.Value)
	if !ok {
		return session{}, nil
	}
	value, err := d.Shelf.Recall(r.Context(), t.name("session"))
	if err != nil {
		return session{}, err
	}
	p, ok := d.passOf(value, t)
	if !ok {
		return session{}, nil
	}
	may, err := d.belongs(r.Context(), p.Person) // whoever was a moderator when it began may be none now
	if err != nil || !may {
		return session{}, err
	}
	return session{t, p}, nil
}

func (d *Desk) setCookie(w http.ResponseWriter, value string, age time.Duration) {
	http.SetCookie(w, &http.Cookie{Name: cookieName, Value: value, Path: Prefix, MaxAge: int(age / time.Second), HttpOnly: true,
		Secure: d.Base.Scheme == "https", SameSite: http.SameSiteStrictMode})
}
