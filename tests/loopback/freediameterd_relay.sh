#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
# An HSS and a PCRF behind a Diameter agent: Debian's freeDiameterd relays their UDR, AAR and STR to
# us and our answers back. An agent that may not relay is refused.
# usage: freediameterd_relay.sh SOURCE_DIR BUILD_DIR
set -euo pipefail
source_dir=$1
. "$source_dir/tests/support/daemon.sh"
. "$source_dir/tests/loopback/freediameterd.sh"
clean_up() { freediameterd_stop; }
daemon_peers=", { identity = \"dra.$network\"; relays = true; }"
daemon_prepare "$2"
daemon_import "$source_dir/etc/examples/home-network.sql"
daemon_start

start_agent() { freediameterd_start_agent "$1" "continuity.$network" "$daemon_port"; }
ask_agent() { # NAME COMMAND...
	local name=$1
	shift
	continuityctl "$@" --to "127.0.0.1:$freediameterd_port" --destination-realm "$network" \
		--destination-host "continuity.$network" >"$work/$name" 2>&1 || true
}

start_agent "dra.$network"
ask_agent udr sh udr "sip:alice@$network" --origin "hss.$network"
[ "$(code_of "$work/udr")" = 2001 ] || fail "UDR through the agent: $(cat "$work/udr" "$work/log")"
grep -q '<cp:precedence>' "$work/udr" || fail "no document came back: $(cat "$work/udr")"
ask_agent unknown sh udr "sip:nobody@$network" --origin "hss.$network"
[ "$(code_of "$work/unknown")" = 5001 ] || fail "an unknown user: $(cat "$work/unknown")"
ask_agent aar rx aar --ip4 192.0.2.1 --media audio --origin "pcrf.$network"
[ "$(code_of "$work/aar")" = 2001 ] || fail "AAR through the agent: $(cat "$work/aar")"
session=$(sed -n 's/.*Session-Id (263[^:]*: //p' "$work/aar" | head -n 1)
ask_agent str rx str "$session" --origin "pcrf.$network"
[ "$(code_of "$work/str")" = 2001 ] || fail "STR through the agent: $(cat "$work/str")"
echo "relayed: UDR 2001 and 5001, AAR 2001, STR 2001"
freediameterd_stop

# as.$network is a peer, but nobody said that it relays.
start_agent "as.$network"
ask_agent foreign sh udr "sip:alice@$network" --origin "hss.$network"
[ "$(code_of "$work/foreign")" = 5004 ] || fail "a foreign Origin-Host: $(cat "$work/foreign")"
echo "not relayed for a peer that may not: 5004"
