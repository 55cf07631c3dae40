-- SPDX-License-Identifier: BSD-2-Clause
-- The words of the subject. Each table is one enum in C: `id` counts from 0 without a gap, `name` is
-- what operators write in import files, every further column becomes a look-up of its own.
-- TS = 3GPP Technical Specification; PANI = P-Access-Network-Info (RFC 7315).

-- Where a contact is attached, as far as policy cares. Tokens of PANI, IP-CAN-Type and RAT-Type map
-- onto these; `domain` is CS or PS, `radio` tells whose radio carries it, `voice` whether IMS voice
-- needs the network's word (TS 23.237 6.4, "IMS voice over PS session supported").
CREATE TABLE access (
    id        INTEGER NOT NULL PRIMARY KEY,
    name      TEXT    NOT NULL UNIQUE,
    domain    TEXT    NOT NULL CHECK (domain IN ('cs', 'ps')),
    radio     TEXT    NOT NULL CHECK (radio IN ('3gpp', 'other')),
    voice     TEXT    NOT NULL CHECK (voice IN ('always', 'asks_network', 'never')),
    ip_can    INTEGER NOT NULL,  -- TS 29.212 IP-CAN-Type; -1: none
    rat       INTEGER NOT NULL,  -- TS 29.212 RAT-Type; -1: none
    sentence  TEXT    NOT NULL
) STRICT;
INSERT INTO access (id, name, domain, radio, voice, ip_can, rat, sentence) VALUES
    ( 0, 'OTHER',          'ps', 'other', 'always',       -1,   -1, 'an access the broker has no word for'),
    ( 1, 'GERAN_CS',       'cs', '3gpp',  'always',       -1, 1001, 'GSM, circuit switched'),
    ( 2, 'UTRAN_CS',       'cs', '3gpp',  'always',       -1, 1000, 'UMTS, circuit switched'),
    ( 3, 'GERAN_PS',       'ps', '3gpp',  'never',         0, 1001, 'GSM, packet switched'),
    ( 4, 'UTRAN_PS',       'ps', '3gpp',  'asks_network',  0, 1000, 'UMTS, packet switched'),
    ( 5, 'HSPA_PS',        'ps', '3gpp',  'asks_network',  0, 1003, 'HSPA, packet switched'),
    ( 6, 'EUTRAN',         'ps', '3gpp',  'asks_network',  5, 1004, 'LTE'),
    ( 7, 'EUTRAN_NBIOT',   'ps', '3gpp',  'never',         5, 1005, 'NB-IoT or LTE-M, data only'),
    ( 8, 'NR',             'ps', '3gpp',  'asks_network',  8, 1006, '5G new radio'),
    ( 9, 'WLAN_TRUSTED',   'ps', 'other', 'always',        6,    0, 'WLAN, trusted'),
    (10, 'WLAN_UNTRUSTED', 'ps', 'other', 'always',        6,    0, 'WLAN behind an ePDG or N3IWF'),
    (11, 'WLAN_NO_PS',     'ps', 'other', 'always',       -1,    0, 'WLAN with plain Internet access'),
    (12, 'FIXED_XDSL',     'ps', 'other', 'always',        2,    3, 'fixed line, DSL'),
    (13, 'FIXED_CABLE',    'ps', 'other', 'always',        1,    4, 'fixed line, cable'),
    (14, 'FIXED_FIBER',    'ps', 'other', 'always',        7,    3, 'fixed line, fibre'),
    (15, 'FIXED_ETH',      'ps', 'other', 'always',        7,    3, 'fixed line, Ethernet'),
    (16, 'PSTN',           'cs', 'other', 'always',       -1,   -1, 'telephone network'),
    (17, 'CDMA_1X',        'cs', 'other', 'always',        4, 2000, 'CDMA2000 1x'),
    (18, 'HRPD',           'ps', 'other', 'always',        4, 2001, 'CDMA2000 high rate packet data'),
    (19, 'SAT',            'ps', 'other', 'always',       -1,   -1, 'satellite');

-- What a policy or preference may name where an access is asked for: a group or a single access.
CREATE TABLE access_group (
    id        INTEGER NOT NULL PRIMARY KEY,
    name      TEXT    NOT NULL UNIQUE,
    sentence  TEXT    NOT NULL
) STRICT;
INSERT INTO access_group (id, name, sentence) VALUES
    (0, 'ANY',     'every access'),
    (1, '3GPP',    'accesses of 3GPP radio'),
    (2, 'NON3GPP', 'packet accesses that are not 3GPP radio'),
    (3, 'WLAN',    'wireless LAN of every kind'),
    (4, 'FIXED',   'fixed lines'),
    (5, 'CS',      'circuit switched accesses'),
    (6, 'PS',      'packet switched accesses');

-- The kinds of media, in ascending priority for bandwidth (the last to be dropped comes last).
-- `rx` is the Media-Type of TS 29.214 5.3.19.
CREATE TABLE media (
    id        INTEGER NOT NULL PRIMARY KEY,
    name      TEXT    NOT NULL UNIQUE,
    rx        INTEGER NOT NULL UNIQUE
) STRICT;
INSERT INTO media (id, name, rx) VALUES
    (0, 'other',       -1),
    (1, 'control',      4),
    (2, 'data',         2),
    (3, 'application',  3),
    (4, 'text',         5),
    (5, 'message',      6),
    (6, 'video',        1),
    (7, 'audio',        0);

-- TS 23.237 6.4: how urgently flows move once a better access appears.
CREATE TABLE transfer_level (
    id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE, sentence TEXT NOT NULL
) STRICT;
INSERT INTO transfer_level (id, name, sentence) VALUES
    (0, 'may',    'free choice after user preferences'),
    (1, 'should', 'recommended if possible and desirable'),
    (2, 'shall',  'must start as soon as possible');

-- TS 23.237 6.4: what becomes of flows that cannot move.
CREATE TABLE remainder (
    id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO remainder (id, name) VALUES (0, 'keep'), (1, 'drop');

-- TS 23.237 5.3.1: whose word comes first.
CREATE TABLE precedence (
    id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO precedence (id, name) VALUES (0, 'operator'), (1, 'user');

-- Which leg of a session's life a policy rule speaks about.
CREATE TABLE session_case (
    id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO session_case (id, name) VALUES
    (0, 'any'), (1, 'originating'), (2, 'terminating'), (3, 'transfer');

CREATE TABLE roaming (
    id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO roaming (id, name) VALUES (0, 'any'), (1, 'home'), (2, 'visited');

-- TS 23.237 6.4: a restricted access is not used for originating sessions and for access transfer.
CREATE TABLE operation (
    id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO operation (id, name) VALUES (0, 'both'), (1, 'originating'), (2, 'transfer');

-- Whom a policy set is for, in ascending specificity.
CREATE TABLE scope (
    id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO scope (id, name) VALUES
    (0, 'default'), (1, 'hplmn'), (2, 'vplmn'), (3, 'subscription_class'), (4, 'subscription');

-- TS 24.216 Preferred_domain.
CREATE TABLE domain_preference (
    id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO domain_preference (id, name) VALUES
    (0, 'cs_preferred'), (1, 'ims_preferred'), (2, 'cs_only'), (3, 'ims_only');

CREATE TABLE device_mode (
    id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO device_mode (id, name) VALUES (0, 'prefer'), (1, 'avoid'), (2, 'never');

-- Which way media flows, seen from the subscriber's device; bit 0 sends, bit 1 receives.
CREATE TABLE flow (
    id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO flow (id, name) VALUES (0, 'inactive'), (1, 'sendonly'), (2, 'recvonly'), (3, 'sendrecv');

-- TS 29.328 Annex D: IMSVoiceOverPSSessionSupport.
CREATE TABLE voice_support (
    id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO voice_support (id, name) VALUES (0, 'not_supported'), (1, 'supported'), (2, 'unknown');

-- How much an access report can be trusted, in ascending order.
CREATE TABLE trust (
    id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO trust (id, name) VALUES
    (0, 'provisioned'), (1, 'reg_event'), (2, 'asserted_by_device'), (3, 'asserted_by_network'),
    (4, 'reported_by_policy');

-- TS 29.328 Annex D: IdentityType.
CREATE TABLE identity_type (
    id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO identity_type (id, name) VALUES
    (0, 'public_user_identity'), (1, 'distinct_psi'), (2, 'wildcarded_psi'), (3, 'wildcarded_impu');

-- TS 29.328 Annex D: IMSUserState.
CREATE TABLE user_state (
    id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO user_state (id, name) VALUES
    (0, 'not_registered'), (1, 'registered'), (2, 'registered_unreg_services'),
    (3, 'authentication_pending');

-- Which part of the network knows where a card is attached (TS 29.328 table 7.6.1, data 14 and 15):
-- MSC, SGSN, MME, the AAA server of trusted WLAN, AMF.
CREATE TABLE serving_domain (
    id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO serving_domain (id, name) VALUES
    (0, 'cs'), (1, 'ps'), (2, 'eps'), (3, 'twan'), (4, '5gs');

-- What happened, so that somebody asks for a decision.
CREATE TABLE event (
    id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE, sentence TEXT NOT NULL
) STRICT;
INSERT INTO event (id, name, sentence) VALUES
    (0, 'originate',           'the subscriber starts a session'),
    (1, 'terminate',           'a session for the subscriber arrives'),
    (2, 'access_appeared',     'a device became reachable over a further access'),
    (3, 'access_lost',         'a device lost an access'),
    (4, 'transfer_requested',  'the device asks to move its session'),
    (5, 'srvcc_happened',      'the radio network has moved speech to circuit switching'),
    (6, 'media_added',         'a component joins a running session'),
    (7, 'iut_requested',       'somebody asks for an operation of inter-UE transfer'),
    (8, 'controller_lost',     'the device that controls a collaborative session is gone'),
    (9, 'preference_changed',  'policy or preferences were provisioned anew');

-- What the anchor is told about one component.
CREATE TABLE directive (
    id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE, sentence TEXT NOT NULL
) STRICT;
INSERT INTO directive (id, name, sentence) VALUES
    ( 0, 'deny',                 'the component must not be set up'),
    ( 1, 'passthrough',          'service continuity does not steer this component'),
    ( 2, 'place',                'set the component up on the chosen access and device'),
    ( 3, 'keep',                 'leave the component where it is'),
    ( 4, 'transfer_now',         'move the component to the chosen access and device'),
    ( 5, 'transfer_recommended', 'moving the component is recommended'),
    ( 6, 'transfer_allowed',     'moving the component is allowed'),
    ( 7, 'transfer_cs',          'move the speech, and video beside it, to circuit switching'),
    ( 8, 'keep_suspended',       'keep the component in place, without a way to carry it on'),
    ( 9, 'drop',                 'end the component'),
    (10, 'release',              'release the component, its access is gone'),
    (11, 'ask_controller',       'ask the controlling device first'),
    (12, 'replicate',            'set a copy of the component up on the chosen access and device');

-- The verdict over the whole session.
CREATE TABLE outcome (
    id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO outcome (id, name) VALUES (0, 'deny'), (1, 'partial'), (2, 'allow');

-- TS 23.237 6.3: whether everything moves to the same leg.
CREATE TABLE transfer_form (
    id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO transfer_form (id, name) VALUES (0, 'none'), (1, 'full'), (2, 'partial');

-- What made one candidate win over another, in the order in which candidates are compared.
CREATE TABLE ranking (
    id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE, sentence TEXT NOT NULL
) STRICT;
INSERT INTO ranking (id, name, sentence) VALUES
    ( 0, 'none',           'nothing beat it'),
    ( 1, 'retry',          'speech that was refused goes on over circuits of the same device'),
    ( 2, 'domain',         'the preferred domain comes first'),
    ( 3, 'voice_known',    'an access known to carry voice comes before an unknown one'),
    ( 4, 'access_order',   'its access ranks lower in the merged access list'),
    ( 5, 'access_tie',     'the other party ranks its access lower'),
    ( 6, 'access_name',    'unlisted accesses are taken in alphabetical order'),
    ( 7, 'device_order',   'the user prefers another device'),
    ( 8, 'controller',     'a device that can control the session comes first'),
    ( 9, 'stability',      'the current placement comes before its equals'),
    (10, 'trust',          'the other access report is more trusted'),
    (11, 'freshness',      'the other access report is newer'),
    (12, 'quality',        'the other access reports better quality'),
    (13, 'contact_q',      'the other contact has the higher q'),
    (14, 'device_id',      'devices are taken in the order of their identifiers'),
    (15, 'contact_uri',    'contacts are taken in the order of their addresses');

-- Why. `code` is the stable integer for logs and interfaces.
CREATE TABLE reason (
    id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE, code INTEGER NOT NULL UNIQUE,
    sentence TEXT NOT NULL
) STRICT;
INSERT INTO reason (id, name, code, sentence) VALUES
    ( 0, 'ok',               0, 'nothing stands against it'),
    ( 1, 'new',              1, 'first placement on the best access'),
    ( 2, 'best',             2, 'already on the best access'),
    ( 3, 'shall',            3, 'the operator demands the better access'),
    ( 4, 'should',           4, 'the operator recommends the better access'),
    ( 5, 'may',              5, 'the choice is free'),
    ( 6, 'forced',           6, 'the current access cannot be used any more'),
    ( 7, 'cs_fallback',      7, 'only circuit switching can carry the speech on'),
    ( 8, 'keep',             8, 'cannot move, the operator keeps what cannot move'),
    ( 9, 'drop',             9, 'cannot move, the operator drops what cannot move'),
    (10, 'gone',            10, 'its access or its device is gone'),
    (11, 'hold_down',       11, 'it moved a moment ago'),
    (12, 'op_restricted',   20, 'the operator restricts this access'),
    (13, 'roaming',         21, 'this access is not allowed in the visited network'),
    (14, 'user_cs_only',    22, 'the user wants speech in the circuit switched domain only'),
    (15, 'user_ims_only',   23, 'the user wants media in IMS only'),
    (16, 'device_never',    24, 'the user never wants this device'),
    (17, 'no_vops',         25, 'the network does not support IMS voice there'),
    (18, 'vops_unknown',    26, 'whether the network supports IMS voice there is not known'),
    (19, 'data_off',        27, 'the user has switched packet data off'),
    (20, 'no_capability',   28, 'the device or the access cannot carry this media'),
    (21, 'bandwidth',       29, 'the bandwidth does not suffice'),
    (22, 'single_radio',    30, 'the device has one radio and it is used by another access'),
    (23, 'cs_limit',        31, 'circuit switching carries one active speech component'),
    (24, 'no_partial',      32, 'components may only move together'),
    (25, 'contact_expired', 33, 'the contact has expired'),
    (26, 'no_subscription', 40, 'there is no active subscription'),
    (27, 'sc_not_allowed',  41, 'the subscription has no service continuity'),
    (28, 'emergency_bypass',42, 'emergency sessions are not steered'),
    (29, 'iut_not_auth',    43, 'inter-UE transfer is not authorised'),
    (30, 'remote_restricted', 44, 'the remote network forbids it'),
    (31, 'not_same_profile', 45, 'the devices do not share a service profile'),
    (32, 'nested',          46, 'a collaborative session cannot be nested'),
    (33, 'no_controller',   47, 'no device can take control'),
    (34, 'default_policy',  48, 'no policy speaks about it, the built-in one applies'),
    (35, 'no_contact',      49, 'nothing is registered that could carry it'),
    (36, 'together',        50, 'the service keeps its components together'),
    (37, 'mobility_below',  51, 'the address survives, mobility happens underneath IMS'),
    (38, 'outranked',       52, 'another candidate ranks higher'),
    (39, 'ask',             53, 'the device that is concerned has to agree'),
    (40, 'refused',         54, 'the device refused it there, or the bearer could not be set up'),
    (41, 'hidden',          55, 'the subscriber hides it from this viewer'),
    (42, 'requested',       56, 'somebody who may has asked for it'),
    (43, 'not_target',      57, 'it is meant for another device'),
    (44, 'control_offered', 58, 'the next device is offered control'),
    (45, 'follows_control', 59, 'its media follow whoever takes control'),
    (46, 'not_asked',       60, 'nobody has asked for it');

-- TS 23.237 6a: what may be asked for about media on other devices.
CREATE TABLE iut_operation (
    id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO iut_operation (id, name) VALUES
    (0, 'transfer'), (1, 'add'), (2, 'modify'), (3, 'remove'), (4, 'replicate'),
    (5, 'control_transfer'), (6, 'discover');

-- TS 23.237 6a.12: who asks for inter-UE transfer, the most specific kind first.
CREATE TABLE requester_kind (
    id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO requester_kind (id, name) VALUES
    (0, 'device'), (1, 'impu'), (2, 'any_same_sub'), (3, 'any_same_operator');

-- TS 23.237 6a.12: what the answer to such a request is.
CREATE TABLE authorisation (
    id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO authorisation (id, name) VALUES (0, 'deny'), (1, 'ask'), (2, 'allow');

-- TS 23.237 6a.12 (3): what a remote network forbids.
CREATE TABLE remote_operation (
    id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO remote_operation (id, name) VALUES (0, 'transfer'), (1, 'replicate'), (2, 'all');

-- What the m= line of a component says on the leg that the verdict speaks about (TS 24.237 10, 13).
CREATE TABLE sdp_hint (
    id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE, sentence TEXT NOT NULL
) STRICT;
INSERT INTO sdp_hint (id, name, sentence) VALUES
    (0, 'unchanged', 'the m= line stays as it is'),
    (1, 'offered',   'the m= line has its port on the chosen leg'),
    (2, 'zero_port', 'the m= line has port 0 on every leg'),
    (3, 'inactive',  'the m= line stays and carries a=inactive');

-- Which accesses a group means.
CREATE TABLE access_group_member (
    access_group TEXT NOT NULL REFERENCES access_group (name),
    access       TEXT NOT NULL REFERENCES access (name),
    PRIMARY KEY (access_group, access)
) STRICT;
INSERT INTO access_group_member (access_group, access)
    SELECT 'ANY', name FROM access
    UNION ALL SELECT '3GPP', name FROM access WHERE radio = '3gpp'
    UNION ALL SELECT 'CS', name FROM access WHERE domain = 'cs'
    UNION ALL SELECT 'PS', name FROM access WHERE domain = 'ps'
    UNION ALL SELECT 'WLAN', name FROM access WHERE name GLOB 'WLAN_*'
    UNION ALL SELECT 'FIXED', name FROM access WHERE name GLOB 'FIXED_*'
    UNION ALL SELECT 'NON3GPP', name FROM access
              WHERE name GLOB 'WLAN_*' OR name GLOB 'FIXED_*' OR name IN ('HRPD', 'SAT');

-- What an operator may write where an access is asked for: a single access, or a group of them.
CREATE TABLE access_term (
    id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO access_term (id, name)
    SELECT id, name FROM access
    UNION ALL SELECT (SELECT count(*) FROM access) + id, name FROM access_group;

-- Which accesses that means.
CREATE TABLE access_term_member (
    access_term TEXT NOT NULL REFERENCES access_term (name),
    access      TEXT NOT NULL REFERENCES access (name),
    PRIMARY KEY (access_term, access)
) STRICT;
INSERT INTO access_term_member (access_term, access)
    SELECT name, name FROM access
    UNION ALL SELECT access_group, access FROM access_group_member;

-- TS 29.328 table 7.6.1: what Sh may ask for; `name` is the XML tag, `code` the Data-Reference. The
-- last three columns tell which operations the standard knows for it.
CREATE TABLE data_reference (
    id         INTEGER NOT NULL PRIMARY KEY,
    name       TEXT    NOT NULL UNIQUE,
    code       INTEGER NOT NULL UNIQUE,
    may_pull   INTEGER NOT NULL CHECK (may_pull IN (0, 1)),
    may_update INTEGER NOT NULL CHECK (may_update IN (0, 1)),
    may_notify INTEGER NOT NULL CHECK (may_notify IN (0, 1))
) STRICT;
INSERT INTO data_reference (id, name, code, may_pull, may_update, may_notify) VALUES
    ( 0, 'RepositoryData',                     0, 1, 1, 1),
    ( 1, 'IMSPublicIdentity',                 10, 1, 0, 1),
    ( 2, 'IMSUserState',                      11, 1, 0, 1),
    ( 3, 'S-CSCFName',                        12, 1, 0, 1),
    ( 4, 'InitialFilterCriteria',             13, 1, 0, 1),
    ( 5, 'LocationInformation',               14, 1, 0, 0),
    ( 6, 'UserState',                         15, 1, 0, 0),
    ( 7, 'ChargingInformation',               16, 1, 0, 1),
    ( 8, 'MSISDN',                            17, 1, 0, 0),
    ( 9, 'PSIActivation',                     18, 1, 1, 1),
    (10, 'DSAI',                              19, 1, 1, 1),
    (11, 'ServiceLevelTraceInfo',             21, 1, 0, 1),
    (12, 'IPAddressSecureBindingInformation', 22, 1, 0, 1),
    (13, 'ServicePriorityLevel',              23, 1, 0, 1),
    (14, 'SMSRegistrationInfo',               24, 1, 1, 0),
    (15, 'UEReachabilityForIP',               25, 0, 0, 1),
    (16, 'TADSinformation',                   26, 1, 0, 0),
    (17, 'STN-SR',                            27, 1, 1, 0),
    (18, 'UE-SRVCC-Capability',               28, 1, 0, 1),
    (19, 'ExtendedPriority',                  29, 1, 0, 1),
    (20, 'CSRN',                              30, 1, 0, 0),
    (21, 'ReferenceLocationInformation',      31, 1, 0, 0),
    (22, 'IMSI',                              32, 1, 0, 0),
    (23, 'IMSPrivateUserIdentity',            33, 1, 0, 1),
    (24, 'IMEISV',                            34, 1, 0, 0),
    (25, 'UE-5G-SRVCC-Capability',            35, 1, 0, 1);

-- What application servers may set over what the operator imported (TS 29.328 6.1.2.1).
CREATE TABLE held_kind (
    id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO held_kind (id, name) VALUES
    (0, 'psi_activation'), (1, 'dsai'), (2, 'stn_sr'), (3, 'ip_sm_gw');

-- How far an AF session is (TS 29.214 4.4): ending ones wait for the STR that follows their ASR.
CREATE TABLE session_state (
    id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO session_state (id, name) VALUES (0, 'open'), (1, 'ending');
