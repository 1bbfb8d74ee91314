#include "CRankingData.h"

// C23 has #embed; clang has it in every standard.
#pragma clang diagnostic ignored "-Wc23-extensions"

_Alignas(8) static const unsigned char word_vectors[] = {
#embed "Data/word-vectors.bin"
};

_Alignas(8) static const unsigned char model[] = {
#embed "Data/model.bin"
};

_Alignas(8) static const unsigned char answer_words[] = {
#embed "Data/answer-words.tsv"
};

const unsigned char *ranking_word_vectors(size_t *size) {
    *size = sizeof word_vectors;
    return word_vectors;
}

const unsigned char *ranking_model(size_t *size) {
    *size = sizeof model;
    return model;
}

const unsigned char *ranking_answer_words(size_t *size) {
    *size = sizeof answer_words;
    return answer_words;
}
