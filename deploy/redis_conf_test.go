package deploy

import (
	"testing"
)

// TestConf holds that a real server takes redis.conf and does what the store
// relies on.
func TestConf(t *testing.T) {
	client := startRedis(t, t.TempDir()).as(t, "", "")
	for name, want := range map[string]string{
		"appendonly":           "yes",
		"appendfsync":          "everysec",
		"aof-use-rdb-preamble": "yes",
		"maxmemory-policy":     "noeviction",
		"maxmemory":            "1073741824",
		"bind":                 "127.0.0.1 -::1",
		"save":                 "",
	} {
		got, err := client.ConfigGet(t.Context(), name).Result()
		if err != nil || got[name] != want {
			t.Errorf("CONFIG GET %s = %q, %v, want %q", name, got[name], err, want)
		}
	}
}

// TestVectorsOutliveTheServer holds that a vector set and a hash are there after
// a restart, once from the file's commands and once from its rewritten form.
func TestVectorsOutliveTheServer(t *testing.T) {
	dir := t.TempDir()
	first := startRedis(t, dir)
	for _, command := range []string{"VADD v VALUES 3 1 0 0 a", "HSET h text b"} {
		if err := do(t.Context(), first.as(t, "", ""), command); err != nil {
			t.Fatalf("%s: %v", command, err)
		}
	}
	first.Stop()
	second := startRedis(t, dir)
	if err := do(t.Context(), second.as(t, "", ""), "BGREWRITEAOF"); err != nil {
		t.Fatalf("BGREWRITEAOF: %v", err)
	}
	second.Stop()
	client := startRedis(t, dir).as(t, "", "")
	if got, err := client.VCard(t.Context(), "v").Result(); err != nil || got != 1 {
		t.Errorf("VCARD v = %d, %v, want 1", got, err)
	}
	if got, err := client.HGet(t.Context(), "h", "text").Result(); err != nil || got != "b" {
		t.Errorf("HGET h text = %q, %v, want b", got, err)
	}
}
