package main

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

// slowConnections is how many clients are slow at once.
const slowConnections = 2000

// halves are what slow clients send, and then no more: half a request, or a request
// with half its body, to either door, from strangers and from those who may come in.
func halves(cookie string) []string {
	post := func(path, header string) string {
		return "POST " + path + " HTTP/1.1\r\nHost: x\r\n" + header + "\r\nContent-Length: 100\r\n\r\n"
	}
	const form = "\r\nContent-Type: application/x-www-form-urlencoded"
	return []string{
		"POST /v1/check HTTP/1.1\r\nHost: x\r\nAuthorization: Bea",
		"GET /desk/check HTTP/1.1\r\nHost: x\r\nCookie: ",
		post("/v1/check", "Authorization: Bearer "+apiKey+"\r\nContent-Type: application/json") + "{",
		post("/desk/enter", "Accept: */*"+form) + "link=",
		post("/desk/check", "Cookie: "+cookie+form) + "text=",
	}
}

// Clients that are slow keep nobody waiting, neither at the desk nor below /v1, and are
// hung up on.
func TestSlowConnections(t *testing.T) {
	if testing.Short() {
		t.Skip("waits until the server hangs up")
	}
	s := newModerated(t, "API_KEYS="+apiKey, "API_RATE=100000").sit(t)
	at, err := url.Parse("http://" + s.bot.address + "/desk")
	if err != nil {
		t.Fatal(err)
	}
	slow, sent := make([]net.Conn, slowConnections), halves(fmt.Sprint(s.client.Jar.Cookies(at)[0]))
	for i := range slow {
		if slow[i], err = net.Dial("tcp", s.bot.address); err != nil {
			t.Fatalf("connection %d: %v", i, err)
		}
		defer slow[i].Close()
		if _, err := io.WriteString(slow[i], sent[i%len(sent)]); err != nil {
			t.Fatal(err)
		}
	}
	start := time.Now()
	s.isServed(start)
	for i, conn := range slow {
		hungUp(t, conn, start.Add(time.Minute), sent[i%len(sent)])
	}
	s.isServed(time.Now())
}

// isServed holds that both doors answer, none later than seconds from the start.
func (s sitting) isServed(start time.Time) {
	s.t.Helper()
	const patience = 5 * time.Second
	status, body, _ := s.bot.ask("POST", "/v1/check", `{"text":"Seventeen people were injured."}`)
	if took := time.Since(start); status != 200 || took > patience {
		s.t.Errorf("beside %d slow clients /v1/check is %d %.200s after %v", slowConnections, status, body, took)
	}
	start = time.Now()
	page := s.fill("/desk/check", "text", "Seventeen people were injured.")
	if took := time.Since(start); !strings.Contains(page, "verbatim") || took > patience {
		s.t.Errorf("beside %d slow clients the desk checks after %v", slowConnections, took)
	}
}

// hungUp holds that the server ends a connection, with a refusal or with nothing.
func hungUp(t *testing.T, conn net.Conn, by time.Time, sent string) {
	t.Helper()
	if err := conn.SetReadDeadline(by); err != nil {
		t.Fatal(err)
	}
	reader := bufio.NewReader(conn)
	response, err := http.ReadResponse(reader, nil)
	if err == nil && response.StatusCode < 400 {
		t.Fatalf("who sent %q got %d", sent, response.StatusCode)
	}
	if err == nil {
		_, err = io.Copy(io.Discard, reader) // until the connection ends
	}
	if timeout, is := err.(net.Error); is && timeout.Timeout() {
		t.Fatalf("the server did not hang up on who sent %q", sent)
	}
}
