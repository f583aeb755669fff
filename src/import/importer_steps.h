/* The steps of an import, for the run in one go (importer.h) and for the one
 * that waits for a person (session.h): open, prepare, judge, publish, close.
 * Nothing but staging/ changes before importer_publish(). */
#pragma once

#include <limits.h>

#include "decided/decided.h"
#include "import/gate.h"
#include "import/importer.h"
#include "import/secrets.h"
#include "intake/packed.h"
#include "store/state.h"

struct edits;

struct held { /* a change that is not taken this time: what is on the screen stays */
	enum register_id reg;
	const char *key, *title, *why; /* why "": nobody had to say; else it goes back to who read it in */
	struct place at;
};

struct importer {
	struct importer_options *options;
	struct importer_report *report;
	struct arena *arena;
	char folder[PATH_MAX];  /* what is emptied at the end: DATA/staging, or a passing folder */
	char staging[PATH_MAX]; /* below it, this import's own */
	int lock;
	char home_village[128];
	bool black_households;
	struct source source;
	struct pack pack; /* that it was; its issuer is "" when it was none */
	struct reading reading;
	struct edition_info current;
	struct content base;
	struct draft draft;            /* as tied, with every photo; edits go into `taken` */
	struct photo_match_file *tied; /* one a file of the source */
	struct photo_match_count matched;
	struct secrets secrets;
	struct gate gate;
	size_t said, said_errors; /* findings of reading and checking; importer_judge() adds to them */
	struct edits *edits;      /* NULL: none */
	struct answers *answers;
	struct decided decided;
	struct held *held;
	size_t helds, held_capacity;
	/* in `round`, made anew by every importer_merge() */
	struct arena *round;
	struct draft taken; /* the draft with the edits */
	struct content merged;
	size_t followed;                      /* rows whose yes a no elsewhere overrules */
	const struct publication *publishing; /* while it is */
	bool others_changed;                  /* rows that the source does not bring got a mask, too */
};

/* The report is begun anew; importer_close() frees all but its arena. */
struct importer *importer_new(struct importer_options *options, struct importer_report *report);
bool importer_open(struct importer *im, struct error *err);
/* Copies, reads, checks, ties, and merges for the first time. */
bool importer_prepare(struct importer *im, struct error *err);
/* Merges what was read, with the edits, into what the machine has, and counts. */
void importer_merge(struct importer *im);
/* May it be published? Fills in the rest of the report. */
bool importer_judge(struct importer *im, struct error *err);
/* What there is to say of the edition to come, all but its number. */
void importer_describe(struct importer *im, struct edition_info *info);
/* `building` (or NULL) was built and checked as `info` by a preview; a number
 * that has passed since is no number: then it is built again. */
bool importer_publish(
    struct importer *im, const char *who, const char *building, struct edition_info *info, struct error *err);
/* No edition comes of it: codes, and pictures that were damaged. */
bool importer_mend(struct importer *im, struct error *err);
void importer_close(struct importer *im);          /* empties staging, gives the lock back */
void importer_count_left_out(struct importer *im); /* counts and says which rows and sheets stay out */
/* Takes the change of this row out of `taken`, or all back with NULL; importer_merge() does it. */
void importer_hold(struct importer *im, const struct held *row);
void importer_apply_held(struct importer *im);
/* Tells who read it in what was kept back and why, in the audit; `to` NULL: opened for it. */
bool importer_say_held(struct importer *im, struct state *to, const char *who, const char *whole, struct error *err);
