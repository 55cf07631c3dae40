# SPDX-License-Identifier: BSD-2-Clause
# A daemon of our own for a test: sourced, then `daemon_prepare BUILD_DIR`, `daemon_import FILE`,
# `daemon_start`. Everything lives in $work and is stopped and removed when the script ends.

network=ims.mnc001.mcc001.3gppnetwork.org
daemon_pid=
daemon_port=

fail() { echo "FAILED: $*" >&2; exit 1; }

daemon_stop() {
	[ -n "$daemon_pid" ] || return 0
	kill -TERM "$daemon_pid" 2>/dev/null || true
	wait "$daemon_pid" 2>/dev/null || true
	daemon_pid=
}

# Every test's end, also when it fails.
daemon_clean() {
	daemon_stop
	declare -F clean_up >/dev/null && clean_up
	rm -rf "$work"
}

daemon_prepare() { # BUILD_DIR [listen...]
	build=$1
	shift
	work=$(mktemp -d)
	trap daemon_clean EXIT
	PATH=$build/bin:$PATH
	local listen='"127.0.0.1:0"'
	[ $# -eq 0 ] || listen=$(printf '"%s",' "$@" | sed 's/,$//')
	cat >"$work/continuity.conf" <<EOF
identity = "${daemon_identity:-continuity.$network}";
realm = "$network";
database = "$work/continuity.db";
state = "$work/state.db";
control = "$work/control.sock";
log = "debug";
extension_path = "$build/extensions:/usr/lib/freeDiameter";
extensions = ( "continuity_sh.fdx", "continuity_rx.fdx" );
diameter = {
    watchdog = ${daemon_watchdog:-30};
    listen = ( $listen );
    peers = ( { identity = "hss.$network"; }, { identity = "as.$network"; },
              { identity = "pcrf.$network"; }, { identity = "pcscf.$network"; }${daemon_peers:-} );
};
EOF
	ctl_config=(--config "$work/continuity.conf")
}

daemon_import() { # FILE
	continuityctl import "$1" "${ctl_config[@]}" >"$work/import.out" ||
		fail "the import of $1 was refused"
}

# Starts it and waits for the line that says it serves; its log goes on in $work/log.
daemon_start() {
	local line
	: >>"$work/log"
	local seen
	seen=$(wc -l <"$work/log")
	continuityd --config "$work/continuity.conf" 2>>"$work/log" &
	daemon_pid=$!
	while IFS= read -r line; do
		case $line in
		*"Diameter on "*" port "*) daemon_port=${daemon_port:-${line##* }} ;;
		*" serves") break ;;
		esac
	done < <(tail -n +$((seen + 1)) -f --pid="$daemon_pid" "$work/log")
	[ -n "$daemon_port" ] || fail "the daemon did not start: $(cat "$work/log")"
}

# The Result-Code or Experimental-Result-Code that continuityctl printed.
code_of() { sed -n 's/^answered in .* with \(Result-Code\|Experimental-Result-Code\) \([0-9]*\)$/\2/p' "$1"; }

ask() { # NAME COMMAND...: output in $work/NAME
	local name=$1
	shift
	continuityctl "$@" --to "127.0.0.1:$daemon_port" --timeout 60 >"$work/$name" 2>&1 || true
}
