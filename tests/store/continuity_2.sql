-- SPDX-License-Identifier: BSD-2-Clause
-- A continuity database of version 2, as it was: one of version 1 after its step, with rows in the
-- tables that later steps change. It is not to be changed; the upgrade test starts from it.
.read continuity_1.sql
PRAGMA user_version = 2;
DROP TRIGGER "device before insert";
ALTER TABLE service_constraint ADD COLUMN
    data_off_exempt    INTEGER NOT NULL DEFAULT 0           -- runs with 3GPP PS data off (TS 22.011 10)
                       CONSTRAINT "data_off_exempt is 0 or 1" CHECK (data_off_exempt IN (0, 1));
INSERT INTO subscription (name, hplmn) VALUES ('bob', '00101');
INSERT INTO private_identity (impi, subscription, imsi, stn_sr) VALUES
    ('alice@ims.example', 'alice', '001010000000001', '15550199000'),
    ('bob@ims.example', 'bob', NULL, NULL);
INSERT INTO public_identity (uri, subscription, type, service_profile) VALUES
    ('sip:bob@ims.example', 'bob', 'public_user_identity', 7);
INSERT INTO device (id, subscription, name, instance, controller_capable) VALUES
    (7, 'alice', 'phone', 'urn:uuid:1', 1), (9, 'alice', 'tablet', 'urn:uuid:2', 1);
INSERT INTO iut_authorisation VALUES
    ('alice', 'any_same_sub', '', 'transfer', 'allow'),
    ('alice', 'device', 'urn:uuid:2', 'control_transfer', 'ask'),
    ('alice', 'impu', 'SIP:bob@IMS.example', 'replicate', 'deny');
INSERT INTO control_loss_preference VALUES ('alice', 2, 'phone', 0), ('alice', 1, 'tablet', 1);
INSERT INTO session_mask VALUES
    ('alice', 'any_same_operator', '', '*', 1), ('alice', 'impu', 'sip:bob@ims.example', '*', 0);
INSERT INTO remote_restriction VALUES ('00102', 'all'), ('Example.NET', 'replicate');
CREATE TRIGGER "remote_restriction before update" BEFORE UPDATE ON remote_restriction BEGIN
    SELECT RAISE(ROLLBACK, 'the guard of version 2');
END;
