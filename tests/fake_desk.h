/* A desk for tests of staff screens: no stick, no importer; what a screen asks
 * for is written down, one line each, in `asked`:
 *
 *   log_in NAME · log_out · read SOURCE · tell LINE · cancel · dismiss
 *   run ARG ARG … [< INPUT] · preview 0|1 · look
 *
 * The struct may be changed as a test likes. */
#ifndef TESTS_FAKE_DESK_H
#define TESTS_FAKE_DESK_H

#include "screens/desk_filled.h"
#include "store/review_writer.h"

struct fake_desk {
	struct desk desk; /* give &f.desk to the stage */
	char asked[8192];
	char review_path[512];
};

/* Somebody has logged in (文书甲, a manager), nothing goes on. `data` is lent. */
void fake_desk_begin(struct fake_desk *f, const char *data);
void fake_desk_end(struct fake_desk *f);
/* What was run has ended. `out` is lent. */
void fake_desk_job_over(struct fake_desk *f, enum desk_job_state how, const char *out, const char *words);
/* The last line of `asked`, "" when there is none. */
const char *fake_desk_last(const struct fake_desk *f);

/* A review of one's own: put what it needs into the writer, then open it. The desk is in DESK_REVIEW then. */
struct review_writer *fake_desk_write(struct fake_desk *f);
void fake_desk_open(struct fake_desk *f, struct review_writer *w);
/* A December's review: `homes` scores added, red and black lists, courtyards, problems; with its errors or without. */
void fake_desk_december(struct fake_desk *f, long homes, bool errors);

#endif
