/* A field: one column of a sheet, one column of a register's table. */
#pragma once

#include <stdbool.h>

/* What a cell means. In brackets: the canonical text that a row keeps. */
enum field_type {
	FIELD_SERIAL,   /* 序号: read past, never kept */
	FIELD_TEXT,     /* words on one line */
	FIELD_PROSE,    /* paragraphs; line breaks stay */
	FIELD_NAME,     /* a person (spaces out, · unified; a bracketed remark goes to 备注) */
	FIELD_PLACE,    /* a village (高同 and 高同村 are the same) */
	FIELD_GROUP,    /* a group (一组 = 1组 = 第1组, kept as 1组; 屯 names as written) */
	FIELD_DOOR,     /* a door number (18号 = 18, kept as 18) */
	FIELD_INTEGER,  /* (320) */
	FIELD_NUMBER,   /* up to three decimals (96.5) */
	FIELD_MONEY,    /* yuan (1234.5), 万元 converted when the header says so */
	FIELD_QUANTITY, /* a number as people write it (「620余」「近2000」「18.9万」) */
	FIELD_DATE,     /* (2024-04-28) */
	FIELD_SPAN,     /* two dates in one cell (2024-04-28/2024-05-06) */
	FIELD_PERIOD,   /* (2024-04, 2024-Q2, 2024-W17, 2024, words) */
	FIELD_YESNO,    /* (是 否) */
	FIELD_CHOICE,   /* one of `choices` */
	FIELD_PHONE,    /* digits and hyphens */
	FIELD_PHOTOS,   /* file names, joined by 、 */
	FIELD_SOUNDS,   /* recordings, the same way */
	FIELD_TYPE_COUNT,
};

enum field_flag {
	FIELD_REQUIRED = 1,  /* an empty cell is an error of the row */
	FIELD_KEY = 2,       /* tells a row from the others */
	FIELD_SCOPE = 4,     /* rows alike in it come and go together: MERGE_SCOPE */
	FIELD_STAFF = 8,     /* never on a resident's screen */
	FIELD_MASKED = 16,   /* a name: masked unless the row carries consent */
	FIELD_PERSONAL = 32, /* photos of a person or a home: kept only with consent */
	FIELD_HEADER = 64,   /* may stand above the header as 标签：值, or in the sheet's title */
	FIELD_TOTAL = 128,   /* the total that items, 加分 and 扣分 should add up to */
	FIELD_YARD = 512,    /* may say whose yard it is, see reg.yard */
	FIELD_DUTY = 1024,   /* names may stand here: of who acts in office, or as another list says it */
	FIELD_TERM = 2048,   /* a day by which, or up to which, something is to hold: none on which anything was */
	FIELD_SECRET = 256,  /* 查询码: never in an edition nor in an export, only its hash in state.db */
};

struct field {
	const char *column;  /* SQL column and JSON name */
	const char *header;  /* as in the template, without unit */
	const char *aliases; /* other headers that mean it, split by | ; NULL for none */
	enum field_type type;
	unsigned flags;
	const char *choices; /* FIELD_CHOICE: split by | ; 「canonical=other,other」 names synonyms; NULL */
	const char *unit;    /* 分, 元, 亩; NULL */
	const char *help;    /* one sentence for the template; NULL */
	const char *example; /* as a clerk might type it; NULL: the example leaves it empty */
};
