-- SPDX-License-Identifier: BSD-2-Clause
-- One row is one sentence of the standard (or of the algorithm built on it) with its clause; the
-- columns make a situation and say what has to be decided. A column holds statements parted by
-- semicolons; a statement holds words and name=value pairs; lists in values are parted by commas.
-- Rows count from 1 in the order in which they are written: `rule:2` is the second rule.
--
-- devices   NAME [dual] [srvcc] [vsrvcc] [rsrvcc] [ics] [controller] [assisted] [instance=]
--           [MEDIA[/CODEC[/FLOW[/KBPS]]]] ...
--           only for devices that have something to say; the others are made by their contacts.
--           The instance of a device is its name, unless it says another.
-- contacts  DEVICE ACCESS [voice=supported|unknown|not_supported] [plmn=] [trust=] [updated=] [q=]
--           [quality=] [max=KBPS] [expires=] [off] [uri=] [assisted] [profile=]
-- media     MEDIA [at=DEVICE/ACCESS] [lost=[DEVICE/]ACCESS] [kbps=] [flow=] [held] [codecs=]
--           [service=] [active=TIME] [moved=TIME] [kept] [refused=DEVICE/ACCESS,...]; one statement
--           per component; `kept`: its access changed underneath IMS
-- policy    set SCOPE [value=] [from=] [to=] [user_first] [version=]; opens a policy set, the default
--               without
--           MEDIA [may|should|shall] [keep|drop] [whole] [unknown_voice] [prefers=] [restricts=]
--               [restricts_originating=] [restricts_transfer=] [case=] [roaming=] [service=]
--               [min=KBPS] [max=KBPS]; a rule of the set before it; MEDIA is a list or *
--           service NAME [together] [emergency] [exempt]
--           remote NAME transfer|replicate|all; what that network forbids
-- wishes    MEDIA [prefers=] [domain=] [devices=] [avoid=] [never=] [at_once|stay] [keep|drop]
--           [from=] [to=]; one preference of the user each
-- session   [emergency] [remote=] [service=] [calling=] [called=] [now=] [hold=SECONDS]
--           [nobody] [suspended] [no_sc] [no_iut] [no_srvcc] [class=] [hplmn=] [precedence=]
--           [controller=DEVICE] [elsewhere] [declined=DEVICE,...]; the collaborative session
--           control [calling=] [called=] [service=] [media=]; a criterion for routing to controllers
--           authorise OPERATION allow|ask|deny device=INSTANCE|impu=IDENTITY|same_sub|same_operator
--           successor DEVICE [moves]; who is offered control
--           mask device=INSTANCE|impu=IDENTITY|same_sub|same_operator [MEDIA] [shown]
--           The subscriber is alice of 00101, may do everything, and it is 1000.
-- request   OPERATION [by=DEVICE] [instance=] [impu=] [same_operator|stranger] [to=DEVICE]
--           [parts=NUMBER,...] [confirmed]; for inter-UE transfer, of the same subscription without
-- verdict   DIRECTIVE DEVICE/ACCESS|- REASON [SOURCE:ROW] [keep|drop] [by=RULE] [set=SET]
--           [wish=PREFERENCE] [sdp=HINT]; one statement per component; `none` for no row
-- losers    COMPONENT DEVICE/ACCESS REASON|KEY [SOURCE:ROW]; a ranking key: outranked by that
-- controller DEVICE|-
-- offers    DEVICE [moves] [SOURCE:ROW], exactly these; or - for none
-- tads      [accept=] [reject=] [retry_cs] [assisted] [only=DEVICE], exactly these; or -
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
    valid_until TEXT NOT NULL DEFAULT '',
    request     TEXT NOT NULL DEFAULT '',
    controller  TEXT NOT NULL DEFAULT '',
    offers      TEXT NOT NULL DEFAULT '',
    tads        TEXT NOT NULL DEFAULT '',
    policy_version TEXT NOT NULL DEFAULT ''
) STRICT;
