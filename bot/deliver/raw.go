package deliver

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"

	"github.com/go-telegram/bot"
)

// answerMost is how large an answer to one request may be, in bytes.
const answerMost = 1 << 20

// post makes a request that the library does not know, with its client. Its
// errors are the library's.
func (o *Office) post(ctx context.Context, method string, params any) (json.RawMessage, error) {
	body, err := json.Marshal(params)
	if err != nil {
		return nil, fmt.Errorf("%w: write %s: %w", errUnreadable, method, err)
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, o.Token.method(o.Server, method), bytes.NewReader(body))
	if err != nil {
		return nil, errors.New("TELEGRAM_API_URL is no address")
	}
	r.Header.Set("Content-Type", "application/json")
	response, err := o.Client.Do(r)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", method, withoutAddress(err))
	}
	defer response.Body.Close()
	content, err := io.ReadAll(io.LimitReader(response.Body, answerMost))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", method, err)
	}
	return readAnswer(method, content)
}

// envelope is what every answer of the Bot API comes in.
type envelope[T any] struct {
	OK          bool   `json:"ok"`
	Result      T      `json:"result"`
	Code        int    `json:"error_code"`
	Description string `json:"description"`
	Parameters  struct {
		RetryAfter int `json:"retry_after"`
	} `json:"parameters"`
}

// readAnswer reads what the server answered.
func readAnswer(method string, content []byte) (json.RawMessage, error) {
	var answer envelope[json.RawMessage]
	if err := json.Unmarshal(content, &answer); err != nil {
		return nil, fmt.Errorf("error decode response body for method %s, %w", method, err)
	}
	if answer.OK {
		return answer.Result, nil
	}
	switch answer.Code {
	case http.StatusBadRequest:
		return nil, fmt.Errorf("%w, %s", bot.ErrorBadRequest, answer.Description)
	case http.StatusForbidden:
		return nil, fmt.Errorf("%w, %s", bot.ErrorForbidden, answer.Description)
	case http.StatusTooManyRequests:
		return nil, &bot.TooManyRequestsError{Message: answer.Description, RetryAfter: answer.Parameters.RetryAfter}
	}
	return nil, fmt.Errorf("error response from telegram for method %s, %d %s", method, answer.Code, answer.Description)
}
