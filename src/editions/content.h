/* The whole content of an edition as rows: what an import compares, merges
 * and writes. A few megabytes for a township; lives in one arena. */
#pragma once

#include "base/arena.h"
#include "editions/db.h"
#include "catalogue/row.h"

struct content {
	struct row_list reg[REG_COUNT]; /* in the order of the sheets */
	const char *changed[REG_COUNT]; /* the day of a register's last change, ISO; NULL */
	/* One a row of 农户花名册: the first letters its name is found by, split by
	 * spaces. NULL: none were made. Not read back by content_load(). */
	const char **initials;
};

/* Reads every register; rows have key and scope, but no file, sheet or line. */
bool content_load(struct db *db, struct arena *a, struct content *out, struct error *err);
/* What is written of the township by its own name (as `known` or `content` calls it) is the whole township's: it is
 * written 全镇, 全乡 or 全街道, and bound anew. */
void content_name_whole(struct content *content, struct arena *a, const struct content *known);
/* Fills an empty edition and makes its indexes, in one transaction, in order. */
bool content_write(struct db *db, const struct content *content, struct error *err);
/* Writes or replaces one line of `meta`. */
bool content_meta_set(struct db *db, const char *k, const char *v, struct error *err);
/* "" when there is no such line. In the arena. */
const char *content_meta(struct db *db, struct arena *a, const char *k);
/* A column of the row stepped to as canonical text; NULL when empty. */
const char *content_value(struct stmt *s, int column, enum field_type type, struct arena *a);
/* Does any row say 示例=是? */
bool content_has_samples(const struct content *content);
