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
 *   resume [PATH]              (goes on with the copied part; PATH: what SOURCE is called now) or `lost` again
 *                              review PATH            read and compared; PATH is a review.h file
 *   bad-rows 0|1               review PATH            1: what is wrong stays out, the rest may be published
 *   mask INDEX X,Y,W,H;…       review PATH            boxes in thousandths of the upright picture; an empty list: none
 *   omit INDEX 0|1             review PATH            1: this photo is not published
 *   answer ID 0|1|- [REASON]   review PATH            a judgement of the last review (store/review.h): 0 the careful
 *                                answer, 1 as written, - open again
 *   text ID|all 0|1|-          review PATH            a cell that names somebody (store/review_text.h): 0 mended as
 *                                proposed, 1 the other button; `all 0`: every one that is open
 *   hold ID 1 [REASON]         review PATH            a change of the last review is not taken this time; with a reason
 *                                it goes back to who read it in. `hold 0 0`: all are taken again
 *   send-back WHO\tREASON      ended sent_back WORDS  nothing is taken; who read it in is told why
 *   preview                    preview PATH MEDIA     the edition as it would be, and the folder of its new pictures,
 *                                each named by its hash alone; what is not there is in DATA/media. Open until the
 *                                next edit or `published`
 *   publish WHO                published NUMBER WORDS committed: the screen may swap. 「新增12行，修改3行，撤下2行」;
 *                                NUMBER of the edition that was there when only codes or damaged pictures came
 *   cancel                     ended cancelled WORDS  and exits; so does the end of standard input
 *                              ended CODE WORDS       it could not be done: nothing changed; exits
 *                              refused CODE WORDS     a request that cannot be carried out now; still waiting
 *
 * Lines that come while it works wait, `cancel` does not; SIGTERM is the same as `cancel`. When `ended` is said,
 * staging is empty and the lock is free. PATHs of reviews are good until the review after the next.
 *
 * refused: not_now unknown no_photo bad_boxes mask_failed errors blocked no_change undecided no_reason no_name
 * two_persons, or what the machine said (disk_full …). two_persons: WHO is who read it in (--by), and the setting of
 * that name is 是.
 *
 * With two persons all of it waits on the disk (intake/waiting.h) until it is published, sent back or cancelled by a
 * word: --resumed goes on with that after a restart.
 *
 * After `published` everything is refused; it exits when its standard input ends or `cancel` comes, without a word
 * and with status 0. `cunping sweep --data DIR` empties what a killed one left. */
#pragma once

#include "import/importer.h"

/* Runs the session on descriptors `in` and `out` until it is over; returns the exit status. */
int session_run(struct importer_options *options, int in, int out);
