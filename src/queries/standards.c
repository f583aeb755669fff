/* standards: see standards.h. */
#include "queries/standards.h"

#include "store/query.h"

SHAPE(item_shape, ranking_item, COLUMN_AS(ranking_item, name, "i.name"),
    COLUMN_AS(ranking_item, milli, "CAST(coalesce(avg(i.milli),0) AS INTEGER)"),
    COLUMN_AS(ranking_item, full,
	"coalesce((SELECT max(d.points) FROM standard d WHERE d.scheme=?1 AND d.item=i.name AND "
	"coalesce(d.kind,'')<>'等次'),0)"));

size_t
rankings_items(struct store *s, struct arena *a, enum register_id reg, long long rid, struct ranking_item **out)
{
	const struct reg *r = catalogue_register(reg);
	return store_rows(s, a, &item_shape,
	    "FROM item i WHERE i.register=?2 AND i.rid=?3 AND i.milli IS NOT NULL GROUP BY i.seq ORDER BY i.seq",
	    BIND(r->scheme, r->table, INTEGER(rid)), out);
}

size_t
rankings_mean_items(struct store *s, struct arena *a, enum register_id reg, const char *period, const char *place,
    struct ranking_item **out)
{
	const struct reg *r = catalogue_register(reg);
	return store_rows(s, a, &item_shape,
	    arena_printf(a,
		"FROM item i JOIN visible_%s t ON i.rid=t.rid WHERE i.register='%s' AND t.period=?2 AND t.place=?3 "
		"GROUP BY i.name ORDER BY min(i.seq)",
		r->table, r->table),
	    BIND(r->scheme, period, place), out);
}

struct text_list
rankings_flag_periods(struct store *s, struct arena *a)
{
	return store_periods(s, a, "SELECT DISTINCT period FROM visible_flag WHERE kind<>'约谈'", NULL);
}

SHAPE(flag_shape, flag_row,
    COLUMNS(flag_row, rid, reward, village, kind, reason, note, result, given_on, lifted_on, sample),
    COLUMN_AS(flag_row, lifted, "t.lifted_on<=(SELECT late FROM today)"));

size_t
rankings_flags(struct store *s, struct arena *a, const char *period, struct flag_row **out)
{
	return store_rows(s, a, &flag_shape, "FROM visible_flag t WHERE kind<>'约谈' AND period=?1 ORDER BY kind, rid",
	    BIND(period), out);
}

SHAPE(standard_shape, standard_row, COLUMNS(standard_row, scheme, kind, item, standard, deduction, veto, sample),
    COLUMN_AS(standard_row, milli, "coalesce(t.points,0)"));

size_t
rankings_standard(struct store *s, struct arena *a, const char *scheme, struct standard_row **out)
{
	return store_rows(s, a, &standard_shape, "FROM visible_standard t WHERE (?1 IS NULL OR scheme=?1) ORDER BY rid",
	    BIND(scheme), out);
}
