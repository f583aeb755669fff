/* staff-photos: the contact sheet. Every photo that would come up on the
 * screen, those first that nobody has looked at before; a tap shows it large. */
#include "base/str.h"
#include "screens/all.h"
#include "screens/staff_frame.h"
#include "screens/staff_look.h"

enum { OWN_FILTER = UI_ACTION_OWN, OWN_PHOTO, OWN_ALL_SEEN };
enum filter { FILTER_ALL, FILTER_FRESH, FILTER_UNSEEN, FILTERS };

static const char questions[] = "有没有人脸？有没有小孩？有没有车牌、门牌？是不是屋里？有同意书吗？";
static const char first_line[] = "有没有人脸？有没有小孩？有没有车牌、门牌？",
		  second_line[] = "是不是屋里？有同意书吗？";

struct photos {
	struct arena *arena;
	struct look_photos photos;
	enum filter filter;
	struct scroll scroll;
};

static void
photos_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct photos *s = self;
	(void)arg;
	s->arena = a;
	scroll_init(&s->scroll);
	look_photos(&s->photos, h, a);
}

static bool
passes(const struct desk *d, const struct review_photo *p, enum filter filter)
{
	return filter == FILTER_ALL || (filter == FILTER_FRESH ? p->fresh : !desk_seen(d, p->index));
}

static long
count(const struct photos *s, const struct desk *d, enum filter filter)
{
	long n = 0;
	for (size_t i = 0; i < s->photos.count; i++)
		n += passes(d, &s->photos.photo[i], filter);
	return n;
}

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
static int
who_px(struct ui *ui, const struct review_photo *const *p, int n, int w)
{
	for (int i = 0; i < n; i++)
		if (ui_text_width(ui, look_who(ui, p[i]), ui_style(ui->m.body, true)) > w - ui->m.pad)
			return ui->m.note;
	return ui->m.body;
}

static void
draw_photo(struct host *h, struct ui *ui, struct rect r, const struct review_photo *p, int px)
{
	const struct metrics *m = &ui->m;
	struct text_style who = ui_style(px, true), note = ui_style(m->note, false);
	struct rect photo = { r.x, r.y, r.w, r.h - words_height(ui) };
	bool odd;
	ui_card(ui, r);
	draw_image(ui->list, photo, p->thumb, IMAGE_COVER, m->radius, CORNER_TL | CORNER_TR);
	if (p->omitted)
		draw_round(ui->list, photo, m->radius, CORNER_TL | CORNER_TR, theme_fade(ui->p->card, 190));
	if (photo.h >= 4 * ui_chip_height(ui))
		draw_name(ui, photo, p->name);
	draw_marks(ui, p, photo.x + m->gap / 2, photo.y + m->gap / 2);
	if (desk_seen(h->desk, p->index))
		draw_seen(ui, photo);
	int x = r.x + m->pad / 2, y = photo.y + photo.h + m->gap / 4, w = r.w - m->pad;
	int line = ui_line_height(ui, ui_style(m->body, true));
	ui_text_in(ui, x, y + (line - ui_line_height(ui, who)) / 2, w, look_who(ui, p), who,
	    p->omitted ? ui->p->soft : ui->p->ink);
	y += line;
	const char *taken = look_taken(h, ui, p, &odd), *reg = look_register(ui, p);
	x += ui_text_in(ui, x, y, w, taken, note, odd ? ui->p->orange : ui->p->soft);
	reg = reg[0] ? ui_printf(ui, " · %s", reg) : "";
	if (x + ui_text_width(ui, reg, note) <= r.x + r.w - m->pad / 2)
		ui_text(ui, x, y, reg, note, ui->p->soft);
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
		int w = (r.w - (columns - 1) * gap) / columns, rows = (photos + columns - 1) / columns;
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
	return s->filter == FILTER_UNSEEN ? "都看过了，可以返回核对。" : "这一次没有新照片。";
}

static void
draw_wall(struct photos *s, struct host *h, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	const struct review_photo **shown = arena_array(ui->arena, s->photos.count + 1, sizeof *shown);
	int n = 0, gap = m->gap;
	for (size_t i = 0; i < s->photos.count; i++)
		if (passes(h->desk, &s->photos.photo[i], s->filter))
			shown[n++] = &s->photos.photo[i];
	if (n == 0) {
		ui_card(ui, r);
		ui_empty(ui, r, ICON_CAMERA, nothing_words(s, h->desk));
		return;
	}
	int columns = columns_for(ui, r, n), w = (r.w - (columns - 1) * gap) / columns,
	    rows = (n + columns - 1) / columns;
	int words = words_height(ui) + gap, natural = w * 3 / 4 + words, row = ui_fit_row(ui, r, w / 2 + words, rows);
	row = rows * natural <= r.h || row > natural * 5 / 4 ? natural : row;
	int most = r.h - m->button - gap;
	row = rows * row > r.h && row > most ? most : row;
	if (rows * row > r.h) /* whole rows only: the pages' buttons come right below them */
		r.h -= most % row;
	struct ui_view v = ui_view_begin(
	    ui, (struct rect){ r.x - gap / 2, r.y, r.w + gap, r.h }, &s->scroll, rows * row - gap / 2, row);
	v.ground = ui->p->paper;
	int first, last, px = who_px(ui, shown, n, w);
	ui_view_rows(&v, row, rows, &first, &last);
	for (int i = first * columns; i < last * columns && i < n; i++)
		draw_photo(h, ui, (struct rect){ r.x + i % columns * (w + gap), v.y + i / columns * row, w, row - gap },
		    shown[i], px);
	ui_view_end(ui, &v);
}

/* Where the five questions have room. */
enum place { BEHIND_STEPS, BESIDE_TABS, OWN_LINES };

static enum place
questions_place(struct ui *ui, const char *const *label)
{
	const struct metrics *m = &ui->m;
	int room = m->width - 2 * m->margin - 2 * m->gap;
	int steps = ui_text_width(ui, "1 读取 › 2 核对 › 3 上屏", ui_style(m->body, true));
	if (steps + ui_text_width(ui, questions, ui_style(m->body, true)) <= room)
		return BEHIND_STEPS;
	if (ui_tabs_width(ui, label, FILTERS) + ui_text_width(ui, first_line, ui_style(m->note, false)) <= room)
		return BESIDE_TABS;
	return OWN_LINES;
}

/* Tabs and, where they belong, the questions; returns the height taken. */
static int
draw_head(struct photos *s, struct ui *ui, struct rect r, const char *const *label, enum place place)
{
	const struct metrics *m = &ui->m;
	const char *words = ui_printf(ui, "%s\n%s", first_line, second_line);
	struct text_style style = ui_style(place == BESIDE_TABS ? m->note : m->body, false);
	int h = ui_paragraph_height(ui, r.w, words, style, 13, 0), y = r.y;
	if (place == OWN_LINES) {
		ui_paragraph(ui, r.x, y, r.w, words, style, ui->p->soft, 13, 0);
		y += h + m->gap;
	} else if (place == BESIDE_TABS) {
		int x = r.x + ui_tabs_width(ui, label, FILTERS) + 2 * m->gap;
		ui_paragraph(ui, x, y + (m->button - h) / 2, r.x + r.w - x, words, style, ui->p->soft, 13, 0);
	}
	y += ui_tabs(ui, (struct rect){ r.x, y, r.w, m->button }, label, FILTERS, s->filter, ui->p->blue, OWN_FILTER);
	return y + m->gap - r.y;
}

static void
photos_draw(void *self, struct host *h, struct ui *ui, struct rect screen)
{
	struct photos *s = self;
	(void)screen;
	if (staff_locked(h, ui))
		return;
	look_photos(&s->photos, h, s->arena);
	long left = count(s, h->desk, FILTER_UNSEEN);
	const char *label[FILTERS] = { "全部", ui_printf(ui, "新照片 %ld", count(s, h->desk, FILTER_FRESH)),
		ui_printf(ui, "没看过的 %ld", left) };
	enum place place = questions_place(ui, label);
	if (place == OWN_LINES && !ui->m.portrait) { /* low: a line costs a piece of every photo */
		label[FILTER_FRESH] = "新照片";
		label[FILTER_UNSEEN] = "没看过";
		place = questions_place(ui, label);
	}
	const struct staff_button bar[] = { { .button = { .label = "都看过了", .fill = ui->p->blue, .disabled = !left },
	    .action = OWN_ALL_SEEN,
	    .right = true } };
	const struct staff_page page = { .title = "看照片",
		.subtitle = s->photos.count ? ui_printf(ui, "%zu 张", s->photos.count) : NULL,
		.step = STAFF_REVIEW,
		.line = place == BEHIND_STEPS ? questions : NULL,
		.button = bar,
		.buttons = 1 };
	struct rect body = staff_draw(h, ui, &page);
	int head = draw_head(s, ui, body, label, place);
	draw_wall(s, h, ui, (struct rect){ body.x, body.y + head, body.w, body.h - head });
}

static bool
photos_event(void *self, struct host *h, const struct screen_event *e)
{
	struct photos *s = self;
	if (e->kind != SCREEN_ACTION)
		return false;
	if (e->action == OWN_FILTER && e->arg >= 0 && e->arg < FILTERS) {
		s->filter = (enum filter)e->arg;
		scroll_jump(&s->scroll, 0);
	} else if (e->action == OWN_PHOTO) {
		host_open(h, &screen_staff_photo, e->arg);
	} else if (e->action == OWN_ALL_SEEN) {
		for (size_t i = 0; i < s->photos.count; i++)
			if (passes(h->desk, &s->photos.photo[i], s->filter))
				desk_set_seen(h->desk, s->photos.photo[i].index);
	} else {
		return staff_event(h, e->action);
	}
	return true;
}

const struct screen_class screen_staff_photos = {
	.name = "staff-photos",
	.staff = true,
	.title = "看照片",
	.section = SECTION_ISSUE,
	.size = sizeof(struct photos),
	.enter = photos_enter,
	.event = photos_event,
	.draw = photos_draw,
	.full = true,
};
