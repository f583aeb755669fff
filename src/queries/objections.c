/* objections: see objections.h. */
#include "queries/objections.h"

#include "store/query.h"

/* Whom it is about stands there only where it is a place. */
#define TARGET                                                                                                         \
	"CASE WHEN instr(t.about,'红榜') OR instr(t.about,'黑榜') OR EXISTS(SELECT 1 FROM village v WHERE "        \
	"v.village=t.target) THEN t.target END"

SHAPE(answer_shape, objection_answer, COLUMNS(objection_answer, about, result, reply, received_on, replied_on, sample),
    COLUMN_AS(objection_answer, target, TARGET));

size_t
objections_answered(struct store *s, struct arena *a, struct objection_answer **out)
{
	return store_rows(s, a, &answer_shape,
	    "FROM visible_objection t WHERE result IS NOT NULL OR replied_on IS NOT NULL ORDER BY "
	    "coalesce(replied_on,received_on) DESC, ord",
	    NULL, out);
}

long
objections_open(struct store *s)
{
	return store_long(s, "SELECT count(*) FROM objection o WHERE " OBJECTION_OPEN("o"), NULL, 0);
}

struct oldest {
	struct date day;
};
SHAPE(oldest_shape, oldest, COLUMN_AS(oldest, day, "min(o.received_on)"));

struct date
objections_oldest(struct store *s, struct arena *a)
{
	struct oldest oldest = { 0 };
	store_row(s, a, &oldest_shape, "FROM objection o WHERE " OBJECTION_OPEN("o"), NULL, &oldest);
	return oldest.day;
}
