#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
# A verdict explained, as people type it: by the daemon and without one the same bytes, every event,
# every way to say what is different, tables that fit the page, and what wrong words get.
# usage: explain.sh SOURCE_DIR BUILD_DIR
set -euo pipefail
source_dir=$1
. "$source_dir/tests/support/daemon.sh"
daemon_prepare "$2"
cat "$source_dir/etc/examples/home-network.sql" - >"$work/network.sql" <<SQL
INSERT INTO policy_set (name, scope, scope_value, version, valid_from, valid_to) VALUES
    ('night', 'subscription', 'alice', 7, 1795298400, 1795320000);
INSERT INTO policy_rule (policy_set, name, media_group, level) VALUES
    ('night', 'at home', '*', 'shall');
INSERT INTO rule_restricted (policy_set, rule, access) VALUES ('night', 'at home', '3GPP');
INSERT INTO remote_restriction (remote, operation) VALUES ('closed.example', 'transfer');
SQL
daemon_import "$work/network.sql"
daemon_start

run() { # CODE OPTIONS...: output in $work/out
	local wanted=$1 code=0
	shift
	timeout 60 continuityctl explain "$@" >"$work/out" 2>&1 || code=$?
	[ "$code" = "$wanted" ] || fail "explain $*: exit code $code: $(cat "$work/out")"
}

# The daemon's answer and one without it; both fit the page and carry no colour.
says() { # PATTERN OPTIONS...
	local pattern=$1
	shift
	run 0 "$@" --at 1795341600 "${ctl_config[@]}"
	cp "$work/out" "$work/by_daemon"
	run 0 "$@" --at 1795341600 --database "$work/continuity.db"
	cmp "$work/by_daemon" "$work/out" || fail "explain $*: the daemon says otherwise"
	grep -qE -e "$pattern" "$work/out" || fail "explain $*: no \"$pattern\" in $(cat "$work/out")"
	! grep -q $'\033' "$work/out" || fail "explain $*: colours outside a terminal"
	awk 'length($0) > 100 { print; wide = 1 } END { exit wide }' "$work/out" ||
		fail "explain $*: a line is too wide"
	echo "explain $*: $(grep -m 1 -E -e "$pattern" "$work/out")"
}

refused() { # CODE PATTERN OPTIONS...
	local wanted=$1 pattern=$2
	shift 2
	run "$wanted" "$@" --database "$work/continuity.db"
	grep -q -e "$pattern" "$work/out" || fail "explain $*: no \"$pattern\" in $(cat "$work/out")"
	[ "$(wc -l <"$work/out")" = 1 ] || fail "explain $*: $(cat "$work/out")"
	echo "explain $*: $(cat "$work/out")"
}

# Every event by its name.
for event in originate terminate access_appeared access_lost transfer_requested srvcc_happened \
	media_added preference_changed controller_lost; do
	says '^carol, ' carol --event "$event" --media audio,video --placed phone=EUTRAN
done
continuityctl explain --help >"$work/out"
[ "$(sed -n '/^Events:$/,$p' "$work/out" | grep -c '^  [a-z_]*  ')" = 10 ] ||
	fail "--help does not list ten events"

# What is there, where it is, and what was refused there.
says '^1 audio: place, phone over EUTRAN$' alice --event terminate
says '^  invite  accept EUTRAN' alice --event terminate
says '^1 audio: place, phone over NR$' alice --contact phone=NR
says 'the network does not support IMS voice there' alice --contact phone=NR,voice=not_supported,phone=WLAN_TRUSTED
says '^1 audio: place, phone over WLAN_TRUSTED$' alice --event terminate --refused phone=EUTRAN
says '^1 audio: .*; now phone over WLAN_TRUSTED$' alice --event access_appeared --placed phone=WLAN_TRUSTED
says '^  why     the address survives, ' alice --event access_appeared --placed WLAN_TRUSTED --address-kept all
says '; lost NR$' alice --event access_lost --placed phone=NR
says '^  \+ .*policy_rule [0-9]+ "speech"$' carol --event terminate

# Media on other devices.
says '^2 video: transfer_now, tablet over WLAN_UNTRUSTED; now phone over EUTRAN$' carol \
	--event iut_requested --media audio,video --placed phone=EUTRAN,phone=EUTRAN \
	--operation transfer --requester phone --target tablet --components 2
says '^ *remote_restriction [0-9]+ "closed.example"\)$' carol \
	--event iut_requested --placed phone=EUTRAN --operation transfer --requester phone \
	--target tablet --remote pbx.closed.example
says '\(iut_not_auth 43' carol --event iut_requested --placed phone=EUTRAN --operation transfer \
	--requester sip:stranger@elsewhere.example --target tablet
says '^  offers  tablet with its media \(control_loss_preference [0-9]+\)$' carol \
	--event controller_lost --media audio,video --placed phone=EUTRAN,tablet=WLAN_UNTRUSTED \
	--contact tablet=WLAN_UNTRUSTED --controller phone
says '\(no_controller 47' carol --event controller_lost --placed tablet=WLAN_UNTRUSTED \
	--contact tablet=WLAN_UNTRUSTED --controller phone --declined tablet

# A policy of some hours: before it, in it, and until when that holds.
run 0 alice --at 2026-11-21T21:59:59Z "${ctl_config[@]}"
grep -q '^  holds   until 2026-11-21 22:00:00 UTC; by version 1 of the policy$' "$work/out" ||
	fail "before the night: $(cat "$work/out")"
run 0 alice --at 2026-11-21T22:00:00Z "${ctl_config[@]}"
grep -q '^  holds   until 2026-11-22 04:00:00 UTC; by version 7 of the policy$' "$work/out" &&
	grep -q '^1 audio: place, phone over WLAN_TRUSTED$' "$work/out" &&
	grep -q '"at home" of "night" says shall' "$work/out" ||
	fail "in the night: $(cat "$work/out")"
echo "explain alice --at: a policy of some hours begins and ends"

# The same question, the same bytes; and it is JSON.
run 0 carol --event terminate --media audio,video --json --at 1795341600 "${ctl_config[@]}"
cp "$work/out" "$work/first"
run 0 carol --event terminate --media audio,video --json --at 1795341600 --database "$work/continuity.db"
cmp "$work/first" "$work/out" || fail "the JSON differs"
for member in '"controller": "phone",' '"offers": \[\],' '"only_device": "phone"' \
	'"policy_version": 1,' '"name": "offered",' '"nontransferable": "drop",'; do
	grep -q "^ *$member\$" "$work/out" || fail "no $member in $(cat "$work/out")"
done
echo "explain carol --json: $(wc -c <"$work/out") bytes, twice the same"

# Wrong words: those that there are, or how it is written.
refused 1 'there is no event "nap"; there are originate, .*preference_changed$' alice --event nap
refused 1 'there is no operation "steal"; there are transfer, add, ' alice --event iut_requested --operation steal
refused 1 'iut_requested needs a request: ' alice --event iut_requested
refused 1 'only iut_requested has a request$' alice --operation transfer
refused 1 'no device "car", only phone, tablet$' carol --controller car
refused 1 'no device "car", only phone, tablet$' carol --event iut_requested --operation add --requester car
refused 1 'no device "car", only phone, tablet$' carol --placed car=EUTRAN
refused 1 'there is no access "5G"; there are OTHER, ' carol --placed phone=5G
refused 1 'there is no voice "loud"; there are not_supported, supported, unknown$' carol --contact phone=NR,voice=loud
refused 1 'quality of a contact is a number from 0 to 100$' carol --contact phone=NR,quality=200
refused 1 'nothing is registered over NR' carol --refused NR
refused 1 'components are numbered from 1 to 1 ' carol --event iut_requested --operation add --components 2
refused 2 '"first" is no number of a component' carol --event iut_requested --operation add --components first
refused 2 '"phone" is not device=access$' carol --contact phone
refused 2 'are not UTF-8$' carol --service $'\xff'
run 2 '' --database "$work/continuity.db"
grep -q 'explain needs USER$' "$work/out" || fail "explain nobody: $(cat "$work/out")"

# An answer that could not be written is not given.
code=0
continuityctl explain carol --database "$work/continuity.db" >/dev/full 2>"$work/out" || code=$?
[ "$code" = 1 ] && grep -q '^continuityctl: standard output: ' "$work/out" ||
	fail "explain >/dev/full: exit code $code: $(cat "$work/out")"
echo "explain: every question had its answer"
