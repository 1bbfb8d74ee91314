internal import ReportCorpus

/// Hits for programs.
package enum HitRecord {
    /// A hit as a record.
    ///
    /// - Parameters:
    ///   - query: the id and text of the query, if there are several queries.
    ///   - sameText: other places of the same text, if hits are distinct.
    package static func record(
        _ hit: SearchHit, query: (id: String, text: String)? = nil, sameText: [SameText]? = nil
    ) -> Record {
        let (place, metadata) = (hit.place, hit.place.metadata)
        var fields: [(Field, Value)] = []
        if let query { fields += [(.qid, .text(query.id)), (.query, .text(query.text))] }
        fields += [
            (.rank, .int(hit.rank)), (.score, .decimal(hit.score, digits: 3)),
            (.match, .text(hit.match.rawValue)), (.file, .text(place.file)),
            (.paragraph, .int(place.source.paragraph)),
            (.bytes, .range(place.bytes)), (.place, .place(place.source)),
            (.generated, .int(place.generatedByteCount)),
            (.recognised, .bool(place.isRecognised)), (.damaged, .bool(place.isDamaged)),
            (.heading, .heading(place.headings)), (.section, .text(place.section.rawValue)),
            (.agency, .text(metadata.agency?.value)), (.region, .region(metadata.region?.value)),
            (.year, .int(metadata.year?.value)), (.title, .text(metadata.title?.value)),
            (.date, .text(metadata.date?.value)), (.published, .text(metadata.published?.value)),
            (.url, .text(metadata.url?.value)), (.text, .text(hit.text)),
            (.highlights, .ranges(hit.highlights)),
            (.highlightBytes, .ranges(hit.highlightBytes)),
            (.citation, .text(Citation.text(place))),
            (.also, .array(place.otherFiles.map { .text($0) })),
        ]
        if !hit.before.isEmpty || !hit.after.isEmpty {
            fields.append((.before, .array(hit.before.map(context))))
            fields.append((.after, .array(hit.after.map(context))))
        }
        if !hit.explanation.isEmpty {
            fields.append((.explanation, .array(hit.explanation.map(part))))
        }
        if let sameText { fields.append((.sameText, .array(sameText.map(same)))) }
        return Record(.hit, fields)
    }

    private static func context(_ paragraph: ContextParagraph) -> Value {
        .record(
            Record(
                .contextParagraph,
                [(.paragraph, .int(paragraph.paragraph)), (.text, .text(paragraph.text))]))
    }

    private static func same(_ same: SameText) -> Value {
        .record(
            Record(
                .sameText,
                [
                    (.file, .text(same.file)),
                    (.paragraph, .int(same.source.paragraph)),
                    (.otherFigures, .bool(same.hasOtherFigures)),
                ]))
    }

    private static func part(_ part: ScorePart) -> Value {
        .record(
            Record(
                .scorePart,
                [
                    (.term, .text(part.text)), (.frequency, .int(part.frequency)),
                    (.paragraphs, .int(part.docFrequency)),
                    (.weight, .decimal(part.weight, digits: 3)),
                    (.position, .int(part.position)), (.length, .int(part.length)),
                    (.averageLength, .decimal(part.averageLength, digits: 3)),
                    (.score, .decimal(part.score, digits: 3)),
                ]))
    }

    /// Hits as a table, for CSV and spreadsheets.
    package static func table(_ hits: [SearchHit], sameText: [[SameText]]? = nil) -> Table {
        let places = hits.map(\.place)
        var columns: [Table.Column] = [
            .init(.rank, hits.map { .int($0.rank) }),
            .init(.score, hits.map { .exact($0.score) }),
            .init(.match, hits.map { .text($0.match.rawValue) }),
            .init(.file, places.map { .text($0.file) }),
            .init(.paragraph, places.map { .int($0.source.paragraph) }),
            .init(.bytes, csv: ["start", "end"], places.map { .range($0.bytes) }),
            .init(.heading, places.map { .heading($0.headings) }),
            .init(.section, places.map { .text($0.section.rawValue) }),
            .init(.agency, places.map { .text($0.metadata.agency?.value) }),
            .init(.region, places.map { .region($0.metadata.region?.value) }),
            .init(.year, places.map { .int($0.metadata.year?.value) }),
            .init(.text, hits.map { .text($0.text) }),
        ]
        if let sameText {
            columns.append(.init(.sameText, sameText.map { .int($0.count) }))
        }
        return Table(.hit, columns)
    }
}
