#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
# The operator replaces the whole database file while the daemon serves: each one is taken over, and
# nothing of the one before is left in an answer.
# usage: replaced.sh SOURCE_DIR BUILD_DIR
set -euo pipefail
source_dir=$1
. "$source_dir/tests/support/daemon.sh"
daemon_prepare "$2"

make_database() { # FILE LEVEL SETS: Alice's network with this level for audio and more policy sets
	continuityctl import "$source_dir/etc/examples/home-network.sql" --database "$1" >"$work/out"
	{
		echo "UPDATE policy_rule SET level = '$2' WHERE name = 'speech';"
		for set in $(seq 1 "$3"); do
			echo "INSERT INTO policy_set (name, scope, scope_value) VALUES ('set $set', 'hplmn', '00101');"
		done
	} >"$work/more.sql"
	continuityctl import "$work/more.sql" --database "$1" >"$work/out"
}
taken_over() { # COUNT: waits until so many databases were taken over
	local line seen=0
	while IFS= read -r line; do
		[[ $line != *" is in use: "* ]] || seen=$((seen + 1))
		[ "$seen" -lt "$1" ] || return 0
	done < <(timeout 60 tail -n +1 -f --pid="$daemon_pid" "$work/log")
	fail "database $1 was not taken over: $(tail -n 3 "$work/log")"
}
says() { # LEVEL
	ask "$1" sh udr "sip:alice@$network" --origin "hss.$network"
	[ "$(code_of "$work/$1")" = 2001 ] || fail "no answer: $(cat "$work/$1" "$work/log")"
	grep -q "media=\"audio\" service=\"\*\" level=\"$1\"" "$work/$1" ||
		fail "not the new policy: $(cat "$work/$1")"
}

make_database "$work/continuity.db" may 0
make_database "$work/second.db" should 0
make_database "$work/third.db" shall 300
daemon_start
says may
mv "$work/second.db" "$work/continuity.db"
taken_over 1
says should
mv "$work/third.db" "$work/continuity.db"
taken_over 2
says shall
echo "replaced: two databases were taken over, each answered with its own policy"
