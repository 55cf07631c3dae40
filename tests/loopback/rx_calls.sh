#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
# Calls as a lab plays them with continuityctl: every example description, a call that is offered,
# answered, held, resumed, gets video and loses it, several dialogues, an emergency, another AF's
# session; every AVP of an AAR by its word, and words that are none.
# usage: rx_calls.sh SOURCE_DIR BUILD_DIR
set -euo pipefail
source_dir=$1
. "$source_dir/tests/support/daemon.sh"
daemon_prepare "$2"
daemon_import "$source_dir/etc/examples/home-network.sql"
daemon_start
sdp=$source_dir/etc/examples/sdp

says() { # NAME PATTERN: a line of what was printed
	grep -qE -e "$2" "$work/$1" || fail "$1: no \"$2\" in $(cat "$work/$1")"
}
gets() { # CODE NAME WORDS...: of rx aar as the P-CSCF
	local wanted=$1 name=$2
	shift 2
	ask "$name" rx aar --origin "pcscf.$network" "$@"
	[ "$(code_of "$work/$name")" = "$wanted" ] || fail "$name: not $wanted: $(cat "$work/$name")"
}
components() { # PATTERNS...: of carol's only session, in order
	continuityctl sessions --user carol "${ctl_config[@]}" >"$work/components"
	says components '^1 live session$'
	sed -nE 's/^ +([0-9]+) ([a-z]+) +([A-Z-]+) .*/\1 \2 \3/p' "$work/components" >"$work/seen"
	printf '%s\n' "$@" | cmp -s - "$work/seen" || fail "not \"$*\": $(cat "$work/components")"
}
session_of() { sed -n 's/^  Session-Id (263, M): //p' "$work/$1" | head -n 1; }
end_of() { # NAME
	ask end rx str "$(session_of "$1")" --origin "pcscf.$network"
	[ "$(code_of "$work/end")" = 2001 ] || fail "no end of $1: $(cat "$work/end")"
}

for offer in text msrp webrtc video; do
	gets 2001 "$offer" --sdp "$sdp/$offer-offer.sdp" --ip4 192.0.2.3
	end_of "$offer"
done
says text '^    Media-Type .*: TEXT \(5\)$'
says msrp '^    Media-Type .*: MESSAGE \(6\)$'
says webrtc '^    Media-Component-Number .*: 3$'
[ "$(grep -c 'RTCP (1)' "$work/webrtc")" = 0 ] || fail "RTCP has a flow beside a multiplexed one"
says video '^    RS-Bandwidth .*: 6000$'
gets 2001 six --sdp "$sdp/ipv6-offer.sdp" --answer "$sdp/ipv6-answer.sdp" --ip6 2001:db8:0:3::5/128
says six ': permit out 17 from 2001:db8:ffff::9 to 2001:db8:0:3::5 49500$'
end_of six

gets 2001 call --sdp "$sdp/voice-offer.sdp" --ip4 192.0.2.3 --charging-id icid-1
says call '^      a=rtpmap:116 EVS/16000/1$'
components '1 audio ENABLED'
running=(--session "$(session_of call)")
gets 2001 alerting --sdp "$sdp/voice-offer.sdp" --answer "$sdp/voice-answer.sdp" "${running[@]}"
components '1 audio DISABLED'
gets 2001 hold --sdp "$sdp/hold-offer.sdp" --answer "$sdp/hold-answer.sdp" "${running[@]}"
components '1 audio ENABLED-UPLINK'
gets 2001 more --sdp "$sdp/video-offer.sdp" --answer "$sdp/video-answer.sdp" "${running[@]}" \
	--request-type update
components '1 audio ENABLED' '2 video ENABLED'
gets 2001 less --sdp "$sdp/video-offer.sdp" --answer "$sdp/video-rejected.sdp" "${running[@]}"
components '1 audio ENABLED'
gets 5002 late --media audio --session nobody --request-type update
gets 5064 twice --ip4 192.0.2.3 --charging-id icid-1
ask stranger rx aar "${running[@]}" --origin "pcrf.$network"
[ "$(code_of "$work/stranger")" = 5002 ] || fail "another AF's session: $(cat "$work/stranger")"
end_of call

# Each dialogue of a forked call may have its own answer.
gets 2001 fork --sdp "$sdp/voice-offer.sdp" --answer "$sdp/voice-answer.sdp" --ip4 192.0.2.3 \
	--service-info preliminary --dialogues several
continuityctl sessions --user carol "${ctl_config[@]}" >"$work/forked"
says forked '^    media    preliminary, of several dialogues$'
end_of fork
gets 2001 sos --ip4 192.0.2.3 --service-urn sos.police
end_of sos

gets 2001 words --ip4 192.0.2.3 --media 'audio:64,video:512:enabled-uplink' --apn ims \
	--user "sip:carol@$network,+15550100003" --application lab --request-type initial \
	--content-version 7,18446744073709551615 --service-info final --dialogues single \
	--action ip_can_change,release_of_bearer,12 --required-info user,ms_time_zone \
	--features Rel8,netloc,PLMNInfo,QoSHint
for line in 'Content-Version .*: 18446744073709551615' 'Service-Info-Status .*FINAL_SERVICE' \
	'SIP-Forking-Indication .*SINGLE_DIALOGUE' 'Specific-Action .*IP-CAN_CHANGE' \
	'Specific-Action .*ACCESS_NETWORK_INFO_REPORT' 'Required-Access-Info .*MS_TIME_ZONE' \
	'Subscription-Id-Type .*END_USER_E164' 'AF-Application-Identifier .*: lab' \
	'Rx-Request-Type .*INITIAL_REQUEST' 'Called-Station-Id .*: ims' \
	'Supported-Features \(10415/628\)$'; do
	says words "$line"
done
end_of words
gets 5011 insists --ip4 192.0.2.3 --features Rel8,QoSHint --insist
gets 5065 elsewhere --ip4 192.0.2.3 --apn internet
gets 5065 somebody --ip4 192.0.2.3 --user "sip:alice@$network"
gets 5062 filter --ip4 192.0.2.3 --flow 'deny in ip from any to any'

refused() { # PATTERN WORDS...
	local pattern=$1 code=0
	shift
	timeout 60 continuityctl rx aar --to "127.0.0.1:$daemon_port" --origin "pcscf.$network" "$@" \
		>"$work/refused" 2>&1 || code=$?
	[ "$code" = 2 ] || fail "$*: exit code $code: $(cat "$work/refused")"
	says refused "$pattern"
	[ "$(wc -l <"$work/refused")" = 1 ] || fail "more than a sentence: $(cat "$work/refused")"
}
refused '--ip4: "192.0.2.300" is no IPv4 address$' --ip4 192.0.2.300
refused '--media: "tv" is no kind of media ' --media tv
refused '--action: "recovery" is no value of Specific-Action, or more than one' --action recovery
refused '--features: "Rel" is no feature ' --features Rel
refused 'belongs to --features$' --insist
refused 'more versions than there are components$' --content-version 1,2
ask endless rx aar --origin "pcscf.$network" --sdp /dev/zero
says endless 'more than 65536 bytes is not read$'
echo "rx_calls: every call went as it should"
