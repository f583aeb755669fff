/* How scores and places are said. Texts live in the frame. */
#pragma once

#include "ui/ui.h"

const char *score_words(struct ui *ui, long milli);           /* 「96.5」 */
const char *score_place(struct ui *ui, int place, bool tied); /* 「3」, or 「并列2」 */
