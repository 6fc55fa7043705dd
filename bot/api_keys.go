package main

import (
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
}

// apiSettings are the same as people write them.
type apiSettings struct {
	keys, rate string

	fault error // why the file that holds the keys could not be read
}

// defaultRate is how many requests a second a key has.
const defaultRate = "20"

func apiFrom(env func(string) string) *apiSettings {
	s := &apiSettings{rate: env("API_RATE")}
	if s.rate == "" {
		s.rate = defaultRate
	}
	s.keys, s.fault = secret(env, "API_KEYS")
	return s
}

func (s *apiSettings) addFlags(flags *pflag.FlagSet) {
	flags.StringVar(&s.keys, "api-keys", s.keys, "let programs that show one of these `KEYS`, separated by commas, ask below /v1; KEY@2027-01-31 ends with that day (API_KEYS, or a file: API_KEYS_FILE)")
	flags.Lookup("api-keys").DefValue = ""
	flags.StringVar(&s.rate, "api-rate", s.rate, "requests a second, `N`, that each of them has (API_RATE)")
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
	return apiConfig{keys, rate}, nil
}

// apiWithin is how long a request may take beside what a model may.
const apiWithin = 60 * time.Second

// api is the door for other programs, over what the stock has, as moderators left it.
func (s stock) api(c apiConfig, model time.Duration, counted *metrics.Metrics) http.Handler {
	moderation := answer.Moderate(s.desk, s.shelves, s.shelves)
	services := servicesOver(s.shelves, moderation)
	services.Answers = counted.Answers(s.answers.WithModeration(moderation))
	services.Checks = counted.Checks(answer.Checked(s.checks, moderation))
	return api.New(api.Config{Services: services, Keys: c.keys, Rate: c.rate, AtOnce: runtime.GOMAXPROCS(0),
		Within: apiWithin + model, Now: time.Now, Watch: counted.Asked})
}
