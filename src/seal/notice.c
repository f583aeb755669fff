/* notice: see notice.h. */
#include "seal/notice.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"

#define CONTEXT "cunping notice 1\n"
enum { CONTEXT_BYTES = sizeof CONTEXT - 1, SIGNED = NOTICE_BYTES - SEAL_SIGNATURE };

void
seal_put(unsigned char *to, unsigned long long number)
{
	for (int i = 0; i < 8; i++, number >>= 8)
		to[i] = (unsigned char)number;
}

unsigned long long
seal_get(const unsigned char *from)
{
	unsigned long long number = 0;
	for (int i = 7; i >= 0; i--)
		number = number << 8 | from[i];
	return number;
}

bool
seal_get_text(const unsigned char *from, size_t size, char *out)
{
	size_t n = strnlen((const char *)from, size);
	memcpy(out, from, n);
	out[n] = '\0';
	return sodium_is_zero(from + n, size - n) && utf8_valid(out, n) && !out[strcspn(out, "\r\t")];
}

bool
seal_hex_bytes(const char *hex, unsigned char *out, size_t size)
{
	size_t got;
	const char *end;
	return sodium_hex2bin(out, size, hex, strlen(hex), NULL, &got, &end) == 0 && got == size && !*end;
}

static void
message(const unsigned char *bytes, unsigned char out[CONTEXT_BYTES + SIGNED])
{
	memcpy(out, CONTEXT, CONTEXT_BYTES);
	memcpy(out + CONTEXT_BYTES, bytes, SIGNED);
}

void
notice_write(const struct notice *n, const unsigned char secret[SEAL_SECRET], unsigned char out[NOTICE_BYTES])
{
	unsigned char signs[CONTEXT_BYTES + SIGNED], *at = out + 16;
	memset(out, 0, NOTICE_BYTES);
	seal_put(out, (unsigned long long)n->number);
	seal_put(out + 8, n->goners);
	seal_hex_bytes(n->signer, at, SEAL_KEY);
	seal_hex_bytes(n->next, at += SEAL_KEY, SEAL_KEY);
	memcpy(at += SEAL_KEY, n->name, strlen(n->name));
	at += SEAL_NAME;
	for (unsigned i = 0; i < n->goners; i++)
		seal_hex_bytes(n->gone[i], at + (size_t)i * SEAL_KEY, SEAL_KEY);
	message(out, signs);
	crypto_sign_detached(out + SIGNED, NULL, signs, sizeof signs, secret);
}

bool
notice_read(const unsigned char bytes[NOTICE_BYTES], struct notice *out)
{
	const unsigned char *signer = bytes + 16, *next = signer + SEAL_KEY, *gone = next + SEAL_KEY + SEAL_NAME;
	unsigned long long number = seal_get(bytes), goners = seal_get(bytes + 8);
	unsigned char signs[CONTEXT_BYTES + SIGNED];
	*out = (struct notice){ 0 };
	message(bytes, signs);
	if (crypto_sign_verify_detached(bytes + SIGNED, signs, sizeof signs, signer) || goners > NOTICE_GONE ||
	    number > (1ULL << 62) || !seal_get_text(next + SEAL_KEY, SEAL_NAME, out->name))
		return false;
	out->number = (long long)number;
	sodium_bin2hex(out->signer, sizeof out->signer, signer, SEAL_KEY);
	if (!sodium_is_zero(next, SEAL_KEY))
		sodium_bin2hex(out->next, sizeof out->next, next, SEAL_KEY);
	for (; out->goners < goners; out->goners++)
		sodium_bin2hex(out->gone[out->goners], SEAL_HEX, gone + (size_t)out->goners * SEAL_KEY, SEAL_KEY);
	return true;
}
