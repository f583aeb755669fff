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
