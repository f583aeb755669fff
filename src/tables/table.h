/* From a sheet to the rows of a register: which register it is, where its
 * header stands, what its columns and rows mean, and what is wrong with them.
 *
 * Checking goes through every cell; one bad cell leaves its row out of `rows`
 * or marks it, and counts it. Keys, doubles and photos are the caller's (row_bind). */
#pragma once

#include "base/date.h"
#include "findings/finding.h"
#include "sheets/grid.h"
#include "catalogue/row.h"

struct table_context {       /* one an import; the caller fills it */
	struct arena *arena; /* owns rows and texts; grids must outlive them */
	struct findings *findings;
	const char *home_village; /* the setting 本村; NULL */
	struct date today;
	const char *const *places; /* villages known so far */
	size_t place_count;
	/* Names of the items of a scheme (家庭卫生), perhaps with their full mark:
	 * 「庭院」 or 「庭院(25)」. NULL, or may return NULL. */
	const char *const *(*items)(void *data, const char *scheme, size_t *count);
	void *data;
	size_t bad_rows; /* counted up by table_read() */
	bool keep_wrong; /* they stand among the others, marked */
	/* Whoever reads a million rows takes them from time to time: what is in `list` and was made in `own` since is
	 * then the caller's, who may empty both. NULL: all rows stay, in `arena`. */
	void (*take)(void *data, const struct reg *r, struct row_list *list);
	struct arena *own;
};

/* Which register a sheet belongs to, without a word. Hidden sheets: none. */
bool table_recognise(struct table_context *c, const struct grid *g, enum register_id *which);

/* Appends the good rows of a sheet to `rows`. False when the sheet was not
 * read: not recognised or hidden (an info says so), or refused (an error).
 * `which` is set whenever the sheet was recognised. Places are named by the
 * grid's file and sheet; row.line as the sheet program numbers it. */
bool table_read(struct table_context *c, const struct grid *g, enum register_id *which, struct row_list *rows);
