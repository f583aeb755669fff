/* What the editor (screens/editor.h) is asked for: one value, of a kind. */
#pragma once

#include "base/date.h"

enum editor_kind {
	EDITOR_TEXT,
	EDITOR_NUMBER, /* digits and a point, within least … most unless both are 0 */
	EDITOR_PHONE,
	EDITOR_DATE,  /* value is ISO, 2024-04-28 */
	EDITOR_COUNT, /* a whole number by − and +, within least … most; `unit` behind it */
	EDITOR_CLOCK, /* 22:00, hours and minutes by − and + */
	EDITOR_CHOICE /* a tap on a choice is the answer; value is its label, `chosen` its index */
};

/* The texts are the caller's and live as long as it is open. */
struct editor_ask {
	const char *title; /* 「本村」, the strip */
	const char *help;  /* one sentence beneath it; NULL */
	enum editor_kind kind;
	const char *value;  /* what it says now; NULL */
	size_t limit;       /* TEXT, PHONE: characters; 0: 60 */
	double least, most; /* NUMBER, COUNT */
	const char *unit;   /* COUNT; NULL */
	const char *const *choice;
	size_t choices;
	struct date today;   /* DATE: what stands there when value is no date */
	bool may_be_empty;   /* else 确定 asks for something */
	const char *confirm; /* NULL: 确定 */
	/* NULL, or: the sentence why this value will not do (the caller's memory), NULL when it will. */
	const char *(*check)(void *context, const char *value);
	void *context;
};
