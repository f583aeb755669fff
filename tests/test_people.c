/* people: who is responsible, and what must be made public. */
#include "test.h"

#include <string.h>

#include "affairs/people.h"
#include "finger.h"
#include "fixture.h"
#include "screens/screen.h"
#include "queries/rows.h"
#include "queries/people.h"

enum { MATTER = PLACES_OWN };

static struct fixture village;
static struct text *text;

static void
add_people(struct fixture *f)
{
	fixture_row(f, REG_GRID, "village", "酸刺村", "code", "1", "groups", "1组、2组", NULL);
	fixture_row(f, REG_GRID, "village", "高同村", "code", "GT-01", "name", "第一网格", "leader", "马国强",
	    "leader_phone", "0954-3012011", "worker", "李翠花", "groups", "1组", "households", "42", "shape",
	    "5,5;45,5;45,95;5,95", NULL);
	fixture_row(f, REG_GRID, "village", "高同村", "code", "GT-02", "name", "第二网格", "worker", "苏海军", "groups",
	    "2组、3组", "shape", "55,5;95,5;95,95;55,95", NULL);
	fixture_row(f, REG_GRID, "village", "高同村", "code", "GT-09", "name", "草稿网格", "state", "草稿", NULL);
	fixture_photo(
	    f, fixture_row(f, REG_DOCUMENT, "title", "高同村网格作战图", "kind", "地图", NULL), REG_DOCUMENT, "photos");
	static const char *const grid[] = { "GT-01", "第1网格", "01", "GT-02", "GT-01", "GT-01" },
				 *const status[] = { "整改中", "待复查", "已完成", "整改中", "撤销", "整改中" },
				 *const state[] = { NULL, NULL, NULL, NULL, NULL, "草稿" };
	for (int i = 0; i < 6; i++)
		fixture_photo(f,
		    fixture_row(f, REG_PROBLEM, "code", arena_printf(f->arena, "W-%d", i), "found_on", "2021-11-20",
			"village", "高同村", "grid", grid[i], "spot", "村口", "description", "柴草堆", "due_on",
			"2021-12-10", "status", status[i], "done_on", "2021-11-25", "verifier", "李秀兰", "verified_on",
			"2021-11-26", "state", state[i], NULL),
		    REG_PROBLEM, "photos_after");
	fixture_row(
	    f, REG_POST, "village", "高同村", "duty", "第一责任人", "name", "马志远", "phone", "0954-3012009", NULL);
	fixture_row(f, REG_POST, "duty", "副组长", "name", "马国成", NULL);
	fixture_row(f, REG_POST, "duty", "组长", "name", "刘志强", "phone", "0954-3012001", NULL);
	fixture_row(f, REG_POST, "duty", "副组长", "name", "前任", "date_to", "2021-06-30", NULL);
	fixture_row(f, REG_POST, "village", "酸刺村", "duty", "监督员", "name", "苏小梅", NULL);
	fixture_row(f, REG_ROUTE, "village", "高同村", "name", "村主干道", "length", "1200", "frequency", "每天", NULL);
	fixture_row(f, REG_ROUTE, "village", "酸刺村", "name", "广场", "frequency", "每月两次", NULL);
	fixture_row(f, REG_DISCLOSURE, "village", "高同村", "item", "财务收支", "due_on", "2021-10-20", "done_on",
	    "2021-10-20", NULL);
	fixture_row(f, REG_DISCLOSURE, "village", "高同村", "item", "财务收支", "due_on", "2022-01-20", NULL);
	fixture_row(f, REG_DISCLOSURE, "village", "高同村", "item", "宅基地审批", "due_on", "2021-11-20", NULL);
}

static struct store *
open_store(struct arena **a)
{
	struct error err = { 0 };
	struct store *st = store_open(village.data, &err);
	assert_non_null(st);
	store_set_today(st, (struct date){ 2021, 12, 6 });
	*a = arena_new();
	return st;
}

static void
given_what_clerks_write_for_weekdays_when_read_then_the_days_are_right_or_none(void **state)
{
	(void)state;
	assert_int_equal(people_weekdays("每天"), 127);
	assert_int_equal(people_weekdays("周一、周三、周五"), 1 | 4 | 16);
	assert_int_equal(people_weekdays("周一、三、五"), 1 | 4 | 16);
	assert_int_equal(people_weekdays("星期一至星期五"), 31);
	assert_int_equal(people_weekdays("每周六、日"), 32 | 64);
	assert_int_equal(people_weekdays("礼拜天"), 64);
	assert_int_equal(people_weekdays("每周三次"), 0);
	assert_int_equal(people_weekdays("每月两次"), 0);
	assert_int_equal(people_weekdays(""), 0);
}

static void
given_problems_written_three_ways_when_a_grid_is_asked_then_only_its_open_ones_count(void **state)
{
	struct arena *a;
	struct store *st = open_store(&a);
	struct grid *g;
	(void)state;
	size_t n = people_grids(st, a, "高同", &g);
	assert_int_equal(n, 2); /* no draft */
	assert_int_equal(g[0].open, 2);
	assert_int_equal(g[1].open, 1);
	assert_int_equal(g[1].groups.count, 2);
	assert_string_equal(g[1].groups.text[1], "3组");
	assert_int_equal(g[0].households, 42);
	assert_string_equal(people_grid_villages(st, a).text[0], "高同村"); /* home first */
	store_close(st);
	arena_free(a);
}

static void
given_a_point_on_the_map_when_asked_then_only_the_grid_around_it_has_it(void **state)
{
	struct arena *a;
	struct store *st = open_store(&a);
	struct grid *g;
	(void)state;
	people_grids(st, a, "高同", &g);
	assert_true(people_grid_at(&g[0], 20, 50));
	assert_false(people_grid_at(&g[1], 20, 50));
	assert_true(people_grid_at(&g[1], 80, 50));
	assert_false(people_grid_at(&g[0], 50, 50) || people_grid_at(&g[1], 50, 50));
	assert_non_null(people_map(st, a, "高同村").picture);
	assert_null(people_map(st, a, "酸刺村").picture); /* the map of 高同村 is not theirs */
	store_close(st);
	arena_free(a);
}

static void
given_posts_when_listed_then_the_town_leads_the_village_follows_and_who_left_is_gone(void **state)
{
	struct arena *a;
	struct store *st = open_store(&a);
	struct post *p;
	(void)state;
	assert_int_equal(people_posts(st, a, NULL, &p), 4);
	assert_string_equal(p[0].name, "刘志强");
	assert_string_equal(p[1].name, "马国成");
	assert_string_equal(p[2].name, "马志远");
	assert_int_equal(people_posts(st, a, "高同", &p), 3); /* the town's and one's own */
	store_close(st);
	arena_free(a);
}

static void
given_an_item_due_last_month_when_listed_then_it_is_late_and_comes_first(void **state)
{
	struct arena *a;
	struct store *st = open_store(&a);
	const struct reg *r = catalogue_register(REG_DISCLOSURE);
	struct row_query q = { .reg = r, .order = ROWS_URGENT };
	(void)state;
	struct shown_rows all = rows_of(st, a, &q);
	assert_string_equal(row_text(&all.row[0].row, r, "item"), "宅基地审批");
	assert_int_equal(rows_late(st, r), 1);
	store_set_today(st, (struct date){ 1970, 1, 1 }); /* a clock that cannot know blames nobody */
	assert_int_equal(rows_late(st, r), 0);
	store_close(st);
	arena_free(a);
}

/* --------------------------------------------------------- by finger */

static struct stage *
open_stage(void)
{
	return new_stage(text, (struct stage_options){ .width = 1920, .height = 1080, .data = village.data });
}

/* Home → 找谁负责 → what is the matter → which group: the number is there. */
static void
given_home_when_the_ditch_stinks_then_three_taps_show_the_number_to_call(void **state)
{
	struct stage *s = open_stage();
	(void)state;
	tap(s, UI_ACTION_OWN, 7);
	assert_string_equal(stage_screen(s), "people");
	tap(s, MATTER, 1);       /* 水沟 */
	tap(s, PLACES_GROUP, 0); /* 1组 */
	assert_true(reads(s, "1组的水沟，先找"));
	assert_true(reads(s, "李翠花"));
	assert_true(reads(s, "电话村里还没有填"));
	assert_true(reads(s, "可以打给网格长 马国强"));
	assert_true(reads(s, "0954-3012011"));
	tap(s, PLACES_ISSUES, 0);
	assert_string_equal(stage_screen(s), "issues");
	stage_free(s);
}

/* Money and scores are the village's, not the grid's; what has a number of the village's own comes first. */
static void
given_a_matter_of_the_village_when_a_group_is_chosen_then_its_office_comes_before_the_grid(void **state)
{
	struct stage *s = open_stage();
	(void)state;
	stage_open(s, "people", 0);
	frame(s);
	tap(s, PLACES_GROUP, 0);
	tap(s, MATTER, 5); /* 奖补钱 */
	assert_true(reads(s, "1组的奖补钱，先找"));
	assert_true(reads(s, "马志远") && reads(s, "0954-3012009"));
	assert_true(reads(s, "没人接，找网格长 马国强"));
	tap(s, MATTER, 0); /* 垃圾: 村主干道 is swept every day */
	assert_true(reads(s, "今天扫：村主干道"));
	stage_free(s);
}

static void
given_the_map_when_an_area_is_touched_then_its_grid_is_shown_and_between_them_nothing_changes(void **state)
{
	struct stage *s = open_stage();
	(void)state;
	stage_open(s, "grid", 0);
	frame(s);
	assert_true(reads(s, "第一网格：1组"));
	int first = 0, second = 0, still = 0;
	for (int x = 80; x < 960; x += 40) {
		bool was = reads(s, "第一网格：1组");
		tap_at(s, (float)x, 560);
		bool is = reads(s, "第一网格：1组");
		assert_true(is || reads(s, "第二网格：2组、3组"));
		first += is && !was;
		second += !is && was;
		still += is == was;
	}
	assert_int_equal(first, 0);
	assert_int_equal(second, 1);
	assert_true(still > 8);
	stage_free(s);
}

static void
given_the_notices_when_disclosure_is_tapped_then_it_opens(void **state)
{
	struct stage *s = open_stage();
	(void)state;
	tap(s, ACTION_NOTICES, 0);
	tap(s, UI_ACTION_OWN + 2, 0);
	assert_string_equal(stage_screen(s), "register:disclosure");
	stage_free(s);
}

static void
given_the_matrix_of_flags_when_a_mark_is_tapped_then_its_reason_opens(void **state)
{
	struct stage *s = open_stage();
	const struct ui_hit *mark = NULL;
	(void)state;
	stage_open(s, "rank-flags", 0);
	now_ms += 400;
	stage_frame(s, now_ms);
	for (int i = 0; i < stage_ui(s)->hits; i++)
		if (stage_ui(s)->hit[i].action == UI_ACTION_OWN + 40)
			mark = &stage_ui(s)->hit[i];
	assert_non_null(mark);
	tap_at(s, (float)mark->rect.x + 40, (float)mark->rect.y + 40);
	assert_string_equal(stage_screen(s), "rank-flag");
	stage_free(s);
}

/* The walk of test_stage, over content that fills these screens. */
static void
given_filled_screens_in_every_size_when_drawn_then_buttons_are_large_and_apart(void **state)
{
	static const char *const name[] = { "people", "grid", "register:post", "register:route", "register:village",
		"register:disclosure", "rank-flags", "rank-flag", "notices" };
	struct stage *s = open_stage();
	(void)state;
	for (size_t f = 0; f < FORMATS; f++)
		for (size_t i = 0; i < sizeof name / sizeof *name; i++) {
			stage_host(s)->large = formats[f].large;
			stage_resize(s, formats[f].w, formats[f].h);
			stage_open(s, name[i], 0);
			stage_frame(s, now_ms += 400);
			stage_frame(s, now_ms += 400);
			check_hits(s, name[i]);
		}
	stage_free(s);
}

static int
setup(void **state)
{
	struct error err = { 0 };
	(void)state;
	text = text_new(&err);
	fixture_begin(&village);
	fixture_village(&village, 20);
	add_people(&village);
	fixture_publish(&village, false);
	return text ? 0 : -1;
}

static int
teardown(void **state)
{
	(void)state;
	fixture_end(&village);
	text_free(text);
	return 0;
}

static void
given_villages_without_grids_when_who_is_asked_for_then_their_people_can_be_called(void **state)
{
	struct fixture f;
	(void)state;
	fixture_begin(&f);
	fixture_row(&f, REG_POST, "village", "高同村", "duty", "村支书", "name", "阿卜杜热合曼·买买提", "phone",
	    "0954-3012009", "area", "垃圾清运", NULL);
	fixture_row(
	    &f, REG_POST, "village", "王昭村", "duty", "监督员", "name", "苏小梅", "phone", "0954-3012010", NULL);
	fixture_row(&f, REG_POST, "duty", "组长", "name", "刘志强", "phone", "0954-3012001", NULL);
	fixture_publish(&f, false);
	struct stage *s = new_stage(
	    text, (struct stage_options){ .width = 1920, .height = 1080, .data = f.data, .home_scope = true });
	stage_open(s, "grid", 0);
	frame(s);
	assert_false(reads(s, "这一项村里还没有填"));
	assert_true(reads(s, "阿卜杜热合曼·买买提") && reads(s, "0954-3012009"));
	assert_true(reads(s, "刘志强") && !reads(s, "苏小梅")); /* the town's, not another village's */
	stage_open(s, "people", 0);
	frame(s);
	tap(s, MATTER, 0);
	assert_true(reads(s, "垃圾，先找") && reads(s, "阿卜杜热合曼·买买提"));
	stage_free(s);
	s = new_stage(text, (struct stage_options){ .width = 1080, .height = 1920, .data = f.data });
	stage_open(s, "grid", 0);
	frame(s);
	assert_true(reads(s, "换个村"));
	stage_free(s);
	fixture_end(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(given_what_clerks_write_for_weekdays_when_read_then_the_days_are_right_or_none),
		cmocka_unit_test(given_problems_written_three_ways_when_a_grid_is_asked_then_only_its_open_ones_count),
		cmocka_unit_test(given_a_point_on_the_map_when_asked_then_only_the_grid_around_it_has_it),
		cmocka_unit_test(given_posts_when_listed_then_the_town_leads_the_village_follows_and_who_left_is_gone),
		cmocka_unit_test(given_an_item_due_last_month_when_listed_then_it_is_late_and_comes_first),
		cmocka_unit_test(given_home_when_the_ditch_stinks_then_three_taps_show_the_number_to_call),
		cmocka_unit_test(
		    given_a_matter_of_the_village_when_a_group_is_chosen_then_its_office_comes_before_the_grid),
		cmocka_unit_test(
		    given_the_map_when_an_area_is_touched_then_its_grid_is_shown_and_between_them_nothing_changes),
		cmocka_unit_test(given_villages_without_grids_when_who_is_asked_for_then_their_people_can_be_called),
		cmocka_unit_test(given_the_notices_when_disclosure_is_tapped_then_it_opens),
		cmocka_unit_test(given_the_matrix_of_flags_when_a_mark_is_tapped_then_its_reason_opens),
		cmocka_unit_test(given_filled_screens_in_every_size_when_drawn_then_buttons_are_large_and_apart),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
