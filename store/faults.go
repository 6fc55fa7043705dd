package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"syscall"

	"github.com/redis/go-redis/v9"
)

// What keeps Redis from doing what it is asked. Nothing is half done then.
var (
	ErrUnavailable = errors.New("the store does not answer")
	ErrReadOnly    = errors.New("the store cannot be written to")
	ErrFull        = errors.New("the store is full")
	ErrForbidden   = errors.New("the store refuses this user")
)

// ErrDamaged is the error of a record that is not what was stored.
var ErrDamaged = errors.New("stored record is damaged")

// fault is an error of Redis, told in one line.
type fault struct {
	kind  error
	text  string
	cause error
}

func (f *fault) Error() string   { return f.text }
func (f *fault) Unwrap() []error { return []error{f.kind, f.cause} }

// answers are the errors that Redis itself answers with, by their first word.
var answers = map[string]struct {
	kind error
	text string
}{
	"READONLY":    {ErrReadOnly, "is a read-only replica; give the address of its primary"},
	"MISCONF":     {ErrReadOnly, "takes no writes, since it cannot save them to its disk; its log tells why"},
	"NOREPLICAS":  {ErrReadOnly, "takes no writes, since too few replicas follow it"},
	"OOM":         {ErrFull, "has no memory left; raise its maxmemory, or remove articles"},
	"WRONGPASS":   {ErrForbidden, "refuses the user or the password"},
	"NOAUTH":      {ErrForbidden, "asks for a password; put it in the address, redis://user:password@host"},
	"NOPERM":      {ErrForbidden, "does not let this user do that; deploy/users.acl lists the rights it needs"},
	"LOADING":     {ErrUnavailable, "is still reading what it saved; try again soon"},
	"MASTERDOWN":  {ErrUnavailable, "has lost its primary"},
	"CLUSTERDOWN": {ErrUnavailable, "is a cluster that lacks a part"},
	"BUSY":        {ErrUnavailable, "is busy with a script"},
	"TRYAGAIN":    {ErrUnavailable, "is moving these keys to another node; try again soon"},
}

// explain gives an error of go-redis the form of fault, where it is one.
func (c clients) explain(ctx context.Context, err error) error {
	if err == nil || errors.Is(err, ErrDamaged) {
		return err
	}
	switch ended := ctx.Err(); {
	case errors.Is(ended, context.DeadlineExceeded):
		return &fault{ErrUnavailable, fmt.Sprintf("Redis at %s does not answer: timed out", c.where), ended}
	case ended != nil:
		return ended
	}
	var answer redis.Error
	if errors.As(err, &answer) && !errors.Is(err, redis.Nil) {
		word, _, _ := strings.Cut(answer.Error(), " ")
		known, ok := answers[strings.TrimPrefix(word, "-")]
		switch {
		case ok:
			return &fault{known.kind, fmt.Sprintf("Redis at %s %s", c.where, known.text), err}
		case strings.Contains(answer.Error(), "dimension mismatch"):
			return &fault{ErrDamaged, fmt.Sprintf("Redis at %s holds vectors of other dimensions than their key says; open the store again, which makes the index anew", c.where), err}
		case strings.Contains(answer.Error(), "invalid password"), strings.Contains(answer.Error(), "without any password"):
			return &fault{ErrForbidden, fmt.Sprintf("Redis at %s %s", c.where, answers["WRONGPASS"].text), err}
		}
		return err
	}
	if why := lost(err); why != "" {
		return &fault{ErrUnavailable, fmt.Sprintf("Redis at %s does not answer: %s", c.where, why), err}
	}
	return err
}

// lost tells why a connection failed; "" when err is of another kind.
func lost(err error) string {
	var network net.Error
	var unknown *net.DNSError
	switch {
	case errors.Is(err, syscall.ECONNREFUSED):
		return "connection refused"
	case errors.As(err, &unknown):
		return "unknown host " + unknown.Name
	case errors.Is(err, redis.ErrPoolTimeout), errors.As(err, &network) && network.Timeout():
		return "timed out"
	case errors.Is(err, io.EOF), errors.Is(err, syscall.ECONNRESET), errors.Is(err, syscall.EPIPE), errors.Is(err, net.ErrClosed):
		return "it closed the connection"
	case errors.Is(err, redis.ErrClosed):
		return "this store is closed"
	case errors.As(err, &network):
		return network.Error()
	}
	return ""
}
