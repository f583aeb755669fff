/* Pictures: what is refused, how they are cut and scaled, and the loader. */
#include "test.h"

#include <SDL.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "image/cache.h"
#include "image/corner.h"
#include "image/png.h"
#include "image/scale.h"

enum { WIDE_W = 400, WIDE_H = 100, WAIT_MS = 10000 };

static char folder[64];

static const char *
in_folder(const char *name)
{
	static char path[8][200];
	static int next;
	char *out = path[next++ % 8];
	snprintf(out, sizeof path[0], "%s/%s", folder, name);
	return out;
}

static void
write_png(const char *path, int w, int h, uint32_t (*color)(int x, int y))
{
	struct error err = { 0 };
	uint32_t *pixels = malloc((size_t)w * (size_t)h * sizeof *pixels);
	for (int y = 0; y < h; y++) {
		for (int x = 0; x < w; x++)
			pixels[y * w + x] = color(x, y);
	}
	assert_true(png_write(path, pixels, w, h, w * 4, &err));
	free(pixels);
}

/* Red, green, blue and white quarters from left to right. */
static uint32_t
quarters(int x, int y)
{
	(void)y;
	static const uint32_t colors[] = { 0xffff0000, 0xff00ff00, 0xff0000ff, 0xffffffff };
	return colors[x / (WIDE_W / 4)];
}

static uint32_t
chequers(int x, int y)
{
	return (x + y) % 2 ? 0xffffffff : 0xff000000;
}

static void *
read_bytes(const char *path, size_t *size)
{
	FILE *f = fopen(path, "rb");
	assert_non_null(f);
	void *bytes = malloc(1 << 20);
	*size = fread(bytes, 1, 1 << 20, f);
	fclose(f);
	return bytes;
}

static void
copy_file(const char *from, const char *to)
{
	size_t size;
	void *bytes = read_bytes(from, &size);
	FILE *f = fopen(to, "wb");
	assert_int_equal(fwrite(bytes, 1, size, f), size);
	fclose(f);
	free(bytes);
}

static int
make_folder(void **state)
{
	(void)state;
	strcpy(folder, "/tmp/cunping-image-XXXXXX");
	if (!mkdtemp(folder) || sodium_init() < 0)
		return -1;
	write_png(in_folder("wide.png"), WIDE_W, WIDE_H, quarters);
	write_png(in_folder("chequers.png"), 200, 200, chequers);
	return 0;
}

static int
remove_folder(void **state)
{
	(void)state;
	char command[100];
	snprintf(command, sizeof command, "rm -r %s", folder);
	return system(command);
}

static struct image_cache *
at_once(void)
{
	return image_cache_new(0, true);
}

static void
given_a_wide_picture_when_it_covers_a_square_then_the_middle_is_kept(void **state)
{
	(void)state;
	struct image_cache *c = at_once();
	struct image i = image_cache_get(c, in_folder("wide.png"), 50, 50, IMAGE_COVER, 0, 0);
	assert_int_equal(i.state, IMAGE_READY);
	assert_int_equal(i.w, 50);
	assert_int_equal(i.h, 50);
	assert_true(i.opaque);
	assert_int_equal(i.pixels[25 * 50 + 5], 0xff00ff00); /* of green and blue, half each */
	assert_int_equal(i.pixels[25 * 50 + 45], 0xff0000ff);
	for (int x = 0; x < 50; x++) {
		uint32_t rgb = i.pixels[x] & 0xffffff;
		assert_int_equal(rgb >> 16, 0); /* neither red nor white */
	}
	image_cache_free(c);
}

static void
given_a_wide_picture_when_it_is_contained_then_all_of_it_is_kept_in_shape(void **state)
{
	(void)state;
	struct image_cache *c = at_once();
	struct image i = image_cache_get(c, in_folder("wide.png"), 200, 200, IMAGE_CONTAIN, 0, 0);
	assert_int_equal(i.w, 200);
	assert_int_equal(i.h, 50);
	assert_int_equal(i.pixels[0], 0xffff0000);
	assert_int_equal(i.pixels[199], 0xffffffff);
	image_cache_free(c);
}

static void
given_fine_chequers_when_made_smaller_then_they_are_an_even_grey(void **state)
{
	(void)state;
	struct image_cache *c = at_once();
	struct image i = image_cache_get(c, in_folder("chequers.png"), 50, 50, IMAGE_COVER, 0, 0);
	for (int k = 0; k < 50 * 50; k++)
		assert_in_range(i.pixels[k] & 255, 126, 129);
	image_cache_free(c);
}

static void
given_a_picture_when_made_larger_then_it_stays_within_its_own_colours(void **state)
{
	(void)state;
	const uint8_t two[8] = { 10, 20, 30, 255, 110, 120, 130, 255 };
	bool opaque;
	uint32_t *out = scale_rgba(two, 2, 1, (struct scale_part){ 0, 0, 2, 1 }, 40, 7, &opaque);
	int before = 0;
	for (int x = 0; x < 40; x++) {
		int red = (int)(out[x] >> 16 & 255);
		assert_in_range(red, 10, 110);
		assert_true(red >= before);
		before = red;
	}
	assert_int_equal(out[0], 0xff0a141e);
	assert_int_equal(out[39], 0xff6e7882);
	free(out);
}

static void
given_see_through_pixels_when_scaled_then_their_hidden_colour_does_not_bleed(void **state)
{
	(void)state;
	const uint8_t two[8] = { 255, 0, 0, 0, 0, 0, 200, 255 };
	bool opaque;
	uint32_t *out = scale_rgba(two, 2, 1, (struct scale_part){ 0, 0, 2, 1 }, 1, 1, &opaque);
	assert_false(opaque);
	assert_in_range(out[0] >> 24, 127, 128);
	assert_int_equal(out[0] >> 16 & 255, 0);
	assert_in_range(out[0] & 255, 198, 201);
	free(out);
}

static void
given_rounded_corners_when_cut_then_they_are_smooth_and_alike(void **state)
{
	(void)state;
	struct image_cache *c = at_once();
	struct image i = image_cache_get(c, in_folder("chequers.png"), 60, 60, IMAGE_COVER, 16, 1 | 4);
	int between = 0;
	assert_int_equal(i.pixels[0] >> 24, 0);
	assert_int_equal(i.pixels[59] >> 24, 255); /* top right was not asked for */
	assert_int_equal(i.pixels[59 * 60 + 59] >> 24, 0);
	for (int y = 0; y < 16; y++) {
		for (int x = 0; x < 16; x++) {
			uint32_t alpha = i.pixels[y * 60 + x] >> 24;
			assert_int_equal(alpha, i.pixels[x * 60 + y] >> 24);
			assert_int_equal(alpha, i.pixels[(59 - y) * 60 + 59 - x] >> 24);
			between += alpha > 0 && alpha < 255;
		}
	}
	assert_in_range(between, 12, 40);
	image_cache_free(c);
}

static void
given_a_file_named_by_its_hash_when_a_byte_differs_then_it_is_refused(void **state)
{
	(void)state;
	uint8_t hash[32];
	char hex[65], name[80];
	size_t size;
	void *bytes = read_bytes(in_folder("wide.png"), &size);
	crypto_generichash(hash, sizeof hash, bytes, size, NULL, 0);
	free(bytes);
	sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
	snprintf(name, sizeof name, "%s.png", hex);
	const char *right = in_folder(name);
	copy_file(in_folder("wide.png"), right);
	hex[0] = hex[0] == '0' ? '1' : '0';
	snprintf(name, sizeof name, "%s.png", hex);
	const char *wrong = in_folder(name);
	copy_file(in_folder("wide.png"), wrong);

	struct image_cache *c = at_once();
	assert_int_equal(image_cache_get(c, right, 40, 40, IMAGE_COVER, 0, 0).state, IMAGE_READY);
	assert_int_equal(image_cache_get(c, wrong, 40, 40, IMAGE_COVER, 0, 0).state, IMAGE_FAILED);
	assert_int_equal(image_cache_bytes(c), 40 * 40 * 4);
	image_cache_free(c);
}

static void
given_links_folders_pipes_and_rubbish_when_asked_for_then_they_fail_quietly(void **state)
{
	(void)state;
	struct image_cache *c = at_once();
	FILE *f = fopen(in_folder("rubbish.jpg"), "wb");
	for (int i = 0; i < 5000; i++)
		fputc(i * 31 % 251, f);
	fclose(f);
	fclose(fopen(in_folder("empty.png"), "wb"));
	assert_int_equal(symlink(in_folder("wide.png"), in_folder("link.png")), 0);
	assert_int_equal(mkfifo(in_folder("pipe.png"), 0600), 0);
	assert_int_equal(mkdir(in_folder("dir.png"), 0700), 0);
	const char *names[] = { "rubbish.jpg", "empty.png", "link.png", "pipe.png", "dir.png", "none.png" };
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		assert_int_equal(image_cache_get(c, in_folder(names[i]), 9, 9, 0, 0, 0).state, IMAGE_FAILED);
	assert_int_equal(image_cache_get(c, in_folder("wide.png"), 0, 9, 0, 0, 0).state, IMAGE_FAILED);
	image_cache_free(c);
}

static void
given_a_small_bound_when_many_frames_show_others_then_the_oldest_go(void **state)
{
	(void)state;
	const size_t one = 50 * 50 * 4;
	struct image_cache *c = image_cache_new(3 * one, true);
	unsigned first = 0;
	for (int i = 0; i < 10; i++) {
		image_cache_frame_begin(c);
		struct image image = image_cache_get(c, in_folder("wide.png"), 50, 50, IMAGE_COVER, i, 15);
		assert_int_equal(image.state, IMAGE_READY);
		first = first ? first : image.id;
		assert_true(image_cache_bytes(c) <= 3 * one);
	}
	assert_int_not_equal(image_cache_get(c, in_folder("wide.png"), 50, 50, IMAGE_COVER, 0, 15).id, first);
	image_cache_free(c);
}

static void
given_more_on_one_screen_than_fits_when_drawn_again_then_nothing_thrashes(void **state)
{
	(void)state;
	const size_t one = 50 * 50 * 4;
	struct image_cache *c = image_cache_new(2 * one, true);
	unsigned ids[2][8];
	int ready = 0;
	for (int frame = 0; frame < 2; frame++) {
		image_cache_frame_begin(c);
		for (int i = 0; i < 8; i++) {
			struct image image = image_cache_get(c, in_folder("wide.png"), 50, 50, IMAGE_COVER, i, 15);
			ids[frame][i] = image.id;
			ready += image.state == IMAGE_READY;
		}
		assert_true(image_cache_bytes(c) <= 4 * one);
	}
	assert_int_equal(ready, 2 * 4);
	assert_memory_equal(ids[0], ids[1], sizeof ids[0]);
	image_cache_free(c);
}

static void
given_the_viewer_when_it_asks_for_the_whole_then_it_is_as_stored(void **state)
{
	(void)state;
	struct image_cache *c = at_once();
	struct image i = image_cache_get_full(c, in_folder("wide.png"));
	assert_int_equal(i.state, IMAGE_READY);
	assert_int_equal(i.w, WIDE_W);
	assert_int_equal(i.h, WIDE_H);
	image_cache_free(c);
}

/* With the loader thread. */

static void
on_wake(void *context)
{
	SDL_SemPost(context);
}

static void
given_a_loader_when_a_picture_is_asked_for_then_it_loads_behind_and_wakes_the_screen(void **state)
{
	(void)state;
	SDL_sem *woken = SDL_CreateSemaphore(0);
	struct image_cache *c = image_cache_new(0, false);
	image_cache_set_wake(c, on_wake, woken);
	image_cache_frame_begin(c);
	struct image i = image_cache_get(c, in_folder("wide.png"), 60, 60, IMAGE_COVER, 8, 15);
	assert_true(i.state == IMAGE_LOADING || i.state == IMAGE_READY);
	assert_int_equal(SDL_SemWaitTimeout(woken, WAIT_MS), 0);
	image_cache_frame_begin(c);
	i = image_cache_get(c, in_folder("wide.png"), 60, 60, IMAGE_COVER, 8, 15);
	assert_int_equal(i.state, IMAGE_READY);
	assert_non_null(i.pixels);
	image_cache_free(c);
	SDL_DestroySemaphore(woken);
}

/* A loader that makes one picture, says so and waits to be let on. */
struct gate {
	SDL_sem *made, *go;
	struct image_cache *cache;
};

static void
on_wake_wait(void *context)
{
	struct gate *gate = context;
	SDL_SemPost(gate->made);
	SDL_SemWait(gate->go);
}

static void
gate_open(struct gate *gate)
{
	gate->made = SDL_CreateSemaphore(0);
	gate->go = SDL_CreateSemaphore(0);
	gate->cache = image_cache_new(0, false);
	image_cache_set_wake(gate->cache, on_wake_wait, gate);
}

static void
gate_close(struct gate *gate)
{
	for (int i = 0; i < 1000; i++)
		SDL_SemPost(gate->go);
	image_cache_free(gate->cache);
	SDL_DestroySemaphore(gate->made);
	SDL_DestroySemaphore(gate->go);
}

static enum image_state
ask(struct gate *gate, int w, int h)
{
	return image_cache_get(gate->cache, in_folder("chequers.png"), w, h, IMAGE_COVER, 0, 0).state;
}

static void
given_a_page_of_pictures_when_a_newer_one_appears_then_it_is_made_first(void **state)
{
	(void)state;
	struct gate gate;
	gate_open(&gate);
	image_cache_frame_begin(gate.cache);
	for (int i = 0; i < 4; i++)
		ask(&gate, 50, 50 + i);
	assert_int_equal(SDL_SemWaitTimeout(gate.made, WAIT_MS), 0);
	image_cache_frame_begin(gate.cache);
	for (int i = 0; i < 4; i++)
		ask(&gate, 50, 50 + i);
	assert_int_equal(ask(&gate, 77, 50), IMAGE_LOADING);
	SDL_SemPost(gate.go);
	assert_int_equal(SDL_SemWaitTimeout(gate.made, WAIT_MS), 0);
	assert_int_equal(ask(&gate, 50, 50), IMAGE_READY);
	assert_int_equal(ask(&gate, 77, 50), IMAGE_READY);
	assert_int_equal(ask(&gate, 50, 51), IMAGE_LOADING);
	gate_close(&gate);
}

static void
given_a_fast_scroll_when_pictures_pass_by_then_only_the_last_screen_is_made(void **state)
{
	(void)state;
	struct gate gate;
	gate_open(&gate);
	for (int frame = 0; frame < 100; frame++) {
		image_cache_frame_begin(gate.cache);
		for (int i = 0; i < 4; i++)
			ask(&gate, 100 + frame, 50 + i);
		if (frame == 0) /* the loader stands */
			assert_int_equal(SDL_SemWaitTimeout(gate.made, WAIT_MS), 0);
	}
	for (int made = 0; made < 4; made++) {
		SDL_SemPost(gate.go);
		assert_int_equal(SDL_SemWaitTimeout(gate.made, WAIT_MS), 0);
	}
	for (int i = 0; i < 4; i++)
		assert_int_equal(ask(&gate, 199, 50 + i), IMAGE_READY);
	gate_close(&gate);
}

static void
given_a_busy_loader_when_pictures_and_the_cache_go_then_nothing_is_left_behind(void **state)
{
	(void)state;
	for (int round = 0; round < 10; round++) {
		struct image_cache *c = image_cache_new(1 << 17, false); /* of three */
		for (int i = 0; i < 20; i++) {
			image_cache_frame_begin(c);
			image_cache_get(c, in_folder("chequers.png"), 100 + i, 100, 0, 9, 15);
		}
		image_cache_free(c);
	}
}

static void
given_pixels_when_written_as_png_then_they_read_back_and_the_file_is_the_same_each_time(void **state)
{
	(void)state;
	struct error err = { 0 };
	int w, h;
	uint32_t *pixels = png_read(in_folder("wide.png"), &w, &h, &err);
	assert_non_null(pixels);
	assert_int_equal(w, WIDE_W);
	assert_int_equal(h, WIDE_H);
	assert_int_equal(pixels[0], 0xffff0000);
	pixels[0] &= 0xffffff; /* alpha of a screen means nothing */
	assert_true(png_write(in_folder("again.png"), pixels, w, h, w * 4, &err));
	free(pixels);
	size_t a_size, b_size;
	void *a = read_bytes(in_folder("wide.png"), &a_size), *b = read_bytes(in_folder("again.png"), &b_size);
	assert_int_equal(a_size, b_size);
	assert_memory_equal(a, b, a_size);
	free(a);
	free(b);
	assert_null(png_read(in_folder("rubbish.jpg"), &w, &h, &err));
	assert_string_equal(err.code, "png_read");
	assert_false(png_write("/nowhere/at/all.png", (uint32_t[]){ 0 }, 1, 1, 4, &err));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(given_a_wide_picture_when_it_covers_a_square_then_the_middle_is_kept),
		cmocka_unit_test(given_a_wide_picture_when_it_is_contained_then_all_of_it_is_kept_in_shape),
		cmocka_unit_test(given_fine_chequers_when_made_smaller_then_they_are_an_even_grey),
		cmocka_unit_test(given_a_picture_when_made_larger_then_it_stays_within_its_own_colours),
		cmocka_unit_test(given_see_through_pixels_when_scaled_then_their_hidden_colour_does_not_bleed),
		cmocka_unit_test(given_rounded_corners_when_cut_then_they_are_smooth_and_alike),
		cmocka_unit_test(given_a_file_named_by_its_hash_when_a_byte_differs_then_it_is_refused),
		cmocka_unit_test(given_links_folders_pipes_and_rubbish_when_asked_for_then_they_fail_quietly),
		cmocka_unit_test(given_a_small_bound_when_many_frames_show_others_then_the_oldest_go),
		cmocka_unit_test(given_more_on_one_screen_than_fits_when_drawn_again_then_nothing_thrashes),
		cmocka_unit_test(given_the_viewer_when_it_asks_for_the_whole_then_it_is_as_stored),
		cmocka_unit_test(given_a_loader_when_a_picture_is_asked_for_then_it_loads_behind_and_wakes_the_screen),
		cmocka_unit_test(given_a_page_of_pictures_when_a_newer_one_appears_then_it_is_made_first),
		cmocka_unit_test(given_a_fast_scroll_when_pictures_pass_by_then_only_the_last_screen_is_made),
		cmocka_unit_test(given_a_busy_loader_when_pictures_and_the_cache_go_then_nothing_is_left_behind),
		cmocka_unit_test(
		    given_pixels_when_written_as_png_then_they_read_back_and_the_file_is_the_same_each_time),
	};
	return cmocka_run_group_tests_name("image", tests, make_folder, remove_folder);
}
