/* A cell of the source that says what does not belong: import/gate.h. */
#pragma once

#include "catalogue/catalogue.h"

struct review_text {
	long id; /* `text ID …` */
	enum register_id reg;
	const char *code;
	const char *tag;    /* 黑榜, 病情, 手机号, 人名, 人名？, 叫法 */
	const char *column; /* 上榜理由 */
	const char *where;  /* 「《红黑榜》第 12 行」 */
	/* As it is written and as it would stand; what differs stands between U+0002 and U+0003. No private number. */
	const char *before, *after;
	const char *mend, *other; /* words of the two buttons */
	int chosen;               /* −1 nobody has, 0 mended, 1 the other */
	bool must;                /* it cannot stay: the other is to leave the row out */
	bool kept;                /* answered another time */
};
