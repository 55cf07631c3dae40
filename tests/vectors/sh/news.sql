-- SPDX-License-Identifier: BSD-2-Clause
-- Whom the tests of subscriptions and of the outbox speak about.
BEGIN;
INSERT INTO import_begin (source) VALUES ('sh news');

-- ann: two aliases, one identity beside them, a card, DSAI. bob: one identity. svc: services.
INSERT INTO subscription (name, hplmn, class) VALUES
    ('ann', '00101', ''), ('bob', '00101', ''), ('svc', '00101', '');
INSERT INTO msisdn (digits, subscription) VALUES ('15550001', 'ann'), ('15550003', 'bob');
INSERT INTO external_identifier (identifier, subscription) VALUES ('meter@things.example.net', 'ann');
INSERT INTO private_identity (impi, subscription, imsi) VALUES
    ('ann@example.net', 'ann', '001010000000001'), ('bob@example.net', 'bob', '001010000000002'),
    ('svc@example.net', 'svc', NULL);
INSERT INTO public_identity (uri, subscription, type, state, barred, registration_set, alias_set) VALUES
    ('sip:ann@example.net', 'ann', 'public_user_identity', 'registered', 0, 1, 1),
    ('tel:+15550001', 'ann', 'public_user_identity', 'registered', 0, 1, 1),
    ('sip:ann.work@example.net', 'ann', 'public_user_identity', 'not_registered', 0, 2, 0),
    ('sip:bob@example.net', 'bob', 'public_user_identity', 'not_registered', 0, 1, 0),
    ('sip:news@example.net', 'svc', 'distinct_psi', 'not_registered', 0, 1, 0),
    ('sip:room!.*!@example.net', 'svc', 'wildcarded_psi', 'not_registered', 0, 2, 0);
INSERT INTO dsai (subscription, uri, tag, server, active) VALUES
    ('ann', 'sip:ann@example.net', 'ring', 'sip:as1.example.net', 1);

-- Two who may hear everything and change it, one who may only hear of states, one who may nothing.
INSERT INTO sh_permission (origin_host, data_reference, may_pull, may_update, may_notify)
    SELECT 'as1.example.net', name, may_pull, may_update, may_notify FROM data_reference;
INSERT INTO sh_permission (origin_host, data_reference, may_pull, may_update, may_notify)
    SELECT 'as2.example.net', name, may_pull, may_update, may_notify FROM data_reference;
INSERT INTO sh_permission (origin_host, data_reference, may_pull, may_notify) VALUES
    ('as3.example.net', 'IMSUserState', 1, 1), ('as3.example.net', 'UEReachabilityForIP', 0, 1);

INSERT INTO import_end (source) VALUES ('sh news');
COMMIT;
