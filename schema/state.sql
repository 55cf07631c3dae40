-- SPDX-License-Identifier: BSD-2-Clause
-- What the broker keeps for itself; no operator writes here, everybody may read. Times are seconds
-- of the epoch. Words are those of vocabulary.sql, whose tables live in continuity.db. What a peer
-- may fill with any bytes is a BLOB, so that it comes back as it came.
-- TS = 3GPP Technical Specification.

-- How often the broker was started. A new file starts at the seconds of the epoch, so that peers see
-- a larger Origin-State-Id also after the file was lost (RFC 6733 8.16).
CREATE TABLE broker_start (
    one   INTEGER NOT NULL PRIMARY KEY CONSTRAINT "one counter" CHECK (one = 1),
    count INTEGER NOT NULL CONSTRAINT "an Origin-State-Id has 32 bits"
          CHECK (count BETWEEN 1 AND 4294967295)
) STRICT;
INSERT INTO broker_start (one, count) SELECT 1, unixepoch();

-- Repository data that application servers have stored (TS 29.328 6.1.2.1, 7.6.1).
CREATE TABLE repository_data (
    owner              TEXT    NOT NULL,            -- a public identity, or its set of aliases (TS 29.328 3.1)
    service_indication BLOB    NOT NULL,            -- compared by its bytes (TS 29.328 7.4)
    sequence           INTEGER NOT NULL             -- TS 29.328 7.6.1: 0 when created, 65535 wraps to 1
                       CONSTRAINT "a sequence number has 16 bits" CHECK (sequence BETWEEN 0 AND 65535),
    data               BLOB    NOT NULL,            -- what stands inside ServiceData, byte for byte
    updated_at         INTEGER NOT NULL,
    updated_by         TEXT    NOT NULL,            -- Origin-Host
    PRIMARY KEY (owner, service_indication)
) STRICT;

-- What an application server has set over what the operator imported (TS 29.328 6.1.2.1).
CREATE TABLE held_item (
    owner      TEXT    NOT NULL,                    -- a public identity; a private one for stn_sr
    kind       TEXT    NOT NULL,                    -- a word of held_kind
    detail     BLOB    NOT NULL,                    -- DSAI-Tag; empty for the other kinds
    value      TEXT    NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (owner, kind, detail)
) STRICT, WITHOUT ROWID;

-- Who wants to be notified of what (TS 29.328 6.1.3).
CREATE TABLE sh_subscription (
    id                 INTEGER NOT NULL PRIMARY KEY, -- given by the broker
    origin_host        TEXT    NOT NULL,            -- the subscriber
    origin_realm       TEXT    NOT NULL,
    via                TEXT    NOT NULL,            -- the peer it came through
    identity           TEXT    NOT NULL,            -- as subscribed to
    identity_kind      INTEGER NOT NULL,            -- which AVP of User-Identity (TS 29.328 7.1)
    wildcard           TEXT    NOT NULL,            -- the wildcarded identity it matched, or empty
    wildcard_type      TEXT    NOT NULL,            -- a word of identity_type
    private_identity   TEXT    NOT NULL,            -- User-Name, or empty
    data_reference     INTEGER NOT NULL,            -- the number of TS 29.328 7.6
    service_indication BLOB    NOT NULL,            -- for RepositoryData
    server_name        BLOB    NOT NULL,            -- for InitialFilterCriteria
    dsai_tag           BLOB    NOT NULL,            -- for DSAI
    identity_set       INTEGER NOT NULL,            -- for IMSPublicIdentity (TS 29.329 6.3.10), -1: none
    expires_at         INTEGER NOT NULL,            -- 0: never
    one_time           INTEGER NOT NULL CONSTRAINT "one_time is 0 or 1" CHECK (one_time IN (0, 1)),
    notif_eff          INTEGER NOT NULL CONSTRAINT "notif_eff is 0 or 1" CHECK (notif_eff IN (0, 1)),
    created_at         INTEGER NOT NULL,
    digest             INTEGER NOT NULL,            -- hash of the content that the subscriber last knew
    UNIQUE (origin_host, identity, wildcard, private_identity, data_reference, service_indication,
            server_name, dsai_tag, identity_set)
) STRICT;

-- The outbox: the newest state that a subscriber has not acknowledged yet (TS 29.328 6.1.4). It
-- outlives the subscription whose end it tells.
CREATE TABLE sh_notification (
    id                INTEGER NOT NULL PRIMARY KEY, -- given by the broker, a new one for a newer state
    subscription      INTEGER NOT NULL UNIQUE,      -- sh_subscription.id
    origin_host       TEXT    NOT NULL,             -- the receiver, as in sh_subscription
    origin_realm      TEXT    NOT NULL,
    via               TEXT    NOT NULL,
    identity          TEXT    NOT NULL,
    identity_kind     INTEGER NOT NULL,
    wildcard          TEXT    NOT NULL,
    wildcard_type     TEXT    NOT NULL,
    private_identity  TEXT    NOT NULL,
    document          BLOB    NOT NULL,             -- User-Data
    ends_subscription INTEGER NOT NULL
                      CONSTRAINT "ends_subscription is 0 or 1" CHECK (ends_subscription IN (0, 1)),
    attempts          INTEGER NOT NULL,
    next_try          INTEGER NOT NULL,
    made_at           INTEGER NOT NULL
) STRICT;

-- The highest Origin-State-Id seen from each host (RFC 6733 8.16).
CREATE TABLE peer_state (
    origin_host     TEXT    NOT NULL PRIMARY KEY,
    origin_state_id INTEGER NOT NULL CONSTRAINT "an Origin-State-Id has 32 bits"
                    CHECK (origin_state_id BETWEEN 0 AND 4294967295)
) STRICT, WITHOUT ROWID;

-- AF sessions (TS 29.214 4.4). Subscriber, contact and device go by what the operator calls them.
CREATE TABLE rx_session (
    id               INTEGER NOT NULL PRIMARY KEY,  -- this file's own, for rx_media and rx_flow
    session_id       BLOB    NOT NULL UNIQUE,       -- the bytes of Session-Id
    origin_host      TEXT    NOT NULL,              -- the AF
    origin_realm     TEXT    NOT NULL,
    via              TEXT    NOT NULL,              -- the peer it came through
    subscription     TEXT    NOT NULL,
    contact          TEXT    NOT NULL,              -- its URI; empty: bound to the subscriber as a whole
    device           TEXT    NOT NULL,
    access           TEXT    NOT NULL,              -- of that contact; a word of access
    ip4              BLOB    NOT NULL               -- Framed-IP-Address, or empty
                     CONSTRAINT "an IPv4 address has 4 octets" CHECK (length(ip4) IN (0, 4)),
    ip6              BLOB    NOT NULL               -- the prefix of Framed-IPv6-Prefix, or empty
                     CONSTRAINT "an IPv6 prefix is kept in 16 octets" CHECK (length(ip6) IN (0, 16)),
    ip6_bits         INTEGER NOT NULL               -- how many of it count
                     CONSTRAINT "an IPv6 prefix has up to 128 bits" CHECK (ip6_bits BETWEEN 0 AND 128),
    ip_domain        BLOB    NOT NULL,              -- IP-Domain-Id
    apn              BLOB    NOT NULL,              -- Called-Station-Id
    sub_id_type      INTEGER NOT NULL,              -- Subscription-Id-Type (RFC 8506 8.47), -1: none
    sub_id           BLOB    NOT NULL,              -- Subscription-Id-Data
    charging_id      BLOB    NOT NULL,              -- AF-Charging-Identifier
    service          BLOB    NOT NULL,              -- AF-Application-Identifier
    service_urn      BLOB    NOT NULL,              -- Service-URN
    features1        INTEGER NOT NULL,              -- agreed on, Feature-List-ID 1 (TS 29.214 5.4.1)
    features2        INTEGER NOT NULL,              -- Feature-List-ID 2
    specific_actions INTEGER NOT NULL,              -- a bit per Specific-Action (TS 29.214 5.3.13)
    emergency        INTEGER NOT NULL CONSTRAINT "emergency is 0 or 1" CHECK (emergency IN (0, 1)),
    preliminary      INTEGER NOT NULL               -- Service-Info-Status (TS 29.214 5.3.25)
                     CONSTRAINT "preliminary is 0 or 1" CHECK (preliminary IN (0, 1)),
    forking          INTEGER NOT NULL               -- SIP-Forking-Indication: several dialogues
                     CONSTRAINT "forking is 0 or 1" CHECK (forking IN (0, 1)),
    state            TEXT    NOT NULL,              -- a word of session_state
    abort_cause      INTEGER NOT NULL,              -- of the ASR that ends it (TS 29.214 5.3.1), -1: none
    origin_state_id  INTEGER NOT NULL,              -- of the AF when it opened this, 0: not told
    ip_can           INTEGER NOT NULL,              -- IP-CAN-Type that the AF knows, -1: none
    rat              INTEGER NOT NULL,              -- RAT-Type, likewise
    trusted          INTEGER NOT NULL,              -- AN-Trusted, likewise
    plmn             TEXT    NOT NULL,              -- 3GPP-SGSN-MCC-MNC, likewise; empty: none
    created_at       INTEGER NOT NULL,
    updated_at       INTEGER NOT NULL
) STRICT;

-- Media components (TS 29.214 5.3.16) and what was last decided about them.
CREATE TABLE rx_media (
    session         INTEGER NOT NULL REFERENCES rx_session (id) ON DELETE CASCADE,
    number          INTEGER NOT NULL,               -- Media-Component-Number
    media           TEXT    NOT NULL,               -- a word of media
    flow_status     INTEGER NOT NULL,               -- TS 29.214 5.3.11
    up_bps          INTEGER NOT NULL,               -- Max-Requested-Bandwidth, -1: never stated
    down_bps        INTEGER NOT NULL,
    service         BLOB    NOT NULL,               -- AF-Application-Identifier
    codecs          BLOB    NOT NULL,               -- RTP encoding names, one in a line
    versioned       INTEGER NOT NULL CONSTRAINT "versioned is 0 or 1" CHECK (versioned IN (0, 1)),
    content_version INTEGER NOT NULL,               -- Content-Version, its 64 bits read as signed
    directive       TEXT    NOT NULL,               -- that the AF was told; a word of directive
    reason          TEXT    NOT NULL,               -- why; a word of reason
    made_active_at  INTEGER NOT NULL,
    moved_at        INTEGER NOT NULL,               -- 0: never
    PRIMARY KEY (session, number)
) STRICT, WITHOUT ROWID;

-- Their flows (Media-Sub-Component, TS 29.214 5.3.18).
CREATE TABLE rx_flow (
    session      INTEGER NOT NULL,
    media        INTEGER NOT NULL,                  -- Media-Component-Number
    number       INTEGER NOT NULL,                  -- Flow-Number
    usage        INTEGER NOT NULL,                  -- TS 29.214 5.3.12
    status       INTEGER NOT NULL,                  -- TS 29.214 5.3.11, -1: that of its component
    up_bps       INTEGER NOT NULL,                  -- Max-Requested-Bandwidth, -1: never stated
    down_bps     INTEGER NOT NULL,
    descriptions BLOB    NOT NULL,                  -- Flow-Descriptions, one in a line
    PRIMARY KEY (session, media, number),
    FOREIGN KEY (session, media) REFERENCES rx_media (session, number) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
