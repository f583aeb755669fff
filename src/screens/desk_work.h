/* The importer, from 读取 to 上屏, as the staff's screens see it. */
#pragma once

#include "store/review.h"
#include "store/staff.h"

enum desk_state {
	DESK_IDLE,
	DESK_READING,  /* copy … compare: `progress` */
	DESK_LOST,     /* the stick is gone in the middle: put it back or cancel */
	DESK_REVIEW,   /* `review` is open */
	DESK_APPLYING, /* a mask, a photo left out, the preview: the next review comes */
	DESK_PUBLISHING,
	DESK_PUBLISHED,
	DESK_ENDED, /* refused, cancelled, broken down: `words` says why and what to do */
};

enum desk_step { DESK_COPY, DESK_READ, DESK_PHOTOS, DESK_COMPARE, DESK_BUILD, DESK_PUBLISH, DESK_STEPS };

struct desk_progress {
	enum desk_step step;
	long done, total;             /* of this step */
	long long bytes, bytes_total; /* while copying */
	long rows, photos, photos_total;
	int permille;      /* of the whole, never falls */
	long seconds;      /* so far */
	long seconds_left; /* −1: nobody can know yet */
};

struct desk_work {
	enum desk_state state;
	struct desk_progress progress;
	struct review *review;         /* NULL unless REVIEW, APPLYING, PUBLISHING, PUBLISHED */
	unsigned number;               /* counts up with every new review: forget what was read of the last */
	char source[128];              /* the stick or folder, as a person knows it */
	char reader[STAFF_NAME];       /* who read it in */
	char words[512];               /* of LOST, ENDED, PUBLISHED; of the last `refused` */
	char code[48];                 /* stable, of ENDED and `refused` */
	int published;                 /* number of the edition */
	bool bad_rows;                 /* what is wrong stays out */
	char preview[512], media[512]; /* while previewing: the edition to come, and the folder of its new pictures */
};

struct desk;
const struct desk_work *desk_work(const struct desk *d);
void desk_read(struct desk *d, const char *source, const char *name);
void desk_tell(struct desk *d, const char *line); /* session.h, as told */
void desk_cancel(struct desk *d);           /* at once: the importer is told, then killed, and staging is emptied */
void desk_dismiss(struct desk *d);          /* PUBLISHED or ENDED is read: IDLE again */
void desk_preview(struct desk *d, bool on); /* residents' screens show the edition to come */
/* Photos of this work that a person has opened or ticked off. */
bool desk_seen(const struct desk *d, long photo);
void desk_set_seen(struct desk *d, long photo);
