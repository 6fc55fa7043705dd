package store

import (
	"errors"
	"testing"
)

func TestServer(t *testing.T) {
	tests := []struct {
		name, info string
		vectors    bool
		want       string
	}{
		{"the oldest that does", "redis_version:8.0.2\r\nredis_mode:standalone\r\n", true, ""},
		{"a later one", "redis_version:8.10.0\r\n", true, ""},
		{"the next", "redis_version:9.0-rc1\r\n", true, ""},
		{"development", "redis_version:255.255.255\r\n", true, ""},
		{"Redis 7", "redis_version:7.0.15\r\n", false,
			"Redis 7.0.15 has no vector sets; 8.0.2 or later is needed (deploy/redis.sh starts one, or use the redis:8 image)"},
		{"an early Redis 8", "redis_version:8.0.1\r\n", true,
			"Redis 8.0.1 is too old for this; 8.0.2 or later is needed (deploy/redis.sh starts one, or use the redis:8 image)"},
		{"Valkey", "redis_version:7.2.4\r\nserver_name:valkey\r\nvalkey_version:9.0.1\r\n", false,
			"Valkey 9.0.1 has no vector sets; 8.0.2 or later is needed (deploy/redis.sh starts one, or use the redis:8 image)"},
		{"nothing", "", false,
			"Redis  has no vector sets; 8.0.2 or later is needed (deploy/redis.sh starts one, or use the redis:8 image)"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := readInfo(test.info)
			s.vectors = test.vectors
			err := s.suffices()
			if test.want == "" {
				if err != nil {
					t.Errorf("suffices(%q) = %v, want nil", test.info, err)
				}
				return
			}
			if !errors.Is(err, ErrServer) || err.Error() != test.want {
				t.Errorf("suffices(%q) = %v, want %s", test.info, err, test.want)
			}
		})
	}
}

func FuzzURL(f *testing.F) {
	for _, u := range []string{"redis://u:hidden@h:1/2", "rediss://:hidden@a,b:2,redis://c", "redis://u:hi/dden@h", "u:hidden@h", "redis://[::1]:1?protocol=hidden", ",", "redis://u:hidden@%zz"} {
		f.Add(u)
	}
	f.Fuzz(func(t *testing.T, u string) {
		_ = URL(u).String()
		nodes, err := URL(u).nodes()
		if (err == nil) == (len(nodes) == 0) {
			t.Errorf("nodes of %q = %d, %v", u, len(nodes), err)
		}
		if err != nil && !errors.Is(err, ErrAddress) {
			t.Errorf("nodes of %q = %v, which may tell the password", u, err)
		}
	})
}
