internal import TextBasics

/// A folded string with gaps, to find in folded text: 行政*处罚, 20?3.
package struct TextPattern: Equatable, Sendable {
    /// A stretch of the pattern.
    package enum Part: Equatable, Sendable {
        /// These bytes.
        case text([UInt8])
        /// One character.
        case one
        /// Any characters or none, but no end of a sentence.
        case run
    }

    /// What must follow each other; at least one is text.
    package let parts: [Part]

    /// Makes a pattern.
    package init(_ parts: [Part]) { self.parts = parts }

    /// The places of a folded text where the pattern stands, from the left, without overlap, each as short as can
    /// be. Where it does not begin or end with `run`, not inside a longer run of digits or of Latin letters.
    ///
    /// - Complexity: O(text times pattern): of several gaps only the last is ever made longer.
    package func ranges(in text: [UInt8]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var start = 0
        while start < text.count {
            if let end = match(text, from: start), end > start {
                found.append(start..<end)
                start = end
            } else {
                start = Self.next(text, start)
            }
        }
        return found
    }

    private func match(_ text: [UInt8], from start: Int) -> Int? {
        var place = start
        var part = 0
        if parts[0] == .run {
            // The shortest match begins with what follows the gap.
            part = 1
        } else if LiteralMatch.joins(text, start) {
            return nil
        }
        var gap: (part: Int, place: Int)?
        while true {
            if part == parts.count {
                if parts[part - 1] == .run || !LiteralMatch.joins(text, place) { return place }
            } else if let next = step(parts[part], text, place) {
                if parts[part] == .run { gap = (part + 1, place) }
                part += 1
                place = next
                continue
            }
            // It does not go on here: the last gap takes one character more.
            guard let (back, from) = gap, from < text.count, !Self.endsSentence(text, from) else {
                return nil
            }
            gap = (back, Self.next(text, from))
            part = back
            place = Self.next(text, from)
        }
    }

    /// Where a part that stands at a place ends.
    private func step(_ part: Part, _ text: [UInt8], _ place: Int) -> Int? {
        switch part {
        case .text(let bytes):
            guard text.count - place >= bytes.count else { return nil }
            for index in bytes.indices where text[place + index] != bytes[index] { return nil }
            return place + bytes.count
        case .one: return place < text.count ? Self.next(text, place) : nil
        case .run: return place
        }
    }

    private static func next(_ text: [UInt8], _ place: Int) -> Int {
        place + UTF8Decoding.length(ofLead: text[place])
    }

    private static func endsSentence(_ text: [UInt8], _ place: Int) -> Bool {
        var index = place
        return SentenceEnd.contains(UTF8Decoding.next(text.span, &index))
    }
}

/// The marks that end a sentence in folded text.
package enum SentenceEnd {
    static func contains(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "。", "!", "?", ";", "！", "？", "；", "…", "\n", "｡": true
        default: false
        }
    }

    /// The sentences of a folded text, in order, each with its mark.
    package static func sentences(of text: [UInt8]) -> [Range<Int>] {
        var sentences: [Range<Int>] = []
        var start = 0
        var index = 0
        while index < text.count {
            if contains(UTF8Decoding.next(text.span, &index)) {
                sentences.append(start..<index)
                start = index
            }
        }
        if start < text.count { sentences.append(start..<text.count) }
        return sentences
    }
}
