/* staff-findings: all that was found, sheet by sheet. The argument is 1 + the
 * level of the tab (1 说明, 2 提醒, 3 要改的); 0: the worst there is. */
#include <string.h>

#include "screens/all.h"
#include "screens/update_parts.h"

enum { OWN_TAB = UI_ACTION_OWN };

enum { TABS = 3 };
static const char *const tab_name[TABS] = { "要改的", "提醒", "说明" };

struct line {              /* a finding, or the name of its sheet above it */
	const char *sheet; /* set: only this name */
	const struct review_finding *finding;
	int height;
};

struct findings_screen {
	struct arena *arena;
	long wanted;
	unsigned number;
	int tab; /* 0 要改的 */
	struct review_finding *all;
	size_t count[TABS], total;
	struct line *line; /* of the tab */
	size_t lines;
	int width, px, content; /* what heights were measured for */
	struct scroll scroll;
};

static void
findings_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct findings_screen *s = self;
	(void)h;
	s->arena = a;
	s->wanted = arg;
	scroll_init(&s->scroll);
}

/* 「《红黑榜》第 14 行…」 → 「《红黑榜》」; words that name no sheet: of all. */
static const char *
sheet_of(struct arena *a, const struct review_finding *f)
{
	const char *end = strstr(f->where, "》");
	if (strncmp(f->where, "《", strlen("《")) != 0 || !end)
		return "整份内容";
	return arena_strndup(a, f->where, (size_t)(end - f->where) + strlen("》"));
}

/* Its place below the sheet's name. */
static const char *
within(const struct review_finding *f)
{
	const char *end = strncmp(f->where, "《", strlen("《")) == 0 ? strstr(f->where, "》") : NULL;
	return end ? end + strlen("》") : f->where;
}

/* The lines of a tab: sheets in the order of their first finding. */
static void
choose(struct findings_screen *s, int tab)
{
	size_t n = s->count[tab];
	const char **sheet = arena_array(s->arena, n + 1, sizeof *sheet);
	const struct review_finding **of = arena_array(s->arena, n + 1, sizeof *of);
	size_t got = 0;
	for (size_t i = 0; i < s->total; i++)
		if (2 - s->all[i].level == tab) {
			of[got] = &s->all[i];
			sheet[got++] = sheet_of(s->arena, &s->all[i]);
		}
	s->tab = tab;
	s->lines = 0;
	s->width = 0;
	s->line = arena_array(s->arena, 2 * n + 1, sizeof *s->line);
	scroll_jump(&s->scroll, 0);
	for (size_t i = 0; i < got; i++) {
		if (!of[i])
			continue;
		s->line[s->lines++] = (struct line){ .sheet = sheet[i] };
		for (size_t k = i; k < got; k++)
			if (of[k] && strcmp(sheet[k], sheet[i]) == 0) {
				s->line[s->lines++] = (struct line){ .finding = of[k] };
				of[k] = k > i ? NULL : of[k];
			}
	}
}

static void
load(struct findings_screen *s, const struct desk *d)
{
	if (s->number == desk_work(d)->number)
		return;
	s->number = desk_work(d)->number;
	s->total = review_findings(desk_work(d)->review, s->arena, &s->all);
	memset(s->count, 0, sizeof s->count);
	for (size_t i = 0; i < s->total; i++)
		if (s->all[i].level >= 0 && s->all[i].level < TABS)
			s->count[2 - s->all[i].level]++;
	int tab = s->wanted >= 1 && s->wanted <= TABS ? (int)(TABS - s->wanted) : 0;
	while (!s->wanted && tab < TABS - 1 && !s->count[tab])
		tab++;
	choose(s, tab);
}

/* ------------------------------------------------------------------ draw */

static int
draw_line_of(struct ui *ui, int x, int y, int w, const struct line *l, bool draw)
{
	const struct metrics *m = &ui->m;
	struct text_style bold = ui_style(m->body, true), plain = ui_style(m->body, false);
	int top = y;
	if (l->sheet) {
		y += m->gap;
		if (draw)
			ui_text_in(ui, x, y, w, l->sheet, ui_style(m->head, true), ui->p->blue);
		return y + ui_line_height(ui, ui_style(m->head, true)) - top;
	}
	const char *where = within(l->finding);
	y += m->gap / 2;
	if (where[0])
		y += draw ? ui_paragraph(ui, x, y, w, where, bold, ui->p->ink, 15, 0)
			  : ui_paragraph_height(ui, w, where, bold, 15, 0);
	y += draw ? ui_paragraph(ui, x, y, w, l->finding->message, plain, ui->p->ink, 15, 0)
		  : ui_paragraph_height(ui, w, l->finding->message, plain, 15, 0);
	y += m->gap / 2;
	if (draw)
		ui_divider(ui, x, y, w);
	return y + 1 - top;
}

/* Thousands of paragraphs are measured once, not every frame. */
static void
measure(struct findings_screen *s, struct ui *ui, int w)
{
	if (s->width == w && s->px == ui->m.body)
		return;
	s->width = w;
	s->px = ui->m.body;
	s->content = 0;
	for (size_t i = 0; i < s->lines; i++) {
		s->line[i].height = draw_line_of(ui, 0, 0, w, &s->line[i], false);
		s->content += s->line[i].height;
	}
}

static void
draw_list(struct findings_screen *s, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	static const char *const none[TABS] = { "没有要改的。", "没有要提醒的。", "没有要说明的。" };
	ui_card(ui, r);
	if (!s->lines) {
		ui_empty(ui, r, ICON_CHECK, none[s->tab]);
		return;
	}
	struct rect in = { r.x + m->pad, r.y + m->gap / 2, r.w - 2 * m->pad, r.h - m->gap };
	measure(s, ui, in.w);
	struct ui_view v = ui_view_begin(ui, in, &s->scroll, s->content, 0);
	int y = v.y;
	for (size_t i = 0; i < s->lines && y < v.view.y + v.view.h; y += s->line[i++].height)
		if (y + s->line[i].height > v.view.y)
			draw_line_of(ui, in.x, y, in.w, &s->line[i], true);
	ui_view_end(ui, &v);
}

static void
findings_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct findings_screen *s = self;
	const char *label[TABS];
	(void)whole;
	if (update_closed(h, ui))
		return;
	load(s, h->desk);
	const struct staff_page page = { .title = "核对", .subtitle = "查出来的地方" };
	struct rect body = staff_draw(h, ui, &page);
	for (int i = 0; i < TABS; i++)
		label[i] = ui_printf(ui, "%s %s", tab_name[i], update_thousands(ui, (long)s->count[i]));
	int tabs = ui_tabs(ui, (struct rect){ body.x, body.y, body.w, ui->m.button }, label, TABS, s->tab, ui->p->blue,
		       OWN_TAB) +
		   ui->m.gap;
	draw_list(s, ui, (struct rect){ body.x, body.y + tabs, body.w, body.h - tabs });
}

static bool
findings_event(void *self, struct host *h, const struct screen_event *e)
{
	struct findings_screen *s = self;
	if (e->kind != SCREEN_ACTION || update_event(h, e->action))
		return false;
	if (e->action == OWN_TAB && s->arena && e->arg >= 0 && e->arg < TABS)
		choose(s, (int)e->arg);
	return true;
}

const struct screen_class screen_staff_findings = {
	.name = "staff-findings",
	.staff = true,
	.title = "核对",
	.section = SECTION_ISSUE,
	.size = sizeof(struct findings_screen),
	.enter = findings_enter,
	.event = findings_event,
	.draw = findings_draw,
	.full = true,
};
