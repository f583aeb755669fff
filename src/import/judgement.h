/* Judgements: what a careful colleague would ask about the change before it
 * goes up, each with two ways out. A sheet can be flawless and still do harm.
 *
 * They are found in what the source brings, so that one that was answered is
 * still there and can be answered anew; what was answered is done to the rows
 * before they are merged. Where nobody has answered, the change is shown as
 * the sheet would make it, unless `fallback` says otherwise. */
#pragma once

#include "import/draft.h"

enum { JUDGEMENT_OPEN = -1, JUDGEMENT_CAREFUL, JUDGEMENT_AS_WRITTEN };

struct judgement {
	enum finding_id id;
	const char *key; /* tells it from others, whatever was answered */
	enum register_id reg;
	long rows, stays;      /* that it is about; that stay as they are */
	const char *sentence;  /* what would happen, with its number, and the question or the fact */
	const char *proof;     /* which sheet, which rows, how many here and there */
	struct place at;       /* file and sheet, and the row when it is one */
	const char *answer[2]; /* the careful one, and what the sheet says: verbs for two buttons */
	bool reason_wanted;    /* as written only with a reason */
	bool harmful;          /* no --yes without an answer */
	int fallback;          /* what is done until somebody answers */
	int chosen;            /* JUDGEMENT_OPEN: nobody has */
	const char *reason;    /* "" none */
};

struct secrets;
struct answers; /* of the command line and of the screen, kept from round to round */
struct answer_options {
	bool only_these_rows, take_down, as_written;
	bool mask_names;      /* what the gate finds is mended as it proposes (gate.h) */
	const char *put_back; /* a reason; "" or NULL: not */
};

struct answers *answers_new(struct arena *a, const struct answer_options *options);
void answers_give(struct answers *all, const char *key, int chosen, const char *reason);
/* The option of the command line that gives this answer, without dashes. */
const char *judgement_option(const struct judgement *j, int answer);

struct judgements {
	struct arena *arena; /* of every text */
	struct judgement *item;
	size_t count, capacity;
	const struct answers *answers;
	struct date today;
	struct secrets *codes;           /* what goes with a family that moved is told them */
	const char *data, *source, *who; /* who brings it, from where; data NULL: compared with nothing */
};

/* Adds a copy, texts too, with what was answered, and returns it: good until the next. `key` is completed by its kind
 * and register. */
const struct judgement *judgement_add(struct judgements *all, const struct judgement *j);
/* What is to be done: chosen, or the fallback. */
int judgement_answer(const struct judgement *j);
size_t judgements_open(const struct judgements *all, bool harmful);
/* Finds all there are in `taken`, whose rows it may change, and does what was answered. */
void judge_change(struct judgements *all, const struct content *base, struct draft *taken);
