-- SPDX-License-Identifier: BSD-2-Clause
-- What an AF makes of session descriptions (TS 29.213 6.2, TS 29.214 5.3.7). `first` and `answer`
-- begin behind the t= line unless they begin with "v=0"; "first" is at 192.0.2.7, "answer" at
-- 198.51.100.9 unless they say otherwise. `expected` has one line per component and per flow; with
-- `refused` it is the sentence.
CREATE TABLE sdp_case (
    name TEXT NOT NULL UNIQUE,
    clause TEXT NOT NULL,
    side TEXT NOT NULL DEFAULT 'uplink' CHECK (side IN ('uplink', 'downlink', 'description')),
    first TEXT NOT NULL,
    answer TEXT,
    refused INTEGER NOT NULL DEFAULT 0,
    expected TEXT NOT NULL
) STRICT;

INSERT INTO sdp_case (name, clause, first, answer, expected) VALUES
('a call with both sides', '29.213 6.2',
'm=audio 49170 RTP/AVP 97
b=AS:41
b=RS:600
b=RR:2000
a=rtpmap:97 AMR/8000
',
'm=audio 30000 RTP/AVP 97
b=AS:38
b=RS:0
b=RR:2500
a=rtpmap:97 AMR/8000
',
'1 type 0 status 2 down 41000 up 38000 rs 600 rr 2500
 1: permit out 17 from 198.51.100.9 to 192.0.2.7 49170; permit in 17 from 192.0.2.7 to 198.51.100.9 30000
 2 usage 1: permit out 17 from 198.51.100.9 to 192.0.2.7 49171; permit in 17 from 192.0.2.7 to 198.51.100.9 30001
'),
('bandwidth is what a side receives; the silent side is alike', '3264 5',
'm=video 6000 RTP/AVP 34
b=AS:512
', 'm=video 7000 RTP/AVP 34
',
'1 type 1 status 2 down 512000 up 512000
 1: permit out 17 from 198.51.100.9 to 192.0.2.7 6000; permit in 17 from 192.0.2.7 to 198.51.100.9 7000
 2 usage 1: permit out 17 from 198.51.100.9 to 192.0.2.7 6001; permit in 17 from 192.0.2.7 to 198.51.100.9 7001
'),
('rtcp-mux of both sides leaves one flow', '5761 5.1.1',
'm=audio 49170 RTP/AVP 0
a=rtcp-mux
', 'm=audio 30000 RTP/AVP 0
a=rtcp-mux
',
'1 type 0 status 2
 1: permit out 17 from 198.51.100.9 to 192.0.2.7 49170; permit in 17 from 192.0.2.7 to 198.51.100.9 30000
'),
('rtcp-mux that was not answered leaves two', '5761 5.1.1',
'm=audio 49170 RTP/AVP 0
a=rtcp-mux
', 'm=audio 30000 RTP/AVP 0
',
'1 type 0 status 2
 1: permit out 17 from 198.51.100.9 to 192.0.2.7 49170; permit in 17 from 192.0.2.7 to 198.51.100.9 30000
 2 usage 1: permit out 17 from 198.51.100.9 to 192.0.2.7 49171; permit in 17 from 192.0.2.7 to 198.51.100.9 30001
'),
('a=rtcp says another port and address', '3605 2.1',
'm=audio 49170 RTP/AVP 0
a=rtcp:53020 IN IP4 192.0.2.8
', 'm=audio 30000 RTP/AVP 0
a=rtcp:30005
',
'1 type 0 status 2
 1: permit out 17 from 198.51.100.9 to 192.0.2.7 49170; permit in 17 from 192.0.2.7 to 198.51.100.9 30000
 2 usage 1: permit out 17 from 198.51.100.9 to 192.0.2.8 53020; permit in 17 from 192.0.2.8 to 198.51.100.9 30005
'),
('RTCP below RTP is flow 1', '29.214 Annex B',
'm=audio 49170 RTP/AVP 0
a=rtcp:40000
', 'm=audio 30000 RTP/AVP 0
',
'1 type 0 status 2
 1 usage 1: permit out 17 from 198.51.100.9 to 192.0.2.7 40000; permit in 17 from 192.0.2.7 to 198.51.100.9 30001
 2: permit out 17 from 198.51.100.9 to 192.0.2.7 49170; permit in 17 from 192.0.2.7 to 198.51.100.9 30000
'),
('the last port has no RTCP above it', '3550 11',
'm=audio 65535 RTP/AVP 0
', 'm=audio 30000 RTP/AVP 0
',
'1 type 0 status 2
 1: permit out 17 from 198.51.100.9 to 192.0.2.7 65535; permit in 17 from 192.0.2.7 to 198.51.100.9 30000
'),
('a component that the answer rejects', '3264 6',
'm=audio 49170 RTP/AVP 0
a=rtcp-mux
m=video 6000 RTP/AVP 34
', 'm=audio 30000 RTP/AVP 0
a=rtcp-mux
m=video 0 RTP/AVP 34
',
'1 type 0 status 2
 1: permit out 17 from 198.51.100.9 to 192.0.2.7 49170; permit in 17 from 192.0.2.7 to 198.51.100.9 30000
2 type 1 status 4
'),
('held by the answer', '3264 8.4',
'm=audio 49170 RTP/AVP 0
a=rtcp-mux
', 'c=IN IP4 0.0.0.0
m=audio 30000 RTP/AVP 0
a=rtcp-mux
a=inactive
',
'1 type 0 status 3
 1: permit out 17 from any to 192.0.2.7 49170; permit in 17 from 192.0.2.7 to any 30000
'),
('recvonly at the other side lets the user send', '29.213 6.2',
'm=audio 49170 RTP/AVP 0
a=rtcp-mux
', 'm=audio 30000 RTP/AVP 0
a=rtcp-mux
a=recvonly
',
'1 type 0 status 0
 1: permit out 17 from 198.51.100.9 to 192.0.2.7 49170; permit in 17 from 192.0.2.7 to 198.51.100.9 30000
'),
('IPv6', '8866 5.7',
'c=IN IP6 2001:db8::7
m=audio 49170 RTP/AVP 0
a=rtcp-mux
', 'c=IN IP6 2001:db8::9
m=audio 30000 RTP/AVP 0
a=rtcp-mux
',
'1 type 0 status 2
 1: permit out 17 from 2001:db8::9 to 2001:db8::7 49170; permit in 17 from 2001:db8::7 to 2001:db8::9 30000
'),
('messages over TCP, one side opens', '4145 4.1',
'm=message 9 TCP/MSRP *
a=path:msrp://192.0.2.7:9/a;tcp
', 'm=message 2855 TCP/MSRP *
',
'1 type 6 status 2
 1: permit out 6 from 198.51.100.9 to 192.0.2.7; permit in 6 from 192.0.2.7 to 198.51.100.9 2855
'),
('what is no known kind is other', '29.214 5.3.19',
'm=image 5000 udptl t38
', 'm=image 6000 udptl t38
',
'1 type 4294967295 status 2
 1: permit out 17 from 198.51.100.9 to 192.0.2.7 5000; permit in 17 from 192.0.2.7 to 198.51.100.9 6000
'),
('a data channel', '8841',
'm=application 5000 UDP/DTLS/SCTP webrtc-datachannel
', 'm=application 6000 UDP/DTLS/SCTP webrtc-datachannel
',
'1 type 3 status 2
 1: permit out 17 from 198.51.100.9 to 192.0.2.7 5000; permit in 17 from 192.0.2.7 to 198.51.100.9 6000
'),
('secured with feedback', '5124',
'm=audio 49170 UDP/TLS/RTP/SAVPF 111
', 'm=audio 30000 UDP/TLS/RTP/SAVPF 111
',
'1 type 0 status 2
 1: permit out 17 from 198.51.100.9 to 192.0.2.7 49170; permit in 17 from 192.0.2.7 to 198.51.100.9 30000
 2 usage 1: permit out 17 from 198.51.100.9 to 192.0.2.7 49171; permit in 17 from 192.0.2.7 to 198.51.100.9 30001
');

INSERT INTO sdp_case (name, clause, side, first, answer, expected) VALUES
('an offer to the user that he answered', '29.213 6.2', 'downlink',
'c=IN IP4 198.51.100.9
m=audio 30000 RTP/AVP 0
b=AS:38
a=sendonly
a=rtcp-mux
', 'c=IN IP4 192.0.2.7
m=audio 49170 RTP/AVP 0
b=AS:41
a=recvonly
a=rtcp-mux
',
'1 type 0 status 1 down 41000 up 38000
 1: permit out 17 from 198.51.100.9 to 192.0.2.7 49170; permit in 17 from 192.0.2.7 to 198.51.100.9 30000
'),
('an offer alone is preliminary and has no filters', '29.213 6.2', 'uplink',
'm=audio 49170 RTP/AVP 0
b=AS:41
', NULL,
'preliminary
1 type 0 status 2 down 41000 up 41000
 1:
 2 usage 1:
'),
('sendonly from the user', '29.214 5.3.11', 'uplink',
'm=audio 49170 RTP/AVP 0
a=sendonly
a=rtcp-mux
', NULL, 'preliminary
1 type 0 status 0
 1:
'),
('recvonly from the user', '29.214 5.3.11', 'uplink',
'm=audio 49170 RTP/AVP 0
a=recvonly
a=rtcp-mux
', NULL, 'preliminary
1 type 0 status 1
 1:
'),
('sendonly to the user', '29.214 5.3.11', 'downlink',
'm=audio 49170 RTP/AVP 0
a=sendonly
a=rtcp-mux
', NULL, 'preliminary
1 type 0 status 1
 1:
'),
('a direction for the whole session', '8866 6.7', 'uplink',
'a=inactive
m=audio 49170 RTP/AVP 0
a=rtcp-mux
m=video 6000 RTP/AVP 34
a=sendrecv
a=rtcp-mux
', NULL, 'preliminary
1 type 0 status 3
 1:
2 type 1 status 2
 1:
'),
('port 0 needs no answer to be removed', '3264 8.2', 'uplink',
'm=audio 0 RTP/AVP 0
m=text 11000 RTP/AVP 98
a=rtcp-mux
', NULL, 'preliminary
1 type 0 status 4
2 type 5 status 2
 1:
'),
('a description that nobody answers is final', '29.214 5.3.7', 'description',
'm=video 6000 RTP/AVP 34
a=rtcp-mux
', NULL, '1 type 1 status 2
 1:
');

INSERT INTO sdp_case (name, clause, first, answer, refused, expected) VALUES
('an answer that leaves a line out', '3264 6',
'm=audio 49170 RTP/AVP 0
m=video 6000 RTP/AVP 34
', 'm=audio 30000 RTP/AVP 0
', 1, 'the answer has 1 m= lines, the offer 2'),
('a name where filters need an address', '29.214 5.3.8',
'c=IN IP4 phone.example.net
m=audio 49170 RTP/AVP 0
', 'm=audio 30000 RTP/AVP 0
', 1, 'm= line 1: "phone.example.net" is no IP address'),
('two families of addresses', '29.214 5.3.8',
'c=IN IP6 2001:db8::7
m=audio 49170 RTP/AVP 0
', 'm=audio 30000 RTP/AVP 0
', 1, 'm= line 1: one side is at IPv4, the other at IPv6'),
('no m= line', '8866 5', '', NULL, 1, 'there is no m= line'),
('a bandwidth beyond Unsigned32', '29.214 5.3.14',
'm=audio 49170 RTP/AVP 0
b=AS:4294968
', NULL, 1, 'm= line 1: a bandwidth of "4294968" is none that Rx can say'),
('a bandwidth that is no number', '8866 5.8',
'm=audio 49170 RTP/AVP 0
b=RS:12345678901
', NULL, 1, 'm= line 1: a bandwidth of "12345678901" is none'),
('a=rtcp without a port', '3605 2.1',
'm=audio 49170 RTP/AVP 0
a=rtcp:none
', NULL, 1, 'm= line 1: a=rtcp: takes a port'),
('a=rtcp with an address of nothing', '3605 2.1',
'm=audio 49170 RTP/AVP 0
a=rtcp:49171 ATM 192.0.2.7
', NULL, 1, 'm= line 1: a=rtcp: takes a port'),
('a port beyond the last', '8866 5.14',
'm=audio 65536 RTP/AVP 0
', NULL, 1, 'm= line 1: 65536 is no port'),
('a format that is no token, which would keep the parser forever', '8866 9',
'm=message 2855 TCP/MSRP (
', NULL, 1, 'm= line 1 is not kind, port, transport and formats'),
('a format of eight bits', '8866 9',
'm=audio 49170 RTP/AVP 0
m=image 2855 udptl té
', NULL, 1, 'm= line 2 is not kind, port, transport and formats'),
('an m= line behind blanks', '8866 9',
'  m=message 2855 TCP/MSRP (
', NULL, 1, 'm= line 1 is not kind, port, transport and formats'),
('an m= line without formats', '8866 5.14',
'm=audio 49170 RTP/AVP
', NULL, 1, 'm= line 1 is not kind, port, transport and formats'),
('an m= line that ends with a blank', '8866 5.14',
'm=audio 49170 RTP/AVP 0 
', NULL, 1, 'm= line 1 is not kind, port, transport and formats'),
('no description at all', '8866 5', 'v=0
m=audio 49170 RTP/AVP 0
', NULL, 1, '');
