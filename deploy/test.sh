#!/usr/bin/env bash
# Everything that must hold before a change is taken: formatting, vet,
# staticcheck, all tests with the race detector, and three seconds of each fuzz
# target. At the end it prints how many questions of our own sets are answered
# right. Needs Go and a C compiler; run it from anywhere.
#
# FUZZTIME=30s deploy/test.sh fuzzes longer; FUZZTIME=0 leaves fuzzing out.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

fuzztime=${FUZZTIME:-3s}
begun=$SECONDS
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

step() {
	local name=$1 start=$SECONDS
	shift
	printf '\n== %s\n' "$name"
	if ! "$@"; then
		printf '\n== %s: FAILED after %d s\n' "$name" $((SECONDS - start)) >&2
		exit 1
	fi
	printf '== %s: ok, %d s\n' "$name" $((SECONDS - start))
}

tools() {
	if ! command -v go >/dev/null; then
		echo 'go is not installed; get it from https://go.dev/dl (go.mod names the version)' >&2
		return 1
	fi
	go version
	local cc
	cc=$(go env CC)
	if ! command -v "${cc%% *}" >/dev/null; then
		echo "the race detector needs a C compiler, and $cc is not installed; on Debian: apt-get install gcc libc6-dev" >&2
		return 1
	fi
	export CGO_ENABLED=1
}

formatting() {
	local wrong
	wrong=$(gofmt -l .)
	if [[ -n $wrong ]]; then
		printf 'not formatted; run gofmt -w on:\n%s\n' "$wrong" >&2
		return 1
	fi
}

# targets prints "package name" for each fuzz target: `go test -list` prints the
# names, then a line that ends the package.
targets() {
	go test -list '^Fuzz' ./... | awk '
		/^Fuzz/ { names[++n] = $1 }
		$1 == "ok" { for (i = 1; i <= n; i++) print $2, names[i]; n = 0 }'
}

# redis sets up a private Redis 8 for the tests, or finds one.
redis() {
	WHOSAID_REDIS_SERVER=$(deploy/redis.sh) || return 1
	export WHOSAID_REDIS_SERVER
}

# browser finds Chromium for the tests that open pages, or installs it on Debian where
# that is allowed; without it these tests are skipped.
browser() {
	if ! command -v chromium >/dev/null && command -v apt-get >/dev/null && [[ $(id -u) == 0 ]]; then
		(apt-get update && apt-get install -y --no-install-recommends chromium) >"$work/browser.log" 2>&1 || tail -n 3 "$work/browser.log"
	fi
	if ! command -v chromium >/dev/null; then
		echo 'left out, as chromium is not installed; on Debian: apt-get install chromium'
		return 0
	fi
	export WHOSAID_BROWSER=1
	chromium --version
	axe
}

# axe gets axe-core, which looks for what keeps people from using a page; without npm
# the pages are looked at without it.
axe() {
	if [[ -z ${WHOSAID_AXE:-} ]]; then
		if ! (cd "$work" && npm pack --silent axe-core@4 && tar xf axe-core-*.tgz) >"$work/axe.log" 2>&1; then
			tail -n 3 "$work/axe.log"
			echo 'axe-core is left out, as npm does not get it'
			return 0
		fi
		export WHOSAID_AXE=$work/package/axe.min.js
	fi
	echo "axe-core: $WHOSAID_AXE"
}

# assistant gets a client of the Model Context Protocol that is not ours: the Python
# SDK's. Without it that test is skipped.
assistant() {
	if [[ -z ${WHOSAID_MCP_PYTHON:-} ]]; then
		if ! (python3 -m venv "$work/mcp" && "$work/mcp/bin/pip" install -q --retries 1 'mcp>=2,<3') >"$work/mcp.log" 2>&1; then
			tail -n 3 "$work/mcp.log"
			echo 'left out, as Python does not get the package mcp'
			return 0
		fi
		export WHOSAID_MCP_PYTHON=$work/mcp/bin/python
	fi
	"$WHOSAID_MCP_PYTHON" -c 'import importlib.metadata as m; print("mcp", m.version("mcp"))'
}

# fuzz_one fuzzes one target. The fuzzing engine now and then reports its own
# deadline as a failure; only an input that it wrote down is a finding.
fuzz_one() {
	local package=$1 target=$2 log=$work/fuzz.log try
	for try in 1 2 3 4 5; do
		if go test -run '^$' -fuzz "^$target\$" -fuzztime "$fuzztime" -fuzzminimizetime 5s -parallel 2 "$package" >"$log" 2>&1; then
			printf 'ok   %s %s: %s\n' "$package" "$target" "$(grep -o 'execs: [0-9]*' "$log" | tail -n 1)"
			return 0
		fi
		if [[ $try == 5 ]] || grep -q 'Failing input written' "$log" || ! grep -q 'context deadline exceeded' "$log"; then
			break
		fi
	done
	cat "$log" >&2
	local input
	grep -o 'testdata/fuzz/[^ ]*' "$log" | sort -u | while read -r input; do
		input=$(go list -f '{{.Dir}}' "$package")/$input
		if [[ -f $input ]]; then
			printf '\n%s holds the input:\n' "$input" >&2
			cat "$input" >&2
		fi
	done
	return 1
}

fuzzing() {
	if [[ $fuzztime == 0 ]]; then
		echo 'left out, as FUZZTIME is 0'
		return 0
	fi
	targets >"$work/targets" || return 1
	local package target count=0
	while read -r package target; do
		fuzz_one "$package" "$target" </dev/null || return 1
		count=$((count + 1))
	done <"$work/targets"
	printf '%d fuzz targets, %s each\n' "$count" "$fuzztime"
}

# answers prints the figures of the sets that are only measured. No figure makes
# it fail; a question without an answer, for an error, does.
answers() {
	go build -o "$work/whosaid" ./bot || return 1
	local set
	for set in bot/testdata/invented/v*; do
		printf '%s, questions.dev.jsonl\n' "$set"
		env -u OPENAI_CHAT_MODEL -u OPENAI_EMBEDDING_MODEL -u REDIS_URL -u REDIS_URL_FILE \
			"$work/whosaid" eval --corpus "$set/corpus" --questions "$set/questions.dev.jsonl" || return 1
	done
}

step 'tools' tools
step 'gofmt' formatting
step 'go vet' go vet ./...
step 'staticcheck' go tool staticcheck ./...
step 'a private Redis' redis
step 'a browser' browser
step 'a client for assistants' assistant
step 'tests with the race detector' go test -race -timeout 30m ./...
step 'fuzzing' fuzzing
step 'whole answers' answers
printf '\nall well, %d s\n' $((SECONDS - begun))
