/* A roll-out file: the settings and the staff of many screens, one text for
 * all of them. UTF-8 (a byte order mark is skipped), lines NAME=VALUE; # begins
 * a line of remarks. */
#pragma once

#include "base/arena.h"
#include "base/error.h"
#include "store/settings.h"

enum { ROLLOUT_LINES = 500 };

struct rollout_line {
	int number;                /* in the file, from 1 */
	const struct setting *set; /* NULL: 工作人员, or with name NULL 恢复码 */
	const char *value;         /* of the setting; the recovery code; the PIN */
	const char *name;
	bool manager;
};

struct rollout {
	const char *file; /* its last part */
	struct rollout_line *line;
	size_t count;
};

/* Reads and checks it all; an error names file and line. */
bool rollout_read(struct arena *a, const char *path, struct rollout *out, struct error *err);
/* Within the caller's transaction. Somebody who is there already gets the PIN of the file. */
bool rollout_apply(const struct rollout *r, struct state *state, const char *by, struct error *err);
