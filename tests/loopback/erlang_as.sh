#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
# An application server that is not ours, on Erlang's diameter: it pulls, updates, subscribes, and
# answers what it is told; directly, and with Debian's freeDiameterd as an agent between us.
# usage: erlang_as.sh SOURCE_DIR BUILD_DIR
set -euo pipefail
source_dir=$1
. "$source_dir/tests/support/daemon.sh"
. "$source_dir/tests/loopback/freediameterd.sh"
. "$source_dir/tests/loopback/erlang.sh"
missing=$(erlang_missing)
[ -z "$missing" ] || { echo "skipped: $missing"; exit 77; }
clean_up() { erlang_stop; freediameterd_stop; }
daemon_peers=", { identity = \"dra.$network\"; relays = true; }"
daemon_prepare "$2"
daemon_import "$source_dir/etc/examples/home-network.sql"
cat >"$work/server.sql" <<END
INSERT INTO sh_permission (origin_host, data_reference, service_indication, may_pull, may_update, may_notify) VALUES
    ('far.$network', 'RepositoryData', '*', 1, 1, 1), ('far.$network', 'IMSUserState', '*', 1, 0, 1);
END
daemon_import "$work/server.sql"
daemon_start

erlang_compile erlang_as erlang_sh

serve() { # NAME PORT HOST STATE: what Alice's registration becomes
	erlang_start "$1" erlang_as "$2" "$3" "$network" "continuity.$network" "sip:alice@$network"
	erlang_await "$1" '^SNR 2001 .*<IMSUserState>'
	echo "UPDATE public_identity SET state = '$4' WHERE uri = 'sip:alice@$network';" >"$work/$1.sql"
	daemon_import "$work/$1.sql"
	erlang_end "$1"
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
