/* exif: see exif.h. Two lists of a TIFF (the picture's and the camera's) and one
 * more for the colours are gone through once, so that a block stuffed with
 * entries costs no more than its bytes. */
#include "intake/exif.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum {
	TAG_INTEROP = 1,
	TAG_ORIENTATION = 0x0112,
	TAG_CAMERA = 0x8769,
	TAG_TAKEN = 0x9003,
	TAG_COLOURS = 0xA001,
	TAG_INTEROP_LIST = 0xA005
};
enum { TYPE_ASCII = 2, TYPE_SHORT = 3, TYPE_LONG = 4 };

struct tiff {
	const unsigned char *at; /* the byte that offsets count from */
	size_t n;
	bool big; /* endian */
	struct exif *out;
	uint32_t camera, interop; /* where those lists stand; 0: none */
};

static uint32_t
number(const struct tiff *t, size_t at, int bytes)
{
	uint32_t v = 0;
	for (int i = 0; i < bytes; i++)
		v = v << 8 | t->at[at + (size_t)(t->big ? i : bytes - 1 - i)];
	return v;
}

/* 「2024:04:28 10:16:35」, when it is such a time. */
static void
take_time(const char *s, char out[24])
{
	static const char shape[] = "0000:00:00 00:00:00";
	for (size_t i = 0; i < sizeof shape - 1; i++)
		if (shape[i] == '0' ? s[i] < '0' || s[i] > '9' : s[i] != shape[i])
			return;
	if (memcmp(s, "0000", 4) != 0)
		snprintf(out, 24, "%.4s-%.2s-%.2sT%.8s", s, s + 5, s + 8, s + 11);
}

/* One entry of twelve bytes. */
static void
take_entry(struct tiff *t, size_t at)
{
	uint32_t tag = number(t, at, 2), type = number(t, at + 2, 2), count = number(t, at + 4, 4);
	uint32_t value = number(t, at + 8, type == TYPE_SHORT ? 2 : 4);
	if (tag == TAG_ORIENTATION && type == TYPE_SHORT && value >= 1 && value <= 8)
		t->out->turn = (int)value;
	else if (tag == TAG_CAMERA && type == TYPE_LONG)
		t->camera = value;
	else if (tag == TAG_INTEROP_LIST && type == TYPE_LONG)
		t->interop = value;
	else if (tag == TAG_TAKEN && type == TYPE_ASCII && count >= 19 && value <= t->n && t->n - value >= 19)
		take_time((const char *)t->at + value, t->out->taken);
	else if (tag == TAG_COLOURS && type == TYPE_SHORT && value == 2)
		t->out->adobe_rgb = true;
	else if (tag == TAG_INTEROP && type == TYPE_ASCII && memcmp(t->at + at + 8, "R03", 3) == 0)
		t->out->adobe_rgb = true;
}

static void
take_list(struct tiff *t, uint32_t from)
{
	if (!from || from > t->n || t->n - from < 2)
		return;
	size_t count = number(t, from, 2), room = (t->n - from - 2) / 12;
	for (size_t i = 0; i < count && i < room; i++)
		take_entry(t, from + 2 + i * 12);
}

void
exif_read(const unsigned char *block, size_t n, struct exif *out)
{
	*out = (struct exif){ .turn = 1 };
	if (n < 14 || memcmp(block, "Exif\0", 6) != 0)
		return;
	struct tiff t = { .at = block + 6, .n = n - 6, .big = block[6] == 'M', .out = out };
	if (memcmp(t.at, t.big ? "MM\0*" : "II*\0", 4) != 0)
		return;
	take_list(&t, number(&t, 4, 4));
	take_list(&t, t.camera);
	take_list(&t, t.interop);
}
