// Drives SQLite FTS5.
//
//     fts5 index TOKENS INDEX THREADS
//     fts5 open INDEX WORD...

#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static void check(sqlite3 *database, int code) {
    if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE) return;
    fprintf(stderr, "%s\n", sqlite3_errmsg(database));
    exit(1);
}

static void run(sqlite3 *database, const char *statement) {
    check(database, sqlite3_exec(database, statement, NULL, NULL, NULL));
}

static sqlite3_stmt *prepare(sqlite3 *database, const char *statement) {
    sqlite3_stmt *prepared;
    check(database, sqlite3_prepare_v2(database, statement, -1, &prepared, NULL));
    return prepared;
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec * 1e-9;
}

// A tokenizer that only splits ready-made words at spaces. It has no state.

static int create_splitter(void *context, const char **words, int count, Fts5Tokenizer **splitter) {
    static char nothing;
    *splitter = (Fts5Tokenizer *)&nothing;
    return SQLITE_OK;
}

static void delete_splitter(Fts5Tokenizer *splitter) {}

static int split(
    Fts5Tokenizer *splitter, void *context, int reason, const char *text, int length,
    int (*emit)(void *, int, const char *, int, int, int)) {
    int start = 0;
    for (int end = 0; end <= length; end++) {
        if (end < length && text[end] != ' ') continue;
        if (end > start) {
            int code = emit(context, 0, text + start, end - start, start, end);
            if (code != SQLITE_OK) return code;
        }
        start = end + 1;
    }
    return SQLITE_OK;
}

static sqlite3 *open_database(const char *path) {
    sqlite3 *database;
    check(database, sqlite3_open(path, &database));
    fts5_api *api = NULL;
    sqlite3_stmt *question = prepare(database, "SELECT fts5(?1)");
    check(database, sqlite3_bind_pointer(question, 1, &api, "fts5_api_ptr", NULL));
    check(database, sqlite3_step(question));
    sqlite3_finalize(question);
    fts5_tokenizer splitter = {create_splitter, delete_splitter, split};
    check(database, api->xCreateTokenizer(api, "words", NULL, &splitter, NULL));
    return database;
}

static void build(const char *tokens, const char *index, int one_segment) {
    unlink(index);
    double start = now();
    sqlite3 *database = open_database(index);
    // No journal: a build that fails is repeated. The commit still waits for the disk.
    run(database, "PRAGMA journal_mode = OFF; PRAGMA synchronous = NORMAL;"
                  "PRAGMA cache_size = -400000");
    run(database, "CREATE VIRTUAL TABLE docs USING fts5(words, content = '', tokenize = 'words')");
    // All postings are kept in memory (up to 512 MB) and written once.
    run(database, "INSERT INTO docs(docs, rank) VALUES ('hashsize', 536870912)");
    run(database, "BEGIN");
    sqlite3_stmt *insert = prepare(database, "INSERT INTO docs(rowid, words) VALUES (?, ?)");
    FILE *file = fopen(tokens, "r");
    if (!file) {
        perror(tokens);
        exit(1);
    }
    char *line = NULL;
    size_t capacity = 0;
    ssize_t length;
    long docs = 0;
    while ((length = getline(&line, &capacity, file)) > 0) {
        char *words;
        long id = strtol(line, &words, 10);
        words++;
        int count = line + length - words - (line[length - 1] == '\n');
        // Ids begin at 0, rows at 1.
        sqlite3_bind_int64(insert, 1, id + 1);
        sqlite3_bind_text(insert, 2, words, count, SQLITE_STATIC);
        check(database, sqlite3_step(insert));
        sqlite3_reset(insert);
        docs++;
    }
    run(database, "COMMIT");
    if (one_segment) run(database, "INSERT INTO docs(docs) VALUES ('optimize')");
    sqlite3_finalize(insert);
    check(database, sqlite3_close(database));
    double seconds = now() - start;
    struct stat status;
    stat(index, &status);
    printf("{\"engine\": \"fts5\", \"version\": \"%s\", \"task\": \"index\", \"threads\": 1, "
           "\"docs\": %ld, \"seconds\": %.4f, \"index_bytes\": %lld}\n",
           sqlite3_libversion(), docs, seconds, (long long)status.st_size);
}

// Prints the ten best rows that contain any of the words.
static void answer(const char *index, int count, char **words) {
    sqlite3 *database = open_database(index);
    char query[4096] = "";
    size_t used = 0;
    for (int i = 0; i < count && used < sizeof query; i++) {
        used += snprintf(query + used, sizeof query - used, "%s\"%s\"", i ? " OR " : "", words[i]);
    }
    sqlite3_stmt *select = prepare(
        database, "SELECT rowid, rank FROM docs WHERE docs MATCH ? ORDER BY rank LIMIT 10");
    sqlite3_bind_text(select, 1, query, -1, SQLITE_STATIC);
    int code;
    while ((code = sqlite3_step(select)) == SQLITE_ROW) {
        printf("%lld %f\n", sqlite3_column_int64(select, 0), -sqlite3_column_double(select, 1));
    }
    check(database, code);
}

int main(int count, char **arguments) {
    if (count == 5 && !strcmp(arguments[1], "index")) {
        build(arguments[2], arguments[3], !strcmp(arguments[4], "1"));
    } else if (count > 3 && !strcmp(arguments[1], "open")) {
        answer(arguments[2], count - 3, arguments + 3);
    } else {
        fprintf(stderr, "usage: fts5 index TOKENS INDEX THREADS | fts5 open INDEX WORD...\n");
        return 2;
    }
    return 0;
}
