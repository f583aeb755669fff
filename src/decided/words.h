/* Decisions in words for people. */
#pragma once

#include "catalogue/row.h"
#include "base/date.h"
#include "store/decisions.h"

/* 原门牌 of a home that was this row: 「1组 3 张明」, after what that one had. */
const char *decided_former(struct arena *a, const struct reg *r, const struct row *was);
/* Words for people, names masked. */
const char *decided_name(struct arena *a, const struct reg *r, const struct row *row);
const char *decided_why(struct arena *a, const struct decision *d);
const char *decided_sentence(struct arena *a, const struct decision *d, struct date now);
