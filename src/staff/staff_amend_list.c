/* staff-amend-list: which one? The argument is the task (enum amend_task). */
#include <string.h>

#include "screens/all.h"
#include "staff/staff_amend.h"

enum { OWN_ROW = UI_ACTION_OWN, OWN_TAB, OWN_SCOPE };
enum { TABS_MOST = 8 };

struct amend_list {
	enum amend_task task;
	int edition;    /* the rows are of */
	bool home;      /* only the village this screen hangs in */
	bool elsewhere; /* there are rows of other villages */
	struct amendable *all;
	size_t total;
	const struct amendable **row; /* of the tab */
	size_t rows;
	const char *tab[TABS_MOST]; /* the parts there are */
	long tab_count[TABS_MOST];
	int tabs, active;
	struct scroll scroll;
};

static void
list_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct amend_list *s = self;
	s->task = arg > 0 && arg < AMEND_ROW ? (enum amend_task)arg : AMEND_PROBLEM;
}

static int
tab_of(const struct amend_list *s, const char *what)
{
	for (int i = 0; i < s->tabs; i++)
		if (strcmp(s->tab[i], what) == 0)
			return i;
	return -1;
}

/* The parts in the order of their first row; long ledgers have none. */
static void
find_tabs(struct amend_list *s)
{
	s->tabs = 0;
	if (s->task == AMEND_PROBLEM || s->task == AMEND_ANSWER)
		return;
	for (size_t i = 0; i < s->total; i++) {
		int tab = tab_of(s, s->all[i].what);
		if (tab < 0 && s->tabs < TABS_MOST) {
			tab = s->tabs++;
			s->tab[tab] = s->all[i].what;
			s->tab_count[tab] = 0;
		}
		if (tab >= 0)
			s->tab_count[tab]++;
	}
}

static void
choose(struct amend_list *s, int active)
{
	s->active = active < s->tabs ? active : 0;
	s->rows = 0;
	for (size_t i = 0; i < s->total; i++)
		if (!s->tabs || tab_of(s, s->all[i].what) == s->active)
			s->row[s->rows++] = &s->all[i];
}

/* Again when another edition is shown: the row one came back from is gone then. */
static void
load(struct amend_list *s, struct host *h)
{
	if (!host_newer(h, &s->edition))
		return;
	const char *place = s->home ? store_home_key(h->store) : NULL;
	s->total = amendable_list(h->store, h->arena, s->task, place, &s->all);
	struct amendable *own;
	s->elsewhere =
	    s->home || amendable_list(h->store, h->arena, s->task, store_home_key(h->store), &own) < s->total;
	s->row = arena_array(h->arena, s->total + 1, sizeof(const struct amendable *));
	const char *was = s->tabs ? s->tab[s->active] : NULL;
	find_tabs(s);
	int tab = was ? tab_of(s, was) : 0;
	choose(s, tab < 0 ? 0 : tab);
}

/* ------------------------------------------------------------------ draw */

static const char *
second_line(struct ui *ui, const struct amend_list *s, const struct amendable *row)
{
	if (s->task == AMEND_PHONE)
		return row->who[0] && !strstr(row->title, row->who) ? row->who : "";
	if (s->task == AMEND_PROBLEM)
		return ui_printf(ui, "%s　%s%s%s", row->who, row->what, row->what[0] ? "　" : "", row->note);
	return row->who[0] ? ui_printf(ui, "%s　%s", row->who, row->note) : row->note;
}

static void
draw_row(struct ui *ui, struct rect r, const struct amend_list *s, int i)
{
	const struct amendable *row = s->row[i];
	const char *days = amend_days_words(ui, row);
	bool late = s->task != AMEND_PHONE && row->days < 0;
	/* days that run say already that it waits */
	enum amend_mark mark = row->reg == REG_OBJECTION && days[0] ? AMEND_SHOWN : row->mark;
	if (s->task == AMEND_PHONE)
		days = row->note[0] ? row->note : "没有填";
	UI_ROW(ui, r, .title = row->title, .note = second_line(ui, s, row), .value = days,
	    .value_color = late           ? ui->p->orange
			   : row->note[0] ? ui->p->ink
					  : ui->p->soft,
	    .chip = amend_mark_words(mark), .chip_color = mark == AMEND_OBJECTED ? ui->p->orange : ui->p->soft,
	    .bold = true, .opens = true, .action = OWN_ROW, .arg = i);
}

static const char *
nothing(const struct amend_list *s)
{
	static const char *const words[AMEND_TASKS] = {
		[AMEND_PROBLEM] = "台账上的问题都改好了。",
		[AMEND_TAKE] = "榜上和公告里现在什么都没有。",
		[AMEND_PHONE] = "责任人、网格、村办公室的表还没有填。",
		[AMEND_OBJECT] = "屏上现在没有可以提意见的榜和公告。",
		[AMEND_ANSWER] = "没有人提异议。有人提了，先到“登记异议”里记下。",
	};
	return words[s->task];
}

static void
draw_rows(struct amend_list *s, struct ui *ui, struct rect r)
{
	ui_card(ui, r);
	if (!s->rows) {
		ui_empty(ui, r, ICON_CHECK, s->home ? "本村现在没有。可以按“看全部”。" : nothing(s));
		return;
	}
	int least = ui_row_height(ui, 1);
	struct ui_rows l = {
		.scroll = &s->scroll, .count = (int)s->rows, .least = least > ui->m.button ? least : ui->m.button
	};
	for (ui_rows_begin(&l, ui, rect_inset(r, ui->m.pad, ui->m.gap / 2)); ui_rows_next(&l);)
		draw_row(ui, l.at, s, l.i);
}

static void
list_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	static const char *const lead[AMEND_TASKS] = { "点改好了的那一个。", "点要撤下的那一条。", "点要改的那个电话。",
		"点有人说不对的那一条。", "点要答复的那一条。" };
	struct amend_list *s = self;
	const char *label[TABS_MOST], *home = store_home(h->store);
	load(s, h);
	bool scoped = home[0] && s->elsewhere && s->task != AMEND_ANSWER;
	struct rect body = STAFF_DRAW(h, ui, .title = "改一条", .subtitle = amend_task_name(s->task),
	    .line = s->rows ? lead[s->task] : NULL,
	    .bar = { STAFF_LEFT(!scoped   ? NULL
				: s->home ? "看全部"
					  : ui_printf(ui, "只看%s", home),
		OWN_SCOPE, true) });
	for (int i = 0; i < s->tabs; i++)
		label[i] = ui_printf(ui, "%s %ld", s->tab[i], s->tab_count[i]);
	if (s->tabs > 1)
		cut_top(&body, ui_tabs(ui, body, label, s->tabs, s->active, ui->p->blue, OWN_TAB) + ui->m.gap);
	draw_rows(s, ui, body);
}

static bool
list_event(void *self, struct host *h, const struct screen_event *e)
{
	struct amend_list *s = self;
	if (e->action == OWN_ROW && e->arg >= 0 && (size_t)e->arg < s->rows) {
		host_open(h, &screen_staff_amend_row, amend_arg(s->task, s->row[e->arg]->reg, s->row[e->arg]->rid));
	} else if (e->action == OWN_TAB) {
		choose(s, (int)e->arg);
		scroll_jump(&s->scroll, 0);
	} else if (e->action == OWN_SCOPE) {
		s->home = !s->home;
		s->edition = 0;
		scroll_jump(&s->scroll, 0);
	} else {
		return false;
	}
	return true;
}

STAFF_SCREEN(staff_amend_list, "staff-amend-list", "改一条", .locked = true, .size = sizeof(struct amend_list),
    .enter = list_enter, .event = list_event, .draw = list_draw, .keeps = true);
