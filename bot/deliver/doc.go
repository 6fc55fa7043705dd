// Package deliver stands between Telegram and what handles updates. It takes
// updates in, by polling or a webhook, and confirms none before a journal keeps
// it; it hands them out, those of one chat in order and one at a time; and it
// makes the requests of handlers, under the platform's limits, again where that
// helps, and once each however often an update is handled.
package deliver
