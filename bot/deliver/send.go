package deliver

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"whosaid/bot/chat"
)

const (
	// answerWithin is how long one request may take.
	answerWithin = 30 * time.Second
	// holdFor is for how long a worker waits for the server's leave; an update
	// that must wait longer goes back to the journal.
	holdFor = 30 * time.Second
	// doubtFor is for how long one message of unknown fate keeps others back.
	doubtFor = 10 * time.Second
)

// laterError is errLater with how much later.
type laterError struct{ after time.Duration }

func (l *laterError) Error() string { return fmt.Sprintf("%v, in %v", errLater, l.after) }
func (l *laterError) Unwrap() error { return errLater }

// moved are chats that have become others.
type moved struct{ chats sync.Map }

func (m *moved) note(from, to int64) { m.chats.Store(from, to) }

func (m *moved) now(chat int64) (int64, bool) {
	to, is := m.chats.Load(chat)
	if !is {
		return chat, false
	}
	return to.(int64), true
}

// enterDoubt waits until few enough messages are on their way unrecorded. One
// that hangs does not keep the others back for long.
func (o *Office) enterDoubt(ctx context.Context, r request) (free func(), err error) {
	if o.doubt == nil || !r.creates {
		return func() {}, nil
	}
	select {
	case o.doubt <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	leave := sync.OnceFunc(func() { <-o.doubt })
	hangs := time.AfterFunc(doubtFor, leave)
	return func() { hangs.Stop(); leave() }, nil
}

// send makes a request until it is done or can never be; what became of it is
// recorded before another may follow. Its error is ErrGone or ErrRefused, or,
// and then nothing is recorded, errLater or the context's.
func (o *Office) send(ctx context.Context, r request, record func(chat.Sent, error)) (chat.Sent, error) {
	began := time.Now()
	pause := backoff{first: 500 * time.Millisecond, most: 20 * time.Second}
	if to, is := o.moved.now(r.to()); is {
		if r.message != 0 {
			return stayedBehind(r, record)
		}
		r.move(to)
	}
	for {
		sent, err := o.settle(ctx, r, record)
		if err == nil || errors.Is(err, chat.ErrGone) || errors.Is(err, chat.ErrRefused) || errors.Is(err, errLater) || ctx.Err() != nil {
			return sent, err
		}
		if to := movedTo(err); to != 0 {
			o.moved.note(r.to(), to)
			if r.message != 0 {
				return stayedBehind(r, record)
			}
			r.move(to)
			o.Observe.Retried("migration")
			continue
		}
		if err := o.pause(ctx, r, err, &pause, began); err != nil {
			if errors.Is(err, chat.ErrRefused) {
				record(chat.Sent{Chat: r.to()}, err)
			}
			return chat.Sent{Chat: r.to()}, err
		}
	}
}

// stayedBehind refuses what is about a message of a group that has become a
// supergroup: there another message has its number.
func stayedBehind(r request, record func(chat.Sent, error)) (chat.Sent, error) {
	sent, err := sentOf(r, nil), fmt.Errorf("%w: %s: the message stayed behind in the group that the supergroup was", chat.ErrRefused, r.method)
	record(sent, err)
	return sent, err
}

// enter waits until the request may be made. The turn is taken last, so that
// what takes a turn goes out at once.
func (o *Office) enter(ctx context.Context, r request) (free func(), err error) {
	for {
		if r.turn {
			if err := o.turns.wait(ctx, r.to()); err != nil {
				return nil, err
			}
		}
		free, err := o.enterDoubt(ctx, r)
		if err != nil {
			return nil, err
		}
		if !r.turn || o.turns.take(r.to(), time.Now()).IsZero() {
			return free, nil
		}
		free()
	}
}

// settle makes a request once. Where that settles it, what became of it is
// recorded; any other error is the library's.
func (o *Office) settle(ctx context.Context, r request, record func(chat.Sent, error)) (chat.Sent, error) {
	free, err := o.enter(ctx, r)
	if err != nil {
		return chat.Sent{}, err
	}
	defer free()
	sent, err := o.once(ctx, r)
	if ctx.Err() != nil && err != nil {
		return chat.Sent{}, ctx.Err()
	}
	switch judge(err) {
	case fine:
		err = nil
	case refused:
		err = final(chat.ErrRefused, r.method, err)
	case gone:
		o.drop(ctx, r.to())
		err = final(chat.ErrGone, r.method, err)
	case movedAway:
		if r.chat != nil && movedTo(err) != r.to() {
			return chat.Sent{}, err
		}
		err = final(chat.ErrRefused, r.method, err)
	default:
		return chat.Sent{}, err
	}
	record(sent, err)
	return sent, err
}

// pause waits before a request is made again. It gives an error where that is
// not worth it, or would keep a worker for too long.
func (o *Office) pause(ctx context.Context, r request, cause error, p *backoff, began time.Time) error {
	o.Observe.Retried(reasonOf(cause))
	after := retryAfter(cause)
	if after > 0 && r.turn {
		o.turns.shut(r.to(), time.Now(), after)
	}
	if time.Since(began)+after > r.within {
		return final(chat.ErrRefused, r.method, cause)
	}
	slog.WarnContext(ctx, "a request is made again", "method", r.method, "after", after, "err", tame(cause))
	if after > holdFor {
		return &laterError{after}
	}
	if after > 0 {
		if !sleep(ctx, after) {
			return ctx.Err()
		}
		return nil
	}
	if !p.wait(ctx) {
		return ctx.Err()
	}
	return nil
}

// once makes a request one time.
func (o *Office) once(ctx context.Context, r request) (chat.Sent, error) {
	ctx, cancel := context.WithTimeout(ctx, answerWithin)
	defer cancel()
	start := time.Now()
	sent, err := o.make(ctx, r)
	if r.turn {
		o.turns.arrived(r.to(), time.Now())
	}
	o.Observe.Requested(r.method, judge(err) == fine, time.Since(start))
	return sent, err
}

// make makes a request by the library, or without it where it has no such method.
func (o *Office) make(ctx context.Context, r request) (chat.Sent, error) {
	if r.raw == nil {
		message, err := r.send(ctx, o.Bot)
		return sentOf(r, message), err
	}
	var answer struct {
		Inline string `json:"inline_message_id"`
	}
	result, err := o.post(ctx, r.method, r.raw)
	if err == nil && json.Unmarshal(result, &answer) != nil {
		slog.WarnContext(ctx, "an answer of an unknown form", "method", r.method)
	}
	return chat.Sent{Inline: answer.Inline}, err
}

func sentOf(r request, message *models.Message) chat.Sent {
	sent := chat.Sent{Chat: r.to(), Message: r.message}
	if message != nil {
		sent.Message = message.ID
		if message.Chat.ID != 0 {
			sent.Chat = message.Chat.ID
		}
	}
	return sent
}

// drop ends what waits for an answer in a chat that is closed to the bot.
func (o *Office) drop(ctx context.Context, chat int64) {
	if chat == 0 {
		return
	}
	n, err := o.Journal.Drop(ctx, laneOf(chat))
	switch {
	case err != nil:
		slog.ErrorContext(ctx, "the updates of a closed chat cannot be dropped", "err", err)
	case n > 0:
		slog.InfoContext(ctx, "a chat is closed to the bot; its updates are dropped", "updates", n)
	}
}

// Administrators are the people who run a group; the bot may ask that of any
// chat that it is in.
func (o *Office) Administrators(ctx context.Context, group int64) ([]int64, error) {
	if to, is := o.moved.now(group); is {
		group = to
	}
	ctx, cancel := context.WithTimeout(ctx, answerWithin)
	defer cancel()
	all, err := o.Bot.GetChatAdministrators(ctx, &bot.GetChatAdministratorsParams{ChatID: group})
	if to := movedTo(err); to != 0 {
		o.moved.note(group, to)
		all, err = o.Bot.GetChatAdministrators(ctx, &bot.GetChatAdministratorsParams{ChatID: to})
	}
	if err != nil {
		return nil, fmt.Errorf("ask who runs a group: %w", tame(err))
	}
	var ids []int64
	for _, one := range all {
		switch {
		case one.Owner != nil && one.Owner.User != nil:
			ids = append(ids, one.Owner.User.ID)
		case one.Administrator != nil:
			ids = append(ids, one.Administrator.User.ID)
		}
	}
	return ids, nil
}
