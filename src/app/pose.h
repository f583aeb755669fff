/* The clerk's desk for pictures: somebody has logged in, a stick is in and
 * has been read, truly, by an importer that publishes nothing. Screens that
 * show a passing state (being read, just published) are posed in it. */
#ifndef APP_POSE_H
#define APP_POSE_H

#include "app/options.h"
#include "app/stage.h"

struct pose;
/* Waits for the importer when --stick was said. NULL with `err`. */
struct pose *pose_begin(const struct app_options *o, struct error *err);
struct desk *pose_desk(struct pose *p);
/* Before that screen is opened. */
void pose_for(struct pose *p, struct stage *stage, const char *screen);
void pose_end(struct pose *p); /* accepts NULL */

#endif
