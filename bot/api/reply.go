package api

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
)

// reply is what is to be written: a document, or bytes as they are.
type reply struct {
	form     string // a media type
	document any
	bytes    []byte
	kept     string // where what was told is found again; "" for nowhere
}

// write writes a reply, or what went wrong, and gives the status.
func write(ctx context.Context, w http.ResponseWriter, out reply, err error) int {
	if err == nil && out.bytes == nil {
		out.bytes, err = encode(out.document)
	}
	if err != nil {
		return writeProblem(ctx, w, err)
	}
	if out.kept != "" {
		w.Header().Set("Link", "<"+out.kept+`>; rel="bookmark"`)
	}
	send(w, http.StatusOK, out.form, out.bytes)
	return http.StatusOK
}

// encode writes a document without escapes for HTML: an address keeps its "&".
func encode(document any) ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(document); err != nil {
		return nil, fmt.Errorf("write JSON: %w", err)
	}
	return out.Bytes(), nil
}

// send sends bytes that no browser and no cache on the way is to make anything of.
func send(w http.ResponseWriter, status int, form string, body []byte) {
	header := w.Header()
	header.Set("Content-Type", form)
	header.Set("Cache-Control", "no-store")
	header.Set("Vary", "Accept")
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
	w.WriteHeader(status)
	_, _ = w.Write(body) // whoever asked may be gone
}
