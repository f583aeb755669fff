/* qr: see qr.h. */
#include "ui/qr.h"

#include <qrencode.h>
#include <string.h>

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
