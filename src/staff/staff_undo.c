/* staff-undo: what would change if an edition came back, and the button that
 * brings it back. The argument is the edition's number. `cunping undo` does
 * both, in a process of its own: first with --dry-run, then in earnest. */
#include <stdio.h>
#include <string.h>

#include "screens/all.h"
#include "screens/staff_frame.h"
#include "store/state.h"

enum { OWN_UNDO = UI_ACTION_OWN, OWN_AGAIN };
enum asked { ASKED_NOTHING, ASKED_LOOK, ASKED_UNDO };

struct line {
	const char *sheet;
	long added, changed, removed;
};

struct undo {
	struct arena *arena;
	int number;
	bool known, current; /* there is such an edition; it is what the screen shows */
	struct edition_info info;
	enum asked asked;
	unsigned job; /* the number of what was asked */
	struct line line[REG_COUNT];
	int lines;
	bool compared, broken; /* broken: `words` */
	const char *words;
	struct scroll scroll;
};

/* False when another job is still running. */
static bool
ask(struct undo *s, struct host *h, enum asked what)
{
	struct desk *d = h->desk;
	char to[16];
	snprintf(to, sizeof to, "%d", s->number);
	const char *const look[] = { "undo", "--to", to, "--dry-run", NULL };
	const char *const earnest[] = { "undo", "--to", to, "--by", desk_who(d)->name, NULL };
	s->compared = what == ASKED_UNDO;
	s->broken = desk_job(d)->state == DESK_JOB_RUNNING;
	if (s->broken) {
		s->words = "机器正忙着别的事，请等一会儿再试。";
		return false;
	}
	s->asked = what;
	s->job = desk_job(d)->number + 1;
	desk_run(d, what == ASKED_UNDO ? earnest : look, NULL);
	return true;
}

static void
undo_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct undo *s = self;
	struct edition_info *all;
	int current;
	size_t n = state_peek_history(desk_data(h->desk), a, &all, &current);
	s->arena = a;
	scroll_init(&s->scroll);
	for (size_t i = 0; i < n; i++) /* without a number: the one before */
		if (all[i].file[0] && (arg ? all[i].number == arg : all[i].number < current) && !s->known) {
			s->known = true;
			s->info = all[i];
		}
	s->number = s->info.number;
	s->current = s->known && s->number == current;
	if (s->known && !s->current && desk_who(h->desk)->id)
		ask(s, h, ASKED_LOOK);
}

/* One line a sheet: name, added, changed, removed, with tabs between. */
static void
read_lines(struct undo *s, const char *out)
{
	s->lines = 0;
	while (out && *out && s->lines < REG_COUNT) {
		const char *end = strchr(out, '\n'), *tab = strchr(out, '\t');
		struct line *l = &s->line[s->lines];
		if (tab && (!end || tab < end) &&
		    sscanf(tab, "\t%ld\t%ld\t%ld", &l->added, &l->changed, &l->removed) == 3 &&
		    l->added + l->changed + l->removed > 0) {
			l->sheet = arena_strndup(s->arena, out, (size_t)(tab - out));
			s->lines++;
		}
		out = end ? end + 1 : NULL;
	}
}

/* What was asked has been answered: seen while drawing, once. */
static void
take_in(struct undo *s, const struct desk *d)
{
	if (s->asked == ASKED_NOTHING || desk_job(d)->number != s->job || desk_job(d)->state == DESK_JOB_RUNNING)
		return;
	bool ok = desk_job(d)->state == DESK_JOB_DONE;
	if (ok && s->asked == ASKED_LOOK) {
		read_lines(s, desk_job(d)->out);
		s->compared = true;
	} else if (ok) {
		s->current = true;
	} else {
		s->broken = true;
		s->words = arena_strdup(
		    s->arena, desk_job(d)->words[0] ? desk_job(d)->words : "没有换成，屏上还是原来的内容。");
	}
	s->asked = ASKED_NOTHING;
}

/* --------------------------------------------------------------- drawing */

static void
draw_count(struct ui *ui, int right, int y, const char *sign, long n, color_argb c)
{
	struct text_style style = ui_style(ui->m.body, n > 0);
	ui_text_right(ui, right, y, n ? ui_printf(ui, "%s%ld", sign, n) : "—", style, n ? c : ui->p->soft);
}

static void
draw_table(struct undo *s, struct ui *ui, struct rect r)
{
	static const char *const head[] = { "多出来", "改动", "少掉" };
	const struct metrics *m = &ui->m;
	struct text_style note = ui_style(m->note, false), body = ui_style(m->body, false);
	int cell = ui_text_width(ui, "多出来", note) + m->gap * 2, top = ui_line_height(ui, note) + m->gap;
	int right = r.x + r.w - m->pad / 2, x = r.x + m->pad / 2;
	ui_text(ui, x, r.y, "换回去以后", note, ui->p->soft);
	for (int i = 0; i < 3; i++)
		ui_text_right(ui, right - (2 - i) * cell, r.y, head[i], note, ui->p->soft);
	struct rect in = { r.x, r.y + top, r.w, r.h - top };
	int row = ui_fit_row(ui, in, m->row, s->lines), first, last, drop = (row - ui_line_height(ui, body)) / 2;
	struct ui_view v = ui_view_begin(ui, in, &s->scroll, row * s->lines, row);
	ui_view_rows(&v, row, s->lines, &first, &last);
	for (int i = first; i < last; i++) {
		const struct line *l = &s->line[i];
		int y = v.y + i * row;
		ui_divider(ui, r.x, y, r.w);
		ui_text_in(ui, x, y + drop, right - 3 * cell - x, l->sheet, body, ui->p->ink);
		draw_count(ui, right - 2 * cell, y + drop, "+", l->added, ui->p->green);
		draw_count(ui, right - cell, y + drop, "", l->changed, ui->p->gold);
		draw_count(ui, right, y + drop, "−", l->removed, ui->p->orange);
	}
	ui_view_end(ui, &v);
}

static const char *
sentence(const struct undo *s, struct host *h, struct ui *ui)
{
	const struct desk *d = h->desk;
	if (!s->known)
		return "这一版已经不再保存，回不去了。\n请返回，选另一版。";
	if (s->current && desk_job(d)->state == DESK_JOB_DONE && strcmp(desk_job(d)->name, "undo") == 0)
		return ui_printf(
		    ui, "换好了。现在屏上是 %s 的第 %d 版。", staff_when(h, ui, s->info.created), s->number);
	if (s->current)
		return ui_printf(ui, "现在屏上就是 %s 的第 %d 版。", staff_when(h, ui, s->info.created), s->number);
	if (s->broken)
		return s->words;
	if (s->asked == ASKED_UNDO)
		return "正在换成这一版…";
	if (s->compared)
		return "换回去，屏上的内容跟现在一样，没有一行不同。";
	return "正在比较会改什么…";
}

static void
undo_draw(void *self, struct host *h, struct ui *ui, struct rect screen)
{
	struct undo *s = self;
	(void)screen;
	if (staff_locked(h, ui))
		return;
	take_in(s, h->desk);
	bool ready = s->compared && !s->asked && !s->current && !s->broken;
	const struct staff_button restore = {
		.button = { .label = "恢复到这一版", .fill = ui->p->blue, .bold = true, .disabled = !ready },
		.action = OWN_UNDO,
		.right = true
	};
	const struct staff_button again = { .button = { .label = "再试一次" }, .action = OWN_AGAIN, .right = true };
	const struct staff_page page = { .title = "恢复上一版",
		.subtitle = s->known && !s->current ? ui_printf(ui, "第 %d 版", s->number) : NULL,
		.line = s->asked == ASKED_UNDO ? "正在换成这一版…"
			: s->known && !s->current
			    ? ui_printf(ui, "%s %s", staff_when(h, ui, s->info.created), s->info.source)
			    : NULL,
		.button = s->broken && s->known ? &again : &restore,
		.buttons = s->known && !s->current };
	struct rect body = staff_draw(h, ui, &page);
	if (s->current) {
		ui_message(ui, body, ICON_CHECK, ui->p->green, sentence(s, h, ui), "别的版还在，按“返回”能再换。");
		return;
	}
	ui_card(ui, body);
	if (s->lines && (ready || s->asked == ASKED_UNDO))
		draw_table(s, ui, rect_inset(body, ui->m.pad, ui->m.pad));
	else
		ui_empty(ui, body, s->broken || !s->known ? ICON_EXCLAIM : ICON_CLOCK, sentence(s, h, ui));
}

static bool
undo_event(void *self, struct host *h, const struct screen_event *e)
{
	struct undo *s = self;
	if (e->kind != SCREEN_ACTION)
		return false;
	if (e->action == OWN_UNDO && s->compared && !s->asked && !s->current)
		ask(s, h, ASKED_UNDO);
	else if (e->action == OWN_AGAIN && s->broken && !s->current)
		ask(s, h, ASKED_LOOK);
	else
		return staff_event(h, e->action);
	return true;
}

const struct screen_class screen_staff_undo = {
	.name = "staff-undo",
	.staff = true,
	.title = "恢复上一版",
	.section = SECTION_ISSUE,
	.size = sizeof(struct undo),
	.enter = undo_enter,
	.event = undo_event,
	.draw = undo_draw,
	.full = true,
};
