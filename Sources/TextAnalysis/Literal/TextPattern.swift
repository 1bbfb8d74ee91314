internal import TextBasics

/// A folded string with wildcards, to find in folded text: 行政*处罚, 20?3.
package struct TextPattern: Equatable, Sendable {
    /// A part of the pattern.
    package enum Part: Equatable, Sendable {
        /// These bytes.
        case text([UInt8])
        /// One character.
        case one
        /// Zero or more characters, none of which ends a sentence.
        case run
    }

    /// The parts, in order; at least one is text.
    package let parts: [Part]

    /// Makes a pattern.
    package init(_ parts: [Part]) { self.parts = parts }

    /// The matches in a folded text, from left to right, without overlap, each as short as possible. A match does not
    /// begin or end inside a longer run of digits or of Latin letters, except where the pattern begins or ends with
    /// `run`.
    ///
    /// - Complexity: O(text · pattern): of several gaps only the last is ever lengthened.
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
            // In the shortest match a leading gap is empty.
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
            // Mismatch: lengthen the last gap by one character.
            guard let (back, from) = gap, from < text.count, !Self.endsSentence(text, from) else {
                return nil
            }
            gap = (back, Self.next(text, from))
            part = back
            place = Self.next(text, from)
        }
    }

    /// The end of a part that matches at an offset; nil if it does not match.
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
