-- SPDX-License-Identifier: BSD-2-Clause
-- Grace has a phone with GSM and WLAN and no IMS voice over cellular: voice call continuity as it
-- began. She prefers the IM CN subsystem and wants to be there as soon as it can be had.
BEGIN;
INSERT INTO import_begin (source) VALUES ('home network');
INSERT INTO policy_set (name) VALUES ('home');
INSERT INTO policy_rule (policy_set, name, media_group, level, nontransferable) VALUES
    ('home', 'speech', 'audio', 'may', 'keep'), ('home', 'rest', '*', 'may', 'keep');
INSERT INTO rule_preferred (policy_set, rule, rank, access) VALUES
    ('home', 'speech', 1, 'CS'), ('home', 'speech', 2, 'WLAN');
INSERT INTO subscription (name, hplmn) VALUES ('grace', '00101');
INSERT INTO msisdn (digits, subscription) VALUES ('15550100007', 'grace');
INSERT INTO private_identity (impi, subscription, imsi, c_msisdn) VALUES
    ('grace@ims.mnc001.mcc001.3gppnetwork.org', 'grace', '001010000000007', '15550100007');
INSERT INTO public_identity (uri, subscription, state) VALUES
    ('tel:+15550100007', 'grace', 'registered');
INSERT INTO device (subscription, name, dual_radio) VALUES ('grace', 'phone', 1);
-- Preferred_domain 1 and Immediate_DT 1.
INSERT INTO preference (subscription, name, media_group, domain, immediate) VALUES
    ('grace', 'speech', 'audio', 'ims_preferred', 1);
INSERT INTO import_end (source) VALUES ('home network');
COMMIT;

-- Preferred_domain 3.
BEGIN;
INSERT INTO import_begin (source) VALUES ('grace wants IMS only');
UPDATE preference SET domain = 'ims_only' WHERE subscription = 'grace';
INSERT INTO import_end (source) VALUES ('grace wants IMS only');
COMMIT;

INSERT INTO story VALUES ('Voice call continuity: from circuits into the IM CN subsystem',
    'TS 23.206 6.4.2, 6.5; TS 24.216 5.5, 5.6 (Preferred_domain, Immediate_DT); TS 23.237 6.4',
    'tel:+15550100007');

INSERT INTO step (step, at, clause, sentence, event, import) VALUES
    (1,    0, 'TS 23.206 6.2', 'On the street there is only GSM: the call starts in the circuit', 'originate', ''),
    (2,   90, 'TS 23.206 6.4.2', 'At home the phone registers over WLAN: the domain transfer is wanted at once', 'access_appeared', ''),
    (3,  600, 'TS 23.206 6.5', 'The next call arrives: the preferred domain comes before the order of accesses', 'terminate', ''),
    (4,  900, 'TS 23.206 6.4.1', 'The WLAN fails while she talks: the circuit is better than nothing', 'access_lost', ''),
    (5, 2000, 'TS 24.216 5.5', 'Now she wants IMS only: a call that arrives while there is only GSM is denied', 'terminate', 'grace wants IMS only');
INSERT INTO registration (step, uri, what, device, access) VALUES
    (1, 'tel:+15550100007;phone-context=gsm', 'registers', 'phone', 'GERAN_CS'),
    (2, 'sip:grace@[2001:db8:80::7]',         'registers', 'phone', 'WLAN_UNTRUSTED'),
    (4, 'sip:grace@[2001:db8:80::7]',         'leaves',    NULL,    NULL);
INSERT INTO component (step, number, media, ended) VALUES
    (1, 1, 'audio', 0), (3, 1, NULL, 1), (3, 2, 'audio', 0), (5, 2, NULL, 1), (5, 3, 'audio', 0);

INSERT INTO verdict (step, number, directive, device, access, reason, rule) VALUES
    (1, 1, 'place',        'phone', 'GERAN_CS',       'new',           'speech'),
    (2, 1, 'transfer_now', 'phone', 'WLAN_UNTRUSTED', 'may',           'speech'),
    (3, 2, 'place',        'phone', 'WLAN_UNTRUSTED', 'new',           'speech'),
    (4, 2, 'transfer_cs',  'phone', 'GERAN_CS',       'cs_fallback',   'speech'),
    (5, 3, 'deny',         NULL,    NULL,             'user_ims_only', 'speech');
INSERT INTO loser (step, number, device, access, reason, beaten_by) VALUES
    (2, 1, 'phone', 'GERAN_CS', NULL,            'domain'),
    (3, 2, 'phone', 'GERAN_CS', NULL,            'domain'),
    (5, 3, 'phone', 'GERAN_CS', 'user_ims_only', NULL);
INSERT INTO session (step, outcome, form) VALUES
    (1, 'allow', 'none'), (2, 'allow', 'full'), (3, 'allow', 'none'), (4, 'allow', 'full'), (5, 'deny', 'none');
