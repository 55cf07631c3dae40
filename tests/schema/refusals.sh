#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
# Does schema2c stop the build, with the line that names the mistake, on everything it should refuse?
# usage: refusals.sh SCHEMA2C SCHEMA_FOLDER
set -euo pipefail
schema2c=$1 schema=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cases=0

fail() { echo "FAILED: $*" >&2; exit 1; }

refuses() { # WHAT PATTERN ARGUMENT...: exit code 1, one line that matches, no output file
	local what=$1 pattern=$2 code=0
	shift 2
	rm -f "$work/out.h" "$work/out.c"
	"$schema2c" "$@" 2>"$work/said" || code=$?
	[ "$code" = 1 ] || fail "$what: exit code $code: $(cat "$work/said")"
	[ "$(wc -l <"$work/said")" = 1 ] || fail "$what: not one line: $(cat "$work/said")"
	grep -q -- "$pattern" "$work/said" || fail "$what: said $(cat "$work/said")"
	[ ! -e "$work/out.c" ] || fail "$what: an output was left"
	cases=$((cases + 1))
}

words() { # WHAT PATTERN: the vocabulary comes on standard input
	cat >"$work/words.sql"
	refuses "$1" "$2" words "$work/words.sql" "$work/out.h" "$work/out.c"
}

words "a gap" "table t has a gap in its ids: 1 is missing before 2 (c)" <<'EOF_SQL'
CREATE TABLE t (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO t VALUES (0, 'a'), (2, 'c');
EOF_SQL
words "not from 0" "0 is missing before 1 (a)" <<'EOF_SQL'
CREATE TABLE t (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO t VALUES (1, 'a');
EOF_SQL
words "no words" "table t has no words" <<'EOF_SQL'
CREATE TABLE t (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
EOF_SQL
words "one C name for two words" "cannot become a C name of its own" <<'EOF_SQL'
CREATE TABLE t (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO t VALUES (0, 'a-b'), (1, 'A_b');
EOF_SQL
words "COUNT is taken" "the name COUNT cannot become" <<'EOF_SQL'
CREATE TABLE t (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO t VALUES (0, 'count');
EOF_SQL
words "neither words nor link" "table u neither holds words (id, name) nor links two tables" <<'EOF_SQL'
CREATE TABLE u (x TEXT NOT NULL) STRICT;
EOF_SQL
words "an odd column" "column x is neither TEXT nor INTEGER" <<'EOF_SQL'
CREATE TABLE t (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE, x REAL NOT NULL) STRICT;
INSERT INTO t VALUES (0, 'a', 1.5);
EOF_SQL
words "an empty cell" 'table t: a column of "b" is empty' <<'EOF_SQL'
CREATE TABLE t (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE, x TEXT) STRICT;
INSERT INTO t VALUES (0, 'a', 'y'), (1, 'b', NULL);
EOF_SQL
words "broken SQL" "words.sql:3: .*syntax error" <<'EOF_SQL'
CREATE TABLE t (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;

INSERT INTO t VALUE (0, 'a');
EOF_SQL
words "a link to nowhere" "words.sql:4: FOREIGN KEY constraint failed" <<'EOF_SQL'
CREATE TABLE t (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE l (a TEXT NOT NULL REFERENCES t (name), b TEXT NOT NULL REFERENCES t (name)) STRICT;
INSERT INTO t VALUES (0, 'a');
INSERT INTO l VALUES ('a', 'z');
EOF_SQL

rows() { # WHAT PATTERN: the queries come on standard input
	cat >"$work/queries.sql"
	refuses "$1" "$2" rows "$schema" "$work/shared.h" "$work/out.h" "$work/out.c" "$work/queries.sql"
}

rows "an unknown column" "query q: does not compile: no such column: colour" <<'EOF_SQL'
-- query q: what
SELECT colour FROM device;
EOF_SQL
rows "an unknown table" "query q: does not compile: no such table: devices" <<'EOF_SQL'
-- query q: what
SELECT name FROM devices;
EOF_SQL
rows "nullable and not declared" "query q: may be NULL and is not declared as nullable: quality" <<'EOF_SQL'
-- query q: what
SELECT id, quality FROM contact;
EOF_SQL
rows "declared and never NULL" "query q: is declared as nullable but is never NULL: uri" <<'EOF_SQL'
-- query q: what
-- nullable uri
SELECT uri FROM contact;
EOF_SQL
rows "an expression" "query q: is no plain column and not declared as computed: n" <<'EOF_SQL'
-- query q: what
SELECT count(*) AS n FROM contact;
EOF_SQL
rows "computed but plain" "query q: is declared as computed but is a plain column: uri" <<'EOF_SQL'
-- query q: what
-- computed uri text
SELECT uri FROM contact;
EOF_SQL
rows "declared and absent" "query q: declares a column that it does not have: colour" <<'EOF_SQL'
-- query q: what
-- nullable colour
SELECT uri FROM contact;
EOF_SQL
rows "an undeclared parameter" "query q: uses a parameter that is not declared as given: id" <<'EOF_SQL'
-- query q: what
SELECT uri FROM contact WHERE id = :id;
EOF_SQL
rows "an unused parameter" "query q: declares a parameter that it does not use: id" <<'EOF_SQL'
-- query q: what
-- given id integer
SELECT uri FROM contact;
EOF_SQL
rows "an outer join" "query q: uses an outer join" <<'EOF_SQL'
-- query q: what
SELECT c.uri, d.name FROM contact c LEFT JOIN device d ON d.subscription = c.subscription;
EOF_SQL
rows "two columns of one name" "query q: gives two results the same name: name" <<'EOF_SQL'
-- query q: what
SELECT d.name, p.name FROM device d JOIN preference p ON p.subscription = d.subscription;
EOF_SQL
rows "two statements" "query q: is not exactly one statement" <<'EOF_SQL'
-- query q: what
SELECT uri FROM contact;
SELECT name FROM device;
EOF_SQL
rows "an odd type" "query q: neither integer nor text nor blob: real" <<'EOF_SQL'
-- query q: what
-- computed n real
SELECT count(*) AS n FROM contact;
EOF_SQL
rows "a whole table for some subscriptions" \
	"query q: reads a whole table for some subscriptions: SCAN contact" <<'EOF_SQL'
-- query q: what
SELECT uri FROM contact WHERE {touched plmn};
EOF_SQL
rows "a place that never closes" "query q: never closes {touched" <<'EOF_SQL'
-- query q: what
SELECT uri FROM contact WHERE {touched subscription;
EOF_SQL
rows "outside of a query" "stands outside of every query: SELECT" <<'EOF_SQL'
SELECT uri FROM contact;
EOF_SQL
rows "a row that nobody shares" "query q: no query before it shares the row p" <<'EOF_SQL'
-- query p: not shared
SELECT uri, device FROM contact;
-- query q: what
-- given p row
DELETE FROM contact WHERE uri = :uri;
EOF_SQL
rows "a row that is not used" "query q: is given a row that it does not use: p" <<'EOF_SQL'
-- query p: shared
-- shared
SELECT uri FROM contact;
-- query q: what
-- given p row
DELETE FROM contact;
EOF_SQL
rows "a column that the row lacks" "query q: uses a parameter that is not declared as given: device" <<'EOF_SQL'
-- query p: shared
-- shared
SELECT uri FROM contact;
-- query q: what
-- given p row
DELETE FROM contact WHERE uri = :uri AND device = :device;
EOF_SQL
rows "a given column that may be NULL" "query q: is given a column that may be NULL: quality" <<'EOF_SQL'
-- query p: shared
-- shared
-- nullable quality
SELECT quality FROM contact;
-- query q: what
-- given p row
DELETE FROM contact WHERE quality = :quality;
EOF_SQL
rows "words of nowhere" "query q: names a table that holds no words: colour" <<'EOF_SQL'
-- query q: what
-- word uri colour
SELECT uri FROM contact;
EOF_SQL
rows "words in a number" "query q: declares words in a column of text that it does not have: id" <<'EOF_SQL'
-- query q: what
-- word id access
SELECT id FROM contact;
EOF_SQL

cp -rL "$schema" "$work/schema"
mv "$work/schema/upgrade/continuity_1_to_2.sql" "$work/schema/upgrade/continuity_2_to_3.sql"
refuses "a missing step" "upgrade/continuity_1_to_2.sql is missing" \
	texts "$work/schema" "$work/out.h" "$work/out.c"
mv "$work/schema/upgrade/continuity_2_to_3.sql" "$work/schema/upgrade/continuity_1_to_2.sql"
sed -i 's/{cascade}/{avalanche}/' "$work/schema/guard_table.sql"
refuses "a place that nobody fills" "nobody fills in {avalanche}" \
	texts "$work/schema" "$work/out.h" "$work/out.c"

# What is right goes through, and running it again rebuilds nothing.
"$schema2c" words "$schema/vocabulary.sql" "$work/out.h" "$work/out.c"
grep -q 'SC_ACCESS_EUTRAN,' "$work/out.h" || fail "no enumerator"
touch -d '2001-01-01' "$work/out.h"
"$schema2c" words "$schema/vocabulary.sql" "$work/out.h" "$work/out.c"
[ "$(stat -c %Y "$work/out.h")" -lt 1000000000 ] || fail "an unchanged header was written again"
cat >"$work/queries.sql" <<'EOF_SQL'
-- query p: what everybody may see
-- shared
-- word name access
SELECT s.name, r.data, r.sequence FROM repository_data r, subscription s;

-- query q: what it is given
-- given p row
-- given id integer
DELETE FROM repository_data WHERE data = :data AND owner = :name AND sequence = :sequence + :id;
EOF_SQL
"$schema2c" rows "$schema" "$work/shared.h" "$work/out.h" "$work/out.c" "$work/queries.sql"
grep -q 'enum sc_access name;' "$work/shared.h" || fail "no word in the shared row"
! grep -q sqlite3 "$work/shared.h" || fail "the shared row needs SQLite"
grep -q 'bind_blob(query, 1, row->data);' "$work/out.c" || fail "no blob is bound"
grep -q 'bind_word(query, 2, sc_access_name(row->name));' "$work/out.c" || fail "no word is bound"
grep -q 'sqlite3_bind_int64(query, 4, id);' "$work/out.c" || fail "no number is bound"
echo "schema2c: $cases mistakes refused"
