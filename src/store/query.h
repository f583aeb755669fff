/* What the query files share with store.c; not for other folders. Rows are
 * asked of the views of visible.h, and read with a shape (shape.h) where they
 * become structs. */
#ifndef STORE_QUERY_H
#define STORE_QUERY_H

#include "store/store.h"
#include "store/visible.h"
#include "store/objected.h"

struct store {
	struct db *db; /* NULL without content */
	struct edition_info edition;
	char *data;
	char *media; /* of a preview: where its new pictures lie; NULL else */
	char home[128], home_key[128], town[128];
	struct date today;
	struct codes *codes; /* opened when first asked for */
};

/* The place of row `t` is a village's; what is not is the town's. */
#define OF_VILLAGE "t.place IN (SELECT v.place FROM village v WHERE v.kind<>'乡镇')"

/* A row of alias `t` that residents may see on day :1. Every query binds the
 * day as parameter 1, "" when the clock cannot know. */
#define VISIBLE(t)                                                                                                     \
	"(" t ".state IS NULL OR " t ".state='公示中') AND (?1='' OR (" t ".show_from IS NULL OR " t                   \
	".show_from<=?1) AND (" t ".show_to IS NULL OR " t ".show_to>=?1))"

/* 「2021年11月」 in what the objection is about, and `t` is of another month. */
#define OTHER_MONTH(t)                                                                                                 \
	"(o.about GLOB '*[0-9][0-9][0-9][0-9]年[0-9]*月*' AND " t                                                      \
	".period GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' AND instr(o.about, substr(" t                                  \
	".period,1,4)||'年'||ltrim(substr(" t ".period,6),'0')||'月')=0)"
/* A board entry of alias `t` somebody objected to; spaces and the village in front do not matter. The list it is
 * about rules out only the other board, and other months when it names one. */
#define OBJECTED_BOARD(t)                                                                                              \
	"EXISTS(SELECT 1 FROM objection o WHERE " OBJECTION_OPEN("o") " AND NOT " OTHER_MONTH(                         \
	    t) " AND replace(o.target,' ','') IN (" t ".target," t ".village||" t ".target," t ".place||" t            \
	       ".target) AND NOT (instr(o.about,'红榜')>0 AND "                                                      \
	       "instr(o.about,'黑榜')=0 AND " t ".board='黑榜') AND NOT (instr(o.about,'黑榜')>0 AND "             \
	       "instr(o.about,'红榜')=0 AND instr(o.about,'红黑榜')=0 AND " t ".board='红榜'))"
#define OBJECTED_YARD(t) OBJECTED_NAME(t, t ".head", "instr(o.about,'庭院')>0")
#define OBJECTED_HONOUR(t)                                                                                             \
	OBJECTED_NAME(t, t ".name",                                                                                    \
	    "instr(o.about," t                                                                                         \
	    ".honour)>0 OR instr(o.about,'光荣')>0 OR instr(o.about,'最美家庭')>0 OR instr(o.about,'先进')>0")
#define OBJECTED_NOTICE(t)                                                                                             \
	"EXISTS(SELECT 1 FROM objection o WHERE " OBJECTION_OPEN("o") " AND (o.target=" t ".title OR instr(o.about," t \
								      ".title)>0))"

/* A person or a home on a list of honours; `about` is what the objection must name. */
#define OBJECTED_NAME(t, name, about)                                                                                  \
	"EXISTS(SELECT 1 FROM objection o WHERE " OBJECTION_OPEN(                                                      \
	    "o") " AND (" about ") AND replace(o.target,' ','') "                                                      \
		 "IN (" name ", " t ".village||" name ", " t ".place||" name ", coalesce(" t ".grp,'')||" name ", " t  \
		 ".village||coalesce(" t ".grp,'')||" name ", " t ".place||coalesce(" t ".grp,'')||" name "))"

/* Prepares and binds the day as ?1. Going away. */
struct stmt *store_query(struct store *s, const char *sql);
const char *store_name(struct stmt *st, struct arena *a, int name_column, int consent_column);

/* The texts of ?1, ?2 …; what is not named is NULL. A number is bound as its text. */
enum { STORE_BINDS = 8 };
#define BIND(...) ((const char *const[STORE_BINDS]){ __VA_ARGS__ })
const char *store_number_text(struct arena *a, long long number);

/* Prepared and bound; NULL (logged) when the edition is broken or there is none. */
struct stmt *store_ask(struct store *s, const char *sql, const char *const *bind);
/* The first column of the first row; `otherwise` when there is none or it is empty. */
long store_long(struct store *s, const char *sql, const char *const *bind, long otherwise);
/* "" when there is none. */
const char *store_first(struct store *s, struct arena *a, const char *sql, const char *const *bind);
/* The first column of every row. */
struct text_list store_texts(struct store *s, struct arena *a, const char *sql, const char *const *bind);
/* The same for periods: newest first, words last. */
struct text_list store_periods(struct store *s, struct arena *a, const char *sql, const char *const *bind);

/* A column's text in the arena; NULL stays "". */
const char *store_text(struct stmt *st, struct arena *a, int column);
/* A day of a row: {0} when empty. */
struct date store_date(struct stmt *st, int column);
bool store_yes(struct stmt *st, int column); /* 是, or true */

#endif
