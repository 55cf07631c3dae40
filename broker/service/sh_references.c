/* SPDX-License-Identifier: BSD-2-Clause */
#include "sh_references.h"

#define USER     SC_SH_KEY_PUBLIC_USER
#define PUBLIC   (SC_SH_KEY_PUBLIC_USER | SC_SH_KEY_SERVICE)
#define NUMBER   (SC_SH_KEY_PUBLIC_USER | SC_SH_KEY_MSISDN)
#define OUTSIDE  (SC_SH_KEY_PUBLIC_USER | SC_SH_KEY_MSISDN | SC_SH_KEY_EXTERNAL)
#define ANYTHING (OUTSIDE | SC_SH_KEY_SERVICE)

static const struct {
	unsigned keys;
	unsigned needs;
} rows[SC_DATA_REFERENCE_COUNT] = {
	[SC_DATA_REFERENCE_REPOSITORYDATA] = { PUBLIC, SC_SH_ELEMENT_SERVICE_INDICATION },
	[SC_DATA_REFERENCE_IMSPUBLICIDENTITY] = { ANYTHING, 0 },
	[SC_DATA_REFERENCE_IMSUSERSTATE] = { USER, 0 },
	[SC_DATA_REFERENCE_S_CSCFNAME] = { PUBLIC, 0 },
	[SC_DATA_REFERENCE_INITIALFILTERCRITERIA] = { PUBLIC, SC_SH_ELEMENT_SERVER_NAME },
	[SC_DATA_REFERENCE_LOCATIONINFORMATION] = { OUTSIDE,
		SC_SH_ELEMENT_REQUESTED_DOMAIN | SC_SH_ELEMENT_CURRENT_LOCATION },
	[SC_DATA_REFERENCE_USERSTATE] = { OUTSIDE, SC_SH_ELEMENT_REQUESTED_DOMAIN },
	[SC_DATA_REFERENCE_CHARGINGINFORMATION] = { ANYTHING, 0 },
	[SC_DATA_REFERENCE_MSISDN] = { OUTSIDE, 0 },
	[SC_DATA_REFERENCE_PSIACTIVATION] = { SC_SH_KEY_SERVICE, 0 },
	[SC_DATA_REFERENCE_DSAI] = { PUBLIC, SC_SH_ELEMENT_DSAI_TAG },
	[SC_DATA_REFERENCE_SERVICELEVELTRACEINFO] = { OUTSIDE, 0 },
	[SC_DATA_REFERENCE_IPADDRESSSECUREBINDINGINFORMATION] = { USER, 0 },
	[SC_DATA_REFERENCE_SERVICEPRIORITYLEVEL] = { USER, 0 },
	[SC_DATA_REFERENCE_SMSREGISTRATIONINFO] = { OUTSIDE, 0 },
	[SC_DATA_REFERENCE_UEREACHABILITYFORIP] = { OUTSIDE, 0 },
	[SC_DATA_REFERENCE_TADSINFORMATION] = { NUMBER, 0 },
	[SC_DATA_REFERENCE_STN_SR] = { NUMBER, 0 },
	[SC_DATA_REFERENCE_UE_SRVCC_CAPABILITY] = { NUMBER, 0 },
	[SC_DATA_REFERENCE_EXTENDEDPRIORITY] = { USER, 0 },
	[SC_DATA_REFERENCE_CSRN] = { NUMBER, 0 },
	[SC_DATA_REFERENCE_REFERENCELOCATIONINFORMATION] = { USER, 0 },
	[SC_DATA_REFERENCE_IMSI] = { OUTSIDE, 0 },
	[SC_DATA_REFERENCE_IMSPRIVATEUSERIDENTITY] = { USER, 0 },
	[SC_DATA_REFERENCE_IMEISV] = { OUTSIDE, 0 },
	[SC_DATA_REFERENCE_UE_5G_SRVCC_CAPABILITY] = { NUMBER, 0 },
};

bool sc_sh_reference_from_number(uint32_t number, enum sc_data_reference *reference)
{
	for (int i = 0; i < SC_DATA_REFERENCE_COUNT; i++) {
		if ((uint32_t)sc_data_reference_code((enum sc_data_reference)i) == number) {
			*reference = (enum sc_data_reference)i;
			return true;
		}
	}
	return false;
}

bool sc_sh_reference_is_among(
	enum sc_data_reference reference, const enum sc_data_reference *references, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		if (references[i] == reference)
			return true;
	}
	return false;
}

unsigned sc_sh_reference_keys(enum sc_data_reference reference)
{
	return rows[reference].keys;
}

bool sc_sh_reference_allows(enum sc_data_reference reference, enum sc_permission operation)
{
	switch (operation) {
	case SC_PERMISSION_PULL:
		return sc_data_reference_may_pull(reference) != 0;
	case SC_PERMISSION_UPDATE:
		return sc_data_reference_may_update(reference) != 0;
	case SC_PERMISSION_NOTIFY:
		return sc_data_reference_may_notify(reference) != 0;
	}
	return false;
}

unsigned sc_sh_reference_needs(enum sc_data_reference reference, enum sc_permission operation)
{
	unsigned needs = rows[reference].needs;

	if (operation == SC_PERMISSION_NOTIFY && reference == SC_DATA_REFERENCE_IMSPUBLICIDENTITY)
		needs |= SC_SH_ELEMENT_IDENTITY_SET;
	if (operation == SC_PERMISSION_NOTIFY && reference == SC_DATA_REFERENCE_UEREACHABILITYFORIP)
		needs |= SC_SH_ELEMENT_ONE_TIME;
	return needs;
}

unsigned sc_sh_references_regard(const uint32_t *numbers, uint32_t count)
{
	unsigned regarded = SC_SH_ELEMENT_DATA_REFERENCE;
	enum sc_data_reference reference;

	for (uint32_t i = 0; i < count; i++) {
		if (!sc_sh_reference_from_number(numbers[i], &reference))
			continue;
		regarded |= rows[reference].needs;
		if (reference == SC_DATA_REFERENCE_IMSPUBLICIDENTITY)
			regarded |= SC_SH_ELEMENT_IDENTITY_SET;
		if (reference == SC_DATA_REFERENCE_DSAI)
			regarded |= SC_SH_ELEMENT_SERVER_NAME;
		if (reference == SC_DATA_REFERENCE_UEREACHABILITYFORIP)
			regarded |= SC_SH_ELEMENT_ONE_TIME;
	}
	return regarded;
}
