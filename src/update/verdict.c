/* verdict: see verdict.h. The argument of VERDICT_ANSWER is twice the id, and
 * one more for 「就照表里写的」. */
#include "update/verdict.h"

#include <string.h>

#include "screens/all.h"
#include "update/parts.h"

/* Why something that was taken down may stand again. */
static const char *const reasons[] = { "当时撤错了", "异议已经重新处理", "又出现了同样的问题", "村里商量定的" };
enum { REASONS = sizeof reasons / sizeof *reasons };

void
verdict_load(struct verdict *v, const struct desk *d, struct arena *a)
{
	if (v->number == desk_work(d)->number)
		return;
	v->number = desk_work(d)->number;
	v->asked = 0;
	v->count = review_judgements(desk_work(d)->review, a, &v->item);
}

long
verdict_open(const struct verdict *v)
{
	long n = 0;
	for (size_t i = 0; i < v->count; i++)
		n += v->item[i].chosen < 0;
	return n;
}

static const struct review_judgement *
find(const struct verdict *v, long id)
{
	for (size_t i = 0; i < v->count; i++)
		if (v->item[i].id == id)
			return &v->item[i];
	return NULL;
}

void
verdict_head(struct pen *p, const struct verdict *v)
{
	struct ui *ui = p->ui;
	long open = verdict_open(v);
	const char *words =
	    open ? ui_printf(ui, "要先看这 %zu 件事", v->count) : ui_printf(ui, "%zu 件事都选好了", v->count);
	const char *note = open ? "不是格子写错，是这样上屏会出岔子。都选好，才能上屏。" : "想改主意，再点另一个。";
	struct text_style head = ui_style(ui->m.head, true), small = ui_style(ui->m.note, false);
	int behind = p->room.x + ui->m.head * 2 + ui_text_width(ui, words, head);
	int room = p->room.x + p->room.w - behind, y = p->room.y;
	pen_icon_line(p, open ? ICON_EXCLAIM : ICON_CHECK, WORDS_HEAD, open ? ui->p->orange : ui->p->green, words);
	if (ui_text_width(ui, note, small) > room)
		pen_words(p, WORDS_NOTE, ui->p->soft, 0, note);
	else
		ui_text(ui, behind, y + text_ascent(ui->text, head) - text_ascent(ui->text, small), note, small,
		    ui->p->soft);
}

/* ----------------------------------------------------------------- a card */

struct card {
	const struct review_judgement *j;
	size_t number;
};

static struct ui_button
face(struct ui *ui, const struct review_judgement *j, int answer)
{
	bool chosen = j->chosen == answer;
	return (struct ui_button){ .label = answer ? j->as_written : j->careful,
		.fill = chosen ? ui->p->blue : 0,
		.bold = chosen,
		.icon = chosen ? ICON_CHECK : ICON_NONE };
}

/* The two buttons side by side, or below each other; w 0: returns the width they want. */
static int
buttons(struct ui *ui, const struct review_judgement *j, struct rect r)
{
	int want = 0;
	for (int i = 0; i < 2; i++) {
		struct ui_button b = face(ui, j, i);
		int w = ui_button_width(ui, &b);
		want += w + (i ? ui->m.gap : 0);
		if (r.w) {
			ui_button(ui, cut_left(&r, w), &b, VERDICT_ANSWER, 2 * j->id + i);
			cut_left(&r, ui->m.gap);
		}
	}
	return want;
}

static void
sign(struct ui *ui, struct rect r, const struct card *c)
{
	bool open = c->j->chosen < 0;
	if (!open) {
		draw_icon(ui->list, ICON_CHECK, r, ui->p->green);
		return;
	}
	draw_round(ui->list, r, r.h / 2, CORNER_ALL, ui->p->orange);
	ui_text_center(ui, r, ui_printf(ui, "%zu", c->number), ui_style(ui->m.body, true), ui->p->card);
}

static void
card_words(struct pen *p, void *context)
{
	const struct card *c = context;
	struct ui *ui = p->ui;
	const struct metrics *m = &ui->m;
	int side = m->body * 3 / 2, want = buttons(ui, c->j, (struct rect){ 0 });
	bool beside = p->room.w - side - m->pad - want - m->pad > m->body * 16;
	pen_gap(p, m->gap);
	struct rect r = p->room, mark = { r.x, r.y, side, side }, right = r;
	sign(ui, mark, c);
	struct pen words = *p;
	cut_left(&words.room, side + m->gap);
	if (beside) {
		right = cut_right(&words.room, want);
		cut_right(&words.room, m->pad);
	}
	int before = words.used;
	pen_words(&words, WORDS_BOLD, 0, 0, c->j->sentence);
	pen_words(&words, WORDS_NOTE, ui->p->soft, 0, c->j->proof);
	if (!beside) {
		pen_gap(&words, m->gap / 2);
		struct rect row = pen_take(&words, m->button);
		buttons(ui, c->j, row);
	}
	int high = words.used - before;
	if (beside && high < m->button)
		high = m->button;
	if (beside) {
		right.h = high;
		right = cut_middle(right, want, m->button);
		buttons(ui, c->j, right);
	}
	pen_take(p, high);
	pen_gap(p, m->gap);
}

void
verdict_card(struct pen *p, const struct verdict *v, size_t i)
{
	struct ui *ui = p->ui;
	struct card c = { &v->item[i], i + 1 };
	int pad = ui->m.pad, high = pen_height(ui, p->room.w - 2 * pad, card_words, &c);
	struct rect r = pen_take(p, high), edge = { r.x, r.y, ui->m.gap / 2, r.h };
	ui_card(ui, r);
	draw_round(ui->list, edge, edge.w / 2, CORNER_ALL, c.j->chosen < 0 ? ui->p->orange : ui->p->green);
	struct pen in = pen_at(ui, rect_inset(r, pad, 0));
	if (!ui->lifted)
		card_words(&in, &c);
	pen_gap(p, ui->m.gap);
}

/* --------------------------------------------------------- once more, then */

static void
share(struct pen *p, const struct review_judgement *j)
{
	struct ui *ui = p->ui;
	struct rect bar = pen_take(p, ui->m.body);
	draw_round(ui->list, bar, ui->m.radius / 2, CORNER_ALL, ui->p->orange_tint);
	struct rect left = bar;
	left.w = (int)((long long)bar.w * j->stays / (j->stays + j->rows));
	draw_round(ui->list, left, ui->m.radius / 2, CORNER_ALL, ui->p->green);
	pen_gap(p, ui->m.gap / 2);
	pen_ends(p, WORDS_BOLD, ui->p->orange, ui_printf(ui, "留 %ld", j->stays), ui_printf(ui, "撤下 %ld", j->rows));
}

static void
ask_words(struct pen *p, void *context)
{
	const struct review_judgement *j = context;
	struct ui *ui = p->ui;
	pen_icon_words(
	    p, ICON_EXCLAIM, WORDS_HEAD, ui->p->orange, 0, j->reason_wanted ? "为什么要放回去？" : j->sentence);
	pen_gap(p, ui->m.gap);
	pen_words(p, WORDS_BODY, 0, 0, j->reason_wanted ? j->sentence : j->proof);
	pen_gap(p, ui->m.gap);
	if (j->reason_wanted) {
		pen_words(p, WORDS_NOTE, ui->p->soft, 0, "写进改动记录：谁、哪天、为什么，别的工作人员都看得到。");
		for (int i = 0; i < REASONS; i++) {
			pen_gap(p, ui->m.gap);
			pen_button(p, &(struct ui_button){ .label = reasons[i] }, VERDICT_REASON, i);
		}
	} else if (j->stays + j->rows > 0 && j->stays) {
		share(p, j);
	}
	pen_gap(p, ui->m.pad);
	pen_button(p,
	    &(struct ui_button){ .label = ui_printf(ui, "算了，%s", j->careful), .fill = ui->p->blue, .bold = true },
	    VERDICT_NOT, 0);
	pen_gap(p, ui->m.gap);
	if (!j->reason_wanted) {
		pen_button(p, &(struct ui_button){ .label = ui_printf(ui, "%s（%ld 行）", j->as_written, j->rows) },
		    VERDICT_SURE, 0);
		pen_gap(p, ui->m.gap);
		pen_button(p, &(struct ui_button){ .label = "看看是哪几行" }, VERDICT_ROWS, 0);
	}
}

void
verdict_ask(const struct verdict *v, struct ui *ui)
{
	struct review_judgement *j = (struct review_judgement *)find(v, v->asked);
	if (j)
		ui_ask(ui, ask_words, j);
}

/* ----------------------------------------------------------------- a finger */

static void
tell(struct verdict *v, struct host *h, const struct review_judgement *j, int answer, const char *reason)
{
	char line[512];
	v->asked = 0;
	if (desk_work(h->desk)->state != DESK_REVIEW)
		return;
	snprintf(line, sizeof line, "%s %ld %d%s%s", v->verb ? v->verb : "answer", j->id, answer, *reason ? " " : "",
	    reason);
	desk_tell(h->desk, line);
}

static void
answered(struct verdict *v, struct host *h, long arg)
{
	const struct review_judgement *j = find(v, arg / 2);
	int answer = (int)(arg % 2);
	if (!j || j->chosen == answer)
		return;
	if (answer && (j->harmful || j->reason_wanted))
		v->asked = j->id;
	else
		tell(v, h, j, answer, "");
}

bool
verdict_event(struct verdict *v, struct host *h, const struct screen_event *e)
{
	const struct review_judgement *j = find(v, v->asked);
	if (e->action == VERDICT_ANSWER)
		answered(v, h, e->arg);
	else if (j && e->action == VERDICT_SURE)
		tell(v, h, j, 1, "");
	else if (j && e->action == VERDICT_REASON && e->arg >= 0 && e->arg < REASONS)
		tell(v, h, j, 1, reasons[e->arg]);
	else if (j && e->action == VERDICT_NOT)
		tell(v, h, j, 0, "");
	else if (j && e->action == VERDICT_ROWS) {
		v->asked = 0;
		host_open(h, &screen_staff_register, j->reg);
	} else
		return false;
	return true;
}
