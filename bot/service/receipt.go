package service

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"whosaid/store/news"
)

// Receipt is a signed record of what was told: where its quotes stand, and no words.
// The signature is over the receipt's JSON without white space between its parts.
type Receipt struct {
	Receipt   json.RawMessage `json:"receipt"`
	PublicKey string          `json:"public_key"`
	Signature string          `json:"signature"`
}

// Told is what a receipt says.
type Told struct {
	Form    int             `json:"form"` // of receipts: 1
	Kind    news.RecordKind `json:"kind"`
	ID      string          `json:"id"`
	At      time.Time       `json:"at"`
	Program string          `json:"program"`
	Text    news.Hash       `json:"text_sha256"` // of the question, or of the checked text
	Outcome string          `json:"outcome"`
	Quotes  []ToldQuote     `json:"quotes"`
}

// ToldQuote is where a quote stands.
type ToldQuote struct {
	Article news.ArticleID `json:"article"`
	Version news.Hash      `json:"sha256"`
	news.Span
	Quote news.Hash `json:"quote_sha256"`
}

// Bounds of receipts.
const (
	receiptForm = 1
	MaxReceipt  = 4 << 20 // bytes
)

// ErrForged is the error of a receipt that is not as it was signed.
var ErrForged = errors.New("the receipt is not as it was signed")

// Receipt signs a record of an owner, with the quotes that still may be shown.
func (s *Services) Receipt(ctx context.Context, by news.Pseudonym, kind news.RecordKind, id string) (Receipt, error) {
	recalled, err := s.Recall(ctx, by, kind, id)
	if err != nil {
		return Receipt{}, err
	}
	told := Told{Form: receiptForm, Kind: recalled.Kind, ID: recalled.ID, At: recalled.At, Program: recalled.Program,
		Text: sha256.Sum256([]byte(recalled.Text)), Outcome: recalled.Outcome, Quotes: []ToldQuote{}}
	for _, part := range recalled.Parts {
		for _, c := range part.Quotes {
			ref := c.Ref()
			told.Quotes = append(told.Quotes, ToldQuote{ref.Article, ref.Hash, ref.Span, sha256.Sum256([]byte(c.Text()))})
		}
	}
	body, err := json.Marshal(told)
	if err != nil {
		return Receipt{}, err
	}
	return Receipt{body, s.PublicKey(), base64.StdEncoding.EncodeToString(ed25519.Sign(s.Key, body))}, nil
}

// PublicKey is that of the key that signs receipts, in base64; "" where none does.
func (s *Services) PublicKey() string {
	if s.Key == nil {
		return ""
	}
	return base64.StdEncoding.EncodeToString(s.Key.Public().(ed25519.PublicKey))
}

// ReadReceipt reads a receipt and holds it to its signature. Who may sign is for
// the caller to say, by key, which is the public one in base64.
func ReadReceipt(data []byte) (told Told, key string, err error) {
	var r Receipt
	if err := decodeAll(data, &r); err != nil {
		return Told{}, "", fmt.Errorf("this is no receipt: %w", err)
	}
	public, noKey := base64.StdEncoding.DecodeString(r.PublicKey)
	signature, noSignature := base64.StdEncoding.DecodeString(r.Signature)
	var body bytes.Buffer
	if err := errors.Join(noKey, noSignature, json.Compact(&body, r.Receipt)); err != nil || len(public) != ed25519.PublicKeySize {
		return Told{}, "", errors.Join(ErrForged, err)
	}
	if !ed25519.Verify(public, body.Bytes(), signature) {
		return Told{}, "", ErrForged
	}
	if err := decodeAll(body.Bytes(), &told); err != nil {
		return Told{}, "", fmt.Errorf("this receipt is of a form that this program does not know: %w", err)
	}
	if told.Form != receiptForm {
		return Told{}, "", fmt.Errorf("this receipt is of form %d; this program knows form %d", told.Form, receiptForm)
	}
	return told, r.PublicKey, nil
}

// decodeAll reads one JSON document without fields that nobody knows.
func decodeAll(data []byte, out any) error {
	if len(data) > MaxReceipt {
		return fmt.Errorf("it is longer than %d MB", MaxReceipt>>20)
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(out); err != nil {
		return err
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return errors.New("there is more behind it")
	}
	return nil
}
