/* 姓氏笔画: names by strokes, for lists that rank nobody.
 *
 * By the number of strokes of the first character, then by its strokes in
 * order (横1 竖2 撇3 点4 折5); the same surname by how long the name is
 * (田富 before 田大利) unless another convention is asked for, then by the
 * following characters. Stroke orders are embedded at build time; a character
 * they lack goes behind those they have. */
#pragma once

#include <stdbool.h>
#include "base/arena.h"

/* 「25121」 for 田; "" when unknown. Valid until the program ends, not NUL-terminated: `*n` digits. */
const char *stroke_order(unsigned cp, int *n);
/* Compared as bytes. `short_first`: 田富 before 田大利. */
const char *stroke_key(struct arena *a, const char *name, bool short_first);
