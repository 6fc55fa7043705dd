package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"whosaid/bot/telegramtest"
)

// binary is the program, built once for all tests that run it.
var binary = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "whosaid-bot-")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "bot")
	out, err := exec.Command("go", "build", "-o", path, ".").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("go build: %w\n%s", err, out)
	}
	return path, nil
})

func TestMain(m *testing.M) {
	code := m.Run()
	if built.Load() {
		if path, err := binary(); err == nil {
			_ = os.RemoveAll(filepath.Dir(path)) // a folder for temporary files
		}
	}
	os.Exit(code)
}

// built reports whether a test has had the program built.
var built atomic.Bool

// process is a bot that serves.
type process struct {
	t       *testing.T
	command *exec.Cmd
	address string // of its pages
	log     *lockedBuffer
	ended   chan struct{}
}

// lockedBuffer may be written by one while another reads it.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// serve starts the built program with a server and settings, and waits until it
// serves.
func serve(t *testing.T, server *telegramtest.Server, settings ...string) *process {
	t.Helper()
	p := launch(t, server, settings...)
	p.waitFor("serving")
	return p
}

// launch starts the built program.
func launch(t *testing.T, server *telegramtest.Server, settings ...string) *process {
	t.Helper()
	return launchWith(t, server, nil, settings...)
}

// launchWith is launch with arguments of serve.
func launchWith(t *testing.T, server *telegramtest.Server, arguments []string, settings ...string) *process {
	t.Helper()
	return begin(t, arguments, append([]string{"TELEGRAM_API_URL=" + server.URL(), "TELEGRAM_BOT_TOKEN=" + server.Token()}, settings...)...)
}

// begin starts serve of the built program, with nothing of the environment but what
// is set.
func begin(t *testing.T, arguments []string, settings ...string) *process {
	t.Helper()
	built.Store(true)
	path, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	p := &process{t: t, command: exec.Command(path, append([]string{"serve"}, arguments...)...), log: new(lockedBuffer), ended: make(chan struct{})}
	p.command.Env = append([]string{"HOME=" + t.TempDir(), "LOG_FORMAT=json", "LISTEN_ADDR=127.0.0.1:0"}, settings...)
	out, err := p.command.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.command.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		_, _ = io.Copy(p.log, out) // ends with the process
		_ = p.command.Wait()
		close(p.ended)
	}()
	t.Cleanup(p.kill)
	return p
}

// waitFor waits until the process has logged a message, and gives its line.
func (p *process) waitFor(message string) map[string]any {
	p.t.Helper()
	for done := false; ; {
		for lines := bufio.NewScanner(strings.NewReader(p.log.String())); lines.Scan(); {
			var line map[string]any
			if json.Unmarshal(lines.Bytes(), &line) == nil && line["msg"] == message {
				if at, is := line["listen"].(string); is {
					p.address = at
				}
				return line
			}
		}
		if done {
			p.t.Fatalf("the bot ended and did not log %q:\n%s", message, p.log)
		}
		done = p.pause()
	}
}

// kill ends the process as kill -9 does.
func (p *process) kill() {
	_ = p.command.Process.Kill() // it may have ended by itself
	<-p.ended
}

// end ends the process as an operator does, and gives its exit status.
func (p *process) end() int {
	p.t.Helper()
	if err := p.command.Process.Signal(syscall.SIGTERM); err != nil {
		p.t.Fatal(err)
	}
	<-p.ended
	return p.command.ProcessState.ExitCode()
}

// page is what the bot shows at a path.
func (p *process) page(path string) (status int, body string) {
	p.t.Helper()
	response, err := http.Get("http://" + p.address + path)
	if err != nil {
		p.t.Fatal(err)
	}
	defer response.Body.Close()
	content, err := io.ReadAll(response.Body)
	if err != nil {
		p.t.Fatal(err)
	}
	return response.StatusCode, string(content)
}

// pause waits a moment for the process; it reports whether it has ended.
func (p *process) pause() bool {
	select {
	case <-p.ended:
		return true
	case <-time.After(10 * time.Millisecond):
		return false
	}
}

const (
	bridgeQuestion  = "How many people were hurt in the Halden bridge collapse?"
	injuredQuestion = "How many people were injured when the bridge fell?" // the README's: the surgeon answers, and somebody says otherwise
)

// TestServe goes through a day of the bot in memory: a private question, a claim
// in a group, health, metrics and the end.
func TestServe(t *testing.T) {
	server := telegramtest.Start(t)
	bot := serve(t, server)
	anna := server.Person("Anna")
	private := server.Private(anna)
	private.Say(anna, injuredQuestion)
	quotes := private.Wait(t, 1)[0].Quotes()
	if len(quotes) == 0 || !strings.Contains(strings.Join(quotes, "\n"), "We now count 17 injured") {
		t.Errorf("the answer quotes %q, want the surgeon", quotes)
	}
	group := server.Supergroup("Bridges", anna)
	claim := group.Say(anna, "Seventeen people were injured on the Halden bridge")
	group.Reply(anna, claim, "/source@"+server.Me().Username)
	if got := group.Wait(t, 1)[0]; got.ReplyTo != claim || len(got.Quotes()) == 0 {
		t.Errorf("the source is %+v, want quotes in reply to the claim", got)
	}
	if status, body := bot.page("/readyz"); status != http.StatusOK {
		t.Errorf("/readyz = %d, %s", status, body)
	}
	if status, _ := bot.page("/healthz"); status != http.StatusOK {
		t.Errorf("/healthz = %d", status)
	}
	if run := call(t, "", []string{"LISTEN_ADDR=" + bot.address}, "health"); run.status != done {
		t.Errorf("health = %+v", run)
	}
	for _, want := range []string{`whosaid_updates_total{fate="new"} 2`, `whosaid_answers_total{mode="extractive",outcome="answered"} 2`, `whosaid_quotes_total{fate="shown"}`, `whosaid_updates_waiting 0`} {
		if _, body := bot.page("/metrics"); !strings.Contains(body, want) {
			t.Errorf("/metrics lacks %s", want)
		}
	}
	if status := bot.end(); status != done {
		t.Errorf("the exit status is %d, want %d", status, done)
	}
	for _, call := range server.Refused() {
		t.Errorf("refused: %s: %s", call.Method, call.Refused.Description)
	}
	for _, secret := range []string{server.Token(), "Halden", "17 injured"} {
		if strings.Contains(bot.log.String(), secret) {
			t.Errorf("the log shows %q:\n%s", secret, bot.log)
		}
	}
}

// freeAddress is one at which nobody listens, for bots that are started there
// one after the other.
func freeAddress(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return listener.Addr().String()
}
