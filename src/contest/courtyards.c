/* courtyards: the photo wall of model courtyards, by village. */
#include <string.h>

#include "screens/all.h"
#include "screens/frame.h"
#include "queries/courtyards.h"

enum { OWN_VILLAGE = UI_ACTION_OWN, OWN_YARD, OWN_BEAUTIES, OWN_HONOURS, MAX_TABS = 40 };

struct courtyards {
	struct courtyard *yard; /* of the chosen village */
	size_t count, all;
	long declared;
	const char *tab[MAX_TABS];
	int tabs, shown;
	struct scroll scroll;
};

static void
load(struct courtyards *s, struct host *h)
{
	const char *place = s->shown ? row_place_key(h->arena, s->tab[s->shown]) : NULL;
	s->count = courtyards_of(h->store, h->arena, place, &s->yard);
	if (!place)
		s->all = s->count;
	scroll_jump(&s->scroll, 0);
}

static void
courtyards_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct courtyards *s = self;
	struct text_list villages = courtyards_villages(h->store, a);
	s->tab[s->tabs++] = "全部村";
	for (size_t i = 0; i < villages.count && s->tabs < MAX_TABS; i++) {
		if (h->home_scope && strcmp(row_place_key(a, villages.text[i]), store_home_key(h->store)) == 0)
			s->shown = s->tabs;
		s->tab[s->tabs++] = villages.text[i];
	}
	s->declared = courtyards_declared(h->store);
	load(s, h);
}

static const char *
courtyards_subtitle(void *self, struct host *h, struct ui *ui)
{
	struct courtyards *s = self;
	if (s->shown)
		return ui_printf(ui, "%s %zu 户", s->tab[s->shown], s->count);
	if (s->declared > (long)s->all)
		return ui_printf(ui, "%ld 户", s->declared);
	return s->all ? ui_printf(ui, "%zu 户", s->all) : "";
}

static void
draw_card(struct host *h, struct ui *ui, struct rect r, const struct courtyard *c, long index)
{
	const struct metrics *m = &ui->m;
	struct text_style name = ui_style(m->body, true), note = ui_style(m->note, false);
	char day[64] = "";
	bool pressed = ui_pressed(ui, OWN_YARD, index);
	int words = ui_line_height(ui, name) + ui_line_height(ui, note) + m->gap;
	struct rect photo = { r.x, r.y, r.w, r.h - words };
	ui_card(ui, r);
	if (c->photos.count) {
		draw_image(ui->list, photo, c->photos.photo[0].thumb, IMAGE_COVER, m->radius, CORNER_TL | CORNER_TR);
	} else {
		draw_round(ui->list, photo, m->radius, CORNER_TL | CORNER_TR, ui->p->green_tint);
		int side = photo.h / 3;
		draw_icon(ui->list, ICON_HOUSE,
		    (struct rect){ photo.x + (photo.w - side) / 2, photo.y + (photo.h - side) / 2, side, side },
		    ui->p->green);
	}
	if (c->photos.count > 1) {
		const char *n = ui_printf(ui, "%zu 张", c->photos.count);
		ui_chip(ui, r.x + r.w - ui_chip_width(ui, n) - m->gap / 2,
		    photo.y + photo.h - ui_chip_height(ui) - m->gap / 2, n, 0xCC23272B, 0xFFFFFFFF);
	}
	if (c->sample)
		ui_chip(ui, r.x + m->gap / 2, r.y + m->gap / 2, "示例", ui->p->orange_tint, ui->p->orange);
	int x = r.x + m->pad * 3 / 4, y = photo.y + photo.h + m->gap / 2, w = r.w - m->pad * 3 / 2;
	ui_text_in(ui, x, y, w, ui_printf(ui, "%s家", c->name), name, ui->p->ink);
	if (c->judged_on.year)
		date_speak(c->judged_on, h->now.date, day, sizeof day);
	const char *line = ui_printf(ui, "%s%s", c->village, c->where);
	const char *longer = day[0] ? ui_printf(ui, "%s · %s评定", line, day) : line;
	if (ui_text_width(ui, longer, note) <= w)
		line = longer;
	ui_text_in(ui, x, y + ui_line_height(ui, name), w, line, note, ui->p->soft);
	if (pressed)
		draw_round(ui->list, r, m->radius, CORNER_ALL, ui->p->pressed);
	ui_hit(ui, r, OWN_YARD, index);
}

static int
columns_for(struct ui *ui, int width)
{
	int least = ui->m.body * 9, n = (width + ui->m.gap) / (least + ui->m.gap);
	return n < 1 ? 1 : n > 4 ? 4 : n;
}

static void
draw_wall(struct courtyards *s, struct host *h, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	int gap = m->gap, columns = columns_for(ui, r.w), w = (r.w - (columns - 1) * gap) / columns;
	int words = m->body * 13 / 10 + m->note * 13 / 10 + gap * 2, rows = ((int)s->count + columns - 1) / columns;
	/* whole rows fill the wall: a photo may be as flat as 2 : 1 for it */
	int row = ui_fit_row(ui, r, w * 9 / 20 + words, rows), natural = w * 3 / 4 + words;
	row = row > natural * 5 / 4 ? natural : row;
	const char *note =
	    s->declared > (long)s->all
		? ui_printf(ui, "材料里一共 %ld 户，名单还没有填全，这里是填好的 %zu 户。", s->declared, s->all)
		: "没有本人同意的不放照片、不写全名。不想公开，请告诉工作人员。";
	int note_h = ui_paragraph_height(ui, r.w, note, ui_style(m->note, false), 15, 0) + gap;
	/* shadows of the cards may reach over the edge of the view */
	struct ui_view v = ui_view_begin(
	    ui, (struct rect){ r.x - gap / 2, r.y, r.w + gap, r.h }, &s->scroll, rows * row + note_h, row);
	v.ground = ui->p->paper;
	int first, last;
	ui_view_rows(&v, row, rows, &first, &last);
	for (int i = first * columns; i < last * columns && i < (int)s->count; i++) {
		struct rect at = { r.x + i % columns * (w + gap), v.y + i / columns * row, w, row - gap };
		draw_card(h, ui, at, &s->yard[i], i);
	}
	ui_paragraph(ui, r.x, v.y + rows * row, r.w, note, ui_style(m->note, false), ui->p->soft, 15, 0);
	ui_view_end(ui, &v);
}

static void
courtyards_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct courtyards *s = self;
	const struct metrics *m = &ui->m;
	struct ui_button five = { .label = "五美是哪五美", .icon = ICON_LEAF };
	struct ui_button honours = { .label = "光荣榜", .icon = ICON_FLOWER };
	int five_w = ui_button_width(ui, &five), honours_w = ui_button_width(ui, &honours), right = body.x + body.w;
	int side = five_w + honours_w + 2 * m->gap, y = body.y, room = body.w - side;
	bool beside = ui_tabs_width(ui, s->tab, s->tabs) <= room;
	int tab_y = beside ? y : y + m->button + m->gap;
	ui_button(ui, (struct rect){ right - five_w, y, five_w, m->button }, &five, OWN_BEAUTIES, 0);
	ui_button(ui, (struct rect){ right - five_w - m->gap - honours_w, y, honours_w, m->button }, &honours,
	    OWN_HONOURS, 0);
	int tabs_h = ui_tabs(ui, (struct rect){ body.x, tab_y, beside ? room : body.w, m->button }, s->tab, s->tabs,
	    s->shown, ui->p->green, OWN_VILLAGE);
	int head = tab_y + tabs_h + m->gap - body.y;
	struct rect r = { body.x, body.y + head, body.w, body.h - head };
	if (s->count) {
		draw_wall(s, h, ui, r);
		return;
	}
	ui_card(ui, r);
	frame_empty(ui, r, ICON_HOUSE);
}

static bool
courtyards_event(void *self, struct host *h, const struct screen_event *e)
{
	struct courtyards *s = self;
	if (e->action == OWN_VILLAGE && e->arg < s->tabs) {
		s->shown = (int)e->arg;
		load(s, h);
	} else if (e->action == OWN_YARD) {
		host_open(h, &screen_courtyard, (long)s->yard[e->arg].rid);
	} else if (e->action == OWN_BEAUTIES) {
		host_open(h, &screen_five_beauties, 0);
	} else if (e->action == OWN_HONOURS) {
		host_open(h, &screen_honours, 0);
	}
	return true;
}

SCREEN(courtyards, "courtyards", "最美庭院", SECTION_YARD, .shows = SHOWS(REG_COURTYARD),
    .size = sizeof(struct courtyards), .enter = courtyards_enter, .subtitle = courtyards_subtitle,
    .event = courtyards_event, .draw = courtyards_draw);
