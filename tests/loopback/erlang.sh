#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
# A peer on Erlang's diameter: sourced after tests/support/daemon.sh, then `erlang_compile MODULE
# DICTIONARY` and `erlang_start NAME MODULE ARGUMENT...`, which says what it does in $work/NAME. Whoever
# sources this calls `erlang_stop` in clean_up.

erlang_pid=

erlang_missing() {
	command -v erl >/dev/null && HOME=/ erl -noshell -eval \
		'halt(case filelib:is_file(code:lib_dir(diameter) ++ "/include/diameter.hrl") of true -> 0; false -> 1 end).' \
		>/dev/null 2>&1 || echo "erlang-base, erlang-diameter and erlang-dev are not all here"
}

erlang_stop() {
	[ -n "$erlang_pid" ] || return 0
	kill "$erlang_pid" 2>/dev/null || true
	wait "$erlang_pid" 2>/dev/null || true
	erlang_pid=
}

erlang_compile() { # MODULE DICTIONARY
	cp "$source_dir/tests/loopback/$1.erl" "$source_dir/tests/loopback/$2.dia" "$work"
	(cd "$work" && HOME=$work ERL_CRASH_DUMP_SECONDS=0 erl -noshell -eval "
		ok = diameter_make:codec(\"$2.dia\", [{outdir, \".\"}]),
		{ok, _} = compile:file(\"$2\"), {ok, _} = compile:file(\"$1\"), halt().") ||
		fail "$1 does not compile"
}

erlang_start() { # NAME MODULE ARGUMENT...
	local name=$1 module=$2
	shift 2
	: >"$work/$name"
	HOME=$work ERL_CRASH_DUMP_SECONDS=0 erl -noshell -pa "$work" -s "$module" main -extra "$@" \
		>"$work/$name" 2>&1 &
	erlang_pid=$!
}

# Until it says so.
erlang_await() { # NAME PATTERN
	local line
	while IFS= read -r line; do
		[[ ! $line =~ $2 ]] || return 0
	done < <(timeout 60 tail -n +1 -f --pid="$erlang_pid" "$work/$1")
	grep -qE "$2" "$work/$1" || fail "$1 never said $2: $(cat "$work/$1" "$work/log")"
}

# Until it has done all, and ended well.
erlang_end() { # NAME
	erlang_await "$1" '^done'
	wait "$erlang_pid" || fail "$1 ended badly: $(cat "$work/$1")"
	erlang_pid=
}
