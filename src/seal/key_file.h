/* The township's key, a file of its own: the secret, its name, the number of the last pack, and the notices that ride
 * along in every pack. Whoever has a copy can sign. */
#pragma once

#include "base/error.h"
#include "seal/notice.h"

struct key_file {
	char name[SEAL_NAME + 1], key[SEAL_HEX];
	unsigned char secret[SEAL_SECRET];
	long long epoch, number;
	unsigned char notice[NOTICE_MOST][NOTICE_BYTES];
	unsigned notices;
};

/* A new pair; with `old`, the key that it follows: that is said in a notice. */
void key_file_new(struct key_file *out, const char *name, const struct key_file *old);
bool key_file_read(const char *path, struct key_file *out, struct error *err);
bool key_file_write(const char *path, const struct key_file *k, struct error *err);
/* Adds a notice that `gone` holds no more. False: there is no room for another. */
bool key_file_revoke(struct key_file *k, const char *gone);

/* What the machines are given: the name and the public half. */
bool public_key_write(const char *path, const struct key_file *k, struct error *err);
bool public_key_read(const char *path, char key[SEAL_HEX], char name[SEAL_NAME + 1], struct error *err);
