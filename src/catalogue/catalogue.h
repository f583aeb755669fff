/* The catalogue: one entry a register (册), one register a public list.
 *
 * Everything that knows a register knows it from here: the SQL schema, the
 * reading and checking of a sheet, the comparison before an update, generic
 * screens. Static data; nothing here is ever changed or freed.
 *
 * A row's key is the text of its KEY fields, its scope the text of its SCOPE
 * fields: MERGE_SCOPE replaces all rows of a scope that a source brings rows
 * for; MERGE_KEY changes and adds by key, and what is absent stays. */
#ifndef CATALOGUE_CATALOGUE_H
#define CATALOGUE_CATALOGUE_H

#include <stdbool.h>
#include <stddef.h>

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
	FIELD_TYPE_COUNT,
};

enum field_flag {
	FIELD_REQUIRED = 1, /* an empty cell is an error of the row */
	FIELD_COLUMN = 2,   /* the sheet must have this column, or its value must come from elsewhere */
	FIELD_KEY = 4,
	FIELD_SCOPE = 8,
	FIELD_STAFF = 16,    /* never on a resident's screen */
	FIELD_MASKED = 32,   /* a name: masked unless the row carries consent */
	FIELD_PERSONAL = 64, /* photos of a person or a home: kept only with consent */
	FIELD_HEADER = 128,  /* may stand above the header as 标签：值, or in the sheet's title */
	FIELD_ITEM = 256,    /* an item of the score: checked against its full mark and the total */
	FIELD_TOTAL = 512,   /* the total that items, 加分 and 扣分 should add up to */
	FIELD_SECRET = 1024, /* 查询码: never in an edition nor in an export, only its hash in state.db */
};

struct field {
	const char *column;  /* SQL column and JSON name */
	const char *header;  /* as in the template, without unit */
	const char *aliases; /* other headers that mean it, split by | ; NULL for none */
	enum field_type type;
	unsigned flags;
	const char *choices; /* FIELD_CHOICE: split by | ; 「canonical=other,other」 names synonyms; NULL */
	const char *unit;    /* 分, 元, 亩; NULL */
	const char *help;    /* one sentence for the template */
};

enum merge {
	MERGE_SCOPE,
	MERGE_KEY,
	MERGE_NUMBERED, /* as MERGE_KEY, but there is no natural key: equal ones are told apart by their order */
};

enum register_id {
	REG_VILLAGE,
	REG_HOUSEHOLD,
	REG_STANDARD,
	REG_HOME_SCORE,
	REG_MONTH_SCORE,
	REG_QUARTER_SCORE,
	REG_FLAG,
	REG_BOARD,
	REG_COURTYARD,
	REG_HONOUR,
	REG_RULE,
	REG_NOTICE,
	REG_GRID,
	REG_POST,
	REG_ROUTE,
	REG_INSPECTION,
	REG_PROBLEM,
	REG_RECTIFY,
	REG_OBJECTION,
	REG_FEEDBACK,
	REG_FACT,
	REG_EVENT,
	REG_PROJECT,
	REG_FUND,
	REG_LEDGER,
	REG_PAYMENT,
	REG_EQUIPMENT,
	REG_BIN,
	REG_PACT,
	REG_PUBLICITY,
	REG_FRAMEWORK,
	REG_DOCUMENT,
	REG_DISCLOSURE,
	REG_COUNT,
};

/* The eight tiles of home, a register each belongs to one; NONE: staff's own. */
enum topic {
	TOPIC_NONE,
	TOPIC_RANK,
	TOPIC_BOARD,
	TOPIC_YARD,
	TOPIC_RULE,
	TOPIC_ISSUE,
	TOPIC_DEED,
	TOPIC_MONEY,
	TOPIC_PEOPLE,
};

struct reg {
	enum register_id id;
	const char *table;   /* SQL table */
	const char *sheet;   /* sheet name in the template */
	const char *aliases; /* other sheet names, split by | ; NULL */
	enum merge merge;
	const char *scheme; /* 评分办法 whose items this sheet's columns may carry; NULL */
	const struct field *fields;
	size_t count;
	/* How residents see it where it has no screen of its own (screens/register.h); columns, or NULL. */
	enum topic topic;
	const char *label;      /* as people call it, short; NULL: the sheet's name */
	const char *question;   /* behind the label, 「哪些事要公开」 */
	const char *weight;     /* the number that counts */
	const char *status;     /* the field that says where a row stands: its words are the filters */
	const char *due, *done; /* the day by which, and the day on which it was done */
	const char *steps;      /* days in their order, split by | : a row's way */
	bool by_period;         /* one period is looked at at a time */
};

const struct reg *catalogue_register(enum register_id id);
/* By SQL table; NULL when there is none. */
const struct reg *catalogue_find(const char *table);
/* Index of a field by its column, −1 when the register has none. */
int catalogue_field(const struct reg *r, const char *column);
/* One short word for --json and logs: "text", "date", … */
const char *catalogue_type_name(enum field_type type);
/* Is the value kept as an integer? FIELD_INTEGER as is, NUMBER and MONEY in thousandths. */
bool catalogue_is_integer(enum field_type type);
bool catalogue_is_milli(enum field_type type);

#endif
