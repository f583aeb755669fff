/* The letters households are found by, made once when an edition is. */
#pragma once

#include "editions/content.h"

/* Sets content->initials from names and 姓名拼音, in the arena. */
void initials_fill(struct arena *a, struct content *content);
