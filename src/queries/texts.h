/* What is to be read: village rules and notices; and the villages themselves. */
#pragma once

#include "queries/rankings.h"

struct rule_text {
	const char *village, *place, *version, *adopted_by;
	struct date adopted_on;
	long articles;
	bool sample;
};

struct rule_article {
	long long rid;
	const char *number; /* 「第一条」 */
	const char *chapter, *body, *topic;
};

/* The newest version of every village, the home village first. */
size_t rules_villages(struct store *s, struct arena *a, struct rule_text **out);
size_t rules_articles(
    struct store *s, struct arena *a, const char *place, const char *version, struct rule_article **out);

struct notice {
	long long rid;
	const char *place, *title, *kind, *issuer, *doc_no, *body, *contact, *phone;
	struct date issued_on, show_from, show_to;
	long days_left; /* of a 公示 that is running; −1 when it has no end or the clock cannot know */
	struct store_photos photos;
	bool sample, fresh; /* within seven days */
	bool urgent;        /* marked 急, and not over */
};

/* Newest first. */
size_t notices_all(struct store *s, struct arena *a, struct notice **out);

/* What somebody has recorded of a word (sound/speak.h); NULL when there is nothing. */
const char *texts_clip(struct store *s, struct arena *a, const char *word);

struct village {
	const char *name, *place, *kind;
	bool sample;
};
size_t villages_all(struct store *s, struct arena *a, struct village **out); /* without the town */
