import Foundation
import ReportOutput
import TestSupport
import Testing

/// The documentation of records matches the code. After an intended change, run the tests with
/// `RLSEARCH_UPDATE_SNAPSHOTS=1`.
@Suite struct SchemaTests {
    private static let isUpdating =
        ProcessInfo.processInfo.environment["RLSEARCH_UPDATE_SNAPSHOTS"] != nil

    private func hold(_ text: String, equalTo name: String) throws {
        let path = "\(Files.root)/Documentation/\(name)"
        if Self.isUpdating { try Files.write(text, to: path) }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == text, "\(name) is not current")
    }

    @Test func thePageAndTheSchemasAreCurrent() throws {
        Files.makeFolder("\(Files.root)/Documentation/schema")
        try hold(RecordSchema.documentation, equalTo: "records.md")
        for kind in RecordKind.allCases {
            try hold(
                RecordSchema.schema(kind), equalTo: "schema/\(RecordSchema.fileName(kind))")
        }
        let files = Files.names(in: "\(Files.root)/Documentation/schema")
        #expect(files == RecordKind.allCases.map(RecordSchema.fileName).sorted())
    }

    @Test func everyFieldIsUsedAndHasAMeaning() {
        let used = Set(RecordKind.allCases.flatMap { $0.members.map(\.field) } + [.schema])
        for field in Field.allCases {
            #expect(used.contains(field), "\(field.rawValue) is of no record")
            #expect(field.meaning != Message(verbatim: field.rawValue), "\(field.rawValue)")
        }
    }

    @Test func aFieldHasOneTypeEverywhere() {
        for kind in RecordKind.allCases {
            for member in kind.members {
                #expect(
                    member.type == member.field.type, "\(kind.rawValue).\(member.field.rawValue)")
            }
        }
    }
}
