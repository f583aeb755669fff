/* Findings: everything there is to say about what was given, or about this
 * machine. Which they are, with their sentences, stands in findings.def.
 *
 * One finding is one plain Chinese sentence that names what to do, with the
 * place it speaks of. An error keeps everything from being published. */
#pragma once

#include "base/arena.h"
#include "findings/says.h"

enum finding_level { FINDING_INFO, FINDING_WARNING, FINDING_ERROR };
struct finding {
	enum finding_id id;
	enum finding_level level;
	const char *code;
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

struct place { /* where the reading stands; texts need not outlive the call */
	const char *file, *sheet, *column;
	int row;
	const char *type; /* of the column, for the codes that end in * */
};

enum finding_level finding_level(enum finding_id id);
const char *finding_level_name(enum finding_level level); /* "error" … */

/* finding_add(&findings, FINDING_NO_SHEETS, place, arguments of its sentence …) */
#define finding_add(f, id, ...) finding_put(f, id, id##_SAYS, __VA_ARGS__)
__attribute__((format(printf, 3, 5))) void finding_put(
    struct findings *f, enum finding_id id, const char *format, struct place at, ...);
/* One whose sentence has no arguments. */
void finding_plain(struct findings *f, enum finding_id id, struct place at);
/* Once more, as it was found for another list. */
void finding_copy(struct findings *f, const struct finding *from);
/* 「《红黑榜》第 14 行“公示止”：…」 in the arena. */
const char *finding_sentence(struct arena *a, const struct finding *f);
