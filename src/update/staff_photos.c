/* staff-photos: the contact sheet. Every photo that would come up on the
 * screen, those first that nobody has looked at before; a tap shows it large. */
#include "base/str.h"
#include "screens/all.h"
#include "screens/staff_frame.h"
#include "update/look.h"

enum { OWN_FILTER = UI_ACTION_OWN, OWN_PHOTO, OWN_ALL_SEEN };
enum { FILTERS = 3 };
static const char questions[] = "有没有人脸？有没有小孩？有没有车牌、门牌？是不是屋里？有同意书吗？";

struct photos {
	struct look_photos photos;
	enum look_filter filter;
	struct scroll scroll;
};

/* -------------------------------------------------------------- one photo */

/* Plates from `x` to the right. */
static void
draw_marks(struct ui *ui, const struct review_photo *p, int x, int y)
{
	const struct palette *c = ui->p;
	int gap = ui->m.gap / 2;
	if (p->omitted)
		x += ui_chip(ui, x, y, "不上屏", c->orange, c->on_color) + gap;
	if (p->masked)
		x += ui_chip(ui, x, y, "已打码", c->blue, c->on_color) + gap;
	if (p->personal && !p->omitted)
		ui_chip(ui, x, y, "本人已同意", c->green_tint, c->green);
}

static void
draw_seen(struct ui *ui, struct rect photo)
{
	int side = ui_chip_height(ui), gap = ui->m.gap / 2;
	struct rect r = { photo.x + photo.w - side - gap, photo.y + gap, side, side };
	draw_round(ui->list, r, side / 2, CORNER_ALL, ui->p->green);
	draw_icon(ui->list, ICON_CHECK, rect_inset(r, side / 6, side / 6), ui->p->on_color);
}

/* The end of a name where all of it is too long: phones number their photos there. */
static const char *
ending(struct ui *ui, const char *name, int w, struct text_style style)
{
	const char *shown = name;
	while (*name && ui_text_width(ui, shown, style) > w) {
		utf8_next(&name);
		shown = ui_printf(ui, "…%s", name);
	}
	return shown;
}

/* The file's name, on the photo's lower edge. */
static void
draw_name(struct ui *ui, struct rect photo, const char *name)
{
	struct text_style style = ui_style(ui->m.note, false);
	int h = ui_chip_height(ui);
	struct rect r = { photo.x, photo.y + photo.h - h, photo.w, h };
	draw_fill(ui->list, r, 0xB323272B);
	int y = r.y + (h - ui_line_height(ui, style)) / 2, w = r.w - ui->m.note;
	ui_text_in(ui, r.x + ui->m.note / 2, y, w, ending(ui, name, w, style), style, 0xFFFFFFFF);
}

static int
words_height(struct ui *ui)
{
	return ui_line_height(ui, ui_style(ui->m.body, true)) + ui_line_height(ui, ui_style(ui->m.note, false)) +
	       ui->m.gap / 2;
}

/* Whose they are stands whole, and on all of them in one size. */
static enum words
who_words(struct ui *ui, const struct review_photo *const *p, int n, int w)
{
	for (int i = 0; i < n; i++)
		if (ui_text_width(ui, look_who(ui, p[i]), ui_style(ui->m.body, true)) > w - ui->m.pad)
			return WORDS_NOTE_BOLD;
	return WORDS_BOLD;
}

/* Whose it is, when it was taken, and what it is for where there is room. */
static void
draw_words(struct host *h, struct ui *ui, struct rect r, const struct review_photo *p, enum words who)
{
	struct text_style note = ui_style(ui->m.note, false);
	struct pen pen = pen_at(ui, r);
	bool odd;
	pen_line(&pen, who, p->omitted ? ui->p->soft : 0, look_who(ui, p));
	const char *taken = look_taken(h, ui, p, &odd), *reg = look_register(ui, p);
	r = pen.room;
	cut_left(&r, ui_text_in(ui, r.x, r.y, r.w, taken, note, odd ? ui->p->orange : ui->p->soft));
	reg = reg[0] ? ui_printf(ui, " · %s", reg) : "";
	if (ui_text_width(ui, reg, note) <= r.w)
		ui_text(ui, r.x, r.y, reg, note, ui->p->soft);
}

static void
draw_photo(struct host *h, struct ui *ui, struct rect r, const struct review_photo *p, enum words who)
{
	const struct metrics *m = &ui->m;
	struct rect rest = r, words = cut_bottom(&rest, words_height(ui)), photo = rest;
	ui_card(ui, r);
	draw_image(ui->list, photo, p->thumb, IMAGE_COVER, m->radius, CORNER_TL | CORNER_TR);
	if (p->omitted)
		draw_round(ui->list, photo, m->radius, CORNER_TL | CORNER_TR, theme_fade(ui->p->card, 190));
	if (photo.h >= 4 * ui_chip_height(ui))
		draw_name(ui, photo, p->name);
	draw_marks(ui, p, photo.x + m->gap / 2, photo.y + m->gap / 2);
	if (desk_seen(h->desk, p->index))
		draw_seen(ui, photo);
	draw_words(h, ui, rect_inset(words, m->pad / 2, m->gap / 4), p, who);
	if (ui_pressed(ui, OWN_PHOTO, p->index))
		draw_round(ui->list, r, m->radius, CORNER_ALL, ui->p->pressed);
	ui_hit(ui, r, OWN_PHOTO, p->index);
}

/* --------------------------------------------------------------- the wall */

/* A few photos stand as large as all of them can, many as small as they may. */
static int
columns_for(struct ui *ui, struct rect r, int photos)
{
	int gap = ui->m.gap, least = ui->m.body * 9, most = (r.w + gap) / (least + gap), columns = 2;
	most = most < 2 ? 2 : most > 5 ? 5 : most;
	for (; columns < most; columns++) {
		int w = r.w / columns - gap, rows = (photos + columns - 1) / columns;
		if (rows * (w * 3 / 4 + words_height(ui) + gap) <= r.h)
			break;
	}
	return columns;
}

static const char *
nothing_words(const struct photos *s, const struct desk *d)
{
	if (!desk_work(d)->review)
		return "还没有读进内容，没有照片要看。";
	if (s->photos.count == 0)
		return "这一次没有照片要上屏。";
	return s->filter == LOOK_UNSEEN ? "都看过了，可以返回核对。" : "这一次没有新照片。";
}

static void
draw_wall(struct photos *s, struct host *h, struct ui *ui, struct rect r)
{
	const struct review_photo **shown = arena_array(ui->arena, s->photos.count + 1, sizeof *shown);
	int n = 0, gap = ui->m.gap;
	for (size_t i = 0; i < s->photos.count; i++)
		if (look_passes(h->desk, &s->photos.photo[i], s->filter))
			shown[n++] = &s->photos.photo[i];
	if (n == 0) {
		ui_nothing(ui, r, ICON_CAMERA, nothing_words(s, h->desk));
		return;
	}
	r = rect_inset(r, -gap / 2, 0); /* each stands in the middle of a cell, its shadow is not cut */
	int columns = columns_for(ui, r, n), w = r.w / columns - gap, words = words_height(ui) + gap;
	struct ui_rows l = { .scroll = &s->scroll,
		.count = n,
		.columns = columns,
		.across = true,
		.bare = true,
		.least = w / 2 + words,
		.most = w * 3 / 4 + words };
	enum words who = who_words(ui, shown, n, w);
	ui_rows_begin(&l, ui, r);
	for (l.v.ground = ui->p->paper; ui_rows_next(&l);)
		draw_photo(h, ui, rect_inset(l.at, gap / 2, gap / 2), shown[l.i], who);
}

/* ---------------------------------------------------------------- screen */

/* The five questions stand behind the steps where they have room there. */
static bool
beside_steps(struct ui *ui)
{
	int room = ui->m.width - 2 * ui->m.margin - 2 * ui->m.gap;
	int steps = ui_text_width(ui, "1 读取 › 2 核对 › 3 上屏", ui_style(ui->m.body, true));
	return steps + ui_text_width(ui, questions, ui_style(ui->m.note, false)) <= room;
}

static void
photos_draw(void *self, struct host *h, struct ui *ui, struct rect screen)
{
	struct photos *s = self;
	look_photos(&s->photos, h->desk, h->arena);
	long left = look_count(&s->photos, h->desk, LOOK_UNSEEN);
	const char *label[FILTERS] = { "全部", ui_printf(ui, "新照片 %ld", look_count(&s->photos, h->desk, LOOK_FRESH)),
		ui_printf(ui, "没看过的 %ld", left) };
	bool beside = beside_steps(ui);
	struct pen p = pen_at(
	    ui, STAFF_DRAW(h, ui, .title = "看照片",
		    .subtitle = s->photos.count ? ui_printf(ui, "%zu 张", s->photos.count) : NULL, .step = STAFF_REVIEW,
		    .line = beside ? questions : NULL, .bar = { STAFF_MAIN("都看过了", OWN_ALL_SEEN, left) }));
	if (!beside) {
		pen_words(&p, WORDS_BODY, ui->p->soft, 0, questions);
		pen_gap(&p, ui->m.gap);
	}
	pen_gap(&p, ui_tabs(ui, p.room, label, FILTERS, s->filter, ui->p->blue, OWN_FILTER) + ui->m.gap);
	draw_wall(s, h, ui, p.room);
}

static bool
photos_event(void *self, struct host *h, const struct screen_event *e)
{
	struct photos *s = self;
	if (e->action == OWN_FILTER && e->arg >= 0 && e->arg < FILTERS) {
		s->filter = (enum look_filter)e->arg;
		scroll_jump(&s->scroll, 0);
	} else if (e->action == OWN_PHOTO) {
		host_open(h, &screen_staff_photo, e->arg);
	} else if (e->action == OWN_ALL_SEEN) {
		for (size_t i = 0; i < s->photos.count; i++)
			if (look_passes(h->desk, &s->photos.photo[i], s->filter))
				desk_set_seen(h->desk, s->photos.photo[i].index);
	}
	return true;
}

STAFF_SCREEN(staff_photos, "staff-photos", "看照片", .locked = true, .size = sizeof(struct photos),
    .event = photos_event, .draw = photos_draw);
