/* The items of a scoring scheme, as 评分标准 lists them. */
#pragma once

#include "editions/content.h"

/* Names with their full mark, 「庭院(25)」, of all versions of the scheme (the
 * highest mark of each); rows of kind 等次 are no items. In the arena. */
const char **scheme_items(struct arena *a, const struct content *content, const char *scheme, size_t *count);

/* The columns that the printed forms have where no 评分标准 says anything else. */
const char **scheme_usual(struct arena *a, const char *scheme, size_t *count);
