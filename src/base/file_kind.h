/* What a file is, by the ending of its name; what is in it may say otherwise. */
#pragma once

#include <stddef.h>

enum file_kind {
	FILE_SHEET,
	FILE_OLD_SHEET, /* a table that we cannot read, and say so */
	FILE_TEXT,      /* perhaps a table */
	FILE_PHOTO,
	FILE_ARCHIVE,
	FILE_DOCUMENT,
	FILE_FILM,
	FILE_SOUND,
	FILE_PACK, /* seal/pack.h */
	FILE_OTHER,
	FILE_KINDS
};

/* `ending`: the one known, as text that ends with a space or NUL; NULL: not asked for. */
enum file_kind file_kind(const char *name, const char **ending);
/* The same of n bytes. */
enum file_kind file_kind_n(const char *name, size_t n, const char **ending);
