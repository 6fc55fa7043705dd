#!/bin/sh
# licences.sh FOLDER: copies the licences of Go and of all modules that are linked
# into the bot into FOLDER, one folder a module. Fails at one that has none.
set -eu
into=${1:?licences.sh needs the folder to write into}
cd "$(dirname "$0")/.."

copy() { # NAME FOLDER
	mkdir -p "$into/$1"
	found=
	for file in "$2"/LICEN[CS]E* "$2"/NOTICE* "$2"/COPYING* "$2"/PATENTS*; do
		[ -f "$file" ] || continue
		cp "$file" "$into/$1/"
		chmod u+w "$into/$1/${file##*/}"
		case ${file##*/} in LICEN*|COPYING*) found=yes ;; esac
	done
	[ "$found" ] || { echo "licences.sh: $1 has no licence" >&2; exit 1; }
}

copy go "$(go env GOROOT)"
go list -deps -f '{{with .Module}}{{if not .Main}}{{.Path}}@{{.Version}} {{.Dir}}{{end}}{{end}}' ./bot | sort -u |
while read -r name folder; do
	[ -n "$name" ] || continue
	copy "$name" "$folder"
done
