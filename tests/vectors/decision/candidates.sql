-- SPDX-License-Identifier: BSD-2-Clause
-- Step S4: what removes a contact, in the order of the filters.

-- 1: devices
INSERT INTO decision_case (clause, sentence, event, contacts, media, wishes, session, verdict, losers)
VALUES
('section 7 S4.1', 'a device the user never wants is out', 'originate',
 'phone EUTRAN; tv FIXED_ETH', 'video', 'video prefers=FIXED never=tv', '',
 'place phone/EUTRAN new', '1 tv/FIXED_ETH device_never preference:1'),
('section 7 S4.1', 'an arriving session may go to every device', 'terminate',
 'phone EUTRAN; tablet WLAN_TRUSTED', 'video', 'video prefers=WLAN', '',
 'place tablet/WLAN_TRUSTED new', '1 phone/EUTRAN access_order preference:1'),
('23.237 6a', 'access transfer stays on its device', 'access_appeared',
 'phone EUTRAN; tablet WLAN_TRUSTED', 'video at=phone/EUTRAN', 'video prefers=WLAN at_once', '',
 'keep phone/EUTRAN best', '1 tablet/WLAN_TRUSTED iut_not_auth built_in:0'),
('23.237 6a', 'a device the user prefers by name may take a running component', 'access_appeared',
 'phone EUTRAN; tablet WLAN_TRUSTED', 'video at=phone/EUTRAN',
 'video prefers=WLAN devices=tablet at_once', '',
 'transfer_now tablet/WLAN_TRUSTED may preference:1', '1 phone/EUTRAN access_order'),
('23.237 6a.12', 'a preferred device takes nothing over without permission for inter-UE transfer',
 'access_appeared',
 'phone EUTRAN; tablet WLAN_TRUSTED', 'video at=phone/EUTRAN',
 'video prefers=WLAN devices=tablet at_once', 'no_iut',
 'keep phone/EUTRAN best', '1 tablet/WLAN_TRUSTED iut_not_auth subscription:1'),
('23.237 6a', 'a lost component stays on its device', 'access_lost',
 'phone EUTRAN; tablet WLAN_TRUSTED', 'video lost=phone/WLAN_TRUSTED', 'video prefers=WLAN', '',
 'transfer_now phone/EUTRAN forced', '1 tablet/WLAN_TRUSTED iut_not_auth'),
('section 7 S4.1', 'a lost component whose device is not known may go to any', 'access_lost',
 'phone EUTRAN; tablet WLAN_TRUSTED', 'video lost=WLAN_TRUSTED', 'video prefers=WLAN', '',
 'transfer_now tablet/WLAN_TRUSTED forced', ''),
('23.237 6a', 'a component that joins goes to a device of the session', 'media_added',
 'phone EUTRAN; tablet WLAN_TRUSTED', 'audio at=phone/EUTRAN; video', 'video prefers=WLAN', '',
 'keep phone/EUTRAN best; place phone/EUTRAN new', '2 tablet/WLAN_TRUSTED iut_not_auth');

-- 2: restricted accesses
INSERT INTO decision_case (clause, sentence, event, contacts, media, policy, wishes, verdict, losers)
VALUES
('23.237 6.4', 'a restricted access carries no originating session', 'originate',
 'phone EUTRAN; phone WLAN_TRUSTED', 'video', 'video restricts=WLAN', '',
 'place phone/EUTRAN new', '1 phone/WLAN_TRUSTED op_restricted rule:1'),
('23.237 6.4', 'a restricted access is no target of access transfer', 'access_appeared',
 'phone EUTRAN; phone WLAN_TRUSTED', 'video at=phone/EUTRAN', 'video shall restricts=WLAN', '',
 'keep phone/EUTRAN best', '1 phone/WLAN_TRUSTED op_restricted rule:1'),
('section 6.4', 'an access both restricted and preferred is restricted', 'originate',
 'phone EUTRAN; phone WLAN_TRUSTED', 'video', 'video restricts=WLAN prefers=WLAN', '',
 'place phone/EUTRAN new', '1 phone/WLAN_TRUSTED op_restricted rule:1'),
('section 6.2', 'an access restricted for transfer may originate', 'originate',
 'phone WLAN_TRUSTED', 'video', 'video restricts_transfer=WLAN', '',
 'place phone/WLAN_TRUSTED new', ''),
('section 6.2', 'an access restricted for originating may be transferred to', 'access_appeared',
 'phone EUTRAN; phone WLAN_TRUSTED', 'video at=phone/EUTRAN',
 'video shall prefers=WLAN restricts_originating=WLAN', '',
 'transfer_now phone/WLAN_TRUSTED shall', ''),
('23.237 6.4', 'T-ADS agrees with the policy for access transfer: what is restricted there', 'terminate',
 'phone EUTRAN; phone WLAN_TRUSTED', 'video', 'video restricts_transfer=WLAN', '',
 'place phone/EUTRAN new', '1 phone/WLAN_TRUSTED op_restricted'),
('23.237 6.4', 'T-ADS agrees with the policy for access transfer: what is not', 'terminate',
 'phone WLAN_TRUSTED', 'video', 'video restricts_originating=WLAN', '',
 'place phone/WLAN_TRUSTED new', ''),
('23.237 6.4', 'the user cannot wish for a restricted access', 'originate',
 'phone EUTRAN; phone WLAN_TRUSTED', 'video', 'set default user_first; video may restricts=WLAN',
 'video prefers=WLAN', 'place phone/EUTRAN new', '1 phone/WLAN_TRUSTED op_restricted'),
('section 7 S6', 'the reason of a denial is that of the candidate that came furthest', 'originate',
 'phone EUTRAN; phone GERAN_PS voice=supported', 'audio', 'audio restricts=EUTRAN', '',
 'deny - no_vops contact:2', '1 phone/EUTRAN op_restricted');

-- 3: circuit switching
INSERT INTO decision_case (clause, sentence, devices, contacts, media, wishes, verdict, losers) VALUES
('section 2.9', 'a circuit carries speech', '', 'phone GERAN_CS', 'audio', '',
 'place phone/GERAN_CS new', ''),
('section 2.9', 'a circuit carries no text', '', 'phone GERAN_CS; phone GERAN_PS', 'text', '',
 'place phone/GERAN_PS new', '1 phone/GERAN_CS no_capability device:1'),
('23.216', 'a circuit carries no video without vSRVCC', 'phone', 'phone UTRAN_CS', 'audio; video', '',
 'place phone/UTRAN_CS new; deny - no_capability device:1', ''),
('23.216', 'a circuit carries video beside speech with vSRVCC', 'phone vsrvcc', 'phone UTRAN_CS',
 'audio; video', '', 'place phone/UTRAN_CS new; place phone/UTRAN_CS new', ''),
('23.216', 'a circuit carries no video without speech', 'phone vsrvcc', 'phone UTRAN_CS',
 'video', '', 'deny - no_capability device:1', ''),
('24.216 Preferred_domain', 'who wants IMS only takes no circuit', '', 'phone UTRAN_CS; phone EUTRAN',
 'audio', 'audio domain=ims_only', 'place phone/EUTRAN new',
 '1 phone/UTRAN_CS user_ims_only preference:1'),
('24.216 Preferred_domain', 'who wants CS only speaks over circuits', 'phone dual',
 'phone EUTRAN; phone UTRAN_CS', 'audio; video', '* domain=cs_only',
 'place phone/UTRAN_CS new; place phone/EUTRAN new',
 '1 phone/EUTRAN user_cs_only preference:1; 2 phone/UTRAN_CS no_capability'),
('24.216 Preferred_domain', 'who wants CS only and has none cannot speak', '',
 'phone EUTRAN', 'audio', 'audio domain=cs_only', 'deny - user_cs_only preference:1', '');

-- 4: IMS voice over PS
INSERT INTO decision_case (clause, sentence, event, contacts, media, policy, wishes, verdict, losers)
VALUES
('23.237 6.4', 'an access without IMS voice over PS is unusable for voice', 'originate',
 'phone EUTRAN voice=not_supported; phone WLAN_TRUSTED voice=not_supported', 'audio', '', '',
 'place phone/WLAN_TRUSTED new', '1 phone/EUTRAN no_vops contact:1'),
('23.237 6.4', 'an access without IMS voice is unusable even when the user prefers it', 'originate',
 'phone EUTRAN voice=not_supported; phone WLAN_TRUSTED', 'audio', '', 'audio prefers=EUTRAN',
 'place phone/WLAN_TRUSTED new', '1 phone/EUTRAN no_vops contact:1'),
('23.237 6.4', 'other media do not ask for IMS voice', 'originate',
 'phone EUTRAN voice=not_supported', 'video', '', '', 'place phone/EUTRAN new', ''),
('23.237 6.4', 'IMS voice that is there may go on', 'preference_changed',
 'phone EUTRAN voice=not_supported', 'audio at=phone/EUTRAN', '', '',
 'keep phone/EUTRAN best', ''),
('23.237 6.4', 'voice that is only being set up is not there yet', 'originate',
 'phone EUTRAN voice=not_supported', 'audio at=phone/EUTRAN', '', '',
 'deny - no_vops contact:1', ''),
('section 7 S4.4', 'GPRS carries no voice', 'originate',
 'phone GERAN_PS voice=supported', 'audio', '', '', 'deny - no_vops contact:1', ''),
('section 7 S4.4', 'NR asks for IMS voice', 'originate',
 'phone NR voice=not_supported', 'audio', '', '', 'deny - no_vops contact:1', ''),
('section 7 S4.4', 'HSPA and UMTS ask for IMS voice', 'originate',
 'phone HSPA_PS voice=not_supported; phone UTRAN_PS voice=not_supported', 'audio', '', '',
 'deny - no_vops contact:1', '1 phone/UTRAN_PS no_vops contact:2'),
('section 7 S4.4', 'unknown IMS voice support counts as none', 'originate',
 'phone EUTRAN voice=unknown', 'audio', '', '', 'deny - vops_unknown contact:1', ''),
('section 7 S4.4', 'the operator may allow unknown IMS voice support', 'originate',
 'phone EUTRAN voice=unknown', 'audio', 'audio unknown_voice', '', 'place phone/EUTRAN new', ''),
('section 7 S4.4', 'what is known to lack IMS voice stays out', 'originate',
 'phone EUTRAN voice=not_supported', 'audio', 'audio unknown_voice', '',
 'deny - no_vops contact:1', '');

-- 5: PS data off
INSERT INTO decision_case (clause, sentence, contacts, media, policy, session, verdict, losers) VALUES
('22.011 10', 'with data off nothing uses packet data of 3GPP',
 'phone EUTRAN off; phone WLAN_TRUSTED off; phone UTRAN_CS off', 'video; audio', '', '',
 'place phone/WLAN_TRUSTED new; place phone/UTRAN_CS new',
 '1 phone/EUTRAN data_off contact:1; 2 phone/EUTRAN data_off contact:1'),
('22.011 10', 'an exempt service runs with data off',
 'phone EUTRAN off', 'audio', 'service mmtel exempt', 'service=mmtel',
 'place phone/EUTRAN new', ''),
('22.011 10', 'another service does not run with data off',
 'phone EUTRAN off', 'audio service=game', 'service mmtel exempt; service game', 'service=mmtel',
 'deny - data_off contact:1', '');

-- 6: capabilities
INSERT INTO decision_case (clause, sentence, devices, contacts, media, verdict, losers) VALUES
('RFC 3840', 'a device carries the media it can', 'phone audio; tv video',
 'phone EUTRAN; tv FIXED_ETH', 'audio; video',
 'place phone/EUTRAN new; place tv/FIXED_ETH new',
 '1 tv/FIXED_ETH no_capability device:2; 2 phone/EUTRAN no_capability device:1'),
('RFC 3840', 'a device of which nothing is known is taken to carry anything', '',
 'phone EUTRAN', 'message', 'place phone/EUTRAN new', ''),
('section 7 S4.6', 'the codecs must meet', 'phone video/H264 audio/AMR', 'phone EUTRAN',
 'audio codecs=EVS,OPUS', 'deny - no_capability capability:2', ''),
('section 7 S4.6', 'codec names compare without case', 'phone audio/AMR-WB', 'phone EUTRAN',
 'audio codecs=EVS,amr-wb', 'place phone/EUTRAN new', ''),
('section 7 S4.6', 'a component without codecs takes any', 'phone audio/AMR', 'phone EUTRAN',
 'audio', 'place phone/EUTRAN new', ''),
('section 7 S4.6', 'a device that only receives cannot send', 'tv video/H264/recvonly',
 'tv FIXED_ETH', 'video codecs=H264', 'deny - no_capability capability:1', ''),
('section 7 S4.6', 'a device that only receives can receive', 'tv video/H264/recvonly',
 'tv FIXED_ETH', 'video codecs=H264 flow=recvonly', 'place tv/FIXED_ETH new', ''),
('section 7 S4.6', 'what does not flow asks for no direction', 'tv video/H264/recvonly',
 'tv FIXED_ETH', 'video flow=inactive', 'place tv/FIXED_ETH new', ''),
('section 7 S4.6', 'codec and direction must hold in one capability',
 'tv video/H264/recvonly video/VP8/sendrecv', 'tv FIXED_ETH', 'video codecs=H264',
 'deny - no_capability capability:1', ''),
('section 7 S4.6', 'a circuit transcodes', 'phone audio/EVS', 'phone UTRAN_CS; phone EUTRAN',
 'audio codecs=OPUS', 'place phone/UTRAN_CS new', '1 phone/EUTRAN no_capability');

-- 7: bandwidth
INSERT INTO decision_case (clause, sentence, devices, contacts, media, policy, verdict, losers) VALUES
('section 7 S4.7', 'a contact must offer what the component asks for', '',
 'phone EUTRAN max=500; phone WLAN_TRUSTED max=512', 'video kbps=512', '',
 'place phone/WLAN_TRUSTED new', '1 phone/EUTRAN bandwidth contact:1'),
('section 7 S4.7', 'a contact must offer the minimum of the operator', '',
 'phone EUTRAN max=500; phone WLAN_TRUSTED', 'video kbps=64', 'video min=512',
 'place phone/WLAN_TRUSTED new', '1 phone/EUTRAN bandwidth contact:1'),
('section 7 S4.7', 'down to the minimum of the operator a component may shrink', '',
 'phone EUTRAN max=500', 'video kbps=2000', 'video min=256',
 'place phone/EUTRAN new', ''),
('section 7 S4.7', 'the widest capability of the device counts', 'phone video/H264/sendrecv/100
  video/H264/sendrecv/300', 'phone EUTRAN', 'video kbps=256', '', 'place phone/EUTRAN new', ''),
('section 7 S4.7', 'a device must be able to take the bandwidth', 'phone video/H264/sendrecv/100',
 'phone EUTRAN', 'video kbps=256', '', 'deny - bandwidth capability:1', ''),
('section 2.9', 'a circuit has a bandwidth of its own', 'phone audio/AMR/sendrecv/5',
 'phone UTRAN_CS max=5; phone EUTRAN', 'audio kbps=64', 'audio max=32',
 'place phone/UTRAN_CS new', '1 phone/EUTRAN bandwidth rule:1'),
('section 6.2', 'more than the operator grants is refused', '',
 'phone EUTRAN', 'video kbps=1001', 'video max=1000', 'deny - bandwidth rule:1', ''),
('section 6.2', 'as much as the operator grants is not refused', '',
 'phone EUTRAN', 'video kbps=1000', 'video max=1000', 'place phone/EUTRAN new', '');

-- 8: networks
INSERT INTO decision_case (clause, sentence, contacts, media, policy, verdict, losers) VALUES
('section 7 S4.8', 'an access must be allowed in the visited network it is in',
 'phone EUTRAN trust=reported_by_policy; tablet EUTRAN plmn=00202', 'video',
 'set vplmn value=00202; * restricts=EUTRAN; set default; * may',
 'place phone/EUTRAN new by=2', '1 tablet/EUTRAN roaming rule:1'),
('section 7 S4.8', 'a rule for the home network says nothing about visited ones',
 'phone EUTRAN trust=reported_by_policy; tablet EUTRAN plmn=00202', 'video', '* may roaming=home',
 'place phone/EUTRAN new by=1', '1 tablet/EUTRAN roaming rule:1'),
('section 7 S4.8', 'a visited network that allows the access may be used',
 'phone EUTRAN trust=reported_by_policy; tablet EUTRAN plmn=00202', 'video',
 '* may roaming=home; * may roaming=visited',
 'place phone/EUTRAN new by=1', '1 tablet/EUTRAN trust contact:1'),
('section 7 S4.8', 'abroad an access of the home network may be used',
 'phone EUTRAN plmn=00202; phone WLAN_TRUSTED', 'video', '* roaming=visited prefers=WLAN',
 'place phone/WLAN_TRUSTED new by=1', '1 phone/EUTRAN access_order rule:1'),
('23.237 6.4', 'the rule for visited networks restricts abroad',
 'phone EUTRAN plmn=00202; phone WLAN_TRUSTED', 'video', '* may; * roaming=visited restricts=EUTRAN',
 'place phone/WLAN_TRUSTED new by=2', '1 phone/EUTRAN op_restricted rule:2');

-- 9: data only
INSERT INTO decision_case (clause, sentence, contacts, media, verdict, losers) VALUES
('section 7 S4.9', 'NB-IoT carries neither audio nor video', 'meter EUTRAN_NBIOT', 'audio; video; data',
 'deny - no_capability contact:1; deny - no_capability contact:1; place meter/EUTRAN_NBIOT new', ''),
('section 7 S6', 'nothing registered carries nothing', '', 'audio', 'deny - no_contact', '');

-- what else a device may be
INSERT INTO decision_case (clause, sentence, event, devices, contacts, media, policy, wishes, verdict,
    losers)
VALUES
('section 7 S4.1', 'the user may not want several devices', 'originate', '',
 'phone EUTRAN; tv FIXED_ETH; tablet WLAN_TRUSTED', 'video', '', 'video never=tv,tablet',
 'place phone/EUTRAN new', '1 tv/FIXED_ETH device_never; 1 tablet/WLAN_TRUSTED device_never'),
('section 7 S4.7', 'a device that takes exactly the bandwidth takes it', 'originate',
 'phone video/H264/sendrecv/256', 'phone EUTRAN', 'video kbps=256', '', '', 'place phone/EUTRAN new', ''),
('section 7 S4.7', 'a capability without limit is the widest, after another', 'originate',
 'phone video/H264/sendrecv/100 video/VP8', 'phone EUTRAN', 'video kbps=256', '', '',
 'place phone/EUTRAN new', ''),
('section 7 S4.7', 'a capability without limit is the widest, before another', 'originate',
 'phone video/VP8 video/H264/sendrecv/100', 'phone EUTRAN', 'video kbps=256', '', '',
 'place phone/EUTRAN new', ''),
('section 7 S4.7', 'of capabilities alike the first tells', 'originate',
 'phone video/VP8/sendrecv/100 video/H264/sendrecv/100', 'phone EUTRAN', 'video kbps=256', '', '',
 'deny - bandwidth capability:1', '');

INSERT INTO decision_case (clause, sentence, contacts, media, policy, verdict) VALUES
('section 7 S4.8', 'abroad the rule for the home network restricts nothing',
 'phone EUTRAN plmn=00202; phone WLAN_TRUSTED', 'video',
 '* may roaming=home restricts=WLAN; * roaming=visited prefers=WLAN',
 'place phone/WLAN_TRUSTED new by=2');
