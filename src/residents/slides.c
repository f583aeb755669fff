/* slides: see slides.h. */
#include "residents/slides.h"

#include <string.h>

#include "base/str.h"
#include "queries/boards.h"
#include "queries/courtyards.h"
#include "queries/highlights.h"
#include "queries/texts.h"

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

static void
week_slide(struct pile *p, struct host *h)
{
	struct highlight_week w = highlights_week(h->store, p->arena);
	char words[64];
	if (!w.villages)
		return;
	period_speak(w.period, words, sizeof words);
	struct slide s = { .kind = SLIDE_NUMBERS,
		.section = SECTION_ISSUE,
		.badge = "本周通报",
		.title = arena_strdup(p->arena, words),
		.line = "",
		.parts = 3,
		.small = { "个村", "个问题", "个改好" } };
	long n[] = { w.villages, w.found, w.fixed };
	for (int i = 0; i < 3; i++)
		s.big[i] = arena_printf(p->arena, "%ld", n[i]);
	put(p, s);
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
	struct slide s = { .kind = SLIDE_NAMES, .section = SECTION_BOARD, .badge = "红榜", .line = "" };
	for (size_t i = 0; i < b.reds && s.parts < SLIDE_PARTS; i++)
		if (strcmp(b.red[i].kind, "户") != 0)
			s.big[s.parts++] = full_name(p->arena, &b.red[i]);
	period_speak(periods.text[0], words, sizeof words);
	s.title = arena_printf(p->arena, "%s做得好", words);
	if (s.parts)
		put(p, s);
}

static void
yard_slides(struct pile *p, const struct courtyard *c, size_t n)
{
	int added = 0;
	for (size_t i = 0; i < n && added < 3; i++) {
		if (!c[i].photos.count)
			continue;
		put(p, (struct slide){ .kind = SLIDE_PHOTO,
			   .section = SECTION_YARD,
			   .badge = "最美庭院",
			   .title = arena_printf(p->arena, "%s的院子", c[i].village),
			   .line = "",
			   .photo = c[i].photos.photo[0].picture });
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
	put(p, (struct slide){ .kind = SLIDE_NUMBER,
		   .section = SECTION_DEED,
		   .badge = x->measure,
		   .title = x->indicator,
		   .line = arena_strdup(p->arena, when),
		   .parts = 1,
		   .big = { x->value },
		   .small = { str_ends(x->value, x->unit) ? "" : x->unit } });
}

static void
problem_slide(struct pile *p, struct host *h)
{
	struct highlight_problems x = highlights_problems(h->store, p->arena);
	if (x.found <= 0)
		return;
	put(p, (struct slide){ .kind = SLIDE_RING,
		   .section = SECTION_ISSUE,
		   .badge = "问题整改",
		   .title = arena_printf(p->arena, "查出 %ld 个，改好 %ld 个", x.found, x.done),
		   .line = x.waiting ? arena_printf(p->arena, "还有 %ld 条说改好了，等复查", x.waiting) : "",
		   .parts = 1,
		   .big = { arena_printf(p->arena, "%ld/%ld", x.done, x.found) },
		   .small = { "" },
		   .part = { (float)x.done / (float)x.found } });
}

static void
project_slide(struct pile *p, struct host *h)
{
	struct highlight_project *x;
	size_t n = highlights_projects(h->store, p->arena, &x);
	for (size_t i = 0; i < n && i < 2; i++)
		put(p, (struct slide){ .kind = SLIDE_BAR,
			   .section = SECTION_MONEY,
			   .badge = "工程进度",
			   .title = x[i].name,
			   .line = "",
			   .parts = 1,
			   .big = { x[i].progress },
			   .small = { "" },
			   .part = { x[i].part } });
}

/* What is announced now, with the days left; and what the village calls for. */
static void
notice_slides(struct pile *p, struct host *h)
{
	struct notice *n;
	size_t count = notices_all(h->store, p->arena, &n);
	int others = 0;
	for (size_t i = 0; i < count; i++) {
		if (is_delicate(n[i].title) || strcmp(n[i].kind, "处分") == 0)
			continue;
		struct slide s = { .kind = SLIDE_WORDS,
			.section = SECTION_ISSUE,
			.badge = n[i].kind,
			.title = n[i].title,
			.line = "" };
		if (n[i].days_left >= 0)
			s.line =
			    n[i].days_left ? arena_printf(p->arena, "还剩 %ld 天", n[i].days_left) : "今天最后一天";
		else if (others++ >= 3)
			continue;
		put(p, s);
	}
}

static void
map_slide(struct pile *p, struct host *h)
{
	struct text_list villages = people_grid_villages(h->store, p->arena);
	if (!villages.count)
		return;
	struct store_photo map = people_map(h->store, p->arena, villages.text[0]);
	struct slide s = { .kind = SLIDE_MAP,
		.section = SECTION_PEOPLE,
		.badge = "网格",
		.title = "你家归哪个网格？",
		.line = "",
		.photo = map.picture,
		.width = map.width,
		.height = map.height };
	s.grids = people_grids(h->store, p->arena, row_place_key(p->arena, villages.text[0]), &s.grid);
	if (map.picture)
		put(p, s);
}

/* The photo that asks people in; another one each time. */
static struct slide
invitation(struct host *h, struct arena *a, const struct courtyard *c, size_t n, size_t turn)
{
	const char *place = store_home(h->store)[0] ? store_home(h->store) : store_town(h->store);
	struct slide s = { .kind = SLIDE_PHOTO,
		.section = SECTION_PLAIN,
		.badge = place,
		.title = "点一下屏幕，看村里的事",
		.line = "" };
	size_t with = 0, seen = 0;
	for (size_t i = 0; i < n; i++)
		with += c[i].photos.count > 0;
	for (size_t i = 0; i < n && with; i++)
		if (c[i].photos.count && seen++ == (turn * 5 + 1) % with)
			s.photo = c[i].photos.photo[c[i].photos.count - 1].picture;
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
	yard_slides(&told, yard, yards);
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
