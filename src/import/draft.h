/* The rows a source brings, on their way into an edition. Rows that cannot be taken are marked out, and the finding
 * says why. */
#pragma once

#include "findings/finding.h"
#include "intake/reading.h"

/* Rows by key: a sorted list of pointers into a row_list. */
struct keys {
	const struct row **row;
	size_t count;
};

struct draft_scope {
	enum register_id reg;
	const char *scope;
};

struct draft {
	struct arena *arena;
	struct findings *findings;
	struct content rows;
	bool seen[REG_COUNT];
	bool *out[REG_COUNT]; /* one a row: not to be taken */
	struct place *lost;   /* rows that are out though the finding stands at another row */
	size_t losts, lost_capacity;
	struct draft_scope *kept; /* replaced scopes whose other rows stay */
	size_t kepts, kept_capacity;
	/* What draft_compact() took out: it may say wrongly what the machine has rightly, which stays. */
	struct keys aside[REG_COUNT];
	struct row_list loose[REG_COUNT]; /* without a key */
	struct keys moved[REG_COUNT];     /* rows of the machine's whose family the sheet has at another door */
	bool partial;                     /* a sheet or file is missing: nothing is taken down */
};

void draft_new(struct draft *d, struct arena *a, struct findings *findings, const struct tables *tables);
/* Takes the rows marked out from `rows`; indexes change. */
void draft_compact(struct draft *d);
/* Where a row was read; `column` is the header's words or NULL. */
struct place draft_place(const struct row *row, const char *column);

/* Finds rows with the same key: doubled in one sheet, or different in two. The same row from two files counts once. */
void draft_unite(struct draft *d);

/* The rows of this scope change and join the others, as in a ledger: nothing goes. */
void draft_keep(struct draft *d, enum register_id reg, const char *scope);
bool draft_keeps(const struct draft *d, enum register_id reg, const char *scope);

/* Where a scope brings nothing but rows whose 状态 is 撤下, the others stay: the sheet names only what goes. */
bool draft_takes_down(const struct reg *r, const struct row *row); /* 状态 is 撤下 */
void draft_keep_beside_taken_down(struct draft *d);
/* Does a row that is out stand for this row of the machine's? */
bool draft_holds(const struct draft *d, const struct reg *r, const struct row *row);

/* The distinct scopes of rows, sorted. */
struct scopes {
	const char **name;
	size_t count;
};

struct scopes scopes_of(struct arena *a, const struct row_list *list);
size_t scopes_index(const struct scopes *s, const char *scope); /* `count` when it is not there */

struct keys keys_of(struct arena *a, const struct row_list *list);
const struct row *keys_find(const struct keys *keys, const char *key); /* NULL when there is none */
