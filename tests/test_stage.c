/* stage: what a finger meets, without a window. */
#include "app/screens.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

#include "draw/command.h"
#include "finger.h"
#include "fixture.h"
#include "screens/screen.h"
#include "queries/boards.h"
#include "queries/courtyards.h"
#include "queries/texts.h"

static struct fixture village, empty;
static struct text *text;

static struct stage *
open_stage(const struct fixture *f, int w, int h, bool large)
{
	return new_stage(text, (struct stage_options){ .width = w, .height = h, .large = large, .data = f->data });
}

static void
given_home_when_each_tile_is_tapped_then_its_section_opens_and_back_returns(void **state)
{
	static const char *const to[] = { "rank", "board", "courtyards", "rules", "issues", "deeds", "money",
		"people" };
	struct stage *s = open_stage(&village, 1920, 1080, false);
	(void)state;
	for (long i = 0; i < 8; i++) {
		assert_string_equal(stage_screen(s), "home");
		tap(s, UI_ACTION_OWN, i);
		assert_string_equal(stage_screen(s), to[i]);
		tap(s, ACTION_BACK, -1);
	}
	tap(s, ACTION_NOTICES, -1);
	assert_string_equal(stage_screen(s), "notices");
	tap(s, UI_ACTION_OWN, -1);
	assert_string_equal(stage_screen(s), "notice");
	tap(s, ACTION_HOME, -1);
	assert_string_equal(stage_screen(s), "home");
	stage_free(s);
}

static void
given_every_screen_and_size_when_drawn_then_whatever_can_be_tapped_is_18_mm_on_the_screen_and_apart(void **state)
{
	(void)state;
	for (size_t f = 0; f < FORMATS; f++)
		for (int filled = 0; filled < 2; filled++) {
			struct stage *s =
			    open_stage(filled ? &village : &empty, formats[f].w, formats[f].h, formats[f].large);
			for (size_t i = 0; screens[i]; i++) {
				stage_open(s, screens[i]->name, 0);
				frame(s);
				check_hits(s, screens[i]->name);
			}
			stage_free(s);
		}
}

static void
given_a_visitor_who_walks_away_when_the_question_is_not_answered_then_everything_is_as_before(void **state)
{
	struct stage *s = open_stage(&village, 1920, 1080, false);
	(void)state;
	tap(s, ACTION_TYPE, -1);
	assert_true(stage_ui(s)->m.large == TYPE_LARGE);
	tap(s, UI_ACTION_OWN, 1);
	assert_string_equal(stage_screen(s), "board");
	now_ms += 60000;
	assert_true(stage_tick(s, now_ms));
	stage_frame(s, now_ms);
	assert_non_null(find_hit(s, ACTION_STAY, 0));
	tap(s, ACTION_STAY, 0);
	assert_string_equal(stage_screen(s), "board");
	now_ms += 60000;
	stage_tick(s, now_ms);
	now_ms += 15001;
	assert_true(stage_tick(s, now_ms));
	stage_frame(s, now_ms);
	assert_string_equal(stage_screen(s), "home");
	assert_false(stage_ui(s)->m.large);
	stage_free(s);
}

static int
body_px(struct stage *s)
{
	return stage_ui(s)->m.body;
}

static void
given_the_type_button_when_tapped_then_words_grow_twice_and_are_plain_again(void **state)
{
	static const char *const said[] = { "字号", "字大", "字特大", "字号" };
	(void)state;
	for (size_t f = 0; f < FORMATS; f++) {
		struct stage *s = open_stage(&village, formats[f].w, formats[f].h, 0);
		int plain = body_px(s), before = plain;
		for (int i = 0; i < 4; i++) {
			assert_true(reads(s, said[i]));
			assert_true(i == 3 ? body_px(s) == plain : i == 0 || body_px(s) > before * 12 / 10);
			before = body_px(s);
			tap(s, ACTION_TYPE, -1);
		}
		stage_free(s);
	}
}

static void
given_white_on_black_when_the_visitor_leaves_then_the_next_finds_paper(void **state)
{
	struct stage *s = open_stage(&village, 1080, 1920, 0);
	color_argb paper = stage_ui(s)->p->paper;
	(void)state;
	tap(s, ACTION_CONTRAST, -1);
	assert_true(stage_ui(s)->p->paper == 0xFF000000 && reads(s, "彩色"));
	tap(s, UI_ACTION_OWN, 4);
	assert_true(stage_ui(s)->p->paper == 0xFF000000); /* on every page */
	tap(s, ACTION_CONTRAST, -1);
	assert_true(stage_ui(s)->p->paper == paper && reads(s, "黑底白字"));
	tap(s, ACTION_CONTRAST, -1);
	tap(s, ACTION_HOME, -1);
	for (int i = 0; i < 2; i++) {
		now_ms += 60001;
		stage_tick(s, now_ms);
		stage_frame(s, now_ms);
	}
	assert_true(stage_ui(s)->p->paper == paper && reads(s, "黑底白字"));
	stage_free(s);
}

/* How far above the floor the highest thing that can be pressed ends, in mm. */
static float
highest(struct stage *s, float lower_edge_mm)
{
	const struct ui *ui = stage_ui(s);
	int top = ui->m.height;
	for (int i = 0; i < ui->hits; i++)
		top = ui->hit[i].rect.y < top ? ui->hit[i].rect.y : top;
	return lower_edge_mm + (float)(ui->m.height - top) / ui->m.px_mm;
}

/* Every page of residents and staff but those that are pressed anywhere: slides, and the test of the glass. */
static void
check_reach(struct stage *s, int type, float lower_edge_mm, float reach_mm, const char *what)
{
	for (size_t i = 0; screens[i]; i++) {
		if (strcmp(screens[i]->name, "attract") == 0 || strcmp(screens[i]->name, "staff-touch") == 0)
			continue;
		tap_at(s, 1, 1); /* somebody is there */
		stage_host(s)->large = type;
		stage_open(s, screens[i]->name, 0);
		frame(s);
		if (highest(s, lower_edge_mm) > reach_mm)
			fail_msg(
			    "%s: %s is pressed at %.0f mm", what, screens[i]->name, (double)highest(s, lower_edge_mm));
	}
}

static void
given_a_visitor_in_a_wheelchair_when_buttons_are_lowered_then_all_of_them_end_within_reach(void **state)
{
	static const float inches[] = { 21.5f, 32, 43, 55, 65 }, edge[] = { 600, 700, 900, 1000 };
	int lowered = 0;
	(void)state;
	for (int k = 0; k < 5 * 4 * 2; k++) {
		struct stage_options o = { .inches = inches[k % 5],
			.lower_edge_mm = edge[k / 5 % 4],
			.data = village.data,
			.reach_mm = k % 3 ? 0 : 1250 };
		o.width = k < 20 ? 1920 : 1080;
		o.height = k < 20 ? 1080 : 1920;
		float reach = o.reach_mm > 0 ? o.reach_mm : 1220;
		char what[64];
		struct stage *s = new_stage(text, o);
		snprintf(what, sizeof what, "%dx%d, %.1f inches at %.0f mm", o.width, o.height, (double)o.inches,
		    (double)o.lower_edge_mm);
		if (find_hit(s, ACTION_LOWER, -1)) { /* absent where it would change nothing */
			assert_true(highest(s, o.lower_edge_mm) > reach - 15);
			tap(s, ACTION_LOWER, -1);
			assert_true(reads(s, "按钮放高") && !reads(s, "按钮放低"));
			lowered++;
		}
		check_reach(s, k % TYPE_SIZES, o.lower_edge_mm, reach, what);
		stage_free(s);
	}
	assert_true(lowered > 20);
}

static void
given_lowered_buttons_when_the_visitor_leaves_then_they_are_up_again_and_home_shows_its_cards_meanwhile(void **state)
{
	struct stage *s = new_stage(
	    text, (struct stage_options){
		      .width = 1920, .height = 1080, .inches = 43, .lower_edge_mm = 900, .data = village.data });
	(void)state;
	int before = find_hit(s, UI_ACTION_OWN, 0)->rect.y;
	tap(s, ACTION_LOWER, -1);
	assert_true(find_hit(s, UI_ACTION_OWN, 0)->rect.y > before && reads(s, "红旗在高同村"));
	tap(s, UI_ACTION_OWN, 7);
	assert_true(reads(s, "红旗在高同村")); /* to look at, on every page */
	for (int i = 0; i < 2; i++) {
		now_ms += 60001;
		stage_tick(s, now_ms);
		stage_frame(s, now_ms);
		if (i == 0) /* still there? */
			assert_true(find_hit(s, ACTION_STAY, 0) && highest(s, 900) <= 1220);
	}
	assert_true(reads(s, "按钮放低") && find_hit(s, UI_ACTION_OWN, 0)->rect.y == before);
	stage_free(s);
}

static void
given_a_machine_with_one_village_when_its_pages_are_opened_then_no_scope_is_offered(void **state)
{
	struct fixture one;
	(void)state;
	fixture_begin(&one);
	fixture_row(&one, REG_VILLAGE, "village", "高同村", "kind", "行政村", NULL);
	fixture_row(&one, REG_BOARD, "period", "2021-11", "board", "红榜", "target_kind", "点位", "village", "高同村",
	    "target", "村口", "reason", "干净", NULL);
	fixture_publish(&one, false);
	for (int several = 0; several < 2; several++) {
		struct stage *s = open_stage(several ? &village : &one, 1920, 1080, 0);
		bool offered = false;
		for (size_t i = 0; screens[i]; i++) {
			stage_open(s, screens[i]->name, 0);
			frame(s);
			offered |= find_hit(s, ACTION_SCOPE, -1) != NULL;
			if (!several && reads(s, "全镇 · 数据截至"))
				fail_msg("%s speaks of the whole town", screens[i]->name);
		}
		assert_true(offered == several);
		stage_free(s);
	}
	fixture_end(&one);
}

static void
given_a_still_screen_when_time_passes_then_nothing_is_drawn(void **state)
{
	struct stage *s = open_stage(&village, 1920, 1080, false);
	(void)state;
	stage_tick(s, now_ms + 1);
	for (int i = 1; i < 600; i++)
		assert_false(stage_tick(s, now_ms + (uint64_t)i * 1000));
	assert_true(stage_next_deadline(s, now_ms) == UINT64_MAX);
	stage_free(s);
}

/* How often the loop would go round until `end`, and how often it would draw. */
static void
live(struct stage *s, uint64_t end, int *wakes, int *frames)
{
	for (uint64_t due; (due = stage_next_deadline(s, now_ms)) < end && *wakes < 1000; ++*wakes) {
		now_ms = due > now_ms ? due : now_ms;
		if (!stage_tick(s, now_ms))
			continue;
		stage_frame(s, now_ms);
		++*frames;
	}
	now_ms = end;
}

static void
given_home_when_nobody_touches_it_then_it_wakes_for_its_fades_only_and_each_runs_and_ends(void **state)
{
	(void)state;
	for (int lowered = 0; lowered < 2; lowered++) {
		struct stage *s = new_stage(text,
		    (struct stage_options){ .width = 1080, .height = 1920, .animate = true, .data = village.data });
		struct arena *a = arena_new();
		int wakes = 0, frames = 0, fade = 0;
		uint64_t begun = now_ms;
		live(s, begun + 7900, &wakes, &frames);
		assert_int_equal(wakes, 0); /* the first card stands still */
		stage_host(s)->lowered = lowered;
		const char *before = draw_list_texts(stage_frame(s, now_ms), a);
		size_t still = draw_list_count(stage_frame(s, now_ms));
		live(s, begun + 8300, &wakes, &fade);
		assert_true(lowered ? wakes == 0 : fade > 5 && fade < 20);
		assert_true((draw_list_count(stage_frame(s, now_ms)) > still) == !lowered); /* two cards at a time */
		live(s, begun + 8700, &wakes, &fade);
		wakes = frames = 0;
		live(s, begun + 15900, &wakes, &frames);
		assert_int_equal(wakes, 0); /* it is over */
		const char *after = draw_list_texts(stage_frame(s, now_ms), a);
		assert_true((strcmp(before, after) == 0) == lowered); /* another card stands there */
		arena_free(a);
		stage_free(s);
	}
}

static void
given_a_tap_when_the_next_page_comes_then_its_first_frame_is_whole_and_nothing_moves(void **state)
{
	(void)state;
	for (int tile = 0; tile < 8; tile++) {
		struct stage *s = new_stage(text,
		    (struct stage_options){ .width = 1920, .height = 1080, .animate = true, .data = village.data });
		const struct ui_hit *hit = find_hit(s, UI_ACTION_OWN, tile);
		float x = (float)(hit->rect.x + 20), y = (float)(hit->rect.y + 20);
		struct arena *a = arena_new();
		stage_input(s, STAGE_DOWN, 0, x, y, now_ms += 400);
		assert_true(stage_input(s, STAGE_UP, 0, x, y, now_ms += 80));
		size_t first = draw_list_count(stage_frame(s, now_ms));
		const struct command *c = draw_list_commands(stage_ui(s)->list, &first);
		struct command *kept = arena_array(a, first, sizeof *kept);
		memcpy(kept, c, first * sizeof *kept);
		assert_true(stage_next_deadline(s, now_ms) > now_ms + 1000); /* at rest */
		size_t later;
		stage_frame(s, now_ms + 500);
		c = draw_list_commands(stage_ui(s)->list, &later);
		assert_int_equal(later, first);
		for (size_t i = 0; i < later; i++)
			assert_true(c[i].r.x == kept[i].r.x && c[i].r.y == kept[i].r.y && c[i].color == kept[i].color);
		arena_free(a);
		stage_free(s);
	}
}

static void
given_any_screen_when_nobody_touches_it_then_a_minute_passes_without_a_frame(void **state)
{
	(void)state;
	for (size_t i = 0; screens[i]; i++) {
		struct stage *s = new_stage(text,
		    (struct stage_options){ .width = 1920, .height = 1080, .animate = true, .data = village.data });
		int wakes = 0, frames = 0;
		stage_open(s, screens[i]->name, 0);
		frame(s);
		if (strcmp(stage_screen(s), "home") != 0 && strcmp(stage_screen(s), "attract") != 0)
			live(s, now_ms + (screens[i]->own ? HOST_ASK_OWN_MS - 1000 : 50000), &wakes, &frames);
		if (wakes)
			fail_msg("%s wakes %d times", screens[i]->name, wakes);
		stage_free(s);
	}
}

static void
given_a_long_list_when_a_finger_flings_it_then_it_coasts_rests_and_a_touch_stops_it(void **state)
{
	struct stage *s = open_stage(&village, 1280, 720, false);
	(void)state;
	stage_open(s, "rank", 0);
	frame(s);
	const struct ui_area *area = &stage_ui(s)->area[0];
	struct scroll *scroll = area->scroll;
	float x = (float)(area->rect.x + area->rect.w / 2), y = (float)(area->rect.y + area->rect.h - 10);
	now_ms += 1000;
	stage_input(s, STAGE_DOWN, 1, x, y, now_ms);
	for (int i = 1; i <= 10; i++)
		stage_input(s, STAGE_MOVE, 1, x, y - (float)(i * 12), now_ms += 10);
	stage_input(s, STAGE_UP, 1, x, y - 120, now_ms += 10);
	float released = scroll->position;
	assert_true(released > 40);
	for (int i = 0; i < 300; i++) {
		now_ms += 16;
		stage_tick(s, now_ms);
		stage_frame(s, now_ms);
	}
	assert_true(scroll->position > released && scroll->position <= scroll_limit(scroll) + 0.5f);
	assert_false(scroll_moving(scroll));
	assert_string_equal(stage_screen(s), "rank");
	stage_free(s);
}

static void
given_a_list_longer_than_the_screen_when_the_next_page_is_tapped_then_it_turns(void **state)
{
	struct stage *s = open_stage(&village, 1920, 1080, false);
	(void)state;
	stage_open(s, "board", 0);
	frame(s);
	struct scroll *scroll = stage_ui(s)->area[0].scroll;
	assert_null(find_hit(s, UI_ACTION_PAGE, 0)); /* no page before the first */
	tap(s, UI_ACTION_PAGE, 1);
	for (int i = 0; i < 30; i++) {
		now_ms += 16;
		stage_tick(s, now_ms);
		stage_frame(s, now_ms);
	}
	assert_true(scroll->position > 100);
	assert_non_null(find_hit(s, UI_ACTION_PAGE, 0));
	stage_free(s);
}

static void
given_another_edition_when_published_then_the_screen_swaps_to_it(void **state)
{
	struct fixture f;
	(void)state;
	fixture_begin(&f);
	struct stage *s = open_stage(&f, 1920, 1080, false);
	assert_false(store_has_content(stage_host(s)->store));
	assert_false(stage_refresh(s));
	fixture_village(&f, 20);
	fixture_publish(&f, false);
	assert_true(stage_refresh(s));
	frame(s);
	assert_true(store_has_content(stage_host(s)->store));
	assert_string_equal(store_home(stage_host(s)->store), "高同村");
	assert_false(stage_refresh(s));
	stage_free(s);
	fixture_end(&f);
}

/* ------------------------------------------------------- what they are shown */

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
given_villages_with_equal_scores_when_ranked_then_they_share_a_place_and_moves_are_told(void **state)
{
	struct arena *a;
	struct store *st = open_store(&a);
	struct ranking r = rankings_of(st, a, RANKING_QUARTER, "2021-Q3", NULL);
	(void)state;
	assert_int_equal(r.count, 12);
	assert_string_equal(r.row[0].name, "高同村");
	assert_int_equal(r.row[0].moved, 4); /* fifth the quarter before */
	assert_true(r.row[0].flag);
	assert_true(r.row[1].tied && r.row[2].tied && r.row[1].rank == 2 && r.row[2].rank == 2 && r.row[3].rank == 4);
	assert_int_equal(r.row[0].items, 2);
	assert_string_equal(r.row[0].item[0].name, "环境卫生");
	store_close(st);
	arena_free(a);
}

static void
given_drafts_and_expired_rows_when_asked_for_then_no_screen_has_them(void **state)
{
	struct arena *a;
	struct store *st = open_store(&a);
	struct board b = boards_of(st, a, "2021-11", NULL);
	struct notice *n;
	size_t count = notices_all(st, a, &n);
	(void)state;
	for (size_t i = 0; i < b.blacks; i++)
		assert_string_not_equal(b.black[i].target, "草稿路段");
	assert_int_equal(count, 9);
	for (size_t i = 0; i < count; i++)
		assert_string_not_equal(n[i].title, "过期的公示");
	assert_int_equal(n[0].days_left, 4);
	store_close(st);
	arena_free(a);
}

static void
given_entries_on_the_black_list_when_the_day_turns_then_they_become_overdue_or_leave(void **state)
{
	struct arena *a;
	struct store *st = open_store(&a);
	struct board b = boards_of(st, a, "2021-11", NULL);
	(void)state;
	assert_int_equal(b.blacks, 3);
	assert_int_equal(b.black[0].state, BOARD_FIXING);
	assert_int_equal(b.black[0].days, 4);
	assert_int_equal(b.black[1].state, BOARD_OVERDUE);
	assert_int_equal(b.black[1].days, 6);
	assert_int_equal(b.black[2].state, BOARD_DONE);
	store_set_today(st, (struct date){ 2021, 12, 11 });
	b = boards_of(st, a, "2021-11", NULL);
	assert_int_equal(b.blacks, 2); /* the mended one has left */
	assert_int_equal(b.black[0].state, BOARD_OVERDUE);
	store_set_today(st, (struct date){ 1970, 1, 1 }); /* a clock that cannot know hides nothing */
	b = boards_of(st, a, "2021-11", NULL);
	assert_int_equal(b.blacks, 3);
	store_close(st);
	arena_free(a);
}

static void
given_a_courtyard_without_consent_when_shown_then_its_name_is_masked(void **state)
{
	struct arena *a;
	struct store *st = open_store(&a);
	struct courtyard *c;
	size_t n = courtyards_of(st, a, NULL, &c), masked = 0;
	(void)state;
	assert_int_equal(n, 14);
	for (size_t i = 0; i < n; i++)
		masked += strcmp(c[i].name, "张*明") == 0;
	assert_int_equal(masked, 4);
	store_close(st);
	arena_free(a);
}

static void
given_an_open_objection_to_an_honour_when_shown_then_it_is_hidden_until_answered(void **state)
{
	struct error err = { 0 };
	(void)state;
	for (int answered = 0; answered < 2; answered++) {
		struct fixture f;
		struct arena *a = arena_new();
		struct courtyard *yard;
		struct honour *honour;
		fixture_begin(&f);
		fixture_village(&f, 5);
		fixture_row(&f, REG_OBJECTION, "received_on", "2021-12-01", "about", "最美庭院名单", "target",
		    "高同村张小明", "content", "不公开的话", "result", answered ? "维持" : NULL, NULL);
		fixture_row(&f, REG_OBJECTION, "received_on", "2021-12-01", "about", "最美家庭", "target", "马小兰",
		    "content", "不公开的话", "result", answered ? "维持" : NULL, NULL);
		fixture_publish(&f, false);
		struct store *st = store_open(f.data, &err);
		store_set_today(st, (struct date){ 2021, 12, 6 });
		size_t n = courtyards_of(st, a, NULL, &yard), ours = courtyards_of(st, a, "高同", &yard);
		assert_int_equal(n, answered ? 14 : 9); /* five of 高同村's */
		assert_int_equal(ours, answered ? 5 : 0);
		assert_int_equal(honours_all(st, a, &honour), answered ? 1 : 0);
		store_close(st);
		arena_free(a);
		fixture_end(&f);
	}
}

static int
setup(void **state)
{
	struct error err = { 0 };
	(void)state;
	text = text_new(&err);
	fixture_begin(&village);
	fixture_village(&village, 3000);
	fixture_publish(&village, true);
	fixture_begin(&empty);
	return text ? 0 : -1;
}

static int
teardown(void **state)
{
	(void)state;
	fixture_end(&village);
	fixture_end(&empty);
	text_free(text);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(given_home_when_each_tile_is_tapped_then_its_section_opens_and_back_returns),
		cmocka_unit_test(
		    given_every_screen_and_size_when_drawn_then_whatever_can_be_tapped_is_18_mm_on_the_screen_and_apart),
		cmocka_unit_test(
		    given_a_visitor_who_walks_away_when_the_question_is_not_answered_then_everything_is_as_before),
		cmocka_unit_test(given_the_type_button_when_tapped_then_words_grow_twice_and_are_plain_again),
		cmocka_unit_test(given_white_on_black_when_the_visitor_leaves_then_the_next_finds_paper),
		cmocka_unit_test(
		    given_a_visitor_in_a_wheelchair_when_buttons_are_lowered_then_all_of_them_end_within_reach),
		cmocka_unit_test(
		    given_lowered_buttons_when_the_visitor_leaves_then_they_are_up_again_and_home_shows_its_cards_meanwhile),
		cmocka_unit_test(given_a_machine_with_one_village_when_its_pages_are_opened_then_no_scope_is_offered),
		cmocka_unit_test(given_a_still_screen_when_time_passes_then_nothing_is_drawn),
		cmocka_unit_test(
		    given_home_when_nobody_touches_it_then_it_wakes_for_its_fades_only_and_each_runs_and_ends),
		cmocka_unit_test(given_a_tap_when_the_next_page_comes_then_its_first_frame_is_whole_and_nothing_moves),
		cmocka_unit_test(given_any_screen_when_nobody_touches_it_then_a_minute_passes_without_a_frame),
		cmocka_unit_test(given_a_long_list_when_a_finger_flings_it_then_it_coasts_rests_and_a_touch_stops_it),
		cmocka_unit_test(given_a_list_longer_than_the_screen_when_the_next_page_is_tapped_then_it_turns),
		cmocka_unit_test(given_another_edition_when_published_then_the_screen_swaps_to_it),
		cmocka_unit_test(
		    given_villages_with_equal_scores_when_ranked_then_they_share_a_place_and_moves_are_told),
		cmocka_unit_test(given_drafts_and_expired_rows_when_asked_for_then_no_screen_has_them),
		cmocka_unit_test(given_entries_on_the_black_list_when_the_day_turns_then_they_become_overdue_or_leave),
		cmocka_unit_test(given_a_courtyard_without_consent_when_shown_then_its_name_is_masked),
		cmocka_unit_test(given_an_open_objection_to_an_honour_when_shown_then_it_is_hidden_until_answered),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
