/* What the screens of 查我家 share. Only for screens/lookup*.c. */
#pragma once

#include "screens/choices.h"
#include "screens/screen.h"
#include "queries/lookup.h"

/* The arg of "lookup-list": the homes like one of them. */
enum { LOOKUP_LIKE_GROUP = 1, LOOKUP_LIKE_SURNAME = 2, LOOKUP_PARTS = 64 };
long lookup_arg(long long rid, int like, int part);

/* 「姓名中间用 * 代替」 under a list; returns what is left above it. */
struct rect lookup_foot(struct ui *ui, struct rect r);
/* The homes as buttons. With `grouped`, the group stands before the door. */
struct choice *lookup_rows(struct ui *ui, const struct lookup_home *home, size_t count, bool grouped);
