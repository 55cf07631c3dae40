-- SPDX-License-Identifier: BSD-2-Clause
-- What makes an import all-or-nothing in any tool, also in the plain sqlite3 shell, which goes on
-- after an error and commits what is left. An import file reads
--     BEGIN;
--     INSERT INTO import_begin (source, rows_declared) VALUES ('home network', 42);
--     ... INSERT, UPDATE and DELETE on the tables of continuity.sql, 42 rows ...
--     INSERT INTO import_end (source) VALUES ('home network');
--     COMMIT;
-- Without an open import every change is rolled back; import_end rolls back when rows are missing
-- (a statement failed) or refer to nothing. Rows that vanish with the row they belong to count too;
-- rows that ON CONFLICT DO NOTHING passes over do not.
-- guard_table.sql holds the triggers of each data table, guard_words.sql those of each table of words.

CREATE VIEW import_begin (source, rows_declared) AS
    SELECT source, rows_declared FROM import_session;

CREATE TRIGGER "an import begins" INSTEAD OF INSERT ON import_begin BEGIN
    SELECT RAISE(ROLLBACK, 'an import was begun and never ended: run its file again inside BEGIN and COMMIT after DELETE FROM import_session')
        FROM import_session;
    SELECT RAISE(ROLLBACK, 'import_begin must name its source') WHERE coalesce(NEW.source, '') = '';
    INSERT INTO import_session (import, source, rows_declared)
        SELECT coalesce(max(id), 0) + 1, NEW.source, NEW.rows_declared FROM import;
    DELETE FROM change_log WHERE import <= (SELECT import FROM import_session) - 16;
END;

CREATE VIEW import_end (source) AS SELECT source FROM import_session;

CREATE TRIGGER "an import ends" INSTEAD OF INSERT ON import_end BEGIN
    SELECT RAISE(ROLLBACK, 'import_end without import_begin: the import was refused or never begun')
        WHERE NOT EXISTS (SELECT 1 FROM import_session);
    SELECT RAISE(ROLLBACK, 'import_end names another source than import_begin')
        FROM import_session WHERE source IS NOT NEW.source;
    SELECT RAISE(ROLLBACK, 'the import changed another number of rows than import_begin declares: a statement failed or is missing')
        FROM import_session WHERE rows_declared <> rows_counted;
    SELECT RAISE(ROLLBACK, 'import_begin must declare its number of rows, unless continuityctl imports the file')
        FROM import_session WHERE rows_declared IS NULL AND NOT watched;
    SELECT RAISE(ROLLBACK, 'a row refers to a name that does not exist: continuityctl import tells which')
        WHERE (SELECT NOT watched FROM import_session)
          AND EXISTS (SELECT 1 FROM pragma_foreign_key_check);
    INSERT INTO import (id, source, rows, ended_at)
        SELECT import, source, rows_counted, unixepoch() FROM import_session;
    DELETE FROM import_session;
END;
