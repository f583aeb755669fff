/* A class of one: 「脱贫户 1 户」 of a village names a family without its name. */
#pragma once

#include "base/arena.h"

/* The class that a text counts one of (「脱贫户仅 1 户」); NULL. */
const char *small_class_told(struct arena *a, const char *text);
/* The same of a figure: the class in its name, the count beside it (「1」, 「1户」, 「1人」). */
const char *small_class_figure(struct arena *a, const char *name, const char *count);
