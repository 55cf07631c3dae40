-- SPDX-License-Identifier: BSD-2-Clause
-- Whose session it is, what both sides agreed on, and what an AF may do with a session that is there
-- (TS 29.214 4.4.1, 4.4.2, 4.4.4, 5.4.1, 5.5). One row is one request over TCP; a session lives on
-- from row to row, unless the row ends it itself. hss.example.net and as.example.net are AFs.
--   keys, media  as in aar.sql; cause: Termination-Cause of an STR
--   failed       path of codes inside Failed-AVP; holds: the value of the last of them in hexadecimal
--   access       "IP-CAN-Type RAT-Type AN-Trusted", "-" for absent; plmn: 3GPP-SGSN-MCC-MNC
--   netloc       NetLoc-Access-Support
--   features     Feature-List of list 1, features2 of list 2; NULL: the answer has no such list
--   says         piece of Error-Message; live: sessions afterwards, without its own if `ends`
CREATE TABLE binding (
    name TEXT PRIMARY KEY, clause TEXT NOT NULL, command TEXT NOT NULL DEFAULT 'AAR',
    peer TEXT NOT NULL DEFAULT 'hss.example.net', session TEXT NOT NULL DEFAULT 'a',
    keys TEXT NOT NULL DEFAULT '', media TEXT NOT NULL DEFAULT '1|type=audio',
    cause INTEGER NOT NULL DEFAULT 1, without TEXT NOT NULL DEFAULT '', raw TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT 'base' CHECK (kind IN ('base', 'experimental')),
    code INTEGER NOT NULL DEFAULT 2001, failed TEXT, holds TEXT, says TEXT NOT NULL DEFAULT '',
    access TEXT NOT NULL DEFAULT '- - -', plmn TEXT NOT NULL DEFAULT '',
    features INTEGER, features2 INTEGER, netloc INTEGER,
    ends INTEGER NOT NULL DEFAULT 0 CHECK (ends IN (0, 1)), live INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Addresses that several have ----------------------------------------------------------------------

INSERT INTO binding (name, clause, keys, access, ends) VALUES
    ('the domain tells', '29.214 5.3.35', 'ip4=10.9.9.9|domain=east', '5 1004 -', 1),
    ('the other domain tells', '29.214 5.3.35', 'ip4=10.9.9.9|domain=west', '6 0 0', 1),
    ('the APN tells', '29.214 4.4.1', 'ip4=10.8.8.8|apn=ims', '5 1004 -', 1),
    ('the other APN tells', '29.214 4.4.1', 'ip4=10.8.8.8|apn=INTERNET', '6 0 0', 1),
    ('the identity tells, no domain is told', '29.213 5.2', 'ip4=10.9.9.9|sip=sip:eve@example.net', '6 0 0', 1),
    ('the identity tells, nothing else could', '29.213 5.2', 'ip4=10.7.7.7|sip=sip:hal@example.net', '5 1004 -', 1),
    ('the other identity tells', '29.213 5.2', 'ip4=10.7.7.7|sip=sip:ida@example.net', '6 0 0', 1),
    ('the IPv6 prefix tells', '29.214 4.4.1', 'ip4=10.7.7.7|ip6=2001:db8:7::/64', '5 1004 -', 1),
    ('who had it before has expired', '29.214 4.4.1', 'ip4=10.6.6.6', '6 0 0', 1),
    ('a domain where the contact names none', '29.214 5.3.35', 'ip4=10.0.0.1|domain=anywhere', '5 1004 -', 1),
    ('an APN where the contact names none', '29.214 4.4.1', 'ip4=10.5.5.5|apn=anything', '5 1004 -', 1),
    ('by both addresses', '29.214 4.4.1', 'ip4=10.0.0.1|ip6=2001:db8:1::9/128', '5 1004 -', 1),
    ('an IPv6 prefix that the contact does not name', '29.214 4.4.1', 'ip4=10.0.0.2|ip6=2001:db8:99::/64', '0 1000 -', 1),
    ('an IPv6 prefix that nobody has any longer', '29.214 4.4.1', 'ip4=10.0.0.2|ip6=2001:db8:6::/64', '0 1000 -', 1);
INSERT INTO binding (name, clause, keys, kind, code, failed, holds, says) VALUES
    ('the address in no domain', '29.214 5.3.35', 'ip4=10.9.9.9', 'experimental', 5065, '8', '0a090909', 'several contacts have that address; IP-Domain-Id'),
    ('the address in a third domain', '29.214 5.3.35', 'ip4=10.9.9.9|domain=north', 'experimental', 5065, '537', lower(hex('north')), 'another IP domain'),
    ('domains are octets', '29.214 5.3.35', 'ip4=10.9.9.9|domain=EAST', 'experimental', 5065, '537', lower(hex('EAST')), 'another IP domain'),
    ('the user is in another domain', '29.214 5.3.35', 'ip4=10.9.9.9|domain=west|sip=sip:bob@example.net', 'experimental', 5065, '537', lower(hex('west')), 'another IP domain'),
    ('the address behind no APN', '29.214 4.4.1', 'ip4=10.8.8.8', 'experimental', 5065, '8', '0a080808', 'Called-Station-Id'),
    ('the address behind a third APN', '29.214 4.4.1', 'ip4=10.8.8.8|apn=mms', 'experimental', 5065, '30', lower(hex('mms')), 'another packet data network'),
    ('nothing tells', '29.214 4.4.1', 'ip4=10.7.7.7', 'experimental', 5065, '8', '0a070707', 'Subscription-Id would tell'),
    ('an identity that has not that address', '29.213 5.2', 'ip4=10.7.7.7|sip=sip:bob@example.net', 'experimental', 5065, '8', '0a070707', 'belongs to another subscriber'),
    ('a prefix of somebody else', '29.214 4.4.1', 'ip4=10.0.0.1|ip6=2001:db8:7::/64', 'experimental', 5065, '97', NULL, 'different contacts'),
    ('a prefix that the contact contradicts', '29.214 4.4.1', 'ip4=10.0.0.1|ip6=2001:db8:99::/64', 'experimental', 5065, '97', NULL, 'different contacts'),
    ('an address that the contact contradicts', '29.214 4.4.1', 'ip4=10.0.0.99|ip6=2001:db8:1::/64', 'experimental', 5065, '8', '0a000063', 'different contacts'),
    ('a prefix of somebody else than the user', '29.214 4.4.1', 'ip4=10.0.0.1|ip6=2001:db8:7::/64|imsi=001010000000001', 'experimental', 5065, '97', NULL, 'another subscriber'),
    ('two addresses of nobody', '29.214 4.4.1', 'ip4=10.0.0.99|ip6=2001:db8:99::/64', 'experimental', 5065, '8', '0a000063', 'no registered contact has that address'),
    ('a registration that has expired', '29.214 4.4.1', 'ip6=2001:db8:6::/64', 'experimental', 5065, '97', NULL, 'has expired'),
    ('a prefix shorter than the contact''s', '29.214 4.4.1', 'ip6=2001:db8:1::/63', 'experimental', 5065, '97', NULL, 'no registered contact'),
    ('a prefix shorter than an address', '29.214 4.4.1', 'ip6=2001:db8:4::/64', 'experimental', 5065, '97', NULL, 'no registered contact'),
    ('no key at all', '29.214 4.4.1', '', 'experimental', 5065, NULL, NULL, 'neither an address nor an identity');
INSERT INTO binding (name, clause, keys, access, ends) VALUES
    ('a prefix longer than the contact''s', '29.214 4.4.1', 'ip6=2001:db8:1:0:8000::/65', '5 1004 -', 1),
    ('a whole address within the prefix', '29.214 4.4.1', 'ip6=2001:db8:1::1/128', '5 1004 -', 1),
    ('a whole address', '29.214 4.4.1', 'ip6=2001:db8:4::4/128', '6 0 1', 1);

-- Called-Station-Id (TS 23.003 9.1) ------------------------------------------------------------------

INSERT INTO binding (name, clause, keys, access, ends) VALUES
    ('an APN in capitals', '23.003 9.1', 'ip4=10.0.0.1|apn=IMS', '5 1004 -', 1),
    ('an APN with its operator', '23.003 9.1.2', 'ip4=10.0.0.1|apn=ims.mnc001.mcc001.gprs', '5 1004 -', 1),
    ('an APN without the operator that the contact names', '23.003 9.1.2', 'ip4=10.0.0.2|apn=ims', '0 1000 -', 1),
    ('an APN and operator in capitals', '23.003 9.1.2', 'ip4=10.0.0.2|apn=IMS.MNC001.MCC001.GPRS', '0 1000 -', 1),
    ('an operator in two digits', '23.003 9.1.2', 'ip4=10.0.0.2|apn=ims.mnc01.mcc001.gprs', '0 1000 -', 1),
    ('an identity and an APN with its operator', '29.214 4.4.1', 'imsi=001010000000001|apn=internet.mnc001.mcc001.gprs', '6 0 1', 1);
INSERT INTO binding (name, clause, keys, kind, code, failed, holds, says) VALUES
    ('another APN', '23.003 9.1', 'ip4=10.0.0.1|apn=internet', 'experimental', 5065, '30', lower(hex('internet')), 'another packet data network'),
    ('an APN that begins as the contact''s', '23.003 9.1', 'ip4=10.0.0.1|apn=ims.example', 'experimental', 5065, '30', NULL, 'another packet data network'),
    ('another operator', '23.003 9.1.2', 'ip4=10.0.0.2|apn=ims.mnc002.mcc001.gprs', 'experimental', 5065, '30', NULL, 'another packet data network'),
    ('another country', '23.003 9.1.2', 'ip4=10.0.0.2|apn=ims.mnc001.mcc002.gprs', 'experimental', 5065, '30', NULL, 'another packet data network'),
    ('an operator and nothing before it', '23.003 9.1.2', 'ip4=10.0.0.1|apn=mnc001.mcc001.gprs', 'experimental', 5065, '30', NULL, 'another packet data network'),
    ('an operator without digits', '23.003 9.1.2', 'ip4=10.0.0.1|apn=ims.mncabc.mcc001.gprs', 'experimental', 5065, '30', NULL, 'another packet data network'),
    ('an identity, and an APN where it has no contact', '29.214 4.4.1', 'imsi=001010000000001|apn=mms', 'experimental', 5065, NULL, NULL, 'no registered contact there'),
    ('an identity, and a domain where it has no contact', '29.214 5.3.35', 'sip=sip:bob@example.net|domain=west', 'experimental', 5065, NULL, NULL, 'no registered contact there'),
    ('an identity whose contact has expired', '29.214 4.4.1', 'sip=sip:jim@example.net', 'experimental', 5065, NULL, NULL, 'no registered contact there');

-- Subscription-Id (RFC 8506 8.46, 8.47) ---------------------------------------------------------------

INSERT INTO binding (name, clause, keys, access, ends) VALUES
    ('END_USER_E164', '8506 8.47', 'ip4=10.0.0.1|e164=15550001', '5 1004 -', 1),
    ('END_USER_E164 with a plus', '8506 8.47', 'ip4=10.0.0.1|e164=+15550001', '5 1004 -', 1),
    ('END_USER_E164 as a tel URI', '3966 3', 'ip4=10.0.0.1|e164=tel:+15550001', '5 1004 -', 1),
    ('END_USER_E164 with separators and a parameter', '3966 5.1.1', 'ip4=10.0.0.1|e164=tel:+1-555-0001;phone-context=example.net', '5 1004 -', 1),
    ('END_USER_E164 that is a public identity only', '8506 8.47', 'ip4=10.5.5.5|e164=15550009', '5 1004 -', 1),
    ('END_USER_IMSI', '8506 8.47', 'ip4=10.0.0.1|imsi=001010000000001', '5 1004 -', 1),
    ('END_USER_SIP_URI', '8506 8.47', 'ip4=10.0.0.1|sip=sip:ann@EXAMPLE.NET;transport=tcp', '5 1004 -', 1),
    ('END_USER_SIP_URI that is a tel URI', '8506 8.47', 'ip4=10.5.5.5|sip=tel:+1-555-0009', '5 1004 -', 1),
    ('END_USER_NAI', '8506 8.47', 'ip4=10.0.0.1|nai=ann@example.net', '5 1004 -', 1),
    ('END_USER_NAI made of the IMSI', '23.003 13.3', 'ip4=10.0.0.1|nai=001010000000001@ims.mnc001.mcc001.3gppnetwork.org', '5 1004 -', 1),
    ('END_USER_NAI made of the IMSI for EAP-AKA', '23.003 19.3.2', 'ip4=10.0.0.1|nai=0001010000000001@nai.epc.mnc001.mcc001.3gppnetwork.org', '5 1004 -', 1),
    ('END_USER_PRIVATE', '8506 8.47', 'ip4=10.0.0.1|private=ann@example.net', '5 1004 -', 1),
    ('a kind that is not defined says nothing', '8506 8.47', 'ip4=10.0.0.1|kind9=bob', '5 1004 -', 1),
    ('a kind that is not defined beside one that is', '8506 8.47', 'ip4=10.0.0.1|imsi=001010000000001|kind9=bob', '5 1004 -', 1),
    ('one that is known beside one that is not', '29.213 5.2', 'ip4=10.0.0.1|e164=19990000|imsi=001010000000001', '5 1004 -', 1),
    ('the same user in every way', '29.213 5.2', 'ip4=10.0.0.1|e164=15550001|imsi=001010000000001|sip=sip:ann@example.net|nai=ann@example.net|private=ann@example.net', '5 1004 -', 1);
INSERT INTO binding (name, clause, keys, kind, code, failed, says)
    SELECT 'somebody else''s ' || value, '29.213 5.2', 'ip4=10.0.0.1|' || value, 'experimental', 5065, '8', 'belongs to another subscriber'
    FROM json_each('["e164=15550002", "e164=tel:+1-555-0002", "e164=15550009", "imsi=001010000000002", "sip=sip:bob@example.net", "sip=tel:+15550009", "nai=bob@example.net", "nai=0001010000000002@nai.epc.mnc001.mcc001.3gppnetwork.org", "private=bob@example.net"]');
INSERT INTO binding (name, clause, keys, kind, code, failed, says)
    SELECT 'nobody''s ' || value, '29.213 5.2', 'ip4=10.0.0.1|' || value, 'experimental', 5065, '443', 'the identity belongs to no subscriber'
    FROM json_each('["e164=19990000", "e164=", "e164=tel:", "imsi=001019999999999", "imsi=", "sip=sip:nobody@example.net", "sip=no URI at all", "sip=", "nai=nobody@example.net", "nai=001019999999999@example.net", "nai=@", "private=nobody"]');
INSERT INTO binding (name, clause, keys, kind, code, failed, holds, says) VALUES
    ('identities of two users', '29.213 5.2', 'ip4=10.0.0.1|imsi=001010000000001|sip=sip:bob@example.net', 'experimental', 5065, '443/444', lower(hex('sip:bob@example.net')), 'different subscribers'),
    ('the first that is unknown is named', '29.213 5.2', 'ip4=10.0.0.1|e164=19990000|imsi=001019999999999', 'experimental', 5065, '443/444', lower(hex('19990000')), 'belongs to no subscriber'),
    ('a kind that is not defined, and no address', '8506 8.47', 'kind9=x', 'experimental', 5065, NULL, NULL, 'neither an address nor an identity');

-- A session that is there ------------------------------------------------------------------------------

INSERT INTO binding (name, clause, command, peer, keys, media, kind, code, failed, says, access, live) VALUES
    ('it begins', '29.214 4.4.1', 'AAR', 'hss.example.net', 'ip4=10.0.0.1|kind=0|icid=one|sip=sip:ann@example.net', '1|type=audio', 'base', 2001, NULL, '', '5 1004 -', 1),
    ('it begins again, the same', '29.214 4.4.1', 'AAR', 'hss.example.net', 'ip4=10.0.0.1|kind=0|icid=one|sip=sip:ann@example.net', '1|type=audio', 'base', 2001, NULL, '', '5 1004 -', 1),
    ('it begins again, named otherwise', '29.214 4.4.1', 'AAR', 'hss.example.net', 'ip4=10.0.0.1|kind=0|icid=one|imsi=001010000000001|apn=ims', '1|type=audio', 'base', 2001, NULL, '', '5 1004 -', 1),
    ('it begins again with other media', '29.214 4.4.1', 'AAR', 'hss.example.net', 'ip4=10.0.0.1|kind=0|icid=one', '1|type=text', 'base', 5012, NULL, 'exists already', '- - -', 1),
    ('it begins again elsewhere', '29.214 4.4.1', 'AAR', 'hss.example.net', 'ip4=10.0.0.2|kind=0|icid=one', '1|type=audio', 'base', 5012, NULL, 'exists already', '- - -', 1),
    ('it begins again with other events', '29.214 4.4.1', 'AAR', 'hss.example.net', 'ip4=10.0.0.1|kind=0|icid=one|actions=6', '1|type=audio', 'base', 5012, NULL, 'exists already', '- - -', 1),
    ('it begins again with features', '29.214 4.4.1', 'AAR', 'hss.example.net', 'ip4=10.0.0.1|kind=0|icid=one|features=1', '1|type=audio', 'base', 5012, NULL, 'exists already', '- - -', 1),
    ('it begins again in another call', '29.214 4.4.1', 'AAR', 'hss.example.net', 'ip4=10.0.0.1|kind=0|icid=two', '1|type=audio', 'base', 5012, NULL, 'exists already', '- - -', 1),
    ('another AF begins it', '29.214 4.4.1', 'AAR', 'as.example.net', 'ip4=10.0.0.1|kind=0|icid=one', '1|type=audio', 'base', 5002, NULL, 'no such session', '- - -', 1),
    ('another AF changes it', '29.214 4.4.2', 'AAR', 'as.example.net', 'kind=1', '1|status=3', 'base', 5002, NULL, 'no such session', '- - -', 1),
    ('another AF changes it and does not say that', '29.214 4.4.2', 'AAR', 'as.example.net', 'ip4=10.0.0.1', '1|status=3', 'base', 5002, NULL, 'no such session', '- - -', 1),
    ('another AF ends it', '29.214 4.4.4', 'STR', 'as.example.net', '', '', 'base', 5002, NULL, 'no such session', '- - -', 1),
    ('its user by another name', '29.214 4.4.2', 'AAR', 'hss.example.net', 'kind=1|e164=15550001', '1|status=2', 'base', 2001, NULL, '', '5 1004 -', 1),
    ('another user', '29.214 4.4.2', 'AAR', 'hss.example.net', 'kind=1|e164=15550002', '1|status=2', 'experimental', 5065, '443', 'the session belongs to another subscriber', '- - -', 1),
    ('nobody', '29.214 4.4.2', 'AAR', 'hss.example.net', 'kind=1|e164=19990000', '1|status=2', 'experimental', 5065, '443', 'belongs to no subscriber', '- - -', 1),
    ('a kind of identity that is not defined', '29.214 4.4.2', 'AAR', 'hss.example.net', 'kind=1|kind9=bob', '1|status=2', 'base', 2001, NULL, '', '5 1004 -', 1),
    ('its APN', '29.214 4.4.2', 'AAR', 'hss.example.net', 'kind=1|apn=IMS.mnc001.mcc001.gprs', '1|status=2', 'base', 2001, NULL, '', '5 1004 -', 1),
    ('another APN without an address there', '29.214 4.4.2', 'AAR', 'hss.example.net', 'kind=1|apn=internet', '1|status=2', 'experimental', 5065, '30', 'another packet data network', '- - -', 1),
    ('it moves', '29.214 4.4.2', 'AAR', 'hss.example.net', 'kind=1|ip4=10.0.0.4|apn=internet', '1|status=2', 'base', 2001, NULL, '', '6 0 1', 1),
    ('it moves by IPv6 and back', '29.214 4.4.2', 'AAR', 'hss.example.net', 'kind=1|ip6=2001:db8:1::5/128', '1|status=2', 'base', 2001, NULL, '', '5 1004 -', 1),
    ('it moves again', '29.214 4.4.2', 'AAR', 'hss.example.net', 'kind=1|ip4=10.0.0.4', '1|status=2', 'base', 2001, NULL, '', '6 0 1', 1),
    ('it moves to the address of somebody else', '29.214 4.4.2', 'AAR', 'hss.example.net', 'kind=1|ip4=10.5.5.5', '1|status=2', 'experimental', 5065, '8', 'belongs to another subscriber', '- - -', 1),
    ('it moves to an address that several have', '29.214 4.4.2', 'AAR', 'hss.example.net', 'kind=1|ip4=10.7.7.7', '1|status=2', 'experimental', 5065, '8', 'belongs to another subscriber', '- - -', 1),
    ('it moves nowhere', '29.214 4.4.2', 'AAR', 'hss.example.net', 'kind=1|ip4=10.0.0.99', '1|status=2', 'experimental', 5065, '8', 'no registered contact has that address', '- - -', 1),
    ('it moves to an address behind another APN', '29.214 4.4.2', 'AAR', 'hss.example.net', 'kind=1|ip4=10.0.0.1|apn=internet', '1|status=2', 'experimental', 5065, '30', 'another packet data network', '- - -', 1),
    ('it is where it was', '29.214 4.4.2', 'AAR', 'hss.example.net', 'kind=1', '1|status=2', 'base', 2001, NULL, '', '6 0 1', 1),
    ('its first request does not hold any longer', '29.214 4.4.1', 'AAR', 'hss.example.net', 'ip4=10.0.0.1|kind=0|icid=one|sip=sip:ann@example.net', '1|type=audio', 'base', 5012, NULL, 'exists already', '- - -', 1),
    ('the same call in another session', '29.214 4.4.1', 'AAR', 'hss.example.net', 'ip4=10.0.0.1|icid=one|kind=1', '1|status=2', 'base', 2001, NULL, '', '5 1004 -', 1),
    ('it ends', '29.214 4.4.4', 'STR', 'hss.example.net', '', '', 'base', 2001, NULL, '', '- - -', 0),
    ('it ends again', '29.214 4.4.4', 'STR', 'hss.example.net', '', '', 'base', 5002, NULL, 'no such session', '- - -', 0),
    ('it changes although it has ended', '29.214 4.4.2', 'AAR', 'hss.example.net', 'ip4=10.0.0.1|kind=1', '1|type=audio', 'base', 5002, NULL, 'no such session', '- - -', 0);
INSERT INTO binding (name, clause, keys, code, failed, holds) VALUES
    ('a P-CSCF wants its users restored, which needs a feature that we lack', '29.214 5.3.29', 'ip4=10.0.0.1|kind=2', 5004, '533', '00000002'),
    ('a request type that is not defined', '29.214 5.3.29', 'ip4=10.0.0.1|kind=3', 5004, '533', '00000003');
INSERT INTO binding (name, clause, session, keys, media, kind, code, failed, holds, says, access, live) VALUES
    ('one session of a call', '29.214 4.4.1', 'a', 'ip4=10.0.0.1|icid=call', '1|type=audio', 'base', 2001, NULL, NULL, '', '5 1004 -', 1),
    ('another session of the call', '29.214 5.5', 'b', 'ip4=10.0.0.2|icid=call', '1|type=audio', 'experimental', 5064, '505', lower(hex('call')), 'the same charging identifier', '- - -', 1),
    ('the call of another user', '29.214 5.5', 'b', 'ip4=10.5.5.5|icid=call', '1|type=audio', 'base', 2001, NULL, NULL, '', '5 1004 -', 2),
    ('a session of another call', '29.214 5.5', 'c', 'ip4=10.0.0.1|icid=other', '1|type=audio', 'base', 2001, NULL, NULL, '', '5 1004 -', 3),
    ('it becomes one of the first call', '29.214 5.5', 'c', 'icid=call', '1|status=2', 'experimental', 5064, '505', lower(hex('call')), 'the same charging identifier', '- - -', 3),
    ('it is still one of the other', '29.214 5.5', 'c', 'icid=other|kind=1', '1|status=2', 'base', 2001, NULL, NULL, '', '5 1004 -', 3);
INSERT INTO binding (name, clause, command, session, live) VALUES
    ('end of the call', '29.214 4.4.4', 'STR', 'a', 2), ('end of the other user', '29.214 4.4.4', 'STR', 'b', 1),
    ('end of the other call', '29.214 4.4.4', 'STR', 'c', 0);

-- Emergencies, priority ---------------------------------------------------------------------------------

INSERT INTO binding (name, clause, session, keys, media, kind, code, says, access, live) VALUES
    ('an ordinary session over the emergency APN', '29.214 4.4.1', 'a', 'ip4=10.0.0.6', '1|type=audio', 'experimental', 5066, 'not an emergency', '- - -', 0),
    ('the same found by APN', '29.214 4.4.1', 'a', 'imsi=001010000000001|apn=sos', '1|type=audio', 'experimental', 5066, 'not an emergency', '- - -', 0),
    ('help is no emergency', '5031 4.2', 'a', 'ip4=10.0.0.6|urn=counseling.children', '1|type=audio', 'experimental', 5066, 'not an emergency', '- - -', 0),
    ('an emergency', '5031 4.2', 'a', 'ip4=10.0.0.6|urn=sos.fire', '1|type=audio', 'base', 2001, '', '5 1004 -', 1),
    ('it is none any longer', '29.214 4.4.2', 'a', 'urn=counseling', '1|status=2', 'experimental', 5066, 'not an emergency', '- - -', 1),
    ('it still is one', '29.214 4.4.2', 'a', 'kind=1', '1|status=2', 'base', 2001, '', '5 1004 -', 1),
    ('another kind of emergency', '29.214 4.4.2', 'a', 'urn=urn:service:sos.police', '1|status=2', 'base', 2001, '', '5 1004 -', 1),
    ('an ordinary session', '29.214 4.4.1', 'b', 'ip4=10.0.0.2', '1|type=audio', 'base', 2001, '', '0 1000 -', 2),
    ('it moves to the emergency APN', '29.214 4.4.2', 'b', 'ip4=10.0.0.6', '1|status=2', 'experimental', 5066, 'not an emergency', '- - -', 2),
    ('it has not moved', '29.214 4.4.2', 'b', 'kind=1', '1|status=2', 'base', 2001, '', '0 1000 -', 2),
    ('it may not have video', '23.237 6.4', 'b', 'kind=1', '2|type=video', 'experimental', 5063, 'video over UTRAN_PS', '- - -', 2),
    ('it becomes an emergency, with video', '23.237 4.3.1', 'b', 'kind=1|urn=SOS', '2|type=video', 'base', 2001, '', '0 1000 -', 2),
    ('it is none any longer, with video', '23.237 6.4', 'b', 'kind=1|urn=counseling', '2|status=2', 'experimental', 5063, 'video over UTRAN_PS', '- - -', 2),
    ('it still is one, with video', '23.237 4.3.1', 'b', 'kind=1', '2|status=2', 'base', 2001, '', '0 1000 -', 2),
    ('it is none any longer, without video', '29.214 4.4.2', 'b', 'kind=1|urn=counseling', '2|status=4', 'base', 2001, '', '0 1000 -', 2),
    ('so video may not come back', '23.237 6.4', 'b', 'kind=1', '2|type=video', 'experimental', 5063, 'video over UTRAN_PS', '- - -', 2);
INSERT INTO binding (name, clause, command, session, live) VALUES
    ('end of the emergency', '29.214 4.4.4', 'STR', 'a', 1), ('end of the ordinary one', '29.214 4.4.4', 'STR', 'b', 0);
-- MPS-Identifier, Reservation-Priority, the numbers of both parties: taken, and nobody is judged by them.
INSERT INTO binding (name, clause, keys, media, raw, kind, code, access, ends) VALUES
    ('multimedia priority', '29.214 5.3.30', 'ip4=10.0.0.1', '1|type=audio', '0000021080000010000028af' || lower(hex('wps1')) || '000001ca80000010000032db0000000f', 'base', 2001, '5 1004 -', 1),
    ('multimedia priority does not lift what is restricted', '29.214 5.3.30', 'ip4=10.0.0.2', '1|type=video', '0000021080000010000028af' || lower(hex('wps1')) || '000001ca80000010000032db0000000f', 'experimental', 5063, '- - -', 0),
    ('a priority that is not defined', '29.214 5.4', 'ip4=10.0.0.1', '1|type=audio', '000001ca80000010000032db00000063', 'base', 2001, '5 1004 -', 1);

-- Features (TS 29.214 5.4.1, TS 29.229 7.2) -----------------------------------------------------------

-- What we have, by list.
CREATE TEMP TABLE ours (list1 INTEGER, list2 INTEGER) STRICT;
INSERT INTO ours VALUES (0x180037, 2);
CREATE TEMP TABLE offer (name TEXT, flags TEXT, vendor INTEGER, list INTEGER, bits INTEGER) STRICT;
INSERT INTO offer VALUES
    ('all of list 1', '80', 10415, 1, 0xffffffff), ('all of list 2', '80', 10415, 2, 0xffffffff),
    ('all of list 3', '80', 10415, 3, 0xffffffff), ('a list 0', '80', 10415, 0, 1),
    ('none', 'c0', 10415, 1, 0), ('Rel8 insisted', 'c0', 10415, 1, 1),
    ('NetLoc-Trusted-WLAN insisted', 'c0', 10415, 1, 256), ('ATSSS insisted', 'c0', 10415, 2, 512),
    ('list 3 insisted', 'c0', 10415, 3, 1), ('of a vendor', '80', 99, 1, 1),
    ('of a vendor insisted', 'c0', 99, 1, 1), ('PLMNInfo', '80', 10415, 1, 0x80000);
CREATE TEMP VIEW offers AS SELECT name,
    printf('00000274%s000038000028af0000010a4000000c%08x0000027580000010000028af%08x0000027680000010000028af%08x',
        flags, vendor, list, bits) AS avp FROM offer;
INSERT INTO binding (name, clause, keys, raw, access, features, features2, ends)
    SELECT 'a list: ' || name, '29.229 7.2.1', 'ip4=10.0.0.1', avp, '5 1004 -',
        CASE name WHEN 'all of list 1' THEN list1 WHEN 'Rel8 insisted' THEN 1 WHEN 'PLMNInfo' THEN 0x80000 END,
        CASE name WHEN 'all of list 2' THEN list2 END, 1
    FROM offers, ours WHERE name NOT GLOB '*insisted' OR name = 'Rel8 insisted';
INSERT INTO binding (name, clause, keys, raw, kind, code, failed, says, features, features2)
    SELECT 'a list: ' || name, '29.229 7.2.1', 'ip4=10.0.0.1', avp, 'experimental', 5011, '628', 'insists', list1, list2
    FROM offers, ours WHERE name GLOB '*insisted' AND name <> 'Rel8 insisted';
INSERT INTO binding (name, clause, keys, raw, kind, code, failed, holds, says, access, features, features2, ends)
    SELECT 'the list that insists is named', '29.229 7.2.1', 'ip4=10.0.0.1', one.avp || other.avp, 'experimental', 5011, '628/629', '00000002', 'insists', '- - -', list1, list2, 0
    FROM offers AS one, offers AS other, ours WHERE one.name = 'Rel8 insisted' AND other.name = 'ATSSS insisted'
    UNION ALL SELECT 'one list twice', '29.229 7.2.1', 'ip4=10.0.0.1', one.avp || other.avp, 'base', 2001, NULL, NULL, '', '5 1004 -', 0x80001, NULL, 1
    FROM offers AS one, offers AS other WHERE one.name = 'Rel8 insisted' AND other.name = 'PLMNInfo'
    UNION ALL SELECT 'both lists', '29.229 7.2.1', 'ip4=10.0.0.1', one.avp || other.avp, 'base', 2001, NULL, NULL, '', '5 1004 -', 1, list2, 1
    FROM offers AS one, offers AS other, ours WHERE one.name = 'Rel8 insisted' AND other.name = 'all of list 2'
    UNION ALL SELECT 'features before binding', '29.214 4.4.1', 'ip4=10.0.0.99', avp, 'experimental', 5011, '628', NULL, 'insists', '- - -', list1, list2, 0
    FROM offers, ours WHERE name = 'ATSSS insisted'
    UNION ALL SELECT 'a session before features', '29.214 4.4.2', 'kind=1', avp, 'base', 5002, NULL, NULL, 'no such session', '- - -', NULL, NULL, 0
    FROM offers WHERE name = 'ATSSS insisted';
-- What was agreed on holds as long as the session; later lists are not heard.
INSERT INTO binding (name, clause, keys, media, access, raw, features, live)
    SELECT 'Rel8 is agreed on', '29.214 5.4.1', 'ip4=10.0.0.1', '1|type=audio', '5 1004 -', avp, 1, 1 FROM offers WHERE name = 'Rel8 insisted'
    UNION ALL SELECT 'PLMNInfo comes too late', '29.214 5.4.1', 'kind=1', '1|status=2', '5 1004 -', avp, 1, 1 FROM offers WHERE name = 'PLMNInfo'
    UNION ALL SELECT 'to insist comes too late', '29.214 5.4.1', 'kind=1', '1|status=2', '5 1004 -', avp, 1, 1 FROM offers WHERE name = 'ATSSS insisted'
    UNION ALL SELECT 'who lists nothing is told nothing', '29.214 5.4.1', 'kind=1', '1|status=2', '5 1004 -', '', NULL, 1;
INSERT INTO binding (name, clause, command, live) VALUES ('end of what was agreed on', '29.214 4.4.4', 'STR', 0);

-- 3GPP-SGSN-MCC-MNC for who wants to hear of changes (TS 29.214 4.4.1, PLMNInfo) -------------------------

INSERT INTO binding (name, clause, keys, access, plmn, features, ends) VALUES
    ('the network, abroad', '29.214 4.4.1', 'ip4=10.4.4.1|features=524288|actions=16', '5 1004 -', '00102', 524288, 1),
    ('the network over WLAN, while LTE is abroad', '29.214 4.4.1', 'ip4=10.4.4.2|features=524288|actions=6,16', '6 0 0', '00102', 524288, 1),
    ('the network, at home', '29.214 4.4.1', 'ip4=10.0.0.1|features=524288|actions=16', '5 1004 -', '00101', 524288, 1),
    ('no network for who does not ask', '29.214 4.4.1', 'ip4=10.4.4.1|features=524288|actions=6', '5 1004 -', '', 524288, 1),
    ('no network for who has no PLMNInfo', '29.214 5.3.13', 'ip4=10.4.4.1|features=1|actions=16', '5 1004 -', '', 1, 1),
    ('no network for who has no features', '29.214 5.3.13', 'ip4=10.4.4.1|actions=16', '5 1004 -', '', NULL, 1);
INSERT INTO binding (name, clause, keys, media, access, plmn, features, live) VALUES
    ('a session that hears of networks', '29.214 5.3.13', 'ip4=10.0.0.1|features=524288|actions=16', '1|type=audio', '5 1004 -', '00101', 524288, 1),
    ('the same question has the same answer', '29.214 4.4.1', 'ip4=10.0.0.1|features=524288|actions=16|kind=0', '1|type=audio', '5 1004 -', '00101', 524288, 1),
    ('it goes on hearing of them', '29.214 5.3.13', 'kind=1', '1|status=2', '5 1004 -', '00101', NULL, 1),
    ('also when it names other events', '29.214 5.3.13', 'kind=1|actions=6', '1|status=2', '5 1004 -', '00101', NULL, 1);
INSERT INTO binding (name, clause, command, live) VALUES ('it hears of no more', '29.214 4.4.4', 'STR', 0);
INSERT INTO binding (name, clause, keys, media, access, features, live) VALUES
    ('a session that does not', '29.214 5.3.13', 'ip4=10.0.0.1|features=524288', '1|type=audio', '5 1004 -', 524288, 1),
    ('it cannot begin to', '29.214 5.3.13', 'kind=1|actions=16', '1|status=2', '5 1004 -', NULL, 1);
INSERT INTO binding (name, clause, command, live) VALUES ('it never did', '29.214 4.4.4', 'STR', 0);
-- Events of features that nobody has agreed on are not an error, and neither are void or unknown ones.
INSERT INTO binding (name, clause, keys, access, features, ends) VALUES
    ('all events', '29.214 5.3.13', 'ip4=10.0.0.1|actions=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,31,32,4000000000', '5 1004 -', NULL, 1),
    ('all events of Rel8', '29.214 5.3.13', 'ip4=10.0.0.1|features=1|actions=1,2,3,4,6,7,8,9,10,13', '5 1004 -', 1, 1);

-- Where the user is (NetLoc, TS 29.214 4.4.6.7): what is not known is said at once. What is known comes
-- in a RAR, of which test_rx_binding.c tells, or in the STA.
INSERT INTO binding (name, clause, keys, raw, access, features, netloc, ends) VALUES
    ('where: over WLAN', '29.214 4.4.6.7', 'ip4=10.4.4.2|features=32|actions=12', '', '6 0 0', 32, 0, 1),
    ('where: on no particular contact', '29.214 4.4.6.7', 'private=ann@example.net|features=32|actions=12', '', '- - -', 32, 0, 1),
    ('where: the time zone alone', '29.214 5.3.34', 'ip4=10.0.0.1|features=32|actions=12', '0000021880000010000028af00000001', '5 1004 -', 32, 0, 1),
    ('where: without the feature', '29.214 5.3.13', 'ip4=10.4.4.2|features=1|actions=12', '', '6 0 0', 1, NULL, 1),
    ('where: not asked', '29.214 4.4.6.7', 'ip4=10.4.4.2|features=32|actions=6', '', '6 0 0', 32, NULL, 1),
    ('where: required, but the event is not asked for', '29.214 5.3.34', 'ip4=10.0.0.1|features=32', '0000021880000010000028af00000000', '5 1004 -', 32, NULL, 1);
INSERT INTO binding (name, clause, keys, media, raw, access, features, netloc, live) VALUES
    ('where: nobody asks', '29.214 4.4.6.7', 'ip4=10.4.4.2|features=32', '1|type=audio', '', '6 0 0', 32, NULL, 1),
    ('where: asked later', '29.214 4.4.6.7', 'kind=1|actions=12', '1|status=2', '', '6 0 0', NULL, 0, 1),
    ('where: not asked again', '29.214 4.4.6.7', 'kind=1', '1|status=2', '', '6 0 0', NULL, NULL, 1);
INSERT INTO binding (name, clause, command, raw, netloc) VALUES
    ('where: asked at the end, over WLAN', '29.214 4.4.4', 'STR', '0000021880000010000028af00000000', 0);
INSERT INTO binding (name, clause, session, keys, access, features, live)
    SELECT 'where: a session on LTE ' || column1, '29.214 4.4.1', column1, 'ip4=10.4.4.1|features=32', '5 1004 -', 32, 1 + ordinal
    FROM (SELECT column1, row_number() OVER () - 1 AS ordinal FROM (VALUES ('w'), ('x'), ('y'), ('z')));
INSERT INTO binding (name, clause, command, session, raw, plmn, netloc, live) VALUES
    ('where: asked at the end', '29.214 4.4.4', 'STR', 'w', '0000021880000010000028af00000000', '00102', NULL, 3),
    ('where: also the time zone', '29.214 4.4.4', 'STR', 'x', '0000021880000010000028af000000010000021880000010000028af00000000', '00102', NULL, 2),
    ('where: the time zone alone at the end', '29.214 4.4.4', 'STR', 'y', '0000021880000010000028af00000001', '', 0, 1),
    ('where: not asked at the end', '29.214 4.4.4', 'STR', 'z', '', '', NULL, 0);
INSERT INTO binding (name, clause, command, session, keys, raw, access, code, says, live) VALUES
    ('where: a session without the feature', '29.214 4.4.1', 'AAR', 'a', 'ip4=10.4.4.1', '', '5 1004 -', 2001, '', 1),
    ('where: asked at the end without the feature', '29.214 4.4.4', 'STR', 'a', '', '0000021880000010000028af00000000', '- - -', 2001, '', 0),
    ('where: of a session that is not there', '29.214 4.4.4', 'STR', 'a', '', '0000021880000010000028af00000000', '- - -', 5002, 'no such session', 0);

-- What every answer carries (tests/extensions/rx_envelope.h checks all of them) ------------------------

INSERT INTO binding (name, clause, keys, without, raw, kind, code, failed, says, access, ends) VALUES
    ('proxies in their order', '6733 6.2', 'ip4=10.0.0.1', '', '0000011c400000280000011840000010622e6578616d706c00000021400000100000000000000002'
        || '0000011c400000280000011840000010612e6578616d706c00000021400000100000000000000001', 'base', 2001, NULL, '', '5 1004 -', 1),
    ('proxies of a refusal', '6733 6.2', 'ip4=10.0.0.99', '', '0000011c400000280000011840000010622e6578616d706c00000021400000100000000000000002'
        || '0000011c400000280000011840000010612e6578616d706c00000021400000100000000000000001', 'experimental', 5065, '8', 'no registered contact', '- - -', 0),
    ('no word of states', '6733 8.11', 'ip4=10.0.0.1', '277', '', 'base', 2001, NULL, '', '5 1004 -', 1),
    ('an AVP that must be understood', '6733 7.1.5', 'ip4=10.0.0.1', '', '0001869f4000000c00000001', 'base', 5001, '99999', 'must be understood', '- - -', 0),
    ('an AVP that need not be', '6733 4.1', 'ip4=10.0.0.1', '', '0001869f0000000c00000001', 'base', 2001, NULL, '', '5 1004 -', 1);

-- Session-Termination-Request --------------------------------------------------------------------------

INSERT INTO binding (name, clause, command, peer, session, keys, media, cause, without, code, failed, holds, says, access, live) VALUES
    ('a session to be ended', '29.214 4.4.1', 'AAR', 'hss.example.net', 'e', 'ip4=10.0.0.1', '1|type=audio', 1, '', 2001, NULL, NULL, '', '5 1004 -', 1),
    ('without a cause', '6733 8.4.1', 'STR', 'hss.example.net', 'e', '', '', 1, '295', 5005, '295', '00000000', 'missing', '- - -', 1),
    ('by an AF that has no permission', '29.214 4.4.4', 'STR', 'dra.example.net', 'e', '', '', 1, '', 5002, NULL, NULL, 'no such session', '- - -', 1),
    ('for a cause that is not defined', '6733 8.15', 'STR', 'hss.example.net', 'e', '', '', 99, '', 2001, NULL, NULL, '', '- - -', 0),
    ('the STR is repeated', '29.214 4.4.4', 'STR', 'hss.example.net', 'e', '', '', 1, '', 5002, NULL, NULL, 'no such session', '- - -', 0);
INSERT INTO binding (name, clause, command, session, keys, media, cause, access, live)
    SELECT 'a session for cause ' || value, '6733 8.15', 'AAR', 'f' || value, 'ip4=10.0.0.1', '1|type=audio', 1, '5 1004 -', 1 + key
    FROM json_each('[2, 3, 4, 5, 6, 7, 8]');
INSERT INTO binding (name, clause, command, session, keys, media, cause, live)
    SELECT 'cause ' || value, '6733 8.15', 'STR', 'f' || value, '', '', value, 6 - key FROM json_each('[2, 3, 4, 5, 6, 7, 8]');
