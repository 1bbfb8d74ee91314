// Data of the ranking, in the program's read-only memory. Data/README.md says what it is and where it comes from.
#pragma once
#include <stddef.h>

// The bytes of a table, and their number.
const unsigned char *ranking_word_vectors(size_t *size);
const unsigned char *ranking_model(size_t *size);
const unsigned char *ranking_answer_words(size_t *size);
