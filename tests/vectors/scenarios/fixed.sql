-- SPDX-License-Identifier: BSD-2-Clause
-- Ivan's laptop has an LTE modem and a dock at home with fibre behind it. The fixed line does not
-- register: the operator provisions it.
BEGIN;
INSERT INTO import_begin (source) VALUES ('home network');
INSERT INTO policy_set (name) VALUES ('home');
-- Video takes a fixed line as soon as there is one, and shrinks to 512 kbit/s before it ends.
INSERT INTO policy_rule (policy_set, name, media_group, level, nontransferable, min_kbps, max_kbps) VALUES
    ('home', 'video',  'video', 'shall',  'drop', 512, 8000),
    ('home', 'speech', 'audio', 'should', 'keep', 0,   0),
    ('home', 'rest',   '*',     'may',    'keep', 0,   0);
INSERT INTO rule_preferred (policy_set, rule, rank, access) VALUES
    ('home', 'video',  1, 'FIXED'), ('home', 'video',  2, 'EUTRAN'),
    ('home', 'speech', 1, 'FIXED'), ('home', 'speech', 2, 'EUTRAN');
INSERT INTO subscription (name, hplmn) VALUES ('ivan', '00101');
INSERT INTO external_identifier (identifier, subscription) VALUES ('ivan@homes.example.net', 'ivan');
INSERT INTO public_identity (uri, subscription, state) VALUES
    ('sip:ivan@ims.mnc001.mcc001.3gppnetwork.org', 'ivan', 'registered');
INSERT INTO device (subscription, name) VALUES ('ivan', 'laptop');
INSERT INTO device_media (subscription, device, media, codec, max_kbps) VALUES
    ('ivan', 'laptop', 'video', 'H264', 8000), ('ivan', 'laptop', 'audio', '*', 0),
    ('ivan', 'laptop', 'data', '*', 0);
INSERT INTO contact (subscription, device, uri, impu, access, voice_support, quality, max_kbps, ip4) VALUES
    ('ivan', 'laptop', 'sip:ivan@192.0.2.9', 'sip:ivan@ims.mnc001.mcc001.3gppnetwork.org', 'EUTRAN', 'supported', 70, 2000, '192.0.2.9');
INSERT INTO import_end (source) VALUES ('home network');
COMMIT;

BEGIN;
INSERT INTO import_begin (source) VALUES ('the dock');
INSERT INTO contact (subscription, device, uri, impu, access, quality, max_kbps, ip4) VALUES
    ('ivan', 'laptop', 'sip:ivan@192.0.2.109', 'sip:ivan@ims.mnc001.mcc001.3gppnetwork.org', 'FIXED_FIBER', 90, 100000, '192.0.2.109');
INSERT INTO import_end (source) VALUES ('the dock');
COMMIT;

-- Somebody digs in the street.
BEGIN;
INSERT INTO import_begin (source) VALUES ('the fibre is cut');
DELETE FROM contact WHERE uri = 'sip:ivan@192.0.2.109';
INSERT INTO import_end (source) VALUES ('the fibre is cut');
COMMIT;

INSERT INTO story VALUES ('LTE and a fixed line',
    'TS 23.237 6.4, 6.3.3 (PS-PS between 3GPP and non-3GPP accesses); TS 29.212 5.3.27 (FBA)',
    'ivan@homes.example.net');

INSERT INTO step (step, at, clause, sentence, event, import) VALUES
    (1,    0, 'TS 23.237 6.4', 'On the porch Ivan sets a 6 Mbit/s video call up over LTE, which carries 2: it shrinks to the least the operator wants', 'originate', ''),
    (2,   60, 'TS 23.237 6.4', 'He puts the laptop into the dock: the fibre is better for everything, and both accesses say how good they are', 'access_appeared', 'the dock'),
    (3, 1800, 'TS 23.237 6.4', 'A screen is shared on top, which no rule speaks of by name: nobody prefers an access, the order is alphabetical', 'media_added', ''),
    (4, 2400, 'TS 23.237 6.3.3.2', 'The fibre is cut: all are forced back to LTE', 'access_lost', 'the fibre is cut'),
    (5, 2500, 'TS 23.237 6.4', 'Two more pictures fit, at 512 kbit/s each, because the shared screen, which matters least, gives way; 9 Mbit/s are more than the operator allows at all', 'media_added', '');
INSERT INTO component (step, number, media, codec, kbps) VALUES
    (1, 1, 'audio', 'EVS', 25), (1, 2, 'video', 'H264', 6000), (3, 3, 'data', NULL, 500),
    (5, 4, 'video', 'H264', 6000), (5, 5, 'video', 'H264', 6000), (5, 6, 'video', 'H264', 9000);

INSERT INTO verdict (step, number, directive, device, access, reason, rule, evidence) VALUES
    (1, 1, 'place',        'laptop', 'EUTRAN',      'new',       'speech', 'contact 1'),
    (1, 2, 'place',        'laptop', 'EUTRAN',      'new',       'video',  'contact 1'),
    (2, 1, 'transfer_now', 'laptop', 'FIXED_FIBER', 'should',    'speech', 'policy_rule 2'),
    (2, 2, 'transfer_now', 'laptop', 'FIXED_FIBER', 'shall',     'video',  'policy_rule 1'),
    (3, 1, 'keep',         'laptop', 'FIXED_FIBER', 'best',      'speech', NULL),
    (3, 2, 'keep',         'laptop', 'FIXED_FIBER', 'best',      'video',  NULL),
    (3, 3, 'place',        'laptop', 'EUTRAN',      'new',       'rest',   ''),
    (4, 1, 'transfer_now', 'laptop', 'EUTRAN',      'forced',    'speech', NULL),
    (4, 2, 'transfer_now', 'laptop', 'EUTRAN',      'forced',    'video',  NULL),
    (4, 3, 'keep',         'laptop', 'EUTRAN',      'best',      'rest',   'contact 1'),
    (5, 1, 'keep',         'laptop', 'EUTRAN',      'best',      'speech', NULL),
    (5, 2, 'keep',         'laptop', 'EUTRAN',      'best',      'video',  NULL),
    (5, 3, 'keep_suspended', 'laptop', 'EUTRAN',    'keep',      'rest',   'policy_rule 3'),
    (5, 4, 'place',        'laptop', 'EUTRAN',      'new',       'video',  'contact 1'),
    (5, 5, 'place',        'laptop', 'EUTRAN',      'new',       'video',  'contact 1'),
    (5, 6, 'deny',         NULL,     NULL,          'bandwidth', 'video',  'policy_rule 1');
INSERT INTO loser (step, number, device, access, reason, beaten_by) VALUES
    (2, 1, 'laptop', 'EUTRAN',      NULL,        'access_order'),
    (3, 3, 'laptop', 'FIXED_FIBER', NULL,        'access_name'),
    (5, 3, 'laptop', 'EUTRAN',      'bandwidth', NULL);
INSERT INTO session (step, outcome, form) VALUES
    (1, 'allow', 'none'), (2, 'allow', 'full'), (3, 'allow', 'none'), (4, 'allow', 'partial'),
    (5, 'partial', 'none');
