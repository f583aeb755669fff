/* The three faces of the program that show something. Each takes its own
 * words of the command line (argv[0] is the subcommand) and returns the exit
 * status: 0 done, 1 refused, 2 wrong usage, 3 the machine's fault. */
#ifndef APP_APP_H
#define APP_APP_H

int app_show(int argc, char **argv); /* the kiosk */
int app_shot(int argc, char **argv); /* one screen as a picture, without a display */
int app_tour(int argc, char **argv); /* every screen as pictures */

#endif
