#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
# Time as a cause, with the clock of the machine: what is refused until a policy set begins is told
# with a Retry-Interval, and a session ends by itself when its contact expires, also over a restart.
# usage: rx_moments.sh SOURCE_DIR BUILD_DIR
set -euo pipefail
source_dir=$1
. "$source_dir/tests/support/daemon.sh"
listener_pid=
clean_up() {
	[ -z "$listener_pid" ] || kill -TERM "$listener_pid" 2>/dev/null || true
	[ -z "$listener_pid" ] || wait "$listener_pid" 2>/dev/null || true
}
daemon_prepare "$2"
daemon_import "$source_dir/etc/examples/home-network.sql"
daemon_start

says() { # NAME PATTERN: a line of what was printed
	grep -qE -e "$2" "$work/$1" || fail "$1: no \"$2\" in $(cat "$work/$1")"
}

# In half an hour Grace may have video over 3G.
begins=$(($(date +%s) + 1800))
cat >"$work/later.sql" <<SQL
INSERT INTO policy_set (name, scope, scope_value, valid_from) VALUES ('later', 'subscription', 'grace', $begins);
INSERT INTO policy_rule (policy_set, name) VALUES ('later', 'all');
SQL
ask now rx aar --ip4 192.0.2.7 --media video --origin "pcrf.$network"
[ "$(code_of "$work/now")" = 5063 ] || fail "before the import: $(cat "$work/now")"
! grep -q Retry-Interval "$work/now" || fail "there is nothing to wait for: $(cat "$work/now")"
daemon_import "$work/later.sql"
before=$(date +%s)
ask later rx aar --ip4 192.0.2.7 --media video --origin "pcrf.$network"
after=$(date +%s)
[ "$(code_of "$work/later")" = 4261 ] || fail "after the import: $(cat "$work/later")"
seconds=$(sed -n 's/^  Retry-Interval (10415\/541): //p' "$work/later")
((${seconds:-0} <= begins - before && ${seconds:-0} >= begins - after)) ||
	fail "Retry-Interval $seconds is not between $((begins - after)) and $((begins - before))"
says later "^  Error-Message .*: component 1, video over UTRAN_PS: .*; it would be authorised in $seconds seconds\$"
says log "1 of video refused: op_restricted .*, for now"
grep Retry-Interval "$work/later"

# Carol's contact expires while she talks: nobody asks, and the AF hears of it, not too early.
ask call rx aar --ip4 192.0.2.3 --media audio --origin "pcscf.$network"
[ "$(code_of "$work/call")" = 2001 ] || fail "the call: $(cat "$work/call")"
listen() {
	: >"$work/heard"
	continuityctl rx listen --count 1 --then-str --for 90 --timeout 60 --origin "pcscf.$network" \
		--to "127.0.0.1:$daemon_port" >"$work/heard" 2>&1 &
	listener_pid=$!
	while IFS= read -r line; do
		case $line in listening*) break ;; esac
	done < <(tail -n +1 -f --pid="$listener_pid" "$work/heard")
}
aborted() { # not before this second
	local code=0
	wait "$listener_pid" || code=$?
	listener_pid=
	[ "$(date +%s)" -ge "$1" ] || fail "it was told before $1"
	[ "$code" = 0 ] || fail "the listener ended with $code: $(cat "$work/heard")"
	says heard '^<<< Abort-Session-Request \(274\) of Rx '
	says heard '^  Abort-Cause .*: BEARER_RELEASED \(0\)$'
	[ "$(code_of "$work/heard")" = 2001 ] || fail "the STR: $(cat "$work/heard")"
	continuityctl sessions "${ctl_config[@]}" | grep -qx '0 live sessions' || fail "the session lives"
}
expire() { # SECONDS ADDRESS
	expires=$(($(date +%s) + $1))
	echo "UPDATE contact SET expires_at = $expires WHERE ip4 = '$2';" >"$work/expires.sql"
	daemon_import "$work/expires.sql"
}
listen
expire 3 192.0.2.3
aborted "$expires"
echo "a contact that expired took its session along"

# A daemon that has started meanwhile has not forgotten.
ask call rx aar --ip4 192.0.2.1 --media audio --origin "pcscf.$network"
[ "$(code_of "$work/call")" = 2001 ] || fail "the other call: $(cat "$work/call")"
expire 8 192.0.2.1
kill -KILL "$daemon_pid"
wait "$daemon_pid" 2>/dev/null || true
daemon_pid=
daemon_port=
daemon_start
listen
aborted "$expires"
echo "rx_moments: what time changed was told, and what it will change as well"
