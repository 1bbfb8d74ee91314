internal import TextBasics

/// The table of contents (目录) of a report: its range of blocks, and the headings that it lists.
struct ContentsTable {
    /// A heading that the table of contents lists.
    struct Entry {
        /// Its text without marker, dots and page number.
        let name: [Unicode.Scalar]
        /// Its marker; nil for a heading without one.
        let marker: HeadingMarker?
    }

    /// The indices of the blocks of the table of contents, including the line 目录; empty if there is none.
    let range: Range<Int>
    /// The headings that the table of contents lists, in order.
    let entries: [Entry]

    private static let maxEntryLength = 70
    private static let maxTitleIndex = 60
    /// The maximum length of the line 目录 with spaces and Markdown marks.
    private static let maxTitleByteCount = 60
    private static let minEntryCount = 2
    private static let maxFragmentLength = 6
    private static let maxEntryCount = 400
    /// The minimum length of an entry that a heading may end with: 主要职能.
    private static let minTailLength = 4

    init(_ blocks: [TextBlock]) {
        guard
            let title = blocks.prefix(Self.maxTitleIndex).firstIndex(where: {
                Self.isTitle($0.text)
            })
        else {
            range = 0..<0
            entries = []
            return
        }
        var found: [Entry] = []
        var leaderCount = 0
        var end = title + 1
        while end < blocks.count, end - title <= Self.maxEntryCount {
            let block = blocks[end]
            let text = block.text
            let hasLeaders = Self.hasLeaders(text)
            guard
                hasLeaders
                    || text.unicodeScalars.count <= Self.maxEntryLength && !text.containsBytes("。")
            else { break }
            let entry = Self.entry(block)
            // The body begins where the first entry, or its number, occurs again.
            if !hasLeaders, let first = found.first, found.count >= Self.minEntryCount,
                entry.name == first.name || Self.restarts(entry, first)
            {
                break
            }
            // If the entries have dots or numbers, a line without them is not an entry. A short line is the second half
            // of a broken entry.
            if found.count >= Self.minEntryCount, !hasLeaders,
                text.unicodeScalars.count > Self.maxFragmentLength
            {
                let isNumbered = found.count { $0.marker != nil } * 4 >= found.count * 3
                if leaderCount * 2 >= found.count || entry.marker == nil && isNumbered { break }
            }
            if !entry.name.isEmpty { found.append(entry) }
            if hasLeaders { leaderCount += 1 }
            end += 1
        }
        guard found.count >= Self.minEntryCount else {
            range = 0..<0
            entries = []
            return
        }
        range = title..<end
        entries = found
    }

    private static func isTitle(_ text: String) -> Bool {
        // Most lines are longer.
        guard text.utf8.count <= maxTitleByteCount else { return false }
        let name = text.filter { !$0.isWhitespace && $0 != "#" && $0 != "*" }
        return ["目录", "目次", "目錄"].contains(name)
    }

    /// Whether a line has dot leaders before a page number, or Word's field for a page number.
    private static func hasLeaders(_ text: String) -> Bool {
        text.containsBytes("……") || text.containsBytes("......") || text.containsBytes("······")
            || text.containsBytes("PAGEREF")
    }

    /// An entry; in Markdown it may be a link: [一、主要举措](#measures).
    private static func entry(_ block: TextBlock) -> Entry {
        var linked = block
        if block.text.begins(with: "["), let end = block.text.firstRange(of: "](") {
            linked.text = String(block.text[..<end.lowerBound].dropFirst())
            linked.marker = HeadingMarker(linked.text)
        }
        return Entry(name: name(of: linked), marker: linked.marker)
    }

    private static func restarts(_ entry: Entry, _ first: Entry) -> Bool {
        guard let marker = entry.marker, let begin = first.marker else { return false }
        return marker.style == begin.style && marker.number == begin.number
    }

    /// The text of a heading without its marker, spaces, dots and page number.
    private static func name(of block: TextBlock) -> [Unicode.Scalar] {
        var text = block.text
        if let field = text.firstRange(of: "PAGEREF") { text = String(text[..<field.lowerBound]) }
        var scalars = Array(text.unicodeScalars.dropFirst(block.marker?.scalarCount ?? 0)).filter {
            !$0.isSpace && !"…·.．".unicodeScalars.contains($0)
        }
        while let last = scalars.last,
            ChineseNumerals.decimalDigit(last) != nil || "-—（）()".unicodeScalars.contains(last),
            scalars.count > 2
        {
            scalars.removeLast()
        }
        return scalars
    }

    /// The marker of the entry that a line without a marker repeats: 名词解释, 青屿市司法局主要职能 for 一、部门主要职能.
    ///
    /// - Parameter next: the block after it.
    func marker(ofHeading block: TextBlock, before next: TextBlock?) -> HeadingMarker? {
        guard !entries.isEmpty, block.marker == nil, block.text.unicodeScalars.count <= 45,
            !block.text.containsBytes("。")
        else { return nil }
        let name = Self.name(of: block)
        guard name.count >= 3 else { return nil }
        for entry in entries {
            guard let marker = entry.marker else {
                if entry.name == name { return HeadingMarker(.part, 0, 0) }
                continue
            }
            if entry.name == name || repeats(entry.name, name)
                || next?.marker?.number == 1 && Self.endsAlike(entry.name, name)
            {
                return HeadingMarker(marker.style, marker.number, 0)
            }
        }
        return nil
    }

    /// Whether a heading above a list that starts again at 1 ends like an entry: 人才专项经费情况说明 for 项目经费情况说明.
    private static func endsAlike(_ entry: [Unicode.Scalar], _ heading: [Unicode.Scalar]) -> Bool {
        zip(entry.reversed(), heading.reversed()).prefix { $0 == $1 }.count >= minCommonEnd
    }

    private static let minCommonEnd = 5

    /// Whether a heading is the same as an entry, with the agency or year in front.
    private func repeats(_ entry: [Unicode.Scalar], _ heading: [Unicode.Scalar]) -> Bool {
        var core = entry[...]
        for word in ["部门", "单位", "本部门", "本单位"] where core.starts(with: word.unicodeScalars) {
            core = core.dropFirst(word.unicodeScalars.count)
        }
        guard core.count >= Self.minTailLength, heading.count > core.count,
            heading.suffix(core.count).elementsEqual(core)
        else { return false }
        let lead = String(String.UnicodeScalarView(heading.dropLast(core.count)))
        let rest = YearReader.withoutLeadingYear(lead)
        return rest.isEmpty || ["部门", "单位", "本部门", "本单位"].contains(rest) || AgencyName.isWhole(rest)
            || AgencyName.isWhole(String(rest.dropLast(rest.ends(with: "部门") ? 2 : 0)))
    }
}
