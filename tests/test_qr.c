/* QR codes: what stands on the screen scans, and says what it should. */
#include "test.h"

#include <SDL.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "draw/renderer.h"
#include "finger.h"
#include "fixture.h"
#include "image/png.h"

/* The screen as a scanner reads it; the caller frees. */
static char *
scan(struct stage *s, struct text *text, int w, int h)
{
	struct error err = { 0 };
	char path[] = "/tmp/cunping-qr-XXXXXX", command[128];
	int fd = mkstemp(path);
	SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(0, w, h, 32, SDL_PIXELFORMAT_ARGB8888);
	SDL_Renderer *sdl = SDL_CreateSoftwareRenderer(surface);
	struct renderer *r = renderer_new(sdl, text, NULL);
	renderer_draw(r, stage_frame(s, 1000));
	SDL_RenderFlush(sdl);
	assert_true(png_write(path, surface->pixels, w, h, surface->pitch, &err));
	renderer_free(r);
	SDL_DestroyRenderer(sdl);
	SDL_FreeSurface(surface);
	snprintf(command, sizeof command, "zbarimg -q --raw --nodbus %s", path);
	FILE *pipe = popen(command, "r");
	char *out = calloc(1, 4096);
	assert_true(pipe && fread(out, 1, 4095, pipe) > 0);
	pclose(pipe);
	close(fd);
	unlink(path);
	return out;
}

static void
given_village_rules_when_their_codes_are_scanned_then_every_article_comes_home(void **state)
{
	static const int size[][2] = { { 1920, 1080 }, { 1080, 1920 }, { 1280, 720 } };
	struct fixture f;
	struct error err = { 0 };
	(void)state;
	fixture_begin(&f);
	fixture_village(&f, 10);
	fixture_publish(&f, false);
	struct text *text = text_new(&err);
	for (size_t i = 0; i < sizeof size / sizeof *size; i++) {
		struct stage *s = new_stage(
		    text, (struct stage_options){ .width = size[i][0], .height = size[i][1], .data = f.data });
		stage_open(s, "rules", 0);
		frame(s);
		tap(s, UI_ACTION_OWN + 2, -1);
		char *first = scan(s, text, size[i][0], size[i][1]);
		assert_non_null(strstr(first, "高同村村规民约"));
		assert_non_null(strstr(first, "第一条 爱护公共环境"));
		tap(s, UI_ACTION_OWN + 3, 1);
		tap(s, UI_ACTION_OWN + 3, 1);
		char *last = scan(s, text, size[i][0], size[i][1]);
		assert_non_null(strstr(last, "第十二条"));
		free(first);
		free(last);
		stage_free(s);
	}
	text_free(text);
	fixture_end(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(given_village_rules_when_their_codes_are_scanned_then_every_article_comes_home),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
