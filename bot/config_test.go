package main

import (
	"log/slog"
	"os"
	"runtime/debug"
	"strings"
	"testing"
)

func TestConfig(t *testing.T) {
	for _, test := range []struct {
		settings settings
		want     config
	}{
		{settings{}, config{level: slog.LevelInfo, json: true}},
		{settings{logLevel: "DEBUG", logForm: "text"}, config{level: slog.LevelDebug}},
		{settings{logLevel: "warn", logForm: "JSON", noColor: true, redisURL: "redis://x"}, config{level: slog.LevelWarn, json: true, noColor: true, redis: "redis://x"}},
		{settings{logLevel: "error"}, config{level: slog.LevelError, json: true}},
	} {
		if got, err := test.settings.validate(&strings.Builder{}); got != test.want || err != nil {
			t.Errorf("validate(%+v) = %+v, %v, want %+v", test.settings, got, err, test.want)
		}
	}
}

func TestFlagsWinOverTheEnvironment(t *testing.T) {
	run := call(t, "", []string{"LOG_LEVEL=loud"}, "ask", "--log-level", "debug", "--log-format", "json", readmeQuestion)
	if run.status != done || !strings.Contains(run.errors, `"level":"DEBUG","msg":"answered"`) {
		t.Errorf("ask with --log-level debug: status %d, errors %q, want a line of JSON about the answer", run.status, run.errors)
	}
}

func TestOnlyTerminalsAreTerminals(t *testing.T) {
	file, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for _, stream := range []any{nil, &strings.Builder{}, file} {
		if isTerminal(stream) || terminalWidth(stream) != 0 {
			t.Errorf("isTerminal(%T) = %v, %d columns wide, want no terminal", stream, isTerminal(stream), terminalWidth(stream))
		}
	}
}

func TestDescribeBuild(t *testing.T) {
	for _, test := range []struct {
		info           debug.BuildInfo
		number, commit string
	}{
		{debug.BuildInfo{}, "(devel)", "unknown"},
		{debug.BuildInfo{Main: debug.Module{Version: "v1.2.3"}, Settings: []debug.BuildSetting{{Key: "vcs.revision", Value: "abc"}, {Key: "vcs.modified", Value: "false"}}}, "v1.2.3", "abc"},
		{debug.BuildInfo{Settings: []debug.BuildSetting{{Key: "vcs.modified", Value: "true"}, {Key: "vcs.revision", Value: "abc"}}}, "(devel)", "abc+changes"},
	} {
		if number, commit := describeBuild(&test.info); number != test.number || commit != test.commit {
			t.Errorf("describeBuild(%+v) = %q, %q, want %q, %q", test.info, number, commit, test.number, test.commit)
		}
	}
}
