-- SPDX-License-Identifier: BSD-2-Clause
-- What changed, and whether an import was left open.

-- query newest_import: the version of the data
-- computed version integer
SELECT coalesce(max(id), 0) AS version FROM import;

-- query touched: whose data the imports after the given one changed, 0 for everyone
-- given after integer
SELECT DISTINCT subscription FROM change_log WHERE import > :after ORDER BY subscription;

-- query open_import: the import that was begun and not ended
-- nullable rows_declared
SELECT source, rows_declared, rows_counted FROM import_session;

-- query begin_import: opens an import
-- given source text
INSERT INTO import_begin (source) VALUES (:source);

-- query watch_import: vouches that the import stops at the first error
UPDATE import_session SET watched = 1;

-- query end_import: closes an import
-- given source text
INSERT INTO import_end (source) VALUES (:source);

-- query imported: what the imports after the given one changed
-- given after integer
-- computed changed integer
-- computed subscriptions integer
SELECT (SELECT coalesce(sum(rows), 0) FROM import WHERE id > :after) AS changed,
       (SELECT count(DISTINCT subscription) FROM change_log
        WHERE import > :after AND subscription > 0) AS subscriptions;
