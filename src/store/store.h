/* The edition on the screen, and the typed questions screens ask it.
 *
 * A store is one edition, opened read-only; publishing makes a new one and
 * the screen swaps. Answers live in the arena passed in. What residents may
 * not see (drafts, withdrawn rows, rows outside their window or under
 * objection) never comes out of here. */
#pragma once

#include "base/date.h"
#include "editions/edition.h"
#include "store/answer.h"

struct store;

/* The edition to show now; a store without content when the data folder has
 * none. NULL when there was content and none of it can be served. */
struct store *store_open(const char *data, struct error *err);
/* An edition that is not published yet, for those who check it: `path` is its file, `media` holds its new pictures by
 * their hash. Household codes and what is handed in do nothing. */
struct store *store_open_preview(const char *data, const char *path, const char *media, struct error *err);
bool store_is_preview(const struct store *s);
void store_close(struct store *s); /* accepts NULL */

bool store_has_content(const struct store *s);
bool store_demonstration(const struct store *s);
int store_number(const struct store *s);
const char *store_created(const struct store *s); /* ISO; "" without content */
const struct edition_info *store_edition(const struct store *s);
/* The village this screen hangs in, as it is called; "" when not set. */
const char *store_home(const struct store *s);
const char *store_home_key(const struct store *s); /* row_place_key of it */
/* The town's own name (「吉强镇」), "" when unknown; and 「全镇」 or 「全乡」. */
const char *store_town(const struct store *s);
const char *store_whole(const struct store *s);
/* The day that decides windows and deadlines; one the clock cannot know hides nothing. */
void store_set_today(struct store *s, struct date today);
struct date store_today(const struct store *s);
bool store_today_known(const struct store *s);
/* No clock of a machine that runs shows this day, or what is on the screen was made after it; or, of a clock that ticks
 * (no --now), the program was. */
bool store_clock_doubtful(const struct store *s, bool ticking);

/* A setting of this machine (`cunping settings`), in the arena; where it was not set, `otherwise`, or, for NULL, what
 * holds by its line in store/settings.c. */
const char *store_setting(struct store *s, struct arena *a, const char *name, const char *otherwise);
/* The households' codes of this machine; the store's own. */
struct codes *store_codes(struct store *s);

/* The photos of a row in one of its fields. */
struct store_photos store_row_photos(
    struct store *s, struct arena *a, enum register_id reg, long long rid, const char *column);
/* Rows that residents see now, of one place or all (NULL). */
long store_count(struct store *s, enum register_id reg, const char *place_key);
/* Rows under objection: hidden, but said. */
long store_under_review(struct store *s, enum register_id reg, const char *place_key);
/* Did this register change within seven days of today? (「新」) */
bool store_is_new(struct store *s, enum register_id reg);
