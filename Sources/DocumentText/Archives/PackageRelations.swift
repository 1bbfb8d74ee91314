/// The relationships of a part of an Office Open XML package: the other parts that it refers to.
///
/// Source: ECMA-376, part 2, 9.3.
struct PackageRelations {
    /// The names of parts by the ids of their relationships.
    private(set) var targets: [String: String] = [:]
    /// The names of parts by the last path component of the relationship's type. Only this component is the same in the
    /// transitional and the strict form of the standard.
    private(set) var kinds: [String: String] = [:]

    /// - Parameter folder: the folder of the part to which the relationships belong.
    init(_ root: XMLElement?, folder: String) {
        for relation in root?.elements("Relationship") ?? [] {
            guard let target = relation.attribute("Target"),
                relation.attribute("TargetMode") != "External"
            else { continue }
            let path = Self.path(target, from: folder)
            if let id = relation.attribute("Id") { targets[id] = path }
            if let type = relation.attribute("Type")?.split(separator: "/").last {
                kinds[String(type)] = path
            }
        }
    }

    /// The full name of a part to which a part in `folder` refers.
    static func path(_ target: String, from folder: String) -> String {
        var parts = target.hasPrefix("/") ? [] : folder.split(separator: "/")
        for part in target.split(separator: "/") {
            if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }

    /// The folder of a part.
    static func folder(of part: String) -> String {
        part.split(separator: "/").dropLast().joined(separator: "/")
    }
}
