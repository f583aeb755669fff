/* The keys whose packs this machine takes, with the last pack of each: in state.db, as one of its hidden settings, so
 * that they change in the transaction of what changed them and lie in its twin. */
#pragma once

#include "seal/notice.h"
#include "store/state.h"

enum { SEALS_MOST = 24, SEALS_TEXT = SEALS_MOST * 320 };

enum seal_standing { SEAL_TRUSTED, SEAL_FOLLOWED /* by a newer key */, SEAL_REVOKED };

struct seal {
	char key[SEAL_HEX], name[SEAL_NAME + 1];
	enum seal_standing standing;
	long long epoch, number; /* of the newest pack that was seen; 0 none */
	char root[SEAL_HEX];     /* of its content */
	bool shown;              /* it is on the screen, or was */
	long long notice;        /* the last that it signed */
};

struct seals {
	struct seal key[SEALS_MOST];
	int count;
	char machine[12]; /* this machine's own number, which a pack may be for; "" none yet */
};

/* Four groups of four: what two people compare on the telephone. */
void seal_words(const char *key, char out[20]);
void seals_load(const char *data, struct seals *out);
/* The same; false when they cannot be read, so that nobody is told that a key is not trusted. */
bool seals_read(struct state *s, struct seals *out, struct error *err);
bool seals_save(const struct seals *k, struct state *s, struct error *err);
struct seal *seals_find(struct seals *k, const char *key);
/* By as much of seal_words() as names one alone; NULL. */
struct seal *seals_named(struct seals *k, const char *words);
/* A new one that is trusted, or NULL: there are too many. */
struct seal *seals_add(struct seals *k, const char *key, const char *name);
/* Takes in what its signer may say: only a key that holds, and only a number that rises. */
void seals_heed(struct seals *k, const struct notice *n);
/* At the transaction that makes the pack's edition current. */
bool seals_shown(struct state *s, const char *key, const char *root, struct error *err);
