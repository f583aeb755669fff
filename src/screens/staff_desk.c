/* staff_desk: see staff_desk.h. */
#include "screens/staff_desk.h"

#include <string.h>

#include "screens/frame.h"
#include "screens/staff_frame.h"
#include "store/settings.h"

/* The line below a resident's screen, with what can be done at its end (or not). */
static void
draw_banner(struct ui *ui, struct rect *body, const struct ui_button *b, const struct ui_button *end)
{
	const struct metrics *m = &ui->m;
	int h = m->button, w = end ? ui_button_width(ui, end) + m->gap : 0;
	struct rect r = { body->x, body->y + body->h - h + m->gap / 2, body->w - w, h };
	const struct ui_button narrow = { .label = b->label, .fill = b->fill, .bold = true };
	ui_button(ui, r, ui_button_width(ui, b) > r.w ? &narrow : b, ACTION_STAFF, 0);
	if (end)
		ui_button(ui, (struct rect){ r.x + r.w + m->gap, r.y, w - m->gap, h }, end, ACTION_STAFF_OUT, 0);
	body->h -= h + m->gap / 2;
}

static const char *
banner_words(const struct desk *d)
{
	const struct desk_stick *k = NULL;
	for (int i = 0; i < desk_sticks(d); i++)
		if (desk_stick(d, i)->fresh && (!k || desk_stick(d, i)->look == DESK_USEFUL))
			k = desk_stick(d, i);
	return !k || k->look == DESK_USEFUL ? "U盘插好了，工作人员请按这里"
	       : k->look == DESK_NOTHING    ? "U盘里没有表格，工作人员请按这里看"
	       : k->look == DESK_SLOW       ? "U盘很慢，工作人员请按这里看"
					    : "U盘读不了，工作人员请按这里看";
}

void
staff_banner(struct host *h, struct ui *ui, struct rect *body)
{
	struct ui_button b = { .fill = ui->p->blue, .bold = true, .icon = ICON_SHEET };
	const struct ui_button out = { .label = "退出" };
	b.label = banner_words(h->desk);
	if (desk_who(h->desk)->id) {
		b.label = ui_printf(ui, "%s还在登录，按这里回去", desk_who(h->desk)->name);
		b.icon = ICON_PEOPLE;
	}
	draw_banner(ui, body, &b, desk_who(h->desk)->id ? &out : NULL);
}

int
staff_preview_height(const struct ui *ui)
{
	return ui->m.button + ui->m.gap * 3 / 2;
}

void
staff_preview_bar(struct ui *ui, int x)
{
	const struct metrics *m = &ui->m;
	int h = staff_preview_height(ui), y = m->gap * 3 / 4;
	const struct ui_button back = { .label = "返回核对", .bold = true };
	int w = ui_button_width(ui, &back), room = m->width - 2 * m->margin - w - m->gap;
	struct text_style style = ui_style(m->head, true);
	const char *words = "预览：还没有上屏";
	if (ui_text_width(ui, words, style) > room)
		style = ui_style(m->body, true);
	draw_fill(ui->list, (struct rect){ 0, 0, m->width + 2 * x, h }, ui->p->blue);
	ui_text_in(ui, x + m->margin, (h - ui_line_height(ui, style)) / 2, room, words, style, ui->p->on_color);
	ui_button(ui, (struct rect){ x + m->width - m->margin - w, y, w, m->button }, &back, ACTION_PREVIEW_OVER, 0);
}

bool
staff_locked(struct host *h, struct ui *ui)
{
	if (desk_who(h->desk)->id)
		return false;
	ui_empty(ui, STAFF_CARD(h, ui, .title = "工作人员"), ICON_PEOPLE, "请先按“工作人员”登录。");
	return true;
}

bool
staff_asks(const struct host *h)
{
	const struct desk *d = h->desk;
	return desk_who(d)->id && desk_logout_ms(d) < h->now_ms + STAFF_ASK_MS;
}

void
staff_question(struct host *h, struct ui *ui)
{
	const struct desk *d = h->desk;
	long left = desk_seconds_left(d, h->now_ms);
	frame_question(ui, "还在吗？", ui_printf(ui, "%ld 秒后自动退出", left), "还在", "退出", ACTION_STAFF_OUT);
}

bool
staff_must_hand_over(const struct desk *d)
{
	return desk_data(d) && settings_yes(desk_data(d), "two_persons") &&
	       strcmp(desk_work(d)->reader, desk_who(d)->name) == 0;
}

bool
staff_is_second(const struct desk *d)
{
	return desk_data(d) && desk_who(d)->id && desk_work(d)->reader[0] &&
	       settings_yes(desk_data(d), "two_persons") && !staff_must_hand_over(d);
}

bool
start_needed(const struct host *h)
{
	struct staff_member list[STAFF_MOST];
	return !store_demonstration(h->store) && !h->demonstration && staff_list(desk_data(h->desk), list) == 0 &&
	       !state_had_content(desk_data(h->desk));
}
