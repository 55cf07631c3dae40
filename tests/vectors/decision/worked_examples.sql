-- SPDX-License-Identifier: BSD-2-Clause
-- The worked examples of the algorithm that need no request for inter-UE transfer.

INSERT INTO decision_case (clause, sentence, event, devices, contacts, media, policy, wishes, verdict,
    losers, outcome, form)
VALUES
('section 7.1 example 1', 'a WLAN appears during a call with video', 'access_appeared', '',
 'phone EUTRAN; phone WLAN_TRUSTED', 'audio at=phone/EUTRAN; video at=phone/EUTRAN',
 'video shall drop restricts=UTRAN_PS,UTRAN_CS,HSPA_PS prefers=WLAN,EUTRAN;
  audio may prefers=EUTRAN,WLAN', '',
 'keep phone/EUTRAN best rule:2 by=2; transfer_now phone/WLAN_TRUSTED shall rule:1 drop',
 '1 phone/WLAN_TRUSTED access_order rule:2; 2 phone/EUTRAN access_order rule:1', 'allow', 'partial'),
('section 7.1 example 2', 'the WLAN is lost and the device is in UTRAN', 'access_lost', '',
 'phone UTRAN_PS voice=not_supported; phone UTRAN_CS',
 'audio lost=phone/EUTRAN; video lost=phone/WLAN_TRUSTED',
 'video shall drop restricts=UTRAN_PS,UTRAN_CS,HSPA_PS prefers=WLAN,EUTRAN;
  audio may prefers=EUTRAN,WLAN', '',
 'transfer_cs phone/UTRAN_CS cs_fallback; drop - drop rule:1',
 '1 phone/UTRAN_PS no_vops contact:1; 2 phone/UTRAN_PS op_restricted rule:1;
  2 phone/UTRAN_CS op_restricted rule:1', 'partial', 'partial'),
('section 7.1 example 2', 'the WLAN is lost and no circuit is registered', 'access_lost', 'phone srvcc',
 'phone UTRAN_PS voice=not_supported', 'audio lost=phone/EUTRAN; video lost=phone/WLAN_TRUSTED',
 'video shall drop restricts=UTRAN_PS,UTRAN_CS,HSPA_PS prefers=WLAN,EUTRAN;
  audio may prefers=EUTRAN,WLAN', '',
 'transfer_cs - cs_fallback device:1; drop - drop rule:1', '', 'partial', 'partial'),
('section 7.1 example 3', 'a call arrives for a phone and a tablet', 'terminate', 'phone controller',
 'phone EUTRAN; tablet WLAN_TRUSTED', 'audio; video', '',
 'audio devices=phone prefers=EUTRAN; video devices=tablet prefers=WLAN',
 'place phone/EUTRAN new; place tablet/WLAN_TRUSTED new', '', 'allow', 'none'),
('section 7.1 example 4', 'the user prefers what the operator restricts', 'originate', '',
 'phone WLAN_UNTRUSTED; phone EUTRAN', 'audio', 'audio may restricts=WLAN_UNTRUSTED',
 'audio prefers=WLAN_UNTRUSTED,EUTRAN', 'place phone/EUTRAN new',
 '1 phone/WLAN_UNTRUSTED op_restricted rule:1', 'allow', 'none');
