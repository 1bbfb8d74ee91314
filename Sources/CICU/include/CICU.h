// ICU's functions that rlsearch calls, under stable names and with types of this header's own.
//
// ICU renames every function by macro to carry the library's major version (ubrk_open -> ubrk_open_72),
// which Swift does not see. This header includes no header of ICU, so whatever imports it can be in one
// build with another ICU, as Foundation's.
//
// Every function forwards to the ICU function of its name without `rls_`, unless its comment says more.
// A status is ICU's UErrorCode: negative is a warning, 0 success, positive an error; a call with a
// positive status does nothing.
#pragma once
#include <stdbool.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

typedef struct RLSBreakIterator RLSBreakIterator;
typedef struct RLSConverter RLSConverter;
typedef struct RLSNormalizer RLSNormalizer;
typedef struct RLSData RLSData;
typedef struct RLSRegularExpression RLSRegularExpression;
typedef struct RLSText RLSText;
typedef struct RLSTransliterator RLSTransliterator;

// U_BUFFER_OVERFLOW_ERROR: the output is full, and more is to come.
#define RLS_BUFFER_OVERFLOW ((int32_t)15)

// The name of a status, for example U_FILE_ACCESS_ERROR. Static memory.
const char *rls_error_name(int32_t status);

// Writes the four numbers of ICU's version.
void rls_version(uint8_t *four);

// Word breaks

RLSBreakIterator *_Nullable rls_ubrk_open_word(const char *locale, int32_t *status);
void rls_ubrk_close(RLSBreakIterator *breaker);
// The breaker keeps a pointer to the text.
void rls_ubrk_set_text(
    RLSBreakIterator *breaker, const uint16_t *text, int32_t length, int32_t *status);
int32_t rls_ubrk_next(RLSBreakIterator *breaker);
int32_t rls_ubrk_rule_status(RLSBreakIterator *breaker);

// Converters

RLSConverter *_Nullable rls_ucnv_open(const char *name, int32_t *status);
void rls_ucnv_close(RLSConverter *converter);
void rls_ucnv_reset(RLSConverter *converter);
// Makes the converter stop at the first malformed sequence instead of writing U+FFFD.
void rls_ucnv_stop_at_errors(RLSConverter *converter, int32_t *status);
// Converts until the input ends or the output is full; reports how much of either was used.
void rls_ucnv_to_utf16(
    RLSConverter *converter, const char *source, int32_t source_length, uint16_t *target,
    int32_t target_capacity, bool flush, int32_t *source_used, int32_t *target_used,
    int32_t *status);
// The byte count of the sequence that stopped the last conversion.
int32_t rls_ucnv_invalid_length(RLSConverter *converter);

// Normalisation

// ICU's shared instances, which are never closed.
const RLSNormalizer *_Nullable rls_nfkc_casefold(int32_t *status);
const RLSNormalizer *_Nullable rls_nfkc(int32_t *status);
int32_t rls_normalize(
    const RLSNormalizer *normalizer, const uint16_t *source, int32_t length, uint16_t *target,
    int32_t capacity, int32_t *status);
int32_t rls_case_fold(int32_t scalar);

// Break dictionaries

RLSData *_Nullable rls_open_cjdict(int32_t *status);
void rls_close_data(RLSData *data);
const void *_Nullable rls_data_memory(RLSData *data);
// Whether the data is of a format (four characters) and major version, in this machine's byte order.
bool rls_data_has_format(RLSData *data, const char *format, uint8_t version);

// Regular expressions

// The expression ignores case, and ^ and $ match at lines. `offset` is where an error is, in units.
RLSRegularExpression *_Nullable rls_uregex_open(
    const uint16_t *pattern, int32_t length, int32_t *offset, int32_t *status);
void rls_uregex_close(RLSRegularExpression *expression);
// Both limits are in ICU's own units: steps of the match engine, bytes of its backtracking stack.
void rls_uregex_set_limits(
    RLSRegularExpression *expression, int32_t steps, int32_t stack, int32_t *status);
void rls_uregex_set_text(RLSRegularExpression *expression, RLSText *text, int32_t *status);
bool rls_uregex_find_next(RLSRegularExpression *expression, int32_t *status);
// Where the last match starts and ends, in bytes.
int64_t rls_uregex_start(RLSRegularExpression *expression, int32_t *status);
int64_t rls_uregex_end(RLSRegularExpression *expression, int32_t *status);

// The text keeps a pointer to the bytes. `text` is one to use again.
RLSText *_Nullable rls_utext_open_utf8(
    RLSText *_Nullable text, const char *bytes, int64_t length, int32_t *status);
void rls_utext_close(RLSText *text);

// Transliteration

RLSTransliterator *_Nullable rls_utrans_open(
    const uint16_t *name, int32_t length, int32_t *status);
void rls_utrans_close(RLSTransliterator *transliterator);
// Rewrites the first `*length` units of the buffer and sets `*length` to what the result needs.
void rls_utrans_rewrite(
    const RLSTransliterator *transliterator, uint16_t *text, int32_t *length, int32_t capacity,
    int32_t *status);

#pragma clang assume_nonnull end
