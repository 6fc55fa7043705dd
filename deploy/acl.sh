#!/bin/sh
# acl.sh FOLDER: prints users.acl with the passwords of FOLDER, for Redis's
# aclfile.
#
# users.acl holds rights only, so nobody but the password-less ping of "default"
# gets in with it as it is. (Redis takes no comments there; hence they are here.)
#   reader    finds and reads articles, for a bot that only answers in terminals
#   writer    stores and removes articles: bot ingest, bot remove, bot follow
#   bot       reads articles, and writes its own keys, ws1:{bot}:…: bot serve
#   operator  backup, restore, upgrade; by hand
# Reader and writer have keys of articles only: neither conversations, settings and
# decisions (ws1:{bot}:…), nor the salt of pseudonyms. The keys of evaluations
# (ws1:eval-…) hold articles, too.
#
# FOLDER has a file for each user, named as the user and holding the password,
# at least 16 characters on one line. A user without a file stays locked out.
#
#   mkdir -p -m 700 FOLDER
#   for user in reader writer bot operator; do openssl rand -hex 24 >FOLDER/$user; done
#
# The folder's mode protects them; the files stay readable, as a container's own
# user has to read them.
#
# What is printed holds SHA-256 hashes, never a password.
set -eu
folder=${1:?acl.sh needs the folder with the passwords}
here=$(cd "$(dirname "$0")" && pwd)

while read -r word name rights; do
	[ -n "$word" ] || continue
	file=$folder/$name
	if [ "$name" = default ]; then
		printf '%s %s %s\n' "$word" "$name" "$rights"
	elif [ -f "$file" ]; then
		password=$(tr -d '\r\n' <"$file")
		if [ ${#password} -lt 16 ]; then
			echo "acl.sh: the password of $name has ${#password} characters; at least 16 are needed" >&2
			exit 1
		fi
		hash=$(printf %s "$password" | sha256sum)
		printf '%s %s #%s %s\n' "$word" "$name" "${hash%% *}" "$rights"
	else
		echo "acl.sh: no file $file; $name stays locked out" >&2
		printf '%s %s %s\n' "$word" "$name" "$rights"
	fi
done <"$here/users.acl"
