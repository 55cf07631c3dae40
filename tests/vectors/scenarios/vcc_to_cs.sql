-- SPDX-License-Identifier: BSD-2-Clause
-- Heidi talks over her WLAN at home and walks to the bus: the call goes into the circuit and, because
-- that is the domain she prefers, stays there.
BEGIN;
INSERT INTO import_begin (source) VALUES ('home network');
INSERT INTO policy_set (name) VALUES ('home');
INSERT INTO policy_rule (policy_set, name, media_group, level, nontransferable) VALUES
    ('home', 'speech', 'audio', 'should', 'keep'), ('home', 'rest', '*', 'may', 'keep');
INSERT INTO rule_preferred (policy_set, rule, rank, access) VALUES
    ('home', 'speech', 1, 'WLAN'), ('home', 'speech', 2, 'CS'), ('home', 'rest', 1, 'WLAN');
INSERT INTO subscription (name, hplmn) VALUES ('heidi', '00101');
INSERT INTO msisdn (digits, subscription) VALUES ('15550100008', 'heidi');
INSERT INTO private_identity (impi, subscription, imsi, c_msisdn) VALUES
    ('heidi@ims.mnc001.mcc001.3gppnetwork.org', 'heidi', '001010000000008', '15550100008');
INSERT INTO public_identity (uri, subscription, state) VALUES
    ('sip:heidi@ims.mnc001.mcc001.3gppnetwork.org', 'heidi', 'registered');
INSERT INTO device (subscription, name, dual_radio) VALUES ('heidi', 'phone', 1);
INSERT INTO import_end (source) VALUES ('home network');
COMMIT;

-- Preferred_domain 0, and later 2.
BEGIN;
INSERT INTO import_begin (source) VALUES ('heidi prefers circuits');
INSERT INTO preference (subscription, name, media_group, domain) VALUES
    ('heidi', 'speech', 'audio', 'cs_preferred');
INSERT INTO import_end (source) VALUES ('heidi prefers circuits');
COMMIT;

BEGIN;
INSERT INTO import_begin (source) VALUES ('heidi wants circuits only');
UPDATE preference SET domain = 'cs_only' WHERE subscription = 'heidi';
INSERT INTO import_end (source) VALUES ('heidi wants circuits only');
COMMIT;

INSERT INTO story VALUES ('Voice call continuity: from the IM CN subsystem into circuits',
    'TS 23.206 6.4.1 (IMS to CS), 6.5; TS 24.216 5.5 (Preferred_domain); TS 23.237 6.3.2.1.1',
    'heidi@ims.mnc001.mcc001.3gppnetwork.org');

INSERT INTO step (step, at, clause, sentence, event, import) VALUES
    (1,    0, 'TS 23.237 6.4', 'At home Heidi calls over WLAN and chats beside it; GSM is there too', 'originate', ''),
    (2,  300, 'TS 23.206 6.4.1', 'She walks out of the WLAN: the speech goes into the circuit, the chat is gone', 'access_lost', ''),
    (3,  700, 'TS 23.237 6.4', 'Back in the WLAN the operator recommends it again', 'access_appeared', ''),
    (4,  710, 'TS 24.216 5.5', 'She says that she prefers circuits: nothing is recommended any more', 'preference_changed', 'heidi prefers circuits'),
    (5, 1000, 'TS 23.206 6.5', 'A further call arrives with a message: the speech is delivered into the circuit, the message over WLAN', 'terminate', ''),
    (6, 1200, 'TS 24.216 5.5', 'Circuits only: what had moved to WLAN by itself has to go back, messages are not concerned', 'preference_changed', 'heidi wants circuits only');
INSERT INTO registration (step, uri, what, device, access) VALUES
    (1, 'sip:heidi@[2001:db8:80::8]', 'registers', 'phone', 'WLAN_TRUSTED'),
    (1, 'tel:+15550100008',           'registers', 'phone', 'GERAN_CS'),
    (2, 'sip:heidi@[2001:db8:80::8]', 'leaves',    NULL,    NULL),
    (3, 'sip:heidi@[2001:db8:80::9]', 'registers', 'phone', 'WLAN_TRUSTED');
INSERT INTO component (step, number, media, device, access, ended) VALUES
    (1, 1, 'audio',   NULL,    NULL,           0),
    (1, 2, 'message', NULL,    NULL,           0),
    (5, 1, NULL,      NULL,    NULL,           1),
    (5, 3, 'audio',   NULL,    NULL,           0),
    (5, 4, 'message', NULL,    NULL,           0),
    (6, 3, NULL,      'phone', 'WLAN_TRUSTED', 0);

INSERT INTO verdict (step, number, directive, device, access, reason, rule) VALUES
    (1, 1, 'place',                'phone', 'WLAN_TRUSTED', 'new',         'speech'),
    (1, 2, 'place',                'phone', 'WLAN_TRUSTED', 'new',         'rest'),
    (2, 1, 'transfer_cs',          'phone', 'GERAN_CS',     'cs_fallback', 'speech'),
    (2, 2, 'release',              NULL,    NULL,           'gone',        'rest'),
    (3, 1, 'transfer_recommended', 'phone', 'WLAN_TRUSTED', 'should',      'speech'),
    (4, 1, 'keep',                 'phone', 'GERAN_CS',     'best',        'speech'),
    (5, 3, 'place',                'phone', 'GERAN_CS',     'new',         'speech'),
    (5, 4, 'place',                'phone', 'WLAN_TRUSTED', 'new',         'rest'),
    (6, 3, 'transfer_cs',          'phone', 'GERAN_CS',     'cs_fallback', 'speech'),
    (6, 4, 'keep',                 'phone', 'WLAN_TRUSTED', 'best',        'rest');
INSERT INTO loser (step, number, device, access, reason, beaten_by) VALUES
    (1, 1, 'phone', 'GERAN_CS',     NULL,            'access_order'),
    (1, 2, 'phone', 'GERAN_CS',     'no_capability', NULL),
    (4, 1, 'phone', 'WLAN_TRUSTED', NULL,            'domain'),
    (5, 3, 'phone', 'WLAN_TRUSTED', NULL,            'domain'),
    (6, 3, 'phone', 'WLAN_TRUSTED', 'user_cs_only',  NULL);
INSERT INTO session (step, outcome, form) VALUES
    (1, 'allow', 'none'), (2, 'partial', 'partial'), (3, 'allow', 'full'), (4, 'allow', 'none'),
    (5, 'allow', 'none'), (6, 'allow', 'partial');
