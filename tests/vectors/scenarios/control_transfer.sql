-- SPDX-License-Identifier: BSD-2-Clause
-- Sam's session runs on two devices and his phone controls it. He hands control over, which not every
-- device may take.
BEGIN;
INSERT INTO import_begin (source) VALUES ('home network');
INSERT INTO policy_set (name) VALUES ('home');
INSERT INTO policy_rule (policy_set, name, media_group) VALUES ('home', 'everything', '*');
INSERT INTO subscription (name, hplmn, iut_allowed) VALUES ('sam', '00101', 1);
-- The office line has a service profile of its own.
INSERT INTO public_identity (uri, subscription, state, registration_set, service_profile) VALUES
    ('sip:sam@ims.mnc001.mcc001.3gppnetwork.org',    'sam', 'registered', 1, 1),
    ('sip:office@ims.mnc001.mcc001.3gppnetwork.org', 'sam', 'registered', 2, 2);
INSERT INTO device (subscription, name, iut_capable, controller_capable) VALUES
    ('sam', 'phone', 1, 1), ('sam', 'television', 1, 0), ('sam', 'work phone', 1, 1),
    ('sam', 'laptop', 1, 1), ('sam', 'watch', 1, 1);
INSERT INTO iut_authorisation (subscription, requester_kind, operation, decision) VALUES
    ('sam', 'any_same_sub', 'control_transfer', 'allow');
INSERT INTO import_end (source) VALUES ('home network');
COMMIT;

INSERT INTO story VALUES ('Control goes from one device to another',
    'TS 23.237 4.1.3, 4.2.3, 6a.4 (transfer of control); TS 24.337 (controlTransfer)',
    'sip:sam@ims.mnc001.mcc001.3gppnetwork.org');

INSERT INTO step (step, at, clause, sentence, event) VALUES
    (1,   0, 'TS 23.237 6a.2', 'Sam sends the picture of his call to the television: the phone controls', 'iut_requested'),
    (2,  60, 'TS 23.237 6a.4', 'He would hand control to the television, which cannot control', 'iut_requested'),
    (3, 120, 'TS 23.237 4.2.3', 'His work phone could, but has another service profile', 'iut_requested'),
    (4, 180, 'TS 23.237 6a.4', 'The watch is not registered at all', 'iut_requested'),
    (5, 240, 'TS 23.237 6a.4', 'The laptop takes control, and no media move', 'iut_requested'),
    (6, 300, 'TS 23.237 4.1.3', 'Now the phone is one of many: what it wants of others, the laptop is asked', 'iut_requested'),
    (7, 310, 'TS 23.237 6a.2', 'The laptop itself asks nobody', 'iut_requested');
INSERT INTO registration (step, uri, what, device, access, voice_support, impu) VALUES
    (1, 'sip:sam@[2001:db8:4::19]',  'registers', 'phone',      'EUTRAN',       'supported', 'sip:sam@ims.mnc001.mcc001.3gppnetwork.org'),
    (1, 'sip:sam@[2001:db8:90::19]', 'registers', 'television', 'FIXED_CABLE',  NULL,        'sip:sam@ims.mnc001.mcc001.3gppnetwork.org'),
    (1, 'sip:sam@[2001:db8:4::20]',  'registers', 'work phone', 'NR',           'supported', 'sip:office@ims.mnc001.mcc001.3gppnetwork.org'),
    (5, 'sip:sam@[2001:db8:80::19]', 'registers', 'laptop',     'WLAN_TRUSTED', NULL,        'sip:sam@ims.mnc001.mcc001.3gppnetwork.org');
INSERT INTO component (step, number, media, device, access) VALUES
    (1, 1, 'audio', 'phone', 'EUTRAN'), (1, 2, 'video', 'phone', 'EUTRAN');
INSERT INTO request (step, operation, device, target) VALUES
    (1, 'transfer',         'phone',  'television'),
    (2, 'control_transfer', 'phone',  'television'),
    (3, 'control_transfer', 'phone',  'work phone'),
    (4, 'control_transfer', 'phone',  'watch'),
    (5, 'control_transfer', 'phone',  'laptop'),
    (6, 'transfer',         'phone',  'phone'),
    (7, 'transfer',         'laptop', 'laptop');
INSERT INTO request_component VALUES (1, 2), (6, 2), (7, 2);

INSERT INTO verdict (step, number, directive, device, access, reason) VALUES
    (1, 1, 'keep',           'phone',      'EUTRAN',       'not_asked'),
    (1, 2, 'transfer_now',   'television', 'FIXED_CABLE',  'requested'),
    (2, 1, 'deny',           'phone',      'EUTRAN',       'no_controller'),
    (2, 2, 'deny',           'television', 'FIXED_CABLE',  'no_controller'),
    (3, 1, 'deny',           'phone',      'EUTRAN',       'not_same_profile'),
    (3, 2, 'deny',           'television', 'FIXED_CABLE',  'not_same_profile'),
    (4, 1, 'deny',           'phone',      'EUTRAN',       'no_contact'),
    (4, 2, 'deny',           'television', 'FIXED_CABLE',  'no_contact'),
    (5, 1, 'keep',           'phone',      'EUTRAN',       'requested'),
    (5, 2, 'keep',           'television', 'FIXED_CABLE',  'requested'),
    (6, 1, 'keep',           'phone',      'EUTRAN',       'not_asked'),
    (6, 2, 'ask_controller', 'television', 'FIXED_CABLE',  'ask'),
    (7, 1, 'keep',           'phone',      'EUTRAN',       'not_asked'),
    (7, 2, 'transfer_now',   'laptop',     'WLAN_TRUSTED', 'requested');
INSERT INTO session (step, outcome, form, controller) VALUES
    (1, 'allow', 'partial', 'phone'), (2, 'deny', 'none', 'phone'), (3, 'deny', 'none', 'phone'),
    (4, 'deny', 'none', 'phone'), (5, 'allow', 'none', 'laptop'), (6, 'partial', 'none', 'laptop'),
    (7, 'allow', 'partial', 'laptop');
