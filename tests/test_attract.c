/* attract: what the screen does when nobody is there, and what it never says. */
#include "test.h"

#include <string.h>

#include "app/stage.h"
#include "fixture.h"
#include "residents/slides.h"

static struct fixture village;
static struct text *text;
static uint64_t now_ms;

/* ------------------------------------------------------------ the machine */

static const struct attract_view at_home = { .quiet = true, .slides = 3 }, elsewhere = { .slides = 3 },
				 at_night = { .quiet = true, .night = true, .slides = 3 };

static void
given_home_when_thirty_seconds_pass_then_slides_begin_and_change_every_ten(void **state)
{
	struct attract a = { 0 };
	(void)state;
	attract_touch(&a, 1000);
	assert_int_equal(attract_step(&a, 30999, at_home), ATTRACT_NOTHING);
	assert_true(attract_next_deadline(&a, 2000, at_home) == 31000);
	assert_int_equal(attract_step(&a, 31000, at_home), ATTRACT_BEGIN);
	assert_int_equal(attract_step(&a, 40999, at_home), ATTRACT_NOTHING);
	assert_true(attract_next_deadline(&a, 35000, at_home) == 41000); /* still until then */
	assert_int_equal(attract_step(&a, 41000, at_home), ATTRACT_DRAW);
	assert_int_equal(a.slide, 1);
	assert_int_equal(attract_fade(&a, 41000), 0);
	assert_in_range(attract_fade(&a, 41600), 100, 150);
	assert_int_equal(attract_step(&a, 42300, at_home), ATTRACT_DRAW); /* the last frame, at rest */
	assert_int_equal(attract_fade(&a, 42300), 255);
	assert_int_equal(attract_step(&a, 42400, at_home), ATTRACT_NOTHING);
	attract_step(&a, 51000, at_home);
	attract_step(&a, 61000, at_home);
	assert_int_equal(a.slide, 0); /* round again */
}

static void
given_a_visitor_on_another_screen_or_no_content_when_time_passes_then_no_slide_comes(void **state)
{
	struct attract a = { 0 };
	struct attract_view nothing = { .quiet = true };
	(void)state;
	attract_touch(&a, 0);
	assert_int_equal(attract_step(&a, 3600000, elsewhere), ATTRACT_NOTHING);
	assert_int_equal(attract_step(&a, 3600000, nothing), ATTRACT_NOTHING);
	attract_home(&a, 3600000); /* home came back by itself: thirty seconds from then */
	assert_int_equal(attract_step(&a, 3629999, at_home), ATTRACT_NOTHING);
	assert_int_equal(attract_step(&a, 3630000, at_home), ATTRACT_BEGIN);
}

static void
given_one_slide_only_when_it_stands_then_nothing_is_ever_due(void **state)
{
	struct attract a = { 0 };
	struct attract_view one = { .quiet = true, .slides = 1 };
	(void)state;
	attract_touch(&a, 0);
	attract_step(&a, 30000, one);
	assert_int_equal(attract_step(&a, 9000000, one), ATTRACT_NOTHING);
	assert_true(attract_next_deadline(&a, 9000000, one) == UINT64_MAX);
}

static void
given_the_night_when_five_minutes_pass_then_it_is_dark_and_a_touch_wakes_for_five_more(void **state)
{
	struct attract a = { 0 };
	(void)state;
	attract_touch(&a, 0);
	assert_int_equal(attract_step(&a, 31000, at_night), ATTRACT_NOTHING); /* no slides at night */
	assert_true(attract_next_deadline(&a, 31000, at_night) == ATTRACT_WAKE_MS);
	assert_int_equal(attract_step(&a, ATTRACT_WAKE_MS, at_night), ATTRACT_SLEEP);
	assert_int_equal(attract_step(&a, ATTRACT_WAKE_MS + 1, at_night), ATTRACT_NOTHING);
	assert_true(attract_next_deadline(&a, ATTRACT_WAKE_MS + 1, at_night) == UINT64_MAX);
	assert_true(attract_touch(&a, 900000));
	assert_false(attract_touch(&a, 900500));
	assert_int_equal(attract_step(&a, 900500 + ATTRACT_WAKE_MS - 1, at_night), ATTRACT_NOTHING);
	assert_int_equal(attract_step(&a, 900500 + ATTRACT_WAKE_MS, at_night), ATTRACT_SLEEP);
	assert_int_equal(attract_step(&a, 9000000, at_home), ATTRACT_MORNING);
	assert_int_equal(a.mode, ATTRACT_AWAKE);
}

static void
given_night_hours_over_midnight_when_asked_then_they_hold_and_a_lost_clock_has_none(void **state)
{
	struct datetime t = { { 2021, 12, 6 }, 0, 0, 0 };
	static const struct {
		int hour, minute;
		bool night;
	} want[] = { { 21, 59, false }, { 22, 0, true }, { 23, 59, true }, { 0, 0, true }, { 5, 59, true },
		{ 6, 0, false } };
	(void)state;
	for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
		t.hour = want[i].hour;
		t.minute = want[i].minute;
		assert_int_equal(attract_is_night(t, 22 * 60, 6 * 60), want[i].night);
	}
	t.hour = 13;
	assert_true(attract_is_night(t, 12 * 60, 14 * 60)); /* within one day */
	assert_false(attract_is_night(t, 14 * 60, 14 * 60));
	t = (struct datetime){ { 1970, 1, 1 }, 23, 0, 0 };
	assert_false(attract_is_night(t, 22 * 60, 6 * 60));
}

/* ------------------------------------------------------------- on the stage */

static struct stage *
open_stage(int hour)
{
	struct error err = { 0 };
	struct stage_options o = { .width = 1920,
		.height = 1080,
		.inches = 21.5f,
		.lower_edge_mm = 800,
		.animate = true,
		.night_from = 22 * 60,
		.night_to = 6 * 60,
		.data = village.data };
	struct stage *s = stage_new(&o, text, &err);
	assert_non_null(s);
	stage_clock(s, (struct datetime){ { 2021, 12, 6 }, hour, 41, 0 });
	now_ms = 100;
	stage_frame(s, now_ms);
	return s;
}

static void
wait_ms(struct stage *s, unsigned ms)
{
	now_ms += ms;
	stage_tick(s, now_ms);
	stage_frame(s, now_ms);
}

static void
tap_at(struct stage *s, int x, int y)
{
	stage_input(s, STAGE_DOWN, 3, (float)x, (float)y, now_ms += 10);
	stage_input(s, STAGE_UP, 3, (float)x, (float)y, now_ms += 80);
	wait_ms(s, 10);
}

static void
given_slides_when_touched_anywhere_then_home_comes_and_nothing_is_pressed(void **state)
{
	struct stage *s = open_stage(9);
	(void)state;
	wait_ms(s, ATTRACT_START_MS);
	assert_string_equal(stage_screen(s), "attract");
	for (int x = 100; x < 1900; x += 300) {
		tap_at(s, x, 300 + x / 4); /* over the tiles of the home screen */
		assert_string_equal(stage_screen(s), "home");
		wait_ms(s, ATTRACT_START_MS);
		assert_string_equal(stage_screen(s), "attract");
	}
	tap_at(s, 1300, 250);
	wait_ms(s, 500);
	tap_at(s, 1300, 250); /* and the next touch works as ever */
	assert_string_not_equal(stage_screen(s), "home");
	stage_free(s);
}

static void
given_a_visitor_who_walked_away_when_home_is_back_then_slides_follow_after_thirty_seconds(void **state)
{
	struct stage *s = open_stage(9);
	(void)state;
	stage_open(s, "rank", 0);
	wait_ms(s, 60000);
	wait_ms(s, 15000);
	assert_string_equal(stage_screen(s), "home");
	wait_ms(s, 29000);
	assert_string_equal(stage_screen(s), "home");
	wait_ms(s, 1000);
	assert_string_equal(stage_screen(s), "attract");
	wait_ms(s, 200000); /* nobody is asked whether they are still there */
	assert_string_equal(stage_screen(s), "attract");
	stage_free(s);
}

static void
given_a_slide_that_stands_when_time_passes_then_no_frame_is_drawn_until_the_next(void **state)
{
	struct stage *s = open_stage(9);
	unsigned frames = 0;
	(void)state;
	wait_ms(s, ATTRACT_START_MS);
	for (int i = 0; i < 99; i++)
		frames += stage_tick(s, now_ms += 100);
	assert_int_equal(frames, 0);
	assert_true(stage_tick(s, now_ms += 100));
	stage_free(s);
}

static void
given_the_night_when_it_is_dark_then_a_touch_wakes_and_presses_nothing_and_morning_lights_up(void **state)
{
	struct stage *s = open_stage(23);
	(void)state;
	wait_ms(s, ATTRACT_WAKE_MS);
	assert_true(stage_dark(s));
	assert_int_equal(stage_ui(s)->hits, 0);
	assert_true(stage_next_deadline(s, now_ms) == UINT64_MAX);
	tap_at(s, 1300, 250);
	assert_false(stage_dark(s));
	assert_string_equal(stage_screen(s), "home");
	wait_ms(s, ATTRACT_WAKE_MS);
	assert_true(stage_dark(s));
	stage_clock(s, (struct datetime){ { 2021, 12, 7 }, 6, 0, 0 });
	wait_ms(s, 10);
	assert_false(stage_dark(s));
	assert_string_equal(stage_screen(s), "home");
	stage_free(s);
}

static void
given_a_layout_that_drifted_when_a_tile_is_tapped_then_it_still_opens(void **state)
{
	struct stage *s = open_stage(9);
	(void)state;
	struct rect before = stage_ui(s)->hit[0].rect;
	wait_ms(s, ATTRACT_START_MS);
	now_ms = 2 * ATTRACT_DRIFT_MS + 1000;
	tap_at(s, 10, 10);
	wait_ms(s, 400);
	struct rect r = stage_ui(s)->hit[0].rect;
	assert_int_equal(r.x - before.x, ATTRACT_DRIFT_PX);
	assert_int_equal(r.y - before.y, ATTRACT_DRIFT_PX);
	stage_free(s);
}

/* ------------------------------------------------------- what is on the slides */

static bool
says(const struct slide *s, const char *words)
{
	if (strstr(s->badge, words) || strstr(s->title, words) || strstr(s->line, words) || strstr(s->where, words))
		return true;
	for (int i = 0; i < SLIDE_PARTS; i++)
		if ((s->big[i] && strstr(s->big[i], words)) || (s->small[i] && strstr(s->small[i], words)))
			return true;
	return false;
}

static size_t
all_slides(struct arena *a, struct store **st, struct date today, struct slide **out)
{
	struct error err = { 0 };
	*st = store_open(village.data, &err);
	assert_non_null(*st);
	store_set_today(*st, today);
	struct host h = { .store = *st, .now = { today, 9, 41, 0 } };
	return slides_all(&h, a, out);
}

static bool
any_says(const char *words)
{
	struct arena *a = arena_new();
	struct store *st;
	struct slide *s;
	bool found = false;
	size_t n = all_slides(a, &st, (struct date){ 2021, 12, 6 }, &s);
	for (size_t i = 0; i < n; i++)
		found |= says(&s[i], words);
	store_close(st);
	arena_free(a);
	return found;
}

static void
given_all_slides_when_read_then_what_must_be_there_is_there(void **state)
{
	(void)state;
	assert_true(any_says("点一下屏幕，看村里的事"));
	assert_true(any_says("本周通报"));
	assert_true(any_says("高同村"));
	assert_true(any_says("14000余"));
	assert_true(any_says("查出 3 个，改好 1 个"));
	assert_true(any_says("91%"));
	assert_true(any_says("还剩\u00A04\u00A0天")); /* never broken apart */
}

static void
given_all_slides_when_read_then_nothing_hidden_negative_or_personal_is_among_them(void **state)
{
	static const char *const never[] = { "草稿红榜", "过期红榜", "撤下红榜", "复核红榜",
		"张三家",                                       /* rows nobody may see; a household */
		"黑榜", "二组村口路段", "旧打麦场", "村东河沟", /* the black side */
		"黄牌", "前咀村", "约谈",                       /* cards: 前咀村 only has one */
		"2024延长米", "2024",                           /* a doubtful figure */
		"过期的公示", "草稿通知", "关于发放", "处分", "马小兰", "张小明" };
	(void)state;
	for (size_t i = 0; i < sizeof never / sizeof *never; i++)
		if (any_says(never[i]))
			fail_msg("a slide says %s", never[i]);
}

static void
given_every_slide_when_counted_then_each_third_asks_people_in(void **state)
{
	struct arena *a = arena_new();
	struct store *st;
	struct slide *s;
	(void)state;
	size_t n = all_slides(a, &st, (struct date){ 2021, 12, 6 }, &s);
	assert_true(n > 6);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(strcmp(s[i].title, "点一下屏幕，看村里的事") == 0, i % 3 == 0);
	store_close(st);
	arena_free(a);
}

static void
given_a_week_without_a_bulletin_when_slides_are_made_then_no_old_one_is_shown(void **state)
{
	struct arena *a = arena_new();
	struct store *st;
	struct slide *s;
	(void)state;
	size_t n = all_slides(a, &st, (struct date){ 2021, 12, 20 }, &s);
	for (size_t i = 0; i < n; i++)
		assert_false(says(&s[i], "本周通报"));
	store_close(st);
	arena_free(a);
}

static void
add_red(const char *target, const char *kind, const char *state_word, const char *until)
{
	fixture_row(&village, REG_BOARD, "period", "2021-12", "village", "高同村", "board", "红榜", "target_kind", kind,
	    "target", target, "reason", "干净", "state", state_word, "show_to", until, "consent", "是", NULL);
}

static void
fill(void)
{
	struct fixture *f = &village;
	add_red("三组", "组", NULL, NULL);
	add_red("张三家", "户", NULL, NULL);
	add_red("草稿红榜", "路段", "草稿", NULL);
	add_red("撤下红榜", "路段", "撤下", NULL);
	add_red("复核红榜", "路段", "复核中", NULL);
	add_red("过期红榜", "路段", NULL, "2021-12-05");
	fixture_row(f, REG_INSPECTION, "period", "2021-W49", "done_on", "2021-12-06", "village", "高同村", "found",
	    "路边有垃圾", "fixed", "是", NULL);
	fixture_row(
	    f, REG_FACT, "measure", "清", "indicator", "出动机械", "unit", "台（次）", "total", "14000余", NULL);
	fixture_row(f, REG_FACT, "measure", "清", "indicator", "清理路边杂草", "unit", "延长米", "total", "2024",
	    "quality", "存疑", NULL);
	for (int i = 0; i < 3; i++)
		fixture_photo(f,
		    fixture_row(f, REG_PROBLEM, "code", arena_printf(f->arena, "W%d", i), "found_on", "2021-11-20",
			"village", "高同村", "spot", "村口", "description", "乱堆", "due_on", "2021-12-01", "status",
			i ? "整改中" : "已完成", "done_on", i ? NULL : "2021-11-25", "verifier", "李秀兰",
			"verified_on", "2021-11-26", NULL),
		    REG_PROBLEM, "photos_after");
	fixture_row(f, REG_PROJECT, "name", "改造提升工程", "progress", "91%", "as_of", "2021-11-30", NULL);
	fixture_row(f, REG_NOTICE, "title", "关于发放庭院奖励的公示", "kind", "公示", "issued_on", "2021-12-01",
	    "show_to", "2021-12-20", NULL);
	fixture_row(
	    f, REG_NOTICE, "title", "草稿通知", "kind", "通知", "issued_on", "2021-12-05", "state", "草稿", NULL);
	fixture_row(f, REG_NOTICE, "title", "关于张某处分的公告", "kind", "公告", "issued_on", "2021-12-05", NULL);
}

static int
setup(void **state)
{
	struct error err = { 0 };
	(void)state;
	text = text_new(&err);
	fixture_begin(&village);
	fixture_village(&village, 20);
	fill();
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(given_home_when_thirty_seconds_pass_then_slides_begin_and_change_every_ten),
		cmocka_unit_test(given_a_visitor_on_another_screen_or_no_content_when_time_passes_then_no_slide_comes),
		cmocka_unit_test(given_one_slide_only_when_it_stands_then_nothing_is_ever_due),
		cmocka_unit_test(
		    given_the_night_when_five_minutes_pass_then_it_is_dark_and_a_touch_wakes_for_five_more),
		cmocka_unit_test(given_night_hours_over_midnight_when_asked_then_they_hold_and_a_lost_clock_has_none),
		cmocka_unit_test(given_slides_when_touched_anywhere_then_home_comes_and_nothing_is_pressed),
		cmocka_unit_test(
		    given_a_visitor_who_walked_away_when_home_is_back_then_slides_follow_after_thirty_seconds),
		cmocka_unit_test(given_a_slide_that_stands_when_time_passes_then_no_frame_is_drawn_until_the_next),
		cmocka_unit_test(
		    given_the_night_when_it_is_dark_then_a_touch_wakes_and_presses_nothing_and_morning_lights_up),
		cmocka_unit_test(given_a_layout_that_drifted_when_a_tile_is_tapped_then_it_still_opens),
		cmocka_unit_test(given_all_slides_when_read_then_what_must_be_there_is_there),
		cmocka_unit_test(given_all_slides_when_read_then_nothing_hidden_negative_or_personal_is_among_them),
		cmocka_unit_test(given_every_slide_when_counted_then_each_third_asks_people_in),
		cmocka_unit_test(given_a_week_without_a_bulletin_when_slides_are_made_then_no_old_one_is_shown),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
