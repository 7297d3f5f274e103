/* gnuplot as a process: no shell, no start-up file, a built environment, its own process group, limits on time,
   memory and output, a deadline. The script goes in through standard input, the picture comes out through standard
   output, so no path and no temporary file is ever told to gnuplot; the picture counts when the process ended with 0
   and the picture's end marker is there. gnuplot's exit status alone proves nothing: it is 0 on a full disk. */
#ifndef TSC_CHART_GNUPLOT_H
#define TSC_CHART_GNUPLOT_H

#include "chart/chart.h"

typedef struct tsc_gnuplot {
    char *path;       /* absolute */
    int major, minor; /* version */
    double deadline_s; /* for one picture; 20 unless set otherwise */
} tsc_gnuplot;

/** Finds gnuplot (wanted: an absolute path or NULL for the absolute folders of $PATH) and asks it for its version.
    Errors: TSC_EEXTERNAL where there is none, it does not answer within 5 s, or it is older than 5.2. */
tsc_status tsc_gnuplot_open(tsc_gnuplot *gnuplot, const char *wanted, tsc_error *err);
void tsc_gnuplot_close(tsc_gnuplot *gnuplot);

/** Runs a script in a working folder (NULL: /) and takes what it writes to standard output into image (replaced), at
    most 64 MiB. Checks the end marker of the format. Errors: TSC_EEXTERNAL with what gnuplot said first. */
tsc_status tsc_gnuplot_run(const tsc_gnuplot *gnuplot, const char *folder, tsc_span script, tsc_chart_format format,
                           tsc_buffer *image, tsc_error *err);

/** Whether a picture is whole: PNG signature and IEND, <?xml and </svg>, %PDF and %%EOF. */
bool tsc_picture_whole(tsc_span image, tsc_chart_format format);

#endif
