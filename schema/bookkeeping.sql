-- SPDX-License-Identifier: BSD-2-Clause
-- What continuity.db remembers about its imports. The triggers of guard.sql write here, nobody else.

-- The import that is going on; empty outside of one. A file without BEGIN leaves its row behind, and
-- the broker then publishes nothing until somebody has looked.
CREATE TABLE import_session (
    one           INTEGER NOT NULL PRIMARY KEY DEFAULT 1
                  CONSTRAINT "one import at a time" CHECK (one = 1),
    import        INTEGER NOT NULL,
    source        TEXT    NOT NULL,
    rows_declared INTEGER,
    rows_counted  INTEGER NOT NULL DEFAULT 0,
    watched       INTEGER NOT NULL DEFAULT 0  -- the tool that imports stops at the first error itself
) STRICT;

-- Every import that was committed; the last id is the version of the data.
CREATE TABLE import (
    id       INTEGER NOT NULL PRIMARY KEY,
    source   TEXT    NOT NULL,
    rows     INTEGER NOT NULL,
    ended_at INTEGER NOT NULL
) STRICT;

-- Whose data an import touched, once per import; subscription 0 stands for everyone. The last 16
-- imports are kept: who has seen less takes everyone as touched.
CREATE TABLE change_log (
    import       INTEGER NOT NULL,
    subscription INTEGER NOT NULL,
    PRIMARY KEY (import, subscription)
) STRICT, WITHOUT ROWID;

-- Which edition of the words and triggers the file holds: both are replaced whole when the broker
-- that opens the file brings another one.
CREATE TABLE edition (
    one   INTEGER NOT NULL PRIMARY KEY CONSTRAINT "one edition" CHECK (one = 1),
    stamp INTEGER NOT NULL
) STRICT;
