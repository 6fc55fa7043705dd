package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"slices"
	"time"

	"whosaid/store/news"
	"whosaid/store/words"
)

// record is what a manifest holds.
type record struct {
	Files    words.Files // of the index
	Articles []recorded
}

// recorded is a listing as it is kept.
type recorded struct {
	ID             news.ArticleID
	Time, Sequence uint64
	Outlet         *news.Outlet
	Published      time.Time
	Language       string
	Passages       []string
}

// errManifest is the error of a manifest that is damaged or of another form.
var errManifest = errors.New("not the manifest of a keyword index")

// manifestForm begins every manifest; another form has another one.
const manifestForm = "whosaid-words-1\n"

// writeManifest writes the form, the record, and a CRC-32 of both.
func writeManifest(path string, r record) (err error) {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	crc := crc32.NewIEEE()
	out := io.MultiWriter(file, crc)
	if _, err := io.WriteString(out, manifestForm); err != nil {
		return err
	}
	if err := json.NewEncoder(out).Encode(r); err != nil {
		return err
	}
	_, err = file.Write(crc.Sum(nil))
	return err
}

func readManifest(path string) (record, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return record{}, err
	}
	end := len(data) - crc32.Size
	if end < len(manifestForm) || string(data[:len(manifestForm)]) != manifestForm ||
		!slices.Equal(sumOf(data[:end]), data[end:]) {
		return record{}, errManifest
	}
	var r record
	if err := json.Unmarshal(data[len(manifestForm):end], &r); err != nil {
		return record{}, fmt.Errorf("%w: %w", errManifest, err)
	}
	return r, nil
}

func sumOf(data []byte) []byte {
	crc := crc32.NewIEEE()
	_, _ = crc.Write(data) // a hash takes everything
	return crc.Sum(nil)
}
