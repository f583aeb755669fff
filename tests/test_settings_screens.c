/* 设置, 工作人员名单, 自检 and the touch grid, as a finger meets them. */
#include "test.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "draw/command.h"
#include "fake_desk.h"
#include "finger.h"
#include "fixture.h"
#include "os/clockset.h"
#include "os/fs.h"
#include "screens/choices.h"
#include "screens/editor.h"
#include "staff/selftest.h"
#include "screens/staff_frame.h"
#include "staff/start.h"
#include "ui/touch_grid.h"
#include "store/feedback.h"
#include "store/settings.h"
#include "store/state.h"

/* staff-settings, staff-size, staff-clock */
enum { SET_TAB = UI_ACTION_OWN, SET_ROW, SET_CLOCK, SET_PEOPLE, SET_AUDIT };
enum { SIZE_SAVE = UI_ACTION_OWN + 40 };
enum { CLOCK_DATE = UI_ACTION_OWN, CLOCK_HOUR, CLOCK_MINUTE, CLOCK_SET };
/* staff-people */
enum {
	PEOPLE_NAME = UI_ACTION_OWN,
	PEOPLE_DO,
	PEOPLE_ADD,
	PEOPLE_CODE,
	PEOPLE_KEY,
	PEOPLE_BACK,
	PEOPLE_YES,
	PEOPLE_PART
};
/* staff-selftest, staff-touch */
enum { TEST_TOUCH = UI_ACTION_OWN, TEST_AGAIN, TEST_SAVE };
enum { TOUCH_DONE = UI_ACTION_OWN };
/* home, staff */
enum { HOME_START = UI_ACTION_OWN + 2 };
enum { STAFF_BEGIN = UI_ACTION_OWN + 1 };
/* editor.c */
enum { EDIT_KEY = EDITOR_ACTION, EDIT_OK, EDIT_CANCEL, EDIT_CHOOSE, EDIT_STEP };

static struct fixture village; /* members 文书甲 (manager) and 会计乙 */
static struct text *text;
static struct fake_desk desk;
static bool animate;

/* ------------------------------------------------------------- the hand */

static struct stage *
open_at(const char *screen, bool manager, int w, int h, bool large)
{
	fake_desk_begin(&desk, village.data);
	desk.desk.who.manager = manager;
	if (!manager) {
		desk.desk.who.id = 2;
		strcpy(desk.desk.who.name, "会计乙");
	}
	desk.desk.logout_ms = 1000000000;
	struct stage *s = new_stage(text, (struct stage_options){ .width = w,
					      .height = h,
					      .large = large,
					      .data = village.data,
					      .animate = animate,
					      .desk = &desk.desk });
	frame(s); /* logged in */
	assert_true(stage_open(s, screen, 0));
	frame(s);
	frame(s);
	return s;
}

static struct stage *
open_screen(const char *screen, bool manager)
{
	animate = strcmp(screen, "staff-selftest") == 0; /* it begins by itself only where somebody sees it */
	return open_at(screen, manager, 1920, 1080, false);
}

static void
close_stage(struct stage *s)
{
	stage_free(s);
	fake_desk_end(&desk);
}

static void
job_ends(struct stage *s, bool good, const char *words)
{
	fake_desk_job_over(&desk, good ? DESK_JOB_DONE : DESK_JOB_FAILED, words, words);
	frame(s);
}

static long
index_of(const char *name)
{
	long i = 0;
	while (strcmp(settings_at((size_t)i)->name, name) != 0)
		i++;
	return i;
}

static void
press_pin(struct stage *s, const char *digits)
{
	for (; *digits; digits++)
		tap(s, PEOPLE_KEY, *digits == '0' ? CHOICES_PAD_ZERO : *digits - '1');
}

/* -------------------------------------------------------------- settings */

/* Is what fits its kind on the screen? */
static bool
fits(struct stage *s, const struct setting *t)
{
	if (strcmp(t->name, "inches") == 0)
		return find_hit(s, START_COMMON, 215) != NULL;
	switch (t->kind) {
	case SETTING_TEXT:
		return find_hit(s, EDIT_KEY, 'a') != NULL;
	case SETTING_NUMBER:
		return find_hit(s, EDIT_STEP, 1) && find_hit(s, EDIT_STEP, -1);
	case SETTING_CLOCK:
		return find_hit(s, EDIT_STEP, 1001) && find_hit(s, EDIT_STEP, 10);
	case SETTING_YESNO:
		return find_hit(s, EDIT_CHOOSE, 1) && !find_hit(s, EDIT_CHOOSE, 2);
	default:
		return find_hit(s, EDIT_CHOOSE, 1) != NULL;
	}
}

static void
given_the_table_of_settings_when_each_row_is_tapped_then_what_fits_its_kind_opens(void **state)
{
	struct stage *s = open_screen("staff-settings", true);
	(void)state;
	for (long i = 0; settings_at((size_t)i); i++) {
		const struct setting *t = settings_at((size_t)i);
		tap(s, SET_TAB, (long)t->group);
		assert_true(reads(s, t->words));
		assert_true(reads(s, t->help));
		tap(s, SET_ROW, i);
		if (!fits(s, t))
			fail_msg("%s has no editor of its kind", t->name);
		tap(s, strcmp(t->name, "inches") ? EDIT_CANCEL : ACTION_STAFF_BACK, -1);
		assert_string_equal(stage_screen(s), "staff-settings");
	}
	assert_string_equal(desk.asked, "");
	close_stage(s);
}

static void
given_a_choice_when_tapped_then_it_is_saved_by_name_and_the_screen_says_so(void **state)
{
	struct stage *s = open_screen("staff-settings", true);
	(void)state;
	tap(s, SET_TAB, SETTING_WORDS);
	tap(s, SET_ROW, index_of("bundle_word"));
	tap(s, EDIT_CHOOSE, 1);
	assert_string_equal(fake_desk_last(&desk), "run settings bundle_word=六包 --by 文书甲");
	assert_true(reads(s, "请稍等"));
	job_ends(s, true, "");
	assert_true(reads(s, "已保存"));
	close_stage(s);
}

static void
given_numbers_clocks_and_words_when_changed_then_each_is_saved_as_the_table_wants_it(void **state)
{
	struct stage *s = open_screen("staff-settings", true);
	(void)state;
	tap(s, SET_TAB, SETTING_PLACE);
	tap(s, SET_ROW, index_of("lower_edge_cm"));
	tap(s, EDIT_STEP, 10);
	tap(s, EDIT_STEP, 1);
	assert_true(reads(s, "81 厘米"));
	tap(s, EDIT_OK, -1);
	assert_string_equal(fake_desk_last(&desk), "run settings lower_edge_cm=81 --by 文书甲");
	job_ends(s, true, "");
	tap(s, SET_TAB, SETTING_NIGHT);
	tap(s, SET_ROW, index_of("night_from"));
	for (int i = 0; i < 3; i++)
		tap(s, EDIT_STEP, 1001); /* 22 → 1 */
	tap(s, EDIT_STEP, -10);
	tap(s, EDIT_OK, -1);
	assert_string_equal(fake_desk_last(&desk), "run settings night_from=01:50 --by 文书甲");
	job_ends(s, true, "");
	tap(s, SET_TAB, SETTING_WORDS);
	tap(s, SET_ROW, index_of("beauty_2"));
	tap(s, EDIT_KEY, 'm');
	tap(s, EDIT_KEY, 'e');
	tap(s, EDIT_KEY, 'i');
	tap(s, EDIT_OK, -1);
	assert_true(reads(s, "还有拼音没有选字"));
	tap(s, EDIT_KEY, KEYBOARD_WORD);
	tap(s, EDIT_OK, -1);
	assert_non_null(strstr(fake_desk_last(&desk), "run settings beauty_2="));
	assert_null(strstr(fake_desk_last(&desk), "beauty_2= "));
	close_stage(s);
}

static void
given_a_full_disk_when_a_setting_is_saved_then_the_reason_is_read_and_the_old_value_stands(void **state)
{
	struct stage *s = open_screen("staff-settings", true);
	(void)state;
	tap(s, SET_TAB, SETTING_PUBLIC);
	tap(s, SET_ROW, index_of("notice_days"));
	tap(s, EDIT_STEP, 1);
	tap(s, EDIT_OK, -1);
	job_ends(s, false, "磁盘满了，请找管机器的人。");
	assert_true(reads(s, "磁盘满了"));
	assert_false(reads(s, "已保存"));
	assert_true(reads(s, "5 天"));
	close_stage(s);
}

static void
given_a_setting_that_was_saved_when_the_job_is_done_then_the_new_value_is_read(void **state)
{
	struct stage *s = open_screen("staff-settings", true);
	struct error err = { 0 };
	(void)state;
	tap(s, SET_TAB, SETTING_PUBLIC);
	tap(s, SET_ROW, index_of("appeal_days"));
	tap(s, EDIT_STEP, 1);
	tap(s, EDIT_OK, -1);
	struct state *db = state_open(village.data, &err);
	assert_true(settings_set(db, settings_at((size_t)index_of("appeal_days")), "6", "文书甲", &err));
	job_ends(s, true, "");
	assert_true(reads(s, "6 个工作日"));
	assert_true(settings_set(db, settings_at((size_t)index_of("appeal_days")), "", "文书甲", &err));
	state_close(db);
	close_stage(s);
}

static void
given_the_size_when_another_is_chosen_then_it_is_saved_and_buttons_become_smaller_at_once(void **state)
{
	struct stage *s = open_screen("staff-settings", true);
	(void)state;
	tap(s, SET_TAB, SETTING_PLACE);
	tap(s, SET_ROW, index_of("inches"));
	assert_string_equal(stage_screen(s), "staff-size");
	assert_true(reads(s, "身份证"));
	int before = find_hit(s, START_COMMON, 215)->rect.h;
	tap(s, START_COMMON, 430);
	tap(s, START_INCH, 1);
	tap(s, SIZE_SAVE, -1);
	assert_string_equal(fake_desk_last(&desk), "run settings inches=43.1 --by 文书甲");
	struct stage_options o = {
		.width = 1920, .height = 1080, .inches = 43.1f, .lower_edge_mm = 700, .data = village.data
	};
	assert_true(stage_settings(s, &o)); /* what the app does when state.db has changed */
	job_ends(s, true, "");
	assert_true(reads(s, "已保存"));
	assert_true(reads(s, "43.1 寸"));
	assert_string_equal(stage_screen(s), "staff-size");
	assert_true(find_hit(s, START_COMMON, 215)->rect.h < before);
	close_stage(s);
}

static void
given_somebody_who_is_no_manager_when_settings_are_open_then_they_are_read_and_nothing_answers(void **state)
{
	struct stage *s = open_screen("staff-settings", false);
	(void)state;
	assert_true(reads(s, "请管理员来改"));
	for (long t = 0; t < SETTING_GROUPS; t++) {
		tap(s, SET_TAB, t);
		assert_null(find_hit(s, SET_ROW, -1));
	}
	assert_true(reads(s, "公示天数"));
	tap(s, SET_TAB, SETTING_GROUPS);
	assert_null(find_hit(s, SET_CLOCK, -1));
	stage_open(s, "staff-size", 0);
	frame(s);
	assert_null(find_hit(s, START_COMMON, -1));
	assert_null(find_hit(s, SIZE_SAVE, -1));
	stage_open(s, "staff-clock", 0);
	frame(s);
	assert_null(find_hit(s, CLOCK_SET, -1));
	assert_string_equal(desk.asked, "");
	close_stage(s);
}

/* ----------------------------------------------------------------- clock */

static void
given_a_wrong_clock_when_it_is_set_then_the_system_is_asked_and_its_answer_is_read(void **state)
{
	struct stage *s = open_screen("staff-settings", true);
	(void)state;
	tap(s, SET_TAB, SETTING_GROUPS);
	assert_true(reads(s, "2021年12月6日"));
	assert_true(reads(s, "09:41"));
	tap(s, SET_CLOCK, -1);
	tap(s, CLOCK_DATE, 1); /* a year on */
	tap(s, CLOCK_HOUR, -1);
	tap(s, CLOCK_MINUTE, 10);
	tap(s, CLOCK_SET, -1);
	assert_string_equal(fake_desk_last(&desk), "run clock 2022-12-06T08:51 --by 文书甲");
	job_ends(s, false, "钟没有变：这台机器没有装调钟的服务。");
	assert_true(reads(s, "没有装调钟的服务"));
	close_stage(s);
}

static void
given_nobody_who_sets_clocks_when_asked_then_it_says_so_in_time_and_no_request_is_left(void **state)
{
	char request[128];
	(void)state;
	assert_int_equal(setenv("CUNPING_RUN", "/nowhere/at/all", 1), 0);
	assert_int_equal(clockset("2024-05-01T09:00", 50), EROFS);
	setenv("CUNPING_RUN", village.data, 1);
	assert_int_equal(clockset("2024-05-01T09:00", 50), EROFS);
	snprintf(request, sizeof request, "%s/clock", village.data);
	assert_false(fs_exists(request));
	assert_int_equal(clockset("2024-05-01 09:00", 50), EINVAL);
	assert_int_equal(clockset("2024-05-01T09:00; reboot", 50), EINVAL);
	unsetenv("CUNPING_RUN");
}

/* ---------------------------------------------------------------- people */

static void
given_a_new_member_when_name_and_pin_are_given_twice_then_they_are_added_by_a_manager(void **state)
{
	struct stage *s = open_screen("staff-people", true);
	(void)state;
	assert_true(reads(s, "会计乙"));
	tap(s, PEOPLE_ADD, -1);
	tap(s, EDIT_KEY, 'm');
	tap(s, EDIT_KEY, 'a');
	tap(s, EDIT_KEY, KEYBOARD_WORD);
	tap(s, EDIT_OK, -1);
	tap(s, PEOPLE_PART, 0);
	press_pin(s, "111111");
	assert_true(reads(s, "太容易猜"));
	press_pin(s, "730194");
	press_pin(s, "730195");
	assert_true(reads(s, "两遍按得不一样"));
	assert_string_equal(desk.asked, "");
	press_pin(s, "730194");
	press_pin(s, "730194");
	assert_non_null(strstr(desk.asked, "run staff add "));
	assert_non_null(strstr(desk.asked, " --by 文书甲 < 730194\n"));
	job_ends(s, true, "“马”添加好了。");
	assert_true(reads(s, "添加好了"));
	tap(s, PEOPLE_ADD, -1); /* and one who may do all */
	tap(s, EDIT_KEY, 'm');
	tap(s, EDIT_KEY, 'a');
	tap(s, EDIT_KEY, KEYBOARD_WORD);
	tap(s, EDIT_OK, -1);
	tap(s, PEOPLE_PART, 1);
	press_pin(s, "730194");
	press_pin(s, "730194");
	assert_non_null(strstr(desk.asked, " --manager --by 文书甲 < 730194\n"));
	close_stage(s);
}

static void
given_a_member_when_a_manager_removes_them_then_it_is_asked_first(void **state)
{
	struct stage *s = open_screen("staff-people", true);
	(void)state;
	tap(s, PEOPLE_NAME, 1);
	tap(s, PEOPLE_DO, 1);
	assert_true(reads(s, "会计乙"));
	assert_string_equal(desk.asked, "");
	tap(s, PEOPLE_YES, -1);
	assert_string_equal(fake_desk_last(&desk), "run staff remove 会计乙 --by 文书甲");
	job_ends(s, false, "最后一个管理员去不掉。");
	assert_true(reads(s, "去不掉"));
	tap(s, PEOPLE_NAME, 0); /* oneself */
	assert_null(find_hit(s, PEOPLE_DO, 1));
	close_stage(s);
}

static void
given_a_new_recovery_code_when_it_was_copied_then_it_is_never_seen_again(void **state)
{
	struct stage *s = open_screen("staff-people", true);
	(void)state;
	tap(s, PEOPLE_CODE, -1);
	assert_string_equal(desk.asked, "");
	tap(s, PEOPLE_YES, -1);
	assert_string_equal(fake_desk_last(&desk), "run staff recovery --print-new --by 文书甲");
	job_ends(s, true, "新的恢复码：4829 1307 5526。请抄下来交给乡镇保管，以后不再显示。");
	assert_true(reads(s, "4829  1307  5526"));
	assert_null(find_hit(s, ACTION_STAFF_BACK, -1));
	tap(s, PEOPLE_YES, -1);
	assert_false(reads(s, "4829"));
	assert_true(reads(s, "工作人员名单"));
	close_stage(s);
}

static void
given_somebody_who_is_no_manager_when_the_list_is_open_then_only_their_own_pin_may_be_changed(void **state)
{
	struct stage *s = open_screen("staff-people", false);
	(void)state;
	assert_null(find_hit(s, PEOPLE_NAME, 0));
	assert_null(find_hit(s, PEOPLE_ADD, -1));
	assert_null(find_hit(s, PEOPLE_CODE, -1));
	tap(s, PEOPLE_NAME, 1);
	press_pin(s, "480215");
	press_pin(s, "480215");
	assert_string_equal(desk.asked, "run staff pin 会计乙 --by 会计乙 < 480215\n\n");
	close_stage(s);
}

static void
given_changes_when_the_record_is_open_then_who_and_what_are_read_newest_first(void **state)
{
	struct stage *s = open_screen("staff-settings", true);
	struct arena *a = arena_new();
	(void)state;
	tap(s, SET_AUDIT, -1);
	assert_string_equal(stage_screen(s), "staff-audit");
	const char *all = draw_list_texts(stage_frame(s, now_ms), a);
	const char *late = strstr(all, "屏幕下沿"), *early = strstr(all, "会计乙");
	assert_non_null(late);
	assert_non_null(early);
	assert_true(late < early);
	arena_free(a);
	close_stage(s);
}

/* -------------------------------------------------------------- self-test */

static const char doctor[] =
    "{\"findings\":[{\"level\":\"info\",\"code\":\"edition_whole\",\"message\":\"屏上是第 3 版，完好。\"},"
    "{\"level\":\"warning\",\"code\":\"disk_space\",\"message\":\"磁盘还有 12 MB。快满了，\\\"请\\\"删掉。\"},"
    "{\"level\":\"info\",\"code\":\"no_display\",\"message\":\"这里没有显示器。\"}],\"ok\":true}\n";

static void
given_what_doctor_found_when_the_self_test_is_done_then_each_is_good_or_to_be_looked_at_in_words(void **state)
{
	struct stage *s = open_screen("staff-selftest", false);
	(void)state;
	assert_string_equal(fake_desk_last(&desk), "run doctor --json");
	assert_false(reads(s, "要看一看"));
	job_ends(s, true, doctor);
	assert_true(reads(s, "要看一看"));
	assert_true(reads(s, "有 1 样要看一看"));
	assert_true(reads(s, "快满了，\"请\"删掉"));
	assert_true(reads(s, "第 3 版，完好"));
	assert_false(reads(s, "没有显示器"));
	assert_true(reads(s, "上次导入"));
	assert_true(reads(s, "正好 10 厘米"));
	assert_true(reads(s, "还不会念"));
	tap(s, TEST_AGAIN, -1);
	assert_true(reads(s, "正在查"));
	job_ends(s, false, "");
	assert_true(reads(s, "再查一遍"));
	assert_false(reads(s, "都好"));
	close_stage(s);
}

static void
given_no_stick_when_the_report_is_to_be_saved_then_one_is_asked_for_and_with_one_it_is_written(void **state)
{
	struct stage *s = open_screen("staff-selftest", true);
	(void)state;
	job_ends(s, true, doctor);
	tap(s, TEST_SAVE, -1);
	assert_true(reads(s, "请先插上U盘"));
	assert_string_equal(fake_desk_last(&desk), "run doctor --json");
	strcpy(desk.desk.stick[0].path, "/media/cunping/U盘");
	desk.desk.stick[0].look = DESK_NOTHING;
	desk.desk.sticks = 1;
	tap(s, TEST_SAVE, -1);
	assert_string_equal(fake_desk_last(&desk), "run takeout /media/cunping/U盘 --kind health --by 文书甲");
	job_ends(s, true, "存好了。现在可以拔下U盘了。");
	assert_true(reads(s, "现在可以拔下U盘了"));
	assert_true(reads(s, "第 3 版，完好")); /* what was found stays */
	close_stage(s);
}

static void
given_findings_cut_short_or_hostile_when_read_then_nothing_is_made_up(void **state)
{
	struct selftest_row row[SELFTEST_MOST];
	(void)state;
	assert_int_equal(selftest_read(NULL, row), 0);
	assert_int_equal(selftest_read("{\"findings\":[]}", row), 0);
	assert_int_equal(selftest_read("{\"level\":\"info\",\"code\":\"disk_space\"}", row), 0);
	for (size_t n = 0; n < sizeof doctor; n++) {
		char part[sizeof doctor];
		snprintf(part, sizeof part, "%.*s", (int)n, doctor);
		assert_in_range(selftest_read(part, row), 0, 2);
	}
}

/* ------------------------------------------------------------------ touch */

static void
given_the_touch_grid_when_a_finger_passes_then_cells_light_up_and_those_left_are_counted(void **state)
{
	struct stage *s = open_screen("staff-selftest", true);
	(void)state;
	job_ends(s, true, doctor);
	tap(s, TEST_TOUCH, -1);
	assert_string_equal(stage_screen(s), "staff-touch");
	/* 476 × 268 mm: 21 × 12 cells of 22 mm */
	assert_true(reads(s, "还剩 252 格"));
	now_ms += 400;
	stage_input(s, STAGE_DOWN, 0, 5, 5, now_ms);
	for (int x = 5; x < 1920; x += 20)
		stage_input(s, STAGE_MOVE, 0, (float)x, 5, now_ms += 8);
	stage_input(s, STAGE_UP, 0, 1915, 5, now_ms += 8);
	frame(s);
	assert_true(reads(s, "还剩 231 格"));
	tap_at(s, 1910, 1070);
	assert_true(reads(s, "还剩 230 格"));
	tap_at(s, 1910, 1070);
	assert_true(reads(s, "还剩 230 格"));
	tap(s, TOUCH_DONE, -1);
	assert_string_equal(stage_screen(s), "staff-selftest");
	close_stage(s);
}

static void
given_a_dead_middle_when_a_finger_rests_two_seconds_elsewhere_then_the_grid_is_left(void **state)
{
	(void)state;
	struct stage *s = open_screen("staff-selftest", true);
	job_ends(s, true, doctor);
	tap(s, TEST_TOUCH, -1);
	now_ms += 400;
	stage_input(s, STAGE_DOWN, 0, 100, 100, now_ms);
	stage_frame(s, now_ms);
	assert_true(stage_next_deadline(s, now_ms) <= now_ms + 2000);
	stage_frame(s, now_ms + 1900);
	assert_string_equal(stage_screen(s), "staff-touch");
	stage_frame(s, now_ms += 2000);
	assert_string_equal(stage_screen(s), "staff-selftest");
	close_stage(s);
}

static void
given_a_dead_strip_when_the_finger_jumps_over_it_then_it_stays_dark(void **state)
{
	struct touch_grid g = { 0 };
	(void)state;
	touch_grid_fit(&g, 1000, 100, 1, 100); /* ten cells */
	assert_int_equal(touch_grid_left(&g), 10);
	touch_grid_touch(&g, 50, 50);
	touch_grid_move(&g, 50, 50, 140, 50);
	assert_int_equal(touch_grid_left(&g), 8);
	touch_grid_move(&g, 140, 50, 450, 50);
	assert_int_equal(touch_grid_left(&g), 7);
	assert_false(g.lit[2] || g.lit[3]);
	assert_false(touch_grid_touch(&g, -1, 50));
	assert_false(touch_grid_touch(&g, 1000, 50));
}

/* ------------------------------------------------------------------ sizes */

static void
given_every_page_of_these_screens_and_size_when_drawn_then_whatever_can_be_tapped_is_large_enough(void **state)
{
	static const char *const screens[] = { "staff-settings", "staff-size", "staff-clock", "staff-people",
		"staff-audit", "staff-selftest", "staff-touch", "staff-feedback" };
	(void)state;
	animate = false;
	for (size_t f = 0; f < FORMATS; f++)
		for (size_t i = 0; i < sizeof screens / sizeof *screens; i++) {
			struct stage *s = open_at(screens[i], true, formats[f].w, formats[f].h, formats[f].large);
			check_hits(s, screens[i]);
			for (long t = 1; i == 0 && t <= SETTING_GROUPS; t++) {
				tap(s, SET_TAB, t);
				check_hits(s, screens[i]);
			}
			close_stage(s);
		}
}

/* ------------------------------------------------------- a forgotten PIN */

static void
press_recovery(struct stage *s, const char *digits)
{
	for (; *digits; digits++)
		tap(s, UI_ACTION_OWN, *digits == '0' ? CHOICES_PAD_ZERO : *digits - '1');
}

static void
given_a_job_that_runs_when_a_new_pin_is_given_then_it_is_asked_for_again_and_saved_the_second_time(void **state)
{
	struct error err = { 0 };
	char made[STAFF_RECOVERY + 1];
	(void)state;
	struct state *db = state_open(village.data, &err);
	assert_true(staff_set_recovery(db, "480915263718", made, NULL, &err));
	state_close(db);
	struct stage *s = open_screen("staff-recovery", true);
	press_recovery(s, "480915263718730195");
	desk.desk.job.state = DESK_JOB_RUNNING; /* somebody's sheets go out to a stick */
	press_recovery(s, "730195");
	assert_string_equal(desk.asked, "");
	assert_true(reads(s, "机器正忙着别的事"));
	desk.desk.job.state = DESK_JOB_DONE;
	press_recovery(s, "730195730195");
	assert_string_equal(desk.asked, "run staff reset 文书甲 --by 文书甲 < 730195\n\n");
	/* the code is used up: the next one is shown once, and nobody leaves by mistake */
	job_ends(s, true, "新的恢复码：4829 1307 5526。请抄下来交给乡镇保管，以后不再显示。");
	assert_true(reads(s, "新密码定好了"));
	assert_true(reads(s, "4829  1307  5526"));
	assert_null(find_hit(s, ACTION_STAFF_BACK, -1));
	tap(s, UI_ACTION_OWN + 1, -1);
	assert_false(reads(s, "4829"));
	assert_true(reads(s, "用新密码登录"));
	close_stage(s);
}

static void
given_a_pin_set_with_the_townships_code_when_logged_in_then_the_person_and_the_managers_are_told(void **state)
{
	struct error err = { 0 };
	char made[STAFF_RECOVERY + 1];
	(void)state;
	struct stage *s = open_screen("staff-today", true);
	assert_false(reads(s, "恢复码"));
	close_stage(s);
	struct state *db = state_open(village.data, &err);
	assert_true(
	    audit_add(db, "2024-05-01T09:12:00", "会计乙", "reset", 0, "用乡镇的恢复码重定了密码：会计乙", &err));
	state_close(db);
	s = open_screen("staff-today", false);
	assert_true(reads(s, "你的密码用恢复码重定过"));
	close_stage(s);
	s = open_screen("staff-today", true); /* a manager */
	assert_true(reads(s, "会计乙的密码用恢复码重定过"));
	close_stage(s);
	db = state_open(village.data, &err);
	assert_true(staff_reset(db, "文书甲", "730195", made, &err));
	state_close(db);
	s = open_screen("staff-today", false); /* whom it does not concern */
	assert_false(reads(s, "恢复码"));
	close_stage(s);
}

/* ------------------------------------------------------------ 群众反映 */

enum { FEEDBACK_OPEN = UI_ACTION_OWN, FEEDBACK_CANCEL, FEEDBACK_DONE };

static void
given_what_residents_handed_in_when_read_and_seen_to_then_it_leaves_the_list_and_the_record_says_who(void **state)
{
	static const char *const kinds[] = { "垃圾堆放", "污水", "柴草堆" };
	struct error err = { 0 };
	struct audit line;
	struct arena *a = arena_new();
	(void)state;
	for (int i = 0; i < 3; i++)
		assert_true(feedback_add(
		    village.data, (struct datetime){ { 2021, 12, 6 }, 9, i, 0 }, i ? "第二网格" : "", kinds[i], &err));
	struct stage *s = open_screen("staff-today", false);
	assert_true(reads(s, "群众反映 3 条"));
	close_stage(s);
	s = open_screen("staff-feedback", false);
	for (int i = 0; i < 3; i++)
		assert_true(reads(s, kinds[i]));
	tap(s, FEEDBACK_OPEN, 1);
	assert_true(reads(s, "污水 · 第二网格"));
	assert_false(reads(s, "垃圾堆放"));
	tap(s, FEEDBACK_CANCEL, -1);
	assert_true(reads(s, "垃圾堆放"));
	assert_string_equal(desk.asked, "");
	tap(s, FEEDBACK_OPEN, 1);
	tap(s, FEEDBACK_DONE, -1);
	assert_string_equal(fake_desk_last(&desk), "run staff feedback 2 --by 会计乙");
	struct state *db = state_open(village.data, &err);
	assert_true(feedback_done(db, 2, "会计乙", &err));
	assert_false(feedback_done(db, 2, "会计乙", &err)); /* somebody else was quicker */
	assert_string_equal(err.code, "no_such_feedback");
	state_close(db);
	job_ends(s, true, "记下了。");
	assert_false(reads(s, "污水"));
	assert_true(reads(s, "柴草堆"));
	assert_true(audit_newest(village.data, a, "feedback", &line));
	assert_string_equal(line.who, "会计乙");
	assert_string_equal(line.words, "群众反映办好了：第 2 号，污水，第二网格，2021-12-06 交的");
	close_stage(s);
	arena_free(a);
}

/* ------------------------------------------------------------ the beginning */

static void
given_a_new_machine_when_home_or_staff_is_open_then_both_lead_to_the_first_start(void **state)
{
	struct fixture new;
	(void)state;
	fixture_begin(&new);
	fake_desk_begin(&desk, new.data);
	desk.desk.who = (struct staff_member){ 0 };
	struct stage *s = new_stage(
	    text, (struct stage_options){ .width = 1920, .height = 1080, .data = new.data, .desk = &desk.desk });
	frame(s);
	tap(s, HOME_START, -1);
	assert_string_equal(stage_screen(s), "start");
	stage_open(s, "staff", 0);
	frame(s);
	tap(s, STAFF_BEGIN, -1);
	assert_string_equal(stage_screen(s), "start");
	close_stage(s);
	fixture_end(&new);
}

static int
setup(void **state)
{
	struct error err = { 0 };
	(void)state;
	fixture_begin(&village);
	fixture_village(&village, 20);
	fixture_publish(&village, false);
	struct state *db = state_open(village.data, &err);
	bool ok = db && staff_add(db, "文书甲", "730194", true, NULL, &err) &&
		  staff_add(db, "会计乙", "480215", false, "文书甲", &err) &&
		  settings_set(db, settings_at((size_t)index_of("lower_edge_cm")), "75", "文书甲", &err) &&
		  settings_set(db, settings_at((size_t)index_of("lower_edge_cm")), "", "文书甲", &err);
	state_close(db);
	text = text_new(&err);
	return ok && text ? 0 : -1;
}

static int
teardown(void **state)
{
	(void)state;
	text_free(text);
	fixture_end(&village);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(given_the_table_of_settings_when_each_row_is_tapped_then_what_fits_its_kind_opens),
		cmocka_unit_test(given_a_choice_when_tapped_then_it_is_saved_by_name_and_the_screen_says_so),
		cmocka_unit_test(given_numbers_clocks_and_words_when_changed_then_each_is_saved_as_the_table_wants_it),
		cmocka_unit_test(
		    given_a_full_disk_when_a_setting_is_saved_then_the_reason_is_read_and_the_old_value_stands),
		cmocka_unit_test(given_a_setting_that_was_saved_when_the_job_is_done_then_the_new_value_is_read),
		cmocka_unit_test(
		    given_the_size_when_another_is_chosen_then_it_is_saved_and_buttons_become_smaller_at_once),
		cmocka_unit_test(
		    given_somebody_who_is_no_manager_when_settings_are_open_then_they_are_read_and_nothing_answers),
		cmocka_unit_test(given_a_wrong_clock_when_it_is_set_then_the_system_is_asked_and_its_answer_is_read),
		cmocka_unit_test(
		    given_nobody_who_sets_clocks_when_asked_then_it_says_so_in_time_and_no_request_is_left),
		cmocka_unit_test(given_a_new_member_when_name_and_pin_are_given_twice_then_they_are_added_by_a_manager),
		cmocka_unit_test(given_a_member_when_a_manager_removes_them_then_it_is_asked_first),
		cmocka_unit_test(given_a_new_recovery_code_when_it_was_copied_then_it_is_never_seen_again),
		cmocka_unit_test(
		    given_somebody_who_is_no_manager_when_the_list_is_open_then_only_their_own_pin_may_be_changed),
		cmocka_unit_test(given_changes_when_the_record_is_open_then_who_and_what_are_read_newest_first),
		cmocka_unit_test(
		    given_what_doctor_found_when_the_self_test_is_done_then_each_is_good_or_to_be_looked_at_in_words),
		cmocka_unit_test(
		    given_no_stick_when_the_report_is_to_be_saved_then_one_is_asked_for_and_with_one_it_is_written),
		cmocka_unit_test(given_findings_cut_short_or_hostile_when_read_then_nothing_is_made_up),
		cmocka_unit_test(
		    given_the_touch_grid_when_a_finger_passes_then_cells_light_up_and_those_left_are_counted),
		cmocka_unit_test(given_a_dead_middle_when_a_finger_rests_two_seconds_elsewhere_then_the_grid_is_left),
		cmocka_unit_test(given_a_dead_strip_when_the_finger_jumps_over_it_then_it_stays_dark),
		cmocka_unit_test(
		    given_every_page_of_these_screens_and_size_when_drawn_then_whatever_can_be_tapped_is_large_enough),
		cmocka_unit_test(
		    given_a_job_that_runs_when_a_new_pin_is_given_then_it_is_asked_for_again_and_saved_the_second_time),
		cmocka_unit_test(given_a_new_machine_when_home_or_staff_is_open_then_both_lead_to_the_first_start),
		cmocka_unit_test(
		    given_a_pin_set_with_the_townships_code_when_logged_in_then_the_person_and_the_managers_are_told),
		cmocka_unit_test(
		    given_what_residents_handed_in_when_read_and_seen_to_then_it_leaves_the_list_and_the_record_says_who),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
