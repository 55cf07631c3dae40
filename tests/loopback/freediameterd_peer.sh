#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
# Debian's freeDiameterd becomes our peer, stays one over its watchdogs and ours, and both part in
# good order.
# usage: freediameterd_peer.sh SOURCE_DIR BUILD_DIR
set -euo pipefail
source_dir=$1
daemon_watchdog=6
. "$source_dir/tests/support/daemon.sh"
. "$source_dir/tests/loopback/freediameterd.sh"
clean_up() { freediameterd_stop; }
daemon_prepare "$2"
daemon_import "$source_dir/etc/examples/home-network.sql"
daemon_start

freediameterd_start "as.$network" "continuity.$network" "$daemon_port"
grep -q "peer as.$network: open" <(timeout 60 tail -n +1 -f --pid="$daemon_pid" "$work/log") ||
	fail "we did not open: $(cat "$work/log")"
freediameterd_await 40 3 'Device-Watchdog-Answer'
grep -q "STATE_SUSPECT" "$work/freediameterd.log" && fail "freeDiameterd suspected us"
grep -q "peer as.$network: \(suspect\|closed\)" "$work/log" && fail "we lost it: $(cat "$work/log")"
echo "watchdogs seen: $(grep -c 'Device-Watchdog-Answer' "$work/freediameterd.log")"

kill -TERM "$daemon_pid"
freediameterd_await 10 1 'Disconnect-Peer-Request'
freediameterd_await 10 1 'Disconnect-Peer-Answer'
wait "$daemon_pid" || fail "we did not end in good order: $(tail -n 5 "$work/log")"
daemon_pid=
freediameterd_await 10 1 "'STATE_OPEN'.*-> 'STATE_"
echo "freeDiameterd: a peer over its watchdogs, left in good order"
