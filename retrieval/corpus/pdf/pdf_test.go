package pdf

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

var update = flag.Bool("update", false, "write the sample anew")

// shown is one line of a page that a test sets: size and place in points.
type shown struct {
	size, x, y float64
	text       string
}

// set writes a PDF whose one font tells its letters (as fonts of word processors
// do); tells is how it tells of a letter, "" for not at all. info is the document's dictionary.
func set(info string, tells func(rune) string, pages ...[]shown) []byte {
	var out bytes.Buffer
	var offsets []int
	object := func(body string) {
		offsets = append(offsets, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", len(offsets), body)
	}
	stream := func(s string) string { return fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(s), s) }
	out.WriteString("%PDF-1.7\n")
	var kids, cmap strings.Builder
	codes := map[rune]int{} // by their order of appearance, so that every run writes the same bytes
	for _, r := range strings.Join(texts(pages), "") {
		if codes[r] == 0 {
			codes[r] = len(codes) + 1
			if told := tells(r); told != "" {
				fmt.Fprintf(&cmap, "<%04x> <%s>\n", codes[r], told)
			}
		}
	}
	for i := range pages {
		fmt.Fprintf(&kids, "%d 0 R ", 7+2*i)
	}
	object("<< /Type /Catalog /Pages 2 0 R >>")
	object(fmt.Sprintf("<< /Type /Pages /Kids [ %s] /Count %d >>", kids.String(), len(pages)))
	object("<< /Type /Font /Subtype /Type0 /BaseFont /Ours /Encoding /Identity-H /DescendantFonts [ 4 0 R ] /ToUnicode 5 0 R >>")
	object("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Ours /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 /FontDescriptor << /Type /FontDescriptor /FontName /Ours /Flags 4 /Ascent 800 /Descent -200 /FontBBox [0 -200 500 800] >> >>")
	object(stream("/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange " +
		fmt.Sprint(strings.Count(cmap.String(), "\n")) + " beginbfchar\n" + cmap.String() + "endbfchar endcmap end"))
	object("<< " + info + " >>")
	for i, lines := range pages {
		object(fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F 3 0 R >> >> /Contents %d 0 R >>", 8+2*i))
		var content strings.Builder
		content.WriteString("0 0 1 1 re f\n")
		for _, l := range lines {
			fmt.Fprintf(&content, "BT /F %g Tf 1 0 0 1 %g %g Tm <", l.size, l.x, l.y)
			for _, r := range l.text {
				fmt.Fprintf(&content, "%04x", codes[r])
			}
			content.WriteString("> Tj ET\n")
		}
		object(stream(content.String()))
	}
	xref := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, at := range offsets {
		fmt.Fprintf(&out, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&out, "trailer << /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, xref)
	return out.Bytes()
}

func texts(pages [][]shown) (all []string) {
	for _, lines := range pages {
		for _, l := range lines {
			all = append(all, l.text)
		}
	}
	return all
}

// honest tells every letter as it is.
func honest(r rune) string {
	var out strings.Builder
	for _, unit := range utf16.Encode([]rune{r}) {
		fmt.Fprintf(&out, "%04x", unit)
	}
	return out.String()
}

// column sets lines below each other.
func column(size, x, y float64, lines ...string) (all []shown) {
	for i, text := range lines {
		all = append(all, shown{size, x, y - float64(i)*1.2*size, text})
	}
	return all
}

var report = [][]shown{
	slices.Concat(
		column(10, 50, 780, "Norwick Harbour Board"),
		column(20, 50, 740, "The ferry to Moss", "was stopped"),
		column(10, 50, 680, "The ferry to Moss was stopped on Monday be-", "cause of a crack in its hull, a well-known fault", "of such ferries, the board said."),
		column(10, 62, 644, "“We will mend it within nine days,” said"), column(10, 50, 632, "Anna Berg, the county engineer. It is a well-", "known fault. The quay at Moss is closed until"),
		column(10, 50, 30, "Page 1 of 3"),
	),
	slices.Concat(
		column(10, 50, 780, "Norwick Harbour Board"),
		column(10, 50, 740, "Friday, she added.", "Покупці чекають на новини, сказав речник по-", "рту в понеділок."),
		column(10, 50, 30, "Page 2 of 3"),
	),
	column(10, 50, 30, "Page 3 of 3"),
}

const reportText = "The ferry to Moss was stopped\n\n" +
	"The ferry to Moss was stopped on Monday because of a crack in its hull, a well-known fault of such ferries, the board said.\n\n" +
	"“We will mend it within nine days,” said Anna Berg, the county engineer. It is a well-known fault. The quay at Moss is closed until Friday, she added.\n\n" +
	"Покупці чекають на новини, сказав речник порту в понеділок."

// TestRead holds that paragraphs come out whole, over lines, columns and pages,
// without what stands at the edges, and that each page's place is known.
func TestRead(t *testing.T) {
	r := NewReader("")
	t.Cleanup(func() { _ = r.Close() })
	got, err := r.Read(t.Context(), set("/Title (report_final_2.docx) /Author (Anna Berg)", honest, report...))
	if err != nil || got.Text != reportText {
		t.Fatalf("Read = %q, %v, want %q", got.Text, err, reportText)
	}
	if want := []int{0, strings.Index(reportText, "Friday"), len(reportText)}; !slices.Equal(got.Pages, want) {
		t.Errorf("pages begin at %v, want %v", got.Pages, want)
	}
	if got.Title.Value != "The ferry to Moss was stopped" || got.Title.Rule != "largest line" || got.Author.Value != "Anna Berg" {
		t.Errorf("title %+v, author %+v", got.Title, got.Author)
	}
	t.Run("two columns", func(t *testing.T) {
		page := slices.Concat(
			column(10, 50, 700, "The board met on Tuesday and decided", "that the ferry must be mended before"),
			column(10, 320, 700, "anybody sails with it again, it said.", "No date was given by the county then."))
		got, err := r.Read(t.Context(), set("", honest, page))
		if want := "The board met on Tuesday and decided that the ferry must be mended before anybody sails with it again, it said. No date was given by the county then."; err != nil || got.Text != want {
			t.Errorf("Read = %q, %v, want %q", got.Text, err, want)
		}
	})
	t.Run("headings and lists", func(t *testing.T) {
		page := slices.Concat(column(10, 50, 700, "What was found", "A crack runs along the hull, from bow to", "stern, and it is wide.", "• One plate is bent in the middle of it", "and was bent before.", "• Two are gone."))
		got, err := r.Read(t.Context(), set("", honest, page))
		if want := "What was found\n\nA crack runs along the hull, from bow to stern, and it is wide.\n\n• One plate is bent in the middle of it and was bent before.\n\n• Two are gone."; err != nil || got.Text != want {
			t.Errorf("Read = %q, %v, want %q", got.Text, err, want)
		}
	})
	t.Run("a page that is a picture", func(t *testing.T) {
		got, err := r.Read(t.Context(), set("", honest, report[0], nil))
		if err != nil || !slices.Equal(got.Scans, []int{2}) {
			t.Errorf("Read = scans %v, %v, want page 2", got.Scans, err)
		}
	})
	for _, tt := range []struct {
		name string
		raw  []byte
		want error
	}{
		{"scan", set("", honest, nil, nil), ErrScan},
		{"letters that are not told", set("", func(r rune) string { return honest(0xe000 + r%100) }, report[0]), ErrGarbled},
		{"not a PDF", []byte("%PDF-1.7 none"), ErrDamaged},
		{"cut off", set("", honest, report...)[:300], ErrDamaged},
	} {
		if got, err := r.Read(t.Context(), tt.raw); !errors.Is(err, tt.want) {
			t.Errorf("%s: Read = %.40q, %v, want %v", tt.name, got.Text, err, tt.want)
		}
	}
}

// TestSample writes with -update the PDF that other tests read.
func TestSample(t *testing.T) {
	const name = "testdata/ferry.pdf"
	made := set("/Title (report_final_2.docx) /Author (Anna Berg)", honest, report...)
	if *update {
		if err := os.WriteFile(name, made, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if kept, err := os.ReadFile(name); err != nil || !bytes.Equal(kept, made) {
		t.Errorf("%s is not as this test makes it: %v", name, err)
	}
}

// TestReadCompiled reads with compiled code, which takes long to make, where a
// cache is given that the environment names.
func TestReadCompiled(t *testing.T) {
	cache := os.Getenv("WHOSAID_PDF_CACHE")
	if cache == "" {
		t.Skip("WHOSAID_PDF_CACHE names no folder to keep compiled code in")
	}
	r := NewReader(cache)
	t.Cleanup(func() { _ = r.Close() })
	if got, err := r.Read(t.Context(), set("", honest, report...)); err != nil || got.Text != reportText {
		t.Errorf("Read = %q, %v", got.Text, err)
	}
}
