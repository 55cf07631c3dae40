/* SPDX-License-Identifier: BSD-2-Clause */
#include "af_story.h"

#include <stdlib.h>

#include "suite.h"

struct af_rig *rig;

const struct af_rig_call of_ann = {
	.session = "of ann", .host = "pcscf.example.net", .user = ANN, .actions = AF_RIG_ALL
};

void begin(void)
{
	rig = af_rig_open();
	if (rig == NULL)
		exit(EXIT_FAILURE);
}

void begin_with(const char *change)
{
	begin();
	CU_ASSERT_TRUE_FATAL(af_rig_call(rig, &of_ann));
	CU_ASSERT_TRUE_FATAL(af_rig_import(rig, change));
	CU_ASSERT_EQUAL_FATAL(rig->sent_count, 1);
}

void end(void)
{
	af_rig_pass(rig, 2 * GUARD);
	af_rig_close(rig);
}

bool is_live(const char *session)
{
	return af_rig_session(rig, session) != NULL;
}

bool lasts(const char *session)
{
	bool live = is_live(session);

	af_rig_restart(rig);
	CU_ASSERT_EQUAL(is_live(session), live);
	return live;
}
