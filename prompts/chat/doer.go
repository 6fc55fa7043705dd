package chat

import (
	"bytes"
	"context"
	"crypto/tls"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"

	"github.com/sashabaranov/go-openai"
)

// doer sends one request. It reads no more of a reply than is allowed, and
// follows no redirect: that would carry articles to an address nobody chose.
type doer struct {
	client *http.Client
	most   int64
}

func newDoer(config Config) *doer {
	return &doer{&http.Client{
		Transport:     config.Transport,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}, config.ReplyBytes}
}

// Do sends the request. A reply that is no stream of events, though one was
// asked for, is made one.
func (d *doer) Do(request *http.Request) (*http.Response, error) {
	response, err := d.client.Do(request)
	if err != nil {
		return nil, err
	}
	noteWait(request.Context(), response)
	if response.StatusCode != http.StatusOK {
		response.Body = shortened{io.LimitReader(response.Body, longestError), response.Body}
	} else {
		response.Body = &bounded{response.Body, d.most}
	}
	switch {
	case response.StatusCode >= 300 && response.StatusCode < 400:
		_ = response.Body.Close()
		return nil, &Fault{Kind: Refused, detail: fmt.Sprintf("HTTP %d, a redirect; name the final address", response.StatusCode)}
	case response.StatusCode != http.StatusOK || mediaType(response) == "text/event-stream":
		return response, nil
	}
	defer func() { _ = response.Body.Close() }()
	events, err := streamed(response.Body)
	if err != nil {
		return nil, err
	}
	response.Body = io.NopCloser(bytes.NewReader(events))
	return response, nil
}

func mediaType(response *http.Response) string {
	kind, _, err := mime.ParseMediaType(response.Header.Get("Content-Type"))
	if err != nil {
		return ""
	}
	return kind
}

// streamed writes a whole completion as a stream of one event.
func streamed(body io.Reader) ([]byte, error) {
	var whole openai.ChatCompletionResponse
	raw, err := io.ReadAll(body)
	if err != nil {
		return nil, err
	}
	if json.Unmarshal(raw, &whole) != nil || len(whole.Choices) == 0 {
		return nil, Unfit("it is no chat completion (%d bytes)", len(raw))
	}
	said := whole.Choices[0].Message
	event, err := json.Marshal(openai.ChatCompletionStreamResponse{
		Usage: &whole.Usage,
		Choices: []openai.ChatCompletionStreamChoice{{
			FinishReason: whole.Choices[0].FinishReason,
			Delta:        openai.ChatCompletionStreamChoiceDelta{Content: said.Content, Refusal: said.Refusal, ToolCalls: said.ToolCalls, FunctionCall: said.FunctionCall},
		}},
	})
	if err != nil {
		return nil, fmt.Errorf("write the completion as an event: %w", err)
	}
	return fmt.Appendf(nil, "data: %s\n\ndata: [DONE]\n\n", event), nil
}

// longestError is how much is read of what a server says of an error, in bytes.
const longestError = 16 << 10

// shortened is a body of which the rest is left out.
type shortened struct {
	io.Reader
	io.Closer
}

// bounded is a body of which no more than most bytes are read.
type bounded struct {
	io.ReadCloser
	most int64
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.most <= 0 {
		return 0, Unfit("it is too long")
	}
	n, err := b.ReadCloser.Read(p[:min(int64(len(p)), b.most)])
	b.most -= int64(n)
	return n, err
}

// permanent reports whether the network's error will be there next time too.
func permanent(err error) bool {
	if _, ok := errors.AsType[*tls.CertificateVerificationError](err); ok {
		return true
	}
	unknown, ok := errors.AsType[*net.DNSError](err)
	return ok && unknown.IsNotFound
}

func isKind(err error, kind Kind) bool { return errors.Is(err, kind) }

func isCanceled(err error) bool { return errors.Is(err, context.Canceled) }
