package store

import (
	"archive/tar"
	"compress/flate"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/redis/go-redis/v9"
)

// adoptPublished brings the keyword index that was published to where kept ones
// are, unless there is one. Whatever is wrong with it costs time, and no answer.
func (s *Store) adoptPublished(ctx context.Context, to kept) {
	if to.path == "" || to.has() {
		return
	}
	held, err := s.clients.read.HGetAll(ctx, s.keys.published()).Result()
	if err != nil || held["form"] != publishedForm {
		return // the store says what is wrong with Redis, if anything is
	}
	parts, _ := strconv.Atoi(held["parts"])
	in := flate.NewReader(&partReader{store: s, ctx: ctx, id: held["id"], parts: parts})
	if err := to.unpack(in); err != nil && ctx.Err() == nil {
		s.config.Warn(fmt.Errorf("fetch the keyword index that was published: %w", s.clients.explain(ctx, err)))
	}
}

// partReader reads the parts of an archive, one after the other.
type partReader struct {
	store *Store
	ctx   context.Context
	id    string
	next  int
	parts int
	rest  []byte
}

func (r *partReader) Read(to []byte) (int, error) {
	if len(r.rest) == 0 {
		if r.next >= r.parts {
			return 0, io.EOF
		}
		var err error
		r.rest, err = r.store.clients.read.Get(r.ctx, r.store.keys.publishedPart(r.id, r.next)).Bytes()
		if errors.Is(err, redis.Nil) {
			err = fmt.Errorf("part %d of %d is not there: %w", r.next, r.parts, io.ErrUnexpectedEOF)
		}
		if err != nil {
			return 0, err
		}
		r.next++
	}
	n := copy(to, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

// has tells whether an index is kept.
func (k kept) has() bool {
	_, err := os.Stat(filepath.Join(k.path, current))
	return err == nil
}

// unpack keeps an index that another process has packed. Its files are looked at
// when a process begins with them.
func (k kept) unpack(from io.Reader) error {
	if err := os.MkdirAll(k.path, 0o700); err != nil {
		return err
	}
	folder, err := os.MkdirTemp(k.path, working)
	if err != nil {
		return err
	}
	if err := unpackInto(folder, from); err != nil {
		return errors.Join(err, os.RemoveAll(folder))
	}
	name := finished + strings.TrimPrefix(filepath.Base(folder), working)
	if err := os.Rename(folder, filepath.Join(k.path, name)); err != nil {
		return err
	}
	return k.point(name)
}

func unpackInto(folder string, from io.Reader) error {
	archive := tar.NewReader(io.LimitReader(from, 4*mostPublished))
	for {
		entry, err := archive.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		path := filepath.Join(folder, entry.Name)
		switch {
		case !filepath.IsLocal(entry.Name):
			return fmt.Errorf("%w: it names %q", errManifest, entry.Name)
		case entry.Typeflag == tar.TypeDir:
			err = os.MkdirAll(path, 0o700)
		case entry.Typeflag == tar.TypeReg:
			err = unpackFile(path, archive)
		default:
			err = fmt.Errorf("%w: %q is no file", errManifest, entry.Name)
		}
		if err != nil {
			return err
		}
	}
}

func unpackFile(path string, from io.Reader) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(file, from)
	return errors.Join(err, file.Close())
}
