/* Whoever watches the screen is told that it lives, and how often it had to begin anew is counted.
 *
 * systemd's protocol: lines in a datagram to NOTIFY_SOCKET. Without one nothing is told. The count lies in the runtime
 * folder (XDG_RUNTIME_DIR), so that it is gone when the machine is switched off and on; without one nothing is counted.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum { ALIVE_STARTS = 5, ALIVE_WELL_MS = 10 * 60 * 1000 };

/* Opens what is counted in, while it can be opened (jail_no_writing()). */
void alive_open(void);
/* Once at the start. False when it ended more than ALIVE_STARTS times, each time before it had run ALIVE_WELL_MS. */
bool alive_begin(void);
/* The loop has gone round, and what there was to draw has been presented. */
void alive_turn(uint64_t now_ms);
/* It ends because it was asked to: nothing went wrong. */
void alive_end(void);
