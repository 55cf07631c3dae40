-- SPDX-License-Identifier: BSD-2-Clause
-- What the snapshot knows about moving media between devices.

-- query authorisations: who may ask for inter-UE transfer
SELECT id, subscription, requester_kind, requester, operation, decision
FROM iut_authorisation WHERE {touched subscription} ORDER BY id;

-- query successors: who is offered control when the controller is lost, best first
SELECT id, subscription, device, move_media FROM control_loss_preference
WHERE {touched subscription} ORDER BY subscription, rank;

-- query masks: what others may see of sessions
SELECT id, subscription, viewer_kind, viewer, media_group, hidden FROM session_mask
WHERE {touched subscription} ORDER BY id;
