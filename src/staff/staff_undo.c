/* staff-undo: what would change if an edition came back, and the button that
 * brings it back. The argument is the edition's number. `cunping undo` does
 * both, in a process of its own: first with --dry-run, then in earnest. */
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "screens/all.h"
#include "screens/staff_frame.h"
#include "store/state.h"

enum { OWN_UNDO = UI_ACTION_OWN, OWN_AGAIN };

struct line {
	const char *sheet;
	long added, changed, removed;
};

struct undo {
	int number, now;     /* now: what is current; its content may be that of `number` */
	bool known, current; /* there is such an edition; it is what the screen shows */
	struct edition_info info;
	struct staff_task task;
	bool earnest, compared; /* earnest: it was asked to come back, not only to be compared */
	struct line line[REG_COUNT];
	int lines;
	struct scroll scroll;
};

static void
ask(struct undo *s, struct host *h, bool earnest)
{
	char to[16];
	snprintf(to, sizeof to, "%d", s->number);
	s->earnest = earnest;
	s->compared = s->compared && earnest;
	s->task.bad = "没有换成，屏上还是原来的内容。";
	STAFF_TASK(&s->task, h, NULL, "", "undo", "--to", to, earnest ? "" : "--dry-run", earnest ? "--by" : "",
	    earnest ? desk_who(h->desk)->name : "");
}

static void
undo_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct undo *s = self;
	struct edition_info *all;
	size_t n = state_peek_history(desk_data(h->desk), a, &all, &s->now);
	for (size_t i = 0; i < n; i++) /* without a number: the one before */
		if (all[i].file[0] && (arg ? all[i].number == arg : all[i].number < s->now) && !s->known) {
			s->known = true;
			s->info = all[i];
		}
	s->number = s->info.number;
	const char *back = arena_printf(a, STATE_BACK_TO, s->number);
	for (size_t i = 0; s->known && i < n; i++)
		s->current = s->current ||
			     (all[i].number == s->now && (s->number == s->now || str_starts(all[i].summary, back)));
	if (s->known && !s->current && desk_who(h->desk)->id)
		ask(s, h, false);
}

/* One line a sheet: name, added, changed, removed, with tabs between. */
static void
read_lines(struct undo *s, struct host *h, const char *out)
{
	s->lines = 0;
	while (out && *out && s->lines < REG_COUNT) {
		const char *end = strchr(out, '\n'), *tab = strchr(out, '\t');
		struct line *l = &s->line[s->lines];
		if (tab && (!end || tab < end) &&
		    sscanf(tab, "\t%ld\t%ld\t%ld", &l->added, &l->changed, &l->removed) == 3 &&
		    l->added + l->changed + l->removed > 0) {
			l->sheet = arena_strndup(h->arena, out, (size_t)(tab - out));
			s->lines++;
		}
		out = end ? end + 1 : NULL;
	}
}

/* What was asked has been answered: seen while drawing, once. */
static void
settle(struct undo *s, struct host *h)
{
	if (!staff_task_settle(&s->task, h) || s->task.failed)
		return;
	if (s->earnest) {
		s->current = true;
		return;
	}
	read_lines(s, h, desk_job(h->desk)->out);
	s->compared = true;
}

/* --------------------------------------------------------------- drawing */

/* A line of the table, its numbers in columns of `cell` px at the right; NULL: the names of the columns. */
static void
draw_counts(struct ui *ui, struct rect r, const struct line *l, int cell)
{
	const struct text_style note = ui_style(ui->m.note, false), body = ui_style(ui->m.body, false);
	const struct {
		const char *head, *sign;
		long n;
		color_argb color;
	} column[] = { { "少掉", "−", l ? l->removed : 0, ui->p->orange },
		{ "改动", "", l ? l->changed : 0, ui->p->gold }, { "多出来", "+", l ? l->added : 0, ui->p->green } };
	int y = r.y + (r.h - ui_line_height(ui, l ? body : note)) / 2;
	for (int i = 0; i < 3; i++) {
		struct rect at = cut_right(&r, cell);
		long n = column[i].n;
		const char *words = !l ? column[i].head : n ? ui_printf(ui, "%s%ld", column[i].sign, n) : "—";
		ui_text_right(ui, at.x + at.w, y, words, l ? ui_style(ui->m.body, n > 0) : note,
		    n ? column[i].color : ui->p->soft);
	}
	ui_text_in(ui, r.x, y, r.w, l ? l->sheet : "换回去以后", l ? body : note, l ? ui->p->ink : ui->p->soft);
}

static void
draw_table(struct undo *s, struct ui *ui, struct rect r)
{
	struct text_style note = ui_style(ui->m.note, false);
	int cell = ui_text_width(ui, "多出来", note) + ui->m.gap * 2;
	draw_counts(ui, cut_top(&r, ui_line_height(ui, note) + ui->m.gap), NULL, cell);
	struct ui_rows l = { .scroll = &s->scroll, .count = s->lines, .least = ui->m.row };
	for (ui_rows_begin(&l, ui, r); ui_rows_next(&l);)
		draw_counts(ui, l.at, &s->line[l.i], cell);
}

static const char *
sentence(const struct undo *s, struct host *h, struct ui *ui)
{
	const char *when = staff_when(h, ui, s->info.created);
	if (!s->known)
		return "这一版已经不再保存，回不去了。\n请返回，选另一版。";
	if (s->current && desk_job(h->desk)->state == DESK_JOB_DONE && strcmp(desk_job(h->desk)->name, "undo") == 0)
		return s->now == s->number
			   ? ui_printf(ui, "换好了。现在屏上是 %s 的第 %d 版。", when, s->number)
			   : ui_printf(ui, "换好了。现在屏上是第 %d 版：%s 第 %d 版的内容，村里的决定照旧管用。",
				 s->now, when, s->number);
	if (s->current)
		return ui_printf(ui,
		    s->now == s->number ? "现在屏上就是 %s 的第 %d 版。" : "现在屏上就是 %s 第 %d 版的内容。", when,
		    s->number);
	if (s->task.failed)
		return s->task.words;
	if (s->task.waits && s->earnest)
		return "正在换成这一版…";
	return s->compared ? "换回去，屏上的内容跟现在一样，没有一行不同。" : "正在比较会改什么…";
}

static void
undo_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct undo *s = self;
	settle(s, h);
	bool other = s->known && !s->current, failed = s->task.failed, changing = s->task.waits && s->earnest;
	bool ready = other && s->compared && !s->task.waits && !failed;
	struct rect in =
	    STAFF_CARD(h, ui, .title = "恢复上一版", .subtitle = other ? ui_printf(ui, "第 %d 版", s->number) : NULL,
		.line = changing ? "正在换成这一版…"
			: other  ? ui_printf(ui, "%s %s", staff_when(h, ui, s->info.created), s->info.source)
				 : NULL,
		.bar = { STAFF_RIGHT(other && failed ? "再试一次" : NULL, OWN_AGAIN, true),
		    STAFF_MAIN(other && !failed ? "恢复到这一版" : NULL, OWN_UNDO, ready) });
	if (s->current)
		ui_message_in(ui, in, ICON_CHECK, ui->p->green, sentence(s, h, ui), "别的版还在，按“返回”能再换。");
	else if (s->lines && (ready || changing))
		draw_table(s, ui, in);
	else
		ui_empty(ui, in, failed || !s->known ? ICON_EXCLAIM : ICON_CLOCK, sentence(s, h, ui));
}

static bool
undo_event(void *self, struct host *h, const struct screen_event *e)
{
	struct undo *s = self;
	if (s->task.waits || s->current)
		return false;
	if (e->action == OWN_UNDO && s->compared)
		ask(s, h, true);
	else if (e->action == OWN_AGAIN)
		ask(s, h, false);
	return true;
}

STAFF_SCREEN(staff_undo, "staff-undo", "恢复上一版", .locked = true, .size = sizeof(struct undo), .enter = undo_enter,
    .event = undo_event, .draw = undo_draw);
