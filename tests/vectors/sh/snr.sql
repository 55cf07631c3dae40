-- SPDX-License-Identifier: BSD-2-Clause
-- Subscribe-Notifications-Requests and what they are answered with (TS 29.328 6.1.3, TS 29.329 6). One
-- row is one step over TCP, about the people of network.sql; what a step stores is there for the next.
--   ask         SNR, or PUR with the document as in pur.sql
--   more        as in udr.sql, and: type (Subs-Req-Type: 0 when it is not named), send, one-time,
--               expires (seconds from now, may be negative), ntp (Expiry-Time as it stands)
--   until       Expiry-Time of the answer in seconds from now; NULL: there is none
-- The other columns are those of udr.sql and pur.sql.
CREATE TABLE step (
    id INTEGER PRIMARY KEY, story TEXT NOT NULL, name TEXT NOT NULL, clause TEXT NOT NULL DEFAULT '29.328 6.1.3.1',
    ask TEXT NOT NULL DEFAULT 'SNR' CHECK (ask IN ('SNR', 'PUR')),
    peer TEXT NOT NULL DEFAULT 'hss.example.net', identity TEXT NOT NULL DEFAULT 'sip:sue@example.net',
    refs TEXT NOT NULL DEFAULT '0', indications TEXT NOT NULL DEFAULT '', sets TEXT NOT NULL DEFAULT '',
    document TEXT, more TEXT NOT NULL DEFAULT '', without TEXT NOT NULL DEFAULT '', raw TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT 'base' CHECK (kind IN ('base', 'experimental')), code INTEGER NOT NULL DEFAULT 2001,
    failed TEXT, holds TEXT, lacks TEXT NOT NULL DEFAULT '', features INTEGER, until INTEGER,
    instance TEXT NOT NULL DEFAULT '', wildcard TEXT NOT NULL DEFAULT '', says TEXT NOT NULL DEFAULT ''
) STRICT;

-- Repository data: what there is not cannot be subscribed to ----------------------------------------

INSERT INTO step (story, name, indications, kind, code) VALUES
    ('repository', 'data there are not', 'diary', 'experimental', 5106),
    ('repository', 'our own are always there', 'continuity-prefs', 'base', 2001);
INSERT INTO step (story, name, indications, more, kind, code) VALUES
    ('repository', 'end of one to data there are not', 'diary', 'type=1', 'experimental', 5106);
INSERT INTO step (story, name, ask, document) VALUES ('repository', 'creation', 'PUR', '=diary/0/<a>1</a>');
INSERT INTO step (story, name, indications, more, kind, code, holds, until) VALUES
    ('repository', 'end of one there is not', 'diary', 'type=1', 'base', 2001, NULL, NULL),
    ('repository', 'data there are', 'diary', '', 'base', 2001, NULL, NULL),
    ('repository', 'the same again', 'diary', '', 'base', 2001, NULL, NULL),
    ('repository', 'with the data', 'diary', 'send=1', 'base', 2001, '<ServiceIndication>diary</ServiceIndication><SequenceNumber>0</SequenceNumber><ServiceData><a>1</a>', NULL),
    ('repository', 'expressly without the data', 'diary', 'send=0', 'base', 2001, NULL, NULL),
    ('repository', 'an undefined wish for data is none', 'diary', 'send=7', 'base', 2001, NULL, NULL),
    ('repository', 'until a moment', 'diary', 'expires=600', 'base', 2001, NULL, 600),
    ('repository', 'until another moment, with the data', 'diary', 'expires=60 send=1', 'base', 2001, '<a>1</a>', 60),
    ('repository', 'no longer than we grant', 'diary', 'expires=31536000', 'base', 2001, NULL, 2592000),
    ('repository', 'for ever', 'diary', '', 'base', 2001, NULL, NULL),
    ('repository', 'beyond the turn of the clock in 2036', 'diary', 'expires=400000000', 'base', 2001, NULL, 2592000),
    ('repository', 'a moment of 2036, written with a small number', 'diary', 'ntp=16', 'base', 2001, NULL, 2592000),
    ('repository', 'end', 'diary', 'type=1', 'base', 2001, NULL, NULL),
    ('repository', 'end again', 'diary', 'type=1', 'base', 2001, NULL, NULL);
INSERT INTO step (story, name, ask, document) VALUES ('repository', 'deletion', 'PUR', '=diary/1');
INSERT INTO step (story, name, indications, kind, code) VALUES
    ('repository', 'what was deleted', 'diary', 'experimental', 5106);

-- Steps 1 to 3a, in their order ------------------------------------------------------------------------

INSERT INTO step (story, name, peer, identity, refs, indications, more, kind, code) VALUES
    ('ladder', 'no permission', 'as.example.net', 'sip:sue@example.net', '0', 'diary', '', 'experimental', 5104),
    ('ladder', 'permission to read is none to hear', 'as.example.net', 'sip:sue@example.net', '0', 'other', '', 'experimental', 5104),
    ('ladder', 'no permission, unknown user', 'as.example.net', 'sip:nobody@example.net', '0', 'diary', '', 'experimental', 5104),
    ('ladder', 'no permission, wrong key', 'as.example.net', 'msisdn:15550100', '0', 'diary', '', 'experimental', 5104),
    ('ladder', 'no permission to end either', 'as.example.net', 'sip:sue@example.net', '0', 'diary', 'type=1', 'experimental', 5104),
    ('ladder', 'data of which nobody hears', 'hss.example.net', 'sip:sue@example.net', '17', '', '', 'experimental', 5104),
    ('ladder', 'permission, but not stored', 'as.example.net', 'sip:sue@example.net', '0', 'log', '', 'experimental', 5106),
    ('ladder', 'unknown user', 'hss.example.net', 'sip:nobody@example.net', '11', '', '', 'experimental', 5001),
    ('ladder', 'unknown user, end', 'hss.example.net', 'sip:nobody@example.net', '11', '', 'type=1', 'experimental', 5001),
    ('ladder', 'unknown user, wrong private identity', 'hss.example.net', 'sip:nobody@example.net', '11', '', 'user=tom1@example.net', 'experimental', 5001),
    ('ladder', 'private identity of another', 'hss.example.net', 'sip:sue@example.net', '11', '', 'user=tom1@example.net', 'experimental', 5002),
    ('ladder', 'private identity of another, wrong key', 'hss.example.net', 'msisdn:15550100', '11', '', 'user=tom1@example.net', 'experimental', 5002),
    ('ladder', 'user state by number', 'hss.example.net', 'msisdn:15550100', '11', '', '', 'experimental', 5101),
    ('ladder', 'user state of a service', 'hss.example.net', 'sip:chat@example.net', '11', '', '', 'experimental', 5101),
    ('ladder', 'activation of a user', 'hss.example.net', 'sip:sue@example.net', '18', '', '', 'experimental', 5101),
    ('ladder', 'repository data by number', 'hss.example.net', 'msisdn:15550100', '0', 'diary', '', 'experimental', 5101),
    ('ladder', 'repository data by external identifier', 'hss.example.net', 'external:sue@things.example.net', '0', 'diary', '', 'experimental', 5101),
    ('ladder', 'unknown tag', 'hss.example.net', 'sip:sue@example.net', '19', '', 'dsai=none server=sip:as1.example.net', 'experimental', 5108),
    ('ladder', 'tag of another server', 'hss.example.net', 'sip:sue@example.net', '19', '', 'dsai=video server=sip:as2.example.net', 'experimental', 5108),
    ('ladder', 'tag of another identity', 'hss.example.net', 'sip:sue.work@example.net', '19', '', 'dsai=video server=sip:as1.example.net', 'experimental', 5108),
    ('ladder', 'unknown tag, end', 'hss.example.net', 'sip:sue@example.net', '19', '', 'dsai=none type=1', 'experimental', 5108);

-- Every reference that can be subscribed to ---------------------------------------------------------

INSERT INTO step (story, name, identity, refs, sets, more, holds) VALUES
    ('references', 'identities', 'sip:sue@example.net', '10', '0', 'send=1', '<IMSPublicIdentity>sip:sue@example.net<'),
    ('references', 'identities, by number', 'msisdn:15550100', '10', '0', '', NULL),
    ('references', 'identities, by external identifier', 'external:sue@things.example.net', '10', '1', '', NULL),
    ('references', 'user state', 'sip:sue@example.net', '11', '', 'send=1', '<IMSUserState>1</IMSUserState>'),
    ('references', 'S-CSCF', 'sip:sue@example.net', '12', '', 'send=1', NULL),
    ('references', 'S-CSCF of a service', 'sip:chat@example.net', '12', '', '', NULL),
    ('references', 'filter criteria', 'sip:sue@example.net', '13', '', 'server=sip:as1.example.net', NULL),
    ('references', 'charging', 'msisdn:15550100', '16', '', '', NULL),
    ('references', 'activation of a service', 'sip:chat@example.net', '18', '', 'send=1', '<PSIActivation>1</PSIActivation>'),
    ('references', 'dynamic activation', 'sip:sue@example.net', '19', '', 'dsai=video server=SIP:as1.EXAMPLE.net send=1', '<DSAI-Tag>video</DSAI-Tag><DSAI-Value>0</DSAI-Value>'),
    ('references', 'reachability, once', 'sip:sue@example.net', '25', '', 'one-time=0', NULL),
    ('references', 'SRVCC capability', 'sip:sue@example.net', '28', '', 'send=1', '<UE-SRVCC-Capability>'),
    ('references', 'private identities', 'sip:sue@example.net', '33', '', 'send=1', '<IMSPrivateUserIdentity>sue@example.net<'),
    ('references', 'of one private identity', 'sip:tom@example.net', '28', '', 'user=tom1@example.net', NULL),
    ('references', 'of one private identity, by IMSI', 'sip:tom@example.net', '28', '', 'user=001010000000103', NULL);

-- What a request must carry, and what is not looked at ------------------------------------------------

INSERT INTO step (story, name, clause, refs, indications, sets, more, without, code, failed) VALUES
    ('elements', 'no type', '29.329 6.1.5', '11', '', '', '', '705', 5005, '705'),
    ('elements', 'undefined type', '29.329 6.3.6', '11', '', '', 'type=2', '', 5004, '705'),
    ('elements', 'undefined type far away', '29.329 6.3.6', '11', '', '', 'type=4294967295', '', 5004, '705'),
    ('elements', 'no reference', '29.329 6.1.5', '11', '', '', '', '703', 5005, '703'),
    ('elements', 'no identity', '29.329 6.1.5', '11', '', '', '', '700', 5005, '700'),
    ('elements', 'no indication', '29.328 6.1.3', '0', '', '', '', '', 5005, '704'),
    ('elements', 'no identity set', '29.328 6.1.3', '10', '', '', '', '', 5005, '708'),
    ('elements', 'undefined identity set', '29.329 6.3.10', '10', '', '4', '', '', 5004, '708'),
    ('elements', 'no server', '29.328 6.1.3', '13', '', '', '', '', 5005, '602'),
    ('elements', 'no tag', '29.328 6.1.3', '19', '', '', 'server=sip:as1.example.net', '', 5005, '711'),
    ('elements', 'reachability for ever', '29.328 6.1.3', '25', '', '', '', '', 5005, '712'),
    ('elements', 'undefined one-time notification', '29.329 6.3.22', '25', '', '', 'one-time=1', '', 5004, '712'),
    ('elements', 'undefined reference', '29.328 7.6', '4000', '', '', '', '', 5004, '703'),
    ('elements', 'reserved reference', '29.328 7.6', '20', '', '', '', '', 5004, '703'),
    ('elements', 'two references', '29.328 6.1.3', '11,12', '', '', '', '', 5009, '703'),
    ('elements', 'two indications', '29.328 6.1.3', '0', 'continuity-prefs,b', '', '', '', 5009, '704'),
    ('elements', 'two identity sets', '29.328 6.1.3', '10', '', '0,1', '', '', 5009, '708'),
    ('elements', 'two tags', '29.328 6.1.3', '19', '', '', 'dsai=video,game', '', 5009, '711'),
    ('elements', 'what does not apply', '29.328 6', '11', 'a,b', '9,1', 'server=sip:x dsai=a,b one-time=9', '', 2001, NULL);
INSERT INTO step (story, name, clause, identity, code, failed, refs) VALUES
    ('elements', 'empty identity', '29.329 6.3.1', '', 5005, '700/601', '11'),
    ('elements', 'two identities', '29.329 6.3.1', 'sip:sue@example.net msisdn:15550100', 5007, '700', '11');

-- Several items: all or nothing ---------------------------------------------------------------------

INSERT INTO step (story, name, ask, document) VALUES ('several', 'one is there', 'PUR', '=first/0/<a/>');
INSERT INTO step (story, name, refs, indications, sets, more, kind, code, features, holds) VALUES
    ('several', 'references and sets', '10,11,12', '', '0,1', 'features=1', 'base', 2001, 15, NULL),
    ('several', 'with the data', '11,33', '', '', 'features=1 send=1', 'base', 2001, 15, '<IMSUserState>|<IMSPrivateUserIdentity>'),
    ('several', 'one indication is not there', '0', 'first,second', '', 'features=1', 'experimental', 5106, 15, NULL),
    ('several', 'one key is wrong', '11,18', '', '', 'features=1', 'experimental', 5101, 15, NULL),
    ('several', 'one tag is unknown', '11,19', '', '', 'features=1 dsai=video,none', 'experimental', 5108, 15, NULL),
    ('several', 'insisted feature we lack', '11', '', '', 'must-features=16', 'experimental', 5011, 15, NULL),
    ('several', 'insisted features we have', '11,12', '', '', 'must-features=1', 'base', 2001, 15, NULL),
    ('several', 'ends of several', '10,11,12', '', '0,1', 'features=1 type=1', 'base', 2001, 15, NULL);
INSERT INTO step (story, name, peer, refs, more, kind, code, features) VALUES
    ('several', 'one without permission', 'as.example.net', '11,16', 'features=1', 'experimental', 5104, 15);

-- Spellings and wildcards ---------------------------------------------------------------------------

INSERT INTO step (story, name, clause, identity, refs, more, kind, code, wildcard) VALUES
    ('wildcards', 'by one it covers', '29.328 6.1.3', 'sip:hall1@example.net', '12', '', 'base', 2001, 'sip:hall!.*!@example.net'),
    ('wildcards', 'by itself', '29.328 6', 'sip:nobody@example.net', '12', 'wildcard-psi=sip:hall!.*!@example.net', 'base', 2001, 'sip:hall!.*!@example.net'),
    ('wildcards', 'of users', '29.328 6.1.3', 'sip:pbx-4@example.net', '11', '', 'base', 2001, 'sip:!pbx-[0-9]+!@example.net'),
    ('spelling', 'in capitals', '29.328 6', 'SIP:sue@EXAMPLE.net;x', '11', '', 'base', 2001, ''),
    ('spelling', 'an escaped NUL', '29.328 6', 'sip:sue%00@example.net', '11', '', 'experimental', 5001, ''),
    ('spelling', 'quotes', '29.328 6', 'sip:'';DELETE''@example.net', '11', '', 'experimental', 5001, ''),
    ('spelling', '10 kB', '29.328 6', 'sip:' || hex(zeroblob(5120)) || '@example.net', '11', '', 'experimental', 5001, '');
