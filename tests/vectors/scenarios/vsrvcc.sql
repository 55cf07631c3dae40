-- SPDX-License-Identifier: BSD-2-Clause
-- Erin shows her new house by video while she leaves LTE: a phone with vSRVCC takes picture and
-- speech into one circuit. Her spare phone cannot, and loses the picture.
BEGIN;
INSERT INTO import_begin (source) VALUES ('home network');
INSERT INTO policy_set (name) VALUES ('home');
INSERT INTO policy_rule (policy_set, name, media_group, level, nontransferable) VALUES
    ('home', 'speech', 'audio',   'shall', 'keep'),
    ('home', 'video',  'video',   'shall', 'drop'),
    ('home', 'files',  'message', 'shall', 'keep'),
    ('home', 'rest',   '*',       'may',   'keep');
INSERT INTO rule_restricted (policy_set, rule, access) VALUES
    ('home', 'video', 'UTRAN_PS'), ('home', 'video', 'HSPA_PS');
INSERT INTO rule_preferred (policy_set, rule, rank, access) VALUES
    ('home', 'speech', 1, 'EUTRAN'), ('home', 'speech', 2, 'CS'),
    ('home', 'video',  1, 'EUTRAN'), ('home', 'video',  2, 'CS'),
    ('home', 'files',  1, 'EUTRAN'), ('home', 'files',  2, 'PS');
INSERT INTO subscription (name, hplmn, srvcc_allowed) VALUES ('erin', '00101', 1);
INSERT INTO msisdn (digits, subscription) VALUES ('15550100005', 'erin');
INSERT INTO private_identity (impi, subscription, imsi, c_msisdn, stn_sr) VALUES
    ('erin@ims.mnc001.mcc001.3gppnetwork.org', 'erin', '001010000000005', '15550100005', '15550900');
INSERT INTO public_identity (uri, subscription, state) VALUES
    ('sip:erin@ims.mnc001.mcc001.3gppnetwork.org', 'erin', 'registered');
INSERT INTO device (subscription, name, instance, srvcc_capable, vsrvcc_capable) VALUES
    ('erin', 'phone', 'urn:gsma:imei:90420156-025767-0', 1, 1),
    ('erin', 'spare', 'urn:gsma:imei:90420156-025768-0', 1, 0);
INSERT INTO import_end (source) VALUES ('home network');
COMMIT;

INSERT INTO story VALUES ('vSRVCC: speech and video into one circuit',
    'TS 23.216 4.1a, 6.2.2.3 (vSRVCC); TS 23.237 6.3.2.1.4b', 'sip:erin@ims.mnc001.mcc001.3gppnetwork.org');

INSERT INTO step (step, at, clause, sentence, event) VALUES
    (1,    0, 'TS 23.237 6.4', 'A video call over LTE, with plans of the house beside it', 'originate'),
    (2,  120, 'TS 23.216 6.2.2.3', 'vSRVCC: speech and video are in the circuit; the plans go over 3G', 'srvcc_happened'),
    (3,  150, 'TS 23.237 6.3.2.1.4b', 'A second video finds the circuit full and 3G restricted', 'media_added'),
    (4,  400, 'TS 23.237 6.4', 'The call is over. Later she calls from her spare phone', 'originate'),
    (5,  460, 'TS 23.216 6.2.2', 'Without vSRVCC only the speech was handed over: the video has no way and is dropped', 'srvcc_happened');
INSERT INTO registration (step, uri, what, device, access, voice_support) VALUES
    (1, 'sip:erin@[2001:db8:4::5]', 'registers', 'phone', 'EUTRAN',   'supported'),
    (2, 'sip:erin@[2001:db8:4::5]', 'leaves',    NULL,    NULL,       NULL),
    (2, 'tel:+15550100005',         'registers', 'phone', 'UTRAN_CS', NULL),
    (2, 'sip:erin@[2001:db8:3::5]', 'registers', 'phone', 'UTRAN_PS', 'not_supported'),
    (4, 'tel:+15550100005',         'leaves',    NULL,    NULL,       NULL),
    (4, 'sip:erin@[2001:db8:3::5]', 'leaves',    NULL,    NULL,       NULL),
    (4, 'sip:erin@[2001:db8:4::6]', 'registers', 'spare', 'EUTRAN',   'supported'),
    (5, 'sip:erin@[2001:db8:4::6]', 'leaves',    NULL,    NULL,       NULL),
    (5, 'tel:+15550100005',         'registers', 'spare', 'UTRAN_CS', NULL);
INSERT INTO component (step, number, media, device, access, ended) VALUES
    (1, 1, 'audio',   NULL,    NULL,       0),
    (1, 2, 'video',   NULL,    NULL,       0),
    (1, 3, 'message', NULL,    NULL,       0),
    (2, 1, NULL,      'phone', 'UTRAN_CS', 0),
    (2, 2, NULL,      'phone', 'UTRAN_CS', 0),
    (3, 4, 'video',   NULL,    NULL,       0),
    (4, 1, NULL,      NULL,    NULL,       1),
    (4, 2, NULL,      NULL,    NULL,       1),
    (4, 3, NULL,      NULL,    NULL,       1),
    (4, 5, 'audio',   NULL,    NULL,       0),
    (4, 6, 'video',   NULL,    NULL,       0),
    (5, 5, NULL,      'spare', 'UTRAN_CS', 0);

INSERT INTO verdict (step, number, directive, device, access, reason, rule) VALUES
    (1, 1, 'place',        'phone', 'EUTRAN',   'new',           'speech'),
    (1, 2, 'place',        'phone', 'EUTRAN',   'new',           'video'),
    (1, 3, 'place',        'phone', 'EUTRAN',   'new',           'files'),
    (2, 1, 'place',        'phone', 'UTRAN_CS', 'cs_fallback',   'speech'),
    (2, 2, 'place',        'phone', 'UTRAN_CS', 'cs_fallback',   'video'),
    (2, 3, 'transfer_now', 'phone', 'UTRAN_PS', 'forced',        'files'),
    (3, 1, 'keep',         'phone', 'UTRAN_CS', 'best',          'speech'),
    (3, 2, 'keep',         'phone', 'UTRAN_CS', 'best',          'video'),
    (3, 3, 'keep',         'phone', 'UTRAN_PS', 'best',          'files'),
    (3, 4, 'deny',         NULL,    NULL,       'cs_limit',      'video'),
    (4, 5, 'place',        'spare', 'EUTRAN',   'new',           'speech'),
    (4, 6, 'place',        'spare', 'EUTRAN',   'new',           'video'),
    (5, 5, 'place',        'spare', 'UTRAN_CS', 'cs_fallback',   'speech'),
    (5, 6, 'drop',         NULL,    NULL,       'drop',          'video');
INSERT INTO loser (step, number, device, access, reason, beaten_by) VALUES
    (2, 3, 'phone', 'UTRAN_CS', 'no_capability', NULL),
    (3, 4, 'phone', 'UTRAN_PS', 'op_restricted', NULL),
    (5, 6, 'spare', 'UTRAN_CS', 'no_capability', NULL);
INSERT INTO session (step, outcome, form) VALUES
    (2, 'allow', 'partial'), (3, 'partial', 'none'), (4, 'allow', 'none'), (5, 'partial', 'none');
