/* What this program is: for `cunping version` and for every report that
 * somebody elsewhere may have to read. */
#pragma once

#include "base/arena.h"

struct about {
	const char *version; /* 0.3.0 */
	int schema;          /* of an edition */
	long characters;     /* Chinese characters that its fonts draw */
};

/* Looks through the fonts: a few milliseconds. */
struct about about_program(void);
/* 「村屏 0.3.0，内容格式 2，字库有 92856 个汉字」 */
const char *about_words(struct arena *a);
