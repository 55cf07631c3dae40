-- SPDX-License-Identifier: BSD-2-Clause
-- What the snapshot knows about the wishes of users.

-- query preferences: the preferences of all subscriptions
-- nullable domain
-- nullable immediate
-- nullable nontransferable
SELECT id, subscription, name, media_group, domain, immediate, nontransferable, valid_from, valid_to
FROM preference WHERE {touched subscription} ORDER BY id;

-- query liked_accesses: the accesses that users like, best first within each preference
SELECT subscription, preference, access FROM preference_access WHERE {touched subscription}
ORDER BY subscription, preference, rank;

-- query named_devices: the devices that preferences name
-- nullable rank
SELECT subscription, preference, device, mode, rank FROM preference_device
WHERE {touched subscription};

-- query criteria: when arriving sessions prefer controllers
-- nullable media_group
SELECT id, subscription, calling, called, service, media_group
FROM controller_criterion WHERE {touched subscription} ORDER BY subscription, rank;
