-- SPDX-License-Identifier: BSD-2-Clause
-- Will lets a technician look at his screen while they speak: a service whose components stay
-- together. Later he plays a game that may not be torn apart by a transfer.
BEGIN;
INSERT INTO import_begin (source) VALUES ('home network');
INSERT INTO policy_set (name) VALUES ('home');
INSERT INTO policy_rule (policy_set, name, media_group, service, level, nontransferable, partial_allowed) VALUES
    ('home', 'speech', 'audio',       '*',                'shall', 'keep', 1),
    ('home', 'screen', 'application', '*',                'shall', 'keep', 1),
    ('home', 'game',   '*',           'urn:example:game', 'shall', 'keep', 0),
    ('home', 'rest',   '*',           '*',                'may',   'keep', 1);
INSERT INTO rule_restricted (policy_set, rule, access) VALUES
    ('home', 'screen', 'UTRAN_PS'), ('home', 'screen', 'HSPA_PS');
INSERT INTO rule_preferred (policy_set, rule, rank, access) VALUES
    ('home', 'speech', 1, 'EUTRAN'),       ('home', 'speech', 2, 'WLAN'), ('home', 'speech', 3, 'HSPA_PS'),
    ('home', 'screen', 1, 'WLAN_TRUSTED'), ('home', 'screen', 2, 'EUTRAN'),
    ('home', 'game',   1, 'WLAN'),         ('home', 'game',   2, 'EUTRAN');
INSERT INTO service_constraint (service, must_stay_together) VALUES ('urn:example:help', 1);
INSERT INTO subscription (name, hplmn) VALUES ('will', '00101');
INSERT INTO public_identity (uri, subscription, state) VALUES
    ('sip:will@ims.mnc001.mcc001.3gppnetwork.org', 'will', 'registered');
INSERT INTO device (subscription, name) VALUES ('will', 'phone');
INSERT INTO device_media (subscription, device, media, max_kbps) VALUES
    ('will', 'phone', 'audio', 0), ('will', 'phone', 'application', 0), ('will', 'phone', 'data', 0);
INSERT INTO import_end (source) VALUES ('home network');
COMMIT;

INSERT INTO story VALUES ('What belongs together moves together or not at all',
    'TS 23.237 6.4 (full and partial transfer), 6.3.3.2, 6.3.3.3; section 7, S7 c and d',
    'sip:will@ims.mnc001.mcc001.3gppnetwork.org');

INSERT INTO step (step, at, clause, sentence, event) VALUES
    (1,   0, 'TS 23.237 6.4', 'Will calls the technician and shares his screen', 'originate'),
    (2,  60, 'section 7, S7 c', 'WLAN would be better for the screen; the speech matters more, and both stay', 'access_appeared'),
    (3, 120, 'section 7, S7 c', 'LTE ends. HSPA could carry the speech, WLAN both: they go together', 'access_lost'),
    (4, 300, 'section 7, S7 c', 'LTE is back: the speech is demanded there, and takes the screen along', 'access_appeared'),
    (5, 900, 'TS 23.237 6.4', 'A game over LTE, with speech of its own', 'originate'),
    (6, 960, 'section 7, S7 d', 'The WLAN is too slow for the game, so the speech stays as well', 'access_appeared'),
    (7, 990, 'section 7, S7 d', 'A faster one: now both go', 'access_appeared');
INSERT INTO registration (step, uri, what, device, access, voice_support, max_kbps) VALUES
    (1, 'sip:will@[2001:db8:4::23]',  'registers', 'phone', 'EUTRAN',         'supported', NULL),
    (2, 'sip:will@[2001:db8:80::23]', 'registers', 'phone', 'WLAN_TRUSTED',   NULL,        NULL),
    (3, 'sip:will@[2001:db8:4::23]',  'leaves',    NULL,    NULL,             NULL,        NULL),
    (3, 'sip:will@[2001:db8:3::23]',  'registers', 'phone', 'HSPA_PS',        'supported', NULL),
    (4, 'sip:will@[2001:db8:4::24]',  'registers', 'phone', 'EUTRAN',         'supported', NULL),
    (5, 'sip:will@[2001:db8:3::23]',  'leaves',    NULL,    NULL,             NULL,        NULL),
    (5, 'sip:will@[2001:db8:80::23]', 'leaves',    NULL,    NULL,             NULL,        NULL),
    (6, 'sip:will@[2001:db8:99::23]', 'registers', 'phone', 'WLAN_UNTRUSTED', NULL,        1000),
    (7, 'sip:will@[2001:db8:99::23]', 'changes',   NULL,    NULL,             NULL,        8000);
INSERT INTO component (step, number, media, service, kbps, ended) VALUES
    (1, 1, 'audio',       'urn:example:help', 25,   0),
    (1, 2, 'application', 'urn:example:help', 500,  0),
    (5, 1, NULL,          NULL,               NULL, 1),
    (5, 2, NULL,          NULL,               NULL, 1),
    (5, 3, 'audio',       'urn:example:game', 25,   0),
    (5, 4, 'data',        'urn:example:game', 2000, 0);

INSERT INTO verdict (step, number, directive, device, access, reason, rule) VALUES
    (1, 1, 'place',        'phone', 'EUTRAN',         'new',        'speech'),
    (1, 2, 'place',        'phone', 'EUTRAN',         'new',        'screen'),
    (2, 1, 'keep',         'phone', 'EUTRAN',         'best',       'speech'),
    (2, 2, 'keep',         'phone', 'EUTRAN',         'best',       'screen'),
    (3, 1, 'transfer_now', 'phone', 'WLAN_TRUSTED',   'forced',     'speech'),
    (3, 2, 'transfer_now', 'phone', 'WLAN_TRUSTED',   'forced',     'screen'),
    (4, 1, 'transfer_now', 'phone', 'EUTRAN',         'shall',      'speech'),
    (4, 2, 'transfer_now', 'phone', 'EUTRAN',         'shall',      'screen'),
    (5, 3, 'place',        'phone', 'EUTRAN',         'new',        'game'),
    (5, 4, 'place',        'phone', 'EUTRAN',         'new',        'game'),
    (6, 3, 'keep',         'phone', 'EUTRAN',         'no_partial', 'game'),
    (6, 4, 'keep',         'phone', 'EUTRAN',         'best',       'game'),
    (7, 3, 'transfer_now', 'phone', 'WLAN_UNTRUSTED', 'shall',      'game'),
    (7, 4, 'transfer_now', 'phone', 'WLAN_UNTRUSTED', 'shall',      'game');
INSERT INTO loser (step, number, device, access, reason, beaten_by) VALUES
    (2, 2, 'phone', 'WLAN_TRUSTED',   NULL,            'access_order'),
    (3, 1, 'phone', 'HSPA_PS',        'together',      NULL),
    (3, 2, 'phone', 'HSPA_PS',        'op_restricted', NULL),
    (6, 4, 'phone', 'WLAN_UNTRUSTED', 'bandwidth',     NULL);
INSERT INTO session (step, outcome, form) VALUES
    (2, 'allow', 'none'), (3, 'allow', 'full'), (4, 'allow', 'full'), (6, 'allow', 'none'),
    (7, 'allow', 'full');
