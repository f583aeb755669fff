/* Fingers and lists that coast: what a person's hand notices. */
#include "test.h"

#include <math.h>

#include "ui/gesture.h"
#include "ui/scroll.h"

enum { MM = 4 }; /* px */

/* One hand on one screen; every event it caused, in order. */
struct hand {
	struct gesture *g;
	struct gesture_event told[400];
	int count;
	int area; /* what is under every press */
};

static void
hear(struct hand *h, const struct gesture_event *out, int n)
{
	assert_true(n <= GESTURE_MAX_EVENTS && h->count + n <= 400);
	for (int i = 0; i < n; i++) {
		h->told[h->count++] = out[i];
		if (out[i].kind == GESTURE_PRESS)
			gesture_set_area(h->g, h->area);
	}
}

static void
down(struct hand *h, int id, float x_mm, float y_mm, uint64_t ms)
{
	struct gesture_event out[GESTURE_MAX_EVENTS];
	hear(h, out, gesture_down(h->g, id, x_mm * MM, y_mm * MM, ms, out));
}

static void
move(struct hand *h, int id, float x_mm, float y_mm, uint64_t ms)
{
	struct gesture_event out[GESTURE_MAX_EVENTS];
	hear(h, out, gesture_move(h->g, id, x_mm * MM, y_mm * MM, ms, out));
}

static void
up(struct hand *h, int id, float x_mm, float y_mm, uint64_t ms)
{
	struct gesture_event out[GESTURE_MAX_EVENTS];
	hear(h, out, gesture_up(h->g, id, x_mm * MM, y_mm * MM, ms, out));
}

static void
tap(struct hand *h, int id, float x_mm, float y_mm, uint64_t ms)
{
	down(h, id, x_mm, y_mm, ms);
	up(h, id, x_mm, y_mm, ms + 80);
}

static int
times(const struct hand *h, enum gesture_kind kind)
{
	int n = 0;
	for (int i = 0; i < h->count; i++)
		n += h->told[i].kind == kind;
	return n;
}

static const struct gesture_event *
first(const struct hand *h, enum gesture_kind kind)
{
	for (int i = 0; i < h->count; i++) {
		if (h->told[i].kind == kind)
			return &h->told[i];
	}
	fail_msg("no event of kind %d", (int)kind);
	return NULL;
}

static struct hand
hand(int area)
{
	return (struct hand){ .g = gesture_new(MM), .area = area };
}

static void
given_a_button_when_the_finger_wanders_7_mm_and_back_then_it_is_a_tap_where_it_went_down(void **state)
{
	(void)state;
	struct hand h = hand(0);
	down(&h, 1, 50, 50, 1000);
	move(&h, 1, 57, 50, 1100);
	up(&h, 1, 52, 50, 1200);
	assert_int_equal(times(&h, GESTURE_PRESS), 1);
	assert_int_equal(times(&h, GESTURE_TAP), 1);
	assert_float_equal(first(&h, GESTURE_TAP)->x, 50 * MM, 0.01);
	assert_int_equal(h.count, 2);
	gesture_free(h.g);
}

static void
given_a_button_when_the_finger_wanders_9_mm_then_it_is_no_tap_even_if_it_comes_back(void **state)
{
	(void)state;
	struct hand h = hand(0);
	down(&h, 1, 50, 50, 1000);
	move(&h, 1, 59, 50, 1100);
	move(&h, 1, 50, 50, 1200);
	up(&h, 1, 50, 50, 1300);
	assert_int_equal(times(&h, GESTURE_TAP), 0);
	assert_int_equal(times(&h, GESTURE_DRAG_BEGIN), 1);
	assert_int_equal(times(&h, GESTURE_DRAG_END), 1);
	gesture_free(h.g);
}

static void
given_a_slow_hand_when_it_holds_a_button_for_five_seconds_then_it_is_a_tap(void **state)
{
	(void)state;
	struct hand h = hand(0);
	down(&h, 1, 50, 50, 1000);
	up(&h, 1, 51, 50, 6000);
	assert_int_equal(times(&h, GESTURE_TAP), 1);
	gesture_free(h.g);
}

static void
given_a_list_when_the_finger_moves_4_mm_up_then_it_scrolls_and_does_not_tap(void **state)
{
	(void)state;
	struct hand h = hand(GESTURE_SCROLLS_Y);
	down(&h, 1, 50, 50, 1000);
	move(&h, 1, 50, 48, 1020);
	assert_int_equal(times(&h, GESTURE_DRAG_BEGIN), 0);
	move(&h, 1, 50, 46, 1040);
	assert_int_equal(first(&h, GESTURE_DRAG_BEGIN)->axis, GESTURE_AXIS_Y);
	move(&h, 1, 53, 40, 1060);
	assert_float_equal(first(&h, GESTURE_DRAG)->dy, -6 * MM, 0.01);
	assert_float_equal(first(&h, GESTURE_DRAG)->dx, 0, 0.01);
	up(&h, 1, 53, 40, 1070);
	assert_int_equal(times(&h, GESTURE_TAP), 0);
	gesture_free(h.g);
}

static void
given_a_list_when_the_finger_trembles_sideways_5_mm_then_it_is_still_a_tap(void **state)
{
	(void)state;
	struct hand h = hand(GESTURE_SCROLLS_Y);
	down(&h, 1, 50, 50, 1000);
	move(&h, 1, 55, 51, 1050);
	up(&h, 1, 55, 51, 1100);
	assert_int_equal(times(&h, GESTURE_TAP), 1);
	gesture_free(h.g);
}

static void
given_a_list_when_the_finger_sweeps_sideways_then_the_axis_told_is_x(void **state)
{
	(void)state;
	struct hand h = hand(GESTURE_SCROLLS_Y);
	down(&h, 1, 80, 50, 1000);
	for (int i = 1; i <= 10; i++)
		move(&h, 1, 80 - (float)i * 4, 50 + (float)i * 0.5f, 1000 + (uint64_t)i * 10);
	up(&h, 1, 40, 55, 1110);
	assert_int_equal(first(&h, GESTURE_DRAG_BEGIN)->axis, GESTURE_AXIS_X);
	assert_float_equal(first(&h, GESTURE_DRAG_END)->vy, 0, 0.01);
	assert_true(first(&h, GESTURE_DRAG_END)->vx < -1000);
	gesture_free(h.g);
}

static void
given_a_steady_swipe_when_it_ends_then_its_speed_is_that_of_the_finger(void **state)
{
	(void)state;
	struct hand h = hand(GESTURE_SCROLLS_Y);
	down(&h, 1, 50, 100, 1000);
	for (int i = 1; i <= 30; i++) /* 0.25 mm/ms: 1000 px/s */
		move(&h, 1, 50, 100 - (float)i * 2, 1000 + (uint64_t)i * 8);
	up(&h, 1, 50, 40, 1240);
	assert_float_equal(first(&h, GESTURE_DRAG_END)->vy, -1000, 30);
	gesture_free(h.g);
}

static void
given_a_drag_when_the_finger_rests_before_it_lifts_then_there_is_no_speed(void **state)
{
	(void)state;
	struct hand h = hand(GESTURE_SCROLLS_Y);
	down(&h, 1, 50, 100, 1000);
	for (int i = 1; i <= 10; i++)
		move(&h, 1, 50, 100 - (float)i * 2, 1000 + (uint64_t)i * 8);
	up(&h, 1, 50, 80, 1400);
	assert_float_equal(first(&h, GESTURE_DRAG_END)->vy, 0, 0.01);
	gesture_free(h.g);
}

static void
given_two_fingers_when_they_spread_then_it_is_a_pinch_and_never_a_tap(void **state)
{
	(void)state;
	struct hand h = hand(GESTURE_PANS);
	float scale = 1;
	down(&h, 1, 45, 50, 1000);
	down(&h, 2, 55, 50, 1030);
	for (int i = 1; i <= 20; i++) {
		move(&h, 1, 45 - (float)i, 50, 1030 + (uint64_t)i * 16);
		move(&h, 2, 55 + (float)i, 50, 1030 + (uint64_t)i * 16);
	}
	up(&h, 1, 25, 50, 1400);
	up(&h, 2, 75, 50, 1410);
	for (int i = 0; i < h.count; i++)
		scale *= h.told[i].kind == GESTURE_PINCH ? h.told[i].scale : 1;
	assert_true(scale > 3 && scale <= 5);
	assert_int_equal(times(&h, GESTURE_TAP), 0);
	assert_true(times(&h, GESTURE_CANCEL) >= 1); /* the highlight goes out */
	tap(&h, 1, 50, 50, 2000);
	assert_int_equal(times(&h, GESTURE_TAP), 1);
	gesture_free(h.g);
}

static void
given_two_fingers_when_one_lifts_at_once_then_the_other_does_not_tap(void **state)
{
	(void)state;
	struct hand h = hand(0);
	down(&h, 1, 45, 50, 1000);
	down(&h, 2, 55, 50, 1010);
	up(&h, 1, 45, 50, 1050);
	up(&h, 2, 55, 50, 1090);
	assert_int_equal(times(&h, GESTURE_TAP), 0);
	gesture_free(h.g);
}

static void
given_ten_fingers_when_they_drum_then_nothing_is_tapped_and_the_next_touch_works(void **state)
{
	(void)state;
	struct hand h = hand(0);
	for (int i = 0; i < 10; i++)
		down(&h, i, 10 + (float)i * 9, 50, 1000 + (uint64_t)i * 7);
	for (int i = 9; i >= 0; i--)
		up(&h, i, 10 + (float)i * 9, 50, 1200 + (uint64_t)(9 - i) * 5);
	assert_int_equal(times(&h, GESTURE_TAP), 0);
	assert_int_equal(times(&h, GESTURE_PRESS), 1);
	tap(&h, 4, 50, 50, 2000);
	assert_int_equal(times(&h, GESTURE_TAP), 1);
	gesture_free(h.g);
}

static void
given_more_contacts_than_anybody_has_when_they_all_lift_then_touches_work_again(void **state)
{
	(void)state;
	struct hand h = hand(0);
	for (int i = 0; i < 40; i++)
		down(&h, i, (float)i, 50, 1000);
	for (int i = 0; i < 40; i++)
		up(&h, i, (float)i, 50, 1100);
	assert_int_equal(times(&h, GESTURE_TAP), 0);
	tap(&h, 99, 50, 50, 2000);
	assert_int_equal(times(&h, GESTURE_TAP), 1);
	gesture_free(h.g);
}

static void
given_a_scrolling_finger_when_another_lands_on_the_list_then_the_scroll_goes_on(void **state)
{
	(void)state;
	struct hand h = hand(GESTURE_SCROLLS_Y);
	down(&h, 1, 50, 100, 1000);
	move(&h, 1, 50, 95, 1020);
	down(&h, 2, 20, 20, 1030);
	move(&h, 2, 20, 40, 1040);
	move(&h, 1, 50, 90, 1050);
	up(&h, 2, 20, 40, 1060);
	up(&h, 1, 50, 90, 1070);
	assert_int_equal(times(&h, GESTURE_CANCEL), 0);
	assert_int_equal(times(&h, GESTURE_DRAG), 1);
	assert_int_equal(times(&h, GESTURE_DRAG_END), 1);
	gesture_free(h.g);
}

static void
given_a_hand_that_rests_on_the_glass_when_another_taps_then_the_tap_counts(void **state)
{
	(void)state;
	struct hand h = hand(0);
	down(&h, 1, 10, 100, 1000);
	move(&h, 1, 11, 100, 2000);
	tap(&h, 2, 60, 60, 4000);
	assert_int_equal(times(&h, GESTURE_TAP), 1);
	assert_float_equal(first(&h, GESTURE_TAP)->x, 60 * MM, 0.01);
	up(&h, 1, 11, 100, 5000);
	assert_int_equal(times(&h, GESTURE_TAP), 1);
	gesture_free(h.g);
}

static void
given_a_page_that_changed_when_a_finger_comes_within_300_ms_then_it_and_its_release_do_nothing(void **state)
{
	(void)state;
	struct hand h = hand(0);
	tap(&h, 1, 50, 50, 1000);
	gesture_block_until(h.g, 1080 + GESTURE_BLOCK_MS);
	down(&h, 1, 50, 50, 1200);
	up(&h, 1, 50, 50, 1500);
	assert_int_equal(times(&h, GESTURE_TAP), 1);
	tap(&h, 1, 50, 50, 1600);
	assert_int_equal(times(&h, GESTURE_TAP), 2);
	gesture_free(h.g);
}

static void
given_a_finger_on_the_page_when_the_page_changes_then_its_release_does_nothing(void **state)
{
	(void)state;
	struct hand h = hand(GESTURE_SCROLLS_Y);
	down(&h, 1, 50, 50, 1000);
	gesture_block_until(h.g, 1100 + GESTURE_BLOCK_MS);
	move(&h, 1, 50, 20, 1500);
	up(&h, 1, 50, 20, 1600);
	assert_int_equal(h.count, 1);
	gesture_free(h.g);
}

static void
given_a_dark_screen_when_a_hand_wakes_it_then_none_of_its_fingers_taps(void **state)
{
	(void)state;
	struct hand h = hand(0);
	gesture_swallow(h.g, 1, 50 * MM, 50 * MM, 1000);
	down(&h, 2, 60, 50, 1020);
	up(&h, 1, 50, 50, 1100);
	tap(&h, 3, 70, 50, 1110);
	up(&h, 2, 60, 50, 1300);
	assert_int_equal(h.count, 0);
	tap(&h, 1, 50, 50, 1400);
	assert_int_equal(times(&h, GESTURE_TAP), 1);
	gesture_free(h.g);
}

static void
given_a_lift_that_was_lost_when_a_finger_comes_later_then_it_still_taps(void **state)
{
	(void)state;
	struct hand h = hand(0);
	down(&h, 1, 50, 50, 1000);
	down(&h, 2, 60, 50, 1010); /* a pinch; neither lift arrives */
	tap(&h, 3, 30, 30, 30000);
	assert_int_equal(times(&h, GESTURE_TAP), 1);
	h.area = GESTURE_SCROLLS_Y;
	down(&h, 4, 50, 50, 40000);
	move(&h, 4, 50, 40, 40100); /* a drag, and its lift does not arrive */
	tap(&h, 5, 30, 30, 60000);
	assert_int_equal(times(&h, GESTURE_TAP), 2);
	gesture_free(h.g);
}

static void
given_a_pressed_finger_when_the_window_loses_it_then_the_press_is_cancelled(void **state)
{
	(void)state;
	struct hand h = hand(0);
	struct gesture_event out[GESTURE_MAX_EVENTS];
	down(&h, 1, 50, 50, 1000);
	hear(&h, out, gesture_cancel(h.g, out));
	up(&h, 1, 50, 50, 1100);
	assert_int_equal(times(&h, GESTURE_CANCEL), 1);
	assert_int_equal(times(&h, GESTURE_TAP), 0);
	gesture_free(h.g);
}

/* Lists. */

static struct scroll
list(float content, float view, float row)
{
	struct scroll s;
	scroll_init(&s);
	scroll_set_size(&s, content, view, row);
	return s;
}

static void
given_a_hard_fling_when_it_coasts_then_it_rests_within_3_s_and_stays_in_bounds(void **state)
{
	(void)state;
	for (int sign = -1; sign <= 1; sign += 2) {
		struct scroll s = list(100000, 800, 0);
		uint64_t now = 5000, began = now;
		float before;
		scroll_jump(&s, 50000);
		before = s.position;
		scroll_fling(&s, (float)sign * 50000, now);
		while (scroll_step(&s, now += 16)) {
			assert_true(s.position >= 0 && s.position <= scroll_limit(&s));
			assert_true(sign < 0 ? s.position >= before : s.position <= before);
			before = s.position;
		}
		assert_true(now - began < 3000);
		assert_true(fabsf(s.position - 50000) > 1000);
		assert_float_equal(s.position, roundf(s.position), 0);
		assert_true(scroll_next_deadline(&s, now) == SCROLL_NEVER);
	}
}

static void
given_a_fling_towards_the_end_when_it_arrives_then_it_stops_there(void **state)
{
	(void)state;
	struct scroll s = list(1000, 800, 0);
	uint64_t now = 0;
	scroll_fling(&s, -8000, now);
	while (scroll_step(&s, now += 16))
		assert_true(s.position >= 0 && s.position <= 200);
	assert_float_equal(s.position, 200, 0.001);
	assert_true(now < 100); /* and draws no more frames */
}

static void
given_two_machines_when_one_draws_fewer_frames_then_both_lists_rest_at_the_same_place(void **state)
{
	(void)state;
	struct scroll a = list(100000, 800, 0), b = a;
	scroll_fling(&a, -3000, 0);
	scroll_fling(&b, -3000, 0);
	for (uint64_t t = 0; t <= 3000; t += 4)
		scroll_step(&a, t);
	for (uint64_t t = 0; t <= 3000; t += 150)
		scroll_step(&b, t);
	assert_false(scroll_moving(&a));
	assert_float_equal(a.position, b.position, 0);
}

static void
given_a_list_at_its_start_when_pulled_further_then_it_resists_and_eases_back(void **state)
{
	(void)state;
	struct scroll s = list(3000, 800, 0);
	uint64_t now = 100;
	scroll_drag_begin(&s);
	scroll_drag_by(&s, 100);
	assert_true(s.position < -20 && s.position > -100);
	scroll_drag_by(&s, 100000);
	assert_true(s.position >= -800.0f / 3);
	scroll_fling(&s, 3000, now);
	assert_true(scroll_step(&s, now + 16));
	while (scroll_step(&s, now += 16))
		;
	assert_float_equal(s.position, 0, 0);
	assert_true(now < 500);
}

static void
given_a_list_that_fits_when_it_is_pulled_or_paged_then_it_does_not_move(void **state)
{
	(void)state;
	struct scroll s = list(500, 800, 0);
	scroll_drag_begin(&s);
	scroll_drag_by(&s, -200);
	assert_float_equal(s.position, 0, 0);
	scroll_fling(&s, -5000, 0);
	assert_false(scroll_step(&s, 16));
	scroll_page(&s, 1, 20);
	assert_false(scroll_step(&s, 40));
	assert_float_equal(s.position, 0, 0);
}

static void
given_rows_when_paged_then_as_many_pass_as_are_seen_whole_in_180_ms(void **state)
{
	(void)state;
	struct scroll s = list(5000, 770, 100);
	scroll_page(&s, 1, 1000);
	assert_true(scroll_step(&s, 1100));
	assert_false(scroll_step(&s, 1180));
	assert_float_equal(s.position, 700, 0);
	scroll_page(&s, 1, 2000); /* two quick taps make two pages */
	scroll_page(&s, 1, 2050);
	scroll_step(&s, 2400);
	assert_float_equal(s.position, 2100, 0);
	scroll_page(&s, -1, 3000);
	scroll_step(&s, 3400);
	assert_float_equal(s.position, 1400, 0);
}

static void
given_a_list_that_shrank_when_it_stood_at_the_end_then_it_stands_at_the_new_end(void **state)
{
	(void)state;
	struct scroll s = list(5000, 800, 0);
	scroll_jump(&s, 4200);
	scroll_set_size(&s, 1000, 800, 0);
	assert_float_equal(s.position, 200, 0);
	scroll_set_size(&s, 100, 800, 0);
	assert_float_equal(s.position, 0, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    given_a_button_when_the_finger_wanders_7_mm_and_back_then_it_is_a_tap_where_it_went_down),
		cmocka_unit_test(given_a_button_when_the_finger_wanders_9_mm_then_it_is_no_tap_even_if_it_comes_back),
		cmocka_unit_test(given_a_slow_hand_when_it_holds_a_button_for_five_seconds_then_it_is_a_tap),
		cmocka_unit_test(given_a_list_when_the_finger_moves_4_mm_up_then_it_scrolls_and_does_not_tap),
		cmocka_unit_test(given_a_list_when_the_finger_trembles_sideways_5_mm_then_it_is_still_a_tap),
		cmocka_unit_test(given_a_list_when_the_finger_sweeps_sideways_then_the_axis_told_is_x),
		cmocka_unit_test(given_a_steady_swipe_when_it_ends_then_its_speed_is_that_of_the_finger),
		cmocka_unit_test(given_a_drag_when_the_finger_rests_before_it_lifts_then_there_is_no_speed),
		cmocka_unit_test(given_two_fingers_when_they_spread_then_it_is_a_pinch_and_never_a_tap),
		cmocka_unit_test(given_two_fingers_when_one_lifts_at_once_then_the_other_does_not_tap),
		cmocka_unit_test(given_ten_fingers_when_they_drum_then_nothing_is_tapped_and_the_next_touch_works),
		cmocka_unit_test(given_more_contacts_than_anybody_has_when_they_all_lift_then_touches_work_again),
		cmocka_unit_test(given_a_scrolling_finger_when_another_lands_on_the_list_then_the_scroll_goes_on),
		cmocka_unit_test(given_a_hand_that_rests_on_the_glass_when_another_taps_then_the_tap_counts),
		cmocka_unit_test(
		    given_a_page_that_changed_when_a_finger_comes_within_300_ms_then_it_and_its_release_do_nothing),
		cmocka_unit_test(given_a_finger_on_the_page_when_the_page_changes_then_its_release_does_nothing),
		cmocka_unit_test(given_a_dark_screen_when_a_hand_wakes_it_then_none_of_its_fingers_taps),
		cmocka_unit_test(given_a_lift_that_was_lost_when_a_finger_comes_later_then_it_still_taps),
		cmocka_unit_test(given_a_pressed_finger_when_the_window_loses_it_then_the_press_is_cancelled),
		cmocka_unit_test(given_a_hard_fling_when_it_coasts_then_it_rests_within_3_s_and_stays_in_bounds),
		cmocka_unit_test(given_a_fling_towards_the_end_when_it_arrives_then_it_stops_there),
		cmocka_unit_test(given_two_machines_when_one_draws_fewer_frames_then_both_lists_rest_at_the_same_place),
		cmocka_unit_test(given_a_list_at_its_start_when_pulled_further_then_it_resists_and_eases_back),
		cmocka_unit_test(given_a_list_that_fits_when_it_is_pulled_or_paged_then_it_does_not_move),
		cmocka_unit_test(given_rows_when_paged_then_as_many_pass_as_are_seen_whole_in_180_ms),
		cmocka_unit_test(given_a_list_that_shrank_when_it_stood_at_the_end_then_it_stands_at_the_new_end),
	};
	return cmocka_run_group_tests_name("gesture", tests, NULL, NULL);
}
