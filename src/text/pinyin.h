/* The first letters a person may type for a name: 单小明 → DXM SXM.
 *
 * ICU's Han → Latin knows one reading a character; surnames and characters of
 * names that people read in several ways stand in a table here. Importer's
 * thread only; opening ICU's transliterator takes 90 ms, once. */
#pragma once

#include "base/arena.h"

enum { PINYIN_MAX_KEYS = 8 };

/* All keys for a name, each A–Z in the order of its characters; dots and
 * signs are skipped. `written` is the column 姓名拼音: when it says anything,
 * it alone counts. Returns how many (0 when nothing in the name has a letter). */
size_t pinyin_initials(struct arena *a, const char *name, const char *written, const char *out[PINYIN_MAX_KEYS]);
