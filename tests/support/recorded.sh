# SPDX-License-Identifier: BSD-2-Clause
# What goes over the wire, judged by tshark: sourced after daemon.sh. `recorded_start BUILD_DIR`
# puts a relay before the running daemon, `recorded_end` makes a capture of what it has passed on,
# `judge` asks tshark about that. Whoever sources this calls `recorded_stop` in clean_up.

recorder=

recorded_stop() {
	[ -n "$recorder" ] || return 0
	kill "$recorder" 2>/dev/null || true
	wait "$recorder" 2>/dev/null || true
	recorder=
}

# From here on $daemon_port is the relay's.
recorded_start() { # BUILD_DIR
	mkfifo "$work/port"
	"$1/tests/record" "$daemon_port" "$work/dump" >"$work/port" &
	recorder=$!
	read -r daemon_port <"$work/port"
}

recorded_end() {
	recorded_stop
	text2pcap -q -T 3868,3868 -D "$work/dump" "$work/capture.pcap" 2>/dev/null ||
		text2pcap -q -T 3868,3868 "$work/dump" "$work/capture.pcap"
}

judge() { # TSHARK OPTIONS...
	tshark -r "$work/capture.pcap" -d tcp.port==3868,diameter "$@" 2>"$work/tshark.err" ||
		fail "tshark: $(cat "$work/tshark.err")"
}

# Neither a malformed message nor an AVP that the dissector does not know, whoever sent it.
judge_well_formed() {
	local bad
	bad=$(judge -Y '_ws.malformed || _ws.expert.severity >= "Error"' | head -n 5)
	[ -z "$bad" ] || fail "malformed: $bad"
	bad=$(judge -Y 'diameter.avp.unknown || diameter.avp.invalid-data' | head -n 5)
	[ -z "$bad" ] || fail "the dissector does not know: $bad"
}
