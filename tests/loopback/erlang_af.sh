#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
# An AF that is not ours, on Erlang's diameter, which decodes to the letter: it opens, changes and
# ends sessions, hears of what imports do to them and answers; directly, and with Debian's
# freeDiameterd as an agent between us. What it and the agent say when they restart ends its sessions
# or does not, also when we have restarted in between. tshark reads along.
# usage: erlang_af.sh SOURCE_DIR BUILD_DIR
set -euo pipefail
source_dir=$1
. "$source_dir/tests/support/daemon.sh"
. "$source_dir/tests/support/recorded.sh"
. "$source_dir/tests/loopback/freediameterd.sh"
. "$source_dir/tests/loopback/erlang.sh"
missing=$(erlang_missing)
command -v tshark >/dev/null || missing="tshark is not installed"
[ -z "$missing" ] || { echo "skipped: $missing"; exit 77; }
clean_up() { erlang_stop; freediameterd_stop; recorded_stop; }
near=pcscf.$network far=far.$network agent=dra.$network
daemon_peers=", { identity = \"$agent\"; relays = true; }"
daemon_prepare "$2"
daemon_import "$source_dir/etc/examples/home-network.sql"
import() { # STATEMENT
	echo "$1" >"$work/change.sql"
	daemon_import "$work/change.sql"
}
import "INSERT INTO rx_permission (origin_host) VALUES ('$far');"
daemon_start
recorded_start "$2"
erlang_compile erlang_af erlang_rx

af() { # NAME PORT HOST STATE STEP...
	local name=$1 port=$2 host=$3 state=$4
	shift 4
	erlang_start "$name" erlang_af "$port" "$host" "$network" "continuity.$network" "$state" \
		192.0.2.1 "$@"
}
alice_is_on() { # ACCESS
	import "UPDATE contact SET access = '$1' WHERE uri = 'sip:alice@192.0.2.1:5060';"
}
forbid() { # RULE
	import "INSERT INTO rule_restricted (policy_set, rule, access)
		VALUES ('home default', '$1', 'WLAN_TRUSTED');"
}
said() { # NAME PATTERN
	grep -qE -e "$2" "$work/$1" || fail "$1 did not say $2: $(cat "$work/$1" "$work/log")"
}
kept() { sqlite3 "$work/state.db" "SELECT $1 FROM rx_session;"; }
# What is written down comes and goes behind the answers.
all_gone() {
	local deadline=$((SECONDS + 30))
	until [ "$(kept 'count(*)')" = 0 ]; do
		[ $SECONDS -lt $deadline ] || fail "a session is left: $(cat "$work/log")"
		sleep 0.1
	done
}

# A session from its AAR to its ASR, and one that the AF has lost.
serve() { # NAME PORT HOST VIA
	af "$1" "$2" "$3" 5 astray=1 open=2 lower=2 hear=2001 hear=2001 hear=2001 end=2
	erlang_await "$1" '^lower 2 2001'
	[ "$(kept via)" = "$4" ] || fail "$1 came over $(kept via), not $4"
	alice_is_on WLAN_TRUSTED
	erlang_await "$1" "^RAR .*'Specific-Action' => \[6\]"
	forbid video
	erlang_await "$1" "^RAR .*'Specific-Action' => \[4\]"
	forbid speech
	erlang_end "$1"
	said "$1" '^astray 1 5065 '
	said "$1" "^open 2 2001 .*'IP-CAN-Type' => \[5\].*'RAT-Type' => \[1004\]"
	said "$1" "^open 2 2001 .*'Feature-List' => 3,"
	said "$1" "^RAR .*'AN-Trusted' => \[0\].*'IP-CAN-Type' => \[6\]"
	said "$1" "^RAR .*'Flows' => \[#\{'Media-Component-Number' => 2\}\]"
	said "$1" "^ASR .*'Abort-Cause' => 0"
	said "$1" '^end 2 2001 '
	all_gone
	import "DELETE FROM rule_restricted WHERE access = 'WLAN_TRUSTED';"
	alice_is_on EUTRAN

	# What an answer ends goes in its turn, before a second request is read.
	af "$1.lost" "$2" "$3" 5 open=3 remove=3 hear=5002 astray=4 end=3
	erlang_await "$1.lost" '^remove 3 2001'
	alice_is_on WLAN_TRUSTED
	erlang_end "$1.lost"
	said "$1.lost" '^end 3 5002 '
	all_gone
	alice_is_on EUTRAN
}

serve near "$daemon_port" "$near" "$near"
echo "directly: AAR, RAR of another access, RAR of the video, ASR, STR; and a RAR answered with 5002"
freediameterd_start_agent "$agent" "continuity.$network" "$daemon_port"
serve far "$freediameterd_port" "$far" "$agent"
echo "through an agent: the same"

# A session behind the agent outlives that, whatever it says of itself.
af far.lasting "$freediameterd_port" "$far" 5 open=4
erlang_end far.lasting
freediameterd_stop
freediameterd_start_agent "$agent" "continuity.$network" "$daemon_port"
grep -q "$agent has restarted" "$work/log" || fail "the agent said nothing new: $(cat "$work/log")"
[ "$(kept origin_host)" = "$far" ] || fail "the agent's restart took the session: $(cat "$work/log")"
af far.ending "$freediameterd_port" "$far" 5 end=4
erlang_end far.ending
said far.ending '^end 4 2001 '
all_gone
freediameterd_stop
echo "an agent that restarted: the session behind it goes on"

daemon_stop
recorded_end
judge_well_formed
for kind in AAR:265 RAR:258 ASR:274 STR:275; do
	for request in 1 0; do
		count=$(judge -Y "diameter.cmd.code == ${kind#*:} && diameter.flags.request == $request" | wc -l)
		[ "$count" -gt 0 ] || fail "no ${kind%:*} ($request) was recorded"
		echo "${kind%:*} request $request: $count, well formed"
	done
done
count=$(judge -Y "diameter.cmd.code == 265 && diameter.Route-Record == \"$far\"" | wc -l)
[ "$count" -gt 0 ] || fail "no AAR had a Route-Record"

# It says its state in its CER alone; we have restarted since the session was opened, and hear
# nothing of it before it has restarted.
start_anew() {
	daemon_stop
	daemon_port=
	daemon_start
}
start_anew
af first "$daemon_port" "$near" 7 open=5
erlang_end first
start_anew
for state in 7 6; do
	af "life$state" "$daemon_port" "$near" "$state"
	erlang_end "life$state"
	[ "$(kept 'count(*)')" = 1 ] || fail "$state ended the session: $(cat "$work/log")"
done
start_anew
af life8 "$daemon_port" "$near" 8 end=5 open=6 end=6
erlang_end life8
said life8 '^end 5 5002 '
said life8 '^end 6 2001 '
all_gone
echo "an AF that restarted: its session ended, silently"
