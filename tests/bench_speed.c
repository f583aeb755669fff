/* bench_speed: how long what a finger waits for takes, as a multiple of plain
 * work of the same size done beside it. So the figures of two machines, or of
 * a quiet and a busy one, can be compared; no test asserts them. */
#include "test.h"

#include <SDL.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "app/stage.h"
#include "draw/renderer.h"
#include "finger.h"
#include "fixture.h"
#include "store/staff.h"
#include "text/ime.h"

extern const char embed_pinyin[], embed_pinyin_end[];

#define PIN "480215"
enum { W = 1920, H = 1080, STAFF_MEMORY = 19 << 20, STAFF_PASSES = 2 };

struct pair {
	const char *what, *peer;
	void (*run)(void), (*plain)(void);
};

static struct fixture village;
static struct text *text;
static struct stage *stage;
static struct renderer *renderer;
static SDL_Surface *surface;
static uint32_t *pixels;
static uint8_t *block;
static struct staff_member member;
static volatile size_t sink; /* what is computed is used */

static void
type_letters(void)
{
	static const char *const widest[] = { "z", "y", "zhg", "s", "zhongguorenmin", "jxjx" };
	static struct ime_word words[IME_MOST];
	for (size_t i = 0; i < sizeof widest / sizeof *widest; i++)
		sink += ime_words(widest[i], words);
}

/* Every word there is, looked at once for each of the six. */
static void
scan_words(void)
{
	for (int i = 0; i < 6; i++)
		for (const char *p = embed_pinyin; p < embed_pinyin_end; p++)
			sink += *p == '\n';
}

static void
draw_home(void)
{
	frame(stage);
	int rects;
	renderer_forget(renderer);
	renderer_draw(renderer, stage_frame(stage, now_ms), surface, &rects);
}

static void
copy_screen(void)
{
	memcpy(pixels + W * H, pixels, sizeof *pixels * W * H);
	sink += pixels[W * H];
}

static void
try_pin(void)
{
	sink += (size_t)staff_try(village.data, member.id, PIN, (struct code_clock){ 0 }).answer;
}

static void
fill_memory(void)
{
	for (int i = 0; i < STAFF_PASSES; i++)
		memset(block, i, STAFF_MEMORY);
	sink += block[sink % STAFF_MEMORY];
}

/* The best of many, in µs: the machine may be busy with others. */
static double
best(void (*run)(void))
{
	double least = 1e12;
	for (int i = 0; i < 20; i++) {
		struct timespec from, to;
		clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
		run();
		clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
		double took = (double)(to.tv_sec - from.tv_sec) * 1e6 + (double)(to.tv_nsec - from.tv_nsec) / 1e3;
		least = took < least ? took : least;
	}
	return least;
}

static void
open_all(void)
{
	struct error err;
	surface = SDL_CreateRGBSurfaceWithFormat(0, W, H, 32, SDL_PIXELFORMAT_ARGB8888);
	text = text_new(&err);
	pixels = calloc(2 * W * H, sizeof *pixels);
	block = malloc(STAFF_MEMORY);
	fixture_begin(&village);
	fixture_village(&village, 40);
	fixture_publish(&village, false);
	struct state *s = state_open(village.data, &err);
	if (sodium_init() < 0 || !surface || !text || !pixels || !block || !s ||
	    !staff_add(s, "张文书", PIN, true, "", &err) || !staff_find(village.data, "张文书", &member))
		exit(1);
	state_close(s);
	renderer = renderer_new(text, NULL);
	stage = new_stage(text, (struct stage_options){ .width = W, .height = H, .data = village.data });
}

int
main(void)
{
	static const struct pair pairs[] = {
		{ "six wide searches of the keyboard", "reading all words six times", type_letters, scan_words },
		{ "home made and drawn anew", "copying a 1080p screen", draw_home, copy_screen },
		{ "trying a PIN", "filling the memory it takes, as often", try_pin, fill_memory },
	};
	open_all();
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		double run = best(pairs[i].run), plain = best(pairs[i].plain);
		printf("%s: %.2f times %s (%.2f ms)\n", pairs[i].what, run / plain, pairs[i].peer, run / 1e3);
	}
	stage_free(stage);
	renderer_free(renderer);
	text_free(text);
	fixture_end(&village);
	free(pixels);
	free(block);
	return 0;
}
