-- SPDX-License-Identifier: BSD-2-Clause
-- Whom the rows of udr.sql ask about. Digits and domains are those of the test network 001/01.
BEGIN;
INSERT INTO import_begin (source) VALUES ('sh vectors');

INSERT INTO policy_set (name, scope, scope_value, precedence) VALUES
    ('everybody', 'default', '', 'operator'),
    ('gold', 'subscription_class', 'gold', 'user'),
    ('other network', 'hplmn', '00102', 'operator'),
    ('in 102', 'vplmn', '00102', 'operator'), ('in 103', 'vplmn', '00103', 'operator');
INSERT INTO policy_rule (policy_set, name, media_group, level, nontransferable, max_kbps) VALUES
    ('everybody', 'video', 'video', 'shall', 'drop', 2000),
    ('everybody', 'rest', '*', 'may', 'keep', 0),
    ('gold', 'gold audio', 'audio', 'should', 'keep', 0),
    ('other network', 'not ours', '*', 'may', 'drop', 0),
    ('in 102', 'abroad', '*', 'may', 'keep', 102), ('in 103', 'abroad', '*', 'may', 'keep', 103);
INSERT INTO rule_restricted (policy_set, rule, access, operation) VALUES
    ('everybody', 'video', 'UTRAN_PS', 'both'), ('everybody', 'video', 'GERAN_PS', 'both');
INSERT INTO rule_preferred (policy_set, rule, rank, access) VALUES
    ('everybody', 'video', 1, 'WLAN_TRUSTED'), ('everybody', 'video', 2, 'EUTRAN');

-- ann: two numbers, two aliases, one barred identity. bob: two cards that share an identity.
-- svc: a service and a wildcard. eve: next to nothing.
-- liv: LTE in 00102, a WLAN that says 00103. max: was in both, and is at home.
INSERT INTO subscription (name, hplmn, class, precedence) VALUES
    ('ann', '00101', 'gold', NULL), ('bob', '00101', '', NULL), ('svc', '00101', '', NULL),
    ('eve', '00101', '', NULL), ('pbx', '00101', '', NULL), ('liv', '00101', '', NULL),
    ('max', '00101', '', NULL);
INSERT INTO msisdn (digits, subscription, additional) VALUES
    ('15550001', 'ann', 0), ('15550002', 'ann', 1), ('1555003', 'bob', 0), ('15550004', 'bob', 1),
    ('15550005', 'bob', 1);
INSERT INTO external_identifier (identifier, subscription) VALUES ('meter@things.example.net', 'ann');
INSERT INTO private_identity (impi, subscription, imsi, c_msisdn, stn_sr) VALUES
    ('ann@example.net', 'ann', '001010000000001', '15550001', '15559001'),
    ('bob1@example.net', 'bob', '001010000000002', '15550004', NULL),
    ('bob2@example.net', 'bob', '001010000000003', '15550005', '15559002'),
    ('svc@example.net', 'svc', NULL, NULL, NULL);
INSERT INTO public_identity (uri, subscription, type, state, barred, registration_set, alias_set) VALUES
    ('sip:ann@example.net', 'ann', 'public_user_identity', 'registered', 0, 1, 1),
    ('tel:+15550001', 'ann', 'public_user_identity', 'registered', 0, 1, 1),
    ('sip:ann.work@example.net', 'ann', 'public_user_identity', 'not_registered', 0, 2, 0),
    ('sip:ann.secret@example.net', 'ann', 'public_user_identity', 'registered', 1, 1, 1),
    ('sip:bob@example.net', 'bob', 'public_user_identity', 'not_registered', 0, 1, 0),
    ('sip:bob1@example.net', 'bob', 'public_user_identity', 'registered', 0, 2, 0),
    ('sip:bob2@example.net', 'bob', 'public_user_identity', 'authentication_pending', 0, 3, 0),
    ('sip:news@example.net', 'svc', 'distinct_psi', 'not_registered', 0, 1, 0),
    ('sip:room!.*!@example.net', 'svc', 'wildcarded_psi', 'not_registered', 0, 2, 0),
    ('sip:!pbx-[0-9]+!@example.net', 'pbx', 'wildcarded_impu', 'registered', 0, 1, 0),
    ('tel:+1-555-0300!.*!', 'svc', 'wildcarded_psi', 'not_registered', 0, 3, 0),
    ('sip:!desk[0-9]+@pbx!.Example.net', 'pbx', 'wildcarded_impu', 'registered', 0, 2, 0),
    ('sip:eve@example.net', 'eve', 'public_user_identity', 'not_registered', 0, 1, 0),
    ('sip:liv@example.net', 'liv', 'public_user_identity', 'registered', 0, 1, 0),
    ('sip:max@example.net', 'max', 'public_user_identity', 'registered', 0, 1, 0);
INSERT INTO identity_pair (subscription, uri, impi) VALUES
    ('bob', 'sip:bob1@example.net', 'bob1@example.net'),
    ('bob', 'sip:bob2@example.net', 'bob2@example.net');
INSERT INTO device (subscription, name, instance, srvcc_capable) VALUES
    ('ann', 'phone', 'urn:uuid:0a1b', 1), ('ann', 'tablet', '', 0), ('bob', 'phone', 'urn:uuid:0c2d', 0),
    ('liv', 'phone', '', 0), ('max', 'phone', '', 0);
INSERT INTO contact (subscription, device, uri, access, voice_support, updated_at, expires_at) VALUES
    ('ann', 'phone', 'sip:ann@10.0.0.1', 'EUTRAN', 'supported', 1714550400, 0),
    ('ann', 'phone', 'sip:ann@10.0.0.2', 'UTRAN_PS', 'not_supported', 1714550000, 0),
    ('ann', 'phone', 'sip:ann@10.0.0.3', 'NR', 'unknown', 1714560000, 1714560001),
    ('ann', 'tablet', 'sip:ann@10.0.0.4', 'WLAN_TRUSTED', 'unknown', 1714570000, 0);
INSERT INTO contact (subscription, device, uri, access, plmn, expires_at) VALUES
    ('liv', 'phone', 'sip:liv@10.0.0.5', 'EUTRAN', '00102', 0),
    ('liv', 'phone', 'sip:liv@10.0.0.6', 'WLAN_TRUSTED', '00103', 0),
    ('max', 'phone', 'sip:max@10.0.0.7', 'WLAN_TRUSTED', '00102', 1714560001),
    ('max', 'phone', 'sip:max@10.0.0.8', 'EUTRAN', '00103', 1714560001),
    ('max', 'phone', 'sip:max@10.0.0.9', 'WLAN_UNTRUSTED', '', 0);
INSERT INTO preference (subscription, name, media_group, domain, immediate) VALUES
    ('ann', 'talk', 'audio', 'ims_preferred', 1), ('bob', 'talk', '*', 'cs_only', NULL);
INSERT INTO preference_access (subscription, preference, rank, access) VALUES
    ('ann', 'talk', 1, 'EUTRAN'), ('ann', 'talk', 2, 'WLAN');
INSERT INTO preference_device (subscription, preference, device, mode, rank) VALUES
    ('ann', 'talk', 'phone', 'prefer', 1), ('ann', 'talk', 'tablet', 'never', NULL);

-- Of whom stories are told: sue with two aliases, tom with two cards, a chat service and its halls.
INSERT INTO subscription (name, hplmn) VALUES ('sue', '00101'), ('tom', '00101'), ('chat', '00101');
INSERT INTO msisdn (digits, subscription) VALUES ('15550100', 'sue'), ('15550200', 'tom');
INSERT INTO external_identifier (identifier, subscription) VALUES ('sue@things.example.net', 'sue');
INSERT INTO private_identity (impi, subscription, imsi, stn_sr, ip_sm_gw, ip_sm_gw_preconfigured) VALUES
    ('sue@example.net', 'sue', '001010000000101', '15559100', '', 0),
    ('tom1@example.net', 'tom', '001010000000102', '15559101', '15558101', 1),
    ('tom2@example.net', 'tom', '001010000000103', NULL, '', 0),
    ('chat@example.net', 'chat', NULL, NULL, '', 0);
INSERT INTO public_identity (uri, subscription, type, state, registration_set, alias_set) VALUES
    ('sip:sue@example.net', 'sue', 'public_user_identity', 'registered', 1, 1),
    ('tel:+15550100', 'sue', 'public_user_identity', 'registered', 1, 1),
    ('sip:sue.work@example.net', 'sue', 'public_user_identity', 'not_registered', 2, 0),
    ('sip:tom@example.net', 'tom', 'public_user_identity', 'not_registered', 1, 0),
    ('sip:chat@example.net', 'chat', 'distinct_psi', 'not_registered', 1, 0),
    ('sip:hall!.*!@example.net', 'chat', 'wildcarded_psi', 'not_registered', 2, 0);
INSERT INTO dsai (subscription, uri, tag, server) VALUES
    ('sue', 'sip:sue@example.net', 'video', 'sip:as1.example.net'),
    ('sue', 'sip:sue@example.net', 'game', 'sip:as2.example.net'),
    ('chat', 'sip:chat@example.net', 'talk', 'sip:as1.example.net');
INSERT INTO device (subscription, name, instance) VALUES ('sue', 'phone', 'urn:uuid:0e3f');

-- hss may do everything that can be done, as next to nothing.
INSERT INTO sh_permission (origin_host, data_reference, service_indication, may_pull, may_update, may_notify)
    SELECT 'hss.example.net', name, '*', may_pull, may_update, may_notify FROM data_reference;
INSERT INTO sh_permission (origin_host, data_reference, service_indication) VALUES
    ('as.example.net', 'MSISDN', '*'), ('as.example.net', 'RepositoryData', 'other*');
INSERT INTO sh_permission (origin_host, data_reference, service_indication, may_pull, may_update, may_notify) VALUES
    ('as.example.net', 'IMSUserState', '*', 1, 0, 1), ('as.example.net', 'RepositoryData', 'log*', 1, 1, 1),
    ('far.example.net', 'RepositoryData', 'log*', 1, 1, 1), ('far.example.net', 'IMSUserState', '*', 1, 0, 1),
    ('as.example.net', 'DSAI', '*', 1, 0, 1), ('as.example.net', 'PSIActivation', '*', 1, 0, 1),
    ('as.example.net', 'UEReachabilityForIP', '*', 0, 0, 1), ('as.example.net', 'S-CSCFName', '*', 1, 0, 1);

INSERT INTO import_end (source) VALUES ('sh vectors');
COMMIT;
