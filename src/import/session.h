/* An import that waits for the person who looks at it: `cunping import SOURCE
 * --session`, started by the staff screen, living from 读取 to 上屏.
 *
 * On its standard input it is told, one line each; on its standard output it
 * answers, one line each. Words are split by single spaces, the last one runs
 * to the end of the line.
 *
 *   told                       answers
 *   (at once)                  progress STEP DONE TOTAL BYTES BYTES_TOTAL
 *                                STEP: copy read photos compare build publish. DONE and TOTAL count files, or
 *                                photos; BYTES only while copying, else 0. DONE never falls within a step and
 *                                steps come in this order, so that a bar made of them never goes back.
 *                              rows N                 rows read so far
 *                              lost WORDS             the stick is gone: waiting for `resume` or `cancel`
 *   resume [PATH]              (goes on with the copied part; PATH where the stick is now)
 *                              review PATH            read and compared; PATH is a review.h file
 *   bad-rows 0|1               review PATH            1: what is wrong stays out, the rest may be published
 *   mask INDEX X,Y,W,H;…       review PATH            boxes in thousandths of the upright picture; an empty list: none
 *   omit INDEX 0|1             review PATH            1: this photo is not published
 *   preview                    preview PATH MEDIA     the edition as it would be, and the folder of its new pictures
 *   publish WHO                published NUMBER WORDS committed: the screen may swap
 *   cancel                     ended cancelled WORDS  and exits; so does the end of standard input
 *                              ended CODE WORDS       it could not be done: nothing changed; exits
 *                              refused CODE WORDS     a request that cannot be carried out now; still waiting
 *
 * After `published` it takes `report FILE` no more and exits when its standard input ends or `cancel` comes. */
#ifndef IMPORT_SESSION_H
#define IMPORT_SESSION_H

#include "import/importer.h"

/* Runs the session on descriptors `in` and `out` until it is over; returns the exit status. */
int session_run(struct importer_options *options, int in, int out);

#endif
