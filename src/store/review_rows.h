/* What a review lists: who writes it fills these, who reads it gets them.
 * Texts are "" when there is nothing to say. */
#pragma once

#include "catalogue/catalogue.h"

enum review_kind { REVIEW_ADDED, REVIEW_CHANGED, REVIEW_REMOVED };

struct review_change { /* one row that differs */
	long id;
	enum register_id reg;
	enum review_kind kind;
	const char *title;        /* what a person calls the row: 「高同村 3组 18号 张三」 */
	const char *note;         /* changed: which columns, 「得分、名次」; else a few of its values */
	const char *file, *sheet; /* where it was read; "" for removed ones */
	int line;
	const char *key;                      /* of the row */
	const char *seen_before, *seen_after; /* what residents read of it; "" nothing */
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

struct review_judgement { /* what a person has to decide of the change: import/judgement.h */
	long id;          /* `answer ID …` */
	const char *code;
	enum register_id reg;
	long rows, stays; /* that it is about */
	const char *sentence, *proof;
	const char *careful, *as_written; /* words of the two buttons */
	int chosen;                       /* −1 nobody has, 0 careful, 1 as written */
	bool reason_wanted, harmful;      /* as written: only with a reason; does harm, so asked once more */
	const char *reason;
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
