/* 异议申诉登记 as residents see it: what is being looked at again is hidden
 * (boards, notices) and counted; what was answered stands with its answer.
 * Who objected, and what was said, never comes out of here. */
#pragma once

#include "store/store.h"

struct objection_answer {
	const char *about;  /* which list */
	const char *target; /* the place on a board; "" where it could be a person */
	const char *result, *reply;
	struct date received_on, replied_on;
	bool sample;
};

/* Newest answer first. */
size_t objections_answered(struct store *s, struct arena *a, struct objection_answer **out);
/* Still to be answered, whatever they are about. */
long objections_open(struct store *s);
/* The day the oldest of them came in; year 0 when there is none or it has no day. */
struct date objections_oldest(struct store *s, struct arena *a);
