-- SPDX-License-Identifier: BSD-2-Clause
-- Alice takes a video call from the street into her flat and out again: the worked examples 1 and 2.
BEGIN;
INSERT INTO import_begin (source) VALUES ('home network');
INSERT INTO policy_set (name) VALUES ('home');
-- Video goes to WLAN as soon as there is one, never over 3G, and ends where it cannot be carried.
-- Speech likes LTE and may go where it likes.
INSERT INTO policy_rule (policy_set, name, media_group, level, nontransferable) VALUES
    ('home', 'video',  'video', 'shall', 'drop'),
    ('home', 'speech', 'audio', 'may',   'keep'),
    ('home', 'rest',   '*',     'may',   'keep');
INSERT INTO rule_restricted (policy_set, rule, access) VALUES
    ('home', 'video', 'UTRAN_PS'), ('home', 'video', 'HSPA_PS'), ('home', 'video', 'UTRAN_CS');
INSERT INTO rule_preferred (policy_set, rule, rank, access) VALUES
    ('home', 'video',  1, 'WLAN'),   ('home', 'video',  2, 'EUTRAN'),
    ('home', 'speech', 1, 'EUTRAN'), ('home', 'speech', 2, 'WLAN');
INSERT INTO subscription (name, hplmn, srvcc_allowed) VALUES ('alice', '00101', 1);
INSERT INTO msisdn (digits, subscription) VALUES ('15550100001', 'alice');
INSERT INTO private_identity (impi, subscription, imsi, c_msisdn, stn_sr) VALUES
    ('alice@ims.mnc001.mcc001.3gppnetwork.org', 'alice', '001010000000001', '15550100001', '15550900');
INSERT INTO public_identity (uri, subscription, state) VALUES
    ('sip:alice@ims.mnc001.mcc001.3gppnetwork.org', 'alice', 'registered');
INSERT INTO device (subscription, name, instance) VALUES
    ('alice', 'phone', 'urn:gsma:imei:90420156-025763-0');
INSERT INTO import_end (source) VALUES ('home network');
COMMIT;

INSERT INTO story VALUES ('A video call goes to a trusted WLAN and comes out over 3G',
    'TS 23.237 6.4, 6.3.3 (PS-PS, partial), 6.3.2 (PS-CS); section 7.1 examples 1 and 2',
    'sip:alice@ims.mnc001.mcc001.3gppnetwork.org');

INSERT INTO step (step, at, clause, sentence, event) VALUES
    (1,   0, 'TS 23.237 6.4', 'Alice calls from the street: LTE is all there is', 'originate'),
    (2,  90, 'TS 23.237 6.3.3.3', 'At home a WLAN appears, and only the video shall go there', 'access_appeared'),
    (3, 600, 'TS 23.237 6.4', 'She leaves again, below the city: neither WLAN nor LTE, and no IMS voice on 3G', 'access_lost');
INSERT INTO registration (step, uri, what, device, access, voice_support) VALUES
    (1, 'sip:alice@[2001:db8:1::1]',  'registers', 'phone', 'EUTRAN',       'supported'),
    (2, 'sip:alice@[2001:db8:80::1]', 'registers', 'phone', 'WLAN_TRUSTED', NULL),
    (3, 'sip:alice@[2001:db8:80::1]', 'leaves',    NULL,    NULL,           NULL),
    (3, 'sip:alice@[2001:db8:1::1]',  'leaves',    NULL,    NULL,           NULL),
    (3, 'sip:alice@[2001:db8:2::1]',  'registers', 'phone', 'UTRAN_PS',     'not_supported'),
    (3, 'tel:+15550100001',           'registers', 'phone', 'UTRAN_CS',     NULL);
INSERT INTO component (step, number, media) VALUES (1, 1, 'audio'), (1, 2, 'video');

INSERT INTO verdict (step, number, directive, device, access, reason, rule, nontransferable, sdp) VALUES
    (1, 1, 'place',        'phone', 'EUTRAN',       'new',         'speech', 'keep', 'offered'),
    (1, 2, 'place',        'phone', 'EUTRAN',       'new',         'video',  'drop', 'offered'),
    (2, 1, 'keep',         'phone', 'EUTRAN',       'best',        'speech', 'keep', 'unchanged'),
    (2, 2, 'transfer_now', 'phone', 'WLAN_TRUSTED', 'shall',       'video',  'drop', 'offered'),
    (3, 1, 'transfer_cs',  'phone', 'UTRAN_CS',     'cs_fallback', 'speech', 'keep', 'offered'),
    (3, 2, 'drop',         NULL,    NULL,           'drop',        'video',  'drop', 'zero_port');
INSERT INTO loser (step, number, device, access, reason, beaten_by) VALUES
    (2, 1, 'phone', 'WLAN_TRUSTED', NULL,            'access_order'),
    (2, 2, 'phone', 'EUTRAN',       NULL,            'access_order'),
    (3, 1, 'phone', 'UTRAN_PS',     'no_vops',       NULL),
    (3, 2, 'phone', 'UTRAN_PS',     'op_restricted', NULL),
    (3, 2, 'phone', 'UTRAN_CS',     'op_restricted', NULL);
INSERT INTO session (step, outcome, form) VALUES
    (1, 'allow', 'none'), (2, 'allow', 'partial'), (3, 'partial', 'partial');
