# SPDX-License-Identifier: BSD-2-Clause
# An application server that hears notifications, for a test: sourced after daemon.sh. Whoever
# sources this calls `listener_stop` in clean_up.

listener_pid=

listener_stop() {
	[ -n "$listener_pid" ] || return 0
	kill -TERM "$listener_pid" 2>/dev/null || true
	wait "$listener_pid" 2>/dev/null || true
	listener_pid=
}

# Starts it and waits until it says that it listens; output in $work/NAME.
listener_start() { # NAME OPTIONS...
	local name=$1 line
	shift
	: >"$work/$name"
	continuityctl sh listen "$@" --to "127.0.0.1:$daemon_port" >"$work/$name" 2>&1 &
	listener_pid=$!
	while IFS= read -r line; do
		case $line in listening*) break ;; esac
	done < <(tail -n +1 -f --pid="$listener_pid" "$work/$name")
	grep -q '^listening' "$work/$name" || fail "$name does not listen: $(cat "$work/$name")"
}

# Waits until it has heard as many as it waits for and has ended by itself.
listener_heard() { # NAME PIECE...
	local name=$1 piece code=0
	shift
	wait "$listener_pid" || code=$?
	listener_pid=
	[ "$code" = 0 ] || fail "$name ended with $code: $(cat "$work/$name")"
	for piece in "$@"; do
		grep -qF "$piece" "$work/$name" || fail "$name has not heard $piece: $(cat "$work/$name")"
	done
}
