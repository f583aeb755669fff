/* staff-settings: 设置. One tab a group, one row a setting: what it is called,
 * what it says, what it is for. A tap opens what fits its kind; a manager
 * changes it, others see it. Saved by `cunping settings`; the stage takes it on. */
#include <stdio.h>
#include <string.h>

#include "screens/all.h"
#include "screens/editor.h"
#include "screens/staff_frame.h"
#include "screens/staff_task.h"
#include "store/settings.h"
#include "ui/form.h"

enum { SETTINGS_TAB = UI_ACTION_OWN, SETTINGS_ROW, SETTINGS_CLOCK, SETTINGS_PEOPLE, SETTINGS_AUDIT };
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
	(void)a;
	s->tab = arg > 0 && arg < TABS ? (int)arg : 0;
	scroll_init(&s->scroll);
	read_values(s, h);
}

/* --------------------------------------------------------------- drawing */

/* 「70 厘米」; texts that are empty mean what the help says. */
static const char *
spoken(struct ui *ui, const struct setting *t, const char *value)
{
	if (!value[0])
		return "";
	return t->unit ? ui_printf(ui, "%s %s", value, t->unit) : value;
}

/* What only a manager may change: no 「改」, nothing answers. */
static void
draw_greyed(struct ui *ui, struct rect r, const struct setting *t, const char *value)
{
	struct text_style body = ui_style(ui->m.body, false), note = ui_style(ui->m.note, false);
	int x = r.x + ui->m.pad / 2, w = r.w - ui->m.pad, left = w * 2 / 3, lines = ui->m.portrait ? 2 : 1;
	int line = ui_line_height(ui, body), under = ui_paragraph_height(ui, left, t->help, note, 14, lines);
	int y = r.y + (r.h - line - under) / 2;
	ui_text_in(ui, x, y, left, t->words, body, ui->p->soft);
	ui_paragraph(ui, x, y + line, left, t->help, note, ui->p->soft, 14, lines);
	const char *words = text_fit(ui->text, ui->arena, value[0] ? value : "没有填", body, w - left - ui->m.pad);
	ui_text_right(ui, x + w, r.y + (r.h - line) / 2, words, body, ui->p->soft);
}

static void
draw_rows(struct staff_settings *s, struct host *h, struct ui *ui, struct rect r)
{
	int index[VALUES], count = 0, first, last;
	for (int i = 0; i < VALUES && settings_at((size_t)i); i++)
		if ((int)settings_at((size_t)i)->group == s->tab)
			index[count++] = i;
	int least = ui_field_height(ui) + (ui->m.portrait ? ui->m.note * 14 / 10 : 0),
	    row = ui_fit_row(ui, r, least, count);
	if (count && count * least <= r.h)
		row = r.h / count > least * 7 / 5 ? least * 7 / 5 : r.h / count;
	struct ui_view v = ui_view_begin(ui, r, &s->scroll, row * count, row);
	ui_view_rows(&v, row, count, &first, &last);
	for (int i = first; i < last; i++) {
		const struct setting *t = settings_at((size_t)index[i]);
		const char *value = spoken(ui, t, s->value[index[i]]);
		struct rect at = { r.x, v.y + i * row, r.w, row };
		if (desk_who(h->desk)->manager)
			ui_field(ui, at, t->words, t->help, value, SETTINGS_ROW, index[i]);
		else
			draw_greyed(ui, at, t, value);
		if (i > 0)
			ui_divider(ui, at.x, at.y, at.w);
	}
	ui_view_end(ui, &v);
}

/* The day and the time, large, and what one cannot see there: the year. */
static void
draw_clock(struct host *h, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	char day[64];
	struct text_style title = ui_style(m->title, true), body = ui_style(m->body, false);
	bool wrong = !store_today_known(h->store);
	const char *note = wrong ? "这个日子不对，请把钟调好。到期的公示才算得准。"
			   : desk_who(h->desk)->manager ? "不对的话，按“调日期和时间”。"
							: "不对的话，请管理员来改。";
	date_speak(h->now.date, (struct date){ 0 }, day, sizeof day);
	int line = ui_line_height(ui, title), high = 2 * line + m->gap * 3 + m->body * 3 + m->button;
	int y = r.y + (r.h > high ? (r.h - high) / 3 : 0);
	const char *when = ui_printf(ui, "%s  %s", day, date_weekday_name(h->now.date));
	ui_text_center(ui, (struct rect){ r.x, y, r.w, line }, when, title, ui->p->ink);
	y += line + m->gap;
	const char *time = ui_printf(ui, "%02d:%02d", h->now.hour, h->now.minute);
	ui_text_center(ui, (struct rect){ r.x, y, r.w, line }, time, title, ui->p->ink);
	y += line + m->gap;
	struct rect under = { r.x, y, r.w, m->body * 2 };
	ui_text_center(ui, under, note, body, wrong ? ui->p->orange : ui->p->soft);
	const struct ui_button set = {
		.label = "调日期和时间", .fill = ui->p->blue, .bold = true, .disabled = !desk_who(h->desk)->manager
	};
	int w = ui_button_width(ui, &set);
	ui_button(ui, (struct rect){ r.x + (r.w - w) / 2, under.y + under.h + m->gap, w, m->button }, &set,
	    SETTINGS_CLOCK, 0);
}

static void
settings_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct staff_settings *s = self;
	const char *tab[TABS];
	(void)whole;
	if (staff_locked(h, ui))
		return;
	staff_task_settle(&s->task, h);
	if (desk_job(h->desk)->state != DESK_JOB_RUNNING && desk_job(h->desk)->number != s->seen) {
		s->seen = desk_job(h->desk)->number;
		read_values(s, h);
	}
	if (s->editor.open) {
		editor_draw(h, ui, &s->editor);
		return;
	}
	for (int i = 0; i < SETTING_GROUPS; i++)
		tab[i] = settings_group_name((enum setting_group)i);
	tab[TAB_CLOCK] = "时间";
	const struct staff_button bar[] = {
		{ .button = { .label = "工作人员名单" }, .action = SETTINGS_PEOPLE, .right = true },
		{ .button = { .label = "谁改过什么" }, .action = SETTINGS_AUDIT, .right = true },
	};
	const struct staff_page page = { .title = "设置",
		.line = desk_who(h->desk)->manager ? "点一行就能改，改了马上用。" : "只能看。要改，请管理员来改。",
		.button = bar,
		.buttons = 2 };
	struct rect body = staff_draw(h, ui, &page);
	ui_card(ui, body);
	struct rect in = rect_inset(body, ui->m.pad, ui->m.pad / 2);
	int high = ui_tabs(ui, in, tab, TABS, s->tab, ui->p->blue, SETTINGS_TAB) + ui->m.gap;
	in.y += high;
	in.h -= high;
	in = staff_task_draw(&s->task, ui, in);
	if (s->tab == TAB_CLOCK)
		draw_clock(h, ui, in);
	else
		draw_rows(s, h, ui, in);
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
	const char *const argv[] = { "settings", words, "--by", desk_who(h->desk)->name, NULL };
	snprintf(words, sizeof words, "%s=%s", s->edited->name, s->editor.value);
	staff_task_run(&s->task, h, argv, NULL, "已保存。");
}

static bool
settings_event(void *self, struct host *h, const struct screen_event *e)
{
	struct staff_settings *s = self;
	if (e->kind != SCREEN_ACTION || !desk_who(h->desk)->id)
		return e->kind == SCREEN_ACTION && staff_event(h, e->action);
	bool may = desk_who(h->desk)->manager && !s->task.waits;
	if (s->editor.open) {
		if (editor_event(&s->editor, e) == EDITOR_DONE && may)
			save(s, h);
	} else if (e->action == SETTINGS_TAB && e->arg >= 0 && e->arg < TABS) {
		s->tab = (int)e->arg;
		s->task.words[0] = s->task.waits ? s->task.words[0] : '\0';
		scroll_init(&s->scroll);
	} else if (e->action == SETTINGS_ROW && may && settings_at((size_t)e->arg)) {
		if (strcmp(settings_at((size_t)e->arg)->name, "inches") == 0)
			host_open(h, &screen_staff_size, 0);
		else
			edit(s, e->arg);
	} else if (e->action == SETTINGS_CLOCK && may) {
		host_open(h, &screen_staff_clock, 0);
	} else if (e->action == SETTINGS_PEOPLE) {
		host_open(h, &screen_staff_people, 0);
	} else if (e->action == SETTINGS_AUDIT) {
		host_open(h, &screen_staff_audit, 0);
	} else {
		return staff_event(h, e->action);
	}
	return true;
}

const struct screen_class screen_staff_settings = {
	.name = "staff-settings",
	.staff = true,
	.title = "设置",
	.section = SECTION_ISSUE,
	.size = sizeof(struct staff_settings),
	.enter = settings_enter,
	.event = settings_event,
	.draw = settings_draw,
	.full = true,
	.keeps = true,
};
