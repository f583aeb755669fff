/* people_parts: see people.h. */
#include "affairs/people.h"

#include <string.h>

#include "base/str.h"
#include "screens/all.h"

static void
load(struct places *s, struct host *h)
{
	size_t n = 0;
	s->place = row_place_key(h->arena, places_village(s));
	s->grids = *s->place ? people_grids(h->store, h->arena, s->place, &s->grid) : 0;
	for (size_t i = 0; i < s->grids; i++)
		n += s->grid[i].groups.count + 1;
	s->group = arena_array(h->arena, n + 1, sizeof *s->group);
	s->grid_of = arena_array(h->arena, n + 1, sizeof *s->grid_of);
	s->groups = 0;
	for (size_t i = 0; i < s->grids; i++) {
		const struct grid *g = &s->grid[i];
		for (size_t k = 0; k < g->groups.count || k == 0; k++) {
			const char *word = g->groups.count ? g->groups.text[k] : *g->name ? g->name : g->code;
			s->grid_of[s->groups] = i;
			s->group[s->groups++] = (struct tile){ .word = word };
		}
	}
	s->choosing = false;
	s->chosen = -1;
	if (s->groups == 1)
		places_choose(s, 0);
	scroll_jump(&s->scroll, 0);
}

void
places_enter(struct places *s, struct host *h, struct arena *a, long rid)
{
	const char *scope = host_scope(h);
	struct grid g;
	s->villages = people_grid_villages(h->store, a);
	if (rid && people_grid(h->store, a, rid, &g)) {
		for (size_t i = 0; i < s->villages.count; i++)
			if (strcmp(s->villages.text[i], g.village) == 0)
				s->at = i;
	} else if (scope) { /* the home village comes first, if it has any */
		s->villages.count = s->villages.count && strcmp(row_place_key(a, s->villages.text[0]), scope) == 0;
	}
	load(s, h);
	for (size_t i = 0; i < s->grids && rid; i++)
		if (s->grid[i].rid == rid)
			places_choose(s, i);
}

const char *
places_village(const struct places *s)
{
	return s->villages.count ? s->villages.text[s->at] : "";
}

const struct grid *
places_grid(const struct places *s)
{
	if (s->chosen < 0)
		return s->grids == 1 ? &s->grid[0] : NULL; /* whichever group it is */
	return &s->grid[s->grid_of[s->chosen]];
}

static void
light(struct places *s, int group)
{
	s->chosen = group;
	for (int i = 0; i < s->groups; i++)
		s->group[i].lit = i == group;
}

void
places_choose(struct places *s, size_t grid)
{
	for (int i = s->groups - 1; i >= 0; i--)
		if (s->grid_of[i] == grid)
			light(s, i);
}

void
places_question(struct places *s, struct ui *ui, struct rect line, const char *words)
{
	struct ui_button b = { .label = s->choosing ? "不换了" : "换个村" };
	if (s->villages.count > 1)
		ui_button(ui, cut_right(&line, ui_button_width(ui, &b)), &b, PLACES_CHOOSE, 0);
	struct pen p = pen_at(ui, cut_middle(line, line.w, ui_line_height(ui, words_style(ui, WORDS_HEAD))));
	pen_line(&p, WORDS_HEAD, 0, words);
}

bool
places_asks(struct places *s, struct ui *ui, struct rect r)
{
	struct tile *t = arena_array(ui->arena, s->villages.count + 1, sizeof *t);
	for (size_t i = 0; i < s->villages.count; i++)
		t[i] = (struct tile){ .word = s->villages.text[i], .lit = i == s->at };
	if (s->choosing)
		tiles_draw(ui, r, &s->choice, t, (int)s->villages.count, ui->p->violet, PLACES_VILLAGE);
	return s->choosing;
}

bool
places_event(struct places *s, struct host *h, const struct screen_event *e)
{
	if (e->action == PLACES_CHOOSE) {
		s->choosing = !s->choosing;
	} else if (e->action == PLACES_VILLAGE && (size_t)e->arg < s->villages.count) {
		s->at = (size_t)e->arg;
		load(s, h);
	} else if (e->action == PLACES_GROUP && e->arg < s->groups) {
		light(s, (int)e->arg);
	} else if (e->action == PLACES_ISSUES) {
		host_open(h, &screen_issues, 0);
	} else {
		return false;
	}
	return true;
}

void
pen_call(struct pen *p, enum words w, const char *who, const char *phone)
{
	struct ui *ui = p->ui;
	struct text_style large = words_style(ui, w == WORDS_TITLE ? w : WORDS_HEAD);
	struct rect whole = p->room;
	int end = *phone ? ui_text_width(ui, phone, large) + ui->m.gap : 0, high = ui_line_height(ui, large);
	if (ui_text_width(ui, who, words_style(ui, w)) + end > whole.w) {
		pen_words(p, w, 0, 2, who);
		pen_line(p, w == WORDS_TITLE ? w : WORDS_HEAD, 0, phone);
		return;
	}
	struct rect at = pen_take(p, high);
	ui_text_right(ui, at.x + at.w, at.y, phone, large, ui->p->ink);
	struct pen left = pen_at(ui, cut_middle(at, at.w, ui_line_height(ui, words_style(ui, w))));
	left.room.w = whole.w - end;
	pen_line(&left, w, *who ? 0 : ui->p->soft, who);
}

void
pen_grid_open(struct pen *p, const struct grid *g)
{
	struct ui *ui = p->ui;
	const char *waiting = g->waiting ? ui_printf(ui, "%ld 个说改好了，等复查", g->waiting) : "";
	if (g->open)
		pen_icon_words(p, ICON_CLOCK, WORDS_BODY, ui->p->orange, 0,
		    ui_printf(ui, "这个网格还有 %ld 个问题没改完%s%s", g->open, *waiting ? "，" : "", waiting));
	else if (*waiting)
		pen_icon_words(p, ICON_EYE, WORDS_BODY, ui->p->blue, 0, ui_printf(ui, "这个网格有 %s", waiting));
	else
		pen_icon_words(p, ICON_CHECK, WORDS_BODY, ui->p->green, 0, "这个网格没有没改完的问题");
	if (!g->open && !*waiting)
		return;
	pen_gap(p, ui->m.gap / 2);
	pen_button(p, &(struct ui_button){ .label = "看改到哪了" }, PLACES_ISSUES, 0);
}
