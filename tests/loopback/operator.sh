#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
# What an operator asks a running daemon: status with its numbers, explain by name and time, and what
# a wrong word is answered with.
# usage: operator.sh SOURCE_DIR BUILD_DIR
set -euo pipefail
source_dir=$1
. "$source_dir/tests/support/daemon.sh"
daemon_prepare "$2"
echo 'sip = { listen = ( "127.0.0.1:0" ); };' >>"$work/continuity.conf"
daemon_import "$source_dir/etc/examples/home-network.sql"
daemon_start

says() { # CODE PATTERN COMMAND...
	local wanted=$1 pattern=$2 code=0
	shift 2
	timeout 60 continuityctl "$@" "${ctl_config[@]}" >"$work/out" 2>&1 || code=$?
	[ "$code" = "$wanted" ] || fail "$*: exit code $code: $(cat "$work/out")"
	grep -q -e "$pattern" "$work/out" || fail "$*: no \"$pattern\" in $(cat "$work/out")"
	echo "$*: $(grep -m 1 -e "$pattern" "$work/out")"
}

says 0 "^alice, the subscriber starts a session: allowed" explain alice
says 0 "^alice," explain "sip:alice@$network"
says 1 "^continuityctl: nobody: " explain nobody
says 0 "^alice," explain alice --at 2026-11-22T10:00:00Z
says 0 "^alice," explain alice --at 1795341600
says 2 '^continuityctl: --at: "tomorrow" is no time' explain alice --at tomorrow
says 1 'no media "smell"; there are .*text, message, video, audio$' explain alice --media smell
says 1 'no event "nap"; there are originate, terminate, ' explain alice --event nap
says 1 'no access "5G"; there are OTHER, .*EUTRAN' explain alice --placed 5G
says 1 '"WLAN" is a group, not an access: name one of WLAN_' explain alice --placed WLAN
says 1 '"WLAN" is a group, not an access: name one of WLAN_' explain alice --contact phone=WLAN

says 0 "^rx        live sessions 0, 0 to be ended, 0 STRs due$" status
says 0 "^sip       port [1-9][0-9]*, 0 requests, 0 answers" status
ask first rx aar --ip4 192.0.2.7 --media message --origin "pcrf.$network"
[ "$(code_of "$work/first")" = 2001 ] || fail "the first AAR: $(cat "$work/first")"
says 0 "^rx        live sessions 1, 0 to be ended, 0 STRs due$" status
says 0 '"connections_closed": 0' status --json
echo "operator: every question had its answer"
