package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"whosaid/store/news"
)

// lines hands out what a person or a pipe asks, one line at a time; io.EOF ends it.
type lines interface {
	Next() (string, error)
}

// questions reads standard input: with line editing and a history on a
// terminal, else as it comes.
func (a *app) questions(ctx context.Context) lines {
	in := interruptible{ctx, a.in}
	if file, ok := a.in.(*os.File); ok && isTerminal(file) {
		return newKeyboard(file, in, a.err)
	}
	return pipe{bufio.NewReader(in)}
}

// keyboard edits lines on a terminal; the arrows bring earlier ones back.
type keyboard struct {
	file   *os.File
	out    io.Writer
	editor *term.Terminal
}

func newKeyboard(file *os.File, in io.Reader, out io.Writer) *keyboard {
	editor := term.NewTerminal(struct {
		io.Reader
		io.Writer
	}{in, out}, "ask> ")
	if width, height, err := term.GetSize(int(file.Fd())); err == nil && width > 0 {
		// Only fails when the prompt cannot be drawn again, and none is shown yet.
		_ = editor.SetSize(width, height)
	}
	return &keyboard{file, out, editor}
}

// Next takes the terminal over while a line is edited, and gives it back. Ctrl-C
// and Ctrl-D end the row.
func (k *keyboard) Next() (line string, err error) {
	fd := int(k.file.Fd())
	state, err := term.MakeRaw(fd)
	if err != nil {
		return "", err
	}
	defer func() {
		if restored := term.Restore(fd, state); err == nil {
			err = restored
		}
	}()
	if line, err = k.editor.ReadLine(); err != nil {
		// Leave the prompt's line, past the editor, which would show the prompt
		// again; if that fails, so does all else.
		_, _ = io.WriteString(k.out, "\r\n")
	}
	return line, err
}

// pipe reads lines that nobody edits.
type pipe struct{ in *bufio.Reader }

// Next keeps of a line no more than shows that it is too long for a question.
func (p pipe) Next() (string, error) {
	var line strings.Builder
	for {
		part, err := p.in.ReadSlice('\n')
		room := news.MaxQuestion + 2 - line.Len()
		line.Write(part[:min(len(part), max(room, 0))])
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF) && line.Len() > 0:
			return line.String(), nil
		}
		return strings.TrimRight(line.String(), "\r\n"), err
	}
}
