package chat

import (
	"bytes"
	"encoding/json"
	"io"
	"time"

	"whosaid/bot/table"
	"whosaid/store/news"
)

// audited is a decision as it is exported.
type audited struct {
	ID      string         `json:"id"`
	At      string         `json:"at"` // RFC 3339, UTC
	By      string         `json:"by"`
	Group   news.Pseudonym `json:"group"`
	Subject string         `json:"subject"`
	Ruling  news.Ruling    `json:"ruling"`
	Speaker string         `json:"speaker"`
	Role    string         `json:"role"`
	Outlet  news.OutletID  `json:"outlet"`
	Text    string         `json:"text"`
	Undoes  string         `json:"undoes"`
	Wording string         `json:"wording"`
	Former  string         `json:"former"`
}

func audit(d news.Decision) audited {
	a := audited{
		d.ID, d.At.UTC().Format(time.RFC3339), string(d.By), d.Group, d.Subject.String(), d.Ruling, "", "", d.Outlet, d.Text, d.Undoes, d.Subject.Wording, d.Former,
	}
	if d.Speaker != nil {
		a.Speaker, a.Role = d.Speaker.Name, d.Speaker.Role
	}
	return a
}

// AuditCSV is all decisions as comma-separated values, the first line naming the
// columns.
func AuditCSV(decisions []news.Decision) ([]byte, error) {
	rows := [][]string{{"id", "at", "by", "group", "subject", "ruling", "speaker", "role", "outlet", "text", "undoes", "wording", "former"}}
	for _, d := range decisions {
		a := audit(d)
		rows = append(rows, []string{
			a.ID, a.At, a.By, string(a.Group), a.Subject, string(a.Ruling), a.Speaker, a.Role, string(a.Outlet), a.Text, a.Undoes, a.Wording, a.Former,
		})
	}
	return table.CSV(rows)
}

// AuditLines is all decisions as JSON, one a line.
func AuditLines(decisions []news.Decision) ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	for _, d := range decisions {
		if err := encoder.Encode(audit(d)); err != nil {
			return nil, err
		}
	}
	return out.Bytes(), nil
}

// rewinding reads the same content again after its end, so that a file can be
// sent once more when the first try failed.
type rewinding struct {
	content []byte
	at      int
}

// Read reads up to the end, and from the beginning after that.
func (r *rewinding) Read(into []byte) (int, error) {
	if r.at == len(r.content) {
		r.at = 0
		return 0, io.EOF
	}
	n := copy(into, r.content[r.at:])
	r.at += n
	return n, nil
}
