package main

import (
	"fmt"
	"io"
	"log/slog"
	"os"
	"strings"

	"github.com/spf13/pflag"
	"golang.org/x/term"
)

// config is how this run behaves, read once and valid.
type config struct {
	redis   bool // a Redis server is named
	level   slog.Level
	json    bool // logs are JSON, not text
	noColor bool
}

// settings are the same as people write them: in the environment, or in a flag,
// which wins.
type settings struct {
	redisURL          string
	logLevel, logForm string
	noColor           bool
}

func settingsFrom(env func(string) string) *settings {
	return &settings{
		redisURL: env("REDIS_URL"),
		logLevel: env("LOG_LEVEL"),
		logForm:  env("LOG_FORMAT"),
		noColor:  env("NO_COLOR") != "" || env("TERM") == "dumb",
	}
}

func (s *settings) addFlags(flags *pflag.FlagSet) {
	flags.StringVar(&s.logLevel, "log-level", s.logLevel, "log from `LEVEL` up: debug, info, warn, error (LOG_LEVEL)")
	flags.StringVar(&s.logForm, "log-format", s.logForm, "log as `FORMAT`: text or json (LOG_FORMAT)")
	flags.BoolVar(&s.noColor, "no-color", s.noColor, "print without colour (NO_COLOR)")
}

// validate reads the settings; logs will go to the stream named.
func (s *settings) validate(logs io.Writer) (config, error) {
	c := config{redis: s.redisURL != "", noColor: s.noColor}
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
