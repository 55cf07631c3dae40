-- SPDX-License-Identifier: BSD-2-Clause
-- User-Data-Requests and what they are answered with (TS 29.328 6.1.1, TS 29.329 6). One row is one
-- request over TCP from the peer named, about the people of network.sql.
--   identity    public identity; or msisdn:DIGITS, tbcd:HEX, external:NAME; two separated by a blank
--   refs        Data-References; indications, sets: separated by commas
--   more        NAME=VALUE separated by blanks: user, wildcard-psi, wildcard-impu, server, domain,
--               location, dsai, features, must-features (with the M bit), list (Feature-List-ID)
--   without     codes of AVPs that are left out; raw: hexadecimal AVPs put behind the others
--   failed      path of codes inside Failed-AVP, "/" between them; NULL: no Failed-AVP
--   holds       pieces of User-Data, "|" between them; NULL: there is no User-Data
--   lacks       pieces that must not be in it
--   features    bits of the answer's Supported-Features; NULL: there is none
CREATE TABLE udr (
    name TEXT PRIMARY KEY, clause TEXT NOT NULL, peer TEXT NOT NULL DEFAULT 'hss.example.net',
    identity TEXT NOT NULL DEFAULT 'sip:ann@example.net', refs TEXT NOT NULL,
    indications TEXT NOT NULL DEFAULT '', sets TEXT NOT NULL DEFAULT '',
    more TEXT NOT NULL DEFAULT '', without TEXT NOT NULL DEFAULT '', raw TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT 'base' CHECK (kind IN ('base', 'experimental')),
    code INTEGER NOT NULL DEFAULT 2001, failed TEXT, holds TEXT, lacks TEXT NOT NULL DEFAULT '',
    features INTEGER
) STRICT;

-- What is held ---------------------------------------------------------------------------------

INSERT INTO udr (name, clause, identity, refs, indications, holds, lacks) VALUES
    ('own repository data', '29.328 7.6.1', 'sip:ann@example.net', '0', 'continuity-prefs',
     '<RepositoryData><ServiceIndication>continuity-prefs</ServiceIndication><SequenceNumber>0</SequenceNumber><ServiceData><cp:continuity xmlns:cp="urn:x-broker:continuity:1" version="1">|<cp:precedence>user</cp:precedence>|<cp:rule media="audio" service="*" level="should" nontransferable="keep"></cp:rule><cp:rule media="video" service="*" level="shall" nontransferable="drop" max-kbps="2000"><cp:restricted>GERAN_PS UTRAN_PS</cp:restricted><cp:preferred>WLAN_TRUSTED EUTRAN</cp:preferred></cp:rule>|<cp:user media="audio" domain="1" immediate="1"><cp:preferred media="audio">EUTRAN WLAN</cp:preferred><cp:device media="audio" rank="1" instance="urn:uuid:0a1b"/><cp:device media="audio" mode="never" name="tablet"/></cp:user></cp:continuity></ServiceData></RepositoryData></Sh-Data>',
     'not ours'),
    ('own repository data without preferences', '29.328 7.6.1', 'sip:eve@example.net', '0', 'continuity-prefs',
     '<cp:precedence>operator</cp:precedence><cp:rule media="video"', '<cp:user'),
    ('own repository data of an alias', '29.328 7.6.1', 'tel:+15550001', '0', 'continuity-prefs',
     '<cp:user media="audio"', ''),
    ('own repository data of a service', '29.328 7.6.1', 'sip:news@example.net', '0', 'continuity-prefs',
     '<ServiceData>', ''),
    ('rules of the network that 3GPP radio tells', '23.237 6.4', 'sip:liv@example.net', '0', 'continuity-prefs',
     'max-kbps="102"', 'max-kbps="103"'),
    ('expired contacts bring no rules', '23.237 6.4', 'sip:max@example.net', '0', 'continuity-prefs',
     '<cp:rule media="video"', 'max-kbps="102"|max-kbps="103"'),
    ('repository data nobody holds', '29.328 6.1.1.1 step 5', 'sip:ann@example.net', '0', 'other-service', NULL, ''),
    ('an indication with bytes of its own', '29.328 7.4', 'sip:ann@example.net', '0', 'continuity-prefs ', NULL, '');

INSERT INTO udr (name, clause, identity, refs, sets, holds, lacks) VALUES
    ('all identities by default', '29.328 7.6.1', 'sip:ann@example.net', '10', '',
     '<PublicIdentifiers><IMSPublicIdentity>sip:ann.work@example.net</IMSPublicIdentity><IMSPublicIdentity>sip:ann@example.net</IMSPublicIdentity><IMSPublicIdentity>tel:+15550001</IMSPublicIdentity></PublicIdentifiers></Sh-Data>',
     'secret|MSISDN'),
    ('all identities', '29.328 7.6.1', 'tel:+15550001', '10', '0', 'sip:ann.work@|sip:ann@|tel:+1', 'secret'),
    ('registered identities', '29.328 7.6.1', 'sip:ann@example.net', '10', '1', 'sip:ann@|tel:+1', 'work|secret'),
    ('implicit identities', '29.328 7.6.1', 'sip:ann@example.net', '10', '2', 'sip:ann@|tel:+1', 'work|secret'),
    ('implicit identities of another set', '29.328 7.6.1', 'sip:ann.work@example.net', '10', '2', 'sip:ann.work@', 'sip:ann@|tel:'),
    ('alias identities', '29.328 7.6.1', 'sip:ann@example.net', '10', '3', 'sip:ann@|tel:+1', 'work|secret'),
    ('alias of an identity without any', '29.328 7.6.1', 'sip:ann.work@example.net', '10', '3', 'sip:ann.work@', 'tel:'),
    ('all identities of a shared one', '29.328 7.6.1', 'sip:bob@example.net', '10', '0', 'sip:bob@|sip:bob1@|sip:bob2@', ''),
    ('all identities of one card', '29.328 7.6.1', 'sip:bob1@example.net', '10', '0', 'sip:bob@|sip:bob1@', 'sip:bob2@'),
    ('pending is not registered', '29.328 7.6.1', 'sip:bob2@example.net', '10', '1', NULL, ''),
    ('all identities by MSISDN', '29.328 table 7.6.1', 'msisdn:15550001', '10', '0', 'sip:ann@|sip:ann.work@', 'secret'),
    ('all identities by external identifier', '29.328 table 7.6.1', 'external:meter@things.example.net', '10', '', 'sip:ann@', ''),
    ('implicit identities by MSISDN', '29.328 7.6.1', 'msisdn:15550001', '10', '2', NULL, ''),
    ('identity of a service', '29.328 7.6.1', 'sip:news@example.net', '10', '2',
     '<IMSPublicIdentity>sip:news@example.net</IMSPublicIdentity><Extension><Extension><Extension><Extension><EnhancedIMSPublicIdentifiers><IMSPublicIdentity>sip:news@example.net</IMSPublicIdentity><IdentityType>1</IdentityType>', 'room'),
    ('registered identities of a service', '29.328 7.6.1', 'sip:news@example.net', '10', '1', NULL, ''),
    ('an identity under a wildcarded PSI', '29.328 6', 'sip:room42@example.net', '10', '2',
     '<IMSPublicIdentity>sip:room42@example.net</IMSPublicIdentity>|<IdentityType>2</IdentityType><WildcardedPSI>sip:room!.*!@example.net</WildcardedPSI>', ''),
    ('an identity under a wildcarded IMPU', '29.328 6', 'sip:pbx-7@example.net', '10', '2',
     '<IMSPublicIdentity>sip:pbx-7@example.net</IMSPublicIdentity>|<IdentityType>3</IdentityType><Extension><WildcardedIMPU>sip:!pbx-[0-9]+!@example.net</WildcardedIMPU>', '');

INSERT INTO udr (name, clause, identity, refs, more, holds, lacks, features) VALUES
    ('PSI activation', '29.328 7.6.11', 'sip:news@example.net', '18', '', '<Sh-IMS-Data><Extension><PSIActivation>1</PSIActivation></Extension></Sh-IMS-Data>', '', NULL),
    ('user state', '29.328 7.6.2', 'sip:ann@example.net', '11', '', '<Sh-IMS-Data><IMSUserState>1</IMSUserState></Sh-IMS-Data>', '', NULL),
    ('user state not registered', '29.328 7.6.2', 'sip:eve@example.net', '11', '', '<IMSUserState>0<', '', NULL),
    ('basic number', '29.328 7.6.9', 'sip:ann@example.net', '17', '', '<PublicIdentifiers><MSISDN>15550001</MSISDN></PublicIdentifiers></Sh-Data>', '', NULL),
    ('additional numbers on demand', '29.328 7.6.9', 'sip:ann@example.net', '17', 'features=8',
     '<MSISDN>15550001</MSISDN><Extension><Extension><Extension><ExtendedMSISDN><MSISDN>15550002</MSISDN><MSISDNType>1</MSISDNType></ExtendedMSISDN>', '', 15),
    ('the other numbers of one card', '29.328 7.6.9', 'sip:bob@example.net', '17', 'features=8 user=bob1@example.net',
     '<MSISDN>15550004</MSISDN><Extension><Extension><Extension><ExtendedMSISDN><MSISDN>1555003</MSISDN><MSISDNType>1</MSISDNType></ExtendedMSISDN><ExtendedMSISDN><MSISDN>15550005</MSISDN><MSISDNType>1</MSISDNType></ExtendedMSISDN>', '', 15),
    ('number by MSISDN', '29.328 table 7.6.1', 'msisdn:15550002', '17', '', '<MSISDN>15550001</MSISDN>', '', NULL),
    ('number by MSISDN of odd length', '29.329 6.3.2', 'msisdn:1555003', '17', '', '<MSISDN>1555003</MSISDN>', '', NULL),
    ('number by external identifier', '29.328 table 7.6.1', 'external:meter@things.example.net', '17', '', '15550001', '', NULL),
    ('number of one card', '29.328 7.6.9', 'sip:bob@example.net', '17', 'user=bob1@example.net', '<MSISDN>15550004<', '1555003', NULL),
    ('number of the other card, by IMSI', '29.328 7.6.9', 'sip:bob@example.net', '17', 'user=001010000000003', '<MSISDN>15550005<', '', NULL),
    ('number of nobody in particular', '29.328 7.6.9', 'sip:bob@example.net', '17', '', '<MSISDN>1555003<', '15550004', NULL),
    ('no number', '29.328 6.1.1.1 step 5', 'sip:eve@example.net', '17', '', NULL, '', NULL),
    ('T-ADS: the newest 3GPP access', '29.328 Annex E', 'sip:ann@example.net', '26', '',
     '<Sh-Data><Extension><Extension><Extension><TADSinformation><IMSVoiceOverPSSessionSupport>1</IMSVoiceOverPSSessionSupport><RATtype>1004</RATtype><Extension><LastUEActivityTime>2024-05-01T08:00:00Z</LastUEActivityTime><Extension><AccessType>0</AccessType></Extension></Extension></TADSinformation></Extension></Extension></Extension></Sh-Data>', '', NULL),
    ('T-ADS without a contact', '29.328 Annex E', 'msisdn:1555003', '26', '', '<TADSinformation><IMSVoiceOverPSSessionSupport>0</IMSVoiceOverPSSessionSupport></TADSinformation>', 'RATtype', NULL),
    ('STN-SR', '29.328 7.6.27', 'sip:ann@example.net', '27', '', '<Sh-IMS-Data><Extension><Extension><Extension><Extension><STN-SR>15559001</STN-SR></Extension>', '', NULL),
    ('STN-SR by MSISDN', '29.328 table 7.6.1', 'msisdn:15550001', '27', '', '<STN-SR>15559001</STN-SR>', '', NULL),
    ('STN-SR of one card', '29.328 7.6.27', 'sip:bob@example.net', '27', 'user=bob2@example.net', '<STN-SR>15559002</STN-SR>', '', NULL),
    ('STN-SR of a card without', '29.328 6.1.1.1 step 5', 'sip:bob@example.net', '27', 'user=bob1@example.net', NULL, '', NULL),
    ('STN-SR of nobody in particular', '29.328 table 7.6.1', 'sip:bob@example.net', '27', '', NULL, '', NULL),
    ('no STN-SR among other data', '29.328 6.1.1.1 step 5', 'sip:eve@example.net', '27,11', 'features=1', '<IMSUserState>0<|<STN-SR></STN-SR>', '', 15),
    ('SRVCC capability', '29.328 7.6.28', 'sip:ann@example.net', '28', '', '<UE-SRVCC-Capability>1<', '', NULL),
    ('no SRVCC capability', '29.328 7.6.28', 'sip:bob@example.net', '28', '', '<UE-SRVCC-Capability>0<', '', NULL),
    ('IMSI', '29.328 7.6.32', 'sip:ann@example.net', '32', '', '<IMSI>001010000000001</IMSI>', '', NULL),
    ('IMSI of one card', '29.328 7.6.32', 'sip:bob@example.net', '32', 'user=bob2@example.net', '<IMSI>001010000000003</IMSI>', '', NULL),
    ('IMSI of nobody in particular', '29.328 7.6.32', 'sip:bob@example.net', '32', '', NULL, '', NULL),
    ('private identities', '29.328 7.6.33', 'sip:bob@example.net', '33', '', '<IMSPrivateUserIdentity>bob1@example.net</IMSPrivateUserIdentity><IMSPrivateUserIdentity>bob2@example.net<', '', NULL),
    ('wildcard that replaces the identity', '29.328 6', 'sip:nobody@example.net', '10', 'wildcard-psi=sip:room!.*!@example.net', '<WildcardedPSI>', '', NULL),
    ('wildcard of numbers', '29.328 6', 'sip:nobody@example.net', '10', 'wildcard-psi=tel:+1.555.0300!.*!', '<WildcardedPSI>tel:+15550300!.*!</WildcardedPSI>', '', NULL),
    ('number under a wildcard', '29.328 6', 'tel:+1-555-0300-42', '10', '', '<IMSPublicIdentity>tel:+1555030042</IMSPublicIdentity>|<WildcardedPSI>tel:+15550300!.*!</WildcardedPSI>', '', NULL),
    ('wildcard across user and host', '29.328 6', 'sip:nobody@example.net', '11', 'wildcard-impu=SIP:!desk[0-9]+@pbx!.EXAMPLE.net', '<IMSUserState>1<', '', NULL);

-- Spelling of identities ------------------------------------------------------------------------

INSERT INTO udr (name, clause, identity, refs, holds) VALUES
    ('scheme and host without case', '29.328 6', 'SIP:ann@EXAMPLE.net', '11', '<IMSUserState>1<'),
    ('parameters and headers', '29.328 6', 'sip:ann@example.net;user=ip;x?Subject=hello', '11', '<IMSUserState>1<'),
    ('escaped letters', '29.328 6', 'sip:%61n%6E@example.net', '11', '<IMSUserState>1<'),
    ('visual separators', '29.328 6', 'tel:+1(555)00.0-1;phone-context=x', '11', '<IMSUserState>1<');

INSERT INTO udr (name, clause, identity, refs, kind, code) VALUES
    ('user part with case', '29.328 6', 'sip:Ann@example.net', '11', 'experimental', 5001),
    ('another scheme', '29.328 6', 'sips:ann@example.net', '11', 'experimental', 5001),
    ('no scheme', '29.328 6', 'ann@example.net', '11', 'experimental', 5001),
    ('escaped NUL', '29.328 6', 'sip:ann%00@example.net', '11', 'experimental', 5001),
    ('quotes', '29.328 6', 'sip:''OR''1''=''1@example.net', '11', 'experimental', 5001),
    ('two ats', '29.328 6', 'sip:ann@x@example.net', '11', 'experimental', 5001),
    ('broken escape', '29.328 6', 'sip:ann%4@example.net', '11', 'experimental', 5001),
    ('empty identity', '29.328 6', 'sip:', '11', 'experimental', 5001),
    ('local number', '29.328 6', 'tel:15550001', '11', 'experimental', 5001);

-- Several items in one request --------------------------------------------------------------------

INSERT INTO udr (name, clause, identity, refs, indications, sets, more, holds, lacks, features) VALUES
    ('several references', '29.328 6.1.1', 'sip:ann@example.net', '11,17,26', '', '', 'features=1',
     '<PublicIdentifiers><MSISDN>|<Sh-IMS-Data><IMSUserState>1<|<TADSinformation>', '', 15),
    ('several references, insisted', '29.229 7.2', 'sip:ann@example.net', '11,17', '', '', 'must-features=1', '<MSISDN>|<IMSUserState>', '', 15),
    ('several identity sets', '29.328 Annex D', 'sip:ann@example.net', '10,17', '', '1,2,3', 'features=1',
     '<PublicIdentifiers><MSISDN>15550001</MSISDN></PublicIdentifiers><Extension><RegisteredIdentities><IMSPublicIdentity>|<ImplicitIdentities>|<AliasIdentities>', 'AllIdentities|secret', 15),
    ('one identity set and a number', '29.328 Annex D', 'sip:ann@example.net', '10,17', '', '3', 'features=1',
     '<IMSPublicIdentity>tel:+15550001</IMSPublicIdentity><MSISDN>15550001</MSISDN></PublicIdentifiers>', 'Alias', 15),
    ('several indications, one is held', '29.328 6.1.1.1 step 5', 'sip:ann@example.net', '0', 'other,continuity-prefs', '', 'features=1',
     '<RepositoryData><ServiceIndication>other</ServiceIndication><SequenceNumber>0</SequenceNumber></RepositoryData><RepositoryData><ServiceIndication>continuity-prefs<', '', 15),
    ('several indications, none is held', '29.328 6.1.1.1 step 5', 'sip:ann@example.net', '0', 'other,another', '', 'features=1', NULL, '', 15),
    ('empty elements for what is not held', '29.328 6.1.1.1 step 5', 'sip:eve@example.net', '10,11,12,13,14,17,22,27,30,32', '', '1', 'features=1 server=sip:as domain=0 location=0',
     '<PublicIdentifiers></PublicIdentifiers>|<SCSCFName></SCSCFName><IFCs></IFCs><IMSUserState>0</IMSUserState>|<IPv4Address></IPv4Address>|<STN-SR></STN-SR>|<CSRN></CSRN>|<CSLocationInformation></CSLocationInformation>|<IMSI></IMSI>', 'PSLocation', 15),
    ('empty elements of the packet domain', '29.328 6.1.1.1 step 5', 'sip:ann@example.net', '11,14', '', '', 'features=1 domain=1 location=0',
     '<PSLocationInformation></PSLocationInformation>|<EPSLocationInformation></EPSLocationInformation>', 'CSLocation', 15),
    ('missing elements for what is not held', '29.328 6.1.1.1 step 5', 'sip:ann@example.net', '11,15,35', '', '', 'features=1 domain=0', '<IMSUserState>', 'CSUserState|5G', 15),
    ('none of several is held', '29.328 6.1.1.1 step 5', 'sip:ann@example.net', '12,30', '', '', 'features=1', NULL, '', 15);

INSERT INTO udr (name, clause, refs, indications, sets, more, kind, code, failed, features) VALUES
    ('several references without Notif-Eff', '29.328 6.1.1', '11,17', '', '', '', 'base', 5009, '703', NULL),
    ('several references with another feature', '29.328 6.1.1', '11,17', '', '', 'features=8', 'base', 5009, '703', 15),
    ('several indications without Notif-Eff', '29.328 6.1.1', '0', 'a,b', '', '', 'base', 5009, '704', NULL),
    ('several sets without Notif-Eff', '29.328 6.1.1', '10', '', '0,1', '', 'base', 5009, '708', NULL),
    ('a feature of another list', '29.229 7.2', '11,17', '', '', 'features=1 list=2', 'base', 5009, '703', 15),
    ('insisted feature we lack', '29.229 7.2', '11', '', '', 'must-features=16', 'experimental', 5011, NULL, 15),
    ('insisted list we lack', '29.229 7.2', '11', '', '', 'must-features=1 list=7', 'experimental', 5011, NULL, 15);
INSERT INTO udr (name, clause, refs, more, holds, features) VALUES
    ('a feature we lack, not insisted', '29.229 7.2', '11', 'features=48', '<IMSUserState>', 15);

-- Conditional elements whose condition does not hold are not looked at (TS 29.328 6).
INSERT INTO udr (name, clause, refs, indications, sets, more, holds) VALUES
    ('indications beside other data', '29.328 6', '11', 'a,b,c', '', '', '<IMSUserState>1<'),
    ('sets beside other data', '29.328 6', '11', '', '1,2', '', '<IMSUserState>1<'),
    ('undefined set beside other data', '29.328 6', '11', '', '9', '', '<IMSUserState>1<'),
    ('tag and server beside other data', '29.328 6', '11', '', '', 'dsai=t server=:', '<IMSUserState>1<'),
    ('domain and location beside other data', '29.328 6', '11', '', '', 'domain=7 location=9', '<IMSUserState>1<'),
    ('undefined set of repository data', '29.328 6', '0', 'continuity-prefs', '4', '', '<ServiceData>');

-- The ladder of checks ------------------------------------------------------------------------

INSERT INTO udr (name, clause, peer, identity, refs, indications, more, kind, code, features) VALUES
    ('no permission', '29.328 6.1.1.1 step 1', 'as.example.net', 'sip:ann@example.net', '26', '', '', 'experimental', 5102, NULL),
    ('no permission for that indication', '29.328 6.2', 'as.example.net', 'sip:ann@example.net', '0', 'continuity-prefs', '', 'experimental', 5102, NULL),
    ('permission before identity', '29.328 6.1.1.1', 'as.example.net', 'sip:nobody@example.net', '26', '', '', 'experimental', 5102, NULL),
    ('permission for every reference', '29.328 6.1.1.1 step 1', 'as.example.net', 'sip:nobody@example.net', '17,26', '', 'features=1', 'experimental', 5102, 15),
    ('permission for every indication', '29.328 6.2', 'as.example.net', 'sip:ann@example.net', '0', 'other,continuity-prefs', 'features=1', 'experimental', 5102, 15),
    ('unknown public identity', '29.328 6.1.1.1 step 2', 'hss.example.net', 'sip:nobody@example.net', '17', '', '', 'experimental', 5001, NULL),
    ('unknown MSISDN', '29.328 6.1.1.1 step 2', 'hss.example.net', 'msisdn:999', '17', '', '', 'experimental', 5001, NULL),
    ('unknown external identifier', '29.328 6.1.1.1 step 2', 'hss.example.net', 'external:x@y', '17', '', '', 'experimental', 5001, NULL),
    ('unknown wildcard', '29.328 6', 'hss.example.net', 'sip:ann@example.net', '11', '', 'wildcard-psi=sip:nave!.*!@example.net', 'experimental', 5001, NULL),
    ('wildcard that another one covers', '29.328 6', 'hss.example.net', 'sip:ann@example.net', '10', '', 'wildcard-psi=sip:room1!.*!@example.net', 'experimental', 5001, NULL),
    ('identity before private identity', '29.328 6.1.1.1', 'hss.example.net', 'sip:nobody@example.net', '17', '', 'user=ann@example.net', 'experimental', 5001, NULL),
    ('private identity of somebody else', '29.328 6.1.1.1 step 2a', 'hss.example.net', 'sip:ann@example.net', '17', '', 'user=bob1@example.net', 'experimental', 5002, NULL),
    ('private identity of another public one', '29.328 6.1.1.1 step 2a', 'hss.example.net', 'sip:bob1@example.net', '17', '', 'user=bob2@example.net', 'experimental', 5002, NULL),
    ('IMSI of somebody else', '29.328 6.1.1.1 step 2a', 'hss.example.net', 'msisdn:15550001', '17', '', 'user=001010000000002', 'experimental', 5002, NULL),
    ('private identity before key', '29.328 6.1.1.1', 'hss.example.net', 'msisdn:15550001', '11', '', 'user=bob1@example.net', 'experimental', 5002, NULL),
    ('state by MSISDN', '29.328 table 7.6.1', 'hss.example.net', 'msisdn:15550001', '11', '', '', 'experimental', 5101, NULL),
    ('state of a service', '29.328 table 7.6.1', 'hss.example.net', 'sip:news@example.net', '11', '', '', 'experimental', 5101, NULL),
    ('state of a wildcarded service', '29.328 table 7.6.1', 'hss.example.net', 'sip:room1@example.net', '11', '', '', 'experimental', 5101, NULL),
    ('T-ADS by external identifier', '29.328 table 7.6.1', 'hss.example.net', 'external:meter@things.example.net', '26', '', '', 'experimental', 5101, NULL),
    ('repository data by MSISDN', '29.328 table 7.6.1', 'hss.example.net', 'msisdn:15550001', '0', 'continuity-prefs', '', 'experimental', 5101, NULL),
    ('PSI activation of a user', '29.328 table 7.6.1', 'hss.example.net', 'sip:ann@example.net', '18', '', '', 'experimental', 5101, NULL),
    ('one wrong key among several', '29.328 6.1.1.1 step 3', 'hss.example.net', 'msisdn:15550001', '17,11', '', 'features=1', 'experimental', 5101, 15),
    ('what nobody may pull', '29.328 table 7.6.1', 'hss.example.net', 'sip:ann@example.net', '25', '', '', 'experimental', 5102, NULL),
    ('secure binding of a shared identity', '29.328 6.1.1.1 step 3a', 'hss.example.net', 'sip:bob@example.net', '22', '', '', 'experimental', 5101, NULL);

-- Readable, and not held: success without data.
INSERT INTO udr (name, clause, identity, refs, more) VALUES
    ('S-CSCF name', '29.328 6.1.1.1 step 5', 'sip:ann@example.net', '12', ''),
    ('filter criteria', '29.328 6.1.1.1 step 5', 'sip:ann@example.net', '13', 'server=sip:as.example.net'),
    ('location', '29.328 6.1.1.1 step 5', 'sip:ann@example.net', '14', 'domain=1 location=0'),
    ('user state in a domain', '29.328 6.1.1.1 step 5', 'sip:ann@example.net', '15', 'domain=0'),
    ('charging', '29.328 6.1.1.1 step 5', 'sip:ann@example.net', '16', ''),
    ('DSAI', '29.328 6.1.1.1 step 5', 'sip:ann@example.net', '19', 'dsai=tag'),
    ('trace', '29.328 6.1.1.1 step 5', 'sip:ann@example.net', '21', ''),
    ('secure binding', '29.328 6.1.1.1 step 5', 'sip:ann@example.net', '22', ''),
    ('SMS registration', '29.328 6.1.1.1 step 5', 'sip:ann@example.net', '24', ''),
    ('roaming number', '29.328 6.1.1.1 step 5', 'sip:ann@example.net', '30', ''),
    ('IMEISV', '29.328 6.1.1.1 step 5', 'sip:ann@example.net', '34', ''),
    ('5G SRVCC capability', '29.328 6.1.1.1 step 5', 'sip:ann@example.net', '35', '');

-- What a message must carry ----------------------------------------------------------------------

INSERT INTO udr (name, clause, refs, more, code, failed, features) VALUES
    ('no Service-Indication', '29.328 6.1.1', '0', '', 5005, '704', NULL),
    ('no Server-Name', '29.328 6.1.1', '13', '', 5005, '602', NULL),
    ('no Requested-Domain', '29.328 6.1.1', '14', 'location=0', 5005, '706', NULL),
    ('no Current-Location', '29.328 6.1.1', '14', 'domain=0', 5005, '707', NULL),
    ('no domain for a state', '29.328 6.1.1', '15', '', 5005, '706', NULL),
    ('no DSAI-Tag', '29.328 6.1.1', '19', '', 5005, '711', NULL),
    ('undefined reference', '29.328 7.6', '9', '', 5004, '703', NULL),
    ('reserved reference', '29.328 7.6', '20', '', 5004, '703', NULL),
    ('undefined reference among others', '29.328 7.6', '11,4000000000', 'features=1', 5004, '703', 15),
    ('contradicting wildcards', '29.328 6', '11', 'wildcard-psi=sip:a!.*!@x wildcard-impu=sip:b!.*!@x', 5007, '636', NULL);
INSERT INTO udr (name, clause, peer, refs, code, failed) VALUES
    ('missing element before permission', '29.328 6', 'as.example.net', '14', 5005, '706');
INSERT INTO udr (name, clause, refs, sets, code, failed) VALUES
    ('undefined identity set', '29.329 6.3.10', '10', '4', 5004, '708');
INSERT INTO udr (name, clause, refs, without, code, failed) VALUES
    ('no User-Identity', '29.329 6.1.1', '11', '700', 5005, '700'),
    ('no Data-Reference', '29.329 6.1.1', '', '', 5005, '703'),
    ('no application', '29.329 6.1.1', '11', '260', 5005, '260'),
    ('no Auth-Session-State', '29.329 6.1.1', '11', '277', 5005, '277'),
    ('no Destination-Realm', '29.329 6.1.1', '11', '283', 5005, '283'),
    ('no Origin-Realm', '29.329 6.1.1', '11', '296', 5005, '296');
INSERT INTO udr (name, clause, identity, refs, code, failed) VALUES
    ('nobody in User-Identity', '29.329 6.3.1', '', '11', 5005, '700/601'),
    ('two in User-Identity', '29.329 6.3.1', 'sip:ann@example.net msisdn:15550001', '17', 5007, '700'),
    ('MSISDN with a letter', '29.329 6.3.2', 'tbcd:51a5', '17', 5004, '700/701'),
    ('MSISDN with a filler inside', '29.329 6.3.2', 'tbcd:f155', '17', 5004, '700/701'),
    ('MSISDN without digits', '29.329 6.3.2', 'tbcd:', '17', 5004, '700/701');
INSERT INTO udr (name, clause, refs, raw, code, failed) VALUES
    ('second User-Identity', '29.329 6.1.1', '11', '000002bcc000000c000028af', 5009, '700'),
    ('second User-Name', '29.329 6.1.1', '11', '000000014000000961000000000000014000000962000000', 5009, '1'),
    ('Data-Reference of five octets', '29.329 6.3.4', '11', '000002bfc0000011000028af0000000b00000000', 5014, '703'),
    ('Feature-List that is missing', '29.229 6.3.29', '11', '0000027480000028000028af0000010a4000000c000028af0000027580000010000028af00000001', 5005, '628/630'),
    ('unknown AVP with the M bit', '6733 4.1', '11', '00fffff0c000000c000028af', 5001, '16777200');
INSERT INTO udr (name, clause, refs, raw, holds) VALUES
    ('unknown AVP without the M bit', '6733 4.1', '11', '00fffff080000010000028af01020304', '<IMSUserState>'),
    ('AVPs that we have no use for', '29.329 6.1.1', '11', '000002c980000010000028af000000010000028a80000010000028af00000002', '<IMSUserState>');
