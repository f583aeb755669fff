/* projects: how far the works are, the demonstration villages, and one of
 * the works with its money, its builder and its photos by date. */
#include <string.h>

#include "screens/all.h"
#include "screens/flow.h"
#include "screens/frame.h"
#include "affairs/money_words.h"
#include "screens/topic.h"
#include "queries/projects.h"

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

/* Four dots on a line, each with its word; done ones filled and ticked. */
static int
track_height(struct ui *ui)
{
	return ui->m.note * 14 / 10 + ui_line_height(ui, ui_style(ui->m.note, false));
}

static void
draw_track(struct ui *ui, struct rect r, int done)
{
	const struct metrics *m = &ui->m;
	int d = m->note * 12 / 10, step = (r.w - m->note * 3) / (STAGES - 1), x = r.x + m->note * 3 / 2;
	draw_fill(ui->list, (struct rect){ x, r.y + d / 2 - 2, step * (STAGES - 1), 4 }, ui->p->line);
	for (int i = 0; i < STAGES; i++) {
		struct rect dot = { x + i * step - d / 2, r.y, d, d };
		draw_round(ui->list, dot, d / 2, CORNER_ALL, i < done ? ui->p->green : ui->p->card);
		if (i < done)
			draw_icon(ui->list, ICON_CHECK, rect_inset(dot, d / 5, d / 5), ui->p->on_color);
		else
			draw_outline(
			    ui->list, dot, d / 2, i == done ? d / 4 : 3, i == done ? ui->p->olive : ui->p->line);
		struct rect word = { dot.x - m->note * 2, r.y + d, d + m->note * 4, m->note * 13 / 10 };
		ui_text_center(ui, word, stages[i], ui_style(m->note, i <= done), i <= done ? ui->p->ink : ui->p->soft);
	}
}

/* ----------------------------------------------------------------- list */

struct projects {
	struct project *project;
	size_t count;
	struct text_list villages;
	bool borrowed;
	struct scroll scroll;
};

static void
load(struct projects *s, struct host *h)
{
	s->count = projects_all(h->store, h->arena, host_scope(h), &s->project);
	s->borrowed = !s->count && host_scope(h);
	if (s->borrowed)
		s->count = projects_all(h->store, h->arena, NULL, &s->project);
	s->villages = projects_model_villages(h->store, h->arena);
	scroll_jump(&s->scroll, 0);
}

static void
projects_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct projects *s = self;
	load(s, h);
}

static int
row_height(struct ui *ui)
{
	return ui_line_height(ui, ui_style(ui->m.body, true)) + ui->m.note * 7 / 10 + track_height(ui) + ui->m.gap * 3;
}

static void
draw_row(struct ui *ui, struct rect r, const struct project *p, long index)
{
	const struct metrics *m = &ui->m;
	struct text_style bold = ui_style(m->body, true);
	int x = r.x + m->pad, w = r.w - 2 * m->pad - m->body - m->gap, y = r.y + m->gap * 3 / 4, bar = m->note * 7 / 10,
	    done = stages_done(p->stage);
	if (ui_pressed(ui, OWN_PROJECT, index))
		draw_fill(ui->list, r, ui->p->pressed);
	const char *words = p->progress.number[0] ? p->progress.number : p->stage;
	int value = ui_text_right(ui, x + w, y, words, bold, ui->p->olive);
	int chip = p->sample ? ui_chip_width(ui, "示例") + m->gap / 2 : 0;
	int name = ui_text_in(ui, x, y, w - value - m->gap - chip, p->name, bold, ui->p->ink);
	if (chip)
		frame_sample(ui, x + name + m->gap / 2, y + (ui_line_height(ui, bold) - ui_chip_height(ui)) / 2);
	y += ui_line_height(ui, bold) + m->gap / 3;
	if (part_of(p) >= 0)
		bar_draw(ui, (struct rect){ x, y, w, bar }, part_of(p), p->progress.kind, ui->p->gold_bar);
	y += bar + m->gap / 2;
	if (strcmp(p->stage, "停工") == 0)
		warning_draw(ui, x, y, w, "停工了", 1, true);
	else if (done >= 0)
		draw_track(ui, (struct rect){ x, y, w, 0 }, done);
	else
		ui_text_in(ui, x, y, w, p->words[0] ? p->words : p->village, ui_style(m->note, false), ui->p->soft);
	draw_icon(ui->list, ICON_ARROW_RIGHT,
	    (struct rect){ r.x + r.w - m->pad - m->body, r.y + (r.h - m->body) / 2, m->body, m->body }, ui->p->soft);
	ui_hit(ui, r, OWN_PROJECT, index);
}

/* 「带头做样子的 9 个村」 and their names; measured when not drawn. */
static int
village_block(struct projects *s, struct ui *ui, struct rect r, bool draw)
{
	const struct metrics *m = &ui->m;
	struct text_style head = ui_style(m->body, true), style = ui_style(m->body, false);
	int x = r.x + m->pad, y = r.y + m->gap, right = r.x + r.w - m->pad, chip_h = m->body * 16 / 10;
	if (!s->villages.count)
		return 0;
	if (draw)
		ui_text_in(ui, x, y, r.w - 2 * m->pad,
		    ui_printf(ui, "示范村（带头做样子的村） %zu 个", s->villages.count), head, ui->p->olive);
	y += ui_line_height(ui, head) + m->gap / 2;
	for (size_t i = 0; i < s->villages.count; i++) {
		int w = ui_text_width(ui, s->villages.text[i], style) + m->body;
		if (x + w > right && x > r.x + m->pad) {
			x = r.x + m->pad;
			y += chip_h + m->gap / 2;
		}
		if (draw) {
			draw_round(
			    ui->list, (struct rect){ x, y, w, chip_h }, m->radius / 2, CORNER_ALL, ui->p->row_tint);
			ui_text_center(ui, (struct rect){ x, y, w, chip_h }, s->villages.text[i], style, ui->p->ink);
		}
		x += w + m->gap / 2;
	}
	return y + chip_h + m->gap - r.y;
}

static void
projects_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct projects *s = self;
	const struct metrics *m = &ui->m;
	struct rect r = topic_head(h, ui, body, &screen_projects, 0);
	ui_card(ui, r);
	if (!s->count && !s->villages.count) {
		frame_empty(ui, r, ICON_SHOVEL);
		return;
	}
	struct rect list = rect_inset(r, 0, m->gap / 2);
	int n = (int)s->count, note = s->borrowed ? m->note * 13 / 10 + m->gap : 0,
	    extra = village_block(s, ui, r, false);
	int row = row_height(ui), fit = ui_fit_row(ui, list, row, n + (extra + note + row - 1) / row);
	row = !note && n * row + extra > list.h ? fit : row;
	struct ui_view v = ui_view_begin(ui, list, &s->scroll, note + n * row + extra, note ? 0 : row);
	if (note)
		ui_text_in(ui, r.x + m->pad, v.y + m->gap / 2, r.w - 2 * m->pad, "我们村的还没有填，下面是大家一起的",
		    ui_style(m->note, false), ui->p->soft);
	for (int i = 0; i < n; i++) {
		struct rect at = { r.x, v.y + note + i * row, r.w, row };
		if (at.y + row <= v.view.y || at.y >= v.view.y + v.view.h)
			continue;
		draw_row(ui, at, &s->project[i], (long)s->project[i].rid);
		ui_divider(ui, r.x + m->pad, at.y + row - 1, r.w - 2 * m->pad);
	}
	village_block(s, ui, (struct rect){ r.x, v.y + note + n * row, r.w, 0 }, true);
	ui_view_end(ui, &v);
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

struct one {
	struct project project;
	struct project_photo *photo;
	size_t photos;
	struct scroll scroll, side;
};

static void
one_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct one *s = self;
	struct project *all;
	if (arg)
		s->project = projects_find(h->store, a, arg);
	else if (projects_all(h->store, a, NULL, &all))
		s->project = all[0];
	if (s->project.name)
		s->photos = projects_photos(h->store, a, s->project.name, &s->photo);
}

static const char *
day_words(struct ui *ui, struct date d)
{
	char day[64] = "";
	if (d.year)
		date_speak(d, (struct date){ 0 }, day, sizeof day);
	return ui_printf(ui, "%s", day);
}

static void
fill_progress(const struct project *p, struct flow *f)
{
	const struct metrics *m = &f->ui->m;
	int done = stages_done(p->stage);
	if (p->progress.number[0])
		flow_bar(f, "工程干到几成", p->progress.number, part_of(p), p->progress.kind, f->ui->p->gold_bar);
	flow_gap(f, m->gap / 2);
	if (strcmp(p->stage, "停工") == 0)
		flow_warning(f, "停工了");
	if (done < 0)
		return;
	if (f->draw)
		draw_track(f->ui, (struct rect){ f->x, f->y, f->w, 0 }, done);
	flow_gap(f, track_height(f->ui) + m->gap);
}

static void
one_fill(void *self, struct flow *f)
{
	struct one *s = self;
	const struct project *p = &s->project;
	const struct metrics *m = &f->ui->m;
	flow_text(f, p->name, ui_style(m->head, true), f->ui->p->ink, 0);
	flow_sample(f, p->sample);
	fill_progress(p, f);
	if (p->raw[0]) {
		flow_text(f, "材料里的原话", ui_style(m->note, true), f->ui->p->soft, 15);
		flow_quote(f, p->raw, f->ui->p->olive);
		flow_gap(f, m->gap / 2);
	}
	flow_pair(f, "到哪一步", p->words[0] ? p->words : p->stage);
	flow_pair(f, "修什么", p->content);
	flow_pair(f, "在哪里", p->site[0] ? p->site : p->village);
	if (p->investment.number[0])
		flow_pair(f, "总投资", number_words(f->ui, &p->investment));
	flow_pair(f, "钱从哪来", p->funding);
	flow_pair(f, "谁来修", p->builder);
	flow_pair(f, "开工", day_words(f->ui, p->start_on));
	flow_pair(f, "计划完工", day_words(f->ui, p->planned_on));
	flow_pair(f, "问谁", p->contact);
	flow_pair(f, "监督电话", p->phone);
	flow_pair(f, "数据截至", day_words(f->ui, p->as_of));
	flow_pair(f, "说明", p->note);
}

static void
one_photos(void *self, struct flow *f)
{
	struct one *s = self;
	for (size_t i = 0; i < s->photos; i++)
		flow_photo(f, &s->photo[i].photo, day_words(f->ui, s->photo[i].as_of));
}

static void
one_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct one *s = self;
	if (s->project.name) {
		flow_pair_of_cards(ui, body, &s->scroll, &s->side, one_fill, s->photos ? one_photos : NULL, s);
		return;
	}
	ui_card(ui, body);
	frame_empty(ui, body, ICON_SHOVEL);
}

SCREEN(project, "project", "工程进度", SECTION_MONEY, .size = sizeof(struct one), .enter = one_enter, .draw = one_draw);
