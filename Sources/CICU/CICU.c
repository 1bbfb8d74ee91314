// Forwards to ICU. No logic belongs here.
#include "CICU.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/udata.h>
#include <unicode/unorm2.h>
#include <unicode/uregex.h>
#include <unicode/utext.h>
#include <unicode/utrans.h>
#include <unicode/utypes.h>
#include <unicode/uversion.h>

_Static_assert(sizeof(UErrorCode) == sizeof(int32_t), "a status is 32 bits");
_Static_assert(RLS_BUFFER_OVERFLOW == U_BUFFER_OVERFLOW_ERROR, "ICU's value");
_Static_assert(sizeof(UChar) == sizeof(uint16_t), "text is UTF-16");

static inline UErrorCode *code(int32_t *status) { return (UErrorCode *)status; }

const char *rls_error_name(int32_t status) { return u_errorName((UErrorCode)status); }

void rls_version(uint8_t *four) { u_getVersion(four); }

// Word breaks

static inline UBreakIterator *to_breaker(RLSBreakIterator *breaker) {
    return (UBreakIterator *)breaker;
}

RLSBreakIterator *rls_ubrk_open_word(const char *locale, int32_t *status) {
    return (RLSBreakIterator *)ubrk_open(UBRK_WORD, locale, NULL, 0, code(status));
}

void rls_ubrk_close(RLSBreakIterator *breaker) { ubrk_close(to_breaker(breaker)); }

void rls_ubrk_set_text(
    RLSBreakIterator *breaker, const uint16_t *text, int32_t length, int32_t *status) {
    ubrk_setText(to_breaker(breaker), (const UChar *)text, length, code(status));
}

int32_t rls_ubrk_next(RLSBreakIterator *breaker) { return ubrk_next(to_breaker(breaker)); }

int32_t rls_ubrk_rule_status(RLSBreakIterator *breaker) {
    return ubrk_getRuleStatus(to_breaker(breaker));
}

// Converters

static inline UConverter *to_converter(RLSConverter *converter) { return (UConverter *)converter; }

RLSConverter *rls_ucnv_open(const char *name, int32_t *status) {
    return (RLSConverter *)ucnv_open(name, code(status));
}

void rls_ucnv_close(RLSConverter *converter) { ucnv_close(to_converter(converter)); }

void rls_ucnv_reset(RLSConverter *converter) { ucnv_reset(to_converter(converter)); }

void rls_ucnv_stop_at_errors(RLSConverter *converter, int32_t *status) {
    ucnv_setToUCallBack(
        to_converter(converter), UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, code(status));
}

void rls_ucnv_to_utf16(
    RLSConverter *converter, const char *source, int32_t source_length, uint16_t *target,
    int32_t target_capacity, bool flush, int32_t *source_used, int32_t *target_used,
    int32_t *status) {
    const char *from = source;
    UChar *to = (UChar *)target;
    ucnv_toUnicode(
        to_converter(converter), &to, to + target_capacity, &from, from + source_length, NULL,
        flush, code(status));
    *source_used = (int32_t)(from - source);
    *target_used = (int32_t)(to - (UChar *)target);
}

int32_t rls_ucnv_invalid_length(RLSConverter *converter) {
    char bytes[32];
    int8_t length = sizeof bytes;
    UErrorCode status = U_ZERO_ERROR;
    ucnv_getInvalidChars(to_converter(converter), bytes, &length, &status);
    return U_SUCCESS(status) ? length : 0;
}

// Normalisation

const RLSNormalizer *rls_nfkc_casefold(int32_t *status) {
    return (const RLSNormalizer *)unorm2_getNFKCCasefoldInstance(code(status));
}

const RLSNormalizer *rls_nfkc(int32_t *status) {
    return (const RLSNormalizer *)unorm2_getNFKCInstance(code(status));
}

int32_t rls_normalize(
    const RLSNormalizer *normalizer, const uint16_t *source, int32_t length, uint16_t *target,
    int32_t capacity, int32_t *status) {
    return unorm2_normalize(
        (const UNormalizer2 *)normalizer, (const UChar *)source, length, (UChar *)target, capacity,
        code(status));
}

int32_t rls_case_fold(int32_t scalar) { return u_foldCase(scalar, U_FOLD_CASE_DEFAULT); }

// Break dictionaries

RLSData *rls_open_cjdict(int32_t *status) {
    return (RLSData *)udata_open(U_ICUDATA_NAME "-brkitr", "dict", "cjdict", code(status));
}

void rls_close_data(RLSData *data) { udata_close((UDataMemory *)data); }

const void *rls_data_memory(RLSData *data) { return udata_getMemory((UDataMemory *)data); }

bool rls_data_has_format(RLSData *data, const char *format, uint8_t version) {
    UDataInfo info = {.size = sizeof(UDataInfo)};
    udata_getInfo((UDataMemory *)data, &info);
    return memcmp(info.dataFormat, format, sizeof info.dataFormat) == 0
        && info.formatVersion[0] == version && info.isBigEndian == U_IS_BIG_ENDIAN;
}

// Regular expressions

static inline URegularExpression *to_regex(RLSRegularExpression *expression) {
    return (URegularExpression *)expression;
}

RLSRegularExpression *rls_uregex_open(
    const uint16_t *pattern, int32_t length, int32_t *offset, int32_t *status) {
    UParseError error = {0};
    URegularExpression *expression = uregex_open(
        (const UChar *)pattern, length, UREGEX_CASE_INSENSITIVE | UREGEX_MULTILINE, &error,
        code(status));
    *offset = error.offset;
    return (RLSRegularExpression *)expression;
}

void rls_uregex_close(RLSRegularExpression *expression) { uregex_close(to_regex(expression)); }

void rls_uregex_set_limits(
    RLSRegularExpression *expression, int32_t steps, int32_t stack, int32_t *status) {
    uregex_setTimeLimit(to_regex(expression), steps, code(status));
    uregex_setStackLimit(to_regex(expression), stack, code(status));
}

void rls_uregex_set_text(RLSRegularExpression *expression, RLSText *text, int32_t *status) {
    uregex_setUText(to_regex(expression), (UText *)text, code(status));
}

bool rls_uregex_find_next(RLSRegularExpression *expression, int32_t *status) {
    return uregex_findNext(to_regex(expression), code(status));
}

int64_t rls_uregex_start(RLSRegularExpression *expression, int32_t *status) {
    return uregex_start64(to_regex(expression), 0, code(status));
}

int64_t rls_uregex_end(RLSRegularExpression *expression, int32_t *status) {
    return uregex_end64(to_regex(expression), 0, code(status));
}

RLSText *rls_utext_open_utf8(RLSText *text, const char *bytes, int64_t length, int32_t *status) {
    return (RLSText *)utext_openUTF8((UText *)text, bytes, length, code(status));
}

void rls_utext_close(RLSText *text) { utext_close((UText *)text); }

// Transliteration

RLSTransliterator *rls_utrans_open(const uint16_t *name, int32_t length, int32_t *status) {
    return (RLSTransliterator *)utrans_openU(
        (const UChar *)name, length, UTRANS_FORWARD, NULL, 0, NULL, code(status));
}

void rls_utrans_close(RLSTransliterator *transliterator) {
    utrans_close((UTransliterator *)transliterator);
}

void rls_utrans_rewrite(
    const RLSTransliterator *transliterator, uint16_t *text, int32_t *length, int32_t capacity,
    int32_t *status) {
    int32_t limit = *length;
    utrans_transUChars(
        (const UTransliterator *)transliterator, (UChar *)text, length, capacity, 0, &limit,
        code(status));
}
