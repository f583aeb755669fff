/* Touch and speak: somebody who cannot see, with one finger on the stage. What
 * would sound is read from the stage, as no loudspeaker is lent to it. */
#include "app/stage_inside.h"
#include "app/player.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

#include "finger.h"
#include "fixture.h"
#include "sound/synth.h"
#include "store/state.h"

static struct fixture village;
static struct text *text;

static struct stage *
open_at(const char *screen, int w, int h)
{
	struct stage *s = new_stage(text, (struct stage_options){ .width = w, .height = h, .data = village.data });
	if (screen)
		assert_true(stage_open(s, screen, 0));
	frame(s);
	return s;
}

/* Down and up again, so many ms later, elsewhere. */
static void
stroke(struct stage *s, float x, float y, float dx, float dy, int ms)
{
	stage_input(s, STAGE_DOWN, 1, x, y, now_ms += 20);
	stage_input(s, STAGE_MOVE, 1, x + dx / 2, y + dy / 2, now_ms += (uint64_t)ms / 2);
	stage_input(s, STAGE_UP, 1, x + dx, y + dy, now_ms += (uint64_t)ms / 2);
	stage_frame(s, now_ms);
}

static void
wait_ms(struct stage *s, int ms)
{
	for (; ms > 0; ms -= 100) {
		stage_tick(s, now_ms += 100);
		stage_frame(s, now_ms);
	}
}

static void
hold(struct stage *s, const struct ui_hit *hit, int ms)
{
	float x = (float)(hit->rect.x + hit->rect.w / 2), y = (float)(hit->rect.y + hit->rect.h / 2);
	stage_input(s, STAGE_DOWN, 1, x, y, now_ms += 400);
	wait_ms(s, ms);
	stage_input(s, STAGE_UP, 1, x, y, now_ms += 20);
	stage_frame(s, now_ms);
}

static void
begin(struct stage *s)
{
	const struct ui_hit *hit = find_hit(s, ACTION_LISTEN, -1);
	assert_non_null(hit);
	hold(s, hit, 2300);
	assert_true(stage_host(s)->touching);
}

/* A tap that stays alone. */
static void
feel(struct stage *s, const struct ui_hit *hit)
{
	stroke(s, (float)(hit->rect.x + hit->rect.w / 2), (float)(hit->rect.y + hit->rect.h / 2), 0, 0, 60);
	wait_ms(s, 500);
}

static bool
sounds(struct stage *s, const char *words)
{
	for (size_t i = 0; s->host.hearing && i < s->voice.pieces; i++)
		if (s->voice.piece[i].say && strstr(s->voice.piece[i].say, words))
			return true;
	return false;
}

static bool
tone(struct stage *s)
{
	return s->host.hearing && s->voice.pieces && s->voice.piece[0].hz > 0;
}

/* -------------------------------------------------------------------- */

static void
given_a_short_press_when_lifted_then_the_screen_stays_as_it_is(void **state)
{
	struct stage *s = open_at("notices", 1920, 1080);
	if (!s->voice.synth)
		skip();
	hold(s, find_hit(s, ACTION_LISTEN, -1), 1200);
	assert_false(stage_host(s)->touching);
	assert_true(stage_host(s)->hearing);
	tap(s, ACTION_LISTEN, -1);
	assert_false(stage_host(s)->hearing);
	stage_free(s);
}

static void
given_listen_held_when_two_seconds_are_over_then_a_tap_reads_and_two_press(void **state)
{
	const int size[][2] = { { 1920, 1080 }, { 1080, 1920 }, { 1280, 720 } };
	for (int i = 0; i < 3; i++) {
		struct stage *s = open_at("notices", size[i][0], size[i][1]);
		if (!s->voice.synth)
			skip();
		begin(s);
		assert_true(tone(s) && sounds(s, "连点两下"));
		assert_true(reads(s, "连点两下是按"));
		const struct ui_hit *home = find_hit(s, ACTION_HOME, -1);
		feel(s, home);
		assert_string_equal(stage_screen(s), "notices");
		assert_true(tone(s) && sounds(s, "首页"));
		stroke(s, 300, 300, 0, 0, 60); /* two taps anywhere press what was found */
		stroke(s, 300, 300, 0, 0, 60);
		assert_string_equal(stage_screen(s), "home");
		wait_ms(s, 300);
		assert_true(stage_host(s)->touching);
		assert_true(stage_host(s)->hearing); /* the new page says what it is */
		stage_free(s);
	}
}

static void
given_a_sliding_finger_when_it_comes_to_another_thing_then_that_is_read(void **state)
{
	struct stage *s = open_at("notices", 1920, 1080);
	if (!s->voice.synth)
		skip();
	begin(s);
	const struct rect home = find_hit(s, ACTION_HOME, -1)->rect, back = find_hit(s, ACTION_BACK, -1)->rect;
	float y = (float)(home.y + home.h / 2);
	stage_input(s, STAGE_DOWN, 1, (float)(home.x + 20), y, now_ms += 100);
	wait_ms(s, 500);
	assert_true(sounds(s, "首页"));
	stage_input(s, STAGE_MOVE, 1, (float)(back.x + 20), y, now_ms += 100);
	assert_true(sounds(s, "返回"));
	stage_input(s, STAGE_UP, 1, (float)(back.x + 20), y, now_ms += 100);
	wait_ms(s, 1000);
	assert_string_equal(stage_screen(s), "notices");
	stage_free(s);
}

static void
given_every_screen_when_swiped_through_then_each_thing_comes_once_and_back_again(void **state)
{
	static const char *const screen[] = { "home", "notices", "board", "people", "rank", "money", "rules" };
	for (size_t k = 0; k < sizeof screen / sizeof *screen; k++) {
		struct rect seen[256];
		int n = 0;
		struct stage *s = open_at(strcmp(screen[k], "home") == 0 ? NULL : screen[k], 1920, 1080);
		if (!s->voice.synth)
			skip();
		begin(s);
		bool dock = false;
		for (struct rect at = { 0 }; n < 256; n++) {
			stroke(s, 600, 500, 300, 10, 120);
			if (n && memcmp(&at, &s->touch.at, sizeof at) == 0)
				break;
			at = seen[n] = s->touch.at;
			dock = dock || s->touch.action == ACTION_HOME;
			for (int i = 0; i < n; i++)
				assert_true(memcmp(&seen[i], &at, sizeof at) != 0);
		}
		assert_true(n > 5 && n < 256 && dock);
		for (int i = n - 1; i-- > 0;) {
			stroke(s, 600, 500, -300, 10, 120);
			assert_memory_equal(&seen[i], &s->touch.at, sizeof seen[i]);
		}
		stage_free(s);
	}
}

static void
given_listen_held_again_or_the_visitor_gone_when_over_then_taps_press_as_ever(void **state)
{
	for (int how = 0; how < 3; how++) {
		struct stage *s = open_at("notices", 1920, 1080);
		if (!s->voice.synth)
			skip();
		begin(s);
		if (how == 0)
			hold(s, find_hit(s, ACTION_LISTEN, -1), 2600);
		else if (how == 1) {
			feel(s, find_hit(s, ACTION_TOUCH_OVER, -1));
			stroke(s, 100, 300, 0, 0, 60);
			stroke(s, 100, 300, 0, 0, 60);
		} else {
			stage_host(s)->hearing = false;
			wait_ms(s, HOST_ASK_MS + HOST_ANSWER_MS + 1000);
			assert_string_equal(stage_screen(s), "home");
		}
		assert_false(stage_host(s)->touching);
		frame(s);
		assert_null(find_hit(s, ACTION_TOUCH_OVER, -1));
		tap(s, ACTION_LOOKUP, -1);
		assert_string_equal(stage_screen(s), "lookup");
		stage_free(s);
	}
}

static void
given_a_homes_own_page_when_touched_then_nothing_of_it_is_said(void **state)
{
	struct stage *s = open_at("notices", 1920, 1080);
	if (!s->voice.synth)
		skip();
	begin(s);
	assert_true(stage_open(s, "lookup-home", 0));
	stage_frame(s, now_ms += 400);
	wait_ms(s, 500);
	assert_true(stage_top(s)->class->own);
	for (int i = 0; i < 12 && stage_top(s)->class->own; i++) {
		stroke(s, 600, 500, 300, 10, 120);
		for (size_t p = 0; p < s->voice.pieces; p++)
			assert_null(s->voice.piece[p].say);
	}
	stage_free(s);
}

static void
given_fingers_when_they_move_then_each_means_what_it_means_elsewhere(void **state)
{
	struct explore e = { .px_mm = 4 };
	assert_int_equal(explore_down(&e, 1, 100, 100, 1000), EXPLORE_NOTHING);
	assert_int_equal(explore_down(&e, 2, 500, 500, 1010), EXPLORE_NOTHING);
	assert_int_equal(explore_move(&e, 2, 900, 500, 1100), EXPLORE_NOTHING); /* the second is not heard */
	assert_int_equal(explore_up(&e, 2, 900, 500, 1120), EXPLORE_NOTHING);
	assert_int_equal(explore_up(&e, 1, 90, 300, 1150), EXPLORE_PAGE_UP);
	explore_down(&e, 1, 100, 300, 2000);
	assert_int_equal(explore_up(&e, 1, 110, 100, 2100), EXPLORE_PAGE_DOWN);
	explore_down(&e, 1, 100, 300, 3000);
	assert_int_equal(explore_step(&e, 3000 + EXPLORE_SWIPE_MS), EXPLORE_AT);
	assert_int_equal(explore_move(&e, 1, 400, 300, 3400), EXPLORE_AT);
	assert_int_equal(explore_up(&e, 1, 400, 300, 3450), EXPLORE_NOTHING); /* slow: no swipe */
	explore_down(&e, 1, 100, 300, 4000);
	explore_up(&e, 1, 102, 300, 4100);
	assert_true(explore_due(&e) == 4100 + EXPLORE_AGAIN_MS);
	assert_int_equal(explore_step(&e, explore_due(&e)), EXPLORE_AT);
	explore_down(&e, 1, 100, 300, 5000); /* too late to be the second of two */
	assert_int_equal(explore_up(&e, 1, 100, 300, 5100), EXPLORE_NOTHING);
	explore_down(&e, 1, 700, 300, 5200);
	assert_int_equal(explore_up(&e, 1, 700, 300, 5300), EXPLORE_PRESS);
	explore_down(&e, 1, 700, 300, 6000);
	explore_step(&e, 6300);
	assert_int_equal(explore_step(&e, 6000 + EXPLORE_HOLD_MS), EXPLORE_HELD);
	assert_int_equal(explore_step(&e, 9000), EXPLORE_NOTHING);
}

static int
setup(void **state)
{
	struct error err = { 0 };
	text = text_new(&err);
	fixture_begin(&village);
	fixture_village(&village, 60);
	fixture_publish(&village, true);
	struct state *db = state_open(village.data, &err);
	bool set = db && state_setting_set(db, "machine_voice", "是", &err);
	state_close(db);
	return text && set ? 0 : -1;
}

static int
teardown(void **state)
{
	fixture_end(&village);
	text_free(text);
	return 0;
}

static void
given_a_page_that_is_read_when_drawn_in_any_format_then_its_bar_stands_clear_and_can_be_pressed(void **state)
{
	for (size_t f = 0; f < FORMATS; f++)
		for (int large = 0; large < 3; large++)
			for (int touching = 0; touching < 2; touching++) {
				struct stage *s = open_at("notices", formats[f].w, formats[f].h);
				stage_host(s)->large = large;
				frame(s);
				if (!s->voice.synth)
					skip();
				if (touching)
					begin(s);
				else
					tap(s, ACTION_LISTEN, -1);
				assert_true(reads(s, touching ? "不摸了" : "慢一点"));
				assert_non_null(find_hit(s, ACTION_LOUDNESS, -1));
				check_hits(s, "being read");
				stage_free(s);
			}
}

static void
given_what_a_machine_reads_when_heard_then_the_bar_says_so_and_goes_to_the_next_part(void **state)
{
	struct stage *s = open_at("notices", 1920, 1080);
	if (!s->voice.synth)
		skip();
	tap(s, ACTION_LISTEN, -1);
	assert_true(reads(s, "机器念的"));
	assert_true(reads(s, "正在念第 1 段"));
	assert_true(reads(s, "从头念"));
	tap(s, ACTION_LISTEN, -1);
	assert_false(reads(s, "从头念"));
	stage_free(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(given_fingers_when_they_move_then_each_means_what_it_means_elsewhere),
		cmocka_unit_test(given_a_short_press_when_lifted_then_the_screen_stays_as_it_is),
		cmocka_unit_test(given_listen_held_when_two_seconds_are_over_then_a_tap_reads_and_two_press),
		cmocka_unit_test(given_a_sliding_finger_when_it_comes_to_another_thing_then_that_is_read),
		cmocka_unit_test(given_every_screen_when_swiped_through_then_each_thing_comes_once_and_back_again),
		cmocka_unit_test(given_listen_held_again_or_the_visitor_gone_when_over_then_taps_press_as_ever),
		cmocka_unit_test(
		    given_a_page_that_is_read_when_drawn_in_any_format_then_its_bar_stands_clear_and_can_be_pressed),
		cmocka_unit_test(given_what_a_machine_reads_when_heard_then_the_bar_says_so_and_goes_to_the_next_part),
		cmocka_unit_test(given_a_homes_own_page_when_touched_then_nothing_of_it_is_said),
	};
	return cmocka_run_group_tests_name("touch", tests, setup, teardown);
}
