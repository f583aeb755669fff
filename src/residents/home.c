/* home: the card that changes, eight tiles that never change place, each with
 * today's fact, and one strip above the dock that is always there: what is
 * urgent, else a stick, else what came this week. */
#include <string.h>

#include "base/str.h"
#include "queries/boards.h"
#include "queries/courtyards.h"
#include "residents/home.h"
#include "screens/all.h"
#include "screens/frame.h"
#include "screens/staff_desk.h"
#include "ui/page.h"

enum { TILES = SECTION_COUNT - 1, MAX_CARDS = 8, NEW_MOST = 4, CARD_MS = 8000, FADE_MS = 600 };
enum { OWN_TILE = UI_ACTION_OWN, OWN_CARD, OWN_START, OWN_NOTICE, OWN_NEWS };

static const struct {
	const char *title;
	const struct screen_class *screen;
} tiles[TILES] = { { "卫生排名", &screen_rank }, { "红榜 黑榜", &screen_board }, { "最美庭院", &screen_courtyards },
	{ "村规民约", &screen_rules }, { "问题整改", &screen_issues }, { "干成的事", &screen_deeds },
	{ "钱和项目", &screen_money }, { "找谁负责", &screen_people } };

struct card {
	const char *badge, *title, *line, *photo;
	const struct screen_class *screen;
	long arg;
	enum section section;
};

struct home {
	const char *fact[TILES]; /* of tile i, which is section i + 1 */
	bool fresh[TILES];
	struct card card[MAX_CARDS];
	int cards, shown, before;
	uint64_t since_ms; /* when the shown card came; 0: none is seen yet */
	uint64_t drawn_ms; /* when it was last drawn */
	struct notice notice;
	bool first; /* there is a notice to be read first */
	long news;
};

/* ------------------------------------------------------------ content */

static void
add_card(struct home *s, struct card c)
{
	if (s->cards < MAX_CARDS)
		s->card[s->cards++] = c;
}

static const char *
score_text(struct arena *a, long milli)
{
	if (milli % 1000 == 0)
		return arena_printf(a, "%ld", milli / 1000);
	return arena_printf(a, "%ld.%ld", milli / 1000, milli % 1000 / 100);
}

static const char *
photo_near(struct host *h, struct arena *a, const char *place)
{
	const char *own = home_photo(h, a, place);
	return own ? own : home_photo(h, a, NULL);
}

static void
flag_card(struct home *s, struct host *h, struct arena *a)
{
	struct text_list periods = rankings_flag_periods(h->store, a);
	struct flag_row *flag;
	size_t n = periods.count ? rankings_flags(h->store, a, periods.text[0], &flag) : 0;
	for (size_t i = 0; i < n; i++) {
		if (strcmp(flag[i].kind, "流动红旗") != 0)
			continue;
		char period[64];
		period_speak(periods.text[0], period, sizeof period);
		const char *place = row_place_key(a, flag[i].village), *line = period;
		struct ranking r = rankings_of(h->store, a, RANKING_QUARTER, periods.text[0], NULL);
		for (size_t k = 0; k < r.count; k++)
			if (strcmp(r.row[k].place, place) == 0)
				line = arena_printf(
				    a, "%s第 %d 名，得 %s 分", period, r.row[k].rank, score_text(a, r.row[k].milli));
		add_card(s, (struct card){ "流动红旗", arena_printf(a, "红旗在%s", flag[i].village),
				arena_strdup(a, line), photo_near(h, a, place), &screen_rank_flags, 0, SECTION_BOARD });
		return;
	}
}

static void
board_card(struct home *s, struct host *h, struct arena *a, const struct board *b, const char *period)
{
	char words[64];
	if (!b->reds)
		return;
	period_speak(period, words, sizeof words);
	const struct board_entry *first = &b->red[0];
	const char *photo =
	    first->before.count ? first->before.photo[0].picture : photo_near(h, a, row_place_key(a, first->village));
	add_card(s, (struct card){ "红榜", arena_printf(a, "%s上了红榜", first->target),
			arena_printf(a, "%s红榜共 %zu 处", words, b->reds), photo, &screen_board, 0, SECTION_BOARD });
}

static void
courtyard_cards(struct home *s, struct arena *a, const struct courtyard *c, size_t n)
{
	int added = 0;
	for (size_t i = 0; i < n && added < 2; i++) {
		if (!c[i].photos.count)
			continue;
		add_card(s, (struct card){ "最美庭院", arena_printf(a, "%s家的院子", c[i].name),
				arena_printf(a, "%s%s", c[i].village, c[i].where), c[i].photos.photo[0].picture,
				&screen_courtyard, (long)c[i].rid, SECTION_YARD });
		added++;
		i += n / 3;
	}
}

static void
notice_card(struct home *s, struct host *h, struct arena *a)
{
	struct notice n;
	if (!home_notice(h, a, &n))
		return;
	const char *left = home_days_left(a, &n);
	add_card(
	    s, (struct card){ n.kind, n.title, *left ? arena_printf(a, "%s，有意见请说", left) : n.issuer,
		   n.photos.count ? n.photos.photo[0].picture : NULL, &screen_notice, (long)n.rid, SECTION_ISSUE });
}

static bool
any_new(struct store *s, enum section section)
{
	for (const struct reg *r = NULL; (r = catalogue_next(r));)
		if (r->section == section && store_is_new(s, r->id))
			return true;
	return false;
}

/* 新 where it helps: not when most of the screen is. */
static void
mark_new(struct home *s, struct store *st)
{
	int fresh = 0;
	for (int i = 0; i < TILES; i++)
		fresh += s->fresh[i] = any_new(st, (enum section)(i + 1));
	if (fresh > NEW_MOST)
		memset(s->fresh, 0, sizeof s->fresh);
}

static void
home_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct home *s = self;
	struct text_list periods = boards_periods(h->store, a);
	struct courtyard *yard;
	size_t yards = courtyards_of(h->store, a, NULL, &yard);
	struct board board = { 0 };
	if (periods.count)
		board = boards_of(h->store, a, periods.text[0], NULL);
	for (int i = 0; i < TILES; i++)
		s->fact[i] = home_fact(h, a, (enum section)(i + 1));
	mark_new(s, h->store);
	flag_card(s, h, a);
	courtyard_cards(s, a, yard, yards);
	notice_card(s, h, a);
	if (periods.count)
		board_card(s, h, a, &board, periods.text[0]);
	s->first = home_notice(h, a, &s->notice);
	s->news = news_count(h, a, 0);
}

/* -------------------------------------------------------------- tiles */

struct tile_words {
	const char *title, *fact;
	int lines; /* of the fact; 1: shrunk to one */
};

static void
draw_tile_words(struct pen *p, void *context)
{
	const struct tile_words *t = context;
	pen_line(p, WORDS_HEAD, 0, t->title);
	if (t->lines == 1)
		pen_line(p, WORDS_BODY, p->ui->p->soft, t->fact);
	else if (t->lines)
		pen_words(p, WORDS_BODY, p->ui->p->soft, t->lines, t->fact);
}

static void
draw_tile(struct home *s, struct ui *ui, struct rect r, int side, const struct tile_words *t, int i)
{
	const struct metrics *m = &ui->m;
	struct rect in = rect_inset(r, m->pad, 0);
	enum section section = (enum section)(i + 1);
	ui_card(ui, r);
	home_sign_draw(ui, cut_middle(cut_left(&in, side), side, side), section);
	cut_left(&in, m->pad);
	pen_centre(ui, in, draw_tile_words, (void *)t);
	if (s->fresh[i]) {
		int w = ui_chip_width(ui, "新"), x = r.x + r.w - w - m->gap;
		bool clear = in.x + ui_text_width(ui, t->title, ui_style(m->head, true)) + m->gap / 2 < x;
		ui_chip(ui, clear ? x : r.x + m->gap / 2, r.y + m->gap / 2, "新", section_color(ui->p, section),
		    ui->p->on_color);
	}
	ui_press(ui, r, m->radius, OWN_TILE, i);
}

/* Two beside each other, four where it is low and wide; the words of all alike, as large as there is room for: the
 * facts in two lines where that is the way to have them whole, in one, or none. */
static void
draw_tiles(struct home *s, struct ui *ui, struct rect r)
{
	int gap = ui->m.gap, across = r.w > r.h * 5 / 2 ? 4 : 2, down = TILES / across, lines = 2;
	int h = (r.h - (down - 1) * gap) / down, w = (r.w - (across - 1) * gap) / across;
	int side = h * 6 / 10 < w / 5 ? h * 6 / 10 : w / 5, room = w - side - 3 * ui->m.pad;
	const struct metrics was = ui->m;
	struct tile_words t[TILES];
	for (int i = 0; i < TILES; i++) {
		t[i] = (struct tile_words){ tiles[i].title, s->fact[i], lines };
		while (t[i].lines && pen_height(ui, room, draw_tile_words, &t[i]) > h - gap)
			lines = --t[i].lines;
	}
	for (int i = 0; i < TILES; i++) {
		t[i].lines = lines;
		if (lines == 1)
			ui->m.body = ui_shrink(ui, s->fact[i], ui_style(ui->m.body, false), room).px;
	}
	pen_grow_alike(ui, room, h - gap, draw_tile_words, t, sizeof *t, TILES);
	for (int i = 0; i < TILES; i++) {
		struct rect row = { r.x, r.y + i / across * (h + gap), r.w, h };
		draw_tile(s, ui, cut_column(row, i % across, across, gap), side, &t[i], i);
	}
	ui->m = was;
}

/* --------------------------------------------------------------- card */

/* No photo: a quiet picture of the section's own colour and sign. */
static void
draw_plate(struct ui *ui, struct rect r, enum section section)
{
	color_argb c = section_color(ui->p, section);
	draw_round(ui->list, r, ui->m.radius, CORNER_TL | CORNER_TR, c);
	draw_icon(ui->list, section_icon(section), rect_inset(r, r.w / 3, r.h / 4), theme_fade(ui->p->on_color, 210));
}

struct look {
	const struct card *card;
	int lines; /* at most, under the title */
};

static void
card_words(struct pen *p, void *context)
{
	const struct look *l = context;
	struct ui *ui = p->ui;
	struct rect r = pen_take(p, ui_chip_height(ui));
	ui_chip(ui, r.x, r.y, l->card->badge, section_color(ui->p, l->card->section), ui->p->on_color);
	pen_gap(p, ui->m.gap / 2);
	if (l->lines > 1)
		pen_words(p, ui->m.portrait ? WORDS_HEAD : WORDS_TITLE, 0, 2, l->card->title);
	else
		pen_line(p, WORDS_TITLE, 0, l->card->title);
	if (l->lines > 0)
		pen_words(p, WORDS_BODY, ui->p->soft, l->lines, l->card->line);
}

static void
draw_card(struct ui *ui, struct rect r, const struct card *c)
{
	const struct metrics *m = &ui->m;
	struct look look = { c, 2 };
	int dots = m->note * 3 / 4, words = pen_height(ui, r.w - 2 * m->pad, card_words, &look) + m->pad * 3 / 2 + dots;
	struct rect photo = cut_top(&r, r.h - words);
	r.h -= dots;
	if (c->photo && photo.h > m->button)
		draw_image(ui->list, photo, c->photo, IMAGE_COVER, m->radius, CORNER_TL | CORNER_TR);
	else if (photo.h > m->button)
		draw_plate(ui, photo, c->section);
	pen_centre(ui, rect_inset(r, m->pad, 0), card_words, &look);
}

static void
draw_dots(struct ui *ui, struct rect r, int count, int active)
{
	int d = ui->m.note / 2, x = r.x + r.w - ui->m.pad - (count * 2 + 1) * d, y = r.y + r.h - ui->m.pad / 2 - d;
	for (int i = 0; i < count && count > 1; i++) {
		int w = i == active ? d * 2 : d;
		draw_round(
		    ui->list, (struct rect){ x, y, w, d }, d / 2, CORNER_ALL, i == active ? ui->p->red : ui->p->line);
		x += w + d;
	}
}

/* Which card it is now; starts the next one when its time has come. */
static int
fade_alpha(struct home *s, struct host *h)
{
	s->drawn_ms = h->now_ms;
	if (!s->since_ms || !h->animate || s->cards < 2) {
		s->since_ms = h->now_ms ? h->now_ms : 1;
		s->before = s->shown;
		return 255;
	}
	if (h->now_ms - s->since_ms >= CARD_MS) {
		s->before = s->shown;
		s->shown = (s->shown + 1) % s->cards;
		s->since_ms = h->now_ms;
	}
	uint64_t t = h->now_ms - s->since_ms;
	if (s->before == s->shown || t >= FADE_MS) {
		s->before = s->shown;
		return 255;
	}
	return (int)(t * 255 / FADE_MS);
}

/* Nothing to show yet, and for a new machine the way to its first start. */
static void
draw_no_cards(struct host *h, struct ui *ui, struct rect r)
{
	const struct ui_button start = { .label = "第一次开机，点这里", .fill = ui->p->blue, .bold = true };
	int w = ui_button_width(ui, &start), b = ui->m.button;
	if (store_has_content(h->store)) {
		ui_empty(ui, r, ICON_HOUSE, "欢迎来看村里的事。点右边的大按钮。");
		return;
	}
	if (!start_needed(h) || w > r.w - 2 * ui->m.pad) {
		ui_empty(ui, r, ICON_HOUSE, "这块屏还没有内容，请找村委会的工作人员。");
		return;
	}
	struct rect words = { r.x, r.y, r.w, r.h - b - ui->m.pad };
	ui_empty(ui, words, ICON_HOUSE, "这块屏还没有内容。工作人员请按下面的按钮，把它设好。");
	ui_button(ui, (struct rect){ r.x + (r.w - w) / 2, words.y + words.h, w, b }, &start, OWN_START, 0);
}

static void
draw_cards(struct home *s, struct host *h, struct ui *ui, struct rect r)
{
	ui_card(ui, r);
	if (!s->cards) {
		draw_no_cards(h, ui, r);
		return;
	}
	int alpha = fade_alpha(s, h);
	if (alpha < 255) {
		draw_layer_push(ui->list, 0, 0, 255 - alpha);
		draw_card(ui, r, &s->card[s->before]);
		draw_layer_pop(ui->list);
		draw_layer_push(ui->list, 0, 0, alpha);
	}
	draw_card(ui, r, &s->card[s->shown]);
	if (alpha < 255)
		draw_layer_pop(ui->list);
	draw_dots(ui, r, s->cards, s->shown);
	ui_press(ui, r, ui->m.radius, OWN_CARD, s->shown);
}

/* ------------------------------------------------------------- the strip */

/* 「急」 in orange-brown: the notice to be read now; a stick; else what came this week, with what is to be done. */
static void
draw_strip(struct home *s, struct host *h, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	bool urgent = s->first && s->notice.urgent;
	const char *chip = urgent ? "急" : s->news ? ui_printf(ui, "这一周新来 %ld 样", s->news) : "这一周没有新来的";
	const char *words = s->first ? s->notice.title : "点这里，看前几周的";
	const char *left = s->first ? home_days_left(ui->arena, &s->notice) : "";
	color_argb ink = urgent ? ui->p->on_color : ui->p->ink;
	draw_round(ui->list, r, m->radius, CORNER_ALL, urgent ? ui->p->orange : ui->p->card);
	int action = urgent ? OWN_NOTICE : OWN_NEWS;
	struct rect in = rect_inset(r, m->pad, 0);
	struct rect plate =
	    cut_middle(cut_left(&in, ui_chip_width(ui, chip)), ui_chip_width(ui, chip), ui_chip_height(ui));
	ui_chip(
	    ui, plate.x, plate.y, chip, urgent ? ui->p->card : ui->p->black, urgent ? ui->p->orange : ui->p->on_color);
	cut_left(&in, m->gap);
	const char *end = urgent ? "看全文 ›" : "都看看 ›";
	struct text_style body = ui_style(m->body, true);
	ui_text_center(ui, cut_right(&in, ui_text_width(ui, end, body)), end, body, ink);
	cut_right(&in, m->gap);
	int w = ui_text_width(ui, left, ui_style(m->body, false)), title = ui_text_width(ui, words, body);
	if (*left && title + w + 2 * m->gap < in.w) {
		ui_text_center(ui, cut_right(&in, w), left, ui_style(m->body, false), urgent ? ink : ui->p->soft);
		cut_right(&in, m->gap);
	}
	struct text_style head = ui_shrink(ui, words, ui_style(m->head, true), in.w);
	if (in.w > m->body * 4)
		ui_text_in(ui, in.x, in.y + (in.h - ui_line_height(ui, head)) / 2, in.w, words, head, ink);
	ui_press(ui, r, m->radius, action, 0);
}

static void
home_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct home *s = self;
	int gap = ui->m.gap;
	if (h->banner && !(s->first && s->notice.urgent)) {
		staff_banner(h, ui, &body);
		cut_bottom(&body, gap / 2);
	} else if (store_has_content(h->store)) {
		draw_strip(s, h, ui, cut_bottom(&body, ui->m.button));
		cut_bottom(&body, gap);
	}
	struct rect rest = body, card = { 0 };
	if (ui->m.portrait) {
		int least = theme_mm(&ui->m, 45), tile = (body.h * 62 / 100 - 3 * gap) / 4;
		int high = (tile > least ? least : tile) * 4 + 3 * gap, half = body.h * 55 / 100;
		card = cut_top(&rest, body.h - (high > half ? high : half));
		cut_top(&rest, gap);
	} else {
		card = cut_left(&rest, body.w * 42 / 100);
		cut_left(&rest, gap);
	}
	if (card.h > ui->m.title * 4 && !h->lowered)
		draw_cards(s, h, ui, card);
	else {
		rest = body;
		s->since_ms = 0;
	}
	draw_tiles(s, ui, rest);
}

static void
look_at(struct ui *ui, struct rect r, const struct card *c)
{
	const struct metrics *m = &ui->m;
	struct look look = { c,
		(r.h - m->pad - ui_chip_height(ui) - m->title * 3 / 2 - m->gap / 2) / (m->body * 3 / 2) };
	ui_card(ui, r);
	struct rect picture = cut_left(&r, r.h * 4 / 3 < r.w / 2 ? r.h * 4 / 3 : r.w / 2);
	if (c->photo)
		draw_image(ui->list, picture, c->photo, IMAGE_COVER, m->radius, CORNER_TL | CORNER_BL);
	else
		draw_icon(ui->list, section_icon(c->section), cut_middle(picture, picture.w / 2, picture.h / 2),
		    section_color(ui->p, c->section));
	pen_centre_grown(ui, rect_inset(r, m->pad, m->pad / 2), card_words, &look);
}

/* Two of the cards, with different pictures. */
static void
home_look(void *self, struct host *h, struct ui *ui, struct rect r)
{
	struct home *s = self;
	const struct card *first = &s->card[s->shown], *other = NULL;
	for (int i = 1; i < s->cards && !other; i++) {
		const struct card *c = &s->card[(s->shown + i) % s->cards];
		other = c->photo && first->photo && strcmp(c->photo, first->photo) == 0 ? NULL : c;
	}
	bool wide = r.w > r.h, two = other && (!wide || r.w > 24 * ui->m.head);
	int n = !s->cards ? 0 : two ? 2 : 1, gap = ui->m.gap;
	if (!n)
		frame_empty(ui, r, ICON_HOUSE);
	for (int i = 0; i < n; i++) {
		look_at(ui, wide ? cut_column(r, i, n, gap) : cut_top(&r, n - i == 2 ? (r.h - gap) / 2 : r.h),
		    i ? other : first);
		cut_top(&r, wide ? 0 : gap);
	}
}

static bool
home_event(void *self, struct host *h, const struct screen_event *e)
{
	struct home *s = self;
	if (e->action == OWN_TILE)
		host_open(h, tiles[e->arg].screen, 0);
	else if (e->action == OWN_START)
		host_open(h, &screen_start, 0);
	else if (e->action == OWN_NOTICE)
		host_open(h, &screen_notice, (long)s->notice.rid);
	else if (e->action == OWN_NEWS)
		host_open(h, &screen_news, 0);
	else if (e->action == OWN_CARD && e->arg < s->cards)
		host_open(h, s->card[e->arg].screen, s->card[e->arg].arg);
	return true;
}

static uint64_t
home_deadline(void *self, struct host *h)
{
	struct home *s = self;
	if (s->cards < 2 || !s->since_ms)
		return UINT64_MAX;
	return s->before != s->shown ? s->drawn_ms + SCROLL_FRAME_MS * 2 : s->since_ms + CARD_MS;
}

SCREEN(home, "home", "", SECTION_PLAIN, .dated = DATED_BY_ALL, .dock = ACTION_HOME, .moment = MOMENT_STICK,
    .size = sizeof(struct home), .enter = home_enter, .says = "村务公示屏", .event = home_event, .draw = home_draw,
    .look = home_look, .next_deadline = home_deadline);
