package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"runtime"
	"strconv"
	"time"

	"github.com/spf13/pflag"

	"whosaid/bot/answer"
	"whosaid/bot/api"
	"whosaid/bot/metrics"
)

// apiConfig is who may ask over HTTP, and how often. Without a key nobody may.
type apiConfig struct {
	keys api.Keys
	rate float64
	keep time.Duration // what they were told
}

// apiSettings are the same as people write them.
type apiSettings struct {
	keys, rate, days string

	fault error // why the file that holds the keys could not be read
}

// By default: requests a second that a key has, and days that what it was told is kept.
const (
	defaultRate = "20"
	defaultDays = "30"
)

func apiFrom(env func(string) string) *apiSettings {
	s := &apiSettings{rate: cmp.Or(env("API_RATE"), defaultRate), days: cmp.Or(env("HISTORY_DAYS"), defaultDays)}
	s.keys, s.fault = secret(env, "API_KEYS")
	return s
}

func (s *apiSettings) addFlags(flags *pflag.FlagSet) {
	flags.StringVar(&s.keys, "api-keys", s.keys, "let programs that show one of these `KEYS`, separated by commas, ask below /v1; KEY@2027-01-31 ends with that day (API_KEYS, or a file: API_KEYS_FILE)")
	flags.Lookup("api-keys").DefValue = ""
	flags.StringVar(&s.rate, "api-rate", s.rate, "requests a second, `N`, that each of them has (API_RATE)")
	flags.StringVar(&s.days, "history-days", s.days, "keep for `N` days what they were told, and what moderators checked; 0 keeps nothing (HISTORY_DAYS)")
}

func (s *apiSettings) validate() (apiConfig, error) {
	if s.fault != nil {
		return apiConfig{}, usageError{s.fault}
	}
	keys, err := api.ParseKeys(s.keys)
	if err != nil {
		return apiConfig{}, usageError{fmt.Errorf("API_KEYS (--api-keys): %w", err)}
	}
	rate, err := strconv.ParseFloat(s.rate, 64)
	if err != nil || !(rate > 0 && rate <= 1e6) {
		return apiConfig{}, usageError{errors.New("API_RATE (--api-rate) is no number of requests a second; write one like " + defaultRate)}
	}
	days, err := strconv.Atoi(s.days)
	if err != nil || days < 0 || days > 3650 {
		return apiConfig{}, usageError{errors.New("HISTORY_DAYS (--history-days) is no number of days from 0 to 3650")}
	}
	return apiConfig{keys, rate, time.Duration(days) * 24 * time.Hour}, nil
}

// apiWithin is how long a request may take beside what a model may.
const apiWithin = 60 * time.Second

// api is the door for other programs, over what the stock has, as moderators left it.
func (s stock) api(ctx context.Context, c apiConfig, model time.Duration, counted *metrics.Metrics) (http.Handler, error) {
	salt, err := s.desk.Salt(ctx)
	if err != nil {
		return nil, err
	}
	moderation := answer.Moderate(s.desk, s.shelves, s.shelves)
	services := servicesOver(s.shelves, s.desk, moderation)
	if services.Key, err = signingKey(ctx, s.desk); err != nil {
		return nil, err
	}
	services.Answers = counted.Answers(s.answers.WithModeration(moderation))
	services.Checks = counted.Checks(answer.Checked(s.checks, moderation))
	services.Keep = c.keep
	return api.New(api.Config{Services: services, Keys: c.keys, Salt: salt, Rate: c.rate, AtOnce: runtime.GOMAXPROCS(0),
		Within: apiWithin + model, Now: time.Now, Watch: counted.Asked}), nil
}
