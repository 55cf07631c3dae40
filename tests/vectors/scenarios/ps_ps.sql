-- SPDX-License-Identifier: BSD-2-Clause
-- Carol's train leaves the city: from NR over LTE to HSPA, and back to NR in the next one. Each of
-- these networks gives her phone a new address, so that the session has to move.
BEGIN;
INSERT INTO import_begin (source) VALUES ('home network');
INSERT INTO policy_set (name) VALUES ('home');
-- Pictures do not go over HSPA and end there; what else cannot go on is kept.
INSERT INTO policy_rule (policy_set, name, media_group, level, nontransferable) VALUES
    ('home', 'speech', 'audio',   'shall', 'keep'),
    ('home', 'video',  'video',   'shall', 'drop'),
    ('home', 'files',  'message', 'shall', 'keep'),
    ('home', 'rest',   '*',       'may',   'keep');
INSERT INTO rule_restricted (policy_set, rule, access) VALUES
    ('home', 'video', 'HSPA_PS'), ('home', 'video', 'UTRAN_PS'), ('home', 'video', 'GERAN_PS'),
    ('home', 'files', 'HSPA_PS'), ('home', 'files', 'UTRAN_PS'), ('home', 'files', 'GERAN_PS');
INSERT INTO rule_preferred (policy_set, rule, rank, access) VALUES
    ('home', 'speech', 1, 'NR'), ('home', 'speech', 2, 'EUTRAN'), ('home', 'speech', 3, 'HSPA_PS'),
    ('home', 'video',  1, 'NR'), ('home', 'video',  2, 'EUTRAN'),
    ('home', 'files',  1, 'NR'), ('home', 'files',  2, 'EUTRAN');
INSERT INTO subscription (name, hplmn) VALUES ('carol', '00101');
INSERT INTO msisdn (digits, subscription) VALUES ('15550100003', 'carol');
INSERT INTO public_identity (uri, subscription, state) VALUES
    ('sip:carol@ims.mnc001.mcc001.3gppnetwork.org', 'carol', 'registered');
INSERT INTO device (subscription, name, instance) VALUES
    ('carol', 'phone', 'urn:gsma:imei:90420156-025765-0');
INSERT INTO import_end (source) VALUES ('home network');
COMMIT;

INSERT INTO story VALUES ('Packet to packet: NR, LTE, HSPA and back',
    'TS 23.237 6.3.3 (PS-PS access transfer), 6.4 (policy, IMS voice over PS)', '15550100003');

INSERT INTO step (step, at, clause, sentence, event) VALUES
    (1,   0, 'TS 23.237 6.4', 'At the station Carol calls over NR, with pictures and a file on the way', 'originate'),
    (2, 300, 'TS 23.237 6.3.3.2', 'NR ends at the city limits: everything moves to LTE, the whole session on one new leg', 'access_lost'),
    (3, 900, 'TS 23.237 6.4', 'Only HSPA in the hills: speech moves, the video is dropped, and the file, kept in principle, has lost its access and is released', 'access_lost'),
    (4, 960, 'TS 23.237 6.4', 'A cell that no longer says it supports IMS voice: the speech that is there already stays', 'access_appeared'),
    (5, 970, 'TS 23.237 6.4', 'But a second speech component cannot be set up there', 'media_added'),
    (6, 1800, 'TS 23.237 6.4', 'The next city has NR: the operator demands it, and the speech moves up', 'access_appeared'),
    (7, 1830, 'TS 23.237 6.3.3.3', 'The pictures are added again, now over NR', 'media_added');
INSERT INTO registration (step, uri, what, device, access, voice_support) VALUES
    (1, 'sip:carol@[2001:db8:5::3]', 'registers', 'phone', 'NR',      'supported'),
    (2, 'sip:carol@[2001:db8:5::3]', 'leaves',    NULL,    NULL,      NULL),
    (2, 'sip:carol@[2001:db8:4::3]', 'registers', 'phone', 'EUTRAN',  'supported'),
    (3, 'sip:carol@[2001:db8:4::3]', 'leaves',    NULL,    NULL,      NULL),
    (3, 'sip:carol@[2001:db8:3::3]', 'registers', 'phone', 'HSPA_PS', 'supported'),
    (4, 'sip:carol@[2001:db8:3::3]', 'changes',   NULL,    NULL,      'not_supported'),
    (6, 'sip:carol@[2001:db8:5::4]', 'registers', 'phone', 'NR',      'supported');
INSERT INTO component (step, number, media) VALUES
    (1, 1, 'audio'), (1, 2, 'video'), (1, 3, 'message'), (5, 4, 'audio'), (7, 5, 'video');

INSERT INTO verdict (step, number, directive, device, access, reason, rule) VALUES
    (1, 1, 'place',        'phone', 'NR',      'new',     'speech'),
    (1, 2, 'place',        'phone', 'NR',      'new',     'video'),
    (1, 3, 'place',        'phone', 'NR',      'new',     'files'),
    (2, 1, 'transfer_now', 'phone', 'EUTRAN',  'forced',  'speech'),
    (2, 2, 'transfer_now', 'phone', 'EUTRAN',  'forced',  'video'),
    (2, 3, 'transfer_now', 'phone', 'EUTRAN',  'forced',  'files'),
    (3, 1, 'transfer_now', 'phone', 'HSPA_PS', 'forced',  'speech'),
    (3, 2, 'drop',         NULL,    NULL,      'drop',    'video'),
    (3, 3, 'release',      NULL,    NULL,      'gone',    'files'),
    (4, 1, 'keep',         'phone', 'HSPA_PS', 'best',    'speech'),
    (5, 1, 'keep',         'phone', 'HSPA_PS', 'best',    'speech'),
    (5, 4, 'deny',         NULL,    NULL,      'no_vops', 'speech'),
    (6, 1, 'transfer_now', 'phone', 'NR',      'shall',   'speech'),
    (7, 1, 'keep',         'phone', 'NR',      'best',    'speech'),
    (7, 5, 'place',        'phone', 'NR',      'new',     'video');
INSERT INTO loser (step, number, device, access, reason, beaten_by) VALUES
    (3, 2, 'phone', 'HSPA_PS', 'op_restricted', NULL),
    (3, 3, 'phone', 'HSPA_PS', 'op_restricted', NULL),
    (5, 4, 'phone', 'HSPA_PS', 'no_vops',       NULL),
    (6, 1, 'phone', 'HSPA_PS', NULL,            'access_order');
INSERT INTO session (step, outcome, form) VALUES
    (1, 'allow', 'none'), (2, 'allow', 'full'), (3, 'partial', 'partial'), (4, 'allow', 'none'),
    (5, 'partial', 'none'), (6, 'allow', 'full'), (7, 'allow', 'none');
