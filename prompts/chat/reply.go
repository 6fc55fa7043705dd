package chat

import (
	"context"
	"errors"
	"io"
	"strings"
	"time"

	"github.com/sashabaranov/go-openai"
)

// reply is the text of a streamed completion as a Reader.
type reply struct {
	ctx    context.Context
	stream *openai.ChatCompletionStream
	call   *Call
	heard  strings.Builder
	rest   string // heard, but not read yet
	end    error
}

// lingering is how long the end of a stream is awaited when all of the text was
// taken: it tells what the call cost, which is worth no longer wait.
const lingering = 300 * time.Millisecond

// handOn lets read have the text, and then hears the stream out.
func (r *reply) handOn(read func(io.Reader) error) error {
	err := read(r)
	r.call.Reply = r.heard.String()
	if err != nil && r.end != nil && !errors.Is(r.end, io.EOF) {
		return r.end // what read found wrong is only that the text broke off
	}
	if err != nil {
		return err
	}
	enough := time.AfterFunc(lingering, func() { _ = r.stream.Close() })
	defer enough.Stop()
	for r.end == nil {
		r.hear()
	}
	r.call.Reply = r.heard.String()
	return nil
}

// Read gives text that was streamed; io.EOF when the model is done.
func (r *reply) Read(p []byte) (int, error) {
	for r.rest == "" {
		if r.end != nil {
			return 0, r.end
		}
		r.hear()
	}
	n := copy(p, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

// hear takes one event of the stream.
func (r *reply) hear() {
	event, err := r.stream.Recv()
	switch {
	case errors.Is(err, io.EOF):
		r.end = io.EOF
		return
	case err != nil:
		r.end = explain(r.ctx, err)
		return
	}
	if event.Usage != nil {
		r.call.PromptTokens, r.call.ReplyTokens = event.Usage.PromptTokens, event.Usage.CompletionTokens
	}
	if len(event.Choices) == 0 {
		return
	}
	choice := event.Choices[0]
	switch {
	case choice.Delta.Refusal != "" || choice.FinishReason == openai.FinishReasonContentFilter:
		r.end = &Fault{Kind: Declined}
	case len(choice.Delta.ToolCalls) > 0 || choice.Delta.FunctionCall != nil:
		r.end = Unfit("it calls tools, and there are none")
	default:
		r.rest += choice.Delta.Content
		r.heard.WriteString(choice.Delta.Content)
	}
}
