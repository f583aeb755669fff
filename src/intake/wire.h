/* How importer and reader talk through files in the staging folder: numbers
 * of four bytes and texts with their length, one after the other.
 *
 * The reader has touched hostile bytes, so nothing it wrote is believed: a
 * cursor stops at the first thing that does not fit and says so at the end.
 * Its rows come in pieces, so that neither side holds them twice. */
#pragma once

#include <stdio.h>

#include "base/arena.h"
#include "base/str.h"
#include "findings/finding.h"
#include "editions/content.h"

/* What the reader makes lies in out/, where alone it can write: what it read in sheets, and the pictures it found in
 * workbooks, by their number. */
#define WIRE_RESULT "out/result"
#define WIRE_PASTED "out/pasted%u"

struct cursor {
	const unsigned char *at, *end;
	struct arena *arena; /* owns the texts that are taken */
	bool bad;            /* once set, everything taken is 0 or NULL */
	FILE *file;          /* what comes after `end`; NULL: nothing */
	unsigned char *room; /* WIRE_ROOM bytes it goes through; no text is longer */
	const char **known;  /* WIRE_KNOWN texts taken before, which need not be held again; NULL */
};
enum { WIRE_ROOM = 1024 * 1024, WIRE_KNOWN = 65536 };

void wire_put_number(struct strbuf *out, uint32_t n);
void wire_put_text(struct strbuf *out, const char *s);      /* NULL stays NULL */
uint32_t wire_take_number(struct cursor *c, uint32_t most); /* larger is bad */
const char *wire_take_text(struct cursor *c);               /* UTF-8 without NUL, or NULL */
const char *wire_take_words(struct cursor *c);              /* the same, and never NULL */
bool wire_done(struct cursor *c);                           /* all taken, nothing bad */

void wire_put_findings(struct strbuf *out, const struct findings *f);
void wire_take_findings(struct cursor *c, struct findings *out);
/* Rows with file, sheet and line; photos only by name. What is taken joins what is in `out`. */
void wire_put_rows(struct strbuf *out, const struct content *content);
void wire_take_rows(struct cursor *c, struct content *out);
