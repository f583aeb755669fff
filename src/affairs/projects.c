/* projects: how far the works are, the demonstration villages, and one of
 * the works with its money, its builder and its photos by date. */
#include <string.h>

#include "affairs/fact.h"
#include "base/str.h"
#include "queries/projects.h"
#include "screens/all.h"
#include "screens/frame.h"
#include "screens/topic.h"
#include "screens/track.h"
#include "ui/rows.h"
#include "ui/tile.h"

enum { OWN_PROJECT = UI_ACTION_OWN };
enum { STAGES = 4 };

static const char *const stages[STAGES] = { "开工", "主体", "完工", "验收" };

/* How many of the four stages are behind it; the next one is under way. */
static int
stages_done(const char *stage)
{
	static const struct {
		const char *word;
		int done;
	} all[] = { { "未开工", 0 }, { "在建", 1 }, { "停工", 1 }, { "基本完成", 2 }, { "完工", 3 }, { "已验收", 4 } };
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (strcmp(stage, all[i].word) == 0)
			return all[i].done;
	return -1;
}

static float
part_of(const struct project *p)
{
	return p->progress.known ? (float)p->progress.milli / 100000 : -1;
}

static void
pen_track(struct pen *p, const char *stage)
{
	struct track t = { .count = STAGES };
	int done = stages_done(stage);
	if (strcmp(stage, "停工") == 0)
		pen_warning(p, "停工了");
	if (done < 0)
		return;
	for (int i = 0; i < STAGES; i++) {
		t.name[i] = stages[i];
		t.day[i] = "";
		t.reached[i] = i < done;
	}
	track_draw(p->ui, pen_take(p, track_height(p->ui)), &t);
}

/* ----------------------------------------------------------------- list */

struct projects {
	struct project *project;
	const char **picture; /* of each, the newest; NULL until it is looked for, "" for none */
	size_t count;
	struct text_list villages;
	bool borrowed;
	struct scroll scroll;
};

static void
projects_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct projects *s = self;
	s->count = projects_all(h->store, a, host_scope(h), &s->project);
	s->borrowed = !s->count && host_scope(h);
	if (s->borrowed)
		s->count = projects_all(h->store, a, NULL, &s->project);
	s->picture = arena_array(a, s->count + 1, sizeof *s->picture);
	s->villages = projects_model_villages(h->store, a);
}

/* Looked for when it is seen first. */
static const char *
picture_of(struct projects *s, struct host *h, int i)
{
	struct project_photo *photo;
	if (!s->picture[i])
		s->picture[i] =
		    projects_photos(h->store, h->arena, s->project[i].name, &photo) ? photo[0].photo.picture : "";
	return s->picture[i];
}

static void
draw_project(struct pen *p, void *context, int lines)
{
	const struct project *d = context;
	const char *words = d->progress.number[0] ? d->progress.number : d->stage;
	struct ui *ui = p->ui;
	bool stopped = strcmp(d->stage, "停工") == 0;
	pen_words(p, WORDS_BOLD, 0, lines > 1 ? 2 : 1, d->name);
	pen_line(p, WORDS_HEAD, ui->p->olive, words);
	pen_gap(p, ui->m.gap / 4);
	if (part_of(d) >= 0)
		bar_draw(ui, pen_take(p, ui->m.note * 6 / 10), part_of(d), d->progress.kind, ui->p->gold_bar);
	pen_gap(p, ui->m.gap / 4);
	if (stopped)
		pen_warning(p, "停工了");
	else if (lines)
		pen_words(p, WORDS_BODY, ui->p->soft, lines > 1 ? 2 : 1,
		    ui_printf(ui, "%s%s%s", d->stage, *d->stage && *d->words ? "：" : "", d->words));
	pen_sample(p, d->sample && lines > 1);
}

/* Below the works, who leads the way. */
static void
draw_models(struct pen *p, void *context)
{
	const struct projects *s = context;
	const char *names = "";
	for (size_t i = 0; i < s->villages.count; i++)
		names = ui_printf(p->ui, "%s%s%s", names, i ? "、" : "", s->villages.text[i]);
	if (s->villages.count)
		pen_words(p, WORDS_NOTE, 0, 4,
		    ui_printf(p->ui, "示范村（带头做样子的村） %zu 个：%s", s->villages.count, names));
	if (s->borrowed)
		pen_words(p, WORDS_NOTE, p->ui->p->soft, 1, "我们村的还没有填，上面是大家一起的");
}

/* As tiles that fill the page when they are few. */
static void
projects_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct projects *s = self;
	const struct metrics *m = &ui->m;
	struct rect r = topic_head(h, ui, body, &screen_projects, 0);
	if (!s->count && !s->villages.count) {
		frame_nothing(ui, r, ICON_SHOVEL);
		return;
	}
	int models = pen_height(ui, r.w, draw_models, s), columns = r.w / (m->body * 18);
	struct pen low = pen_at(ui, cut_bottom(&r, r.h > m->button * 6 || !s->count ? models : 0));
	if (low.room.h)
		draw_models(&low, s);
	struct ui_rows l = { .scroll = &s->scroll,
		.count = (int)s->count,
		.columns = columns > (int)s->count ? (int)s->count : columns,
		.least = m->body * 8 + m->head * 2,
		.most = m->body * 24,
		.tiles = true };
	for (ui_rows_begin(&l, ui, r); ui_rows_next(&l);) {
		struct project *d = &s->project[l.i];
		struct rect sign = ui_tile(ui, l.at,
		    &(struct ui_tile){
			{ .picture = picture_of(s, h, l.i) }, draw_project, d, OWN_PROJECT, (long)d->rid });
		if (sign.h && !*s->picture[l.i])
			draw_icon(ui->list, ICON_SHOVEL, cut_middle(sign, sign.w / 2, sign.h / 2), ui->p->olive);
	}
}

static bool
projects_event(void *self, struct host *h, const struct screen_event *e)
{
	if (e->action == OWN_PROJECT)
		host_open(h, &screen_project, e->arg);
	return true;
}

static enum page_scope
projects_scope(const void *self, const struct host *h)
{
	return ((const struct projects *)self)->borrowed ? SCOPE_WHOLE : SCOPE_CHOSEN;
}

SCREEN(projects, "projects", "钱和项目", SECTION_MONEY, .tab = "工程进度", .shows = SHOWS(REG_PROJECT),
    .scope_of = projects_scope, .size = sizeof(struct projects), .enter = projects_enter, .event = projects_event,
    .draw = projects_draw);

/* ------------------------------------------------------------ one of them */

enum { OWN_OTHER = UI_ACTION_OWN };

struct one {
	struct project project, *all;
	size_t count;
	const char *place; /* its village's key */
	struct store_photo *photo;
	size_t photos;
	const char *caption; /* the day of the newest */
	struct scroll scroll;
};

static const char *
day_words(struct arena *a, struct date d)
{
	char day[64] = "";
	if (d.year)
		date_speak(d, (struct date){ 0 }, day, sizeof day);
	return arena_strdup(a, day);
}

static void
one_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct one *s = self;
	struct project_photo *photo;
	s->count = projects_all(h->store, a, NULL, &s->all);
	if (arg)
		s->project = projects_find(h->store, a, arg);
	else if (s->count)
		s->project = s->all[0];
	if (!s->project.name)
		return;
	s->place = row_place_key(a, s->project.village);
	s->photos = projects_photos(h->store, a, s->project.name, &photo);
	s->photo = arena_array(a, s->photos + 1, sizeof *s->photo);
	for (size_t i = 0; i < s->photos; i++)
		s->photo[i] = photo[i].photo;
	s->caption = s->photos ? day_words(a, photo[0].as_of) : "";
}

static void
one_more(struct pen *p, void *context)
{
	const struct project *d = &((struct one *)context)->project;
	struct ui *ui = p->ui;
	struct arena *a = ui->arena;
	const char *const fact[] = { "到哪一步", d->words[0] ? d->words : d->stage, "修什么", d->content, "在哪里",
		d->site[0] ? d->site : d->village, "总投资",
		d->investment.number[0] ? number_words(ui, &d->investment) : "", "钱从哪来", d->funding, "谁来修",
		d->builder, "开工", day_words(a, d->start_on), "计划完工", day_words(a, d->planned_on), "问谁",
		d->contact, "监督电话", d->phone, "数据截至", day_words(a, d->as_of), "说明", d->note };
	pen_track(p, d->stage);
	pen_gap(p, ui->m.gap / 2);
	for (size_t i = 0; i < sizeof fact / sizeof *fact; i += 2)
		pen_fact(p, ui->m.body * 5, fact[i], fact[i + 1]);
}

static struct fact_way
way_to(const struct one *s, int step)
{
	for (long i = 0; i < (long)s->count; i++)
		if (s->all[i].rid == s->project.rid && i + step >= 0 && i + step < (long)s->count)
			return (struct fact_way){ s->all[i + step].name, (long)s->all[i + step].rid };
	return (struct fact_way){ 0 };
}

/* How far it is, else what it costs. */
static void
one_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct one *s = self;
	const struct project *d = &s->project;
	if (!d->name) {
		frame_nothing(ui, body, ICON_SHOVEL);
		return;
	}
	struct quantity far = d->progress;
	far.unit = "干到这里了";
	struct fact f = { .title = d->name,
		.number = d->progress.number[0] ? far : d->investment,
		.said = d->raw,
		.sample = d->sample,
		.photo = s->photo,
		.photos = s->photos,
		.caption = s->caption,
		.color = ui->p->olive,
		.more = one_more,
		.context = s,
		.before = way_to(s, -1),
		.after = way_to(s, 1),
		.action = OWN_OTHER };
	fact_draw(ui, body, &s->scroll, &f);
}

static bool
one_event(void *self, struct host *h, const struct screen_event *e)
{
	if (e->action == OWN_OTHER)
		host_replace(h, &screen_project, e->arg);
	return true;
}

/* The row's own, whatever is chosen. */
static enum page_scope
one_scope(const void *self, const struct host *h)
{
	return page_scope_of(h, ((const struct one *)self)->place);
}

SCREEN(project, "project", "工程进度", SECTION_MONEY, .dated = DATED(&screen_projects), .scope_of = one_scope,
    .size = sizeof(struct one), .enter = one_enter, .event = one_event, .draw = one_draw);
