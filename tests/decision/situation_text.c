/* SPDX-License-Identifier: BSD-2-Clause */
#include "situation_text.h"

#include <stdio.h>
#include <string.h>

#include "row_words.h"

static bool read_flag(struct situation *situation, struct sc_text word)
{
	const struct {
		const char *name;
		bool *flag;
		bool value;
	} flags[] = {
		{ "emergency", &situation->facts.emergency, true },
		{ "suspended", &situation->subscriber.active, false },
		{ "no_sc", &situation->subscriber.sc_allowed, false },
		{ "no_iut", &situation->subscriber.iut_allowed, false },
		{ "no_srvcc", &situation->subscriber.srvcc_allowed, false },
	};

	for (uint32_t i = 0; i < SC_COUNT_OF(flags); i++) {
		if (text_is(word, flags[i].name)) {
			*flags[i].flag = flags[i].value;
			return true;
		}
	}
	if (!text_is(word, "nobody"))
		return false;
	situation->facts.subscriber = NULL;
	return true;
}

static bool read_session_text(struct situation *situation, struct sc_text word)
{
	const struct {
		const char *name;
		struct sc_text *text;
	} texts[] = {
		{ "service", &situation->facts.service },
		{ "remote", &situation->facts.remote },
		{ "calling", &situation->facts.calling },
		{ "called", &situation->facts.called },
		{ "class", &situation->subscriber.class_name },
		{ "hplmn", &situation->subscriber.hplmn },
	};

	for (uint32_t i = 0; i < SC_COUNT_OF(texts); i++) {
		if (text_is_pair(word, texts[i].name, texts[i].text))
			return true;
	}
	return false;
}

static bool read_session_word(struct situation *situation, struct sc_text word)
{
	struct sc_subscriber *subscriber = &situation->subscriber;
	struct sc_text value;

	if (read_flag(situation, word) || read_session_text(situation, word) ||
		row_reads_collaboration(situation, word))
		return true;
	if (text_is_pair(word, "now", &value))
		situation->facts.now = text_number(value);
	else if (text_is_pair(word, "hold", &value))
		situation->facts.hold_seconds = (int32_t)text_number(value);
	else if (text_is_pair(word, "precedence", &value))
		return (subscriber->has_precedence =
				       sc_precedence_from_name(value, &subscriber->precedence)) ||
		       row_refuse(situation, "precedence", value);
	else
		return row_refuse(situation, "session word", word);
	return true;
}

/* control calling=... called=... service=... media=... */
static bool read_criterion(struct situation *situation, struct sc_text statement)
{
	struct sc_controller_criterion *criterion =
		&situation->criteria[situation->criterion_count++];
	struct sc_text word;
	struct sc_text value;

	*criterion = (struct sc_controller_criterion){ .id = situation->criterion_count };
	while (text_cut(&statement, ROW_SPACE, &word)) {
		if (text_is_pair(word, "media", &value)) {
			if (!row_media(situation, value, &criterion->media))
				return false;
		} else if (!text_is_pair(word, "calling", &criterion->calling) &&
			   !text_is_pair(word, "called", &criterion->called) &&
			   !text_is_pair(word, "service", &criterion->service)) {
			return row_refuse(situation, "criterion word", word);
		}
	}
	return true;
}

static bool read_session(struct situation *situation, struct sc_text statement)
{
	struct sc_text rest = statement;
	struct sc_text word;
	bool good;

	if (row_reads_sharing(situation, statement, &good))
		return good;
	text_cut(&rest, ROW_SPACE, &word);
	if (text_is(word, "control"))
		return read_criterion(situation, rest);
	while (text_cut(&statement, ROW_SPACE, &word)) {
		if (!read_session_word(situation, word))
			return false;
	}
	return true;
}

static bool read_column(struct situation *situation, struct sc_text column,
	bool (*read)(struct situation *, struct sc_text))
{
	struct sc_text statement;
	uint32_t count = 0;

	while (text_cut(&column, ";", &statement)) {
		struct sc_text rest = statement;
		struct sc_text word;

		if (++count > SITUATION_ROW_LIMIT)
			return row_refuse(situation, "so long a column as", column);
		while (statement.length != 0 && strchr(ROW_SPACE, statement.at[0]) != NULL) {
			statement.at++;
			statement.length--;
		}
		if (text_cut(&rest, ROW_SPACE, &word) && !read(situation, statement))
			return false;
	}
	return true;
}

static void connect(struct situation *situation)
{
	struct sc_subscriber *subscriber = &situation->subscriber;

	subscriber->devices = situation->devices;
	subscriber->device_count = (uint16_t)situation->device_count;
	subscriber->preferences = situation->preferences;
	subscriber->preference_count = (uint16_t)situation->preference_count;
	subscriber->criteria = situation->criteria;
	subscriber->criterion_count = (uint16_t)situation->criterion_count;
	subscriber->authorisations = situation->authorisations;
	subscriber->authorisation_count = (uint16_t)situation->authorisation_count;
	subscriber->successors = situation->successors;
	subscriber->successor_count = (uint16_t)situation->successor_count;
	subscriber->masks = situation->masks;
	subscriber->mask_count = (uint16_t)situation->mask_count;
	situation->policy.remotes = situation->remotes;
	situation->policy.sets = situation->sets;
	situation->policy.constraints = situation->constraints;
	situation->facts.policy = &situation->policy;
	situation->facts.contacts = situation->contacts;
	situation->facts.components = situation->components;
}

bool situation_read(struct situation *situation, const struct situation_columns *columns)
{
	memset(situation, 0, sizeof(*situation));
	situation->subscriber = (struct sc_subscriber){ .id = 1,
		.name = SC_TEXT("alice"),
		.hplmn = SC_TEXT("00101"),
		.active = true,
		.sc_allowed = true,
		.iut_allowed = true,
		.srvcc_allowed = true };
	situation->facts.now = 1000;
	situation->facts.subscriber = &situation->subscriber;
	connect(situation);
	if (!sc_event_from_name(columns->event, &situation->facts.event))
		return row_refuse(situation, "event", columns->event);
	if (!read_column(situation, columns->devices, row_read_device) ||
		!read_column(situation, columns->contacts, row_read_contact) ||
		!read_column(situation, columns->media, row_read_component) ||
		!read_column(situation, columns->policy, row_read_policy) ||
		!read_column(situation, columns->wishes, row_read_wish) ||
		!read_column(situation, columns->session, read_session) ||
		!read_column(situation, columns->request, row_read_request))
		return false;
	connect(situation);
	return true;
}
