/* Drawing: edges, clips, shapes, pictures and the same bytes every time. */
#include "test.h"

#include <SDL.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "draw/icon.h"
#include "draw/renderer.h"
#include "image/png.h"

enum { W = 320, H = 240 };

static const color_argb PAPER = 0xfff6f1e6, CARD = 0xfffffdf8, INK = 0xff23272b, WHITE = 0xffffffff, BLACK = 0xff000000;

/* A screen without a display. */
struct screen {
	SDL_Surface *surface;
	struct image_cache *images;
	struct renderer *renderer;
	struct draw_list *list;
};

static struct text *text;
static char photo[] = "/tmp/cunping-draw-XXXXXX";

static struct screen
screen_of(int w, int h)
{
	struct screen s;
	s.surface = SDL_CreateRGBSurfaceWithFormat(0, w, h, 32, SDL_PIXELFORMAT_ARGB8888);
	assert_non_null(s.surface);
	s.images = image_cache_new(0, true);
	s.renderer = renderer_new(text, s.images);
	s.list = draw_list_new();
	return s;
}

static void
screen_free(struct screen *s)
{
	draw_list_free(s->list);
	renderer_free(s->renderer);
	image_cache_free(s->images);
	SDL_FreeSurface(s->surface);
}

static void
show(struct screen *s)
{
	int rects;
	renderer_draw(s->renderer, s->list, s->surface, &rects);
}

/* White, with what `list` holds drawn over it; the list is then empty again. */
static void
show_on_white(struct screen *s)
{
	SDL_FillRect(s->surface, NULL, 0xffffffff);
	renderer_forget(s->renderer);
	show(s);
	draw_list_clear(s->list);
}

static uint32_t
at(const struct screen *s, int x, int y)
{
	const uint8_t *row = (const uint8_t *)s->surface->pixels + y * s->surface->pitch;
	uint32_t pixel;
	memcpy(&pixel, row + 4 * x, 4);
	return pixel & 0xffffff;
}

/* How dark a pixel is, 0 white … 255 black. */
static int
dark(const struct screen *s, int x, int y)
{
	return 255 - (int)(at(s, x, y) & 255);
}

/* Black ink in a rectangle, in pixels. */
static double
ink(const struct screen *s, struct rect r)
{
	double sum = 0;
	for (int y = r.y; y < r.y + r.h; y++) {
		for (int x = r.x; x < r.x + r.w; x++)
			sum += dark(s, x, y);
	}
	return sum / 255;
}

static const struct rect ALL = { 0, 0, W, H };

static int
begin(void **state)
{
	(void)state;
	struct error err = { 0 };
	uint32_t *pixels = malloc(sizeof *pixels * 400 * 200);
	for (int i = 0; i < 400 * 200; i++)
		pixels[i] = i % 400 < 200 ? 0xffc03020 : 0xff2040c0;
	int fd = mkstemp(photo);
	if (fd < 0 || !png_write(photo, pixels, 400, 200, 1600, &err))
		return -1;
	close(fd);
	free(pixels);
	text = text_new(&err);
	return text ? 0 : -1;
}

static int
end(void **state)
{
	(void)state;
	text_free(text);
	return unlink(photo);
}

static void
given_a_card_when_drawn_then_its_corners_are_smooth_and_alike(void **state)
{
	(void)state;
	struct screen s = screen_of(W, H);
	int between = 0;
	draw_round(s.list, (struct rect){ 40, 30, 200, 150 }, 24, CORNER_ALL, BLACK);
	show_on_white(&s);
	assert_int_equal(dark(&s, 40, 30), 0);
	assert_int_equal(dark(&s, 64, 30), 255);
	assert_int_equal(dark(&s, 140, 100), 255);
	assert_int_equal(dark(&s, 39, 100), 0);
	for (int y = 0; y < 30; y++) {
		for (int x = 0; x < 30; x++) {
			int here = dark(&s, 40 + x, 30 + y);
			assert_int_equal(here, dark(&s, 239 - x, 30 + y));
			assert_int_equal(here, dark(&s, 40 + x, 179 - y));
			assert_int_equal(here, dark(&s, 239 - x, 179 - y));
			assert_int_equal(here, dark(&s, 40 + y, 30 + x));
			between += here > 0 && here < 255;
		}
	}
	assert_in_range(between, 20, 60);
	assert_true(fabs(ink(&s, ALL) - (200 * 150 - (4 - 3.14159) * 24 * 24)) < 3);
	screen_free(&s);
}

static void
given_a_see_through_card_when_drawn_then_no_part_of_it_is_drawn_twice(void **state)
{
	(void)state;
	struct screen s = screen_of(W, H);
	draw_round(s.list, (struct rect){ 40, 30, 200, 150 }, 24, CORNER_TL | CORNER_BR, 0x80000000);
	draw_outline(s.list, (struct rect){ 250, 30, 60, 60 }, 12, 4, 0x80000000);
	show_on_white(&s);
	for (int y = 0; y < H; y++) {
		for (int x = 0; x < W; x++)
			assert_true(dark(&s, x, y) <= 129);
	}
	assert_int_equal(dark(&s, 40, 179), dark(&s, 100, 100)); /* a square corner */
	screen_free(&s);
}

static void
given_nested_clips_when_drawn_then_nothing_leaves_their_intersection(void **state)
{
	(void)state;
	struct screen s = screen_of(W, H);
	struct text_style style = { 40, TEXT_BOLD };
	draw_clip_push(s.list, (struct rect){ 50, 50, 100, 100 });
	draw_clip_push(s.list, (struct rect){ 100, 100, 100, 100 });
	draw_round(s.list, (struct rect){ 20, 20, 110, 110 }, 30, CORNER_ALL, BLACK);
	draw_shadow(s.list, (struct rect){ 20, 20, 110, 110 }, 20, 30, BLACK);
	draw_ring(s.list, 100, 100, 60, 10, 0, 1, BLACK);
	draw_line(s.list, 0, 0, 320, 240, 9, BLACK);
	draw_text(s.list, 40, 90, "高同村村务", strlen("高同村村务"), style, BLACK);
	draw_image(s.list, (struct rect){ 60, 60, 200, 100 }, photo, IMAGE_COVER, 20, CORNER_ALL);
	draw_image_view(s.list, (struct rect){ 90, 90, 200, 100 }, photo, 2, 0.5f, 0.5f);
	draw_clip_pop(s.list);
	draw_clip_pop(s.list);
	show_on_white(&s);
	for (int y = 0; y < H; y++) {
		for (int x = 0; x < W; x++) {
			if (!rect_contains((struct rect){ 100, 100, 50, 50 }, x, y))
				assert_int_equal(at(&s, x, y), 0xffffff);
		}
	}
	draw_fill(s.list, (struct rect){ 0, 0, 10, 10 }, BLACK);
	show(&s);
	assert_int_equal(dark(&s, 5, 5), 255); /* the clip is gone */
	screen_free(&s);
}

static void
given_commands_outside_the_screen_or_clip_when_drawn_then_they_are_not_executed(void **state)
{
	(void)state;
	struct screen s = screen_of(W, H);
	draw_fill(s.list, (struct rect){ 400, 0, 50, 50 }, BLACK);
	draw_round(s.list, (struct rect){ 0, -60, 50, 50 }, 8, CORNER_ALL, BLACK);
	draw_fill(s.list, (struct rect){ 0, 0, 50, 50 }, BLACK);
	draw_clip_push(s.list, (struct rect){ 0, 0, 50, 50 });
	draw_fill(s.list, (struct rect){ 60, 60, 50, 50 }, BLACK);
	draw_clip_pop(s.list);
	draw_fill(s.list, (struct rect){ 0, 0, 0, 50 }, BLACK);
	draw_fill(s.list, ALL, 0x00ff0000);
	show(&s);
	assert_int_equal(renderer_stats(s.renderer).executed, 1);
	screen_free(&s);
}

static void
given_25_of_45_when_drawn_as_a_ring_then_it_covers_200_degrees_from_the_top(void **state)
{
	(void)state;
	struct screen s = screen_of(W, H);
	draw_ring(s.list, 160, 120, 100, 60, 0, 1, BLACK);
	show_on_white(&s);
	double whole = ink(&s, ALL);
	assert_true(fabs(whole - 3.14159 * (100 * 100 - 60 * 60)) < 30);
	draw_ring(s.list, 160, 120, 100, 60, 0, 25 / 45.0f, BLACK);
	show_on_white(&s);
	assert_true(fabs(ink(&s, ALL) / whole - 25.0 / 45) < 0.003);
	assert_int_equal(dark(&s, 160 + 80, 120), 255);      /* a quarter past */
	assert_int_equal(dark(&s, 160 - 10, 120 + 80), 255); /* 187° */
	assert_int_equal(dark(&s, 160 - 80, 120), 0);
	assert_int_equal(dark(&s, 160 - 10, 120 - 80), 0);
	screen_free(&s);
}

static void
given_two_parts_of_a_ring_when_they_meet_then_no_gap_shows(void **state)
{
	(void)state;
	struct screen s = screen_of(W, H);
	draw_ring(s.list, 160, 120, 100, 60, 0, 0.3f, BLACK);
	draw_ring(s.list, 160, 120, 100, 60, 0.3f, 1, BLACK);
	show_on_white(&s);
	for (int turn = 0; turn < 720; turn++) {
		double angle = turn * 3.14159 / 360;
		assert_true(dark(&s, 160 + (int)lround(80 * cos(angle)), 120 + (int)lround(80 * sin(angle))) > 180);
	}
	screen_free(&s);
}

static void
given_polygons_and_lines_when_drawn_then_they_cover_their_area_at_any_place(void **state)
{
	(void)state;
	struct screen s = screen_of(W, H);
	for (int i = 0; i < 8; i++) {
		float x = 20 + (float)i * 0.37f, y = 30 + (float)i * 0.19f;
		const float triangle[] = { x, y, x + 100, y + 20, x + 30, y + 90 };
		draw_polygon(s.list, triangle, 3, BLACK);
		show_on_white(&s);
		assert_true(fabs(ink(&s, ALL) - (100 * 90 - 30 * 20) / 2.0) < 3);
	}
	draw_line(s.list, 50, 60, 250, 160, 6, BLACK);
	show_on_white(&s);
	assert_true(fabs(ink(&s, ALL) - (hypot(200, 100) * 6 + 3.14159 * 9)) < 6);
	draw_line(s.list, 50, 60, 50, 160, 1, BLACK); /* on a pixel's edge: half and half */
	show_on_white(&s);
	assert_int_equal(dark(&s, 49, 100), dark(&s, 50, 100));
	screen_free(&s);
}

static void
given_a_polygon_far_off_or_without_area_when_drawn_then_nothing_breaks(void **state)
{
	(void)state;
	struct screen s = screen_of(W, H);
	const float far[] = { -1e9f, 0, 1e9f, 5, 3, 1e30f }, flat[] = { 5, 5, 50, 5, 90, 5 };
	const float odd[] = { NAN, 1, 2, 3, 4, 5 };
	draw_polygon(s.list, far, 3, BLACK);
	draw_polygon(s.list, flat, 3, BLACK);
	draw_polygon(s.list, odd, 3, BLACK);
	draw_polygon(s.list, flat, 2, BLACK);
	draw_ring(s.list, 10, 10, -5, 0, 0, 1, BLACK);
	draw_ring(s.list, 10, 10, 5, 0, 1, 0.5f, BLACK);
	draw_round(s.list, (struct rect){ 10, 10, 1, 1 }, 50, CORNER_ALL, BLACK);
	draw_outline(s.list, (struct rect){ 20, 10, 5, 5 }, 50, 50, BLACK);
	show_on_white(&s);
	assert_true(ink(&s, ALL) <= 26);
	screen_free(&s);
}

static void
given_a_shadow_when_drawn_then_it_is_soft_falls_down_and_leaves_the_card_alone(void **state)
{
	(void)state;
	struct screen s = screen_of(W, H);
	struct rect card = { 60, 50, 200, 120 };
	draw_shadow(s.list, card, 20, 24, BLACK);
	show_on_white(&s);
	assert_int_equal(dark(&s, 160, 110), 0);
	assert_true(dark(&s, 160, 172) > dark(&s, 160, 47));
	for (int y = 170; y < 205; y++) /* it fades without a step */
		assert_in_range(dark(&s, 160, y) - dark(&s, 160, y + 1), 0, 20);
	for (int y = 40; y < 200; y++) { /* the same on both sides */
		for (int x = 0; x < 60; x++)
			assert_int_equal(dark(&s, 40 + x, y), dark(&s, 279 - x, y));
	}
	for (int y = 30; y < 200; y++) /* no seam where straight sides meet the corners */
		assert_true(abs(dark(&s, 50, y) - dark(&s, 50, y + 1)) <= 20);
	assert_true(dark(&s, 62, 168) > 60); /* in the notch of a rounded corner */
	assert_true(dark(&s, 60, 157) > 60); /* … from its very beginning */
	screen_free(&s);
}

static void
given_a_pill_too_low_for_straight_sides_when_it_throws_a_shadow_then_it_looks_the_same_left_and_right(void **state)
{
	(void)state;
	struct screen s = screen_of(W, H);
	draw_shadow(s.list, (struct rect){ 60, 80, 200, 40 }, 20, 24, BLACK);
	show_on_white(&s);
	assert_true(dark(&s, 160, 122) > 80);
	for (int y = 50; y < 160; y++) {
		for (int x = 0; x < 120; x++)
			assert_int_equal(dark(&s, 40 + x, y), dark(&s, 279 - x, y));
	}
	screen_free(&s);
}

static void
given_a_gradient_when_drawn_then_it_runs_from_one_colour_to_the_other(void **state)
{
	(void)state;
	struct screen s = screen_of(W, H);
	draw_gradient(s.list, (struct rect){ 10, 20, 50, 200 }, 0xff102030, 0xfff0e0d0);
	show_on_white(&s);
	assert_int_equal(at(&s, 30, 20), 0x102030);
	assert_int_equal(at(&s, 30, 219), 0xf0e0d0);
	for (int y = 20; y < 219; y++)
		assert_true((at(&s, 30, y) & 255) <= (at(&s, 30, y + 1) & 255));
	assert_int_equal(at(&s, 30, 220), 0xffffff);
	screen_free(&s);
}

static void
given_a_code_when_drawn_then_its_squares_are_whole_pixels_in_the_middle(void **state)
{
	(void)state;
	struct screen s = screen_of(W, H);
	const uint8_t modules[9] = { 1, 0, 3, 0, 1, 0, 1, 1, 0 };
	draw_pixels(s.list, (struct rect){ 10, 10, 101, 105 }, modules, 3, BLACK);
	show_on_white(&s);
	for (int y = 0; y < 99; y++) {
		for (int x = 0; x < 99; x++)
			assert_int_equal(dark(&s, 11 + x, 13 + y), modules[y / 33 * 3 + x / 33] & 1 ? 255 : 0);
	}
	screen_free(&s);
}

static void
given_words_when_drawn_then_their_ink_stands_in_the_line_box_and_as_wide_as_measured(void **state)
{
	(void)state;
	struct screen s = screen_of(W, H);
	struct text_style style = { 36, TEXT_REGULAR };
	const char *words = "卫生排名第1名";
	int width = text_width(text, words, strlen(words), style), height = text_height(text, style);
	struct rect box = { 30, 100, width, height };
	draw_text(s.list, box.x, box.y, words, strlen(words), style, BLACK);
	draw_text(s.list, 0, 0, words, 3, style, 0x80ff0000);
	show_on_white(&s);
	assert_true(ink(&s, box) > 800);
	assert_true(ink(&s, rect_inset(box, 4, 8)) > 500);
	draw_fill(s.list, (struct rect){ 0, 0, W, 60 }, WHITE);
	draw_fill(s.list, rect_inset(box, -1, 0), WHITE);
	show(&s);
	assert_true(ink(&s, ALL) < 0.01);
	screen_free(&s);
}

static void
given_a_page_that_slides_and_fades_when_drawn_then_it_stands_elsewhere_and_paler(void **state)
{
	(void)state;
	struct screen s = screen_of(W, H);
	draw_layer_push(s.list, 100, 0, 255);
	draw_layer_push(s.list, 0, 50, 128);
	draw_clip_push(s.list, (struct rect){ 0, 0, 20, 20 });
	draw_fill(s.list, (struct rect){ 10, 10, 40, 40 }, BLACK);
	draw_clip_pop(s.list);
	draw_layer_pop(s.list);
	draw_layer_pop(s.list);
	draw_fill(s.list, (struct rect){ 0, 0, 4, 4 }, BLACK);
	show_on_white(&s);
	assert_in_range(dark(&s, 115, 65), 127, 129);
	assert_int_equal(dark(&s, 120, 70), 0);
	assert_int_equal(dark(&s, 15, 15), 0);
	assert_int_equal(dark(&s, 2, 2), 255);
	screen_free(&s);
}

static void
given_a_photo_when_drawn_then_its_middle_covers_the_card_and_its_corners_are_round(void **state)
{
	(void)state;
	struct screen s = screen_of(W, H);
	draw_image(s.list, (struct rect){ 20, 20, 100, 100 }, photo, IMAGE_COVER, 20, CORNER_TL | CORNER_TR);
	draw_image(s.list, (struct rect){ 150, 20, 100, 100 }, photo, IMAGE_CONTAIN, 0, CORNER_NONE);
	show_on_white(&s);
	assert_int_equal(at(&s, 60, 60), 0xc03020);
	assert_int_equal(at(&s, 80, 60), 0x2040c0);
	assert_int_equal(at(&s, 20, 20), 0xffffff);
	assert_int_equal(at(&s, 20, 119), 0xc03020);
	assert_int_equal(at(&s, 155, 40), 0xffffff); /* above the wide picture */
	assert_int_equal(at(&s, 155, 70), 0xc03020);
	assert_int_equal(renderer_stats(s.renderer).images_loading, 0);
	screen_free(&s);
}

static void
given_a_photo_that_is_missing_when_drawn_then_a_quiet_colour_stands_there(void **state)
{
	(void)state;
	struct screen s = screen_of(W, H);
	draw_image(s.list, (struct rect){ 20, 20, 100, 100 }, "/nowhere.jpg", IMAGE_COVER, 20, CORNER_ALL);
	show_on_white(&s);
	assert_int_not_equal(at(&s, 70, 70), 0xffffff);
	assert_true(dark(&s, 70, 70) < 80);
	assert_int_equal(dark(&s, 20, 20), 0);
	assert_int_equal(renderer_stats(s.renderer).images_failed, 1);
	screen_free(&s);
}

static void
given_the_viewer_when_zoomed_on_a_part_then_that_part_is_in_the_middle(void **state)
{
	(void)state;
	struct screen s = screen_of(W, H);
	struct rect all = { 0, 0, 200, 200 };
	draw_image_view(s.list, all, photo, 1, 0.5f, 0.5f);
	show_on_white(&s);
	assert_int_equal(at(&s, 100, 20), 0xffffff);
	assert_int_equal(at(&s, 50, 100), 0xc03020);
	draw_image_view(s.list, all, photo, 4, 0.5f, 0.5f);
	show_on_white(&s);
	assert_int_equal(at(&s, 90, 5), 0xc03020);
	assert_int_equal(at(&s, 110, 195), 0x2040c0);
	draw_image_view(s.list, all, photo, 4, 0.25f, 0.5f);
	show_on_white(&s);
	assert_int_equal(at(&s, 190, 100), 0xc03020);
	assert_int_equal(at(&s, 210, 100), 0xffffff);
	screen_free(&s);
}

static void
given_icons_when_drawn_at_any_size_then_each_has_ink_within_its_square_and_none_is_like_another(void **state)
{
	(void)state;
	struct screen s = screen_of(W, H);
	uint8_t seen[ICON_COUNT][24 * 24];
	for (int side = 24; side <= 120; side += 12) {
		for (int icon = 1; icon < ICON_COUNT; icon++) {
			struct rect r = { 100, 60, side, side };
			draw_icon(s.list, (enum icon)icon, r, BLACK);
			show_on_white(&s);
			double inside = ink(&s, r);
			assert_true(inside > 0.08 * side * side && inside < 0.8 * side * side);
			assert_true(ink(&s, ALL) - inside < 0.02 * side * side);
			for (int k = 0; side == 24 && k < 24 * 24; k++)
				seen[icon][k] = (uint8_t)dark(&s, 100 + k % 24, 60 + k / 24);
		}
	}
	for (int a = 1; a < ICON_COUNT; a++) {
		for (int b = a + 1; b < ICON_COUNT; b++) {
			int differ = 0;
			for (int k = 0; k < 24 * 24; k++)
				differ += abs(seen[a][k] - seen[b][k]) > 100;
			assert_true(differ > 24);
		}
	}
	screen_free(&s);
}

static void
given_many_shapes_when_drawn_then_the_masks_stay_bounded_and_are_made_once(void **state)
{
	(void)state;
	struct screen s = screen_of(W, H);
	for (int i = 0; i < 600; i++)
		draw_ring(s.list, 160, 120, 20 + i % 90, i % 17, 0, 0.001f * (float)(i + 1), 0x20000000);
	show_on_white(&s);
	assert_int_equal(renderer_stats(s.renderer).executed, 600);
	for (int frame = 0; frame < 2; frame++) {
		for (int i = 0; i < 30; i++)
			draw_icon(s.list, ICON_HOUSE, (struct rect){ i * 9, i * 5, 40, 40 }, BLACK);
		show(&s);
		draw_list_clear(s.list);
		assert_int_equal(renderer_stats(s.renderer).masks_made, frame == 0 ? 1 : 0);
	}
	screen_free(&s);
}

/* What the tests above look at, on one screen: a person looks at it. */
static void
draw_page(struct draw_list *d, int w, int h)
{
	const char *words = "卫生排名红榜黑榜最美庭院村规民约问题整改";
	struct text_style body = { 28, TEXT_REGULAR }, title = { 36, TEXT_BOLD };
	int card_w = (w - 5 * 24) / 4, card_h = (h - 4 * 24 - 100) / 3;
	draw_fill(d, (struct rect){ 0, 0, w, h }, PAPER);
	for (int i = 0; i < 12; i++) {
		struct rect card = { 24 + i % 4 * (card_w + 24), 100 + i / 4 * (card_h + 24), card_w, card_h };
		struct rect picture = { card.x, card.y, card.w, card_h / 2 };
		draw_shadow(d, card, 24, 24, 0x30604820);
		draw_round(d, card, 24, CORNER_ALL, CARD);
		if (i < 8)
			draw_image(d, picture, photo, IMAGE_COVER, 24, CORNER_TL | CORNER_TR);
		draw_clip_push(d, rect_inset(card, 16, 8));
		int y = card.y + card_h / 2 + 8;
		draw_text(d, card.x + 20, y, words, 30, title, INK);
		draw_text(d, card.x + 20, y + 46, words + 6, 36, body, 0xff5f594f);
		draw_text(d, card.x + 20, y + 82, words + 24, 36, body, 0xff9a4a00);
		draw_clip_pop(d);
	}
	for (int i = 1; i < ICON_COUNT; i++)
		draw_icon(d, (enum icon)i, (struct rect){ 24 + (i - 1) * (w - 48) / 20, 24, 56, 56 }, 0xffb4281e);
}

static void
given_the_same_page_when_drawn_again_and_by_another_renderer_then_every_byte_is_the_same(void **state)
{
	(void)state;
	struct screen a = screen_of(800, 600), b = screen_of(800, 600);
	size_t size = (size_t)a.surface->pitch * 600;
	draw_page(a.list, 800, 600);
	show(&a);
	void *first = malloc(size);
	memcpy(first, a.surface->pixels, size);
	renderer_forget(a.renderer);
	show(&a);
	assert_memory_equal(first, a.surface->pixels, size);
	draw_page(b.list, 800, 600);
	show(&b);
	assert_memory_equal(first, b.surface->pixels, size);
	free(first);
	screen_free(&a);
	screen_free(&b);
}

/* Leaves build/tests/draw-demo.png to look at. */
static void
given_a_full_1080p_page_when_drawn_again_then_no_mask_is_made_anew(void **state)
{
	(void)state;
	struct screen s = screen_of(1920, 1080);
	struct error err = { 0 };
	const char *build = getenv("BUILD");
	char path[300];
	draw_page(s.list, 1920, 1080);
	show(&s);
	assert_true(renderer_stats(s.renderer).masks_made > 0);
	show(&s);
	assert_int_equal(renderer_stats(s.renderer).masks_made, 0);
	snprintf(path, sizeof path, "%s/tests", build ? build : "build");
	bool kept = access(path, W_OK) == 0;
	strcat(path, "/draw-demo.png");
	if (kept)
		assert_true(png_write(path, s.surface->pixels, 1920, 1080, s.surface->pitch, &err));
	screen_free(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(given_a_card_when_drawn_then_its_corners_are_smooth_and_alike),
		cmocka_unit_test(given_a_see_through_card_when_drawn_then_no_part_of_it_is_drawn_twice),
		cmocka_unit_test(given_nested_clips_when_drawn_then_nothing_leaves_their_intersection),
		cmocka_unit_test(given_commands_outside_the_screen_or_clip_when_drawn_then_they_are_not_executed),
		cmocka_unit_test(given_25_of_45_when_drawn_as_a_ring_then_it_covers_200_degrees_from_the_top),
		cmocka_unit_test(given_two_parts_of_a_ring_when_they_meet_then_no_gap_shows),
		cmocka_unit_test(given_polygons_and_lines_when_drawn_then_they_cover_their_area_at_any_place),
		cmocka_unit_test(given_a_polygon_far_off_or_without_area_when_drawn_then_nothing_breaks),
		cmocka_unit_test(given_a_shadow_when_drawn_then_it_is_soft_falls_down_and_leaves_the_card_alone),
		cmocka_unit_test(
		    given_a_pill_too_low_for_straight_sides_when_it_throws_a_shadow_then_it_looks_the_same_left_and_right),
		cmocka_unit_test(given_a_gradient_when_drawn_then_it_runs_from_one_colour_to_the_other),
		cmocka_unit_test(given_a_code_when_drawn_then_its_squares_are_whole_pixels_in_the_middle),
		cmocka_unit_test(given_words_when_drawn_then_their_ink_stands_in_the_line_box_and_as_wide_as_measured),
		cmocka_unit_test(given_a_page_that_slides_and_fades_when_drawn_then_it_stands_elsewhere_and_paler),
		cmocka_unit_test(given_a_photo_when_drawn_then_its_middle_covers_the_card_and_its_corners_are_round),
		cmocka_unit_test(given_a_photo_that_is_missing_when_drawn_then_a_quiet_colour_stands_there),
		cmocka_unit_test(given_the_viewer_when_zoomed_on_a_part_then_that_part_is_in_the_middle),
		cmocka_unit_test(
		    given_icons_when_drawn_at_any_size_then_each_has_ink_within_its_square_and_none_is_like_another),
		cmocka_unit_test(given_many_shapes_when_drawn_then_the_masks_stay_bounded_and_are_made_once),
		cmocka_unit_test(
		    given_the_same_page_when_drawn_again_and_by_another_renderer_then_every_byte_is_the_same),
		cmocka_unit_test(given_a_full_1080p_page_when_drawn_again_then_no_mask_is_made_anew),
	};
	return cmocka_run_group_tests_name("draw", tests, begin, end);
}
