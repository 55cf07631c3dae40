#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
# An application server that is not ours, on Erlang's diameter: it pulls, updates, subscribes, and
# answers what it is told; directly, and with Debian's freeDiameterd as an agent between us.
# usage: erlang_as.sh SOURCE_DIR BUILD_DIR
set -euo pipefail
source_dir=$1
. "$source_dir/tests/support/daemon.sh"
. "$source_dir/tests/loopback/freediameterd.sh"
command -v erl >/dev/null && HOME=/ erl -noshell -eval \
	'halt(case filelib:is_file(code:lib_dir(diameter) ++ "/include/diameter.hrl") of true -> 0; false -> 1 end).' \
	>/dev/null 2>&1 ||
	{ echo "skipped: erlang-base, erlang-diameter and erlang-dev are not all here"; exit 77; }
server_pid=
stop_server() {
	[ -n "$server_pid" ] || return 0
	kill "$server_pid" 2>/dev/null || true
	wait "$server_pid" 2>/dev/null || true
	server_pid=
}
clean_up() { stop_server; freediameterd_stop; }
daemon_peers=", { identity = \"dra.$network\"; relays = true; }"
daemon_prepare "$2"
daemon_import "$source_dir/etc/examples/home-network.sql"
cat >"$work/server.sql" <<END
INSERT INTO sh_permission (origin_host, data_reference, service_indication, may_pull, may_update, may_notify) VALUES
    ('far.$network', 'RepositoryData', '*', 1, 1, 1), ('far.$network', 'IMSUserState', '*', 1, 0, 1);
END
daemon_import "$work/server.sql"
daemon_start

cp "$source_dir/tests/loopback/erlang_as.erl" "$source_dir/tests/loopback/erlang_sh.dia" "$work"
(cd "$work" && HOME=$work ERL_CRASH_DUMP_SECONDS=0 erl -noshell -eval 'ok = diameter_make:codec("erlang_sh.dia", [{outdir, "."}]),
	{ok, _} = compile:file("erlang_sh"), {ok, _} = compile:file("erlang_as"), halt().') ||
	fail "the server does not compile"

# Until it says so.
await() { # NAME PATTERN
	local line
	while IFS= read -r line; do
		[[ ! $line =~ $2 ]] || return 0
	done < <(timeout 60 tail -n +1 -f --pid="$server_pid" "$work/$1")
	grep -qE "$2" "$work/$1" || fail "$1 never said $2: $(cat "$work/$1" "$work/log")"
}
serve() { # NAME PORT HOST STATE: what Alice's registration becomes
	: >"$work/$1"
	HOME=$work erl -noshell -pa "$work" -s erlang_as main -extra "$2" "$3" "$network" \
		"continuity.$network" "sip:alice@$network" >"$work/$1" 2>&1 &
	server_pid=$!
	await "$1" '^SNR 2001 .*<IMSUserState>'
	echo "UPDATE public_identity SET state = '$4' WHERE uri = 'sip:alice@$network';" >"$work/$1.sql"
	daemon_import "$work/$1.sql"
	await "$1" '^done'
	wait "$server_pid" || fail "$1 ended badly: $(cat "$work/$1")"
	server_pid=
	grep -q '^UDR 2001 .*<cp:precedence>' "$work/$1" || fail "no document: $(cat "$work/$1")"
	grep -q '^PUR 2001' "$work/$1" || fail "no update: $(cat "$work/$1")"
	grep -q "^PNR .*<IMSUserState>$5<" "$work/$1" || fail "another state is told: $(cat "$work/$1")"
}
# What was told is answered, so that nothing is left.
all_told() {
	local deadline=$((SECONDS + 20))
	until [ "$(sqlite3 "$work/state.db" 'SELECT count(*) FROM sh_notification;')" = 0 ]; do
		[ $SECONDS -lt $deadline ] || fail "an answer did not arrive: $(cat "$work/log")"
		sleep 0.1
	done
}

serve near "$daemon_port" "as.$network" not_registered 0
all_told
echo "directly: UDR, PUR and SNR 2001, and a PNR that was answered"

freediameterd_start_agent "dra.$network" "continuity.$network" "$daemon_port"
serve far "$freediameterd_port" "far.$network" registered 1
all_told
echo "through an agent: the same, and the PNR found its way back"
