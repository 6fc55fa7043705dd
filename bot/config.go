package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/pflag"
	"golang.org/x/term"

	"whosaid/retrieval/embed/api"
	"whosaid/store"
)

// config is how this run behaves, read once and valid.
type config struct {
	redis   store.URL // where articles are kept; "" is in memory
	openAI  openAI    // who embeds passages; no model: the built-in embedder
	cache   string    // the folder of what can be made again; "" keeps nothing
	fetch   fetching
	level   slog.Level
	json    bool // logs are JSON, not text
	noColor bool
}

// fetching is how pages and feeds are fetched.
type fetching struct {
	private bool          // addresses that are not public may be reached, too
	pause   time.Duration // between two requests to one site; 0: the fetcher's own
}

// openAI names models on an OpenAI-compatible server.
type openAI struct {
	address string // "" is OpenAI's own
	key     api.Secret
	model   string // that embeds; "" for the built-in one
	chat    chatModel
}

// chatModel is the model that may choose and group, and what it may cost.
type chatModel struct {
	name   string // "" for none
	budget time.Duration
	share  int // answers a day for each chat
}

// settings are the same as people write them: in the environment, or in a flag,
// which wins.
type settings struct {
	redisURL          string
	openAI            openAI
	budget, share     string
	cache             string
	private           bool
	pause             string
	fault             error // why a file that holds a secret could not be read
	logLevel, logForm string
	noColor           bool
}

func settingsFrom(env func(string) string) *settings {
	s := &settings{
		logLevel: env("LOG_LEVEL"),
		logForm:  env("LOG_FORMAT"),
		cache:    cmp.Or(env("CACHE_DIR"), userCache(env)),
		noColor:  env("NO_COLOR") != "" || env("TERM") == "dumb",
		private:  env("FETCH_ALLOW_PRIVATE") == "1",
		pause:    env("FETCH_PAUSE"),
	}
	key, noKey := secret(env, "OPENAI_API_KEY")
	s.openAI = openAI{address: env("OPENAI_BASE_URL"), key: api.Secret(key), model: env("OPENAI_EMBEDDING_MODEL")}
	s.openAI.chat.name = env("OPENAI_CHAT_MODEL")
	s.budget, s.share = cmp.Or(env("OPENAI_CHAT_BUDGET"), "20s"), cmp.Or(env("OPENAI_CHAT_SHARE"), "200")
	var noURL error
	s.redisURL, noURL = secret(env, "REDIS_URL")
	s.fault = errors.Join(noURL, noKey)
	return s
}

// noCache is what CACHE_DIR says for nothing to be kept.
const noCache = "none"

// userCache is the folder for what this program can make again, where systems
// have it by custom; noCache where the environment tells of none.
func userCache(env func(string) string) string {
	switch base, home := env("XDG_CACHE_HOME"), env("HOME"); {
	case runtime.GOOS == "windows" && env("LocalAppData") != "":
		return filepath.Join(env("LocalAppData"), "whosaid")
	case runtime.GOOS == "darwin" && home != "":
		return filepath.Join(home, "Library", "Caches", "whosaid")
	case filepath.IsAbs(base):
		return filepath.Join(base, "whosaid")
	case home != "":
		return filepath.Join(home, ".cache", "whosaid")
	}
	return noCache
}

// secret is the variable name, or what the file holds that NAME_FILE names, so
// that passwords need not stand in the environment.
func secret(env func(string) string, name string) (string, error) {
	value, path := env(name), env(name+"_FILE")
	switch {
	case path == "":
		return value, nil
	case value != "":
		return "", fmt.Errorf("%s and %s_FILE are both set; keep one of them", name, name)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return "", fmt.Errorf("%s_FILE: %w", name, err)
	}
	return strings.TrimSpace(string(content)), nil
}

func (s *settings) addFlags(flags *pflag.FlagSet) {
	flags.StringVar(&s.redisURL, "redis-url", s.redisURL, "keep and find articles in the Redis at `URL` (REDIS_URL)")
	flags.Lookup("redis-url").DefValue = "" // an address may hold a password
	flags.StringVar(&s.openAI.address, "openai-base-url", s.openAI.address, "OpenAI-compatible server at `URL` (OPENAI_BASE_URL)")
	flags.StringVar(&s.openAI.model, "openai-embedding-model", s.openAI.model, "let `MODEL` of that server embed passages (OPENAI_EMBEDDING_MODEL)")
	flags.StringVar(&s.openAI.chat.name, "openai-chat-model", s.openAI.chat.name, "let `MODEL` of that server choose and group quotes (OPENAI_CHAT_MODEL)")
	flags.StringVar(&s.budget, "openai-chat-budget", s.budget, "`TIME` for all that the model does for one answer (OPENAI_CHAT_BUDGET)")
	flags.StringVar(&s.share, "openai-chat-share", s.share, "answers a day, `N`, that each chat has of the model (OPENAI_CHAT_SHARE)")
	flags.StringVar(&s.cache, "cache-dir", s.cache, "keep in `DIR` what takes long to make again; \"none\" keeps nothing (CACHE_DIR)")
	flags.Lookup("cache-dir").DefValue = "" // it differs from user to user
	flags.BoolVar(&s.private, "fetch-allow-private", s.private, "for tests: let pages be fetched from addresses that are not public (FETCH_ALLOW_PRIVATE=1)")
	flags.StringVar(&s.pause, "fetch-pause", s.pause, "`TIME` between two requests to one site, 1s unless set (FETCH_PAUSE)")
	flags.StringVar(&s.logLevel, "log-level", s.logLevel, "log from `LEVEL` up: debug, info, warn, error (LOG_LEVEL)")
	flags.StringVar(&s.logForm, "log-format", s.logForm, "log as `FORMAT`: text or json (LOG_FORMAT)")
	flags.BoolVar(&s.noColor, "no-color", s.noColor, "print without colour (NO_COLOR)")
}

// validate reads the settings; logs will go to the stream named.
func (s *settings) validate(logs io.Writer) (config, error) {
	if s.fault != nil {
		return config{}, usageError{s.fault}
	}
	c := config{redis: store.URL(s.redisURL), openAI: s.openAI, noColor: s.noColor}
	if err := s.validateChat(&c.openAI.chat); err != nil {
		return config{}, usageError{err}
	}
	if err := s.validateFetching(&c.fetch); err != nil {
		return config{}, usageError{err}
	}
	if s.cache != noCache {
		c.cache = s.cache
	}
	switch strings.ToLower(s.logLevel) {
	case "debug":
		c.level = slog.LevelDebug
	case "", "info":
		c.level = slog.LevelInfo
	case "warn":
		c.level = slog.LevelWarn
	case "error":
		c.level = slog.LevelError
	default:
		return config{}, usageError{fmt.Errorf("LOG_LEVEL (--log-level) is %q; use debug, info, warn or error", s.logLevel)}
	}
	switch strings.ToLower(s.logForm) {
	case "":
		c.json = !isTerminal(logs)
	case "text":
	case "json":
		c.json = true
	default:
		return config{}, usageError{fmt.Errorf("LOG_FORMAT (--log-format) is %q; use text or json", s.logForm)}
	}
	return c, nil
}

// validateChat reads what the chat model may cost; what is not set stays zero,
// and gets the default.
func (s *settings) validateChat(c *chatModel) (err error) {
	if s.budget != "" {
		if c.budget, err = time.ParseDuration(s.budget); err != nil || c.budget <= 0 {
			return fmt.Errorf("OPENAI_CHAT_BUDGET (--openai-chat-budget) is %q; write a time like 20s", s.budget)
		}
	}
	if s.share != "" {
		if c.share, err = strconv.Atoi(s.share); err != nil || c.share < 1 {
			return fmt.Errorf("OPENAI_CHAT_SHARE (--openai-chat-share) is %q; write a number from 1 up", s.share)
		}
	}
	return nil
}

func (s *settings) validateFetching(f *fetching) (err error) {
	f.private = s.private
	if s.pause == "" {
		return nil
	}
	if f.pause, err = time.ParseDuration(s.pause); err != nil || f.pause <= 0 {
		return fmt.Errorf("FETCH_PAUSE (--fetch-pause) is %q; write a time like 2s", s.pause)
	}
	return nil
}

func (c config) logger(logs io.Writer) *slog.Logger {
	options := &slog.HandlerOptions{Level: c.level}
	if c.json {
		return slog.New(slog.NewJSONHandler(logs, options))
	}
	return slog.New(slog.NewTextHandler(logs, options))
}

// isTerminal reports whether stream is a terminal, not a file, a pipe or a buffer.
func isTerminal(stream any) bool {
	file, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}
