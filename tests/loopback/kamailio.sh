#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
# Debian's Kamailio asks us over Rx as a P-CSCF, about calls that SIPp makes: what we allow is
# answered and ended with an STR, what operator policy refuses is refused to the caller, at the
# beginning and in the middle of a call. What changes under a call it does not want to know; what ends
# the session ends the call. tshark finds every message of both sides well formed.
# usage: kamailio.sh SOURCE_DIR BUILD_DIR
set -euo pipefail
source_dir=$1
daemon_identity=localhost # kamailio/cdp.xml says why
. "$source_dir/tests/support/daemon.sh"
. "$source_dir/tests/support/recorded.sh"
. "$source_dir/tests/loopback/kamailio/pcscf.sh"
missing=$(pcscf_missing)
command -v tshark >/dev/null || missing="tshark is not installed"
[ -z "$missing" ] || { echo "$missing"; exit 77; }
clean_up() { pcscf_stop; recorded_stop; }
daemon_prepare "$2"
daemon_import "$source_dir/etc/examples/home-network.sql"
# Alice and Bob on LTE, Grace on 3G, where policy restricts video.
import() { # STATEMENTS
	echo "$1" >"$work/change.sql"
	daemon_import "$work/change.sql"
}
import "UPDATE contact SET ip4 = '$caller' WHERE uri = 'sip:alice@192.0.2.1:5060';
	UPDATE contact SET ip4 = '$callee' WHERE uri = 'sip:bob@192.0.2.2:5060';
	UPDATE contact SET ip4 = '$slow', voice_support = 'supported'
		WHERE uri = 'sip:grace@192.0.2.7:5060';"
daemon_start
recorded_start "$2"
pcscf_start "$daemon_port"

# Waits until the daemon has answered so many AARs or STRs so.
answered() { # AAR|STR COUNT CODE
	local line seen=0
	while IFS= read -r line; do
		[[ $line == *": $1 of Rx answered $3 "* ]] || continue
		seen=$((seen + 1))
		[ "$seen" -lt "$2" ] || return 0
	done < <(timeout "$(left)" tail -n +1 -f --pid="$daemon_pid" "$work/log")
	fail "not $2 times $1 $3: $(grep ' of Rx answered ' "$work/log" "$work/kamailio.log")"
}
ends() { # HOW
	[ "$ended" = "$1" ] || fail "the call was $ended, not $1: $(grep ' of Rx ' "$work/log")"
}
offer=$'\r\nm=video 49172 RTP/AVP 98\r\nb=AS:960\r\na=rtpmap:98 H264/90000'

register alice "$caller"
answered AAR 1 2001
echo "Alice registers: AAR of her signalling 2001, 200 OK"

call alice "$caller" bob "$core"
ends answered
answered AAR 3 2001
answered STR 1 2001
echo "Alice calls and adds video: AAR 2001, 200 OK, AAR 2001, 200 OK, BYE, STR 2001"

pictures=$offer media="IP6 2001:db8:0:1::7 2001:db8:99::1" call alice "$caller" bob "$core"
ends answered
answered AAR 5 2001
answered STR 2 2001
echo "Alice calls with video over IPv6: AAR 2001, 200 OK, AAR 2001, 200 OK, BYE, STR 2001"

identity=tel:+15550100002 call alice "$core" bob "$callee"
ends answered
answered AAR 7 2001
answered STR 3 2001
echo "Bob is called by his number: AAR 2001, 200 OK, AAR 2001, 200 OK, BYE, STR 2001"

pictures=$offer call grace "$slow" bob "$core"
ends refused
answered AAR 1 "experimental 5063"
echo "Grace calls with video over 3G: AAR 5063, 488"

call grace "$slow" bob "$core"
ends dropped
answered AAR 8 2001
answered AAR 2 "experimental 5063"
echo "Grace calls over 3G and adds video: AAR 2001, 200 OK, AAR 5063, BYE"

# Until so many of our questions have got no answer.
unanswered() { # COUNT
	until continuityctl status --json "${ctl_config[@]}" | grep -q "\"questions_unanswered\": *$1\b"; do
		[ "$SECONDS" -lt "$patience" ] ||
			fail "not $1 unanswered: $(continuityctl status "${ctl_config[@]}"; cat "$work/log")"
		sleep 0.2
	done
}
alice_has() { # COUNT [STATE]: sessions, and one in that state
	continuityctl sessions --user "sip:alice@$network" "${ctl_config[@]}" >"$work/sessions" ||
		fail "no sessions: $(cat "$work/sessions")"
	grep -q "^$1 live session" "$work/sessions" || fail "not $1 sessions: $(cat "$work/sessions")"
	[ $# = 1 ] || grep -q "  alice  .*$2\$" "$work/sessions" ||
		fail "no session is $2: $(cat "$work/sessions")"
}

# Her call and her signalling: a RAR for each, twice.
stays=1 dial alice "$caller" bob "$core"
await_call
import "UPDATE contact SET access = 'WLAN_TRUSTED' WHERE uri = 'sip:alice@192.0.2.1:5060';"
unanswered 4
alice_has 2 open
echo "Alice's phone moves to WLAN: RAR, RAR again, no answer, the call goes on"
import "INSERT INTO rule_restricted (policy_set, rule, access)
	VALUES ('home default', 'speech', 'WLAN_TRUSTED');"
await_end
ends released
answered STR 4 2001
alice_has 1 open
echo "Policy takes speech off WLAN: ASR, ASA 2001, BYE, STR 2001"

import "DELETE FROM rule_restricted WHERE rule = 'speech' AND access = 'WLAN_TRUSTED';"
stays=1 dial alice "$caller" bob "$core"
await_call
import "DELETE FROM contact WHERE uri = 'sip:alice@192.0.2.1:5060';"
await_end
ends released
answered STR 6 2001
alice_has 0
echo "Alice's phone is gone: ASR, BYE and STR 2001 of her call and of her signalling"

# Everything that was said, as somebody else reads it.
pcscf_stop
daemon_stop
recorded_end
judge_well_formed
of_kind() { # CODE REQUEST OPTIONS...
	local filter="diameter.cmd.code == $1 && diameter.flags.request == $2"
	shift 2
	judge -Y "$filter" "$@"
}
for kind in CER:257 AAR:265 STR:275 ASR:274; do
	asked=$(of_kind "${kind#*:}" 1 | wc -l)
	[ "$asked" = "$(of_kind "${kind#*:}" 0 | wc -l)" ] || fail "not every ${kind%:*} was answered"
	results=$(of_kind "${kind#*:}" 0 -T fields -e diameter.Result-Code \
		-e diameter.Experimental-Result-Code | sort | uniq -c |
		awk '{ print $1 " x " $2 }' | paste -sd,)
	echo "$asked ${kind%:*}, $asked answers, all well formed: $results"
done
# It was asked twice about the call that was aborted first, and answered no RAR at all.
aborted=$(of_kind 274 1 -T fields -e diameter.Session-Id | head -n 1)
asked=$(of_kind 258 1 -T fields -e diameter.Session-Id -e diameter.Specific-Action)
[ "$(grep -c "^$aborted"$'\t6$' <<<"$asked")" = 2 ] || fail "not two RARs of $aborted: $asked"
[ "$(of_kind 258 0 | wc -l)" = 0 ] || fail "Kamailio has learnt to answer RARs"
echo "$(wc -l <<<"$asked") RAR, no answer, all well formed"
echo "5063: $(of_kind 265 0 -T fields -e diameter.Error-Message | sort -u | tr -d '\n')"
# IPv6, and what the standard's grammar does not have, was really there.
codes=$(of_kind 265 1 -T fields -e diameter.avp.code -E aggregator=' ' | tr -s ' ' '\n' | sort -nu)
for code in 97 27 260 276 291 458; do
	grep -qx "$code" <<<"$codes" || fail "Kamailio's AARs had no AVP $code"
done
echo "AVPs of its AARs: $(paste -sd" " <<<"$codes")"
