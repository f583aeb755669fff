/* What the files of takeout share; not for others. */
#pragma once

#include "export/takeout.h"
#include "os/mounts.h"
#include "store/review.h"
#include "store/state.h"

struct taking {
	const struct takeout_options *o;
	struct arena *arena;
	struct state *state;
	struct review *review; /* NULL */
	const char *village;   /* "" when not set */
	struct mount mount;    /* the stick's, as it was at the start */
	const char *folder;    /* being written */
	const char *missing;   /* why something asked for is not there: 「没有等着处理的群众反映」; NULL */
	long long last_feedback;
	long feedbacks;
	size_t pictures; /* that the content's copy has */
	struct error *err;
};

bool takeout_receipt(struct taking *t);  /* 回执.txt */
bool takeout_health(struct taking *t);   /* 机器体检.txt */
bool takeout_slip(struct taking *t);     /* 查询码小条.txt */
bool takeout_settings(struct taking *t); /* 设置.txt */
bool takeout_findings(struct taking *t); /* 要改的地方.xlsx */
bool takeout_feedback(struct taking *t); /* 群众反映.xlsx */
