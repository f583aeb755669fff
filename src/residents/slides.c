/* slides: see slides.h. */
#include "residents/slides.h"

#include <string.h>

#include "base/str.h"
#include "queries/boards.h"
#include "queries/courtyards.h"
#include "queries/highlights.h"
#include "queries/texts.h"
#include "residents/home.h"
#include "screens/all.h"
#include "screens/frame.h"

struct pile {
	struct arena *arena;
	struct slide *slide;
	size_t count, capacity;
};

static void
put(struct pile *p, struct slide s)
{
	p->slide = arena_grow(p->arena, p->slide, p->count, &p->capacity, p->count + 1, sizeof s);
	p->slide[p->count++] = s;
}

/* A title with one of these stays off the slides. */
static bool
is_delicate(const char *title)
{
	static const char *const words[] = { "黑榜", "黄牌", "约谈", "停职", "处分", "处理决定", "异议", "申诉", "投诉",
		"举报", "低保", "补贴", "补助", "救助", "奖励", "奖补", "发放", "工资", "罚", "儿童", "学生", "留守" };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strstr(title, words[i]))
			return true;
	return false;
}

/* 「全镇 · 截至11月9日」, of what a screen shows. */
static const char *
as_of(struct pile *p, struct host *h, const struct screen_class *c)
{
	char day[64];
	date_speak(frame_as_of(h, c, NULL, SCOPE_WHOLE), h->now.date, day, sizeof day);
	return arena_printf(p->arena, "%s · 截至%s", store_whole(h->store), day);
}

static void
week_slide(struct pile *p, struct host *h)
{
	struct highlight_week w = highlights_week(h->store, p->arena);
	char words[64];
	if (!w.villages)
		return;
	period_speak(w.period, words, sizeof words);
	put(p, (struct slide){ SLIDE_NUMBERS, SECTION_ISSUE, "本周通报", arena_strdup(p->arena, words),
		   as_of(p, h, &screen_week), "", .parts = 3, .small = { "个村", "个问题", "个改好" },
		   .big = { arena_printf(p->arena, "%ld", w.villages), arena_printf(p->arena, "%ld", w.found),
		       arena_printf(p->arena, "%ld", w.fixed) } });
}

/* 「三组」 alone says nothing to who lives elsewhere. */
static const char *
full_name(struct arena *a, const struct board_entry *e)
{
	bool told = !e->village[0] || str_starts(e->target, row_place_key(a, e->village));
	return told ? e->target : arena_printf(a, "%s%s", e->village, e->target);
}

static void
board_slide(struct pile *p, struct host *h)
{
	struct text_list periods = boards_periods(h->store, p->arena);
	char words[64];
	if (!periods.count)
		return;
	struct board b = boards_of(h->store, p->arena, periods.text[0], NULL);
	period_speak(periods.text[0], words, sizeof words);
	struct slide s = { SLIDE_NAMES, SECTION_BOARD, "红榜", arena_printf(p->arena, "%s做得好", words),
		store_whole(h->store), "", .parts = 0 };
	for (size_t i = 0; i < b.reds && s.parts < SLIDE_PARTS; i++)
		if (strcmp(b.red[i].kind, "户") != 0)
			s.big[s.parts++] = full_name(p->arena, &b.red[i]);
	if (s.parts)
		put(p, s);
}

static void
yard_slides(struct pile *p, struct host *h, const struct courtyard *c, size_t n)
{
	int added = 0;
	char day[64] = "";
	for (size_t i = 0; i < n && added < 3; i++) {
		if (!c[i].photos.count)
			continue;
		if (c[i].judged_on.year)
			date_speak(c[i].judged_on, h->now.date, day, sizeof day);
		put(p,
		    (struct slide){ SLIDE_PHOTO, SECTION_YARD, "最美庭院",
			arena_printf(p->arena, "%s的院子", c[i].village),
			*day ? arena_printf(p->arena, "%s评上", day) : "", "", .photo = c[i].photos.photo[0].picture });
		added++;
		i += n / 3;
	}
}

/* One figure a day, the next one tomorrow. */
static void
fact_slide(struct pile *p, struct host *h)
{
	struct highlight_fact *f;
	size_t n = highlights_facts(h->store, p->arena, &f);
	if (!n)
		return;
	const struct highlight_fact *x =
	    &f[store_today_known(h->store) ? (size_t)date_days(store_today(h->store)) % n : 0];
	char when[160];
	period_speak_span(x->since, x->until, when, sizeof when);
	put(p, (struct slide){ SLIDE_NUMBERS, SECTION_DEED, x->measure, x->indicator,
		   arena_printf(p->arena, "%s%s%s", store_whole(h->store), *when ? " · " : "", when), "", .parts = 1,
		   .big = { x->value }, .small = { str_ends(x->value, x->unit) ? "" : x->unit } });
}

static void
problem_slide(struct pile *p, struct host *h)
{
	struct highlight_problems x = highlights_problems(h->store, p->arena);
	if (x.found <= 0)
		return;
	put(p, (struct slide){ SLIDE_NUMBERS, SECTION_ISSUE, "问题整改",
		   arena_printf(p->arena, "查出 %ld 个，改好 %ld 个", x.found, x.done), as_of(p, h, &screen_issues),
		   x.waiting ? arena_printf(p->arena, "%ld 条等复查", x.waiting) : "", .parts = 1,
		   .big = { arena_printf(p->arena, "%ld/%ld", x.done, x.found) }, .small = { "" },
		   .part = (float)x.done / (float)x.found });
}

static void
project_slide(struct pile *p, struct host *h)
{
	struct highlight_project *x;
	size_t n = highlights_projects(h->store, p->arena, &x);
	for (size_t i = 0; i < n && i < 2; i++)
		put(p,
		    (struct slide){ SLIDE_NUMBERS, SECTION_MONEY, "工程进度", x[i].name, as_of(p, h, &screen_projects),
			"", .parts = 1, .big = { x[i].progress }, .small = { "" }, .part = x[i].part });
}

/* What is announced now, with the days left; and what the village calls for. */
static void
notice_slides(struct pile *p, struct host *h)
{
	struct notice *n;
	size_t count = notices_all(h->store, p->arena, &n);
	int others = 0;
	for (size_t i = 0; i < count; i++) {
		char day[64] = "";
		if (is_delicate(n[i].title) || strcmp(n[i].kind, "处分") == 0 || (n[i].days_left < 0 && others++ >= 3))
			continue;
		if (n[i].issued_on.year)
			date_speak(n[i].issued_on, h->now.date, day, sizeof day);
		const char *left = home_days_left(p->arena, &n[i]);
		put(p, (struct slide){ SLIDE_WORDS, SECTION_ISSUE, n[i].kind, *left ? left : n[i].issuer,
			   arena_printf(p->arena, "%s%s%s", *left ? n[i].issuer : "", *left && *day ? " · " : "", day),
			   "", .big = { n[i].title } });
	}
}

static void
map_slide(struct pile *p, struct host *h)
{
	struct text_list villages = people_grid_villages(h->store, p->arena);
	if (!villages.count)
		return;
	struct store_photo map = people_map(h->store, p->arena, villages.text[0]);
	struct slide s = { SLIDE_MAP, SECTION_PEOPLE, "网格", "你家归哪个网格？", villages.text[0], "",
		.photo = map.picture, .width = map.width, .height = map.height };
	s.grids = people_grids(h->store, p->arena, row_place_key(p->arena, villages.text[0]), &s.grid);
	if (map.picture)
		put(p, s);
}

/* The photo that asks people in, another one each time; without any, the village's name. */
static struct slide
invitation(struct host *h, struct arena *a, const struct courtyard *c, size_t n, size_t turn)
{
	const char *place = store_home(h->store)[0] ? store_home(h->store) : store_town(h->store);
	struct slide s = { SLIDE_WORDS, SECTION_PLAIN, "", "点一下屏幕，看村里的事", "", "", .big = { place } };
	size_t with = 0, seen = 0;
	for (size_t i = 0; i < n; i++)
		with += c[i].photos.count > 0;
	for (size_t i = 0; i < n && with; i++)
		if (c[i].photos.count && seen++ == (turn * 5 + 1) % with)
			return (struct slide){ SLIDE_PHOTO, SECTION_PLAIN, place, s.title, "", "",
				.photo = c[i].photos.photo[c[i].photos.count - 1].picture };
	return s;
}

size_t
slides_all(struct host *h, struct arena *a, struct slide **out)
{
	struct pile told = { .arena = a }, all = { .arena = a };
	struct courtyard *yard;
	*out = NULL;
	if (!store_has_content(h->store))
		return 0;
	size_t yards = courtyards_of(h->store, a, NULL, &yard);
	week_slide(&told, h);
	board_slide(&told, h);
	yard_slides(&told, h, yard, yards);
	fact_slide(&told, h);
	problem_slide(&told, h);
	project_slide(&told, h);
	map_slide(&told, h);
	notice_slides(&told, h);
	for (size_t i = 0; i < told.count || i == 0; i++) {
		if (i % 2 == 0)
			put(&all, invitation(h, a, yard, yards, i / 2));
		if (i < told.count)
			put(&all, told.slide[i]);
	}
	*out = all.slide;
	return all.count;
}
