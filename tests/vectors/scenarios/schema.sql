-- SPDX-License-Identifier: BSD-2-Clause
-- The scenario book: each other file of this folder is one story of service continuity. It holds two
-- kinds of text.
--
-- Imports, from a line BEGIN; to a line COMMIT;, are written as an operator writes them and reach a
-- real database the way all data do. The first is there before the story begins, each further one
-- comes in with the step that names its source.
--
-- All the rest are rows of the tables below: what happens, and what has to be decided. Words come
-- from schema/vocabulary.sql, which lives in the same database, so that one that does not exist is
-- refused. Times are seconds since the story began, which is 1800000000 of the epoch.
--
-- What one step decides holds in the next: what was placed is there, what has to move has moved, what
-- was denied, dropped or released has left the session, who controls it goes on doing so. What was
-- only allowed or recommended, or waits until somebody takes control, has not happened, unless rows
-- of component and collaboration say so. A component is made active when it is placed and when it is
-- no longer held; it has lost its access when its contact is there no more.

CREATE TABLE story (
    title      TEXT NOT NULL,
    clauses    TEXT NOT NULL,
    subscriber TEXT NOT NULL                         -- any of the identities
) STRICT;

-- What happens -----------------------------------------------------------------------------------

CREATE TABLE step (
    step      INTEGER NOT NULL PRIMARY KEY CHECK (step > 0),
    at        INTEGER NOT NULL CHECK (at >= 0),
    clause    TEXT    NOT NULL,
    sentence  TEXT    NOT NULL UNIQUE,
    event     TEXT    NOT NULL REFERENCES event (name),
    import    TEXT    NOT NULL DEFAULT '',           -- the source of the import that comes in first
    service   TEXT    NOT NULL DEFAULT '',           -- ICSI of the session
    calling   TEXT    NOT NULL DEFAULT '',
    called    TEXT    NOT NULL DEFAULT '',
    remote    TEXT    NOT NULL DEFAULT '',           -- domain or PLMN of the other party
    emergency INTEGER NOT NULL DEFAULT 0 CHECK (emergency IN (0, 1))
) STRICT;

-- A contact that registers, tells something new about itself, or is gone. Provisioned contacts are
-- not changed here but by an import.
CREATE TABLE registration (
    step          INTEGER NOT NULL REFERENCES step (step),
    uri           TEXT    NOT NULL,
    what          TEXT    NOT NULL CHECK (what IN ('registers', 'changes', 'leaves')),
    -- What stays NULL is unchanged or, for a new contact, as if it had not been said.
    device        TEXT,
    access        TEXT REFERENCES access (name),
    impu          TEXT,                              -- the public identity registered there
    plmn          TEXT,
    trust         TEXT REFERENCES trust (name),
    voice_support TEXT REFERENCES voice_support (name),
    q             INTEGER,
    quality       INTEGER,
    max_kbps      INTEGER,
    data_off      INTEGER CHECK (data_off IN (0, 1)),
    expires_at    INTEGER,
    PRIMARY KEY (step, uri),
    CHECK (what <> 'registers' OR (device IS NOT NULL AND access IS NOT NULL))
) STRICT;

-- A component that joins the session, or what has become of it since the verdict before.
CREATE TABLE component (
    step         INTEGER NOT NULL REFERENCES step (step),
    number       INTEGER NOT NULL CHECK (number > 0),
    media        TEXT REFERENCES media (name),       -- given where it joins
    flow         TEXT REFERENCES flow (name),        -- sendrecv where nothing was said
    service      TEXT,
    codec        TEXT,
    kbps         INTEGER,
    held         INTEGER CHECK (held IN (0, 1)),
    device       TEXT,                               -- it is there now, whatever was decided
    access       TEXT REFERENCES access (name),
    address_kept INTEGER NOT NULL DEFAULT 0 CHECK (address_kept IN (0, 1)),  -- of this step only
    ended        INTEGER NOT NULL DEFAULT 0 CHECK (ended IN (0, 1)),
    PRIMARY KEY (step, number),
    CHECK ((device IS NULL) = (access IS NULL))
) STRICT;

-- The device refused the component there, or the bearer could not be set up. Remembered while the
-- event stays the same.
CREATE TABLE refusal (
    step   INTEGER NOT NULL REFERENCES step (step),
    number INTEGER NOT NULL,
    device TEXT    NOT NULL,
    access TEXT    NOT NULL REFERENCES access (name),
    PRIMARY KEY (step, number, device, access)
) STRICT;

-- Who asks for what about media on other devices.
CREATE TABLE request (
    step              INTEGER NOT NULL PRIMARY KEY REFERENCES step (step),
    operation         TEXT    NOT NULL REFERENCES iut_operation (name),
    requester         TEXT    NOT NULL DEFAULT '',   -- public identity
    instance          TEXT    NOT NULL DEFAULT '',   -- of a stranger's device
    device            TEXT    NOT NULL DEFAULT '',   -- of this subscriber, that asks
    same_subscription INTEGER NOT NULL DEFAULT 1 CHECK (same_subscription IN (0, 1)),
    same_operator     INTEGER NOT NULL DEFAULT 1 CHECK (same_operator IN (0, 1)),
    target            TEXT    NOT NULL DEFAULT '',   -- the device that is asked for
    confirmed         INTEGER NOT NULL DEFAULT 0 CHECK (confirmed IN (0, 1))
) STRICT;

-- The components that are concerned; none: all.
CREATE TABLE request_component (
    step   INTEGER NOT NULL REFERENCES request (step),
    number INTEGER NOT NULL,
    PRIMARY KEY (step, number)
) STRICT;

-- What has become of the collaborative session since the verdict before.
CREATE TABLE collaboration (
    step       INTEGER NOT NULL PRIMARY KEY REFERENCES step (step),
    controller TEXT    NOT NULL DEFAULT '',          -- a device; none: it is not collaborative
    elsewhere  INTEGER NOT NULL DEFAULT 0 CHECK (elsewhere IN (0, 1))
) STRICT;

-- A device that was offered control and did not take it. Remembered while the event stays the same.
CREATE TABLE declined (
    step   INTEGER NOT NULL REFERENCES step (step),
    device TEXT    NOT NULL,
    PRIMARY KEY (step, device)
) STRICT;

-- What has to be decided ---------------------------------------------------------------------------

-- One row for each component of the session. What stays NULL may be anything, except the place:
-- without a device the component is nowhere.
CREATE TABLE verdict (
    step            INTEGER NOT NULL REFERENCES step (step),
    number          INTEGER NOT NULL,
    directive       TEXT    NOT NULL REFERENCES directive (name),
    device          TEXT,
    access          TEXT REFERENCES access (name),
    reason          TEXT    NOT NULL REFERENCES reason (name),
    rule            TEXT,                            -- by its name; '': the built-in policy
    evidence        TEXT,                            -- table and row, '': none
    nontransferable TEXT REFERENCES remainder (name),
    sdp             TEXT REFERENCES sdp_hint (name),
    PRIMARY KEY (step, number),
    CHECK ((device IS NULL) = (access IS NULL))
) STRICT;

-- A candidate that lost: by what removed it, or by the ranking key that beat it.
CREATE TABLE loser (
    step      INTEGER NOT NULL,
    number    INTEGER NOT NULL,
    device    TEXT    NOT NULL,
    access    TEXT    NOT NULL REFERENCES access (name),
    reason    TEXT REFERENCES reason (name),
    beaten_by TEXT REFERENCES ranking (name),
    PRIMARY KEY (step, number, device, access),
    FOREIGN KEY (step, number) REFERENCES verdict (step, number),
    CHECK ((reason IS NULL) <> (beaten_by IS NULL))
) STRICT;

-- What holds for the whole session.
CREATE TABLE session (
    step        INTEGER NOT NULL PRIMARY KEY REFERENCES step (step),
    outcome     TEXT REFERENCES outcome (name),
    form        TEXT REFERENCES transfer_form (name),
    controller  TEXT,                                -- a device; '': it is not collaborative
    valid_until INTEGER                              -- -1: nothing is known that may change it
) STRICT;

-- Who is offered control; the offers of a step are these and no others.
CREATE TABLE offer (
    step       INTEGER NOT NULL REFERENCES step (step),
    rank       INTEGER NOT NULL CHECK (rank > 0),
    device     TEXT    NOT NULL,
    move_media INTEGER NOT NULL CHECK (move_media IN (0, 1)),
    PRIMARY KEY (step, rank)
) STRICT;

-- What the INVITE towards the subscriber says.
CREATE TABLE tads (
    step        INTEGER NOT NULL PRIMARY KEY REFERENCES step (step),
    retry_cs    INTEGER NOT NULL DEFAULT 0 CHECK (retry_cs IN (0, 1)),
    ue_assisted INTEGER NOT NULL DEFAULT 0 CHECK (ue_assisted IN (0, 1)),
    only_device TEXT    NOT NULL DEFAULT ''          -- '': no device in particular
) STRICT;

CREATE TABLE tads_access (
    step   INTEGER NOT NULL REFERENCES tads (step),
    access TEXT    NOT NULL REFERENCES access (name),
    hint   TEXT    NOT NULL CHECK (hint IN ('accept', 'reject')),
    PRIMARY KEY (step, access)
) STRICT;
