-- SPDX-License-Identifier: BSD-2-Clause
-- The triggers of one data table; schema2c repeats this file for each and fills in what stands in
-- braces: {table}; {touched NEW} and {touched OLD}, the id of the subscription a row belongs to (0 for
-- what concerns everyone); {cascade}, the removal of rows that belong to the removed one; {number},
-- what makes sure that a row has a number which means a row, for tables that number their rows.
CREATE TRIGGER "{table} before insert" BEFORE INSERT ON "{table}"
WHEN NOT EXISTS (SELECT 1 FROM import_session) BEGIN
    SELECT RAISE(ROLLBACK, 'no import is open: the file must start with BEGIN and INSERT INTO import_begin, or an error before this line has ended the import');
END;
CREATE TRIGGER "{table} before update" BEFORE UPDATE ON "{table}"
WHEN NOT EXISTS (SELECT 1 FROM import_session) BEGIN
    SELECT RAISE(ROLLBACK, 'no import is open: the file must start with BEGIN and INSERT INTO import_begin, or an error before this line has ended the import');
END;
CREATE TRIGGER "{table} before delete" BEFORE DELETE ON "{table}" BEGIN
    SELECT RAISE(ROLLBACK, 'no import is open: the file must start with BEGIN and INSERT INTO import_begin, or an error before this line has ended the import')
        WHERE NOT EXISTS (SELECT 1 FROM import_session);
    {cascade}
END;
CREATE TRIGGER "{table} after insert" AFTER INSERT ON "{table}" BEGIN
    {number}
    UPDATE import_session SET rows_counted = rows_counted + 1;
    INSERT INTO change_log (import, subscription)
        SELECT import, {touched NEW} FROM import_session WHERE {touched NEW} IS NOT NULL
        ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER "{table} after update" AFTER UPDATE ON "{table}" BEGIN
    {number}
    UPDATE import_session SET rows_counted = rows_counted + 1;
    INSERT INTO change_log (import, subscription)
        SELECT import, {touched OLD} FROM import_session WHERE {touched OLD} IS NOT NULL
        ON CONFLICT DO NOTHING;
    INSERT INTO change_log (import, subscription)
        SELECT import, {touched NEW} FROM import_session WHERE {touched NEW} IS NOT NULL
        ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER "{table} after delete" AFTER DELETE ON "{table}" BEGIN
    UPDATE import_session SET rows_counted = rows_counted + 1;
    INSERT INTO change_log (import, subscription)
        SELECT import, {touched OLD} FROM import_session WHERE {touched OLD} IS NOT NULL
        ON CONFLICT DO NOTHING;
END;
