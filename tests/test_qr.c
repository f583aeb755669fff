/* QR codes: what stands on the screen scans, and says what it should. */
#include "test.h"

#include <SDL.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/stage.h"
#include "draw/renderer.h"
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
tap(struct stage *s, const char *what, int action, long arg)
{
	const struct ui *ui = stage_ui(s);
	static uint64_t now_ms = 2000;
	for (int i = 0; i < ui->hits; i++)
		if (ui->hit[i].action == action && (arg == -2 || ui->hit[i].arg == arg)) {
			struct rect r = ui->hit[i].rect;
			float x = (float)(r.x + r.w / 2), y = (float)(r.y + r.h / 2);
			stage_input(s, STAGE_DOWN, 0, x, y, now_ms += 500);
			stage_input(s, STAGE_UP, 0, x, y, now_ms += 80);
			stage_frame(s, now_ms);
			return;
		}
	fail_msg("nothing to tap for %s", what);
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
		struct stage_options o = { .width = size[i][0], .height = size[i][1], .inches = 21.5f, .data = f.data };
		struct stage *s = stage_new(&o, text, &err);
		stage_clock(s, (struct datetime){ { 2021, 12, 6 }, 9, 41, 0 });
		stage_open(s, "rules", 0);
		stage_frame(s, 1000);
		tap(s, "扫码带回家", UI_ACTION_OWN + 2, -2);
		char *first = scan(s, text, size[i][0], size[i][1]);
		assert_non_null(strstr(first, "高同村村规民约"));
		assert_non_null(strstr(first, "第一条 爱护公共环境"));
		tap(s, "next code", UI_ACTION_OWN + 3, 1);
		tap(s, "next code", UI_ACTION_OWN + 3, 1);
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
