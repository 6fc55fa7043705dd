package store_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"strings"
	"testing"
	"time"

	"whosaid/store"
	"whosaid/store/news"
	"whosaid/store/storetest"
)

const secret = "s3cr3t!"

// wantFault fails unless err is of the kind, in one line, without the password.
func wantFault(t *testing.T, call string, err, kind error, says string) {
	t.Helper()
	if !errors.Is(err, kind) || err == nil || !strings.Contains(err.Error(), says) ||
		strings.Contains(err.Error(), "\n") || strings.Contains(err.Error(), secret) {
		t.Errorf("%s = %v, want one line that says %q, is %v, and holds no password", call, err, says, kind)
	}
}

func TestOpenFaults(t *testing.T) {
	s := shared(t)
	c := s.client(t)
	must(t, c.Do(t.Context(), "ACL", "SETUSER", "locked", "on", ">"+secret, "~other:*", "+@all", "-keys").Err())
	port, err := storetest.FreePort()
	must(t, err)
	at := fmt.Sprintf("127.0.0.1:%d", s.Port)
	tests := []struct {
		name   string
		config store.Config
		kind   error
		says   string
	}{
		{"down", store.Config{URL: store.URL(fmt.Sprintf("redis://:%s@127.0.0.1:%d", secret, port))}, store.ErrUnavailable, "does not answer: connection refused"},
		{"no such host", store.Config{URL: "redis://user:" + secret + "@nowhere.invalid:1"}, store.ErrUnavailable, "unknown host nowhere.invalid"},
		{"wrong password", store.Config{URL: store.URL("redis://locked:" + secret + "x@" + at)}, store.ErrForbidden, "refuses the user or the password"},
		{"foreign keys", store.Config{URL: store.URL("redis://locked:" + secret + "@" + at)}, store.ErrForbidden, "does not let this user do that"},
		{"no address", store.Config{}, store.ErrConfig, "give redis://"},
		{"wrong scheme", store.Config{URL: "http://:" + secret + "@x"}, store.ErrConfig, "give redis://"},
		{"not an address", store.Config{URL: "redis://:" + secret + "@[::1/%zz"}, store.ErrConfig, "give redis://"},
		{"a socket", store.Config{URL: "unix:///tmp/redis.sock"}, store.ErrConfig, "give redis://"},
		{"embedder without dimensions", store.Config{URL: s.url(), Embedder: "x"}, store.ErrConfig, "embedder \"x\" of 0 dimensions"},
		{"odd embedder", store.Config{URL: s.url(), Embedder: "a b", Dim: 3}, store.ErrConfig, "printable ASCII"},
		{"odd namespace", store.Config{URL: s.url(), Namespace: "{x"}, store.ErrConfig, "brace"},
		{"too many partitions", store.Config{URL: s.url(), Partitions: 1e6}, store.ErrConfig, "1000000 partitions"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := store.Open(t.Context(), test.config)
			if got != nil {
				t.Errorf("Open gave a store and %v", err)
			}
			wantFault(t, "Open", err, test.kind, test.says)
		})
	}
}

// A server that takes the connection and never answers does not hold anybody.
func TestSilentServer(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	defer l.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	begun := time.Now()
	_, err = store.Open(ctx, store.Config{URL: store.URL("redis://:" + secret + "@" + l.Addr().String())})
	if took := time.Since(begun); took > 3*time.Second {
		t.Errorf("Open took %v, want about as long as its context", took)
	}
	wantFault(t, "Open", err, store.ErrUnavailable, "does not answer: timed out")
}

func TestPartitionsAreForGood(t *testing.T) {
	config := fresh(t)
	config.Partitions = 3
	putAll(t, open(t, config), entry(t, "https://a.example/1", "The ferry sank."))
	config.Partitions = 0
	if got := found(t, open(t, config), "ferry"); len(got) != 1 {
		t.Errorf("Search in a store of as many partitions as are recorded = %q", got)
	}
	config.Partitions = 4
	_, err := store.Open(t.Context(), config)
	wantFault(t, "Open with other partitions", err, store.ErrConfig, "has 3 partitions, not 4")
}

// What the server refuses while it runs is told, and nothing is half stored.
func TestWriteFaults(t *testing.T) {
	s := own(t)
	c := s.client(t)
	st := open(t, store.Config{URL: s.url(), Embedder: "echo@1", Dim: dim})
	kept := embedded(entry(t, "https://a.example/1", "The ferry sank."), dim, 1)
	putAll(t, st, kept)
	lost := embedded(entry(t, "https://a.example/2", "The bridge is shut."), dim, 2)
	refuse := func(call string, kind error, says string) {
		t.Helper()
		wantFault(t, call, st.PutAll(t.Context(), []store.Entry{lost}, nil), kind, says)
		if _, err := st.Article(t.Context(), lost.Article.ID()); !errors.Is(err, news.ErrNoArticle) {
			t.Errorf("%s: Article of what was refused = %v, want %v", call, err, news.ErrNoArticle)
		}
		wantWhole(t, st, kept)
		wantVectors(t, st, 1)
	}
	must(t, c.ConfigSet(t.Context(), "maxmemory", "1mb").Err())
	refuse("Put without memory", store.ErrFull, "has no memory left")
	must(t, c.ConfigSet(t.Context(), "maxmemory", "0").Err())

	must(t, c.Do(t.Context(), "REPLICAOF", "127.0.0.1", "1").Err())
	refuse("Put to a replica", store.ErrReadOnly, "is a read-only replica")
	must(t, c.Do(t.Context(), "REPLICAOF", "NO", "ONE").Err())
	putAll(t, st, lost)
	wantWhole(t, st, kept, lost)

	s.Kill()
	for call, err := range map[string]error{
		"Put":     st.Put(t.Context(), lost.Article, lost.Passages),
		"Ping":    st.Ping(t.Context()),
		"Remove":  st.Remove(t.Context(), kept.Article.ID()),
		"Article": second(st.Article(t.Context(), kept.Article.ID())),
		"Search":  second(st.Search(t.Context(), "ferry", news.Filter{}, 3)),
		"Nearest": second(st.Nearest(t.Context(), kept.Vectors[kept.Passages[0].ID].Whole, news.Filter{}, 3)),
	} {
		wantFault(t, call+" without a server", err, store.ErrUnavailable, "does not answer")
	}
}

func second[T any](_ T, err error) error { return err }

// A store that may only read finds, and does not write.
func TestReader(t *testing.T) {
	config := fresh(t)
	kept := embedded(entry(t, "https://a.example/1", "The ferry sank."), dim, 1)
	config.Embedder, config.Dim = "echo@1", dim
	writer := open(t, config)
	putAll(t, writer, kept)
	c := shared(t).client(t)
	must(t, c.Do(t.Context(), "ACL", "SETUSER", "reader", "on", ">"+secret, "~"+config.Namespace+":*", "resetchannels", "-@all",
		"+vsim", "+vcard", "+hgetall", "+hmget", "+hget", "+get", "+smembers", "+sscan", "+scard", "+ping", "+hello", "+client|setinfo",
		"+info", "+xread", "+xrange", "+xrevrange", "+multi", "+exec", "+command|info").Err())
	config.URL = store.URL(fmt.Sprintf("redis://reader:%s@127.0.0.1:%d", secret, shared(t).Port))
	reader := open(t, config)
	wantWhole(t, reader, kept)
	if got := found(t, reader, "ferry"); len(got) != 1 {
		t.Errorf("Search by a reader = %q, want one", got)
	}
	putAll(t, writer, entry(t, "https://a.example/2", "The bridge is shut."))
	eventually(t, "the reader finds what was stored", func() bool { return len(found(t, reader, "bridge")) == 1 })
	wantFault(t, "Put by a reader", reader.Put(t.Context(), kept.Article, kept.Passages), store.ErrForbidden, "does not let this user")
	wantFault(t, "Remove by a reader", reader.Remove(t.Context(), kept.Article.ID()), store.ErrForbidden, "does not let this user")
}

func TestURLHidesThePassword(t *testing.T) {
	u := store.URL("redis://user:" + secret + "@one:1/0?client_name=" + secret + ",two:2,rediss://:" + secret + "@three:3")
	asJSON, err := json.Marshal(u)
	must(t, err)
	for _, shown := range []string{u.String(), fmt.Sprint(u), fmt.Sprintf("%#v %+v %q", u, store.Config{URL: u}, u), string(asJSON), u.LogValue().String()} {
		if strings.Contains(shown, secret) || !strings.Contains(shown, "one:1") {
			t.Errorf("the address prints as %s, want it without the password", shown)
		}
	}
}
