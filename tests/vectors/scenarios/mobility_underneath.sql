-- SPDX-License-Identifier: BSD-2-Clause
-- Uma's operator lets her phone keep its address wherever the core network carries it: LTE, WLAN, 3G.
-- Then nothing of IMS has to move, and policy for transfers has nothing to say - until she gets to a
-- network that gives her another address.
BEGIN;
INSERT INTO import_begin (source) VALUES ('home network');
INSERT INTO policy_set (name) VALUES ('home');
INSERT INTO policy_rule (policy_set, name, media_group, level, nontransferable) VALUES
    ('home', 'speech', 'audio', 'shall', 'keep'),
    ('home', 'video',  'video', 'shall', 'drop'),
    ('home', 'rest',   '*',     'shall', 'keep');
INSERT INTO rule_restricted (policy_set, rule, access) VALUES
    ('home', 'video', 'HSPA_PS'), ('home', 'speech', 'WLAN_TRUSTED');
INSERT INTO rule_preferred (policy_set, rule, rank, access) VALUES
    ('home', 'speech', 1, 'EUTRAN'), ('home', 'speech', 2, 'WLAN_UNTRUSTED'),
    ('home', 'video',  1, 'EUTRAN'), ('home', 'video',  2, 'WLAN');
INSERT INTO subscription (name, hplmn) VALUES ('uma', '00101');
INSERT INTO public_identity (uri, subscription, state) VALUES
    ('sip:uma@ims.mnc001.mcc001.3gppnetwork.org', 'uma', 'registered');
INSERT INTO device (subscription, name) VALUES ('uma', 'phone');
INSERT INTO import_end (source) VALUES ('home network');
COMMIT;

INSERT INTO story VALUES ('Mobility underneath IMS',
    'TS 23.237 6.3.1 (coexistence with mobility that keeps the address); TS 23.402, TS 23.401',
    'sip:uma@ims.mnc001.mcc001.3gppnetwork.org');

INSERT INTO step (step, at, clause, sentence, event) VALUES
    (1,   0, 'TS 23.237 6.4', 'Uma makes a video call over LTE', 'originate'),
    (2,  60, 'TS 23.237 6.3.1', 'The core network hands her over to the trusted WLAN of the mall, with her address: no session transfer, although speech would be restricted there', 'access_appeared'),
    (3, 120, 'TS 23.237 6.3.1', 'Further to HSPA without IMS voice: the speech is there already, the video is not transferred either', 'access_lost'),
    (4, 130, 'TS 23.237 6.4', 'As soon as something else happens, policy speaks again: no picture is to be where it is restricted, and no second one is set up there', 'media_added'),
    (5, 180, 'TS 23.237 6.3.1', 'Her address survives the way to NB-IoT too, but that carries no speech: nothing is moved, and nothing runs', 'access_lost'),
    (6, 240, 'TS 23.237 6.3.3', 'A café gives her another address, which is registered beside the old one: now it is a transfer of the whole session', 'access_appeared');
INSERT INTO registration (step, uri, what, device, access, voice_support) VALUES
    (1, 'sip:uma@[2001:db8:4::21]',  'registers', 'phone', 'EUTRAN',         'supported'),
    (2, 'sip:uma@[2001:db8:4::21]',  'changes',   NULL,    'WLAN_TRUSTED',   'unknown'),
    (3, 'sip:uma@[2001:db8:4::21]',  'changes',   NULL,    'HSPA_PS',        'not_supported'),
    (5, 'sip:uma@[2001:db8:4::21]',  'changes',   NULL,    'EUTRAN_NBIOT',   'not_supported'),
    (6, 'sip:uma@[2001:db8:99::21]', 'registers', 'phone', 'WLAN_UNTRUSTED', NULL);
INSERT INTO component (step, number, media, address_kept) VALUES
    (1, 1, 'audio', 0), (1, 2, 'video', 0), (2, 1, NULL, 1), (2, 2, NULL, 1), (3, 1, NULL, 1),
    (3, 2, NULL, 1), (4, 3, 'video', 0), (5, 1, NULL, 1);

INSERT INTO verdict (step, number, directive, device, access, reason, sdp) VALUES
    (1, 1, 'place',          'phone', 'EUTRAN',         'new',            'offered'),
    (1, 2, 'place',          'phone', 'EUTRAN',         'new',            'offered'),
    (2, 1, 'keep',           'phone', 'WLAN_TRUSTED',   'mobility_below', 'unchanged'),
    (2, 2, 'keep',           'phone', 'WLAN_TRUSTED',   'mobility_below', 'unchanged'),
    (3, 1, 'keep',           'phone', 'HSPA_PS',        'mobility_below', 'unchanged'),
    (3, 2, 'keep',           'phone', 'HSPA_PS',        'mobility_below', 'unchanged'),
    (4, 1, 'keep',           'phone', 'HSPA_PS',        'best',           'unchanged'),
    (4, 2, 'drop',           NULL,    NULL,             'drop',           'zero_port'),
    (4, 3, 'deny',           NULL,    NULL,             'op_restricted',  'zero_port'),
    (5, 1, 'keep_suspended', 'phone', 'EUTRAN_NBIOT',   'keep',           'inactive'),
    (6, 1, 'transfer_now',   'phone', 'WLAN_UNTRUSTED', 'forced',         'offered');
INSERT INTO session (step, outcome, form) VALUES
    (1, 'allow', 'none'), (2, 'allow', 'none'), (3, 'allow', 'none'), (4, 'partial', 'none'),
    (5, 'deny', 'none'), (6, 'allow', 'full');
