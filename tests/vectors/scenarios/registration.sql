-- SPDX-License-Identifier: BSD-2-Clause
-- Xenia's registrations come, are refreshed, run out and are withdrawn. What is not registered carries
-- nothing, and every verdict says until when it holds.
BEGIN;
INSERT INTO import_begin (source) VALUES ('home network');
INSERT INTO policy_set (name) VALUES ('home');
INSERT INTO policy_rule (policy_set, name, media_group, level, nontransferable) VALUES
    ('home', 'everything', '*', 'may', 'keep');
INSERT INTO subscription (name, hplmn) VALUES ('xenia', '00101');
INSERT INTO public_identity (uri, subscription, state) VALUES
    ('sip:xenia@ims.mnc001.mcc001.3gppnetwork.org', 'xenia', 'registered');
INSERT INTO device (subscription, name) VALUES ('xenia', 'phone'), ('xenia', 'desk phone');
-- In the evening, from ten minutes after the story begins on, calls are not for the desk.
INSERT INTO preference (subscription, name, media_group, valid_from) VALUES
    ('xenia', 'evening', 'audio', 1800000000 + 600);
INSERT INTO preference_device (subscription, preference, device, mode) VALUES
    ('xenia', 'evening', 'desk phone', 'never');
INSERT INTO import_end (source) VALUES ('home network');
COMMIT;

INSERT INTO story VALUES ('Registrations that come and run out',
    'TS 23.237 5.3.1, 6.4; RFC 3261 10.2.1.1 (expiry), 20.10 (q); TS 24.229 5.4.1',
    'sip:xenia@ims.mnc001.mcc001.3gppnetwork.org');

INSERT INTO step (step, at, clause, sentence, event) VALUES
    (1,    0, 'TS 24.229 5.4.1', 'Nobody has registered: a call that arrives goes nowhere', 'terminate'),
    (2,   10, 'RFC 3261 20.10', 'The next one finds two contacts over the same kind of line; the higher q wins', 'terminate'),
    (3,  400, 'RFC 3261 10.2.1.1', 'The phone has refreshed, the desk phone has not and is passed over', 'terminate'),
    (4,  500, 'TS 23.237 6.4', 'It is back. This verdict changes when the evening begins', 'terminate'),
    (5,  700, 'TS 23.237 6.4', 'It is evening: never the desk', 'terminate'),
    (6, 1500, 'RFC 3261 10.2.1.1', 'The phone runs out in the middle of the call, which has no access any more', 'access_lost');
INSERT INTO registration (step, uri, what, device, access, q, expires_at) VALUES
    (2, 'sip:xenia@[2001:db8:90::24]', 'registers', 'phone',      'WLAN_TRUSTED', 500,  600),
    (2, 'sip:xenia@[2001:db8:90::25]', 'registers', 'desk phone', 'WLAN_TRUSTED', 1000, 300),
    (3, 'sip:xenia@[2001:db8:90::24]', 'changes',   NULL,         NULL,           NULL, 1400),
    (4, 'sip:xenia@[2001:db8:90::25]', 'changes',   NULL,         NULL,           NULL, 2000);
INSERT INTO component (step, number, media, ended) VALUES
    (1, 1, 'audio', 0), (2, 2, 'audio', 0), (3, 2, NULL, 1), (3, 3, 'audio', 0), (4, 3, NULL, 1),
    (4, 4, 'audio', 0), (5, 4, NULL, 1), (5, 5, 'audio', 0);

INSERT INTO verdict (step, number, directive, device, access, reason) VALUES
    (1, 1, 'deny',    NULL,         NULL,           'no_contact'),
    (2, 2, 'place',   'desk phone', 'WLAN_TRUSTED', 'new'),
    (3, 3, 'place',   'phone',      'WLAN_TRUSTED', 'new'),
    (4, 4, 'place',   'desk phone', 'WLAN_TRUSTED', 'new'),
    (5, 5, 'place',   'phone',      'WLAN_TRUSTED', 'new'),
    (6, 5, 'release', NULL,         NULL,           'gone');
INSERT INTO loser (step, number, device, access, reason, beaten_by) VALUES
    (2, 2, 'phone',      'WLAN_TRUSTED', NULL,              'contact_q'),
    (3, 3, 'desk phone', 'WLAN_TRUSTED', 'contact_expired', NULL),
    (4, 4, 'phone',      'WLAN_TRUSTED', NULL,              'freshness'),
    (5, 5, 'desk phone', 'WLAN_TRUSTED', 'device_never',    NULL),
    (6, 5, 'phone',      'WLAN_TRUSTED', 'contact_expired', NULL);
INSERT INTO session (step, outcome, valid_until) VALUES
    (1, 'deny', 600), (2, 'allow', 300), (3, 'allow', 600), (4, 'allow', 600), (5, 'allow', 1400),
    (6, 'deny', 2000);
