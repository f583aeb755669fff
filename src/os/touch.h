/* Is a touch screen plugged in? */
#pragma once

/* How many there are; −1 when the system does not say. CUNPING_INPUTS names another list than the kernel's, for tests.
 */
int touch_screens(void);
