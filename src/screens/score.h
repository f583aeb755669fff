/* How scores and places are said. Texts live in the frame. */
#pragma once

#include "queries/standards.h"
#include "ui/pen.h"

const char *score_words(struct ui *ui, long milli);           /* 「96.5」 */
const char *score_place(struct ui *ui, int place, bool tied); /* 「3」, or 「并列2」 */
/* 「满分」 「很好」 「好」: what is said aloud of a part of a score; nothing less is. */
const char *score_praise(const struct ranking_item *item);
/* A part of a score in a line: its name, praise where `praise`, a bar, 「14/15」. */
void score_item(struct pen *p, const struct ranking_item *item, color_argb c, bool praise);
