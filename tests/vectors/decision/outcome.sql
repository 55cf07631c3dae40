-- SPDX-License-Identifier: BSD-2-Clause
-- Step S8: what holds for the session as a whole.

INSERT INTO decision_case (clause, sentence, event, contacts, media, policy, session, verdict, outcome,
    form)
VALUES
('section 7 S8', 'a session all of whose components are carried is allowed', 'originate',
 'phone EUTRAN', 'audio; video', '', '', 'place phone/EUTRAN new; place phone/EUTRAN new',
 'allow', 'none'),
('section 7 S8', 'a session some of whose components are carried is allowed in part', 'originate',
 'phone EUTRAN', 'audio; video', 'video restricts=EUTRAN', '',
 'place phone/EUTRAN new; deny - op_restricted', 'partial', 'none'),
('section 7 S8', 'a session none of whose components is carried is denied', 'originate',
 'phone EUTRAN', 'audio; video', '* restricts=EUTRAN', '',
 'deny - op_restricted; deny - op_restricted', 'deny', 'none'),
('section 7 S8', 'a suspended component is not carried', 'preference_changed',
 'phone EUTRAN', 'audio at=phone/EUTRAN; video at=phone/EUTRAN', 'video restricts=EUTRAN', '',
 'keep phone/EUTRAN best; keep_suspended phone/EUTRAN keep', 'partial', 'none'),
('23.237 6.3', 'a transfer of everything to one leg is full', 'access_appeared',
 'phone EUTRAN; phone WLAN_TRUSTED', 'audio at=phone/EUTRAN; video at=phone/EUTRAN',
 '* shall prefers=WLAN', '',
 'transfer_now phone/WLAN_TRUSTED shall; transfer_now phone/WLAN_TRUSTED shall', 'allow', 'full'),
('23.237 6.3', 'a transfer that leaves something behind is partial', 'access_appeared',
 'phone EUTRAN; phone WLAN_TRUSTED', 'audio at=phone/EUTRAN; video at=phone/EUTRAN',
 'video shall prefers=WLAN; audio shall prefers=EUTRAN', '',
 'keep phone/EUTRAN best; transfer_now phone/WLAN_TRUSTED shall', 'allow', 'partial'),
('23.237 6.3', 'a transfer to two legs is partial', 'access_lost',
 'phone EUTRAN; phone WLAN_TRUSTED', 'audio lost=phone/NR; video lost=phone/NR',
 'video shall prefers=WLAN; audio shall prefers=EUTRAN', '',
 'transfer_now phone/EUTRAN forced; transfer_now phone/WLAN_TRUSTED forced', 'allow', 'partial'),
('23.237 6.3', 'a component that joins does not make a transfer partial', 'media_added',
 'phone EUTRAN; phone WLAN_TRUSTED', 'audio at=phone/EUTRAN; video',
 '* shall prefers=WLAN', '',
 'transfer_now phone/WLAN_TRUSTED shall; place phone/WLAN_TRUSTED new', 'allow', 'full'),
('section 7 S8', 'a session that stays has no transfer', 'access_appeared',
 'phone EUTRAN', 'audio at=phone/EUTRAN', '', '', 'keep phone/EUTRAN best', 'allow', 'none');

INSERT INTO decision_case (clause, sentence, event, contacts, media, policy, wishes, session, verdict,
    valid_until)
VALUES
('section 7 S8', 'a decision holds until the first contact expires', 'originate',
 'phone EUTRAN expires=3000; phone WLAN_TRUSTED expires=2000; phone NR expires=500', 'video',
 'video prefers=EUTRAN', '', '', 'place phone/EUTRAN new', 2000),
('section 7 S8', 'a decision holds until a policy set ends', 'originate',
 'phone EUTRAN expires=3000', 'video', 'set default from=10 to=1500; video may', '', '',
 'place phone/EUTRAN new', 1500),
('section 7 S8', 'a decision holds until a policy set begins', 'originate',
 'phone EUTRAN expires=3000', 'video', 'set default from=1400 to=1500; video may', '', '',
 'place phone/EUTRAN new by=none', 1400),
('section 7 S8', 'a policy set for others ends without consequence', 'originate',
 'phone EUTRAN expires=3000', 'video', 'set subscription value=bob to=1500; video may', '', '',
 'place phone/EUTRAN new', 3000),
('section 7 S8', 'a decision holds until a wish ends or begins', 'originate',
 'phone EUTRAN', 'video', '', 'video to=1300; audio from=1200', '', 'place phone/EUTRAN new', 1200),
('section 7 S8', 'a component that is held stays until the hold ends', 'access_appeared',
 'phone EUTRAN; phone WLAN_TRUSTED', 'video at=phone/EUTRAN moved=995', 'video shall prefers=WLAN', '',
 'hold=10', 'keep phone/EUTRAN hold_down', 1005),
('section 7 S8', 'where nothing is known to change a decision holds', 'originate',
 'phone EUTRAN', 'video', '', '', '', 'place phone/EUTRAN new', 0);

INSERT INTO decision_case (clause, sentence, event, contacts, media, policy, verdict, form, valid_until)
VALUES
('23.237 6.3', 'a transfer that is only recommended has a form too', 'access_appeared',
 'phone EUTRAN; phone WLAN_TRUSTED', 'video at=phone/EUTRAN', 'video should prefers=WLAN',
 'transfer_recommended phone/WLAN_TRUSTED should', 'full', 0),
('section 7 S8', 'a decision holds until a policy set that has always been there ends', 'originate',
 'phone EUTRAN expires=3000', 'video', 'set default to=1500; video may', 'place phone/EUTRAN new by=1',
 'none', 1500),
('section 7 S8', 'a decision holds until a policy set without an end begins', 'originate',
 'phone EUTRAN expires=3000', 'video', 'set default from=1400; video may', 'place phone/EUTRAN new by=none',
 'none', 1400);

INSERT INTO decision_case (clause, sentence, contacts, media, wishes, verdict, valid_until)
VALUES
('section 7 S8', 'a decision holds until a preference ends', 'phone EUTRAN expires=3000', 'video',
 'video prefers=EUTRAN from=900 to=1600', 'place phone/EUTRAN new wish=1', 1600);
