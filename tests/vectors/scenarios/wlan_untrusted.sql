-- SPDX-License-Identifier: BSD-2-Clause
-- Bob likes the WLAN of his café, the operator does not trust it with speech - until he does: the
-- worked example 4.
BEGIN;
INSERT INTO import_begin (source) VALUES ('home network');
INSERT INTO policy_set (name) VALUES ('home');
-- `may` leaves the choice to the user, but not what is restricted.
INSERT INTO policy_rule (policy_set, name, media_group, level, nontransferable) VALUES
    ('home', 'speech', 'audio',   'may',   'keep'),
    ('home', 'chat',   'message', 'shall', 'keep'),
    ('home', 'rest',   '*',       'may',   'keep');
INSERT INTO rule_restricted (policy_set, rule, access) VALUES ('home', 'speech', 'WLAN_UNTRUSTED');
INSERT INTO rule_preferred (policy_set, rule, rank, access) VALUES
    ('home', 'chat', 1, 'NON3GPP'), ('home', 'chat', 2, '3GPP');
INSERT INTO subscription (name, hplmn) VALUES ('bob', '00101');
INSERT INTO public_identity (uri, subscription, state) VALUES
    ('sip:bob@ims.mnc001.mcc001.3gppnetwork.org', 'bob', 'registered'),
    ('tel:+15550100002', 'bob', 'registered');
INSERT INTO device (subscription, name, instance) VALUES
    ('bob', 'phone', 'urn:gsma:imei:90420156-025764-0');
INSERT INTO preference (subscription, name, media_group) VALUES ('bob', 'speech', 'audio');
INSERT INTO preference_access (subscription, preference, rank, access) VALUES
    ('bob', 'speech', 1, 'WLAN_UNTRUSTED'), ('bob', 'speech', 2, 'EUTRAN');
INSERT INTO import_end (source) VALUES ('home network');
COMMIT;

-- An ePDG of the operator's own: speech may run over untrusted WLAN from now on.
BEGIN;
INSERT INTO import_begin (source) VALUES ('the ePDG is in service');
DELETE FROM rule_restricted WHERE access = 'WLAN_UNTRUSTED';
INSERT INTO import_end (source) VALUES ('the ePDG is in service');
COMMIT;

INSERT INTO story VALUES ('Speech and an untrusted WLAN',
    'TS 23.237 6.4 (restricted accesses, user preferences), 6.3.3 (PS-PS); section 7.1 example 4',
    'tel:+1-555-010-0002');

INSERT INTO step (step, at, clause, sentence, event, import) VALUES
    (1,    0, 'TS 23.237 6.4', 'In the café Bob prefers the WLAN, and the operator restricts it: LTE only', 'originate', ''),
    (2,   60, 'TS 23.237 6.4', 'He sends a picture along: chat is another rule, and goes over the WLAN', 'media_added', ''),
    (3, 3600, 'TS 23.237 6.4', 'The operator lifts the restriction: the speech may move, and nobody makes it', 'preference_changed', 'the ePDG is in service'),
    (4, 3610, 'TS 23.237 6.3.3.2', 'The phone sees the new policy and asks: now the speech moves', 'transfer_requested', ''),
    (5, 4000, 'TS 23.237 6.3.3.2', 'Bob walks out of the café: everything is forced back to LTE, on one leg', 'access_lost', '');
INSERT INTO registration (step, uri, what, device, access, voice_support) VALUES
    (1, 'sip:bob@[2001:db8:1::2]',  'registers', 'phone', 'EUTRAN',         'supported'),
    (1, 'sip:bob@[2001:db8:99::2]', 'registers', 'phone', 'WLAN_UNTRUSTED', NULL),
    (5, 'sip:bob@[2001:db8:99::2]', 'leaves',    NULL,    NULL,             NULL);
INSERT INTO component (step, number, media) VALUES (1, 1, 'audio'), (2, 2, 'message');

INSERT INTO verdict (step, number, directive, device, access, reason, rule) VALUES
    (1, 1, 'place',            'phone', 'EUTRAN',         'new',    'speech'),
    (2, 1, 'keep',             'phone', 'EUTRAN',         'best',   'speech'),
    (2, 2, 'place',            'phone', 'WLAN_UNTRUSTED', 'new',    'chat'),
    (3, 1, 'transfer_allowed', 'phone', 'WLAN_UNTRUSTED', 'may',    'speech'),
    (3, 2, 'keep',             'phone', 'WLAN_UNTRUSTED', 'best',   'chat'),
    (4, 1, 'transfer_now',     'phone', 'WLAN_UNTRUSTED', 'may',    'speech'),
    (4, 2, 'keep',             'phone', 'WLAN_UNTRUSTED', 'best',   'chat'),
    (5, 1, 'transfer_now',     'phone', 'EUTRAN',         'forced', 'speech'),
    (5, 2, 'transfer_now',     'phone', 'EUTRAN',         'forced', 'chat');
INSERT INTO loser (step, number, device, access, reason, beaten_by) VALUES
    (1, 1, 'phone', 'WLAN_UNTRUSTED', 'op_restricted', NULL),
    (2, 1, 'phone', 'WLAN_UNTRUSTED', 'op_restricted', NULL),
    (2, 2, 'phone', 'EUTRAN',         NULL,            'access_order'),
    (3, 1, 'phone', 'EUTRAN',         NULL,            'access_order');
INSERT INTO session (step, outcome, form) VALUES
    (1, 'allow', 'none'), (2, 'allow', 'none'), (3, 'allow', 'partial'), (4, 'allow', 'partial'),
    (5, 'allow', 'full');
