/* The audit in DATA/state.db: who changed content, staff or settings, and when. */
#pragma once

#include "base/arena.h"
#include "store/state.h"

enum { AUDIT_NAME = 64 }; /* bytes of a name */
#define AUDIT_NOBODY "命令行"

struct audit {
	long id;
	const char *at;    /* 2024-05-01T09:00:00 */
	const char *who;   /* 「命令行」 when nobody had logged in */
	const char *what;  /* stable: read publish undo amend settings staff pin reset recovery code feedback takeout
			      backup sendback restored rebuilt guessed broken older */
	const char *words; /* for people */
	int edition;       /* 0: none */
};
/* Who brought the rows that stand in a scope of a register, from which stick or folder, and when. */
struct audit_brought {
	const char *source, *who, *at;
};
bool audit_brought_find(
    const char *data, struct arena *a, const char *reg, const char *scope, struct audit_brought *out);
bool audit_brought_put(
    struct state *s, const char *reg, const char *scope, const struct audit_brought *b, struct error *err);
/* `at` NULL or "": now; `who` NULL or "": 命令行. */
bool audit_add(struct state *s, const char *at, const char *who, const char *what, int edition, const char *words,
    struct error *err);
/* Newest first, at most `most`, in the arena. */
bool audit_list(const char *data, struct arena *a, size_t most, struct audit **out, size_t *count);
/* The newest line of this kind, in the arena; false when there is none. */
bool audit_newest(const char *data, struct arena *a, const char *what, struct audit *out);
/* The same, of the last fortnight before `today`: what staff are told for so long. */
bool audit_lately(const char *data, struct arena *a, const char *what, struct date today, struct audit *out);
/* With two persons: the second sends back to who read it in, with a reason. */
bool audit_send_back(
    struct state *s, const char *who, const char *to, const char *what, const char *why, struct error *err);
/* What was sent back to this person since an edition of theirs was last published, newest first. */
void audit_sent_back(const char *data, struct arena *a, const char *to, struct audit **out, size_t *count);
/* Who read an edition in and who published it: "" when it was not said. From the edition's
 * newest lines publish (else amend) and read: whoever publishes for two persons adds both. */
void audit_edition_by(const char *data, int edition, char by[AUDIT_NAME], char reader[AUDIT_NAME]);
