#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
# Whatever becomes of standard input, output and error, the daemon serves and stops in order: closed
# from the start, or a pipe that nobody empties.
# usage: streams.sh SOURCE_DIR BUILD_DIR
set -euo pipefail
source_dir=$1
. "$source_dir/tests/support/daemon.sh"
reader=
clean_up() { [ -z "$reader" ] || kill "$reader" 2>/dev/null || true; }
daemon_prepare "$2"
daemon_import "$source_dir/etc/examples/home-network.sql"

# A free port, as the log cannot be read: that of a daemon that has just stopped.
daemon_start
daemon_stop
sed -i "s/127.0.0.1:0/127.0.0.1:$daemon_port/" "$work/continuity.conf"

await_socket() { until continuityctl status "${ctl_config[@]}" >"$work/status" 2>&1; do
	kill -0 "$daemon_pid" 2>/dev/null || fail "$1: the daemon is gone"
done; }
serves_and_stops() { # WHAT QUESTIONS
	local code=0
	await_socket "$1"
	for _ in $(seq 1 "$2"); do
		ask udr sh udr "sip:alice@$network" --origin "hss.$network"
		[ "$(code_of "$work/udr")" = 2001 ] || fail "$1: $(cat "$work/udr")"
	done
	kill -TERM "$daemon_pid"
	wait "$daemon_pid" || code=$?
	daemon_pid=
	[ "$code" = 0 ] || fail "$1: an orderly stop ended with $code"
	echo "$1: served and stopped"
}

continuityd --config "$work/continuity.conf" <&- >&- 2>&- &
daemon_pid=$!
serves_and_stops "all streams closed" 2

# A pipe of 64 KiB that is held open and never read; each question is several lines in the log.
mkfifo "$work/full"
sleep 1000 <"$work/full" &
reader=$!
continuityd --config "$work/continuity.conf" 2>"$work/full" &
daemon_pid=$!
await_socket "a full pipe"
serves_and_stops "a pipe nobody reads" 130
