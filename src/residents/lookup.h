/* What the screens of 查我家 share. */
#pragma once

#include "queries/lookup.h"
#include "ui/ui.h"

/* The arg of "lookup": the village of that home (0: ours), and only those with its surname. */
long lookup_arg(long long rid, bool surname);
/* 「马家」; 「阿*」 of a name without a surname. NULL where the household does not want to be called. */
const char *lookup_family(struct ui *ui, const struct lookup_home *home);
