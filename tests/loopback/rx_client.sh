#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
# continuityctl as an AF: components made of session descriptions, an offer that is answered later
# by another run of the program, the sessions that are live in the meantime, and what descriptions
# that are none get; and what an import takes away is aborted, answered and ended.
# usage: rx_client.sh SOURCE_DIR BUILD_DIR
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

description() { # ADDRESS PORT
	printf '%s\r\n' v=0 "o=- 1 1 IN IP4 $1" s=- "c=IN IP4 $1" 't=0 0' "m=audio $2 RTP/AVP 97" b=AS:41 \
		'a=rtpmap:97 AMR-WB/16000' "m=video $(($2 + 2)) RTP/AVP 99" b=AS:512 'a=rtpmap:99 H264/90000'
}
description 192.0.2.3 49170 >"$work/offer.sdp"
description 198.51.100.9 30000 >"$work/answer.sdp"

says() { # NAME PATTERN: a line of what was printed
	grep -qE -e "$2" "$work/$1" || fail "$1: no \"$2\" in $(cat "$work/$1")"
}

sessions() { # CODE OPTIONS...: output in $work/sessions
	local wanted=$1 code=0
	shift
	timeout 60 continuityctl sessions "$@" "${ctl_config[@]}" >"$work/sessions" 2>&1 || code=$?
	[ "$code" = "$wanted" ] || fail "sessions $*: exit code $code: $(cat "$work/sessions")"
}

sessions 0
says sessions '^0 live sessions$'
sessions 0 --json
[ "$(cat "$work/sessions")" = '{"sessions": []}' ] || fail "no JSON: $(cat "$work/sessions")"

# The offer, then its answer in a modification by another run: the same session, now
# with filters for every flow.
ask offer rx aar --sdp "$work/offer.sdp" --ip4 192.0.2.3 --origin "pcscf.$network"
[ "$(code_of "$work/offer")" = 2001 ] || fail "the offer: $(cat "$work/offer")"
says offer '^  Service-Info-Status .*: PRELIMINARY_SERVICE_INFORMATION \(1\)$'
! grep -q Flow-Description "$work/offer" || fail "an offer alone cannot have filters"
session=$(sed -n 's/^  Session-Id (263, M): //p' "$work/offer" | head -n 1)
ask answer rx aar --sdp "$work/offer.sdp" --answer "$work/answer.sdp" --session "$session" \
	--origin "pcscf.$network"
[ "$(code_of "$work/answer")" = 2001 ] || fail "the answer: $(cat "$work/answer")"
says answer ': permit out 17 from 198.51.100.9 to 192.0.2.3 49173$'
says answer ': permit in 17 from 192.0.2.3 to 198.51.100.9 30003$'
! grep -q Service-Info-Status "$work/answer" || fail "what is answered is final"
[ "$(grep -c Codec-Data "$work/answer")" = 4 ] || fail "no Codec-Data of both: $(cat "$work/answer")"

# Another user's session beside it, and each where it belongs.
ask other rx aar --media audio --ip4 192.0.2.1 --origin "pcscf.$network"
[ "$(code_of "$work/other")" = 2001 ] || fail "the other session: $(cat "$work/other")"
sessions 0
cat "$work/sessions"
says sessions '^20[0-9-]* [0-9:]*  carol  *phone  *EUTRAN  *open$'
says sessions "^    AF       pcscf.$network\$"
says sessions "^    session  $session\$"
says sessions '^     2 video  *ENABLED  *[a-z_]+  +[a-z]'
says sessions '^2 live sessions$'
awk 'length($0) > 100 { print; wide = 1 } END { exit wide }' "$work/sessions" ||
	fail "sessions: a line is too wide"
sessions 0 --user "sip:carol@$network"
says sessions '^1 live session$'
! grep -q '  alice  ' "$work/sessions" || fail "another user's session: $(cat "$work/sessions")"
sessions 0 --user carol --json
says sessions "^\{\"id\":\"$session\",.*\"verdict\":\"[a-z_]+\",\"reason\":\{\"name\":"
sessions 1 --user nobody --json
[ "$(wc -l <"$work/sessions")" = 1 ] || fail "more than a sentence: $(cat "$work/sessions")"
says sessions 'nobody: the identity belongs to no subscriber$'

ask str rx str "$session" --origin "pcscf.$network"
[ "$(code_of "$work/str")" = 2001 ] || fail "the end of the session: $(cat "$work/str")"
sessions 0
says sessions '^1 live session$'

# Descriptions that are none, and words that do not go together: one sentence each.
refused() { # CODE PATTERN OPTIONS...
	local wanted=$1 pattern=$2 code=0
	shift 2
	timeout 60 continuityctl rx aar --to "127.0.0.1:$daemon_port" --origin "pcscf.$network" "$@" \
		>"$work/refused" 2>&1 || code=$?
	[ "$code" = "$wanted" ] || fail "$*: exit code $code: $(cat "$work/refused")"
	says refused "$pattern"
	[ "$(wc -l <"$work/refused")" = 1 ] || fail "more than a sentence: $(cat "$work/refused")"
}
head -c 1048576 /dev/zero | tr '\0' 'a' >"$work/large.sdp"
printf 'v=0\nm=audio 1 RTP/AVP 0\n\0' >"$work/nul.sdp"
head -n 5 "$work/offer.sdp" >"$work/no_media.sdp"
for _ in $(seq 17); do echo 'm=audio 49170 RTP/AVP 0'; done | cat "$work/no_media.sdp" - >"$work/many.sdp"
{ cat "$work/no_media.sdp" && echo 'm=message 2855 TCP/MSRP ('; } >"$work/endless.sdp"
sed '/m=video/,$d' "$work/answer.sdp" >"$work/short.sdp"
refused 1 'large.sdp: .* more than 65536 bytes is not read$' --sdp "$work/large.sdp"
refused 1 'nul.sdp: a NUL is no text$' --sdp "$work/nul.sdp"
refused 1 'no_media.sdp: there is no m= line$' --sdp "$work/no_media.sdp"
refused 1 'many.sdp: there are 17 m= lines, at most 16 are taken$' --sdp "$work/many.sdp"
refused 1 'endless.sdp: m= line 1 is not kind, port, transport and formats$' --sdp "$work/endless.sdp"
refused 1 'missing.sdp: No such file' --sdp "$work/missing.sdp"
refused 1 'the answer has 1 m= lines, the offer 2 ' --sdp "$work/offer.sdp" --answer "$work/short.sdp"
refused 2 'says what --media and --flow would$' --sdp "$work/offer.sdp" --media audio
refused 2 'belong to --sdp$' --answer "$work/answer.sdp"
refused 2 'uplink or downlink$' --direction sideways
refused 2 'no --description$' --sdp "$work/offer.sdp" --answer "$work/answer.sdp" --description

# Policy takes the last session's access away: its AF is told, answers, and ends the session.
: >"$work/heard"
continuityctl rx listen --count 1 --then-str --for 90 --timeout 60 --origin "pcscf.$network" \
	--to "127.0.0.1:$daemon_port" >"$work/heard" 2>&1 &
listener_pid=$!
while IFS= read -r line; do
	case $line in listening*) break ;; esac
done < <(tail -n +1 -f --pid="$listener_pid" "$work/heard")
cat >"$work/restricted.sql" <<'SQL'
INSERT INTO rule_restricted (policy_set, rule, access) VALUES ('home default', 'speech', 'EUTRAN');
SQL
daemon_import "$work/restricted.sql"
code=0
wait "$listener_pid" || code=$?
listener_pid=
[ "$code" = 0 ] || fail "the listener ended with $code: $(cat "$work/heard")"
says heard '^<<< Abort-Session-Request \(274\) of Rx '
says heard '^>>> Abort-Session-Answer \(274\) of Rx '
says heard '^  Termination-Cause .*: DIAMETER_ADMINISTRATIVE \(4\)$'
[ "$(code_of "$work/heard")" = 2001 ] || fail "the STR: $(cat "$work/heard")"
# The log says why, and by which rule.
says log ': ASR of Rx was answered 2001 in [0-9]+ us: BEARER_RELEASED; 1 no longer carried: op_restricted \(rule [0-9]+\)'
sessions 0
says sessions '^0 live sessions$'
echo "what an import takes away is aborted and ended"
echo "rx_client: every description had its components or its sentence"
