# SPDX-License-Identifier: BSD-2-Clause
# Debian's Kamailio as a P-CSCF that asks us over Rx, and SIPp as users and core network: sourced
# after tests/support/daemon.sh, then `pcscf_start PORT_OF_RX`, `register` and `call`, or `dial` and
# `await_end` where something happens in between. All are on a network of this run alone, 127.X.Y:
# users are behind $caller, $callee and $slow, the core network is behind $core. What waits gives up
# when the test has lasted for $patience seconds.

PATH=$PATH:/usr/sbin
scenes=$(dirname "${BASH_SOURCE[0]}")
patience=240
home=127.$((RANDOM % 200 + 20)).$((RANDOM % 250 + 1))
caller=$home.11 callee=$home.12 slow=$home.13 core=$home.20
pcscf_address=$home.1
pcscf_pid=
sipp_pid=
taker=
dialled=
calls=0

left() { echo $((patience > SECONDS ? patience - SECONDS : 1)); }

# Says what is missing, if anything is.
pcscf_missing() {
	local name modules
	for name in kamailio sipp; do
		command -v "$name" >/dev/null || { echo "$name is not installed"; return; }
	done
	for modules in /usr/lib/*/kamailio/modules /usr/lib/kamailio/modules; do
		[ ! -e "$modules/ims_qos.so" ] || return 0
	done
	echo "kamailio-ims-modules is not installed"
}

# A UDP port that nobody holds on any address, below those that the kernel gives away by itself.
free_port() {
	local port
	port=$((20000 + RANDOM % 12000))
	while grep -q "$(printf ':%04X ' "$port")" /proc/net/udp*; do
		port=$((20000 + RANDOM % 12000))
	done
	echo "$port"
}

# The pipes that Kamailio's processes leave behind.
pcscf_pipes() {
	local pipe pid group
	for pipe in /tmp/cdp_send_*; do
		pid=${pipe#/tmp/cdp_send_}
		{ read -r _ _ _ _ group _ <"/proc/${pid%%_*}/stat"; } 2>/dev/null || continue
		[ "$group" != "$pcscf_pid" ] || echo "$pipe"
	done
}

pcscf_stop() {
	local pid pipes
	mapfile -t pipes < <(pcscf_pipes)
	for pid in $sipp_pid $pcscf_pid; do
		kill -TERM "$pid" 2>/dev/null || true
		wait "$pid" 2>/dev/null || true
	done
	sipp_pid= pcscf_pid=
	rm -f "${pipes[@]}"
}

# Its Diameter configuration, and the contact of alice, pending (4) until the end of the epoch.
pcscf_configure() { # PORT_OF_RX
	local column columns=() row
	user_port=$(free_port)
	pcscf_port=$(free_port)
	sed "s/@network@/$network/g; s/@port@/$1/" "$scenes/cdp.xml" >"$work/cdp.xml"
	mkdir "$work/contacts"
	printf '%s\n' 'table_name(string) table_version(int)' location:7 >"$work/contacts/version"
	for column in domain aor host port protocol received received_port received_proto path \
		rinstance rx_session_id reg_state expires service_routes socket public_ids; do
		case $column in
		*port | *proto* | reg_state | expires) columns+=("$column(int,null)") ;;
		*) columns+=("$column(string,null)") ;;
		esac
	done
	row="location:sip\\:alice@$caller\\:$user_port:$caller:$user_port:1:$caller:$user_port:1"
	printf '%s\n' "${columns[*]}" "$row::::4:2147483647:::" >"$work/contacts/location"
}

pcscf_launch() {
	: >"$work/kamailio.log"
	timeout --kill-after=10 "$(left)" kamailio -DD -E -m 64 -M 8 -Y "$work" \
		-f "$scenes/pcscf.cfg" -A "SIP_LISTEN=udp:$pcscf_address:$pcscf_port" \
		-A "SIP_ADDRESS=\"$pcscf_address\"" -A "CORE_ADDRESS=\"$core\"" \
		-A "CDP_FILE=\"$work/cdp.xml\"" -A "CONTACTS=\"text://$work/contacts\"" \
		-A "RX_REALM=\"$network\"" -A "PLAIN_FILTERS=\"^(${home//./[.]}[.](11|20)|2001:)\"" \
		>>"$work/kamailio.log" 2>&1 &
	pcscf_pid=$!
}

# Until it is our peer. Kamailio 5.6 names no address in its CER where its reader gets the new socket
# before the one who opened it has noted that, in every third start or so.
pcscf_start() { # PORT_OF_RX
	local line lines
	pcscf_configure "$1"
	lines=$(wc -l <"$work/log")
	pcscf_launch
	while IFS= read -r line; do
		[[ $line != *"peer pcscf.$network: open" ]] || return 0
	done < <(timeout "$(left)" tail -n "+$((lines + 1))" -f --pid="$pcscf_pid" "$work/log")
	fail "Kamailio did not come: $(cat "$work/kamailio.log")"
}

# One scenario, once; what SIPp said is in $work/NAME.*.
play() { # NAME SCENARIO ADDRESS PORT KEY VALUE...
	local name=$1 scenario=$2 address=$3 port=$4 keys=() limit
	shift 4
	while [ $# -gt 0 ]; do
		if [ "$1" = stays ]; then keys+=(${2:+-set stays true}); else keys+=(-key "$1" "$2"); fi
		shift 2
	done
	limit=$(left)
	exec timeout --kill-after=5 "$((limit + 5))" sipp "$pcscf_address:$pcscf_port" -m 1 -nostdin \
		-sf "$scenes/$scenario.xml" -i "$address" -p "$port" -bind_local -ci "$address" \
		-mi "$address" -timeout "$limit" -timeout_error -max_invite_retrans 30 \
		-max_non_invite_retrans 30 -trace_err -error_file "$work/$name.err" -trace_msg \
		-message_file "$work/$name.msg" -trace_logs -log_file "$work/$name.end" \
		-key realm "$network" "${keys[@]}" >"$work/$name.out" 2>&1
}

played() { # NAME PID
	local code=0
	wait "$2" || code=$?
	[ "$code" = 0 ] || fail "$1 ended with $code: $(tail -n 20 "$work/$1.err" "$work/$1.out" \
		"$work/kamailio.log" 2>&1)"
}

register() { # USER ADDRESS
	play registration register "$2" "$user_port" from "$1" &
	sipp_pid=$!
	played registration "$sipp_pid"
	sipp_pid=
}

# Whoever calls may set $identity (of the callee, as the core network tells it), $pictures (what the
# first offer and answer have besides audio), $media (FAMILY CALLER CALLEE: where the media are) and
# $stays (nobody hangs up).
dial() { # FROM FROM_ADDRESS TO TO_ADDRESS
	local to_port family from_media to_media
	read -r family from_media to_media <<<"${media:-IP4 $2 $4}"
	to_port=$(free_port)
	dialled=call$((++calls))
	(play "$dialled.callee" callee "$4" "$to_port" to "$3" video "${pictures:-}" \
		family "$family" address "$to_media") &
	taker=$!
	(play "$dialled" caller "$2" "$user_port" from "$1" to "$3" callee "$4:$to_port" \
		stays "${stays:-}" identity "${identity:-sip:$3@$network}" video "${pictures:-}" \
		family "$family" address "$from_media") &
	sipp_pid="$! $taker"
}

# Until the call is there, with its ACK.
await_call() {
	local line
	while IFS= read -r line; do
		[[ $line != "ACK sip:"* ]] || return 0
	done < <(timeout "$(left)" tail -n +1 -F --pid="$taker" "$work/$dialled.callee.msg" 2>/dev/null)
	fail "no call: $(cat "$work/log" "$work/kamailio.log")"
}

# $ended is how it ended.
await_end() {
	played "$dialled" "${sipp_pid% *}"
	ended=$(cat "$work/$dialled.end")
	# Kamailio does not send the callee his BYE where the caller answers hers too soon.
	case $ended in
	dropped | released)
		kill -TERM "$taker" 2>/dev/null || true
		wait "$taker" || true
		;;
	*) played "$dialled.callee" "$taker" ;;
	esac
	sipp_pid=
}

call() { # FROM FROM_ADDRESS TO TO_ADDRESS
	dial "$@"
	await_end
}
