package deploy

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestLicences holds that the image has the licences of Go and of every module
// that is linked into the bot.
func TestLicences(t *testing.T) {
	folder := t.TempDir()
	if out, err := exec.CommandContext(t.Context(), "sh", "licences.sh", folder).CombinedOutput(); err != nil {
		t.Fatalf("licences.sh: %v\n%s", err, out)
	}
	list := exec.CommandContext(t.Context(), "go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}@{{.Version}}{{end}}{{end}}", "./bot")
	list.Dir = ".."
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	modules := strings.Fields(string(out))
	if len(modules) < 10 {
		t.Fatalf("the bot links %q, want more", modules)
	}
	for _, name := range append(modules, "go") {
		if found, err := filepath.Glob(filepath.Join(folder, name, "*")); err != nil || len(found) == 0 {
			t.Errorf("%s has no licence in the image", name)
		}
	}
	all := stages(t)
	if copies := strings.Join(all[len(all)-1].find("COPY"), "\n"); !strings.Contains(copies, "/licences /licences") {
		t.Errorf("the last image copies\n%s\nwant the licences", copies)
	}
	if runs := strings.Join(all[0].find("RUN"), "\n"); !strings.Contains(runs, "sh deploy/licences.sh /licences") {
		t.Errorf("the image is built by\n%s\nwant the licences gathered", runs)
	}
}
