#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
# Every kind of message we send is judged by a dissector that is not ours: no malformed mark, no
# unknown AVP, and each kind really was among them.
# usage: tshark.sh SOURCE_DIR BUILD_DIR
set -euo pipefail
source_dir=$1
command -v tshark >/dev/null || { echo "tshark is not installed"; exit 77; }
. "$source_dir/tests/support/daemon.sh"
. "$source_dir/tests/loopback/freediameterd.sh"
recorder=
clean_up() { freediameterd_stop; [ -z "$recorder" ] || kill "$recorder" 2>/dev/null || true; }
daemon_watchdog=12
daemon_prepare "$2"
daemon_import "$source_dir/etc/examples/home-network.sql"
daemon_start

mkfifo "$work/port"
"$2/tests/record" "$daemon_port" "$work/dump" >"$work/port" &
recorder=$!
read -r daemon_port <"$work/port"

hss=(--origin "hss.$network") pcrf=(--origin "pcrf.$network")
ask udr0 sh udr "sip:alice@$network" --data 0 "${hss[@]}"
ask udr10 sh udr "sip:alice@$network" --data 10,17 --identity-set 0,2 "${hss[@]}"
ask udr26 sh udr "sip:alice@$network" --data 26 "${hss[@]}"
ask unknown sh udr "sip:nobody@$network" --data 0 "${hss[@]}"
ask aar rx aar --ip4 192.0.2.1 --media audio "${pcrf[@]}"
ask refused rx aar --ip4 192.0.2.99 --media audio,video "${pcrf[@]}"
session=$(sed -n 's/.*Session-Id (263[^:]*: //p' "$work/aar" | head -n 1)
ask str rx str "$session" "${pcrf[@]}"
ask stranger sh udr "sip:alice@$network" --origin stranger.example --all
# Watchdogs with a peer that is not ours: whoever waits less asks, first the peer, then we.
for freediameterd_watchdog in 6 30; do
	freediameterd_stop
	freediameterd_start "as.$network" "continuity.$network" "$daemon_port"
	freediameterd_await 60 1 'Device-Watchdog-Answer'
done
daemon_stop
kill "$recorder"
wait "$recorder" || true
recorder=

text2pcap -q -T 3868,3868 -D "$work/dump" "$work/capture.pcap" 2>/dev/null ||
	text2pcap -q -T 3868,3868 "$work/dump" "$work/capture.pcap"
judge() {
	tshark -r "$work/capture.pcap" -d tcp.port==3868,diameter "$@" 2>"$work/tshark.err" ||
		fail "tshark: $(cat "$work/tshark.err")"
}
malformed=$(judge -Y '_ws.malformed || _ws.expert.severity >= "Error"' | head -n 5)
[ -z "$malformed" ] || fail "malformed: $malformed"
unknown=$(judge -Y 'diameter.avp.unknown || diameter.avp.invalid-data' | head -n 5)
[ -z "$unknown" ] || fail "the dissector does not know: $unknown"
for kind in 257:False 257:True 306:True 306:False 265:True 265:False 275:False 280:True 280:False 282:True 282:False; do
	count=$(judge -Y "diameter.cmd.code == ${kind%:*} && diameter.flags.request == ${kind#*:}" | wc -l)
	[ "$count" -gt 0 ] || fail "no message of kind $kind was recorded"
	echo "command ${kind%:*} request ${kind#*:}: $count messages, well formed"
done

# The base protocol's kinds go both ways: those of ours are among them.
for kind in 257:False 280:True 280:False 282:True 282:False; do
	count=$(judge -Y "diameter.cmd.code == ${kind%:*} && diameter.flags.request == ${kind#*:} &&
		diameter.Origin-Host == \"continuity.$network\"" | wc -l)
	[ "$count" -gt 0 ] || fail "none of kind $kind was ours"
	echo "command ${kind%:*} request ${kind#*:}: $count of them ours"
done
