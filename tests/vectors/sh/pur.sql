-- SPDX-License-Identifier: BSD-2-Clause
-- Profile-Update-Requests and what they are answered with (TS 29.328 6.1.2, TS 29.329 6). One row is
-- one step over TCP, about the people of network.sql; what a step stores is there for the next.
--   ask         PUR or UDR; KEPT: repository data that a restart has brought back, of the owner
--               `identity`; nothing is sent
--   document    User-Data; NULL: none. "=SI/NUMBER/DATA&SI/NUMBER" is short for RepositoryData with
--               that ServiceIndication and SequenceNumber, with and without ServiceData
--   instance    Repository-Data-ID and Data-Reference of the answer: SI/NUMBER@REFERENCE
--   wildcard    that the answer tells, when there must be one
--   says        pieces of Error-Message, "|" between them
-- peer, identity, refs, indications, sets, more, without, raw, failed, holds, lacks and features are
-- those of udr.sql.
CREATE TABLE step (
    id INTEGER PRIMARY KEY, story TEXT NOT NULL, name TEXT NOT NULL, clause TEXT NOT NULL DEFAULT '29.328 6.1.2.1',
    ask TEXT NOT NULL DEFAULT 'PUR' CHECK (ask IN ('PUR', 'UDR', 'KEPT')),
    peer TEXT NOT NULL DEFAULT 'hss.example.net', identity TEXT NOT NULL DEFAULT 'sip:sue@example.net',
    refs TEXT NOT NULL DEFAULT '0', indications TEXT NOT NULL DEFAULT '', sets TEXT NOT NULL DEFAULT '',
    document TEXT, more TEXT NOT NULL DEFAULT '', without TEXT NOT NULL DEFAULT '', raw TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT 'base' CHECK (kind IN ('base', 'experimental')), code INTEGER NOT NULL DEFAULT 2001,
    failed TEXT, holds TEXT, lacks TEXT NOT NULL DEFAULT '', features INTEGER, instance TEXT NOT NULL DEFAULT '',
    wildcard TEXT NOT NULL DEFAULT '', says TEXT NOT NULL DEFAULT ''
) STRICT;

-- Step 6: the sequence ---------------------------------------------------------------------------

INSERT INTO step (story, name, document, kind, code) VALUES
    ('sequence', 'creation with 1', '=log/1/<a>1</a>', 'experimental', 5105),
    ('sequence', 'creation with 65535', '=log/65535/<a>1</a>', 'experimental', 5105),
    ('sequence', 'creation with 1, without data', '=log/1', 'experimental', 5105),
    ('sequence', 'creation without data', '=log/0', 'experimental', 5101),
    ('sequence', 'creation', '=log/0/<a>1</a>', 'base', 2001),
    ('sequence', 'creation of what is there', '=log/0/<a>2</a>', 'experimental', 5105),
    ('sequence', 'deletion with 0', '=log/0', 'experimental', 5105),
    ('sequence', 'one left out', '=log/2/<a>2</a>', 'experimental', 5105);
INSERT INTO step (story, name, ask, indications, holds, lacks) VALUES
    ('sequence', 'what was created', 'UDR', 'log', '<RepositoryData><ServiceIndication>log</ServiceIndication><SequenceNumber>0</SequenceNumber><ServiceData><a>1</a></ServiceData></RepositoryData>', '<a>2');
INSERT INTO step (story, name, document, kind, code) VALUES
    ('sequence', 'the first update', '=log/1/<a>2</a>', 'base', 2001),
    ('sequence', 'the same again', '=log/1/<a>2</a>', 'experimental', 5105),
    ('sequence', 'the second update', '=log/2/<a>3</a>', 'base', 2001),
    ('sequence', 'the third update', '=log/3/<a>4</a>', 'base', 2001),
    ('sequence', 'back', '=log/2/<a>5</a>', 'experimental', 5105),
    ('sequence', 'far ahead', '=log/65535/<a>5</a>', 'experimental', 5105),
    ('sequence', 'deletion out of step', '=log/3', 'experimental', 5105),
    ('sequence', 'deletion ahead', '=log/5', 'experimental', 5105);
INSERT INTO step (story, name, ask, indications, holds, lacks) VALUES
    ('sequence', 'refusals changed nothing', 'UDR', 'log', '<SequenceNumber>3</SequenceNumber><ServiceData><a>4</a></ServiceData>', '<a>5');
INSERT INTO step (story, name, document, kind, code) VALUES
    ('sequence', 'deletion', '=log/4', 'base', 2001),
    ('sequence', 'deletion of what is gone', '=log/5', 'experimental', 5105),
    ('sequence', 'deletion of what is gone, with 0', '=log/0', 'experimental', 5101),
    ('sequence', 'going on after a deletion', '=log/5/<a>6</a>', 'experimental', 5105);
INSERT INTO step (story, name, ask, indications, holds) VALUES ('sequence', 'nothing is left', 'UDR', 'log', NULL);
INSERT INTO step (story, name, document) VALUES
    ('sequence', 'creation after a deletion', '=log/0/<b>1</b>'), ('sequence', 'and on', '=log/1/<b>2</b>'),
    ('sequence', 'and gone', '=log/2');

INSERT INTO step (story, name, ask, identity, document) VALUES
    ('wrap', 'stored with 65534', 'KEPT', 'sip:sue.work@example.net', '=round/65534/<a>1</a>');
INSERT INTO step (story, name, identity, document, kind, code) VALUES
    ('wrap', 'the last number', 'sip:sue.work@example.net', '=round/65535/<a>2</a>', 'base', 2001),
    ('wrap', '0 is for creation', 'sip:sue.work@example.net', '=round/0/<a>3</a>', 'experimental', 5105),
    ('wrap', '65535 again', 'sip:sue.work@example.net', '=round/65535/<a>3</a>', 'experimental', 5105),
    ('wrap', '2 is too far', 'sip:sue.work@example.net', '=round/2/<a>3</a>', 'experimental', 5105),
    ('wrap', '1 comes behind 65535', 'sip:sue.work@example.net', '=round/1/<a>3</a>', 'base', 2001),
    ('wrap', '0 after 1', 'sip:sue.work@example.net', '=round/0/<a>4</a>', 'experimental', 5105),
    ('wrap', 'and on', 'sip:sue.work@example.net', '=round/2/<a>4</a>', 'base', 2001);
INSERT INTO step (story, name, ask, identity, document) VALUES
    ('wrap', 'another, stored with 65535', 'KEPT', 'sip:sue.work@example.net', '=end/65535/<a>1</a>');
INSERT INTO step (story, name, identity, document, kind, code) VALUES
    ('wrap', 'deletion with 0', 'sip:sue.work@example.net', '=end/0', 'experimental', 5105),
    ('wrap', 'deletion with 1', 'sip:sue.work@example.net', '=end/1', 'base', 2001);

-- Step 6: the size, after the sequence; an empty ServiceData is data ---------------------------------

INSERT INTO step (story, name, document, kind, code) VALUES
    ('size', 'creation, too much', '=big/0/<a>' || hex(zeroblob(16400)) || '</a>', 'experimental', 5008),
    ('size', 'creation out of step, too much', '=big/7/<a>' || hex(zeroblob(16400)) || '</a>', 'experimental', 5105),
    ('size', 'as much as may be', '=big/0/<a>' || substr(hex(zeroblob(16400)), 1, 32761) || '</a>', 'base', 2001),
    ('size', 'one byte more', '=big/1/<a>' || substr(hex(zeroblob(16400)), 1, 32762) || '</a>', 'experimental', 5008),
    ('size', 'too much and out of step', '=big/5/<a>' || hex(zeroblob(16400)) || '</a>', 'experimental', 5105),
    ('size', 'little again', '=big/1/<a/>', 'base', 2001),
    ('size', 'empty data are data', '=nil/0/', 'base', 2001);
INSERT INTO step (story, name, ask, indications, holds, lacks) VALUES
    ('size', 'empty data are told', 'UDR', 'nil', '<SequenceNumber>0</SequenceNumber><ServiceData', '');
INSERT INTO step (story, name, document, kind, code) VALUES
    ('size', 'empty data go on', '=nil/1/', 'base', 2001),
    ('size', 'empty data are deleted', '=nil/2', 'base', 2001);

-- Steps 1 to 3, in their order --------------------------------------------------------------------

INSERT INTO step (story, name, peer, identity, refs, more, document, kind, code) VALUES
    ('ladder', 'no permission', 'as.example.net', 'sip:sue@example.net', '0', '', '=secret/0/<a/>', 'experimental', 5103),
    ('ladder', 'permission to read is none to change', 'as.example.net', 'sip:sue@example.net', '0', '', '=other/0/<a/>', 'experimental', 5103),
    ('ladder', 'no permission, unknown user', 'as.example.net', 'sip:nobody@example.net', '0', '', '=secret/0/<a/>', 'experimental', 5103),
    ('ladder', 'no permission, wrong key', 'as.example.net', 'msisdn:15550100', '0', '', '=secret/0/<a/>', 'experimental', 5103),
    ('ladder', 'no permission for a document that cannot be read', 'as.example.net', 'sip:sue@example.net', '0', '', 'junk', 'experimental', 5103),
    ('ladder', 'no permission for a reference', 'as.example.net', 'sip:sue@example.net', '19', '', '<Sh-Data/>', 'experimental', 5103),
    ('ladder', 'data that nobody may change', 'hss.example.net', 'sip:sue@example.net', '11', '', '<Sh-Data/>', 'experimental', 5103),
    ('ladder', 'unknown user', 'hss.example.net', 'sip:nobody@example.net', '0', '', '=log/0/<a/>', 'experimental', 5001),
    ('ladder', 'unknown number', 'hss.example.net', 'msisdn:999999', '27', '', '<Sh-Data/>', 'experimental', 5001),
    ('ladder', 'unknown user, wrong private identity', 'hss.example.net', 'sip:nobody@example.net', '0', 'user=tom1@example.net', '=log/0/<a/>', 'experimental', 5001),
    ('ladder', 'unknown user, bad document', 'hss.example.net', 'sip:nobody@example.net', '0', '', 'junk', 'experimental', 5001),
    ('ladder', 'private identity of another', 'hss.example.net', 'sip:sue@example.net', '0', 'user=tom1@example.net', '=log/0/<a/>', 'experimental', 5002),
    ('ladder', 'private identity of another, wrong key', 'hss.example.net', 'msisdn:15550100', '0', 'user=tom1@example.net', '=log/0/<a/>', 'experimental', 5002),
    ('ladder', 'repository data by number', 'hss.example.net', 'msisdn:15550100', '0', '', '=log/0/<a/>', 'experimental', 5101),
    ('ladder', 'repository data by external identifier', 'hss.example.net', 'external:sue@things.example.net', '0', '', '=log/0/<a/>', 'experimental', 5101),
    ('ladder', 'wrong key, bad document', 'hss.example.net', 'msisdn:15550100', '0', '', 'junk', 'experimental', 5101),
    ('ladder', 'STN-SR by external identifier', 'hss.example.net', 'external:sue@things.example.net', '27', '', '<Sh-Data/>', 'experimental', 5101),
    ('ladder', 'right private identity', 'hss.example.net', 'sip:sue@example.net', '0', 'user=sue@example.net', '=ladder/0/<a/>', 'base', 2001),
    ('ladder', 'right private identity, by IMSI', 'hss.example.net', 'sip:sue@example.net', '0', 'user=001010000000101', '=ladder/1/<a/>', 'base', 2001),
    ('ladder', 'permission by pattern', 'as.example.net', 'sip:sue@example.net', '0', '', '=log-of-as/0/<a/>', 'base', 2001);

INSERT INTO step (story, name, peer, more, document, kind, code, features) VALUES
    ('ladder', 'permission for one indication of two', 'as.example.net', 'features=2', '=log1/0/<a/>&secret/0/<a/>', 'experimental', 5103, 15);

-- Steps 4 to 4d --------------------------------------------------------------------------------------

INSERT INTO step (story, name, identity, refs, more, document, kind, code) VALUES
    ('activation', 'of a user', 'sip:sue@example.net', '18', '', '<Sh-Data><Sh-IMS-Data><Extension><PSIActivation>0</PSIActivation></Extension></Sh-IMS-Data></Sh-Data>', 'experimental', 5101),
    ('activation', 'of a number', 'msisdn:15550100', '18', '', '<Sh-Data><Sh-IMS-Data><Extension><PSIActivation>0</PSIActivation></Extension></Sh-IMS-Data></Sh-Data>', 'experimental', 5101),
    ('activation', 'of what a wildcard covers', 'sip:hall7@example.net', '18', '', '<Sh-Data><Sh-IMS-Data><Extension><PSIActivation>0</PSIActivation></Extension></Sh-IMS-Data></Sh-Data>', 'experimental', 5101),
    ('activation', 'without a value', 'sip:chat@example.net', '18', '', '<Sh-Data><Sh-IMS-Data/></Sh-Data>', 'experimental', 5100),
    ('activation', 'undefined value', 'sip:chat@example.net', '18', '', '<Sh-Data><Sh-IMS-Data><Extension><PSIActivation>2</PSIActivation></Extension></Sh-IMS-Data></Sh-Data>', 'experimental', 5100),
    ('activation', 'of a service', 'sip:chat@example.net', '18', '', '<Sh-Data><Sh-IMS-Data><Extension><PSIActivation>0</PSIActivation></Extension></Sh-IMS-Data></Sh-Data>', 'base', 2001);
INSERT INTO step (story, name, ask, identity, refs, holds) VALUES
    ('activation', 'is told', 'UDR', 'sip:chat@example.net', '18', '<PSIActivation>0</PSIActivation>');
INSERT INTO step (story, name, identity, refs, document, kind, code) VALUES
    ('dsai', 'unknown tag', 'sip:sue@example.net', '19', '<Sh-Data><Sh-IMS-Data><Extension><Extension><DSAI><DSAI-Tag>none</DSAI-Tag><DSAI-Value>1</DSAI-Value></DSAI></Extension></Extension></Sh-IMS-Data></Sh-Data>', 'experimental', 5108),
    ('dsai', 'tag of another identity', 'tel:+15550100', '19', '<Sh-Data><Sh-IMS-Data><Extension><Extension><DSAI><DSAI-Tag>video</DSAI-Tag><DSAI-Value>1</DSAI-Value></DSAI></Extension></Extension></Sh-IMS-Data></Sh-Data>', 'experimental', 5108),
    ('dsai', 'by number', 'msisdn:15550100', '19', '<Sh-Data><Sh-IMS-Data><Extension><Extension><DSAI><DSAI-Tag>video</DSAI-Tag><DSAI-Value>1</DSAI-Value></DSAI></Extension></Extension></Sh-IMS-Data></Sh-Data>', 'experimental', 5101),
    ('dsai', 'undefined value', 'sip:sue@example.net', '19', '<Sh-Data><Sh-IMS-Data><Extension><Extension><DSAI><DSAI-Tag>video</DSAI-Tag><DSAI-Value>2</DSAI-Value></DSAI></Extension></Extension></Sh-IMS-Data></Sh-Data>', 'experimental', 5100),
    ('dsai', 'inactive', 'sip:sue@example.net', '19', '<Sh-Data><Sh-IMS-Data><Extension><Extension><DSAI><DSAI-Tag>video</DSAI-Tag><DSAI-Value>1</DSAI-Value></DSAI></Extension></Extension></Sh-IMS-Data></Sh-Data>', 'base', 2001);
INSERT INTO step (story, name, ask, identity, refs, more, holds) VALUES
    ('dsai', 'is told', 'UDR', 'sip:sue@example.net', '19', 'dsai=video server=SIP:as1.EXAMPLE.net', '<DSAI-Tag>video</DSAI-Tag><DSAI-Value>1</DSAI-Value>'),
    ('dsai', 'the other is as it was', 'UDR', 'sip:sue@example.net', '19', 'dsai=game server=sip:as2.example.net', '<DSAI-Tag>game</DSAI-Tag><DSAI-Value>0</DSAI-Value>'),
    ('dsai', 'not of that server', 'UDR', 'sip:sue@example.net', '19', 'dsai=game server=sip:as1.example.net', NULL);
INSERT INTO step (story, name, identity, refs, more, document, kind, code) VALUES
    ('stn-sr', 'of a card without', 'sip:tom@example.net', '27', 'user=tom2@example.net', '<Sh-Data><Sh-IMS-Data><Extension><Extension><Extension><Extension><STN-SR>1999</STN-SR></Extension></Extension></Extension></Extension></Sh-IMS-Data></Sh-Data>', 'experimental', 5101),
    ('stn-sr', 'of two cards', 'sip:tom@example.net', '27', '', '<Sh-Data><Sh-IMS-Data><Extension><Extension><Extension><Extension><STN-SR>1999</STN-SR></Extension></Extension></Extension></Extension></Sh-IMS-Data></Sh-Data>', 'experimental', 5101),
    ('stn-sr', 'of a service', 'sip:chat@example.net', '27', '', '<Sh-Data><Sh-IMS-Data><Extension><Extension><Extension><Extension><STN-SR>1999</STN-SR></Extension></Extension></Extension></Extension></Sh-IMS-Data></Sh-Data>', 'experimental', 5101),
    ('stn-sr', 'no digits', 'sip:sue@example.net', '27', '', '<Sh-Data><Sh-IMS-Data><Extension><Extension><Extension><Extension><STN-SR>+1999</STN-SR></Extension></Extension></Extension></Extension></Sh-IMS-Data></Sh-Data>', 'experimental', 5100),
    ('stn-sr', 'of one card', 'sip:tom@example.net', '27', 'user=tom1@example.net', '<Sh-Data><Sh-IMS-Data><Extension><Extension><Extension><Extension><STN-SR>1999</STN-SR></Extension></Extension></Extension></Extension></Sh-IMS-Data></Sh-Data>', 'base', 2001),
    ('stn-sr', 'by number', 'msisdn:15550100', '27', '', '<Sh-Data><Sh-IMS-Data><Extension><Extension><Extension><Extension><STN-SR>1998</STN-SR></Extension></Extension></Extension></Extension></Sh-IMS-Data></Sh-Data>', 'base', 2001);
INSERT INTO step (story, name, ask, identity, refs, more, holds) VALUES
    ('stn-sr', 'is told', 'UDR', 'sip:tom@example.net', '27', 'user=tom1@example.net', '<STN-SR>1999</STN-SR>'),
    ('stn-sr', 'is told to whoever asks by another identity', 'UDR', 'sip:sue.work@example.net', '27', '', '<STN-SR>1998</STN-SR>');
INSERT INTO step (story, name, identity, refs, more, document, kind, code) VALUES
    ('sms', 'registered', 'sip:sue@example.net', '24', '', '<Sh-Data><Sh-IMS-Data><Extension><Extension><Extension><SMSRegistrationInfo><IP-SM-GW-Number>VVVV</IP-SM-GW-Number></SMSRegistrationInfo></Extension></Extension></Extension></Sh-IMS-Data></Sh-Data>', 'base', 2001),
    ('sms', 'of two cards', 'sip:tom@example.net', '24', '', '<Sh-Data><Sh-IMS-Data><Extension><Extension><Extension><SMSRegistrationInfo><IP-SM-GW-Number>VVVV</IP-SM-GW-Number></SMSRegistrationInfo></Extension></Extension></Extension></Sh-IMS-Data></Sh-Data>', 'experimental', 5101),
    ('sms', 'deleted', 'sip:sue@example.net', '24', '', '<Sh-Data><Sh-IMS-Data><Extension><Extension><Extension><SMSRegistrationInfo><IP-SM-GW-Number></IP-SM-GW-Number></SMSRegistrationInfo></Extension></Extension></Extension></Sh-IMS-Data></Sh-Data>', 'base', 2001),
    ('sms', 'preconfigured ones stay', 'sip:tom@example.net', '24', 'user=tom1@example.net', '<Sh-Data><Sh-IMS-Data><Extension><Extension><Extension><SMSRegistrationInfo><IP-SM-GW-Number></IP-SM-GW-Number></SMSRegistrationInfo></Extension></Extension></Extension></Sh-IMS-Data></Sh-Data>', 'base', 2001),
    ('sms', 'nothing said', 'sip:sue@example.net', '24', '', '<Sh-Data/>', 'experimental', 5100);
UPDATE step SET document = replace(document, 'VVVV', 'kVVVBQ==') WHERE story = 'sms';

-- What a request must carry, and what it must not --------------------------------------------------

INSERT INTO step (story, name, clause, refs, document, without, code, failed) VALUES
    ('elements', 'no document', '29.329 6.1.3', '0', NULL, '', 5005, '702'),
    ('elements', 'no reference', '29.329 6.1.3', '0', '=log/0/<a/>', '703', 5005, '703'),
    ('elements', 'no identity', '29.329 6.1.3', '0', '=log/0/<a/>', '700', 5005, '700'),
    ('elements', 'undefined reference', '29.328 7.6', '4000', '=log/0/<a/>', '', 5004, '703'),
    ('elements', 'reserved reference', '29.328 7.6', '20', '=log/0/<a/>', '', 5004, '703');
INSERT INTO step (story, name, clause, identity, more, document, code, failed) VALUES
    ('elements', 'empty identity', '29.329 6.3.1', '', '', '=log/0/<a/>', 5005, '700/601'),
    ('elements', 'two identities', '29.329 6.3.1', 'sip:sue@example.net msisdn:15550100', '', '=log/0/<a/>', 5007, '700'),
    ('elements', 'number that is none', '29.329 6.3.2', 'tbcd:1a', '', '=log/0/<a/>', 5004, '700/701'),
    ('elements', 'both wildcards', '29.328 6', 'sip:sue@example.net', 'wildcard-psi=sip:hall!.*!@example.net wildcard-impu=sip:!pbx-[0-9]+!@example.net', '=log/0/<a/>', 5007, '636');
INSERT INTO step (story, name, clause, refs, more, document, kind, code, failed, features) VALUES
    ('elements', 'two references', '29.328 6.1.2', '0,19', '', '=log/0/<a/>', 'base', 5009, '703', NULL),
    ('elements', 'two references with Update-Eff', '29.328 6.1A', '0,19', 'features=2', '=log/0/<a/>', 'base', 5009, '703', 15),
    ('elements', 'Update-Eff-Enhance without Update-Eff', '29.328 6.1A', '0,19', 'features=4', '=log/0/<a/>', 'base', 5009, '703', 15),
    ('elements', 'two references with Notif-Eff', '29.328 6.1A', '0,19', 'features=1', '=log/0/<a/>', 'base', 5009, '703', 15),
    ('elements', 'insisted feature we lack', '29.229 7.2', '0', 'must-features=32', '=log/0/<a/>', 'experimental', 5011, NULL, 15),
    ('elements', 'insisted list we lack', '29.229 7.2', '0', 'must-features=2 list=2', '=log/0/<a/>', 'experimental', 5011, NULL, 15),
    ('elements', 'all our features, insisted', '29.229 7.2', '0', 'must-features=15', '=featured/0/<a/>', 'base', 2001, NULL, 15);

-- Documents ----------------------------------------------------------------------------------------

INSERT INTO step (story, name, clause, document, kind, code) VALUES
    ('document', 'empty', '29.328 Annex D', '', 'experimental', 5100),
    ('document', 'no XML', '29.328 Annex D', 'hello', 'experimental', 5100),
    ('document', 'another root', '29.328 Annex D', '<Sh-Date><RepositoryData/></Sh-Date>', 'experimental', 5100),
    ('document', 'a root in a namespace', '29.328 Annex D', '<Sh-Data xmlns="urn:x"><RepositoryData><ServiceIndication>x</ServiceIndication><SequenceNumber>0</SequenceNumber><ServiceData><a/></ServiceData></RepositoryData></Sh-Data>', 'experimental', 5100),
    ('document', 'a prefixed root in a namespace', '29.328 Annex D', '<s:Sh-Data xmlns:s="urn:x"/>', 'experimental', 5100),
    ('document', 'nothing inside', '29.328 6.1.2', '<Sh-Data/>', 'experimental', 5100),
    ('document', 'other data inside', '29.328 6.1.2', '<Sh-Data><Sh-IMS-Data><IMSUserState>1</IMSUserState></Sh-IMS-Data></Sh-Data>', 'experimental', 5100),
    ('document', 'not closed', 'XML 1.0', '<Sh-Data><RepositoryData>', 'experimental', 5100),
    ('document', 'closed crosswise', 'XML 1.0', '<Sh-Data><RepositoryData></Sh-Data></RepositoryData>', 'experimental', 5100),
    ('document', 'junk behind', 'XML 1.0', '<Sh-Data><RepositoryData><ServiceIndication>x</ServiceIndication><SequenceNumber>0</SequenceNumber><ServiceData><a/></ServiceData></RepositoryData></Sh-Data>junk', 'experimental', 5100),
    ('document', 'a second root', 'XML 1.0', '<Sh-Data/><Sh-Data/>', 'experimental', 5100),
    ('document', 'an entity bomb', 'XML 1.0', '<!DOCTYPE Sh-Data [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><Sh-Data><RepositoryData><ServiceIndication>&c;</ServiceIndication><SequenceNumber>0</SequenceNumber></RepositoryData></Sh-Data>', 'experimental', 5100),
    ('document', 'an external entity', 'XML 1.0', '<!DOCTYPE Sh-Data [<!ENTITY x SYSTEM "file:///etc/passwd">]><Sh-Data><RepositoryData><ServiceIndication>x</ServiceIndication><SequenceNumber>0</SequenceNumber><ServiceData><a>&x;</a></ServiceData></RepositoryData></Sh-Data>', 'experimental', 5100),
    ('document', 'an external document type', 'XML 1.0', '<!DOCTYPE Sh-Data SYSTEM "http://127.0.0.1/x.dtd"><Sh-Data/>', 'experimental', 5100),
    ('document', 'an entity nobody declares', 'XML 1.0', '<Sh-Data><RepositoryData><ServiceIndication>&who;</ServiceIndication><SequenceNumber>0</SequenceNumber><ServiceData><a/></ServiceData></RepositoryData></Sh-Data>', 'experimental', 5100),
    ('document', 'a prefix nobody declares', 'XML names', '=bad/0/<p:a/>', 'experimental', 5100),
    ('document', 'another encoding', 'XML 1.0', '<?xml version="1.0" encoding="UTF-16"?><Sh-Data/>', 'experimental', 5100),
    ('document', 'no indication', '29.328 Annex D', '<Sh-Data><RepositoryData><SequenceNumber>0</SequenceNumber><ServiceData><a/></ServiceData></RepositoryData></Sh-Data>', 'experimental', 5100),
    ('document', 'no sequence number', '29.328 Annex D', '<Sh-Data><RepositoryData><ServiceIndication>x</ServiceIndication><ServiceData><a/></ServiceData></RepositoryData></Sh-Data>', 'experimental', 5100),
    ('document', 'sequence number too large', '29.328 Annex D', '=x/65536/<a/>', 'experimental', 5100),
    ('document', 'sequence number below zero', '29.328 Annex D', '=x/-1/<a/>', 'experimental', 5100),
    ('document', 'sequence number in letters', '29.328 Annex D', '=x/zero/<a/>', 'experimental', 5100),
    ('document', 'no sequence number inside', '29.328 Annex D', '=x//<a/>', 'experimental', 5100),
    ('document', 'data twice', '29.328 Annex D', '=x/0/<a/></ServiceData><ServiceData><b/>', 'experimental', 5100),
    ('document', 'the same indication twice', '29.328 6.1.2', '=x/0/<a/>&x/0/<b/>', 'experimental', 5100),
    ('document', 'elements in elements in elements', '29.328 Annex D', '=x/0/' || replace(hex(zeroblob(20)), '00', '<a>') || replace(hex(zeroblob(20)), '00', '<b>'), 'experimental', 5100),
    ('document', 'too deep', '29.328 Annex D', '=x/0/' || replace(hex(zeroblob(100)), '00', '<a>') || replace(hex(zeroblob(100)), '00', '<>'), 'experimental', 5008),
    ('document', 'with what nobody knows', '29.328 Annex D', '<?xml version="1.0"?><Sh-Data><RepositoryData><ServiceIndication>known</ServiceIndication><SequenceNumber>0</SequenceNumber><ServiceData><a/></ServiceData><Extension><New/></Extension></RepositoryData><n:x xmlns:n="urn:new"/></Sh-Data>', 'base', 2001),
    ('document', 'with white space', '29.328 Annex D', char(10) || '<Sh-Data>' || char(10) || ' <RepositoryData> <ServiceIndication>spaced</ServiceIndication><SequenceNumber>0</SequenceNumber> <ServiceData><a> b </a></ServiceData></RepositoryData></Sh-Data>' || char(10), 'base', 2001);
UPDATE step SET document = replace(document, '<>', '</a>') WHERE name = 'too deep';
INSERT INTO step (story, name, clause, document) VALUES
    ('bytes', 'a document with all that XML can say', '29.328 7.6.1', '<Sh-Data><RepositoryData><ServiceIndication>bytes</ServiceIndication><SequenceNumber>0</SequenceNumber><ServiceData><p:a xmlns:p="urn:p" b="&lt;&quot;" c=''"''><!-- said --><?do this?><![CDATA[<&>]]>é 𝄞 &#65;<q xmlns="urn:q"/></p:a></ServiceData></RepositoryData></Sh-Data>');
INSERT INTO step (story, name, clause, ask, indications, holds) VALUES
    ('bytes', 'comes back byte for byte', '29.328 7.6.1', 'UDR', 'bytes', '<ServiceData><p:a xmlns:p="urn:p" b="&lt;&quot;" c=''"''><!-- said --><?do this?><![CDATA[<&>]]>é 𝄞 &#65;<q xmlns="urn:q"/></p:a></ServiceData>');

-- Several instances: all or nothing, and the answer names one that failed ---------------------------

INSERT INTO step (story, name, refs, more, document, kind, code, features, instance) VALUES
    ('several', 'two without Update-Eff', '0', '', '=one/0/<a/>&two/0/<a/>', 'experimental', 5100, NULL, ''),
    ('several', 'two with Notif-Eff only', '0', 'features=1', '=one/0/<a/>&two/0/<a/>', 'experimental', 5100, 15, ''),
    ('several', 'two', '0', 'features=2', '=one/0/<a>1</a>&two/0/<a>1</a>', 'base', 2001, 15, ''),
    ('several', 'the second out of step', '0', 'features=2', '=one/1/<a>2</a>&two/5/<a>2</a>', 'experimental', 5105, 15, 'two/5'),
    ('several', 'the first out of step', '0', 'features=2', '=one/9/<a>2</a>&two/1/<a>2</a>', 'experimental', 5105, 15, 'one/9'),
    ('several', 'both out of step', '0', 'features=2', '=one/9/<a>2</a>&two/9/<a>2</a>', 'experimental', 5105, 15, 'one/9'),
    ('several', 'the second too large', '0', 'features=2', '=one/1/<a>2</a>&two/1/<a>' || hex(zeroblob(16400)) || '</a>', 'experimental', 5008, 15, 'two/1'),
    ('several', 'the second to create without data', '0', 'features=2', '=one/1/<a>2</a>&three/0', 'experimental', 5101, 15, 'three/0');
INSERT INTO step (story, name, ask, indications, more, holds, lacks, features) VALUES
    ('several', 'nothing of it has changed', 'UDR', 'one,two', 'features=1', '<SequenceNumber>0</SequenceNumber><ServiceData><a>1</a>', '<a>2|>1</SequenceNumber>', 15);
INSERT INTO step (story, name, refs, more, document, kind, code, features, instance) VALUES
    ('several', 'one goes on, one goes away, one is new', '0', 'features=2', '=one/1/<a>2</a>&two/1&three/0/<a>3</a>', 'base', 2001, 15, ''),
    ('several', 'repository and an unknown tag', '0,19', 'features=6', '<Sh-Data><RepositoryData><ServiceIndication>one</ServiceIndication><SequenceNumber>2</SequenceNumber><ServiceData><a>5</a></ServiceData></RepositoryData><Sh-IMS-Data><Extension><Extension><DSAI><DSAI-Tag>none</DSAI-Tag><DSAI-Value>1</DSAI-Value></DSAI></Extension></Extension></Sh-IMS-Data></Sh-Data>', 'experimental', 5108, 15, '@19'),
    ('several', 'a tag and repositories out of step', '19,0', 'features=6', '<Sh-Data><RepositoryData><ServiceIndication>one</ServiceIndication><SequenceNumber>2</SequenceNumber><ServiceData><a>5</a></ServiceData></RepositoryData><RepositoryData><ServiceIndication>three</ServiceIndication><SequenceNumber>7</SequenceNumber><ServiceData><a>5</a></ServiceData></RepositoryData><Sh-IMS-Data><Extension><Extension><DSAI><DSAI-Tag>game</DSAI-Tag><DSAI-Value>1</DSAI-Value></DSAI></Extension></Extension></Sh-IMS-Data></Sh-Data>', 'experimental', 5105, 15, 'three/7@0'),
    ('several', 'a reference whose data are missing', '0,19', 'features=6', '=one/2/<a>5</a>', 'experimental', 5100, 15, ''),
    ('several', 'a reference that this key does not lead to', '0,18', 'features=6', '<Sh-Data><RepositoryData><ServiceIndication>one</ServiceIndication><SequenceNumber>2</SequenceNumber><ServiceData><a>5</a></ServiceData></RepositoryData><Sh-IMS-Data><Extension><PSIActivation>0</PSIActivation></Extension></Sh-IMS-Data></Sh-Data>', 'experimental', 5101, 15, ''),
    ('several', 'repository and a tag', '0,19', 'features=6', '<Sh-Data><RepositoryData><ServiceIndication>one</ServiceIndication><SequenceNumber>2</SequenceNumber><ServiceData><a>5</a></ServiceData></RepositoryData><Sh-IMS-Data><Extension><Extension><DSAI><DSAI-Tag>game</DSAI-Tag><DSAI-Value>1</DSAI-Value></DSAI></Extension></Extension></Sh-IMS-Data></Sh-Data>', 'base', 2001, 15, '');
INSERT INTO step (story, name, ask, refs, indications, more, holds, features) VALUES
    ('several', 'both are told', 'UDR', '0,19', 'one', 'features=1 dsai=game', '<a>5</a>|<DSAI-Tag>game</DSAI-Tag><DSAI-Value>1</DSAI-Value>', 15);

-- Whose data: aliases, spellings, wildcards ----------------------------------------------------------

INSERT INTO step (story, name, clause, identity, document, kind, code) VALUES
    ('aliases', 'creation', '29.328 7.6.1', 'sip:sue@example.net', '=shared/0/<a>1</a>', 'base', 2001),
    ('aliases', 'creation by an alias', '29.328 7.6.1', 'tel:+15550100', '=shared/0/<a>2</a>', 'experimental', 5105),
    ('aliases', 'update by an alias', '29.328 7.6.1', 'tel:+15550100', '=shared/1/<a>2</a>', 'base', 2001),
    ('aliases', 'no alias', '29.328 7.6.1', 'sip:sue.work@example.net', '=shared/2/<a>3</a>', 'experimental', 5105),
    ('aliases', 'data of its own', '29.328 7.6.1', 'sip:sue.work@example.net', '=shared/0/<a>work</a>', 'base', 2001);
INSERT INTO step (story, name, clause, ask, identity, indications, holds, lacks) VALUES
    ('aliases', 'told to the first', '29.328 7.6.1', 'UDR', 'sip:sue@example.net', 'shared', '<SequenceNumber>1</SequenceNumber><ServiceData><a>2</a>', 'work');
INSERT INTO step (story, name, clause, identity, document, kind, code) VALUES
    ('spelling', 'in capitals, with parameters', '29.328 6', 'SIP:sue@EXAMPLE.net;user=phone?Subject=x', '=spelt/0/<a/>', 'base', 2001),
    ('spelling', 'escaped', '29.328 6', 'sip:%73u%65@example.net', '=spelt/1/<a/>', 'base', 2001),
    ('spelling', 'the plain form goes on', '29.328 6', 'sip:sue@example.net', '=spelt/2/<a/>', 'base', 2001),
    ('spelling', 'a number with separators', '29.328 6', 'tel:+1-555.0(100)', '=spelt/3/<a/>', 'base', 2001),
    ('spelling', 'another case of the user part', '29.328 6', 'sip:Sue@example.net', '=spelt/4/<a/>', 'experimental', 5001),
    ('spelling', 'an escaped NUL', '29.328 6', 'sip:sue%00@example.net', '=spelt/4/<a/>', 'experimental', 5001),
    ('spelling', 'an escaped NUL in front', '29.328 6', 'sip:%00sue@example.net', '=spelt/4/<a/>', 'experimental', 5001),
    ('spelling', 'quotes', '29.328 6', 'sip:sue''--@example.net', '=spelt/4/<a/>', 'experimental', 5001),
    ('spelling', 'double quotes', '29.328 6', 'sip:"sue"@example.net', '=spelt/4/<a/>', 'experimental', 5001),
    ('spelling', 'a broken escape', '29.328 6', 'sip:su%e@example.net', '=spelt/4/<a/>', 'experimental', 5001),
    ('spelling', '10 kB', '29.328 6', 'sip:' || hex(zeroblob(5120)) || '@example.net', '=spelt/4/<a/>', 'experimental', 5001),
    ('spelling', '10 kB of parameters', '29.328 6', 'sip:sue@example.net;x=' || hex(zeroblob(5120)), '=spelt/4/<a/>', 'experimental', 5001),
    ('spelling', 'no scheme', '29.328 6', 'sue@', '=spelt/4/<a/>', 'experimental', 5001);
-- User-Identity with Public-Identity "sip:sue@example.net" and a NUL behind.
INSERT INTO step (story, name, clause, document, without, raw, kind, code) VALUES
    ('spelling', 'a NUL', '29.328 6', '=spelt/4/<a/>', '700', '000002bcc000002c000028af' || '00000259c0000020000028af' || '7369703a737565406578616d706c652e6e657400', 'experimental', 5001);
INSERT INTO step (story, name, clause, identity, more, document, kind, code, wildcard) VALUES
    ('wildcards', 'by one it covers', '29.328 6.1.2', 'sip:hall7@example.net', '', '=halls/0/<a/>', 'base', 2001, 'sip:hall!.*!@example.net'),
    ('wildcards', 'by another', '29.328 6.1.2', 'sip:hall8@example.net', '', '=halls/1/<a/>', 'base', 2001, 'sip:hall!.*!@example.net'),
    ('wildcards', 'by itself', '29.328 6', 'sip:nobody@example.net', 'wildcard-psi=sip:hall!.*!@example.net', '=halls/2/<a/>', 'base', 2001, 'sip:hall!.*!@example.net'),
    ('wildcards', 'one there is not', '29.328 6', 'sip:sue@example.net', 'wildcard-psi=sip:none!.*!@example.net', '=halls/3/<a/>', 'experimental', 5001, ''),
    ('wildcards', 'of users', '29.328 6.1.2', 'sip:pbx-9@example.net', '', '=halls/0/<a/>', 'base', 2001, 'sip:!pbx-[0-9]+!@example.net');

-- The broker's own data: what the user says ----------------------------------------------------------

INSERT INTO step (story, name, clause, identity, document, kind, code, says) VALUES
    ('own', 'they are there already', 'design 6.5', 'sip:sue@example.net', '=continuity-prefs/0/<a/>', 'experimental', 5105, ''),
    ('own', 'another document', 'design 6.5', 'sip:sue@example.net', '=continuity-prefs/1/<a/>', 'experimental', 5100, ''),
    ('own', 'an access there is not', 'design 6.5', 'sip:sue@example.net', '=continuity-prefs/1/<cp:continuity xmlns:cp="urn:x-broker:continuity:1" version="1"><cp:user media="audio"><cp:preferred media="audio">PIGEON</cp:preferred></cp:user></cp:continuity>', 'experimental', 5100, 'PIGEON'),
    ('own', 'the device of another', 'design 6.5', 'sip:sue@example.net', '=continuity-prefs/1/<cp:continuity xmlns:cp="urn:x-broker:continuity:1" version="1"><cp:user media="audio"><cp:device media="audio" rank="1" instance="urn:uuid:9"/></cp:user></cp:continuity>', 'experimental', 5100, 'urn:uuid:9'),
    ('own', 'a wish', 'design 6.5', 'sip:sue@example.net', '=continuity-prefs/1/<cp:continuity xmlns:cp="urn:x-broker:continuity:1" version="1"><cp:user media="audio"><cp:preferred media="audio">WLAN EUTRAN</cp:preferred><cp:device media="audio" rank="1" instance="urn:uuid:0e3f"/></cp:user></cp:continuity>', 'base', 2001, ''),
    ('own', 'the same number again', 'design 6.5', 'sip:sue.work@example.net', '=continuity-prefs/1/<a/>', 'experimental', 5105, '');
INSERT INTO step (story, name, clause, ask, identity, indications, holds) VALUES
    ('own', 'is told by every identity', 'design 6.5', 'UDR', 'sip:sue.work@example.net', 'continuity-prefs', '<SequenceNumber>1</SequenceNumber>|<cp:preferred media="audio">WLAN EUTRAN</cp:preferred>|<cp:rule media="video"');
INSERT INTO step (story, name, clause, document) VALUES ('own', 'taken back', 'design 6.5', '=continuity-prefs/2');
INSERT INTO step (story, name, clause, ask, indications, holds, lacks) VALUES
    ('own', 'what is imported speaks again', 'design 6.5', 'UDR', 'continuity-prefs', '<SequenceNumber>2</SequenceNumber>|<cp:rule media="video"', 'WLAN EUTRAN<');
