/* SPDX-License-Identifier: BSD-2-Clause */
#include "explain_draft.h"

#include "control_explain.h"
#include "explain_words.h"

enum { DEVICES_SIZE = 256 };

struct sc_text sc_explain_member(const json_t *object, const char *name)
{
	return sc_text_of(json_string_value(json_object_get(object, name)));
}

const json_t *sc_explain_list(struct sc_explain_draft *draft, const char *name)
{
	const json_t *list = json_object_get(draft->asked, name);

	if (list == NULL || json_is_array(list))
		return list;
	draft->answer = sc_control_refuse("\"%s\" must be a list", name);
	return NULL;
}

/* Between commas; what does not fit is left out. */
static struct sc_text list_devices(
	const struct sc_subscriber *subscriber, char buffer[DEVICES_SIZE])
{
	struct sc_text_writer out;

	sc_text_writer_begin(&out, buffer, DEVICES_SIZE);
	for (uint32_t i = 0; i < subscriber->device_count; i++) {
		if (i != 0)
			sc_text_put(&out, SC_TEXT(", "));
		sc_text_put(&out, subscriber->devices[i].name);
	}
	return sc_text_written(&out);
}

bool sc_explain_device(struct sc_explain_draft *draft, struct sc_text name, uint32_t *index)
{
	const struct sc_subscriber *subscriber = &draft->question.account->subscriber;
	char buffer[DEVICES_SIZE];

	for (uint32_t i = 0; i < subscriber->device_count; i++) {
		if (sc_text_equal(subscriber->devices[i].name, name)) {
			*index = i;
			return true;
		}
	}
	draft->answer = sc_control_refuse("the subscriber has no device \"%.*s\"%s%.*s",
		SC_TEXT_ARG(sc_word_shown(name)),
		subscriber->device_count == 0 ? ", nor any other" : ", only ",
		SC_TEXT_ARG(list_devices(subscriber, buffer)));
	return false;
}

bool sc_explain_numbers(struct sc_explain_draft *draft, const json_t *list, uint32_t *bits)
{
	const json_t *item;
	uint32_t found = 0;
	size_t index;

	json_array_foreach(list, index, item)
	{
		json_int_t number = json_integer_value(item);

		if (number < 1 || number > draft->question.component_count) {
			draft->answer = sc_control_refuse(
				"components are numbered from 1 to %u in the order of \"media\"",
				(unsigned)draft->question.component_count);
			return false;
		}
		found |= UINT32_C(1) << (number - 1);
	}
	*bits = found;
	return true;
}
