/* topic: see topic.h. */
#include "screens/topic.h"

#include "screens/all.h"
#include "screens/frame.h"
#include "screens/register.h"
#include "ui/cut.h"

bool
topic_has_tabs(enum section topic)
{
	return topic != SECTION_DEED && topic != SECTION_YARD && topic != SECTION_BOARD && topic != SECTION_PLAIN;
}

int
topic_faces(struct host *h, enum section topic, struct topic_face face[TOPIC_FACES])
{
	int n = 0;
	for (size_t i = 0; h->screens && h->screens[i] && n < TOPIC_FACES; i++) {
		const struct screen_class *c = h->screens[i];
		if (c->tab && (c->tab_of ? c->tab_of : c->section) == topic)
			face[n++] = (struct topic_face){ c->tab, c, 0 };
	}
	for (const struct reg *r = NULL; (r = catalogue_next(r)) && n < TOPIC_FACES;) {
		if (r->section && r->section == topic && !host_screen_of(h, r->id) &&
		    store_count(h->store, r->id, NULL) > 0)
			face[n++] = (struct topic_face){ r->label ? r->label : r->sheet, &screen_register,
				register_arg(r->id, 0) };
	}
	return n;
}

void
topic_go(struct host *h, enum section from, const struct topic_face *face)
{
	bool same = face->screen == &screen_register || face->screen->section == from;
	if (same && topic_has_tabs(from))
		host_replace(h, face->screen, face->arg);
	else
		host_open(h, face->screen, face->arg);
}

bool
topic_shows(const struct host *h, enum register_id reg)
{
	return host_screen_of(h, reg) || catalogue_register(reg)->section != SECTION_PLAIN;
}

void
topic_open(struct host *h, enum register_id reg, long long rid)
{
	const struct screen_class *own = host_screen_of(h, reg);
	host_open(h, own ? own : &screen_register, own ? 0 : register_arg(reg, rid));
}

static enum section
topic_of(const struct screen_class *c, long arg)
{
	return c == &screen_register ? register_of(arg, NULL)->section : c->section;
}

static bool
is_face(const struct topic_face *face, const struct screen_class *c, long arg)
{
	return face->screen == c && (c != &screen_register || register_of(face->arg, NULL) == register_of(arg, NULL));
}

struct shelf
topic_shelf(struct host *h, struct ui *ui, struct rect body, const struct screen_class *c, long arg)
{
	struct topic_face face[TOPIC_FACES];
	const char *label[TOPIC_FACES];
	int n = topic_faces(h, topic_of(c, arg), face), lit = -1;
	struct shelf s = shelf_at(ui, body);
	for (int i = 0; i < n; i++) {
		label[i] = face[i].label;
		lit = is_face(&face[i], c, arg) ? i : lit;
	}
	h->tabs_of = c;
	h->tabs_arg = arg;
	shelf_tabs(&s, label, n, lit, section_color(ui->p, topic_of(c, arg)), ACTION_TAB);
	return s;
}

struct rect
topic_head(struct host *h, struct ui *ui, struct rect body, const struct screen_class *c, long arg)
{
	struct shelf s = topic_shelf(h, ui, body, c, arg);
	frame_scope_on(h, &s, section_color(ui->p, topic_of(c, arg)), "", "");
	return s.room;
}

void
topic_tab(struct host *h, long i)
{
	struct topic_face face[TOPIC_FACES];
	const struct screen_class *c = h->tabs_of;
	int n = c ? topic_faces(h, topic_of(c, h->tabs_arg), face) : 0;
	if (i >= 0 && i < n && !is_face(&face[i], c, h->tabs_arg))
		topic_go(h, topic_of(c, h->tabs_arg), &face[i]);
}
