/* SPDX-License-Identifier: BSD-2-Clause */
#include "sh_identity.h"

enum { MISSING_AVP = 5005, CONTRADICTING_AVPS = 5007, INVALID_AVP_VALUE = 5004, FILLER = 15 };

/* TS 29.329 6.3.2: two digits in each octet, the lower half first. */
static bool read_digits(struct sc_arena *arena, struct sc_text tbcd, struct sc_text *digits)
{
	struct sc_text_writer out;
	bool good = tbcd.length != 0;

	sc_arena_lend(arena, &out);
	for (size_t i = 0; i < tbcd.length && good; i++) {
		unsigned low = (unsigned char)tbcd.at[i] & 15u;
		unsigned high = (unsigned char)tbcd.at[i] >> 4;
		bool last = i + 1 == tbcd.length;

		good = low <= 9 && (high <= 9 || (high == FILLER && last));
		if (good)
			sc_text_put_u64(&out, low);
		if (good && high <= 9)
			sc_text_put_u64(&out, high);
	}
	*digits = sc_arena_settle(arena, &out);
	return good && !out.overflow;
}

static struct sc_result blame(uint32_t code, uint32_t avp, bool missing)
{
	struct sc_result result = { .code = code };

	result.failed.vendor = SC_VENDOR_3GPP;
	result.failed.code = avp;
	result.failed.missing = missing;
	if (avp == SC_SH_AVP_PUBLIC_IDENTITY || avp == SC_SH_AVP_MSISDN) {
		result.failed.group_count = 1;
		result.failed.groups[0].vendor = SC_VENDOR_3GPP;
		result.failed.groups[0].code = SC_SH_AVP_USER_IDENTITY;
	}
	return result;
}

/* TS 29.328 6: the two wildcards exclude each other. */
static bool read_wildcard(
	const struct sh_udr *udr, struct sc_sh_identity *identity, struct sc_result *result)
{
	identity->wildcard = udr->wildcarded_public_identity.at != NULL
				     ? udr->wildcarded_public_identity
				     : udr->wildcarded_impu;
	if (udr->wildcarded_public_identity.at == NULL || udr->wildcarded_impu.at == NULL)
		return true;
	*result = blame(CONTRADICTING_AVPS, SC_SH_AVP_WILDCARDED_IMPU, false);
	return false;
}

/* TS 29.329 6.3.1: exactly one of the three. */
bool sh_identity_read(struct sc_arena *arena, const struct sh_udr *udr,
	struct sc_sh_identity *identity, struct sc_result *result)
{
	const struct sh_user_identity *user = &udr->user_identity;
	int count = (user->public_identity.at != NULL) + (user->msisdn.at != NULL) +
		    (user->external.at != NULL);

	*identity = (struct sc_sh_identity){ .kind = SC_SH_BY_PUBLIC,
		.value = user->public_identity,
		.private_identity = udr->user_name };
	if (count != 1) {
		*result = count == 0 ? blame(MISSING_AVP, SC_SH_AVP_PUBLIC_IDENTITY, true)
				     : blame(CONTRADICTING_AVPS, SC_SH_AVP_USER_IDENTITY, false);
		return false;
	}
	if (user->msisdn.at != NULL) {
		identity->kind = SC_SH_BY_MSISDN;
		if (!read_digits(arena, user->msisdn, &identity->value)) {
			*result = blame(INVALID_AVP_VALUE, SC_SH_AVP_MSISDN, false);
			return false;
		}
	}
	if (user->external.at != NULL) {
		identity->kind = SC_SH_BY_EXTERNAL;
		identity->value = user->external;
	}
	return read_wildcard(udr, identity, result);
}
