/* code_pad: see code_pad.h. */
#include "screens/code_pad.h"

#include <string.h>

#include "screens/choices.h"

/* In rows of six, so that twelve can be followed with a finger on the paper. */
static int
draw_dots(struct ui *ui, const struct code_pad *p, struct rect r)
{
	const struct metrics *m = &ui->m;
	int d = m->head * 3 / 4, gap = m->head / 2, n = (int)strlen(p->typed), most = CODE_PAD_ROW;
	int columns = p->digits < most ? p->digits : most, rows = (p->digits + most - 1) / most;
	int x0 = r.x + (r.w - columns * d - (columns - 1) * gap) / 2;
	for (int i = 0; i < p->digits; i++) {
		struct rect dot = { x0 + i % most * (d + gap), r.y + i / most * (d + gap), d, d };
		if (i < n)
			draw_round(ui->list, dot, d / 2, CORNER_ALL, ui->p->ink);
		else
			draw_outline(ui->list, dot, d / 2, d / 8 + 1, ui->p->soft);
	}
	return rows * (d + gap) - gap;
}

static void
draw_words(struct ui *ui, const struct code_pad *p, struct rect r)
{
	const struct metrics *m = &ui->m;
	struct text_style head = ui_style(m->head, true), body = ui_style(m->body, false),
			  bold = ui_style(m->body, true);
	int y = r.y + (m->portrait ? 0 : r.h / 8), side = m->body * 5 / 4, line = ui_line_height(ui, head);
	if (ui_text_width(ui, p->head, head) > r.w)
		head = bold;
	ui_text_center(ui, (struct rect){ r.x, y, r.w, line }, p->head, head, ui->p->ink);
	y += line + m->gap * 2;
	y += draw_dots(ui, p, (struct rect){ r.x, y, r.w, 0 }) + m->gap * 2;
	if (p->message[0]) {
		int room = r.w - side - m->gap, one = ui_text_width(ui, p->message, bold);
		int x = r.x + (one < room ? (room - one) / 2 : 0);
		draw_icon(ui->list, ICON_EXCLAIM, (struct rect){ x, y + m->body / 6, side, side }, ui->p->orange);
		y += ui_paragraph(ui, x + side + m->gap, y, room, p->message, bold, ui->p->orange, 15, 0) + m->gap;
	}
	int w = ui_text_width(ui, p->help, body);
	if (w <= r.w)
		ui_text_center(ui, (struct rect){ r.x, y, r.w, ui_line_height(ui, body) }, p->help, body, ui->p->soft);
	else
		ui_paragraph(ui, r.x, y, r.w, p->help, body, ui->p->soft, 15, 0);
}

void
code_pad_draw(struct ui *ui, struct rect body, const struct code_pad *p, int action)
{
	const struct metrics *m = &ui->m;
	ui_card(ui, body);
	struct rect in = rect_inset(body, m->pad * 2, m->pad), keys = in, words = in;
	if (m->portrait) {
		int key = theme_mm(m, 24) > m->button ? theme_mm(m, 24) : m->button;
		keys.h = 4 * key + 3 * theme_mm(m, 4);
		keys.y = in.y + in.h - keys.h;
		words.h = in.h - keys.h - m->gap;
		int near = m->body * 13; /* what one presses shows right above the keys */
		words.y += words.h > near ? words.h - near : 0;
		words.h = words.h > near ? near : words.h;
	} else {
		keys.w = in.w * 46 / 100;
		keys.x = in.x + in.w - keys.w;
		words.w = in.w - keys.w - m->pad * 2;
	}
	draw_words(ui, p, words);
	choices_pad(ui, keys, p->locked ? 0 : 0x3FF, p->typed[0] != '\0', action);
}

bool
code_pad_key(struct code_pad *p, long key)
{
	size_t n = strlen(p->typed);
	int digit = choices_pad_digit(key);
	if (digit >= 0 && (int)n < p->digits && !p->locked) {
		p->typed[n] = (char)('0' + digit);
		p->message = "";
		return (int)n + 1 == p->digits;
	}
	if (key == CHOICES_PAD_BACK && n)
		p->typed[n - 1] = '\0';
	else if (key == CHOICES_PAD_CLEAR)
		code_pad_clear(p);
	return false;
}

void
code_pad_clear(struct code_pad *p)
{
	memset(p->typed, 0, sizeof p->typed);
}

struct code_clock
code_pad_clock(const struct host *h)
{
	const struct datetime *t = &h->now;
	return (struct code_clock){ (long long)date_days(t->date) * 86400 + t->hour * 3600 + t->minute * 60 + t->second,
		h->now_ms };
}
