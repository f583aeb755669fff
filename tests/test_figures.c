/* figures: every figure of the two reports stands on a screen with its own
 * words, and so does the sentence it comes from. Walks the screens of both
 * demonstration sets like a finger: every tab, every page, every card. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/stage.h"
#include "base/str.h"
#include "fixture.h"
#include "os/fs_tree.h"
#include "screens/screen.h"
#include "queries/deeds.h"
#include "queries/efforts.h"
#include "queries/money.h"

enum { MAX_SEEN = 4000, COLUMNS = 11 };

/* Where figures may stand, each one or two taps from home. */
static const char *const screens[] = { "deeds", "deeds-figures", "register:publicity", "register:equipment",
	"deeds-events", "money", "money-rewards", "projects", "pacts" };

static struct text *text;
static uint64_t now_ms;

struct walk {
	struct stage *stage;
	struct arena *arena;
	const char *seen[MAX_SEEN]; /* the words of one screen, all its pages */
	size_t count;
};

static const char *
without_breaks(struct arena *a, const char *s)
{
	char *out = arena_strdup(a, s), *to = out;
	for (; *s; s++)
		if (*s != '\n' && *s != ' ')
			*to++ = *s;
	*to = '\0';
	return out;
}

static const struct ui_hit *
find_hit(struct stage *s, int action, long arg)
{
	const struct ui *ui = stage_ui(s);
	for (int i = 0; i < ui->hits; i++)
		if (ui->hit[i].action == action && ui->hit[i].arg == arg)
			return &ui->hit[i];
	return NULL;
}

static const char *
look(struct walk *w)
{
	return draw_list_texts(stage_frame(w->stage, now_ms), w->arena);
}

static bool
tap(struct walk *w, int action, long arg)
{
	look(w);
	const struct ui_hit *hit = find_hit(w->stage, action, arg);
	if (!hit)
		return false;
	float x = (float)(hit->rect.x + hit->rect.w / 2), y = (float)(hit->rect.y + hit->rect.h / 2);
	stage_input(w->stage, STAGE_DOWN, 0, x, y, now_ms += 400);
	stage_input(w->stage, STAGE_UP, 0, x, y, now_ms += 80);
	for (int i = 0; i < 3; i++) { /* a page turns in 180 ms */
		stage_tick(w->stage, now_ms += 200);
		stage_frame(w->stage, now_ms);
	}
	return true;
}

struct targets {
	int action[UI_MAX_HITS];
	long arg[UI_MAX_HITS];
	int count;
};

static void
add_targets(struct walk *w, struct targets *t)
{
	const struct ui *ui = stage_ui(w->stage);
	for (int i = 0; i < ui->hits; i++) {
		bool known = ui->hit[i].action < UI_ACTION_OWN;
		for (int k = 0; k < t->count && !known; k++)
			known = t->action[k] == ui->hit[i].action && t->arg[k] == ui->hit[i].arg;
		if (known || t->count == UI_MAX_HITS)
			continue;
		t->action[t->count] = ui->hit[i].action;
		t->arg[t->count++] = ui->hit[i].arg;
	}
}

/* The words of the screen over all its pages; what can be tapped goes to `t`, with the page it is on ignored. */
static const char *
read_pages(struct walk *w, struct targets *t)
{
	struct strbuf all = { 0 };
	strbuf_append(&all, look(w));
	if (t)
		add_targets(w, t);
	for (int i = 0; i < 40 && tap(w, UI_ACTION_PAGE, 1); i++) {
		strbuf_append(&all, look(w));
		if (t)
			add_targets(w, t);
	}
	const char *words = without_breaks(w->arena, strbuf_text(&all));
	strbuf_free(&all);
	return words;
}

static void
note(struct walk *w, const char *words)
{
	assert_true(w->count < MAX_SEEN);
	w->seen[w->count++] = words;
}

/* Taps it, turning pages until it is there. */
static bool
reach(struct walk *w, int action, long arg)
{
	while (tap(w, UI_ACTION_PAGE, 0))
		;
	for (int i = 0; i < 40; i++) {
		if (tap(w, action, arg))
			return true;
		if (!tap(w, UI_ACTION_PAGE, 1))
			return false;
	}
	return false;
}

static void
walk_screen(struct walk *w, const char *name, int depth)
{
	struct targets t = { .count = 0 };
	note(w, read_pages(w, &t));
	for (int i = 0; i < t.count; i++) {
		if (depth > 0 && t.action[i] == UI_ACTION_OWN) /* the tabs again */
			continue;
		if (!reach(w, t.action[i], t.arg[i]))
			continue;
		if (strcmp(stage_screen(w->stage), name) == 0) { /* a tab of this screen */
			if (depth < 1 && t.action[i] == UI_ACTION_OWN)
				walk_screen(w, name, depth + 1);
		} else {
			note(w, read_pages(w, NULL));
			tap(w, ACTION_BACK, 0);
			if (strcmp(stage_screen(w->stage), name) != 0)
				stage_open(w->stage, name, 0);
		}
	}
}

static void
walk_all(struct walk *w)
{
	for (size_t i = 0; i < sizeof screens / sizeof *screens; i++) {
		assert_true(stage_open(w->stage, screens[i], 0));
		walk_screen(w, screens[i], 0);
	}
}

/* ------------------------------------------------------- assets/figures.csv */

static size_t
cells(struct arena *a, const char *line, const char *cell[COLUMNS])
{
	size_t n = 0;
	for (const char *p = line; n < COLUMNS; p++) {
		size_t len = strcspn(p, ",\r\n");
		cell[n++] = arena_strndup(a, p, len);
		p += len;
		if (*p != ',')
			break;
	}
	return n;
}

/* The ways the words may be written: as in the sentence, or value, qualifier, unit. */
static bool
stands(const char *words, const char *const cell[COLUMNS], struct arena *a)
{
	const char *value = cell[4], *about = strcmp(cell[5], "准确") == 0 ? "" : cell[5], *unit = cell[6];
	size_t n = strlen(value);
	const char *ways[4] = { arena_printf(a, "%s%s%s", value, about, unit),
		arena_printf(a, "%s%s%s", about, value, unit), arena_printf(a, "%s%s%s", value, unit, about), NULL };
	if (n > 4 && strcmp(value + n - 4, "0000") == 0)
		ways[3] = arena_printf(a, "%.*s%s万%s", (int)n - 4, value, about, unit);
	for (int i = 0; i < 4; i++)
		if (ways[i] && strstr(words, ways[i]))
			return true;
	return false;
}

static void
assert_every_figure_stands(const struct walk *w, const char *report)
{
	char line[1024];
	int figures = 0, missing = 0;
	FILE *in = fopen("assets/figures.csv", "r");
	assert_non_null(in);
	while (fgets(line, sizeof line, in)) {
		const char *cell[COLUMNS];
		if (cells(w->arena, line, cell) < COLUMNS || strcmp(cell[1], report) != 0)
			continue;
		bool found = false;
		const char *sentence = without_breaks(w->arena, cell[10]);
		for (size_t i = 0; i < w->count && !found; i++)
			found = strstr(w->seen[i], sentence) && stands(w->seen[i], cell, w->arena) &&
				(strcmp(cell[8], "存疑") != 0 || strstr(w->seen[i], "这个数正在核实，先不要当准")) &&
				(strcmp(cell[8], "原文如此") != 0 || strstr(w->seen[i], "原文如此"));
		if (!found) {
			print_message(
			    "%s %s%s%s is on no screen with 「%s」\n", cell[0], cell[3], cell[4], cell[6], cell[10]);
			missing++;
		}
		figures++;
	}
	fclose(in);
	assert_int_equal(figures, strcmp(report, "A") == 0 ? 50 : 36);
	assert_int_equal(missing, 0);
}

static void
walk_set(const char *set, const char *report, struct date today)
{
	struct error err = { 0 };
	char data[] = "/tmp/cunping-figures-XXXXXX", command[512];
	assert_non_null(mkdtemp(data));
	snprintf(command, sizeof command, "BUILD=${BUILD:-build} tools/demo-data.sh %s %s >/dev/null 2>&1", set, data);
	assert_int_equal(system(command), 0);
	struct stage_options o = { .width = 1920, .height = 1080, .inches = 21.5f, .data = data };
	struct walk *w = calloc(1, sizeof *w);
	w->arena = arena_new();
	w->stage = stage_new(&o, text, &err);
	assert_non_null(w->stage);
	stage_clock(w->stage, (struct datetime){ today, 9, 41, 0 });
	now_ms = 100000;
	stage_frame(w->stage, now_ms);
	walk_all(w);
	assert_every_figure_stands(w, report);
	stage_free(w->stage);
	arena_free(w->arena);
	free(w);
	fs_remove_tree(data);
}

static void
given_the_first_report_when_every_card_is_opened_then_its_fifty_figures_stand_in_their_own_words(void **state)
{
	(void)state;
	walk_set("jiqiang", "A", (struct date){ 2021, 12, 6 });
}

static void
given_the_second_report_when_every_card_is_opened_then_its_thirty_six_figures_stand_in_their_own_words(void **state)
{
	(void)state;
	walk_set("jiamusi", "B", (struct date){ 2024, 6, 3 });
}

/* ------------------------------------------------------- what is added up */

static struct store *
open_rows(struct fixture *f)
{
	struct error err = { 0 };
	fixture_publish(f, false);
	struct store *s = store_open(f->data, &err);
	assert_non_null(s);
	store_set_today(s, (struct date){ 2021, 12, 6 });
	return s;
}

static void
add_fact(struct fixture *f, const char *indicator, const char *village, const char *total, const char *aggregate,
    const char *state)
{
	fixture_row(f, REG_FACT, "measure", "清", "indicator", indicator, "unit", "处", "total", total, "village",
	    village, "until", "2021", "aggregate", aggregate, "state", state, NULL);
}

static void
given_villages_figures_when_they_may_be_added_then_the_sum_says_about_and_drafts_are_left_out(void **state)
{
	struct fixture f;
	(void)state;
	fixture_begin(&f);
	fixture_village(&f, 1);
	add_fact(&f, "清理柴草垛", "高同村", "20余", "累计相加", NULL);
	add_fact(&f, "清理柴草垛", "酸刺村", "6", "累计相加", NULL);
	add_fact(&f, "清理柴草垛", "王昭村", "900", "累计相加", "草稿");
	add_fact(&f, "网格", "高同村", "5", "取最新", NULL);
	add_fact(&f, "网格", "酸刺村", "7", "取最新", NULL);
	struct store *s = open_rows(&f);
	struct figure_list l = deeds_figures(s, f.arena, "清", NULL);
	assert_int_equal(l.count, 2);
	assert_true(l.figure[0].computed);
	assert_string_equal(l.figure[0].value.number, "约26");
	assert_string_equal(l.figure[1].value.number, ""); /* not added: only village by village */
	assert_int_equal(deeds_by_village(s, f.arena, &l.figure[1]).count, 2);
	assert_string_equal(deeds_figures(s, f.arena, "清", "高同").figure[0].value.number, "20余");
	store_close(s);
	fixture_end(&f);
}

static void
given_words_for_numbers_when_read_then_the_words_stay_and_the_value_is_known(void **state)
{
	struct arena *a = arena_new();
	struct quantity q = quantity_read(a, "20余万", "株");
	(void)state;
	assert_true(q.known && q.milli == 200000000 && q.kind == QUANTITY_OVER);
	assert_string_equal(q.number, "20余万");
	q = quantity_read(a, "近2000万元", "万元");
	assert_true(q.known && q.milli == 2000000 && q.kind == QUANTITY_UNDER);
	assert_string_equal(q.number, "近2000");
	assert_string_equal(q.unit, "万元");
	q = quantity_read(a, "75%以上", "%");
	assert_string_equal(q.number, "75%以上");
	assert_string_equal(q.unit, "");
	assert_string_equal(quantity_read(a, "75以上", "%").number, "75%以上");
	assert_string_equal(quantity_read(a, "14000余台（次）", "").unit, "台（次）");
	assert_false(quantity_read(a, "若干", "处").known);
	arena_free(a);
}

static void
given_payments_when_counted_then_paid_and_due_are_told_and_the_doubtful_rule_is_marked(void **state)
{
	struct fixture f;
	struct reward *r;
	(void)state;
	fixture_begin(&f);
	fixture_row(
	    &f, REG_PAYMENT, "reward", "最美庭院奖励", "kind", "贫困户", "standard", "2024", "quality", "存疑", NULL);
	for (int i = 0; i < 5; i++)
		fixture_row(&f, REG_PAYMENT, "reward", "最美庭院奖励", "village", "高同村", "grp", "1组", "head",
		    arena_printf(f.arena, "张%d", i), "kind", "一般户", "standard", "500", "amount",
		    i < 3 ? "500" : NULL, "status",
		    i < 3    ? "已发"
		    : i == 4 ? "取消"
			     : "待发",
		    NULL);
	struct store *s = open_rows(&f);
	assert_int_equal(money_rewards(s, f.arena, NULL, &r), 2);
	assert_true(r[0].doubtful && r[0].due == 0);
	assert_int_equal(r[1].paid, 3);
	assert_int_equal(r[1].due, 4);
	assert_true(r[1].paid_milli == 1500000 && r[1].due_milli == 2000000);
	store_close(s);
	fixture_end(&f);
}

static void
given_a_framework_nobody_supplied_when_asked_for_then_it_is_hidden(void **state)
{
	struct fixture f;
	const char **name;
	struct framework_item *item;
	(void)state;
	fixture_begin(&f);
	fixture_row(&f, REG_FRAMEWORK, "framework", "十有十化十无", "number", "1", "title", "十有之一", "status",
	    "待提供", NULL);
	fixture_row(&f, REG_FRAMEWORK, "framework", "4321", "part", "四个坚持", "number", "1", "title", "坚持党建引领",
	    "status", "原文", NULL);
	fixture_row(&f, REG_FRAMEWORK, "framework", "4321", "part", "四个坚持", "number", "2", "title", "还没有",
	    "status", "待提供", NULL);
	struct store *s = open_rows(&f);
	assert_int_equal(efforts_frameworks(s, f.arena, &name), 1);
	assert_string_equal(name[0], "4321");
	assert_int_equal(efforts_items(s, f.arena, "4321", &item), 1);
	store_close(s);
	fixture_end(&f);
}

static void
given_an_account_when_a_month_is_asked_for_then_income_expense_and_balance_are_told(void **state)
{
	struct fixture f;
	(void)state;
	fixture_begin(&f);
	fixture_row(&f, REG_LEDGER, "village", "高同村", "done_on", "2021-10-03", "item", "拨入", "income", "10000",
	    "balance", "10000", NULL);
	fixture_row(
	    &f, REG_LEDGER, "village", "高同村", "done_on", "2021-11-02", "item", "买扫把", "expense", "635.5", NULL);
	struct store *s = open_rows(&f);
	struct text_list years = money_years(s, f.arena, "高同");
	assert_int_equal(years.count, 1);
	assert_string_equal(years.text[0], "2021");
	struct ledger l = money_ledger(s, f.arena, "2021-11", "高同");
	assert_true(l.count == 1 && l.expense == 635500 && l.balance == 9364500 && l.computed);
	l = money_ledger(s, f.arena, "2021", "高同");
	assert_true(l.count == 2 && l.income == 10000000 && l.opening == 0 && l.balance == 9364500);
	store_close(s);
	fixture_end(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    given_the_first_report_when_every_card_is_opened_then_its_fifty_figures_stand_in_their_own_words),
		cmocka_unit_test(
		    given_the_second_report_when_every_card_is_opened_then_its_thirty_six_figures_stand_in_their_own_words),
		cmocka_unit_test(
		    given_villages_figures_when_they_may_be_added_then_the_sum_says_about_and_drafts_are_left_out),
		cmocka_unit_test(given_words_for_numbers_when_read_then_the_words_stay_and_the_value_is_known),
		cmocka_unit_test(
		    given_payments_when_counted_then_paid_and_due_are_told_and_the_doubtful_rule_is_marked),
		cmocka_unit_test(given_a_framework_nobody_supplied_when_asked_for_then_it_is_hidden),
		cmocka_unit_test(given_an_account_when_a_month_is_asked_for_then_income_expense_and_balance_are_told),
	};
	struct error err = { 0 };
	text = text_new(&err);
	if (!text)
		return 1;
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	text_free(text);
	return failed;
}
