-- SPDX-License-Identifier: BSD-2-Clause
-- One row is one sentence of the standard (or of the algorithm built on it) with its clause; the
-- columns make a situation and say what has to be decided. A column holds statements parted by
-- semicolons; a statement holds words and name=value pairs; lists in values are parted by commas.
-- Rows count from 1 in the order in which they are written: `rule:2` is the second rule.
--
-- devices   NAME [dual] [srvcc] [vsrvcc] [ics] [controller] [MEDIA[/CODEC[/FLOW[/KBPS]]]] ...
--           only for devices that have something to say; the others are made by their contacts
-- contacts  DEVICE ACCESS [voice=supported|unknown|not_supported] [plmn=] [trust=] [updated=] [q=]
--           [quality=] [max=KBPS] [expires=] [off] [uri=]
-- media     MEDIA [at=DEVICE/ACCESS] [lost=[DEVICE/]ACCESS] [kbps=] [flow=] [held] [codecs=]
--           [service=] [active=TIME] [moved=TIME]; one statement per component
-- policy    set SCOPE [value=] [from=] [to=] [user_first]; opens a policy set, the default without
--           MEDIA [may|should|shall] [keep|drop] [whole] [unknown_voice] [prefers=] [restricts=]
--               [restricts_originating=] [restricts_transfer=] [case=] [roaming=] [service=]
--               [min=KBPS] [max=KBPS]; a rule of the set before it; MEDIA is a list or *
--           service NAME [together] [emergency] [exempt]
-- wishes    MEDIA [prefers=] [domain=] [devices=] [avoid=] [never=] [at_once|stay] [keep|drop]
--           [from=] [to=]; one preference of the user each
-- session   [emergency] [remote=] [service=] [calling=] [called=] [now=] [hold=SECONDS]
--           [nobody] [suspended] [no_sc] [no_iut] [no_srvcc] [class=] [hplmn=] [precedence=]
--           control [calling=] [called=] [service=] [media=]; a criterion for routing to controllers
--           The subscriber is alice of 00101, may do everything, and it is 1000.
-- verdict   DIRECTIVE DEVICE/ACCESS|- REASON [SOURCE:ROW] [keep|drop] [by=RULE] [set=SET]
--           [wish=PREFERENCE]; one statement per component; `none` for no row
-- losers    COMPONENT DEVICE/ACCESS REASON|KEY [SOURCE:ROW]; a ranking key: outranked by that
CREATE TABLE decision_case (
    clause      TEXT NOT NULL CHECK (length(clause) > 1),
    sentence    TEXT NOT NULL UNIQUE,
    event       TEXT NOT NULL DEFAULT 'originate',
    devices     TEXT NOT NULL DEFAULT '',
    contacts    TEXT NOT NULL DEFAULT '',
    media       TEXT NOT NULL,
    policy      TEXT NOT NULL DEFAULT '',
    wishes      TEXT NOT NULL DEFAULT '',
    session     TEXT NOT NULL DEFAULT '',
    verdict     TEXT NOT NULL DEFAULT '',
    losers      TEXT NOT NULL DEFAULT '',
    outcome     TEXT NOT NULL DEFAULT '',
    form        TEXT NOT NULL DEFAULT '',
    valid_until TEXT NOT NULL DEFAULT ''
) STRICT;
