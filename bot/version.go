package main

import (
	"fmt"
	"runtime/debug"

	"whosaid/retrieval/encoder"
)

// version names the build: what is known of it, and what finds passages.
func version() string {
	number, commit := buildOf()
	embedder, err := encoder.ID()
	if err != nil {
		embedder = "broken: " + err.Error()
	}
	return fmt.Sprintf("whosaid %s\ncommit %s\nembedder %s", number, commit, embedder)
}

// buildOf is what is known of the build.
func buildOf() (number, commit string) {
	if info, ok := debug.ReadBuildInfo(); ok {
		return describeBuild(info)
	}
	return "(devel)", "unknown"
}

// describeBuild is the module's version and the commit, with "+changes" when
// the work tree was not clean.
func describeBuild(info *debug.BuildInfo) (number, commit string) {
	number, commit = "(devel)", "unknown"
	if info.Main.Version != "" {
		number = info.Main.Version
	}
	changed := false
	for _, setting := range info.Settings {
		switch setting.Key {
		case "vcs.revision":
			commit = setting.Value
		case "vcs.modified":
			changed = setting.Value == "true"
		}
	}
	if changed {
		commit += "+changes"
	}
	return number, commit
}
