/* A pack: a folder as the township has checked it, in one file that its key has signed. What is in it is read, judged
 * and compared like any folder; the seal says only whose it is, whom it is for, and that it is newer than the last.
 *
 *   magic, version, how many signatures and notices  │ all of it under the one
 *   block: length, root, number, issuer, epoch, whom │ signature, notices and the
 *     it is for, date; then the notices, all places  │ words before the block too
 *   signature
 *   the hashes of the content's pieces (64 KiB each); the hash of this list is the root
 *   the content: of each file the length of its path, its size, path, bytes
 *
 * Nothing of the content is used before its piece has the hash that was signed, and nothing at all when one has not.
 * The clock decides nothing: the date is only shown. */
#pragma once

#include "base/arena.h"
#include "seal/seals.h"

enum {
	PACK_VERSION = 1,
	PACK_FOR = 1024, /* bytes of whom it is for, a line each; all zeros: everybody */
	PACK_BLOCK = 5 * 8 + 2 * SEAL_KEY + PACK_FOR,
	PACK_SIGNED = 16 + 3 * 8 + PACK_BLOCK + NOTICE_MOST * NOTICE_BYTES,
	PACK_HEAD = PACK_SIGNED + SEAL_SIGNATURE,
	PACK_PIECE = 65536,
	PACK_PATH = 1000 /* bytes */
};
#define PACK_MOST (4LL * 1024 * 1024 * 1024) /* bytes of the whole file */

struct pack {
	long long length, number, epoch;
	int date; /* 20240501 */
	char root[SEAL_HEX], issuer[SEAL_HEX];
	char whom[PACK_FOR + 1]; /* "": everybody */
	struct notice notice[NOTICE_MOST];
	unsigned notices;
	unsigned char notice_bytes[NOTICE_MOST][NOTICE_BYTES]; /* only to write it */
};

/* The machine it is brought to. */
struct pack_place {
	const char *village; /* ""; 高同 is 高同村 */
	bool anybody;        /* no machine, a look at an office: who signed it, and for whom, is left open */
};

/* The seal of the file, `size` bytes long, whose first bytes are these: may it be looked into? What its notices say
 * is heeded in `k` in any case, and its number noted when it may. */
bool pack_judge(const unsigned char *head, size_t got, long long size, struct seals *k, const struct pack_place *place,
    struct pack *out, struct error *err);

/* What is done with the content: a file begins (false: none such may be in a pack), bytes of it, it ends. */
struct pack_sink {
	void *self;
	bool (*begin)(void *self, const char *path, long long size, struct error *err);
	bool (*bytes)(void *self, const void *bytes, size_t n, struct error *err);
	bool (*end)(void *self, struct error *err);
};
/* Reads the copy of a pack that was judged, each piece once. */
bool pack_unpack(const char *path, const struct pack *p, const struct pack_sink *sink, struct error *err);

/* A piece after the other into the list whose hash is the root. */
void pack_hash(const void *bytes, size_t n, unsigned char out[SEAL_KEY]);
/* The head of a pack, signed; `p` says all but the issuer. */
void pack_seal(struct pack *p, const unsigned char secret[SEAL_SECRET], unsigned char out[PACK_HEAD]);
long long pack_pieces(long long length);
