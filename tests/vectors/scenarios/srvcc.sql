-- SPDX-License-Identifier: BSD-2-Clause
-- Dave drives out of LTE coverage with one call in conversation, one on hold and one in the queue of
-- a hotline. His phone has one radio; the networks hand his speech over without asking anybody.
BEGIN;
INSERT INTO import_begin (source) VALUES ('home network');
INSERT INTO policy_set (name) VALUES ('home');
INSERT INTO policy_rule (policy_set, name, media_group, level, nontransferable) VALUES
    ('home', 'speech', 'audio',   'shall', 'keep'),
    ('home', 'chat',   'message', 'shall', 'keep'),
    ('home', 'rest',   '*',       'may',   'keep');
INSERT INTO rule_preferred (policy_set, rule, rank, access) VALUES
    ('home', 'speech', 1, 'NR'), ('home', 'speech', 2, 'EUTRAN'), ('home', 'speech', 3, 'CS'),
    ('home', 'chat',   1, 'NR'), ('home', 'chat',   2, 'EUTRAN');
INSERT INTO subscription (name, hplmn, srvcc_allowed) VALUES ('dave', '00101', 1);
INSERT INTO msisdn (digits, subscription) VALUES ('15550100004', 'dave');
INSERT INTO private_identity (impi, subscription, imsi, c_msisdn, stn_sr) VALUES
    ('dave@ims.mnc001.mcc001.3gppnetwork.org', 'dave', '001010000000004', '15550100004', '15550900');
INSERT INTO public_identity (uri, subscription, state) VALUES
    ('sip:dave@ims.mnc001.mcc001.3gppnetwork.org', 'dave', 'registered');
INSERT INTO device (subscription, name, instance, srvcc_capable, rsrvcc_capable) VALUES
    ('dave', 'phone', 'urn:gsma:imei:90420156-025766-0', 1, 1);
INSERT INTO import_end (source) VALUES ('home network');
COMMIT;

INSERT INTO story VALUES ('SRVCC out of LTE, and back',
    'TS 23.216 4.2, 6.2; TS 23.237 6.3.2.1.4 (SRVCC), 6.3.2.1.4a (mid-call), 6.3.2.3 (CS to PS)',
    '001010000000004');

INSERT INTO step (step, at, clause, sentence, event) VALUES
    (1,   0, 'TS 23.237 6.4', 'Dave calls the office over LTE and chats beside it', 'originate'),
    (2, 200, 'TS 23.237 6.4', 'He puts it on hold and calls the garage', 'media_added'),
    (3, 260, 'TS 23.237 6.4', 'He puts the garage on hold too and calls a hotline', 'media_added'),
    (4, 300, 'TS 23.216 6.2.2', 'LTE fades, and what 3G there is has no IMS voice: the speech that was made active last goes to circuits by SRVCC, one quiet call beside it; the chat finds 3G', 'access_lost'),
    (5, 301, 'TS 23.237 6.3.2.1.4', 'It has happened, the MSC server has registered: nobody undoes it', 'srvcc_happened'),
    (6, 900, 'TS 23.216 6.4', 'LTE is back: the operator demands it for speech and chat, the MSC hands both calls over', 'access_appeared');
INSERT INTO registration (step, uri, what, device, access, voice_support) VALUES
    (1, 'sip:dave@[2001:db8:4::4]', 'registers', 'phone', 'EUTRAN',   'supported'),
    (4, 'sip:dave@[2001:db8:4::4]', 'leaves',    NULL,    NULL,       NULL),
    (4, 'sip:dave@[2001:db8:3::4]', 'registers', 'phone', 'UTRAN_PS', 'not_supported'),
    (5, 'tel:+15550100004',         'registers', 'phone', 'UTRAN_CS', NULL),
    (6, 'sip:dave@[2001:db8:4::5]', 'registers', 'phone', 'EUTRAN',   'supported');
INSERT INTO component (step, number, media, held, device, access) VALUES
    (1, 1, 'audio',   NULL, NULL,    NULL),
    (1, 2, 'message', NULL, NULL,    NULL),
    (2, 1, NULL,      1,    NULL,    NULL),
    (2, 3, 'audio',   NULL, NULL,    NULL),
    (3, 3, NULL,      1,    NULL,    NULL),
    (3, 4, 'audio',   NULL, NULL,    NULL),
    (5, 3, NULL,      NULL, 'phone', 'UTRAN_CS'),
    (5, 4, NULL,      NULL, 'phone', 'UTRAN_CS');

INSERT INTO verdict (step, number, directive, device, access, reason, rule) VALUES
    (1, 1, 'place',        'phone', 'EUTRAN',   'new',         'speech'),
    (1, 2, 'place',        'phone', 'EUTRAN',   'new',         'chat'),
    (2, 1, 'keep',         'phone', 'EUTRAN',   'best',        'speech'),
    (2, 2, 'keep',         'phone', 'EUTRAN',   'best',        'chat'),
    (2, 3, 'place',        'phone', 'EUTRAN',   'new',         'speech'),
    (3, 1, 'keep',         'phone', 'EUTRAN',   'best',        'speech'),
    (3, 2, 'keep',         'phone', 'EUTRAN',   'best',        'chat'),
    (3, 3, 'keep',         'phone', 'EUTRAN',   'best',        'speech'),
    (3, 4, 'place',        'phone', 'EUTRAN',   'new',         'speech'),
    (4, 1, 'release',      NULL,    NULL,       'cs_limit',    'speech'),
    (4, 2, 'transfer_now', 'phone', 'UTRAN_PS', 'forced',      'chat'),
    (4, 3, 'transfer_cs',  NULL,    NULL,       'cs_fallback', 'speech'),
    (4, 4, 'transfer_cs',  NULL,    NULL,       'cs_fallback', 'speech'),
    (5, 2, 'keep',         'phone', 'UTRAN_PS', 'best',        'chat'),
    (5, 3, 'place',        'phone', 'UTRAN_CS', 'cs_fallback', 'speech'),
    (5, 4, 'place',        'phone', 'UTRAN_CS', 'cs_fallback', 'speech'),
    (6, 2, 'transfer_now', 'phone', 'EUTRAN',   'shall',       'chat'),
    (6, 3, 'transfer_now', 'phone', 'EUTRAN',   'shall',       'speech'),
    (6, 4, 'transfer_now', 'phone', 'EUTRAN',   'shall',       'speech');
INSERT INTO loser (step, number, device, access, reason, beaten_by) VALUES
    (4, 3, 'phone', 'UTRAN_PS', 'no_vops', NULL),
    (4, 4, 'phone', 'UTRAN_PS', 'no_vops', NULL),
    (6, 3, 'phone', 'UTRAN_CS', NULL,      'access_order');
INSERT INTO session (step, outcome, form) VALUES
    (1, 'allow', 'none'), (2, 'allow', 'none'), (3, 'allow', 'none'), (4, 'partial', 'partial'),
    (5, 'allow', 'none'), (6, 'allow', 'full');
