/* 核对: what an import would change, in a file of its own under staging/.
 *
 * The importer writes it whole and only then says its name; the screen opens
 * it read-only and asks page by page, so that ten thousand rows cost the
 * screen nothing. After every mask or photo left out there is a new one. */
#pragma once

#include "base/arena.h"
#include "base/error.h"
#include "store/review_rows.h"
#include "store/review_text.h"

struct review_total {
	const char *source; /* name of the folder or stick, as a person knows it */
	long sheets, files; /* that were read; sheets with a row at least */
	long seconds;       /* that reading took */
	long photos_added, photos_unchanged, photos_skipped, photos_omitted;
	long added, changed, removed, unchanged; /* rows of all registers */
	long errors, warnings, infos;            /* findings */
	long judgements, undecided;              /* things to decide, and those that nobody has decided */
	long held;                               /* rows that a person keeps back for now */
	long left_out, left_sheets;              /* rows and sheets that stay out when what is wrong is left out */
	bool no_change;                          /* what it brings is there already */
	bool blocked;                            /* leaving out what is wrong would not help */
	bool demonstration;                      /* what it brings is marked 示例 */
};

struct review_register {
	enum register_id id;
	const char *sheet;  /* 红黑榜 */
	const char *period; /* 「2021年11月」 when all its rows are of one, else "" */
	long added, changed, removed, unchanged;
	long undecided; /* things to decide that it depends on: the figures are what would happen */
};

struct review;
struct review *review_open(const char *path, struct error *err);
void review_close(struct review *r); /* accepts NULL */
const char *review_path(const struct review *r);
void review_total(struct review *r, struct arena *a, struct review_total *out);
size_t review_registers(struct review *r, struct arena *a, struct review_register **out);
/* Rows of one register that differ; REG_COUNT: of all. From `from` on, at most `most`: what goes first, then what
 * changes, then what is new, each in the order of the sheets. */
long review_change_count(struct review *r, enum register_id reg, int kind /* −1 any */);
size_t review_changes(struct review *r, struct arena *a, enum register_id reg, int kind, long from, size_t most,
    struct review_change **out);
bool review_change(struct review *r, struct arena *a, long id, struct review_change *out);
size_t review_cells(struct review *r, struct arena *a, long change, struct review_cell **out);
/* What there is to decide, in the importer's order. */
size_t review_judgements(struct review *r, struct arena *a, struct review_judgement **out);
/* The cells to be asked about: what must change first, then what nobody has answered. */
size_t review_texts(struct review *r, struct arena *a, struct review_text **out);
/* The worst first. */
size_t review_findings(struct review *r, struct arena *a, struct review_finding **out);
/* Those to be looked at first: fresh ones, personal before others. */
size_t review_photos(struct review *r, struct arena *a, struct review_photo **out);
