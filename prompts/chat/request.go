package chat

import (
	"errors"
	"math"
	"net/http"
	"strings"

	"github.com/sashabaranov/go-openai"
)

// formats are the ways to ask for JSON, the strictest first. Not every server
// knows all of them.
var formats = []openai.ChatCompletionResponseFormatType{
	openai.ChatCompletionResponseFormatTypeJSONSchema,
	openai.ChatCompletionResponseFormatTypeJSONObject,
	"",
}

// unsupported reports whether a server may take the request in a simpler form.
func unsupported(err error) bool {
	status := 0
	if said, ok := errors.AsType[*openai.RequestError](err); ok {
		status = said.HTTPStatusCode
	}
	if said, ok := errors.AsType[*openai.APIError](err); ok {
		status = said.HTTPStatusCode
	}
	return status == http.StatusBadRequest || status == http.StatusUnprocessableEntity
}

// completion is the request as the protocol has it.
func (c *Client) completion(r Request, format openai.ChatCompletionResponseFormatType) openai.ChatCompletionRequest {
	out := openai.ChatCompletionRequest{
		Model: c.config.Model,
		Messages: []openai.ChatCompletionMessage{
			{Role: openai.ChatMessageRoleSystem, Content: r.System},
			{Role: openai.ChatMessageRoleUser, Content: r.User},
		},
		StreamOptions: &openai.StreamOptions{IncludeUsage: true},
	}
	if strings.HasPrefix(c.config.BaseURL, openAI) {
		out.MaxCompletionTokens = c.config.ReplyTokens // OpenAI's newer models take no other, and no temperature
	} else {
		//lint:ignore SA1019 many servers of one's own know no other name for it
		out.MaxTokens = c.config.ReplyTokens
		out.Temperature = math.SmallestNonzeroFloat32 // 0 would not be sent
	}
	if format != "" {
		out.ResponseFormat = &openai.ChatCompletionResponseFormat{Type: format}
	}
	if format == openai.ChatCompletionResponseFormatTypeJSONSchema {
		out.ResponseFormat.JSONSchema = &openai.ChatCompletionResponseFormatJSONSchema{Name: r.Task, Schema: r.Schema, Strict: true}
	}
	return out
}
