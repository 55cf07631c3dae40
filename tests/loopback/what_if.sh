#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
# What would an import change? Asked of a database as users have it: the answer, that nothing is
# changed by asking, what is refused and how, and that no private copy stays behind.
# usage: what_if.sh SOURCE_DIR BUILD_DIR
set -euo pipefail
source_dir=$1
. "$source_dir/tests/support/daemon.sh"
clean_up() {
	[ -z "${asking:-}" ] || kill -KILL "$asking" 2>/dev/null || true
}
daemon_prepare "$2"
daemon_import "$source_dir/etc/examples/home-network.sql"
mkdir "$work/private"
export TMPDIR=$work/private
database=$work/continuity.db
before=$(sha256sum "$database")

# Nothing was changed, and nothing was left behind.
unchanged() { # WHAT
	[ "$(sha256sum "$database")" = "$before" ] || fail "$1 changed the database"
	[ -z "$(ls -A "$TMPDIR")" ] || fail "$1 left $(ls "$TMPDIR")"
}

says() { # CODE PATTERN OPTIONS...
	local wanted=$1 pattern=$2 code=0
	shift 2
	timeout 60 continuityctl what-if "$@" >"$work/out" 2>&1 || code=$?
	[ "$code" = "$wanted" ] || fail "what-if $*: exit code $code: $(cat "$work/out")"
	grep -q -e "$pattern" "$work/out" || fail "what-if $*: no \"$pattern\" in $(cat "$work/out")"
	echo "what-if ${1##*/}: $(grep -m 1 -e "$pattern" "$work/out" | sed "s|$work/||g")"
	unchanged "what-if $*"
}
number() { sed -n "s/^  \"$1\": \([0-9]*\),\$/\1/p" "$work/out"; }

# Video leaves WLAN; Judy goes, Mallory comes.
cat >"$work/proposal.sql" <<SQL
INSERT INTO rule_restricted (policy_set, rule, access) VALUES ('home default', 'video', 'WLAN');
DELETE FROM subscription WHERE name = 'judy';
INSERT INTO subscription (name, hplmn) VALUES ('mallory', '00101');
SQL
says 0 '^  1 subscriber would appear: mallory$' "$work/proposal.sql" "${ctl_config[@]}"
grep -q '^  1 subscriber would disappear: judy$' "$work/out" || fail "Judy: $(cat "$work/out")"
grep -q '^warning: rule "video" of policy set "home default" both' "$work/out" ||
	fail "the warning of the import is missing: $(cat "$work/out")"
grep -q '^count  now -> then$' "$work/out" || fail "no table: $(cat "$work/out")"
! grep -q $'\033' "$work/out" || fail "colours outside a terminal"
awk 'length($0) > 100 && !/^warning: / { print; wide = 1 } END { exit wide }' "$work/out" ||
	fail "a line is too wide"
says 0 '^alice, a session that arrives, 2 video:$' "$work/proposal.sql" --user alice \
	--database "$database"
grep -A 4 '^alice, a session that arrives, 2 video:$' "$work/out" | tr -s ' \n' ' ' |
	grep -q 'now place, phone over WLAN_TRUSTED: .* then place, phone over EUTRAN: ' ||
	fail "Alice's video: $(cat "$work/out")"
says 0 '^  "ok": true,$' "$work/proposal.sql" --json --examples 100 "${ctl_config[@]}"
registered=$(number subscribers)
changed=$(number changed_verdicts)
[ "$changed" -gt 0 ] && [ "$(number changes_not_listed)" = 0 ] || fail "$(cat "$work/out")"
summed=$(awk '/"changes": / { on = 1 } /"examples": / { on = 0 }
	on && /"count":/ { sub(/,$/, ""); sum += $2 } END { print sum }' "$work/out")
[ "$summed" = "$changed" ] || fail "the kinds have $summed changes of $changed"

# The way back changes as many verdicts as the way there.
cp "$database" "$work/applied.db"
continuityctl import "$work/proposal.sql" --database "$work/applied.db" >"$work/out" 2>&1
cat >"$work/back.sql" <<SQL
DELETE FROM rule_restricted WHERE rule = 'video' AND access = 'WLAN';
SQL
says 0 " $changed would change, of" "$work/back.sql" --database "$work/applied.db"
echo "SELECT 1;" >"$work/nothing.sql"
says 0 'each way: none would change$' "$work/nothing.sql" --database "$work/applied.db"

# Everybody: also those without a live contact.
cat >"$work/unregister.sql" <<SQL
UPDATE contact SET expires_at = 1000 WHERE subscription = 'alice';
SQL
cp "$database" "$work/applied.db"
continuityctl import "$work/unregister.sql" --database "$work/applied.db" >"$work/out" 2>&1
says 0 '"ok": true' "$work/proposal.sql" --json --database "$work/applied.db"
[ "$(number subscribers)" = $((registered - 1)) ] || fail "registered: $(number subscribers)"
says 0 '"ok": true' "$work/proposal.sql" --json --all --database "$work/applied.db"
[ "$(number subscribers)" = "$registered" ] || fail "with --all: $(number subscribers)"

# A refused import is refused in the same words as by `import`.
cat >"$work/bad.sql" <<SQL
UPDATE subscription SET precedence = 'user' WHERE name = 'alice';

INSERT INTO subscription (name, hplmn) VALUES ('trudy', 'not a network');
SQL
says 1 'bad.sql:3: ' "$work/bad.sql" "${ctl_config[@]}"
mv "$work/out" "$work/said"
code=0
continuityctl import "$work/bad.sql" "${ctl_config[@]}" >"$work/out" 2>&1 || code=$?
[ "$code" = 1 ] && cmp "$work/said" "$work/out" || fail "import says $(cat "$work/out")"

says 1 'nobody: the identity belongs to no subscriber$' "$work/proposal.sql" --user nobody "${ctl_config[@]}"
says 1 'missing.sql: No such file' "$work/missing.sql" "${ctl_config[@]}"
says 1 'missing.db does not exist' "$work/proposal.sql" --database "$work/missing.db"
says 1 'proposal.sql is no database' "$work/proposal.sql" --database "$work/proposal.sql"
says 2 '--examples: "many" is no number' "$work/proposal.sql" --examples many
says 2 '--user: "" is no subscriber' "$work/proposal.sql" --user ''
says 2 'say either' "$work/proposal.sql" --all --user alice
says 2 '--at: "tomorrow" is no time' "$work/proposal.sql" --at tomorrow
says 2 'what-if needs FILE' --database "$database"
code=0
TMPDIR=$work/nowhere continuityctl what-if "$work/proposal.sql" "${ctl_config[@]}" \
	>"$work/out" 2>&1 || code=$?
[ "$code" = 1 ] && grep -q 'nowhere: a folder for the private copy cannot be made' "$work/out" ||
	fail "without a place for the copy: $code $(cat "$work/out")"

# A copy that may not grow as large as the database.
code=0
(ulimit -f 64 && exec continuityctl what-if "$work/proposal.sql" "${ctl_config[@]}") \
	>"$work/out" 2>&1 || code=$?
[ "$code" = 1 ] && grep -q 'cannot be copied to .*; TMPDIR may name another folder' "$work/out" ||
	fail "without room: $code $(cat "$work/out")"
echo "without room: $(sed "s|$work/||g" "$work/out")"
unchanged "a copy without room"

# An import that never ends, ended by a signal.
cat >"$work/endless.sql" <<SQL
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n;
SQL
continuityctl what-if "$work/endless.sql" "${ctl_config[@]}" >"$work/out" 2>&1 &
asking=$!
until [ -e "$TMPDIR"/continuity-what-if.*/continuity.db-wal ]; do
	kill -0 "$asking" || fail "it ended by itself: $(cat "$work/out")"
	read -r -t 0.02 <> <(:) || true
done
kill -TERM "$asking"
code=0
wait "$asking" || code=$?
asking=
[ "$code" = 143 ] || fail "SIGTERM ended it with $code"
grep -q 'interrupted, nothing was changed' "$work/out" || fail "SIGTERM: $(cat "$work/out")"
unchanged "SIGTERM"
echo "SIGTERM: interrupted, and nothing left behind"

# On a terminal it tells how far it is, and takes that away again.
script -qec "continuityctl what-if '$work/proposal.sql' --database '$database'" /dev/null \
	</dev/null >"$work/out" 2>&1 || fail "on a terminal: $(cat "$work/out")"
grep -q $'\rcomparing' "$work/out" || fail "no progress on a terminal: $(cat -v "$work/out")"
tr '\r' '\n' <"$work/out" | grep -qE '^ {40,}$' || fail "the progress stays: $(cat -v "$work/out")"
unchanged "a terminal"
echo "what-if: every question had its answer, and nothing was changed"
