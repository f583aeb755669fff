/* picture: `cunping shot` and `cunping tour`. The same stage as the kiosk's,
 * drawn into memory: no display, no motion, pictures loaded on the spot, so
 * that the same content at the same --now gives the same bytes. */
#include <SDL.h>
#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

#include "app/options.h"
#include "app/picture_desk.h"
#include "app/press.h"
#include "app/screens.h"
#include "screens/all.h"
#include "screens/register.h"
#include "app/stage.h"
#include "base/subcommand.h"
#include "draw/renderer.h"
#include "editions/blocks.h"
#include "findings/refuse.h"
#include "image/png.h"

struct studio {
	struct text *text;
	struct image_cache *images;
	SDL_Surface *surface;
	struct renderer *renderer;
	struct stage *stage;
	unsigned damages; /* of editions, before it was opened */
};

static void
studio_close(struct studio *s)
{
	stage_free(s->stage);
	renderer_free(s->renderer);
	SDL_FreeSurface(s->surface);
	image_cache_free(s->images);
	text_free(s->text);
}

static bool
studio_open(struct studio *s, const struct app_options *o, struct desk *desk, struct error *err)
{
	*s = (struct studio){ .damages = blocks_damages() };
	const struct stage_options so = { .width = o->size.width,
		.height = o->size.height,
		.inches = o->inches,
		.lower_edge_mm = o->lower_edge_mm,
		.reach_mm = o->reach_mm,
		.large = o->large,
		.home_scope = o->home_scope,
		.contrast = o->contrast,
		.ticking = !o->common.now.text,
		.data = o->common.data,
		.desk = desk };
	s->text = text_new(err);
	s->images = image_cache_new(0, true);
	s->surface = SDL_CreateRGBSurfaceWithFormat(0, o->size.width, o->size.height, 32, SDL_PIXELFORMAT_ARGB8888);
	if (!s->text)
		goto fail;
	if (!s->surface) {
		error_set(err, ERROR_MACHINE, "no_renderer", "画不出来：%s", SDL_GetError());
		goto fail;
	}
	s->renderer = renderer_new(s->text, s->images);
	s->stage = stage_new(&so, s->text, err);
	if (!s->stage)
		goto fail;
	stage_clock(s->stage, app_options_now(o));
	stage_host(s->stage)->lowered = o->lowered;
	return true;
fail:
	studio_close(s);
	return false;
}

static bool
studio_draw(struct studio *s, const char *path, struct error *err)
{
	/* twice: what scrolls learns its size from the first */
	int rects;
	stage_frame(s->stage, 0);
	renderer_draw(s->renderer, stage_frame(s->stage, 0), s->surface, &rects);
	if (blocks_damages() != s->damages) /* something may be missing */
		return error_finding(err, FINDING_EDITION_BROKEN, store_number(stage_host(s->stage)->store));
	return png_write(path, s->surface->pixels, s->surface->w, s->surface->h, s->surface->pitch, err);
}

static int
failed(const struct error *err)
{
	fprintf(stderr, "cunping：%s\n", err->text);
	return err->kind ? (int)err->kind : 3;
}

static void
list_screens(FILE *out)
{
	for (size_t i = 0; screens[i]; i++)
		fprintf(out, "%s\n", screens[i]->name);
}

extern const struct subcommand subcommand_shot;

static bool
pressed(struct studio *s, const char *words, struct error *err)
{
	struct arena *a = arena_new();
	const char *missing = words ? press_all(s->stage, a, words) : NULL;
	bool ok = !missing || error_set(err, ERROR_CONTENT, "not_there", "这一页上没有写着“%s”的按钮。", missing);
	arena_free(a);
	return ok;
}

static bool
shoot(struct app_options *o, const struct screen_class *class, long arg, struct error *err)
{
	struct studio s;
	struct picture_desk *pose = picture_desk_begin(o, err);
	bool ok = pose && studio_open(&s, o, picture_desk_desk(pose), err);
	if (ok) {
		picture_desk_for(pose, s.stage, class);
		stage_show(s.stage, class, arg);
		ok = pressed(&s, o->press, err) && studio_draw(&s, o->common.word.word[1], err);
		studio_close(&s);
	}
	if (pose)
		picture_desk_end(pose);
	return ok;
}

static int
run_shot(void *said)
{
	struct app_options *o = said;
	const struct option_list *word = &o->common.word;
	struct error err = { 0 };
	long arg;
	if (word->count == 0) {
		list_screens(stdout);
		return 0;
	}
	if (word->count == 1)
		return subcommand_wrong(&subcommand_shot, "要写画面和文件名", NULL);
	const struct screen_class *class = screen_named(word->word[0], &arg);
	if (!class)
		return subcommand_wrong(&subcommand_shot, "没有这个画面（有哪些见 cunping shot）：", word->word[0]);
	if (!o->size.width)
		o->size = (struct app_size){ 1920, 1080 };
	app_options_settings(o);
	unsigned damages;
	bool ok;
	do { /* an edition that is found to be broken gives way to the one before it */
		damages = blocks_damages();
		ok = shoot(o, class, arg, &err);
	} while (!ok && blocks_damages() != damages);
	return ok ? 0 : failed(&err);
}

/* Of both: who stands there, and what lies on the desk. */
#define ROW_AS OPTION(struct app_options, as, "as", "名字", "工作人员的画面：谁登录了")
#define ROW_STICK OPTION(struct app_options, stick, "stick", "文件夹", "插着的U盘，先读完再画；什么也不上屏")

static const struct option_row shot_options[] = {
	{ APP_SIZE("size", "图片多大，不写就是 1920x1080") },
	{ APP_INCHES },
	{ APP_LARGE },
	{ APP_TYPE },
	{ APP_CONTRAST },
	{ APP_LOWERED },
	{ ROW_AS },
	{ ROW_STICK },
	{ OPTION(struct app_options, tell, "tell", "吩咐",
	    "画以前再吩咐一句，如给第 0 张照片打码：\"mask 0 400,300,100,80\"") },
	{ OPTION(
	    struct app_options, press, "press", "字", "画以前先点写着这些字的地方，空格隔开，如查询码 \"2 4 6 8\"") },
	{ OPTION_NOW },
	{ 0 },
};

SUBCOMMAND(shot, "shot", "把一页画成图片", .outward = true, .takes = "\n画面 文件.png", .most = 2,
    .options = shot_options, .size = sizeof(struct app_options), .run = run_shot,
    .help = "不用显示器，把一个画面存成图片。不写画面名就列出所有画面；“画面:数”打开其中一条。\n");

/* --------------------------------------------------------------- tour */

struct format {
	const char *name;
	int width, height;
	int large;
};

static const struct format formats[] = {
	{ "landscape", 1920, 1080, TYPE_PLAIN },
	{ "portrait", 1080, 1920, TYPE_PLAIN },
	{ "large", 1920, 1080, TYPE_LARGE },
	{ "portrait-large", 1080, 1920, TYPE_LARGE },
};

static bool
tour_one(struct studio *s, struct picture_desk *pose, const struct screen_class *class, long arg, const char *path,
    struct error *err)
{
	picture_desk_for(pose, s->stage, class);
	stage_show(s->stage, class, arg);
	if (!studio_draw(s, path, err))
		return false;
	printf("%s\n", path);
	return true;
}

static bool
tour_format(const struct app_options *base, const struct format *f, struct picture_desk *pose, const char *folder,
    struct error *err)
{
	struct app_options o = *base;
	struct studio s;
	struct arena *a;
	o.size.width = f->width;
	o.size.height = f->height;
	o.large = o.said_type ? o.said_type - 1 : f->large;
	if (!studio_open(&s, &o, picture_desk_desk(pose), err))
		return false;
	a = arena_new();
	bool ok = true;
	for (size_t i = 0; ok && screens[i]; i++)
		ok = tour_one(
		    &s, pose, screens[i], 0, arena_printf(a, "%s/%s-%s.png", folder, f->name, screens[i]->name), err);
	for (size_t i = 0; ok && screens_register(i); i++) {
		const struct reg *r = screens_register(i);
		ok = tour_one(&s, pose, &screen_register, register_arg(r->id, 0),
		    arena_printf(a, "%s/%s-register-%s.png", folder, f->name, r->table), err);
	}
	arena_free(a);
	studio_close(&s);
	return ok;
}

static int
run_tour(void *said)
{
	struct app_options *o = said;
	struct error err = { 0 };
	const char *folder = o->common.word.word[0];
	app_options_settings(o);
	if (mkdir(folder, 0777) != 0 && errno != EEXIST) {
		fprintf(stderr, "cunping：建不了文件夹“%s”：%s\n", folder, error_reason(errno));
		return 3;
	}
	struct picture_desk *pose = picture_desk_begin(o, &err);
	bool ok = pose != NULL;
	for (size_t i = 0; ok && i < sizeof formats / sizeof *formats; i++)
		ok = tour_format(o, &formats[i], pose, folder, &err);
	picture_desk_end(pose);
	return ok ? 0 : failed(&err);
}

static const struct option_row tour_options[] = {
	{ APP_INCHES },
	{ APP_TYPE },
	{ APP_CONTRAST },
	{ APP_LOWERED },
	{ ROW_AS },
	{ ROW_STICK },
	{ OPTION_NOW },
	{ 0 },
};

SUBCOMMAND(tour, "tour", "把每一页画成图片", .outward = true, .takes = "文件夹", .least = 1, .most = 1,
    .options = tour_options, .size = sizeof(struct app_options), .run = run_tour,
    .help = "把每个画面存成图片：横屏、竖屏、大字。\n");
