package store

import (
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"regexp"
	"strings"

	"github.com/redis/go-redis/v9"
)

// URL is where Redis is, perhaps with a password: redis://, rediss:// for TLS,
// or the nodes of a cluster separated by commas. It prints without the password.
type URL string

// String is the hosts and ports; of what cannot be read as an address, nothing.
func (u URL) String() string {
	nodes, err := u.nodes()
	if err != nil {
		return "***"
	}
	hosts := make([]string, len(nodes))
	for i, node := range nodes {
		hosts[i] = "redis://" + node.Addr
		if node.TLSConfig != nil {
			hosts[i] = "rediss://" + node.Addr
		}
	}
	return strings.Join(hosts, ",")
}

// GoString is String, for %#v.
func (u URL) GoString() string { return u.String() }

// LogValue is String, for structured logs.
func (u URL) LogValue() slog.Value { return slog.StringValue(u.String()) }

// MarshalText is String, for JSON.
func (u URL) MarshalText() ([]byte, error) { return []byte(u.String()), nil }

// Config tells Open what to open.
type Config struct {
	URL       URL
	Namespace string // the first part of every key; "" is "ws1"
	// Partitions is over how many hash tags a new store is spread: one for each
	// one or two million passages. 0 takes what is stored, or one.
	Partitions int
	// Embedder names the model, with its version, whose vectors this process
	// stores and asks for, and Dim their length. Without them the store finds by
	// words alone.
	Embedder string
	Dim      int
	// IndexDir is the folder in which keyword indexes are kept from one run to
	// the next, so that Open indexes only what changed since. Processes share it.
	// "" keeps the index in memory, and Open indexes everything.
	IndexDir string
	// Progress, which may be nil, is told how far Open and the repair of
	// indexes are. It may be called from several goroutines.
	Progress func(stage string, done, total int)
	// Warn, which may be nil, is told of what went wrong and was survived: a
	// damaged article that is not indexed, a lost connection.
	Warn func(error)
}

// maxPartitions bounds what one question asks at a time.
const maxPartitions = 256

// ErrConfig is the error of a configuration that no store can be opened with.
var ErrConfig = errors.New("wrong configuration of the store")

var embedderName = regexp.MustCompile(`^[!-z|~]{1,100}$`) // printable, without braces

// complete checks the configuration and fills in what is left out.
func (c Config) complete() (Config, error) {
	if c.Namespace == "" {
		c.Namespace = fmt.Sprintf("ws%d", schema)
	}
	if c.Progress == nil {
		c.Progress = func(string, int, int) {}
	}
	if c.Warn == nil {
		c.Warn = func(error) {}
	}
	switch {
	case c.Partitions < 0 || c.Partitions > maxPartitions:
		return c, fmt.Errorf("%w: %d partitions; from 1 to %d are possible", ErrConfig, c.Partitions, maxPartitions)
	case strings.ContainsAny(c.Namespace, "{}"):
		return c, fmt.Errorf("%w: namespace %q holds a brace", ErrConfig, c.Namespace)
	case (c.Embedder == "") != (c.Dim == 0), c.Dim < 0, c.Dim > 1<<15:
		return c, fmt.Errorf("%w: embedder %q of %d dimensions", ErrConfig, c.Embedder, c.Dim)
	case c.Embedder != "" && !embedderName.MatchString(c.Embedder):
		return c, fmt.Errorf("%w: embedder %q; its name may hold printable ASCII without spaces and braces", ErrConfig, c.Embedder)
	}
	return c, nil
}

// ErrAddress tells what an address looks like, and nothing of the one that was
// given: its password might be anywhere in it.
var ErrAddress = errors.New("not an address of Redis; give redis://[user:password@]host:port, " +
	"rediss:// for TLS, or the nodes of a cluster separated by commas")

// nodes reads the address. Nodes after the first may leave out the scheme and
// the user; they are then the first's.
func (u URL) nodes() ([]*redis.Options, error) {
	var out []*redis.Options
	var first *url.URL
	for node := range strings.SplitSeq(string(u), ",") {
		node = strings.TrimSpace(node)
		if first != nil && !strings.Contains(node, "://") {
			more := *first
			more.Host = node
			node = more.String()
		}
		options, err := redis.ParseURL(node)
		if err != nil || options.Network != "tcp" {
			return nil, fmt.Errorf("%w: %w", ErrConfig, ErrAddress)
		}
		if first == nil {
			if first, err = url.Parse(node); err != nil {
				return nil, fmt.Errorf("%w: %w", ErrConfig, ErrAddress)
			}
		}
		out = append(out, options)
	}
	return out, nil
}
