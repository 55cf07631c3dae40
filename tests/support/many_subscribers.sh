#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Writes an import file with N subscribers for tests of size and speed: each has one private and two
# public identities, a number, a device, one or two contacts and a preference. user0000001 is the
# first; its address is 10.0.0.1 and 2001:db8:0:1::/64. hss.bench.example may ask over Sh,
# pcrf.bench.example over Rx.
# usage: tests/support/many_subscribers.sh N > file.sql
set -eu
[ $# -eq 1 ] && [ "$1" -gt 0 ] 2>/dev/null ||
	{ echo "usage: $0 N > file.sql" >&2; exit 2; }

exec awk -v count="$1" '
# One statement for the subscribers first..last: a head, a row each (or several, or none), a tail.
function rows(head, kind, tail,    n, text, separator) {
	printf "%s VALUES", head
	separator = "\n"
	for (n = first; n <= last; n++) {
		text = row(kind, n)
		if (text == "")
			continue
		printf "%s%s", separator, text
		separator = ",\n"
	}
	print "\n" tail ";"
}

function row(kind, n,    user, number, home, place4, place6) {
	user = sprintf("user%07d", n)
	number = sprintf("1555%08d", n)
	home = "sip:" user "@bench.example"
	place4 = int(n / 65536) % 256 "." int(n / 256) % 256 "." n % 256
	place6 = sprintf("%x:%x::/64", int(n / 65536), n % 65536)
	if (kind == "subscription")
		return "(\047" user "\047,\04700101\047)"
	if (kind == "msisdn")
		return "(\047" number "\047,\047" user "\047)"
	if (kind == "private")
		return sprintf("(\047%s@bench.example\047,\047%s\047,\04700101%010d\047,\047%s\047)", \
			user, user, n, number)
	if (kind == "public")
		return "(\047" home "\047,\047" user "\047,\047registered\047,1),\n" \
			"(\047tel:+" number "\047,\047" user "\047,\047registered\047,1)"
	if (kind == "device")
		return sprintf("(\047%s\047,\047phone\047,\047urn:gsma:imei:%08d-%06d-0\047)", user, \
			n / 1000000 + 90000000, n % 1000000)
	if (kind == "lte")
		return "(\047" user "\047,\047phone\047,\047sip:" user "@10." place4 "\047,\047EUTRAN\047," \
			"\047supported\047,\04710." place4 "\047,\0472001:db8:" place6 "\047)"
	if (kind == "wlan")
		return n % 2 == 0 ? "" : "(\047" user "\047,\047phone\047,\047sip:" user "@w" place4 \
			".bench.example\047,\047WLAN_TRUSTED\047,\0472001:db9:" place6 "\047)"
	if (kind == "preference")
		return "(\047" user "\047,\047speech\047,\047audio\047)"
	return "(\047" user "\047,\047speech\047,1,\047EUTRAN\047),\n(\047" user \
		"\047,\047speech\047,2,\047WLAN\047)"
}

function permission(data) {
	return "(\047hss.bench.example\047,\047" data "\047)"
}

BEGIN {
	declared = 10 * count + int((count + 1) / 2) + 15
	print "-- " count " subscribers for tests of size and speed."
	print "BEGIN;"
	print "INSERT INTO import_begin (source, rows_declared) VALUES (\047many subscribers\047, " \
		declared ");"
	print "INSERT INTO policy_set (name) VALUES (\047default\047) " \
		"ON CONFLICT (name) DO UPDATE SET scope = excluded.scope;"
	print "INSERT INTO policy_rule (policy_set, name, media_group, level) VALUES " \
		"(\047default\047,\047speech\047,\047audio\047,\047may\047)," \
		"(\047default\047,\047video\047,\047video\047,\047shall\047)," \
		"(\047default\047,\047rest\047,\047*\047,\047should\047) " \
		"ON CONFLICT (policy_set, name) DO UPDATE SET level = excluded.level;"
	print "INSERT INTO rule_preferred (policy_set, rule, rank, access) VALUES " \
		"(\047default\047,\047speech\047,1,\047EUTRAN\047)," \
		"(\047default\047,\047speech\047,2,\047WLAN\047)," \
		"(\047default\047,\047video\047,1,\047WLAN\047)," \
		"(\047default\047,\047video\047,2,\047EUTRAN\047) " \
		"ON CONFLICT (policy_set, rule, rank) DO UPDATE SET access = excluded.access;"
	print "INSERT INTO rule_restricted (policy_set, rule, access) VALUES " \
		"(\047default\047,\047video\047,\047UTRAN_PS\047) " \
		"ON CONFLICT (policy_set, rule, access) DO UPDATE SET operation = excluded.operation;"
	print "INSERT INTO sh_permission (origin_host, data_reference) VALUES " \
		permission("RepositoryData") "," permission("IMSPublicIdentity") "," \
		permission("IMSUserState") "," permission("MSISDN") "," \
		permission("TADSinformation") " ON CONFLICT (origin_host, data_reference, " \
		"service_indication) DO UPDATE SET may_pull = excluded.may_pull;"
	print "INSERT INTO rx_permission (origin_host) VALUES (\047pcrf.bench.example\047) " \
		"ON CONFLICT (origin_host) DO UPDATE SET origin_host = excluded.origin_host;"
	for (first = 1; first <= count; first = last + 1) {
		last = first + 499 < count ? first + 499 : count
		rows("INSERT INTO subscription (name, hplmn)", "subscription",
			"ON CONFLICT (name) DO UPDATE SET hplmn = excluded.hplmn")
		rows("INSERT INTO msisdn (digits, subscription)", "msisdn",
			"ON CONFLICT (digits) DO UPDATE SET subscription = excluded.subscription")
		rows("INSERT INTO private_identity (impi, subscription, imsi, c_msisdn)", "private",
			"ON CONFLICT (impi) DO UPDATE SET imsi = excluded.imsi")
		rows("INSERT INTO public_identity (uri, subscription, state, alias_set)", "public",
			"ON CONFLICT (uri) DO UPDATE SET state = excluded.state")
		rows("INSERT INTO device (subscription, name, instance)", "device",
			"ON CONFLICT (subscription, name) DO UPDATE SET instance = excluded.instance")
		rows("INSERT INTO contact (subscription, device, uri, access, voice_support, ip4, ip6)",
			"lte", "ON CONFLICT (uri) DO UPDATE SET access = excluded.access")
		if (last > first || first % 2 == 1)
			rows("INSERT INTO contact (subscription, device, uri, access, ip6)", "wlan",
				"ON CONFLICT (uri) DO UPDATE SET access = excluded.access")
		rows("INSERT INTO preference (subscription, name, media_group)", "preference",
			"ON CONFLICT (subscription, name) DO UPDATE SET media_group = excluded.media_group")
		rows("INSERT INTO preference_access (subscription, preference, rank, access)", "access",
			"ON CONFLICT (subscription, preference, rank) DO UPDATE SET access = excluded.access")
	}
	print "INSERT INTO import_end (source) VALUES (\047many subscribers\047);"
	print "COMMIT;"
}'
