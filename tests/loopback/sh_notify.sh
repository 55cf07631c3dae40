#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
# Notifications as application servers hear them: of an import, of an update by somebody else, not of
# their own, and of what happened while they were away and the daemon has been restarted.
# usage: sh_notify.sh SOURCE_DIR BUILD_DIR
set -euo pipefail
source_dir=$1
. "$source_dir/tests/support/daemon.sh"
. "$source_dir/tests/support/listener.sh"
clean_up() { listener_stop; }
daemon_prepare "$2"
daemon_import "$source_dir/etc/examples/home-network.sql"
cat >"$work/servers.sql" <<EOF
INSERT INTO sh_permission (origin_host, data_reference, service_indication, may_pull, may_update, may_notify)
    VALUES ('pcscf.$network', 'RepositoryData', 'call-log', 1, 1, 1);
EOF
daemon_import "$work/servers.sql"
daemon_start
alice=sip:alice@$network
as=(--origin "as.$network") other=(--origin "pcscf.$network")
echo '<log xmlns="urn:example:log">first</log>' >"$work/log1.xml"
echo '<log xmlns="urn:example:log">second</log>' >"$work/log2.xml"
echo '<log xmlns="urn:example:log">third</log>' >"$work/log3.xml"

succeed() { # NAME COMMAND...
	ask "$@"
	[ "$(code_of "$work/$1" | tail -n 1)" = 2001 ] || fail "$1: $(cat "$work/$1")"
}

# An import changes what the broker itself says about Alice.
listener_start import_heard --user "$alice" --data 0 --count 1 --for 60 "${as[@]}"
cat >"$work/change.sql" <<EOF
INSERT INTO preference (subscription, name, domain) VALUES ('alice', 'sh notify', 'ims_only');
EOF
daemon_import "$work/change.sql"
listener_heard import_heard 'Push-Notification-Request' '<ServiceIndication>continuity-prefs</ServiceIndication>' \
	'Push-Notification-Answer'
echo "an import is told"

# One application server updates, another is told, and the maker is not.
succeed create sh pur "$alice" --indication call-log --next --data "$work/log1.xml" "${as[@]}"
succeed maker sh snr "$alice" --indication call-log "${other[@]}"
listener_start update_heard --user "$alice" --indication call-log --send-data --count 1 --for 60 "${as[@]}"
grep -qF '>first<' "$work/update_heard" || fail "no data came: $(cat "$work/update_heard")"
succeed update sh pur "$alice" --indication call-log --next --data "$work/log2.xml" "${other[@]}"
! grep -q 'Push-Notification-Request' "$work/update" || fail "the maker is told: $(cat "$work/update")"
listener_heard update_heard '<SequenceNumber>1</SequenceNumber>' '>second<'
echo "an update is told, but not to its maker"

# While the listener is away the daemon stops and starts again.
succeed away sh pur "$alice" --indication call-log --next --data "$work/log3.xml" "${other[@]}"
daemon_stop
daemon_port=
daemon_start
listener_start later_heard --count 1 --for 60 "${as[@]}"
listener_heard later_heard '<SequenceNumber>2</SequenceNumber>' '>third<'
echo "what happened meanwhile is told after a restart"

# What was answered is answered once: nothing is left to tell.
succeed again sh udr "$alice" --data 0 --indication call-log "${as[@]}"
! grep -q 'Push-Notification-Request' "$work/again" || fail "told twice: $(cat "$work/again")"
succeed delete sh pur "$alice" --indication call-log --next --delete "${as[@]}"
ask absent sh snr "$alice" --indication call-log "${as[@]}"
grep -q '^5106 DIAMETER_ERROR_SUBS_DATA_ABSENT: ' "$work/absent" ||
	fail "no name and sentence: $(cat "$work/absent")"
code=0
continuityctl sh pur "$alice" --indication call-log --sequence 1,2 --delete "${as[@]}" \
	--to "127.0.0.1:$daemon_port" >"$work/misuse" 2>&1 || code=$?
[ "$code" = 2 ] || fail "misuse ended with $code: $(cat "$work/misuse")"
echo "misuse: $(head -n 1 "$work/misuse")"

# An application server that waits for the broker to connect, and hears what waits for it.
succeed keep sh pur "$alice" --indication call-log --next --data "$work/log1.xml" "${other[@]}"
succeed subscribed sh snr "$alice" --indication call-log "${as[@]}"
daemon_stop
: >"$work/waiting"
continuityctl sh listen --listen 127.0.0.1:0 --peer "continuity.$network" --count 1 --for 90 "${as[@]}" \
	>"$work/waiting" 2>&1 &
listener_pid=$!
port=
while IFS= read -r line; do
	case $line in "waiting at "*) port=${line##* } && break ;; esac
done < <(tail -n +1 -f --pid="$listener_pid" "$work/waiting")
[ -n "$port" ] || fail "nobody waits: $(cat "$work/waiting")"
sed -i "s|{ identity = \"as.$network\"; }|{ identity = \"as.$network\"; connect = \"127.0.0.1:$port\"; }|" \
	"$work/continuity.conf"
daemon_port=
daemon_start
succeed pushed sh pur "$alice" --indication call-log --next --data "$work/log2.xml" "${other[@]}"
listener_heard waiting 'Push-Notification-Request' '>second<'
echo "who waits for the broker is told too"
