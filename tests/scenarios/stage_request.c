/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Who controls the session in a step, and who asks for what about media on other devices?
 */
#include "stage.h"

/* The device of that name in a column that may be empty; false: there is no such device. */
static bool read_device(
	const struct stage *stage, const struct rows *row, const char *column, uint32_t *device)
{
	const char *name = rows_text(row, column);

	*device = stage_device(stage, sc_text_of(name));
	return *device != 0 || *name == '\0' ||
	       stage_complain(stage, "there is no such device:", name);
}

static bool read_collaboration(struct stage *stage)
{
	struct stage_collaboration *collaboration = &stage->collaboration;
	struct rows row;
	uint32_t device;
	bool good = true;

	if (!rows_select(&row, stage->story->rows, "SELECT * FROM collaboration WHERE step = ?1",
		    stage->step))
		return false;
	if (rows_next(&row)) {
		collaboration->controller = stage_keep(stage, &row, "controller");
		collaboration->elsewhere = rows_number(&row, "elsewhere") != 0;
		good = read_device(stage, &row, "controller", &device);
	}
	rows_close(&row);
	return good;
}

static bool read_declined(struct stage *stage)
{
	struct stage_collaboration *collaboration = &stage->collaboration;
	struct rows row;
	uint32_t device;
	bool good = true;

	if (!rows_select(&row, stage->story->rows, "SELECT device FROM declined WHERE step = ?1",
		    stage->step))
		return false;
	while (good && rows_next(&row)) {
		good = collaboration->declined_count < SC_DEVICE_LIMIT &&
		       read_device(stage, &row, "device", &device);
		if (good)
			collaboration->declined[collaboration->declined_count++] =
				stage_keep(stage, &row, "device");
	}
	rows_close(&row);
	return good;
}

static bool read_request_row(struct stage *stage, const struct rows *row)
{
	struct sc_iut_request *request = &stage->request;

	*request = (struct sc_iut_request){
		.requester = stage_keep(stage, row, "requester"),
		.requester_instance = stage_keep(stage, row, "instance"),
		.same_subscription = rows_number(row, "same_subscription") != 0,
		.same_operator = rows_number(row, "same_operator") != 0,
		.confirmed = rows_number(row, "confirmed") != 0,
	};
	sc_iut_operation_from_name(sc_text_of(rows_text(row, "operation")), &request->operation);
	stage->question.request = request;
	return read_device(stage, row, "device", &request->requester_device) &&
	       read_device(stage, row, "target", &request->target_device);
}

static bool read_request(struct stage *stage)
{
	struct rows row;
	bool good = true;

	if (!rows_select(
		    &row, stage->story->rows, "SELECT * FROM request WHERE step = ?1", stage->step))
		return false;
	if (rows_next(&row))
		good = read_request_row(stage, &row);
	rows_close(&row);
	return good;
}

/* Which of the components are concerned. */
static bool read_concerned(struct stage *stage)
{
	struct rows row;
	bool good = true;

	if (!rows_select(&row, stage->story->rows,
		    "SELECT number FROM request_component WHERE step = ?1", stage->step))
		return false;
	while (good && rows_next(&row)) {
		uint32_t index = 0;

		while (index < stage->part_count &&
			stage->parts[index].fact.number != rows_number(&row, "number"))
			index++;
		good = index < stage->part_count ||
		       stage_complain(stage, "is not in the session:", rows_text(&row, "number"));
		stage->request.components |= UINT32_C(1) << index;
	}
	rows_close(&row);
	return good;
}

bool stage_read_collaboration(struct stage *stage)
{
	const struct stage_collaboration *collaboration = &stage->collaboration;
	struct sc_collaboration *asked = &stage->question.collaboration;

	if (!read_collaboration(stage) || !read_declined(stage) || !read_request(stage) ||
		!read_concerned(stage))
		return false;
	asked->controller = stage_device(stage, collaboration->controller);
	asked->elsewhere = collaboration->elsewhere;
	for (uint32_t i = 0; i < collaboration->declined_count; i++) {
		uint32_t device = stage_device(stage, collaboration->declined[i]);

		if (device != 0)
			asked->declined |= UINT32_C(1) << (device - 1);
	}
	return true;
}
