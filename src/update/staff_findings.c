/* staff-findings: all that was found, sheet by sheet. The argument is 1 + the
 * level of the tab (1 说明, 2 提醒, 3 要改的); 0: the worst there is. */
#include <string.h>

#include "screens/all.h"
#include "update/parts.h"

enum { OWN_TAB = UI_ACTION_OWN };

enum { TABS = 3 };
static const char *const tab_name[TABS] = { "要改的", "请核对", "说明" };

struct line {
	const char *sheet; /* of the first of a sheet: stands above it */
	const struct review_finding *finding;
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
	struct ui_heights heights;
	struct scroll scroll;
};

static void
findings_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct findings_screen *s = self;
	s->arena = s->heights.arena = a;
	s->wanted = arg;
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
	s->heights.px = 0;
	s->line = arena_array(s->arena, n + 1, sizeof *s->line);
	scroll_jump(&s->scroll, 0);
	for (size_t i = 0; i < got; i++) {
		for (size_t k = i; of[i] && k < got; k++)
			if (of[k] && strcmp(sheet[k], sheet[i]) == 0) {
				s->line[s->lines++] = (struct line){ k == i ? sheet[i] : NULL, of[k] };
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

static void
draw_finding(struct pen *p, void *context, int i)
{
	const struct line *l = &((const struct findings_screen *)context)->line[i];
	if (l->sheet && i)
		pen_gap(p, p->ui->m.gap);
	pen_line(p, WORDS_HEAD, p->ui->p->blue, l->sheet);
	pen_gap(p, l->sheet ? p->ui->m.gap / 2 : 0);
	pen_words(p, WORDS_BOLD, 0, 0, within(l->finding));
	pen_words(p, WORDS_BODY, 0, 0, l->finding->message);
}

static void
findings_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct findings_screen *s = self;
	static const char *const none[TABS] = { "没有要改的。", "没有要核对的。", "没有要说明的。" };
	const char *label[TABS];
	if (update_closed(h, ui))
		return;
	load(s, h->desk);
	struct rect body = staff_draw(h, ui, &(struct staff_page){ .title = "核对", .subtitle = "查出来的地方" });
	for (int i = 0; i < TABS; i++)
		label[i] = ui_printf(ui, "%s %s", tab_name[i], update_thousands(ui, (long)s->count[i]));
	cut_top(&body, ui_tabs(ui, body, label, TABS, s->tab, ui->p->blue, OWN_TAB) + ui->m.gap);
	if (!s->lines) {
		ui_nothing(ui, body, ICON_CHECK, none[s->tab]);
		return;
	}
	ui_card(ui, body);
	ui_flow_kept(
	    ui, rect_inset(body, ui->m.pad, ui->m.gap / 2), &s->scroll, &s->heights, (int)s->lines, draw_finding, s);
}

static bool
findings_event(void *self, struct host *h, const struct screen_event *e)
{
	struct findings_screen *s = self;
	if (e->action == OWN_TAB && e->arg >= 0 && e->arg < TABS)
		choose(s, (int)e->arg);
	return true;
}

STAFF_SCREEN(staff_findings, "staff-findings", "核对", .locked = true, .size = sizeof(struct findings_screen),
    .enter = findings_enter, .event = findings_event, .draw = findings_draw);
