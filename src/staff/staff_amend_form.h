/* The form of 改一条: what is asked, what was answered, and the change that
 * comes of it. It lives as long as its page. */
#pragma once

#include "screens/editor.h"
#include "screens/staff_frame.h"
#include "queries/amendable.h"

enum { AMEND_FIELDS = 40, AMEND_READY = 48 };

struct amend_field {
	const char *label;  /* as people say it */
	const char *header; /* of its column in the sheet */
	enum editor_kind kind;
	const char *ready[AMEND_READY]; /* what can be chosen */
	size_t readies;
	bool writes;           /* 「自己写」 stands behind what can be chosen */
	bool required, hidden; /* hidden: goes along unless it is as before, but is not asked */
	bool silent;           /* not named in 现在 → 改成 */
	size_t limit;          /* characters */
	const char *help;      /* one sentence; NULL */
	const char *now, *value;
};

struct amend_form {
	enum amend_task task;
	struct arena *arena;
	struct amendable entry; /* what it is about */
	struct amendable meant; /* AMEND_ANSWER: what the objection is about; rid 0: nothing that is still there */
	struct amendable taken; /* the same when it goes along, with 撤下 */
	struct amend_field field[AMEND_FIELDS];
	size_t fields;
	int edition;
	bool found;        /* the entry is there */
	const char *spare; /* option by which words that name somebody are mended or left; NULL: ask */
	bool back;         /* AMEND_TAKE of one already taken down: it goes back */
	struct date today;
	char who[STAFF_NAME];
};

void amend_form_begin(struct amend_form *f, struct host *h, struct arena *a, long arg);
/* What a person chose or wrote for a field; what follows from it changes along. */
void amend_form_answer(struct amend_form *f, size_t field, const char *value);
/* How a value is read: dates as people say them; 「（空）」. */
const char *amend_form_spoken(struct ui *ui, const struct amend_form *f, const char *value, enum editor_kind kind);
bool amend_field_changed(const struct amend_field *field);
/* The sentence why it cannot go on; NULL when it can. */
const char *amend_form_missing(const struct amend_form *f);
/* Asks the desk; false when it is busy with something else. */
bool amend_form_run(struct amend_form *f, struct host *h);
