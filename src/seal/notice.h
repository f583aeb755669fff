/* A notice: what the holder of a key says about keys. It names the key that follows its own (rotation), or keys that
 * hold no more (revocation), and is signed by its own. Notices ride in every pack; their numbers only rise, so that an
 * old one undoes nothing. A fixed form: every byte of it is signed. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

enum {
	SEAL_KEY = 32,
	SEAL_SIGNATURE = 64,
	SEAL_SECRET = 64,
	SEAL_NAME = 48, /* bytes, of UTF-8 and zeros */
	SEAL_HEX = 2 * SEAL_KEY + 1,
	NOTICE_GONE = 8, /* keys that one revokes */
	NOTICE_MOST = 8, /* notices in a pack or a file of keys */
	NOTICE_BYTES = 16 + SEAL_KEY + SEAL_KEY + SEAL_NAME + NOTICE_GONE * SEAL_KEY + SEAL_SIGNATURE
};

struct notice {
	long long number;
	char signer[SEAL_HEX], next[SEAL_HEX]; /* next "": its own stays */
	char name[SEAL_NAME + 1];              /* of the next */
	char gone[NOTICE_GONE][SEAL_HEX];
	unsigned goners;
};

/* Numbers as they stand in packs: eight bytes, the lowest first. */
void seal_put(unsigned char *to, unsigned long long number);
unsigned long long seal_get(const unsigned char *from);
/* A text of `size` bytes, zeros after its end: false when it is no UTF-8, or has something behind its end. */
bool seal_get_text(const unsigned char *from, size_t size, char *out);
bool seal_hex_bytes(const char *hex, unsigned char *out, size_t size);

void notice_write(const struct notice *n, const unsigned char secret[SEAL_SECRET], unsigned char out[NOTICE_BYTES]);
/* False: not as it was signed, or not of this form. */
bool notice_read(const unsigned char bytes[NOTICE_BYTES], struct notice *out);
