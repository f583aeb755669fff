/* The clerk's desk for pictures: somebody has logged in, a stick is in and
 * has been read, truly, by an importer that publishes nothing. Screens that
 * show a passing state (being read, just published) are posed in it. */
#pragma once

#include "app/options.h"
#include "app/stage.h"

struct picture_desk;
/* Waits for the importer when --stick was said. NULL with `err`. */
struct picture_desk *picture_desk_begin(const struct app_options *o, struct error *err);
struct desk *picture_desk_desk(struct picture_desk *p);
/* Before that screen is opened. */
void picture_desk_for(struct picture_desk *p, struct stage *stage, const struct screen_class *class);
void picture_desk_end(struct picture_desk *p); /* accepts NULL */
