/* deeds_events: what people did together, newest first, with photos; and one
 * of them. 人次 is not 人: it is labelled. */

#include "screens/all.h"
#include "affairs/cards.h"
#include "screens/frame.h"
#include "queries/efforts.h"

enum { OWN_EVENT = UI_ACTION_OWN, OWN_FIGURES };

struct events {
	struct event *event;
	size_t count;
	struct scroll scroll;
};

static void
load(struct events *s, struct host *h)
{
	s->count = efforts_events(h->store, h->arena, host_scope(h), &s->event);
	scroll_jump(&s->scroll, 0);
}

static void
events_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct events *s = self;
	load(s, h);
}

static const char *
numbers_of(struct ui *ui, const struct event *e)
{
	const char *people = e->people.number[0] ? ui_printf(ui, "出动 %s", number_words(ui, &e->people)) : "";
	const char *cars = e->vehicles.number[0] ? ui_printf(ui, "车 %s", number_words(ui, &e->vehicles)) : "";
	return ui_printf(ui, "%s%s%s", people, people[0] && cars[0] ? " · " : "", cars);
}

static int
row_height(struct ui *ui)
{
	return ui->m.body * 26 / 10 + ui->m.note * 15 / 10 + ui->m.gap * 2;
}

static void
draw_row(struct host *h, struct ui *ui, struct rect r, const struct event *e, long index)
{
	const struct metrics *m = &ui->m;
	struct text_style bold = ui_style(m->body, true), note = ui_style(m->note, false);
	char day[64] = "";
	if (ui_pressed(ui, OWN_EVENT, index))
		draw_fill(ui->list, r, ui->p->pressed);
	int dot = m->note * 7 / 10, x = r.x + m->pad;
	draw_fill(ui->list, (struct rect){ x + dot / 2 - 1, r.y, 3, r.h }, ui->p->line);
	draw_round(ui->list, (struct rect){ x, r.y + (r.h - dot) / 2, dot, dot }, dot / 2, CORNER_ALL, ui->p->teal);
	x += dot + m->gap;
	int ph = r.h - m->gap, pw = ph * 4 / 3;
	struct rect photo = { x, r.y + m->gap / 2, pw, ph };
	if (e->photos.count)
		draw_image(ui->list, photo, e->photos.photo[0].thumb, IMAGE_COVER, m->radius / 2, CORNER_ALL);
	else {
		draw_round(ui->list, photo, m->radius / 2, CORNER_ALL, ui->p->grey_tint);
		draw_icon(ui->list, cards_icon(e->title), rect_inset(photo, pw / 4, ph / 4), ui->p->teal);
	}
	x += pw + m->gap;
	int side = m->body, w = r.x + r.w - m->pad - side - m->gap - x;
	date_speak(e->held_on, h->now.date, day, sizeof day);
	const char *numbers = numbers_of(ui, e);
	long ahead = date_days(e->held_on) - date_days(h->now.date);
	const char *soon = ahead > 0 && store_today_known(h->store) ? ui_printf(ui, "（还有 %ld 天）", ahead) : "";
	const char *when = ui_printf(
	    ui, "%s%s%s%s%s%s", day, soon, e->kind[0] ? " · " : "", e->kind, e->venue[0] ? " · " : "", e->venue);
	int lines = numbers[0] ? 2 : 1, y = r.y + (r.h - ui_line_height(ui, bold) - lines * m->note * 13 / 10) / 2;
	int chip = e->sample ? ui_chip_width(ui, "示例") + m->gap / 2 : 0;
	int tw = ui_text_in(ui, x, y, w - chip, e->title, bold, ui->p->ink);
	if (chip)
		frame_sample(ui, x + tw + m->gap / 2, y + (ui_line_height(ui, bold) - ui_chip_height(ui)) / 2);
	y += ui_line_height(ui, bold);
	ui_text_in(ui, x, y, w, when, note, ui->p->soft);
	if (numbers[0])
		ui_text_in(ui, x, y + m->note * 13 / 10, w, numbers, ui_style(m->note, true), ui->p->teal);
	draw_icon(ui->list, ICON_ARROW_RIGHT,
	    (struct rect){ r.x + r.w - m->pad - side, r.y + (r.h - side) / 2, side, side }, ui->p->soft);
	ui_hit(ui, r, OWN_EVENT, index);
}

static void
events_draw(void *self, struct host *h, struct ui *ui, struct rect r)
{
	struct events *s = self;
	const struct metrics *m = &ui->m;
	struct ui_button figures = { .label = "一共出动多少" };
	int scope = frame_scope_width(h, ui), w = ui_button_width(ui, &figures), first, last;
	ui_button(ui, (struct rect){ r.x, r.y, w, m->button }, &figures, OWN_FIGURES, 0);
	bool beside = w + m->gap + scope <= r.w;
	frame_scope(h, ui, r.x + r.w, r.y + (beside ? 0 : m->button + m->gap), ui->p->teal);
	int head = (m->button + m->gap) * (beside || !scope ? 1 : 2);
	r.y += head;
	r.h -= head;
	ui_card(ui, r);
	if (!s->count) {
		frame_empty(ui, r, ICON_PEOPLE);
		return;
	}
	struct rect list = rect_inset(r, 0, m->gap / 2);
	int row = ui_fit_row(ui, list, row_height(ui), (int)s->count);
	struct ui_view v = ui_view_begin(ui, list, &s->scroll, (int)s->count * row, row);
	ui_view_rows(&v, row, (int)s->count, &first, &last);
	for (int i = first; i < last; i++)
		draw_row(h, ui, (struct rect){ r.x, v.y + i * row, r.w, row }, &s->event[i], i);
	ui_view_end(ui, &v);
}

static bool
events_event(void *self, struct host *h, const struct screen_event *e)
{
	struct events *s = self;
	if (e->action == OWN_EVENT)
		host_open(h, &screen_deeds_event, (long)s->event[e->arg].rid);
	else if (e->action == OWN_FIGURES)
		host_open(h, &screen_deeds_figures, 0);
	return true;
}

SCREEN(deeds_events, "deeds-events", "干成的事", SECTION_DEED, .tab = "大家一起干", .shows = SHOWS(REG_EVENT),
    .size = sizeof(struct events), .enter = events_enter, .says = "大家一起干", .event = events_event,
    .draw = events_draw);

/* ------------------------------------------------------------ one of them */

struct one {
	struct event *event; /* NULL when it is gone */
	struct scroll scroll, side;
};

static void
one_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct one *s = self;
	struct event *all;
	size_t n = efforts_events(h->store, a, NULL, &all);
	for (size_t i = 0; i < n && !s->event; i++)
		if (all[i].rid == arg || arg == 0)
			s->event = &all[i];
}

/* Two numbers side by side, each with what it counts. */
static void
fill_numbers(const struct event *e, struct flow *f)
{
	const struct metrics *m = &f->ui->m;
	const struct quantity *q[] = { &e->people, &e->vehicles };
	static const char *const label[] = { "出动人次（来一次算一次）", "出动车次" };
	int x = f->x, w = (f->w - m->gap) / 2, px = m->title, shown = 0;
	int h = ui_line_height(f->ui, ui_style(px, true)) + ui_line_height(f->ui, ui_style(m->note, false));
	for (int i = 0; i < 2; i++) {
		if (!q[i]->number[0])
			continue;
		if (f->draw) {
			number_draw(f->ui, x, f->y, w, q[i], px, f->ui->p->teal);
			ui_text_in(f->ui, x, f->y + h - m->note * 13 / 10, w, label[i], ui_style(m->note, false),
			    f->ui->p->soft);
		}
		x += w + m->gap;
		shown++;
	}
	f->y += shown ? h + m->gap : 0;
}

static void
one_fill(void *self, struct flow *f)
{
	struct one *s = self;
	const struct event *e = s->event;
	const struct metrics *m = &f->ui->m;
	char day[64] = "";
	date_speak(e->held_on, (struct date){ 0 }, day, sizeof day);
	flow_text(f, e->title, ui_style(m->head, true), f->ui->p->ink, 0);
	flow_sample(f, e->sample);
	fill_numbers(e, f);
	flow_pair(f, "哪一天", day);
	flow_pair(f, "在哪里", e->venue);
	flow_pair(f, "谁组织", e->organiser);
	flow_pair(f, "干什么", e->content);
	flow_pair(f, "干了多少", e->done);
}

static void
one_photos(void *self, struct flow *f)
{
	struct one *s = self;
	char day[64] = "";
	date_speak(s->event->held_on, (struct date){ 0 }, day, sizeof day);
	for (size_t i = 0; i < s->event->photos.count; i++)
		flow_photo(f, &s->event->photos.photo[i], day);
}

static void
one_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct one *s = self;
	if (s->event) {
		flow_pair_of_cards(
		    ui, body, &s->scroll, &s->side, one_fill, s->event->photos.count ? one_photos : NULL, s);
		return;
	}
	ui_card(ui, body);
	frame_empty(ui, body, ICON_PEOPLE);
}

SCREEN(deeds_event, "deeds-event", "干成的事", SECTION_DEED, .size = sizeof(struct one), .enter = one_enter,
    .says = "大家一起干", .draw = one_draw);
