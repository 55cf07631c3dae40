-- SPDX-License-Identifier: BSD-2-Clause
-- Calls for Vera: where her phone is reached by LTE, WLAN and circuits at once, one call is split over
-- two accesses, and speech that LTE does not take tries the circuit.
BEGIN;
INSERT INTO import_begin (source) VALUES ('home network');
INSERT INTO policy_set (name) VALUES ('home');
INSERT INTO policy_rule (policy_set, name, media_group, level, nontransferable) VALUES
    ('home', 'speech', 'audio', 'shall', 'keep'),
    ('home', 'video',  'video', 'shall', 'drop'),
    ('home', 'rest',   '*',     'may',   'keep');
-- What is restricted for transfer is restricted for delivery, too.
INSERT INTO rule_restricted (policy_set, rule, access, operation) VALUES
    ('home', 'video', 'UTRAN_PS', 'transfer');
INSERT INTO rule_preferred (policy_set, rule, rank, access) VALUES
    ('home', 'speech', 1, 'EUTRAN'), ('home', 'speech', 2, 'WLAN'), ('home', 'speech', 3, 'CS'),
    ('home', 'video',  1, 'WLAN'),   ('home', 'video',  2, 'EUTRAN');
INSERT INTO subscription (name, hplmn) VALUES ('vera', '00101');
INSERT INTO msisdn (digits, subscription) VALUES ('15550100022', 'vera');
INSERT INTO private_identity (impi, subscription, imsi, c_msisdn) VALUES
    ('vera@ims.mnc001.mcc001.3gppnetwork.org', 'vera', '001010000000022', '15550100022');
INSERT INTO public_identity (uri, subscription, state) VALUES
    ('tel:+15550100022', 'vera', 'registered');
INSERT INTO device (subscription, name, dual_radio) VALUES ('vera', 'phone', 1), ('vera', 'reader', 0);
INSERT INTO import_end (source) VALUES ('home network');
COMMIT;

BEGIN;
INSERT INTO import_begin (source) VALUES ('the phone takes part');
UPDATE device SET ue_assisted = 1 WHERE subscription = 'vera' AND name = 'phone';
INSERT INTO import_end (source) VALUES ('the phone takes part');
COMMIT;

INSERT INTO story VALUES ('Terminating access domain selection',
    'TS 23.237 5.3.1, 7.2 (T-ADS, UE-assisted), 7.2.2; TS 29.328 7.6.18; TS 24.237 (Accept-Contact)',
    '+15550100022');

INSERT INTO step (step, at, clause, sentence, event, import) VALUES
    (1,    0, 'TS 23.237 5.3.1', 'A video call arrives and is split: speech over LTE, picture over WLAN. The speech goes to the phone alone, and the circuit is in reserve', 'terminate', ''),
    (2,    4, 'TS 23.237 7.2', 'The phone refuses only the speech: it is tried in the circuit of the same phone, although WLAN ranks higher', 'terminate', ''),
    (3,  600, 'TS 23.237 6.4', 'Another call. The HSS does not know about IMS voice in this corner, so it is the WLAN', 'terminate', ''),
    (4,  900, 'TS 23.237 7.2', 'Without WLAN the circuit is left. The phone takes part in choosing by now, and may say otherwise', 'terminate', 'the phone takes part'),
    (5, 1200, 'TS 23.237 7.2', 'Back where IMS voice is known: LTE, with the circuit in reserve', 'terminate', ''),
    (6, 1203, 'TS 23.237 7.2', 'The bearer cannot be set up, and nothing rings yet: the circuit', 'terminate', ''),
    (7, 1206, 'TS 23.237 7.2', 'That is refused as well: no access is tried twice', 'terminate', '');
INSERT INTO registration (step, uri, what, device, access, voice_support) VALUES
    (1, 'sip:vera@[2001:db8:4::22]',  'registers', 'phone',  'EUTRAN',       'supported'),
    (1, 'sip:vera@[2001:db8:80::22]', 'registers', 'phone',  'WLAN_TRUSTED', NULL),
    (1, 'tel:+15550100022',           'registers', 'phone',  'UTRAN_CS',     NULL),
    (1, 'sip:vera@[2001:db8:3::22]',  'registers', 'reader', 'UTRAN_PS',     'not_supported'),
    (3, 'sip:vera@[2001:db8:4::22]',  'changes',   NULL,     NULL,           'unknown'),
    (4, 'sip:vera@[2001:db8:80::22]', 'leaves',    NULL,     NULL,           NULL),
    (5, 'sip:vera@[2001:db8:4::22]',  'changes',   NULL,     NULL,           'supported');
INSERT INTO component (step, number, media, ended) VALUES
    (1, 1, 'audio', 0), (1, 2, 'video', 0), (3, 1, NULL, 1), (3, 2, NULL, 1), (3, 3, 'audio', 0),
    (4, 3, NULL, 1), (4, 4, 'audio', 0), (5, 4, NULL, 1), (5, 5, 'audio', 0);
INSERT INTO refusal (step, number, device, access) VALUES
    (2, 1, 'phone', 'EUTRAN'), (6, 5, 'phone', 'EUTRAN'), (7, 5, 'phone', 'UTRAN_CS');

INSERT INTO verdict (step, number, directive, device, access, reason, rule, sdp) VALUES
    (1, 1, 'place', 'phone', 'EUTRAN',       'new',         'speech', 'offered'),
    (1, 2, 'place', 'phone', 'WLAN_TRUSTED', 'new',         'video',  'offered'),
    (2, 1, 'place', 'phone', 'UTRAN_CS',     'cs_fallback', 'speech', 'offered'),
    (2, 2, 'keep',  'phone', 'WLAN_TRUSTED', 'best',        'video',  'unchanged'),
    (3, 3, 'place', 'phone', 'WLAN_TRUSTED', 'new',         'speech', 'offered'),
    (4, 4, 'place', 'phone', 'UTRAN_CS',     'new',         'speech', 'offered'),
    (5, 5, 'place', 'phone', 'EUTRAN',       'new',         'speech', 'offered'),
    (6, 5, 'place', 'phone', 'UTRAN_CS',     'cs_fallback', 'speech', 'offered'),
    (7, 5, 'deny',  NULL,    NULL,           'refused',     'speech', 'zero_port');
INSERT INTO loser (step, number, device, access, reason, beaten_by) VALUES
    (1, 1, 'reader', 'UTRAN_PS',     'no_vops',       NULL),
    (1, 2, 'reader', 'UTRAN_PS',     'op_restricted', NULL),
    (2, 1, 'phone',  'EUTRAN',       'refused',       NULL),
    (2, 1, 'phone',  'WLAN_TRUSTED', NULL,            'retry'),
    (3, 3, 'phone',  'EUTRAN',       'vops_unknown',  NULL),
    (7, 5, 'phone',  'UTRAN_CS',     'refused',       NULL);
INSERT INTO session (step, outcome, controller) VALUES
    (1, 'allow', ''), (2, 'allow', ''), (3, 'allow', ''), (4, 'allow', ''), (5, 'allow', ''),
    (6, 'allow', ''), (7, 'deny', '');
INSERT INTO tads (step, retry_cs, ue_assisted, only_device) VALUES
    (1, 1, 0, 'phone'), (2, 0, 0, 'phone'), (3, 1, 0, ''), (4, 0, 1, ''), (5, 1, 1, ''), (6, 0, 1, ''),
    (7, 0, 0, '');
INSERT INTO tads_access (step, access, hint) VALUES
    (1, 'EUTRAN', 'accept'), (1, 'WLAN_TRUSTED', 'accept'), (1, 'UTRAN_PS', 'reject'),
    (2, 'UTRAN_CS', 'accept'), (2, 'WLAN_TRUSTED', 'accept'), (2, 'UTRAN_PS', 'reject'),
    (3, 'WLAN_TRUSTED', 'accept'), (3, 'EUTRAN', 'reject'), (3, 'UTRAN_PS', 'reject'),
    (4, 'UTRAN_CS', 'accept'), (4, 'EUTRAN', 'reject'), (4, 'UTRAN_PS', 'reject'),
    (5, 'EUTRAN', 'accept'), (5, 'UTRAN_PS', 'reject'),
    (6, 'UTRAN_CS', 'accept'), (6, 'EUTRAN', 'reject'), (6, 'UTRAN_PS', 'reject'),
    (7, 'EUTRAN', 'reject'), (7, 'UTRAN_CS', 'reject'), (7, 'UTRAN_PS', 'reject');
