/* SPDX-License-Identifier: BSD-2-Clause
 *
 * `continuityctl sh pur IDENTITY`: a Profile-Update-Request (TS 29.329 6.1.3). It writes the
 * Sh-Data document itself; with --next it pulls the repository data first and takes the number that
 * follows the stored one (TS 29.328 6.1.2.1).
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctl_client.h"
#include "sh_data_read.h"
#include "sh_draft.h"

enum option {
	INDICATION,
	SEQUENCE,
	NEXT,
	DATA,
	DELETE,
	DSAI,
	PSI,
	STN_SR,
	PRIVATE_IDENTITY,
	FEATURES
};
enum {
	REPOSITORY_DATA = 0,
	PSI_ACTIVATION = 18,
	DSAI_REFERENCE = 19,
	STN_SR_REFERENCE = 27,
	LAST_SEQUENCE = 65535,
	ARENA_BYTES = 4 * 1024 * 1024,
	DOCUMENT_BYTES = 1024 * 1024
};

static const struct sc_ctl_option options[] = {
	[INDICATION] = { "--indication", "LIST", NULL,
		"Service-Indication of the repository data; several need Update-Eff" },
	[SEQUENCE] = { "--sequence", "LIST", NULL,
		"sequence number of each (0 makes new ones, then 1, 2, ...)" },
	[NEXT] = { "--next", NULL, NULL, "pull first and use the numbers that come next" },
	[DATA] = { "--data", "LIST", NULL,
		"file with the element inside ServiceData of each (- is standard input)" },
	[DELETE] = { "--delete", NULL, NULL, "delete the repository data" },
	[DSAI] = { "--dsai", "TAG=STATE", NULL, "active or inactive; a list" },
	[PSI] = { "--psi", "STATE", NULL, "PSIActivation: active or inactive" },
	[STN_SR] = { "--stn-sr", "DIGITS", NULL, "STN-SR" },
	[PRIVATE_IDENTITY] = { "--private", "IMPI", NULL, "User-Name" },
	[FEATURES] = { "--features", "BITS", NULL,
		"Sh features to use (default: what several instances need)" },
};

/* A request under construction. */
struct drafting {
	struct sc_sh_draft draft;
	struct sh_udr udr;
	struct sh_pur pur;
	struct sc_sh_repository repository[SC_SH_REPOSITORY_LIMIT];
	struct sc_sh_dsai dsai[SC_SH_DSAI_LIMIT];
	char tags[SC_SH_DSAI_LIMIT][SC_SH_PIECE_LIMIT];
	char *files[SC_SH_REPOSITORY_LIMIT];
	struct sc_sh_data data;
	struct sc_arena arena;
	char document[DOCUMENT_BYTES];
};

static bool put_indications(struct drafting *drafting, const char *list)
{
	uint32_t *count = &drafting->data.repository_count;

	while (list != NULL && *list != '\0') {
		char *piece = drafting->draft.indications[*count];

		if (*count == SC_SH_REPOSITORY_LIMIT) {
			sc_ctl_complain(
				"there are more than %d indications", (int)SC_SH_REPOSITORY_LIMIT);
			return false;
		}
		sc_ctl_next_piece(&list, piece, SC_SH_PIECE_LIMIT);
		drafting->repository[(*count)++].service_indication = sc_text_of(piece);
	}
	drafting->data.repository = drafting->repository;
	return true;
}

static bool put_sequences(struct drafting *drafting, const char *list)
{
	char piece[SC_SH_PIECE_LIMIT];
	uint32_t count = 0;

	for (; list != NULL && sc_ctl_next_piece(&list, piece, sizeof(piece)); count++) {
		struct sc_avp_u32 number;

		if (!sc_sh_draft_number("--sequence", piece, &number))
			return false;
		if (count < drafting->data.repository_count)
			drafting->repository[count].sequence_number = number.value;
	}
	if (count == drafting->data.repository_count)
		return true;
	sc_ctl_complain("--sequence has %u numbers where --indication has %u names; or say --next",
		(unsigned)count, (unsigned)drafting->data.repository_count);
	return false;
}

/* What an XML declaration says is said by the whole document already. */
static struct sc_text element_of(const char *file, size_t length)
{
	const char *at = file + strspn(file, " \t\r\n");
	const char *end = strncmp(at, "<?xml", 5) == 0 ? strstr(at, "?>") : NULL;

	if (end != NULL)
		at = end + 2;
	return (struct sc_text){ .at = at, .length = length - (size_t)(at - file) };
}

static bool put_files(struct drafting *drafting, const char *list)
{
	char piece[SC_SH_PIECE_LIMIT];
	uint32_t count = 0;

	for (; list != NULL && sc_ctl_next_piece(&list, piece, sizeof(piece)); count++) {
		size_t length = 0;

		if (count >= drafting->data.repository_count)
			continue;
		drafting->files[count] = sc_ctl_read_whole(piece, SIZE_MAX, &length);
		if (drafting->files[count] == NULL)
			return false;
		drafting->repository[count].service_data =
			element_of(drafting->files[count], length);
	}
	if (count == drafting->data.repository_count)
		return true;
	sc_ctl_complain("--data has %u files where --indication has %u names; or say --delete",
		(unsigned)count, (unsigned)drafting->data.repository_count);
	return false;
}

static bool is_active(const char *option, const char *state, bool *active)
{
	*active = strcmp(state, "active") == 0;
	if (*active || strcmp(state, "inactive") == 0)
		return true;
	sc_ctl_complain("%s: \"%s\" is neither active nor inactive", option, state);
	return false;
}

static bool put_dsai(struct drafting *drafting, const char *list)
{
	struct sc_sh_ims *ims = &drafting->data.ims;

	while (list != NULL && *list != '\0') {
		char *tag = drafting->tags[ims->dsai_count];
		char *state = NULL;
		bool active = false;

		if (ims->dsai_count == SC_SH_DSAI_LIMIT) {
			sc_ctl_complain("there are more than %d tags", (int)SC_SH_DSAI_LIMIT);
			return false;
		}
		sc_ctl_next_piece(&list, tag, SC_SH_PIECE_LIMIT);
		state = strrchr(tag, '=');
		if (state == NULL) {
			sc_ctl_complain("--dsai: \"%s\" is not TAG=active or TAG=inactive", tag);
			return false;
		}
		*state++ = '\0';
		if (!is_active("--dsai", state, &active))
			return false;
		drafting->dsai[ims->dsai_count++] = (struct sc_sh_dsai){ .tag = sc_text_of(tag),
			.value = active ? SC_SH_DSAI_ACTIVE : SC_SH_DSAI_INACTIVE };
	}
	ims->dsai = drafting->dsai;
	return true;
}

static bool put_others(struct drafting *drafting, const struct sc_ctl_call *call)
{
	struct sc_sh_ims *ims = &drafting->data.ims;
	bool active = false;

	if (!put_dsai(drafting, call->values[DSAI]))
		return false;
	if (call->values[PSI] != NULL) {
		if (!is_active("--psi", call->values[PSI], &active))
			return false;
		ims->psi_activation = (struct sc_sh_number){ .present = true,
			.value = active ? SC_SH_PSI_ACTIVE : SC_SH_PSI_INACTIVE };
	}
	ims->stn_sr = sc_text_of(call->values[STN_SR]);
	return true;
}

static void put_reference(struct sh_pur *pur, bool wanted, uint32_t number)
{
	if (wanted)
		pur->data_reference[pur->data_reference_count++] =
			(struct sc_avp_u32){ .present = true, .value = number };
}

static uint32_t put_references(struct drafting *drafting)
{
	const struct sc_sh_data *data = &drafting->data;
	struct sh_pur *pur = &drafting->pur;
	uint32_t needed = 0;

	put_reference(pur, data->repository_count != 0, REPOSITORY_DATA);
	put_reference(pur, data->ims.dsai_count != 0, DSAI_REFERENCE);
	put_reference(pur, data->ims.psi_activation.present, PSI_ACTIVATION);
	put_reference(pur, data->ims.stn_sr.at != NULL, STN_SR_REFERENCE);
	if (data->repository_count > 1)
		needed = SC_SH_UPDATE_EFF;
	if (pur->data_reference_count > 1)
		needed = SC_SH_UPDATE_EFF | SC_SH_UPDATE_EFF_ENHANCE;
	return needed;
}

static bool draft_pur(struct drafting *drafting, const struct sc_ctl_call *call)
{
	const char *const *values = call->values;
	struct sh_pur *pur = &drafting->pur;

	pur->whom.user_name = sc_text_of(values[PRIVATE_IDENTITY]);
	if (!sc_sh_draft_identity(&drafting->draft, call->arguments[0], &pur->whom.user_identity) ||
		!put_indications(drafting, values[INDICATION]) || !put_others(drafting, call))
		return false;
	if (values[NEXT] == NULL && !put_sequences(drafting, values[SEQUENCE]))
		return false;
	if (values[DELETE] == NULL && !put_files(drafting, values[DATA]))
		return false;
	if (!sc_sh_draft_features(values[FEATURES], put_references(drafting), pur->features,
		    &pur->features_count))
		return false;
	if (pur->data_reference_count == 0)
		sc_ctl_complain("update what? Say --indication, --dsai, --psi or --stn-sr");
	return pur->data_reference_count != 0;
}

static bool write_document(struct drafting *drafting)
{
	struct sc_text_writer out;

	sc_text_writer_begin(&out, drafting->document, sizeof(drafting->document));
	if (sc_sh_data_write(&drafting->data, &out) != SC_STATUS_OK) {
		sc_ctl_complain("the document is larger than %d bytes", (int)DOCUMENT_BYTES);
		return false;
	}
	drafting->pur.user_data = sc_text_written(&out);
	return true;
}

/* The question that tells which numbers come next. */
static bool draft_udr(struct drafting *drafting)
{
	struct sh_udr *udr = &drafting->udr;

	udr->whom = drafting->pur.whom;
	udr->what.data_reference_count = 1;
	udr->what.data_reference[0] =
		(struct sc_avp_u32){ .present = true, .value = REPOSITORY_DATA };
	for (uint32_t i = 0; i < drafting->data.repository_count; i++)
		udr->what.service_indication[udr->what.service_indication_count++] =
			drafting->repository[i].service_indication;
	return sc_sh_draft_features(NULL, drafting->data.repository_count > 1 ? SC_SH_NOTIF_EFF : 0,
		udr->features, &udr->features_count);
}

/* What is held goes on after 65535 with 1; what is not begins with 0 (TS 29.328 6.1.2.1). */
static uint32_t next_number(const struct sc_sh_data *held, struct sc_text indication)
{
	for (uint32_t i = 0; i < held->repository_count; i++) {
		const struct sc_sh_repository *one = &held->repository[i];

		if (one->service_data.at != NULL &&
			sc_text_equal(one->service_indication, indication))
			return one->sequence_number % LAST_SEQUENCE + 1;
	}
	return 0;
}

static bool take_numbers(void *owner, const struct sc_reply *reply,
	struct sc_ctl_question *question, enum sc_ctl_exit *ending)
{
	struct drafting *drafting = owner;
	struct sc_sh_data held = { .repository_count = 0 };
	struct sc_xml_fault fault;
	struct sh_uda uda;

	*ending = SC_CTL_REFUSED;
	if (sc_reply_read(reply, &sc_sh_uda_map, &uda) != SC_STATUS_OK ||
		(uda.user_data.at != NULL && sc_sh_data_read(uda.user_data, &drafting->arena, &held,
						     &fault) != SC_STATUS_OK)) {
		sc_ctl_complain("what is held now cannot be read");
		return false;
	}
	for (uint32_t i = 0; i < drafting->data.repository_count; i++)
		drafting->repository[i].sequence_number =
			next_number(&held, drafting->repository[i].service_indication);
	if (!write_document(drafting))
		return false;
	question->code = SC_SH_PROFILE_UPDATE;
	question->map = &sc_sh_pur_map;
	question->values = &drafting->pur;
	question->next = NULL;
	return true;
}

static enum sc_ctl_exit put(struct drafting *drafting, const struct sc_ctl_call *call)
{
	struct sc_ctl_question question = { .call = call,
		.own_options = SC_COUNT_OF(options),
		.application = &sc_sh_asking,
		.code = SC_SH_PROFILE_UPDATE,
		.map = &sc_sh_pur_map,
		.values = &drafting->pur };

	if (call->values[NEXT] == NULL)
		return write_document(drafting) ? sc_ctl_put_question(&question) : SC_CTL_USAGE;
	if (drafting->data.repository_count == 0) {
		sc_ctl_complain("--next: of which repository data? Say --indication");
		return SC_CTL_USAGE;
	}
	if (!draft_udr(drafting))
		return SC_CTL_USAGE;
	question.code = SC_SH_USER_DATA;
	question.map = &sc_sh_udr_map;
	question.values = &drafting->udr;
	question.next = take_numbers;
	question.owner = drafting;
	return sc_ctl_put_question(&question);
}

static enum sc_ctl_exit run(const struct sc_ctl_call *call)
{
	struct drafting *drafting = calloc(1, sizeof(*drafting));
	enum sc_ctl_exit ending = SC_CTL_USAGE;

	if (drafting == NULL || sc_arena_open(&drafting->arena, ARENA_BYTES) != SC_STATUS_OK) {
		free(drafting);
		return sc_ctl_complain("%s", sc_status_sentence(SC_STATUS_OUT_OF_MEMORY));
	}
	if (draft_pur(drafting, call))
		ending = put(drafting, call);
	for (size_t i = 0; i < SC_COUNT_OF(drafting->files); i++)
		free(drafting->files[i]);
	sc_arena_close(&drafting->arena);
	free(drafting);
	return ending;
}

static void print_more(void)
{
	printf("  continuityctl sh pur sip:alice@example.net --indication call-log --next --data log.xml\n"
	       "  continuityctl sh pur sip:alice@example.net --indication call-log --next --delete\n"
	       "  continuityctl sh pur sip:alice@example.net --indication a,b --sequence 0,4 --data "
	       "a.xml,b.xml\n");
}

const struct sc_ctl_command sc_ctl_sh_pur = {
	.words = "sh pur",
	.arguments = "IDENTITY",
	.argument_count = 1,
	.sentence = "change user data over Sh (TS 29.329) and print question and answer",
	.print_more = print_more,
	.options = options,
	.option_count = SC_COUNT_OF(options),
	.shared = sc_ctl_client_options,
	.shared_count = SC_CLIENT_OPTION_COUNT,
	.run = run,
};
