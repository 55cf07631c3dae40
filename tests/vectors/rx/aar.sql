-- SPDX-License-Identifier: BSD-2-Clause
-- AA-Requests and Session-Termination-Requests in the order in which they are sent, and what they are
-- answered with (TS 29.214 4.4, 5.3, 5.5). One row is one request over TCP; a session lives on from
-- row to row. hss.example.net and as.example.net are AFs, dra.example.net is not.
--   keys      NAME=VALUE with "|" between: ip4, ip6 (prefix/bits), domain, apn; e164, imsi, sip, nai,
--             private (Subscription-Ids); kind (Rx-Request-Type), icid, urn, app, features,
--             must-features, list, actions; ip4hex, ip6hex for what no address is
--   media     one line per component: its number, then NAME=VALUE with "|" between: type (a word or a
--             number), status, up, down, xup, xdown, app, codec ("~" is a line end, "^" CR, "\" NUL), flow (its
--             number; what follows is the flow's: desc, usage, status, up, down)
--   failed    path of codes inside Failed-AVP; accepts: Acceptable-Service-Info as "number:up/down"
--             separated by blanks; access: "IP-CAN-Type RAT-Type AN-Trusted", "-" for absent
--   says      piece of Error-Message; live: sessions afterwards
CREATE TABLE aar (
    name TEXT PRIMARY KEY, clause TEXT NOT NULL, command TEXT NOT NULL DEFAULT 'AAR',
    peer TEXT NOT NULL DEFAULT 'hss.example.net', session TEXT NOT NULL,
    keys TEXT NOT NULL DEFAULT '', media TEXT NOT NULL DEFAULT '',
    without TEXT NOT NULL DEFAULT '', raw TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT 'base' CHECK (kind IN ('base', 'experimental')),
    code INTEGER NOT NULL DEFAULT 2001, failed TEXT, accepts TEXT NOT NULL DEFAULT '',
    access TEXT NOT NULL DEFAULT '- - -', says TEXT NOT NULL DEFAULT '', features INTEGER,
    live INTEGER NOT NULL
) STRICT;

-- Session binding --------------------------------------------------------------------------------

INSERT INTO aar (name, clause, session, keys, media, access, live) VALUES
    ('audio over LTE', '29.214 4.4.1', 'a', 'ip4=10.0.0.1', '1|type=audio|up=64000|down=64000', '5 1004 -', 1),
    ('by IPv6 prefix', '29.214 4.4.1', 'b', 'ip6=2001:db8:1::/64', '1|type=audio', '5 1004 -', 2),
    ('by an address within the prefix', '29.214 4.4.1', 'c', 'ip6=2001:db8:1::77/128', '1|type=audio', '5 1004 -', 3),
    ('by a full IPv6 address', '29.214 4.4.1', 'd', 'ip6=2001:db8:4::4/128', '1|type=audio', '6 0 1', 4),
    ('by both addresses of a contact', '29.214 4.4.1', 'e', 'ip4=10.0.0.1|ip6=2001:db8:1::/64', '1|type=audio', '5 1004 -', 5),
    ('types provisioned with the contact', '29.214 5.3.27', 'f', 'ip4=10.0.0.7', '1|type=text', '9 2 0', 6),
    ('over a fixed line', '29.212 5.3.31', 'g', 'ip4=10.0.4.1', '1|type=audio', '7 3 -', 7),
    ('with its IP domain', '29.214 5.3.35', 'h', 'ip4=10.9.9.9|domain=east', '1|type=text', '6 0 0', 8),
    ('with the other IP domain', '29.214 5.3.35', 'i', 'ip4=10.9.9.9|domain=west', '1|type=audio', '6 0 0', 9),
    ('with its APN', '29.214 4.4.1', 'j', 'ip4=10.0.0.1|apn=ims', '1|type=audio', '5 1004 -', 10),
    ('with its user by SIP URI', '29.213 5.2', 'k', 'ip4=10.0.0.1|sip=sip:ann@EXAMPLE.net;user=phone', '1|type=audio', '5 1004 -', 11),
    ('with its user by number', '29.213 5.2', 'l', 'ip4=10.0.0.1|e164=+15550001', '1|type=audio', '5 1004 -', 12),
    ('with one identity that is known', '29.213 5.2', 'm', 'ip4=10.0.0.1|sip=sip:unheard@example.net|imsi=001010000000001', '1|type=audio', '5 1004 -', 13),
    ('by user alone, several contacts', '29.214 4.4.1', 'n', 'nai=ann@example.net', '1|type=audio', '- - -', 14),
    ('by user and APN, one contact', '29.214 4.4.1', 'o', 'private=ann@example.net|apn=internet', '1|type=text', '6 0 1', 15),
    ('by user with one contact', '29.214 4.4.1', 'p', 'sip=sip:dan@example.net', '1|type=audio', '0 1000 -', 16),
    ('nothing but signalling', '29.214 4.4.5', 'q', 'ip4=10.0.0.2', '0|flow=0|usage=2', '0 1000 -', 17),
    ('nothing at all', '29.214 4.4.5', 'r', 'ip4=10.0.0.2|actions=1,4', '', '0 1000 -', 18);
INSERT INTO aar (name, clause, command, session, keys, live)
    SELECT 'end ' || session, '29.214 4.4.4', 'STR', session, '', 18 - row_number() OVER (ORDER BY session)
    FROM aar WHERE session BETWEEN 'a' AND 'r' ORDER BY session;

INSERT INTO aar (name, clause, session, keys, media, kind, code, failed, live) VALUES
    ('unknown address', '29.214 4.4.1', 'a', 'ip4=10.0.0.99', '1|type=audio', 'experimental', 5065, '8', 0),
    ('unknown prefix', '29.214 4.4.1', 'a', 'ip6=2001:db8:9::/64', '1|type=audio', 'experimental', 5065, '97', 0),
    ('a shorter prefix is not the contact''s', '29.214 4.4.1', 'a', 'ip6=2001:db8::/32', '1|type=audio', 'experimental', 5065, '97', 0),
    ('the address in no domain', '29.214 5.3.35', 'a', 'ip4=10.9.9.9', '1|type=audio', 'experimental', 5065, '8', 0),
    ('the address in another domain', '29.214 5.3.35', 'a', 'ip4=10.9.9.9|domain=north', '1|type=audio', 'experimental', 5065, '537', 0),
    ('the address in another APN', '29.214 4.4.1', 'a', 'ip4=10.0.0.1|apn=internet', '1|type=audio', 'experimental', 5065, '30', 0),
    ('addresses of two contacts', '29.214 4.4.1', 'a', 'ip4=10.0.0.1|ip6=2001:db8:4::4/128', '1|type=audio', 'experimental', 5065, '97', 0),
    ('somebody else''s address', '29.213 5.2', 'a', 'ip4=10.0.0.1|sip=sip:bob@example.net', '1|type=audio', 'experimental', 5065, '8', 0),
    ('identities of two users', '29.213 5.2', 'a', 'imsi=001010000000001|e164=15550002', '1|type=audio', 'experimental', 5065, '443', 0),
    ('an identity nobody has', '29.213 5.2', 'a', 'ip4=10.0.0.1|sip=sip:unheard@example.net', '1|type=audio', 'experimental', 5065, '443', 0),
    ('a kind of identity that is not defined', '8506 8.47', 'a', 'kind9=x', '1|type=audio', 'experimental', 5065, NULL, 0),
    ('an expired contact', '29.214 4.4.1', 'a', 'ip4=10.0.0.5', '1|type=audio', 'experimental', 5065, '8', 0),
    ('neither address nor identity', '29.214 4.4.1', 'a', '', '1|type=audio', 'experimental', 5065, NULL, 0);
INSERT INTO aar (name, clause, session, keys, media, code, failed, live) VALUES
    ('Framed-IP-Address of three octets', '7155 4.4.10.5.1', 'a', 'ip4hex=0a0000', '1|type=audio', 5014, '8', 0),
    ('Framed-IP-Address of sixteen octets', '7155 4.4.10.5.1', 'a', 'ip4hex=0a000001000000000000000000000000', '1|type=audio', 5014, '8', 0),
    ('empty Framed-IP-Address', '7155 4.4.10.5.1', 'a', 'ip4hex=', '1|type=audio', 5014, '8', 0),
    ('Framed-IPv6-Prefix of one octet', '3162 2.3', 'a', 'ip6hex=00', '1|type=audio', 5014, '97', 0),
    ('Framed-IPv6-Prefix of nineteen octets', '3162 2.3', 'a', 'ip6hex=008020010db800010000000000000000000100', '1|type=audio', 5014, '97', 0),
    ('prefix longer than an address', '3162 2.3', 'a', 'ip6hex=008120010db8000100000000000000000001', '1|type=audio', 5004, '97', 0),
    ('prefix with fewer octets than bits', '3162 2.3', 'a', 'ip6hex=004020010db80001', '1|type=audio', 5014, '97', 0),
    ('prefix of no bits', '3162 2.3', 'a', 'ip6hex=0000', '1|type=audio', 5004, '97', 0),
    ('prefix with something reserved', '3162 2.3', 'a', 'ip6hex=014020010db800010000', '1|type=audio', 5004, '97', 0);
INSERT INTO aar (name, clause, session, keys, media, access, live) VALUES
    ('prefix with no more octets than needed', '3162 2.3', 'a', 'ip6hex=004020010db800010000', '1|type=audio', '5 1004 -', 1);
INSERT INTO aar (name, clause, command, session, live) VALUES ('end it', '29.214 4.4.4', 'STR', 'a', 0);

-- Permission, emergency, features -----------------------------------------------------------------

INSERT INTO aar (name, clause, peer, session, keys, media, kind, code, live) VALUES
    ('a peer that is no AF', '6733 7.1.5', 'dra.example.net', 'a', 'ip4=10.0.0.1', '1|type=audio', 'base', 5003, 0),
    ('permission before binding', '6733 7.1.5', 'dra.example.net', 'a', 'ip4=10.0.0.99', '1|type=audio', 'base', 5003, 0),
    ('ordinary call over the emergency APN', '29.214 4.4.1', 'hss.example.net', 'a', 'ip4=10.0.0.6', '1|type=audio', 'experimental', 5066, 0),
    ('another service over the emergency APN', '29.214 4.4.1', 'hss.example.net', 'a', 'ip4=10.0.0.6|urn=sosl', '1|type=audio', 'experimental', 5066, 0);
INSERT INTO aar (name, clause, session, keys, media, access, live) VALUES
    ('emergency call over the emergency APN', '29.214 4.4.1', 'a', 'ip4=10.0.0.6|urn=sos.police', '1|type=audio', '5 1004 -', 1),
    ('emergency call with restricted media', '23.237 4.3.1', 'b', 'ip4=10.0.0.2|urn=urn:Service:sos', '1|type=video', '0 1000 -', 2);
INSERT INTO aar (name, clause, command, session, live) VALUES
    ('end police', '29.214 4.4.4', 'STR', 'a', 1), ('end sos', '29.214 4.4.4', 'STR', 'b', 0);
INSERT INTO aar (name, clause, session, keys, media, kind, code, access, failed, features, live) VALUES
    ('features that both have', '29.229 7.2', 'a', 'ip4=10.0.0.1|features=81', '1|type=audio', 'base', 2001, '5 1004 -', NULL, 17, 1),
    ('features that we have, insisted', '29.229 7.2', 'b', 'ip4=10.0.0.1|must-features=1', '1|type=audio', 'base', 2001, '5 1004 -', NULL, 1, 2),
    ('features that nobody has', '29.229 7.2', 'c', 'ip4=10.0.0.1|features=64', '1|type=audio', 'base', 2001, '5 1004 -', NULL, NULL, 3),
    ('features of the second list', '29.229 7.2', 'd', 'ip4=10.0.0.1|features=1|list=2', '1|type=audio', 'base', 2001, '5 1004 -', NULL, NULL, 4),
    ('a feature that we lack, insisted', '29.229 7.2', 'e', 'ip4=10.0.0.1|must-features=65', '1|type=audio', 'experimental', 5011, '- - -', '628', 1572919, 4);
INSERT INTO aar (name, clause, command, session, live) VALUES
    ('end of features a', '29.214 4.4.4', 'STR', 'a', 3), ('end of features b', '29.214 4.4.4', 'STR', 'b', 2),
    ('end of features c', '29.214 4.4.4', 'STR', 'c', 1), ('end of features d', '29.214 4.4.4', 'STR', 'd', 0);

-- Whose policy applies ---------------------------------------------------------------------------

INSERT INTO aar (name, clause, session, keys, media, kind, code, access, says, live) VALUES
    ('WLAN while LTE is in another network', '23.237 6.4', 'a', 'ip4=10.0.5.2', '1|type=text', 'experimental', 5063, '- - -',
     'component 1, text over WLAN_TRUSTED: the operator restricts this access', 0),
    ('LTE in another network', '23.237 6.4', 'a', 'ip4=10.0.5.1', '1|type=text', 'base', 2001, '5 1004 -', '', 1),
    ('WLAN after LTE was in another network', '23.237 6.4', 'b', 'ip4=10.0.6.2', '1|type=text', 'base', 2001, '6 0 0', '', 2);
INSERT INTO aar (name, clause, command, session, live) VALUES
    ('end of LTE elsewhere', '29.214 4.4.4', 'STR', 'a', 1), ('end of WLAN at home', '29.214 4.4.4', 'STR', 'b', 0);

-- What policy allows ------------------------------------------------------------------------------

INSERT INTO aar (name, clause, session, keys, media, kind, code, accepts, says, live) VALUES
    ('video over 3G', '23.237 6.4', 'a', 'ip4=10.0.0.2', '1|type=video|up=512000|down=512000', 'experimental', 5063, '',
     'component 1, video over UTRAN_PS: the operator restricts this access', 0),
    ('audio and video over 3G', '29.214 5.3.24', 'a', 'ip4=10.0.0.2', '1|type=audio|up=64000|down=32000' || char(10) || '2|type=video|up=512000|down=512000', 'experimental', 5063, '1:64000/32000',
     'component 2, video over UTRAN_PS: the operator restricts this access', 0),
    ('voice over GPRS', '23.237 6.4', 'a', 'ip4=10.0.0.3', '1|type=audio', 'experimental', 5063, '', 'does not support IMS voice', 0),
    ('more bandwidth than the rule gives', '29.214 5.3.24', 'a', 'ip4=10.0.0.1', '1|type=video|up=3000000|down=1000000', 'experimental', 5063, '1:2000000/1000000', 'bandwidth', 0),
    ('more bandwidth than the access gives', '29.214 5.3.24', 'a', 'ip4=10.0.1.1', '1|type=text|up=2000000|down=2000000', 'experimental', 5063, '1:1000000/1000000', 'bandwidth', 0),
    ('more bandwidth than one can count in bits', '29.214 5.3.59', 'a', 'ip4=10.0.1.1', '1|type=text|xup=5000000|xdown=5000000', 'experimental', 5063, '1:1000000/1000000', 'bandwidth', 0),
    ('a codec the device has not', '23.237 6.4', 'a', 'ip4=10.0.0.1', '1|type=audio|codec=uplink~offer~m=audio 49170 RTP/AVP 97~a=rtpmap:97 EVS/16000', 'experimental', 5063, '', 'cannot carry', 0),
    ('media the device has not', '23.237 6.4', 'a', 'ip4=10.0.0.7', '1|type=audio', 'experimental', 5063, '', 'cannot carry', 0),
    ('a direction the device has not', '23.237 6.4', 'a', 'ip4=10.0.0.7', '1|type=video|up=500000|down=500000', 'experimental', 5063, '', 'cannot carry', 0),
    ('a service of its own', '23.237 6.4', 'a', 'ip4=10.0.0.1|app=chat', '1|type=message', 'experimental', 5063, '', 'restricts', 0),
    ('a service of the component', '23.237 6.4', 'a', 'ip4=10.0.0.1', '1|type=message|app=chat', 'experimental', 5063, '', 'restricts', 0),
    ('a suspended subscription', '23.237 5.3.1', 'a', 'ip4=10.0.2.1', '1|type=audio', 'experimental', 5063, '', 'no active subscription', 0),
    ('a starting session', '23.237 6.4', 'a', 'ip4=10.0.1.1', '1|type=video', 'experimental', 5063, '', 'restricts', 0),
    ('a starting session by its description', '29.214 5.3.7', 'a', 'ip4=10.0.1.1', '1|type=video|codec=uplink~offer~m=video 1 RTP/AVP 99', 'experimental', 5063, '', 'restricts', 0);
INSERT INTO aar (name, clause, session, keys, media, access, live) VALUES
    ('an arriving session', '29.214 5.3.7', 'a', 'ip4=10.0.1.1', '1|type=video|codec=downlink~offer~m=video 1 RTP/AVP 99', '5 1004 -', 1),
    ('video over LTE although WLAN is better', '23.237 6.4', 'b', 'ip4=10.0.0.1', '1|type=video|up=1000000|down=1000000', '5 1004 -', 2),
    ('a subscription without service continuity', '23.237 5.3.1', 'c', 'ip4=10.0.3.1', '1|type=video', '0 1000 -', 3),
    ('a direction the device has', '23.237 6.4', 'd', 'ip4=10.0.0.7', '1|type=video|status=1', '9 2 0', 4),
    ('a direction of its flows', '29.214 5.3.11', 'e', 'ip4=10.0.0.7', '1|type=video|flow=1|status=1|flow=2|usage=1', '9 2 0', 5),
    ('a codec the device has', '23.237 6.4', 'f', 'ip4=10.0.0.1', '1|type=audio|codec=uplink~offer~m=audio 49170 RTP/AVP 0 97~a=rtpmap:97 EVS/16000', '5 1004 -', 6),
    ('the answer narrows the offer', '29.214 5.3.7', 'g', 'ip4=10.0.0.1', '1|type=audio|codec=uplink~offer~m=audio 1 RTP/AVP 97~a=rtpmap:97 EVS/16000|codec=downlink~answer~m=audio 1 RTP/AVP 0', '5 1004 -', 7),
    ('media from the description', '29.214 5.3.7', 'h', 'ip4=10.0.0.1', '1|codec=uplink~offer~m=audio 1 RTP/AVP 0', '5 1004 -', 8),
    ('unknown kind of media', '29.214 5.3.19', 'i', 'ip4=10.0.0.1', '1|type=77', '5 1004 -', 9),
    ('RTCP takes no bandwidth of the component', '29.214 5.3.14', 'j', 'ip4=10.0.0.1', '1|type=video|up=2000000|down=2000000|flow=1|flow=2|usage=1', '5 1004 -', 10),
    ('a call forked and preliminary', '29.214 5.3.25', 'k', 'ip4=10.0.0.1|forking=1|preliminary=1', '1|type=audio', '5 1004 -', 11);
INSERT INTO aar (name, clause, session, keys, media, kind, code, accepts, says, live) VALUES
    ('every flow takes bandwidth', '29.214 5.3.14', 'l', 'ip4=10.0.0.1', '1|type=video|up=1500000|down=1500000|flow=1|flow=2', 'experimental', 5063, '1:1000000/1000000', 'bandwidth', 11);
INSERT INTO aar (name, clause, command, session, live)
    SELECT 'allowed, end ' || session, '29.214 4.4.4', 'STR', session, 11 - row_number() OVER (ORDER BY session)
    FROM aar WHERE command = 'AAR' AND live BETWEEN 1 AND 11 AND session BETWEEN 'a' AND 'k'
        AND rowid > (SELECT rowid FROM aar WHERE name = 'a starting session by its description') ORDER BY session;

-- What a message must not say ---------------------------------------------------------------------

INSERT INTO aar (name, clause, session, keys, media, kind, code, failed, live) VALUES
    ('filter that denies', '29.214 5.3.8', 'a', 'ip4=10.0.0.1', '1|type=audio|flow=1|desc=deny out 17 from 10.1.1.1 5000 to 10.0.0.1 6000', 'experimental', 5062, '517/519/507', 0),
    ('filter without direction', '29.214 5.3.8', 'a', 'ip4=10.0.0.1', '1|type=audio|flow=1|desc=permit 17 from any to any', 'experimental', 5062, '517/519/507', 0),
    ('filter with a list of ports', '29.214 5.3.8', 'a', 'ip4=10.0.0.1', '1|type=audio|flow=1|desc=permit out 17 from 10.1.1.1 5000,5002 to 10.0.0.1 6000', 'experimental', 5062, '517/519/507', 0),
    ('filter with a range of ports', '29.214 5.3.8', 'a', 'ip4=10.0.0.1', '1|type=audio|flow=1|desc=permit out 17 from 10.1.1.1 to 10.0.0.1 6000-6010', 'experimental', 5062, '517/519/507', 0),
    ('filter that is assigned', '29.214 5.3.8', 'a', 'ip4=10.0.0.1', '1|type=audio|flow=1|desc=permit out ip from any to assigned', 'experimental', 5062, '517/519/507', 0),
    ('filter that is negated', '29.214 5.3.8', 'a', 'ip4=10.0.0.1', '1|type=audio|flow=1|desc=permit out ip from !10.1.1.1 to any', 'experimental', 5062, '517/519/507', 0),
    ('filter with options', '29.214 5.3.8', 'a', 'ip4=10.0.0.1', '1|type=audio|flow=1|desc=permit out 6 from any to any established', 'experimental', 5062, '517/519/507', 0),
    ('filter that is empty', '29.214 5.3.8', 'a', 'ip4=10.0.0.1', '1|type=audio|flow=1|desc=', 'experimental', 5062, '517/519/507', 0),
    ('the second filter of the second flow', '29.214 5.3.8', 'a', 'ip4=10.0.0.1', '1|type=audio|flow=1|desc=permit in ip from any to any|flow=2|desc=permit in ip from any to any|desc=deny in ip from any to any', 'experimental', 5062, '517/519/507', 0),
    ('binding before filters', '29.214 4.4.1', 'a', 'ip4=10.0.0.99', '1|type=audio|flow=1|desc=deny', 'experimental', 5065, '8', 0),
    ('filters before policy', '29.214 4.4.1', 'a', 'ip4=10.0.0.2', '1|type=video|flow=1|desc=deny', 'experimental', 5062, '517/519/507', 0),
    ('a component twice', '29.214 5.3.17', 'a', 'ip4=10.0.0.1', '1|type=audio' || char(10) || '1|type=video', 'experimental', 5061, '517', 0),
    ('a flow twice', '29.214 5.3.9', 'a', 'ip4=10.0.0.1', '1|type=audio|flow=1|flow=1', 'experimental', 5061, '517/519', 0),
    ('no kind of media', '29.214 5.3.19', 'a', 'ip4=10.0.0.1', '1|up=64000', 'experimental', 5061, '517/520', 0),
    ('undefined flow status', '29.214 5.3.11', 'a', 'ip4=10.0.0.1', '1|type=audio|status=5', 'base', 5004, '517/511', 0),
    ('undefined flow status of a flow', '29.214 5.3.11', 'a', 'ip4=10.0.0.1', '1|type=audio|flow=1|flow=2|status=9', 'base', 5004, '517/519/511', 0),
    ('undefined request type', '29.214 5.3.29', 'a', 'ip4=10.0.0.1|kind=2', '1|type=audio', 'base', 5004, '533', 0);
INSERT INTO aar (name, clause, session, keys, without, code, failed, live) VALUES
    ('no application', '29.214 5.6.1', 'a', 'ip4=10.0.0.1', '258', 5005, '258', 0),
    ('no realm', '29.214 5.6.1', 'a', 'ip4=10.0.0.1', '283', 5005, '283', 0);
INSERT INTO aar (name, clause, session, keys, raw, code, failed, live) VALUES
    ('component without a number', '29.214 5.3.16', 'a', 'ip4=10.0.0.1', '00000205c000000c000028af', 5005, '517/518', 0),
    ('flow without a number', '29.214 5.3.17', 'a', 'ip4=10.0.0.1',
     '00000205c0000028000028af00000206c0000010000028af0000000100000207c000000c000028af', 5005, '517/519/509', 0),
    ('identity without its value', '8506 8.46', 'a', '', '000001bb40000014000001c24000000c00000000', 5005, '443/444', 0),
    ('second Framed-IP-Address', '29.214 5.6.1', 'a', 'ip4=10.0.0.1', '000000084000000c0a000001', 5009, '8', 0),
    ('number of five octets', '29.214 5.3.16', 'a', 'ip4=10.0.0.1', '00000205c0000020000028af00000206c0000011000028af0000000100000000', 5014, '517/518', 0);

-- What peers are known to send --------------------------------------------------------------------

INSERT INTO aar (name, clause, session, keys, media, raw, access, live) VALUES
    ('a P-CSCF with four filters, NUL and CR', '29.214 5.3.8', 'pcscf;1;2', 'ip4=10.0.0.1|sip=sip:ann@example.net|app=IMS Services|preliminary=1|actions=1,2,4',
     '1|type=audio|up=64000|down=64000|status=2|flow=1|desc=permit out 17 from 10.1.1.1 5000 to 10.0.0.1 6000|desc=permit in 17 from 10.0.0.1 6000 to 10.1.1.1 5000|desc=permit out 17 from 10.1.1.1 5001 to 10.0.0.1 6001|desc=permit in 17 from 10.0.0.1 6001 to 10.1.1.1 5001|usage=0|codec=uplink~offer~m=audio 6000 RTP/AVP 0 8^~a=rtpmap:0 PCMU/8000^~\',
     '000001234000000c00000e10000001144000000c000000000000001b4000000c00000e10000001cac0000010000032db00000000', '5 1004 -', 1);
INSERT INTO aar (name, clause, command, session, raw, live) VALUES
    ('a P-CSCF that ends its call', '29.214 4.4.4', 'STR', 'pcscf;1;2', '000001f8c0000018000028af494d53205365727669636573', 0);

-- Kamailio's P-CSCF (ims_qos 5.6), as recorded: the AVPs beyond the grammar (260, 291, 276, 27, ETSI's
-- 458), the void Specific-Action 5, the Flow-Number of the component, two filters or four or eight.
CREATE TEMP TABLE kamailio (who TEXT, beyond TEXT, audio TEXT, video TEXT, signalling TEXT) STRICT;
INSERT INTO kamailio VALUES (
    '|app=IMS Services|actions=1,2,3,4,5,6,12',
    '00000104400000200000010a4000000c000028af000001024000000c01000014' ||
    '000001234000000c00001c20000001ca80000010000032db00000000000001144000000c000000000000001b4000000c00001c20',
    '1|type=audio|up=41000|down=41000|status=2' ||
    '|codec=uplink~offer~m=audio 49170 RTP/AVP 0^~b=AS:41^~a=rtpmap:0 PCMU/8000^~\' ||
    '|codec=downlink~answer~m=audio 49180 RTP/AVP 0^~b=AS:41^~a=rtpmap:0 PCMU/8000^~\' ||
    '|flow=1|usage=0|desc=permit out 17 from 10.1.1.1 49180 to 10.0.0.1 49170' ||
    '|desc=permit in 17 from 10.0.0.1 49170 to 10.1.1.1 49180' ||
    '|desc=permit out 17 from 10.1.1.1 49181 to 10.0.0.1 49171' ||
    '|desc=permit in 17 from 10.0.0.1 49171 to 10.1.1.1 49181',
    char(10) || '2|type=video|up=960000|down=960000|status=2' ||
    '|codec=uplink~offer~m=video 49172 RTP/AVP 98^~b=AS:960^~a=rtpmap:98 H264/90000^~\' ||
    '|codec=downlink~answer~m=video 49182 RTP/AVP 98^~b=AS:960^~a=rtpmap:98 H264/90000^~\' ||
    '|flow=2|usage=0|desc=permit out 17 from 10.1.1.1 49182 to 10.0.0.1 49172' ||
    '|desc=permit in 17 from 10.0.0.1 49172 to 10.1.1.1 49182' ||
    '|desc=permit out 17 from 10.1.1.1 49183 to 10.0.0.1 49173' ||
    '|desc=permit in 17 from 10.0.0.1 49173 to 10.1.1.1 49183' ||
    '|desc=permit out 17 from 10.1.1.1 49182 to any|desc=permit in 17 from any to 10.1.1.1 49182' ||
    '|desc=permit out 17 from 10.1.1.1 49183 to any|desc=permit in 17 from any to 10.1.1.1 49183',
    '1|type=control|status=2|codec=downlink~offer~\|codec=uplink~answer~\' ||
    '|flow=1|usage=2|desc=permit out ip from 10.1.1.1 5060 to 10.0.0.1 5061' ||
    '|desc=permit in ip from 10.0.0.1 5061 to 10.1.1.1 5060');
INSERT INTO aar (name, clause, session, keys, media, raw, access, live)
    SELECT 'Kamailio begins a call', '29.214 4.4.1', 'pcscf;9;1', 'ip4=10.0.0.1|sip=sip:ann@example.net' || who, audio, beyond, '5 1004 -', 1 FROM kamailio
    UNION ALL SELECT 'Kamailio adds video, with eight filters', '29.214 4.4.2', 'pcscf;9;1', 'ip4=10.0.0.1|sip=sip:ann@example.net' || who, audio || video, beyond, '5 1004 -', 1 FROM kamailio
    UNION ALL SELECT 'Kamailio takes video back without a word', '29.214 4.4.2', 'pcscf;9;1', 'ip4=10.0.0.1|sip=sip:ann@example.net|app=IMS Services|preliminary=1', audio, beyond, '5 1004 -', 1 FROM kamailio;
INSERT INTO aar (name, clause, session, keys, media, raw, kind, code, accepts, says, live, failed)
    SELECT 'Kamailio asks for too much video', '29.214 5.3.24', 'pcscf;9;1', 'ip4=10.0.0.1|sip=sip:ann@example.net' || who, audio || replace(video, '=960000', '=9600000'), beyond, 'experimental', 5063,
        '1:41000/41000 2:2000000/2000000', 'component 2, video over EUTRAN', 1, NULL FROM kamailio
    UNION ALL SELECT 'Kamailio writes the tel URI of somebody else', '8506 8.47', 'pcscf;9;2', 'ip4=10.0.0.1|e164=TEL:+15550002' || who, audio, beyond, 'experimental', 5065, '', '', 1, '8' FROM kamailio
    UNION ALL SELECT 'Kamailio writes a tel URI without a number', '8506 8.47', 'pcscf;9;2', 'ip4=10.0.0.1|e164=tel:' || who, audio, beyond, 'experimental', 5065, '', '', 1, '443' FROM kamailio;
INSERT INTO aar (name, clause, session, keys, media, raw, access, live)
    SELECT 'Kamailio goes on in another session, the first is not ended', '29.214 4.4.1', 'pcscf;9;2', 'ip4=10.0.0.1|sip=sip:ann@example.net' || who, audio, beyond, '5 1004 -', 2 FROM kamailio
    UNION ALL SELECT 'Kamailio writes a number as tel URI', '8506 8.47', 'pcscf;9;3', 'ip4=10.0.0.1|e164=tel:+15550001' || who, audio, beyond, '5 1004 -', 3 FROM kamailio
    UNION ALL SELECT 'Kamailio registers: signalling that the device need not be able to carry', '29.214 4.4.5', 'pcscf;9;4', 'ip4=10.0.0.1|sip=sip:ann@example.net|actions=1,2,3,4,5,6,12', signalling, beyond, '5 1004 -', 4 FROM kamailio
    UNION ALL SELECT 'Kamailio has an IPv6 address for a prefix', '3162 2.3', 'pcscf;9;5', 'ip6=2001:db8:1::7/128|sip=sip:ann@example.net' || who,
        replace(replace(audio, '10.0.0.1', '2001:db8:1::7'), '10.1.1.1', '2001:db8:99::1'), beyond, '5 1004 -', 5 FROM kamailio
    UNION ALL SELECT 'Kamailio has no filters for this transport', '29.214 5.3.16', 'pcscf;9;6', 'ip4=10.0.0.1|sip=sip:ann@example.net' || who,
        '1|type=message|status=2|codec=uplink~offer~m=message 7394 TCP/MSRP *^~\|codec=downlink~answer~m=message 7394 TCP/MSRP *^~\', beyond, '5 1004 -', 6 FROM kamailio
    UNION ALL SELECT 'Kamailio has no word for this media', '29.214 5.3.19', 'pcscf;9;7', 'ip4=10.0.0.1|sip=sip:ann@example.net' || who,
        '1|type=4294967295|status=2|codec=uplink~offer~m=image 49170 udptl t38^~\|codec=downlink~answer~m=image 49180 udptl t38^~\', beyond, '5 1004 -', 7 FROM kamailio
    UNION ALL SELECT 'Kamailio tells the bandwidth of RTCP', '29.214 5.3.21', 'pcscf;9;8', 'ip4=10.0.0.1|sip=sip:ann@example.net' || who, '',
        '00000205c000005c000028af00000206c0000010000028af0000000100000208c0000010000028af00000000' ||
        '0000020ac0000010000028af0000025800000209c0000010000028af000007d0000001ffc0000010000028af00000002' || beyond, '5 1004 -', 8 FROM kamailio;
INSERT INTO aar (name, clause, command, session, raw, live)
    SELECT 'Kamailio ends ' || session, '29.214 4.4.4', 'STR', session,
        '00000104400000200000010a4000000c000028af000001024000000c01000014000001f8c0000018000028af494d53205365727669636573',
        8 - row_number() OVER (ORDER BY session)
    FROM (SELECT DISTINCT session FROM aar WHERE session LIKE 'pcscf;9;%') ORDER BY session;

-- Sessions ----------------------------------------------------------------------------------------

INSERT INTO aar (name, clause, command, peer, session, keys, media, kind, code, accepts, access, says, live, failed) VALUES
    ('update of an unknown session', '29.214 4.4.2', 'AAR', 'hss.example.net', 'a', 'ip4=10.0.0.1|kind=1', '1|type=audio', 'base', 5002, '', '- - -', '', 0, NULL),
    ('end of an unknown session', '29.214 4.4.4', 'STR', 'hss.example.net', 'a', '', '', 'base', 5002, '', '- - -', '', 0, NULL),
    ('session begins', '29.214 4.4.1', 'AAR', 'hss.example.net', 'a', 'ip4=10.0.0.1|kind=0|icid=one', '1|type=audio|up=64000|down=64000', 'base', 2001, '', '5 1004 -', '', 1, NULL),
    ('the same again', '29.214 4.4.1', 'AAR', 'hss.example.net', 'a', 'ip4=10.0.0.1|kind=0|icid=one', '1|type=audio|up=64000|down=64000', 'base', 2001, '', '5 1004 -', '', 1, NULL),
    ('another beginning of it', '29.214 4.4.1', 'AAR', 'hss.example.net', 'a', 'ip4=10.0.0.1|kind=0|icid=one', '1|type=text', 'base', 5012, '', '- - -', '', 1, NULL),
    ('somebody else''s session', '29.214 4.4.2', 'AAR', 'as.example.net', 'a', 'kind=1', '1|type=audio', 'base', 5002, '', '- - -', '', 1, NULL),
    ('somebody else ends it', '29.214 4.4.4', 'STR', 'as.example.net', 'a', '', '', 'base', 5002, '', '- - -', '', 1, NULL),
    ('the same call twice', '29.214 4.4.1', 'AAR', 'as.example.net', 'b', 'ip4=10.0.0.1|icid=one', '1|type=audio', 'experimental', 5064, '', '- - -', '', 1, '505'),
    ('the same call of another user', '29.214 4.4.1', 'AAR', 'as.example.net', 'b', 'ip4=10.0.4.1|icid=one', '1|type=audio', 'base', 2001, '', '7 3 -', '', 2, NULL),
    ('video joins', '29.214 4.4.2', 'AAR', 'hss.example.net', 'a', 'kind=1', '2|type=video|up=500000|down=500000', 'base', 2001, '', '5 1004 -', '', 2, NULL),
    ('too much of it', '29.214 4.4.2', 'AAR', 'hss.example.net', 'a', '', '2|up=4000000|down=4000000', 'experimental', 5063, '2:2000000/2000000', '- - -', 'component 2, video', 2, NULL),
    ('the rejection changed nothing', '29.214 4.4.2', 'AAR', 'hss.example.net', 'a', '', '2|status=3', 'base', 2001, '', '5 1004 -', '', 2, NULL),
    ('a filter that is refused', '29.214 4.4.2', 'AAR', 'hss.example.net', 'a', '', '1|flow=1|desc=deny in ip from any to any', 'experimental', 5062, '', '- - -', '', 2, '517/519/507'),
    ('video goes', '29.214 5.3.11', 'AAR', 'hss.example.net', 'a', '', '2|status=4', 'base', 2001, '', '5 1004 -', '', 2, NULL),
    ('its number is free', '29.214 5.3.11', 'AAR', 'hss.example.net', 'a', '', '2|up=1000', 'experimental', 5061, '', '- - -', '', 2, '517/520'),
    ('its number comes back', '29.214 5.3.11', 'AAR', 'hss.example.net', 'a', '', '2|type=text', 'base', 2001, '', '5 1004 -', '', 2, NULL),
    ('what never was goes', '29.214 5.3.11', 'AAR', 'hss.example.net', 'a', '', '9|status=4', 'base', 2001, '', '5 1004 -', '', 2, NULL),
    ('the session moves to WLAN', '29.214 4.4.2', 'AAR', 'hss.example.net', 'a', 'ip4=10.0.0.4', '1|status=2', 'base', 2001, '', '6 0 1', '', 2, NULL),
    ('the session moves where speech must not', '29.214 4.4.2', 'AAR', 'hss.example.net', 'a', 'ip4=10.0.0.3', '1|status=2', 'experimental', 5063, '2', '- - -', 'GERAN_PS', 2, NULL),
    ('the session moves to somebody else', '29.214 4.4.2', 'AAR', 'hss.example.net', 'a', 'ip4=10.0.4.1', '1|status=2', 'experimental', 5065, '', '- - -', '', 2, '8'),
    ('it is still on WLAN', '29.214 4.4.2', 'AAR', 'hss.example.net', 'a', '', '1|status=2', 'base', 2001, '', '6 0 1', '', 2, NULL),
    ('it ends', '29.214 4.4.4', 'STR', 'hss.example.net', 'a', '', '', 'base', 2001, '', '- - -', '', 1, NULL),
    ('it has ended', '29.214 4.4.4', 'STR', 'hss.example.net', 'a', '', '', 'base', 5002, '', '- - -', '', 1, NULL),
    ('the other ends too', '29.214 4.4.4', 'STR', 'as.example.net', 'b', '', '', 'base', 2001, '', '- - -', '', 0, NULL);
INSERT INTO aar (name, clause, command, session, without, code, failed, live) VALUES
    ('no cause of termination', '6733 8.4.1', 'STR', 'a', '295', 5005, '295', 0),
    ('an end in no realm', '6733 8.4.1', 'STR', 'a', '283', 5005, '283', 0);
INSERT INTO aar (name, clause, command, session, keys, media, raw, access, live) VALUES
    ('one that will be aborted', '29.214 4.4.1', 'AAR', 'a', 'ip4=10.0.0.1', '1|type=audio', '', '5 1004 -', 1),
    ('Kamailio ends it, the realm said twice', '6733 8.4.1', 'STR', 'a', '', '', '0000011b400000136578616d706c652e6e657400', '- - -', 0);

-- Restarts of an AF (RFC 6733 8.16): a higher Origin-State-Id than before ends what it opened. --------

INSERT INTO aar (name, clause, command, peer, session, keys, media, raw, code, kind, access, live) VALUES
    ('an AF says how often it started', '6733 8.16', 'AAR', 'as.example.net', 'a', 'ip4=10.0.0.1|icid=one', '1|type=audio', '000001164000000c00000064', 2001, 'base', '5 1004 -', 1),
    ('it says the same again', '6733 8.16', 'AAR', 'as.example.net', 'b', 'ip4=10.0.0.1|icid=two', '1|type=audio', '000001164000000c00000064', 2001, 'base', '5 1004 -', 2),
    ('it says nothing', '6733 8.16', 'AAR', 'as.example.net', 'c', 'ip4=10.0.0.2', '1|type=audio', '', 2001, 'base', '0 1000 -', 3),
    ('it says zero', '6733 8.16', 'AAR', 'as.example.net', 'c', '', '1|status=2', '000001164000000c00000000', 2001, 'base', '0 1000 -', 3),
    ('it says less', '6733 8.16', 'AAR', 'as.example.net', 'c', '', '1|status=2', '000001164000000c00000063', 2001, 'base', '0 1000 -', 3),
    ('another AF says more', '6733 8.16', 'AAR', 'hss.example.net', 'd', 'ip4=10.0.0.1', '1|type=audio', '000001164000000c000000c8', 2001, 'base', '5 1004 -', 4),
    ('it has started again with the same call', '6733 8.16', 'AAR', 'as.example.net', 'e', 'ip4=10.0.0.1|icid=one', '1|type=audio', '000001164000000c00000065', 2001, 'base', '5 1004 -', 2),
    ('what it opened before is gone', '6733 8.16', 'AAR', 'as.example.net', 'a', 'kind=1', '1|status=2', '', 5002, 'base', '- - -', 2),
    ('also what it opened without a value', '6733 8.16', 'AAR', 'as.example.net', 'c', 'kind=1', '1|status=2', '', 5002, 'base', '- - -', 2),
    ('and can be opened anew', '6733 8.16', 'AAR', 'as.example.net', 'a', 'ip4=10.0.0.1|icid=two', '1|type=audio', '', 2001, 'base', '5 1004 -', 3),
    ('the session of the other AF is there', '6733 8.16', 'AAR', 'hss.example.net', 'd', 'kind=1', '1|status=2', '', 2001, 'base', '5 1004 -', 3);
INSERT INTO aar (name, clause, command, peer, session, code, live) VALUES
    ('it ends what is gone', '6733 8.16', 'STR', 'as.example.net', 'b', 5002, 3),
    ('it ends what it opened since', '6733 8.16', 'STR', 'as.example.net', 'e', 2001, 2),
    ('and what it opened anew', '6733 8.16', 'STR', 'as.example.net', 'a', 2001, 1),
    ('the other AF ends its own', '6733 8.16', 'STR', 'hss.example.net', 'd', 2001, 0);
