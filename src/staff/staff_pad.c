/* staff_pad: see staff_pad.h. */
#include "staff/staff_pad.h"

#include <string.h>

#include "screens/desk.h"

_Static_assert((int)STAFF_RECOVERY <= (int)CODE_PAD_MOST, "a recovery code fits on the pad");

void
staff_pad_wait(struct code_pad *p, struct arena *a, long seconds)
{
	p->locked = true;
	p->message = arena_printf(a, "按错太多次了。\n请过%ld分钟再来。", (seconds + 59) / 60);
}

void
staff_pad_answer(struct code_pad *p, struct arena *a, const struct staff_result *r, const char *what)
{
	code_pad_clear(p);
	if (r->answer == STAFF_WRONG)
		p->message = arena_printf(a, "%s不对，请再按一次。\n还能按%d次。", what, r->left);
	else if (r->answer == STAFF_LOCKED)
		staff_pad_wait(p, a, r->wait_s);
	else
		p->message = "现在核对不了：这台机器的磁盘写不进去。请告诉乡镇的管理员。";
}

bool
staff_member_of(const struct host *h, long id, struct staff_member *out)
{
	struct staff_member all[STAFF_MOST];
	size_t n = staff_list(desk_data(h->desk) ? desk_data(h->desk) : "", all);
	for (size_t i = 0; i < n; i++)
		if (id == 0 || all[i].id == id) {
			*out = all[i];
			return true;
		}
	*out = (struct staff_member){ 0 };
	return false;
}

static void
begin(struct staff_new_pin *n, const char *message)
{
	memset(n->first, 0, sizeof n->first);
	n->pad = (struct code_pad){ .digits = STAFF_PIN, .head = n->head, .help = n->help, .message = message };
}

void
staff_new_pin(struct staff_new_pin *n, const char *head, const char *again, const char *help)
{
	*n = (struct staff_new_pin){ .head = head, .again = again, .help = help };
	begin(n, "");
}

bool
staff_new_pin_key(struct staff_new_pin *n, long key)
{
	if (!code_pad_key(&n->pad, key))
		return false;
	if (n->first[0] && strcmp(n->first, n->pad.typed) == 0)
		return true;
	if (n->first[0]) {
		begin(n, "两遍按得不一样，请从头再定一次。");
	} else if (!staff_pin_valid(n->pad.typed)) {
		begin(n, "这个太容易猜了：不要用 123456，也不要六个一样的数字。请换一个。");
	} else {
		memcpy(n->first, n->pad.typed, sizeof n->first);
		code_pad_clear(&n->pad);
		n->pad.head = n->again;
		n->pad.help = "";
	}
	return false;
}

void
staff_code_draw(struct pen *p, void *code)
{
	const struct staff_code *c = code;
	struct ui *ui = p->ui;
	size_t n = strlen(c->code), part = n > CODE_MAX ? 4 : 3;
	const char *words = "";
	for (size_t i = 0; i < n; i += part)
		words = ui_printf(ui, "%s%s%.*s", words, i ? "  " : "", (int)part, c->code + i);
	struct text_style style = ui_style(ui->m.title * 2, true);
	while (style.px > ui->m.body && ui_text_width(ui, words, style) > p->room.w - 2 * ui->m.pad)
		style.px = style.px * 9 / 10;
	p->middle = true;
	ui_text_center(ui, pen_take(p, ui_line_height(ui, style)), words, style, ui->p->ink);
	pen_gap(p, ui->m.pad);
	for (int i = 0; i < 3; i++) {
		pen_line(p, WORDS_HEAD, 0, c->line[i]);
		pen_gap(p, ui->m.gap);
	}
}
