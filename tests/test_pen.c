/* The pen: what is measured is what is drawn; cuts lose no pixel; a list shows
 * whole rows and answers where they are. */
#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "draw/command.h"

#include "ui/rows.h"
#include "ui/tile.h"

enum { OWN = UI_ACTION_OWN };

static struct ui ui;

static int
setup(void **state)
{
	struct error err = { 0 };
	(void)state;
	ui = (struct ui){ .text = text_new(&err), .list = draw_list_new(), .arena = arena_new() };
	ui.m = theme_metrics(1920, 1080, 21.5f, false);
	ui.p = theme_palette(false);
	ui_begin(&ui, 0);
	return ui.text ? 0 : -1;
}

static int
teardown(void **state)
{
	(void)state;
	draw_list_free(ui.list);
	arena_free(ui.arena);
	text_free(ui.text);
	return 0;
}

static void
page(struct pen *p, void *context)
{
	(void)context;
	pen_line(p, WORDS_HEAD, 0, "门前三包");
	pen_gap(p, 11);
	pen_words(p, WORDS_BODY, 0, 0, "门前屋后自家扫，垃圾入桶不乱倒，柴草码放整整齐齐，路边沟渠不堵不占。");
	pen_words(p, WORDS_NOTE, 0, 0, "");
	pen_icon(p, ICON_CHECK, 40, 0xff000000);
	ui_hit(p->ui, pen_take(p, 50), OWN, 7);
}

static void
given_a_page_when_measured_then_nothing_is_drawn_and_the_height_is_what_drawing_takes(void **state)
{
	(void)state;
	ui_begin(&ui, 0);
	int high = pen_height(&ui, 300, page, NULL);
	assert_int_equal(draw_list_count(ui.list), 0);
	assert_int_equal(ui.hits, 0);
	struct pen p = pen_at(&ui, (struct rect){ 10, 20, 300, 5000 });
	page(&p, NULL);
	assert_int_equal(p.used, high);
	assert_int_equal(p.room.y, 20 + high);
	assert_true(draw_list_count(ui.list) > 4);
	assert_int_equal(ui.hits, 1);
	assert_int_equal(ui.hit[0].rect.y + 50, 20 + high);
	assert_true(pen_height(&ui, 200, page, NULL) > high); /* narrower: more lines */
}

static void
given_room_to_spare_when_centred_then_it_stands_in_the_middle(void **state)
{
	(void)state;
	ui_begin(&ui, 0);
	int high = pen_height(&ui, 300, page, NULL);
	pen_centre(&ui, (struct rect){ 0, 0, 300, high + 100 }, page, NULL);
	assert_int_equal(ui.hit[0].rect.y + 50, high + 50);
}

static void
given_cuts_when_put_together_then_they_are_the_whole(void **state)
{
	(void)state;
	struct rect r = { 5, 6, 100, 70 }, all = r;
	struct rect top = cut_top(&r, 10), left = cut_left(&r, 30), right = cut_right(&r, 500), low = cut_bottom(&r, 7);
	assert_int_equal(top.h + left.h, all.h);
	assert_int_equal(left.w + right.w, all.w); /* never more than there is */
	assert_int_equal(r.w, 0);
	assert_int_equal(low.h + r.h, 60);
	int end = 0;
	for (int i = 0; i < 3; i++) {
		struct rect c = cut_column(all, i, 3, 4);
		assert_int_equal(c.x, i ? end + 4 : all.x);
		end = c.x + c.w;
	}
	assert_int_equal(end, all.x + all.w);
}

static size_t
rows(struct scroll *s, int count, int columns, struct rect room)
{
	size_t seen = 0;
	struct ui_rows l = { .scroll = s, .count = count, .columns = columns, .least = 80 };
	ui_begin(&ui, 0);
	for (ui_rows_begin(&l, &ui, room); ui_rows_next(&l); seen++)
		ui_row(&ui, l.at, &(struct ui_row){ .title = "高同村", .note = "三组", .action = OWN, .arg = l.i });
	return seen;
}

static void
given_more_rows_than_room_when_drawn_then_whole_rows_answer_and_pages_turn(void **state)
{
	(void)state;
	struct scroll s;
	struct rect room = { 0, 0, 600, 500 };
	scroll_init(&s);
	assert_int_equal(rows(&s, 4, 1, room), 4);
	assert_int_equal(ui.hits, 4);
	size_t seen = rows(&s, 3000, 1, room);
	assert_true(seen >= 4 && seen < 8);
	assert_non_null(strstr(draw_list_texts(ui.list, ui.arena), "下一页"));
	for (size_t i = 0; i < seen; i++) { /* none is cut */
		assert_int_equal(ui.hit[i].rect.h, ui.hit[i].full.h);
		assert_int_equal(ui.hit[i].arg, (long)i);
	}
	assert_int_equal(rows(&s, 5, 2, room), 5);
	assert_true(ui.hit[3].rect.x > ui.hit[2].rect.x); /* down one column, then the next */
	assert_int_equal(ui.hit[3].rect.y, ui.hit[0].rect.y);
	assert_int_equal(rows(&s, 0, 2, room), 0);
}

static void
long_page(struct pen *p, void *context)
{
	for (int i = 0; i < 30; i++)
		pen_words(p, i % 3 ? WORDS_BODY : WORDS_HEAD, 0, 0, ui_printf(p->ui, "第%d条", i + 1));
}

/* What a person can read of it, whole; −1 when a line is cut. */
static int
lines_whole(struct scroll *s, struct rect room, int *first)
{
	size_t n;
	int seen = 0;
	ui_begin(&ui, 0);
	ui_middle(&ui, room, s, long_page, NULL);
	const struct command *c = draw_list_commands(ui.list, &n);
	for (size_t i = 0; i < n; i++) {
		int from = c[i].r.y + c[i].style.px / 5, to = c[i].r.y + c[i].style.px * 11 / 10;
		int low = c[i].clip.y + c[i].clip.h;
		if (c[i].kind != COMMAND_TEXT || from >= low || to <= c[i].clip.y || c[i].r.y >= room.y + room.h - 120)
			continue;
		if (from < c[i].clip.y || to > low)
			return -1;
		*first = seen++ ? *first : atoi(c[i].text + strlen("第"));
	}
	return seen;
}

static void
given_a_page_of_words_when_it_is_longer_than_its_room_then_no_line_is_cut_and_none_is_left_out(void **state)
{
	(void)state;
	for (int high = 400; high < 900; high += 37) {
		struct scroll s;
		struct rect room = { 0, 60, 600, high };
		int first = 0, next = 1;
		scroll_init(&s);
		for (bool last = false; !last;) {
			int n = lines_whole(&s, room, &first);
			last = s.position >= scroll_limit(&s);
			assert_true(n > 0);
			assert_true(last ? first <= next : first == next);
			next = first + n;
			scroll_page(&s, 1, 1000);
			scroll_step(&s, 2000);
		}
		assert_int_equal(next, 31);
	}
}

static void
card(struct pen *p, void *context, int i)
{
	(void)context;
	pen_words(p, WORDS_BODY, 0, 0, ui_printf(p->ui, "庭院%d", i));
	pen_words(p, WORDS_NOTE, 0, 0, i % 2 ? "院里扫净，东西摆齐，柴草归垛，禽畜圈养。" : "");
}

/* What is drawn in so much room of a photo that is w × h. */
static const char *
file_at(int w, int h, int room_w, int room_h)
{
	size_t n;
	ui_begin(&ui, 0);
	ui_photo(&ui, (struct rect){ 0, 0, room_w, room_h }, &(struct ui_photo){ "whole", "small", w, h }, CORNER_ALL);
	const struct command *c = draw_list_commands(ui.list, &n);
	return c->text;
}

static void
given_a_photo_when_it_is_drawn_then_the_small_file_is_taken_only_where_it_is_sharp(void **state)
{
	(void)state;
	assert_string_equal(file_at(1600, 1200, 440, 205), "small");
	assert_string_equal(file_at(1600, 1200, 480, 360), "small");
	assert_string_equal(file_at(1600, 1200, 900, 600), "whole"); /* a tile at 3840 × 2160 */
	assert_string_equal(file_at(1600, 1200, 400, 500), "whole"); /* cut from a much larger one */
	assert_string_equal(file_at(1200, 1600, 440, 205), "whole"); /* upright: its small file is 360 wide */
	assert_string_equal(file_at(300, 200, 900, 600), "whole");
}

static void
given_cards_when_there_is_room_then_all_their_type_grows_alike_and_none_is_lost(void **state)
{
	(void)state;
	for (int count = 1; count < 8; count += 3) {
		struct scroll s;
		scroll_init(&s);
		ui_begin(&ui, 0);
		int body = ui.m.body, px = 0, seen = 0;
		ui_cards(&ui, (struct rect){ 0, 0, 1800, 800 }, &s, count, card, NULL, OWN);
		size_t n;
		const struct command *c = draw_list_commands(ui.list, &n);
		for (size_t i = 0; i < n; i++)
			if (c[i].kind == COMMAND_TEXT && strncmp(c[i].text, "庭院", strlen("庭院")) == 0) {
				assert_true(!px || px == c[i].style.px);
				px = c[i].style.px;
				seen++;
			}
		assert_int_equal(seen, count);
		assert_int_equal(ui.hits, count);
		assert_true(px > body);
		assert_int_equal(ui.m.body, body);
	}
}

static void
given_a_long_title_when_drawn_then_it_shrinks_before_it_is_cut(void **state)
{
	(void)state;
	struct pen p = pen_at(&ui, (struct rect){ 0, 0, ui.m.body * 9, 400 });
	ui_begin(&ui, 0);
	pen_line(&p, WORDS_HEAD, 0, "高同村第三村民小组");
	assert_non_null(strstr(draw_list_texts(ui.list, ui.arena), "高同村第三村民小组"));
	pen_line(&p, WORDS_HEAD, 0, "高同村第三村民小组村口到学校门口的那一段路");
	assert_non_null(strstr(draw_list_texts(ui.list, ui.arena), "…"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(given_a_page_when_measured_then_nothing_is_drawn_and_the_height_is_what_drawing_takes),
		cmocka_unit_test(given_room_to_spare_when_centred_then_it_stands_in_the_middle),
		cmocka_unit_test(given_cuts_when_put_together_then_they_are_the_whole),
		cmocka_unit_test(given_more_rows_than_room_when_drawn_then_whole_rows_answer_and_pages_turn),
		cmocka_unit_test(
		    given_a_page_of_words_when_it_is_longer_than_its_room_then_no_line_is_cut_and_none_is_left_out),
		cmocka_unit_test(given_a_photo_when_it_is_drawn_then_the_small_file_is_taken_only_where_it_is_sharp),
		cmocka_unit_test(given_cards_when_there_is_room_then_all_their_type_grows_alike_and_none_is_lost),
		cmocka_unit_test(given_a_long_title_when_drawn_then_it_shrinks_before_it_is_cut),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
