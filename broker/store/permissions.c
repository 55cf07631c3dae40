/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Who may ask? The AS permission list of TS 29.328 6.2 and its like for Rx. A DiameterIdentity is
 * compared without case (RFC 6733 4.3.1); what is not listed is denied.
 */
#include "snapshot_parts.h"

struct sc_text sc_lower_host(struct sc_text host, char buffer[SC_HOST_LIMIT])
{
	if (host.length > SC_HOST_LIMIT)
		return (struct sc_text){ 0 };
	for (size_t i = 0; i < host.length; i++) {
		char letter = host.at[i];

		buffer[i] = letter;
		if (letter >= 'A' && letter <= 'Z')
			buffer[i] = (char)(letter | 0x20);
	}
	return (struct sc_text){ .at = buffer, .length = host.length };
}

bool sc_pattern_fits(struct sc_text pattern, struct sc_text text)
{
	size_t p = 0;
	size_t t = 0;
	size_t star = SIZE_MAX; /* the latest '*', and where its anything ends so far */
	size_t end = 0;

	while (t < text.length) {
		if (p < pattern.length && pattern.at[p] == '*') {
			star = p++;
			end = t;
		} else if (p < pattern.length && pattern.at[p] == text.at[t]) {
			p++;
			t++;
		} else if (star != SIZE_MAX) {
			p = star + 1;
			t = ++end;
		} else {
			return false;
		}
	}
	while (p < pattern.length && pattern.at[p] == '*')
		p++;
	return p == pattern.length;
}

static bool grants(const struct sc_sh_grant *grant, struct sc_text host, uint32_t data_reference,
	struct sc_text service_indication, enum sc_permission operation)
{
	if (grant->data_reference != data_reference ||
		(grant->operations & (uint32_t)operation) == 0 ||
		!sc_text_equal(grant->origin_host, host))
		return false;
	return data_reference != 0 ||
	       sc_pattern_fits(grant->service_indication, service_indication);
}

bool sc_snapshot_sh_permits(const struct sc_snapshot *snapshot, struct sc_text origin_host,
	uint32_t data_reference, struct sc_text service_indication, enum sc_permission operation)
{
	char buffer[SC_HOST_LIMIT];
	struct sc_text host = sc_lower_host(origin_host, buffer);
	const struct sc_snapshot *ground = sc_snapshot_ground(snapshot);
	struct sc_lookup_walk walk =
		sc_lookup_begin(&ground->by_sh_host, sc_snapshot_hash(ground, host));
	uint32_t row = 0;

	while (sc_lookup_next(&ground->by_sh_host, &walk, &row)) {
		if (grants(&ground->sh_grants[row], host, data_reference, service_indication,
			    operation))
			return true;
	}
	return false;
}

bool sc_snapshot_rx_permits(const struct sc_snapshot *snapshot, struct sc_text origin_host)
{
	char buffer[SC_HOST_LIMIT];
	struct sc_text host = sc_lower_host(origin_host, buffer);
	const struct sc_snapshot *ground = sc_snapshot_ground(snapshot);
	struct sc_lookup_walk walk =
		sc_lookup_begin(&ground->by_rx_host, sc_snapshot_hash(ground, host));
	uint32_t row = 0;

	while (sc_lookup_next(&ground->by_rx_host, &walk, &row)) {
		if (sc_text_equal(ground->rx_hosts[row], host))
			return true;
	}
	return false;
}
