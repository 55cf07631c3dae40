-- SPDX-License-Identifier: BSD-2-Clause
-- Whose sessions the rows of aar.sql are about.
BEGIN;
INSERT INTO import_begin (source) VALUES ('rx vectors');

INSERT INTO policy_set (name, scope, scope_value) VALUES
    ('everybody', 'default', ''), ('strict', 'subscription_class', 'strict'),
    ('in 102', 'vplmn', '00102');
INSERT INTO policy_rule (policy_set, name, media_group, service, session_case, level, nontransferable,
                         max_kbps) VALUES
    ('everybody', 'audio', 'audio', '*', 'any', 'may', 'keep', 0),
    ('everybody', 'video', 'video', '*', 'any', 'shall', 'drop', 2000),
    ('everybody', 'rest', '*', '*', 'any', 'may', 'keep', 0),
    ('everybody', 'chat', 'message', 'chat', 'any', 'may', 'keep', 0),
    ('strict', 'video in', 'video', '*', 'terminating', 'may', 'keep', 0),
    ('strict', 'video out', 'video', '*', 'originating', 'may', 'keep', 0),
    ('strict', 'text', 'text', '*', 'any', 'may', 'keep', 0),
    ('in 102', 'text', 'text', '*', 'any', 'may', 'keep', 0);
-- Video not over 3G; messages of the service "chat" not over LTE; in 00102 text not over WLAN.
INSERT INTO rule_restricted (policy_set, rule, access, operation) VALUES
    ('everybody', 'video', 'UTRAN_PS', 'both'), ('everybody', 'video', 'HSPA_PS', 'both'),
    ('everybody', 'chat', 'EUTRAN', 'both'),
    ('strict', 'video out', 'EUTRAN', 'both'),
    ('in 102', 'text', 'WLAN', 'both');
INSERT INTO rule_preferred (policy_set, rule, rank, access) VALUES
    ('everybody', 'video', 1, 'WLAN_TRUSTED'), ('everybody', 'video', 2, 'EUTRAN');

INSERT INTO subscription (name, hplmn, class, state, sc_allowed) VALUES
    ('ann', '00101', '', 'active', 1), ('bob', '00101', 'strict', 'active', 1),
    ('cat', '00101', '', 'suspended', 1), ('dan', '00101', '', 'active', 0),
    ('eve', '00101', '', 'active', 1), ('liv', '00101', '', 'active', 1),
    ('max', '00101', '', 'active', 1);
INSERT INTO msisdn (digits, subscription) VALUES ('15550001', 'ann'), ('15550002', 'bob');
INSERT INTO private_identity (impi, subscription, imsi) VALUES
    ('ann@example.net', 'ann', '001010000000001'), ('bob@example.net', 'bob', '001010000000002');
INSERT INTO public_identity (uri, subscription) VALUES
    ('sip:ann@example.net', 'ann'), ('sip:bob@example.net', 'bob'), ('sip:cat@example.net', 'cat'),
    ('sip:dan@example.net', 'dan'), ('sip:eve@example.net', 'eve');
INSERT INTO device (subscription, name) VALUES
    ('ann', 'phone'), ('ann', 'tablet'), ('bob', 'phone'), ('cat', 'phone'), ('dan', 'phone'),
    ('eve', 'phone'), ('liv', 'phone'), ('max', 'phone');
INSERT INTO device_media (subscription, device, media, codec, flow, max_kbps) VALUES
    ('ann', 'phone', 'audio', 'AMR', 'sendrecv', 0), ('ann', 'phone', 'audio', 'PCMU', 'sendrecv', 0),
    ('ann', 'phone', 'video', '*', 'sendrecv', 0), ('ann', 'phone', 'text', '*', 'sendrecv', 0),
    ('ann', 'phone', 'message', '*', 'sendrecv', 0), ('ann', 'phone', 'other', '*', 'sendrecv', 0),
    ('ann', 'tablet', 'video', '*', 'recvonly', 1000), ('ann', 'tablet', 'text', '*', 'sendrecv', 0);
INSERT INTO contact (subscription, device, uri, access, voice_support, ip4, ip6, ip_domain, apn,
                     emergency, ip_can, rat, max_kbps, expires_at) VALUES
    ('ann', 'phone', 'sip:ann@1', 'EUTRAN', 'supported', '10.0.0.1', '2001:db8:1::/64', '', 'ims', 0, NULL, NULL, 0, 0),
    ('ann', 'phone', 'sip:ann@2', 'UTRAN_PS', 'supported', '10.0.0.2', NULL, '', 'ims', 0, NULL, NULL, 0, 0),
    ('ann', 'phone', 'sip:ann@3', 'GERAN_PS', 'unknown', '10.0.0.3', NULL, '', 'ims', 0, NULL, NULL, 0, 0),
    ('ann', 'phone', 'sip:ann@4', 'WLAN_UNTRUSTED', 'unknown', '10.0.0.4', '2001:db8:4::4', '', 'internet', 0, NULL, NULL, 0, 0),
    ('ann', 'phone', 'sip:ann@5', 'EUTRAN', 'supported', '10.0.0.5', NULL, '', 'ims', 0, NULL, NULL, 0, 1700000000),
    ('ann', 'phone', 'sip:ann@6', 'EUTRAN', 'supported', '10.0.0.6', NULL, '', 'sos', 1, NULL, NULL, 0, 0),
    ('ann', 'tablet', 'sip:ann@7', 'WLAN_TRUSTED', 'unknown', '10.0.0.7', NULL, '', '', 0, 9, 2, 0, 0),
    ('bob', 'phone', 'sip:bob@1', 'EUTRAN', 'supported', '10.0.1.1', NULL, '', 'ims', 0, NULL, NULL, 1000, 0),
    ('bob', 'phone', 'sip:bob@2', 'WLAN_TRUSTED', 'unknown', '10.9.9.9', NULL, 'east', '', 0, NULL, NULL, 0, 0),
    ('cat', 'phone', 'sip:cat@1', 'EUTRAN', 'supported', '10.0.2.1', NULL, '', '', 0, NULL, NULL, 0, 0),
    ('dan', 'phone', 'sip:dan@1', 'UTRAN_PS', 'unknown', '10.0.3.1', NULL, '', '', 0, NULL, NULL, 0, 0),
    ('eve', 'phone', 'sip:eve@1', 'FIXED_FIBER', 'unknown', '10.0.4.1', NULL, '', '', 0, NULL, NULL, 0, 0),
    ('eve', 'phone', 'sip:eve@2', 'WLAN_TRUSTED', 'unknown', '10.9.9.9', NULL, 'west', '', 0, NULL, NULL, 0, 0);
-- liv is in 00102, by what LTE says; max was there.
INSERT INTO contact (subscription, device, uri, access, plmn, ip4, expires_at) VALUES
    ('liv', 'phone', 'sip:liv@1', 'EUTRAN', '00102', '10.0.5.1', 0),
    ('liv', 'phone', 'sip:liv@2', 'WLAN_TRUSTED', '', '10.0.5.2', 0),
    ('max', 'phone', 'sip:max@1', 'EUTRAN', '00102', '10.0.6.1', 1700000000),
    ('max', 'phone', 'sip:max@2', 'WLAN_TRUSTED', '', '10.0.6.2', 0);

INSERT INTO rx_permission (origin_host) VALUES ('hss.example.net'), ('as.example.net');

INSERT INTO import_end (source) VALUES ('rx vectors');
COMMIT;
