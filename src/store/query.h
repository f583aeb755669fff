/* What the query files share with store.c; not for other folders. Rows are
 * asked of the views of visible.h, and read with a shape (shape.h) where they
 * become structs. */
#pragma once

#include "store/shape.h"
#include "store/store.h"
#include "editions/visible.h"
#include "editions/objected.h"

struct store {
	struct db *db; /* NULL without content */
	struct edition_info edition;
	char *data;
	char *media; /* of a preview: where its new pictures lie; NULL else */
	char home[128], home_key[128], town[128];
	struct date today;
	struct codes *codes; /* opened when first asked for */
	struct newest {
		bool asked;
		struct date day;
	} newest[REG_COUNT][2]; /* of all, of the home village: queries/news.c, until the day is another */
};

/* Of the place that is bound as `n` (NULL: all of them), or of the whole township. */
#define IN_PLACE(n) "(" n " IS NULL OR t.place='' OR t.place=" n ")"
/* The place of row `t` is a village's; what is not is the town's. */
#define OF_VILLAGE "t.place IN (SELECT v.place FROM village v WHERE v.kind<>'乡镇')"

/* Prepared and bound; NULL (logged) when the edition is broken or there is none. */
struct stmt *store_ask(struct store *s, const char *sql, const char *const *bind);
/* The rows of a query as structs, see shape.h. */
size_t store_rows(
    struct store *s, struct arena *a, const struct shape *shape, const char *rest, const char *const *bind, void *out);
bool store_row(
    struct store *s, struct arena *a, const struct shape *shape, const char *rest, const char *const *bind, void *out);
/* The first column of the first row; `otherwise` when there is none or it is empty. */
long store_long(struct store *s, const char *sql, const char *const *bind, long otherwise);
/* "" when there is none. */
const char *store_first(struct store *s, struct arena *a, const char *sql, const char *const *bind);
/* The first column of every row. */
struct text_list store_texts(struct store *s, struct arena *a, const char *sql, const char *const *bind);
/* The same for periods: newest first, words last. */
struct text_list store_periods(struct store *s, struct arena *a, const char *sql, const char *const *bind);
