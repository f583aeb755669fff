/* The SQL of an edition, made from the catalogue.
 *
 * Per register: <table>(rid, key, scope, ord, place, one column a field
 * except FIELD_SERIAL). INTEGER where catalogue_is_integer() (NUMBER and
 * MONEY in thousandths), else TEXT; an empty cell is NULL. `ord` is the order
 * in the sheets, `place` row_place_key() of the village or ''. Beside them:
 *   item(register, rid, seq, name, milli)
 *   photo(register, rid, seq, field, name, source, picture, thumb, width, height)
 *   objected(…): which rows an objection means, see objected.h
 *   meta(k, v): number, base, created, source, summary, demonstration, changed.<table>
 *   home(rid, place, grp, surname, door, door_number, state, show_from, show_to)
 *   search(place, initials, rid): 农户花名册 as 查我家 looks for it;
 *     rid is household's, `initials` 「ZXM」, several where a name is read in several ways
 * where `register` is the table's name and `field` a column's. */
#pragma once

#include <stddef.h>

#include "base/arena.h"
#include "catalogue/catalogue.h"
#include "editions/db.h"

#define SCHEMA_APPLICATION_ID 0x4350494e /* "CPIN" */
#define SCHEMA_VERSION 2

/* The tables of an empty edition; once they are filled, their indexes. */
bool schema_create(struct db *db, struct error *err);
bool schema_index(struct db *db, struct error *err);
/* Is this database ours: id, version, and the very text of the schema. */
bool schema_check(struct db *db, struct error *err);
bool schema_check_header(struct db *db, struct error *err); /* id and version only */
/* Lets today's queries read an edition of an older catalogue: tables and
 * columns it lacks are there, empty, for this connection; nothing is written. */
bool schema_bridge(struct db *db, struct error *err);

/* Which columns of the register the file has, one a field; false: not even the table. */
bool schema_columns(struct db *db, const struct reg *r, bool *there);

/* Canonical text ↔ the integer kept: 「96.5」 ↔ 96500 when milli. Exact; false
 * when the text is no such number. */
bool schema_parse(const char *text, bool milli, long long *out);
void schema_format(long long value, bool milli, char *out, size_t size);
