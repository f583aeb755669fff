/* QR codes (ISO/IEC 18004), to take a text home without a network.
 *
 * A phone at arm's length reads a code whose squares are 0.5 mm or more;
 * longer texts are for several codes. */
#pragma once

#include "ui/ui.h"

/* Bytes of UTF-8 that one code holds and still scans easily. */
enum { UI_QR_BYTES = 600 };

/* Draws the code in the middle of r with its quiet zone; false when the text is too long. */
bool ui_qr(struct ui *ui, struct rect r, const char *text);
/* What code number `part` says: head, and as many whole lines of the text as it holds, whole sentences of a line
 * longer than that. Returns how many codes there are. */
int ui_qr_part(struct ui *ui, const char *head, const char *text, int part, const char **out);
/* The codes of a text, one at a time, with ‹ › where there are more: `action`, arg −1 or 1. */
void ui_qr_page(struct ui *ui, struct rect r, const char *head, const char *text, int part, int action);
/* What a telephone reads as somebody to keep. */
const char *ui_qr_contact(struct ui *ui, const char *name, const char *phone);
