-- SPDX-License-Identifier: BSD-2-Clause
-- Rosa speaks on the phone and watches on the tablet, and calls reach her that way: the worked
-- example 3.
BEGIN;
INSERT INTO import_begin (source) VALUES ('home network');
INSERT INTO policy_set (name) VALUES ('home');
INSERT INTO policy_rule (policy_set, name, media_group, level, nontransferable) VALUES
    ('home', 'everything', '*', 'may', 'keep');
INSERT INTO subscription (name, hplmn, iut_allowed) VALUES ('rosa', '00101', 1);
INSERT INTO public_identity (uri, subscription, state) VALUES
    ('sip:rosa@ims.mnc001.mcc001.3gppnetwork.org', 'rosa', 'registered');
INSERT INTO device (subscription, name, controller_capable) VALUES
    ('rosa', 'phone', 1), ('rosa', 'tablet', 0), ('rosa', 'glasses', 0);
INSERT INTO preference (subscription, name, media_group) VALUES
    ('rosa', 'speech', 'audio'), ('rosa', 'pictures', 'video');
INSERT INTO preference_device (subscription, preference, device, rank) VALUES
    ('rosa', 'speech', 'phone', 1), ('rosa', 'pictures', 'tablet', 1), ('rosa', 'pictures', 'phone', 2);
INSERT INTO preference_access (subscription, preference, rank, access) VALUES
    ('rosa', 'speech', 1, 'EUTRAN'), ('rosa', 'pictures', 1, 'WLAN'), ('rosa', 'pictures', 2, 'EUTRAN');
INSERT INTO import_end (source) VALUES ('home network');
COMMIT;

BEGIN;
INSERT INTO import_begin (source) VALUES ('rosa cancels inter-UE transfer');
UPDATE subscription SET iut_allowed = 0 WHERE name = 'rosa';
INSERT INTO import_end (source) VALUES ('rosa cancels inter-UE transfer');
COMMIT;

-- Video conferences from the office are to reach a device that can control them.
BEGIN;
INSERT INTO import_begin (source) VALUES ('rosa routes by caller');
UPDATE subscription SET iut_allowed = 1, controller_routing = 1 WHERE name = 'rosa';
INSERT INTO controller_criterion (subscription, rank, calling, media_group) VALUES
    ('rosa', 1, 'sip:office@example.com', 'video');
INSERT INTO preference_device (subscription, preference, device, rank) VALUES
    ('rosa', 'speech', 'glasses', 2);
UPDATE preference_device SET rank = 3 WHERE device = 'phone' AND preference = 'speech';
INSERT INTO import_end (source) VALUES ('rosa routes by caller');
COMMIT;

INSERT INTO story VALUES ('A call is delivered to two devices at once',
    'TS 23.237 5.3.1, 5.3.2.2, 6a.12 (routing to controllers), 7.2 (T-ADS); section 7.1 example 3',
    'sip:rosa@ims.mnc001.mcc001.3gppnetwork.org');

INSERT INTO step (step, at, clause, sentence, event, import, calling) VALUES
    (1,    0, 'TS 23.237 5.3.1', 'A video call arrives: speech to the phone, picture to the tablet, and the phone controls', 'terminate', '', 'sip:friend@example.net'),
    (2,  600, 'TS 23.237 6a.12 (1)', 'Without the subscription to inter-UE transfer both go to the phone', 'terminate', 'rosa cancels inter-UE transfer', 'sip:friend@example.net'),
    (3, 1200, 'TS 23.237 5.3.2.2', 'Glasses come first for speech by now. A friend calls: nobody has to control', 'terminate', 'rosa routes by caller', 'sip:friend@example.net'),
    (4, 1800, 'TS 23.237 5.3.2.2', 'The office calls with video, and wants control: the phone comes first after all', 'terminate', '', 'sip:office@example.com'),
    (5, 2400, 'TS 23.237 5.3.1', 'The next call comes out of a collaborative session of its own: one device, no nesting', 'terminate', '', 'sip:friend@example.net');
INSERT INTO registration (step, uri, what, device, access, voice_support, impu) VALUES
    (1, 'sip:rosa@[2001:db8:4::18]',  'registers', 'phone',   'EUTRAN',       'supported', 'sip:rosa@ims.mnc001.mcc001.3gppnetwork.org'),
    (1, 'sip:rosa@[2001:db8:80::18]', 'registers', 'tablet',  'WLAN_TRUSTED', NULL,        'sip:rosa@ims.mnc001.mcc001.3gppnetwork.org'),
    (3, 'sip:rosa@[2001:db8:4::19]',  'registers', 'glasses', 'EUTRAN',       'supported', 'sip:rosa@ims.mnc001.mcc001.3gppnetwork.org');
INSERT INTO component (step, number, media, ended) VALUES
    (1, 1, 'audio', 0), (1, 2, 'video', 0),
    (2, 1, NULL, 1), (2, 2, NULL, 1), (2, 3, 'audio', 0), (2, 4, 'video', 0),
    (3, 3, NULL, 1), (3, 4, NULL, 1), (3, 5, 'audio', 0), (3, 6, 'video', 0),
    (4, 5, NULL, 1), (4, 6, NULL, 1), (4, 7, 'audio', 0), (4, 8, 'video', 0),
    (5, 7, NULL, 1), (5, 8, NULL, 1), (5, 9, 'audio', 0), (5, 10, 'video', 0);
INSERT INTO collaboration (step, elsewhere) VALUES (2, 0), (3, 0), (4, 0), (5, 1);

INSERT INTO verdict (step, number, directive, device, access, reason, sdp) VALUES
    (1, 1,  'place', 'phone',   'EUTRAN',       'new', 'offered'),
    (1, 2,  'place', 'tablet',  'WLAN_TRUSTED', 'new', 'offered'),
    (2, 3,  'place', 'phone',   'EUTRAN',       'new', 'offered'),
    (2, 4,  'place', 'phone',   'EUTRAN',       'new', 'offered'),
    (3, 5,  'place', 'glasses', 'EUTRAN',       'new', 'offered'),
    (3, 6,  'place', 'tablet',  'WLAN_TRUSTED', 'new', 'offered'),
    (4, 7,  'place', 'phone',   'EUTRAN',       'new', 'offered'),
    (4, 8,  'place', 'tablet',  'WLAN_TRUSTED', 'new', 'offered'),
    (5, 9,  'place', 'glasses', 'EUTRAN',       'new', 'offered'),
    (5, 10, 'place', 'glasses', 'EUTRAN',       'new', 'offered');
INSERT INTO loser (step, number, device, access, reason, beaten_by) VALUES
    (1, 2,  'phone',  'EUTRAN',       NULL,           'access_order'),
    (2, 4,  'tablet', 'WLAN_TRUSTED', 'iut_not_auth', NULL),
    (3, 5,  'phone',  'EUTRAN',       NULL,           'device_order'),
    (4, 7,  'glasses', 'EUTRAN',      NULL,           'controller'),
    (5, 10, 'tablet', 'WLAN_TRUSTED', 'nested',       NULL);
INSERT INTO session (step, outcome, form, controller) VALUES
    (1, 'allow', 'none', 'phone'), (2, 'allow', 'none', ''), (3, 'allow', 'none', 'glasses'),
    (4, 'allow', 'none', 'phone'), (5, 'allow', 'none', '');
