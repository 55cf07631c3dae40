#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
# Importing while the daemon serves: a good import is seen, a bad one changes nothing and names its
# statement, the old data keep answering.
# usage: import.sh SOURCE_DIR BUILD_DIR
set -euo pipefail
source_dir=$1
. "$source_dir/tests/support/daemon.sh"
daemon_prepare "$2"
daemon_import "$source_dir/etc/examples/home-network.sql"
daemon_start

document() { # NAME: Alice's continuity document
	ask "$1" sh udr "sip:alice@$network" --data 0 --origin "hss.$network"
	[ "$(code_of "$work/$1")" = 2001 ] || fail "no document: $(cat "$work/$1")"
}
version() { continuityctl status --json "${ctl_config[@]}" | sed -n 's/^ *"version": \([0-9]*\),$/\1/p'; }

document before
before=$(version)
cat >"$work/bad.sql" <<EOF
UPDATE subscription SET precedence = 'user' WHERE name = 'alice';

INSERT INTO subscription (name, hplmn)
VALUES ('mallory', '00101'),
       ('trudy', 'not a network');
EOF
code=0
continuityctl import "$work/bad.sql" "${ctl_config[@]}" >"$work/out" 2>&1 || code=$?
[ "$code" = 1 ] || fail "a bad import ended with $code: $(cat "$work/out")"
grep -q "bad.sql:3:" "$work/out" || fail "the statement is not named: $(cat "$work/out")"
echo "bad import: $(sed "s|$work/||g" "$work/out")"
document after_bad
cmp -s <(sed '/answered in/d;/Session-Id/d;/hop-by-hop/d' "$work/before") \
	<(sed '/answered in/d;/Session-Id/d;/hop-by-hop/d' "$work/after_bad") ||
	fail "a refused import changed the answer: $(diff "$work/before" "$work/after_bad")"

cat >"$work/good.sql" <<EOF
UPDATE subscription SET precedence = 'user' WHERE name = 'alice';
EOF
daemon_import "$work/good.sql"
committed=${EPOCHREALTIME/[.,]/}
# The commit is noticed within milliseconds; each question here takes longer than that.
for round in 1 2 3 4 5 6 7 8 9 10; do
	document "after_$round"
	! grep -q 'precedence>user<' "$work/after_$round" || break
done
seen=${EPOCHREALTIME/[.,]/}
grep -q 'precedence>user<' "$work/after_$round" ||
	fail "a committed import is not seen: $(cat "$work/after_$round")"
[ "$(version)" -gt "$before" ] || fail "the version did not grow"
grep -q "import .* is in use: 1 subscriptions touched" "$work/log" ||
	fail "the touched are not known: $(grep import "$work/log")"
echo "import: in an answer $(((seen - committed) / 1000)) ms after it was committed, at question $round"
