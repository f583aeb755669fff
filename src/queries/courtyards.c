/* courtyards: see courtyards.h. */
#include "queries/courtyards.h"

#include <string.h>

#include "base/str.h"
#include "store/query.h"

/* The door of a masked name would undo the mask. */
SHAPE(yard_shape, courtyard, COLUMNS(courtyard, rid, village, place, batch, deed, judged_on, sample),
    NAME(courtyard, name, "t.head", "t.consent"), COLUMN_AS(courtyard, milli, "t.total"),
    COLUMN_AS(courtyard, where, "coalesce(t.grp,'')||iif(t.consent='是' AND t.door<>'',t.door||'号','')"),
    PHOTOS(courtyard, photos, "courtyard", "photos"));

size_t
courtyards_of(struct store *s, struct arena *a, const char *place, struct courtyard **out)
{
	return store_rows(s, a, &yard_shape, "FROM visible_courtyard t WHERE (?1 IS NULL OR place=?1) ORDER BY ord",
	    BIND(place), out);
}

#define HAS_BEFORE                                                                                                     \
	"EXISTS(SELECT 1 FROM photo p WHERE p.register='courtyard' AND p.rid=t.rid AND p.field='photos_before' AND "   \
	"p.picture IS NOT NULL)"
SHAPE(listed_shape, courtyard, COLUMNS(courtyard, rid, village, place, batch, deed, judged_on, sample),
    NAME(courtyard, name, "t.head", "t.consent"), COLUMN_AS(courtyard, milli, "t.total"),
    COLUMN_AS(courtyard, where, "coalesce(t.grp,'')||iif(t.door<>'',t.door||'号','')"),
    COLUMN_AS(courtyard, has_before, HAS_BEFORE));

size_t
courtyards_listed(struct store *s, struct arena *a, const char *batch, struct courtyard **out)
{
	return store_rows(s, a, &listed_shape,
	    "FROM visible_courtyard t WHERE consent='是' AND (?1 IS NULL OR coalesce(batch,'')=?1) ORDER BY "
	    "coalesce(total,-1) DESC, ord",
	    BIND(batch), out);
}

struct text_list
courtyards_batches(struct store *s, struct arena *a)
{
	return store_texts(s, a,
	    "SELECT coalesce(batch,'') FROM visible_courtyard GROUP BY 1 ORDER BY max(coalesce(judged_on,'')) DESC, "
	    "min(ord) DESC",
	    NULL);
}

long
courtyards_unlisted(struct store *s, const char *batch, const char *place, bool refused)
{
	return store_long(s,
	    "SELECT count(*) FROM visible_courtyard WHERE coalesce(batch,'')=?1 AND (?2 IS NULL OR place=?2) AND "
	    "iif(?3='1',coalesce(consent,'')='否',coalesce(consent,'')<>'是')",
	    BIND(batch, place, refused ? "1" : "0"), 0);
}

void
courtyards_photos(struct store *s, struct arena *a, struct courtyard *c)
{
	if (c->photos_asked)
		return;
	c->photos_asked = true;
	c->photos = store_row_photos(s, a, REG_COURTYARD, c->rid, "photos");
	c->before = store_row_photos(s, a, REG_COURTYARD, c->rid, "photos_before");
}

static size_t
beauties_as_written(struct store *s, struct arena *a, struct standard_row **out)
{
	struct standard_row *all;
	size_t kept = 0, n = rankings_standard(s, a, "最美庭院", &all);
	*out = arena_array(a, COURTYARDS_BEAUTIES, sizeof **out);
	for (size_t i = 0; i < n && kept < COURTYARDS_BEAUTIES; i++)
		if (strcmp(all[i].kind, "等次") != 0)
			(*out)[kept++] = all[i];
	return kept;
}

static const char *
beauty_name(struct store *s, struct arena *a, size_t i, const char *written)
{
	static const char *const names[] = { "beauty_1", "beauty_2", "beauty_3", "beauty_4", "beauty_5" };
	return i < sizeof names / sizeof *names ? store_setting(s, a, names[i], written) : written;
}

size_t
courtyards_beauties(struct store *s, struct arena *a, struct standard_row **out)
{
	size_t n = beauties_as_written(s, a, out);
	for (size_t i = 0; i < n; i++)
		(*out)[i].item = beauty_name(s, a, i, (*out)[i].item);
	return n;
}

static void
name_items(struct store *s, struct arena *a, struct courtyard *c)
{
	struct standard_row *row;
	size_t n = c->items ? beauties_as_written(s, a, &row) : 0;
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < c->items; k++)
			if (strcmp(c->item[k].name, row[i].item) == 0) {
				c->item[k].name = beauty_name(s, a, i, c->item[k].name);
				break;
			}
}

bool
courtyards_find(struct store *s, struct arena *a, long long rid, struct courtyard *out)
{
	if (!store_row(s, a, &yard_shape, "FROM visible_courtyard t WHERE rid=?1", BIND(INTEGER(rid)), out))
		return false;
	out->before = store_row_photos(s, a, REG_COURTYARD, rid, "photos_before");
	out->items = rankings_items(s, a, REG_COURTYARD, rid, &out->item);
	name_items(s, a, out);
	return true;
}

struct text_list
courtyards_villages(struct store *s, struct arena *a)
{
	return store_texts(s, a, "SELECT village FROM visible_courtyard GROUP BY place ORDER BY min(ord)", NULL);
}

long
courtyards_declared(struct store *s)
{
	return store_long(s, "SELECT max(declared) FROM visible_courtyard", NULL, 0);
}

#define HONOUR_UNTIL                                                                                                   \
	"(SELECT d FROM (SELECT coalesce(substr(t.span,12),t.show_to) d), today WHERE today.day<>'' AND d>=today.day)"

SHAPE(honour_shape, honour, COLUMNS(honour, rid, honour, village, deed, judged_by, period, sample),
    NAME(honour, name, "t.name", "t.consent"), COLUMN_AS(honour, where, "t.grp"),
    COLUMN_AS(honour, until, HONOUR_UNTIL), PHOTOS(honour, photos, "honour", "photos"));

size_t
honours_all(struct store *s, struct arena *a, struct honour **out)
{
	return store_rows(s, a, &honour_shape, "FROM visible_honour t ORDER BY ord", NULL, out);
}
