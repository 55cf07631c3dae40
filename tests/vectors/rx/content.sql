-- SPDX-License-Identifier: BSD-2-Clause
-- What AA-Requests say of a service, in the order in which they are sent, what they are answered with,
-- and what their session consists of afterwards (TS 29.214 4.4.1, 4.4.2, 5.3.16, 5.3.18, 5.3.22, 5.3.25,
-- Annex A.3). One row is one request over TCP; where another session begins, the one before it ends.
--   keys, media  as in aar.sql, and here in media: least-up, least-down, version; preliminary and forking
--             in keys are the numbers of Service-Info-Status and SIP-Forking-Indication
--   raw       hexadecimal AVPs behind the others
--   failed    path of codes inside Failed-AVP; blames: a piece of text in it
--   accepts   code=number of all that Acceptable-Service-Info holds
--   kept      the session: "preliminary", "forked", then per component number, media, status, up/down in
--             bps, codecs, Content-Version, and per flow in brackets what it says of its own and how many
--             filters it has; NULL: as it was before, which after a beginning that is refused is nothing
CREATE TABLE content (
    name TEXT PRIMARY KEY, clause TEXT NOT NULL, session TEXT NOT NULL, keys TEXT NOT NULL DEFAULT '',
    media TEXT NOT NULL DEFAULT '', raw TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT 'base' CHECK (kind IN ('base', 'experimental')),
    code INTEGER NOT NULL DEFAULT 2001, failed TEXT, blames TEXT NOT NULL DEFAULT '',
    accepts TEXT NOT NULL DEFAULT '', kept TEXT
) STRICT;

-- One IP flow is described once in a message ---------------------------------------------------------

INSERT INTO content (name, clause, session, keys, media, kind, code, failed, blames) VALUES
    ('a flow in two components', '29.214 5.3.16', 'once 1', 'ip4=10.0.0.1',
     '1|type=audio|flow=1|desc=permit in 17 from 10.0.0.1 5000 to 10.1.1.1 6000' || char(10) ||
     '2|type=text|flow=1|desc=permit in 17 from 10.0.0.1 5002 to 10.1.1.1 6002|desc=permit in 17 from 10.0.0.1 5000 to 10.1.1.1 6000',
     'experimental', 5061, '517/519/507', 'permit in 17 from 10.0.0.1 5000 to 10.1.1.1 6000'),
    ('a flow in two sub-components', '29.214 5.3.16', 'once 2', 'ip4=10.0.0.1',
     '1|type=audio|flow=1|desc=permit in 17 from 10.0.0.1 to any|flow=2|desc=permit  in 17 from 10.0.0.1 to any',
     'experimental', 5061, '517/519/507', 'permit  in'),
    ('written in capitals, with blanks and zeros', '6733 4.3.1', 'once 3', 'ip4=10.0.0.1',
     '1|type=audio|flow=1|desc=permit in 17 from 10.0.0.1 5000 to 10.1.1.1 6000' || char(10) ||
     '2|type=text|flow=1|desc=PERMIT  In 017 From 10.0.0.1 05000 TO 10.1.1.1  06000 ',
     'experimental', 5061, '517/519/507', 'PERMIT'),
    ('written with a mask that leaves one address', '6733 4.3.1', 'once 4', 'ip4=10.0.0.1',
     '1|type=audio|flow=1|desc=permit out 17 from 2001:db8::1 to any' || char(10) ||
     '2|type=text|flow=1|desc=permit out 17 from 2001:DB8:0:0::1/128 to any',
     'experimental', 5061, '517/519/507', '/128'),
    ('three times, the second is to blame', '29.214 5.3.16', 'once 5', 'ip4=10.0.0.1',
     '1|type=audio|flow=1|desc=permit in ip from any to any|flow=2|desc=Permit in ip from any to any|flow=3|desc=PERMIT in ip from any to any',
     'experimental', 5061, '517/519/507', 'Permit'),
    ('two flows twice, the first that comes again is to blame', '29.214 5.3.16', 'once 6', 'ip4=10.0.0.1',
     '1|type=audio|flow=1|desc=permit out 6 from any to any|desc=permit in 6 from any to any|flow=2|desc=PERMIT out 6 from any to any|desc=PERMIT in 6 from any to any',
     'experimental', 5061, '517/519/507', 'PERMIT out'),
    ('a filter that is refused comes first', '29.214 5.3.8', 'once 7', 'ip4=10.0.0.1',
     '1|type=audio|flow=1|desc=permit in ip from any to any|flow=2|desc=permit in ip from any to any' || char(10) || '2|type=text|flow=1|desc=deny in ip from any to any',
     'experimental', 5062, '517/519/507', 'deny');
INSERT INTO content (name, clause, session, keys, media, kept) VALUES
    ('the same filter twice in one sub-component', '29.214 5.3.18', 'once 8', 'ip4=10.0.0.1',
     '1|type=audio|flow=1|desc=permit in ip from any to any|desc=permit in ip from any to any', '1 audio enabled -/- [1 x2]'),
    ('both directions of a flow', '29.214 5.3.8', 'once 9', 'ip4=10.0.0.1',
     '1|type=audio|flow=1|desc=permit in ip from any to any|flow=2|desc=permit out ip from any to any', '1 audio enabled -/- [1 x1] [2 x1]'),
    ('what differs by a port, a protocol or a mask', '29.214 5.3.8', 'once 10', 'ip4=10.0.0.1',
     '1|type=audio|flow=1|desc=permit in 17 from any 1 to any|flow=2|desc=permit in 17 from any 2 to any' || char(10) ||
     '2|type=text|flow=1|desc=permit in 6 from any 1 to any|flow=2|desc=permit in 17 from any to any|flow=3|desc=permit in 17 from 10.0.0.0/8 1 to any|flow=4|desc=permit in 17 from 10.0.0.0/9 1 to any',
     '1 audio enabled -/- [1 x1] [2 x1]; 2 text enabled -/- [1 x1] [2 x1] [3 x1] [4 x1]'),
    ('RTP and RTCP in one sub-component, as Kamailio has it', '29.214 5.3.18', 'once 11', 'ip4=10.0.0.1',
     '1|type=audio|flow=1|desc=permit out 17 from 10.1.1.1 5000 to 10.0.0.1 6000|desc=permit in 17 from 10.0.0.1 6000 to 10.1.1.1 5000|desc=permit out 17 from 10.1.1.1 5001 to 10.0.0.1 6001|desc=permit in 17 from 10.0.0.1 6001 to 10.1.1.1 5001',
     '1 audio enabled -/- [1 x4]'),
    ('what another message has described', '29.214 5.3.16', 'once 11', '',
     '2|type=text|flow=1|desc=permit in 17 from 10.0.0.1 6000 to 10.1.1.1 5000', '1 audio enabled -/- [1 x4]; 2 text enabled -/- [1 x1]'),
    ('a component that goes describes nothing', '29.214 5.3.11', 'once 11', '',
     '1|status=4|flow=1|desc=permit in 17 from 10.0.0.1 7000 to any' || char(10) || '2|flow=1|desc=permit in 17 from 10.0.0.1 7000 to any',
     '2 text enabled -/- [1 x1]'),
    ('a flow that goes describes nothing', '29.214 5.3.11', 'once 11', '',
     '2|flow=1|status=4|desc=permit in 17 from any 8 to any|flow=2|desc=permit in 17 from any 8 to any', '2 text enabled -/- [2 x1]');

-- Modification ---------------------------------------------------------------------------------------

INSERT INTO content (name, clause, session, keys, media, kept) VALUES
    ('audio and video begin', '29.214 4.4.1', 'change', 'ip4=10.0.0.1',
     '1|type=audio|up=64000|down=32000|app=speech|codec=uplink~offer~m=audio 1 RTP/AVP 0|flow=1|up=16000|desc=permit in 17 from 10.0.0.1 1 to any|desc=permit out 17 from any to 10.0.0.1 1|flow=2|usage=1|up=700|down=700' || char(10) ||
     '2|type=video|up=500000|down=400000|status=1',
     '1 audio enabled 64000/32000 app=speech PCMU [1 16000/- x2] [2 rtcp 700/700]; 2 video downlink 500000/400000'),
    ('a component that is left out stays', '29.214 5.3.16', 'change', '', '2|status=2',
     '1 audio enabled 64000/32000 app=speech PCMU [1 16000/- x2] [2 rtcp 700/700]; 2 video enabled 500000/400000'),
    ('what is left out of a component stays', '29.214 5.3.16', 'change', '', '2|down=300000',
     '1 audio enabled 64000/32000 app=speech PCMU [1 16000/- x2] [2 rtcp 700/700]; 2 video enabled 500000/300000'),
    ('what is left out of a flow stays', '29.214 5.3.18', 'change', '', '1|flow=1|status=0',
     '1 audio enabled 64000/32000 app=speech PCMU [1 uplink 16000/- x2] [2 rtcp 700/700]; 2 video enabled 500000/300000'),
    ('filters replace all before them, whatever their direction', '29.214 5.3.18', 'change', '', '1|flow=1|desc=permit in 17 from 10.0.0.1 3 to any',
     '1 audio enabled 64000/32000 app=speech PCMU [1 uplink 16000/- x1] [2 rtcp 700/700]; 2 video enabled 500000/300000'),
    ('a newer status of the component counts for its flows', '29.214 5.3.18', 'change', '', '1|status=3',
     '1 audio disabled 64000/32000 app=speech PCMU [1 16000/- x1] [2 rtcp 700/700]; 2 video enabled 500000/300000'),
    ('a status of a flow in the same message counts for that flow', '29.214 5.3.18', 'change', '', '1|status=2|flow=1|status=1',
     '1 audio enabled 64000/32000 app=speech PCMU [1 downlink 16000/- x1] [2 rtcp 700/700]; 2 video enabled 500000/300000'),
    ('a newer bandwidth of the component counts for its flows, but not for RTCP', '29.214 5.3.18', 'change', '', '1|up=48000',
     '1 audio enabled 48000/32000 app=speech PCMU [1 downlink x1] [2 rtcp 700/700]; 2 video enabled 500000/300000'),
    ('a bandwidth of a flow in the same message counts for that flow', '29.214 5.3.18', 'change', '', '1|up=40000|down=40000|flow=1|down=20000',
     '1 audio enabled 40000/40000 app=speech PCMU [1 downlink -/20000 x1] [2 rtcp 700/700]; 2 video enabled 500000/300000'),
    ('codecs replace those before them', '29.214 5.3.16', 'change', '', '1|codec=uplink~offer~m=audio 1 RTP/AVP 0 97~a=rtpmap:97 AMR/8000|codec=downlink~answer~m=audio 1 RTP/AVP 97~a=rtpmap:97 AMR/8000',
     '1 audio enabled 40000/40000 app=speech AMR [1 downlink -/20000 x1] [2 rtcp 700/700]; 2 video enabled 500000/300000'),
    ('an earlier Media-Type wins over a description', '29.214 5.3.16', 'change', '', '1|codec=uplink~offer~m=text 1 RTP/AVP 0',
     '1 audio enabled 40000/40000 app=speech PCMU [1 downlink -/20000 x1] [2 rtcp 700/700]; 2 video enabled 500000/300000'),
    ('a Media-Type wins over the one before it', '29.214 5.3.16', 'change', '', '2|type=text',
     '1 audio enabled 40000/40000 app=speech PCMU [1 downlink -/20000 x1] [2 rtcp 700/700]; 2 text enabled 500000/300000'),
    ('nothing is stated', '29.214 4.4.2', 'change', '', '', NULL);
UPDATE content SET kept = (SELECT kept FROM content WHERE name = 'a Media-Type wins over the one before it') WHERE name = 'nothing is stated';
INSERT INTO content (name, clause, session, media, kind, code, failed, accepts) VALUES
    ('a change that policy refuses, among others that it does not', '29.214 4.4.2', 'change',
     '1|status=3|flow=1|desc=permit in 17 from any to any' || char(10) || '2|type=video|up=9000000' || char(10) || '3|type=text', 'experimental', 5063, NULL,
     '518=1 515=40000 516=40000 518=2 515=300000 516=2000000 518=3'),
    ('a change whose last filter is refused', '29.214 5.3.8', 'change', '2|status=4' || char(10) || '1|flow=1|desc=permit in 17 from any to any|flow=4|desc=deny in ip from any to any', 'experimental', 5062, '517/519/507', ''),
    ('a change whose last component is new without a kind', '29.214 5.3.19', 'change', '1|status=4' || char(10) || '2|status=4' || char(10) || '3|up=1000', 'experimental', 5061, '517/520', ''),
    ('a component twice, once to go', '29.214 5.3.17', 'change', '2|status=4' || char(10) || '2|type=text', 'experimental', 5061, '517', ''),
    ('a flow twice, once to go', '29.214 5.3.9', 'change', '1|flow=1|status=4|flow=1', 'experimental', 5061, '517/519', ''),
    ('a status that nobody has defined', '29.214 5.3.11', 'change', '2|status=4' || char(10) || '1|flow=1|status=7', 'base', 5004, '517/519/511', '');
INSERT INTO content (name, clause, session, keys, media, kept) VALUES
    ('nothing of that has happened', '29.214 4.4.2', 'change', '', '2|status=2',
     '1 audio enabled 40000/40000 app=speech PCMU [1 downlink -/20000 x1] [2 rtcp 700/700]; 2 text enabled 500000/300000');

-- REMOVED --------------------------------------------------------------------------------------------

INSERT INTO content (name, clause, session, keys, media, kept) VALUES
    ('three components begin', '29.214 4.4.1', 'gone', 'ip4=10.0.0.1', '1|type=audio|flow=1|flow=2|usage=1' || char(10) || '2|type=video|up=9000|flow=1' || char(10) || '3|type=text',
     '1 audio enabled -/- [1] [2 rtcp]; 2 video enabled 9000/- [1]; 3 text enabled -/-'),
    ('a component goes', '29.214 5.3.16', 'gone', '', '2|status=4', '1 audio enabled -/- [1] [2 rtcp]; 3 text enabled -/-'),
    ('it goes again', '29.214 5.3.16', 'gone', '', '2|status=4', '1 audio enabled -/- [1] [2 rtcp]; 3 text enabled -/-'),
    ('its number is used again, and nothing is left of it', '29.214 5.3.16', 'gone', '', '2|type=message', '1 audio enabled -/- [1] [2 rtcp]; 2 message enabled -/-; 3 text enabled -/-'),
    ('a flow goes', '29.214 5.3.18', 'gone', '', '1|flow=2|status=4', '1 audio enabled -/- [1]; 2 message enabled -/-; 3 text enabled -/-'),
    ('the last flow goes: nothing of the component may flow', '29.214 5.3.18', 'gone', '', '1|flow=1|status=4', '1 audio enabled -/- [1 removed]; 2 message enabled -/-; 3 text enabled -/-'),
    ('a bandwidth does not bring it back', '29.214 5.3.18', 'gone', '', '1|status=2|up=7000', '1 audio enabled 7000/- [1 removed]; 2 message enabled -/-; 3 text enabled -/-'),
    ('another flow comes', '29.214 5.3.18', 'gone', '', '1|flow=3|status=0', '1 audio enabled 7000/- [3 uplink]; 2 message enabled -/-; 3 text enabled -/-'),
    ('the number of the flow comes back', '29.214 5.3.18', 'gone', '', '1|flow=1', '1 audio enabled 7000/- [1] [3 uplink]; 2 message enabled -/-; 3 text enabled -/-'),
    ('all flows go and one comes', '29.214 5.3.18', 'gone', '', '1|flow=3|status=4|flow=1|status=4|flow=2', '1 audio enabled 7000/- [2]; 2 message enabled -/-; 3 text enabled -/-'),
    ('a flow that never was goes', '29.214 5.3.18', 'gone', '', '1|flow=9|status=4' || char(10) || '2|flow=1|status=4', '1 audio enabled 7000/- [2]; 2 message enabled -/-; 3 text enabled -/-'),
    ('a component that never was goes with its flows', '29.214 5.3.16', 'gone', '', '9|status=4|flow=1|status=4|desc=permit in ip from any to any', '1 audio enabled 7000/- [2]; 2 message enabled -/-; 3 text enabled -/-'),
    ('all components go', '29.214 5.3.16', 'gone', '', '1|status=4' || char(10) || '2|status=4|flow=1' || char(10) || '3|status=4', ''),
    ('and one comes back', '29.214 4.4.2', 'gone', '', '1|type=text', '1 text enabled -/-'),
    ('nothing but what never was', '29.214 5.3.16', 'never', 'ip4=10.0.0.1', '1|status=4', '');
INSERT INTO content (name, clause, session, keys, media, kind, code, failed) VALUES
    ('a component goes, a flow of it stays', '29.214 5.3.11', 'stays', 'ip4=10.0.0.1', '1|type=audio|status=4|flow=1|status=4|flow=2|status=2', 'experimental', 5061, '517/519/511'),
    ('also when it never was', '29.214 5.3.11', 'stays', 'ip4=10.0.0.1', '1|type=audio' || char(10) || '7|status=4|flow=1|status=3', 'experimental', 5061, '517/519/511');
-- What a component without a living flow asks for is nothing.
INSERT INTO content (name, clause, session, keys, media, kept) VALUES
    ('more than policy allows in two flows of which one goes', '29.214 5.3.11', 'less', 'ip4=10.0.0.1', '1|type=video|up=1500000|flow=1', '1 video enabled 1500000/- [1]'),
    ('REMOVED takes no part in the bandwidth', '29.214 5.3.11', 'less', '', '1|flow=1|status=4', '1 video enabled 1500000/- [1 removed]'),
    ('also of more than policy allows', '29.214 5.3.11', 'less', '', '1|up=3000000', '1 video enabled 3000000/- [1 removed]');

-- Preliminary and final ------------------------------------------------------------------------------

INSERT INTO content (name, clause, session, keys, media, kept) VALUES
    ('an offer', '29.214 5.3.25', 'offer', 'ip4=10.0.0.1|preliminary=1',
     '1|type=audio|up=64000|codec=uplink~offer~m=audio 1 RTP/AVP 0 97~a=rtpmap:97 AMR/8000|flow=1|desc=permit out 17 from any to 10.0.0.1 1' || char(10) || '2|type=video|up=500000',
     'preliminary 1 audio enabled 64000/- PCMU,AMR [1 x1]; 2 video enabled 500000/-'),
    ('another offer, still preliminary', '29.214 4.4.2', 'offer', 'preliminary=1', '2|up=400000', 'preliminary 1 audio enabled 64000/- PCMU,AMR [1 x1]; 2 video enabled 400000/-'),
    ('a message without service information says nothing about it', '29.214 5.3.25', 'offer', '', '', 'preliminary 1 audio enabled 64000/- PCMU,AMR [1 x1]; 2 video enabled 400000/-'),
    ('the answer: codecs and filters replace, what is left out stays, all is final', '29.214 4.4.2', 'offer', 'preliminary=0',
     '1|codec=downlink~answer~m=audio 1 RTP/AVP 97~a=rtpmap:97 AMR/8000|flow=1|desc=permit out 17 from 10.1.1.1 to 10.0.0.1 1|desc=permit in 17 from 10.0.0.1 to 10.1.1.1 2',
     '1 audio enabled 64000/- AMR [1 x2]; 2 video enabled 400000/-'),
    ('an offer within the call', '29.214 4.4.2', 'offer', 'preliminary=1', '3|type=text', 'preliminary 1 audio enabled 64000/- AMR [1 x2]; 2 video enabled 400000/-; 3 text enabled -/-'),
    ('absent is final', '29.214 5.3.25', 'offer', '', '3|status=4', '1 audio enabled 64000/- AMR [1 x2]; 2 video enabled 400000/-'),
    ('an offer without news', '29.214 5.3.25', 'offer', 'preliminary=1', '', 'preliminary 1 audio enabled 64000/- AMR [1 x2]; 2 video enabled 400000/-'),
    ('final without news', '29.214 5.3.25', 'offer', 'preliminary=0', '', '1 audio enabled 64000/- AMR [1 x2]; 2 video enabled 400000/-'),
    ('absent is final at once', '29.214 5.3.25', 'final', 'ip4=10.0.0.1', '1|type=audio', '1 audio enabled -/-');
INSERT INTO content (name, clause, session, keys, media, kind, code, failed, accepts) VALUES
    ('an offer is checked early', '29.214 4.4.1', 'early', 'ip4=10.0.0.2|preliminary=1', '1|type=audio' || char(10) || '2|type=video', 'experimental', 5063, NULL, '518=1'),
    ('a status of information that nobody has defined', '29.214 5.3.25', 'early', 'ip4=10.0.0.1|preliminary=2', '1|type=audio', 'base', 5004, '527', '');

-- Several dialogues ----------------------------------------------------------------------------------

INSERT INTO content (name, clause, session, keys, media, kept) VALUES
    ('the first dialogue', '29.214 A.3.1', 'fork', 'ip4=10.0.0.1',
     '0|flow=1|usage=2' || char(10) ||
     '1|type=audio|up=30000|down=10000|status=0|version=5|codec=downlink~answer~m=audio 1 RTP/AVP 0|flow=1|desc=permit in 17 from 10.0.0.1 1 to 10.1.1.1 1|flow=2|usage=1|up=100',
     '0 control enabled -/- [1 signalling]; 1 audio uplink 30000/10000 PCMU v5 [1 x1] [2 rtcp 100/-]'),
    ('another dialogue: the most of both, the filters and codecs of both', '29.214 A.3.1', 'fork', 'forking=1',
     '1|up=20000|down=20000|status=1|codec=downlink~answer~m=audio 1 RTP/AVP 97~a=rtpmap:97 AMR/8000|flow=1|desc=permit in 17 from 10.0.0.1 1 to 10.2.2.2 2|desc=PERMIT in 17 from 10.0.0.1 1 to 10.1.1.1 1|flow=2|usage=1|up=50|down=60',
     'forked 0 control enabled -/- [1 signalling]; 1 audio enabled 30000/20000 PCMU,AMR v5 [1 enabled 30000/20000 x2] [2 rtcp 100/60]'),
    ('a dialogue that asks for less changes nothing', '29.214 A.3.1', 'fork', 'forking=1', '1|version=6|up=1|down=1|status=3',
     'forked 0 control enabled -/- [1 signalling]; 1 audio enabled 30000/20000 PCMU,AMR v6 [1 enabled 30000/20000 x2] [2 rtcp 100/60]'),
    ('a dialogue with another component', '29.214 A.3.1', 'fork', 'forking=1', '2|type=video|up=500000|status=3',
     'forked 0 control enabled -/- [1 signalling]; 1 audio enabled 30000/20000 PCMU,AMR v6 [1 enabled 30000/20000 x2] [2 rtcp 100/60]; 2 video disabled 500000/-'),
    ('what one dialogue takes away the others keep', '29.214 A.3.1', 'fork', 'forking=1', '2|status=4' || char(10) || '1|flow=1|status=4' || char(10) || '3|status=4',
     'forked 0 control enabled -/- [1 signalling]; 1 audio enabled 30000/20000 PCMU,AMR v6 [1 enabled 30000/20000 x2] [2 rtcp 100/60]; 2 video disabled 500000/-'),
    ('a flow of its own bandwidth, beside the component', '29.214 A.3.1', 'fork', 'forking=1', '1|up=90000|flow=1|up=40000|flow=3|desc=permit in 6 from any to any|flow=4|usage=1',
     'forked 0 control enabled -/- [1 signalling]; 1 audio enabled 90000/20000 PCMU,AMR v6 [1 enabled 40000/20000 x2] [2 rtcp 100/60] [3 90000/- x1] [4 rtcp]; 2 video disabled 500000/-'),
    ('a component without flows speaks of all of them', '29.214 A.3.1', 'fork', 'forking=1', '1|down=70000|status=0' || char(10) || '2|status=0',
     'forked 0 control enabled -/- [1 signalling]; 1 audio enabled 90000/70000 PCMU,AMR v6 [1 enabled 40000/70000 x2] [2 rtcp 100/60] [3 enabled 90000/70000 x1] [4 rtcp]; 2 video uplink 500000/-'),
    ('a message without service information speaks of no dialogue', '29.214 5.3.22', 'fork', 'forking=0', '',
     'forked 0 control enabled -/- [1 signalling]; 1 audio enabled 90000/70000 PCMU,AMR v6 [1 enabled 40000/70000 x2] [2 rtcp 100/60] [3 enabled 90000/70000 x1] [4 rtcp]; 2 video uplink 500000/-'),
    ('an offer of one dialogue is preliminary, and the others stay', '29.214 5.3.25', 'fork', 'forking=1|preliminary=1', '2|down=1',
     'preliminary forked 0 control enabled -/- [1 signalling]; 1 audio enabled 90000/70000 PCMU,AMR v6 [1 enabled 40000/70000 x2] [2 rtcp 100/60] [3 enabled 90000/70000 x1] [4 rtcp]; 2 video uplink 500000/1');
INSERT INTO content (name, clause, session, keys, media, kind, code, failed, accepts) VALUES
    ('together more than policy allows', '29.214 A.3.1', 'fork', 'forking=1', '2|up=2500000', 'experimental', 5063, NULL, '518=1 515=70000 516=90000 518=2 515=1 516=2000000'),
    ('a forking that nobody has defined', '29.214 5.3.22', 'fork', 'forking=2', '1|status=4', 'base', 5004, '523', ''),
    ('a final answer that is refused', '29.214 A.3.2', 'fork', '', '1|up=10000|flow=1|desc=deny in ip from any to any', 'experimental', 5062, '517/519/507', '');
INSERT INTO content (name, clause, session, keys, media, kept) VALUES
    ('the final answer is all that is left, but for the signalling', '29.214 A.3.2', 'fork', '', '1|up=10000|version=7|flow=1|desc=permit in 17 from 10.0.0.1 1 to 10.2.2.2 2',
     '0 control enabled -/- [1 signalling]; 1 audio enabled 10000/- v7 [1 x1]'),
    ('then what is left out stays again', '29.214 5.3.16', 'fork', 'forking=0', '2|type=text',
     '0 control enabled -/- [1 signalling]; 1 audio enabled 10000/- v7 [1 x1]; 2 text enabled -/-'),
    ('a call that forks at once', '29.214 5.3.22', 'fork 2', 'ip4=10.0.0.1|forking=1', '1|type=audio|flow=1|desc=permit in 17 from 10.0.0.1 1 to any|flow=2|status=4', 'forked 1 audio enabled -/- [1 x1]'),
    ('the signalling goes with the final answer', '29.214 A.3.2', 'fork 2', '', '1|status=4' || char(10) || '3|type=video|up=8000', '3 video enabled 8000/-'),
    ('the most of two, not the sum', '29.214 A.3.1', 'fork 3', 'ip4=10.0.0.1', '1|type=video|up=1500000|flow=1', '1 video enabled 1500000/- [1]'),
    ('the other of two', '29.214 A.3.1', 'fork 3', 'forking=1', '1|up=1600000|down=1900000|flow=1', 'forked 1 video enabled 1600000/1900000 [1 enabled 1600000/1900000]'),
    ('a component that nothing flows in is used by another dialogue', '29.214 A.3.1', 'fork 4', 'ip4=10.0.0.1', '1|type=text|flow=1', '1 text enabled -/- [1]'),
    ('nothing flows in it', '29.214 5.3.18', 'fork 4', '', '1|flow=1|status=4', '1 text enabled -/- [1 removed]'),
    ('a dialogue that says no more', '29.214 A.3.1', 'fork 4', 'forking=1', '1|up=5', 'forked 1 text enabled 5/- [1 removed]'),
    ('a dialogue with a flow', '29.214 A.3.1', 'fork 4', 'forking=1', '1|flow=2', 'forked 1 text enabled 5/- [2]');

-- Content-Version ------------------------------------------------------------------------------------

INSERT INTO content (name, clause, session, keys, media, kept) VALUES
    ('versions of two components', '29.214 5.3.16', 'version', 'ip4=10.0.0.1|features=1048576', '1|type=audio|version=18446744073709551615' || char(10) || '2|type=text|version=0' || char(10) || '3|type=text',
     '1 audio enabled -/- v18446744073709551615; 2 text enabled -/- v0; 3 text enabled -/-'),
    ('a lower version is another name', '29.214 5.3.16', 'version', '', '1|up=1000|version=7' || char(10) || '3|version=9', '1 audio enabled 1000/- v7; 2 text enabled -/- v0; 3 text enabled -/- v9'),
    ('the same version again', '29.214 5.3.16', 'version', '', '1|up=2000|version=7', '1 audio enabled 2000/- v7; 2 text enabled -/- v0; 3 text enabled -/- v9'),
    ('a version that is left out stays', '29.214 5.3.16', 'version', '', '1|up=3000', '1 audio enabled 3000/- v7; 2 text enabled -/- v0; 3 text enabled -/- v9'),
    ('a version goes with its component', '29.214 5.3.16', 'version', '', '1|status=4', '2 text enabled -/- v0; 3 text enabled -/- v9'),
    ('and does not come back with the number', '29.214 5.3.16', 'version', '', '1|type=text', '1 text enabled -/-; 2 text enabled -/- v0; 3 text enabled -/- v9');
INSERT INTO content (name, clause, session, keys, media, kind, code, accepts) VALUES
    ('what is acceptable has no version', '29.214 5.3.16', 'version', '', '1|type=video|up=5000000|version=3', 'experimental', 5063, '518=1 515=2000000 516=2000000');
INSERT INTO content (name, clause, session, raw, code, failed) VALUES
    ('two versions of one component', '29.214 5.3.16', 'version', '00000205c0000044000028af00000206c0000010000028af000000010000022880000014000028af00000000000000010000022880000014000028af0000000000000002', 5009, '517/552'),
    ('a version of four octets', '29.214 5.3.16', 'version', '00000205c000002c000028af00000206c0000010000028af000000010000022880000010000028af00000001', 5014, '517/552');

-- Bandwidth ------------------------------------------------------------------------------------------

INSERT INTO content (name, clause, session, keys, media, kept) VALUES
    ('no bandwidth', '29.214 5.3.14', 'rates', 'ip4=10.0.0.1', '1|type=video', '1 video enabled -/-'),
    ('a bandwidth of nothing', '29.214 5.3.14', 'rates', '', '1|up=0|down=0', '1 video enabled 0/0'),
    ('nothing in the flow overrides the component', '29.214 5.3.18', 'rates', '', '1|up=3000000|flow=1|up=0|down=0', '1 video enabled 3000000/0 [1 0/0]'),
    ('the least no more than the most', '29.214 5.3.32', 'rates', '', '1|up=3000|least-up=3000|down=2000|least-down=0|flow=1|up=1|down=1', '1 video enabled 3000/2000 [1 1/1]'),
    ('the least without a most', '29.214 5.3.32', 'rates', '', '1|least-up=4000000000', '1 video enabled 3000/2000 [1 1/1]'),
    ('as many bits as can be counted', '29.214 5.3.15', 'most', 'ip4=10.0.0.1', '1|type=text|up=4294967295|down=4294967295', '1 text enabled 4294967295/4294967295'),
    ('kilobits win over the bits that do not suffice', '29.214 4.4.10', 'most', '', '1|up=4294967295|xup=5000000|down=4294967295|xdown=4294967295', '1 text enabled 5000000000/4294967295000'),
    ('bits that come later win over the kilobits', '29.214 5.3.16', 'most', '', '1|up=64000|flow=1|xup=6000000', '1 text enabled 64000/4294967295000 [1 6000000000/-]'),
    ('so many of the most that no number holds the kilobits of all', '29.214 5.3.14', 'most', '', '1|down=1|xdown=4294967295|flow=1|xup=4294967295|flow=2', '1 text enabled 64000/4294967295000 [1 4294967295000/-] [2]');
INSERT INTO content (name, clause, session, keys, media, kind, code, failed, accepts) VALUES
    ('at least more than at most, upwards', '29.214 5.3.33', 'rates', 'ip4=10.0.0.1', '1|type=video|up=1000|least-up=1001', 'experimental', 5061, '517/535', ''),
    ('at least more than at most, downwards', '29.214 5.3.32', 'rates', 'ip4=10.0.0.1', '1|type=audio' || char(10) || '2|type=video|down=1000|least-down=1001|up=2', 'experimental', 5061, '517/534', ''),
    ('at least more than at most, in kilobits', '29.214 4.4.10', 'rates', 'ip4=10.0.0.1', '1|type=video|xup=1|least-up=1001', 'experimental', 5061, '517/535', ''),
    ('more kilobits than bits can be counted, to one who knows them', '29.214 4.4.10', 'much', 'ip4=10.0.0.1|features=2|list=2', '1|type=text|xup=6000000|xdown=4294967' || char(10) || '2|type=video|up=3000000', 'experimental', 5063, NULL,
     '518=1 515=4294967000 555=6000000 518=2 515=2000000 516=2000000'),
    ('to one who does not', '29.214 4.4.10', 'much', 'ip4=10.0.0.1', '1|type=text|xup=6000000|xdown=4294968' || char(10) || '2|type=video|up=3000000', 'experimental', 5063, NULL,
     '518=1 515=4294967295 516=4294967295 518=2 515=2000000 516=2000000');

-- What may be left out, and what says nothing -----------------------------------------------------------

INSERT INTO content (name, clause, session, keys, media, kept) VALUES
    ('no sub-components', '29.214 5.3.16', 'bare', 'ip4=10.0.0.1', '1|type=audio', '1 audio enabled -/-'),
    ('a sub-component without a filter', '29.214 5.3.18', 'bare', '', '1|flow=1', '1 audio enabled -/- [1]'),
    ('a flow is open where its component is not', '29.214 5.3.18', 'bare', '', '1|status=3|flow=1|status=2', '1 audio disabled -/- [1 enabled]'),
    ('RTCP may say what it likes', '29.214 4.4.3', 'bare', '', '1|flow=2|usage=1|status=3', '1 audio disabled -/- [1 enabled] [2 rtcp disabled]'),
    ('signalling of the AF without a kind of media', '29.214 4.4.5', 'bare', '', '0|flow=1|usage=2|desc=permit in ip from any to any', '0 control enabled -/- [1 signalling x1]; 1 audio disabled -/- [1 enabled] [2 rtcp disabled]'),
    ('media from a description alone', '29.214 5.3.16', 'described', 'ip4=10.0.0.1', '1|codec=uplink~offer~m=video 1 RTP/AVP 99', '1 video enabled -/-');
INSERT INTO content (name, clause, session, keys, media, kind, code, failed) VALUES
    ('no kind of media', '29.214 5.3.19', 'unkind', 'ip4=10.0.0.1', '1|type=audio' || char(10) || '2|flow=1|desc=permit in ip from any to any', 'experimental', 5061, '517/520'),
    ('no kind of media in a description that is none', '29.214 5.3.7', 'unkind', 'ip4=10.0.0.1', '1|codec=sideways~offer~m=audio 1 RTP/AVP 0', 'experimental', 5061, '517/520');
-- RTCP does not make media flow that its component stops: what is held needs no device that can take it.
INSERT INTO content (name, clause, session, keys, media, kept) VALUES
    ('a tablet that only receives video, and RTCP both ways', '29.214 4.4.3', 'tablet', 'ip4=10.0.0.7', '1|type=video|status=1|flow=1|flow=2|usage=1|status=2', '1 video downlink -/- [1] [2 rtcp enabled]');
