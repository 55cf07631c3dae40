-- SPDX-License-Identifier: BSD-2-Clause
-- What is refused now and when it would be authorised: AA-Requests while something is about to begin
-- or end (TS 29.214 4.4.1, 5.5: REQUESTED_SERVICE_TEMPORARILY_NOT_AUTHORIZED and Retry-Interval).
-- The clock stands at 1800000000. Whose sessions they are about: network.sql.
--   world     an import before the request, in place of what the row before imported; NULL: it stays.
--             Policy sets are called "timed ..." and preferences whatever they like
--   session, keys, media, says, live: as in aar.sql
--   retry     Retry-Interval, NULL: absent; accepts: Acceptable-Service-Info, 0: absent
CREATE TABLE moment (
    name TEXT PRIMARY KEY, clause TEXT NOT NULL, world TEXT, session TEXT NOT NULL DEFAULT 'a',
    keys TEXT NOT NULL, media TEXT NOT NULL, kind TEXT NOT NULL DEFAULT 'experimental',
    code INTEGER NOT NULL, retry INTEGER, accepts INTEGER NOT NULL DEFAULT 0,
    says TEXT NOT NULL DEFAULT '', live INTEGER NOT NULL DEFAULT 0
) STRICT;

-- A policy set begins or ends --------------------------------------------------------------------

INSERT INTO moment (name, clause, world, keys, media, code, retry, says) VALUES
    ('nothing is about to change', '29.214 4.4.1', NULL,
     'ip4=10.0.0.2', '1|type=video', 5063, NULL, 'the operator restricts this access'),
    ('a set that allows begins', '29.214 4.4.1',
     'INSERT INTO policy_set (name, scope, scope_value, valid_from) VALUES (''timed'', ''subscription'', ''ann'', 1800000120);
      INSERT INTO policy_rule (policy_set, name) VALUES (''timed'', ''all'');',
     'ip4=10.0.0.2', '1|type=video', 4261, 120,
     'component 1, video over UTRAN_PS: the operator restricts this access; it would be authorised in 120 seconds'),
    ('a set that restricts ends', '29.214 4.4.1',
     'INSERT INTO policy_set (name, scope, scope_value, valid_to) VALUES (''timed'', ''subscription'', ''ann'', 1800000300);
      INSERT INTO policy_rule (policy_set, name) VALUES (''timed'', ''all'');
      INSERT INTO rule_restricted (policy_set, rule, access) VALUES (''timed'', ''all'', ''WLAN'');',
     'ip4=10.0.0.4', '1|type=text', 4261, 300, 'in 300 seconds'),
    ('somebody else''s set begins', '29.214 4.4.1',
     'INSERT INTO policy_set (name, scope, scope_value, valid_from) VALUES (''timed'', ''subscription'', ''bob'', 1800000120);
      INSERT INTO policy_rule (policy_set, name) VALUES (''timed'', ''all'');',
     'ip4=10.0.0.2', '1|type=video', 5063, NULL, 'the operator restricts this access'),
    ('a set for others of the same media begins', '29.214 4.4.1',
     'INSERT INTO policy_set (name, scope, scope_value, valid_from) VALUES (''timed'', ''subscription'', ''ann'', 1800000120);
      INSERT INTO policy_rule (policy_set, name, media_group) VALUES (''timed'', ''speech'', ''audio'');',
     'ip4=10.0.0.2', '1|type=video', 5063, NULL, 'the operator restricts this access'),
    ('a set has begun and ends, another does not follow', '29.214 4.4.1',
     'INSERT INTO policy_set (name, scope, scope_value, valid_from, valid_to) VALUES (''timed'', ''subscription'', ''ann'', 1799999000, 1800000000);
      INSERT INTO policy_rule (policy_set, name) VALUES (''timed'', ''all'');',
     'ip4=10.0.0.2', '1|type=video', 5063, NULL, 'the operator restricts this access'),
    ('a second ahead', '29.214 4.4.1',
     'INSERT INTO policy_set (name, scope, scope_value, valid_from) VALUES (''timed'', ''subscription'', ''ann'', 1800000001);
      INSERT INTO policy_rule (policy_set, name) VALUES (''timed'', ''all'');',
     'ip4=10.0.0.2', '1|type=video', 4261, 1, 'in 1 seconds');

-- An hour ahead and no further; sixteen moments and no more ---------------------------------------

INSERT INTO moment (name, clause, world, keys, media, code, retry) VALUES
    ('an hour ahead', '29.214 4.4.1',
     'INSERT INTO policy_set (name, scope, scope_value, valid_from) VALUES (''timed'', ''subscription'', ''ann'', 1800003600);
      INSERT INTO policy_rule (policy_set, name) VALUES (''timed'', ''all'');',
     'ip4=10.0.0.2', '1|type=video', 4261, 3600),
    ('more than an hour ahead', '29.214 4.4.1',
     'INSERT INTO policy_set (name, scope, scope_value, valid_from) VALUES (''timed'', ''subscription'', ''ann'', 1800003601);
      INSERT INTO policy_rule (policy_set, name) VALUES (''timed'', ''all'');',
     'ip4=10.0.0.2', '1|type=video', 5063, NULL),
    ('the second of two', '29.214 4.4.1',
     'INSERT INTO policy_set (name, scope, scope_value, valid_to) VALUES
          (''timed 1'', ''subscription'', ''ann'', 1800000100), (''timed 2'', ''subscription'', ''ann'', 1800000200);
      INSERT INTO policy_rule (policy_set, name) VALUES (''timed 1'', ''all''), (''timed 2'', ''all'');
      INSERT INTO rule_restricted (policy_set, rule, access) VALUES (''timed 1'', ''all'', ''WLAN''), (''timed 2'', ''all'', ''WLAN'');',
     'ip4=10.0.0.4', '1|type=text', 4261, 200),
    ('allowed between the two', '29.214 4.4.1',
     'INSERT INTO policy_set (name, scope, scope_value, version, valid_from, valid_to) VALUES
          (''timed 1'', ''subscription'', ''ann'', 1, 1800000100, 0), (''timed 2'', ''subscription'', ''ann'', 2, 1800000200, 0);
      INSERT INTO policy_rule (policy_set, name) VALUES (''timed 1'', ''all''), (''timed 2'', ''all'');
      INSERT INTO rule_restricted (policy_set, rule, access) VALUES (''timed 2'', ''all'', ''3GPP'');',
     'ip4=10.0.0.2', '1|type=video', 4261, 100),
    ('the sixteenth of many', '29.214 4.4.1',
     'WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 15)
      INSERT INTO preference (subscription, name, media_group, valid_from) SELECT ''ann'', i, ''text'', 1800000000 + i FROM n;
      INSERT INTO policy_set (name, scope, scope_value, valid_from) VALUES (''timed'', ''subscription'', ''ann'', 1800000050);
      INSERT INTO policy_rule (policy_set, name) VALUES (''timed'', ''all'');',
     'ip4=10.0.0.2', '1|type=video', 4261, 50),
    ('the seventeenth of many', '29.214 4.4.1',
     'WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 16)
      INSERT INTO preference (subscription, name, media_group, valid_from) SELECT ''ann'', i, ''text'', 1800000000 + i FROM n;
      INSERT INTO policy_set (name, scope, scope_value, valid_from) VALUES (''timed'', ''subscription'', ''ann'', 1800000050);
      INSERT INTO policy_rule (policy_set, name) VALUES (''timed'', ''all'');',
     'ip4=10.0.0.2', '1|type=video', 5063, NULL);

-- Contacts expire, wishes begin and end -----------------------------------------------------------

INSERT INTO moment (name, clause, world, keys, media, code, retry, says) VALUES
    ('the contact expires before the set begins', '29.214 4.4.1',
     'UPDATE contact SET expires_at = 1800000060 WHERE uri = ''sip:ann@2'';
      INSERT INTO policy_set (name, scope, scope_value, valid_from) VALUES (''timed'', ''subscription'', ''ann'', 1800000120);
      INSERT INTO policy_rule (policy_set, name) VALUES (''timed'', ''all'');',
     'ip4=10.0.0.2', '1|type=video', 5063, NULL, 'the operator restricts this access'),
    ('the contact expires in the very second', '29.214 4.4.1',
     'UPDATE contact SET expires_at = 1800000120 WHERE uri = ''sip:ann@2'';
      INSERT INTO policy_set (name, scope, scope_value, valid_from) VALUES (''timed'', ''subscription'', ''ann'', 1800000120);
      INSERT INTO policy_rule (policy_set, name) VALUES (''timed'', ''all'');',
     'ip4=10.0.0.2', '1|type=video', 5063, NULL, 'the operator restricts this access'),
    ('the contact expires a second later', '29.214 4.4.1',
     'UPDATE contact SET expires_at = 1800000121 WHERE uri = ''sip:ann@2'';
      INSERT INTO policy_set (name, scope, scope_value, valid_from) VALUES (''timed'', ''subscription'', ''ann'', 1800000120);
      INSERT INTO policy_rule (policy_set, name) VALUES (''timed'', ''all'');',
     'ip4=10.0.0.2', '1|type=video', 4261, 120, 'in 120 seconds'),
    ('the radio that tells of another network expires', '23.237 6.4',
     'UPDATE contact SET expires_at = 1800000045 WHERE uri = ''sip:liv@1'';',
     'ip4=10.0.5.2', '1|type=text', 4261, 45,
     'component 1, text over WLAN_TRUSTED: the operator restricts this access; it would be authorised in 45 seconds'),
    ('a wish ends', '24.216 5.5',
     'INSERT INTO preference (subscription, name, media_group, domain, valid_to) VALUES (''ann'', ''calls'', ''audio'', ''cs_only'', 1800000030);',
     'ip4=10.0.0.1', '1|type=audio', 4261, 30, 'in 30 seconds'),
    ('a wish without end', '24.216 5.5',
     'INSERT INTO preference (subscription, name, media_group, domain) VALUES (''ann'', ''calls'', ''audio'', ''cs_only'');',
     'ip4=10.0.0.1', '1|type=audio', 5063, NULL, ''),
    ('voice that the network never carries', '23.237 6.4',
     'INSERT INTO preference (subscription, name, media_group, valid_to) VALUES (''ann'', ''calls'', ''audio'', 1800000030);',
     'ip4=10.0.0.3', '1|type=audio', 5063, NULL, 'does not support IMS voice');

-- All of it has to be authorised; what would be accepted at once is told as well -------------------

INSERT INTO moment (name, clause, world, keys, media, code, retry, accepts) VALUES
    ('bandwidth of another set later', '29.214 5.3.24',
     'INSERT INTO policy_set (name, scope, scope_value, valid_from) VALUES (''timed'', ''subscription'', ''ann'', 1800000090);
      INSERT INTO policy_rule (policy_set, name, max_kbps) VALUES (''timed'', ''all'', 4000);',
     'ip4=10.0.0.1', '1|type=video|up=3000000', 4261, 90, 1),
    ('more bandwidth than any set gives', '29.214 5.3.24', NULL,
     'ip4=10.0.0.1', '1|type=video|up=4001000', 5063, NULL, 1),
    ('audio now, video later', '29.214 5.3.24',
     'INSERT INTO policy_set (name, scope, scope_value, valid_from) VALUES (''timed'', ''subscription'', ''ann'', 1800000120);
      INSERT INTO policy_rule (policy_set, name) VALUES (''timed'', ''all'');',
     'ip4=10.0.0.2', '1|type=audio' || char(10) || '2|type=video', 4261, 120, 1),
    ('text and video now, voice never', '29.214 5.3.24', NULL,
     'ip4=10.0.0.3', '1|type=text' || char(10) || '2|type=video' || char(10) || '3|type=audio', 5063, NULL, 2),
    ('nothing but signalling later', '29.214 4.4.5', NULL,
     'ip4=10.0.0.2', '0|flow=0|usage=2' || char(10) || '2|type=video', 4261, 120, 0);

-- A modification that is refused for now leaves the session as it was ------------------------------

INSERT INTO moment (name, clause, keys, media, kind, code, retry, accepts, live) VALUES
    ('begin with audio', '29.214 4.4.1', 'ip4=10.0.0.2', '1|type=audio', 'base', 2001, NULL, 0, 1),
    ('add video', '29.214 4.4.2', '', '2|type=video', 'experimental', 4261, 120, 0, 1),
    ('audio is as it was', '29.214 4.4.2', '', '1|status=2', 'base', 2001, NULL, 0, 1),
    ('an emergency waits for nothing', '23.237 4.3.1', 'ip4=10.0.0.2|urn=sos', '2|type=video', 'base', 2001, NULL, 0, 1);
