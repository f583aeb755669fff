/* spacing: see spacing.h. The lists are those of clreq for the mainland; the
 * tests check them against the ink of the glyphs. */
#include "text/spacing.h"

#include <stddef.h>

#include <unicode/uchar.h>

static const uint32_t open_marks[] = { 0x2018, 0x201C, 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0x3016, 0xFF08,
	0xFF3B, 0xFF5B };
static const uint32_t close_marks[] = { 0x2019, 0x201D, 0x3001, 0x3002, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015,
	0x3017, 0xFF01, 0xFF09, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F, 0xFF3D, 0xFF5D };
static const uint32_t middle_marks[] = { 0x00B7, 0x2027, 0x30FB };

static bool
listed(const uint32_t *list, size_t n, uint32_t cp)
{
	for (size_t i = 0; i < n; i++) {
		if (list[i] == cp)
			return true;
	}
	return false;
}

static bool
takes_no_room(uint32_t cp)
{
	if (cp == '\t')
		return false;
	if ((cp >= 0xFE00 && cp <= 0xFE0F) || (cp >= 0xE0100 && cp <= 0xE01EF))
		return true;
	int type = u_charType((UChar32)cp);
	return type == U_CONTROL_CHAR || type == U_FORMAT_CHAR || type == U_LINE_SEPARATOR ||
	       type == U_PARAGRAPH_SEPARATOR;
}

enum spacing
spacing_of(uint32_t cp)
{
	if (cp >= 0x20 && cp < 0x7F)
		return SPACING_PLAIN;
	if ((cp >= 0x3400 && cp < 0xA000) || (cp >= 0x20000 && cp < 0x32000))
		return SPACING_PLAIN;
	if (listed(open_marks, sizeof open_marks / sizeof *open_marks, cp))
		return SPACING_OPEN;
	if (listed(close_marks, sizeof close_marks / sizeof *close_marks, cp))
		return SPACING_CLOSE;
	if (listed(middle_marks, sizeof middle_marks / sizeof *middle_marks, cp))
		return SPACING_MIDDLE;
	return takes_no_room(cp) ? SPACING_NONE : SPACING_PLAIN;
}

bool
spacing_is_blank(uint32_t cp)
{
	return cp == '\t' || u_charType((UChar32)cp) == U_SPACE_SEPARATOR;
}

int
spacing_pull_64(uint32_t before, uint32_t cp, int px)
{
	enum spacing left = before ? spacing_of(before) : SPACING_OPEN, right = spacing_of(cp);
	if (right == SPACING_MIDDLE)
		return px * 16;
	if (right == SPACING_OPEN && (left == SPACING_OPEN || left == SPACING_CLOSE))
		return px * 32;
	if (right == SPACING_CLOSE && left == SPACING_CLOSE)
		return px * 32;
	return 0;
}

int
spacing_tail_64(uint32_t cp, int px)
{
	return cp && spacing_of(cp) == SPACING_CLOSE ? px * 32 : 0;
}
