/* looks: every screen in many formats, looked at by a program.
 *
 *   looks sample|whole KNOWN STAFF DATA NOW [DATA NOW …]
 *
 * Draws with the real stage, renderer and fonts into memory; what is wrong with
 * a frame is looks_faults()'s to say. A line each, screen, format, fault, then
 * 「N passed, N failed」, a screen in a format being one. KNOWN names faults that
 * are there still, 「SCREEN FAULT」 a line: these do not fail, and a line that is
 * not so any more does, so that the list can only get shorter.
 * ONLY=NAME[,NAME…] in the environment looks at these screens alone. */
#include <SDL.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/picture_desk.h"
#include "app/press.h"
#include "app/screens.h"
#include "base/str.h"
#include "draw/renderer.h"
#include "looks_faults.h"
#include "screens/all.h"
#include "screens/register.h"
#include "text/glyph.h"

/* What is right although a rule says otherwise. */
static const struct {
	const char *screen;
	enum fault fault;
	const char *why;
} exceptions[] = {
	{ "staff-touch", FAULT_REACH, "the test of the glass is pressed everywhere" },
	{ "staff-touch", FAULT_BARE, "the test of the glass is nothing but its squares" },
	{ "staff-touch", FAULT_CUT, "its words stand on the squares" },
	{ "staff-touch", FAULT_ACROSS, "its words stand on the squares" },
	{ "staff-touch", FAULT_SMALL, "a square is as large as a fingertip" },
	{ "attract", FAULT_FLOOR, "slides are read from afar and have no small words" },
};
enum { EXCEPTIONS = sizeof exceptions / sizeof *exceptions };

#define CODE "1 2 3 4" /* of every household of the demonstrations */

struct shape_of { /* of a machine */
	int w, h;
	float inches;
};
struct format {
	struct shape_of at;
	int type;
	bool contrast, lowered, pixels;
};

struct known {
	char line[96];
	bool seen;
};

struct looks {
	struct app_options options;
	struct text *text;
	struct picture_desk *pose;
	struct known known[256];
	int knowns;
	long passed, failed;
};

static bool
excused(const char *screen, enum fault fault)
{
	for (int i = 0; i < EXCEPTIONS; i++)
		if (exceptions[i].fault == fault && strcmp(exceptions[i].screen, screen) == 0)
			return true;
	return false;
}

static bool
is_known(struct looks *l, const char *screen, enum fault fault)
{
	char line[96];
	snprintf(line, sizeof line, "%s %s", screen, fault_name[fault]);
	for (int i = 0; i < l->knowns; i++)
		if (strcmp(l->known[i].line, line) == 0)
			return l->known[i].seen = true;
	return false;
}

static void
tell(struct looks *l, const char *screen, const struct format *f, const struct found *found)
{
	static const char *const type[TYPE_SIZES] = { "平常", "大", "特大" };
	bool bad = false;
	for (int i = 0; i < FAULTS; i++) {
		if (!found->count[i] || excused(screen, i))
			continue;
		bool known = is_known(l, screen, i);
		printf("%s%s %dx%d %g\" %s%s%s: %s %s", known ? "known: " : "FAILED: ", screen, f->at.w, f->at.h,
		    (double)f->at.inches, type[f->type], f->contrast ? " 黑底白字" : "", f->lowered ? " 放低" : "",
		    fault_name[i], found->first[i]);
		printf(found->count[i] > 1 ? " (%d)\n" : "\n", found->count[i]);
		bad |= !known;
	}
	bad ? l->failed++ : l->passed++;
}

/* ------------------------------------------------------------- one format */

struct glass {
	SDL_Surface *surface;
	struct renderer *renderer;
	struct stage *stage;
};

static struct glass
glass_open(struct looks *l, const struct format *f)
{
	struct error err = { 0 };
	const struct stage_options so = { .width = f->at.w,
		.height = f->at.h,
		.inches = f->at.inches,
		.lower_edge_mm = f->at.inches < 30 ? 1000 : 850,
		.large = f->type,
		.contrast = f->contrast,
		.home_scope = l->options.home_scope,
		.data = l->options.common.data,
		.desk = picture_desk_desk(l->pose) };
	struct glass g = { .stage = stage_new(&so, l->text, &err) };
	if (!g.stage) {
		fprintf(stderr, "%s\n", err.text);
		exit(3);
	}
	stage_clock(g.stage, app_options_now(&l->options));
	g.surface = SDL_CreateRGBSurfaceWithFormat(0, f->at.w, f->at.h, 32, SDL_PIXELFORMAT_ARGB8888);
	g.renderer = renderer_new(l->text, NULL); /* a placeholder for every picture */
	return g;
}

static void
glass_close(struct glass *g)
{
	renderer_free(g->renderer);
	SDL_FreeSurface(g->surface);
	stage_free(g->stage);
}

static void
look(struct looks *l, struct glass *g, const struct format *f, const struct screen_class *class, const char *name)
{
	uint64_t now_ms = stage_ui(g->stage)->now_ms;
	glyph_frame_begin(l->text);
	stage_frame(g->stage, now_ms);
	const struct draw_list *list = stage_frame(g->stage, now_ms); /* what scrolls learns its size from the first */
	int rects;
	if (f->pixels)
		renderer_draw(g->renderer, list, g->surface, &rects);
	struct looked of = { stage_ui(g->stage), list, f->pixels ? g->surface : NULL, class };
	struct found found = looks_faults(&of);
	tell(l, name, f, &found);
}

static bool
is_asked(const char *screen)
{
	const char *only = getenv("ONLY"), *at = only;
	size_t n = strlen(screen);
	for (; at && (at = strstr(at, screen)); at += n)
		if ((at == only || at[-1] == ',') && (at[n] == ',' || at[n] == '\0'))
			return true;
	return !only;
}

static void
look_at_screen(struct looks *l, struct glass *g, const struct format *f, const struct screen_class *class, long arg)
{
	if (!is_asked(class->name))
		return;
	picture_desk_for(l->pose, g->stage, class);
	stage_show(g->stage, class, arg);
	stage_host(g->stage)->lowered = f->lowered;
	look(l, g, f, class, stage_screen(g->stage));
}

/* What a household sees behind its code, and its code to take home. */
static void
look_at_own(struct looks *l, struct glass *g, const struct format *f)
{
	if (!is_asked("lookup-home"))
		return;
	struct arena *a = arena_new();
	look_at_screen(l, g, f, &screen_lookup_home, 0);
	if (!press_all(g->stage, a, CODE))
		look(l, g, f, &screen_lookup_home, "own");
	if (!press_all(g->stage, a, "扫码带回家"))
		look(l, g, f, &screen_lookup_home, "own");
	arena_free(a);
}

static void
look_at_format(struct looks *l, const struct format *f)
{
	struct glass g = glass_open(l, f);
	for (size_t i = 0; screens[i]; i++)
		look_at_screen(l, &g, f, screens[i], 0);
	look_at_own(l, &g, f);
	for (long i = 1; i < (long)stage_host(g.stage)->slides; i++)
		look_at_screen(l, &g, f, &screen_attract, i);
	for (size_t i = 0; screens_register(i); i++)
		look_at_screen(l, &g, f, &screen_register, register_arg(screens_register(i)->id, 0));
	glass_close(&g);
}

/* ------------------------------------------------------------ all of them */

static void
sample(struct looks *l)
{
	const struct format formats[] = {
		{ { 1920, 1080, 21.5f }, TYPE_PLAIN, false, false, true },
		{ { 1080, 1920, 21.5f }, TYPE_LARGE, false, false, true },
		{ { 1280, 720, 21.5f }, TYPE_HUGE, false, false, false },
		{ { 1080, 1920, 32 }, TYPE_PLAIN, true, false, true },
		{ { 1920, 1080, 43 }, TYPE_PLAIN, false, true, true },
	};
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		look_at_format(l, &formats[i]);
}

static void
whole(struct looks *l)
{
	static const struct shape_of machine[] = { { 1280, 720, 21.5f }, { 1920, 1080, 21.5f }, { 1920, 1080, 32 },
		{ 1920, 1080, 43 }, { 1920, 1080, 55 }, { 1920, 1080, 65 }, { 3840, 2160, 43 }, { 3840, 2160, 55 },
		{ 3840, 2160, 65 } };
	for (int k = 0; k < (int)(sizeof machine / sizeof *machine) * 2; k++)
		for (int type = 0; type < TYPE_SIZES; type++) {
			struct format f = { .at = machine[k / 2], .type = type, .pixels = k / 2 < 3 };
			if (k % 2)
				f.at = (struct shape_of){ f.at.h, f.at.w, f.at.inches };
			look_at_format(l, &f);
			f.lowered = true;
			look_at_format(l, &f);
			f.lowered = false;
			f.contrast = true;
			if (k / 2 < 2) /* the theme moves nothing */
				look_at_format(l, &f);
		}
}

static void
read_known(struct looks *l, const char *path)
{
	FILE *f = fopen(path, "r");
	char line[512];
	while (f && fgets(line, sizeof line, f)) {
		line[strcspn(line, "#\r\n")] = '\0';
		for (size_t n = strlen(line); n && line[n - 1] == ' ';)
			line[--n] = '\0';
		if (line[0] && l->knowns < 256)
			snprintf(l->known[l->knowns++].line, sizeof l->known->line, "%.90s", line);
	}
	if (f)
		fclose(f);
}

/* In the sample each known fault must be met. */
static void
forget_known(struct looks *l)
{
	for (int i = 0; i < l->knowns; i++)
		if (!l->known[i].seen) {
			printf("FAILED: not so any more, take it off the list: %s\n", l->known[i].line);
			l->failed++;
		}
}

static bool
look_at_set(struct looks *l, const char *data, const char *now, void (*formats)(struct looks *l))
{
	struct error err = { 0 };
	const char *wrong = option_time(now, &l->options.common.now);
	snprintf(l->options.common.data, sizeof l->options.common.data, "%s", data);
	app_options_settings(&l->options);
	l->pose = wrong ? NULL : picture_desk_begin(&l->options, &err);
	if (!l->pose) {
		fprintf(stderr, "%s\n", wrong ? wrong : err.text);
		return false;
	}
	printf("# %s\n", strrchr(data, '/') ? strrchr(data, '/') + 1 : data);
	formats(l);
	picture_desk_end(l->pose);
	return true;
}

int
main(int argc, char **argv)
{
	struct error err = { 0 };
	struct looks l = { 0 };
	if (argc < 6 || argc % 2) {
		fprintf(stderr, "looks sample|whole KNOWN STAFF DATA NOW [DATA NOW …]\n");
		return 2;
	}
	bool part = strcmp(argv[1], "sample") == 0, ran = true;
	read_known(&l, argv[2]);
	l.options.as = argv[3];
	l.text = text_new(&err);
	for (int i = 4; l.text && ran && i + 1 < argc; i += 2)
		ran = look_at_set(&l, argv[i], argv[i + 1], part ? sample : whole);
	if (part && !getenv("ONLY"))
		forget_known(&l);
	printf("%ld passed, %ld failed\n", l.passed, l.failed);
	text_free(l.text);
	return !ran || l.failed > 0;
}
