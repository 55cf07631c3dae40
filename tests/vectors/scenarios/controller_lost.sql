-- SPDX-License-Identifier: BSD-2-Clause
-- Tess's phone, which controls her session, runs out of battery in the middle of it. She has said who
-- is to be asked, and in which order.
BEGIN;
INSERT INTO import_begin (source) VALUES ('home network');
INSERT INTO policy_set (name) VALUES ('home');
INSERT INTO policy_rule (policy_set, name, media_group, level, nontransferable) VALUES
    ('home', 'chat', 'message', 'may', 'drop'), ('home', 'everything else', '*', 'may', 'keep');
INSERT INTO subscription (name, hplmn, iut_allowed) VALUES ('tess', '00101', 1);
INSERT INTO public_identity (uri, subscription, state) VALUES
    ('sip:tess@ims.mnc001.mcc001.3gppnetwork.org', 'tess', 'registered');
INSERT INTO device (subscription, name, controller_capable) VALUES
    ('tess', 'phone', 1), ('tess', 'tablet', 1), ('tess', 'television', 0), ('tess', 'laptop', 1),
    ('tess', 'watch', 1);
-- The watch is not in the session, the television cannot control.
INSERT INTO control_loss_preference (subscription, rank, device, move_media) VALUES
    ('tess', 1, 'television', 1), ('tess', 2, 'tablet', 1), ('tess', 3, 'watch', 1), ('tess', 4, 'laptop', 0);
INSERT INTO import_end (source) VALUES ('home network');
COMMIT;

INSERT INTO story VALUES ('The controlling device is lost',
    'TS 23.237 6a.11 (loss of controller), 4.1.3 (one controller)', 'sip:tess@ims.mnc001.mcc001.3gppnetwork.org');

INSERT INTO step (step, at, clause, sentence, event) VALUES
    (1,   0, 'TS 23.237 6a.2', 'Tess has messages on the laptop and files on the tablet, and sends the picture of her call to the television: the phone controls', 'iut_requested'),
    (2, 300, 'TS 23.237 6a.11', 'The phone is gone, though its registration has not expired. The tablet is asked first, and the speech would follow there; then the laptop', 'controller_lost'),
    (3, 305, 'TS 23.237 6a.11', 'The tablet declines. To the laptop no media follow: the speech is lost, for nothing can wait on a phone that is gone', 'controller_lost'),
    (4, 310, 'TS 23.237 6a.2', 'The laptop accepts, and being the controller sends its messages to the tablet', 'iut_requested'),
    (5, 400, 'TS 23.237 6a.3', 'It shares its screen', 'media_added'),
    (6, 600, 'TS 23.237 6a.11', 'Now the laptop hangs. Its registration has not expired, but nothing ends there any more: the tablet is asked again, and the screen would follow', 'controller_lost'),
    (7, 605, 'TS 23.237 6a.11', 'This time the tablet takes over', 'access_lost'),
    (8, 900, 'TS 23.237 6a.11', 'The tablet is lost too, and nobody is left in the session who could control: everything is released', 'controller_lost');
INSERT INTO registration (step, uri, what, device, access, impu) VALUES
    (1, 'sip:tess@[2001:db8:80::21]', 'registers', 'tablet',     'WLAN_TRUSTED',   'sip:tess@ims.mnc001.mcc001.3gppnetwork.org'),
    (1, 'sip:tess@[2001:db8:90::21]', 'registers', 'television', 'FIXED_XDSL',     'sip:tess@ims.mnc001.mcc001.3gppnetwork.org'),
    (1, 'sip:tess@[2001:db8:80::22]', 'registers', 'laptop',     'WLAN_TRUSTED',   'sip:tess@ims.mnc001.mcc001.3gppnetwork.org'),
    (1, 'sip:tess@[2001:db8:80::23]', 'registers', 'watch',      'WLAN_TRUSTED',   'sip:tess@ims.mnc001.mcc001.3gppnetwork.org'),
    (1, 'sip:tess@[2001:db8:80::24]', 'registers', 'phone',      'WLAN_UNTRUSTED', 'sip:tess@ims.mnc001.mcc001.3gppnetwork.org'),
    (4, 'sip:tess@[2001:db8:80::24]', 'leaves',    NULL,         NULL,             NULL),
    (7, 'sip:tess@[2001:db8:80::22]', 'leaves',    NULL,         NULL,             NULL),
    (8, 'sip:tess@[2001:db8:80::21]', 'leaves',    NULL,         NULL,             NULL);
INSERT INTO component (step, number, media, device, access) VALUES
    (1, 1, 'audio',       'phone',  'WLAN_UNTRUSTED'),
    (1, 2, 'video',       'phone',  'WLAN_UNTRUSTED'),
    (1, 3, 'message',     'laptop', 'WLAN_TRUSTED'),
    (1, 4, 'data',        'tablet', 'WLAN_TRUSTED'),
    (5, 5, 'application', 'laptop', 'WLAN_TRUSTED'),
    (7, 5, NULL,          'tablet', 'WLAN_TRUSTED');
INSERT INTO collaboration (step, controller) VALUES (1, 'phone'), (4, 'laptop'), (7, 'tablet');
INSERT INTO declined (step, device) VALUES (3, 'tablet');
INSERT INTO request (step, operation, device, target) VALUES
    (1, 'transfer', 'phone', 'television'), (4, 'transfer', 'laptop', 'tablet');
INSERT INTO request_component VALUES (1, 2), (4, 3);

INSERT INTO verdict (step, number, directive, device, access, reason, sdp) VALUES
    (1, 1, 'keep',         'phone',      'WLAN_UNTRUSTED', 'not_asked',     'unchanged'),
    (1, 2, 'transfer_now', 'television', 'FIXED_XDSL',   'requested',       'offered'),
    (1, 3, 'keep',         'laptop',     'WLAN_TRUSTED', 'not_asked',       'unchanged'),
    (1, 4, 'keep',         'tablet',     'WLAN_TRUSTED', 'not_asked',       'unchanged'),
    (2, 1, 'transfer_now', 'tablet',     'WLAN_TRUSTED', 'follows_control', 'offered'),
    (2, 2, 'keep',         'television', 'FIXED_XDSL',   'control_offered', 'unchanged'),
    (2, 3, 'keep',         'laptop',     'WLAN_TRUSTED', 'control_offered', 'unchanged'),
    (2, 4, 'keep',         'tablet',     'WLAN_TRUSTED', 'control_offered', 'unchanged'),
    (3, 1, 'release',      NULL,         NULL,           'gone',            'zero_port'),
    (3, 2, 'keep',         'television', 'FIXED_XDSL',   'control_offered', 'unchanged'),
    (3, 3, 'keep',         'laptop',     'WLAN_TRUSTED', 'control_offered', 'unchanged'),
    (3, 4, 'keep',         'tablet',     'WLAN_TRUSTED', 'control_offered', 'unchanged'),
    (4, 2, 'keep',         'television', 'FIXED_XDSL',   'not_asked',       'unchanged'),
    (4, 3, 'transfer_now', 'tablet',     'WLAN_TRUSTED', 'requested',       'offered'),
    (4, 4, 'keep',         'tablet',     'WLAN_TRUSTED', 'not_asked',       'unchanged'),
    (5, 2, 'keep',         'television', 'FIXED_XDSL',   'best',            'unchanged'),
    (5, 3, 'keep',         'tablet',     'WLAN_TRUSTED', 'best',            'unchanged'),
    (5, 4, 'keep',         'tablet',     'WLAN_TRUSTED', 'best',            'unchanged'),
    (5, 5, 'keep',         'laptop',     'WLAN_TRUSTED', 'best',            'unchanged'),
    (6, 2, 'keep',         'television', 'FIXED_XDSL',   'control_offered', 'unchanged'),
    (6, 3, 'keep',         'tablet',     'WLAN_TRUSTED', 'control_offered', 'unchanged'),
    (6, 4, 'keep',         'tablet',     'WLAN_TRUSTED', 'control_offered', 'unchanged'),
    (6, 5, 'transfer_now', 'tablet',     'WLAN_TRUSTED', 'follows_control', 'offered'),
    (7, 2, 'keep',         'television', 'FIXED_XDSL',   'best',            'unchanged'),
    (7, 3, 'keep',         'tablet',     'WLAN_TRUSTED', 'best',            'unchanged'),
    (7, 4, 'keep',         'tablet',     'WLAN_TRUSTED', 'best',            'unchanged'),
    (7, 5, 'keep',         'tablet',     'WLAN_TRUSTED', 'best',            'unchanged'),
    (8, 2, 'release',      NULL,         NULL,           'no_controller',   'zero_port'),
    (8, 3, 'release',      NULL,         NULL,           'no_controller',   'zero_port'),
    (8, 4, 'release',      NULL,         NULL,           'no_controller',   'zero_port'),
    (8, 5, 'release',      NULL,         NULL,           'no_controller',   'zero_port');
INSERT INTO loser (step, number, device, access, reason) VALUES
    (2, 1, 'phone',  'WLAN_UNTRUSTED', 'gone'),
    (3, 1, 'laptop', 'WLAN_TRUSTED', 'iut_not_auth'),
    (3, 1, 'phone',  'WLAN_UNTRUSTED', 'gone'),
    (6, 5, 'laptop', 'WLAN_TRUSTED', 'gone');
INSERT INTO offer (step, rank, device, move_media) VALUES
    (2, 1, 'tablet', 1), (2, 2, 'laptop', 0), (3, 1, 'laptop', 0), (6, 1, 'tablet', 1);
INSERT INTO session (step, outcome, controller) VALUES
    (1, 'allow', 'phone'), (2, 'allow', ''), (3, 'partial', ''), (4, 'allow', 'laptop'),
    (5, 'allow', 'laptop'), (6, 'allow', ''), (7, 'allow', 'tablet'), (8, 'deny', '');
