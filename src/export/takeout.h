/* What goes out on a stick: 回执, 要改的地方, the content, counts, health,
 * handed-in 群众反映. Only on request, into a new folder 村屏_村名_日期_时分,
 * synced to the last byte before anybody is told to pull the stick. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/error.h"

enum takeout_kind {
	TAKEOUT_RECEIPT = 1,
	TAKEOUT_FINDINGS = 2, /* needs a review */
	TAKEOUT_EXPORT = 4,
	TAKEOUT_STATS = 8,
	TAKEOUT_HEALTH = 16,
	TAKEOUT_FEEDBACK = 32,
	TAKEOUT_BACKUP = 64,
	TAKEOUT_TEMPLATE = 128, /* the blank workbook */
	TAKEOUT_SLIP = 256,     /* a household's new 查询码 */
};
unsigned takeout_kind(const char *name, size_t n); /* 0: no such kind */

struct takeout_options {
	const char *data, *stick;
	unsigned kinds;
	const char *review; /* a file of store/review.h; NULL */
	const char *slip;   /* its words; NULL */
	const char *by;     /* who asks for it; NULL: nobody said */
	const char *sticks; /* for 机器体检; NULL: MOUNTS_FOLDERS */
	bool clear;         /* 群众反映 that is safe on the stick is forgotten here */
	/* Writes 使用统计.csv into a folder: names of screens are known higher up. NULL: none. */
	bool (*stats)(const char *data, const char *folder, size_t *lines, struct error *err);
	struct datetime now;
	bool ticking; /* that is the machine's clock */
	int wait_ms;  /* for the stick to become writable, and read-only again */
	void (*say)(void *context, const char *words);
	void *context;
};

struct takeout_done {
	char name[256];    /* of the folder on the stick */
	char words[512];   /* the sentence for people */
	long files, wrote; /* wrote: 群众反映 */
	long cleared;
	bool still_open; /* the stick is not read-only again */
};

/* On failure what was written is removed again, as far as the stick lets us. */
bool takeout(const struct takeout_options *o, struct takeout_done *done, struct error *err);
