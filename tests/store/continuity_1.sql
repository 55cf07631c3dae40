-- SPDX-License-Identifier: BSD-2-Clause
-- A continuity database of version 1, as it was: some words, all tables, a guard of its day, a few
-- rows. It is not to be changed; the upgrade test starts from it.
PRAGMA application_id = 1399014255;
PRAGMA user_version = 1;
CREATE TABLE access (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO access (name) VALUES ('EUTRAN'), ('WLAN_TRUSTED'), ('UTRAN_PS');
CREATE TABLE access_term (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO access_term (name) VALUES ('EUTRAN'), ('WLAN_TRUSTED'), ('UTRAN_PS'), ('WLAN');
CREATE TABLE data_reference (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO data_reference (name) VALUES ('RepositoryData');
CREATE TABLE device_mode (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO device_mode (name) VALUES ('prefer');
CREATE TABLE domain_preference (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO domain_preference (name) VALUES ('cs_preferred');
CREATE TABLE flow (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO flow (name) VALUES ('sendrecv');
CREATE TABLE identity_type (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO identity_type (name) VALUES ('public_user_identity');
CREATE TABLE media (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO media (name) VALUES ('audio'), ('video'), ('message'), ('data'), ('text'), ('application'), ('control'), ('other');
CREATE TABLE operation (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO operation (name) VALUES ('both');
CREATE TABLE precedence (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO precedence (name) VALUES ('operator'), ('user');
CREATE TABLE remainder (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO remainder (name) VALUES ('keep'), ('drop');
CREATE TABLE roaming (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO roaming (name) VALUES ('any');
CREATE TABLE scope (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO scope (name) VALUES ('default');
CREATE TABLE session_case (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO session_case (name) VALUES ('any');
CREATE TABLE transfer_level (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO transfer_level (name) VALUES ('may'), ('should'), ('shall');
CREATE TABLE trust (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO trust (name) VALUES ('provisioned');
CREATE TABLE user_state (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO user_state (name) VALUES ('not_registered');
CREATE TABLE voice_support (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO voice_support (name) VALUES ('unknown');
CREATE TABLE media_group (
    name TEXT NOT NULL PRIMARY KEY
         CONSTRAINT "a media group has a name" CHECK (length(name) BETWEEN 1 AND 64)
) STRICT, WITHOUT ROWID;
CREATE TABLE media_group_member (
    media_group TEXT NOT NULL REFERENCES media_group (name) ON DELETE CASCADE,
    media       TEXT NOT NULL REFERENCES media (name),
    PRIMARY KEY (media_group, media)
) STRICT, WITHOUT ROWID;
CREATE TABLE subscription (
    id            INTEGER NOT NULL PRIMARY KEY,
    name          TEXT    NOT NULL UNIQUE
                  CONSTRAINT "a subscription has a name of at most 128 letters"
                  CHECK (length(name) BETWEEN 1 AND 128),
    operator      TEXT    NOT NULL DEFAULT 'home',
    hplmn         TEXT    NOT NULL
                  CONSTRAINT "hplmn is the MCC and MNC in five or six digits"
                  CHECK (length(hplmn) IN (5, 6) AND hplmn NOT GLOB '*[^0-9]*'),
    class         TEXT    NOT NULL DEFAULT '',
    state         TEXT    NOT NULL DEFAULT 'active'
                  CONSTRAINT "a subscription is active or suspended"
                  CHECK (state IN ('active', 'suspended')),
    sc_allowed    INTEGER NOT NULL DEFAULT 1
                  CONSTRAINT "sc_allowed is 0 or 1" CHECK (sc_allowed IN (0, 1)),
    iut_allowed   INTEGER NOT NULL DEFAULT 0
                  CONSTRAINT "iut_allowed is 0 or 1" CHECK (iut_allowed IN (0, 1)),
    srvcc_allowed INTEGER NOT NULL DEFAULT 0
                  CONSTRAINT "srvcc_allowed is 0 or 1" CHECK (srvcc_allowed IN (0, 1)),
    precedence    TEXT    REFERENCES precedence (name),
    controller_routing INTEGER NOT NULL DEFAULT 0
                  CONSTRAINT "controller_routing is 0 or 1" CHECK (controller_routing IN (0, 1))
) STRICT;
CREATE TABLE msisdn (
    digits       TEXT    NOT NULL PRIMARY KEY
                 CONSTRAINT "an MSISDN has 3 to 15 digits and no plus sign"
                 CHECK (length(digits) BETWEEN 3 AND 15 AND digits NOT GLOB '*[^0-9]*'),
    subscription TEXT    NOT NULL REFERENCES subscription (name) ON DELETE CASCADE,
    additional   INTEGER NOT NULL DEFAULT 0
                 CONSTRAINT "additional is 0 or 1" CHECK (additional IN (0, 1)),
    UNIQUE (subscription, digits)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX "a subscription has one basic MSISDN" ON msisdn (subscription)
    WHERE additional = 0;
CREATE TABLE external_identifier (
    identifier   TEXT NOT NULL PRIMARY KEY
                 CONSTRAINT "an external identifier is user@domain"
                 CHECK (identifier GLOB '?*@?*' AND length(identifier) <= 255),
    subscription TEXT NOT NULL REFERENCES subscription (name) ON DELETE CASCADE,
    UNIQUE (subscription, identifier)
) STRICT, WITHOUT ROWID;
CREATE TABLE private_identity (
    impi         TEXT NOT NULL PRIMARY KEY
                 CONSTRAINT "a private identity is a network access identifier, user@realm"
                 CHECK (impi GLOB '?*@?*' AND length(impi) <= 255),
    subscription TEXT NOT NULL REFERENCES subscription (name) ON DELETE CASCADE,
    imsi         TEXT UNIQUE
                 CONSTRAINT "an IMSI has 6 to 15 digits"
                 CHECK (length(imsi) BETWEEN 6 AND 15 AND imsi NOT GLOB '*[^0-9]*'),
    c_msisdn     TEXT,
    stn_sr       TEXT
                 CONSTRAINT "an STN-SR has at most 15 digits and no plus sign"
                 CHECK (length(stn_sr) BETWEEN 1 AND 15 AND stn_sr NOT GLOB '*[^0-9]*'),
    UNIQUE (subscription, impi),
    FOREIGN KEY (subscription, c_msisdn) REFERENCES msisdn (subscription, digits)
) STRICT, WITHOUT ROWID;
CREATE TABLE public_identity (
    uri              TEXT    NOT NULL PRIMARY KEY
                     CONSTRAINT "a public identity is a sip, sips or tel URI"
                     CHECK ((lower(uri) GLOB 'sip:?*' OR lower(uri) GLOB 'sips:?*'
                             OR lower(uri) GLOB 'tel:?*') AND length(uri) <= 512),
    subscription     TEXT    NOT NULL REFERENCES subscription (name) ON DELETE CASCADE,
    type             TEXT    NOT NULL DEFAULT 'public_user_identity'
                     REFERENCES identity_type (name),
    state            TEXT    NOT NULL DEFAULT 'not_registered'
                     REFERENCES user_state (name),
    barred           INTEGER NOT NULL DEFAULT 0
                     CONSTRAINT "barred is 0 or 1" CHECK (barred IN (0, 1)),
    registration_set INTEGER NOT NULL DEFAULT 1
                     CONSTRAINT "registration sets count from 1"
                     CHECK (registration_set BETWEEN 1 AND 2147483647),
    alias_set        INTEGER NOT NULL DEFAULT 0
                     CONSTRAINT "alias sets count from 1, 0 means none"
                     CHECK (alias_set BETWEEN 0 AND 2147483647),
    service_profile  INTEGER NOT NULL DEFAULT 1
                     CONSTRAINT "service profiles count from 1"
                     CHECK (service_profile BETWEEN 1 AND 2147483647),
    UNIQUE (subscription, uri)
) STRICT, WITHOUT ROWID;
CREATE TABLE identity_pair (
    subscription TEXT NOT NULL,
    uri          TEXT NOT NULL,
    impi         TEXT NOT NULL,
    PRIMARY KEY (subscription, uri, impi),
    FOREIGN KEY (subscription, uri) REFERENCES public_identity (subscription, uri) ON DELETE CASCADE,
    FOREIGN KEY (subscription, impi) REFERENCES private_identity (subscription, impi) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE device (
    id                 INTEGER NOT NULL PRIMARY KEY,
    subscription       TEXT    NOT NULL REFERENCES subscription (name) ON DELETE CASCADE,
    name               TEXT    NOT NULL
                       CONSTRAINT "a device has a name" CHECK (length(name) BETWEEN 1 AND 64),
    instance           TEXT    NOT NULL DEFAULT '',
    iut_capable        INTEGER NOT NULL DEFAULT 0
                       CONSTRAINT "iut_capable is 0 or 1" CHECK (iut_capable IN (0, 1)),
    controller_capable INTEGER NOT NULL DEFAULT 0
                       CONSTRAINT "controller_capable is 0 or 1" CHECK (controller_capable IN (0, 1)),
    ics_capable        INTEGER NOT NULL DEFAULT 0
                       CONSTRAINT "ics_capable is 0 or 1" CHECK (ics_capable IN (0, 1)),
    dual_radio         INTEGER NOT NULL DEFAULT 0
                       CONSTRAINT "dual_radio is 0 or 1" CHECK (dual_radio IN (0, 1)),
    srvcc_capable      INTEGER NOT NULL DEFAULT 0
                       CONSTRAINT "srvcc_capable is 0 or 1" CHECK (srvcc_capable IN (0, 1)),
    vsrvcc_capable     INTEGER NOT NULL DEFAULT 0
                       CONSTRAINT "vsrvcc_capable is 0 or 1" CHECK (vsrvcc_capable IN (0, 1)),
    rsrvcc_capable     INTEGER NOT NULL DEFAULT 0
                       CONSTRAINT "rsrvcc_capable is 0 or 1" CHECK (rsrvcc_capable IN (0, 1)),
    UNIQUE (subscription, name)
) STRICT;
CREATE TABLE device_media (
    id           INTEGER NOT NULL PRIMARY KEY,
    subscription TEXT    NOT NULL,
    device       TEXT    NOT NULL,
    media        TEXT    NOT NULL REFERENCES media (name),
    codec        TEXT    NOT NULL DEFAULT '*',
    flow         TEXT    NOT NULL DEFAULT 'sendrecv' REFERENCES flow (name)
                 CONSTRAINT "a capability sends, receives or does both"
                 CHECK (flow <> 'inactive'),
    max_kbps     INTEGER NOT NULL DEFAULT 0
                 CONSTRAINT "max_kbps is 0 or more" CHECK (max_kbps BETWEEN 0 AND 4294967295),
    UNIQUE (subscription, device, media, codec),
    FOREIGN KEY (subscription, device) REFERENCES device (subscription, name) ON DELETE CASCADE
) STRICT;
CREATE TABLE contact (
    id            INTEGER NOT NULL PRIMARY KEY,
    subscription  TEXT    NOT NULL,
    device        TEXT    NOT NULL,
    uri           TEXT    NOT NULL UNIQUE
                  CONSTRAINT "a contact is a URI" CHECK (uri GLOB '?*:?*' AND length(uri) <= 512),
    impu          TEXT,
    access        TEXT    NOT NULL REFERENCES access (name),
    plmn          TEXT    NOT NULL DEFAULT ''
                  CONSTRAINT "plmn is the MCC and MNC in five or six digits, or empty"
                  CHECK (length(plmn) IN (0, 5, 6) AND plmn NOT GLOB '*[^0-9]*'),
    trust         TEXT    NOT NULL DEFAULT 'provisioned' REFERENCES trust (name),
    voice_support TEXT    NOT NULL DEFAULT 'unknown'
                  REFERENCES voice_support (name),
    q             INTEGER NOT NULL DEFAULT 1000
                  CONSTRAINT "q is 0 to 1000 thousandths" CHECK (q BETWEEN 0 AND 1000),
    quality       INTEGER
                  CONSTRAINT "quality is 0 to 100" CHECK (quality BETWEEN 0 AND 100),
    max_kbps      INTEGER NOT NULL DEFAULT 0
                  CONSTRAINT "max_kbps is 0 or more" CHECK (max_kbps BETWEEN 0 AND 4294967295),
    data_off      INTEGER NOT NULL DEFAULT 0
                  CONSTRAINT "data_off is 0 or 1" CHECK (data_off IN (0, 1)),
    expires_at    INTEGER NOT NULL DEFAULT 0
                  CONSTRAINT "expires_at is seconds of the epoch, 0 for never" CHECK (expires_at >= 0),
    updated_at    INTEGER NOT NULL DEFAULT 0
                  CONSTRAINT "updated_at is seconds of the epoch" CHECK (updated_at >= 0),
    ip4           TEXT
                  CONSTRAINT "ip4 is four numbers with dots" CHECK (ip4 GLOB '*.*.*.*'),
    ip6           TEXT
                  CONSTRAINT "ip6 is an IPv6 address or prefix/bits" CHECK (ip6 GLOB '*:*'),
    ip_domain     TEXT    NOT NULL DEFAULT '',
    apn           TEXT    NOT NULL DEFAULT '',
    emergency     INTEGER NOT NULL DEFAULT 0
                  CONSTRAINT "emergency is 0 or 1" CHECK (emergency IN (0, 1)),
    ip_can        INTEGER
                  CONSTRAINT "ip_can is an IP-CAN-Type" CHECK (ip_can BETWEEN 0 AND 2147483647),
    rat           INTEGER
                  CONSTRAINT "rat is a RAT-Type" CHECK (rat BETWEEN 0 AND 2147483647),
    FOREIGN KEY (subscription, device) REFERENCES device (subscription, name) ON DELETE CASCADE,
    FOREIGN KEY (subscription, impu) REFERENCES public_identity (subscription, uri)
) STRICT;
CREATE INDEX "contacts of a device" ON contact (subscription, device);
CREATE TABLE policy_set (
    id          INTEGER NOT NULL PRIMARY KEY,
    name        TEXT    NOT NULL UNIQUE
                CONSTRAINT "a policy set has a name" CHECK (length(name) BETWEEN 1 AND 128),
    scope       TEXT    NOT NULL DEFAULT 'default' REFERENCES scope (name),
    scope_value TEXT    NOT NULL DEFAULT ''
                CONSTRAINT "the default scope has no value, every other scope has one"
                CHECK ((scope = 'default') = (scope_value = '')),
    precedence  TEXT    NOT NULL DEFAULT 'operator' REFERENCES precedence (name),
    version     INTEGER NOT NULL DEFAULT 1,
    valid_from  INTEGER NOT NULL DEFAULT 0
                CONSTRAINT "valid_from is seconds of the epoch" CHECK (valid_from >= 0),
    valid_to    INTEGER NOT NULL DEFAULT 0
                CONSTRAINT "valid_to is 0 or later than valid_from"
                CHECK (valid_to = 0 OR valid_to > valid_from)
) STRICT;
CREATE TABLE policy_rule (
    id                 INTEGER NOT NULL PRIMARY KEY,
    policy_set         TEXT    NOT NULL REFERENCES policy_set (name) ON DELETE CASCADE,
    name               TEXT    NOT NULL
                       CONSTRAINT "a rule has a name" CHECK (length(name) BETWEEN 1 AND 128),
    media_group        TEXT    NOT NULL DEFAULT '*' REFERENCES media_group (name),
    service            TEXT    NOT NULL DEFAULT '*'
                       CONSTRAINT "a rule is for a service, or for any: *" CHECK (service <> ''),
    session_case       TEXT    NOT NULL DEFAULT 'any' REFERENCES session_case (name),
    roaming            TEXT    NOT NULL DEFAULT 'any' REFERENCES roaming (name),
    level              TEXT    NOT NULL DEFAULT 'may' REFERENCES transfer_level (name),
    nontransferable    TEXT    NOT NULL DEFAULT 'keep' REFERENCES remainder (name),
    partial_allowed    INTEGER NOT NULL DEFAULT 1
                       CONSTRAINT "partial_allowed is 0 or 1" CHECK (partial_allowed IN (0, 1)),
    allow_unknown_vops INTEGER NOT NULL DEFAULT 0
                       CONSTRAINT "allow_unknown_vops is 0 or 1"
                       CHECK (allow_unknown_vops IN (0, 1)),
    min_kbps           INTEGER NOT NULL DEFAULT 0
                       CONSTRAINT "min_kbps is 0 or more" CHECK (min_kbps BETWEEN 0 AND 4294967295),
    max_kbps           INTEGER NOT NULL DEFAULT 0
                       CONSTRAINT "max_kbps is 0 or at least min_kbps"
                       CHECK (max_kbps = 0 OR max_kbps BETWEEN min_kbps AND 4294967295),
    UNIQUE (policy_set, name)
) STRICT;
CREATE TABLE rule_restricted (
    policy_set TEXT NOT NULL,
    rule       TEXT NOT NULL,
    access     TEXT NOT NULL REFERENCES access_term (name),
    operation  TEXT NOT NULL DEFAULT 'both' REFERENCES operation (name),
    PRIMARY KEY (policy_set, rule, access),
    FOREIGN KEY (policy_set, rule) REFERENCES policy_rule (policy_set, name) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE rule_preferred (
    policy_set TEXT    NOT NULL,
    rule       TEXT    NOT NULL,
    rank       INTEGER NOT NULL
               CONSTRAINT "rank counts from 1, the best" CHECK (rank BETWEEN 1 AND 255),
    access     TEXT    NOT NULL REFERENCES access_term (name),
    PRIMARY KEY (policy_set, rule, rank),
    FOREIGN KEY (policy_set, rule) REFERENCES policy_rule (policy_set, name) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE preference (
    id              INTEGER NOT NULL PRIMARY KEY,
    subscription    TEXT    NOT NULL REFERENCES subscription (name) ON DELETE CASCADE,
    name            TEXT    NOT NULL
                    CONSTRAINT "a preference has a name" CHECK (length(name) BETWEEN 1 AND 64),
    media_group     TEXT    NOT NULL DEFAULT '*' REFERENCES media_group (name),
    domain          TEXT    REFERENCES domain_preference (name),
    immediate       INTEGER
                    CONSTRAINT "immediate is 0 or 1" CHECK (immediate IN (0, 1)),
    nontransferable TEXT    REFERENCES remainder (name),
    valid_from      INTEGER NOT NULL DEFAULT 0
                    CONSTRAINT "valid_from is seconds of the epoch" CHECK (valid_from >= 0),
    valid_to        INTEGER NOT NULL DEFAULT 0
                    CONSTRAINT "valid_to is 0 or later than valid_from"
                    CHECK (valid_to = 0 OR valid_to > valid_from),
    UNIQUE (subscription, name)
) STRICT;
CREATE TABLE preference_access (
    subscription TEXT    NOT NULL,
    preference   TEXT    NOT NULL,
    rank         INTEGER NOT NULL
                 CONSTRAINT "rank counts from 1, the best" CHECK (rank BETWEEN 1 AND 255),
    access       TEXT    NOT NULL REFERENCES access_term (name),
    PRIMARY KEY (subscription, preference, rank),
    FOREIGN KEY (subscription, preference) REFERENCES preference (subscription, name)
        ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE preference_device (
    subscription TEXT    NOT NULL,
    preference   TEXT    NOT NULL,
    device       TEXT    NOT NULL,
    mode         TEXT    NOT NULL DEFAULT 'prefer' REFERENCES device_mode (name),
    rank         INTEGER
                 CONSTRAINT "rank counts from 1, the best" CHECK (rank BETWEEN 1 AND 255),
    PRIMARY KEY (subscription, preference, device),
    UNIQUE (subscription, preference, rank),
    CONSTRAINT "a preferred device has a rank" CHECK (mode <> 'prefer' OR rank IS NOT NULL),
    FOREIGN KEY (subscription, preference) REFERENCES preference (subscription, name)
        ON DELETE CASCADE,
    FOREIGN KEY (subscription, device) REFERENCES device (subscription, name) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE service_constraint (
    id                 INTEGER NOT NULL PRIMARY KEY,
    service            TEXT    NOT NULL UNIQUE
                       CONSTRAINT "a service has a name" CHECK (length(service) BETWEEN 1 AND 255),
    must_stay_together INTEGER NOT NULL DEFAULT 0
                       CONSTRAINT "must_stay_together is 0 or 1" CHECK (must_stay_together IN (0, 1)),
    emergency          INTEGER NOT NULL DEFAULT 0
                       CONSTRAINT "emergency is 0 or 1" CHECK (emergency IN (0, 1))
) STRICT;
CREATE TABLE controller_criterion (
    id           INTEGER NOT NULL PRIMARY KEY,
    subscription TEXT    NOT NULL REFERENCES subscription (name) ON DELETE CASCADE,
    rank         INTEGER NOT NULL
                 CONSTRAINT "rank counts from 1" CHECK (rank BETWEEN 1 AND 255),
    calling      TEXT    NOT NULL DEFAULT '',
    called       TEXT    NOT NULL DEFAULT '',
    service      TEXT    NOT NULL DEFAULT '',
    media_group  TEXT    REFERENCES media_group (name),
    UNIQUE (subscription, rank)
) STRICT;
CREATE TABLE iut_authorisation (
    subscription   TEXT NOT NULL REFERENCES subscription (name) ON DELETE CASCADE,
    requester_kind TEXT NOT NULL
                   CONSTRAINT "a requester is a device, an impu, any_same_sub or any_same_operator"
                   CHECK (requester_kind IN ('device', 'impu', 'any_same_sub', 'any_same_operator')),
    requester      TEXT NOT NULL DEFAULT ''
                   CONSTRAINT "a device or impu is named, a group of requesters is not"
                   CHECK ((requester = '') = (requester_kind NOT IN ('device', 'impu'))),
    operation      TEXT NOT NULL
                   CONSTRAINT "an operation is transfer, add, modify, remove, replicate, control_transfer, discover"
                   CHECK (operation IN ('transfer', 'add', 'modify', 'remove', 'replicate',
                                        'control_transfer', 'discover')),
    decision       TEXT NOT NULL
                   CONSTRAINT "a decision is allow, ask or deny" CHECK (decision IN ('allow', 'ask', 'deny')),
    PRIMARY KEY (subscription, requester_kind, requester, operation)
) STRICT, WITHOUT ROWID;
CREATE TABLE control_loss_preference (
    subscription TEXT    NOT NULL,
    rank         INTEGER NOT NULL
                 CONSTRAINT "rank counts from 1, the best" CHECK (rank BETWEEN 1 AND 255),
    device       TEXT    NOT NULL,
    move_media   INTEGER NOT NULL DEFAULT 0
                 CONSTRAINT "move_media is 0 or 1" CHECK (move_media IN (0, 1)),
    PRIMARY KEY (subscription, rank),
    FOREIGN KEY (subscription, device) REFERENCES device (subscription, name) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE session_mask (
    subscription TEXT    NOT NULL REFERENCES subscription (name) ON DELETE CASCADE,
    viewer_kind  TEXT    NOT NULL
                 CONSTRAINT "a viewer is a device, an impu, any_same_sub or any_same_operator"
                 CHECK (viewer_kind IN ('device', 'impu', 'any_same_sub', 'any_same_operator')),
    viewer       TEXT    NOT NULL DEFAULT ''
                 CONSTRAINT "a device or impu is named, a group of viewers is not"
                 CHECK ((viewer = '') = (viewer_kind NOT IN ('device', 'impu'))),
    media_group  TEXT    NOT NULL DEFAULT '*' REFERENCES media_group (name),
    hidden       INTEGER NOT NULL DEFAULT 1
                 CONSTRAINT "hidden is 0 or 1" CHECK (hidden IN (0, 1)),
    PRIMARY KEY (subscription, viewer_kind, viewer, media_group)
) STRICT, WITHOUT ROWID;
CREATE TABLE remote_restriction (
    remote    TEXT NOT NULL
              CONSTRAINT "a remote network is a domain or a PLMN" CHECK (remote <> ''),
    operation TEXT NOT NULL
              CONSTRAINT "a remote network forbids transfer, replicate or all"
              CHECK (operation IN ('transfer', 'replicate', 'all')),
    PRIMARY KEY (remote, operation)
) STRICT, WITHOUT ROWID;
CREATE TABLE sh_permission (
    origin_host        TEXT    NOT NULL
                       CONSTRAINT "a peer is named by its host" CHECK (length(origin_host) BETWEEN 1 AND 255),
    data_reference     TEXT    NOT NULL REFERENCES data_reference (name),
    service_indication TEXT    NOT NULL DEFAULT '*'
                       CONSTRAINT "only RepositoryData has a service indication"
                       CHECK (service_indication = '*' OR data_reference = 'RepositoryData'),
    may_pull           INTEGER NOT NULL DEFAULT 1
                       CONSTRAINT "may_pull is 0 or 1" CHECK (may_pull IN (0, 1)),
    may_update         INTEGER NOT NULL DEFAULT 0
                       CONSTRAINT "may_update is 0 or 1" CHECK (may_update IN (0, 1)),
    may_notify         INTEGER NOT NULL DEFAULT 0
                       CONSTRAINT "may_notify is 0 or 1" CHECK (may_notify IN (0, 1)),
    PRIMARY KEY (origin_host, data_reference, service_indication)
) STRICT, WITHOUT ROWID;
CREATE TABLE rx_permission (
    origin_host TEXT NOT NULL PRIMARY KEY
                CONSTRAINT "a peer is named by its host" CHECK (length(origin_host) BETWEEN 1 AND 255)
) STRICT, WITHOUT ROWID;
CREATE TABLE import_session (
    one           INTEGER NOT NULL PRIMARY KEY DEFAULT 1
                  CONSTRAINT "one import at a time" CHECK (one = 1),
    import        INTEGER NOT NULL,
    source        TEXT    NOT NULL,
    rows_declared INTEGER,
    rows_counted  INTEGER NOT NULL DEFAULT 0,
    watched       INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE import (
    id       INTEGER NOT NULL PRIMARY KEY,
    source   TEXT    NOT NULL,
    rows     INTEGER NOT NULL,
    ended_at INTEGER NOT NULL
) STRICT;
CREATE TABLE change_log (
    import       INTEGER NOT NULL,
    subscription INTEGER NOT NULL,
    PRIMARY KEY (import, subscription)
) STRICT, WITHOUT ROWID;
CREATE TABLE edition (
    one   INTEGER NOT NULL PRIMARY KEY CONSTRAINT "one edition" CHECK (one = 1),
    stamp INTEGER NOT NULL
) STRICT;
INSERT INTO edition VALUES (1, 1);
INSERT INTO import VALUES (1, 'long ago', 8, 1000000000);
INSERT INTO change_log VALUES (1, 0);
INSERT INTO media_group VALUES ('*');
INSERT INTO media_group_member SELECT '*', name FROM media;
INSERT INTO policy_set (name) VALUES ('default');
INSERT INTO policy_rule (policy_set, name) VALUES ('default', 'all');
INSERT INTO subscription (name, hplmn) VALUES ('alice', '00101');
INSERT INTO public_identity (uri, subscription) VALUES ('sip:alice@ims.example', 'alice');
INSERT INTO service_constraint (service, emergency) VALUES ('urn:service:sos', 1);
CREATE VIEW import_begin (source) AS SELECT source FROM import_session;
CREATE TRIGGER "device before insert" BEFORE INSERT ON device BEGIN
    SELECT RAISE(ROLLBACK, 'the guard of version 1');
END;
CREATE TRIGGER "service_constraint before update" BEFORE UPDATE ON service_constraint BEGIN
    SELECT RAISE(ROLLBACK, 'the guard of version 1');
END;
