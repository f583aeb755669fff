/* code_pad: see code_pad.h. */
#include "screens/code_pad.h"

#include <string.h>

#include "screens/choices.h"
#include "ui/pen.h"

/* In rows of six, so that twelve can be followed with a finger on the paper. */
static void
draw_dots(struct pen *p, const struct code_pad *pad)
{
	struct ui *ui = p->ui;
	int d = ui->m.head * 3 / 4, gap = ui->m.head / 2, n = (int)strlen(pad->typed);
	for (int i = 0; i < pad->digits; i += CODE_PAD_ROW) {
		int across = pad->digits - i < CODE_PAD_ROW ? pad->digits - i : CODE_PAD_ROW;
		struct rect row = cut_middle(pen_take(p, d), across * (d + gap) - gap, d);
		for (int k = 0; k < across; k++) {
			struct rect dot = cut_column(row, k, across, gap);
			if (i + k < n)
				draw_round(ui->list, dot, d / 2, CORNER_ALL, ui->p->ink);
			else
				draw_outline(ui->list, dot, d / 2, d / 8 + 1, ui->p->soft);
		}
		pen_gap(p, gap);
	}
}

struct said {
	const struct code_pad *pad;
	bool help;
};

static void
draw_words(struct pen *p, void *context)
{
	const struct said *w = context;
	struct ui *ui = p->ui;
	p->middle = true;
	pen_words(p, WORDS_HEAD, 0, 3, w->pad->head);
	pen_gap(p, ui->m.gap);
	draw_dots(p, w->pad);
	if (w->pad->message[0])
		pen_icon_words(p, ICON_EXCLAIM, WORDS_BOLD, ui->p->orange, 0, w->pad->message);
	if (w->help)
		pen_words(p, WORDS_BODY, ui->p->soft, 0, w->pad->help);
}

void
code_pad_draw(struct ui *ui, struct rect r, const struct code_pad *p, int action)
{
	const struct metrics *m = &ui->m;
	struct said words = { p, true };
	int key = theme_mm(m, 24) > m->button ? theme_mm(m, 24) : m->button;
	struct rect keys = m->portrait ? cut_bottom(&r, 4 * key + 3 * theme_mm(m, 4)) : cut_right(&r, r.w * 48 / 100);
	m->portrait ? cut_bottom(&r, m->gap) : cut_right(&r, m->pad);
	words.help = pen_height(ui, r.w, draw_words, &words) <= r.h; /* only where all of it has room */
	pen_centre_grown(ui, r, draw_words, &words);
	choices_pad(ui, keys, p->locked ? 0 : 0x3FF, p->typed[0] && !p->locked, action);
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
