#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
# Debian's own Diameter daemon as a peer of ours: sourced after tests/support/daemon.sh, then
# `freediameterd_start IDENTITY PEER_IDENTITY PEER_PORT [LINE...]` in a script that has $work, the
# lines being more of freeDiameter's configuration. Its log is $work/freediameterd.log.

freediameterd_pid=

freediameterd_stop() {
	[ -n "$freediameterd_pid" ] || return 0
	kill -TERM "$freediameterd_pid" 2>/dev/null || true
	wait "$freediameterd_pid" 2>/dev/null || true
	freediameterd_pid=
}

# Waits until the log has the pattern so many times, or fails.
freediameterd_await() { # SECONDS COUNT PATTERN
	local seen=0
	while IFS= read -r line; do
		[[ $line =~ $3 ]] || continue
		seen=$((seen + 1))
		[ "$seen" -lt "$2" ] || return 0
	done < <(timeout "$1" tail -n +1 -f --pid="$freediameterd_pid" "$work/freediameterd.log")
	fail "freeDiameterd never said $3 $2 times: $(tail -n 20 "$work/freediameterd.log")"
}

# It refuses to start without a certificate, even where no TLS is spoken.
freediameterd_configure() { # IDENTITY PEER_IDENTITY PEER_PORT [LINE...]
	openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj "/CN=$1" \
		-keyout "$work/freediameterd.key" -out "$work/freediameterd.crt" 2>/dev/null
	cat >"$work/freediameterd.conf" <<END
Identity = "$1";
Realm = "${1#*.}";
Port = 0;
SecPort = 0;
No_SCTP;
No_IPv6;
TLS_Cred = "$work/freediameterd.crt", "$work/freediameterd.key";
TLS_CA = "$work/freediameterd.crt";
TcTimer = 1;
TwTimer = ${freediameterd_watchdog:-6};
LoadExtension = "dbg_msg_dumps.fdx" : "0x0080";
ConnectPeer = "$2" { ConnectTo = "127.0.0.1"; Port = $3; No_TLS; };
END
	shift 3
	printf '%s\n' "$@" >>"$work/freediameterd.conf"
}

freediameterd_start() { # IDENTITY PEER_IDENTITY PEER_PORT [LINE...]
	freediameterd_configure "$@"
	: >"$work/freediameterd.log"
	freeDiameterd -d -c "$work/freediameterd.conf" >"$work/freediameterd.log" 2>&1 &
	freediameterd_pid=$!
	freediameterd_await 15 1 "-> 'STATE_OPEN'.*'$2'"
}

# A port nobody listens on; freeDiameterd cannot choose one itself.
freediameterd_free_port() {
	local port
	for port in $(shuf -i 20000-59999 -n 50); do
		(exec 9<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
	done
	fail "no free port"
}

# As an agent, to whom whoever belongs to the network may connect on $freediameterd_port.
freediameterd_start_agent() { # IDENTITY PEER_IDENTITY PEER_PORT
	freediameterd_port=${freediameterd_port:-$(freediameterd_free_port)}
	echo "ALLOW_IPSEC *.$network" >"$work/acl_wl.conf"
	freediameterd_configure "$@" 'ListenOn = "127.0.0.1";' \
		"LoadExtension = \"acl_wl.fdx\" : \"$work/acl_wl.conf\";"
	sed -i "s/^Port = 0;/Port = $freediameterd_port;/" "$work/freediameterd.conf"
	: >"$work/freediameterd.log"
	freeDiameterd -d -c "$work/freediameterd.conf" >"$work/freediameterd.log" 2>&1 &
	freediameterd_pid=$!
	freediameterd_await 15 1 "-> 'STATE_OPEN'.*'$2'"
}
