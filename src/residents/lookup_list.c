/* lookup_list: the homes of a group or a surname. Up to 24 stand there at
 * once; more are asked for step by step: surname, group, then doors. */

#include "screens/all.h"
#include "screens/frame.h"
#include "residents/lookup.h"

enum step { STEP_HOMES, STEP_SURNAMES, STEP_GROUPS, STEP_PARTS };
enum { OWN_CHOICE = UI_ACTION_OWN, HOMES_MAX = 5000 };

struct lookup_list {
	struct lookup_home like;
	struct lookup_filter filter;
	enum step step;
	int part; /* 0: all of them */
	size_t each;
	struct lookup_choice *choice;
	struct lookup_home *home;
	size_t choices, homes;
	const char *group; /* 组, 屯 or 社 */
	struct scroll scroll;
};

/* What to ask next about so many homes. */
static void
next_step(struct lookup_list *s, struct host *h, struct arena *a)
{
	s->homes = lookup_homes(h->store, a, &s->filter, HOMES_MAX, &s->home);
	s->each = s->homes / (LOOKUP_PARTS - 1) + 1;
	s->each = s->each < LOOKUP_MANY ? LOOKUP_MANY : s->each;
	if (s->homes <= LOOKUP_MANY)
		return;
	if (!s->filter.surname) {
		s->step = STEP_SURNAMES;
		s->choices = lookup_surnames(h->store, a, &s->filter, &s->choice);
	} else if (!s->filter.group) {
		s->step = STEP_GROUPS;
		s->choices = lookup_groups(h->store, a, &s->filter, &s->choice);
	}
	if (s->choices > 1)
		return;
	/* nothing to tell them apart by but their doors */
	s->step = STEP_PARTS;
	s->choices = (s->homes + s->each - 1) / s->each;
}

static void
list_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct lookup_list *s = self;
	int like = (int)(arg % 4);
	s->part = (int)(arg / 4 % LOOKUP_PARTS);
	s->group = store_setting(h->store, a, "group_word", NULL);
	if (!lookup_find(h->store, a, arg / 4 / LOOKUP_PARTS, &s->like))
		return;
	s->filter.place = s->like.place;
	if (like & LOOKUP_LIKE_GROUP || like == 0)
		s->filter.group = s->like.group;
	if (like & LOOKUP_LIKE_SURNAME)
		s->filter.surname = s->like.surname;
	next_step(s, h, a);
	if (s->part && (size_t)(s->part - 1) * s->each < s->homes) {
		size_t from = (size_t)(s->part - 1) * s->each;
		s->home += from;
		s->homes = s->homes - from < s->each ? s->homes - from : s->each;
		s->step = STEP_HOMES;
	}
}

static const char *
list_subtitle(void *self, struct host *h, struct ui *ui)
{
	struct lookup_list *s = self;
	const char *group = s->filter.group ? s->filter.group : "", *name = s->filter.surname ? s->filter.surname : "";
	const char *of = ui_printf(ui, "%s%s%s", group, *group && *name ? " " : "", *name ? name : "");
	const char *who = *name ? ui_printf(ui, "%s家", of) : of;
	switch (s->step) {
	case STEP_SURNAMES:
		return ui_printf(ui, "%s：你家姓什么？", who);
	case STEP_GROUPS:
		return ui_printf(ui, "%s：你家在哪个%s？", who, s->group);
	case STEP_PARTS:
		return ui_printf(ui, "%s：门牌在哪一段？", who);
	default:
		return s->like.rid ? ui_printf(ui, "%s：是哪一家？", who) : "";
	}
}

/* 「1号 到 38号」 */
static struct choice
part_of(struct lookup_list *s, struct ui *ui, size_t i)
{
	size_t from = i * s->each, to = from + s->each < s->homes ? from + s->each : s->homes;
	bool grouped = !s->filter.group;
	struct choice *first = lookup_rows(ui, &s->home[from], 1, grouped);
	struct choice *last = lookup_rows(ui, &s->home[to - 1], 1, grouped);
	return (struct choice){ ui_printf(ui, "%s 到 %s", first->label, last->label), ui_printf(ui, "%zu户", to - from),
		false };
}

static void
list_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct lookup_list *s = self;
	ui_card(ui, body);
	if (!s->homes) {
		frame_empty(ui, body, ICON_HOUSE);
		return;
	}
	struct rect in = rect_inset(body, ui->m.pad, ui->m.pad);
	if (s->step == STEP_HOMES) {
		choices_draw(ui, lookup_foot(ui, in), &s->scroll,
		    lookup_rows(ui, s->home, s->homes, s->filter.group == NULL), s->homes, OWN_CHOICE);
		return;
	}
	struct choice *c = arena_array(ui->arena, s->choices + 1, sizeof *c);
	for (size_t i = 0; i < s->choices; i++)
		c[i] = s->step == STEP_PARTS
			   ? part_of(s, ui, i)
			   : (struct choice){ s->choice[i].label, ui_printf(ui, "%ld户", s->choice[i].count), false };
	choices_draw(ui, in, &s->scroll, c, s->choices, OWN_CHOICE);
}

static bool
list_event(void *self, struct host *h, const struct screen_event *e)
{
	struct lookup_list *s = self;
	if (e->action != OWN_CHOICE)
		return false;
	int like = (s->filter.group ? LOOKUP_LIKE_GROUP : 0) | (s->filter.surname ? LOOKUP_LIKE_SURNAME : 0);
	if (s->step == STEP_HOMES && (size_t)e->arg < s->homes)
		host_open(h, &screen_lookup_home, (long)s->home[e->arg].rid);
	else if (s->step == STEP_PARTS)
		host_open(h, &screen_lookup_list, lookup_arg(s->like.rid, like, (int)e->arg + 1));
	else if ((size_t)e->arg < s->choices)
		host_open(h, &screen_lookup_list,
		    lookup_arg(s->choice[e->arg].rid, LOOKUP_LIKE_GROUP | LOOKUP_LIKE_SURNAME, 0));
	return true;
}

SCREEN(lookup_list, "lookup-list", "查我家", SECTION_RANK, .size = sizeof(struct lookup_list), .enter = list_enter,
    .subtitle = list_subtitle, .event = list_event, .draw = list_draw);
