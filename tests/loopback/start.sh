#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
# Every reason not to start is one clear line and a non-zero exit code, and a running daemon is not
# harmed by a second one.
# usage: start.sh SOURCE_DIR BUILD_DIR
set -euo pipefail
source_dir=$1
. "$source_dir/tests/support/daemon.sh"
daemon_prepare "$2"

refuses() { # WHAT PATTERN [CONFIGURATION]
	local code=0
	timeout 60 continuityd --config "${3:-$work/wrong.conf}" >"$work/out" 2>"$work/err" || code=$?
	[ "$code" = 1 ] || fail "$1: exit code $code, $(cat "$work/err")"
	[ "$(grep -c '^continuityd: ' "$work/err")" = 1 ] || fail "$1: not one line: $(cat "$work/err")"
	tail -n 1 "$work/err" | grep -q "$2" || fail "$1: said $(cat "$work/err")"
	echo "$1: $(tail -n 1 "$work/err" | sed "s|$work/||g")"
}
# The same complaint, whether it is only checked or meant.
check_refuses() { # WHAT PATTERN
	local code=0
	refuses "$1" "$2"
	timeout 60 continuityd --config "$work/wrong.conf" --check >"$work/out" 2>"$work/err" || code=$?
	[ "$code" = 1 ] || fail "--check, $1: exit code $code, $(cat "$work/out")"
	tail -n 1 "$work/err" | grep -q "$2" || fail "--check, $1: said $(cat "$work/err")"
}
change() { sed "$1" "$work/continuity.conf" >"$work/wrong.conf"; }

refuses "no configuration" "cannot be read" "$work/nowhere.conf"
change 's/^realm/reelm/'
refuses "misspelt setting" "wrong.conf:2: reelm: there is no such setting"
change 's/^identity.*/identity = ;/'
refuses "broken configuration" "wrong.conf:1: syntax error"
change 's/log = "debug"/log = "loud"/'
refuses "unknown log level" 'log: "loud" is none of'
refuses "no database" "continuity.db" "$work/continuity.conf"
echo "this is not a database, whatever its name says, and it is long enough" >"$work/continuity.db"
refuses "not a database" "continuity.db" "$work/continuity.conf"
rm "$work/continuity.db"
sqlite3 "$work/continuity.db" 'CREATE TABLE other (x)'
refuses "a foreign database" "continuity.db" "$work/continuity.conf"
rm "$work/continuity.db"

daemon_import "$source_dir/etc/examples/home-network.sql"
sqlite3 "$work/continuity.db" ".backup $work/newer.db"
sqlite3 "$work/newer.db" 'PRAGMA user_version = 9999'
change 's|continuity.db|newer.db|'
check_refuses "a newer database" "newer.db"
change 's/continuity_sh.fdx/continuity_xy.fdx/'
check_refuses "no such plug-in" "continuity_xy"
change 's/"127.0.0.1:0"/"localhost:0"/'
check_refuses "a name instead of an address" \
	'wrong.conf:11: diameter.listen: "localhost:0" is not an address'
change '/listen/d'
check_refuses "nothing to listen on" "wrong.conf:1: diameter.listen: at least one address"
change '/^extensions/d'
check_refuses "no plug-ins" "wrong.conf:1: extensions: at least one plug-in"
change 's/watchdog = 30/message_limit = 2000/'
check_refuses "too short a limit" "wrong.conf:10: diameter.message_limit: must be between 4096"
change 's/as.ims/hss.ims/'
check_refuses "a peer twice" "wrong.conf:12: identity: a peer of this identity is listed before"
# Whoever holds the state database makes the daemon wait for a while before it gives up.
sqlite3 "$work/held.db" 'CREATE TABLE other (x)'
coproc holder { sqlite3 "$work/held.db"; }
holder_pid=$holder_PID
echo "BEGIN EXCLUSIVE; SELECT 'held';" >&"${holder[1]}"
read -r _ <&"${holder[0]}"
change 's/state.db/held.db/'
check_refuses "a state database in other hands" "held.db"
echo ".quit" >&"${holder[1]}"
wait "$holder_pid" || true

# Who is asked to stop before it serves stops in order, and has opened no port. Until somebody lets go
# of the database it cannot serve.
coproc holder { sqlite3 "$work/continuity.db"; }
holder_pid=$holder_PID
echo "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; SELECT 'held';" >&"${holder[1]}"
until read -r word <&"${holder[0]}" && [ "$word" = held ]; do :; done
continuityd --config "$work/continuity.conf" 2>"$work/log" &
daemon_pid=$!
until mask=$(sed -n 's/^SigBlk:.*\(....\)$/\1/p' "/proc/$daemon_pid/status") && ((0x$mask & 1 << 14)); do
	:
done
daemon_stop_code=0
kill -TERM "$daemon_pid"
wait "$daemon_pid" || daemon_stop_code=$?
daemon_pid=
[ "$daemon_stop_code" = 0 ] || fail "a stop before it served ended with $daemon_stop_code: $(cat "$work/log")"
grep -q "stopped before it served" "$work/log" || fail "stopped so: $(cat "$work/log")"
! grep -q "Diameter on" "$work/log" || fail "a port was opened: $(cat "$work/log")"
echo ".quit" >&"${holder[1]}"
wait "$holder_pid" || true

change 's/"127.0.0.1:0"/"192.0.2.77:0"/'
refuses "an address of somebody else" "192.0.2.77"

continuityd --config "$work/continuity.conf" --check >"$work/out" || fail "--check refused"
grep -q "10 subscriptions, 2 plug-ins, 4 peers: ready to serve" "$work/out" ||
	fail "--check said $(cat "$work/out")"
[ -e "$work/state.db" ] || fail "--check did not try the state database"

daemon_start
change "s/127.0.0.1:0/127.0.0.1:$daemon_port/; s/control.sock/control2.sock/; s/state.db/state2.db/"
refuses "port in use" "$daemon_port"
change "s/state.db/state2.db/"
refuses "control socket in use" "another daemon serves this control socket"
change "s/control.sock/control2.sock/"
refuses "a state database of another daemon" "state.db is in use by another continuityd"
continuityd --config "$work/continuity.conf" --check >"$work/out" ||
	fail "--check refused while the daemon runs"
ask still sh udr "sip:alice@$network" --origin "hss.$network"
[ "$(code_of "$work/still")" = 2001 ] || fail "the first daemon suffered: $(cat "$work/still")"

# Whoever asks in vain is told why, long before its patience ends.
in_vain() { # WHAT PATTERN ADDRESS OPTIONS...
	local what=$1 pattern=$2 address=$3 code=0
	shift 3
	timeout 60 continuityctl sh udr "sip:alice@$network" --to "$address" --timeout 60 "$@" \
		>"$work/out" 2>"$work/err" || code=$?
	[ "$code" = 1 ] || fail "$what: exit code $code"
	grep -q "$pattern" "$work/err" || fail "$what: said $(cat "$work/err")"
	echo "$what: $(cat "$work/err")"
}
in_vain "a stranger" "refuses who.example with Result-Code 3010: this Origin-Host and" \
	"127.0.0.1:$daemon_port" --origin who.example
closed_port=$daemon_port

kill -TERM "$daemon_pid"
code=0
wait "$daemon_pid" || code=$?
daemon_pid=
[ "$code" = 0 ] || fail "an orderly stop ended with $code: $(cat "$work/log")"
[ ! -e "$work/control.sock" ] || fail "the control socket was left behind"
in_vain "nobody there" "127.0.0.1 port $closed_port: connection refused" \
	"127.0.0.1:$closed_port" --origin "hss.$network"
echo "start: every refusal was one line"
