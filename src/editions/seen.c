/* seen: see seen.h. */
#include "editions/seen.h"

#include <string.h>

#include "base/str.h"
#include "editions/mask.h"

/* "" too when there is no such column. */
static const char *
of(const struct reg *r, const struct row *row, const char *column)
{
	return catalogue_field(r, column) >= 0 ? row_text(row, r, column) : "";
}

static bool
is(const struct reg *r, const struct row *row, const char *column, const char *value)
{
	return strcmp(of(r, row, column), value) == 0;
}

static const char *
day(struct arena *a, const char *iso, struct date today)
{
	char words[64];
	date_speak_text(iso, today, words, sizeof words);
	return arena_strdup(a, words);
}

/* Why it is not there; NULL: it is. */
static const char *
hidden(struct arena *a, const struct reg *r, const struct row *row, struct date today)
{
	const char *from = of(r, row, "show_from"), *to = of(r, row, "show_to");
	char now[16];
	date_format(today, now);
	if (is(r, row, "state", "撤下") || is(r, row, "state", "草稿") || is(r, row, "state", "复核中"))
		return arena_printf(a, "看不到（%s）", of(r, row, "state"));
	if (is(r, row, "target_kind", "户") && !is(r, row, "consent", "是"))
		return "看不到（本人没有同意公开）";
	if (today.year && *from && strcmp(from, now) > 0)
		return arena_printf(a, "%s起才看得到", day(a, from, today));
	if (today.year && *to && strcmp(to, now) < 0)
		return arena_printf(a, "看不到（公示到%s为止）", day(a, to, today));
	return NULL;
}

static bool
has_photo(const struct reg *r, const struct row *row, const char *column)
{
	bool has = false;
	for (size_t i = 0; i < row->photos; i++)
		has = has || row->photo[i].field == catalogue_field(r, column);
	return has;
}

static bool
claims(const struct reg *r, const struct row *row)
{
	const char *progress = of(r, row, "progress"), *status = of(r, row, "status");
	return is(r, row, "closed", "是") || strcmp(status, "已完成") == 0 || strstr(progress, "已改好") ||
	       strstr(progress, "已完成") || strstr(progress, "已整改") || (!*status && *of(r, row, "done_on"));
}

/* Done is what somebody looked at again; else the day by which it must be. "" when the register knows neither. */
static const char *
stands(struct arena *a, const struct reg *r, const struct row *row, struct date today)
{
	const char *done = of(r, row, "done_on"), *due = of(r, row, "due_on");
	struct date by;
	if (is(r, row, "board", "红榜") || catalogue_field(r, "verified_on") < 0)
		return "";
	bool looked = *done && *of(r, row, "verifier") && strcmp(of(r, row, "verified_on"), done) >= 0 &&
		      strcmp(of(r, row, "found_on"), done) <= 0 && has_photo(r, row, "photos_after");
	if (claims(r, row))
		return looked && !is(r, row, "closed", "否") ? "改好了，复查过" : "村里说改好了，等复查";
	if (!date_parse(due, &by))
		return "正在改";
	long left = today.year ? date_days(by) - date_days(today) : 1;
	return left < 0    ? arena_printf(a, "已经晚了 %ld 天", -left)
	       : left == 0 ? "限今天改好"
			   : arena_printf(a, "限%s前改好", day(a, due, today));
}

static const char *
join(struct arena *a, const char *x, const char *y)
{
	return *x && *y ? arena_printf(a, "%s；%s", x, y) : *x ? x : y;
}

const char *
seen_words(struct arena *a, const struct reg *r, const struct row *row, struct date today)
{
	if (!row)
		return "";
	const char *words = hidden(a, r, row, today);
	if (words)
		return words;
	words = stands(a, r, row, today);
	for (size_t f = 0; catalogue_field(r, "consent") >= 0 && f < r->count; f++)
		if (row->value[f] && r->fields[f].flags & FIELD_MASKED && !is(r, row, "consent", "是"))
			words = join(a, words, arena_printf(a, "名字写成“%s”", mask_name(a, row->value[f])));
	if (!*words && *of(r, row, "show_to"))
		return arena_printf(a, "看得到，到%s为止", day(a, of(r, row, "show_to"), today));
	return *words ? words : "看得到";
}
