/* The settings of one machine: what there is, what each may be. One table for
 * the command line, the staff screen and a roll-out file. Values lie in
 * state.db (state_setting_get) under `name`. Static; never changed. */
#pragma once

#include <stddef.h>
#include <stdbool.h>

#include "base/error.h"

enum setting_kind { SETTING_TEXT, SETTING_NUMBER, SETTING_CLOCK, SETTING_YESNO, SETTING_CHOICE };
enum { SETTINGS_MOST = 40, SETTING_CHOICES = 8 };
enum setting_group { SETTING_PLACE, SETTING_NIGHT, SETTING_WORDS, SETTING_PUBLIC, SETTING_GROUPS };

struct setting {
	const char *name, *words; /* village, 本村 */
	enum setting_group group; /* the tab it stands on */
	enum setting_kind kind;
	double least, most;    /* SETTING_NUMBER; SETTING_TEXT: at most so many characters */
	const char *unit;      /* 寸, 厘米; NULL */
	const char *choices;   /* SETTING_CHOICE: split by | */
	bool whole;            /* SETTING_NUMBER: no fractions */
	const char *otherwise; /* when it is not set */
	const char *help;      /* one sentence for people */
};

const struct setting *settings_at(size_t index);                 /* NULL after the last */
const struct setting *settings_find(const char *name, size_t n); /* by either name */
const char *settings_group_name(enum setting_group g);           /* 「屏幕」 */
bool settings_valid(const struct setting *s, const char *value);
/* What it may be, for the inside of a sentence: 「3 到 30 天」, 「组、屯、社」. */
void settings_allowed(const struct setting *s, char *out, size_t size);
/* What holds on this machine: the value, or what holds otherwise. True when it was set. */
bool settings_get(const char *data, const char *name, char *out, size_t size);
/* The same of a SETTING_NUMBER. */
double settings_number(const char *data, const char *name);
/* The same of a SETTING_YESNO. */
bool settings_yes(const char *data, const char *name);

struct state;
/* An empty value: as otherwise. Leaves a line in the audit when it is other than before; an invalid value is an error.
 * Inside the caller's transaction, if there is one. */
bool settings_set(struct state *state, const struct setting *s, const char *value, const char *by, struct error *err);
