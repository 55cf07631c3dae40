-- SPDX-License-Identifier: BSD-2-Clause
-- What the operator provisions. Rows name each other by the words an operator writes; `id` columns
-- are row numbers for logs and reasons and may be left out in an import. Words come from the tables
-- of vocabulary.sql, which live in the same file. 1 means yes, 0 means no; times are seconds of the
-- epoch, 0 stands for "no limit". guard.sql adds the triggers that make an import all-or-nothing.
-- TS = 3GPP Technical Specification.

-- TS 23.237 6.4: policy speaks about one kind of media or about a group of them.
CREATE TABLE media_group (
    name TEXT NOT NULL PRIMARY KEY
         CONSTRAINT "a media group has a name" CHECK (length(name) BETWEEN 1 AND 64)
) STRICT, WITHOUT ROWID;

CREATE TABLE media_group_member (
    media_group TEXT NOT NULL REFERENCES media_group (name) ON DELETE CASCADE,
    media       TEXT NOT NULL REFERENCES media (name),
    PRIMARY KEY (media_group, media)
) STRICT, WITHOUT ROWID;

-- Every kind of media is a group of its own; '*' is all of them.
INSERT INTO media_group (name) SELECT name FROM media UNION ALL SELECT '*';
INSERT INTO media_group_member (media_group, media)
    SELECT name, name FROM media UNION ALL SELECT '*', name FROM media;

-- One subscription: whose rights and preferences a decision looks at.
CREATE TABLE subscription (
    id            INTEGER NOT NULL PRIMARY KEY,
    name          TEXT    NOT NULL UNIQUE
                  CONSTRAINT "a subscription has a name of at most 128 letters"
                  CHECK (length(name) BETWEEN 1 AND 128),
    operator      TEXT    NOT NULL DEFAULT 'home',  -- TS 23.237 4.2.3: inter-UE transfer stays within one
    hplmn         TEXT    NOT NULL                  -- home network, MCC then MNC (TS 23.003 2.2)
                  CONSTRAINT "hplmn is the MCC and MNC in five or six digits"
                  CHECK (length(hplmn) IN (5, 6) AND hplmn NOT GLOB '*[^0-9]*'),
    class         TEXT    NOT NULL DEFAULT '',      -- policy sets may speak about a class (TS 23.237 6.4)
    state         TEXT    NOT NULL DEFAULT 'active'
                  CONSTRAINT "a subscription is active or suspended"
                  CHECK (state IN ('active', 'suspended')),
    sc_allowed    INTEGER NOT NULL DEFAULT 1        -- service continuity is subscribed (TS 23.237 5.3.1)
                  CONSTRAINT "sc_allowed is 0 or 1" CHECK (sc_allowed IN (0, 1)),
    iut_allowed   INTEGER NOT NULL DEFAULT 0        -- inter-UE transfer is subscribed (TS 23.237 6a.12)
                  CONSTRAINT "iut_allowed is 0 or 1" CHECK (iut_allowed IN (0, 1)),
    srvcc_allowed INTEGER NOT NULL DEFAULT 0        -- the home network allows SRVCC (TS 23.216 4.2)
                  CONSTRAINT "srvcc_allowed is 0 or 1" CHECK (srvcc_allowed IN (0, 1)),
    precedence    TEXT    REFERENCES precedence (name),  -- TS 23.237 5.3.1; none: that of the policy set
    controller_routing INTEGER NOT NULL DEFAULT 0   -- arriving sessions prefer controllers (TS 23.237 6a.12)
                  CONSTRAINT "controller_routing is 0 or 1" CHECK (controller_routing IN (0, 1))
) STRICT;

-- TS 29.328 7.6.17, 7.6.28: numbers without "+"; one basic number, the others are additional.
CREATE TABLE msisdn (
    digits       TEXT    NOT NULL PRIMARY KEY
                 CONSTRAINT "an MSISDN has 3 to 15 digits and no plus sign"
                 CHECK (length(digits) BETWEEN 3 AND 15 AND digits NOT GLOB '*[^0-9]*'),
    subscription TEXT    NOT NULL REFERENCES subscription (name) ON DELETE CASCADE,
    additional   INTEGER NOT NULL DEFAULT 0         -- MSISDNType (TS 29.328 Annex D): 0 basic, 1 additional
                 CONSTRAINT "additional is 0 or 1" CHECK (additional IN (0, 1)),
    UNIQUE (subscription, digits)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX "a subscription has one basic MSISDN" ON msisdn (subscription)
    WHERE additional = 0;

-- TS 29.336 6.4.11, a key on Sh (TS 29.328 7.1): user@domain outside the IMS.
CREATE TABLE external_identifier (
    identifier   TEXT NOT NULL PRIMARY KEY
                 CONSTRAINT "an external identifier is user@domain"
                 CHECK (identifier GLOB '?*@?*' AND length(identifier) <= 255),
    subscription TEXT NOT NULL REFERENCES subscription (name) ON DELETE CASCADE,
    UNIQUE (subscription, identifier)
) STRICT, WITHOUT ROWID;

-- IMS private identities (TS 23.003 13.3).
CREATE TABLE private_identity (
    impi         TEXT NOT NULL PRIMARY KEY
                 CONSTRAINT "a private identity is a network access identifier, user@realm"
                 CHECK (impi GLOB '?*@?*' AND length(impi) <= 255),
    subscription TEXT NOT NULL REFERENCES subscription (name) ON DELETE CASCADE,
    imsi         TEXT UNIQUE                        -- TS 29.328 7.6.32
                 CONSTRAINT "an IMSI has 6 to 15 digits"
                 CHECK (length(imsi) BETWEEN 6 AND 15 AND imsi NOT GLOB '*[^0-9]*'),
    c_msisdn     TEXT,                              -- correlation MSISDN (TS 23.237 5.3.1, TS 29.328 7.6.17)
    stn_sr       TEXT                               -- TS 29.328 7.6.27: session transfer number for SRVCC
                 CONSTRAINT "an STN-SR has at most 15 digits and no plus sign"
                 CHECK (length(stn_sr) BETWEEN 1 AND 15 AND stn_sr NOT GLOB '*[^0-9]*'),
    imeisv       TEXT    NOT NULL DEFAULT ''        -- of its equipment; data 34 of TS 29.328 table 7.6.1
                 CONSTRAINT "an IMEISV has 16 digits, an IMEI without its check digit 14"
                 CHECK (length(imeisv) IN (0, 14, 16) AND imeisv NOT GLOB '*[^0-9]*'),
    srvcc_capability INTEGER                        -- data 28; none: what the devices can do
                 CONSTRAINT "srvcc_capability is 0 or 1" CHECK (srvcc_capability IN (0, 1)),
    srvcc_5g_capability INTEGER                     -- data 35; none: not known
                 CONSTRAINT "srvcc_5g_capability is 0 or 1" CHECK (srvcc_5g_capability IN (0, 1)),
    ip_sm_gw     TEXT    NOT NULL DEFAULT ''        -- data 24: number of the IP-SM-GW, '': none
                 CONSTRAINT "an IP-SM-GW has a number of at most 15 digits without plus sign"
                 CHECK (length(ip_sm_gw) <= 15 AND ip_sm_gw NOT GLOB '*[^0-9]*'),
    ip_sm_gw_preconfigured INTEGER NOT NULL DEFAULT 0   -- Sh-Update leaves it alone (TS 29.328 6.1.2)
                 CONSTRAINT "ip_sm_gw_preconfigured is 0 or 1, and 1 only where there is an IP-SM-GW"
                 CHECK (ip_sm_gw_preconfigured = 0
                        OR (ip_sm_gw_preconfigured = 1 AND ip_sm_gw <> '')),
    UNIQUE (subscription, impi),
    FOREIGN KEY (subscription, c_msisdn) REFERENCES msisdn (subscription, digits)
) STRICT, WITHOUT ROWID;

-- Where charging events and records go (TS 29.328 table 7.6.1, data 16); identities name it.
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

-- IMS public identities and service identities (TS 23.003 13.4, 13.5; TS 29.328 Annex D). Sets are
-- numbered within their subscription.
CREATE TABLE public_identity (
    uri              TEXT    NOT NULL PRIMARY KEY   -- a wildcard holds its expression between two "!"
                     CONSTRAINT "a public identity is a sip, sips or tel URI"
                     CHECK ((lower(uri) GLOB 'sip:?*' OR lower(uri) GLOB 'sips:?*'
                             OR lower(uri) GLOB 'tel:?*') AND length(uri) <= 512),
    subscription     TEXT    NOT NULL REFERENCES subscription (name) ON DELETE CASCADE,
    type             TEXT    NOT NULL DEFAULT 'public_user_identity'  -- IdentityType
                     REFERENCES identity_type (name),
    state            TEXT    NOT NULL DEFAULT 'not_registered'        -- IMSUserState (TS 29.328 7.6.2)
                     REFERENCES user_state (name),
    barred           INTEGER NOT NULL DEFAULT 0     -- TS 29.328 7.6.1: barred ones are not told
                     CONSTRAINT "barred is 0 or 1" CHECK (barred IN (0, 1)),
    registration_set INTEGER NOT NULL DEFAULT 1     -- implicit registration set (TS 23.228 5.2.1a)
                     CONSTRAINT "registration sets count from 1"
                     CHECK (registration_set BETWEEN 1 AND 2147483647),
    alias_set        INTEGER NOT NULL DEFAULT 0     -- alias public user identity set, 0: none (TS 29.328 3.1)
                     CONSTRAINT "alias sets count from 1, 0 means none"
                     CHECK (alias_set BETWEEN 0 AND 2147483647),
    service_profile  INTEGER NOT NULL DEFAULT 1     -- whoever shares it may take control (TS 23.237 6a.4)
                     CONSTRAINT "service profiles count from 1"
                     CHECK (service_profile BETWEEN 1 AND 2147483647),
    scscf            TEXT    NOT NULL DEFAULT ''    -- who serves it (table 7.6.1, data 12), '': nobody
                     CONSTRAINT "an S-CSCF is a sip or sips URI"
                     CHECK (scscf = '' OR ((lower(scscf) GLOB 'sip:?*' OR lower(scscf) GLOB 'sips:?*')
                                           AND length(scscf) <= 512)),
    psi_activation   INTEGER NOT NULL DEFAULT 1     -- data 18: 0 an inactive PSI, 1 an active one
                     CONSTRAINT "psi_activation is 0 or 1, and 0 only for a service identity"
                     CHECK (psi_activation = 1
                            OR (psi_activation = 0 AND type IN ('distinct_psi', 'wildcarded_psi'))),
    charging         TEXT    REFERENCES charging_information (name),  -- data 16
    UNIQUE (subscription, uri)
) STRICT, WITHOUT ROWID;

-- Dynamic service activation: whether an application server is active for an identity (table 7.6.1,
-- data 19).
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

-- Which private identities use a public one (TS 23.228 4.3.3.4). None listed: all of the subscription.
CREATE TABLE identity_pair (
    subscription TEXT NOT NULL,
    uri          TEXT NOT NULL,
    impi         TEXT NOT NULL,
    PRIMARY KEY (subscription, uri, impi),
    FOREIGN KEY (subscription, uri) REFERENCES public_identity (subscription, uri) ON DELETE CASCADE,
    FOREIGN KEY (subscription, impi) REFERENCES private_identity (subscription, impi) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- The user's devices and what their feature tags say (TS 24.237 Annex C, TS 24.337).
CREATE TABLE device (
    id                 INTEGER NOT NULL PRIMARY KEY,
    subscription       TEXT    NOT NULL REFERENCES subscription (name) ON DELETE CASCADE,
    name               TEXT    NOT NULL             -- what the user calls it
                       CONSTRAINT "a device has a name" CHECK (length(name) BETWEEN 1 AND 64),
    instance           TEXT    NOT NULL DEFAULT '', -- +sip.instance URN (RFC 5626 4.1, TS 23.003 13.8)
    iut_capable        INTEGER NOT NULL DEFAULT 0   -- may ask for inter-UE transfer (TS 23.237 4.1.3)
                       CONSTRAINT "iut_capable is 0 or 1" CHECK (iut_capable IN (0, 1)),
    controller_capable INTEGER NOT NULL DEFAULT 0   -- g.3gpp.iut-controller (TS 24.337 Annex B)
                       CONSTRAINT "controller_capable is 0 or 1" CHECK (controller_capable IN (0, 1)),
    ics_capable        INTEGER NOT NULL DEFAULT 0   -- g.3gpp.ics (TS 24.292 Annex B)
                       CONSTRAINT "ics_capable is 0 or 1" CHECK (ics_capable IN (0, 1)),
    dual_radio         INTEGER NOT NULL DEFAULT 0   -- uses two 3GPP radios at a time (TS 23.237 6.3.2.1)
                       CONSTRAINT "dual_radio is 0 or 1" CHECK (dual_radio IN (0, 1)),
    srvcc_capable      INTEGER NOT NULL DEFAULT 0   -- UE-SRVCC-Capability (TS 29.328 7.6.28)
                       CONSTRAINT "srvcc_capable is 0 or 1" CHECK (srvcc_capable IN (0, 1)),
    vsrvcc_capable     INTEGER NOT NULL DEFAULT 0   -- voice and video together (TS 23.216 4.1a)
                       CONSTRAINT "vsrvcc_capable is 0 or 1" CHECK (vsrvcc_capable IN (0, 1)),
    rsrvcc_capable     INTEGER NOT NULL DEFAULT 0   -- back from circuit switching (TS 23.216 4.2.5)
                       CONSTRAINT "rsrvcc_capable is 0 or 1" CHECK (rsrvcc_capable IN (0, 1)),
    ue_assisted        INTEGER NOT NULL DEFAULT 0   -- takes part in choosing its access (TS 23.237 7.2)
                       CONSTRAINT "ue_assisted is 0 or 1" CHECK (ue_assisted IN (0, 1)),
    UNIQUE (subscription, name)
) STRICT;

-- What a device can do with one kind of media (RFC 3840, SDP). No row: it is taken to carry any.
CREATE TABLE device_media (
    id           INTEGER NOT NULL PRIMARY KEY,
    subscription TEXT    NOT NULL,
    device       TEXT    NOT NULL,
    media        TEXT    NOT NULL REFERENCES media (name),
    codec        TEXT    NOT NULL DEFAULT '*',      -- RTP encoding name, '*': any
    flow         TEXT    NOT NULL DEFAULT 'sendrecv' REFERENCES flow (name)
                 CONSTRAINT "a capability sends, receives or does both"
                 CHECK (flow <> 'inactive'),
    max_kbps     INTEGER NOT NULL DEFAULT 0         -- 0: no limit
                 CONSTRAINT "max_kbps is 0 or more" CHECK (max_kbps BETWEEN 0 AND 4294967295),
    UNIQUE (subscription, device, media, codec),
    FOREIGN KEY (subscription, device) REFERENCES device (subscription, name) ON DELETE CASCADE
) STRICT;

-- A way to reach a device that is known without a registration over SIP: a fixed line, a test network.
CREATE TABLE contact (
    id            INTEGER NOT NULL PRIMARY KEY,
    subscription  TEXT    NOT NULL,
    device        TEXT    NOT NULL,
    uri           TEXT    NOT NULL UNIQUE           -- where requests go
                  CONSTRAINT "a contact is a URI" CHECK (uri GLOB '?*:?*' AND length(uri) <= 512),
    impu          TEXT,                             -- the public identity registered there
    access        TEXT    NOT NULL REFERENCES access (name),
    plmn          TEXT    NOT NULL DEFAULT ''       -- serving network, '': at home (TS 23.003 2.2)
                  CONSTRAINT "plmn is the MCC and MNC in five or six digits, or empty"
                  CHECK (length(plmn) IN (0, 5, 6) AND plmn NOT GLOB '*[^0-9]*'),
    trust         TEXT    NOT NULL DEFAULT 'provisioned' REFERENCES trust (name),
    voice_support TEXT    NOT NULL DEFAULT 'unknown'   -- IMSVoiceOverPSSessionSupport (TS 29.328 7.6.18)
                  REFERENCES voice_support (name),
    q             INTEGER NOT NULL DEFAULT 1000     -- RFC 3261 20.10, thousandths
                  CONSTRAINT "q is 0 to 1000 thousandths" CHECK (q BETWEEN 0 AND 1000),
    quality       INTEGER                           -- local operating environment, 0..100 (TS 23.237 6.4)
                  CONSTRAINT "quality is 0 to 100" CHECK (quality BETWEEN 0 AND 100),
    max_kbps      INTEGER NOT NULL DEFAULT 0        -- 0: no limit
                  CONSTRAINT "max_kbps is 0 or more" CHECK (max_kbps BETWEEN 0 AND 4294967295),
    data_off      INTEGER NOT NULL DEFAULT 0        -- 3GPP PS data off (TS 24.229 Annex B.3.1.0a)
                  CONSTRAINT "data_off is 0 or 1" CHECK (data_off IN (0, 1)),
    expires_at    INTEGER NOT NULL DEFAULT 0
                  CONSTRAINT "expires_at is seconds of the epoch, 0 for never" CHECK (expires_at >= 0),
    updated_at    INTEGER NOT NULL DEFAULT 0
                  CONSTRAINT "updated_at is seconds of the epoch" CHECK (updated_at >= 0),
    ip4           TEXT                              -- Framed-IP-Address (TS 29.214 4.4.1)
                  CONSTRAINT "ip4 is four numbers with dots" CHECK (ip4 GLOB '*.*.*.*'),
    ip6           TEXT                              -- Framed-IPv6-Prefix: an address, or prefix/bits
                  CONSTRAINT "ip6 is an IPv6 address or prefix/bits" CHECK (ip6 GLOB '*:*'),
    ip_domain     TEXT    NOT NULL DEFAULT '',      -- IP-Domain-Id where addresses overlap (TS 29.214 5.3.35)
    apn           TEXT    NOT NULL DEFAULT '',      -- Called-Station-Id (TS 29.214 5.6)
    emergency     INTEGER NOT NULL DEFAULT 0        -- the APN serves emergencies only (TS 29.214 4.4.1)
                  CONSTRAINT "emergency is 0 or 1" CHECK (emergency IN (0, 1)),
    ip_can        INTEGER                           -- IP-CAN-Type to report; none: that of the access
                  CONSTRAINT "ip_can is an IP-CAN-Type" CHECK (ip_can BETWEEN 0 AND 2147483647),
    rat           INTEGER                           -- RAT-Type to report; none: that of the access
                  CONSTRAINT "rat is a RAT-Type" CHECK (rat BETWEEN 0 AND 2147483647),
    FOREIGN KEY (subscription, device) REFERENCES device (subscription, name) ON DELETE CASCADE,
    FOREIGN KEY (subscription, impu) REFERENCES public_identity (subscription, uri)
) STRICT;
CREATE INDEX "contacts of a device" ON contact (subscription, device);

-- TS 23.237 6.4: the operator's policy. A set is for somebody, the most specific one that speaks wins.
CREATE TABLE policy_set (
    id          INTEGER NOT NULL PRIMARY KEY,
    name        TEXT    NOT NULL UNIQUE
                CONSTRAINT "a policy set has a name" CHECK (length(name) BETWEEN 1 AND 128),
    scope       TEXT    NOT NULL DEFAULT 'default' REFERENCES scope (name),
    scope_value TEXT    NOT NULL DEFAULT ''         -- a PLMN, a class, the name of a subscription
                CONSTRAINT "the default scope has no value, every other scope has one"
                CHECK ((scope = 'default') = (scope_value = '')),
    precedence  TEXT    NOT NULL DEFAULT 'operator' REFERENCES precedence (name),  -- TS 23.237 5.3.1
    version     INTEGER NOT NULL DEFAULT 1,
    valid_from  INTEGER NOT NULL DEFAULT 0
                CONSTRAINT "valid_from is seconds of the epoch" CHECK (valid_from >= 0),
    valid_to    INTEGER NOT NULL DEFAULT 0
                CONSTRAINT "valid_to is 0 or later than valid_from"
                CHECK (valid_to = 0 OR valid_to > valid_from)
) STRICT;

-- What the operator says about one group of media.
CREATE TABLE policy_rule (
    id                 INTEGER NOT NULL PRIMARY KEY,
    policy_set         TEXT    NOT NULL REFERENCES policy_set (name) ON DELETE CASCADE,
    name               TEXT    NOT NULL
                       CONSTRAINT "a rule has a name" CHECK (length(name) BETWEEN 1 AND 128),
    media_group        TEXT    NOT NULL DEFAULT '*' REFERENCES media_group (name),
    service            TEXT    NOT NULL DEFAULT '*'         -- ICSI (TS 24.229 7.2A.8), '*': any
                       CONSTRAINT "a rule is for a service, or for any: *" CHECK (service <> ''),
    session_case       TEXT    NOT NULL DEFAULT 'any' REFERENCES session_case (name),
    roaming            TEXT    NOT NULL DEFAULT 'any' REFERENCES roaming (name),
    level              TEXT    NOT NULL DEFAULT 'may' REFERENCES transfer_level (name),
    nontransferable    TEXT    NOT NULL DEFAULT 'keep' REFERENCES remainder (name),
    partial_allowed    INTEGER NOT NULL DEFAULT 1           -- some components may move alone
                       CONSTRAINT "partial_allowed is 0 or 1" CHECK (partial_allowed IN (0, 1)),
    allow_unknown_vops INTEGER NOT NULL DEFAULT 0           -- speech where voice support is not known
                       CONSTRAINT "allow_unknown_vops is 0 or 1"
                       CHECK (allow_unknown_vops IN (0, 1)),
    min_kbps           INTEGER NOT NULL DEFAULT 0
                       CONSTRAINT "min_kbps is 0 or more" CHECK (min_kbps BETWEEN 0 AND 4294967295),
    max_kbps           INTEGER NOT NULL DEFAULT 0
                       CONSTRAINT "max_kbps is 0 or at least min_kbps"
                       CHECK (max_kbps = 0 OR max_kbps BETWEEN min_kbps AND 4294967295),
    UNIQUE (policy_set, name)
) STRICT;

-- Restricted accesses: not used for originating sessions and for access transfer.
CREATE TABLE rule_restricted (
    policy_set TEXT NOT NULL,
    rule       TEXT NOT NULL,
    access     TEXT NOT NULL REFERENCES access_term (name),
    operation  TEXT NOT NULL DEFAULT 'both' REFERENCES operation (name),
    PRIMARY KEY (policy_set, rule, access),
    FOREIGN KEY (policy_set, rule) REFERENCES policy_rule (policy_set, name) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Preferred accesses, best first.
CREATE TABLE rule_preferred (
    policy_set TEXT    NOT NULL,
    rule       TEXT    NOT NULL,
    rank       INTEGER NOT NULL
               CONSTRAINT "rank counts from 1, the best" CHECK (rank BETWEEN 1 AND 255),
    access     TEXT    NOT NULL REFERENCES access_term (name),
    PRIMARY KEY (policy_set, rule, rank),
    FOREIGN KEY (policy_set, rule) REFERENCES policy_rule (policy_set, name) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- TS 23.237 6.4: what the user wishes for one group of media.
CREATE TABLE preference (
    id              INTEGER NOT NULL PRIMARY KEY,
    subscription    TEXT    NOT NULL REFERENCES subscription (name) ON DELETE CASCADE,
    name            TEXT    NOT NULL
                    CONSTRAINT "a preference has a name" CHECK (length(name) BETWEEN 1 AND 64),
    media_group     TEXT    NOT NULL DEFAULT '*' REFERENCES media_group (name),
    domain          TEXT    REFERENCES domain_preference (name),  -- TS 24.216 5.5 Preferred_domain
    immediate       INTEGER                         -- TS 24.216 5.6: move at once where the level is "may"
                    CONSTRAINT "immediate is 0 or 1" CHECK (immediate IN (0, 1)),
    nontransferable TEXT    REFERENCES remainder (name),
    valid_from      INTEGER NOT NULL DEFAULT 0
                    CONSTRAINT "valid_from is seconds of the epoch" CHECK (valid_from >= 0),
    valid_to        INTEGER NOT NULL DEFAULT 0
                    CONSTRAINT "valid_to is 0 or later than valid_from"
                    CHECK (valid_to = 0 OR valid_to > valid_from),
    UNIQUE (subscription, name)
) STRICT;

-- The accesses the user likes, best first.
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

-- How the user feels about devices (TS 23.237 6.4, 6a.12).
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

-- TS 23.237 4.1: services constrain how their components may be spread.
CREATE TABLE service_constraint (
    id                 INTEGER NOT NULL PRIMARY KEY,
    service            TEXT    NOT NULL UNIQUE              -- ICSI (TS 24.229 7.2A.8)
                       CONSTRAINT "a service has a name" CHECK (length(service) BETWEEN 1 AND 255),
    must_stay_together INTEGER NOT NULL DEFAULT 0
                       CONSTRAINT "must_stay_together is 0 or 1" CHECK (must_stay_together IN (0, 1)),
    emergency          INTEGER NOT NULL DEFAULT 0           -- never steered (TS 23.237 4.3.1)
                       CONSTRAINT "emergency is 0 or 1" CHECK (emergency IN (0, 1)),
    data_off_exempt    INTEGER NOT NULL DEFAULT 0           -- runs with 3GPP PS data off (TS 22.011 10)
                       CONSTRAINT "data_off_exempt is 0 or 1" CHECK (data_off_exempt IN (0, 1))
) STRICT;

-- When an arriving session prefers devices that can control it: all filled columns of one row
-- match, any row suffices (TS 23.237 6a.12).
CREATE TABLE controller_criterion (
    id           INTEGER NOT NULL PRIMARY KEY,
    subscription TEXT    NOT NULL REFERENCES subscription (name) ON DELETE CASCADE,
    rank         INTEGER NOT NULL
                 CONSTRAINT "rank counts from 1" CHECK (rank BETWEEN 1 AND 255),
    calling      TEXT    NOT NULL DEFAULT '',       -- identity of the caller, '': any
    called       TEXT    NOT NULL DEFAULT '',       -- identity that is called, '': any
    service      TEXT    NOT NULL DEFAULT '',       -- ICSI, '': any
    media_group  TEXT    REFERENCES media_group (name),  -- media that are offered, none: any
    UNIQUE (subscription, rank)
) STRICT;

-- Who may move the media of a subscription between devices (TS 23.237 6a.12, list of users over Ut).
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

-- Who is offered control when the controlling device is lost, best first (TS 23.237 6a.11).
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

-- What others may see of the subscriber's sessions (TS 23.237 6a.12, session discovery).
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

-- What remote networks forbid (TS 23.237 6a.12); without a row everything is allowed.
CREATE TABLE remote_restriction (
    id        INTEGER NOT NULL PRIMARY KEY,
    remote    TEXT    NOT NULL                      -- a domain, or a PLMN in digits
              CONSTRAINT "a remote network is a domain or a PLMN" CHECK (remote <> ''),
    operation TEXT    NOT NULL REFERENCES remote_operation (name),
    UNIQUE (remote, operation)
) STRICT;

-- Where a card is attached outside of IMS, as its network has told last (table 7.6.1 of TS 29.328,
-- data 14, 15 and 25; Annex D). Cells and areas are the base64 text that Sh-Data holds.
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

-- TS 29.328 6.2: which application server may do what with which data. Default deny.
CREATE TABLE sh_permission (
    origin_host        TEXT    NOT NULL             -- Origin-Host of the peer
                       CONSTRAINT "a peer is named by its host" CHECK (length(origin_host) BETWEEN 1 AND 255),
    data_reference     TEXT    NOT NULL REFERENCES data_reference (name),
    service_indication TEXT    NOT NULL DEFAULT '*' -- of RepositoryData; '*' inside stands for anything
                       CONSTRAINT "only RepositoryData has a service indication"
                       CHECK (service_indication = '*' OR data_reference = 'RepositoryData'),
    may_pull           INTEGER NOT NULL DEFAULT 1   -- Sh-Pull
                       CONSTRAINT "may_pull is 0 or 1" CHECK (may_pull IN (0, 1)),
    may_update         INTEGER NOT NULL DEFAULT 0   -- Sh-Update
                       CONSTRAINT "may_update is 0 or 1" CHECK (may_update IN (0, 1)),
    may_notify         INTEGER NOT NULL DEFAULT 0   -- Sh-Subs-Notif
                       CONSTRAINT "may_notify is 0 or 1" CHECK (may_notify IN (0, 1)),
    PRIMARY KEY (origin_host, data_reference, service_indication)
) STRICT, WITHOUT ROWID;

-- Which peer may open Rx sessions (TS 29.214 4.4.1). Default deny.
CREATE TABLE rx_permission (
    origin_host TEXT NOT NULL PRIMARY KEY
                CONSTRAINT "a peer is named by its host" CHECK (length(origin_host) BETWEEN 1 AND 255)
) STRICT, WITHOUT ROWID;
