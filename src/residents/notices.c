/* notices: the list, newest first, 公示 with the days left; and one notice in
 * large print with whom to tell, and a code that holds the text itself. */
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "residents/home.h"
#include "screens/all.h"
#include "screens/flow.h"
#include "screens/frame.h"
#include "screens/register.h"
#include "screens/topic.h"
#include "sound/speak.h"
#include "ui/heard.h"
#include "ui/page.h"
#include "ui/qr.h"
#include "ui/rows.h"

enum { OWN_NOTICE = UI_ACTION_OWN, OWN_KIND, OWN_DISCLOSURE, OWN_NEWS };

static const char *const kinds[] = { "全部", "公示", "公告", "通知", "倡议" };
enum { KINDS = sizeof kinds / sizeof *kinds };

struct notices {
	struct notice *notice;
	size_t count;
	size_t *row; /* indexes of those shown */
	size_t rows;
	int kind, tab[KINDS], tabs; /* the kinds there are */
	size_t of[KINDS];           /* how many of each */
	bool fresh_helps;           /* not when most of them are */
	long under_review;
	struct scroll scroll;
};

static void
choose(struct notices *s, int kind)
{
	s->kind = kind;
	s->rows = 0;
	for (size_t i = 0; i < s->count; i++)
		if (kind == 0 || strcmp(s->notice[i].kind, kinds[kind]) == 0)
			s->row[s->rows++] = i;
	scroll_jump(&s->scroll, 0);
}

static void
notices_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct notices *s = self;
	size_t fresh = 0;
	s->count = notices_all(h->store, a, &s->notice);
	s->row = arena_array(a, s->count + 1, sizeof *s->row);
	s->under_review = store_under_review(h->store, REG_NOTICE, NULL);
	for (size_t i = 0; i < s->count; i++)
		fresh += s->notice[i].fresh;
	s->fresh_helps = fresh * 2 <= s->count;
	for (int k = 0; k < KINDS; k++) {
		choose(s, k);
		s->of[k] = s->rows;
		if (!k || s->rows)
			s->tab[s->tabs++] = k;
	}
	choose(s, 0);
}

static color_argb
kind_color(struct ui *ui, const char *kind)
{
	if (strcmp(kind, "公示") == 0)
		return ui->p->blue;
	if (strcmp(kind, "倡议") == 0)
		return ui->p->green;
	return strcmp(kind, "通知") == 0 ? ui->p->gold : ui->p->brown;
}

struct row_said {
	const struct notice *notice;
	struct date now;
	bool begins, fresh; /* with its first words; 新 helps */
};

/* Title, in two lines where one would be small; else its first words; whose and of which day, and how long still. */
static void
row_words(struct pen *p, void *context)
{
	const struct row_said *said = context;
	const struct notice *n = said->notice;
	struct ui *ui = p->ui;
	bool wide = ui_text_width(ui, n->title, words_style(ui, WORDS_BOLD)) > p->room.w;
	const char *left = home_days_left(ui->arena, n), *end = *left ? left : n->fresh && said->fresh ? "新" : "";
	char day[64] = "";
	if (n->issued_on.year)
		date_speak(n->issued_on, said->now, day, sizeof day);
	if (wide)
		pen_words(p, WORDS_BOLD, 0, 2, n->title);
	else
		pen_line(p, WORDS_HEAD, 0, n->title);
	pen_words(p, WORDS_BODY, 0, 1, said->begins && !wide ? n->body : "");
	pen_ends(p, WORDS_BODY, *left ? ui->p->orange : ui->p->blue,
	    ui_printf(ui, "%s%s%s", day, *day && n->issuer[0] ? " · " : "", n->issuer), end);
}

/* The kind stands before the words. */
static int
kind_width(struct ui *ui)
{
	return ui_chip_width(ui, kinds[1]) + ui->m.gap;
}

static void
draw_row(struct ui *ui, struct rect r, struct row_said *said, long index)
{
	const struct notice *n = said->notice;
	const char *kind = n->urgent ? "急" : n->kind;
	struct rect in = ui_row_card(ui, r, OWN_NOTICE, index), chip = cut_left(&in, kind_width(ui));
	chip = cut_middle(chip, chip.w, ui_chip_height(ui));
	ui_chip(ui, chip.x, chip.y, kind, n->urgent ? ui->p->orange : kind_color(ui, n->kind), ui->p->on_color);
	pen_centre(ui, in, row_words, said);
	ui_heard(ui, r, "notice", n->rid, NULL);
}

static void
notices_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct notices *s = self;
	const struct ui_act act[] = { { { .label = "村务公开", .icon = ICON_BOOK }, OWN_DISCLOSURE, 0 },
		{ { .label = "这一周新来的", .icon = ICON_CLOCK }, OWN_NEWS, 0 } };
	const char *label[KINDS];
	int lit = 0;
	for (int i = 0; i < s->tabs; i++) {
		label[i] = ui_printf(ui, "%s %zu", kinds[s->tab[i]], s->of[s->tab[i]]);
		lit = s->tab[i] == s->kind ? i : lit;
	}
	if (s->tabs > 2)
		cut_top(&body, ui_tabs(ui, body, label, s->tabs, lit, ui->p->blue, OWN_KIND) + ui->m.gap);
	ui_acts(ui, &body, act, 2, s->under_review ? ui_printf(ui, "有 %ld 条正在复核", s->under_review) : "");
	if (!s->rows) {
		ui_card(ui, body);
		frame_empty(ui, body, ICON_BOOK);
		return;
	}
	enum { SAMPLE = 24 }; /* of them say how high a row is and how large its type */
	struct row_said said[SAMPLE];
	int sample = s->rows < SAMPLE ? (int)s->rows : SAMPLE, w = body.w - 2 * ui->m.pad - kind_width(ui), high = 0;
	for (int i = 0; i < sample; i++) {
		said[i] = (struct row_said){ &s->notice[s->row[i]], h->now.date, true, s->fresh_helps };
		said[i].begins = !i ? pen_height(ui, w, row_words, said) * 3 < body.h : said->begins;
		int one = pen_height(ui, w, row_words, &said[i]);
		high = one > high ? one : high;
	}
	struct ui_rows l = { .scroll = &s->scroll, .count = (int)s->rows, .bare = true };
	l.least = high + ui->m.gap * 3 / 2 > ui->m.row ? high + ui->m.gap * 3 / 2 : ui->m.row;
	l.most = l.least * 2;
	ui_rows_begin(&l, ui, body);
	struct metrics was = pen_grow_alike(ui, w, l.row - ui->m.gap, row_words, said, sizeof *said, sample),
		       grown = ui->m;
	for (ui->m = was; ui_rows_next(&l); ui->m = was) {
		said->notice = &s->notice[s->row[l.i]];
		ui->m = grown;
		draw_row(ui, l.at, said, l.i);
	}
}

static bool
notices_event(void *self, struct host *h, const struct screen_event *e)
{
	struct notices *s = self;
	if (e->action == OWN_NOTICE && (size_t)e->arg < s->rows)
		host_open(h, &screen_notice, (long)s->notice[s->row[e->arg]].rid);
	else if (e->action == OWN_DISCLOSURE)
		topic_open(h, REG_DISCLOSURE, 0);
	else if (e->action == OWN_NEWS)
		host_open(h, &screen_news, 0);
	else if (e->action == OWN_KIND && e->arg < s->tabs)
		choose(s, s->tab[e->arg]);
	return true;
}

SCREEN(notices, "notices", "通知公告", SECTION_ISSUE, .dock = ACTION_NOTICES, .shows = SHOWS(REG_NOTICE),
    .scope = SCOPE_BOTH, .size = sizeof(struct notices), .enter = notices_enter, .event = notices_event,
    .draw = notices_draw);

/* ------------------------------------------------------------ one notice */

enum { OWN_ABOUT = UI_ACTION_OWN, OWN_OTHER, OWN_ALL, OWN_TAKE, OWN_PART };

struct notice_screen {
	struct notice *all, *notice; /* notice NULL: it is not there any more */
	size_t count;
	bool takes; /* the code to take home in place of the text */
	bool brief; /* there is little room beside it */
	bool alone; /* there is none: one page says it all */
	int part, answer_days;
	struct scroll scroll, side;
};

static void
notice_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct notice_screen *s = self;
	s->count = notices_all(h->store, a, &s->all);
	s->answer_days = atoi(store_setting(h->store, a, "appeal_days", NULL));
	for (size_t i = 0; i < s->count && !s->notice; i++)
		if (arg == 0 ? s->all[i].days_left >= 0 || i + 1 == s->count : s->all[i].rid == arg)
			s->notice = &s->all[i];
}

static const char *
notice_subtitle(void *self, struct host *h, struct ui *ui)
{
	struct notice_screen *s = self;
	return s->notice ? s->notice->kind : "";
}

/* Where what a title speaks of can be seen. */
static const struct about {
	const char *word, *label;
	const struct screen_class *screen;
} abouts[] = { { "最美庭院", "去看最美庭院", &screen_courtyards }, { "黑榜", "去看红榜黑榜", &screen_board },
	{ "红榜", "去看红榜黑榜", &screen_board }, { "村规民约", "去看村规民约", &screen_rules },
	{ "奖", "去看奖励", &screen_money_rewards }, { "收支", "去看花到哪去", &screen_money_spent },
	{ "评比", "去看卫生排名", &screen_rank }, { "整改", "去看问题整改", &screen_issues } };

static const struct about *
about_of(const struct notice *n)
{
	for (size_t i = 0; i < sizeof abouts / sizeof *abouts; i++)
		if (strstr(n->title, abouts[i].word))
			return &abouts[i];
	return NULL;
}

/* A paragraph begins two characters in, as on paper. */
static const char *
indented(struct ui *ui, const char *body)
{
	struct strbuf out = { 0 };
	for (const char *p = body; *p;) {
		const char *end = strchr(p, '\n');
		size_t n = end ? (size_t)(end - p) : strlen(p);
		if (n) {
			if (!str_starts(p, "　"))
				strbuf_append(&out, "　　");
			strbuf_append_n(&out, p, n);
			strbuf_append(&out, "\n");
		}
		p += n + (end ? 1 : 0);
	}
	return strbuf_take(&out, ui->arena);
}

/* 「高同村村民委员会 · 2021年12月2日」 */
static const char *
origin(struct ui *ui, const struct notice *n)
{
	char day[64] = "";
	if (n->issued_on.year)
		date_speak(n->issued_on, (struct date){ 0 }, day, sizeof day);
	return ui_printf(ui, "%s%s%s%s%s", n->issuer, n->issuer[0] && day[0] ? " · " : "", day,
	    n->doc_no[0] ? " · " : "", n->doc_no);
}

/* 「到12月10日为止」 */
static const char *
until(struct ui *ui, const struct notice *n)
{
	char day[64] = "";
	date_speak(n->show_to, n->issued_on, day, sizeof day);
	return ui_printf(ui, "到%s为止", day);
}

static void
draw_contact(struct pen *p, void *context)
{
	struct notice_screen *s = context;
	const struct notice *n = s->notice;
	struct ui *ui = p->ui;
	pen_line(p, WORDS_BODY, ui->p->soft, n->days_left >= 0 ? "有不同意见，告诉" : "不清楚的，问");
	pen_line(p, WORDS_HEAD, 0, n->contact);
	pen_icon_line(p, ICON_PHONE, WORDS_TITLE, ui->p->green, n->phone);
	if (n->days_left >= 0 && s->answer_days > 0 && !s->brief)
		pen_line(p, WORDS_BODY, ui->p->soft, ui_printf(ui, "%d 个工作日内答复", s->answer_days));
}

static void
notice_text(struct pen *p, void *context)
{
	struct notice_screen *s = context;
	struct ui *ui = p->ui;
	const struct notice *n = s->notice;
	pen_words(p, s->alone ? WORDS_HEAD : WORDS_TITLE, 0, 0, n->title);
	pen_words(p, WORDS_BODY, ui->p->soft, 0, ui_printf(ui, "%s%s", origin(ui, n), n->sample ? "　示例" : ""));
	if (s->alone && n->days_left >= 0)
		pen_words(
		    p, WORDS_BOLD, ui->p->gold, 0, ui_printf(ui, "%s，%s", home_days_left(ui->arena, n), until(ui, n)));
	pen_gap(p, ui->m.gap);
	pen_words(p, WORDS_READING, 0, 0, indented(ui, n->body));
	for (size_t i = 0; i < n->photos.count; i++) {
		struct rect at = pen_take(p, p->room.w * 45 / 100);
		at.w = at.h * 4 / 3;
		draw_image(ui->list, at, n->photos.photo[i].picture, IMAGE_CONTAIN, ui->m.radius / 2, CORNER_ALL);
		photo_tap(ui, at, &n->photos.photo[i]);
		pen_gap(p, ui->m.gap);
	}
	if (s->alone && n->phone[0])
		draw_contact(p, s);
}

/* ------------------------------------------------- until when, and to whom */

static void
draw_left(struct pen *p, void *context)
{
	const struct notice_screen *s = context;
	const struct notice *n = s->notice;
	struct ui *ui = p->ui;
	const char *to = until(ui, n);
	if (!n->days_left) {
		pen_words(p, WORDS_HEAD, ui->p->orange, 2, "公示今天最后一天");
		return;
	}
	if (s->brief) {
		pen_line(p, WORDS_HEAD, ui->p->gold, ui_printf(ui, "还剩 %ld 天", n->days_left));
		pen_line(p, WORDS_BODY, 0, to);
		return;
	}
	int px = ui->m.title * 2;
	pen_line(p, WORDS_BODY, ui->p->soft, "公示还剩");
	struct rect r = pen_take(p, px * 12 / 10);
	struct quantity q = { .number = ui_printf(ui, "%ld", n->days_left), .unit = "天" };
	int w = number_draw(ui, r.x, r.y, r.w, &q, px, ui->p->gold) + ui->m.gap;
	struct text_style body = ui_style(ui->m.body, false);
	if (w + ui_text_width(ui, to, body) < r.w)
		ui_text_right(ui, r.x + r.w,
		    r.y + text_ascent(ui->text, ui_style(px, true)) - text_ascent(ui->text, body), to, body,
		    ui->p->ink);
	else
		pen_line(p, WORDS_BODY, 0, to);
}

/* What the code says below its title. */
static const char *
code_text(struct ui *ui, const struct notice *n)
{
	return ui_printf(ui, "%s\n%s\n%s %s", origin(ui, n), n->body, n->contact, n->phone);
}

static void
draw_code(struct notice_screen *s, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	const char *text;
	int parts = ui_qr_part(ui, s->notice->title, code_text(ui, s->notice), 0, &text);
	struct rect in = rect_inset(r, m->gap / 2, m->gap / 2);
	if (r.h < theme_mm(m, 30) || r.w < theme_mm(m, 30))
		return;
	ui_card(ui, r);
	bool wide = in.w > in.h + m->body * 5;
	struct rect code = wide ? cut_left(&in, in.h) : cut_top(&in, in.h - m->body * 3);
	ui_qr(ui, code, text);
	struct pen p = pen_at(ui, in);
	p.middle = !wide;
	pen_line(&p, WORDS_HEAD, 0, "带回家看");
	int lines = p.room.h / (m->body * 3 / 2);
	if (lines > 0)
		pen_words(&p, WORDS_BODY, ui->p->soft, lines,
		    parts > 1 ? ui_printf(ui, "一共 %d 张码，点这里", parts) : "扫一扫，字都在码里，不用上网");
	if (parts > 1)
		ui_press(ui, r, m->radius, OWN_TAKE, 0);
}

static void
draw_whom(struct pen *p, void *context)
{
	const struct notice_screen *s = context;
	if (s->notice->days_left >= 0)
		draw_left(p, context);
	if (s->notice->phone[0])
		draw_contact(p, context);
}

/* Beside the text, or below it where it is upright: then two columns. */
static void
draw_side(struct notice_screen *s, struct ui *ui, struct rect r)
{
	struct rect code = ui->m.portrait && s->notice->phone[0] ? cut_right(&r, r.w * 42 / 100) : r;
	bool apart = code.x != r.x;
	if (apart)
		cut_right(&r, ui->m.gap);
	int w = r.w - 2 * ui->m.pad, high = ui->m.pad * 8 / 3 + ui->m.gap;
	s->brief = false;
	high += s->notice->days_left >= 0 ? pen_height(ui, w, draw_left, s) : 0;
	high += s->notice->phone[0] ? pen_height(ui, w, draw_contact, s) : 0;
	s->brief = high > r.h;
	if (s->brief && pen_height(ui, w, draw_whom, s) + ui->m.pad * 8 / 3 + ui->m.gap > r.h) {
		ui_page(ui, r, &s->side, draw_whom, s);
		r.h = 0;
	}
	if (r.h && s->notice->days_left >= 0)
		ui_card_top(ui, &r, draw_left, s);
	if (r.h && s->notice->phone[0])
		ui_card_top(ui, &r, draw_contact, s);
	draw_code(s, ui, apart ? code : r);
}

static void
draw_foot(struct notice_screen *s, struct ui *ui, struct rect *body)
{
	const struct about *about = about_of(s->notice);
	size_t at = (size_t)(s->notice - s->all);
	struct ui_act act[] = { { { .label = at > 0 ? "上一条" : NULL, .icon = ICON_ARROW_LEFT }, OWN_OTHER, -1 },
		{ { .label = at + 1 < s->count ? "下一条" : NULL, .icon = ICON_ARROW_RIGHT }, OWN_OTHER, 1 },
		{ { .label = "通知公告都看" }, OWN_ALL, 0 },
		{ { .label = s->takes ? "看文字" : "扫码带回家" }, OWN_TAKE, 0 },
		{ { .label = about ? about->label : NULL,
		      .fill = about ? section_color(ui->p, about->screen->section) : 0,
		      .bold = true },
		    OWN_ABOUT, 0 } };
	ui_acts(ui, body, act, 5, "");
}

static void
notice_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct notice_screen *s = self;
	const struct metrics *m = &ui->m;
	if (!s->notice) {
		ui_nothing(ui, body, ICON_BOOK, "这一条已经撤下了。");
		return;
	}
	draw_foot(s, ui, &body);
	s->alone = body.h < m->body * (m->portrait ? 28 : 12);
	struct rect text = s->alone      ? body
			   : m->portrait ? cut_top(&body, body.h * 64 / 100)
					 : cut_left(&body, body.w * 67 / 100);
	m->portrait ? cut_top(&body, m->gap) : cut_left(&body, m->gap);
	if (s->takes) {
		ui_card(ui, text);
		ui_qr_page(ui, rect_inset(text, m->pad, m->pad), s->notice->title, code_text(ui, s->notice), s->part,
		    OWN_PART);
	} else {
		ui_page_grown(ui, text, &s->scroll, notice_text, s);
		struct sentence *say = arena_alloc(ui->arena, sizeof *say);
		if (s->notice->days_left > 0) {
			speak(say, "公示还剩");
			speak_count(say, s->notice->days_left, "天");
		}
		ui_heard(ui, text, "notice", s->notice->rid, say);
	}
	if (!s->alone)
		draw_side(s, ui, body);
}

static bool
notice_event(void *self, struct host *h, const struct screen_event *e)
{
	struct notice_screen *s = self;
	if (!s->notice)
		return false;
	if (e->action == OWN_ABOUT && about_of(s->notice))
		host_open(h, about_of(s->notice)->screen, 0);
	else if (e->action == OWN_OTHER)
		host_replace(h, &screen_notice, (long)s->notice[e->arg].rid);
	else if (e->action == OWN_ALL)
		host_replace(h, &screen_notices, 0);
	else if (e->action == OWN_TAKE)
		s->takes = !s->takes;
	else if (e->action == OWN_PART)
		s->part += e->arg < 0 ? -1 : 1;
	return true;
}

static enum page_scope
notice_scope(const void *self, const struct host *h)
{
	const struct notice_screen *s = self;
	return page_scope_of(h, s->notice ? s->notice->place : NULL);
}

static struct date
notice_day(const void *self, struct host *h)
{
	const struct notice_screen *s = self;
	return s->notice ? s->notice->issued_on : (struct date){ 0 };
}

SCREEN(notice, "notice", "通知公告", SECTION_ISSUE, .scope_of = notice_scope, .as_of = notice_day,
    .size = sizeof(struct notice_screen), .enter = notice_enter, .subtitle = notice_subtitle, .event = notice_event,
    .draw = notice_draw);
