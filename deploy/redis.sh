#!/usr/bin/env bash
# A private Redis 8 with vector sets, for a developer or CI, without root.
#
#   redis.sh [DIR]                 print the path of a redis-server to run
#   redis.sh --start [DIR] [PORT]  start one on 127.0.0.1 with redis.conf beside
#                                  this script; print its URL, then its pid file
#   redis.sh --stop [DIR] [PORT]   stop that one
#
# Looks at WHOSAID_REDIS_SERVER, then at the PATH, then fetches Debian's signed
# packages into DIR, then tries Docker. Only results go to standard output:
#
#   export WHOSAID_REDIS_SERVER=$(deploy/redis.sh)
#
# DIR (default: whosaid/redis8 in the user's cache folder) must not be moved
# once filled. SUITE names another Debian suite than trixie; FORCE=1 fetches anew.
set -euo pipefail

floor=8.0.2
suite=${SUITE:-trixie}
image=redis:8
default_port=6390
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

say() { printf 'redis.sh: %s\n' "$*" >&2; }
fail() {
	say "$@"
	exit 1
}
has() { command -v "$1" >/dev/null 2>&1; }

# at_least A B: is version A the same as B or later?
at_least() {
	local a b i
	IFS=. read -ra a <<<"$1"
	IFS=. read -ra b <<<"$2"
	for i in 0 1 2; do
		((10#${a[i]:-0} == 10#${b[i]:-0})) || return $((10#${a[i]:-0} < 10#${b[i]:-0}))
	done
}

# request PORT WORD …: send one inline command, print the first line of the reply.
request() {
	local port=$1 line
	shift
	{
		exec 3<>"/dev/tcp/127.0.0.1/$port"
	} 2>/dev/null || return 1
	printf '%s\r\n' "$*" >&3
	IFS= read -r -t 5 line <&3 || line=
	if [[ $line == '*'* ]]; then # an array: its first element tells null from full
		IFS= read -r -t 5 line <&3 || line=
	fi
	exec 3>&- 3<&-
	printf '%s\n' "${line%$'\r'}"
}

# answers PID PORT: wait at most ten seconds until the server is ready.
answers() {
	local try
	for ((try = 0; try < 200; try++)); do
		kill -0 "$1" 2>/dev/null || return 1
		[[ $(request "$2" PING) != +PONG ]] || return 0
		sleep 0.05
	done
	return 1
}

# has_vector_sets SERVER: ask a throwaway one. A port that is taken ends the
# server at once, so another is tried.
has_vector_sets() {
	local scratch try port pid reply=
	scratch=$(mktemp -d)
	for ((try = 0; try < 5; try++)); do
		port=$((20000 + RANDOM % 12000))
		"$1" --bind 127.0.0.1 --port $port --dir "$scratch" --save '' --appendonly no >"$scratch/log" 2>&1 9>&- &
		pid=$!
		if answers $pid $port; then
			reply=$(request $port COMMAND INFO VADD)
		fi
		kill $pid 2>/dev/null || true
		wait $pid 2>/dev/null || true
		[[ -z $reply ]] || break
	done
	rm -rf "$scratch"
	[[ $reply == '*'[1-9]* ]]
}

# fits SERVER: is it a Redis that is new enough? Valkey names itself otherwise.
fits() {
	local version
	version=$("$1" --version 2>/dev/null | sed -n 's/^Redis server v=\([0-9][0-9.]*\).*/\1/p') || return 1
	if [[ -z $version ]]; then
		say "$1 is no Redis"
	elif ! at_least "$version" "$floor"; then
		say "$1 is Redis $version; $floor or later is needed"
	elif ! has_vector_sets "$1"; then
		say "$1 is Redis $version without vector sets"
	else
		return 0
	fi
	return 1
}

# mirrors: "origin/label URI" of what apt on this machine reads.
mirrors() {
	# shellcheck disable=SC2016 # the dollars are apt's
	apt-get "$@" indextargets --format '$(ORIGIN)/$(LABEL) $(REPO_URI)' 'Created-By: Packages' 2>/dev/null | sort -u
}

# debian_mirror LABEL < mirrors
debian_mirror() { sed -n "s,^Debian/$1 ,,p" | head -n 1; }

# known_mirrors APT: where apt has no lists yet (a new container), they are
# fetched by the machine's own sources into the private folder.
known_mirrors() {
	local seen own=(-o "Dir::State::lists=$1/known" -o "Dir::Cache=$1/cache")
	seen=$(mirrors)
	if [[ -z $seen ]]; then
		say 'apt has no lists here; fetching them into the private folder'
		mkdir -p "$1/known/partial"
		[[ $(id -u) != 0 ]] || own+=(-o 'APT::Sandbox::User=root')
		apt-get -qq "${own[@]}" update >&2 || say "apt-get update failed; is there a network?"
		seen=$(mirrors "${own[@]}")
	fi
	printf '%s\n' "$seen"
}

# sources SUITE MAIN SECURITY: a sources.list of that suite alone.
sources() {
	local by='[signed-by=/usr/share/keyrings/debian-archive-keyring.gpg]'
	echo "deb $by $2 $1 main"
	case $1 in
	sid) ;;
	experimental) echo "deb $by $2 sid main" ;;
	*)
		echo "deb $by $2 $1-updates main"
		[[ -z $3 ]] || echo "deb $by $3 $1-security main"
		;;
	esac
}

# private_apt APT ARGUMENT …: an apt that sees nothing but the folder and takes
# only what is signed, whatever this machine's own settings allow.
private_apt() {
	local apt=$1 options name
	shift
	options=("Dir::State=$apt" "Dir::State::lists=$apt/lists" "Dir::State::status=$apt/status" "Dir::Cache=$apt/cache"
		"Dir::Etc::sourcelist=$apt/sources.list" "Dir::Etc::sourceparts=$apt/none" "Dir::Etc::preferencesparts=$apt/none"
		APT::Get::AllowUnauthenticated=false Acquire::AllowInsecureRepositories=false Acquire::AllowWeakRepositories=false
		Acquire::AllowDowngradeToInsecureRepositories=false Acquire::Languages=none APT::Update::Error-Mode=any)
	[[ $(id -u) != 0 ]] || options+=(APT::Sandbox::User=root)
	for name in "${options[@]}"; do set -- -o "$name" "$@"; done
	apt-get -qq "$@" >&2
}

# wrap DIR: programs that run with the packages' own loader and libraries, so
# that the system's C library does not matter.
wrap() {
	local dir=$1 loader libraries name real
	loader=$(find "$dir/root" -name 'ld-linux*.so.*' | head -n 1)
	libraries=$(find "$dir/root/usr/lib" -name 'lib*.so.*' -printf '%h\n' | sort -u | paste -sd:)
	for name in redis-server redis-cli redis-benchmark redis-check-aof redis-check-rdb; do
		real=$name
		[[ $name != redis-server ]] || real=redis-check-rdb # Debian's redis-server is a link to this file
		printf '#!/bin/sh\nexec "%s" --argv0 %s --library-path "%s" "%s" "$@"\n' \
			"$loader" $name "$libraries" "$dir/root/usr/bin/$real" >"$dir/bin/$name"
		chmod +x "$dir/bin/$name"
	done
}

# from_debian DIR: fill DIR from signed packages; the mark of completion is
# written last, so that a run that was killed is done again.
from_debian() {
	local dir=$1 apt=$1/apt seen main security tools=redis-tools deb
	local server=$1/bin/redis-server
	if [[ -z ${FORCE:-} && $(cat "$dir/done" 2>/dev/null) == "$suite" ]] && "$server" --version >/dev/null 2>&1; then
		return 0
	fi
	has apt-get && has dpkg-deb || return 1
	rm -rf "$apt" "${dir:?}"/{root,bin,done}
	mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial" "$apt/none" "$apt/debs" "$dir/root" "$dir/bin"
	seen=$(known_mirrors "$apt")
	main=$(debian_mirror Debian <<<"$seen")
	security=$(debian_mirror Debian-Security <<<"$seen")
	if [[ -z $main ]]; then
		say 'apt knows no Debian mirror here'
		return 1
	fi
	[[ $suite != experimental ]] || tools=redis-tools/experimental # only Redis itself from there
	say "fetching Redis of Debian $suite into $dir"
	sources "$suite" "$main" "$security" >"$apt/sources.list"
	: >"$apt/status"
	private_apt "$apt" update || return 1 # a bad signature ends here
	(cd "$apt/debs" && private_apt "$apt" download $tools libc6 libgcc-s1 libstdc++6 libatomic1 \
		libssl3t64 libzstd1 zlib1g libsystemd0 libcap2 libjemalloc2 liblzf1) || return 1
	for deb in "$apt"/debs/*.deb; do dpkg-deb -x "$deb" "$dir/root" || return 1; done
	wrap "$dir" || return 1
	fits "$server" || return 1
	rm -rf "$apt"
	echo "$suite" >"$dir/done"
}

# from_docker DIR: a script that stands for the server. Absolute paths among its
# arguments are mounted where they are. Killing it outright leaves the container.
from_docker() {
	has docker && docker info >/dev/null 2>&1 || return 1
	say "using Docker's $image"
	docker pull -q "$image" >&2 || return 1
	mkdir -p "$1/bin"
	cat >"$1/bin/redis-server" <<-END
		#!/usr/bin/env bash
		mounts=(-v "\$PWD:\$PWD")
		for word in "\$@"; do
			[[ \$word != /* || ! -e \$word || \$word == "\$PWD" ]] || mounts+=(-v "\$word:\$word")
		done
		exec docker run --rm --init --network host --user "\$(id -u):\$(id -g)" -w "\$PWD" "\${mounts[@]}" $image redis-server "\$@"
	END
	chmod +x "$1/bin/redis-server"
}

# find_server DIR prints the path; two at once wait for each other.
find_server() {
	local dir=$1 found
	for found in "${WHOSAID_REDIS_SERVER:-}" "$(command -v redis-server || true)"; do
		if [[ -n $found ]] && fits "$found"; then
			echo "$found"
			return 0
		fi
	done
	mkdir -p "$dir"
	dir=$(cd "$dir" && pwd)
	exec 9>"$dir/.lock"
	! has flock || flock 9
	if from_debian "$dir" || from_docker "$dir"; then
		echo "$dir/bin/redis-server"
		exec 9>&-
		return 0
	fi
	fail "no Redis $floor or later with vector sets. Install it (https://redis.io/docs/latest/operate/oss_and_stack/install/)" \
		"and put redis-server on the PATH, or start Docker for the image $image; on Debian, a network is enough."
}

start() {
	local dir=$1 port=$2 server pid pidfile log
	server=$(find_server "$dir")
	mkdir -p "$dir/data-$port"
	dir=$(cd "$dir" && pwd)
	pidfile=$dir/redis-$port.pid log=$dir/redis-$port.log
	exec 9>"$dir/.start"
	! has flock || flock 9
	if ! pid=$(running "$pidfile" "$port"); then
		[[ -z $(request "$port" PING) ]] || fail "port $port is taken by another server; give another port"
		nohup "$server" "$here/redis.conf" --bind 127.0.0.1 --port "$port" --dir "$dir/data-$port" >"$log" 2>&1 </dev/null 9>&- &
		pid=$!
		echo $pid >"$pidfile"
		if ! answers $pid "$port"; then
			rm -f "$pidfile"
			tail -n 5 "$log" >&2
			fail "the server did not start; its log is $log"
		fi
		say "started process $pid"
	fi
	printf 'redis://127.0.0.1:%s/0\n%s\n' "$port" "$pidfile"
}

# running PIDFILE PORT prints the process id when that server lives and answers.
running() {
	local pid
	pid=$(cat "$1" 2>/dev/null) && [[ -n $pid ]] && kill -0 "$pid" 2>/dev/null && answers "$pid" "$2" && echo "$pid"
}

# stop asks the server that the pid file names to save and end. A number that
# some other program got since is left alone: only a server that answers on the
# port is stopped.
stop() {
	local pidfile=$1/redis-$2.pid pid try
	if ! pid=$(running "$pidfile" "$2"); then
		say "nothing runs on port $2 that $pidfile names"
		rm -f "$pidfile"
		return 0
	fi
	kill "$pid"
	for ((try = 0; try < 600; try++)); do
		if ! kill -0 "$pid" 2>/dev/null; then
			rm -f "$pidfile"
			say "stopped process $pid"
			return 0
		fi
		sleep 0.05
	done
	fail "process $pid has not ended in 30 s"
}

main() {
	local act=find
	case ${1:-} in
	--start | --stop) act=${1#--} && shift ;;
	-h | --help)
		sed -n '2,/^set /{/^#/!d;s/^# \{0,1\}//;p;}' "${BASH_SOURCE[0]}" >&2
		return 0
		;;
	-*) fail "unknown option $1; see --help" ;;
	esac
	local dir=${1:-${XDG_CACHE_HOME:-${HOME:?give a DIR, as HOME is not set}/.cache}/whosaid/redis8} port=${2:-$default_port}
	[[ $port =~ ^[1-9][0-9]{0,4}$ ]] || fail "$port is no port"
	case $act in
	find) find_server "$dir" ;;
	start) start "$dir" "$port" ;;
	stop) stop "$dir" "$port" ;;
	esac
}

main "$@"
