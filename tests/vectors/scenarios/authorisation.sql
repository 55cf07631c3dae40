-- SPDX-License-Identifier: BSD-2-Clause
-- Oscar's session, and all who would like to have a hand in it: his own tablet, his office, a friend
-- of the same operator, strangers, and a remote network that wants nothing moved.
BEGIN;
INSERT INTO import_begin (source) VALUES ('home network');
INSERT INTO policy_set (name) VALUES ('home');
INSERT INTO policy_rule (policy_set, name, media_group) VALUES ('home', 'everything', '*');
INSERT INTO subscription (name, hplmn, iut_allowed) VALUES ('oscar', '00101', 0), ('pat', '00101', 0);
-- The office line of the tablet has a service profile of its own.
INSERT INTO public_identity (uri, subscription, state, registration_set, service_profile) VALUES
    ('sip:oscar@ims.mnc001.mcc001.3gppnetwork.org',  'oscar', 'registered', 1, 1),
    ('sip:office@ims.mnc001.mcc001.3gppnetwork.org', 'oscar', 'registered', 2, 2),
    ('sip:pat@ims.mnc001.mcc001.3gppnetwork.org',    'pat',   'registered', 1, 1);
INSERT INTO device (subscription, name, instance, iut_capable, controller_capable) VALUES
    ('oscar', 'phone',  'urn:gsma:imei:90420156-025777-0',               1, 1),
    ('oscar', 'laptop', 'urn:uuid:0c67446e-f1a1-11d9-94d3-000a95a0e128', 1, 0),
    ('oscar', 'tablet', 'urn:uuid:0c67446e-f1a1-11d9-94d3-000a95a0e129', 1, 1);
INSERT INTO remote_restriction (remote, operation) VALUES
    ('bank.example.com', 'transfer'), ('00199', 'all');
INSERT INTO import_end (source) VALUES ('home network');
COMMIT;

-- Oscar subscribes to inter-UE transfer; Pat may add to his sessions when Oscar agrees, and look on,
-- but not at messages. Nobody else of the operator sees anything.
BEGIN;
INSERT INTO import_begin (source) VALUES ('oscar subscribes');
UPDATE subscription SET iut_allowed = 1 WHERE name = 'oscar';
INSERT INTO iut_authorisation (subscription, requester_kind, requester, operation, decision) VALUES
    ('oscar', 'impu',              'sip:pat@ims.mnc001.mcc001.3gppnetwork.org', 'add',      'ask'),
    ('oscar', 'any_same_operator', '',                                          'discover', 'allow');
INSERT INTO session_mask (subscription, viewer_kind, viewer, media_group, hidden) VALUES
    ('oscar', 'any_same_operator', '',                                          '*',       1),
    ('oscar', 'impu',              'sip:pat@ims.mnc001.mcc001.3gppnetwork.org', '*',       0),
    ('oscar', 'impu',              'sip:pat@ims.mnc001.mcc001.3gppnetwork.org', 'message', 1);
INSERT INTO import_end (source) VALUES ('oscar subscribes');
COMMIT;

INSERT INTO story VALUES ('Who may have a hand in a session: authorisation in its three parts, and the structure',
    'TS 23.237 6a.12 (authorisation), 4.2.3 (same operator, same service profile), 5.3.1 (no nesting)',
    'sip:oscar@ims.mnc001.mcc001.3gppnetwork.org');

INSERT INTO step (step, at, clause, sentence, event, import, remote) VALUES
    (1,    0, 'TS 23.237 6a.12 (1)', 'Oscar asks for his call on the laptop: he has not subscribed to that', 'iut_requested', '', ''),
    (2,  100, 'TS 23.237 6a.2', 'Now he has. Nothing is provisioned about his own devices, so they may', 'iut_requested', 'oscar subscribes', ''),
    (3,  200, 'TS 23.237 4.2.3', 'The tablet asks for the rest: the phone controls, and is asked', 'iut_requested', '', ''),
    (4,  300, 'TS 23.237 6a.12 (2)', 'A stranger of the same operator would add a picture: no', 'iut_requested', '', ''),
    (5,  310, 'TS 23.237 6a.12 (2)', 'Pat would: Oscar is asked', 'iut_requested', '', ''),
    (6,  320, 'TS 23.237 6a.3', 'He agrees: the picture goes to the laptop', 'iut_requested', '', ''),
    (7,  330, 'TS 23.237 4.2.3', 'Somebody of another operator asks for the same: nothing he had provisioned would help', 'iut_requested', '', ''),
    (8,  400, 'TS 23.237 6a.12', 'Pat looks on: the call and the picture, not the messages', 'iut_requested', '', ''),
    (9,  410, 'TS 23.237 6a.12', 'A stranger looks and sees nothing', 'iut_requested', '', ''),
    (10, 500, 'TS 23.237 6a.12 (3)', 'The other end is a branch of the bank, which forbids that anything moves', 'iut_requested', '', 'north.bank.example.com'),
    (11, 510, 'TS 23.237 6a.12 (3)', 'In 001/99 they forbid everything, copies too; it is known by its home domain', 'iut_requested', '', 'ims.mnc099.mcc001.3gppnetwork.org'),
    (12, 520, 'TS 23.237 6a.12 (3)', 'The bank has nothing against a copy', 'iut_requested', '', 'bank.example.com'),
    (13, 600, 'TS 23.237 5.3.1', 'The other SCC AS hosts the session by now: what is asked for here would be nested', 'iut_requested', '', '');
INSERT INTO registration (step, uri, what, device, access, voice_support, impu) VALUES
    (1, 'sip:oscar@[2001:db8:4::15]',  'registers', 'phone',  'EUTRAN',       'supported', 'sip:oscar@ims.mnc001.mcc001.3gppnetwork.org'),
    (1, 'sip:oscar@[2001:db8:80::15]', 'registers', 'laptop', 'WLAN_TRUSTED', NULL,        'sip:oscar@ims.mnc001.mcc001.3gppnetwork.org'),
    (1, 'sip:oscar@[2001:db8:80::16]', 'registers', 'tablet', 'WLAN_TRUSTED', NULL,        'sip:office@ims.mnc001.mcc001.3gppnetwork.org');
INSERT INTO component (step, number, media, device, access, ended) VALUES
    (1, 1, 'audio',   'phone', 'EUTRAN', 0),
    (1, 2, 'message', 'phone', 'EUTRAN', 0),
    (4, 3, 'video',   NULL,    NULL,     0),
    (5, 3, 'video',   NULL,    NULL,     0),
    (7, 4, 'video',   NULL,    NULL,     0);
INSERT INTO request (step, operation, requester, device, same_subscription, same_operator, target, confirmed) VALUES
    (1,  'transfer',  '',                                          'phone',  1, 1, 'laptop', 0),
    (2,  'transfer',  '',                                          'phone',  1, 1, 'laptop', 0),
    (3,  'transfer',  '',                                          'tablet', 1, 1, 'tablet', 0),
    (4,  'add',       'sip:eve@ims.mnc001.mcc001.3gppnetwork.org', '',       0, 1, 'laptop', 0),
    (5,  'add',       'sip:pat@ims.mnc001.mcc001.3gppnetwork.org', '',       0, 1, 'laptop', 0),
    (6,  'add',       'sip:pat@ims.mnc001.mcc001.3gppnetwork.org', '',       0, 1, 'laptop', 1),
    (7,  'add',       'sip:pat@other.example.net',                 '',       0, 0, 'laptop', 0),
    (8,  'discover',  'sip:pat@ims.mnc001.mcc001.3gppnetwork.org', '',       0, 1, '',       0),
    (9,  'discover',  'sip:eve@ims.mnc001.mcc001.3gppnetwork.org', '',       0, 1, '',       0),
    (10, 'transfer',  '',                                          'phone',  1, 1, 'tablet', 0),
    (11, 'replicate', '',                                          'phone',  1, 1, 'tablet', 0),
    (12, 'replicate', '',                                          'phone',  1, 1, 'tablet', 0),
    (13, 'transfer',  '',                                          'phone',  1, 1, 'tablet', 0);
INSERT INTO request_component VALUES
    (1, 1), (2, 2), (3, 1), (4, 3), (5, 3), (6, 3), (7, 4), (10, 3), (11, 3), (12, 3), (13, 3);
INSERT INTO collaboration (step, controller, elsewhere) VALUES (13, 'phone', 1);

INSERT INTO verdict (step, number, directive, device, access, reason, evidence) VALUES
    (1,  1, 'deny',           'phone',  'EUTRAN',       'iut_not_auth',      'subscription 1'),
    (1,  2, 'keep',           'phone',  'EUTRAN',       'not_asked',         ''),
    (2,  1, 'keep',           'phone',  'EUTRAN',       'not_asked',         ''),
    (2,  2, 'transfer_now',   'laptop', 'WLAN_TRUSTED', 'requested',         ''),
    (3,  1, 'ask_controller', 'phone',  'EUTRAN',       'ask',               ''),
    (3,  2, 'keep',           'laptop', 'WLAN_TRUSTED', 'not_asked',         ''),
    (4,  1, 'keep',           'phone',  'EUTRAN',       'not_asked',         ''),
    (4,  2, 'keep',           'laptop', 'WLAN_TRUSTED', 'not_asked',         ''),
    (4,  3, 'deny',           NULL,     NULL,           'iut_not_auth',      ''),
    (5,  1, 'keep',           'phone',  'EUTRAN',       'not_asked',         ''),
    (5,  2, 'keep',           'laptop', 'WLAN_TRUSTED', 'not_asked',         ''),
    (5,  3, 'ask_controller', NULL,     NULL,           'ask',               'iut_authorisation 1'),
    (6,  1, 'keep',           'phone',  'EUTRAN',       'not_asked',         ''),
    (6,  2, 'keep',           'laptop', 'WLAN_TRUSTED', 'not_asked',         ''),
    (6,  3, 'place',          'laptop', 'WLAN_TRUSTED', 'requested',         'iut_authorisation 1'),
    (7,  1, 'keep',           'phone',  'EUTRAN',       'not_asked',         ''),
    (7,  2, 'keep',           'laptop', 'WLAN_TRUSTED', 'not_asked',         ''),
    (7,  3, 'keep',           'laptop', 'WLAN_TRUSTED', 'not_asked',         ''),
    (7,  4, 'deny',           NULL,     NULL,           'iut_not_auth',      ''),
    (8,  1, 'keep',           'phone',  'EUTRAN',       'ok',                'session_mask 2'),
    (8,  2, 'deny',           NULL,     NULL,           'hidden',            'session_mask 3'),
    (8,  3, 'keep',           'laptop', 'WLAN_TRUSTED', 'ok',                'session_mask 2'),
    (9,  1, 'deny',           NULL,     NULL,           'hidden',            'session_mask 1'),
    (9,  2, 'deny',           NULL,     NULL,           'hidden',            'session_mask 1'),
    (9,  3, 'deny',           NULL,     NULL,           'hidden',            'session_mask 1'),
    (10, 1, 'keep',           'phone',  'EUTRAN',       'not_asked',         ''),
    (10, 2, 'keep',           'laptop', 'WLAN_TRUSTED', 'not_asked',         ''),
    (10, 3, 'deny',           'laptop', 'WLAN_TRUSTED', 'remote_restricted', 'remote_restriction 1'),
    (11, 1, 'keep',           'phone',  'EUTRAN',       'not_asked',         ''),
    (11, 2, 'keep',           'laptop', 'WLAN_TRUSTED', 'not_asked',         ''),
    (11, 3, 'deny',           'laptop', 'WLAN_TRUSTED', 'remote_restricted', 'remote_restriction 2'),
    (12, 1, 'keep',           'phone',  'EUTRAN',       'not_asked',         ''),
    (12, 2, 'keep',           'laptop', 'WLAN_TRUSTED', 'not_asked',         ''),
    (12, 3, 'replicate',      'tablet', 'WLAN_TRUSTED', 'requested',         ''),
    (13, 1, 'keep',           'phone',  'EUTRAN',       'not_asked',         ''),
    (13, 2, 'keep',           'laptop', 'WLAN_TRUSTED', 'not_asked',         ''),
    (13, 3, 'deny',           'laptop', 'WLAN_TRUSTED', 'nested',            NULL);
INSERT INTO session (step, outcome, controller) VALUES
    (1, 'deny', ''), (2, 'allow', 'phone'), (3, 'partial', 'phone'), (4, 'deny', 'phone'),
    (5, 'partial', 'phone'), (6, 'allow', 'phone'), (7, 'deny', 'phone'), (10, 'deny', 'phone'),
    (11, 'deny', 'phone'), (12, 'allow', 'phone'), (13, 'deny', 'phone');
