-- SPDX-License-Identifier: BSD-2-Clause
-- Kim's allowance is used up, and she switches packet data off. What the operator exempts goes on.
BEGIN;
INSERT INTO import_begin (source) VALUES ('home network');
INSERT INTO policy_set (name) VALUES ('home');
INSERT INTO policy_rule (policy_set, name, media_group, level, nontransferable) VALUES
    ('home', 'speech', 'audio',   'may',   'keep'),
    ('home', 'video',  'video',   'may',   'drop'),
    ('home', 'chat',   'message', 'shall', 'keep'),
    ('home', 'rest',   '*',       'may',   'keep');
INSERT INTO rule_preferred (policy_set, rule, rank, access) VALUES
    ('home', 'chat', 1, 'EUTRAN'), ('home', 'chat', 2, 'WLAN');
-- Telephony runs with data off, chat and the video library do not.
INSERT INTO service_constraint (service, data_off_exempt) VALUES
    ('urn:urn-7:3gpp-service.ims.icsi.mmtel', 1),
    ('urn:urn-7:3gpp-service.ims.icsi.oma.cpm.session', 0);
INSERT INTO subscription (name, hplmn) VALUES ('kim', '00101');
INSERT INTO public_identity (uri, subscription, state) VALUES
    ('sip:kim@ims.mnc001.mcc001.3gppnetwork.org', 'kim', 'registered');
INSERT INTO device (subscription, name) VALUES ('kim', 'phone');
INSERT INTO import_end (source) VALUES ('home network');
COMMIT;

INSERT INTO story VALUES ('Packet data off',
    'TS 22.011 10 (3GPP PS data off); TS 24.229 Annex B.3.1.0a (g.3gpp.ps-data-off); TS 23.237 6.4',
    'sip:kim@ims.mnc001.mcc001.3gppnetwork.org');

INSERT INTO step (step, at, clause, sentence, event) VALUES
    (1,   0, 'TS 23.237 6.4', 'A call over LTE, with a chat and a film beside it', 'originate'),
    (2,  60, 'TS 22.011 10', 'Data off: telephony is exempt, the chat is kept without a way on, the film is dropped', 'preference_changed'),
    (3, 120, 'TS 22.011 10', 'Other radio is not concerned: over WLAN the chat goes on', 'access_appeared'),
    (4, 180, 'TS 23.237 6.4', 'Data on again: the operator demands LTE for the chat', 'preference_changed'),
    (5, 240, 'TS 22.011 10', 'With data off a new film can be had over WLAN only, and the chat has to go back there', 'media_added');
INSERT INTO registration (step, uri, what, device, access, voice_support, data_off) VALUES
    (1, 'sip:kim@[2001:db8:4::11]',  'registers', 'phone', 'EUTRAN',       'supported', 0),
    (2, 'sip:kim@[2001:db8:4::11]',  'changes',   NULL,    NULL,           NULL,        1),
    (3, 'sip:kim@[2001:db8:80::11]', 'registers', 'phone', 'WLAN_TRUSTED', NULL,        1),
    (4, 'sip:kim@[2001:db8:4::11]',  'changes',   NULL,    NULL,           NULL,        0),
    (4, 'sip:kim@[2001:db8:80::11]', 'changes',   NULL,    NULL,           NULL,        0),
    (5, 'sip:kim@[2001:db8:4::11]',  'changes',   NULL,    NULL,           NULL,        1),
    (5, 'sip:kim@[2001:db8:80::11]', 'changes',   NULL,    NULL,           NULL,        1);
INSERT INTO component (step, number, media, service) VALUES
    (1, 1, 'audio',   'urn:urn-7:3gpp-service.ims.icsi.mmtel'),
    (1, 2, 'message', 'urn:urn-7:3gpp-service.ims.icsi.oma.cpm.session'),
    (1, 3, 'video',   'urn:urn-7:3gpp-application.ims.iari.films'),
    (5, 4, 'video',   'urn:urn-7:3gpp-application.ims.iari.films');

INSERT INTO verdict (step, number, directive, device, access, reason, rule) VALUES
    (1, 1, 'place',          'phone', 'EUTRAN',       'new',    'speech'),
    (1, 2, 'place',          'phone', 'EUTRAN',       'new',    'chat'),
    (1, 3, 'place',          'phone', 'EUTRAN',       'new',    'video'),
    (2, 1, 'keep',           'phone', 'EUTRAN',       'best',   'speech'),
    (2, 2, 'keep_suspended', 'phone', 'EUTRAN',       'keep',   'chat'),
    (2, 3, 'drop',           NULL,    NULL,           'drop',   'video'),
    (3, 1, 'keep',           'phone', 'EUTRAN',       'best',   'speech'),
    (3, 2, 'transfer_now',   'phone', 'WLAN_TRUSTED', 'forced', 'chat'),
    (4, 1, 'keep',           'phone', 'EUTRAN',       'best',   'speech'),
    (4, 2, 'transfer_now',   'phone', 'EUTRAN',       'shall',  'chat'),
    (5, 1, 'keep',           'phone', 'EUTRAN',       'best',   'speech'),
    (5, 2, 'transfer_now',   'phone', 'WLAN_TRUSTED', 'forced', 'chat'),
    (5, 4, 'place',          'phone', 'WLAN_TRUSTED', 'new',    'video');
INSERT INTO loser (step, number, device, access, reason, beaten_by) VALUES
    (2, 2, 'phone', 'EUTRAN',       'data_off', NULL),
    (3, 2, 'phone', 'EUTRAN',       'data_off', NULL),
    (3, 1, 'phone', 'WLAN_TRUSTED', NULL,       'access_name'),
    (5, 4, 'phone', 'EUTRAN',       'data_off', NULL);
INSERT INTO session (step, outcome, form) VALUES
    (1, 'allow', 'none'), (2, 'partial', 'none'), (3, 'allow', 'partial'), (4, 'allow', 'partial'),
    (5, 'allow', 'partial');
