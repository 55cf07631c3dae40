-- SPDX-License-Identifier: BSD-2-Clause
-- What the snapshot knows about the operator's policy and permissions.

-- query media_groups: the groups of media
SELECT name FROM media_group;

-- query media_members: which media each group means
SELECT media_group, media FROM media_group_member;

-- query policy_sets: the operator's policy sets
SELECT id, name, scope, scope_value, precedence, version, valid_from, valid_to
FROM policy_set ORDER BY id;

-- query rules: the rules of all policy sets
SELECT id, policy_set, name, media_group, service, session_case, roaming, level, nontransferable,
       partial_allowed, allow_unknown_vops, min_kbps, max_kbps
FROM policy_rule ORDER BY id;

-- query restricted_accesses: the accesses that rules restrict
SELECT policy_set, rule, access, operation FROM rule_restricted;

-- query preferred_accesses: the accesses that rules prefer, best first within each rule
SELECT policy_set, rule, access FROM rule_preferred ORDER BY policy_set, rule, rank;

-- query services: services that constrain their components
SELECT id, service, must_stay_together, emergency, data_off_exempt FROM service_constraint
ORDER BY id;

-- query remote_restrictions: what remote networks forbid
SELECT id, remote, operation FROM remote_restriction ORDER BY id;

-- query sh_permissions: which peer may do what over Sh
SELECT origin_host, data_reference, service_indication, may_pull, may_update, may_notify
FROM sh_permission;

-- query rx_permissions: which peer may open Rx sessions
SELECT origin_host FROM rx_permission;
