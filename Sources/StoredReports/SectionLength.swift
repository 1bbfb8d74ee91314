package import ReportCorpus
internal import TextBasics

/// How much of a file belongs to one statutory section, so that counting needs no text.
package struct SectionLength: Equatable, Sendable {
    package var section: Section
    /// The number of paragraphs.
    package var paragraphs: Int
    /// The number of characters that are not white space.
    package var characters: Int

    package init(section: Section, paragraphs: Int, characters: Int) {
        self.section = section
        self.paragraphs = paragraphs
        self.characters = characters
    }

    /// The lengths of the sections of some paragraphs, in the order of the sections; sections without paragraphs are
    /// left out.
    package static func lengths(
        of paragraphs: some Sequence<(section: Section, text: String)>
    ) -> [SectionLength] {
        var lengths = Section.allCases.map {
            SectionLength(section: $0, paragraphs: 0, characters: 0)
        }
        for (section, text) in paragraphs {
            guard let index = Section.allCases.firstIndex(of: section) else { continue }
            lengths[index].paragraphs += 1
            lengths[index].characters += TextLength.characters(text.utf8Span.span)
        }
        return lengths.filter { $0.paragraphs > 0 }
    }
}
