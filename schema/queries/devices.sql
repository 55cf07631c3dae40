-- SPDX-License-Identifier: BSD-2-Clause
-- What the snapshot knows about devices and how to reach them.

-- query devices: the devices of all subscriptions
SELECT id, subscription, name, instance, iut_capable, controller_capable, ics_capable, dual_radio,
       srvcc_capable, vsrvcc_capable, rsrvcc_capable, ue_assisted
FROM device WHERE {touched subscription} ORDER BY id;

-- query capabilities: what devices can do with media
SELECT id, subscription, device, media, codec, flow, max_kbps FROM device_media
WHERE {touched subscription} ORDER BY id;

-- query contacts: the provisioned contacts of all subscriptions
-- nullable impu
-- nullable quality
-- nullable ip4
-- nullable ip6
-- nullable ip_can
-- nullable rat
SELECT id, subscription, device, uri, impu, access, plmn, trust, voice_support, q, quality, max_kbps,
       data_off, expires_at, updated_at, ip4, ip6, ip_domain, apn, emergency, ip_can, rat
FROM contact WHERE {touched subscription} ORDER BY id;
