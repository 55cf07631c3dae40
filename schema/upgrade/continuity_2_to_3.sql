-- SPDX-License-Identifier: BSD-2-Clause
-- Version 3 numbers the rows that verdicts about inter-UE transfer name, takes their words from the
-- vocabulary, and holds what Sh tells about charging, activation, equipment and attachment.

CREATE TABLE charging_information (
    id                   INTEGER NOT NULL PRIMARY KEY,
    name                 TEXT    NOT NULL UNIQUE
                         CONSTRAINT "charging information has a name" CHECK (length(name) BETWEEN 1 AND 64),
    primary_event        TEXT    NOT NULL DEFAULT ''    -- event charging functions, '': none
                         CONSTRAINT "primary_event is a Diameter URI, aaa://host or aaas://host"
                         CHECK (primary_event = '' OR lower(primary_event) GLOB 'aaa://?*'
                                OR lower(primary_event) GLOB 'aaas://?*'),
    secondary_event      TEXT    NOT NULL DEFAULT ''
                         CONSTRAINT "secondary_event is a Diameter URI, aaa://host or aaas://host"
                         CHECK (secondary_event = '' OR lower(secondary_event) GLOB 'aaa://?*'
                                OR lower(secondary_event) GLOB 'aaas://?*'),
    primary_collection   TEXT    NOT NULL DEFAULT ''    -- charging collection functions, '': none
                         CONSTRAINT "primary_collection is a Diameter URI, aaa://host or aaas://host"
                         CHECK (primary_collection = '' OR lower(primary_collection) GLOB 'aaa://?*'
                                OR lower(primary_collection) GLOB 'aaas://?*'),
    secondary_collection TEXT    NOT NULL DEFAULT ''
                         CONSTRAINT "secondary_collection is a Diameter URI, aaa://host or aaas://host"
                         CHECK (secondary_collection = '' OR lower(secondary_collection) GLOB 'aaa://?*'
                                OR lower(secondary_collection) GLOB 'aaas://?*'),
    CONSTRAINT "charging information names a primary function at least (TS 29.328 Annex D)"
        CHECK (primary_event <> '' OR primary_collection <> '')
) STRICT;

ALTER TABLE private_identity ADD COLUMN
    imeisv       TEXT    NOT NULL DEFAULT ''        -- of its equipment; data 34 of TS 29.328 table 7.6.1
                 CONSTRAINT "an IMEISV has 16 digits, an IMEI without its check digit 14"
                 CHECK (length(imeisv) IN (0, 14, 16) AND imeisv NOT GLOB '*[^0-9]*');
ALTER TABLE private_identity ADD COLUMN
    srvcc_capability INTEGER                        -- data 28; none: what the devices can do
                 CONSTRAINT "srvcc_capability is 0 or 1" CHECK (srvcc_capability IN (0, 1));
ALTER TABLE private_identity ADD COLUMN
    srvcc_5g_capability INTEGER                     -- data 35; none: not known
                 CONSTRAINT "srvcc_5g_capability is 0 or 1" CHECK (srvcc_5g_capability IN (0, 1));
ALTER TABLE private_identity ADD COLUMN
    ip_sm_gw     TEXT    NOT NULL DEFAULT ''        -- data 24: number of the IP-SM-GW, '': none
                 CONSTRAINT "an IP-SM-GW has a number of at most 15 digits without plus sign"
                 CHECK (length(ip_sm_gw) <= 15 AND ip_sm_gw NOT GLOB '*[^0-9]*');
ALTER TABLE private_identity ADD COLUMN
    ip_sm_gw_preconfigured INTEGER NOT NULL DEFAULT 0   -- Sh-Update leaves it alone (TS 29.328 6.1.2)
                 CONSTRAINT "ip_sm_gw_preconfigured is 0 or 1, and 1 only where there is an IP-SM-GW"
                 CHECK (ip_sm_gw_preconfigured = 0
                        OR (ip_sm_gw_preconfigured = 1 AND ip_sm_gw <> ''));

ALTER TABLE public_identity ADD COLUMN
    scscf            TEXT    NOT NULL DEFAULT ''    -- who serves it (table 7.6.1, data 12), '': nobody
                     CONSTRAINT "an S-CSCF is a sip or sips URI"
                     CHECK (scscf = '' OR ((lower(scscf) GLOB 'sip:?*' OR lower(scscf) GLOB 'sips:?*')
                                           AND length(scscf) <= 512));
ALTER TABLE public_identity ADD COLUMN
    psi_activation   INTEGER NOT NULL DEFAULT 1     -- data 18: 0 an inactive PSI, 1 an active one
                     CONSTRAINT "psi_activation is 0 or 1, and 0 only for a service identity"
                     CHECK (psi_activation = 1
                            OR (psi_activation = 0 AND type IN ('distinct_psi', 'wildcarded_psi')));
ALTER TABLE public_identity ADD COLUMN
    charging         TEXT    REFERENCES charging_information (name);  -- data 16

CREATE TABLE dsai (
    id           INTEGER NOT NULL PRIMARY KEY,
    subscription TEXT    NOT NULL,
    uri          TEXT    NOT NULL,                  -- the public identity or PSI
    tag          TEXT    NOT NULL                   -- DSAI-Tag
                 CONSTRAINT "a DSAI tag has 1 to 255 letters" CHECK (length(tag) BETWEEN 1 AND 255),
    server       TEXT    NOT NULL                   -- Server-Name of the application server
                 CONSTRAINT "the server of a DSAI is a sip or sips URI"
                 CHECK ((lower(server) GLOB 'sip:?*' OR lower(server) GLOB 'sips:?*')
                        AND length(server) <= 512),
    active       INTEGER NOT NULL DEFAULT 1
                 CONSTRAINT "active is 0 or 1" CHECK (active IN (0, 1)),
    UNIQUE (uri, tag, server),
    FOREIGN KEY (subscription, uri) REFERENCES public_identity (subscription, uri) ON DELETE CASCADE
) STRICT;
CREATE INDEX "DSAIs of an identity" ON dsai (subscription, uri);

ALTER TABLE device ADD COLUMN
    ue_assisted        INTEGER NOT NULL DEFAULT 0   -- takes part in choosing its access (TS 23.237 7.2)
                       CONSTRAINT "ue_assisted is 0 or 1" CHECK (ue_assisted IN (0, 1));

CREATE TABLE access_report (
    id            INTEGER NOT NULL PRIMARY KEY,
    subscription  TEXT    NOT NULL REFERENCES subscription (name) ON DELETE CASCADE,
    impi          TEXT    NOT NULL DEFAULT '',      -- the card, '': whichever the subscription has
    domain        TEXT    NOT NULL REFERENCES serving_domain (name),
    user_state    INTEGER                           -- CS-, PS-, EPS- or 5GSUserState; none: not told
                  CONSTRAINT "a user state is 0 to 3 in cs, 0 to 6 in ps, eps and 5gs, and none in twan"
                  CHECK (user_state IS NULL OR (domain = 'cs' AND user_state BETWEEN 0 AND 3)
                         OR (domain IN ('ps', 'eps', '5gs') AND user_state BETWEEN 0 AND 6)),
    cell          TEXT    NOT NULL DEFAULT ''       -- global identity of the cell or service area
                  CONSTRAINT "a cell is twelve letters of base64, or empty"
                  CHECK (cell = '' OR (length(cell) = 12 AND cell NOT GLOB '*[^A-Za-z0-9+/=]*')),
    tracking_area TEXT    NOT NULL DEFAULT ''       -- or location area (cs), routing area (ps)
                  CONSTRAINT "a tracking area is eight letters of base64, or empty"
                  CHECK (tracking_area = ''
                         OR (length(tracking_area) = 8 AND tracking_area NOT GLOB '*[^A-Za-z0-9+/=]*')),
    node          TEXT    NOT NULL DEFAULT ''       -- number of the MSC or SGSN; name of the MME, TWAN or AMF
                  CONSTRAINT "the node of cs and ps is a number of 3 to 15 digits, elsewhere it has a name"
                  CHECK (node = '' OR (domain NOT IN ('cs', 'ps') AND length(node) <= 255)
                         OR (length(node) BETWEEN 3 AND 15 AND node NOT GLOB '*[^0-9]*')),
    plmn          TEXT    NOT NULL DEFAULT ''       -- VisitedPLMNID, '': not told
                  CONSTRAINT "plmn is the MCC and MNC in five or six digits, or empty"
                  CHECK (length(plmn) IN (0, 5, 6) AND plmn NOT GLOB '*[^0-9]*'),
    rat           INTEGER                           -- RAT-Type (TS 29.212 5.3.31); none: not told
                  CONSTRAINT "rat is a RAT-Type" CHECK (rat BETWEEN 0 AND 2147483647),
    reachable     INTEGER                           -- for IP (data 25); none: not told
                  CONSTRAINT "reachable is 0 or 1" CHECK (reachable IN (0, 1)),
    reported_at   INTEGER NOT NULL DEFAULT 0
                  CONSTRAINT "reported_at is seconds of the epoch, 0 for not known"
                  CHECK (reported_at >= 0),
    UNIQUE (subscription, impi, domain)
) STRICT;

ALTER TABLE iut_authorisation RENAME TO old_iut_authorisation;
CREATE TABLE iut_authorisation (
    id             INTEGER NOT NULL PRIMARY KEY,
    subscription   TEXT    NOT NULL REFERENCES subscription (name) ON DELETE CASCADE,
    requester_kind TEXT    NOT NULL REFERENCES requester_kind (name),
    requester      TEXT    NOT NULL DEFAULT ''      -- instance of the device, or the public identity
                   CONSTRAINT "a device or impu is named, a group of requesters is not"
                   CHECK ((requester = '') = (requester_kind NOT IN ('device', 'impu'))),
    operation      TEXT    NOT NULL REFERENCES iut_operation (name),
    decision       TEXT    NOT NULL REFERENCES authorisation (name),
    UNIQUE (subscription, requester_kind, requester, operation)
) STRICT;
INSERT INTO iut_authorisation (subscription, requester_kind, requester, operation, decision)
    SELECT subscription, requester_kind, requester, operation, decision
    FROM old_iut_authorisation ORDER BY subscription, requester_kind, requester, operation;
DROP TABLE old_iut_authorisation;

ALTER TABLE control_loss_preference RENAME TO old_control_loss_preference;
CREATE TABLE control_loss_preference (
    id           INTEGER NOT NULL PRIMARY KEY,
    subscription TEXT    NOT NULL,
    rank         INTEGER NOT NULL
                 CONSTRAINT "rank counts from 1, the best" CHECK (rank BETWEEN 1 AND 255),
    device       TEXT    NOT NULL,
    move_media   INTEGER NOT NULL DEFAULT 0         -- its media move along
                 CONSTRAINT "move_media is 0 or 1" CHECK (move_media IN (0, 1)),
    UNIQUE (subscription, rank),
    FOREIGN KEY (subscription, device) REFERENCES device (subscription, name) ON DELETE CASCADE
) STRICT;
INSERT INTO control_loss_preference (subscription, rank, device, move_media)
    SELECT subscription, rank, device, move_media
    FROM old_control_loss_preference ORDER BY subscription, rank;
DROP TABLE old_control_loss_preference;

ALTER TABLE session_mask RENAME TO old_session_mask;
CREATE TABLE session_mask (
    id           INTEGER NOT NULL PRIMARY KEY,
    subscription TEXT    NOT NULL REFERENCES subscription (name) ON DELETE CASCADE,
    viewer_kind  TEXT    NOT NULL REFERENCES requester_kind (name),
    viewer       TEXT    NOT NULL DEFAULT ''        -- instance of the device, or the public identity
                 CONSTRAINT "a device or impu is named, a group of viewers is not"
                 CHECK ((viewer = '') = (viewer_kind NOT IN ('device', 'impu'))),
    media_group  TEXT    NOT NULL DEFAULT '*' REFERENCES media_group (name),  -- '*': the whole session
    hidden       INTEGER NOT NULL DEFAULT 1
                 CONSTRAINT "hidden is 0 or 1" CHECK (hidden IN (0, 1)),
    UNIQUE (subscription, viewer_kind, viewer, media_group)
) STRICT;
INSERT INTO session_mask (subscription, viewer_kind, viewer, media_group, hidden)
    SELECT subscription, viewer_kind, viewer, media_group, hidden
    FROM old_session_mask ORDER BY subscription, viewer_kind, viewer, media_group;
DROP TABLE old_session_mask;

ALTER TABLE remote_restriction RENAME TO old_remote_restriction;
CREATE TABLE remote_restriction (
    id        INTEGER NOT NULL PRIMARY KEY,
    remote    TEXT    NOT NULL                      -- a domain, or a PLMN in digits
              CONSTRAINT "a remote network is a domain or a PLMN" CHECK (remote <> ''),
    operation TEXT    NOT NULL REFERENCES remote_operation (name),
    UNIQUE (remote, operation)
) STRICT;
INSERT INTO remote_restriction (remote, operation)
    SELECT remote, operation
    FROM old_remote_restriction ORDER BY remote, operation;
DROP TABLE old_remote_restriction;
