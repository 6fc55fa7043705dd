// Package deploy holds what sets a machine up; in Go it has only tests, of the
// files that cannot be run where the tests run.
package deploy

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// instruction is one line of a Dockerfile: "COPY", "--from=build /bot /bot".
type instruction struct{ verb, rest string }

// instructions reads a Dockerfile without line continuations and here-documents.
func instructions(source string) []instruction {
	var out []instruction
	for line := range strings.Lines(source) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		verb, rest, _ := strings.Cut(line, " ")
		out = append(out, instruction{verb, strings.TrimSpace(rest)})
	}
	return out
}

// stage is what one FROM begins.
type stage struct {
	name, base string
	steps      []instruction
}

// stages reads the Dockerfile, failing on what no Dockerfile may hold.
func stages(t *testing.T) []stage {
	t.Helper()
	source, err := os.ReadFile("../Dockerfile")
	if err != nil {
		t.Fatal(err)
	}
	known := []string{"FROM", "WORKDIR", "COPY", "RUN", "ENV", "USER", "HEALTHCHECK", "ENTRYPOINT"}
	var out []stage
	for _, step := range instructions(string(source)) {
		switch {
		case !slices.Contains(known, step.verb) || step.rest == "":
			t.Fatalf("Dockerfile: %s %s is not among the instructions %q", step.verb, step.rest, known)
		case step.verb == "FROM":
			base, name, _ := strings.Cut(step.rest, " AS ")
			out = append(out, stage{name: name, base: base})
		case len(out) == 0:
			t.Fatalf("Dockerfile: %s stands before FROM", step.verb)
		default:
			last := &out[len(out)-1]
			last.steps = append(last.steps, step)
		}
	}
	return out
}

func (s stage) find(verb string) []string {
	var out []string
	for _, step := range s.steps {
		if step.verb == verb {
			out = append(out, step.rest)
		}
	}
	return out
}

func TestDockerfileBuildsWithTheModulesGo(t *testing.T) {
	source, err := os.ReadFile("../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	version := regexp.MustCompile(`(?m)^go (\S+)$`).FindStringSubmatch(string(source))
	if version == nil {
		t.Fatal("go.mod names no version of Go")
	}
	build := stages(t)[0]
	if want := "golang:" + version[1]; build.base != want {
		t.Errorf("Dockerfile builds from %s, want %s as go.mod says", build.base, want)
	}
	if runs := strings.Join(build.find("RUN"), "\n"); !strings.Contains(runs, "CGO_ENABLED=0 go build") {
		t.Errorf("Dockerfile runs\n%s\nwant a build with CGO_ENABLED=0: the last image has no C library", runs)
	}
}

func TestDockerfileEndsSmallAndNotRoot(t *testing.T) {
	all := stages(t)
	last := all[len(all)-1]
	if last.base != "scratch" {
		t.Errorf("the last image is %s, want scratch", last.base)
	}
	users := last.find("USER")
	if len(users) != 1 || !regexp.MustCompile(`^[1-9]\d*:[1-9]\d*$`).MatchString(users[0]) {
		t.Errorf("the last image runs as %q, want one numeric user and group that are not root", users)
	}
	copies := strings.Join(last.find("COPY"), "\n")
	for _, needed := range []string{"/ca-certificates.crt", "/zoneinfo.zip", "/bot", "/src/LICENSE", "/src/NOTICE"} {
		if !strings.Contains(copies, needed) {
			t.Errorf("the last image copies\n%s\nwant also %s", copies, needed)
		}
	}
	for _, from := range regexp.MustCompile(`--from=(\S+)`).FindAllStringSubmatch(copies, -1) {
		if !slices.ContainsFunc(all[:len(all)-1], func(s stage) bool { return s.name == from[1] }) {
			t.Errorf("the last image copies from %q, which no earlier stage is called", from[1])
		}
	}
	if entry := last.find("ENTRYPOINT"); !slices.Equal(entry, []string{`["/bot"]`}) {
		t.Errorf("the image starts %q, want the binary itself: there is no shell", entry)
	}
}
