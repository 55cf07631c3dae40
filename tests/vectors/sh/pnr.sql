-- SPDX-License-Identifier: BSD-2-Clause
-- Who is told of changes, and what (TS 29.328 6.1.4, TS 29.329 6). One row is one step over TCP, about
-- the people of network.sql; what a step stores is there for the next. That somebody is not told is
-- seen at his next step: his own answer comes first.
--   via         the agent whose connection carries it, when `peer` has none
--   ask         SNR, PUR and UDR as in snr.sql, pur.sql and udr.sql.
--               PNR: the next that `peer` is sent. `identity` has pieces of its User-Identity, holds and
--               lacks those of User-Data; he answers it with `code`.
--               IMPORT: the document is SQL that the operator commits
CREATE TABLE step (
    id INTEGER PRIMARY KEY, story TEXT NOT NULL, name TEXT NOT NULL, clause TEXT NOT NULL DEFAULT '29.328 6.1.4',
    ask TEXT NOT NULL CHECK (ask IN ('SNR', 'PUR', 'UDR', 'PNR', 'IMPORT')),
    peer TEXT NOT NULL DEFAULT 'hss.example.net', via TEXT NOT NULL DEFAULT '', identity TEXT NOT NULL DEFAULT 'sip:sue@example.net',
    refs TEXT NOT NULL DEFAULT '0', indications TEXT NOT NULL DEFAULT '', sets TEXT NOT NULL DEFAULT '',
    document TEXT, more TEXT NOT NULL DEFAULT '', without TEXT NOT NULL DEFAULT '', raw TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT 'base' CHECK (kind IN ('base', 'experimental')), code INTEGER NOT NULL DEFAULT 2001,
    failed TEXT, holds TEXT, lacks TEXT NOT NULL DEFAULT '', features INTEGER, until INTEGER,
    instance TEXT NOT NULL DEFAULT '', wildcard TEXT NOT NULL DEFAULT '', says TEXT NOT NULL DEFAULT ''
) STRICT;

-- Another's change is told, one's own is not --------------------------------------------------------

INSERT INTO step (story, name, ask, peer, indications, document, holds, lacks) VALUES
    ('repository', 'creation', 'PUR', 'hss.example.net', '', '=log/0/<a>1</a>', NULL, ''),
    ('repository', 'the other subscribes', 'SNR', 'as.example.net', 'log', NULL, NULL, ''),
    ('repository', 'the maker subscribes too', 'SNR', 'hss.example.net', 'log', NULL, NULL, ''),
    ('repository', 'update', 'PUR', 'hss.example.net', '', '=log/1/<a>2</a>', NULL, ''),
    ('repository', 'the other is told', 'PNR', 'as.example.net', '', NULL, '<ServiceIndication>log</ServiceIndication><SequenceNumber>1</SequenceNumber><ServiceData><a>2</a>', ''),
    ('repository', 'the maker is not', 'UDR', 'hss.example.net', 'log', NULL, '<a>2</a>', ''),
    ('repository', 'the other updates', 'PUR', 'as.example.net', '', '=log/2/<a>3</a>', NULL, ''),
    ('repository', 'the first is told', 'PNR', 'hss.example.net', '', NULL, '<SequenceNumber>2</SequenceNumber><ServiceData><a>3</a>', ''),
    ('repository', 'the other is not', 'UDR', 'as.example.net', 'log', NULL, '<a>3</a>', ''),
    ('repository', 'deletion', 'PUR', 'hss.example.net', '', '=log/3', NULL, ''),
    ('repository', 'it is told without data', 'PNR', 'as.example.net', '', NULL, '<ServiceIndication>log</ServiceIndication><SequenceNumber>3</SequenceNumber></RepositoryData>', 'ServiceData'),
    ('repository', 'creation again', 'PUR', 'hss.example.net', '', '=log/0/<b/>', NULL, ''),
    ('repository', 'which ends subscriptions', 'UDR', 'as.example.net', 'log', NULL, '<b/>', '');

INSERT INTO step (story, name, ask, peer, identity, indications, document, more, holds) VALUES
    ('alias', 'subscription by an alias', 'SNR', 'as.example.net', 'tel:+15550100', 'log', NULL, '', NULL),
    ('alias', 'update by another', 'PUR', 'hss.example.net', 'sip:sue@example.net', '', '=log/1/<b>1</b>', '', NULL),
    ('alias', 'told for the alias', 'PNR', 'as.example.net', 'tel:+15550100', '', NULL, '', '<b>1</b>'),
    ('alias', 'end', 'SNR', 'as.example.net', 'tel:+15550100', 'log', NULL, 'type=1', NULL),
    ('alias', 'update after the end', 'PUR', 'hss.example.net', 'sip:sue@example.net', '', '=log/2/<b>2</b>', '', NULL),
    ('alias', 'nobody is told', 'UDR', 'as.example.net', 'sip:sue@example.net', 'log', NULL, '', '<b>2</b>');

-- Imports are told --------------------------------------------------------------------------------------

INSERT INTO step (story, name, ask, peer, identity, refs, indications, document, more, holds, lacks) VALUES
    ('import', 'subscription to the state', 'SNR', 'as.example.net', 'sip:sue@example.net', '11', '', NULL, '', NULL, ''),
    ('import', 'another state', 'IMPORT', '', '', '', '', 'UPDATE public_identity SET state = ''not_registered'' WHERE uri = ''sip:sue@example.net'';', '', NULL, ''),
    ('import', 'is told', 'PNR', 'as.example.net', 'sip:sue@example.net', '', '', NULL, '', '<IMSUserState>0</IMSUserState>', 'Repository'),
    ('import', 'another again', 'IMPORT', '', '', '', '', 'UPDATE public_identity SET state = ''registered'' WHERE uri = ''sip:sue@example.net'';', '', NULL, ''),
    ('import', 'is told again', 'PNR', 'as.example.net', 'sip:sue@example.net', '', '', NULL, '', '<IMSUserState>1</IMSUserState>', ''),
    ('import', 'something of somebody else', 'IMPORT', '', '', '', '', 'UPDATE public_identity SET state = ''registered'' WHERE uri = ''sip:tom@example.net'';', '', NULL, ''),
    ('import', 'is not told', 'UDR', 'as.example.net', 'sip:sue@example.net', '11', '', NULL, '', '<IMSUserState>1<', ''),
    ('import', 'subscription to our own data', 'SNR', 'hss.example.net', 'sip:sue@example.net', '0', 'continuity-prefs', NULL, '', NULL, ''),
    ('import', 'a new preference', 'IMPORT', '', '', '', '', 'INSERT INTO preference (subscription, name, domain) VALUES (''sue'', ''new'', ''ims_only'');', '', NULL, ''),
    ('import', 'is told as a document', 'PNR', 'hss.example.net', 'sip:sue@example.net', '', '', NULL, '', '<ServiceIndication>continuity-prefs</ServiceIndication>|<cp:user domain="3">', ''),
    ('import', 'subscription to an S-CSCF by number is none', 'UDR', 'hss.example.net', 'sip:sue@example.net', '11', '', NULL, '', '<IMSUserState>1<', '');

-- What the user says himself is told to others ------------------------------------------------------------

INSERT INTO step (story, name, ask, peer, refs, indications, document, more, holds) VALUES
    ('tags', 'subscription to a tag', 'SNR', 'as.example.net', '19', '', NULL, 'dsai=video server=sip:as1.example.net', NULL),
    ('tags', 'another is changed', 'PUR', 'hss.example.net', '19', '', '<Sh-Data><Sh-IMS-Data><Extension><Extension><DSAI><DSAI-Tag>game</DSAI-Tag><DSAI-Value>1</DSAI-Value></DSAI></Extension></Extension></Sh-IMS-Data></Sh-Data>', '', NULL),
    ('tags', 'it is changed', 'PUR', 'hss.example.net', '19', '', '<Sh-Data><Sh-IMS-Data><Extension><Extension><DSAI><DSAI-Tag>video</DSAI-Tag><DSAI-Value>1</DSAI-Value></DSAI></Extension></Extension></Sh-IMS-Data></Sh-Data>', '', NULL),
    ('tags', 'only that is told', 'PNR', 'as.example.net', '', '', NULL, '', '<DSAI-Tag>video</DSAI-Tag><DSAI-Value>1</DSAI-Value>');
UPDATE step SET lacks = 'game' WHERE name = 'only that is told';
INSERT INTO step (story, name, ask, peer, identity, refs, document, holds) VALUES
    ('service', 'subscription to the activation', 'SNR', 'as.example.net', 'sip:chat@example.net', '18', NULL, NULL),
    ('service', 'deactivation', 'PUR', 'hss.example.net', 'sip:chat@example.net', '18', '<Sh-Data><Sh-IMS-Data><Extension><PSIActivation>0</PSIActivation></Extension></Sh-IMS-Data></Sh-Data>', NULL),
    ('service', 'is told', 'PNR', 'as.example.net', 'sip:chat@example.net', '', NULL, '<PSIActivation>0</PSIActivation>');

-- How receivers answer (TS 29.328 6.1.4.1, TS 29.329 6.2) -------------------------------------------------

INSERT INTO step (story, name, ask, peer, identity, indications, document, kind, code, holds) VALUES
    ('forgotten', 'creation', 'PUR', 'hss.example.net', 'sip:tom@example.net', '', '=log/0/<a>1</a>', 'base', 2001, NULL),
    ('forgotten', 'subscription', 'SNR', 'as.example.net', 'sip:tom@example.net', 'log', NULL, 'base', 2001, NULL),
    ('forgotten', 'update', 'PUR', 'hss.example.net', 'sip:tom@example.net', '', '=log/1/<a>2</a>', 'base', 2001, NULL),
    ('forgotten', 'he knows of no subscription', 'PNR', 'as.example.net', 'sip:tom@example.net', '', NULL, 'experimental', 5107, '<a>2</a>'),
    ('forgotten', 'next update', 'PUR', 'hss.example.net', 'sip:tom@example.net', '', '=log/2/<a>3</a>', 'base', 2001, NULL),
    ('forgotten', 'is not told', 'UDR', 'as.example.net', 'sip:tom@example.net', 'log', NULL, 'base', 2001, '<a>3</a>'),
    ('forgotten', 'subscription again', 'SNR', 'as.example.net', 'sip:tom@example.net', 'log', NULL, 'base', 2001, NULL),
    ('forgotten', 'update for him', 'PUR', 'hss.example.net', 'sip:tom@example.net', '', '=log/3/<a>4</a>', 'base', 2001, NULL),
    ('forgotten', 'he knows no such user', 'PNR', 'as.example.net', 'sip:tom@example.net', '', NULL, 'experimental', 5001, '<a>4</a>'),
    ('forgotten', 'one more update', 'PUR', 'hss.example.net', 'sip:tom@example.net', '', '=log/4/<a>5</a>', 'base', 2001, NULL),
    ('forgotten', 'is not told either', 'UDR', 'as.example.net', 'sip:tom@example.net', 'log', NULL, 'base', 2001, '<a>5</a>'),
    ('refused', 'subscription', 'SNR', 'as.example.net', 'sip:tom@example.net', 'log', NULL, 'base', 2001, NULL),
    ('refused', 'update', 'PUR', 'hss.example.net', 'sip:tom@example.net', '', '=log/5/<a>6</a>', 'base', 2001, NULL),
    ('refused', 'the number of that error without its vendor', 'PNR', 'as.example.net', 'sip:tom@example.net', '', NULL, 'base', 5001, '<a>6</a>'),
    ('refused', 'next update', 'PUR', 'hss.example.net', 'sip:tom@example.net', '', '=log/6/<a>7</a>', 'base', 2001, NULL),
    ('refused', 'he is subscribed still', 'PNR', 'as.example.net', 'sip:tom@example.net', '', NULL, 'experimental', 5100, '<a>7</a>'),
    ('refused', 'another update', 'PUR', 'hss.example.net', 'sip:tom@example.net', '', '=log/7/<a>8</a>', 'base', 2001, NULL),
    ('refused', 'and hears of each', 'PNR', 'as.example.net', 'sip:tom@example.net', '', NULL, 'base', 5012, '<a>8</a>'),
    ('refused', 'a last update', 'PUR', 'hss.example.net', 'sip:tom@example.net', '', '=log/8/<a>9</a>', 'base', 2001, NULL),
    ('refused', 'and of the last', 'PNR', 'as.example.net', 'sip:tom@example.net', '', NULL, 'base', 2001, '<a>9</a>');

-- By wildcards, numbers and private identities ------------------------------------------------------------

INSERT INTO step (story, name, ask, peer, identity, refs, indications, document, more, holds, wildcard) VALUES
    ('wildcards', 'creation', 'PUR', 'hss.example.net', 'sip:hall1@example.net', '0', '', '=log/0/<a>1</a>', '', NULL, ''),
    ('wildcards', 'subscription by one it covers', 'SNR', 'as.example.net', 'sip:hall2@example.net', '0', 'log', NULL, '', NULL, 'sip:hall!.*!@example.net'),
    ('wildcards', 'update by another', 'PUR', 'hss.example.net', 'sip:hall3@example.net', '0', '', '=log/1/<a>2</a>', '', NULL, ''),
    ('wildcards', 'told with the wildcard', 'PNR', 'as.example.net', 'sip:hall2@example.net', '', '', NULL, '', '<a>2</a>', 'sip:hall!.*!@example.net'),
    ('private', 'subscription of one card', 'SNR', 'hss.example.net', 'sip:tom@example.net', '28', '', NULL, 'user=tom1@example.net', NULL, ''),
    ('private', 'it learns SRVCC', 'IMPORT', '', '', '', '', 'UPDATE private_identity SET srvcc_capability = 1 WHERE impi = ''tom1@example.net'';', '', NULL, ''),
    ('private', 'is told', 'PNR', 'hss.example.net', 'sip:tom@example.net', '', '', NULL, '', '<UE-SRVCC-Capability>1<', ''),
    ('number', 'subscription by number', 'SNR', 'hss.example.net', 'msisdn:15550200', '10', '', NULL, '', NULL, ''),
    ('number', 'a new identity', 'IMPORT', '', '', '', '', 'INSERT INTO public_identity (uri, subscription) VALUES (''sip:thomas@example.net'', ''tom'');', '', NULL, ''),
    ('number', 'is told', 'PNR', 'hss.example.net', '', '', '', NULL, '', 'sip:thomas@example.net', '');
UPDATE step SET sets = '0' WHERE story = 'number' AND ask = 'SNR';

-- Somebody behind an agent --------------------------------------------------------------------------------

INSERT INTO step (story, name, ask, peer, via, identity, refs, indications, document, kind, code, holds, lacks) VALUES
    ('agent', 'subscription', 'SNR', 'far.example.net', 'dra.example.net', 'sip:eve@example.net', '11', '', NULL, 'base', 2001, NULL, ''),
    ('agent', 'a change', 'IMPORT', '', '', '', '', '', 'UPDATE public_identity SET state = ''registered'' WHERE uri = ''sip:eve@example.net'';', 'base', 2001, NULL, ''),
    ('agent', 'is told through the agent', 'PNR', 'far.example.net', 'dra.example.net', 'sip:eve@example.net', '', '', NULL, 'base', 2001, '<IMSUserState>1<', ''),
    ('agent', 'his own change', 'PUR', 'far.example.net', 'dra.example.net', 'sip:eve@example.net', '0', '', '=log/0/<a/>', 'base', 2001, NULL, ''),
    ('agent', 'a change that he cannot be told', 'IMPORT', '', '', '', '', '', 'UPDATE public_identity SET state = ''not_registered'' WHERE uri = ''sip:eve@example.net'';', 'base', 2001, NULL, ''),
    ('agent', 'the agent finds him nowhere', 'PNR', 'far.example.net', 'dra.example.net', 'sip:eve@example.net', '', '', NULL, 'base', 3002, '<IMSUserState>0<', ''),
    ('agent', 'the newest state comes again', 'PNR', 'far.example.net', 'dra.example.net', 'sip:eve@example.net', '', '', NULL, 'base', 2001, '<IMSUserState>0<', '');
