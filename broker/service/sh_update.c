/* SPDX-License-Identifier: BSD-2-Clause */
#include "sh_update.h"

#include <stdlib.h>

#include "service_parts.h"
#include "sh_change.h"
#include "sh_data_read.h"

/* Who waits for the commit: the claims go back before the promise is kept. */
struct pending {
	struct sc_service *service;
	struct sc_sh_claim *claims;
	struct sc_promise promise;
};

static void settle(void *owner, enum sc_status status)
{
	struct pending *pending = owner;
	struct pending done = *pending;

	free(pending);
	sc_sh_claims_release(done.service->claims, done.claims);
	done.promise.kept(done.promise.owner, status);
}

static enum sc_status blame(struct sc_sh_changing *work, enum sc_sh_element element, uint32_t nth,
	enum sc_status status)
{
	work->answer->element = element;
	work->answer->nth = nth;
	return status;
}

/* TS 29.328 6.1.2: several references need Update-Eff-Enhance on both sides. */
static enum sc_status take_references(struct sc_sh_changing *work)
{
	const struct sc_sh_update *question = work->question;

	if (question->reference_count == 0)
		return blame(work, SC_SH_ELEMENT_DATA_REFERENCE, 0, SC_STATUS_ELEMENT_MISSING);
	if (question->reference_count > SC_SH_INSTANCE_LIMIT)
		return blame(work, SC_SH_ELEMENT_DATA_REFERENCE, SC_SH_INSTANCE_LIMIT,
			SC_STATUS_FEATURE_NEEDED);
	for (uint32_t i = 0; i < question->reference_count; i++) {
		enum sc_data_reference *next = &work->references[work->reference_count];

		if (!sc_sh_reference_from_number(question->references[i], next))
			return blame(work, SC_SH_ELEMENT_DATA_REFERENCE, i, SC_STATUS_DATA_UNKNOWN);
		if (!sc_sh_reference_is_among(*next, work->references, work->reference_count))
			work->reference_count++;
	}
	if (question->reference_count > 1 && !question->update_eff_enhance)
		return blame(work, SC_SH_ELEMENT_DATA_REFERENCE, 1, SC_STATUS_FEATURE_NEEDED);
	return SC_STATUS_OK;
}

static bool permits(
	const struct sc_sh_changing *work, enum sc_data_reference reference, struct sc_text detail)
{
	return sc_snapshot_sh_permits(sc_service_snapshot(work->service),
		work->question->origin_host, (uint32_t)sc_data_reference_code(reference), detail,
		SC_PERMISSION_UPDATE);
}

/* Step 1. Of a document that cannot be read no indication is known: then only who may update every
 * indication is told what is wrong with it. */
static enum sc_status check_permission(const struct sc_sh_changing *work)
{
	for (uint32_t i = 0; i < work->reference_count; i++) {
		enum sc_data_reference reference = work->references[i];
		bool by_indication = reference == SC_DATA_REFERENCE_REPOSITORYDATA &&
				     work->data.repository_count != 0;

		if (!by_indication && !permits(work, reference, SC_TEXT("")))
			return SC_STATUS_NOT_PERMITTED;
		for (uint32_t r = 0; by_indication && r < work->data.repository_count; r++) {
			if (!permits(work, reference, work->data.repository[r].service_indication))
				return SC_STATUS_NOT_PERMITTED;
		}
	}
	return SC_STATUS_OK;
}

/* Step 3. */
static enum sc_status check_keys(const struct sc_sh_changing *work)
{
	for (uint32_t i = 0; i < work->reference_count; i++) {
		enum sc_data_reference reference = work->references[i];

		if (!sc_sh_reference_allows(reference, SC_PERMISSION_UPDATE) ||
			(sc_sh_reference_keys(reference) & work->user.key) == 0)
			return SC_STATUS_KEY_NOT_ALLOWED;
	}
	return SC_STATUS_OK;
}

static enum sc_status say(
	struct sc_sh_changing *work, struct sc_text problem, enum sc_status status)
{
	work->answer->problem = sc_arena_copy(work->arena, problem);
	return status;
}

/* What the references promise must be in the document, and nothing else. */
static enum sc_status check_document(
	struct sc_sh_changing *work, enum sc_status reading, const struct sc_xml_fault *fault)
{
	enum sc_status status = SC_STATUS_OK;

	if (reading != SC_STATUS_OK)
		return say(work, sc_text_of(fault->sentence), reading);
	if (work->data.repository_count > 1 && !work->question->update_eff &&
		!work->question->update_eff_enhance)
		return say(work, SC_TEXT("several RepositoryData need Update-Eff on both sides"),
			SC_STATUS_DATA_NOT_RECOGNISED);
	if (!sc_sh_change_is_complete(work))
		status = say(work,
			SC_TEXT("the document does not hold what the data references name"),
			SC_STATUS_DATA_NOT_RECOGNISED);
	return status;
}

static enum sc_status check(struct sc_sh_changing *work)
{
	struct sc_xml_fault fault = { .wrong = SC_XML_SOUND };
	enum sc_status reading = SC_STATUS_OK;
	enum sc_status status = take_references(work);

	if (status != SC_STATUS_OK)
		return status;
	reading = sc_sh_data_read(work->question->document, work->arena, &work->data, &fault);
	if (reading != SC_STATUS_OK)
		work->data = (struct sc_sh_data){ .repository_count = 0 };
	status = check_permission(work);
	if (status == SC_STATUS_OK)
		status = sc_sh_find_user(
			work->service, work->arena, &work->question->identity, &work->user);
	if (status == SC_STATUS_OK)
		status = check_keys(work);
	if (status == SC_STATUS_OK)
		status = check_document(work, reading, &fault);
	return status;
}

/* Who asks by an identity that a wildcard covers learns the wildcard (TS 29.328 6.1.2). */
static void tell_wildcard(const struct sc_sh_changing *work)
{
	const struct sc_public_identity *identity = work->user.public;

	if (identity == NULL || !sc_sh_is_wildcard(identity->type))
		return;
	work->answer->wildcard = identity->uri;
	work->answer->wildcard_type = identity->type;
}

static enum sc_status write_unit(struct sc_sh_changing *work, const struct sc_promise *promise)
{
	struct pending *pending = malloc(sizeof(*pending));
	struct sc_unit *unit = work->unit;
	enum sc_status status = SC_STATUS_OUT_OF_MEMORY;

	if (pending == NULL)
		return status;
	*pending = (struct pending){
		.service = work->service, .claims = work->claims, .promise = *promise
	};
	work->unit = NULL;
	status = sc_unit_write(unit, &(struct sc_promise){ .kept = settle, .owner = pending });
	if (status == SC_STATUS_OK)
		work->claims = NULL;
	else
		free(pending);
	return status;
}

enum sc_status sc_sh_update(struct sc_service *service, struct sc_arena *arena,
	const struct sc_sh_update *question, struct sc_sh_updated *answer,
	const struct sc_promise *promise)
{
	struct sc_sh_changing work = {
		.service = service, .arena = arena, .question = question, .answer = answer
	};
	enum sc_status status = SC_STATUS_OK;

	*answer = (struct sc_sh_updated){ .element = SC_SH_ELEMENT_NONE };
	status = check(&work);
	if (status != SC_STATUS_OK)
		return status;
	tell_wildcard(&work);
	work.unit = sc_unit_begin(service);
	status = work.unit == NULL ? SC_STATUS_OUT_OF_MEMORY : sc_sh_change_draft(&work);
	if (status == SC_STATUS_OK)
		status = write_unit(&work, promise);
	sc_unit_drop(work.unit);
	sc_sh_claims_release(service->claims, work.claims);
	return status;
}
