/* Only what changed is drawn again, and nobody can tell: whatever happens on a screen, every pixel is the one that
 * drawing all of it anew gives. */
#include "test.h"

#include <SDL.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "draw/icon.h"
#include "draw/renderer.h"
#include "finger.h"
#include "fixture.h"
#include "image/png.h"
#include "screens/all.h"

static struct fixture village;
static struct text *text;
static char photo[] = "/tmp/cunping-damage-XXXXXX";
static unsigned dice = 7;

static int
roll(int from, int to)
{
	dice = dice * 1103515245 + 12345;
	return from + (int)(dice >> 8) % (to - from + 1);
}

/* The same frames, once with damage and once whole. */
struct both {
	SDL_Surface *parts, *whole;
	struct image_cache *images[2];
	struct renderer *partly, *wholly;
};

static struct both
both_new(int w, int h)
{
	struct both b;
	b.parts = SDL_CreateRGBSurfaceWithFormat(0, w, h, 32, SDL_PIXELFORMAT_ARGB8888);
	b.whole = SDL_CreateRGBSurfaceWithFormat(0, w, h, 32, SDL_PIXELFORMAT_ARGB8888);
	for (int i = 0; i < 2; i++)
		b.images[i] = image_cache_new(0, true);
	b.partly = renderer_new(text, b.images[0]);
	b.wholly = renderer_new(text, b.images[1]);
	return b;
}

static void
both_free(struct both *b)
{
	renderer_free(b->partly);
	renderer_free(b->wholly);
	for (int i = 0; i < 2; i++)
		image_cache_free(b->images[i]);
	SDL_FreeSurface(b->parts);
	SDL_FreeSurface(b->whole);
}

/* Draws the list both ways; how much was drawn, of 1000. */
static int
draw_both(struct both *b, const struct draw_list *list, const char *what)
{
	int rects;
	renderer_draw(b->partly, list, b->parts, &rects);
	renderer_forget(b->wholly);
	memset(b->whole->pixels, 0x5a, (size_t)b->whole->pitch * (size_t)b->whole->h);
	renderer_draw(b->wholly, list, b->whole, &rects);
	if (memcmp(b->parts->pixels, b->whole->pixels, (size_t)b->whole->pitch * (size_t)b->whole->h) != 0)
		fail_msg("%s: what is drawn in parts is not what is drawn whole", what);
	return (int)(renderer_stats(b->partly).painted * 1000 / ((long)b->whole->w * b->whole->h));
}

/* ------------------------------------------------------- things at random */

struct thing {
	int kind, dx, dy, size, value;
	color_argb color;
};

enum { THINGS = 60, W = 900, H = 700 };

static struct thing
any_thing(void)
{
	return (struct thing){ roll(0, 11), roll(-60, W), roll(-60, H), roll(3, 260), roll(0, 99),
		(color_argb)roll(0, 0xffffff) | (color_argb)(roll(0, 2) ? 255 : roll(1, 254)) << 24 };
}

static void
draw_shape(struct draw_list *d, const struct thing *t, struct rect r)
{
	static const uint8_t modules[16] = { 1, 0, 1, 1, 0, 0, 1, 0, 1, 1, 1, 0, 0, 1, 0, 1 };
	switch (t->kind) {
	case 6:
		draw_icon(d, (enum icon)(1 + t->value % (ICON_COUNT - 1)), r, t->color);
		break;
	case 7:
		draw_line(d, (float)r.x, (float)r.y, (float)(r.x + r.w), (float)r.y + (float)t->value, 5, t->color);
		break;
	case 8:
		draw_image(d, r, t->value < 90 ? photo : "/nowhere.png", t->value % 2 ? IMAGE_COVER : IMAGE_CONTAIN,
		    t->value % 30, t->value % 16);
		break;
	case 9:
		draw_image_view(d, r, photo, 1 + (float)(t->value % 7) / 2, (float)t->value / 99, 0.4f);
		break;
	case 10:
		draw_gradient(d, r, t->color, 0xff203040);
		break;
	default:
		draw_pixels(d, r, modules, 4, t->color);
	}
}

static void
draw_thing(struct draw_list *d, const struct thing *t)
{
	static const char *const words[] = { "高同村第1名", "Rank 12 ——（本周）", "红旗在火家集村，请大家看看" };
	struct rect r = { t->dx, t->dy, t->size, t->size * 2 / 3 + 1 };
	const char *s = words[t->value % 3];
	draw_clip_push(d, (struct rect){ t->value * 3, 0, W, H - t->value });
	if (t->kind == 0)
		draw_fill(d, r, t->color);
	else if (t->kind == 1)
		draw_round(d, r, t->value, t->value % 16, t->color);
	else if (t->kind == 2)
		draw_outline(d, r, t->value % 40, 1 + t->value % 9, t->color);
	else if (t->kind == 3)
		draw_shadow(d, r, t->value % 30, 1 + t->value % 25, t->color);
	else if (t->kind == 4)
		draw_text(d, r.x, r.y, s, strlen(s), (struct text_style){ 12 + t->value, TEXT_BOLD }, t->color);
	else if (t->kind == 5)
		draw_ring(d, r.x, r.y, t->size / 2, t->size / 4, 0, (float)t->value / 99, t->color);
	else
		draw_shape(d, t, r);
	draw_clip_pop(d);
}

static void
given_things_of_every_kind_when_some_change_then_each_pixel_is_as_if_all_were_drawn(void **state)
{
	struct both b = both_new(W, H);
	struct draw_list *d = draw_list_new();
	struct thing thing[THINGS];
	(void)state;
	for (int i = 0; i < THINGS; i++)
		thing[i] = any_thing();
	for (int step = 0; step < 150; step++) {
		for (int n = roll(0, 3); n > 0; n--)
			thing[roll(0, THINGS - 1)] = any_thing();
		thing[roll(0, THINGS - 1)].dx += roll(-9, 9);
		draw_list_clear(d);
		draw_fill(d, (struct rect){ 0, 0, W, H }, 0xfff6f1e6);
		draw_layer_push(d, step % 5 ? 0 : roll(-8, 8), 0, step % 7 ? 255 : roll(1, 254));
		for (int i = 0; i < THINGS; i++)
			draw_thing(d, &thing[i]);
		draw_layer_pop(d);
		draw_both(&b, d, "things");
	}
	draw_list_free(d);
	both_free(&b);
}

/* --------------------------------------------------------- a real screen */

static struct stage *
open_stage(int w, int h)
{
	return new_stage(
	    text, (struct stage_options){ .width = w, .height = h, .animate = true, .data = village.data });
}

/* A finger anywhere, a drag, or time. */
static void
happen(struct stage *s, int w, int h)
{
	float x = (float)roll(0, w - 1), y = (float)roll(0, h - 1);
	now_ms += (uint64_t)roll(1, 700);
	switch (roll(0, 5)) {
	case 0:
		stage_input(s, STAGE_DOWN, 1, x, y, now_ms);
		break;
	case 1:
		stage_input(s, STAGE_MOVE, 1, x, y, now_ms);
		break;
	case 2:
		stage_input(s, STAGE_UP, 1, x, y, now_ms);
		break;
	case 3:
		stage_clock(s, (struct datetime){ { 2021, 12, 6 }, roll(8, 18), roll(0, 59), 0 });
		break;
	case 4:
		stage_input(s, STAGE_DOWN, 1, x, y, now_ms);
		stage_input(s, STAGE_UP, 1, x, y, now_ms += 60);
		break;
	default:
		stage_tick(s, now_ms);
	}
}

static void
given_a_real_screen_when_anything_happens_then_each_pixel_is_as_if_all_were_drawn(void **state)
{
	static const struct format sizes[] = { { 1280, 720, 0 }, { 720, 1280, 0 } };
	(void)state;
	for (int k = 0; k < 2; k++) {
		struct both b = both_new(sizes[k].w, sizes[k].h);
		struct stage *s = open_stage(sizes[k].w, sizes[k].h);
		for (int step = 0; step < 120; step++) {
			happen(s, sizes[k].w, sizes[k].h);
			draw_both(&b, stage_frame(s, now_ms), stage_screen(s));
		}
		stage_free(s);
		both_free(&b);
	}
}

static void
given_a_press_a_minute_or_a_little_scrolling_when_drawn_then_the_rest_stays_as_it_is(void **state)
{
	struct both b = both_new(1920, 1080);
	struct stage *s = open_stage(1920, 1080);
	(void)state;
	stage_show(s, &screen_board, 0);
	frame(s);
	assert_int_equal(draw_both(&b, stage_frame(s, now_ms), "first"), 1000);
	assert_int_equal(draw_both(&b, stage_frame(s, now_ms), "the same"), 0);
	stage_clock(s, (struct datetime){ { 2021, 12, 6 }, 9, 42, 0 });
	int minute = draw_both(&b, stage_frame(s, now_ms), "minute");
	assert_in_range(minute, 1, 20);
	const struct ui_hit *hit = find_hit(s, ACTION_HOME, -1);
	stage_input(s, STAGE_DOWN, 1, (float)(hit->rect.x + 5), (float)(hit->rect.y + 5), now_ms += 500);
	int press = draw_both(&b, stage_frame(s, now_ms), "press");
	assert_in_range(press, 1, 60);
	stage_input(s, STAGE_LOST, 0, 0, 0, now_ms);
	draw_both(&b, stage_frame(s, now_ms), "lost");
	stage_ui(s)->area[0].scroll->position += 8;
	int scroll = draw_both(&b, stage_frame(s, now_ms), "scroll");
	assert_in_range(scroll, 1, 900);
	print_message("minute %d, press %d, scroll by 8 px %d of 1000\n", minute, press, scroll);
	stage_free(s);
	both_free(&b);
}

static void
given_other_memory_or_another_size_when_drawn_then_all_of_it_is(void **state)
{
	struct both b = both_new(W, H);
	struct draw_list *d = draw_list_new();
	SDL_Surface *other = SDL_CreateRGBSurfaceWithFormat(0, W, H, 32, SDL_PIXELFORMAT_ARGB8888);
	int rects;
	(void)state;
	draw_fill(d, (struct rect){ 0, 0, W, H }, 0xff336699);
	draw_both(&b, d, "ground");
	const SDL_Rect *r = renderer_draw(b.partly, d, other, &rects);
	assert_true(rects == 1 && r->w == W && r->h == H);
	assert_memory_equal(other->pixels, b.whole->pixels, (size_t)other->pitch * H);
	renderer_draw(b.partly, d, other, &rects);
	assert_int_equal(rects, 0);
	SDL_FreeSurface(other);
	draw_list_free(d);
	both_free(&b);
}

static void
on_picture(void *context)
{
	SDL_SemPost(context);
}

static void
given_a_picture_that_comes_late_when_it_is_there_then_it_takes_the_place_of_the_quiet_colour(void **state)
{
	SDL_sem *there = SDL_CreateSemaphore(0);
	SDL_Surface *to = SDL_CreateRGBSurfaceWithFormat(0, W, H, 32, SDL_PIXELFORMAT_ARGB8888);
	struct image_cache *images = image_cache_new(0, false);
	struct renderer *r = renderer_new(text, images);
	struct draw_list *d = draw_list_new();
	int rects;
	(void)state;
	image_cache_set_wake(images, on_picture, there);
	draw_fill(d, (struct rect){ 0, 0, W, H }, 0xfff6f1e6);
	draw_image(d, (struct rect){ 100, 100, 200, 100 }, photo, IMAGE_COVER, 0, 0);
	renderer_draw(r, d, to, &rects);
	uint32_t before = ((uint32_t *)to->pixels)[150 * W + 150];
	SDL_SemWait(there);
	renderer_draw(r, d, to, &rects);
	assert_int_not_equal(((uint32_t *)to->pixels)[150 * W + 150], before);
	assert_true(renderer_stats(r).painted < (long)W * H / 10);
	draw_list_free(d);
	renderer_free(r);
	image_cache_free(images);
	SDL_FreeSurface(to);
	SDL_DestroySemaphore(there);
}

static int
begin(void **state)
{
	static uint32_t pixels[400 * 200];
	struct error err = { 0 };
	(void)state;
	for (int i = 0; i < 400 * 200; i++)
		pixels[i] = 0xff000000 | (uint32_t)(i * 2654435761u >> 8);
	int fd = mkstemp(photo);
	fixture_begin(&village);
	fixture_village(&village, 40);
	fixture_publish(&village, false);
	text = text_new(&err);
	return fd < 0 || close(fd) != 0 || !png_write(photo, pixels, 400, 200, 1600, &err) || !text;
}

static int
end(void **state)
{
	(void)state;
	text_free(text);
	fixture_end(&village);
	return unlink(photo);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(given_things_of_every_kind_when_some_change_then_each_pixel_is_as_if_all_were_drawn),
		cmocka_unit_test(given_a_real_screen_when_anything_happens_then_each_pixel_is_as_if_all_were_drawn),
		cmocka_unit_test(given_a_press_a_minute_or_a_little_scrolling_when_drawn_then_the_rest_stays_as_it_is),
		cmocka_unit_test(given_other_memory_or_another_size_when_drawn_then_all_of_it_is),
		cmocka_unit_test(
		    given_a_picture_that_comes_late_when_it_is_there_then_it_takes_the_place_of_the_quiet_colour),
	};
	return cmocka_run_group_tests_name("damage", tests, begin, end);
}
