/* lookup: 查我家. Group and door stand on one page, a wrong group is put right
 * with one tap; who does not know the door finds it by surname, by the first
 * letters of the name, or types its number. Doors say the surname alone, and
 * nothing of who does not want to be called. Keys without a home are grey. */
#include "residents/lookup.h"

#include <string.h>

#include "base/str.h"
#include "privacy/words.h"
#include "screens/all.h"
#include "screens/choices.h"
#include "screens/frame.h"
#include "residents/home.h"
#include "ui/page.h"
#include "ui/rows.h"
#include "ui/tile.h"

enum way { BY_GROUP, BY_SURNAME, BY_LETTERS, BY_DOOR, WAYS };
enum { OWN_WAY = UI_ACTION_OWN, OWN_CHOICE, OWN_KEY, OWN_HOME, OWN_VILLAGE };
enum { TYPED_MAX = 12, FOUND_MAX = 60, HOMES_MAX = 5000 };
enum { KEY_BACK = 26, KEY_CLEAR, KEYS }; /* after A–Z */

struct lookup {
	enum way way;
	const char *group; /* 组, 屯 or 社 */
	struct lookup_choice *village, *choice;
	const char **photo; /* of each village; NULL: it has none */
	size_t villages, choices, homes, chosen;
	bool asks_village; /* no home village is set: choose one first */
	struct lookup_filter filter;
	struct lookup_home at, *home;
	unsigned next; /* keys that lead on */
	char typed[TYPED_MAX + 1];
	struct scroll groups, scroll;
};

long
lookup_arg(long long rid, bool surname)
{
	return (long)(rid * 2 + surname);
}

const char *
lookup_family(struct ui *ui, const struct lookup_home *home)
{
	const char *s = home->surname, *dot = home->head ? strstr(home->head, "·") : NULL;
	size_t first = utf8_prefix(s, 1);
	if (home->unnamed || !*s)
		return NULL;
	bool longer = !home->head || utf8_count(home->head) > 3; /* 火占林 has a surname, known or not */
	bool given = dot ? (size_t)(dot - home->head) > first : longer && !words_surname(s) && utf8_count(s) != 2;
	return given ? ui_printf(ui, "%.*s*", (int)first, s) : ui_printf(ui, "%s家", s);
}

/* ------------------------------------------------------------ answers */

static void
ask_homes(struct lookup *s, struct host *h)
{
	scroll_jump(&s->scroll, 0);
	s->filter.group = s->choices ? s->choice[s->chosen].label : NULL;
	s->homes = lookup_homes(h->store, h->arena, &s->filter, HOMES_MAX, &s->home);
}

static void
ask_typed(struct lookup *s, struct host *h)
{
	bool letters = s->way == BY_LETTERS;
	s->homes = 0;
	s->next = letters ? lookup_next_letters(h->store, s->at.place, s->typed)
			  : lookup_next_digits(h->store, s->at.place, s->typed);
	if (s->typed[0])
		s->homes = (letters ? lookup_by_letters : lookup_by_door)(
		    h->store, h->arena, s->at.place, s->typed, FOUND_MAX + 1, &s->home);
	scroll_jump(&s->scroll, 0);
}

static void
ask(struct lookup *s, struct host *h)
{
	const struct lookup_filter f = { .place = s->at.place, .surname = s->filter.surname };
	s->filter = f;
	s->chosen = 0;
	scroll_jump(&s->groups, 0);
	if (s->way == BY_GROUP) {
		s->choices = lookup_groups(h->store, h->arena, &f, &s->choice);
		ask_homes(s, h);
	} else if (s->way == BY_SURNAME) {
		s->choices = lookup_surnames(h->store, h->arena, &f, &s->choice);
		scroll_jump(&s->scroll, 0);
	} else {
		ask_typed(s, h);
	}
}

static void
ask_village(struct lookup *s, struct host *h, struct arena *a)
{
	s->asks_village = true;
	s->photo = arena_array(a, s->villages + 1, sizeof *s->photo);
	for (size_t i = 0; i < s->villages; i++)
		s->photo[i] = home_photo(h, a, row_place_key(a, s->village[i].label));
}

static void
lookup_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct lookup *s = self;
	s->group = store_setting(h->store, a, "group_word", NULL);
	s->villages = lookup_villages(h->store, a, &s->village);
	if (arg == 0 && s->villages > 1 && !store_home(h->store)[0])
		ask_village(s, h, a);
	if (!lookup_find(h->store, a, arg / 2, &s->at))
		return;
	s->filter.surname = arg % 2 ? s->at.surname : NULL;
	ask(s, h);
}

static const char *
lookup_subtitle(void *self, struct host *h, struct ui *ui)
{
	static const char *const question[WAYS] = { "你家在哪？", "你家姓什么？", "按名字的字母找", "你家门牌几号？" };
	struct lookup *s = self;
	if (s->asks_village)
		return "你家在哪个村？";
	return s->filter.surname ? ui_printf(ui, "%s在哪？", lookup_family(ui, &s->at)) : question[s->way];
}

/* ------------------------------------------------------------ drawing */

/* Door and family, 「3号 马家」. With `grouped`, the group stands before the door. Where there is no door, the masked
 * name tells homes apart. */
static struct choice
home_choice(struct ui *ui, const struct lookup_home *home, bool grouped)
{
	const char *where = home->where;
	if (!grouped && home->door[0] && strncmp(where, home->group, strlen(home->group)) == 0)
		where += strlen(home->group);
	return (struct choice){ .label = where, .note = home->door[0] ? lookup_family(ui, home) : home->name };
}

static void
draw_homes(struct lookup *s, struct ui *ui, struct rect r, bool grouped)
{
	size_t n = s->way >= BY_LETTERS && s->homes > FOUND_MAX ? FOUND_MAX : s->homes;
	struct choice *c = arena_array(ui->arena, n + 1, sizeof *c);
	for (size_t i = 0; i < n; i++)
		c[i] = home_choice(ui, &s->home[i], grouped);
	choices_draw(ui, r, &s->scroll, c, n, OWN_HOME);
}

static void
village_words(struct pen *p, void *context, int lines)
{
	const struct lookup_choice *v = context;
	p->middle = true;
	pen_line(p, WORDS_TITLE, 0, *v->label ? v->label : "没写");
	if (lines)
		pen_line(p, WORDS_HEAD, p->ui->p->soft, ui_printf(p->ui, "%ld户", v->count));
}

static void
draw_villages(struct lookup *s, struct ui *ui, struct rect r)
{
	int n = (int)s->villages, columns = ui->m.portrait || n < 3 ? 2 : n > 4 ? 3 : n;
	struct ui_rows l = { .scroll = &s->scroll, .count = n, .columns = columns, .tiles = true };
	l.least = ui->m.title * 3 > ui->m.button ? ui->m.title * 3 : ui->m.button;
	l.most = r.h;
	for (ui_rows_begin(&l, ui, r); ui_rows_next(&l);)
		ui_tile(ui, l.at,
		    &(struct ui_tile){
			{ .picture = s->photo[l.i] }, village_words, &s->village[l.i], OWN_VILLAGE, l.i });
}

/* Groups, surnames, with how many homes. */
static struct choice *
counted(struct lookup *s, struct ui *ui)
{
	const struct lookup_choice *of = s->choice;
	struct choice *c = arena_array(ui->arena, s->choices + 1, sizeof *c);
	for (size_t i = 0; i < s->choices; i++) {
		struct lookup_home home = { .surname = of[i].label };
		c[i] = (struct choice){ .label = s->way == BY_SURNAME ? lookup_family(ui, &home) : of[i].label,
			.note = ui_printf(ui, "%ld户", of[i].count) };
		c[i].label = c[i].label && *c[i].label ? c[i].label : "没写";
	}
	return c;
}

/* What to do next, and soft words at the other end where there is room. */
static void
draw_head(struct ui *ui, struct rect *r, const char *words, const char *more)
{
	struct text_style head = ui_style(ui->m.head, true), body = ui_style(ui->m.body, false);
	struct rect line = cut_top(r, ui_line_height(ui, head));
	int w = ui_text_in(ui, line.x, line.y, line.w, words, head, ui->p->ink) + ui->m.pad;
	if (w + ui_text_width(ui, more, body) <= line.w)
		ui_text_right(ui, line.x + line.w, line.y + (ui->m.head - ui->m.body), more, body, ui->p->soft);
	cut_top(r, ui->m.gap / 2);
}

static void
draw_doors(struct lookup *s, struct ui *ui, struct rect r)
{
	bool roomy = r.h > ui->m.button * 7, several = s->choices > 1;
	if (roomy && several)
		draw_head(ui, &r, ui_printf(ui, "一、点你家的%s", s->group), "");
	if (several) {
		struct choice *c = counted(s, ui);
		bool beside = !roomy && !ui->m.portrait;
		c[s->chosen].lit = true;
		struct rect at = beside ? cut_left(&r, r.w * 3 / 10)
					: cut_top(&r, choices_height(ui, r.w, c, s->choices, ui->m.portrait ? 4 : 2));
		choices_draw(ui, at, &s->groups, c, s->choices, OWN_CHOICE);
		beside ? cut_left(&r, ui->m.gap * 2) : cut_top(&r, ui->m.gap);
	}
	if (roomy)
		draw_head(ui, &r, several ? "二、点你家的门牌" : "点你家的门牌", "只写姓，不写名；不愿公开的只写门牌");
	draw_homes(s, ui, r, false);
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
		c[i] = (struct choice){ .label = ui_printf(ui, "%c", 'A' + i), .greyed = !(live >> i & 1) };
	c[KEY_BACK] = (struct choice){ .label = "退", .greyed = !typed };
	c[KEY_CLEAR] = (struct choice){ .label = "清", .greyed = !typed };
	choices_keys(ui, r, c, KEYS, 7, OWN_KEY);
}

static void
draw_found(struct lookup *s, struct ui *ui, struct rect r)
{
	if (!s->typed[0])
		ui_empty(ui, r, ICON_SEARCH, "按一个键，这里就列出人家。灰色的键后面没有人家。");
	else if (!s->homes)
		ui_empty(ui, r, ICON_SEARCH, ui_printf(ui, "没有找到。换个字母，或者按%s找。", s->group));
	if (!s->typed[0] || !s->homes)
		return;
	if (s->homes > FOUND_MAX)
		draw_head(ui, &r, ui_printf(ui, "先列出%d户", FOUND_MAX), "再按一个键更快");
	draw_homes(s, ui, r, true);
}

/* What was typed over its keys, what was found beside them or above. */
static void
draw_typing(struct lookup *s, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	bool letters = s->way == BY_LETTERS;
	int key = theme_mm(m, 20) > m->button ? theme_mm(m, 20) : m->button;
	int head = ui_line_height(ui, ui_style(m->head, true)) + m->gap / 2;
	struct rect keys = m->portrait ? cut_bottom(&r, 4 * (key + theme_mm(m, 3) + 2) + head)
				       : cut_left(&r, r.w * (letters ? 56 : 38) / 100);
	m->portrait ? cut_bottom(&r, m->gap) : cut_left(&r, m->pad);
	const char *typed = s->typed[0] && !letters ? ui_printf(ui, "%s 号", s->typed) : s->typed;
	draw_head(ui, &keys, s->typed[0] ? typed : letters ? "张小明，按 Z、X、M" : "按你家的门牌号", "");
	draw_keys(s, ui, keys);
	draw_found(s, ui, r);
}

static void
draw_foot(struct lookup *s, struct ui *ui, struct rect *r)
{
	struct ui_act act[WAYS + 1] = { 0 };
	const char *const label[WAYS] = { ui_printf(ui, "按%s找", s->group), "不知道门牌，按姓找", "按名字的字母找",
		"按门牌的数字找" };
	for (int i = 0; i < WAYS; i++)
		if (i != (int)s->way || s->filter.surname)
			act[i] = (struct ui_act){ { .label = label[i] }, OWN_WAY, i };
	if (s->way == BY_GROUP) /* first the second way; the rest stands behind it */
		act[BY_LETTERS].button.label = act[BY_GROUP].button.label = NULL;
	if (s->homes <= LOOKUP_MANY && s->way == BY_GROUP)
		act[BY_DOOR].button.label = NULL;
	if (s->villages > 1)
		act[WAYS] = (struct ui_act){ { .label = ui_printf(ui, "我家不在%s", s->at.village) }, OWN_VILLAGE, -1 };
	ui_acts(ui, r, act, WAYS + 1, "点了门牌，再按查询码，才看得到分数");
}

static void
lookup_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct lookup *s = self;
	if (s->asks_village && s->villages) {
		draw_villages(s, ui, body);
		return;
	}
	if (!s->at.rid) {
		ui_card(ui, body);
		frame_empty(ui, body, ICON_HOUSE);
		return;
	}
	draw_foot(s, ui, &body);
	if (s->way == BY_GROUP)
		draw_doors(s, ui, body);
	else if (s->way == BY_SURNAME)
		choices_draw(ui, body, &s->scroll, counted(s, ui), s->choices, OWN_CHOICE);
	else
		draw_typing(s, ui, body);
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
	size_t i = (size_t)e->arg;
	if (e->action == OWN_WAY && s->filter.surname) {
		host_back(h);
	} else if (e->action == OWN_WAY) {
		s->way = (enum way)e->arg;
		s->typed[0] = '\0';
		ask(s, h);
	} else if (e->action == OWN_KEY) {
		press_key(s, h, e->arg);
	} else if (e->action == OWN_CHOICE && i < s->choices && s->way == BY_SURNAME) {
		host_open(h, &screen_lookup, lookup_arg(s->choice[i].rid, true));
	} else if (e->action == OWN_CHOICE && i < s->choices) {
		s->chosen = i;
		ask_homes(s, h);
	} else if (e->action == OWN_HOME && i < s->homes) {
		host_open(h, &screen_lookup_home, (long)s->home[i].rid);
	} else if (e->action == OWN_VILLAGE && e->arg < 0) {
		host_open(h, &screen_lookup_village, 0);
	} else if (e->action == OWN_VILLAGE && i < s->villages) {
		host_replace(h, &screen_lookup, lookup_arg(s->village[i].rid, false));
	}
	return true;
}

SCREEN(lookup, "lookup", "查我家", SECTION_RANK, .shows = SHOWS(REG_HOUSEHOLD, REG_BIN), .dated = UNDATED,
    .scope = SCOPE_WHOLE, .size = sizeof(struct lookup), .enter = lookup_enter, .subtitle = lookup_subtitle,
    .event = lookup_event, .draw = lookup_draw);

/* ------------------------------------------------------- another village */

static void
village_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct lookup *s = self;
	s->villages = lookup_villages(h->store, a, &s->village);
	ask_village(s, h, a);
}

SCREEN(lookup_village, "lookup-village", "查我家", SECTION_RANK, .size = sizeof(struct lookup), .enter = village_enter,
    .subtitle = lookup_subtitle, .event = lookup_event, .draw = lookup_draw);
