/* staff-settings: 设置. One tab a group, one row a setting: what it is called,
 * what it says, what it is for. A tap opens what fits its kind; a manager
 * changes it, others see it. Saved by `cunping settings`; the stage takes it on. */
#include <stdio.h>
#include <string.h>

#include "screens/all.h"
#include "screens/editor.h"
#include "screens/staff_frame.h"
#include "store/settings.h"
#include "ui/form.h"

enum { SETTINGS_TAB = UI_ACTION_OWN, SETTINGS_ROW, SETTINGS_CLOCK, SETTINGS_PEOPLE, SETTINGS_AUDIT, SETTINGS_TEST };
enum { TAB_CLOCK = SETTING_GROUPS, TABS, VALUES = SETTINGS_MOST, CHOICES = SETTING_CHOICES };

struct staff_settings {
	int tab;
	struct editor editor;
	const struct setting *edited;
	struct staff_task task;
	unsigned seen; /* the job whose outcome the values show */
	struct scroll scroll;
	char value[VALUES][128]; /* in the table's order */
	char choice[CHOICES][32];
	const char *choices[CHOICES];
	char wrong[400];
};

static void
read_values(struct staff_settings *s, const struct host *h)
{
	for (size_t i = 0; i < VALUES && settings_at(i); i++)
		settings_get(desk_data(h->desk), settings_at(i)->name, s->value[i], sizeof s->value[i]);
}

static void
settings_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct staff_settings *s = self;
	s->tab = arg > 0 && arg < TABS ? (int)arg : 0;
	read_values(s, h);
}

/* --------------------------------------------------------------- drawing */

/* What only a manager may change: no 「改」, nothing answers. */
static void
draw_setting(struct ui *ui, struct rect r, const struct setting *t, const char *value, bool may, long index)
{
	if (value[0] && t->unit)
		value = ui_printf(ui, "%s %s", value, t->unit);
	if (may)
		ui_field(ui, r, t->words, t->help, value, SETTINGS_ROW, index);
	else
		UI_ROW(ui, rect_inset(r, ui->m.pad / 2, 0), .title = t->words, .note = t->help,
		    .lines = ui->m.portrait ? 2 : 1, .value = value[0] ? value : "没有填", .off = true);
}

static void
draw_group(struct staff_settings *s, struct host *h, struct ui *ui, struct rect r)
{
	int index[VALUES], count = 0, least = ui_field_height(ui) + (ui->m.portrait ? ui->m.note * 14 / 10 : 0);
	for (int i = 0; i < VALUES && settings_at((size_t)i); i++)
		if ((int)settings_at((size_t)i)->group == s->tab)
			index[count++] = i;
	struct ui_rows l = { .scroll = &s->scroll, .count = count, .least = least, .most = least * 7 / 5 };
	for (ui_rows_begin(&l, ui, r); ui_rows_next(&l);) {
		int i = index[l.i];
		draw_setting(ui, l.at, settings_at((size_t)i), s->value[i], desk_who(h->desk)->manager, i);
	}
}

/* The day and the time, large, and what one cannot see there: the year. */
static void
draw_clock(struct pen *p, void *context)
{
	struct host *h = context;
	struct ui *ui = p->ui;
	bool right = store_today_known(h->store), manager = desk_who(h->desk)->manager;
	const struct ui_button set = {
		.label = "调日期和时间", .fill = ui->p->blue, .bold = true, .disabled = !manager
	};
	char day[64];
	date_speak(h->now.date, (struct date){ 0 }, day, sizeof day);
	p->middle = true;
	pen_line(p, WORDS_TITLE, 0, ui_printf(ui, "%s  %s", day, date_weekday_name(h->now.date)));
	pen_gap(p, ui->m.gap);
	pen_line(p, WORDS_TITLE, 0, ui_printf(ui, "%02d:%02d", h->now.hour, h->now.minute));
	pen_gap(p, ui->m.gap);
	pen_words(p, WORDS_BODY, right ? ui->p->soft : ui->p->orange, 0,
	    !right    ? "这个日子不对，请把钟调好。到期的公示才算得准。"
	    : manager ? "不对的话，按“调日期和时间”。"
		      : "不对的话，请管理员来改。");
	pen_gap(p, ui->m.gap * 2);
	pen_button(p, &set, SETTINGS_CLOCK, 0);
}

static void
settings_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct staff_settings *s = self;
	const struct desk_job *job = desk_job(h->desk);
	const char *tab[TABS];
	staff_task_settle(&s->task, h);
	if (job->state != DESK_JOB_RUNNING && job->number != s->seen) {
		s->seen = job->number;
		read_values(s, h);
	}
	if (editor_draw(h, ui, &s->editor))
		return;
	for (int i = 0; i < SETTING_GROUPS; i++)
		tab[i] = settings_group_name((enum setting_group)i);
	tab[TAB_CLOCK] = "时间";
	struct rect in = STAFF_CARD(h, ui, .title = "设置",
	    .line = desk_who(h->desk)->manager ? "点一行就能改，改了马上用。" : "只能看。要改，请管理员来改。",
	    .bar = { STAFF_RIGHT("工作人员名单", SETTINGS_PEOPLE, true),
		STAFF_RIGHT("谁改过什么", SETTINGS_AUDIT, true), STAFF_RIGHT("自检", SETTINGS_TEST, true) });
	cut_top(&in, ui_tabs(ui, in, tab, TABS, s->tab, ui->p->blue, SETTINGS_TAB) + ui->m.gap);
	in = staff_task_draw(&s->task, ui, in);
	if (s->tab == TAB_CLOCK)
		ui_middle(ui, in, &s->scroll, draw_clock, h);
	else
		draw_group(s, h, ui, in);
}

/* ---------------------------------------------------------------- editing */

static const char *
check(void *context, const char *value)
{
	struct staff_settings *s = context;
	char may[256];
	if (!value[0] || settings_valid(s->edited, value))
		return NULL;
	settings_allowed(s->edited, may, sizeof may);
	snprintf(s->wrong, sizeof s->wrong, "“%s”要写%s，请改一下。", s->edited->words, may);
	return s->wrong;
}

static size_t
split_choices(struct staff_settings *s, const char *all)
{
	size_t n = 0;
	while (*all && n < CHOICES) {
		size_t len = strcspn(all, "|");
		snprintf(s->choice[n], sizeof s->choice[n], "%.*s", (int)len, all);
		s->choices[n] = s->choice[n];
		n++;
		all += len + (all[len] == '|');
	}
	return n;
}

static void
edit(struct staff_settings *s, long index)
{
	static const enum editor_kind kind[] = { [SETTING_TEXT] = EDITOR_TEXT,
		[SETTING_NUMBER] = EDITOR_COUNT,
		[SETTING_CLOCK] = EDITOR_CLOCK,
		[SETTING_YESNO] = EDITOR_CHOICE,
		[SETTING_CHOICE] = EDITOR_CHOICE };
	const struct setting *t = settings_at((size_t)index);
	struct editor_ask ask = { .title = t->words,
		.help = t->help,
		.kind = kind[t->kind],
		.value = s->value[index],
		.least = t->least,
		.most = t->most,
		.unit = t->unit,
		.may_be_empty = t->kind == SETTING_TEXT,
		.check = check,
		.context = s };
	if (t->kind == SETTING_TEXT)
		ask.limit = (size_t)t->most;
	if (ask.kind == EDITOR_CHOICE) {
		ask.choices = split_choices(s, t->kind == SETTING_YESNO ? "是|否" : t->choices);
		ask.choice = s->choices;
	}
	s->edited = t;
	s->task.words[0] = '\0';
	editor_open(&s->editor, &ask);
}

static void
save(struct staff_settings *s, struct host *h)
{
	char words[700];
	snprintf(words, sizeof words, "%s=%s", s->edited->name, s->editor.value);
	STAFF_TASK(&s->task, h, NULL, "已保存。", "settings", words, "--by", desk_who(h->desk)->name);
}

static bool
settings_event(void *self, struct host *h, const struct screen_event *e)
{
	struct staff_settings *s = self;
	bool may = desk_who(h->desk)->manager && !s->task.waits;
	if (s->editor.open) {
		if (editor_event(&s->editor, e) == EDITOR_DONE && may)
			save(s, h);
		return true;
	}
	switch (e->action) {
	case SETTINGS_TAB:
		s->tab = (int)e->arg;
		s->task.words[0] = s->task.waits ? s->task.words[0] : '\0';
		scroll_init(&s->scroll);
		break;
	case SETTINGS_ROW:
		if (may && strcmp(settings_at((size_t)e->arg)->name, "inches") == 0)
			host_open(h, &screen_staff_size, 0);
		else if (may)
			edit(s, e->arg);
		break;
	case SETTINGS_CLOCK:
		if (may)
			host_open(h, &screen_staff_clock, 0);
		break;
	case SETTINGS_PEOPLE:
		host_open(h, &screen_staff_people, 0);
		break;
	case SETTINGS_TEST:
		host_open(h, &screen_staff_selftest, 0);
		break;
	case SETTINGS_AUDIT:
		host_open(h, &screen_staff_audit, 0);
	}
	return true;
}

STAFF_SCREEN(staff_settings, "staff-settings", "设置", .locked = true, .keeps = true,
    .size = sizeof(struct staff_settings), .enter = settings_enter, .event = settings_event, .draw = settings_draw);
