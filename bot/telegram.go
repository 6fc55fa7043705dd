package main

import (
	"cmp"
	"errors"
	"fmt"
	"net"
	"net/url"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"whosaid/bot/api"
	"whosaid/bot/deliver"
	"whosaid/bot/desk"
)

// telegramConfig is how the bot reaches Telegram, and who reaches the bot.
type telegramConfig struct {
	token      deliver.Token
	server     string        // "" is Telegram's own
	hook       *url.URL      // nil: updates are polled for
	secret     deliver.Token // of the webhook
	moderators []int64
	listen     string
	desk       *url.URL // where browsers reach the desk; nil: at listen
}

// telegramSettings are the same as people write them.
type telegramSettings struct {
	token, server, hook, secret, moderators, listen, desk string

	optional bool  // there is another door, so that the bot may do without Telegram
	fault    error // why a file that holds a secret could not be read
}

// defaultListen is where health, metrics and the webhook are by default.
const defaultListen = "127.0.0.1:8080"

func telegramFrom(env func(string) string) *telegramSettings {
	s := &telegramSettings{
		server:     env("TELEGRAM_API_URL"),
		hook:       env("TELEGRAM_WEBHOOK_URL"),
		moderators: env("MODERATORS"),
		listen:     cmp.Or(env("LISTEN_ADDR"), defaultListen),
		desk:       env("DESK_URL"),
	}
	var noToken, noSecret error
	s.token, noToken = secret(env, "TELEGRAM_BOT_TOKEN")
	s.secret, noSecret = secret(env, "TELEGRAM_WEBHOOK_SECRET")
	s.fault = errors.Join(noToken, noSecret)
	return s
}

func (s *telegramSettings) addFlags(flags *pflag.FlagSet) {
	flags.StringVar(&s.token, "telegram-bot-token", s.token, "be the bot of this `TOKEN`, from BotFather (TELEGRAM_BOT_TOKEN, or a file: TELEGRAM_BOT_TOKEN_FILE)")
	flags.StringVar(&s.server, "telegram-api-url", s.server, "Bot API server at `URL` (TELEGRAM_API_URL)")
	flags.StringVar(&s.hook, "telegram-webhook-url", s.hook, "have updates sent to `URL`, whose path is served, in place of polling (TELEGRAM_WEBHOOK_URL)")
	flags.StringVar(&s.secret, "telegram-webhook-secret", s.secret, "take updates with this `SECRET` only; made of the token by default (TELEGRAM_WEBHOOK_SECRET)")
	flags.StringVar(&s.moderators, "moderators", s.moderators, "Telegram user `IDS`, separated by commas, who may correct labels (MODERATORS)")
	flags.StringVar(&s.desk, "desk-url", s.desk, "moderators' browsers reach /desk at `URL`; by default where the webhook is, or else at LISTEN_ADDR (DESK_URL)")
	for _, secret := range []string{"telegram-bot-token", "telegram-webhook-secret"} {
		flags.Lookup(secret).DefValue = ""
	}
	s.addListen(flags)
}

func (s *telegramSettings) addListen(flags *pflag.FlagSet) {
	flags.StringVar(&s.listen, "listen-addr", s.listen, "health, metrics, webhook, /v1 and /desk at `HOST:PORT` (LISTEN_ADDR)")
}

// howToGetAToken ends what is said about a token that is missing or wrong.
const howToGetAToken = "to get one, write /newbot to @BotFather in Telegram, and put what it answers into TELEGRAM_BOT_TOKEN"

func (s *telegramSettings) validate() (telegramConfig, error) {
	t := telegramConfig{token: deliver.Token(s.token), server: strings.TrimSuffix(s.server, "/"), listen: s.listen}
	var err error
	switch {
	case s.fault != nil:
		err = s.fault
	case s.token == "" && s.optional && s.hook == "":
		return telegramConfig{listen: s.listen}, checkListen(s.listen)
	case s.token == "":
		err = errors.New("TELEGRAM_BOT_TOKEN is not set; " + howToGetAToken)
	case !t.token.WellFormed():
		err = errors.New("TELEGRAM_BOT_TOKEN does not look like a bot's token, 123456:ABC…; " + howToGetAToken)
	}
	if err == nil {
		err = t.readAddresses(s)
	}
	if err == nil {
		t.moderators, err = readIDs(s.moderators)
	}
	if err != nil {
		return telegramConfig{}, usageError{err}
	}
	return t, nil
}

// readAddresses reads the addresses of the server and of the webhook.
func (t *telegramConfig) readAddresses(s *telegramSettings) error {
	if server, err := url.Parse(t.server); t.server != "" && (err != nil || server.Host == "" || server.Scheme != "http" && server.Scheme != "https") {
		return fmt.Errorf("TELEGRAM_API_URL (--telegram-api-url) is %q; write an address like https://api.telegram.org", s.server)
	}
	if err := checkListen(s.listen); err != nil {
		return err
	}
	if err := t.readDesk(s.desk); err != nil {
		return err
	}
	t.secret = deliver.Token(cmp.Or(s.secret, t.token.Secret()))
	if s.hook == "" {
		if s.secret != "" {
			return errors.New("TELEGRAM_WEBHOOK_SECRET is set and TELEGRAM_WEBHOOK_URL is not; set both or neither")
		}
		return nil
	}
	hook, err := url.Parse(s.hook)
	if err != nil || hook.Scheme != "https" || hook.Host == "" {
		return fmt.Errorf("TELEGRAM_WEBHOOK_URL (--telegram-webhook-url) is %q; Telegram sends updates to https:// only", s.hook)
	}
	if !webhookSecret(string(t.secret)) {
		return errors.New("TELEGRAM_WEBHOOK_SECRET must be 1 to 256 letters, digits, _ and -")
	}
	if hook.Path == "" {
		hook.Path = "/"
	}
	if hook.Path == healthPath || hook.Path == readyPath || hook.Path == metricsPath || strings.HasPrefix(hook.Path+"/", api.Prefix) || strings.HasPrefix(hook.Path+"/", desk.Prefix+"/") {
		return fmt.Errorf("TELEGRAM_WEBHOOK_URL has the path %s, which is taken; choose another", hook.Path)
	}
	t.hook = hook
	if t.desk == nil {
		t.desk = &url.URL{Scheme: hook.Scheme, Host: hook.Host}
	}
	return nil
}

// readDesk reads where browsers reach the desk: a scheme and a host.
func (t *telegramConfig) readDesk(address string) error {
	if address == "" {
		return nil
	}
	at, err := url.Parse(strings.TrimSuffix(address, "/"))
	if err != nil || at.Scheme != "https" && at.Scheme != "http" || *at != (url.URL{Scheme: at.Scheme, Host: at.Host}) || at.Host == "" {
		return fmt.Errorf("DESK_URL (--desk-url) is %q; write a scheme and a host like https://bot.example", address)
	}
	t.desk = at
	return nil
}

func checkListen(address string) error {
	if _, _, err := net.SplitHostPort(address); err != nil {
		return usageError{fmt.Errorf("LISTEN_ADDR (--listen-addr) is %q; write HOST:PORT, like %s", address, defaultListen)}
	}
	return nil
}

func webhookSecret(s string) bool {
	wrong := func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '_' && r != '-'
	}
	return len(s) >= 1 && len(s) <= 256 && !strings.ContainsFunc(s, wrong)
}

// readIDs reads Telegram user ids separated by commas.
func readIDs(list string) ([]int64, error) {
	var ids []int64
	for part := range strings.SplitSeq(list, ",") {
		part = strings.TrimSpace(part)
		if part == "" {
			continue
		}
		id, err := strconv.ParseInt(part, 10, 64)
		if err != nil || id <= 0 {
			return nil, fmt.Errorf("MODERATORS (--moderators) holds %q; write Telegram user ids, which are numbers, separated by commas", part)
		}
		ids = append(ids, id)
	}
	return ids, nil
}
