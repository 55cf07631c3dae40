-- SPDX-License-Identifier: BSD-2-Clause
-- What the snapshot knows about subscriptions and their identities.

-- query subscriptions: every subscription, in the order of its id
-- computed active integer
-- nullable precedence
SELECT id, name, hplmn, class, state = 'active' AS active, sc_allowed, iut_allowed, srvcc_allowed,
       precedence, controller_routing
FROM subscription ORDER BY id;

-- query msisdns: the numbers of all subscriptions, all basic ones first
SELECT subscription, digits FROM msisdn WHERE additional = 0
UNION ALL SELECT subscription, digits FROM msisdn WHERE additional = 1;

-- query externals: the external identifiers of all subscriptions
SELECT subscription, identifier FROM external_identifier;

-- query privates: the private identities of all subscriptions
-- nullable imsi
-- nullable c_msisdn
-- nullable stn_sr
SELECT subscription, impi, imsi, c_msisdn, stn_sr FROM private_identity;

-- query publics: the public identities of all subscriptions
SELECT subscription, uri, type, state, barred, registration_set, alias_set, service_profile
FROM public_identity;

-- query identity_pairs: which private identity uses which public one
SELECT subscription, uri, impi FROM identity_pair;
