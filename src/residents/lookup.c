/* lookup: 查我家, the four ways to find a home: by group, by surname, by the
 * first letters of the name, by door number. Never asks for more than one
 * tap that leads nowhere: keys without a home behind them are grey. */
#include "residents/lookup.h"

#include <string.h>

#include "screens/all.h"
#include "screens/frame.h"

enum way { BY_GROUP, BY_SURNAME, BY_LETTERS, BY_DOOR, WAYS };
enum { OWN_WAY = UI_ACTION_OWN, OWN_CHOICE, OWN_KEY, OWN_HOME, OWN_VILLAGE };
enum { TYPED_MAX = 12, FOUND_MAX = 60 };
enum { KEY_BACK = 26, KEY_CLEAR, KEYS }; /* after A–Z */

struct lookup {
	enum way way;
	const char *group; /* 组, 屯 or 社 */
	struct lookup_choice *village, *choice;
	size_t villages, choices, founds;
	bool asks_village; /* no home village is set: choose one first */
	struct lookup_home at, *found;
	unsigned next; /* keys that lead on */
	char typed[TYPED_MAX + 1];
	struct scroll scroll;
};

long
lookup_arg(long long rid, int like, int part)
{
	return (long)((rid * LOOKUP_PARTS + part) * 4 + like);
}

struct rect
lookup_foot(struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	struct text_style note = ui_style(m->note, false);
	int h = ui_line_height(ui, note) + m->gap;
	const char *words = "姓名中间用 * 代替。不想公开，请告诉工作人员。";
	if (ui_text_width(ui, words, note) > r.w)
		words = "姓名中间用 * 代替";
	ui_text_in(ui, r.x, r.y + r.h - h + m->gap / 2, r.w, words, note, ui->p->soft);
	r.h -= h;
	return r;
}

struct choice *
lookup_rows(struct ui *ui, const struct lookup_home *home, size_t count, bool grouped)
{
	struct choice *c = arena_array(ui->arena, count + 1, sizeof *c);
	for (size_t i = 0; i < count; i++) {
		const char *where = home[i].where;
		if (!grouped && strncmp(where, home[i].group, strlen(home[i].group)) == 0 && home[i].door[0])
			where += strlen(home[i].group);
		c[i] = (struct choice){ .label = where, .note = home[i].name };
	}
	return c;
}

/* ------------------------------------------------------------ answers */

static void
ask_typed(struct lookup *s, struct host *h)
{
	bool letters = s->way == BY_LETTERS;
	s->founds = 0;
	s->next = letters ? lookup_next_letters(h->store, s->at.place, s->typed)
			  : lookup_next_digits(h->store, s->at.place, s->typed);
	if (s->typed[0])
		s->founds = (letters ? lookup_by_letters : lookup_by_door)(
		    h->store, h->arena, s->at.place, s->typed, FOUND_MAX + 1, &s->found);
	scroll_jump(&s->scroll, 0);
}

static void
ask(struct lookup *s, struct host *h)
{
	struct lookup_filter f = { .place = s->at.place };
	scroll_jump(&s->scroll, 0);
	if (s->way == BY_GROUP)
		s->choices = lookup_groups(h->store, h->arena, &f, &s->choice);
	else if (s->way == BY_SURNAME)
		s->choices = lookup_surnames(h->store, h->arena, &f, &s->choice);
	else
		ask_typed(s, h);
}

static void
lookup_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct lookup *s = self;
	s->group = store_setting(h->store, a, "group_word", NULL);
	s->villages = lookup_villages(h->store, a, &s->village);
	s->asks_village = arg == 0 && s->villages > 1 && !store_home(h->store)[0];
	if (lookup_find(h->store, a, arg, &s->at))
		ask(s, h);
}

static const char *
lookup_subtitle(void *self, struct host *h, struct ui *ui)
{
	static const char *const question[WAYS] = { NULL, "你家姓什么？", "按名字的字母找", "你家门牌几号？" };
	struct lookup *s = self;
	if (s->asks_village)
		return "你家在哪个村？";
	return question[s->way] ? question[s->way] : ui_printf(ui, "你家在哪个%s？", s->group);
}

/* ------------------------------------------------------------ drawing */

/* 「按小组」, where people say 屯 「按屯」 */
static const char *
by_group(const struct lookup *s, struct ui *ui)
{
	return strcmp(s->group, "组") == 0 ? "按小组" : ui_printf(ui, "按%s", s->group);
}

static void
draw_choices(struct lookup *s, struct ui *ui, struct rect r)
{
	struct choice *c = arena_array(ui->arena, s->choices + 1, sizeof *c);
	for (size_t i = 0; i < s->choices; i++)
		c[i] = (struct choice){ s->choice[i].label, ui_printf(ui, "%ld户", s->choice[i].count), false };
	choices_draw(ui, r, &s->scroll, c, s->choices, OWN_CHOICE);
}

static void
draw_villages(struct lookup *s, struct ui *ui, struct rect r)
{
	struct choice *c = arena_array(ui->arena, s->villages + 1, sizeof *c);
	for (size_t i = 0; i < s->villages; i++)
		c[i] = (struct choice){ s->village[i].label, ui_printf(ui, "%ld户", s->village[i].count), false };
	choices_draw(ui, r, &s->scroll, c, s->villages, OWN_VILLAGE);
}

static void
draw_keys(struct lookup *s, struct ui *ui, struct rect r)
{
	bool full = strlen(s->typed) >= TYPED_MAX, typed = s->typed[0] != '\0';
	unsigned live = full ? 0 : s->next;
	if (s->way == BY_DOOR) {
		choices_pad(ui, r, live, typed, OWN_KEY);
		return;
	}
	struct choice c[KEYS];
	for (int i = 0; i < KEY_BACK; i++)
		c[i] = (struct choice){ ui_printf(ui, "%c", 'A' + i), NULL, !(live >> i & 1) };
	c[KEY_BACK] = (struct choice){ "退", NULL, !typed };
	c[KEY_CLEAR] = (struct choice){ "清", NULL, !typed };
	choices_keys(ui, r, c, KEYS, 7, OWN_KEY);
}

/* What was typed, and what to do. */
static int
draw_typed(struct lookup *s, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	struct text_style big = ui_style(m->head, true), body = ui_style(m->body, false);
	bool letters = s->way == BY_LETTERS;
	int h = ui_line_height(ui, big) + m->gap;
	if (s->typed[0])
		ui_text_in(ui, r.x, r.y, r.w, letters ? s->typed : ui_printf(ui, "%s 号", s->typed), big, ui->p->ink);
	else
		ui_text_in(ui, r.x, r.y + (m->head - m->body) / 2, r.w,
		    letters ? "张小明，按 Z、X、M" : "按你家的门牌号", body, ui->p->soft);
	return h;
}

static void
draw_found(struct lookup *s, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	if (!s->typed[0]) {
		ui_empty(ui, r, ICON_SEARCH, "按一个键，这里就列出人家。灰色的键后面没有人家。");
		return;
	}
	if (!s->founds) {
		ui_empty(ui, r, ICON_SEARCH, ui_printf(ui, "没有找到。换个字母，或者%s找。", by_group(s, ui)));
		return;
	}
	size_t shown = s->founds > FOUND_MAX ? FOUND_MAX : s->founds;
	if (s->founds > FOUND_MAX) {
		struct text_style note = ui_style(m->note, false);
		ui_text_in(
		    ui, r.x, r.y, r.w, ui_printf(ui, "先列出%d户，再按一个键更快", FOUND_MAX), note, ui->p->soft);
		r.y += ui_line_height(ui, note) + m->gap / 2;
		r.h -= ui_line_height(ui, note) + m->gap / 2;
	}
	choices_draw(ui, r, &s->scroll, lookup_rows(ui, s->found, shown, true), shown, OWN_HOME);
}

static void
draw_typing(struct lookup *s, struct ui *ui, struct rect body)
{
	const struct metrics *m = &ui->m;
	bool letters = s->way == BY_LETTERS;
	struct rect keys = body, list = body;
	int rows = 4, key = theme_mm(m, 20) > m->button ? theme_mm(m, 20) : m->button, gap = theme_mm(m, 3) + 2;
	int head = ui_line_height(ui, ui_style(m->head, true)) + m->gap;
	if (m->portrait) {
		keys.h = rows * (key + gap) + head + 2 * m->pad;
		keys.y = body.y + body.h - keys.h;
		list.h = body.h - keys.h - m->gap;
	} else {
		keys.w = letters ? body.w * 56 / 100 : body.w * 38 / 100;
		list.x += keys.w + m->gap * 3 / 2;
		list.w -= keys.w + m->gap * 3 / 2;
	}
	ui_card(ui, keys);
	ui_card(ui, list);
	struct rect in = rect_inset(keys, m->pad, m->pad);
	int used = draw_typed(s, ui, in);
	draw_keys(s, ui, (struct rect){ in.x, in.y + used, in.w, in.h - used });
	draw_found(s, ui, lookup_foot(ui, rect_inset(list, m->pad, m->pad)));
}

/* The tabs and the village; returns their height. */
static int
draw_head(struct lookup *s, struct ui *ui, struct rect body)
{
	const char *const label[WAYS] = { by_group(s, ui), "按姓", "按字母", "按门牌" };
	const struct metrics *m = &ui->m;
	struct ui_button village = { .label = ui_printf(ui, "%s · 换村", s->at.village) };
	int tabs = ui_tabs_width(ui, label, WAYS), w = ui_button_width(ui, &village), y = body.y, h = m->button;
	if (s->villages > 1 && tabs + m->gap * 2 + w > body.w) {
		ui_button(ui, (struct rect){ body.x, y, w, h }, &village, OWN_VILLAGE, -1);
		y += h + m->gap;
	} else if (s->villages > 1) {
		ui_button(ui, (struct rect){ body.x + body.w - w, y, w, h }, &village, OWN_VILLAGE, -1);
	}
	y += ui_tabs(ui, (struct rect){ body.x, y, body.w, h }, label, WAYS, (int)s->way, ui->p->gold, OWN_WAY);
	return y + m->gap - body.y;
}

static void
lookup_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct lookup *s = self;
	const struct metrics *m = &ui->m;
	if (!s->at.rid) {
		ui_card(ui, body);
		frame_empty(ui, body, ICON_HOUSE);
		return;
	}
	if (s->asks_village) {
		ui_card(ui, body);
		draw_villages(s, ui, rect_inset(body, m->pad, m->pad));
		return;
	}
	int head = draw_head(s, ui, body);
	struct rect r = { body.x, body.y + head, body.w, body.h - head };
	if (s->way >= BY_LETTERS) {
		draw_typing(s, ui, r);
		return;
	}
	ui_card(ui, r);
	draw_choices(s, ui, rect_inset(r, m->pad, m->pad));
}

/* ------------------------------------------------------------- events */

static void
press_key(struct lookup *s, struct host *h, long key)
{
	size_t n = strlen(s->typed);
	bool letters = s->way == BY_LETTERS;
	int digit = letters ? -1 : choices_pad_digit(key);
	char typed = letters && key < KEY_BACK ? (char)('A' + key) : digit >= 0 ? (char)('0' + digit) : '\0';
	if (typed && n < TYPED_MAX) {
		s->typed[n] = typed;
		s->typed[n + 1] = '\0';
	} else if (key == (letters ? KEY_BACK : CHOICES_PAD_BACK) && n) {
		s->typed[n - 1] = '\0';
	} else if (key == (letters ? KEY_CLEAR : CHOICES_PAD_CLEAR)) {
		s->typed[0] = '\0';
	}
	ask_typed(s, h);
}

static bool
lookup_event(void *self, struct host *h, const struct screen_event *e)
{
	struct lookup *s = self;
	if (e->action == OWN_WAY) {
		s->way = (enum way)e->arg;
		s->typed[0] = '\0';
		ask(s, h);
	} else if (e->action == OWN_KEY) {
		press_key(s, h, e->arg);
	} else if (e->action == OWN_CHOICE && (size_t)e->arg < s->choices) {
		int like = s->way == BY_GROUP ? LOOKUP_LIKE_GROUP : LOOKUP_LIKE_SURNAME;
		host_open(h, &screen_lookup_list, lookup_arg(s->choice[e->arg].rid, like, 0));
	} else if (e->action == OWN_HOME && (size_t)e->arg < s->founds) {
		host_open(h, &screen_lookup_home, (long)s->found[e->arg].rid);
	} else if (e->action == OWN_VILLAGE && e->arg < 0) {
		host_open(h, &screen_lookup_village, 0);
	} else if (e->action == OWN_VILLAGE && (size_t)e->arg < s->villages) {
		host_replace(h, &screen_lookup, (long)s->village[e->arg].rid);
	}
	return true;
}

SCREEN(lookup, "lookup", "查我家", SECTION_RANK, .shows = SHOWS(REG_HOUSEHOLD, REG_BIN), .scope = SCOPE_WHOLE,
    .size = sizeof(struct lookup), .enter = lookup_enter, .subtitle = lookup_subtitle, .event = lookup_event,
    .draw = lookup_draw);

/* ------------------------------------------------------- another village */

static void
village_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct lookup *s = self;
	s->asks_village = true;
	s->villages = lookup_villages(h->store, a, &s->village);
}

static void
village_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct lookup *s = self;
	ui_card(ui, body);
	if (s->villages)
		draw_villages(s, ui, rect_inset(body, ui->m.pad, ui->m.pad));
	else
		frame_empty(ui, body, ICON_HOUSE);
}

SCREEN(lookup_village, "lookup-village", "查我家", SECTION_RANK, .size = sizeof(struct lookup), .enter = village_enter,
    .subtitle = lookup_subtitle, .event = lookup_event, .draw = village_draw);
