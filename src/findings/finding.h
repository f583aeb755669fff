/* Findings: everything the importer has to say about what it was given.
 *
 * One finding is one plain Chinese sentence that names what to do, with the
 * place it speaks of. An error keeps everything from being published. */
#ifndef FINDINGS_FINDING_H
#define FINDINGS_FINDING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

enum finding_level { FINDING_INFO, FINDING_WARNING, FINDING_ERROR };

struct finding {
	enum finding_level level;
	const char *code;    /* stable snake_case */
	const char *file;    /* as on the stick, relative; NULL when it speaks of all */
	const char *sheet;   /* NULL when the file has none */
	int row;             /* as the sheet program numbers it; 0 when none */
	const char *column;  /* the header's words; NULL when none */
	const char *message; /* the sentence, without the place */
};

struct findings {
	struct arena *arena; /* owns every text */
	struct finding *item;
	size_t count, capacity;
	size_t errors;
};

struct place { /* where the reading stands; texts must outlive the findings */
	const char *file, *sheet, *column;
	int row;
};

__attribute__((format(printf, 5, 6))) void finding_add(
    struct findings *f, enum finding_level level, const char *code, struct place at, const char *format, ...);
const char *finding_level_name(enum finding_level level); /* "error" … */
/* 「《红黑榜》第 14 行“公示止”：…」 in the arena. */
const char *finding_sentence(struct arena *a, const struct finding *f);

#endif
