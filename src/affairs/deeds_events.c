/* deeds_events: what people did together, newest first, with photos; and one
 * of them. 人次 is not 人: it is labelled. */
#include "affairs/cards.h"
#include "affairs/fact.h"
#include "queries/efforts.h"
#include "screens/all.h"
#include "screens/evidence.h"
#include "screens/frame.h"
#include "ui/rows.h"
#include "ui/tile.h"

enum { OWN_EVENT = UI_ACTION_OWN, OWN_FIGURES };

struct events {
	struct event *event;
	size_t count;
	struct scroll scroll;
};

static void
events_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct events *s = self;
	s->count = efforts_events(h->store, a, host_scope(h), &s->event);
}

static const char *
numbers_of(struct ui *ui, const struct event *e)
{
	const char *people = e->people.number[0] ? ui_printf(ui, "出动 %s", number_words(ui, &e->people)) : "";
	const char *cars = e->vehicles.number[0] ? ui_printf(ui, "车 %s", number_words(ui, &e->vehicles)) : "";
	return ui_printf(ui, "%s%s%s", people, people[0] && cars[0] ? " · " : "", cars);
}

struct event_row {
	const struct event *event;
	struct host *host;
};

static void
draw_words(struct pen *p, void *context, int lines)
{
	const struct event_row *row = context;
	const struct event *e = row->event;
	struct host *h = row->host;
	struct ui *ui = p->ui;
	char day[64] = "";
	date_speak(e->held_on, h->now.date, day, sizeof day);
	long ahead = date_days(e->held_on) - date_days(h->now.date);
	const char *soon = ahead > 0 && store_today_known(h->store) ? ui_printf(ui, "（还有 %ld 天）", ahead) : "";
	pen_words(p, WORDS_BOLD, 0, lines > 2 ? 2 : 1, e->title);
	pen_words(p, WORDS_BODY, ui->p->soft, lines > 2 ? 2 : 1,
	    ui_printf(
		ui, "%s%s%s%s%s%s", day, soon, e->kind[0] ? " · " : "", e->kind, e->venue[0] ? " · " : "", e->venue));
	if (lines)
		pen_line(p, WORDS_BOLD, ui->p->teal, numbers_of(ui, e));
	pen_sample(p, e->sample && lines > 1);
}

static void
events_draw(void *self, struct host *h, struct ui *ui, struct rect r)
{
	struct events *s = self;
	const struct metrics *m = &ui->m;
	struct ui_button figures = { .label = "一共出动多少" };
	struct shelf shelf = shelf_at(ui, r);
	ui_button(ui, shelf_left(&shelf, ui_button_width(ui, &figures)), &figures, OWN_FIGURES, 0);
	frame_scope_on(h, &shelf, ui->p->teal, "", "");
	if (!s->count) {
		frame_nothing(ui, shelf.room, ICON_PEOPLE);
		return;
	}
	struct ui_rows l = { .scroll = &s->scroll,
		.count = (int)s->count,
		.columns = shelf.room.w > m->body * 44 ? 2 : 1,
		.least = m->body * 6 + m->gap * 2,
		.most = m->body * 12,
		.tiles = true };
	for (ui_rows_begin(&l, ui, shelf.room); ui_rows_next(&l);) {
		const struct event *e = &s->event[l.i];
		struct event_row row = { e, h };
		struct rect sign = ui_tile(ui, l.at,
		    &(struct ui_tile){ e->photos.count ? photo_first(&e->photos) : (struct ui_photo){ .picture = "" },
			draw_words, &row, OWN_EVENT, l.i });
		if (!e->photos.count)
			draw_icon(
			    ui->list, cards_icon(e->title), cut_middle(sign, sign.w / 2, sign.h / 2), ui->p->teal);
	}
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

enum { OWN_OTHER = UI_ACTION_OWN };

struct one {
	struct event *all, *event; /* event NULL when it is gone */
	size_t count;
	const char *place; /* its village's key */
	struct scroll scroll;
};

static void
one_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct one *s = self;
	s->count = efforts_events(h->store, a, NULL, &s->all);
	for (size_t i = 0; i < s->count && !s->event; i++)
		if (s->all[i].rid == arg || arg == 0)
			s->event = &s->all[i];
	s->place = s->event ? row_place_key(a, s->event->village) : NULL;
}

static void
one_more(struct pen *p, void *context)
{
	const struct event *e = ((struct one *)context)->event;
	int label = p->ui->m.body * 5;
	if (e->people.number[0] && e->vehicles.number[0])
		pen_fact(p, label, "出动车次", number_words(p->ui, &e->vehicles));
	pen_fact(p, label, "在哪里", e->venue);
	pen_fact(p, label, "谁组织", e->organiser);
	pen_fact(p, label, "干什么", e->content);
}

static struct fact_way
way_to(const struct one *s, long i)
{
	return i >= 0 && i < (long)s->count ? (struct fact_way){ s->all[i].title, (long)s->all[i].rid }
					    : (struct fact_way){ 0 };
}

static void
one_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct one *s = self;
	const struct event *e = s->event;
	char day[64] = "";
	if (!e) {
		frame_nothing(ui, body, ICON_PEOPLE);
		return;
	}
	date_speak(e->held_on, (struct date){ 0 }, day, sizeof day);
	bool people = e->people.number[0];
	struct quantity q = people ? e->people : e->vehicles;
	q.unit = ui_printf(ui, "%s%s", q.unit, people ? "（来一次算一次）" : "");
	q.number = q.number[0] ? ui_printf(ui, "%s %s", people ? "出动" : "出车", q.number) : "";
	struct fact f = { .title = e->title,
		.number = q,
		.whose = ui_printf(ui, "%s%s%s", day, e->kind[0] ? " · " : "", e->kind),
		.said = e->done,
		.sample = e->sample,
		.photo = e->photos.photo,
		.photos = e->photos.count,
		.caption = ui_printf(ui, "%s%s%s", e->venue, *e->venue ? "，" : "", day),
		.color = ui->p->teal,
		.more = one_more,
		.context = s,
		.before = way_to(s, e - s->all - 1),
		.after = way_to(s, e - s->all + 1),
		.action = OWN_OTHER };
	fact_draw(ui, body, &s->scroll, &f);
}

static bool
one_event(void *self, struct host *h, const struct screen_event *e)
{
	if (e->action == OWN_OTHER)
		host_replace(h, &screen_deeds_event, e->arg);
	return true;
}

/* The row's own, whatever is chosen. */
static enum page_scope
one_scope(const void *self, const struct host *h)
{
	return page_scope_of(h, ((const struct one *)self)->place);
}

SCREEN(deeds_event, "deeds-event", "干成的事", SECTION_DEED, .scope_of = one_scope, .size = sizeof(struct one),
    .enter = one_enter, .says = "大家一起干", .event = one_event, .draw = one_draw);
