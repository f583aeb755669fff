/* qr: see qr.h. */
#include "ui/qr.h"

#include <qrencode.h>
#include <string.h>

#include "base/str.h"
#include "ui/pen.h"

enum { QUIET = 4 }; /* squares of white around it, as the standard asks */

bool
ui_qr(struct ui *ui, struct rect r, const char *text)
{
	if (strlen(text) > UI_QR_BYTES)
		return false;
	QRcode *code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_L);
	if (!code)
		return false;
	int side = r.w < r.h ? r.w : r.h, square = side / (code->width + 2 * QUIET),
	    full = square * (code->width + 2 * QUIET);
	struct rect plate = { r.x + (r.w - full) / 2, r.y + (r.h - full) / 2, full, full };
	draw_fill(ui->list, plate, 0xFFFFFFFF);
	draw_pixels(ui->list, rect_inset(plate, QUIET * square, QUIET * square), code->data, code->width, 0xFF000000);
	QRcode_free(code);
	return true;
}

/* Bytes of the longest piece of s, `most` at the most, that ends with a line, else with a sentence. */
static size_t
piece(const char *s, size_t most)
{
	static const char *const ends[] = { "\n", "。", "，" };
	size_t n = strlen(s), cut = 0;
	if (n <= most)
		return n;
	for (size_t i = 0; i < sizeof ends / sizeof *ends && !cut; i++)
		for (const char *p = s; (p = strstr(p, ends[i])); p += strlen(ends[i]))
			if ((size_t)(p - s) + strlen(ends[i]) <= most)
				cut = (size_t)(p - s) + strlen(ends[i]);
	for (const char *p = s; !cut || p < s + cut; p += utf8_prefix(p, 1))
		if ((size_t)(p - s) + utf8_prefix(p, 1) > most)
			return (size_t)(p - s);
	return cut;
}

int
ui_qr_part(struct ui *ui, const char *head, const char *text, int part, const char **out)
{
	size_t room = UI_QR_BYTES - utf8_prefix(head, 60) - strlen("（第10张）\n");
	int parts = 0;
	*out = "";
	for (size_t n; *text; text += n, parts++) {
		n = piece(text, room);
		bool more = parts > 0 || text[n];
		if (parts == part)
			*out = ui_printf(ui, "%.*s%s\n%.*s", (int)utf8_prefix(head, 60), head,
			    more ? ui_printf(ui, "（第%d张）", parts + 1) : "", (int)n, text);
	}
	return parts;
}

static void
draw_how(struct pen *p, void *context)
{
	p->middle = true;
	pen_words(p, WORDS_BODY, 0, 3, "用手机扫一扫，字都在码里，不用上网。");
}

void
ui_qr_page(struct ui *ui, struct rect r, const char *head, const char *text, int part, int action)
{
	const char *code;
	int parts = ui_qr_part(ui, head, text, part, &code);
	bool wide = r.w > r.h * 3 / 2; /* words beside the code */
	struct rect at = wide ? cut_right(&r, r.h) : r,
		    words = wide ? r : cut_top(&at, pen_height(ui, r.w, draw_how, NULL));
	if (parts > 1) {
		const char *which = ui_printf(ui, "第%d张 共%d张", part + 1, parts);
		struct rect foot = cut_bottom(wide ? &words : &at, ui->m.button);
		ui_stepper(ui, cut_middle(foot, ui_stepper_width(ui, which), foot.h), which, part > 0, part + 1 < parts,
		    action);
		cut_bottom(&at, wide ? 0 : ui->m.gap);
	}
	pen_centre_grown(ui, words, draw_how, NULL);
	ui_qr(ui, at, code);
}

const char *
ui_qr_contact(struct ui *ui, const char *name, const char *phone)
{
	return ui_printf(ui, "MECARD:N:%s;TEL:%s;;", name, phone);
}
