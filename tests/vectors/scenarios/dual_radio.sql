-- SPDX-License-Identifier: BSD-2-Clause
-- Frank's phone uses LTE and circuits at the same time, and his speech goes from one to the other and
-- back while the pictures stay. His old phone has one radio and must choose.
BEGIN;
INSERT INTO import_begin (source) VALUES ('home network');
INSERT INTO policy_set (name) VALUES ('home');
INSERT INTO policy_rule (policy_set, name, media_group, level, nontransferable) VALUES
    ('home', 'speech', 'audio', 'shall', 'keep'),
    ('home', 'video',  'video', 'shall', 'keep'),
    ('home', 'rest',   '*',     'may',   'keep');
INSERT INTO rule_preferred (policy_set, rule, rank, access) VALUES
    ('home', 'speech', 1, 'EUTRAN'), ('home', 'speech', 2, 'CS'), ('home', 'video', 1, 'EUTRAN');
INSERT INTO subscription (name, hplmn) VALUES ('frank', '00101');
INSERT INTO msisdn (digits, subscription) VALUES ('15550100006', 'frank');
INSERT INTO private_identity (impi, subscription, imsi, c_msisdn) VALUES
    ('frank@ims.mnc001.mcc001.3gppnetwork.org', 'frank', '001010000000006', '15550100006');
INSERT INTO public_identity (uri, subscription, state) VALUES
    ('sip:frank@ims.mnc001.mcc001.3gppnetwork.org', 'frank', 'registered');
INSERT INTO device (subscription, name, dual_radio) VALUES
    ('frank', 'phone', 1), ('frank', 'old phone', 0);
INSERT INTO import_end (source) VALUES ('home network');
COMMIT;

BEGIN;
INSERT INTO import_begin (source) VALUES ('frank prefers circuits');
INSERT INTO preference (subscription, name, media_group, domain) VALUES
    ('frank', 'speech', 'audio', 'cs_preferred');
INSERT INTO import_end (source) VALUES ('frank prefers circuits');
COMMIT;

INSERT INTO story VALUES ('Dual radio: packets to circuits and back while pictures stay',
    'TS 23.237 6.3.2.1.1, 6.3.2.1.2 (dual radio, PS to CS and CS to PS), 6.3.4', '15550100006');

INSERT INTO step (step, at, clause, sentence, event, import) VALUES
    (1,   0, 'TS 23.237 6.4', 'Frank makes a video call over LTE; the circuit is there too', 'originate', ''),
    (2,  60, 'TS 23.237 6.3.2.1.1', 'He tells the operator that he prefers circuits: speech goes there by STN, the picture stays on LTE', 'preference_changed', 'frank prefers circuits'),
    (3, 120, 'TS 23.237 6.3.2.1.2', 'In the basement the circuit is lost: speech comes back to LTE by STI, into the leg of the picture', 'access_lost', ''),
    (4, 300, 'TS 23.237 6.3.2.1.1', 'Upstairs LTE is lost and the circuit there: only it can carry the speech on; the picture, although kept, has no access', 'access_lost', ''),
    (5, 900, 'TS 23.237 6.3.2.1', 'From his old phone the same call: one radio, and LTE carries both', 'originate', ''),
    (6, 960, 'TS 23.216 4.2', 'He ends the picture. The user''s domain is the other one, but one radio without SRVCC has no way there in mid-call', 'preference_changed', '');
INSERT INTO registration (step, uri, what, device, access, voice_support) VALUES
    (1, 'sip:frank@[2001:db8:4::6]', 'registers', 'phone',     'EUTRAN',   'supported'),
    (1, 'tel:+15550100006',          'registers', 'phone',     'UTRAN_CS', NULL),
    (3, 'tel:+15550100006',          'leaves',    NULL,        NULL,       NULL),
    (4, 'sip:frank@[2001:db8:4::6]', 'leaves',    NULL,        NULL,       NULL),
    (4, 'tel:+15550100006',          'registers', 'phone',     'UTRAN_CS', NULL),
    (5, 'tel:+15550100006',          'leaves',    NULL,        NULL,       NULL),
    (5, 'sip:frank@[2001:db8:4::7]', 'registers', 'old phone', 'EUTRAN',   'supported'),
    (5, 'tel:+15550100106',          'registers', 'old phone', 'UTRAN_CS', NULL);
INSERT INTO component (step, number, media, ended) VALUES
    (1, 1, 'audio', 0), (1, 2, 'video', 0), (5, 1, NULL, 1), (5, 3, 'audio', 0), (5, 4, 'video', 0),
    (6, 4, NULL, 1);

INSERT INTO verdict (step, number, directive, device, access, reason) VALUES
    (1, 1, 'place',        'phone',     'EUTRAN',   'new'),
    (1, 2, 'place',        'phone',     'EUTRAN',   'new'),
    (2, 1, 'transfer_now', 'phone',     'UTRAN_CS', 'shall'),
    (2, 2, 'keep',         'phone',     'EUTRAN',   'best'),
    (3, 1, 'transfer_now', 'phone',     'EUTRAN',   'forced'),
    (3, 2, 'keep',         'phone',     'EUTRAN',   'best'),
    (4, 1, 'transfer_cs',  'phone',     'UTRAN_CS', 'cs_fallback'),
    (4, 2, 'release',      NULL,        NULL,       'gone'),
    (5, 3, 'place',        'old phone', 'EUTRAN',   'new'),
    (5, 4, 'place',        'old phone', 'EUTRAN',   'new'),
    (6, 3, 'keep',         'old phone', 'EUTRAN',   'best');
INSERT INTO loser (step, number, device, access, reason, beaten_by) VALUES
    (1, 1, 'phone',     'UTRAN_CS', NULL,            'access_order'),
    (2, 1, 'phone',     'EUTRAN',   NULL,            'domain'),
    (2, 2, 'phone',     'UTRAN_CS', 'no_capability', NULL),
    (5, 3, 'old phone', 'UTRAN_CS', 'single_radio',  NULL),
    (6, 3, 'old phone', 'UTRAN_CS', 'single_radio',  NULL);
INSERT INTO session (step, outcome, form) VALUES
    (1, 'allow', 'none'), (2, 'allow', 'partial'), (3, 'allow', 'partial'), (4, 'partial', 'partial'),
    (5, 'allow', 'none'), (6, 'allow', 'none');
