-- SPDX-License-Identifier: BSD-2-Clause
-- Whose sessions the rows of binding.sql are about: addresses that several have, and identities of
-- every kind.
BEGIN;
INSERT INTO import_begin (source) VALUES ('rx places');

INSERT INTO policy_set (name, scope, scope_value) VALUES ('everybody', 'default', '');
INSERT INTO policy_rule (policy_set, name, media_group, service, session_case, level, nontransferable,
                         max_kbps) VALUES
    ('everybody', 'video', 'video', '*', 'any', 'shall', 'drop', 0),
    ('everybody', 'rest', '*', '*', 'any', 'may', 'keep', 0);
INSERT INTO rule_restricted (policy_set, rule, access, operation) VALUES
    ('everybody', 'video', 'UTRAN_PS', 'both');

INSERT INTO subscription (name, hplmn, class, state, sc_allowed) VALUES
    ('ann', '00101', '', 'active', 1), ('bob', '00101', '', 'active', 1),
    ('eve', '00101', '', 'active', 1), ('fay', '00101', '', 'active', 1),
    ('gus', '00101', '', 'active', 1), ('hal', '00101', '', 'active', 1),
    ('ida', '00101', '', 'active', 1), ('jim', '00101', '', 'active', 1),
    ('joe', '00101', '', 'active', 1), ('kim', '00101', '', 'active', 1),
    ('liv', '00101', '', 'active', 1);
INSERT INTO public_identity (uri, subscription)
    SELECT 'sip:' || name || '@example.net', name FROM subscription;
INSERT INTO public_identity (uri, subscription) VALUES ('tel:+15550009', 'kim');
INSERT INTO device (subscription, name) SELECT name, 'phone' FROM subscription;
INSERT INTO msisdn (digits, subscription) VALUES ('15550001', 'ann'), ('15550002', 'bob');
INSERT INTO private_identity (impi, subscription, imsi) VALUES
    ('ann@example.net', 'ann', '001010000000001'), ('bob@example.net', 'bob', '001010000000002');

-- bob and eve, each in an IP domain; fay and gus, each behind an APN; hal and ida with nothing but
-- their identities to tell them apart, except that hal has an IPv6 prefix too; joe has the address
-- that jim had until his registration expired.
INSERT INTO contact (subscription, device, uri, access, ip4, ip6, ip_domain, apn, emergency, plmn,
                     expires_at) VALUES
    ('ann', 'phone', 'sip:ann@1', 'EUTRAN', '10.0.0.1', '2001:db8:1::/64', '', 'ims', 0, '', 0),
    ('ann', 'phone', 'sip:ann@2', 'UTRAN_PS', '10.0.0.2', NULL, '', 'ims.mnc001.mcc001.gprs', 0, '', 0),
    ('ann', 'phone', 'sip:ann@4', 'WLAN_UNTRUSTED', '10.0.0.4', '2001:db8:4::4', '', 'internet', 0, '', 0),
    ('ann', 'phone', 'sip:ann@6', 'EUTRAN', '10.0.0.6', NULL, '', 'sos', 1, '', 0),
    ('bob', 'phone', 'sip:bob@1', 'EUTRAN', '10.9.9.9', NULL, 'east', '', 0, '', 0),
    ('eve', 'phone', 'sip:eve@1', 'WLAN_TRUSTED', '10.9.9.9', NULL, 'west', '', 0, '', 0),
    ('fay', 'phone', 'sip:fay@1', 'EUTRAN', '10.8.8.8', NULL, '', 'ims', 0, '', 0),
    ('gus', 'phone', 'sip:gus@1', 'WLAN_TRUSTED', '10.8.8.8', NULL, '', 'internet', 0, '', 0),
    ('hal', 'phone', 'sip:hal@1', 'EUTRAN', '10.7.7.7', '2001:db8:7::/64', '', '', 0, '', 0),
    ('ida', 'phone', 'sip:ida@1', 'WLAN_TRUSTED', '10.7.7.7', NULL, '', '', 0, '', 0),
    ('jim', 'phone', 'sip:jim@1', 'EUTRAN', '10.6.6.6', '2001:db8:6::/64', '', '', 0, '', 1700000000),
    ('joe', 'phone', 'sip:joe@1', 'WLAN_TRUSTED', '10.6.6.6', NULL, '', '', 0, '', 0),
    ('kim', 'phone', 'sip:kim@1', 'EUTRAN', '10.5.5.5', NULL, '', '', 0, '', 0),
    ('liv', 'phone', 'sip:liv@1', 'EUTRAN', '10.4.4.1', NULL, '', 'ims', 0, '00102', 0),
    ('liv', 'phone', 'sip:liv@2', 'WLAN_TRUSTED', '10.4.4.2', NULL, '', 'ims', 0, '', 0);

UPDATE contact SET voice_support = 'supported';

INSERT INTO rx_permission (origin_host) VALUES ('hss.example.net'), ('as.example.net');

INSERT INTO import_end (source) VALUES ('rx places');
COMMIT;
