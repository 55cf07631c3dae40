/* SPDX-License-Identifier: BSD-2-Clause */
#include "sh_identity.h"

#include "sh_tbcd.h"

enum { MISSING_AVP = 5005, CONTRADICTING_AVPS = 5007, INVALID_AVP_VALUE = 5004 };

static bool read_digits(struct sc_arena *arena, struct sc_text tbcd, struct sc_text *digits)
{
	struct sc_text_writer out;
	bool good = false;

	sc_arena_lend(arena, &out);
	good = sc_sh_tbcd_read(tbcd, &out);
	*digits = sc_arena_settle(arena, &out);
	return good;
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
	const struct sh_whom *whom, struct sc_sh_identity *identity, struct sc_result *result)
{
	identity->wildcard = whom->wildcarded_public_identity.at != NULL
				     ? whom->wildcarded_public_identity
				     : whom->wildcarded_impu;
	if (whom->wildcarded_public_identity.at == NULL || whom->wildcarded_impu.at == NULL)
		return true;
	*result = blame(CONTRADICTING_AVPS, SC_SH_AVP_WILDCARDED_IMPU, false);
	return false;
}

/* TS 29.329 6.3.1: exactly one of the three. */
bool sh_identity_read(struct sc_arena *arena, const struct sh_whom *whom,
	struct sc_sh_identity *identity, struct sc_result *result)
{
	const struct sh_user_identity *user = &whom->user_identity;
	int count = (user->public_identity.at != NULL) + (user->msisdn.at != NULL) +
		    (user->external.at != NULL);

	*identity = (struct sc_sh_identity){ .kind = SC_SH_BY_PUBLIC,
		.value = user->public_identity,
		.private_identity = whom->user_name };
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
	return read_wildcard(whom, identity, result);
}

void sh_identity_tell_wildcard(struct sc_text wildcard, enum sc_identity_type type,
	struct sc_text *service, struct sc_text *user)
{
	if (wildcard.length == 0)
		return;
	if (type == SC_IDENTITY_TYPE_WILDCARDED_PSI)
		*service = wildcard;
	else
		*user = wildcard;
}
