#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
# Debian's Kamailio asks us over Rx as a P-CSCF, about calls that SIPp makes: what we allow is
# answered and ended with an STR, what operator policy refuses is refused to the caller, at the
# beginning and in the middle of a call. tshark finds every message of both sides well formed.
# usage: kamailio.sh SOURCE_DIR BUILD_DIR
set -euo pipefail
source_dir=$1
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
cat >"$work/addresses.sql" <<END
UPDATE contact SET ip4 = '$caller' WHERE uri = 'sip:alice@192.0.2.1:5060';
UPDATE contact SET ip4 = '$callee' WHERE uri = 'sip:bob@192.0.2.2:5060';
UPDATE contact SET ip4 = '$slow', voice_support = 'supported'
    WHERE uri = 'sip:grace@192.0.2.7:5060';
END
daemon_import "$work/addresses.sql"
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
for kind in CER:257 AAR:265 STR:275; do
	asked=$(of_kind "${kind#*:}" 1 | wc -l)
	[ "$asked" = "$(of_kind "${kind#*:}" 0 | wc -l)" ] || fail "not every ${kind%:*} was answered"
	results=$(of_kind "${kind#*:}" 0 -T fields -e diameter.Result-Code \
		-e diameter.Experimental-Result-Code | sort | uniq -c |
		awk '{ print $1 " x " $2 }' | paste -sd,)
	echo "$asked ${kind%:*}, $asked answers, all well formed: $results"
done
echo "5063: $(of_kind 265 0 -T fields -e diameter.Error-Message | sort -u | tr -d '\n')"
# IPv6, and what the standard's grammar does not have, was really there.
codes=$(of_kind 265 1 -T fields -e diameter.avp.code -E aggregator=' ' | tr -s ' ' '\n' | sort -nu)
for code in 97 27 260 276 291 458; do
	grep -qx "$code" <<<"$codes" || fail "Kamailio's AARs had no AVP $code"
done
echo "AVPs of its AARs: $(paste -sd" " <<<"$codes")"
