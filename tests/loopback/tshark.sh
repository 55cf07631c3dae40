#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
# Every kind of message we send is judged by a dissector that is not ours: no malformed mark, no
# unknown AVP, and each kind really was among them.
# usage: tshark.sh SOURCE_DIR BUILD_DIR
set -euo pipefail
source_dir=$1
command -v tshark >/dev/null || { echo "tshark is not installed"; exit 77; }
. "$source_dir/tests/support/daemon.sh"
. "$source_dir/tests/support/recorded.sh"
. "$source_dir/tests/support/listener.sh"
. "$source_dir/tests/loopback/freediameterd.sh"
clean_up() { listener_stop; freediameterd_stop; recorded_stop; }
daemon_watchdog=12
daemon_prepare "$2"
daemon_import "$source_dir/etc/examples/home-network.sql"
cat >"$work/servers.sql" <<EOF
INSERT INTO sh_permission (origin_host, data_reference, service_indication, may_pull, may_update, may_notify)
    VALUES ('pcscf.$network', 'RepositoryData', 'log*', 1, 1, 1);
EOF
daemon_import "$work/servers.sql"
daemon_start
recorded_start "$2"

hss=(--origin "hss.$network") pcrf=(--origin "pcrf.$network")
ask udr0 sh udr "sip:alice@$network" --data 0 "${hss[@]}"
ask udr10 sh udr "sip:alice@$network" --data 10,17 --identity-set 0,2 "${hss[@]}"
ask udr26 sh udr "sip:alice@$network" --data 26 "${hss[@]}"
ask unknown sh udr "sip:nobody@$network" --data 0 "${hss[@]}"
# Updates, subscriptions and notifications, granted and refused.
as=(--origin "as.$network") writer=(--origin "pcscf.$network")
echo '<log/>' >"$work/log.xml"
for sequence in 0 1 7; do
	ask "pur$sequence" sh pur "sip:alice@$network" --indication log --sequence $sequence --data "$work/log.xml" \
		"${writer[@]}"
done
ask pur_several sh pur "sip:alice@$network" --indication log1,log2 --sequence 0,4 --data "$work/log.xml,$work/log.xml" \
	"${writer[@]}"
ask snr sh snr "sip:alice@$network" --indication log --send-data --expires 600 "${writer[@]}"
ask snr_absent sh snr "sip:alice@$network" --indication log9 "${writer[@]}"
listener_start listener --user "sip:alice@$network" --indication log --count 1 --for 60 "${as[@]}"
ask pur_next sh pur "sip:alice@$network" --indication log --next --data "$work/log.xml" "${writer[@]}"
listener_heard listener 'Push-Notification-Answer'

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

recorded_end
judge_well_formed
for kind in 257:False 257:True 306:True 306:False 307:True 307:False 308:True 308:False \
	309:True 309:False 265:True 265:False 275:False 280:True 280:False 282:True 282:False; do
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
