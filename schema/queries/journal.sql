-- SPDX-License-Identifier: BSD-2-Clause
-- What the journal writes to state.db and reads back after a restart.

-- query kept_data: all repository data
-- shared
SELECT owner, service_indication, sequence, data, updated_at, updated_by
FROM repository_data ORDER BY rowid;

-- query keep_data: stores repository data
-- given kept_data row
INSERT INTO repository_data (owner, service_indication, sequence, data, updated_at, updated_by)
VALUES (:owner, :service_indication, :sequence, :data, :updated_at, :updated_by)
ON CONFLICT (owner, service_indication) DO UPDATE SET
    sequence = excluded.sequence, data = excluded.data, updated_at = excluded.updated_at,
    updated_by = excluded.updated_by;

-- query drop_data: deletes repository data
-- given kept_data row
DELETE FROM repository_data WHERE owner = :owner AND service_indication = :service_indication;

-- query kept_item: all that was set over imported values
-- shared
-- word kind held_kind
SELECT owner, kind, detail, value, updated_at
FROM held_item ORDER BY owner, kind, detail;

-- query keep_item: sets one value
-- given kept_item row
INSERT OR REPLACE INTO held_item (owner, kind, detail, value, updated_at)
VALUES (:owner, :kind, :detail, :value, :updated_at);

-- query drop_item: lets the imported value come through again
-- given kept_item row
DELETE FROM held_item WHERE owner = :owner AND kind = :kind AND detail = :detail;

-- query kept_subscription: all subscriptions on Sh
-- shared
-- word wildcard_type identity_type
SELECT id, origin_host, origin_realm, via, identity, identity_kind, wildcard, wildcard_type,
    private_identity, data_reference, service_indication, server_name, dsai_tag, identity_set,
    expires_at, one_time, notif_eff, created_at, digest
FROM sh_subscription ORDER BY id;

-- query keep_subscription: adds or changes a subscription, whose key stays
-- given kept_subscription row
INSERT INTO sh_subscription (id, origin_host, origin_realm, via, identity, identity_kind,
    wildcard, wildcard_type, private_identity, data_reference, service_indication, server_name,
    dsai_tag, identity_set, expires_at, one_time, notif_eff, created_at, digest)
VALUES (:id, :origin_host, :origin_realm, :via, :identity, :identity_kind, :wildcard,
    :wildcard_type, :private_identity, :data_reference, :service_indication, :server_name,
    :dsai_tag, :identity_set, :expires_at, :one_time, :notif_eff, :created_at, :digest)
ON CONFLICT (id) DO UPDATE SET
    origin_realm = excluded.origin_realm, via = excluded.via, expires_at = excluded.expires_at,
    one_time = excluded.one_time, notif_eff = excluded.notif_eff, digest = excluded.digest;

-- query drop_subscription: ends a subscription
-- given kept_subscription row
DELETE FROM sh_subscription WHERE id = :id;

-- query note_digest: notes what a subscriber knows, if there still is one
-- given kept_subscription row
UPDATE sh_subscription SET digest = :digest WHERE id = :id;

-- query kept_notification: the outbox
-- shared
-- word wildcard_type identity_type
SELECT id, subscription, origin_host, origin_realm, via, identity, identity_kind, wildcard,
    wildcard_type, private_identity, document, ends_subscription, attempts, next_try, made_at
FROM sh_notification ORDER BY id;

-- query keep_notification: puts the newest state of a subscription into the outbox
-- given kept_notification row
INSERT OR REPLACE INTO sh_notification (id, subscription, origin_host, origin_realm, via, identity,
    identity_kind, wildcard, wildcard_type, private_identity, document, ends_subscription, attempts,
    next_try, made_at)
VALUES (:id, :subscription, :origin_host, :origin_realm, :via, :identity, :identity_kind,
    :wildcard, :wildcard_type, :private_identity, :document, :ends_subscription, :attempts,
    :next_try, :made_at);

-- query drop_notification: takes out what was delivered or given up
-- given kept_notification row
DELETE FROM sh_notification WHERE id = :id;

-- query kept_peer: what is known of the starts of peers
-- shared
SELECT origin_host, origin_state_id
FROM peer_state ORDER BY origin_host;

-- query keep_peer: notes the start of a peer
-- given kept_peer row
INSERT OR REPLACE INTO peer_state (origin_host, origin_state_id)
VALUES (:origin_host, :origin_state_id);

-- query kept_session: all AF sessions
-- shared
-- word access access
-- word state session_state
SELECT id, session_id, origin_host, origin_realm, via, subscription, contact, device, access,
    ip4, ip6, ip6_bits, ip_domain, apn, sub_id_type, sub_id, charging_id, service, service_urn,
    features1, features2, specific_actions, emergency, preliminary, forking, state, abort_cause,
    origin_state_id, ip_can, rat, trusted, plmn, created_at, updated_at
FROM rx_session ORDER BY id;

-- query keep_session: an AF session without media, in place of what it was
-- given kept_session row
INSERT OR REPLACE INTO rx_session (session_id, origin_host, origin_realm, via, subscription, contact,
    device, access, ip4, ip6, ip6_bits, ip_domain, apn, sub_id_type, sub_id, charging_id, service,
    service_urn, features1, features2, specific_actions, emergency, preliminary, forking, state,
    abort_cause, origin_state_id, ip_can, rat, trusted, plmn, created_at, updated_at)
VALUES (:session_id, :origin_host, :origin_realm, :via, :subscription, :contact, :device,
    :access, :ip4, :ip6, :ip6_bits, :ip_domain, :apn, :sub_id_type, :sub_id, :charging_id, :service,
    :service_urn, :features1, :features2, :specific_actions, :emergency, :preliminary, :forking,
    :state, :abort_cause, :origin_state_id, :ip_can, :rat, :trusted, :plmn, :created_at,
    :updated_at)
RETURNING id;

-- query note_ending: notes that an AF session is to be ended, if there still is one
-- given kept_session row
UPDATE rx_session SET state = :state, abort_cause = :abort_cause, updated_at = :updated_at
WHERE session_id = :session_id;

-- query note_told: notes what an AF was told of a session, if there still is one
-- given kept_session row
UPDATE rx_session SET access = :access, specific_actions = :specific_actions, ip_can = :ip_can,
    rat = :rat, trusted = :trusted, plmn = :plmn, updated_at = :updated_at
WHERE session_id = :session_id
RETURNING id;

-- query drop_session: ends an AF session
-- given kept_session row
DELETE FROM rx_session WHERE session_id = :session_id;

-- query kept_media: the media of all AF sessions
-- shared
-- word media media
-- word directive directive
-- word reason reason
SELECT session, number, media, flow_status, up_bps, down_bps, service, codecs, versioned,
    content_version, directive, reason, made_active_at, moved_at
FROM rx_media ORDER BY session, number;

-- query keep_media: adds a media component
-- given kept_media row
INSERT INTO rx_media (session, number, media, flow_status, up_bps, down_bps, service, codecs,
    versioned, content_version, directive, reason, made_active_at, moved_at)
VALUES (:session, :number, :media, :flow_status, :up_bps, :down_bps, :service, :codecs,
    :versioned, :content_version, :directive, :reason, :made_active_at, :moved_at);

-- query note_media: notes what an AF was told of a media component, if there still is one
-- given kept_media row
UPDATE rx_media SET directive = :directive, reason = :reason
WHERE session = :session AND number = :number;

-- query kept_flow: the flows of all media
-- shared
SELECT session, media, number, usage, status, up_bps, down_bps, descriptions
FROM rx_flow ORDER BY session, media, number;

-- query keep_flow: adds a flow
-- given kept_flow row
INSERT INTO rx_flow (session, media, number, usage, status, up_bps, down_bps, descriptions)
VALUES (:session, :media, :number, :usage, :status, :up_bps, :down_bps, :descriptions);
