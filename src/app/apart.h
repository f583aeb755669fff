/* show's two halves: a process that may write what lies in the data folder, and the screen, which may not. */
#pragma once

#include "app/options.h"

/* First of all, before a window, a thread, a font: nothing below the data folder can be changed by this process any
 * more, and what it needs done there goes to the other one. Where this kernel can forbid nothing, the log says so. */
void apart_begin(const struct app_options *o);
