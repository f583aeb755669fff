/* The order of names and door numbers. Main thread or the importer's, never
 * both: ICU's collators are opened once, when first needed. */
#ifndef TEXT_COLLATE_H
#define TEXT_COLLATE_H

#include "base/arena.h"

/* Keys as hexadecimal text: compared as bytes (SQLite BINARY) they give ICU's
 * order by strokes (zh-u-co-stroke) or by pinyin. For 姓氏笔画 see
 * text/stroke.h: ICU goes by radical within a count, and knows no surname readings. "" if ICU has no data. */
char *collate_stroke_key(struct arena *a, const char *name);
char *collate_pinyin_key(struct arena *a, const char *name);

/* As strcmp, with numbers by value: 2 before 10, 二组 before 十组, 一组 and
 * 第1组 side by side. 0 only for equal strings. */
int collate_natural(const char *a, const char *b);

#endif
