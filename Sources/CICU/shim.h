// The only place that sees ICU's functions. ICU renames every one of them by macro to carry the
// library's major version (ubrk_open -> ubrk_open_72); Swift does not see macros, so each function
// that is used gets an inline twin here under a stable name. No logic lives in this file.
#pragma once
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

static inline const char *_Nonnull rls_error_name(UErrorCode code) { return u_errorName(code); }

static inline void rls_version(uint8_t *_Nonnull four) { u_getVersion(four); }

// Word breaks

static inline UBreakIterator *_Nullable rls_ubrk_open_word(
    const char *_Nonnull locale, UErrorCode *_Nonnull status) {
    return ubrk_open(UBRK_WORD, locale, NULL, 0, status);
}

static inline void rls_ubrk_close(UBreakIterator *_Nonnull breaker) { ubrk_close(breaker); }

static inline void rls_ubrk_set_text(
    UBreakIterator *_Nonnull breaker, const uint16_t *_Nonnull text, int32_t length,
    UErrorCode *_Nonnull status) {
    ubrk_setText(breaker, (const UChar *)text, length, status);
}

static inline int32_t rls_ubrk_next(UBreakIterator *_Nonnull breaker) { return ubrk_next(breaker); }

static inline int32_t rls_ubrk_rule_status(UBreakIterator *_Nonnull breaker) {
    return ubrk_getRuleStatus(breaker);
}

// Converters

static inline UConverter *_Nullable rls_ucnv_open(
    const char *_Nonnull name, UErrorCode *_Nonnull status) {
    return ucnv_open(name, status);
}

static inline void rls_ucnv_close(UConverter *_Nonnull converter) { ucnv_close(converter); }

static inline void rls_ucnv_reset(UConverter *_Nonnull converter) { ucnv_reset(converter); }

// Makes the converter stop at the first malformed sequence instead of writing U+FFFD.
static inline void rls_ucnv_stop_at_errors(
    UConverter *_Nonnull converter, UErrorCode *_Nonnull status) {
    ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, status);
}

// Converts until the input or the room ends; reports how much of either was used.
static inline void rls_ucnv_to_utf16(
    UConverter *_Nonnull converter, const char *_Nonnull source, int32_t source_length,
    uint16_t *_Nonnull target, int32_t target_capacity, int8_t flush,
    int32_t *_Nonnull source_used, int32_t *_Nonnull target_used, UErrorCode *_Nonnull status) {
    const char *from = source;
    UChar *to = (UChar *)target;
    ucnv_toUnicode(
        converter, &to, to + target_capacity, &from, from + source_length, NULL, flush, status);
    *source_used = (int32_t)(from - source);
    *target_used = (int32_t)(to - (UChar *)target);
}

// The bytes of the sequence that stopped the last conversion.
static inline int8_t rls_ucnv_invalid_length(UConverter *_Nonnull converter) {
    char bytes[32];
    int8_t length = 32;
    UErrorCode status = U_ZERO_ERROR;
    ucnv_getInvalidChars(converter, bytes, &length, &status);
    return U_SUCCESS(status) ? length : 0;
}

// Normalisation

static inline const UNormalizer2 *_Nullable rls_nfkc_casefold(UErrorCode *_Nonnull status) {
    return unorm2_getNFKCCasefoldInstance(status);
}

static inline const UNormalizer2 *_Nullable rls_nfkc(UErrorCode *_Nonnull status) {
    return unorm2_getNFKCInstance(status);
}

static inline int32_t rls_case_fold(int32_t scalar) {
    return u_foldCase(scalar, U_FOLD_CASE_DEFAULT);
}

static inline int32_t rls_normalize(
    const UNormalizer2 *_Nonnull normalizer, const uint16_t *_Nonnull source, int32_t length,
    uint16_t *_Nonnull target, int32_t capacity, UErrorCode *_Nonnull status) {
    return unorm2_normalize(
        normalizer, (const UChar *)source, length, (UChar *)target, capacity, status);
}

// Break dictionaries

static inline UDataMemory *_Nullable rls_open_cjdict(UErrorCode *_Nonnull status) {
    return udata_open(U_ICUDATA_NAME "-brkitr", "dict", "cjdict", status);
}

static inline void rls_close_data(UDataMemory *_Nonnull data) { udata_close(data); }

static inline const void *_Nullable rls_data_memory(UDataMemory *_Nonnull data) {
    return udata_getMemory(data);
}

static inline void rls_data_info(UDataMemory *_Nonnull data, UDataInfo *_Nonnull info) {
    info->size = sizeof(UDataInfo);
    udata_getInfo(data, info);
}

// Regular expressions

static inline URegularExpression *_Nullable rls_uregex_open(
    const uint16_t *_Nonnull pattern, int32_t length, int32_t *_Nonnull offset,
    UErrorCode *_Nonnull status) {
    UParseError error = {0};
    URegularExpression *expression = uregex_open(
        (const UChar *)pattern, length, UREGEX_CASE_INSENSITIVE | UREGEX_MULTILINE, &error, status);
    *offset = error.offset;
    return expression;
}

static inline void rls_uregex_close(URegularExpression *_Nonnull expression) {
    uregex_close(expression);
}

// Both bounds are in ICU's own units: steps of the match engine, bytes of its backtracking stack.
static inline void rls_uregex_bound(
    URegularExpression *_Nonnull expression, int32_t steps, int32_t stack,
    UErrorCode *_Nonnull status) {
    uregex_setTimeLimit(expression, steps, status);
    uregex_setStackLimit(expression, stack, status);
}

static inline void rls_uregex_set_text(
    URegularExpression *_Nonnull expression, UText *_Nonnull text, UErrorCode *_Nonnull status) {
    uregex_setUText(expression, text, status);
}

static inline int8_t rls_uregex_find_next(
    URegularExpression *_Nonnull expression, UErrorCode *_Nonnull status) {
    return uregex_findNext(expression, status);
}

static inline int64_t rls_uregex_start(
    URegularExpression *_Nonnull expression, UErrorCode *_Nonnull status) {
    return uregex_start64(expression, 0, status);
}

static inline int64_t rls_uregex_end(
    URegularExpression *_Nonnull expression, UErrorCode *_Nonnull status) {
    return uregex_end64(expression, 0, status);
}

static inline UText *_Nullable rls_utext_open_utf8(
    UText *_Nullable text, const char *_Nonnull bytes, int64_t length,
    UErrorCode *_Nonnull status) {
    return utext_openUTF8(text, bytes, length, status);
}

static inline void rls_utext_close(UText *_Nonnull text) { utext_close(text); }

// Transliteration

static inline UTransliterator *_Nullable rls_utrans_open(
    const uint16_t *_Nonnull name, int32_t length, UErrorCode *_Nonnull status) {
    return utrans_openU((const UChar *)name, length, UTRANS_FORWARD, NULL, 0, NULL, status);
}

static inline void rls_utrans_close(UTransliterator *_Nonnull transliterator) {
    utrans_close(transliterator);
}

// Rewrites the first `*length` units of the buffer and sets `*length` to what the result needs.
static inline void rls_utrans_rewrite(
    const UTransliterator *_Nonnull transliterator, uint16_t *_Nonnull text,
    int32_t *_Nonnull length, int32_t capacity, UErrorCode *_Nonnull status) {
    int32_t limit = *length;
    utrans_transUChars(
        transliterator, (UChar *)text, length, capacity, 0, &limit, status);
}
