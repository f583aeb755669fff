/* The names of all findings, and their sentences as formats that the compiler
 * can check: FINDING_NO_SHEETS and FINDING_NO_SHEETS_SAYS. See findings.def. */
#pragma once

enum finding_id {
	FINDING_NONE,
#define X(name, code, weight, sentence, cure) FINDING_##name,
#include "findings/findings.def"
#undef X
	FINDING_COUNT
};

#define X(name, code, weight, sentence, cure)                                                                          \
	__attribute__((unused)) static const char FINDING_##name##_SAYS[] = sentence cure;
#include "findings/findings.def"
#undef X

enum finding_weight {
	WEIGHT_INFO,
	WEIGHT_WARNING,
	WEIGHT_CHANGE,
	WEIGHT_ERROR,
	WEIGHT_SHEET,
	WEIGHT_MORE,
	WEIGHT_CONTENT,
	WEIGHT_USAGE,
	WEIGHT_MACHINE
};

struct finding_kind {     /* a line of findings.def */
	const char *code; /* stable snake_case */
	enum finding_weight weight;
	const char *says, *cure; /* formats; the first is the whole, with the cure at its end */
};

const struct finding_kind *finding_kind(enum finding_id id);
enum finding_id finding_named(const char *code); /* the first of this code; FINDING_NONE */
