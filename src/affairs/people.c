/* people: whom to call. What is the matter, in which group, then one number
 * that can be read from a metre, and whom to call if nobody answers. */
#include <string.h>

#include "affairs/people.h"
#include "base/str.h"
#include "screens/all.h"
#include "screens/flow.h"
#include "screens/frame.h"
#include "screens/topic.h"
#include "sound/speak.h"
#include "ui/page.h"
#include "ui/qr.h"

enum { OWN_MATTER = PLACES_OWN, OWN_OTHER };
enum { MATTERS = 8, CONTACTS = 3 };

/* `about`: words of the area of whoever looks after it; `office`: a matter of the village, not of a grid. */
static const struct matter {
	const char *word, *picture, *about;
	bool office;
} matters[MATTERS] = {
	{ "垃圾", "生活垃圾", "垃圾|保洁|卫生|清运", false },
	{ "水沟", "污水沟渠", "沟|渠|河道|污水", false },
	{ "路灯", "路灯", "路灯|亮化|电", false },
	{ "路和桥", "路桥", "道路|桥|修路", false },
	{ "厕所", "厕所", "厕|粪", false },
	{ "奖补钱", "奖补", "资金|财务|奖|补助", true },
	{ "评分", "评分", "评比|评分|考核|督查", true },
	{ "别的事", "其他", "全村", false },
};

struct contact {
	const char *duty, *name, *phone, *does;
	long long post; /* its row in 责任人名单; 0 */
};

struct people {
	struct places at;
	int matter; /* −1: none yet */
	struct post *post;
	size_t posts;
	struct route *route;
	size_t routes;
	struct village_facts *village;
	size_t villages;
	struct contact contact[CONTACTS];
	int contacts;
	struct scroll tiles, card;
};

/* ------------------------------------------------------------- who it is */

static bool
about(const struct people *s, const char *words)
{
	size_t n;
	for (const char *p = s->matter < 0 ? "" : matters[s->matter].about; *p; p += n + (p[n] == '|')) {
		n = strcspn(p, "|");
		if (memmem(words, strlen(words), p, n))
			return true;
	}
	return false;
}

/* Nobody twice, and behind the first nobody who cannot be called. */
static void
add(struct people *s, struct contact c)
{
	bool known = !*c.phone && (s->contacts || !*c.name);
	for (int i = 0; i < s->contacts; i++)
		known |= (*c.name && strcmp(s->contact[i].name, c.name) == 0) ||
			 (*c.phone && strcmp(s->contact[i].phone, c.phone) == 0);
	if (!known && s->contacts < CONTACTS)
		s->contact[s->contacts++] = c;
}

static void
add_grid(struct people *s)
{
	const struct grid *g = places_grid(&s->at);
	if (!g)
		return;
	add(s, (struct contact){ "网格员", g->worker, g->worker_phone, g->scope_text, 0 });
	add(s, (struct contact){ "网格长", g->leader, g->leader_phone, g->scope_text, 0 });
}

/* Those of the village, or of the town, whose area is the matter's, or the others. */
static void
add_posts(struct people *s, bool town, bool of_it)
{
	for (size_t i = 0; i < s->posts; i++) {
		const struct post *p = &s->post[i];
		bool of_village = *p->village && strcmp(p->village, places_village(&s->at)) == 0;
		if ((town ? !*p->village : of_village) && *p->phone && about(s, p->area) == of_it)
			add(s, (struct contact){ p->duty, p->name, p->phone, p->area, p->rid });
	}
}

static void
load(struct people *s)
{
	bool office = s->matter >= 0 && matters[s->matter].office;
	s->contacts = 0;
	if (!office)
		add_grid(s);
	add_posts(s, false, true);
	add_posts(s, false, false);
	for (size_t i = 0; i < s->villages; i++)
		if (strcmp(s->village[i].name, places_village(&s->at)) == 0 && *s->village[i].phone)
			add(s, (struct contact){ "村委会", "", s->village[i].phone, "", 0 });
	add_grid(s);
	add_posts(s, true, true);
	add_posts(s, true, false);
	scroll_jump(&s->card, 0);
}

static void
people_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct people *s = self;
	places_enter(&s->at, h, a, 0);
	s->posts = people_posts(h->store, a, NULL, &s->post);
	s->routes = people_routes(h->store, a, NULL, &s->route);
	s->villages = people_villages(h->store, a, &s->village);
	s->matter = arg > 0 && arg <= MATTERS ? (int)arg - 1 : -1;
	load(s);
}

/* -------------------------------------------------------------- the card */

/* Name and duty on one line, then the number. */
static void
draw_number(struct pen *p, const struct contact *c, int px)
{
	struct ui *ui = p->ui;
	struct text_style body = words_style(ui, WORDS_BODY), large = words_style(ui, WORDS_TITLE);
	struct rect at = pen_take(p, ui_line_height(ui, large));
	int used = ui_text_in(ui, at.x, at.y, at.w, *c->name ? c->name : c->duty, large, ui->p->ink);
	if (*c->name)
		ui_text_in(ui, at.x + used + ui->m.gap / 2,
		    at.y + text_ascent(ui->text, large) - text_ascent(ui->text, body), at.w - used - ui->m.gap, c->duty,
		    body, ui->p->ink);
	if (!*c->phone) {
		pen_words(p, WORDS_BODY, ui->p->orange, 2, "电话村里还没有填，请问工作人员。");
		return;
	}
	at = pen_take(p, px * 13 / 10);
	draw_icon(ui->list, ICON_PHONE, cut_left(&at, px * 3 / 4), ui->p->green);
	cut_left(&at, ui->m.gap / 2);
	number_draw(ui, at.x, at.y, at.w, &(struct quantity){ .number = c->phone, .unit = "" }, px, ui->p->ink);
}

/* 「电话是」 or 「没人接，就打」, and the number. */
static const struct sentence *
call_words(struct ui *ui, const char *before, const struct contact *c)
{
	struct sentence *say = arena_alloc(ui->arena, sizeof *say);
	speak(say, before);
	speak_phone(say, c->phone);
	return say;
}

/* A code that puts the number into a telephone, and words that say so. */
static void
draw_code(struct ui *ui, struct rect code, const struct contact *c, struct rect words)
{
	struct text_style note = words_style(ui, WORDS_NOTE);
	ui_text_center(ui, words, "扫码存电话", note, ui->p->soft);
	ui_qr(ui, code, ui_printf(ui, "MECARD:N:%s;TEL:%s;;", *c->name ? c->name : c->duty, c->phone));
}

/* With the code beside it; returns how high one must be below, where it would make the number small. */
static int
draw_first(struct pen *p, const struct contact *c)
{
	struct ui *ui = p->ui;
	int px = ui->m.title * 11 / 7, side = px * 3 / 2, w = p->room.w;
	int need = ui_text_width(ui, c->phone, ui_style(px, true)) + px * 3 / 4 + side + ui->m.gap * 3 / 2;
	struct rect code = { p->room.x + w - side, p->room.y, side, side };
	bool beside = *c->phone && need <= w;
	ui->cuts += !beside; /* larger type is not worth the code below */
	ui_heard(ui, (struct rect){ p->room.x, p->room.y, w, px * 2 }, "post", c->post ? c->post : -1,
	    call_words(ui, "电话是", c));
	p->room.w -= beside ? side + ui->m.gap : 0;
	draw_number(p, c, px);
	p->room.w = w;
	pen_words(p, WORDS_BODY, ui->p->soft, 3, *c->does ? ui_printf(ui, "管%s", c->does) : "");
	if (beside)
		draw_code(ui, code, c, (struct rect){ code.x, code.y + side, side, ui->m.note * 13 / 10 });
	return *c->phone && !beside ? side : 0;
}

/* Which roads are swept today, and by whom. */
static void
draw_swept(struct pen *p, const struct people *s, struct host *h)
{
	int today = store_today_known(h->store) ? (date_weekday(store_today(h->store)) + 6) % 7 : -1, shown = 0;
	for (size_t i = 0; i < s->routes && today >= 0 && shown < 3; i++) {
		const struct route *t = &s->route[i];
		if (!(t->days >> today & 1) || strcmp(t->village, places_village(&s->at)) != 0)
			continue;
		if (!shown++)
			pen_divider(p);
		pen_words(p, WORDS_NOTE, 0, 2,
		    ui_printf(p->ui, "今天扫：%s%s%s", t->name, *t->cleaner ? "，保洁员 " : "", t->cleaner));
	}
}

struct card {
	struct people *s;
	struct host *h;
};

static void
draw_card(struct pen *p, void *context)
{
	const struct people *s = ((struct card *)context)->s;
	struct ui *ui = p->ui;
	const struct grid *g = places_grid(&s->at);
	const char *group = s->at.chosen >= 0 ? s->at.group[s->at.chosen].word : "",
		   *what = s->matter >= 0 ? matters[s->matter].word : "";
	static const char *const then[] = { "", "没人接，找", "还不行，找" };
	if (!s->contacts) {
		pen_words(p, WORDS_HEAD, 0, 0, "该找谁，村里还没有填。");
		pen_words(p, WORDS_BODY, ui->p->soft, 0, "请问工作人员。");
		return;
	}
	pen_words(p, WORDS_BOLD, ui->p->violet, 2,
	    *group || *what ? ui_printf(ui, "%s%s%s，先找", group, *group && *what ? "的" : "", what)
			    : "拿不准的，先找");
	int code = draw_first(p, &s->contact[0]);
	for (int i = 1; i < s->contacts; i++) {
		const struct contact *c = &s->contact[i];
		pen_gap(p, ui->m.gap / 2);
		pen_divider(p);
		pen_gap(p, ui->m.gap / 2);
		ui_heard(ui, (struct rect){ p->room.x, p->room.y, p->room.w, ui->m.button }, "post",
		    c->post ? c->post : -1 - i, call_words(ui, "没人接，就打", c));
		pen_call(p, WORDS_BODY,
		    ui_printf(ui, "%s%s%s%s", *s->contact[0].phone ? then[i] : "可以打给", c->duty, *c->name ? " " : "",
			c->name),
		    c->phone);
	}
	pen_gap(p, ui->m.gap);
	if (code) {
		struct rect at = pen_take(p, code), left = cut_left(&at, code);
		int w = ui_text_width(ui, "扫码存电话", words_style(ui, WORDS_NOTE)) + ui->m.gap * 2;
		draw_code(ui, left, &s->contact[0], cut_left(&at, w));
	}
	if (s->matter == 0)
		draw_swept(p, s, ((struct card *)context)->h);
	if (!g)
		return;
	pen_divider(p);
	pen_gap(p, ui->m.gap / 2);
	pen_grid_open(p, g);
}

/* ------------------------------------------------------------- questions */

static void
ask_matter(struct people *s, struct ui *ui, struct rect r, const char *words)
{
	struct tile tile[MATTERS];
	for (int i = 0; i < MATTERS; i++)
		tile[i] =
		    (struct tile){ .picture = matters[i].picture, .word = matters[i].word, .lit = i == s->matter };
	struct pen p = pen_at(ui, r);
	pen_line(&p, WORDS_HEAD, 0, words);
	cut_top(&r, p.used + ui->m.gap / 2);
	tiles_draw(ui, r, &s->tiles, tile, MATTERS, ui->p->violet, OWN_MATTER);
}

/* Where both have no room, one after the other. */
static void
draw_questions(struct people *s, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	struct places *at = &s->at;
	struct ui_button other = { .label = "换件事" };
	const char *which =
	    at->villages.count > 1 ? ui_printf(ui, "二、%s哪个组？", places_village(at)) : "二、在哪个组？";
	int line = ui_line_height(ui, words_style(ui, WORDS_HEAD)), ask = at->villages.count > 1 ? m->button : line;
	int groups = tiles_height(ui, at->group, at->groups, r.w), most = r.h * 42 / 100 - ask;
	bool both = r.h >= line + m->body * 10 + m->gap * 6 + ask + (groups < m->button * 2 ? groups : m->button * 2);
	if (!at->groups || (!both && s->matter < 0)) {
		ask_matter(s, ui, r, at->groups ? "一、什么事？点一张图" : "什么事？点一张图");
		return;
	}
	struct rect low = both ? cut_bottom(&r, groups < most ? groups : most) : r;
	if (!both) {
		ui_button(ui, cut_top(&low, m->button), &other, OWN_OTHER, 0);
		cut_top(&low, m->gap);
		places_question(at, ui, cut_top(&low, ask), which);
		cut_top(&low, m->gap / 2);
	} else {
		cut_bottom(&r, m->gap / 2);
		places_question(at, ui, cut_bottom(&r, ask), which);
		cut_bottom(&r, m->gap / 2);
		ask_matter(s, ui, r, "一、什么事？点一张图");
	}
	tiles_draw(ui, low, &at->scroll, at->group, at->groups, ui->p->violet, PLACES_GROUP);
}

static void
people_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct people *s = self;
	const struct metrics *m = &ui->m;
	struct rect r = topic_head(h, ui, body, &screen_people, 0);
	struct card card = { s, h };
	if (!s->at.grids && !s->posts) {
		frame_nothing(ui, r, ICON_PEOPLE);
		return;
	}
	if (s->at.choosing) {
		places_question(&s->at, ui, cut_top(&r, m->button), "看哪个村？");
		cut_top(&r, m->gap);
		places_asks(&s->at, ui, r);
		return;
	}
	struct rect right;
	frame_split(ui, r, 48, 54, &r, &right);
	draw_questions(s, ui, r);
	ui_page_grown(ui, right, &s->card, draw_card, &card);
}

static bool
people_event(void *self, struct host *h, const struct screen_event *e)
{
	struct people *s = self;
	if (e->action == OWN_MATTER && e->arg < MATTERS)
		s->matter = (int)e->arg;
	else if (e->action == OWN_OTHER)
		s->matter = -1;
	else if (!places_event(&s->at, h, e))
		return false;
	load(s);
	return true;
}

/* One village's, whichever is chosen. */
static enum page_scope
people_scope(const void *self, const struct host *h)
{
	return page_scope_of(h, ((const struct people *)self)->at.place);
}

SCREEN(people, "people", "找谁负责", SECTION_PEOPLE, .tab = "按事情找", .says = "有事打给谁", .scope_of = people_scope,
    .size = sizeof(struct people), .enter = people_enter, .event = people_event, .draw = people_draw);
