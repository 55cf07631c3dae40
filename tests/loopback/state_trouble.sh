#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
# The file the broker keeps its own data in cannot grow, or somebody else holds it: reads go on,
# changes are refused within a second, and when the trouble is over so is its effect.
# usage: state_trouble.sh SOURCE_DIR BUILD_DIR
set -euo pipefail
source_dir=$1
. "$source_dir/tests/support/daemon.sh"
command -v prlimit >/dev/null || { echo "skipped: prlimit is not here"; exit 77; }
holder_pid=
clean_up() { [ -z "$holder_pid" ] || kill "$holder_pid" 2>/dev/null || true; }
daemon_prepare "$2"
daemon_import "$source_dir/etc/examples/home-network.sql"
daemon_start
as=(--origin "as.$network" --timeout 60)
alice="sip:alice@$network"

# Of two questions the second counts.
ended() { code_of "$work/$1" | tail -n 1; }
put() { # NAME TEXT: a call log that says TEXT
	echo "<log xmlns=\"urn:example:log\">$2</log>" >"$work/$1.xml"
	ask "$1" sh pur "$alice" --indication call-log --next --data "$work/$1.xml" "${as[@]}"
}
held() { # TEXT: a pull answers, and this is what is held
	ask held sh udr "$alice" --indication call-log "${as[@]}"
	[ "$(code_of "$work/held")" = 2001 ] || fail "a pull in trouble: $(cat "$work/held")"
	grep -q ">$1<" "$work/held" || fail "a pull does not tell \"$1\": $(cat "$work/held")"
}
refused() { # NAME: with a code for trouble of ours, soon (a second is meant, a busy machine may take more)
	local microseconds
	case $(ended "$1") in
	5012 | 4101 | 3004) ;;
	*) fail "$1: $(cat "$work/$1")" ;;
	esac
	microseconds=$(sed -n 's/^answered in \([0-9]*\) us .*/\1/p' "$work/$1" | tail -n 1)
	[ "${microseconds:-9999999}" -lt 4000000 ] ||
		fail "$1 took long: $(grep '^answered' "$work/$1")"
}
# Until a change goes through again; what it may take to notice that is not ours to say.
heals() { # TEXT
	local deadline=$((SECONDS + 30))
	until put heals "$1" && [ "$(ended heals)" = 2001 ]; do
		[ $SECONDS -lt $deadline ] || fail "it does not heal: $(cat "$work/heals" "$work/log")"
	done
	held "$1"
}

put first "before"
[ "$(ended first)" = 2001 ] || fail "the first change: $(cat "$work/first")"

# No file of the daemon may grow beyond its first page: as on a full disk.
prlimit --pid "$daemon_pid" --fsize=4096:
for turn in 1 2 3; do
	put "full$turn" "lost $turn"
	refused "full$turn"
	held "before"
done
ask subscribe sh snr "$alice" --data IMSUserState "${as[@]}"
refused subscribe
prlimit --pid "$daemon_pid" --fsize=unlimited:
heals "after the full disk"
echo "a full disk: changes are refused, reads go on, and it heals"

# Another process is in the middle of a write.
exec 8> >(exec sqlite3 "$work/state.db" >"$work/holder" 2>&1)
holder_pid=$!
printf '%s\n' "PRAGMA busy_timeout = 10000;" "BEGIN IMMEDIATE;" "SELECT 'held';" >&8
deadline=$((SECONDS + 20))
until grep -q held "$work/holder"; do
	[ $SECONDS -lt $deadline ] || fail "sqlite3 got no lock: $(cat "$work/holder")"
	sleep 0.05
done
put locked "lost again"
refused locked
held "after the full disk"
printf '%s\n' "ROLLBACK;" ".quit" >&8
exec 8>&-
heals "after the lock"
echo "a locked file: changes are refused, reads go on, and it heals"

daemon_stop
daemon_port=
daemon_start
held "after the lock"
[ "$(sqlite3 "$work/state.db" "PRAGMA integrity_check;")" = ok ] || fail "state.db is damaged"
echo "a restart: what was acknowledged is there, and nothing else"
