/* board: the red list and the black list of an issue, side by side; in
 * portrait one above the other, each with its own pages. */

#include "screens/all.h"
#include "contest/board_words.h"
#include "screens/frame.h"
#include "contest/ranking.h"

enum { OWN_PERIOD = UI_ACTION_OWN, OWN_ENTRY, OWN_APPEAL };

struct board_screen {
	struct text_list periods;
	size_t at;
	struct board board;
	struct scroll red, black;
};

static void
load(struct board_screen *s, struct host *h)
{
	s->board = (struct board){ 0 };
	if (s->periods.count)
		s->board = boards_of(h->store, h->arena, s->periods.text[s->at], host_scope(h));
	scroll_jump(&s->red, 0);
	scroll_jump(&s->black, 0);
}

static void
board_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct board_screen *s = self;
	s->periods = boards_periods(h->store, a);
	load(s, h);
}

static const char *
board_subtitle(void *self, struct host *h, struct ui *ui)
{
	struct board_screen *s = self;
	char words[64] = "";
	if (s->periods.count)
		period_speak(s->periods.text[s->at], words, sizeof words);
	return ui_printf(ui, "%s", words);
}

/* -------------------------------------------------------------- entries */

static int
entry_height(struct ui *ui)
{
	const struct metrics *m = &ui->m;
	return m->head * 13 / 10 + m->body * 27 / 10 + m->note * 13 / 10 + m->gap;
}

static void
draw_entry(struct host *h, struct ui *ui, struct rect r, const struct board_entry *e, long index)
{
	const struct metrics *m = &ui->m;
	struct text_style head = ui_style(m->head, true), body = ui_style(m->body, false),
			  note = ui_style(m->note, false);
	int x = r.x + m->pad, y = r.y + m->gap / 2, photo_h = r.h - m->gap, photo_w = photo_h * 4 / 3;
	const struct store_photos *p = e->state == BOARD_DONE && e->after.count ? &e->after : &e->before;
	if (ui_pressed(ui, OWN_ENTRY, index))
		draw_fill(ui->list, r, ui->p->pressed);
	if (photo_w > r.w * 3 / 10)
		photo_w = r.w * 3 / 10, photo_h = photo_w * 3 / 4;
	if (p->count && photo_w > m->title) {
		draw_image(ui->list, (struct rect){ x, y, photo_w, photo_h }, p->photo[0].thumb, IMAGE_COVER,
		    m->radius / 2, CORNER_ALL);
		x += photo_w + m->pad * 3 / 4;
	}
	int w = r.x + r.w - m->pad - x;
	const char *chip = board_chip(h, ui, e), *target = board_target(ui, e);
	int chip_w = ui_chip_width(ui, chip), title_w = ui_text_width(ui, target, head);
	bool beside = title_w + m->gap + chip_w <= w;
	ui_text_in(ui, x, y, w, target, head, ui->p->ink);
	int cy = y + (ui_line_height(ui, head) - ui_chip_height(ui)) / 2;
	if (beside)
		board_chip_draw(ui, x + title_w + m->gap, cy, e, chip);
	y += ui_line_height(ui, head);
	if (!beside) {
		board_chip_draw(ui, x, y + (m->body * 135 / 100 - ui_chip_height(ui)) / 2, e, chip);
		y += m->body * 135 / 100;
	}
	const char *foot = board_footnote(h, ui, e);
	int room = r.y + r.h - y - m->gap / 3 - (foot[0] ? ui_line_height(ui, note) : 0);
	int lines = room / ui_line_height(ui, body);
	y += ui_paragraph(ui, x, y, w, e->reason, body, ui->p->ink, 0, lines > 1 ? lines : 1);
	ui_text_in(ui, x, y, w, foot, note, ui->p->soft);
	ui_hit(ui, r, OWN_ENTRY, index);
}

static void
draw_appeal(struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	struct ui_button b = { .label = "有不同意见，这样办" };
	int w = ui_button_width(ui, &b);
	ui_button(
	    ui, (struct rect){ r.x + r.w - m->pad - w, r.y + (r.h - m->button) / 2, w, m->button }, &b, OWN_APPEAL, 0);
}

/* -------------------------------------------------------------- columns */

static void
draw_heading(struct ui *ui, struct rect r, const char *name, enum icon icon, const char *words, color_argb fill)
{
	struct text_style big = ui_style(ui->m.title, true), small = ui_style(ui->m.body, false);
	int x = r.x + ui->m.pad, side = ui->m.title;
	draw_round(ui->list, r, ui->m.radius, CORNER_TL | CORNER_TR, fill);
	draw_icon(ui->list, icon, (struct rect){ x, r.y + (r.h - side) / 2, side, side }, ui->p->on_color);
	x += side + ui->m.gap;
	x += ui_text(ui, x, r.y + (r.h - ui_line_height(ui, big)) / 2, name, big, ui->p->on_color) + ui->m.gap;
	int room = r.x + r.w - ui->m.pad - x;
	if (ui_text_width(ui, words, small) > room)
		small = ui_style(ui->m.note, false);
	const char *fit = text_fit(ui->text, ui->arena, words, small, room);
	ui_text_right(
	    ui, r.x + r.w - ui->m.pad, r.y + (r.h - ui_line_height(ui, small)) / 2, fit, small, ui->p->on_color);
}

static void
draw_column(struct board_screen *s, struct host *h, struct ui *ui, struct rect r, bool red)
{
	const struct metrics *m = &ui->m;
	const struct board_entry *entry = red ? s->board.red : s->board.black;
	int count = (int)(red ? s->board.reds : s->board.blacks), heading = m->title * 16 / 10,
	    least = entry_height(ui);
	const char *words = red ? ui_printf(ui, "%d 处", count) : ui_printf(ui, "%d 处，改好了就撤下", count);
	ui_card(ui, r);
	draw_heading(ui, (struct rect){ r.x, r.y, r.w, heading }, red ? "红榜" : "黑榜", red ? ICON_FLOWER : ICON_BROOM,
	    words, red ? ui->p->red : ui->p->black);
	struct rect list = { r.x, r.y + heading, r.w, r.h - heading };
	int foot = red ? 0 : m->button + m->gap;
	if (foot) {
		list.h -= foot;
		ui_divider(ui, r.x, list.y + list.h, r.w);
		draw_appeal(ui, (struct rect){ r.x, list.y + list.h, r.w, foot });
		if (s->board.under_review)
			ui_text(ui, r.x + m->pad, list.y + list.h + (foot - m->note * 13 / 10) / 2,
			    ui_printf(ui, "有 %ld 条正在复核", s->board.under_review), ui_style(m->note, true),
			    ui->p->orange);
	}
	if (!count) {
		ui_empty(ui, list, red ? ICON_FLOWER : ICON_CHECK,
		    red ? "这一期红榜还没有出来。" : "这一期没有要收拾的地方。");
		return;
	}
	int row = ui_fit_row(ui, list, least, count);
	row = row > least * 2 ? least : row;
	struct ui_view v = ui_view_begin(ui, list, red ? &s->red : &s->black, count * row, row);
	int first, last;
	ui_view_rows(&v, row, count, &first, &last);
	for (int i = first; i < last; i++) {
		struct rect at = { r.x, v.y + i * row, r.w, row };
		draw_entry(h, ui, at, &entry[i], i * 2 + (red ? 0 : 1));
		ui_divider(ui, r.x + m->pad, at.y + row - 1, r.w - 2 * m->pad);
	}
	ui_view_end(ui, &v);
}

static void
board_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct board_screen *s = self;
	const struct metrics *m = &ui->m;
	char words[64] = "还没有";
	if (s->periods.count)
		period_speak(s->periods.text[s->at], words, sizeof words);
	int step = ui_stepper_width(ui, "2021年12月");
	ui_stepper(ui, (struct rect){ body.x, body.y, step, m->button }, words, s->at + 1 < s->periods.count, s->at > 0,
	    OWN_PERIOD);
	frame_scope(h, ui, body.x + body.w, body.y, ui->p->red);
	int head = m->button + m->gap, gap = m->gap * 3 / 2;
	struct rect r = { body.x, body.y + head, body.w, body.h - head }, left = r, right = r;
	if (!s->periods.count) {
		ui_card(ui, r);
		frame_empty(ui, r, ICON_FLOWER);
		return;
	}
	if (m->portrait) {
		left.h = (r.h - gap) * 55 / 100;
		right.y = r.y + left.h + gap;
		right.h = r.h - left.h - gap;
	} else {
		left.w = right.w = (r.w - gap) / 2;
		right.x = r.x + left.w + gap;
	}
	draw_column(s, h, ui, left, true);
	draw_column(s, h, ui, right, false);
}

static bool
board_event(void *self, struct host *h, const struct screen_event *e)
{
	struct board_screen *s = self;
	if (e->action == OWN_PERIOD && (e->arg < 0 ? s->at + 1 < s->periods.count : s->at > 0)) {
		s->at = e->arg < 0 ? s->at + 1 : s->at - 1;
		load(s, h);
	} else if (e->action == OWN_ENTRY) {
		const struct board_entry *list = e->arg % 2 ? s->board.black : s->board.red;
		host_open(h, &screen_board_entry, (long)list[e->arg / 2].rid);
	} else if (e->action == OWN_APPEAL) {
		host_open(h, &screen_board_appeal, 0);
	}
	return true;
}

SCREEN(board, "board", "红榜 黑榜", SECTION_BOARD, .shows = SHOWS(REG_BOARD), .size = sizeof(struct board_screen),
    .enter = board_enter, .subtitle = board_subtitle, .event = board_event, .draw = board_draw);
