/* SPDX-License-Identifier: BSD-2-Clause */
#include "rx_netloc.h"

#include <string.h>

#include "rx_agreement.h"
#include "rx_restart.h"
#include "service_parts.h"

static const uint32_t once = UINT32_C(1) << SC_RX_ACTION_ACCESS_NETWORK_INFO;

static bool has_feature(const struct sc_rx_session *session)
{
	return (session->features[0] & SC_RX_FEATURE_NETLOC) != 0;
}

bool sc_rx_netloc_known(enum sc_access access, struct sc_text plmn, uint32_t required)
{
	return (required == 0 || (required & SC_RX_INFO_USER_LOCATION) != 0) && plmn.length != 0 &&
	       plmn.length <= SC_RX_PLMN_LIMIT &&
	       SC_SET_HAS(sc_access_group_members(SC_ACCESS_GROUP_3GPP), access);
}

bool sc_rx_netloc_ask(struct sc_rx_session *session, uint32_t required)
{
	session->specific_actions &= ~once;
	if (!has_feature(session))
		return true;
	if (session->contact.length == 0 ||
		!sc_rx_netloc_known(session->access, session->told.plmn, required))
		return false;
	session->specific_actions |= once;
	return true;
}

void sc_rx_netloc_told(struct sc_rx_session *session, uint32_t actions)
{
	session->specific_actions &= ~(actions & once);
}

bool sc_rx_actions_equal(uint32_t a, uint32_t b)
{
	return ((a ^ b) & ~once) == 0;
}

void sc_rx_netloc_last(const struct sc_service *service, struct sc_text session_id,
	struct sc_text af_host, uint32_t required, struct sc_rx_netloc *netloc)
{
	const struct sc_rx_session *session = sc_rx_find(service, session_id);
	struct sc_text plmn;

	*netloc = (struct sc_rx_netloc){ .asked = false };
	if (required == 0 || session == NULL || !sc_text_equal_nocase(session->af_host, af_host) ||
		!has_feature(session))
		return;
	netloc->asked = true;
	plmn = session->told.plmn;
	if (session->contact.length == 0 || !sc_rx_netloc_known(session->access, plmn, required))
		return;
	memcpy(netloc->plmn, plmn.at, plmn.length);
	netloc->plmn_length = (uint32_t)plmn.length;
}
