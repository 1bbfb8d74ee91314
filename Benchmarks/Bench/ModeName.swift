import ArgumentParser

/// A mode of searching, by its name.
enum ModeName: String, ExpressibleByArgument, CaseIterable {
    case any, all, phrase

    var mode: QuerySpeed.Mode {
        switch self {
        case .any: .any
        case .all: .all
        case .phrase: .phrase
        }
    }
}
