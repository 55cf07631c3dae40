#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
# kill -9 in a loop, while updates, subscriptions, notifications and sessions come and go.
# usage: run.sh SOURCE_DIR BUILD_DIR ROUNDS [SEED]
set -euo pipefail
[ $# -ge 3 ] || { sed -n 's/^# usage/usage/p' "$0" >&2; exit 2; }
source_dir=$1
. "$source_dir/tests/support/daemon.sh"
network=bench.example
daemon_peers=', { identity = "listener.bench.example"; }'
daemon_prepare "$2"
sed -i 's/^log = .*/log = "notice";/' "$work/continuity.conf"
"$source_dir/tests/support/many_subscribers.sh" 64 >"$work/users.sql"
daemon_import "$work/users.sql"
cat >"$work/peers.sql" <<SQL
INSERT INTO sh_permission (origin_host, data_reference, may_pull, may_update, may_notify) VALUES
    ('as.bench.example', 'RepositoryData', 1, 1, 0),
    ('listener.bench.example', 'RepositoryData', 1, 0, 1);
INSERT INTO rx_permission (origin_host) VALUES ('pcscf.bench.example');
SQL
daemon_import "$work/peers.sql"
"$2/tests/crash/crash" "$2/bin/continuityd" "$work/continuity.conf" "$work/state.db" "${@:3}"
