package main

import (
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"whosaid/bot/demo"
	"whosaid/bot/telegramtest"
	"whosaid/store/storetest"
)

const apiKey = "the-key-of-these-tests"

// serveAPI starts the built program with no Telegram, and waits until it serves.
func serveAPI(t *testing.T, settings ...string) *process {
	t.Helper()
	p := begin(t, nil, append([]string{"API_KEYS=" + apiKey}, settings...)...)
	p.waitFor("serving")
	return p
}

// ask sends a request below /v1 with the key.
func (p *process) ask(method, path, body string) (status int, answer string, header http.Header) {
	p.t.Helper()
	request, err := http.NewRequestWithContext(p.t.Context(), method, "http://"+p.address+path, strings.NewReader(body))
	if err != nil {
		p.t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+apiKey)
	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		p.t.Fatal(err)
	}
	defer response.Body.Close()
	content, err := io.ReadAll(response.Body)
	if err != nil {
		p.t.Fatal(err)
	}
	return response.StatusCode, string(content), response.Header
}

// With a key and no token the door is open by itself; what it tells is that of the
// command line, and its receipt is verified there.
func TestServeWithoutTelegram(t *testing.T) {
	p := serveAPI(t)
	if status, body := p.page("/readyz"); status != 200 || !strings.Contains(body, `"store":"ok"`) {
		t.Errorf("/readyz = %d %s", status, body)
	}
	const text = "We now count 70 injured, two of them badly."
	status, checked, header := p.ask("POST", "/v1/check", `{"text":"`+text+`"}`)
	printed := call(t, "", nil, "check", "--json", text)
	if status != 200 || sameJSON(t, checked) != sameJSON(t, printed.out) {
		t.Errorf("POST /v1/check = %d %s, want what bot check --json prints: %s", status, checked, printed.out)
	}
	at, _, _ := strings.Cut(strings.TrimPrefix(header.Get("Link"), "<"), ">")
	_, receipt, _ := p.ask("GET", at+"/receipt", "")
	file := filepath.Join(t.TempDir(), "receipt.json")
	if err := os.WriteFile(file, []byte(receipt), 0o600); err != nil {
		t.Fatal(err)
	}
	verified := call(t, "", nil, "verify", file)
	if verified.status != done || !strings.Contains(verified.out, "stands      “We now count 17 injured") {
		t.Errorf("bot verify = %+v", verified)
	}
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "a.txt"), []byte("Nothing happened here. Nobody came."), 0o600); err != nil {
		t.Fatal(err)
	}
	if gone := call(t, "", nil, "verify", "--json", "--corpus", folder, file); gone.status != notVerbatim || !strings.Contains(gone.out, `"standing": "gone"`) {
		t.Errorf("bot verify against other articles = %+v, want status %d and that it is gone", gone, notVerbatim)
	}
	if forged := call(t, strings.Replace(receipt, `"altered"`, `"verbatim"`, 1), nil, "verify", "-"); forged.status != failed || !strings.Contains(forged.errors, "not as it was signed") {
		t.Errorf("bot verify of a forged receipt = %+v, want status %d", forged, failed)
	}
	if other := call(t, "", nil, "verify", "--key", "AAAA", file); other.status != failed {
		t.Errorf("bot verify of another's receipt = %+v, want status %d", other, failed)
	}
	if status := p.end(); status != done {
		t.Errorf("the process ended with %d when it was told to end, want %d", status, done)
	}
	if strings.Contains(p.log.String(), apiKey) || strings.Contains(p.log.String(), "injured") {
		t.Errorf("the log shows the key, or what was asked:\n%s", p.log)
	}
}

// sameJSON is a document in one form, however it was written.
func sameJSON(t *testing.T, document string) string {
	t.Helper()
	var value any
	if err := json.Unmarshal([]byte(document), &value); err != nil {
		t.Fatalf("%q: %v", document, err)
	}
	out, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// Beside the bot in Telegram the door is open with a key, and there is none without.
func TestServeBesideTelegram(t *testing.T) {
	server := telegramtest.Start(t)
	p := serve(t, server, "API_KEYS="+apiKey)
	if status, body, _ := p.ask("POST", "/v1/ask", `{"question":"How many people were injured when the bridge fell?"}`); status != 200 || !strings.Contains(body, `"outcome":"answered"`) {
		t.Errorf("POST /v1/ask = %d %.200s", status, body)
	}
	p.end()
	p = serve(t, server)
	if status, body, _ := p.ask("POST", "/v1/ask", `{"question":"who?"}`); status != 404 {
		t.Errorf("POST /v1/ask where there are no keys = %d %.200s, want 404", status, body)
	}
}

func TestServeRefusesWrongKeys(t *testing.T) {
	tests := []struct {
		name string
		env  []string
		want string
	}{
		{"a key with a space", []string{"API_KEYS=secret words"}, "key 1"},
		{"a day that is none", []string{"API_KEYS=good,secret@soon"}, "key 2"},
		{"a rate that is none", []string{"API_KEYS=good", "API_RATE=often"}, "API_RATE"},
		{"days that are none", []string{"API_KEYS=good", "HISTORY_DAYS=-1"}, "HISTORY_DAYS"},
		{"keys and a file of keys", []string{"API_KEYS=good", "API_KEYS_FILE=keys.txt"}, "both set"},
		{"an address that is none", []string{"API_KEYS=good", "LISTEN_ADDR=nowhere"}, "LISTEN_ADDR"},
		{"a webhook and no token", []string{"API_KEYS=good", "TELEGRAM_WEBHOOK_URL=https://bot.example/x"}, "TELEGRAM_BOT_TOKEN is not set"},
		{"a webhook below /v1", []string{"API_KEYS=good", "TELEGRAM_BOT_TOKEN=123456:" + strings.Repeat("A", 35), "TELEGRAM_WEBHOOK_URL=https://bot.example/v1/x"}, "taken"},
		{"no key and no token", nil, "TELEGRAM_BOT_TOKEN is not set"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := call(t, "", test.env, "serve")
			if got.status != wrongUsage || !strings.Contains(got.errors, test.want) || strings.Contains(got.errors, "secret") {
				t.Errorf("bot serve with %q: %d %s, want %d that says %q", test.env, got.status, got.errors, wrongUsage, test.want)
			}
		})
	}
}

// With Redis what a key was told outlasts the process, and a receipt is known to be
// the store's; it follows what becomes of the article.
func TestHistoryInRedis(t *testing.T) {
	address := storetest.Redis(t)
	env := []string{"REDIS_URL=" + address}
	folder := t.TempDir()
	if err := os.CopyFS(folder, demo.FS()); err != nil {
		t.Fatal(err)
	}
	ingest := func() {
		t.Helper()
		if run := call(t, "", env, "ingest", folder); run.status != done {
			t.Fatalf("ingest: %+v", run)
		}
	}
	ingest()
	p := serveAPI(t, env...)
	_, _, header := p.ask("POST", "/v1/check", `{"text":"Seventeen people were injured."}`)
	at, _, _ := strings.Cut(strings.TrimPrefix(header.Get("Link"), "<"), ">")
	_, receipt, _ := p.ask("GET", at+"/receipt", "")
	p.kill()
	p = serveAPI(t, env...)
	if status, listed, _ := p.ask("GET", "/v1/checks?q=injured", ""); status != 200 || !strings.Contains(listed, strings.TrimPrefix(at, "/v1/checks/")) {
		t.Errorf("after a kill /v1/checks = %d %s, want the check %s", status, listed, at)
	}
	verify := func(status int, says ...string) {
		t.Helper()
		got := call(t, receipt, env, "verify", "-")
		for _, want := range says {
			if got.status != status || !strings.Contains(got.out, want) {
				t.Errorf("bot verify = %+v, want %d that says %q", got, status, want)
			}
		}
	}
	verify(done, "signed by this store's key", "stands      ❝ Seventeen people were injured. ❞")
	change(t, filepath.Join(folder, "007.txt"), "Seventeen people were injured.", "Eighteen people were injured.")
	ingest()
	verify(notVerbatim, "superseded  ❝ Seventeen people were injured. ❞")
	if run := call(t, "", env, "remove", "https://www.haldenpost.example/news/account-after-three-days"); run.status != done {
		t.Fatalf("remove: %+v", run)
	}
	verify(notVerbatim, "gone ")
	if status, got, _ := p.ask("GET", at, ""); status != 200 || !strings.Contains(got, `"withdrawn":1`) || !strings.Contains(got, `"quotes":[]`) {
		t.Errorf("the check of what is gone = %d %s, want that its quote is withdrawn", status, got)
	}
}
