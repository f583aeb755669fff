/* notices: the list, newest first, 公示 with the days left; and one notice
 * in large print. */
#include <string.h>

#include "base/str.h"
#include "screens/all.h"
#include "screens/topic.h"
#include "screens/frame.h"
#include "screens/register.h"
#include "queries/texts.h"

enum { OWN_NOTICE = UI_ACTION_OWN, OWN_KIND, OWN_DISCLOSURE };

static const char *const kinds[] = { "全部", "公示", "公告", "通知", "倡议" };
enum { KINDS = sizeof kinds / sizeof *kinds };

struct notices {
	struct notice *notice;
	size_t count;
	size_t *row; /* indexes of those shown */
	size_t rows;
	int kind;
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
	s->count = notices_all(h->store, a, &s->notice);
	s->row = arena_array(a, s->count + 1, sizeof *s->row);
	s->under_review = store_under_review(h->store, REG_NOTICE, NULL);
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

static const char *
left_words(struct ui *ui, const struct notice *n)
{
	if (n->days_left < 0)
		return "";
	return n->days_left ? ui_printf(ui, "公示还剩 %ld 天", n->days_left) : "公示今天最后一天";
}

static void
draw_row(struct host *h, struct ui *ui, struct rect r, const struct notice *n, long index)
{
	const struct metrics *m = &ui->m;
	struct text_style bold = ui_style(m->body, true), note = ui_style(m->note, false);
	char day[64] = "";
	if (ui_pressed(ui, OWN_NOTICE, index))
		draw_fill(ui->list, r, ui->p->pressed);
	int chip = ui_chip_width(ui, "公示"), x = r.x + m->pad, right = r.x + r.w - m->pad;
	int words = ui_line_height(ui, bold) + ui_line_height(ui, note), y = r.y + (r.h - words) / 2;
	ui_chip(ui, x, y + (ui_line_height(ui, bold) - ui_chip_height(ui)) / 2, n->kind, kind_color(ui, n->kind),
	    ui->p->on_color);
	x += chip + m->gap;
	int side = m->body, w = right - side - m->gap - x;
	draw_icon(
	    ui->list, ICON_ARROW_RIGHT, (struct rect){ right - side, r.y + (r.h - side) / 2, side, side }, ui->p->soft);
	if (n->fresh) {
		int cw = ui_chip_width(ui, "新") + m->gap / 2;
		w -= cw;
		int tw = ui_text_in(ui, x, y, w, n->title, bold, ui->p->ink);
		ui_chip(ui, x + tw + m->gap / 2, y + (ui_line_height(ui, bold) - ui_chip_height(ui)) / 2, "新",
		    ui->p->red, ui->p->on_color);
		w += cw;
	} else {
		ui_text_in(ui, x, y, w, n->title, bold, ui->p->ink);
	}
	y += ui_line_height(ui, bold);
	if (n->issued_on.year)
		date_speak(n->issued_on, h->now.date, day, sizeof day);
	const char *left = left_words(ui, n);
	int used = ui_text_in(
	    ui, x, y, w, ui_printf(ui, "%s%s%s", day, n->issuer[0] ? " · " : "", n->issuer), note, ui->p->soft);
	if (left[0] && used + ui_text_width(ui, left, ui_style(m->note, true)) + m->gap < w)
		ui_text(ui, x + used + m->gap, y, left, ui_style(m->note, true), ui->p->orange);
	ui_hit(ui, r, OWN_NOTICE, index);
	ui_heard(ui, r, "notice", n->rid, NULL);
}

static void
notices_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct notices *s = self;
	const struct metrics *m = &ui->m;
	struct ui_button open = { .label = "村务公开", .icon = ICON_BOOK };
	int open_w = ui_button_width(ui, &open), kinds_w = ui_tabs_width(ui, kinds, KINDS);
	int head = ui_tabs(ui, body, kinds, KINDS, s->kind, ui->p->blue, OWN_KIND) + m->gap;
	bool beside = kinds_w + open_w + m->gap * 2 <= body.w;
	struct rect corner = { body.x + body.w - open_w, beside ? body.y : body.y + head, open_w, m->button };
	ui_button(ui, corner, &open, OWN_DISCLOSURE, 0);
	head += beside ? 0 : m->button + m->gap;
	if (s->under_review)
		head += ui_text_in(ui, body.x, body.y + head, body.w,
			    ui_printf(ui, "有 %ld 条正在复核", s->under_review), ui_style(m->note, true), ui->p->orange)
			    ? m->note * 13 / 10 + m->gap / 2
			    : 0;
	struct rect r = { body.x, body.y + head, body.w, body.h - head };
	ui_card(ui, r);
	if (!s->rows) {
		if (s->count)
			ui_empty(ui, r, ICON_BOOK, ui_printf(ui, "现在没有%s。", kinds[s->kind]));
		else
			frame_empty(ui, r, ICON_BOOK);
		return;
	}
	int row = m->body * 13 / 10 + m->note * 13 / 10 + m->gap * 2;
	row = row > m->row ? row : m->row;
	struct rect list = rect_inset(r, 0, m->gap / 2);
	row = ui_fit_row(ui, list, row, (int)s->rows);
	struct ui_view v = ui_view_begin(ui, list, &s->scroll, (int)s->rows * row, row);
	int first, last;
	ui_view_rows(&v, row, (int)s->rows, &first, &last);
	for (int i = first; i < last; i++) {
		struct rect at = { r.x, v.y + i * row, r.w, row };
		draw_row(h, ui, at, &s->notice[s->row[i]], (long)s->row[i]);
		ui_divider(ui, r.x + m->pad, at.y + row - 1, r.w - 2 * m->pad);
	}
	ui_view_end(ui, &v);
}

static bool
notices_event(void *self, struct host *h, const struct screen_event *e)
{
	struct notices *s = self;
	if (e->action == OWN_NOTICE)
		host_open(h, &screen_notice, (long)s->notice[e->arg].rid);
	else if (e->action == OWN_DISCLOSURE)
		topic_open(h, REG_DISCLOSURE, 0);
	else if (e->action == OWN_KIND && e->arg < KINDS)
		choose(s, (int)e->arg);
	return true;
}

SCREEN(notices, "notices", "通知公告", SECTION_ISSUE, .dock = ACTION_NOTICES, .shows = SHOWS(REG_NOTICE),
    .scope = SCOPE_BOTH, .size = sizeof(struct notices), .enter = notices_enter, .event = notices_event,
    .draw = notices_draw);

/* ------------------------------------------------------------ one notice */

struct notice_screen {
	struct notice notice;
	bool found;
	struct scroll scroll;
};

static void
notice_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct notice_screen *s = self;
	struct notice *all;
	size_t n = notices_all(h->store, a, &all);
	for (size_t i = 0; i < n && !s->found; i++)
		if (arg == 0 ? all[i].days_left >= 0 || i + 1 == n : all[i].rid == arg) {
			s->notice = all[i];
			s->found = true;
		}
}

static const char *
notice_subtitle(void *self, struct host *h, struct ui *ui)
{
	struct notice_screen *s = self;
	return s->found ? s->notice.kind : "";
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
	const char *s = arena_strdup(ui->arena, strbuf_text(&out));
	strbuf_free(&out);
	return s;
}

static int
notice_text(struct notice_screen *s, struct host *h, struct ui *ui, struct rect r, int y, bool draw)
{
	const struct metrics *m = &ui->m;
	const struct notice *n = &s->notice;
	struct text_style head = ui_style(m->title, true), body = ui_style(m->body * 11 / 10, false),
			  note = ui_style(m->note, false);
	char day[64] = "";
	int from = y;
	if (n->issued_on.year)
		date_speak(n->issued_on, (struct date){ 0 }, day, sizeof day);
	y += draw ? ui_paragraph(ui, r.x, y, r.w, n->title, head, ui->p->ink, 0, 0)
		  : ui_paragraph_height(ui, r.w, n->title, head, 0, 0);
	const char *line = ui_printf(ui, "%s%s%s%s%s", n->issuer, n->issuer[0] && day[0] ? " · " : "", day,
	    n->doc_no[0] ? " · " : "", n->doc_no);
	if (draw) {
		int w = ui_text_in(ui, r.x, y + m->gap / 2, r.w, line, note, ui->p->soft);
		if (n->sample && w + ui_chip_width(ui, "示例") + m->gap < r.w)
			frame_sample(ui, r.x + w + m->gap, y + m->gap / 2 - m->note / 8);
	}
	y += ui_line_height(ui, note) + m->gap * 3 / 2;
	const char *text = indented(ui, n->body);
	y += draw ? ui_paragraph(ui, r.x, y, r.w, text, body, ui->p->ink, 17, 0)
		  : ui_paragraph_height(ui, r.w, text, body, 17, 0);
	if (n->photos.count) {
		int w = r.w * 6 / 10, h2 = w * 3 / 4;
		for (size_t i = 0; i < n->photos.count; i++, y += h2 + m->gap) {
			struct rect at = { r.x, y + m->gap, w, h2 };
			if (!draw)
				continue;
			draw_image(ui->list, at, n->photos.photo[i].picture, IMAGE_CONTAIN, m->radius / 2, CORNER_ALL);
			photo_tap(ui, at, &n->photos.photo[i]);
		}
		y += m->gap;
	}
	return y - from;
}

static void
draw_contact(struct notice_screen *s, struct host *h, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	const struct notice *n = &s->notice;
	struct text_style body = ui_style(m->body, false), bold = ui_style(m->head, true);
	char until[64] = "";
	int x = r.x, y = r.y + (r.h - ui_line_height(ui, bold)) / 2, by = y + (m->head - m->body);
	ui_divider(ui, r.x - m->pad, r.y, r.w + 2 * m->pad);
	if (n->days_left >= 0) {
		date_speak(n->show_to, h->now.date, until, sizeof until);
		const char *words = left_words(ui, n);
		x += ui_chip(ui, x, r.y + (r.h - ui_chip_height(ui)) / 2, words, ui->p->orange_tint, ui->p->orange) +
		     m->gap;
		const char *to = ui_printf(ui, "到%s", until);
		if (x + ui_text_width(ui, to, body) < r.x + r.w / 2)
			x += ui_text(ui, x, by, to, body, ui->p->soft) + m->gap;
	}
	if (!n->phone[0])
		return;
	int side = m->body, w = ui_text_width(ui, n->phone, bold), right = r.x + r.w;
	ui_text(ui, right - w, y, n->phone, bold, ui->p->ink);
	draw_icon(ui->list, ICON_PHONE,
	    (struct rect){ right - w - side - m->gap / 2, r.y + (r.h - side) / 2, side, side }, ui->p->green);
	int room = right - w - side - m->gap * 2 - x;
	if (n->contact[0] && ui_text_width(ui, n->contact, body) < room)
		ui_text_right(ui, right - w - side - m->gap, by, n->contact, body, ui->p->soft);
}

static void
notice_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct notice_screen *s = self;
	const struct metrics *m = &ui->m;
	ui_card(ui, body);
	if (!s->found) {
		ui_empty(ui, body, ICON_BOOK, "这一条已经撤下了。");
		return;
	}
	bool foot = s->notice.phone[0] || s->notice.days_left >= 0;
	struct rect in = rect_inset(body, m->pad * 3 / 2, m->pad);
	int foot_h = foot ? m->button : 0;
	in.h -= foot_h ? foot_h - m->pad / 2 : 0;
	struct ui_view v = ui_view_begin(ui, in, &s->scroll, notice_text(s, h, ui, in, 0, false), 0);
	ui_heard(ui, in, "notice", s->notice.rid, NULL);
	notice_text(s, h, ui, in, v.y, true);
	ui_view_end(ui, &v);
	if (foot)
		draw_contact(s, h, ui, (struct rect){ in.x, body.y + body.h - foot_h, in.w, foot_h });
}

static enum page_scope
notice_scope(const void *self, const struct host *h)
{
	const struct notice_screen *s = self;
	return page_scope_of(h, s->notice.place);
}

SCREEN(notice, "notice", "通知公告", SECTION_ISSUE, .scope_of = notice_scope, .size = sizeof(struct notice_screen),
    .enter = notice_enter, .subtitle = notice_subtitle, .draw = notice_draw);
