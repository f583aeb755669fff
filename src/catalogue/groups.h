/* Who fills in which sheet, how often, and in which of the five workbooks it
 * stands: 01基础信息 … 05公开宣传. Every register stands in exactly one. */
#ifndef CATALOGUE_GROUPS_H
#define CATALOGUE_GROUPS_H

#include "catalogue/catalogue.h"

enum { GROUPS = 5, GROUP_SHEETS = 9 };

struct group_sheet {
	enum register_id id;
	const char *who, *often; /* 文书, 每月 */
};

struct group {
	const char *name; /* of the workbook, without .xlsx */
	size_t count;
	struct group_sheet sheet[GROUP_SHEETS];
};

extern const struct group groups[GROUPS];

#endif
