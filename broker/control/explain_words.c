/* SPDX-License-Identifier: BSD-2-Clause */
#include "explain_words.h"

#include "control_explain.h"

enum { LIST_SIZE = 384 };

/* A vocabulary: its name for people, and its words. */
struct words {
	const char *kind;
	uint32_t count;
	const char *(*name)(uint32_t index);
};

/* WORDS(event, EVENT, "event"): struct words event_words, of enum sc_event. */
#define WORDS(word, COUNT, title)                                                                  \
	static const char *word##_name(uint32_t index)                                             \
	{                                                                                          \
		return sc_##word##_name((enum sc_##word)index);                                    \
	}                                                                                          \
	static const struct words word##_words = { title, SC_##COUNT##_COUNT, word##_name };       \
	_Static_assert(SC_##COUNT##_COUNT <= 32, "every word has its bit")

WORDS(event, EVENT, "event");
WORDS(media, MEDIA, "media");
WORDS(access, ACCESS, "access");
WORDS(iut_operation, IUT_OPERATION, "operation");
WORDS(voice_support, VOICE_SUPPORT, "voice");
WORDS(trust, TRUST, "trust");

struct sc_text sc_word_shown(struct sc_text word)
{
	if (word.length > SC_WORD_SHOWN)
		word.length = SC_WORD_SHOWN;
	return word;
}

/* Those words whose bits are set, between commas. */
static struct sc_text list_words(const struct words *words, uint32_t bits, char buffer[LIST_SIZE])
{
	struct sc_text_writer out;

	sc_text_writer_begin(&out, buffer, LIST_SIZE);
	for (uint32_t i = 0; i < words->count; i++) {
		if ((bits >> i & 1) == 0)
			continue;
		if (sc_text_written(&out).length != 0)
			sc_text_put(&out, SC_TEXT(", "));
		sc_text_put(&out, sc_text_of(words->name(i)));
	}
	return sc_text_written(&out);
}

static bool refuse(const struct words *words, struct sc_text word, json_t **answer)
{
	char buffer[LIST_SIZE];

	*answer = sc_control_refuse("there is no %s \"%.*s\"; there are %.*s", words->kind,
		SC_TEXT_ARG(sc_word_shown(word)),
		SC_TEXT_ARG(list_words(words, UINT32_MAX, buffer)));
	return false;
}

bool sc_take_event(struct sc_text word, enum sc_event *event, json_t **answer)
{
	return sc_event_from_name(word, event) || refuse(&event_words, word, answer);
}

bool sc_take_media(struct sc_text word, enum sc_media *media, json_t **answer)
{
	return sc_media_from_name(word, media) || refuse(&media_words, word, answer);
}

bool sc_take_access(struct sc_text word, enum sc_access *access, json_t **answer)
{
	enum sc_access_group group;
	char buffer[LIST_SIZE];

	if (sc_access_from_name(word, access))
		return true;
	if (!sc_access_group_from_name(word, &group))
		return refuse(&access_words, word, answer);
	*answer = sc_control_refuse("\"%.*s\" is a group, not an access: name one of %.*s",
		SC_TEXT_ARG(word),
		SC_TEXT_ARG(list_words(&access_words, sc_access_group_members(group), buffer)));
	return false;
}

bool sc_take_iut_operation(struct sc_text word, enum sc_iut_operation *operation, json_t **answer)
{
	return sc_iut_operation_from_name(word, operation) ||
	       refuse(&iut_operation_words, word, answer);
}

bool sc_take_voice_support(struct sc_text word, enum sc_voice_support *voice, json_t **answer)
{
	return sc_voice_support_from_name(word, voice) ||
	       refuse(&voice_support_words, word, answer);
}

bool sc_take_trust(struct sc_text word, enum sc_trust *trust, json_t **answer)
{
	return sc_trust_from_name(word, trust) || refuse(&trust_words, word, answer);
}
