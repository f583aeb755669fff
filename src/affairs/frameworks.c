/* frameworks: 4321 as stairs, a tap on a step shows what stands on it; other
 * frameworks as a list. What nobody has supplied is not here at all. */
#include <string.h>

#include "affairs/cards.h"
#include "affairs/tiles.h"
#include "queries/efforts.h"
#include "screens/all.h"
#include "screens/flow.h"
#include "screens/frame.h"
#include "ui/page.h"
#include "ui/rows.h"
#include "ui/shelf.h"

enum { OWN_FRAMEWORK = UI_ACTION_OWN, OWN_STEP };
enum { MAX_PARTS = 8, MAX_NAMES = 12 };

struct frameworks {
	const char **name;
	size_t names, shown;
	struct framework_item *item;
	size_t items;
	const char *part[MAX_PARTS];
	size_t parts, step;
	struct scroll scroll, stairs;
};

static bool
stairs(const struct frameworks *s)
{
	return s->names && strstr(s->name[s->shown], "4321") && s->parts > 1;
}

static void
load(struct frameworks *s, struct host *h)
{
	s->items = s->names ? efforts_items(h->store, h->arena, s->name[s->shown], &s->item) : 0;
	s->parts = s->step = 0;
	for (size_t i = 0; i < s->items; i++) {
		bool known = false;
		for (size_t k = 0; k < s->parts; k++)
			known = known || strcmp(s->part[k], s->item[i].part) == 0;
		if (!known && s->parts < MAX_PARTS)
			s->part[s->parts++] = s->item[i].part;
	}
	scroll_jump(&s->scroll, 0);
}

static void
frameworks_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct frameworks *s = self;
	s->names = efforts_frameworks(h->store, a, &s->name);
	s->names = s->names > MAX_NAMES ? MAX_NAMES : s->names;
	load(s, h);
}

/* The widest step at the bottom, one narrower on each. */
static void
draw_stairs(struct frameworks *s, struct ui *ui, struct rect r)
{
	color_argb fill = ui->p->accent ? ui->p->accent : ui->p->teal;
	int n = (int)s->parts, high = (r.h + ui->m.gap) / n - ui->m.gap, narrower = r.w * 45 / 100 / n;
	for (int i = 0; i < n; i++) {
		struct rect at = cut_bottom(&r, high);
		at.w -= narrower * i;
		cut_bottom(&r, ui->m.gap);
		bool lit = (size_t)i == s->step;
		draw_round(ui->list, at, ui->m.radius, CORNER_ALL, lit ? fill : ui->p->button);
		struct pen p = pen_at(ui, cut_middle(rect_inset(at, ui->m.pad / 2, 0), at.w, ui->m.head * 13 / 10));
		p.middle = true;
		pen_line(&p, WORDS_HEAD, lit ? ui->p->on_color : ui->p->button_ink, s->part[i]);
		ui_press(ui, at, ui->m.radius, OWN_STEP, i);
	}
}

/* Where there is no room for stairs: one after another. */
static void
draw_parts(struct frameworks *s, struct ui *ui, struct rect r)
{
	struct tile t[MAX_PARTS];
	for (size_t i = 0; i < s->parts; i++)
		t[i] = (struct tile){ .word = s->part[i], .lit = i == s->step };
	tiles_draw(ui, r, &s->stairs, t, (int)s->parts, ui->p->teal, OWN_STEP);
}

struct piece {
	const struct framework_item *item;
	int number;
	bool sample; /* said at each, for not all are */
};

static void
draw_item(struct pen *p, void *context)
{
	const struct piece *piece = context;
	const struct framework_item *it = piece->item;
	pen_words(p, WORDS_BOLD, 0, 0, ui_printf(p->ui, "%d. %s", piece->number, it->title));
	if (strcmp(it->body, it->title) != 0)
		pen_words(p, WORDS_BODY, p->ui->p->soft, 0, it->body);
	for (size_t k = 0; k < it->photos.count; k++)
		pen_photo(p, &it->photos.photo[k], "");
	pen_sample(p, it->sample && piece->sample);
}

static bool
all_samples(const struct frameworks *s)
{
	for (size_t i = 0; i < s->items; i++)
		if (!s->item[i].sample)
			return false;
	return true;
}

static void
draw_items(struct pen *p, void *context)
{
	const struct frameworks *s = context;
	struct piece piece = { .sample = !all_samples(s) };
	const char *part = "";
	pen_sample(p, !piece.sample);
	for (size_t i = 0; i < s->items; i++) {
		const struct framework_item *it = piece.item = &s->item[i];
		if (stairs(s) && strcmp(it->part, s->part[s->step]) != 0)
			continue;
		if (it->part[0] && strcmp(part, it->part) != 0) {
			pen_words(p, WORDS_HEAD, p->ui->p->teal, 0, it->part);
			piece.number = 0;
		}
		part = it->part;
		piece.number++;
		draw_item(p, &piece);
		pen_gap(p, p->ui->m.gap / 2);
	}
}

/* Nothing but words, of one part: each on a card of its own; false otherwise. */
static bool
draw_cards(struct frameworks *s, struct ui *ui, struct rect r)
{
	struct number_card *card = arena_array(ui->arena, s->items + 1, sizeof *card);
	for (size_t i = 0; i < s->items; i++) {
		const struct framework_item *it = &s->item[i];
		if (s->parts > 1 || it->photos.count)
			return false;
		card[i] = (struct number_card){ .icon = cards_icon(ui_printf(ui, "%s%s", it->title, it->body)),
			.title = ui_printf(ui, "%zu. %s", i + 1, it->title),
			.value = { .number = "", .unit = "" },
			.said = strcmp(it->body, it->title) != 0 ? it->body : NULL,
			.sample = it->sample,
			.still = true };
	}
	cards_draw(ui, r, &s->scroll, card, s->items, UI_ACTION_NONE, ui->p->teal);
	return true;
}

static void
frameworks_draw(void *self, struct host *h, struct ui *ui, struct rect r)
{
	struct frameworks *s = self;
	const struct metrics *m = &ui->m;
	if (!s->items) {
		frame_nothing(ui, r, ICON_BOOK);
		return;
	}
	struct shelf shelf = shelf_at(ui, r);
	struct rect left;
	if (s->names > 1)
		shelf_tabs(&shelf, s->name, (int)s->names, (int)s->shown, ui->p->teal, OWN_FRAMEWORK);
	r = shelf.room;
	if (stairs(s)) {
		bool low = r.h < (int)s->parts * (m->button + m->gap);
		frame_split(ui, r, 38, 40, &left, &r);
		if (low || left.h < (int)s->parts * (m->button + m->gap))
			draw_parts(s, ui, left);
		else
			draw_stairs(s, ui, left);
	}
	if (stairs(s) || !draw_cards(s, ui, r))
		ui_page_grown(ui, r, &s->scroll, draw_items, s);
}

static bool
frameworks_event(void *self, struct host *h, const struct screen_event *e)
{
	struct frameworks *s = self;
	if (e->action == OWN_FRAMEWORK && (size_t)e->arg < s->names) {
		s->shown = (size_t)e->arg;
		load(s, h);
	} else if (e->action == OWN_STEP && (size_t)e->arg < s->parts) {
		s->step = (size_t)e->arg;
		scroll_jump(&s->scroll, 0);
	}
	return true;
}

static const char *
frameworks_subtitle(void *self, struct host *h, struct ui *ui)
{
	struct frameworks *s = self;
	return s->names ? s->name[s->shown] : "";
}

SCREEN(frameworks, "frameworks", "干成的事", SECTION_DEED, .tab = "4321和标准", .shows = SHOWS(REG_FRAMEWORK),
    .scope = SCOPE_WHOLE, .size = sizeof(struct frameworks), .enter = frameworks_enter, .subtitle = frameworks_subtitle,
    .event = frameworks_event, .draw = frameworks_draw);
