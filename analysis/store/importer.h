/* What the formats of statistics share: the dataset under way, series and observations into the store, places and
   units by their names, counts and refusals. A format is one descriptor in one file. */
#ifndef TSC_STORE_IMPORTER_H
#define TSC_STORE_IMPORTER_H

#include "core/buffer.h"
#include "core/map.h"
#include "store/csv_in.h"
#include "store/database.h"
#include "store/import.h"

typedef struct tsc_importer tsc_importer;

/** One layout of tables. */
typedef struct tsc_import_format {
    const char *name;
    /** Whether a row is the header of this layout. */
    bool (*recognizes)(const tsc_csv_row *row);
    /** Finds the columns in the header row; *state is the format's own, in the importer's arena. */
    tsc_status (*begin)(tsc_importer *importer, const tsc_csv_row *header, void **state, tsc_error *err);
    /** Takes one data row. Refuses by tsc_importer_refuse; an error status ends the import. */
    tsc_status (*row)(tsc_importer *importer, void *state, const tsc_csv_row *row, tsc_error *err);
} tsc_import_format;

struct tsc_importer {
    tsc_store *store;
    const char *path;
    const tsc_import_opts *opts;
    tsc_import_result *result;
    const tsc_import_format *format;
    void *state;
    tsc_arena arena;
    char revision[TSC_PERIOD_SIZE]; /* date of the statistics, "" where the file does not say */
    long long dataset;
    sqlite3_stmt *find_series, *add_series, *add_observation, *add_code;
    struct tsc_series_cache *cache;
    struct tsc_place_names *places;
    struct tsc_unit_names *units;
    const tsc_csv_row *current;
    size_t header_fields; /* 0 until the header was found */
    size_t preamble;      /* rows before it */
    const struct tsc_mapping *mapping;
};

/** What a point may carry beside its value; zeroed means an official observation as it is. */
typedef struct tsc_point_extra {
    const char *note, *source, *label; /* NULL: none */
    double low, high;                  /* used where bound or has_interval says so */
    bool stated;                       /* the fields from here on count */
    bool has_interval;
    tsc_bound bound;
    tsc_figure_status status;
    tsc_origin origin;
    const char *base_period, *published;
    double confidence;
} tsc_point_extra;

/** Stores one value of a key (frequency is set from period). Outside of the pair it only counts. */
tsc_status tsc_importer_observe(tsc_importer *importer, tsc_key *key, tsc_period period, double value, int field,
                                const tsc_point_extra *extra, tsc_error *err);

/** Stores an entry of a code list; iso3 "" where it is no country. */
tsc_status tsc_importer_code(tsc_importer *importer, const char *list, tsc_span code, tsc_span name, tsc_span iso3,
                             tsc_error *err);

/** Notes that the current row, or its field (1-based, 0: none), is refused and why. */
void tsc_importer_refuse(tsc_importer *importer, size_t field, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/** The field's number: true with a value, false where it is empty or says "not available" (counted as empty) or is
    none (refused). Blanks and grouping as `mapping` says, a plain number otherwise. */
bool tsc_importer_number(tsc_importer *importer, const tsc_csv_row *row, size_t column, double *value);

/** The field of a column, "" where the row is too short or column is SIZE_MAX. */
tsc_span tsc_row_get(const tsc_csv_row *row, size_t column);

/** The column of a header by its name (outer blanks apart, case of ASCII ignored), SIZE_MAX where there is none. */
size_t tsc_row_find(const tsc_csv_row *header, const char *name);

/** Whether the header begins with these names (NULL ends them). */
bool tsc_row_begins(const tsc_csv_row *header, const char *const *names);

/** A country or group by its code (alpha-3, alpha-2), its name in one of the project's languages, or an alias of
    datasets/mappings/places.tsv. */
tsc_status tsc_importer_place(tsc_importer *importer, tsc_span name, tsc_place *place, tsc_error *err);

/** A period as offices write it: 2024, 2024-03, 2024M03, 2024-M03, 202403, 03.2024, 2024Q1, 2024-Q1, 2024S1,
    2024-12-31, 31.12.2024 or the notation of the store. */
bool tsc_period_read(tsc_span text, tsc_period *period);

/** What a table measures, and what its values are multiplied with. */
typedef struct tsc_import_measure {
    char indicator[48];
    tsc_unit unit;
    double scale;
} tsc_import_measure;
/** A measure by the words of a table ("Import (US$ Thousand)"): indicator, unit and scale from
    datasets/mappings/measures.tsv, else made from the words themselves. */
tsc_status tsc_importer_measure(tsc_importer *importer, tsc_span words, tsc_import_measure *measure, tsc_error *err);

/** Frees what tsc_importer_measure has loaded. */
void tsc_importer_forget_measures(tsc_importer *importer);

/** Lower-case letters and digits of ASCII (other letters as they are, % and $ too), runs of others one '_'; cut to
    size. */
void tsc_identifier(tsc_span text, char *identifier, size_t size);

/** Prepares the statements of an importer whose store is set; close frees all of it. */
tsc_status tsc_importer_open(tsc_importer *importer, tsc_error *err);
void tsc_importer_close(tsc_importer *importer);

/** All formats, in the order in which they are tried. */
const tsc_import_format *const *tsc_formats(void);

#endif
