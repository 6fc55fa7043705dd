package pdf

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"time"

	pdfium "github.com/klippa-app/go-pdfium"
	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// Bounds on one file.
const (
	mostPages  = 1000
	mostTime   = 2 * time.Minute
	mostMemory = 8192 // WebAssembly's pages of 64 KB: 512 MB
)

// Reader reads PDFs with PDFium, which runs in a sandbox: it sees no file, no
// network and no more memory than it is given. It starts when it is first needed.
// Without a cache folder its code is interpreted; with one it is compiled, which
// takes long once and then makes pages quick. A Reader is for one goroutine.
type Reader struct {
	cache string
	pool  pdfium.Pool
}

// NewReader is a Reader that keeps compiled code in a folder; "" keeps none.
func NewReader(cache string) *Reader { return &Reader{cache: cache} }

// Close ends PDFium, if it was started.
func (r *Reader) Close() error {
	if r.pool == nil {
		return nil
	}
	return r.pool.Close()
}

func (r *Reader) start(ctx context.Context) error {
	if r.pool != nil {
		return nil
	}
	config := wazero.NewRuntimeConfigInterpreter()
	if cache := openCache(r.cache); cache != nil {
		config = wazero.NewRuntimeConfig().WithCompilationCache(cache)
	}
	pool, err := webassembly.Init(webassembly.Config{
		Context: experimental.WithCompilationWorkers(context.WithoutCancel(ctx), runtime.GOMAXPROCS(0)),
		MaxIdle: 1, MaxTotal: 1, Stdout: io.Discard, Stderr: io.Discard,
		FSConfig: wazero.NewFSConfig(), // nothing of this machine's
		RuntimeConfig: config.WithMemoryLimitPages(mostMemory).
			WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling),
	})
	r.pool = pool
	return err
}

// openCache is where compiled code is kept; nil for nowhere.
func openCache(folder string) wazero.CompilationCache {
	if folder == "" {
		return nil
	}
	cache, err := wazero.NewCompilationCacheWithDir(filepath.Join(folder, "pdfium"))
	if err != nil {
		return nil // a folder that cannot be written to keeps nobody from reading
	}
	return cache
}

// run is a piece of text in one line and font, where it stands on its page: the
// origin is the lower left corner.
type run struct {
	left, top, right, bottom, size float64
	text                           string
}

// pages reads the runs of every page, in the file's order, and which pages have
// something on them but no text.
func (r *Reader) pages(ctx context.Context, raw []byte) (pages [][]run, pictures []int, said metadata, err error) {
	if err := r.start(ctx); err != nil {
		return nil, nil, metadata{}, fmt.Errorf("PDFium does not start: %w", err)
	}
	in, err := r.pool.GetInstance(mostTime)
	if err != nil {
		return nil, nil, metadata{}, fmt.Errorf("PDFium does not start: %w", err)
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	doc, err := in.OpenDocument(&requests.OpenDocument{File: &raw})
	switch {
	case errors.Is(err, pdferrors.ErrPassword), errors.Is(err, pdferrors.ErrSecurity):
		return nil, nil, metadata{}, ErrLocked
	case err != nil:
		return nil, nil, metadata{}, ErrDamaged
	}
	count, err := in.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc.Document})
	if err != nil {
		return nil, nil, metadata{}, ErrDamaged
	}
	if count.PageCount > mostPages {
		return nil, nil, metadata{}, fmt.Errorf("it has %d pages, more than %d", count.PageCount, mostPages)
	}
	end := time.Now().Add(mostTime)
	for i := range count.PageCount {
		switch {
		case ctx.Err() != nil:
			return nil, nil, metadata{}, ctx.Err()
		case time.Now().After(end):
			return nil, nil, metadata{}, fmt.Errorf("reading it takes longer than %v", mostTime)
		}
		runs, picture, err := readPage(in, requests.Page{ByIndex: &requests.PageByIndex{Document: doc.Document, Index: i}})
		if err != nil {
			return nil, nil, metadata{}, fmt.Errorf("page %d cannot be read", i+1)
		}
		pages = append(pages, runs)
		if picture {
			pictures = append(pictures, i+1)
		}
	}
	return pages, pictures, readMetadata(in, doc.Document), nil
}

// readPage reads one page; picture reports whether it shows something, but no text.
func readPage(in pdfium.Pdfium, page requests.Page) (runs []run, picture bool, err error) {
	got, err := in.GetPageTextStructured(&requests.GetPageTextStructured{
		Page: page, Mode: requests.GetPageTextStructuredModeRects, CollectFontInformation: true,
	})
	if err != nil {
		return nil, false, err
	}
	for _, rect := range got.Rects {
		at := rect.PointPosition
		one := run{left: at.Left, top: at.Top, right: at.Right, bottom: at.Bottom, size: at.Top - at.Bottom, text: rect.Text}
		if f := rect.FontInformation; f != nil && f.RenderedSize > 0 {
			one.size = f.RenderedSize
		}
		runs = append(runs, one)
	}
	if len(runs) > 0 {
		return runs, false, nil
	}
	objects, err := in.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: page})
	return nil, err == nil && objects.Count > 0, err
}

// metadata is what a file says of itself.
type metadata struct{ title, author string }

// readMetadata reads what is said; that nothing is, is no fault.
func readMetadata(in pdfium.Pdfium, doc references.FPDF_DOCUMENT) (m metadata) {
	for tag, field := range map[string]*string{"Title": &m.title, "Author": &m.author} {
		if got, err := in.FPDF_GetMetaText(&requests.FPDF_GetMetaText{Document: doc, Tag: tag}); err == nil {
			*field = got.Value
		}
	}
	return m
}
