/* 机器体检: is this machine healthy? What `cunping doctor`, the self-test on
 * the screen and 机器体检.txt on a stick say, made once. */
#pragma once

#include <stdbool.h>

#include "base/date.h"
#include "editions/content.h"
#include "findings/finding.h"

struct health {
	struct findings findings;
	bool ill; /* there is content and none of it can be served */
};

struct health_options {
	const char *data;
	const char *sticks; /* folders below which sticks are mounted; NULL: MOUNTS_FOLDERS */
	struct datetime now;
	bool ticking; /* it is the machine's clock: nobody said it */
	bool clean;   /* also remove what a killed import left behind */
};

/* Reads every byte of the current edition and its photos: seconds. */
void health_check(const struct health_options *o, struct arena *a, struct health *out);
const char *health_mark(const struct finding *f); /* ✗ ! · */

/* health_sticks.c: how the sticks that are in now were mounted. */
void health_sticks(struct health *h, const char *folders);
struct mount;
void health_stick(struct health *h, const struct mount *m); /* one of them */

/* health_photos.c: the pictures and recordings of an edition whose content is `all`. */
void health_photos(struct health *h, const char *data, struct db *db, const struct content *all);
