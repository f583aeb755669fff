/* 核对: what an import would change, in a file of its own under staging/.
 *
 * The importer writes it whole and only then says its name; the screen opens
 * it read-only and asks page by page, so that ten thousand rows cost the
 * screen nothing. After every mask or photo left out there is a new one. */
#ifndef STORE_REVIEW_H
#define STORE_REVIEW_H

#include "base/arena.h"
#include "base/error.h"
#include "catalogue/catalogue.h"

struct review_total {
	const char *source; /* name of the folder or stick, as a person knows it */
	long sheets, files; /* that were read; sheets with a row at least */
	long seconds;       /* that reading took */
	long photos_added, photos_unchanged, photos_skipped, photos_omitted;
	long added, changed, removed, unchanged; /* rows of all registers */
	long errors, warnings, infos;            /* findings */
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
};

enum review_kind { REVIEW_ADDED, REVIEW_CHANGED, REVIEW_REMOVED };

struct review_change { /* one row that differs */
	long id;
	enum register_id reg;
	enum review_kind kind;
	const char *title;        /* what a person calls the row: 「高同村 3组 18号 张三」 */
	const char *note;         /* changed: which columns, 「得分、名次」; else a few of its values */
	const char *file, *sheet; /* where it was read; "" for removed ones */
	int line;
};

struct review_cell { /* one column of a change, side by side */
	const char *header;
	const char *before, *after; /* as residents read them; "" when empty */
	bool changed;
	bool photo; /* before, after are paths of thumbnails, joined by newlines */
};

struct review_finding {
	long id;
	int level; /* 2 error, 1 warning, 0 info: enum finding_level */
	const char *code;
	const char *where;   /* 「《红榜》第 14 行“公示截止”」; "" when it speaks of all */
	const char *message; /* the sentence with its cure */
	const char *file;
};

struct review_photo {
	long index;          /* what the importer calls it: `mask INDEX …`, `omit INDEX …` */
	const char *name;    /* of the file on the stick */
	const char *used_by; /* 「最美庭院 · 高同村 3组18号」, the first row that names it */
	long uses;           /* rows that name it */
	const char *taken;   /* 2021-11-28T10:16:35 by the camera's clock, or "" */
	bool fresh;          /* the machine did not have it */
	bool personal;       /* of a person or a home: was kept because of consent */
	bool masked, omitted;
	const char *picture, *thumb; /* paths, as it would be published (masked when masked) */
	int width, height;           /* of the picture, px */
};

/* ------------------------------------------------------- the screen reads */

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
bool review_change_at(struct review *r, struct arena *a, long id, struct review_change *out);
size_t review_cells(struct review *r, struct arena *a, long change, struct review_cell **out);
/* The worst first. */
size_t review_findings(struct review *r, struct arena *a, struct review_finding **out);
/* Those to be looked at first: fresh ones, personal before others. */
size_t review_photos(struct review *r, struct arena *a, struct review_photo **out);

/* ----------------------------------------------------- the importer writes */

/* Ids of changes and findings are not asked for: they count from 1 in the order they are put. Texts may be NULL. */
struct review_writer;
struct review_writer *review_create(const char *path, struct error *err);
void review_put_total(struct review_writer *w, const struct review_total *t);
void review_put_register(struct review_writer *w, const struct review_register *r);
void review_put_change(
    struct review_writer *w, const struct review_change *c, const struct review_cell *cell, size_t cells);
void review_put_finding(struct review_writer *w, const struct review_finding *f);
void review_put_photo(struct review_writer *w, const struct review_photo *p);
/* Closes it; false when anything on the way failed, and the file is gone then. */
bool review_finish(struct review_writer *w, struct error *err);

#endif
