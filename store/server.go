package store

import (
	"cmp"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// ErrServer is the error of a server that is not the Redis that is needed.
var ErrServer = errors.New("this server has no vector sets")

// least is the oldest Redis whose vector sets are known to keep what they are
// told.
var least = [3]int{8, 0, 2}

// server is what a server tells of itself.
type server struct {
	name    string
	version string
	cluster bool
	vectors bool
}

// readInfo reads the section "server" of INFO.
func readInfo(info string) server {
	fields := map[string]string{}
	for line := range strings.Lines(info) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), ":")
		fields[name] = value
	}
	s := server{name: "Redis", version: fields["redis_version"], cluster: fields["redis_mode"] == "cluster"}
	if other := fields["server_name"]; other != "" && other != "redis" {
		s.name = strings.ToUpper(other[:1]) + other[1:]
		s.version = cmp.Or(fields[other+"_version"], s.version)
	}
	return s
}

// suffices tells what to install when the server is too old or another.
func (s server) suffices() error {
	if s.vectors && s.name == "Redis" && !older(s.version, least) {
		return nil
	}
	lacks := "has no vector sets"
	if s.vectors {
		lacks = "is too old for this"
	}
	return wrongServer(fmt.Sprintf("%s %s %s; 8.0.2 or later is needed (deploy/redis.sh starts one, or use the redis:8 image)", s.name, s.version, lacks))
}

// wrongServer is an ErrServer whose text is the whole message.
type wrongServer string

func (w wrongServer) Error() string        { return string(w) }
func (w wrongServer) Is(target error) bool { return target == ErrServer }

// older compares a version such as "8.0.2" or "8.2-rc1" with least.
func older(version string, least [3]int) bool {
	version, _, _ = strings.Cut(version, "-")
	parts := strings.SplitN(version, ".", 4)
	for i, want := range least {
		got := 0
		if i < len(parts) {
			got, _ = strconv.Atoi(parts[i]) // what is no number counts as 0
		}
		if got != want {
			return got < want
		}
	}
	return false
}
