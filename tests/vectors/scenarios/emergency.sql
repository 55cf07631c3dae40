-- SPDX-License-Identifier: BSD-2-Clause
-- Mia sees an accident. Her call to the emergency centre is not steered by anybody's policy, not even
-- when her subscription has been suspended on the way.
BEGIN;
INSERT INTO import_begin (source) VALUES ('home network');
INSERT INTO policy_set (name) VALUES ('home');
-- Were this an ordinary call, the WLAN would be demanded and LTE forbidden.
INSERT INTO policy_rule (policy_set, name, media_group, level, nontransferable) VALUES
    ('home', 'everything', '*', 'shall', 'drop');
INSERT INTO rule_restricted (policy_set, rule, access) VALUES ('home', 'everything', 'EUTRAN');
INSERT INTO rule_preferred (policy_set, rule, rank, access) VALUES ('home', 'everything', 1, 'WLAN');
INSERT INTO service_constraint (service, emergency) VALUES ('urn:service:sos', 1);
INSERT INTO subscription (name, hplmn, iut_allowed) VALUES ('mia', '00101', 1);
INSERT INTO public_identity (uri, subscription, state) VALUES
    ('sip:mia@ims.mnc001.mcc001.3gppnetwork.org', 'mia', 'registered');
INSERT INTO device (subscription, name, iut_capable) VALUES ('mia', 'phone', 1), ('mia', 'watch', 1);
INSERT INTO iut_authorisation (subscription, requester_kind, operation, decision) VALUES
    ('mia', 'any_same_sub', 'transfer', 'allow');
INSERT INTO import_end (source) VALUES ('home network');
COMMIT;

BEGIN;
INSERT INTO import_begin (source) VALUES ('mia does not pay');
UPDATE subscription SET state = 'suspended' WHERE name = 'mia';
INSERT INTO import_end (source) VALUES ('mia does not pay');
COMMIT;

BEGIN;
INSERT INTO import_begin (source) VALUES ('mia pays, without service continuity');
UPDATE subscription SET state = 'active', sc_allowed = 0 WHERE name = 'mia';
INSERT INTO import_end (source) VALUES ('mia pays, without service continuity');
COMMIT;

INSERT INTO story VALUES ('An emergency call, and who has no right to continuity',
    'TS 23.237 4.3.1, 5.3.1; TS 24.237 6A.2.1 (non-emergency sessions only); TS 23.167',
    'sip:mia@ims.mnc001.mcc001.3gppnetwork.org');

INSERT INTO step (step, at, clause, sentence, event, import, service, emergency) VALUES
    (1,   0, 'TS 24.237 6A.2.1', 'Mia calls 112 over LTE: the restriction is not looked at', 'originate', '', 'urn:service:sos', 0),
    (2,  30, 'TS 24.237 6A.2.1', 'A WLAN appears: the call stays where it is', 'access_appeared', '', 'urn:service:sos', 0),
    (3,  40, 'TS 23.237 4.3.1', 'Her watch asks for the call: inter-UE transfer never touches an emergency', 'iut_requested', '', 'urn:service:sos', 0),
    (4,  60, 'TS 23.167 4.1', 'The subscription is suspended meanwhile, and the call, flagged by its access, goes on', 'preference_changed', 'mia does not pay', '', 1),
    (5, 100, 'TS 23.237 5.3.1', 'An ordinary call afterwards is denied', 'originate', '', '', 0),
    (6, 900, 'TS 23.237 5.3.1', 'She pays, but not for service continuity: her calls are let through and not steered', 'originate', 'mia pays, without service continuity', '', 0),
    (7, 930, 'TS 23.237 5.3.1', 'So the WLAN that comes and goes does not concern it', 'access_lost', '', '', 0);
INSERT INTO registration (step, uri, what, device, access, voice_support) VALUES
    (1, 'sip:mia@[2001:db8:4::13]',  'registers', 'phone', 'EUTRAN',         'supported'),
    (2, 'sip:mia@[2001:db8:80::13]', 'registers', 'phone', 'WLAN_UNTRUSTED', NULL),
    (3, 'sip:mia@[2001:db8:80::14]', 'registers', 'watch', 'WLAN_UNTRUSTED', NULL),
    (6, 'sip:mia@[2001:db8:80::13]', 'leaves',    NULL,    NULL,             NULL),
    (6, 'sip:mia@[2001:db8:80::14]', 'leaves',    NULL,    NULL,             NULL);
INSERT INTO component (step, number, media, ended) VALUES
    (1, 1, 'audio', 0), (5, 1, NULL, 1), (5, 2, 'audio', 0), (6, 3, 'audio', 0);
INSERT INTO request (step, operation, device, target) VALUES (3, 'transfer', 'watch', 'watch');

INSERT INTO verdict (step, number, directive, device, access, reason) VALUES
    (1, 1, 'passthrough', 'phone', 'EUTRAN', 'emergency_bypass'),
    (2, 1, 'passthrough', 'phone', 'EUTRAN', 'emergency_bypass'),
    (3, 1, 'deny',        'phone', 'EUTRAN', 'emergency_bypass'),
    (4, 1, 'passthrough', 'phone', 'EUTRAN', 'emergency_bypass'),
    (5, 2, 'deny',        NULL,    NULL,     'no_subscription'),
    (6, 3, 'passthrough', 'phone', 'EUTRAN', 'sc_not_allowed'),
    (7, 3, 'passthrough', 'phone', 'EUTRAN', 'sc_not_allowed');
INSERT INTO session (step, outcome, form) VALUES
    (1, 'allow', 'none'), (2, 'allow', 'none'), (3, 'deny', 'none'), (4, 'allow', 'none'),
    (5, 'deny', 'none'), (6, 'allow', 'none'), (7, 'allow', 'none');
