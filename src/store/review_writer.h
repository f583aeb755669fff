/* How the importer writes a review: whole, in one transaction, once. */
#pragma once

#include "store/review.h"

/* Ids of changes and findings are not asked for: they count from 1 in the order they are put. Texts may be NULL. */
struct review_writer;
struct review_writer *review_create(const char *path, struct error *err);
void review_put_total(struct review_writer *w, const struct review_total *t);
void review_put_register(struct review_writer *w, const struct review_register *r);
void review_put_change(
    struct review_writer *w, const struct review_change *c, const struct review_cell *cell, size_t cells);
void review_put_judgement(struct review_writer *w, const struct review_judgement *j);
void review_put_text(struct review_writer *w, const struct review_text *t);
void review_put_finding(struct review_writer *w, const struct review_finding *f);
void review_put_photo(struct review_writer *w, const struct review_photo *p);
/* Closes it; false when anything on the way failed, and the file is gone then. */
bool review_finish(struct review_writer *w, struct error *err);
