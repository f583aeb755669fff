/* efforts: see efforts.h. */
#include "queries/efforts.h"

#include <string.h>

#include "base/str.h"
#include "store/query.h"

SHAPE(event_shape, event, COLUMNS(event, rid, kind, title, venue, village, organiser, content, done, held_on, sample),
    QUANTITY(event, people, "t.people", "'人次'"), QUANTITY(event, vehicles, "t.vehicles", "'车次'"),
    PHOTOS(event, photos, "event", "photos"));

size_t
efforts_events(struct store *s, struct arena *a, const char *place, struct event **out)
{
	return store_rows(s, a, &event_shape,
	    "FROM visible_event t WHERE " IN_PLACE("?1") " ORDER BY place<>'', held_on DESC, ord", BIND(place), out);
}

SHAPE(bin_shape, bin_count, COLUMNS(bin_count, spec, village), QUANTITY(bin_count, amount, "sum(t.amount)", "'个'"),
    COLUMN_AS(bin_count, sample, "max(t.sample)"));

size_t
efforts_bins(struct store *s, struct arena *a, const char *place, struct bin_count **out)
{
	return store_rows(s, a, &bin_shape,
	    "FROM visible_bin t WHERE " IN_PLACE("?1") " GROUP BY place, spec ORDER BY place<>'', min(ord)",
	    BIND(place), out);
}

#define READABLE                                                                                                       \
	"coalesce(status,'原文')<>'待提供' AND (body IS NOT NULL OR coalesce(status,'') IN ('原文','乡镇提供'))"

size_t
efforts_frameworks(struct store *s, struct arena *a, const char ***out)
{
	struct text_list names = store_texts(s, a,
	    "SELECT framework FROM visible_framework WHERE " READABLE
	    " GROUP BY framework ORDER BY framework<>'4321', min(ord)",
	    NULL);
	*out = names.text;
	return names.count;
}

SHAPE(item_shape, framework_item, COLUMNS(framework_item, part, title, body, sample),
    PHOTOS(framework_item, photos, "framework", "photos"), COLUMN_AS(framework_item, number, "coalesce(t.number,0)"));

size_t
efforts_items(struct store *s, struct arena *a, const char *framework, struct framework_item **out)
{
	return store_rows(s, a, &item_shape,
	    "FROM visible_framework t WHERE framework=?1 AND " READABLE " ORDER BY ord", BIND(framework), out);
}

#define IN_FORCE "coalesce(t.valid_to,'9999')>=(SELECT early FROM today)"

SHAPE(pact_shape, pact_count, COLUMNS(pact_count, village, kind), COLUMN_AS(pact_count, count, "sum(" IN_FORCE ")"),
    COLUMN_AS(pact_count, ended, "sum(NOT " IN_FORCE ")"), COLUMN_AS(pact_count, sample, "max(t.sample)"));

size_t
efforts_pacts(struct store *s, struct arena *a, const char *place, struct pact_count **out)
{
	return store_rows(s, a, &pact_shape,
	    "FROM visible_pact t WHERE " IN_PLACE("?1") " GROUP BY kind, t.place ORDER BY kind DESC, sum(" IN_FORCE
							") DESC, min(ord)",
	    BIND(place), out);
}

const char *
efforts_pact_word(struct store *s, struct arena *a)
{
	const char *word = store_setting(s, a, "bundle_word", "");
	struct pact_count *count;
	bool six = false, three = false;
	if (word[0])
		return word;
	size_t n = efforts_pacts(s, a, NULL, &count);
	for (size_t i = 0; i < n; i++) {
		six = six || strcmp(count[i].kind, "门前六包") == 0;
		three = three || strcmp(count[i].kind, "门前三包") == 0;
	}
	return six && !three ? "六包" : "三包";
}
