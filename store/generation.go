package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/redis/go-redis/v9"
)

// GenerationID names the vectors of one embedder: "<embedder>:<dimensions>".
type GenerationID string

// Generation is all vectors that one embedder made. Those of different
// embedders are never compared with each other.
type Generation struct {
	ID       GenerationID
	Current  bool // questions are answered by it
	Removing bool // RemoveGeneration has begun
	Embedded int  // passages of current versions that have a vector of it
	Passages int  // passages of current versions
}

// Errors of generations.
var (
	ErrNoGeneration      = errors.New("no vectors of this embedder are stored")
	ErrCurrentGeneration = errors.New("questions are answered by these vectors")
	ErrIncomplete        = errors.New("some passages have no vector of this embedder yet")
)

// Generation is the one of the configured embedder; "" without one.
func (s *Store) Generation() GenerationID {
	if s.config.Embedder == "" {
		return ""
	}
	return GenerationID(s.config.Embedder + ":" + strconv.Itoa(s.config.Dim))
}

// Generations lists all generations, by id.
func (s *Store) Generations(ctx context.Context) ([]Generation, error) {
	states, err := s.clients.read.HGetAll(ctx, s.keys.generations()).Result()
	if err != nil {
		return nil, s.fail(ctx, err, "list generations of vectors")
	}
	current, err := s.Current(ctx)
	if err != nil {
		return nil, err
	}
	var out []Generation
	for id, state := range states {
		g := Generation{ID: GenerationID(id), Current: GenerationID(id) == current, Removing: state == removing}
		if g.Embedded, err = s.count(ctx, "embedded:"+id); err != nil {
			return nil, err
		}
		if g.Passages, err = s.count(ctx, "passages"); err != nil {
			return nil, err
		}
		out = append(out, g)
	}
	slices.SortFunc(out, func(a, b Generation) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return out, nil
}

// The states of a generation. One that is used no more still answers the
// processes that have its embedder, until it is removed.
const (
	building = "building"
	used     = "used"
	removing = "removing"
)

// Current is the generation that questions are answered by; "" when there is
// none yet. Nearest needs its embedder, or one that was current before.
func (s *Store) Current(ctx context.Context) (GenerationID, error) {
	current, err := s.clients.read.Get(ctx, s.keys.current()).Result()
	if err != nil && !errors.Is(err, redis.Nil) {
		return "", s.fail(ctx, err, "tell the current generation of vectors")
	}
	return GenerationID(current), nil
}

// count is a count over all partitions.
func (s *Store) count(ctx context.Context, field string) (int, error) {
	total := 0
	for p := range s.keys.partitions {
		n, err := s.clients.read.HGet(ctx, s.keys.counts(p), field).Int()
		if err != nil && !errors.Is(err, redis.Nil) {
			return 0, s.fail(ctx, err, "count %s", field)
		}
		total += n
	}
	return total, nil
}

// register readies the configured embedder's generation for its first vector.
// The first generation of all becomes the current one.
func (s *Store) register(ctx context.Context) error {
	s.generated.Lock()
	defer s.generated.Unlock()
	if s.registered {
		return nil
	}
	g := string(s.Generation())
	for p := range s.keys.partitions {
		if err := s.clients.write.SAdd(ctx, s.keys.building(p), g).Err(); err != nil {
			return s.fail(ctx, err, "begin vectors of %s", g)
		}
	}
	first, err := s.clients.write.SetNX(ctx, s.keys.current(), g, 0).Result()
	state := building
	if first {
		state = used
	}
	if err == nil {
		err = s.clients.write.HSetNX(ctx, s.keys.generations(), g, state).Err()
	}
	if err != nil {
		return s.fail(ctx, err, "begin vectors of %s", g)
	}
	clear(s.known)
	s.registered = true
	return nil
}

// readyGeneration registers the generation when vectors are about to be stored.
func (s *Store) readyGeneration(ctx context.Context, step []written) error {
	if slices.ContainsFunc(step, func(w written) bool { return len(w.Vectors) > 0 }) {
		return s.register(ctx)
	}
	return nil
}

// building is the generations that a partition has vectors of, as this process
// last heard. A script that is told wrongly refuses.
func (s *Store) building(ctx context.Context, partition int) ([]GenerationID, error) {
	s.generated.Lock()
	defer s.generated.Unlock()
	if known, ok := s.known[partition]; ok {
		return known, nil
	}
	members, err := s.clients.read.SMembers(ctx, s.keys.building(partition)).Result()
	if err != nil {
		return nil, s.fail(ctx, err, "list generations of vectors")
	}
	slices.Sort(members)
	known := make([]GenerationID, len(members))
	for i, m := range members {
		known[i] = GenerationID(m)
	}
	s.known[partition] = known
	return known, nil
}

// forgetBuilding makes this process ask anew which generations there are.
func (s *Store) forgetBuilding() {
	s.generated.Lock()
	defer s.generated.Unlock()
	clear(s.known)
	s.registered = false
}

// Use makes the configured embedder's generation the current one. Every passage
// must have a vector of it; the error is ErrIncomplete otherwise, and Missing
// lists those that have none.
func (s *Store) Use(ctx context.Context) error {
	g := s.Generation()
	all, err := s.Generations(ctx)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(all, func(other Generation) bool { return other.ID == g && !other.Removing })
	if at < 0 {
		return fmt.Errorf("use vectors of %q: %w", g, ErrNoGeneration)
	}
	if all[at].Embedded != all[at].Passages {
		return fmt.Errorf("use vectors of %s: %w: %d of %d have one", g, ErrIncomplete, all[at].Embedded, all[at].Passages)
	}
	err = s.clients.write.HSet(ctx, s.keys.generations(), string(g), used).Err()
	if err == nil {
		err = s.clients.write.Set(ctx, s.keys.current(), string(g), 0).Err()
	}
	if err != nil {
		return s.fail(ctx, err, "use vectors of %s", g)
	}
	return nil
}
