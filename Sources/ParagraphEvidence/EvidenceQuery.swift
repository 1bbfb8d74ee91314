/// What a query looks for in the text of a paragraph, with weights.
package struct EvidenceQuery: Sendable {
    /// A string to look for in folded text.
    package struct Needle: Sendable {
        package let bytes: [UInt8]
        /// Its weight in each layer; 0 if it does not belong to the layer.
        package var words = 0.0
        package var pairs = 0.0
        package var characters = 0.0
        /// The number of docs with the string in the layer where it was first found.
        package let docFrequency: Int
        /// Whether it has Latin letters or digits. Unlike an ideograph word, it then has no weight as pairs or
        /// characters.
        package let isName: Bool

        package init(bytes: [UInt8], docFrequency: Int, isName: Bool) {
            self.bytes = bytes
            self.docFrequency = docFrequency
            self.isName = isName
        }

        /// The sum over all layers.
        package var weight: Double { words + pairs + characters }
    }

    /// A word of the query's topic, in the order of the query.
    package struct Word: Sendable {
        /// Its folded bytes.
        package let bytes: [UInt8]
        /// Its index in `needles`; nil if the index does not have the word.
        package let needle: Int?
        /// Its position in the query in characters.
        package let position: Int
        /// Its rarity.
        package let weight: Double

        package init(bytes: [UInt8], needle: Int?, position: Int, weight: Double) {
            self.bytes = bytes
            self.needle = needle
            self.position = position
            self.weight = weight
        }
    }

    /// A word that answers to questions with a word of the topic use.
    package struct Answering: Sendable {
        /// Its folded bytes.
        package let bytes: [UInt8]
        /// The index of the word in `topic`.
        package let topic: Int
        /// Its weight if the text does not contain the word of the topic.
        package let weight: Double

        package init(bytes: [UInt8], topic: Int, weight: Double) {
            self.bytes = bytes
            self.topic = topic
            self.weight = weight
        }
    }

    /// Distinct strings, in the order of their first occurrence in the query.
    package var needles: [Needle] = []
    /// The words of the query that are not question words.
    package var topic: [Word] = []
    /// The words of `AnswerWords` for the words of the topic.
    package var answering: [Answering] = []
    /// The folded query, character by character.
    package var characters: [UInt32] = []
    /// The rarity of each character; 0 if no doc contains it.
    package var characterWeights: [Double] = []
    /// The kinds of answer that it asks for.
    package var answers: AnswerKinds = []

    package init() {}

    /// The sum of the weights of all needles.
    package var weightSum: Double { needles.reduce(0) { $0 + $1.weight } }
}

/// Kinds of answer that a question asks for and that a text may contain.
package struct AnswerKinds: OptionSet, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    /// A numeral before a unit of time.
    package static let time = AnswerKinds(rawValue: 1)
    /// A number.
    package static let number = AnswerKinds(rawValue: 2)
    /// A character that ends the names of places.
    package static let place = AnswerKinds(rawValue: 4)
}
