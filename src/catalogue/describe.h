/* A row and its values as people say them, for those who look at what an
 * import would change. Everything lives in the arena or is the caller's. */
#pragma once

#include "catalogue/row.h"

/* 「2021年11月28日」 「96.5分」 「18号」 「近2000万元」; "" for an empty one. */
const char *describe_value(struct arena *a, const struct field *f, const char *value);
/* 「2021年11月」 of 2021-11. */
const char *describe_period_words(struct arena *a, const char *period);
/* What a person calls the row: 「高同村 3组 18号 张三」. Never empty. */
const char *describe_title(struct arena *a, const struct reg *r, const struct row *row);
/* Is the field one of those that the title says? */
bool describe_titles(const struct reg *r, size_t field);
/* The period or batch that the row belongs to, 「2021年11月」; "" when its register knows none. */
const char *describe_period(struct arena *a, const struct reg *r, const struct row *row);
/* A few of its values that its title does not say. */
const char *describe_note(struct arena *a, const struct reg *r, const struct row *row);
/* A grid as people call it: 「3」 → 「第3网格」, 「东街」 → 「东街网格」, 「第二网格」 as it is. */
const char *describe_grid(struct arena *a, const char *grid);
