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

	"whosaid/store/words"
)

// To index a large collection takes each process minutes of work. So whoever has
// stored much leaves the keyword index in Redis, too, and a process that finds none
// on its own disk begins with that one.

const (
	publishedForm = words.Form + "/" + manifestForm
	publishedPart = 4 << 20 // bytes of one key
	mostPublished = 1 << 30 // bytes; a larger index is left to each process
)

// Publish leaves the keyword index for processes that have none, unless one is
// there that lacks but little. It does nothing where the index is in memory.
func (s *Store) Publish(ctx context.Context) error {
	held, err := s.clients.read.HGetAll(ctx, s.keys.published()).Result()
	if err != nil {
		return s.fail(ctx, err, "publish the keyword index")
	}
	passages := s.found.passages()
	before, _ := strconv.Atoi(held["passages"])
	if s.found.folder == "" || held["form"] == publishedForm && max(passages-before, before-passages) < worthKeeping || passages < worthKeeping {
		return nil
	}
	folder, err := s.found.leave(ctx, s.config.Warn)
	if err == nil {
		err = s.publish(ctx, folder, passages)
	}
	if err != nil {
		return s.fail(ctx, err, "publish the keyword index")
	}
	return nil
}

// publish writes an index that was kept under a name of its own, then tells of it,
// then removes the one before.
func (s *Store) publish(ctx context.Context, folder string, passages int) error {
	before, err := s.clients.read.HGetAll(ctx, s.keys.published()).Result()
	if err != nil {
		return err
	}
	id := filepath.Base(folder)
	parts, err := s.writeParts(ctx, id, folder)
	if err == nil {
		err = s.clients.write.HSet(ctx, s.keys.published(), "form", publishedForm, "id", id, "parts", parts, "passages", passages).Err()
	}
	if err != nil {
		return errors.Join(err, s.removeParts(ctx, id, parts))
	}
	if old := before["id"]; old != "" && old != id {
		n, _ := strconv.Atoi(before["parts"])
		return s.removeParts(ctx, old, n)
	}
	return nil
}

// writeParts writes a folder as parts of an archive, and tells how many.
func (s *Store) writeParts(ctx context.Context, id, folder string) (parts int, err error) {
	from, to := io.Pipe()
	go func() { to.CloseWithError(pack(to, folder)) }()
	defer from.Close()
	part := make([]byte, publishedPart)
	for {
		n, err := io.ReadFull(from, part)
		if n > 0 {
			if parts*publishedPart > mostPublished {
				return parts, fmt.Errorf("the keyword index is larger than %d bytes", mostPublished)
			}
			parts++
			if err := s.clients.write.Set(ctx, s.keys.publishedPart(id, parts-1), part[:n], 0).Err(); err != nil {
				return parts, err
			}
		}
		switch {
		case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
			return parts, nil
		case err != nil:
			return parts, err
		}
	}
}

func (s *Store) removeParts(ctx context.Context, id string, parts int) error {
	var keys []string
	for i := range parts {
		keys = append(keys, s.keys.publishedPart(id, i))
	}
	if len(keys) == 0 {
		return nil
	}
	return s.clients.write.Unlink(ctx, keys...).Err()
}

// pack writes the files in folder as a compressed archive.
func pack(to io.Writer, folder string) error {
	squeezed, err := flate.NewWriter(to, flate.BestSpeed)
	if err != nil {
		return err
	}
	archive := tar.NewWriter(squeezed)
	if err := archive.AddFS(os.DirFS(folder)); err != nil {
		return err
	}
	return errors.Join(archive.Close(), squeezed.Close())
}
