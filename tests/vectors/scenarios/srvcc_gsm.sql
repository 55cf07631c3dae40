-- SPDX-License-Identifier: BSD-2-Clause
-- Zoe's phone falls back to GSM in the valley. It has one radio, and that is with the speech now: what
-- else was on LTE waits, ends, or finds a WLAN.
BEGIN;
INSERT INTO import_begin (source) VALUES ('home network');
INSERT INTO policy_set (name) VALUES ('home');
INSERT INTO policy_rule (policy_set, name, media_group, level, nontransferable) VALUES
    ('home', 'speech', 'audio',   'shall', 'keep'),
    ('home', 'chat',   'message', 'shall', 'keep'),
    ('home', 'files',  'data',    'shall', 'drop'),
    ('home', 'rest',   '*',       'may',   'keep');
INSERT INTO rule_preferred (policy_set, rule, rank, access) VALUES
    ('home', 'speech', 1, 'EUTRAN'), ('home', 'speech', 2, 'CS'), ('home', 'speech', 3, 'WLAN'),
    ('home', 'chat',   1, 'EUTRAN'), ('home', 'chat',   2, 'WLAN'), ('home', 'files',  1, 'EUTRAN');
INSERT INTO subscription (name, hplmn, srvcc_allowed) VALUES ('zoe', '00101', 1);
INSERT INTO msisdn (digits, subscription) VALUES ('15550100026', 'zoe');
INSERT INTO private_identity (impi, subscription, imsi, c_msisdn, stn_sr) VALUES
    ('zoe@ims.mnc001.mcc001.3gppnetwork.org', 'zoe', '001010000000026', '15550100026', '15550900');
INSERT INTO public_identity (uri, subscription, state) VALUES
    ('sip:zoe@ims.mnc001.mcc001.3gppnetwork.org', 'zoe', 'registered');
INSERT INTO device (subscription, name, srvcc_capable, rsrvcc_capable) VALUES ('zoe', 'phone', 1, 0);
INSERT INTO import_end (source) VALUES ('home network');
COMMIT;

INSERT INTO story VALUES ('SRVCC to GSM: what happens beside the speech',
    'TS 23.216 4.2, 4.2.5, 6.2.2.1; TS 23.237 6.3.2.1.4, 6.4', '15550100026');

INSERT INTO step (step, at, clause, sentence, event) VALUES
    (1,   0, 'TS 23.237 6.4', 'Zoe calls over LTE, with a chat and a file beside it', 'originate'),
    (2, 100, 'TS 23.216 6.2.2.1', 'Handed over to GSM. The registration over LTE has not expired, but the one radio is elsewhere: the chat waits, the file is dropped', 'srvcc_happened'),
    (3, 160, 'TS 23.237 6.3.3.2', 'The WLAN of a bus is another radio: the chat goes on there', 'access_appeared'),
    (4, 400, 'TS 23.216 4.2.5', 'LTE is back and would be demanded for both. Without rSRVCC the speech has no way there, and it keeps the radio', 'access_appeared'),
    (5, 500, 'TS 23.237 6.4', 'The call is over, the radio is free, and LTE is demanded for the chat', 'access_appeared');
INSERT INTO registration (step, uri, what, device, access, voice_support) VALUES
    (1, 'sip:zoe@[2001:db8:4::26]',  'registers', 'phone', 'EUTRAN',         'supported'),
    (2, 'tel:+15550100026',          'registers', 'phone', 'GERAN_CS',       NULL),
    (3, 'sip:zoe@[2001:db8:99::26]', 'registers', 'phone', 'WLAN_UNTRUSTED', NULL),
    (4, 'sip:zoe@[2001:db8:4::26]',  'leaves',    NULL,    NULL,             NULL),
    (4, 'sip:zoe@[2001:db8:4::27]',  'registers', 'phone', 'EUTRAN',         'supported');
INSERT INTO component (step, number, media, device, access, ended) VALUES
    (1, 1, 'audio', NULL, NULL, 0), (1, 2, 'message', NULL, NULL, 0), (1, 3, 'data', NULL, NULL, 0),
    (2, 1, NULL, 'phone', 'GERAN_CS', 0), (5, 1, NULL, NULL, NULL, 1);

INSERT INTO verdict (step, number, directive, device, access, reason, rule, sdp) VALUES
    (1, 1, 'place',          'phone', 'EUTRAN',         'new',         'speech', 'offered'),
    (1, 2, 'place',          'phone', 'EUTRAN',         'new',         'chat',   'offered'),
    (1, 3, 'place',          'phone', 'EUTRAN',         'new',         'files',  'offered'),
    (2, 1, 'place',          'phone', 'GERAN_CS',       'cs_fallback', 'speech', 'offered'),
    (2, 2, 'keep_suspended', 'phone', 'EUTRAN',         'keep',        'chat',   'inactive'),
    (2, 3, 'drop',           NULL,    NULL,             'drop',        'files',  'zero_port'),
    (3, 1, 'keep',           'phone', 'GERAN_CS',       'best',        'speech', 'unchanged'),
    (3, 2, 'transfer_now',   'phone', 'WLAN_UNTRUSTED', 'forced',      'chat',   'offered'),
    (4, 1, 'keep',           'phone', 'GERAN_CS',       'best',        'speech', 'unchanged'),
    (4, 2, 'keep',           'phone', 'WLAN_UNTRUSTED', 'best',        'chat',   'unchanged'),
    (5, 2, 'transfer_now',   'phone', 'EUTRAN',         'shall',       'chat',   'offered');
INSERT INTO loser (step, number, device, access, reason, beaten_by) VALUES
    (2, 2, 'phone', 'EUTRAN',         'single_radio',  NULL),
    (2, 3, 'phone', 'GERAN_CS',       'no_capability', NULL),
    (3, 1, 'phone', 'WLAN_UNTRUSTED', NULL,            'access_order'),
    (4, 1, 'phone', 'EUTRAN',         'single_radio',  NULL),
    (4, 2, 'phone', 'EUTRAN',         'single_radio',  NULL);
INSERT INTO session (step, outcome, form) VALUES
    (1, 'allow', 'none'), (2, 'partial', 'none'), (3, 'allow', 'partial'), (4, 'allow', 'none'),
    (5, 'allow', 'full');
