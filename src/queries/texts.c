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

size_t
rules_villages(struct store *s, struct arena *a, struct rule_text **out)
{
	size_t n = 0, capacity = 0;
	*out = NULL;
	struct stmt *st = store_query(s,
	    "SELECT village, place, coalesce(version,''), max(adopted_by), max(adopted_on), max(filed_on), count(*), "
	    "max(sample) FROM rule t WHERE " VISIBLE("t") " AND coalesce(version,'')=(SELECT coalesce(r.version,'') "
							  "FROM rule r WHERE r.place=t.place ORDER BY "
							  "coalesce(r.adopted_on,'') DESC, r.version DESC LIMIT 1) "
							  "GROUP BY place ORDER BY place<>?2, min(ord)");
	if (!st)
		return 0;
	db_bind_text(st, 2, store_home_key(s));
	while (db_step(st)) {
		*out = arena_grow(a, *out, n, &capacity, n + 1, sizeof **out);
		(*out)[n++] = (struct rule_text){ store_text(st, a, 0), store_text(st, a, 1), store_text(st, a, 2),
			store_text(st, a, 3), store_date(st, 4), store_date(st, 5), (long)db_int(st, 6),
			store_yes(st, 7) };
	}
	db_finish(st, NULL);
	return n;
}

size_t
rules_articles(struct store *s, struct arena *a, const char *place, const char *version, struct rule_article **out)
{
	size_t n = 0, capacity = 0;
	*out = NULL;
	struct stmt *st = store_query(s, "SELECT article, chapter, body, topic FROM rule t WHERE " VISIBLE(
					     "t") " AND place=?2 AND coalesce(version,'')=?3 ORDER BY ord");
	if (!st)
		return 0;
	db_bind_text(st, 2, place);
	db_bind_text(st, 3, version);
	while (db_step(st)) {
		*out = arena_grow(a, *out, n, &capacity, n + 1, sizeof **out);
		(*out)[n++] = (struct rule_article){ article_name(a, db_text(st, 0)), store_text(st, a, 1),
			store_text(st, a, 2), store_text(st, a, 3) };
	}
	db_finish(st, NULL);
	return n;
}

/* One without an end runs as long as this machine's notices do; when that is over it stays, as any other. */
static long
days_left(struct notice *n, struct date from, long days, long today)
{
	struct date first = from.year ? from : n->issued_on;
	struct date end = n->show_to.year || !first.year ? n->show_to : date_from_days(date_days(first) + days - 1);
	long left = date_days(end) - today;
	if (!end.year || today < 0 || left < 0)
		return -1;
	n->show_to = end;
	return left;
}

static struct notice
notice_row(struct store *s, struct arena *a, struct stmt *st, long days)
{
	struct notice n = {
		.rid = db_int(st, 0),
		.title = store_text(st, a, 1),
		.kind = store_text(st, a, 2),
		.issuer = store_text(st, a, 3),
		.doc_no = store_text(st, a, 4),
		.body = store_text(st, a, 5),
		.contact = store_text(st, a, 6),
		.phone = store_text(st, a, 7),
		.issued_on = store_date(st, 8),
		.show_to = store_date(st, 9),
		.days_left = -1,
		.sample = store_yes(st, 10),
	};
	long now = date_days(store_today(s));
	if (strcmp(n.kind, "公示") == 0)
		n.days_left = days_left(&n, store_date(st, 11), days, store_today_known(s) ? now : -1);
	if (store_today_known(s) && n.issued_on.year)
		n.fresh = now - date_days(n.issued_on) <= 7;
	n.photos = store_row_photos(s, a, REG_NOTICE, n.rid, "photos");
	return n;
}

size_t
notices_all(struct store *s, struct arena *a, struct notice **out)
{
	size_t n = 0, capacity = 0;
	long days = (long)settings_number(s->data, "notice_days");
	*out = NULL;
	struct stmt *st = store_query(s,
	    "SELECT rid, title, kind, issuer, doc_no, body, contact, phone, issued_on, show_to, sample, "
	    "show_from FROM notice "
	    "t WHERE " VISIBLE("t") " AND NOT " OBJECTED_NOTICE("t") " AND (?2='' OR place='' OR place=?2) "
								     "ORDER BY issued_on DESC, ord");
	if (!st)
		return 0;
	db_bind_text(st, 2, store_home_key(s));
	while (db_step(st)) {
		*out = arena_grow(a, *out, n, &capacity, n + 1, sizeof **out);
		(*out)[n++] = notice_row(s, a, st, days);
	}
	db_finish(st, NULL);
	return n;
}

size_t
villages_all(struct store *s, struct arena *a, struct village **out)
{
	size_t n = 0, capacity = 0;
	*out = NULL;
	struct stmt *st = store_query(s,
	    "SELECT village, place, kind, sample FROM village t WHERE " VISIBLE("t") " AND kind<>'乡镇' ORDER BY ord");
	if (!st)
		return 0;
	while (db_step(st)) {
		*out = arena_grow(a, *out, n, &capacity, n + 1, sizeof **out);
		(*out)[n++] = (struct village){ store_text(st, a, 0), store_text(st, a, 1), store_text(st, a, 2),
			store_yes(st, 3) };
	}
	db_finish(st, NULL);
	return n;
}

const char *
villages_note(struct store *s, struct arena *a)
{
	struct stmt *st = store_query(s, "SELECT note FROM village t WHERE kind='乡镇' AND " VISIBLE("t"));
	if (!st)
		return "";
	const char *note = db_step(st) ? store_text(st, a, 0) : "";
	db_finish(st, NULL);
	return note;
}
