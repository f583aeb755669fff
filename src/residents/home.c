/* home: the card that changes, and eight tiles that never change place. */
#include <string.h>

#include "base/str.h"
#include "screens/all.h"
#include "screens/frame.h"
#include "screens/staff_desk.h"
#include "ui/pen.h"
#include "queries/boards.h"
#include "queries/courtyards.h"
#include "queries/issues.h"
#include "queries/texts.h"

enum { TILES = 8, MAX_CARDS = 8, CARD_MS = 8000, FADE_MS = 600 };
enum { OWN_TILE = UI_ACTION_OWN, OWN_CARD, OWN_START };

struct tile {
	const char *sign, *title, *note;
	const struct screen_class *screen;
	enum section section;
	bool fresh;
};

struct card {
	const char *badge, *title, *line, *photo;
	const struct screen_class *screen;
	long arg;
	enum section section;
};

struct home {
	struct tile tile[TILES];
	struct card card[MAX_CARDS];
	int cards, shown, before;
	uint64_t since_ms; /* when the shown card came; 0: the first frame */
};

/* ------------------------------------------------------------ content */

static void
add_card(struct home *s, struct card c)
{
	if (s->cards < MAX_CARDS)
		s->card[s->cards++] = c;
}

/* A photo from the village, or any, for a card that has none of its own. */
static const char *
village_photo(struct host *h, struct arena *a, const char *place)
{
	struct courtyard *c;
	size_t n = courtyards_of(h->store, a, place, &c);
	if (!n && place)
		n = courtyards_of(h->store, a, NULL, &c);
	for (size_t i = 0; i < n; i++)
		if (c[i].photos.count)
			return c[i].photos.photo[0].picture;
	return NULL;
}

static const char *
score_text(struct arena *a, long milli)
{
	if (milli % 1000 == 0)
		return arena_printf(a, "%ld", milli / 1000);
	return arena_printf(a, "%ld.%ld", milli / 1000, milli % 1000 / 100);
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
		add_card(
		    s, (struct card){ "流动红旗", arena_printf(a, "红旗在%s", flag[i].village), arena_strdup(a, line),
			   village_photo(h, a, place), &screen_rank_flags, 0, SECTION_BOARD });
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
	const char *photo = first->before.count ? first->before.photo[0].picture
						: village_photo(h, a, row_place_key(a, first->village));
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
	struct notice *n;
	size_t count = notices_all(h->store, a, &n);
	for (size_t i = 0; i < count; i++) {
		if (n[i].days_left < 0)
			continue;
		const char *line = n[i].days_left ? arena_printf(a, "公示还剩 %ld 天，有意见请说", n[i].days_left)
						  : "公示今天是最后一天，有意见请说";
		add_card(
		    s, (struct card){ "公示", n[i].title, line, NULL, &screen_notice, (long)n[i].rid, SECTION_ISSUE });
		return;
	}
}

static const char *
rules_note(struct host *h, struct arena *a)
{
	struct rule_text *r;
	size_t n = rules_villages(h->store, a, &r);
	if (!n)
		return "大家定的规矩";
	if (store_home(h->store)[0] && strcmp(r[0].place, store_home_key(h->store)) == 0)
		return arena_printf(a, "本村 · 共 %ld 条", r[0].articles);
	return arena_printf(a, "%zu 个村的规矩", n);
}

static const char *
deeds_note(struct store *st, struct arena *a)
{
	long facts = store_count(st, REG_FACT, NULL);
	return facts ? arena_printf(a, "拆清整绿… · %ld 个数", facts) : "拆清整绿建亮管";
}

static const char *
money_note(struct store *st, struct arena *a)
{
	long funds = store_count(st, REG_FUND, NULL);
	return funds ? arena_printf(a, "%ld 笔来源 · 花到哪去", funds) : "钱从哪来 · 花到哪去";
}

static const char *
issues_note(struct host *h, struct arena *a)
{
	struct issue_tally t = issues_count(h->store, NULL);
	struct issue_report told = issues_report(h->store, a);
	bool report = told.all > t.all && !told.doubtful;
	if (!t.all && !report)
		return "查出多少 · 改好多少";
	const char *waiting = t.state[ISSUE_WAITING] ? arena_printf(a, " · %ld 条等复查", t.state[ISSUE_WAITING]) : "";
	return arena_printf(
	    a, "%ld 条 · 已改 %ld 条%s", report ? told.all : t.all, report ? told.done : t.state[ISSUE_DONE], waiting);
}

static const char *
people_note(struct host *h, struct arena *a)
{
	enum register_id grids = REG_GRID;
	long ours = store_count(h->store, grids, store_home_key(h->store)), all = store_count(h->store, grids, NULL);
	if (store_home(h->store)[0] && ours)
		return arena_printf(a, "本村 %ld 个网格 · 电话", ours);
	return all ? arena_printf(a, "%ld 个网格 · 电话", all) : "网格员 · 电话";
}

static bool
any_new(struct store *s, enum section section)
{
	for (const struct reg *r = NULL; (r = catalogue_next(r));)
		if (r->section == section && store_is_new(s, r->id))
			return true;
	return false;
}

static void
home_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct home *s = self;
	struct store *st = h->store;
	struct text_list periods = boards_periods(st, a);
	struct board board = { 0 };
	struct courtyard *yard;
	size_t yards = courtyards_of(st, a, NULL, &yard), photos = 0;
	if (periods.count)
		board = boards_of(st, a, periods.text[0], NULL);
	for (size_t i = 0; i < yards; i++)
		photos += yard[i].photos.count;
	const char *board_note = board.reds + board.blacks
				     ? arena_printf(a, "红 %zu 处 · 黑 %zu 处", board.reds, board.blacks)
				     : "谁做得好 · 哪里要改";
	const char *yard_note = yards ? arena_printf(a, "%zu 户 · %zu 张照片", yards, photos) : "看看谁家院子美";
	const struct tile tile[TILES] = {
		{ "榜", "卫生排名", "村排名 · 家庭排名", &screen_rank, SECTION_RANK, any_new(st, SECTION_RANK) },
		{ "红", "红榜 黑榜", board_note, &screen_board, SECTION_BOARD, any_new(st, SECTION_BOARD) },
		{ "院", "最美庭院", yard_note, &screen_courtyards, SECTION_YARD, any_new(st, SECTION_YARD) },
		{ "约", "村规民约", rules_note(h, a), &screen_rules, SECTION_RULE, any_new(st, SECTION_RULE) },
		{ "改", "问题整改", issues_note(h, a), &screen_issues, SECTION_ISSUE, any_new(st, SECTION_ISSUE) },
		{ "干", "干成的事", deeds_note(st, a), &screen_deeds, SECTION_DEED, any_new(st, SECTION_DEED) },
		{ "钱", "钱和项目", money_note(st, a), &screen_money, SECTION_MONEY, any_new(st, SECTION_MONEY) },
		{ "人", "找谁负责", people_note(h, a), &screen_people, SECTION_PEOPLE, any_new(st, SECTION_PEOPLE) },
	};
	memcpy(s->tile, tile, sizeof tile);
	flag_card(s, h, a);
	courtyard_cards(s, a, yard, yards);
	notice_card(s, h, a);
	if (periods.count)
		board_card(s, h, a, &board, periods.text[0]);
}

/* -------------------------------------------------------------- tiles */

static int
sign_side(struct ui *ui, struct rect r)
{
	int side = r.h * 6 / 10, most = ui->m.title * 2;
	if (side > r.w / 4)
		side = r.w / 4;
	return side > most ? most : side;
}

static void
draw_tile(struct ui *ui, struct rect r, const struct tile *t, int index)
{
	const struct metrics *m = &ui->m;
	bool pressed = ui_pressed(ui, OWN_TILE, index);
	if (pressed)
		r = (struct rect){ r.x + 2, r.y + 3, r.w - 4, r.h - 4 };
	ui_card(ui, r);
	int side = sign_side(ui, r), pad = m->pad;
	struct rect sign = { r.x + pad, r.y + (r.h - side) / 2, side, side };
	draw_round(ui->list, sign, side / 4, CORNER_ALL, section_color(ui->p, t->section));
	ui_text_center(ui, sign, t->sign, ui_style(side * 6 / 10, true), ui->p->on_color);
	int x = sign.x + side + pad, w = r.x + r.w - x - pad / 2;
	struct text_style big = ui_style(m->head, true), small = ui_style(m->note, false);
	int note_h = ui_paragraph_height(ui, w, t->note, small, 0, 0), head_h = ui_line_height(ui, big);
	if (head_h + note_h > r.h - m->gap / 2) /* a note that does not fit is left out, not cut */
		note_h = 0;
	int h = head_h + note_h, y = r.y + (r.h - h) / 2;
	ui_text_in(ui, x, y, w, t->title, big, ui->p->ink);
	if (note_h)
		ui_paragraph(ui, x, y + head_h, w, t->note, small, ui->p->soft, 0, 0);
	if (t->fresh) {
		int cw = ui_chip_width(ui, "新"), cx = r.x + r.w - cw - m->gap;
		bool clear = x + ui_text_width(ui, t->title, big) + m->gap / 2 < cx;
		ui_chip(ui, clear ? cx : r.x + 2, clear ? r.y + m->gap : r.y + 2, "新", ui->p->red, ui->p->on_color);
	}
	if (pressed)
		draw_round(ui->list, r, m->radius, CORNER_ALL, ui->p->pressed);
	ui_hit(ui, r, OWN_TILE, index);
}

static void
draw_tiles(struct home *s, struct ui *ui, struct rect r)
{
	int gap = ui->m.gap, columns = r.w > 2 * r.h && r.w > 40 * ui->m.head ? 4 : 2, rows = TILES / columns;
	int w = (r.w - (columns - 1) * gap) / columns, h = (r.h - (rows - 1) * gap) / rows;
	for (int i = 0; i < TILES; i++) {
		struct rect t = { r.x + i % columns * (w + gap), r.y + i / columns * (h + gap), w, h };
		draw_tile(ui, t, &s->tile[i], i);
	}
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

static void
draw_card(struct ui *ui, struct rect r, const struct card *c)
{
	const struct metrics *m = &ui->m;
	struct text_style big = ui_style(m->portrait ? m->head : m->title, true), small = ui_style(m->body, false);
	int w = r.w - 2 * m->pad, chip = ui_chip_height(ui);
	int title_h = ui_paragraph_height(ui, w, c->title, big, 0, 2);
	int line_h = ui_paragraph_height(ui, w, c->line, small, 0, 2);
	int text_h = m->pad * 2 + chip + m->gap / 2 + title_h + line_h + m->gap / 2;
	struct rect photo = { r.x, r.y, r.w, r.h - text_h };
	if (c->photo && photo.h > m->button)
		draw_image(ui->list, photo, c->photo, IMAGE_COVER, m->radius, CORNER_TL | CORNER_TR);
	else if (photo.h > m->button)
		draw_plate(ui, photo, c->section);
	int y = r.y + r.h - text_h + m->pad, x = r.x + m->pad;
	ui_chip(ui, x, y, c->badge, section_color(ui->p, c->section), ui->p->on_color);
	y += chip + m->gap / 2;
	ui_paragraph(ui, x, y, w, c->title, big, ui->p->ink, 0, 2);
	ui_paragraph(ui, x, y + title_h, w, c->line, small, ui->p->soft, 0, 2);
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
	if (ui_pressed(ui, OWN_CARD, s->shown))
		draw_round(ui->list, r, ui->m.radius, CORNER_ALL, ui->p->pressed);
	ui_hit(ui, r, OWN_CARD, s->shown);
}

static void
home_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct home *s = self;
	int gap = ui->m.gap;
	struct rect card = body, tiles = body;
	if (ui->m.portrait) {
		int least = theme_mm(&ui->m, 45), tile = (body.h * 62 / 100 - 3 * gap) / 4;
		tiles.h = (tile > least ? least : tile) * 4 + 3 * gap;
		if (tiles.h < body.h * 55 / 100)
			tiles.h = body.h * 55 / 100;
		tiles.y = body.y + body.h - tiles.h;
		card.h = body.h - tiles.h - gap * 3 / 2;
	} else {
		card.w = body.w * 42 / 100;
		tiles.x = body.x + card.w + gap * 3 / 2;
		tiles.w = body.w - card.w - gap * 3 / 2;
	}
	if (card.h > ui->m.title * 4 && !h->lowered)
		draw_cards(s, h, ui, card);
	else
		tiles = body;
	draw_tiles(s, ui, tiles);
}

struct look {
	const struct card *card;
	int lines; /* there is room for, under the title */
};

static void
look_words(struct pen *p, void *context)
{
	const struct look *l = context;
	struct ui *ui = p->ui;
	struct rect r = pen_take(p, ui_chip_height(ui));
	ui_chip(ui, r.x, r.y, l->card->badge, section_color(ui->p, l->card->section), ui->p->on_color);
	pen_gap(p, ui->m.gap / 2);
	pen_line(p, WORDS_TITLE, 0, l->card->title);
	if (l->lines > 0)
		pen_words(p, WORDS_BODY, ui->p->soft, l->lines, l->card->line);
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
	pen_centre(ui, rect_inset(r, m->pad, m->pad / 2), look_words, &look);
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
	int n = !s->cards ? 0 : other ? 2 : 1, gap = ui->m.gap;
	bool wide = r.w > r.h;
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
		host_open(h, s->tile[e->arg].screen, 0);
	else if (e->action == OWN_START)
		host_open(h, &screen_start, 0);
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
	return s->before != s->shown ? h->now_ms + SCROLL_FRAME_MS * 2 : s->since_ms + CARD_MS;
}

SCREEN(home, "home", "", SECTION_PLAIN, .dock = ACTION_HOME, .moment = MOMENT_STICK, .scope = SCOPE_WHOLE,
    .size = sizeof(struct home), .enter = home_enter, .says = "村务公示屏", .event = home_event, .draw = home_draw,
    .look = home_look, .next_deadline = home_deadline);
