/* texts: see texts.h. */
#include "queries/texts.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "store/query.h"
#include "store/settings.h"

/* 1 → 「第一条」 up to 99; what is already words stays. */
static const char *
article_name(struct arena *a, const char *number)
{
	static const char *const digit[] = { "", "一", "二", "三", "四", "五", "六", "七", "八", "九" };
	char *end;
	long n = strtol(number, &end, 10);
	if (*end || end == number || n < 1 || n > 99)
		return str_starts(number, "第") ? arena_strdup(a, number) : arena_printf(a, "第%s条", number);
	const char *tens = n >= 20 ? digit[n / 10] : "";
	return arena_printf(a, "第%s%s%s条", tens, n >= 10 ? "十" : "", digit[n % 10]);
}

#define NEWEST_VERSION                                                                                                 \
	"coalesce(t.version,'')=(SELECT coalesce(r.version,'') FROM rule r WHERE r.place=t.place ORDER BY "            \
	"coalesce(r.adopted_on,'') DESC, r.version DESC LIMIT 1)"

SHAPE(rule_shape, rule_text, COLUMNS(rule_text, village, place, version),
    COLUMN_AS(rule_text, adopted_by, "max(t.adopted_by)"), COLUMN_AS(rule_text, adopted_on, "max(t.adopted_on)"),
    COLUMN_AS(rule_text, articles, "count(*)"), COLUMN_AS(rule_text, sample, "max(t.sample)"));

size_t
rules_villages(struct store *s, struct arena *a, struct rule_text **out)
{
	return store_rows(s, a, &rule_shape,
	    "FROM visible_rule t WHERE " NEWEST_VERSION " GROUP BY place ORDER BY place<>?1, min(ord)",
	    BIND(store_home_key(s)), out);
}

SHAPE(article_shape, rule_article, COLUMN_AS(rule_article, number, "t.article"),
    COLUMNS(rule_article, rid, chapter, body, topic));

size_t
rules_articles(struct store *s, struct arena *a, const char *place, const char *version, struct rule_article **out)
{
	size_t n = store_rows(s, a, &article_shape,
	    "FROM visible_rule t WHERE place=?1 AND coalesce(version,'')=?2 ORDER BY ord", BIND(place, version), out);
	for (size_t i = 0; i < n; i++)
		(*out)[i].number = article_name(a, (*out)[i].number);
	return n;
}

/* One without an end runs as long as this machine's notices do; when that is over it stays, as any other. */
static long
days_left(struct notice *n, long days, long today)
{
	struct date first = n->show_from.year ? n->show_from : n->issued_on;
	struct date end = n->show_to.year || !first.year ? n->show_to : date_from_days(date_days(first) + days - 1);
	long left = date_days(end) - today;
	if (!end.year || today < 0 || left < 0)
		return -1;
	n->show_to = end;
	return left;
}

SHAPE(notice_shape, notice,
    COLUMNS(notice, rid, place, title, kind, issuer, doc_no, body, contact, phone, issued_on, show_from, show_to,
	sample, urgent),
    PHOTOS(notice, photos, "notice", "photos"));

size_t
notices_all(struct store *s, struct arena *a, struct notice **out)
{
	size_t n = store_rows(s, a, &notice_shape,
	    "FROM visible_notice t WHERE (?1='' OR place='' OR place=?1) ORDER BY place<>'', issued_on DESC, ord",
	    BIND(store_home_key(s)), out);
	long days = (long)settings_number(s->data, "notice_days"), now = date_days(store_today(s));
	bool known = store_today_known(s);
	for (size_t i = 0; i < n; i++) {
		struct notice *o = &(*out)[i];
		o->days_left = strcmp(o->kind, "公示") == 0 ? days_left(o, days, known ? now : -1) : -1;
		o->fresh = known && o->issued_on.year && now - date_days(o->issued_on) <= 7;
		o->urgent = o->urgent && (o->show_to.year || o->fresh);
	}
	return n;
}

const char *
texts_clip(struct store *s, struct arena *a, const char *word)
{
	const struct reg *r = catalogue_find("clip");
	long rid = store_long(s, "SELECT rid FROM visible_clip WHERE word=?1", BIND(word), 0);
	struct store_photos found = { 0 };
	if (rid)
		found = store_row_photos(s, a, r->id, rid, "recording");
	return found.count ? found.photo[0].picture : NULL;
}

SHAPE(village_shape, village, COLUMN_AS(village, name, "t.village"), COLUMNS(village, place, kind, sample));

size_t
villages_all(struct store *s, struct arena *a, struct village **out)
{
	return store_rows(s, a, &village_shape, "FROM visible_village t WHERE kind<>'乡镇' ORDER BY ord", NULL, out);
}
