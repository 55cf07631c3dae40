-- SPDX-License-Identifier: BSD-2-Clause
-- Whose sessions the tests of news to AFs are about: ann's and vic's phones have SRVCC, vic's video
-- goes along; bob's phone has none and could always be called over a circuit too.
BEGIN;
INSERT INTO import_begin (source) VALUES ('rx changes');

INSERT INTO policy_set (name) VALUES ('everybody');
INSERT INTO policy_rule (policy_set, name, media_group, level) VALUES
    ('everybody', 'audio', 'audio', 'may'), ('everybody', 'video', 'video', 'may'),
    ('everybody', 'rest', '*', 'may');

INSERT INTO subscription (name, hplmn, srvcc_allowed) VALUES
    ('ann', '00101', 1), ('bob', '00101', 0), ('vic', '00101', 1);
INSERT INTO public_identity (uri, subscription) VALUES
    ('sip:ann@example.net', 'ann'), ('sip:bob@example.net', 'bob'), ('sip:vic@example.net', 'vic');
INSERT INTO device (subscription, name, srvcc_capable, vsrvcc_capable) VALUES
    ('ann', 'phone', 1, 0), ('bob', 'phone', 0, 0), ('vic', 'phone', 1, 1);
INSERT INTO contact (subscription, device, uri, access, voice_support, ip4) VALUES
    ('ann', 'phone', 'sip:ann@1', 'EUTRAN', 'supported', '10.0.0.1'),
    ('bob', 'phone', 'sip:bob@1', 'EUTRAN', 'supported', '10.0.0.2'),
    ('bob', 'phone', 'sip:bob@msc.example.net', 'GERAN_CS', 'unknown', NULL),
    ('vic', 'phone', 'sip:vic@1', 'EUTRAN', 'supported', '10.0.0.3');

INSERT INTO rx_permission (origin_host) VALUES
    ('pcscf.example.net'), ('other.example.net'), ('third.example.net');

INSERT INTO import_end (source) VALUES ('rx changes');
COMMIT;
