/* SPDX-License-Identifier: BSD-2-Clause */
#include "application.h"

#include "offers.h"

static const struct sc_application *offers[SC_APPLICATION_LIMIT];
static uint32_t offer_count;

enum sc_status sc_application_offer(const struct sc_application *application)
{
	if (sc_offers_find(application->id) != NULL)
		return SC_STATUS_SETTING_WRONG;
	if (offer_count == SC_APPLICATION_LIMIT)
		return SC_STATUS_OUT_OF_ROOM;
	offers[offer_count++] = application;
	return SC_STATUS_OK;
}

uint32_t sc_offers_count(void)
{
	return offer_count;
}

const struct sc_application *sc_offers_at(uint32_t index)
{
	return offers[index];
}

const struct sc_application *sc_offers_find(uint32_t id)
{
	for (uint32_t i = 0; i < offer_count; i++) {
		if (offers[i]->id == id)
			return offers[i];
	}
	return NULL;
}

const struct sc_command *sc_offers_command(const struct sc_application *application, uint32_t code)
{
	for (uint32_t i = 0; i < application->command_count; i++) {
		if (application->commands[i].code == code)
			return &application->commands[i];
	}
	return NULL;
}
