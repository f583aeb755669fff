/* look: see look.h. */
#include "update/look.h"

#include <stdio.h>
#include <string.h>

enum { OLD_DAYS = 60 };
static const char split[] = " · ";

bool
look_photos(struct look_photos *l, const struct desk *d, struct arena *a)
{
	const struct desk_work *work = desk_work(d);
	bool had = l->count > 0;
	if (work->review && l->number == work->number)
		return false;
	*l = (struct look_photos){ 0 };
	if (!work->review)
		return had;
	l->count = review_photos(work->review, a, &l->photo);
	l->number = work->number;
	return true;
}

const struct review_photo *
look_find(const struct look_photos *l, long index)
{
	for (size_t i = 0; i < l->count; i++)
		if (l->photo[i].index == index)
			return &l->photo[i];
	return NULL;
}

bool
look_passes(const struct desk *d, const struct review_photo *p, enum look_filter filter)
{
	bool fresh = filter == LOOK_FRESH || filter == LOOK_FRESH_UNSEEN;
	bool unseen = filter == LOOK_UNSEEN || filter == LOOK_FRESH_UNSEEN;
	return (!fresh || p->fresh) && (!unseen || !desk_seen(d, p->index));
}

long
look_count(const struct look_photos *l, const struct desk *d, enum look_filter filter)
{
	long n = 0;
	for (size_t i = 0; i < l->count; i++)
		n += look_passes(d, &l->photo[i], filter);
	return n;
}

bool
look_edited(const struct look_photos *l)
{
	for (size_t i = 0; i < l->count; i++)
		if (l->photo[i].masked || l->photo[i].omitted)
			return true;
	return false;
}

const char *
look_taken(struct host *h, struct ui *ui, const struct review_photo *p, bool *odd)
{
	char iso[11] = "", day[64];
	struct date d;
	snprintf(iso, sizeof iso, "%.10s", p->taken ? p->taken : "");
	*odd = true;
	if (!date_parse(iso, &d))
		return "没有拍摄日期";
	date_speak(d, h->now.date, day, sizeof day);
	long ago = date_days(h->now.date) - date_days(d);
	if (store_today_known(h->store) && ago < -1)
		return ui_printf(ui, "%s拍，日期不对", day);
	if (store_today_known(h->store) && ago >= 2 * 365)
		return ui_printf(ui, "%s拍，过了 %ld 年", day, ago / 365);
	if (store_today_known(h->store) && ago > OLD_DAYS)
		return ui_printf(ui, "%s拍，过了 %ld 天", day, ago);
	*odd = false;
	return ui_printf(ui, "%s拍", day);
}

const char *
look_who(struct ui *ui, const struct review_photo *p)
{
	const char *used = p->used_by ? p->used_by : "", *at = strstr(used, split);
	if (!used[0])
		return "没有哪一行用它";
	return ui_printf(ui, "%s", at ? at + strlen(split) : used);
}

const char *
look_register(struct ui *ui, const struct review_photo *p)
{
	const char *used = p->used_by ? p->used_by : "", *at = strstr(used, split);
	const char *name = at ? ui_printf(ui, "%.*s", (int)(at - used), used) : "";
	if (p->uses > 1)
		return ui_printf(ui, "%s%s共 %ld 处用它", name, name[0] ? "等" : "", p->uses);
	return name;
}
