-- SPDX-License-Identifier: BSD-2-Clause
-- What the snapshot knows about subscriptions and their identities.

-- query subscriptions: every subscription, in the order of its id
-- computed active integer
-- nullable precedence
SELECT id, name, hplmn, class, state = 'active' AS active, sc_allowed, iut_allowed, srvcc_allowed,
       precedence, controller_routing
FROM subscription WHERE {touched id} ORDER BY id;

-- query msisdns: the numbers of all subscriptions, all basic ones first
SELECT subscription, digits FROM msisdn WHERE additional = 0 AND {touched subscription}
UNION ALL SELECT subscription, digits FROM msisdn WHERE additional = 1 AND {touched subscription};

-- query externals: the external identifiers of all subscriptions
SELECT subscription, identifier FROM external_identifier WHERE {touched subscription};

-- query privates: the private identities of all subscriptions
-- nullable imsi
-- nullable c_msisdn
-- nullable stn_sr
-- nullable srvcc_capability
-- nullable srvcc_5g_capability
SELECT subscription, impi, imsi, c_msisdn, stn_sr, imeisv, srvcc_capability, srvcc_5g_capability,
       ip_sm_gw, ip_sm_gw_preconfigured
FROM private_identity WHERE {touched subscription};

-- query publics: the public identities of all subscriptions
-- nullable charging
SELECT subscription, uri, type, state, barred, registration_set, alias_set, service_profile, scscf,
       psi_activation, charging
FROM public_identity WHERE {touched subscription};

-- query identity_pairs: which private identity uses which public one
SELECT subscription, uri, impi FROM identity_pair WHERE {touched subscription};

-- query charging: where charging events and records go
SELECT id, name, primary_event, secondary_event, primary_collection, secondary_collection
FROM charging_information ORDER BY id;

-- query dsais: which application servers are active for which identities
SELECT id, subscription, uri, tag, server, active FROM dsai
WHERE {touched subscription} ORDER BY id;

-- query access_reports: where cards are attached outside of IMS
-- nullable user_state
-- nullable rat
-- nullable reachable
SELECT id, subscription, impi, domain, user_state, cell, tracking_area, node, plmn, rat, reachable,
       reported_at
FROM access_report WHERE {touched subscription} ORDER BY id;
