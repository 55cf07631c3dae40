-- SPDX-License-Identifier: BSD-2-Clause
-- Liam sits where the WLAN of the library just reaches. Ten seconds have to pass before media that
-- moved move again, unless they must.
BEGIN;
INSERT INTO import_begin (source) VALUES ('home network');
INSERT INTO policy_set (name) VALUES ('home');
INSERT INTO policy_rule (policy_set, name, media_group, level, nontransferable) VALUES
    ('home', 'video', 'video', 'shall', 'keep'), ('home', 'rest', '*', 'may', 'keep');
INSERT INTO rule_preferred (policy_set, rule, rank, access) VALUES
    ('home', 'video', 1, 'WLAN'), ('home', 'video', 2, 'EUTRAN'), ('home', 'rest', 1, 'EUTRAN');
INSERT INTO subscription (name, hplmn) VALUES ('liam', '00101');
INSERT INTO public_identity (uri, subscription, state) VALUES
    ('sip:liam@ims.mnc001.mcc001.3gppnetwork.org', 'liam', 'registered');
INSERT INTO device (subscription, name) VALUES ('liam', 'phone');
INSERT INTO import_end (source) VALUES ('home network');
COMMIT;

INSERT INTO story VALUES ('A WLAN that comes and goes', 'TS 23.237 6.4; section 7, step S7 (g)',
    'sip:liam@ims.mnc001.mcc001.3gppnetwork.org');

INSERT INTO step (step, at, clause, sentence, event) VALUES
    (1,  0, 'TS 23.237 6.4', 'Liam watches a lecture over LTE', 'originate'),
    (2, 60, 'TS 23.237 6.4', 'There is the WLAN: the operator demands it', 'access_appeared'),
    (3, 64, 'section 7, S7 g', 'Gone after four seconds: what has to leave leaves, hold-down or not', 'access_lost'),
    (4, 66, 'section 7, S7 g', 'There again after two: the picture stays, and the verdict says until when', 'access_appeared'),
    (5, 68, 'section 7, S7 g', 'The phone asks for the WLAN by itself, and is told to wait as well', 'transfer_requested'),
    (6, 70, 'section 7, S7 g', 'He starts another one beside it, which has not moved and goes to the WLAN', 'media_added'),
    (7, 74, 'section 7, S7 g', 'Ten seconds have passed: now the first one follows', 'access_appeared');
INSERT INTO registration (step, uri, what, device, access, voice_support) VALUES
    (1, 'sip:liam@[2001:db8:4::12]',  'registers', 'phone', 'EUTRAN',       'supported'),
    (2, 'sip:liam@[2001:db8:80::12]', 'registers', 'phone', 'WLAN_TRUSTED', NULL),
    (3, 'sip:liam@[2001:db8:80::12]', 'leaves',    NULL,    NULL,           NULL),
    (4, 'sip:liam@[2001:db8:80::13]', 'registers', 'phone', 'WLAN_TRUSTED', NULL);
INSERT INTO component (step, number, media) VALUES (1, 1, 'video'), (6, 2, 'video');

INSERT INTO verdict (step, number, directive, device, access, reason, rule) VALUES
    (1, 1, 'place',        'phone', 'EUTRAN',       'new',       'video'),
    (2, 1, 'transfer_now', 'phone', 'WLAN_TRUSTED', 'shall',     'video'),
    (3, 1, 'transfer_now', 'phone', 'EUTRAN',       'forced',    'video'),
    (4, 1, 'keep',         'phone', 'EUTRAN',       'hold_down', 'video'),
    (5, 1, 'keep',         'phone', 'EUTRAN',       'hold_down', 'video'),
    (6, 1, 'keep',         'phone', 'EUTRAN',       'hold_down', 'video'),
    (6, 2, 'place',        'phone', 'WLAN_TRUSTED', 'new',       'video'),
    (7, 1, 'transfer_now', 'phone', 'WLAN_TRUSTED', 'shall',     'video'),
    (7, 2, 'keep',         'phone', 'WLAN_TRUSTED', 'best',      'video');
INSERT INTO session (step, outcome, form, valid_until) VALUES
    (1, 'allow', 'none', -1), (2, 'allow', 'full', -1), (3, 'allow', 'full', -1),
    (4, 'allow', 'none', 74), (5, 'allow', 'none', 74), (6, 'allow', 'none', 74),
    (7, 'allow', 'partial', -1);
