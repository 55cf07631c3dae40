-- SPDX-License-Identifier: BSD-2-Clause
-- Steps S0, S1 and S3: what is settled before any policy is looked at, and contacts that expired.

INSERT INTO decision_case (clause, sentence, contacts, media, session, verdict, outcome, form) VALUES
('section 7 S0', 'an identity nobody has gets nothing',
 '', 'audio; video', 'nobody',
 'deny - no_subscription subscription:0; deny - no_subscription', 'deny', 'none'),
('section 7 S0', 'a suspended subscription gets nothing',
 'phone EUTRAN', 'audio', 'suspended',
 'deny - no_subscription subscription:1', 'deny', 'none'),
('23.237 5.3.1', 'a subscription without service continuity is not steered',
 'phone EUTRAN', 'audio', 'no_sc',
 'passthrough phone/EUTRAN sc_not_allowed subscription:1 by=none', 'allow', 'none'),
('24.237 6A.2.1', 'policy is for sessions that are no emergency',
 'phone EUTRAN voice=not_supported', 'audio', 'emergency',
 'passthrough phone/EUTRAN emergency_bypass built_in:0', 'allow', 'none'),
('23.237 4.3.1', 'an emergency needs no subscription',
 '', 'audio', 'nobody emergency',
 'passthrough - emergency_bypass', 'allow', 'none'),
('23.237 4.3.1', 'an emergency of a suspended subscription is let through',
 'phone EUTRAN', 'audio', 'suspended emergency',
 'passthrough phone/EUTRAN emergency_bypass', 'allow', 'none'),
('section 7 S0', 'an emergency is let through though nothing is registered',
 '', 'audio', 'emergency',
 'passthrough - emergency_bypass', 'allow', 'none');

INSERT INTO decision_case (clause, sentence, contacts, media, policy, session, verdict, outcome) VALUES
('section 6.2', 'a service may say that it is an emergency service',
 'phone EUTRAN', 'audio; video', 'service sos emergency; * restricts=EUTRAN', 'service=sos',
 'passthrough phone/EUTRAN emergency_bypass service:1; passthrough phone/EUTRAN emergency_bypass',
 'allow'),
('section 6.2', 'one component of an emergency service makes the session an emergency',
 'phone EUTRAN', 'audio; video service=sos', 'service sos emergency; * restricts=EUTRAN', '',
 'passthrough phone/EUTRAN emergency_bypass service:1; passthrough phone/EUTRAN emergency_bypass',
 'allow');

INSERT INTO decision_case (clause, sentence, contacts, media, policy, session, verdict, losers) VALUES
('section 7 S0', 'what is not steered goes to the single best contact',
 'phone EUTRAN q=200; tablet WLAN_TRUSTED q=900; pc FIXED_XDSL expires=900', 'audio; video',
 '* restricts=WLAN prefers=EUTRAN', 'no_sc',
 'passthrough tablet/WLAN_TRUSTED sc_not_allowed; passthrough tablet/WLAN_TRUSTED sc_not_allowed',
 '1 phone/EUTRAN contact_q contact:2; 1 pc/FIXED_XDSL contact_expired contact:3'),
('section 7 S0', 'what is not steered stays where it is',
 'phone EUTRAN q=200; tablet WLAN_TRUSTED q=900', 'audio at=phone/EUTRAN; video',
 '', 'no_sc',
 'passthrough phone/EUTRAN sc_not_allowed; passthrough phone/EUTRAN sc_not_allowed',
 '1 tablet/WLAN_TRUSTED stability');

INSERT INTO decision_case (clause, sentence, event, contacts, media, session, verdict, outcome) VALUES
('section 7 S0', 'inter-UE transfer of an emergency is denied', 'iut_requested',
 'phone EUTRAN; tablet WLAN_TRUSTED', 'audio at=phone/EUTRAN', 'emergency',
 'deny phone/EUTRAN emergency_bypass', 'deny'),
('23.237 6a.12', 'inter-UE transfer needs authorisation', 'iut_requested',
 'phone EUTRAN; tablet WLAN_TRUSTED', 'video at=phone/EUTRAN', 'no_iut',
 'deny phone/EUTRAN iut_not_auth subscription:1', 'deny'),
('23.237 6a.12', 'inter-UE transfer that nobody authorised leaves everything in place',
 'iut_requested',
 'phone EUTRAN; tablet WLAN_TRUSTED', 'video at=phone/EUTRAN', '',
 'deny phone/EUTRAN iut_not_auth built_in:0', 'deny'),
('23.237 6a', 'a session that lost its controller is released', 'controller_lost',
 'tablet WLAN_TRUSTED', 'video at=tablet/WLAN_TRUSTED; audio lost=EUTRAN', '',
 'release - no_controller; release - no_controller', 'deny');

INSERT INTO decision_case (clause, sentence, event, contacts, media, verdict, losers) VALUES
('section 7 S1', 'a contact that expires now has expired', 'originate',
 'phone EUTRAN expires=1000; phone WLAN_TRUSTED expires=1001', 'video',
 'place phone/WLAN_TRUSTED new', '1 phone/EUTRAN contact_expired contact:1'),
('section 7 S1', 'a component on an expired contact has lost it', 'preference_changed',
 'phone EUTRAN expires=999; phone WLAN_TRUSTED', 'video at=phone/EUTRAN',
 'transfer_now phone/WLAN_TRUSTED forced contact:1', '1 phone/EUTRAN contact_expired'),
('section 7 S1', 'nothing but expired contacts cannot carry anything', 'originate',
 'phone EUTRAN expires=1', 'video',
 'deny - contact_expired contact:1', '');
