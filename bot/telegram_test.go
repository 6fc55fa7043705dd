package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"whosaid/bot/telegramtest"
)

const someToken = "123456:AAaaBBbbCCccDDddEEeeFFffGGgg"

func TestServeRefusesWhatIsWrong(t *testing.T) {
	token := "TELEGRAM_BOT_TOKEN=" + someToken
	for _, test := range []struct {
		name string
		env  []string
		want string // in what is said
	}{
		{"no token", nil, "write /newbot to @BotFather"},
		{"no token, but another word", []string{"TELEGRAM_BOT_TOKEN=hello"}, "does not look like a bot's token"},
		{"a token twice", []string{token, "TELEGRAM_BOT_TOKEN_FILE=x"}, "both set"},
		{"a token in no file", []string{"TELEGRAM_BOT_TOKEN_FILE=/nowhere/token"}, "TELEGRAM_BOT_TOKEN_FILE"},
		{"a server that is none", []string{token, "TELEGRAM_API_URL=telegram"}, "https://api.telegram.org"},
		{"a webhook without TLS", []string{token, "TELEGRAM_WEBHOOK_URL=http://bot.example/"}, "https:// only"},
		{"a webhook at a page", []string{token, "TELEGRAM_WEBHOOK_URL=https://bot.example/metrics"}, "choose another"},
		{"a secret without a webhook", []string{token, "TELEGRAM_WEBHOOK_SECRET=x"}, "set both or neither"},
		{"a secret that Telegram does not take", []string{token, "TELEGRAM_WEBHOOK_URL=https://bot.example/h", "TELEGRAM_WEBHOOK_SECRET=a b"}, "letters, digits"},
		{"moderators by name", []string{token, "MODERATORS=17, anna"}, `"anna"`},
		{"a webhook at the desk", []string{token, "TELEGRAM_WEBHOOK_URL=https://bot.example/desk/hook"}, "choose another"},
		{"a desk with a path", []string{token, "DESK_URL=https://bot.example/there"}, "a scheme and a host"},
		{"a desk that is none", []string{token, "DESK_URL=javascript:alert(1)"}, "a scheme and a host"},
		{"nowhere to listen", []string{token, "LISTEN_ADDR=8080"}, "write HOST:PORT"},
	} {
		t.Run(test.name, func(t *testing.T) {
			run := call(t, "", test.env, "serve")
			if told := lastLine(run.errors); run.status != wrongUsage || run.out != "" || !strings.Contains(told, test.want) {
				t.Errorf("serve: status %d, %q, want %d and a line that says %q", run.status, run.errors, wrongUsage, test.want)
			}
			if strings.Contains(run.errors, someToken) {
				t.Errorf("serve shows the token: %q", run.errors)
			}
		})
	}
}

func TestServeSettings(t *testing.T) {
	file := filepath.Join(t.TempDir(), "token")
	if err := os.WriteFile(file, []byte(someToken+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	env := map[string]string{"TELEGRAM_BOT_TOKEN_FILE": file, "TELEGRAM_API_URL": "http://127.0.0.1:8081/", "MODERATORS": " 17,4 ,",
		"TELEGRAM_WEBHOOK_URL": "https://bot.example"}
	got, err := telegramFrom(func(name string) string { return env[name] }).validate()
	if err != nil {
		t.Fatal(err)
	}
	if string(got.token) != someToken || got.server != "http://127.0.0.1:8081" || len(got.moderators) != 2 || got.listen != defaultListen ||
		got.desk.String() != "https://bot.example" || got.hook.Path != "/" || !webhookSecret(string(got.secret)) {
		t.Errorf("settings = %+v, want those of the environment", got)
	}
}

func TestServeWithATokenThatNobodyKnows(t *testing.T) {
	server := telegramtest.Start(t)
	run := call(t, "", []string{"TELEGRAM_BOT_TOKEN=" + someToken, "TELEGRAM_API_URL=" + server.URL(), "LISTEN_ADDR=127.0.0.1:0"}, "serve")
	if run.status != failed || !strings.Contains(run.errors, "not known to Telegram") || strings.Contains(run.errors, someToken) {
		t.Errorf("serve: status %d, %q, want that the token is not known", run.status, run.errors)
	}
}

func TestHealthOfNothing(t *testing.T) {
	run := call(t, "", []string{"LISTEN_ADDR=127.0.0.1:1"}, "health")
	if run.status != failed || !strings.Contains(run.errors, "no bot answers at 127.0.0.1:1") {
		t.Errorf("health: status %d, %q", run.status, run.errors)
	}
}
