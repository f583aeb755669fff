/* Who sees which row today, said once. For the connection of a store, per
 * register <table> of the catalogue, the view visible_<table>: its rows that
 * residents see. Beside them
 *   today(day, early, late)  ISO, early and late the same day; with a clock
 *                            that cannot know '', '' and '9999': nothing hides
 *   visible_home             of the roll that 查我家 looks in
 * Nothing is written to the edition. */
#pragma once

#include "base/arena.h"
#include "catalogue/catalogue.h"
#include "editions/db.h"

enum row_mark {
	ROW_SHOWN,
	ROW_OBJECTED, /* hidden until the objection is answered */
	ROW_WITHDRAWN,
	ROW_DRAFT,
	ROW_PAST /* outside its 公示起止 */
};

/* SQL of the mark of a row `t` of the register's own table. */
const char *visible_mark(struct arena *a, const struct reg *r);
bool visible_create(struct db *db, struct error *err);
void visible_set_day(struct db *db, const char *day); /* "" when the clock cannot know */
