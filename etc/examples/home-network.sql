-- SPDX-License-Identifier: BSD-2-Clause
-- A small home network: test PLMN 001/01, ten subscribers, each showing one kind of preference.
--     continuityctl import etc/examples/home-network.sql
-- makes the database when there is none. Into an existing one any SQLite tool may import it, all or
-- nothing, and PostgreSQL reads the same statements:
--     sqlite3 /var/lib/continuity/continuity.db < etc/examples/home-network.sql
-- Running it again changes nothing but the version: every INSERT also updates.
BEGIN;
INSERT INTO import_begin (source, rows_declared) VALUES ('home-network', 205);

-- The operator's policy ------------------------------------------------------------------------

-- For everybody who is not in a more specific scope. Where nothing else is said, flows may move.
INSERT INTO policy_set (name, scope, precedence, version) VALUES
    ('home default', 'default', 'operator', 1)
ON CONFLICT (name) DO UPDATE SET scope = excluded.scope, precedence = excluded.precedence,
    version = excluded.version;
-- In the neighbour's network 001/02 video and files stay on WLAN.
INSERT INTO policy_set (name, scope, scope_value, precedence, version) VALUES
    ('abroad in 001/02', 'vplmn', '00102', 'operator', 1)
ON CONFLICT (name) DO UPDATE SET scope = excluded.scope, scope_value = excluded.scope_value,
    precedence = excluded.precedence, version = excluded.version;

INSERT INTO policy_rule (policy_set, name, media_group, level, nontransferable,
                         allow_unknown_vops, max_kbps) VALUES
    ('home default',     'speech',          'audio', 'may',    'keep', 0,    0),
    ('home default',     'video',           'video', 'shall',  'drop', 0, 8000),
    ('home default',     'everything else', '*',     'should', 'keep', 1,    0),
    ('abroad in 001/02', 'video abroad',    'video', 'shall',  'drop', 0, 2000),
    ('abroad in 001/02', 'data abroad',     'data',  'should', 'drop', 0,    0)
ON CONFLICT (policy_set, name) DO UPDATE SET media_group = excluded.media_group,
    level = excluded.level, nontransferable = excluded.nontransferable,
    allow_unknown_vops = excluded.allow_unknown_vops, max_kbps = excluded.max_kbps;

-- Video never runs over 2G and 3G; abroad not over LTE and NR either.
INSERT INTO rule_restricted (policy_set, rule, access, operation) VALUES
    ('home default',     'video',        'GERAN_PS', 'both'),
    ('home default',     'video',        'UTRAN_PS', 'both'),
    ('abroad in 001/02', 'video abroad', '3GPP',     'both'),
    ('abroad in 001/02', 'data abroad',  '3GPP',     'originating')
ON CONFLICT (policy_set, rule, access) DO UPDATE SET operation = excluded.operation;

-- Best first.
INSERT INTO rule_preferred (policy_set, rule, rank, access) VALUES
    ('home default',     'speech',          1, 'EUTRAN'),
    ('home default',     'speech',          2, 'NR'),
    ('home default',     'speech',          3, 'WLAN'),
    ('home default',     'speech',          4, 'CS'),
    ('home default',     'video',           1, 'FIXED'),
    ('home default',     'video',           2, 'WLAN'),
    ('home default',     'video',           3, 'NR'),
    ('home default',     'video',           4, 'EUTRAN'),
    ('home default',     'everything else', 1, 'NON3GPP'),
    ('home default',     'everything else', 2, 'PS'),
    ('abroad in 001/02', 'video abroad',    1, 'WLAN'),
    ('abroad in 001/02', 'data abroad',     1, 'WLAN')
ON CONFLICT (policy_set, rule, rank) DO UPDATE SET access = excluded.access;

-- Components of multimedia telephony may part; emergency calls are never steered.
INSERT INTO service_constraint (service, must_stay_together, emergency, data_off_exempt) VALUES
    ('urn:urn-7:3gpp-service.ims.icsi.mmtel',          0, 0, 1),
    ('urn:urn-7:3gpp-service.ims.icsi.oma.cpm.session', 1, 0, 0),
    ('urn:service:sos',                                0, 1, 1)
ON CONFLICT (service) DO UPDATE SET must_stay_together = excluded.must_stay_together,
    emergency = excluded.emergency, data_off_exempt = excluded.data_off_exempt;

-- The neighbour's network does not let media of its subscribers be copied; 001/04 wants no transfer.
INSERT INTO remote_restriction (remote, operation) VALUES
    ('ims.mnc002.mcc001.3gppnetwork.org', 'replicate'),
    ('00104',                             'all')
ON CONFLICT (remote, operation) DO UPDATE SET operation = excluded.operation;

-- Which peers may ask --------------------------------------------------------------------------

-- The HSS reads the documents of subscribers and who they are; the application server reads, updates
-- and hears of everything it may.
INSERT INTO sh_permission (origin_host, data_reference, service_indication,
                           may_pull, may_update, may_notify) VALUES
    ('hss.ims.mnc001.mcc001.3gppnetwork.org', 'RepositoryData',   '*', 1, 0, 0),
    ('hss.ims.mnc001.mcc001.3gppnetwork.org', 'IMSPublicIdentity', '*', 1, 0, 0),
    ('hss.ims.mnc001.mcc001.3gppnetwork.org', 'IMSUserState',     '*', 1, 0, 0),
    ('hss.ims.mnc001.mcc001.3gppnetwork.org', 'MSISDN',           '*', 1, 0, 0),
    ('hss.ims.mnc001.mcc001.3gppnetwork.org', 'TADSinformation',  '*', 1, 0, 0),
    ('as.ims.mnc001.mcc001.3gppnetwork.org',  'RepositoryData',   '*', 1, 1, 1),
    ('as.ims.mnc001.mcc001.3gppnetwork.org',  'IMSPublicIdentity', '*', 1, 0, 1),
    ('as.ims.mnc001.mcc001.3gppnetwork.org',  'IMSUserState',     '*', 1, 0, 1),
    ('as.ims.mnc001.mcc001.3gppnetwork.org',  'MSISDN',           '*', 1, 0, 0),
    ('as.ims.mnc001.mcc001.3gppnetwork.org',  'TADSinformation',  '*', 1, 0, 0),
    ('as.ims.mnc001.mcc001.3gppnetwork.org',  'S-CSCFName',       '*', 1, 0, 1),
    ('as.ims.mnc001.mcc001.3gppnetwork.org',  'LocationInformation', '*', 1, 0, 0),
    ('as.ims.mnc001.mcc001.3gppnetwork.org',  'UserState',        '*', 1, 0, 0),
    ('as.ims.mnc001.mcc001.3gppnetwork.org',  'ChargingInformation', '*', 1, 0, 1),
    ('as.ims.mnc001.mcc001.3gppnetwork.org',  'PSIActivation',    '*', 1, 1, 1),
    ('as.ims.mnc001.mcc001.3gppnetwork.org',  'DSAI',             '*', 1, 1, 1),
    ('as.ims.mnc001.mcc001.3gppnetwork.org',  'SMSRegistrationInfo', '*', 1, 1, 0),
    ('as.ims.mnc001.mcc001.3gppnetwork.org',  'UEReachabilityForIP', '*', 0, 0, 1),
    ('as.ims.mnc001.mcc001.3gppnetwork.org',  'STN-SR',           '*', 1, 1, 0),
    ('as.ims.mnc001.mcc001.3gppnetwork.org',  'UE-SRVCC-Capability', '*', 1, 0, 1),
    ('as.ims.mnc001.mcc001.3gppnetwork.org',  'IMEISV',           '*', 1, 0, 0),
    ('as.ims.mnc001.mcc001.3gppnetwork.org',  'UE-5G-SRVCC-Capability', '*', 1, 0, 1)
ON CONFLICT (origin_host, data_reference, service_indication) DO UPDATE SET
    may_pull = excluded.may_pull, may_update = excluded.may_update,
    may_notify = excluded.may_notify;

INSERT INTO rx_permission (origin_host) VALUES
    ('pcrf.ims.mnc001.mcc001.3gppnetwork.org'),
    ('pcscf.ims.mnc001.mcc001.3gppnetwork.org')
ON CONFLICT (origin_host) DO UPDATE SET origin_host = excluded.origin_host;

-- The ten subscribers --------------------------------------------------------------------------

-- Ivan's word comes before the operator's; Carol and Frank may move media between their
-- devices, and Erin may let others look.
INSERT INTO subscription (name, hplmn, class, sc_allowed, iut_allowed, srvcc_allowed, precedence,
                          controller_routing) VALUES
    ('alice', '00101', 'private',  1, 0, 1, NULL,   0),
    ('bob',   '00101', 'private',  1, 0, 1, NULL,   0),
    ('carol', '00101', 'private',  1, 1, 1, NULL,   0),
    ('dave',  '00101', 'private',  1, 0, 0, NULL,   0),
    ('erin',  '00101', 'business', 1, 1, 1, NULL,   0),
    ('frank', '00101', 'business', 1, 1, 1, NULL,   1),
    ('grace', '00101', 'private',  1, 0, 0, NULL,   0),
    ('heidi', '00101', 'business', 1, 0, 0, NULL,   0),
    ('ivan',  '00101', 'private',  1, 0, 1, 'user', 0),
    ('judy',  '00101', 'private',  1, 0, 1, NULL,   0)
ON CONFLICT (name) DO UPDATE SET hplmn = excluded.hplmn, class = excluded.class,
    sc_allowed = excluded.sc_allowed, iut_allowed = excluded.iut_allowed,
    srvcc_allowed = excluded.srvcc_allowed, precedence = excluded.precedence,
    controller_routing = excluded.controller_routing;

INSERT INTO msisdn (digits, subscription, additional) VALUES
    ('15550100001', 'alice', 0), ('15550100002', 'bob',   0), ('15550100003', 'carol', 0),
    ('15550100004', 'dave',  0), ('15550100005', 'erin',  0), ('15550100006', 'frank', 0),
    ('15550100007', 'grace', 0), ('15550100008', 'heidi', 0), ('15550100009', 'ivan',  0),
    ('15550100010', 'judy',  0), ('15550100105', 'erin',  1)
ON CONFLICT (digits) DO UPDATE SET subscription = excluded.subscription,
    additional = excluded.additional;

INSERT INTO external_identifier (identifier, subscription) VALUES
    ('meter-17@devices.example.net', 'heidi')
ON CONFLICT (identifier) DO UPDATE SET subscription = excluded.subscription;

INSERT INTO private_identity (impi, subscription, imsi, c_msisdn, stn_sr) VALUES
    ('alice@ims.mnc001.mcc001.3gppnetwork.org', 'alice', '001010000000001', '15550100001', '15550199000'),
    ('bob@ims.mnc001.mcc001.3gppnetwork.org',   'bob',   '001010000000002', '15550100002', '15550199000'),
    ('carol@ims.mnc001.mcc001.3gppnetwork.org', 'carol', '001010000000003', '15550100003', '15550199000'),
    ('dave@ims.mnc001.mcc001.3gppnetwork.org',  'dave',  '001010000000004', '15550100004', NULL),
    ('erin@ims.mnc001.mcc001.3gppnetwork.org',  'erin',  '001010000000005', '15550100005', '15550199000'),
    ('frank@ims.mnc001.mcc001.3gppnetwork.org', 'frank', '001010000000006', '15550100006', '15550199000'),
    ('grace@ims.mnc001.mcc001.3gppnetwork.org', 'grace', '001010000000007', '15550100007', NULL),
    ('heidi@ims.mnc001.mcc001.3gppnetwork.org', 'heidi', '001010000000008', '15550100008', NULL),
    ('ivan@ims.mnc001.mcc001.3gppnetwork.org',  'ivan',  '001010000000009', '15550100009', '15550199000'),
    ('judy@ims.mnc001.mcc001.3gppnetwork.org',  'judy',  '001010000000010', '15550100010', '15550199000')
ON CONFLICT (impi) DO UPDATE SET subscription = excluded.subscription, imsi = excluded.imsi,
    c_msisdn = excluded.c_msisdn, stn_sr = excluded.stn_sr;

-- What Carol's and Erin's equipment is and can; short messages for Erin go through her IP-SM-GW.
UPDATE private_identity SET imeisv = '9042015602576501', srvcc_capability = 1
    WHERE impi = 'carol@ims.mnc001.mcc001.3gppnetwork.org';
UPDATE private_identity SET imeisv = '9042015602576702', srvcc_5g_capability = 1,
    ip_sm_gw = '15550199200', ip_sm_gw_preconfigured = 1
    WHERE impi = 'erin@ims.mnc001.mcc001.3gppnetwork.org';

-- Who pays beforehand is charged online, who gets a bill offline.
INSERT INTO charging_information (name, primary_event, secondary_event,
                                  primary_collection, secondary_collection) VALUES
    ('prepaid', 'aaa://ocs1.mnc001.mcc001.3gppnetwork.org;transport=tcp',
     'aaa://ocs2.mnc001.mcc001.3gppnetwork.org;transport=tcp', '', ''),
    ('bill', '', '', 'aaa://cdf1.mnc001.mcc001.3gppnetwork.org;transport=tcp',
     'aaa://cdf2.mnc001.mcc001.3gppnetwork.org;transport=tcp')
ON CONFLICT (name) DO UPDATE SET primary_event = excluded.primary_event,
    secondary_event = excluded.secondary_event,
    primary_collection = excluded.primary_collection,
    secondary_collection = excluded.secondary_collection;

-- SIP and tel URI of one person are registered together and are aliases of each other. Erin has a
-- second number for work with a service profile of its own, and an identity that nobody may see.
-- Heidi's office has a wildcard for its extensions.
INSERT INTO public_identity (uri, subscription, type, state, barred,
                             registration_set, alias_set, service_profile) VALUES
    ('sip:alice@ims.mnc001.mcc001.3gppnetwork.org', 'alice', 'public_user_identity', 'registered', 0, 1, 1, 1),
    ('tel:+15550100001',                            'alice', 'public_user_identity', 'registered', 0, 1, 1, 1),
    ('sip:bob@ims.mnc001.mcc001.3gppnetwork.org',   'bob',   'public_user_identity', 'registered', 0, 1, 1, 1),
    ('tel:+15550100002',                            'bob',   'public_user_identity', 'registered', 0, 1, 1, 1),
    ('sip:carol@ims.mnc001.mcc001.3gppnetwork.org', 'carol', 'public_user_identity', 'registered', 0, 1, 1, 1),
    ('tel:+15550100003',                            'carol', 'public_user_identity', 'registered', 0, 1, 1, 1),
    ('sip:dave@ims.mnc001.mcc001.3gppnetwork.org',  'dave',  'public_user_identity', 'registered', 0, 1, 1, 1),
    ('tel:+15550100004',                            'dave',  'public_user_identity', 'registered', 0, 1, 1, 1),
    ('sip:erin@ims.mnc001.mcc001.3gppnetwork.org',  'erin',  'public_user_identity', 'registered', 0, 1, 1, 1),
    ('tel:+15550100005',                            'erin',  'public_user_identity', 'registered', 0, 1, 1, 1),
    ('tel:+15550100105',                            'erin',  'public_user_identity', 'not_registered', 0, 2, 0, 2),
    ('sip:erin.private@ims.mnc001.mcc001.3gppnetwork.org', 'erin', 'public_user_identity', 'not_registered', 1, 1, 0, 1),
    ('sip:frank@ims.mnc001.mcc001.3gppnetwork.org', 'frank', 'public_user_identity', 'registered', 0, 1, 1, 1),
    ('tel:+15550100006',                            'frank', 'public_user_identity', 'registered', 0, 1, 1, 1),
    ('sip:grace@ims.mnc001.mcc001.3gppnetwork.org', 'grace', 'public_user_identity', 'registered', 0, 1, 1, 1),
    ('tel:+15550100007',                            'grace', 'public_user_identity', 'registered', 0, 1, 1, 1),
    ('sip:heidi@ims.mnc001.mcc001.3gppnetwork.org', 'heidi', 'public_user_identity', 'registered', 0, 1, 1, 1),
    ('tel:+15550100008',                            'heidi', 'public_user_identity', 'registered', 0, 1, 1, 1),
    ('sip:office-!.*!@ims.mnc001.mcc001.3gppnetwork.org', 'heidi', 'wildcarded_impu', 'registered', 0, 1, 0, 1),
    ('sip:ivan@ims.mnc001.mcc001.3gppnetwork.org',  'ivan',  'public_user_identity', 'registered', 0, 1, 1, 1),
    ('tel:+15550100009',                            'ivan',  'public_user_identity', 'registered', 0, 1, 1, 1),
    ('sip:judy@ims.mnc001.mcc001.3gppnetwork.org',  'judy',  'public_user_identity', 'registered', 0, 1, 1, 1),
    ('tel:+15550100010',                            'judy',  'public_user_identity', 'registered', 0, 1, 1, 1)
ON CONFLICT (uri) DO UPDATE SET subscription = excluded.subscription, type = excluded.type,
    state = excluded.state, barred = excluded.barred, registration_set = excluded.registration_set,
    alias_set = excluded.alias_set, service_profile = excluded.service_profile;

-- Heidi's office has a conference service too, which is closed for the time being.
INSERT INTO public_identity (uri, subscription, type, registration_set, psi_activation) VALUES
    ('sip:conference@ims.mnc001.mcc001.3gppnetwork.org', 'heidi', 'distinct_psi', 2, 0)
ON CONFLICT (uri) DO UPDATE SET subscription = excluded.subscription, type = excluded.type,
    registration_set = excluded.registration_set, psi_activation = excluded.psi_activation;

-- Who serves some of them, and how they pay.
UPDATE public_identity SET scscf = 'sip:scscf1.ims.mnc001.mcc001.3gppnetwork.org:6060',
    charging = 'prepaid'
    WHERE uri IN ('sip:carol@ims.mnc001.mcc001.3gppnetwork.org', 'tel:+15550100003');
UPDATE public_identity SET scscf = 'sip:scscf2.ims.mnc001.mcc001.3gppnetwork.org:6060',
    charging = 'bill'
    WHERE uri IN ('sip:erin@ims.mnc001.mcc001.3gppnetwork.org', 'tel:+15550100005');

-- Services of the telephony server that Carol and Erin switch on and off.
INSERT INTO dsai (subscription, uri, tag, server, active) VALUES
    ('carol', 'sip:carol@ims.mnc001.mcc001.3gppnetwork.org', 'diversion',
     'sip:tas.ims.mnc001.mcc001.3gppnetwork.org', 1),
    ('erin',  'sip:erin@ims.mnc001.mcc001.3gppnetwork.org',  'diversion',
     'sip:tas.ims.mnc001.mcc001.3gppnetwork.org', 0),
    ('erin',  'sip:erin@ims.mnc001.mcc001.3gppnetwork.org',  'barring',
     'sip:tas.ims.mnc001.mcc001.3gppnetwork.org', 1)
ON CONFLICT (uri, tag, server) DO UPDATE SET subscription = excluded.subscription,
    active = excluded.active;

-- Where the networks have seen their cards last: Erin's on NR, Grace's on 3G, Bob's on 2G.
INSERT INTO access_report (subscription, impi, domain, user_state, cell, tracking_area, node, plmn,
                           rat, reachable, reported_at) VALUES
    ('erin',  'erin@ims.mnc001.mcc001.3gppnetwork.org',  '5gs', 4, 'APEQAAAAAQE=', 'APEQAAAB',
     'amf1.5gc.mnc001.mcc001.3gppnetwork.org', '00101', 1006, 1, 1767225600),
    ('grace', 'grace@ims.mnc001.mcc001.3gppnetwork.org', 'ps',  2, 'APEQAAEABw==', 'APEQAAEB',
     '15550199102', '00101', 1000, 1, 1767225600),
    ('bob',   'bob@ims.mnc001.mcc001.3gppnetwork.org',   'cs',  2, 'APEQAAEACA==', 'APEQAAE=',
     '15550199101', '00101', 1001, NULL, 1767225600)
ON CONFLICT (subscription, impi, domain) DO UPDATE SET user_state = excluded.user_state,
    cell = excluded.cell, tracking_area = excluded.tracking_area, node = excluded.node,
    plmn = excluded.plmn, rat = excluded.rat, reachable = excluded.reachable,
    reported_at = excluded.reported_at;

-- Their devices --------------------------------------------------------------------------------

-- Judy's phone has a say in where her sessions go.
INSERT INTO device (subscription, name, instance, iut_capable, controller_capable, ics_capable,
                    srvcc_capable, vsrvcc_capable, ue_assisted) VALUES
    ('alice', 'phone',      'urn:gsma:imei:90420156-025763-0',               0, 0, 0, 1, 0, 0),
    ('bob',   'phone',      'urn:gsma:imei:90420156-025764-0',               0, 0, 1, 1, 0, 0),
    ('carol', 'phone',      'urn:gsma:imei:90420156-025765-0',               1, 1, 0, 1, 1, 0),
    ('carol', 'tablet',     'urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6', 1, 1, 0, 0, 0, 0),
    ('dave',  'phone',      'urn:gsma:imei:90420156-025766-0',               0, 0, 0, 0, 0, 0),
    ('dave',  'old tablet', 'urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf7', 0, 0, 0, 0, 0, 0),
    ('erin',  'phone',      'urn:gsma:imei:90420156-025767-0',               0, 0, 0, 1, 0, 0),
    ('frank', 'phone',      'urn:gsma:imei:90420156-025768-0',               1, 1, 0, 1, 0, 0),
    ('frank', 'television', 'urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf8', 1, 0, 0, 0, 0, 0),
    ('grace', 'phone',      'urn:gsma:imei:90420156-025769-0',               0, 0, 0, 0, 0, 0),
    ('heidi', 'desk phone', 'urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf9', 0, 0, 0, 0, 0, 0),
    ('heidi', 'phone',      'urn:gsma:imei:90420156-025770-0',               0, 0, 0, 0, 0, 0),
    ('ivan',  'phone',      'urn:gsma:imei:90420156-025771-0',               0, 0, 0, 1, 0, 0),
    ('judy',  'phone',      'urn:gsma:imei:90420156-025772-0',               0, 0, 0, 1, 0, 1)
ON CONFLICT (subscription, name) DO UPDATE SET instance = excluded.instance,
    iut_capable = excluded.iut_capable, controller_capable = excluded.controller_capable,
    ics_capable = excluded.ics_capable, srvcc_capable = excluded.srvcc_capable,
    vsrvcc_capable = excluded.vsrvcc_capable, ue_assisted = excluded.ue_assisted;

-- What some of them can do; a device without rows is taken to carry any media.
INSERT INTO device_media (subscription, device, media, codec, flow, max_kbps) VALUES
    ('alice', 'phone',      'audio',   'AMR',    'sendrecv',  24),
    ('alice', 'phone',      'audio',   'AMR-WB', 'sendrecv',  40),
    ('alice', 'phone',      'audio',   'EVS',    'sendrecv', 128),
    ('alice', 'phone',      'video',   'H264',   'sendrecv', 4000),
    ('alice', 'phone',      'message', '*',      'sendrecv',   0),
    ('carol', 'tablet',     'video',   '*',      'sendrecv', 8000),
    ('carol', 'tablet',     'audio',   '*',      'sendrecv', 128),
    ('dave',  'old tablet', 'video',   'H263',   'recvonly', 384),
    ('frank', 'television', 'video',   '*',      'recvonly', 8000),
    ('frank', 'television', 'audio',   '*',      'recvonly', 256),
    ('heidi', 'desk phone', 'audio',   'PCMA',   'sendrecv',  80)
ON CONFLICT (subscription, device, media, codec) DO UPDATE SET flow = excluded.flow,
    max_kbps = excluded.max_kbps;

-- Where they are reached while nothing registers over SIP. 192.0.2.N is subscriber N on LTE.
INSERT INTO contact (subscription, device, uri, impu, access, plmn, voice_support, q, max_kbps,
                     ip4, ip6, apn) VALUES
    ('alice', 'phone',      'sip:alice@192.0.2.1:5060',   'sip:alice@ims.mnc001.mcc001.3gppnetwork.org', 'EUTRAN', '', 'supported', 1000, 20000, '192.0.2.1', '2001:db8:0:1::/64', 'ims'),
    ('alice', 'phone',      'sip:alice@192.0.2.101:5060', 'sip:alice@ims.mnc001.mcc001.3gppnetwork.org', 'WLAN_TRUSTED', '', 'unknown', 900, 50000, '192.0.2.101', '2001:db8:0:101::/64', 'ims'),
    ('bob',   'phone',      'sip:bob@192.0.2.2:5060',     'sip:bob@ims.mnc001.mcc001.3gppnetwork.org',   'EUTRAN', '', 'supported', 1000, 20000, '192.0.2.2', '2001:db8:0:2::/64', 'ims'),
    ('bob',   'phone',      'tel:+15550100002',           'tel:+15550100002',                            'UTRAN_CS', '', 'unknown', 500, 64, NULL, NULL, ''),
    ('carol', 'phone',      'sip:carol@192.0.2.3:5060',   'sip:carol@ims.mnc001.mcc001.3gppnetwork.org', 'EUTRAN', '', 'supported', 1000, 20000, '192.0.2.3', '2001:db8:0:3::/64', 'ims'),
    ('carol', 'tablet',     'sip:carol@192.0.2.103:5060', 'sip:carol@ims.mnc001.mcc001.3gppnetwork.org', 'WLAN_UNTRUSTED', '', 'unknown', 1000, 50000, '192.0.2.103', '2001:db8:0:103::/64', 'ims'),
    ('dave',  'phone',      'sip:dave@192.0.2.4:5060',    'sip:dave@ims.mnc001.mcc001.3gppnetwork.org',  'EUTRAN', '', 'supported', 1000, 20000, '192.0.2.4', '2001:db8:0:4::/64', 'ims'),
    ('dave',  'old tablet', 'sip:dave@192.0.2.104:5060',  'sip:dave@ims.mnc001.mcc001.3gppnetwork.org',  'WLAN_UNTRUSTED', '', 'unknown', 1000, 2000, '192.0.2.104', NULL, 'ims'),
    ('erin',  'phone',      'sip:erin@192.0.2.5:5060',    'sip:erin@ims.mnc001.mcc001.3gppnetwork.org',  'NR', '', 'supported', 1000, 100000, '192.0.2.5', '2001:db8:0:5::/64', 'ims'),
    ('erin',  'phone',      'tel:+15550100005',           'tel:+15550100005',                            'GERAN_CS', '', 'unknown', 500, 64, NULL, NULL, ''),
    ('frank', 'phone',      'sip:frank@192.0.2.6:5060',   'sip:frank@ims.mnc001.mcc001.3gppnetwork.org', 'EUTRAN', '', 'supported', 1000, 20000, '192.0.2.6', '2001:db8:0:6::/64', 'ims'),
    ('frank', 'television', 'sip:frank@192.0.2.106:5060', 'sip:frank@ims.mnc001.mcc001.3gppnetwork.org', 'FIXED_FIBER', '', 'unknown', 1000, 100000, '192.0.2.106', '2001:db8:0:106::/64', 'ims'),
    ('grace', 'phone',      'sip:grace@192.0.2.7:5060',   'sip:grace@ims.mnc001.mcc001.3gppnetwork.org', 'UTRAN_PS', '', 'not_supported', 1000, 384, '192.0.2.7', NULL, 'ims'),
    ('grace', 'phone',      'sip:grace@192.0.2.107:5060', 'sip:grace@ims.mnc001.mcc001.3gppnetwork.org', 'WLAN_TRUSTED', '', 'unknown', 1000, 50000, '192.0.2.107', '2001:db8:0:107::/64', 'ims'),
    ('heidi', 'desk phone', 'sip:heidi@192.0.2.108:5060', 'sip:heidi@ims.mnc001.mcc001.3gppnetwork.org', 'FIXED_ETH', '', 'unknown', 1000, 100000, '192.0.2.108', '2001:db8:0:108::/64', 'ims'),
    ('heidi', 'phone',      'sip:heidi@192.0.2.8:5060',   'sip:heidi@ims.mnc001.mcc001.3gppnetwork.org', 'EUTRAN', '', 'supported', 1000, 20000, '192.0.2.8', '2001:db8:0:8::/64', 'ims'),
    ('ivan',  'phone',      'sip:ivan@192.0.2.9:5060',    'sip:ivan@ims.mnc001.mcc001.3gppnetwork.org',  'EUTRAN', '', 'supported', 1000, 20000, '192.0.2.9', '2001:db8:0:9::/64', 'ims'),
    ('ivan',  'phone',      'sip:ivan@192.0.2.109:5060',  'sip:ivan@ims.mnc001.mcc001.3gppnetwork.org',  'WLAN_UNTRUSTED', '', 'unknown', 1000, 50000, '192.0.2.109', NULL, 'ims'),
    ('judy',  'phone',      'sip:judy@192.0.2.10:5060',   'sip:judy@ims.mnc001.mcc001.3gppnetwork.org',  'EUTRAN', '00102', 'supported', 1000, 10000, '192.0.2.10', '2001:db8:0:10::/64', 'ims'),
    ('judy',  'phone',      'sip:judy@192.0.2.110:5060',  'sip:judy@ims.mnc001.mcc001.3gppnetwork.org',  'WLAN_UNTRUSTED', '00102', 'unknown', 900, 20000, '192.0.2.110', '2001:db8:0:110::/64', 'ims')
ON CONFLICT (uri) DO UPDATE SET subscription = excluded.subscription, device = excluded.device,
    impu = excluded.impu, access = excluded.access, plmn = excluded.plmn,
    voice_support = excluded.voice_support, q = excluded.q, max_kbps = excluded.max_kbps,
    ip4 = excluded.ip4, ip6 = excluded.ip6, apn = excluded.apn;

-- What they wish -------------------------------------------------------------------------------

INSERT INTO preference (subscription, name, media_group, domain, immediate, nontransferable,
                        valid_from, valid_to) VALUES
    -- Alice: an order of accesses. Speech on LTE, then WLAN.
    ('alice', 'speech',   'audio', NULL,            NULL, NULL,   0, 0),
    -- Bob: a preferred domain. Speech in the circuit switched network where it can be had.
    ('bob',   'speech',   'audio', 'cs_preferred',  NULL, NULL,   0, 0),
    -- Carol: a device for each kind of media. She speaks on the phone and watches on the tablet.
    ('carol', 'speech',   'audio', NULL,            NULL, NULL,   0, 0),
    ('carol', 'pictures', 'video', NULL,            NULL, NULL,   0, 0),
    -- Dave: a device that is never to be used.
    ('dave',  'always',   '*',     NULL,            NULL, NULL,   0, 0),
    -- Erin: one domain only. Everything stays in the IMS.
    ('erin',  'always',   '*',     'ims_only',      NULL, NULL,   0, 0),
    -- Frank: at once. Where the operator leaves the choice, his media move immediately.
    ('frank', 'always',   '*',     NULL,            1,    NULL,   0, 0),
    -- Grace: what cannot move is dropped.
    ('grace', 'pictures', 'video', NULL,            NULL, 'drop', 0, 0),
    -- Heidi: for a time only. Until the end of 2034 her calls prefer the desk phone.
    ('heidi', 'office',   'audio', NULL,            NULL, NULL,   1704067200, 2051222400),
    -- Ivan: his word comes first (see subscription). Everything over WLAN.
    ('ivan',  'always',   '*',     NULL,            0,    NULL,   0, 0),
    -- Judy: an order that the policy abroad overrules.
    ('judy',  'pictures', 'video', 'ims_preferred', NULL, NULL,   0, 0)
ON CONFLICT (subscription, name) DO UPDATE SET media_group = excluded.media_group,
    domain = excluded.domain, immediate = excluded.immediate,
    nontransferable = excluded.nontransferable, valid_from = excluded.valid_from,
    valid_to = excluded.valid_to;

INSERT INTO preference_access (subscription, preference, rank, access) VALUES
    ('alice', 'speech',   1, 'EUTRAN'),
    ('alice', 'speech',   2, 'WLAN'),
    ('bob',   'speech',   1, 'CS'),
    ('bob',   'speech',   2, 'EUTRAN'),
    ('ivan',  'always',   1, 'WLAN'),
    ('ivan',  'always',   2, '3GPP'),
    ('judy',  'pictures', 1, 'EUTRAN'),
    ('judy',  'pictures', 2, 'WLAN')
ON CONFLICT (subscription, preference, rank) DO UPDATE SET access = excluded.access;

INSERT INTO preference_device (subscription, preference, device, mode, rank) VALUES
    ('carol', 'speech',   'phone',      'prefer', 1),
    ('carol', 'pictures', 'tablet',     'prefer', 1),
    ('carol', 'pictures', 'phone',      'prefer', 2),
    ('dave',  'always',   'old tablet', 'never',  NULL),
    ('frank', 'always',   'phone',      'prefer', 1),
    ('heidi', 'office',   'desk phone', 'prefer', 1),
    ('heidi', 'office',   'phone',      'avoid',  NULL)
ON CONFLICT (subscription, preference, device) DO UPDATE SET mode = excluded.mode,
    rank = excluded.rank;

-- Moving media between devices -----------------------------------------------------------------

-- Frank routes arriving video to devices that can control it, lets his own devices move media, asks
-- before others may add some, and lets Heidi look over his shoulder. Carol's tablet may take control,
-- and does so with all media when her phone is lost. Anybody of the operator may look for Erin's
-- sessions, but she shows them to Frank only.
INSERT INTO controller_criterion (subscription, rank, calling, called, service, media_group) VALUES
    ('frank', 1, '', '', '', 'video')
ON CONFLICT (subscription, rank) DO UPDATE SET calling = excluded.calling,
    called = excluded.called, service = excluded.service, media_group = excluded.media_group;

INSERT INTO iut_authorisation (subscription, requester_kind, requester, operation, decision) VALUES
    ('frank', 'any_same_sub',      '', 'transfer', 'allow'),
    ('frank', 'any_same_sub',      '', 'add',      'allow'),
    ('frank', 'any_same_operator', '', 'add',      'ask'),
    ('frank', 'impu', 'sip:heidi@ims.mnc001.mcc001.3gppnetwork.org', 'replicate', 'allow'),
    ('erin',  'any_same_operator', '', 'discover', 'allow'),
    ('carol', 'any_same_sub',      '', 'transfer', 'allow'),
    ('carol', 'device', 'urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6', 'control_transfer', 'allow')
ON CONFLICT (subscription, requester_kind, requester, operation) DO UPDATE SET
    decision = excluded.decision;

INSERT INTO control_loss_preference (subscription, rank, device, move_media) VALUES
    ('carol', 1, 'tablet', 1),
    ('carol', 2, 'phone',  0)
ON CONFLICT (subscription, rank) DO UPDATE SET device = excluded.device,
    move_media = excluded.move_media;

INSERT INTO session_mask (subscription, viewer_kind, viewer, media_group, hidden) VALUES
    ('erin', 'any_same_operator', '', '*', 1),
    ('erin', 'impu', 'sip:frank@ims.mnc001.mcc001.3gppnetwork.org', '*', 0)
ON CONFLICT (subscription, viewer_kind, viewer, media_group) DO UPDATE SET
    hidden = excluded.hidden;

INSERT INTO import_end (source) VALUES ('home-network');
COMMIT;
