/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Which contacts are there in a step? Those that the operator has provisioned and those that have
 * registered in the story and not left it.
 */
#include <string.h>

#include "identity.h"
#include "stage.h"

static struct stage_registration *find(struct stage *stage, struct sc_text uri)
{
	for (uint32_t i = 0; i < stage->registration_count; i++) {
		if (sc_text_equal(stage->registrations[i].fact.uri, uri))
			return &stage->registrations[i];
	}
	return NULL;
}

static void read_words(struct sc_contact *contact, const struct rows *row)
{
	if (rows_has(row, "access"))
		sc_access_from_name(sc_text_of(rows_text(row, "access")), &contact->access);
	if (rows_has(row, "trust"))
		sc_trust_from_name(sc_text_of(rows_text(row, "trust")), &contact->trust);
	if (rows_has(row, "voice_support"))
		sc_voice_support_from_name(
			sc_text_of(rows_text(row, "voice_support")), &contact->voice);
}

static void read_numbers(struct sc_contact *contact, const struct rows *row)
{
	if (rows_has(row, "q"))
		contact->q = (uint16_t)rows_number(row, "q");
	if (rows_has(row, "quality"))
		contact->quality = (int16_t)rows_number(row, "quality");
	if (rows_has(row, "max_kbps"))
		contact->max_kbps = rows_number(row, "max_kbps");
	if (rows_has(row, "data_off"))
		contact->data_off = rows_number(row, "data_off") != 0;
	if (rows_has(row, "expires_at"))
		contact->expires_at = PROVISIONED_NOW + (int64_t)rows_number(row, "expires_at");
}

static bool read_identity(
	struct stage *stage, struct stage_registration *registration, const struct rows *row)
{
	char buffer[SC_IDENTITY_LIMIT];
	struct sc_text_writer out;

	sc_text_writer_begin(&out, buffer, sizeof(buffer));
	if (sc_identity_canonicalise(sc_text_of(rows_text(row, "impu")), &out) != SC_STATUS_OK)
		return stage_complain(stage, "that is no identity:", rows_text(row, "impu"));
	registration->impu = sc_arena_copy(&stage->memory, sc_text_written(&out));
	return true;
}

static bool take(
	struct stage *stage, struct stage_registration *registration, const struct rows *row)
{
	struct sc_contact *contact = &registration->fact;

	if (rows_has(row, "device"))
		registration->device = stage_keep(stage, row, "device");
	if (rows_has(row, "plmn"))
		contact->plmn = stage_keep(stage, row, "plmn");
	if (rows_has(row, "impu") && !read_identity(stage, registration, row))
		return false;
	read_words(contact, row);
	read_numbers(contact, row);
	contact->updated_at = PROVISIONED_NOW + stage->at;
	return true;
}

static bool add(struct stage *stage, const struct rows *row)
{
	struct stage_registration *registration = &stage->registrations[stage->registration_count];

	if (stage->registration_count == SC_CONTACT_LIMIT)
		return stage_complain(stage, "there are too many contacts", "");
	stage->registration_count++;
	*registration = (struct stage_registration){
		.fact = { .uri = stage_keep(stage, row, "uri"),
			.trust = SC_TRUST_ASSERTED_BY_NETWORK,
			.voice = SC_VOICE_SUPPORT_UNKNOWN,
			.q = 1000,
			.quality = SC_NONE },
	};
	return take(stage, registration, row);
}

static void drop(struct stage *stage, struct stage_registration *registration)
{
	struct stage_registration *last = &stage->registrations[--stage->registration_count];

	memmove(registration, registration + 1,
		(size_t)(last - registration) * sizeof(*registration));
}

static bool read(struct stage *stage, const struct rows *row)
{
	const char *uri = rows_text(row, "uri");
	struct stage_registration *registration = find(stage, sc_text_of(uri));
	const char *what = rows_text(row, "what");
	bool is_new = strcmp(what, "registers") == 0;

	if (is_new == (registration != NULL))
		return stage_complain(
			stage, is_new ? "registers twice:" : "was not registered:", uri);
	if (is_new)
		return add(stage, row);
	if (strcmp(what, "changes") == 0)
		return take(stage, registration, row);
	drop(stage, registration);
	return true;
}

/* The contact of a registration as this step knows devices and identities. */
static bool put(struct stage *stage, const struct stage_registration *registration)
{
	struct sc_contact *contact = &stage->contacts[stage->question.contact_count];
	const struct sc_public_identity *identity = NULL;
	uint32_t device = stage_device(stage, registration->device);

	if (stage->question.contact_count == SC_CONTACT_LIMIT)
		return stage_complain(stage, "there are too many contacts", "");
	if (device == 0)
		return stage_complain(stage, "there is no such device:", registration->device.at);
	stage->question.contact_count++;
	*contact = registration->fact;
	contact->device = device - 1;
	contact->ue_assisted = stage->account->subscriber.devices[device - 1].ue_assisted;
	if (registration->impu.length != 0)
		sc_snapshot_by_public(sc_service_snapshot(stage->provisioned.service),
			registration->impu, &identity);
	contact->service_profile = identity == NULL ? 0 : identity->service_profile;
	return true;
}

/* Without a registration nothing replaces what is provisioned, as in a network that knows none. */
static bool gather(struct stage *stage)
{
	const struct sc_subscriber *subscriber = &stage->account->subscriber;
	bool good = true;

	stage->question.contacts = subscriber->contacts;
	stage->question.contact_count = subscriber->contact_count;
	if (stage->registration_count == 0)
		return true;
	if (subscriber->contact_count != 0)
		memcpy(stage->contacts, subscriber->contacts,
			subscriber->contact_count * sizeof(stage->contacts[0]));
	stage->question.contacts = stage->contacts;
	for (uint32_t i = 0; good && i < stage->registration_count; i++)
		good = put(stage, &stage->registrations[i]);
	return good;
}

bool stage_read_registrations(struct stage *stage)
{
	struct rows rows;
	bool good = true;

	if (!rows_select(&rows, stage->story->rows,
		    "SELECT * FROM registration WHERE step = ?1 ORDER BY rowid", stage->step))
		return false;
	while (good && rows_next(&rows))
		good = read(stage, &rows);
	rows_close(&rows);
	return good && gather(stage);
}
