/* What `show`, `shot` and `tour` understand on the command line, and what the
 * machine's settings add to it. */
#pragma once

#include "base/options.h"

struct app_size {
	int width, height; /* 0: not said */
};

struct app_options {
	struct options common;
	struct app_size size;
	float said_inches; /* 0: not said */
	float inches;      /* said, set, or 21.5 */
	float lower_edge_mm, reach_mm;
	int night_from, night_to; /* minutes since midnight */
	bool said_large;
	int said_type; /* 0: not said; 1 平常, 2 大, 3 特大 */
	int large;     /* ui/theme.h: TYPE_… */
	bool contrast, lowered;
	bool home_scope;    /* 本村 at the start */
	const char *screen; /* the one to begin with */
	const char *sticks; /* where sticks are mounted; NULL: where they usually are */
	const char *as;     /* pictures: who has logged in */
	const char *stick;  /* pictures: a folder that is read in */
	const char *press;  /* pictures: words that are pressed first, split by blanks */
	const char *tell;   /* pictures: what the importer is told then; session.h */
};

option_reader app_read_size, app_read_inches, app_read_type;
/* Rows of all three. */
#define APP_INCHES                                                                                                     \
	"inches", "寸", app_read_inches, offsetof(struct app_options, said_inches), "屏幕对角线，不写就照设置"
#define APP_LARGE OPTION(struct app_options, said_large, "large", NULL, "字号大，同 --type 2")
#define APP_TYPE "type", "1到3", app_read_type, offsetof(struct app_options, said_type), "字号：1 平常，2 大，3 特大"
#define APP_LOWERED OPTION(struct app_options, lowered, "lowered", NULL, "按钮放低")
#define APP_CONTRAST OPTION(struct app_options, contrast, "contrast", NULL, "黑底白字")
#define APP_SIZE(name, help) name, "宽x高", app_read_size, offsetof(struct app_options, size), help

/* What the settings say, read again; what was said on the command line stays. */
void app_options_settings(struct app_options *o);
/* The pinned clock or the machine's. */
struct datetime app_options_now(const struct app_options *o);
