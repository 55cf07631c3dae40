-- SPDX-License-Identifier: BSD-2-Clause
-- Judy drives across a border with a video call. Her operator's policy for the neighbour's network is
-- another one, and at the border both networks are in sight.
BEGIN;
INSERT INTO import_begin (source) VALUES ('home network');
INSERT INTO policy_set (name, scope, scope_value) VALUES
    ('home', 'default', ''), ('in 001/02', 'vplmn', '00102');
-- In 001/02 pictures stay on WLAN. Files of work go over 3GPP radio at home only; abroad they are
-- dropped where there is nothing else.
INSERT INTO policy_rule (policy_set, name, media_group, roaming, level, nontransferable) VALUES
    ('home',      'speech',       'audio',   'any',     'may',   'keep'),
    ('home',      'video',        'video',   'any',     'shall', 'drop'),
    ('home',      'files',        'message', 'home',    'shall', 'keep'),
    ('home',      'files abroad', 'message', 'visited', 'shall', 'drop'),
    ('home',      'rest',         '*',       'any',     'may',   'keep'),
    ('in 001/02', 'video abroad', 'video',   'any',     'shall', 'drop');
INSERT INTO rule_restricted (policy_set, rule, access) VALUES
    ('in 001/02', 'video abroad', '3GPP'), ('home', 'files abroad', '3GPP');
INSERT INTO rule_preferred (policy_set, rule, rank, access) VALUES
    ('home', 'video',        1, 'WLAN'), ('home', 'video',  2, 'EUTRAN'),
    ('home', 'speech',       1, 'EUTRAN'), ('home', 'speech', 2, 'WLAN'),
    ('in 001/02', 'video abroad', 1, 'WLAN');
INSERT INTO subscription (name, hplmn) VALUES ('judy', '00101');
INSERT INTO public_identity (uri, subscription, state) VALUES
    ('sip:judy@ims.mnc001.mcc001.3gppnetwork.org', 'judy', 'registered');
INSERT INTO device (subscription, name) VALUES ('judy', 'phone');
INSERT INTO import_end (source) VALUES ('home network');
COMMIT;

INSERT INTO story VALUES ('Across a border',
    'TS 23.237 6.4 (policy), 5.3.1; TS 23.228 4.2.4 (serving network); TS 24.229 7.2A.4',
    'sip:judy@ims.mnc001.mcc001.3gppnetwork.org');

INSERT INTO step (step, at, clause, sentence, event) VALUES
    (1,    0, 'TS 23.237 6.4', 'At home: speech, pictures and a file, all over LTE', 'originate'),
    (2,  600, 'TS 23.237 6.4', 'The neighbour''s LTE shows up at the border, a device''s word against the network''s: she is still at home', 'access_appeared'),
    (3,  700, 'TS 23.237 6.4', 'Across: the policy for 001/02 speaks, and without WLAN the pictures and the file are dropped', 'access_lost'),
    (4,  900, 'TS 23.237 6.4', 'She tries the pictures again and is told why not', 'media_added'),
    (5, 3600, 'TS 23.237 6.4', 'In the hotel there is WLAN: there the pictures may go', 'media_added'),
    (6, 7200, 'TS 23.237 6.4', 'Next day at home again: the rule for home holds, with WLAN first', 'access_appeared');
INSERT INTO registration (step, uri, what, device, access, plmn, trust, voice_support) VALUES
    (1, 'sip:judy@[2001:db8:4::10]',  'registers', 'phone', 'EUTRAN',         '00101', 'reported_by_policy',  'supported'),
    (2, 'sip:judy@[2001:db8:42::10]', 'registers', 'phone', 'EUTRAN',         '00102', 'asserted_by_device',  'supported'),
    (3, 'sip:judy@[2001:db8:4::10]',  'leaves',    NULL,    NULL,             NULL,    NULL,                  NULL),
    (3, 'sip:judy@[2001:db8:42::10]', 'changes',   NULL,    NULL,             NULL,    'asserted_by_network', NULL),
    (5, 'sip:judy@[2001:db8:99::10]', 'registers', 'phone', 'WLAN_UNTRUSTED', NULL,    NULL,                  NULL),
    (6, 'sip:judy@[2001:db8:42::10]', 'leaves',    NULL,    NULL,             NULL,    NULL,                  NULL),
    (6, 'sip:judy@[2001:db8:4::11]',  'registers', 'phone', 'EUTRAN',         '00101', NULL,                  'supported');
INSERT INTO component (step, number, media) VALUES
    (1, 1, 'audio'), (1, 2, 'video'), (1, 3, 'message'), (4, 4, 'video'), (5, 5, 'video');

INSERT INTO verdict (step, number, directive, device, access, reason, rule) VALUES
    (1, 1, 'place',        'phone', 'EUTRAN',         'new',           'speech'),
    (1, 2, 'place',        'phone', 'EUTRAN',         'new',           'video'),
    (1, 3, 'place',        'phone', 'EUTRAN',         'new',           'files'),
    (2, 1, 'keep',         'phone', 'EUTRAN',         'best',          'speech'),
    (2, 2, 'keep',         'phone', 'EUTRAN',         'best',          'video'),
    (2, 3, 'keep',         'phone', 'EUTRAN',         'best',          'files'),
    (3, 1, 'transfer_now', 'phone', 'EUTRAN',         'forced',        'speech'),
    (3, 2, 'drop',         NULL,    NULL,             'drop',          'video abroad'),
    (3, 3, 'drop',         NULL,    NULL,             'drop',          'files abroad'),
    (4, 1, 'keep',         'phone', 'EUTRAN',         'best',          'speech'),
    (4, 4, 'deny',         NULL,    NULL,             'op_restricted', 'video abroad'),
    (5, 1, 'keep',         'phone', 'EUTRAN',         'best',          'speech'),
    (5, 5, 'place',        'phone', 'WLAN_UNTRUSTED', 'new',           'video abroad'),
    (6, 1, 'transfer_now', 'phone', 'EUTRAN',         'forced',        'speech'),
    (6, 5, 'keep',         'phone', 'WLAN_UNTRUSTED', 'best',          'video');
INSERT INTO session (step, outcome, form) VALUES
    (1, 'allow', 'none'), (2, 'allow', 'none'), (3, 'partial', 'partial'), (4, 'partial', 'none'),
    (5, 'allow', 'none'), (6, 'allow', 'partial');
