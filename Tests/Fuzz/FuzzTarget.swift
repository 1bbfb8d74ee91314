/// Something that takes bytes from strangers, and what must hold whatever the bytes are.
///
/// A target is a file in `Targets` and a line in ``FuzzTargets``. libFuzzer calls it with bytes that it makes up
/// (`Scripts/fuzz`); the tests call it with the files in `Seeds/<name>`, among them all that ever broke it.
protocol FuzzTarget {
    /// What `Scripts/fuzz` and the folder of seeds call it.
    static var name: String { get }

    /// Makes what the target needs once, for all of its inputs.
    init() throws

    /// Tries one input.
    ///
    /// - Throws: a ``Finding`` if something does not hold. A trap, a leak and a hang are findings too.
    func run(_ bytes: [UInt8]) throws
}

/// All targets.
enum FuzzTargets {
    static var all: [any FuzzTarget.Type] {
        [
            ReportFuzz.self, StructureFuzz.self, QueryFuzz.self, RegexFuzz.self, RowFuzz.self,
            DictionaryFuzz.self, SynonymFuzz.self, SegmentFuzz.self, ManifestFuzz.self,
            DeletionsFuzz.self, RecordFuzz.self, JSONFuzz.self, CSVFuzz.self, TerminalFuzz.self,
            MetadataTableFuzz.self, FigureFuzz.self,
        ]
    }
}

/// What should hold and does not.
struct Finding: Error, CustomStringConvertible {
    let description: String
}

/// Throws a finding unless something holds.
func require(_ holds: Bool, _ finding: @autoclosure () -> String) throws {
    if !holds { throw Finding(description: finding()) }
}
