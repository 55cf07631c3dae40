-- SPDX-License-Identifier: BSD-2-Clause
-- What an AF must not say in an AA-Request or Session-Termination-Request, what is refused (RFC 6733
-- 7.1, 7.5; TS 29.214 5.5) and what is put up with because a right answer is possible. Each row is
-- sent twice: to begin a session, and about one that lives, which a refusal must leave as it was.
--   keys, media  as in aar.sql; the session that lives has the address 10.0.0.1
--   raw          hexadecimal AVPs behind the others; without: codes of those that are left out
--   failed       path of codes inside Failed-AVP, empty: whatever it holds, NULL: there is none; holds: the value at its end in
--                hexadecimal, NULL: not looked at
--   later        what is answered about the session that lives, where that differs
--   session      octets of a Session-Id: only to begin a session
-- u32() and avp() are octets as hexadecimal: avp(code, octets) of the base protocol,
-- avp(vendor, code, octets), avp(flags, vendor, code, octets).
CREATE TABLE bad (
    name TEXT PRIMARY KEY, clause TEXT NOT NULL,
    command TEXT NOT NULL DEFAULT 'AAR' CHECK (command IN ('AAR', 'STR')),
    keys TEXT NOT NULL DEFAULT 'ip4=10.0.0.1|icid=bad', media TEXT NOT NULL DEFAULT '',
    raw TEXT NOT NULL DEFAULT '', without TEXT NOT NULL DEFAULT '', session TEXT,
    kind TEXT NOT NULL DEFAULT 'base' CHECK (kind IN ('base', 'experimental')),
    code INTEGER NOT NULL, failed TEXT, holds TEXT,
    later INTEGER, later_kind TEXT NOT NULL DEFAULT 'base'
) STRICT;

-- AVPs of Media-Component-Descriptions, so that rows stay readable.
CREATE TEMP TABLE part (audio TEXT, flow TEXT) STRICT;
INSERT INTO part VALUES (
    avp(10415, 518, u32(1)) || avp(10415, 520, u32(0)),
    avp(10415, 518, u32(1)) || avp(10415, 520, u32(0)) || avp(10415, 519, avp(10415, 509, u32(1))));

-- Addresses ---------------------------------------------------------------------------------------

CREATE TEMP TABLE address (name TEXT, avp INTEGER, octets TEXT, code INTEGER) STRICT;
INSERT INTO address VALUES
    ('IPv4 address of no octet', 8, '', 5014), ('IPv4 address of one octet', 8, '0a', 5014),
    ('IPv4 address of two octets', 8, '0a00', 5014), ('IPv4 address of three octets', 8, '0a0000', 5014),
    ('IPv4 address of five octets', 8, '0a00000100', 5014),
    ('IPv4 address of sixteen octets', 8, hex(zeroblob(16)), 5014),
    ('IPv4 address of 40 000 octets', 8, hex(zeroblob(40000)), 5014),
    ('IPv4 address in digits', 8, hex('10.0.0.1'), 5014),
    ('IPv6 prefix of no octet', 97, '', 5014), ('IPv6 prefix of one octet', 97, '00', 5014),
    ('IPv6 prefix of nineteen octets', 97, '008020010db800010000000000000000000100', 5014),
    ('IPv6 prefix of 40 000 octets', 97, '0080' || hex(zeroblob(40000)), 5014),
    ('IPv6 prefix without its two octets', 97, '20010db8000100000000000000000001', 5004),
    ('IPv6 prefix of no bits', 97, '0000', 5004),
    ('IPv6 prefix of no bits, with octets', 97, '000020010db800010000', 5004),
    ('IPv6 prefix of 129 bits', 97, '008120010db8000100000000000000000001', 5004),
    ('IPv6 prefix of 255 bits', 97, '00ff20010db8000100000000000000000001', 5004),
    ('IPv6 prefix with something reserved', 97, '014020010db800010000', 5004),
    ('IPv6 prefix that is all ones', 97, 'ffffffffffffffffffffffffffffffffffff', 5004),
    ('IPv6 prefix of 64 bits in seven octets', 97, '004020010db8000100', 5014),
    ('IPv6 prefix of 65 bits in eight octets', 97, '004120010db800010000', 5014),
    ('IPv6 prefix of 128 bits in fifteen octets', 97, '008020010db80001000000000000000000', 5014),
    ('IPv6 prefix of 1 bit in no octet', 97, '0001', 5014);
INSERT INTO bad (name, clause, keys, media, raw, code, failed, holds)
    SELECT name, iif(avp = 8, '7155 4.4.10.5.1', '3162 2.3'), 'icid=bad', '1|type=audio', avp(avp, octets), code,
        CAST(avp AS TEXT), octets FROM address;
INSERT INTO bad (name, clause, keys, media, raw, code) VALUES
    ('IPv6 prefix with bits behind it', '3162 2.3', 'icid=bad', '1|type=audio', avp(97, '004020010db8000100000000000000000007'), 2001),
    ('IPv6 prefix that is an address', '3162 2.3', 'icid=bad', '1|type=audio', avp(97, '008020010db8000100000000000000000001'), 2001);

-- Too many ----------------------------------------------------------------------------------------

CREATE TEMP TABLE crowd (name TEXT, clause TEXT, raw TEXT, failed TEXT) STRICT;
WITH RECURSIVE counted (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < 1000)
INSERT INTO crowd
    SELECT '17 components', '29.214 5.6.1', group_concat(avp(10415, 517, avp(10415, 518, u32(n)) || avp(10415, 520, u32(0))), ''), '517' FROM counted WHERE n <= 17
    UNION ALL SELECT '1 000 components', '29.214 5.6.1', group_concat(avp(10415, 517, avp(10415, 518, u32(n)) || avp(10415, 520, u32(0))), ''), '517' FROM counted
    UNION ALL SELECT '1 100 empty components', '29.214 5.6.1', group_concat(avp(10415, 517, ''), '') || group_concat(iif(n <= 100, avp(10415, 517, ''), ''), ''), '517' FROM counted
    UNION ALL SELECT '17 flows', '29.214 5.3.16', avp(10415, 517, audio || group_concat(avp(10415, 519, avp(10415, 509, u32(n))), '')), '517/519' FROM counted, part WHERE n <= 17
    UNION ALL SELECT '1 000 flows', '29.214 5.3.16', avp(10415, 517, audio || group_concat(avp(10415, 519, avp(10415, 509, u32(n))), '')), '517/519' FROM counted, part
    UNION ALL SELECT '9 filters', '29.214 5.3.8', avp(10415, 517, audio || avp(10415, 519, avp(10415, 509, u32(1)) || group_concat(avp(10415, 507, hex('permit in ip from any ' || n || ' to any')), ''))), '517/519/507' FROM counted, part WHERE n <= 9
    UNION ALL SELECT '1 000 filters', '29.214 5.3.8', avp(10415, 517, audio || avp(10415, 519, avp(10415, 509, u32(1)) || group_concat(avp(10415, 507, hex('permit in ip from any ' || n || ' to any')), ''))), '517/519/507' FROM counted, part
    UNION ALL SELECT '1 000 filters of one octet', '29.214 5.3.8', avp(10415, 517, audio || avp(10415, 519, avp(10415, 509, u32(1)) || group_concat(avp(10415, 507, '00'), ''))), '517/519/507' FROM counted, part
    UNION ALL SELECT '5 descriptions of codecs', '29.214 5.3.7', avp(10415, 517, audio || group_concat(avp(10415, 524, hex('uplink')), '')), '517/524' FROM counted, part WHERE n <= 5
    UNION ALL SELECT '1 000 descriptions of codecs', '29.214 5.3.7', avp(10415, 517, audio || group_concat(avp(10415, 524, ''), '')), '517/524' FROM counted, part
    UNION ALL SELECT '9 identities', '8506 8.46', group_concat(avp(443, avp(450, u32(2)) || avp(444, hex('sip:ann@example.net'))), ''), '443' FROM counted WHERE n <= 9
    UNION ALL SELECT '33 events', '29.214 5.3.13', group_concat(avp(10415, 513, u32(1)), ''), '513' FROM counted WHERE n <= 33
    UNION ALL SELECT '1 000 events', '29.214 5.3.13', group_concat(avp(10415, 513, u32(1)), ''), '513' FROM counted
    UNION ALL SELECT '5 lists of features', '29.229 6.3.29', group_concat(avp(0x80, 10415, 628, avp(266, u32(10415)) || avp(0x80, 10415, 629, u32(1)) || avp(0x80, 10415, 630, u32(1))), ''), '628' FROM counted WHERE n <= 5
    UNION ALL SELECT '1 100 AVPs that nobody knows', '6733 4.1', group_concat(avp(0x00, 0, 60000 + n, ''), '') || group_concat(iif(n <= 100, avp(0x00, 0, 60000 + n, ''), ''), ''), '' FROM counted;
INSERT INTO bad (name, clause, raw, code, failed)
    SELECT name, clause, raw, 5009, failed FROM crowd;

-- One is enough -----------------------------------------------------------------------------------

CREATE TEMP TABLE single (name TEXT, path TEXT, raw TEXT, keys TEXT, without TEXT) STRICT;
INSERT INTO single VALUES
    ('Origin-Host', '264', avp(264, hex('hss.example.net')), 'ip4=10.0.0.1', ''),
    ('Origin-Realm', '296', avp(296, hex('example.net')), 'ip4=10.0.0.1', ''),
    ('Destination-Realm', '283', avp(283, hex('example.net')), 'ip4=10.0.0.1', ''),
    ('Auth-Application-Id', '258', avp(258, u32(16777236)), 'ip4=10.0.0.1', ''),
    ('Session-Id', '263', avp(263, hex('steady')), 'ip4=10.0.0.1', ''),
    ('Framed-IP-Address', '8', avp(8, '0a000001'), 'ip4=10.0.0.1', ''),
    ('Framed-IPv6-Prefix', '97', avp(97, '004020010db800010000') || avp(97, '004020010db800010000'), 'ip4=10.0.0.1', ''),
    ('Called-Station-Id', '30', avp(30, hex('ims')), 'ip4=10.0.0.1|apn=ims', ''),
    ('AF-Application-Identifier', '504', avp(10415, 504, hex('x')), 'ip4=10.0.0.1|app=y', ''),
    ('AF-Charging-Identifier', '505', avp(10415, 505, hex('x')), 'ip4=10.0.0.1|icid=y', ''),
    ('Service-URN', '525', avp(10415, 525, hex('sos')), 'ip4=10.0.0.1|urn=sos', ''),
    ('Service-Info-Status', '527', avp(10415, 527, u32(0)), 'ip4=10.0.0.1|preliminary=0', ''),
    ('SIP-Forking-Indication', '523', avp(10415, 523, u32(0)), 'ip4=10.0.0.1|forking=0', ''),
    ('Rx-Request-Type', '533', avp(0x80, 10415, 533, u32(1)), 'ip4=10.0.0.1|kind=0', ''),
    ('IP-Domain-Id', '537', avp(0x80, 10415, 537, hex('east')), 'ip4=10.0.0.1|domain=east', '');
INSERT INTO single SELECT name, path, avp(10415, 517, flow || raw), 'ip4=10.0.0.1', '' FROM part, (
    SELECT 'Media-Component-Number' AS name, '517/518' AS path, avp(10415, 518, u32(1)) AS raw
    UNION ALL SELECT 'Media-Type', '517/520', avp(10415, 520, u32(0))
    UNION ALL SELECT 'Flow-Status of a component', '517/511', avp(10415, 511, u32(2)) || avp(10415, 511, u32(2))
    UNION ALL SELECT 'bandwidth down', '517/515', avp(10415, 515, u32(1)) || avp(10415, 515, u32(1))
    UNION ALL SELECT 'bandwidth up', '517/516', avp(10415, 516, u32(1)) || avp(10415, 516, u32(1))
    UNION ALL SELECT 'RS-Bandwidth', '517/522', avp(10415, 522, u32(1)) || avp(10415, 522, u32(1))
    UNION ALL SELECT 'RR-Bandwidth', '517/521', avp(10415, 521, u32(1)) || avp(10415, 521, u32(1))
    UNION ALL SELECT 'AF-Application-Identifier of a component', '517/504', avp(10415, 504, '') || avp(10415, 504, '')
    UNION ALL SELECT 'Flow-Number', '517/519/509', avp(10415, 519, avp(10415, 509, u32(2)) || avp(10415, 509, u32(2)))
    UNION ALL SELECT 'Flow-Status of a flow', '517/519/511', avp(10415, 519, avp(10415, 509, u32(2)) || avp(10415, 511, u32(2)) || avp(10415, 511, u32(2)))
    UNION ALL SELECT 'Flow-Usage', '517/519/512', avp(10415, 519, avp(10415, 509, u32(2)) || avp(10415, 512, u32(0)) || avp(10415, 512, u32(0))));
INSERT INTO single VALUES
    ('Subscription-Id-Type', '443/450', avp(443, avp(450, u32(0)) || avp(450, u32(0)) || avp(444, '')), 'ip4=10.0.0.1', ''),
    ('Subscription-Id-Data', '443/444', avp(443, avp(450, u32(0)) || avp(444, '') || avp(444, '')), 'ip4=10.0.0.1', '');
INSERT INTO bad (name, clause, keys, raw, code, failed)
    SELECT name || ' twice', '6733 7.1.5', keys, raw, 5009, path FROM single;

-- Numbers twice -----------------------------------------------------------------------------------

INSERT INTO bad (name, clause, raw, kind, code, failed, holds) SELECT * FROM (
    SELECT 'a component number twice', '29.214 5.3.16', avp(10415, 517, audio) || avp(10415, 517, flow), 'experimental', 5061, '517', lower(flow) FROM part
    UNION ALL SELECT 'a component number three times', '29.214 5.3.16', avp(10415, 517, audio) || avp(10415, 517, audio) || avp(10415, 517, flow), 'experimental', 5061, '517', audio FROM part
    UNION ALL SELECT 'a flow number twice', '29.214 5.3.9', avp(10415, 517, flow || avp(10415, 519, avp(10415, 509, u32(1)) || avp(10415, 512, u32(1)))), 'experimental', 5061, '517/519', avp(10415, 509, u32(1)) || avp(10415, 512, u32(1)) FROM part
    UNION ALL SELECT 'a flow number twice in the second component', '29.214 5.3.9',
        avp(10415, 517, flow) || avp(10415, 517, avp(10415, 518, u32(2)) || avp(10415, 520, u32(5)) || avp(10415, 519, avp(10415, 509, u32(7))) || avp(10415, 519, avp(10415, 509, u32(7)))), 'experimental', 5061, '517/519', avp(10415, 509, u32(7)) FROM part);

-- Status against status ---------------------------------------------------------------------------

INSERT INTO bad (name, clause, raw, kind, code, failed, holds) SELECT * FROM (
    SELECT 'a component that goes with a flow that stays', '29.214 5.3.11', avp(10415, 517, audio || avp(10415, 511, u32(4)) || avp(10415, 519, avp(10415, 509, u32(1)) || avp(10415, 511, u32(2)))), 'experimental', 5061, '517/519/511', u32(2) FROM part
    UNION ALL SELECT 'a component that goes with a second flow that opens one way', '29.214 5.3.11', avp(10415, 517, audio || avp(10415, 511, u32(4)) || avp(10415, 519, avp(10415, 509, u32(1)) || avp(10415, 511, u32(4))) || avp(10415, 519, avp(10415, 509, u32(2)) || avp(10415, 511, u32(0)))), 'experimental', 5061, '517/519/511', u32(0) FROM part
    UNION ALL SELECT 'a component that stays with a flow that goes', '29.214 5.3.11', avp(10415, 517, audio || avp(10415, 511, u32(2)) || avp(10415, 519, avp(10415, 509, u32(1)) || avp(10415, 511, u32(4)))), 'base', 2001, NULL, NULL FROM part
    UNION ALL SELECT 'a component that goes with all its flows', '29.214 5.3.11', avp(10415, 517, audio || avp(10415, 511, u32(4)) || avp(10415, 519, avp(10415, 509, u32(1)) || avp(10415, 511, u32(4)))), 'base', 2001, NULL, NULL FROM part);

-- Words that are not defined ----------------------------------------------------------------------

CREATE TEMP TABLE word (name TEXT, clause TEXT, raw TEXT, failed TEXT, holds TEXT) STRICT;
INSERT INTO word
    SELECT 'Flow-Status 5', '29.214 5.3.11', avp(10415, 517, audio || avp(10415, 511, u32(5))), '517/511', u32(5) FROM part
    UNION ALL SELECT 'Flow-Status -1', '29.214 5.3.11', avp(10415, 517, audio || avp(10415, 511, u32(4294967295))), '517/511', 'ffffffff' FROM part
    UNION ALL SELECT 'Flow-Status 9 of a flow', '29.214 5.3.11', avp(10415, 517, flow || avp(10415, 519, avp(10415, 509, u32(2)) || avp(10415, 511, u32(9)))), '517/519/511', u32(9) FROM part
    UNION ALL SELECT 'Flow-Status 6 of the second component', '29.214 5.3.11', avp(10415, 517, audio) || avp(10415, 517, avp(10415, 518, u32(2)) || avp(10415, 511, u32(6))), '517/511', u32(6) FROM part
    UNION ALL SELECT 'Flow-Usage 3', '29.214 5.3.12', avp(10415, 517, audio || avp(10415, 519, avp(10415, 509, u32(1)) || avp(10415, 512, u32(3)))), '517/519/512', u32(3) FROM part
    UNION ALL SELECT 'Flow-Usage -1 of the second flow', '29.214 5.3.12', avp(10415, 517, flow || avp(10415, 519, avp(10415, 509, u32(2)) || avp(10415, 512, u32(4294967295)))), '517/519/512', 'ffffffff' FROM part
    UNION ALL SELECT 'Service-Info-Status 2', '29.214 5.3.25', avp(10415, 517, audio) || avp(10415, 527, u32(2)), '527', u32(2) FROM part
    UNION ALL SELECT 'Service-Info-Status -1', '29.214 5.3.25', avp(10415, 517, audio) || avp(10415, 527, u32(4294967295)), '527', 'ffffffff' FROM part
    UNION ALL SELECT 'SIP-Forking-Indication 2', '29.214 5.3.22', avp(10415, 517, audio) || avp(10415, 523, u32(2)), '523', u32(2) FROM part
    UNION ALL SELECT 'Rx-Request-Type 3', '29.214 5.3.29', avp(10415, 517, audio) || avp(0x80, 10415, 533, u32(3)), '533', u32(3) FROM part
    UNION ALL SELECT 'Rx-Request-Type -1', '29.214 5.3.29', avp(10415, 517, audio) || avp(0x80, 10415, 533, u32(4294967295)), '533', 'ffffffff' FROM part;
INSERT INTO bad (name, clause, raw, code, failed, holds)
    SELECT name, clause, raw, 5004, failed, holds FROM word;
INSERT INTO bad (name, clause, raw, without, code, failed, holds)
    VALUES ('Auth-Session-State 2', '6733 8.11', avp(277, u32(2)), '277', 5004, '277', u32(2));
-- What is only remembered, or not looked at, may be new to us.
INSERT INTO bad (name, clause, raw, code)
    SELECT 'Media-Type 7', '29.214 5.3.19', avp(10415, 517, avp(10415, 518, u32(1)) || avp(10415, 520, u32(7))), 2001
    UNION ALL SELECT 'Media-Type -2', '29.214 5.3.19', avp(10415, 517, avp(10415, 518, u32(1)) || avp(10415, 520, u32(4294967294))), 2001
    UNION ALL SELECT 'Specific-Action ' || action, '29.214 5.3.13', avp(10415, 513, u32(action)), 2001
        FROM (SELECT 0 AS action UNION ALL SELECT 5 UNION ALL SELECT 22 UNION ALL SELECT 31 UNION ALL SELECT 32 UNION ALL SELECT 4294967295)
    UNION ALL SELECT 'Required-Access-Info 9', '29.214 5.3.34', avp(0x80, 10415, 536, u32(9)), 2001
    UNION ALL SELECT 'Reservation-Priority 99', '29.214 5.4.1', avp(13019, 458, u32(99)), 2001
    UNION ALL SELECT 'MPS-Action 9', '29.214 5.3.63', avp(0x80, 10415, 582, u32(9)), 2001
    UNION ALL SELECT 'AF-Signalling-Protocol 9', '29.214 5.3.26', avp(10415, 517, audio || avp(10415, 519, avp(10415, 509, u32(1)) || avp(0x80, 10415, 529, u32(9)))), 2001 FROM part
    UNION ALL SELECT 'Abort-Cause where it has no place', '29.214 5.6.1', avp(10415, 500, u32(99)), 2001
    UNION ALL SELECT 'Abort-Cause inside a component', '29.214 5.3.16', avp(10415, 517, audio || avp(10415, 500, u32(0))), 2001 FROM part;

-- Filters -----------------------------------------------------------------------------------------

CREATE TEMP TABLE filter (name TEXT, text TEXT, allowed INTEGER) STRICT;
INSERT INTO filter VALUES
    ('denies', 'deny in ip from any to any', 0), ('neither permits nor denies', 'count in ip from any to any', 0),
    ('has no action', 'in ip from any to any', 0), ('has no direction', 'permit ip from any to any', 0),
    ('goes both ways', 'permit inout ip from any to any', 0),
    ('is negated', 'permit in ip from !10.0.0.1 to any', 0), ('is negated apart', 'permit in ip from ! 10.0.0.1 to any', 0),
    ('is negated at its end', 'permit in ip from any to !10.0.0.1', 0),
    ('is from what is assigned', 'permit in ip from assigned to any', 0), ('is to what is assigned', 'permit out ip from any to assigned', 0),
    ('is to a port of what is assigned', 'permit out 17 from any to assigned 5000', 0),
    ('has a list of ports', 'permit in 17 from any 1,2 to any', 0), ('has a list of ports at its end', 'permit in 17 from any to any 1,2', 0),
    ('has a range of ports', 'permit in 17 from any 1-2 to any', 0), ('has a range of ports at its end', 'permit in 17 from any to any 1-2', 0),
    ('has two ports', 'permit in 17 from any 1 2 to any', 0),
    ('wants fragments', 'permit in 17 from any to any frag', 0), ('wants established ones', 'permit in 6 from any to any established', 0),
    ('wants new ones', 'permit in 6 from any to any 80 setup', 0), ('wants flags', 'permit in 6 from any to any tcpflags syn,!ack', 0),
    ('wants options', 'permit in ip from any to any ipoptions ssrr', 0), ('wants TCP options', 'permit in 6 from any to any tcpoptions mss', 0),
    ('wants kinds of ICMP', 'permit in 1 from any to any icmptypes 8', 0),
    ('is about both families', 'permit in ip from 10.0.0.1 to 2001:db8::1', 0), ('is about both families the other way', 'permit in ip from 2001:db8::/32 to 10.0.0.1/32', 0),
    ('has port 65536', 'permit in 17 from any 65536 to any', 0), ('has port 4294967297', 'permit in 17 from any to any 4294967297', 0),
    ('has port -1', 'permit in 17 from any -1 to any', 0), ('has a port in hexadecimal', 'permit in 17 from any 0x50 to any', 0), ('has a port by its name', 'permit in 6 from any to any http', 0),
    ('has a mask of 33 bits', 'permit in ip from 10.0.0.0/33 to any', 0), ('has a mask of 129 bits', 'permit in ip from 2001:db8::/129 to any', 0),
    ('has a mask of no digits', 'permit in ip from 10.0.0.0/ to any', 0), ('has a mask in words', 'permit in ip from 10.0.0.0/255.255.255.0 to any', 0),
    ('has a mask of any', 'permit in ip from any/8 to any', 0), ('has two masks', 'permit in ip from 10.0.0.0/8/8 to any', 0),
    ('has protocol 256', 'permit in 256 from any to any', 0), ('has a protocol by its name', 'permit in udp from any to any', 0), ('has protocol -1', 'permit in -1 from any to any', 0),
    ('has half an address', 'permit in ip from 10.0.0 to any', 0), ('has an address of 256', 'permit in ip from 10.0.0.256 to any', 0),
    ('has an address with a zone', 'permit in ip from fe80::1%eth0 to any', 0), ('has an address in brackets', 'permit in ip from [2001:db8::1] to any', 0),
    ('has a host by its name', 'permit in ip from example.net to any', 0),
    ('has no from', 'permit in ip any to any', 0), ('has no to', 'permit in ip from any', 0), ('ends after to', 'permit in ip from any to', 0), ('has nothing between', 'permit in ip from to any', 0),
    ('is two filters', 'permit in ip from any to any permit in ip from any to any', 0),
    ('is two lines', 'permit in ip from any to any' || char(10) || 'permit in ip from any to any', 0),
    ('ends in a line', 'permit in ip from any to any' || char(10), 0), ('is quoted', '"permit in ip from any to any"', 0),
    ('is nothing', '', 0), ('is a blank', ' ', 0), ('is a wall of blanks', 'permit in ip from any' || replace(hex(zeroblob(600)), '00', ' ') || 'to any', 0),
    ('is endless', replace(hex(zeroblob(6000)), '00', 'permit'), 0), ('has an endless address', 'permit in ip from ' || replace(hex(zeroblob(400)), '00', '1') || ' to any', 0),
    ('is not ASCII', 'permit in ip from any to äny', 0),
    ('has port 0', 'permit in 17 from any 0 to any 0', 1), ('has blanks', '  permit  in   ip from any    to any  ', 1), ('has tabs', 'permit' || char(9) || 'in' || char(9) || 'ip from any to any', 1),
    ('is loud', 'PERMIT IN IP FROM ANY TO ANY', 1), ('has masks', 'permit in ip from 10.0.0.0/0 to 10.1.1.1/32', 1), ('has protocol 255', 'permit out 255 from 2001:db8::/128 65535 to any', 1);
INSERT INTO bad (name, clause, raw, kind, code, failed, holds)
    SELECT 'a filter that ' || name, '29.214 5.3.8', avp(10415, 517, avp(10415, 518, u32(1)) || avp(10415, 520, u32(0)) || avp(10415, 519, avp(10415, 509, u32(1)) || avp(10415, 507, hex(text)))),
        iif(allowed, 'base', 'experimental'), iif(allowed, 2001, 5062), iif(allowed, NULL, '517/519/507'), iif(allowed, NULL, hex(text)) FROM filter;
INSERT INTO bad (name, clause, raw, kind, code, failed, holds) SELECT * FROM (
    SELECT 'a filter with NUL inside', '29.214 5.3.8', avp(10415, 517, audio || avp(10415, 519, avp(10415, 509, u32(1)) || avp(10415, 507, hex('permit in ip from any') || '00' || hex(' to any')))), 'experimental', 5062, '517/519/507', hex('permit in ip from any') || '00' || hex(' to any') FROM part
    UNION ALL SELECT 'a filter of nothing but NULs', '29.214 5.3.8', avp(10415, 517, audio || avp(10415, 519, avp(10415, 509, u32(1)) || avp(10415, 507, '000000'))), 'experimental', 5062, '517/519/507', '000000' FROM part
    UNION ALL SELECT 'a filter with a NUL behind it', '29.214 5.3.8', avp(10415, 517, audio || avp(10415, 519, avp(10415, 509, u32(1)) || avp(10415, 507, hex('permit in ip from any to any') || '00'))), 'base', 2001, NULL, NULL FROM part
    UNION ALL SELECT 'the second filter of the second flow of the second component', '29.214 5.3.8',
        avp(10415, 517, flow) || avp(10415, 517, avp(10415, 518, u32(2)) || avp(10415, 520, u32(5)) || avp(10415, 519, avp(10415, 509, u32(1))) ||
            avp(10415, 519, avp(10415, 509, u32(2)) || avp(10415, 507, hex('permit in ip from any to any')) || avp(10415, 507, hex('deny in ip from any to any')))),
        'experimental', 5062, '517/519/507', hex('deny in ip from any to any') FROM part);

-- Texts -------------------------------------------------------------------------------------------

INSERT INTO bad (name, clause, keys, media, raw, kind, code, failed)
    VALUES ('NUL in the charging identifier', '29.214 5.3.5', 'ip4=10.0.0.1', '1|type=audio', avp(10415, 505, '610062'), 'base', 2001, NULL),
    ('empty charging identifier', '29.214 5.3.5', 'ip4=10.0.0.1', '1|type=audio', avp(10415, 505, ''), 'base', 2001, NULL),
    ('NUL in the service', '29.214 5.3.6', 'ip4=10.0.0.1', '1|type=audio', avp(10415, 504, '610062'), 'base', 2001, NULL),
    ('not UTF-8 in the service', '29.214 5.3.6', 'ip4=10.0.0.1', '1|type=audio', avp(10415, 504, 'fffe80'), 'base', 2001, NULL),
    ('NUL in the service of a component', '29.214 5.3.6', 'ip4=10.0.0.1', '', avp(10415, 517, avp(10415, 518, u32(1)) || avp(10415, 520, u32(0)) || avp(10415, 504, '000a00')), 'base', 2001, NULL),
    ('NUL behind the APN', '29.214 4.4.1', 'ip4=10.0.0.1', '1|type=audio', avp(30, hex('ims') || '00'), 'experimental', 5065, '30'),
    ('NUL in the APN', '29.214 4.4.1', 'ip4=10.0.0.1', '1|type=audio', avp(30, '690073'), 'experimental', 5065, '30'),
    ('NUL behind the IP domain', '29.214 5.3.35', 'ip4=10.9.9.9', '1|type=audio', avp(0x80, 10415, 537, hex('east') || '00'), 'experimental', 5065, ''),
    ('NUL in the service URN', '29.214 5.3.23', 'ip4=10.0.0.1', '1|type=audio', avp(10415, 525, '736f7300'), 'base', 2001, NULL),
    ('NUL in an identity', '29.213 5.2', 'ip4=10.0.0.1', '1|type=audio', avp(443, avp(450, u32(2)) || avp(444, hex('sip:ann@exam') || '00' || hex('ple.net'))), 'experimental', 5065, '443'),
    ('an empty identity', '29.213 5.2', 'ip4=10.0.0.1', '1|type=audio', avp(443, avp(450, u32(2)) || avp(444, '')), 'experimental', 5065, '443');
INSERT INTO bad (name, clause, raw, without, code, failed, holds)
    VALUES ('NUL in the Origin-Host', '6733 6.3', avp(264, hex('hss') || '00' || hex('example.net')), '264', 5004, '264', hex('hss') || '00' || hex('example.net')),
    ('an Origin-Host of somebody else', '6733 6.3', avp(264, hex('as.example.net')), '264', 5004, '264', hex('as.example.net')),
    ('an empty Origin-Host', '6733 6.3', avp(264, ''), '264', 5004, '264', ''),
    ('an empty Origin-Realm', '6733 6.4', avp(296, ''), '296', 5004, '296', '');
-- Longer than a name may be here.
INSERT INTO bad (name, clause, keys, media, raw, code, failed, holds)
    SELECT 'an endless ' || what, '6733 7.1.5', 'ip4=10.0.0.1', '', raw, 5014, failed, '' FROM (
        SELECT 'charging identifier' AS what, avp(10415, 505, hex(zeroblob(40000))) AS raw, '505' AS failed
        UNION ALL SELECT 'service', avp(10415, 504, hex(zeroblob(1025))), '504'
        UNION ALL SELECT 'service of a component', avp(10415, 517, audio || avp(10415, 504, hex(zeroblob(1025)))), '517/504' FROM part
        UNION ALL SELECT 'APN', avp(30, hex(zeroblob(40000))), '30'
        UNION ALL SELECT 'IP domain', avp(0x80, 10415, 537, hex(zeroblob(40000))), '537'
        UNION ALL SELECT 'service URN', avp(10415, 525, hex(zeroblob(40000))), '525'
        UNION ALL SELECT 'identity', avp(443, avp(450, u32(2)) || avp(444, hex(zeroblob(40000)))), '443/444');
INSERT INTO bad (name, clause, raw, code)
    VALUES ('a service as long as it may be', '29.214 5.3.6', avp(10415, 504, hex(zeroblob(1024))), 2001);

-- Codec-Data --------------------------------------------------------------------------------------

CREATE TEMP TABLE codec (name TEXT, octets TEXT) STRICT;
INSERT INTO codec VALUES
    ('nothing', ''), ('NULs', '000000'), ('40 000 NULs', hex(zeroblob(40000))), ('one line', hex('uplink')), ('a direction nobody knows', hex('sideways' || char(10) || 'offer')),
    ('a kind nobody knows', hex('uplink' || char(10) || 'rumour')), ('lines that end in CR', hex('uplink' || char(13) || 'offer')),
    ('CR and LF', hex('uplink' || char(13, 10) || 'offer' || char(13, 10) || 'm=audio 1 RTP/AVP 0' || char(13, 10))), ('lines without values', hex('uplink' || char(10) || 'offer' || char(10) || 'm=' || char(10) || 'a=rtpmap:' || char(10) || '=')),
    ('no end', hex('uplink' || char(10) || 'offer' || char(10) || 'm=audio 1 RTP/AVP 99' || char(10) || 'a=rtpmap:99 ' || replace(hex(zeroblob(40000)), '00', 'x'))),
    ('many lines', hex('uplink' || char(10) || 'offer' || char(10) || replace(hex(zeroblob(4000)), '00', 'a=rtpmap:0 PCMU' || char(10)))), ('what is not text', hex('uplink' || char(10) || 'offer' || char(10)) || 'fffefdfc00ff0a6d3dff');
INSERT INTO bad (name, clause, raw, kind, code)
    SELECT 'Codec-Data of ' || name, '29.214 5.3.7', avp(10415, 517, audio || avp(10415, 524, octets)), 'base', 2001 FROM codec, part;
UPDATE bad SET kind = 'experimental', code = 5063, later = 5063, later_kind = 'experimental' WHERE name = 'Codec-Data of no end';
INSERT INTO bad (name, clause, raw, kind, code, failed, later)
    SELECT 'Codec-Data instead of the media, of ' || name, '29.214 5.3.19', avp(10415, 517, avp(10415, 518, u32(1)) || avp(10415, 524, octets)), 'experimental', 5061, '517/520', 2001
    FROM codec WHERE name IN ('nothing', 'NULs', 'one line', 'a kind nobody knows', 'what is not text');

-- Lengths, at every level -------------------------------------------------------------------------

CREATE TEMP TABLE length_fault (what TEXT, octets TEXT, holds TEXT) STRICT;
INSERT INTO length_fault VALUES
    ('none', '00000206c0000000000028af00000001', '00000000'), ('less than its header', '00000206c0000007000028af00000001', '00000000'), ('less than its header with a vendor', '00000206c000000b000028af00000001', '00000000'),
    ('more than is there', '00000206c0000011000028af00000001', '00000000'), ('the longest', '00000206c0ffffff000028af00000001', '00000000'),
    ('three octets', '00000206c000000f000028af000001', '000001'), ('five octets', '00000206c0000011000028af0000000001', '0000000001'), ('no octet', '00000206c000000c000028af', ''), ('eight octets', avp(10415, 518, '0000000000000001'), '0000000000000001');
INSERT INTO bad (name, clause, raw, code, failed, holds)
    SELECT 'at the top, a length of ' || what, '6733 7.1.5', octets || substr('000000', 1, (8 - length(octets) % 8) % 8), 5014, '518', holds FROM length_fault WHERE what <> 'more than is there'
    UNION ALL SELECT 'in a component, a length of ' || what, '6733 7.1.5', avp(10415, 517, octets), 5014, '517/518', holds FROM length_fault
    UNION ALL SELECT 'in a flow, a length of ' || what, '6733 7.1.5', avp(10415, 517, flow || avp(10415, 519, octets)), 5014, '517/519/518', holds FROM length_fault, part
    UNION ALL SELECT 'in an identity, a length of ' || what, '6733 7.1.5', avp(443, octets), 5014, '443/518', holds FROM length_fault;
INSERT INTO bad (name, clause, raw, code, failed)
    SELECT 'a group of ' || (length(octets) / 2) || ' octets', '6733 7.1.5', avp(10415, 517, octets), 5014, '517'
    FROM (SELECT '00' AS octets UNION ALL SELECT '000002' UNION ALL SELECT '00000206' UNION ALL SELECT '00000206c0' UNION ALL SELECT '00000206c00000' UNION ALL SELECT '00000206c000000c00');

-- Bits, vendors, and what is not known ------------------------------------------------------------

INSERT INTO bad (name, clause, raw, code, failed) SELECT * FROM (
    SELECT 'a reserved bit', '6733 4.1', avp(0xc1, 10415, 505, '61'), 3009, '505'
    UNION ALL SELECT 'a reserved bit in a flow', '6733 4.1', avp(10415, 517, audio || avp(10415, 519, avp(0xd0, 10415, 509, u32(1)))), 3009, '517/519/509' FROM part
    UNION ALL SELECT 'a vendor that is none', '6733 4.1', avp(0xc0, 0, 505, '61'), 3009, '505'
    UNION ALL SELECT 'a vendor that is none in a component', '6733 4.1', avp(10415, 517, avp(0xc0, 0, 518, u32(1))), 3009, '517/518'
    UNION ALL SELECT 'something unknown', '6733 7.1.5', avp(0x40, 0, 59999, '61'), 5001, '59999'
    UNION ALL SELECT 'something unknown of an unknown vendor', '6733 7.1.5', avp(0xc0, 4242, 517, '61'), 5001, '517'
    UNION ALL SELECT 'something unknown in a component', '6733 7.1.5', avp(10415, 517, audio || avp(10415, 59999, '61')), 5001, '517/59999' FROM part
    UNION ALL SELECT 'something unknown in a flow', '6733 7.1.5', avp(10415, 517, flow || avp(10415, 519, avp(10415, 509, u32(2)) || avp(10415, 59999, ''))), 5001, '517/519/59999' FROM part
    UNION ALL SELECT 'something unknown in an identity', '6733 7.1.5', avp(443, avp(450, u32(0)) || avp(444, '') || avp(59999, '')), 5001, '443/59999'
    UNION ALL SELECT 'a component of no vendor', '6733 4.1', avp(517, audio), 5001, '517' FROM part
    UNION ALL SELECT 'a number of no vendor', '6733 4.1', avp(10415, 517, avp(518, u32(1))), 5001, '517/518'
    UNION ALL SELECT 'an address of a vendor', '6733 4.1', avp(10415, 8, '0a000001'), 5001, '8');
INSERT INTO bad (name, clause, raw, code) SELECT * FROM (
    SELECT 'the bit that once meant encryption', '6733 4.1', avp(0xe0, 10415, 504, '61'), 2001
    UNION ALL SELECT 'something unknown that need not be known', '6733 4.1', avp(0x00, 0, 59999, '61'), 2001
    UNION ALL SELECT 'something unknown in a component that need not be known', '6733 4.1', avp(10415, 517, audio || avp(0x80, 10415, 59999, '61')), 2001 FROM part
    UNION ALL SELECT 'a component without the M bit', '6733 4.1', avp(0x80, 10415, 517, audio), 2001 FROM part
    UNION ALL SELECT 'a kind of media without the M bit', '6733 4.1', avp(10415, 517, avp(0x80, 10415, 518, u32(1)) || avp(0x80, 10415, 520, u32(0))), 2001
    UNION ALL SELECT 'a request type with the M bit', '6733 4.1', avp(0xc0, 10415, 537, ''), 2001);

-- What is missing ---------------------------------------------------------------------------------

INSERT INTO bad (name, clause, raw, code, failed) SELECT * FROM (
    SELECT 'a component without its number', '29.214 5.3.16', avp(10415, 517, avp(10415, 520, u32(0))), 5005, '517/518'
    UNION ALL SELECT 'a second component without its number', '29.214 5.3.16', avp(10415, 517, audio) || avp(10415, 517, avp(10415, 520, u32(0))), 5005, '517/518' FROM part
    UNION ALL SELECT 'a flow without its number', '29.214 5.3.17', avp(10415, 517, audio || avp(10415, 519, avp(10415, 511, u32(2)))), 5005, '517/519/509' FROM part
    UNION ALL SELECT 'an identity without its value', '8506 8.46', avp(443, avp(450, u32(0))), 5005, '443/444'
    UNION ALL SELECT 'an identity without its kind', '8506 8.46', avp(443, avp(444, '61')), 5005, '443/450'
    UNION ALL SELECT 'features of nobody', '29.229 6.3.29', avp(0x80, 10415, 628, avp(0x80, 10415, 629, u32(1)) || avp(0x80, 10415, 630, u32(1))), 5005, '628/266'
    UNION ALL SELECT 'features of no list', '29.229 6.3.29', avp(0x80, 10415, 628, avp(266, u32(10415)) || avp(0x80, 10415, 630, u32(1))), 5005, '628/629'
    UNION ALL SELECT 'a list of no features', '29.229 6.3.29', avp(0x80, 10415, 628, avp(266, u32(10415)) || avp(0x80, 10415, 629, u32(1))), 5005, '628/630'
    UNION ALL SELECT 'a proxy without its host', '6733 6.7.2', avp(284, avp(33, '61')), 5005, '284/280');
INSERT INTO bad (name, clause, command, without, code, failed)
    SELECT iif(command = 'AAR', 'a question without ', 'an end without ') || avp, '29.214 5.6', command, CAST(avp AS TEXT), 5005, CAST(avp AS TEXT) FROM
        (SELECT 'AAR' AS command UNION ALL SELECT 'STR'),
        (SELECT 263 AS avp UNION ALL SELECT 264 UNION ALL SELECT 296 UNION ALL SELECT 283 UNION ALL SELECT 258);
INSERT INTO bad (name, clause, command, raw, without, code, failed)
    VALUES ('an end without its cause', '6733 8.4.1', 'STR', '', '295', 5005, '295'),
    ('an end with two causes', '6733 8.4.1', 'STR', avp(295, u32(1)), '', 5009, '295'),
    ('an end with a cause of two octets', '6733 8.4.1', 'STR', avp(295, '0001'), '295', 5014, '295'),
    ('an end with something unknown', '6733 8.4.1', 'STR', avp(59999, '0001'), '', 5001, '59999'),
    ('an end with a vendor that is none', '6733 8.4.1', 'STR', avp(0xc0, 0, 295, '0001'), '', 3009, '295');

-- Session-Id --------------------------------------------------------------------------------------

INSERT INTO bad (name, clause, session, media, code, failed, holds)
    VALUES ('a session of no octet', '6733 8.8', '', '1|type=audio', 5004, '263', ''),
    ('a session of 40 000 octets', '6733 8.8', hex(zeroblob(40000)), '1|type=audio', 5014, '263', ''),
    ('a session of 1 025 octets', '6733 8.8', hex(zeroblob(1025)), '1|type=audio', 5014, '263', ''),
    ('a session as long as it may be', '6733 8.8', hex(zeroblob(1024)), '1|type=audio', 2001, NULL, NULL),
    ('a session with NUL', '6733 8.8', '610062', '1|type=audio', 2001, NULL, NULL),
    ('a session that is NUL', '6733 8.8', '00', '1|type=audio', 2001, NULL, NULL),
    ('a session of lines', '6733 8.8', '0a0d0a', '1|type=audio', 2001, NULL, NULL),
    ('a session that is no text', '6733 8.8', 'fffe80c0', '1|type=audio', 2001, NULL, NULL);
