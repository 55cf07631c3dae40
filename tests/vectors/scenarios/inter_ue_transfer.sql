-- SPDX-License-Identifier: BSD-2-Clause
-- Nina follows a lecture on her phone and puts the picture on the television. Speech stays: the
-- television has no microphone, and it has to ask before it takes anything.
BEGIN;
INSERT INTO import_begin (source) VALUES ('home network');
INSERT INTO policy_set (name) VALUES ('home');
INSERT INTO policy_rule (policy_set, name, media_group, level, nontransferable) VALUES
    ('home', 'speech', 'audio', 'may',   'keep'),
    ('home', 'video',  'video', 'shall', 'keep'),
    ('home', 'rest',   '*',     'may',   'keep');
INSERT INTO rule_restricted (policy_set, rule, access) VALUES ('home', 'video', 'HSPA_PS');
INSERT INTO rule_preferred (policy_set, rule, rank, access) VALUES
    ('home', 'video', 1, 'FIXED'), ('home', 'video', 2, 'WLAN'), ('home', 'video', 3, 'EUTRAN');
INSERT INTO subscription (name, hplmn, iut_allowed) VALUES ('nina', '00101', 1);
INSERT INTO public_identity (uri, subscription, state) VALUES
    ('sip:nina@ims.mnc001.mcc001.3gppnetwork.org', 'nina', 'registered');
INSERT INTO device (subscription, name, instance, iut_capable, controller_capable) VALUES
    ('nina', 'phone',      'urn:gsma:imei:90420156-025776-0',               1, 1),
    ('nina', 'television', 'urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf8', 1, 0),
    ('nina', 'tablet',     'urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6', 0, 0),
    ('nina', 'old tablet', 'urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf7', 0, 0);
INSERT INTO device_media (subscription, device, media, flow) VALUES
    ('nina', 'television', 'video', 'recvonly'), ('nina', 'television', 'audio', 'recvonly');
INSERT INTO contact (subscription, device, uri, impu, access) VALUES
    ('nina', 'television', 'sip:nina@[2001:db8:90::14]', 'sip:nina@ims.mnc001.mcc001.3gppnetwork.org', 'FIXED_FIBER');
-- Her own devices may move what they like; the television asks her first.
INSERT INTO iut_authorisation (subscription, requester_kind, requester, operation, decision) VALUES
    ('nina', 'any_same_sub', '', 'transfer', 'allow'),
    ('nina', 'any_same_sub', '', 'replicate', 'allow'),
    ('nina', 'device', 'urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf8', 'transfer', 'ask');
INSERT INTO import_end (source) VALUES ('home network');
COMMIT;

INSERT INTO story VALUES ('One component goes to another device, and comes back',
    'TS 23.237 4.1.3, 6a.2 (media transfer), 6a.3 (add, modify, remove), 6a.5 (replication); TS 24.337',
    'sip:nina@ims.mnc001.mcc001.3gppnetwork.org');

INSERT INTO step (step, at, clause, sentence, event) VALUES
    (1,    0, 'TS 23.237 6.4', 'Nina joins the lecture on the train. The television at home is not asked: another device is another matter', 'originate'),
    (2, 1200, 'TS 23.237 6a.2', 'At home she sends the picture to the television: it moves, the speech stays, the phone controls', 'iut_requested'),
    (3, 1300, 'TS 23.237 6a.12', 'Somebody presses a button on the television, which asks for the speech too: she has to agree', 'iut_requested'),
    (4, 1310, 'TS 23.237 6a.2', 'She does, but the speech needs a microphone: it stays, and it is said why', 'iut_requested'),
    (5, 1500, 'TS 23.237 6a.5', 'Her tablet is in the kitchen: a copy of the picture, please', 'iut_requested'),
    (6, 1600, 'TS 23.237 6.4', 'The old tablet is on 3G, where the operator wants no video: nobody may ask for that', 'iut_requested'),
    (7, 1700, 'TS 23.237 4.1.3', 'The tablet ends its copy: what ends on a device is its own affair', 'iut_requested'),
    (8, 1800, 'TS 23.237 6a.2', 'She fetches the picture back: one device, no collaborative session any more', 'iut_requested');
INSERT INTO registration (step, uri, what, device, access, voice_support, impu) VALUES
    (1, 'sip:nina@[2001:db8:4::14]',  'registers', 'phone',      'EUTRAN',       'supported',     'sip:nina@ims.mnc001.mcc001.3gppnetwork.org'),
    (5, 'sip:nina@[2001:db8:80::14]', 'registers', 'tablet',     'WLAN_TRUSTED', NULL,            'sip:nina@ims.mnc001.mcc001.3gppnetwork.org'),
    (6, 'sip:nina@[2001:db8:3::14]',  'registers', 'old tablet', 'HSPA_PS',      'not_supported', 'sip:nina@ims.mnc001.mcc001.3gppnetwork.org');
-- The lecture is watched, not answered. From step 6 on the copy is component 3.
INSERT INTO component (step, number, media, flow, device, access) VALUES
    (1, 1, 'audio', 'sendrecv', 'phone',  'EUTRAN'),
    (1, 2, 'video', 'recvonly', 'phone',  'EUTRAN'),
    (6, 3, 'video', 'recvonly', 'tablet', 'WLAN_TRUSTED');
INSERT INTO request (step, operation, device, target, confirmed) VALUES
    (2, 'transfer',  'phone',      'television', 0),
    (3, 'transfer',  'television', 'television', 0),
    (4, 'transfer',  'television', 'television', 1),
    (5, 'replicate', 'phone',      'tablet',     0),
    (6, 'transfer',  'phone',      'old tablet', 0),
    (7, 'remove',    'tablet',     '',           0),
    (8, 'transfer',  'phone',      'phone',      0);
INSERT INTO request_component VALUES (2, 2), (3, 1), (4, 1), (5, 2), (6, 2), (7, 3), (8, 2);

INSERT INTO verdict (step, number, directive, device, access, reason, sdp, evidence) VALUES
    (1, 1, 'keep',           'phone',      'EUTRAN',       'best',          'unchanged', NULL),
    (1, 2, 'keep',           'phone',      'EUTRAN',       'best',          'unchanged', NULL),
    (2, 1, 'keep',           'phone',      'EUTRAN',       'not_asked',     'unchanged', NULL),
    (2, 2, 'transfer_now',   'television', 'FIXED_FIBER',  'requested',     'offered',   'iut_authorisation 1'),
    (3, 1, 'ask_controller', 'phone',      'EUTRAN',       'ask',           'unchanged', 'iut_authorisation 3'),
    (3, 2, 'keep',           'television', 'FIXED_FIBER',  'not_asked',     'unchanged', NULL),
    (4, 1, 'deny',           'phone',      'EUTRAN',       'no_capability', 'unchanged', 'device_media 2'),
    (4, 2, 'keep',           'television', 'FIXED_FIBER',  'not_asked',     'unchanged', NULL),
    (5, 1, 'keep',           'phone',      'EUTRAN',       'not_asked',     'unchanged', NULL),
    (5, 2, 'replicate',      'tablet',     'WLAN_TRUSTED', 'requested',     'offered',   'iut_authorisation 2'),
    (6, 1, 'keep',           'phone',      'EUTRAN',       'not_asked',     'unchanged', NULL),
    (6, 2, 'deny',           'television', 'FIXED_FIBER',  'op_restricted', 'unchanged', 'policy_rule 2'),
    (6, 3, 'keep',           'tablet',     'WLAN_TRUSTED', 'not_asked',     'unchanged', NULL),
    (7, 1, 'keep',           'phone',      'EUTRAN',       'not_asked',     'unchanged', NULL),
    (7, 2, 'keep',           'television', 'FIXED_FIBER',  'not_asked',     'unchanged', NULL),
    (7, 3, 'drop',           NULL,         NULL,           'requested',     'zero_port', ''),
    (8, 1, 'keep',           'phone',      'EUTRAN',       'not_asked',     'unchanged', NULL),
    (8, 2, 'transfer_now',   'phone',      'EUTRAN',       'requested',     'offered',   'iut_authorisation 1');
INSERT INTO loser (step, number, device, access, reason) VALUES
    (1, 2, 'television', 'FIXED_FIBER', 'iut_not_auth'),
    (2, 2, 'phone',      'EUTRAN',      'not_target'),
    (4, 1, 'television', 'FIXED_FIBER', 'no_capability'),
    (6, 2, 'old tablet', 'HSPA_PS',     'op_restricted');
INSERT INTO session (step, outcome, form, controller) VALUES
    (1, 'allow',   'none',    ''),      (2, 'allow', 'partial', 'phone'), (3, 'partial', 'none', 'phone'),
    (4, 'deny',    'none',    'phone'), (5, 'allow', 'none',    'phone'), (6, 'deny',    'none', 'phone'),
    (7, 'allow',   'none',    'phone'), (8, 'allow', 'partial', '');
