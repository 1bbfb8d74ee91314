internal import DocumentModel

/// Reads OFD files. The positions of characters give the reading order. Page numbers and repeated headers are left out;
/// seals and notes are not part of the text.
///
/// Source: GB/T 33190-2016.
enum OFDReader {
    /// - Throws: `damaged`, `encrypted`, `overLimit`, or `noText` if the pages contain only pictures.
    /// - Complexity: O(b + n log n) for b bytes of the pages' XML and n runs of text.
    static func read(_ bytes: [UInt8]) throws(DocumentError) -> ExtractedDocument {
        let package = try OFDPackage(bytes)
        var document = ExtractedDocument()
        document.properties = package.properties
        var pages: [[PageRun]] = []
        var widths: [Double] = []
        var heights: [Double] = []
        for root in package.roots {
            let body = try OFDDocument(root, package: package)
            var backgrounds: [OFDBackground] = []
            for part in body.pages {
                guard let page = try package.tree(part)?.root else {
                    document.remarks.append(.damaged("zip: no \(part)"))
                    pages.append([])
                    widths.append(body.width)
                    heights.append(body.height)
                    continue
                }
                for template in page.elements("Template") {
                    guard let id = template.attribute("TemplateID"), let part = body.templates[id]
                    else { continue }
                    if let known = backgrounds.firstIndex(where: { $0.id == id }) {
                        backgrounds[known].pageCount += 1
                    } else if let tree = try package.tree(part)?.root {
                        let runs = OFDPage(resources: body.resources).runs(tree)
                        backgrounds.append(OFDBackground(id: id, page: pages.count, runs: runs))
                    }
                }
                pages.append(OFDPage(resources: body.resources).runs(page))
                let box = page.first("Area")?.first("PhysicalBox")?.text
                let edges = OFDNumbers.list(box ?? "")
                widths.append(edges.count > 3 ? edges[2] : body.width)
                heights.append(edges.count > 3 ? edges[3] : body.height)
            }
            for background in backgrounds {
                pages[background.page] += background.text(height: heights[background.page])
            }
        }
        guard pages.contains(where: { !$0.isEmpty }) else { throw .noText }
        let lines = zip(pages, heights).map { PageLines($0, height: $1) }
        document.lines =
            lines.contains(where: \.hasColumns)
            ? BoxReader.lines(ofExact: PageColumns.pages(pages, widths: widths, heights: heights))
            : PageParagraphs(lines).lines
        return document
    }
}

/// A template page that is drawn below other pages. It is the same on all of them, so its text is read on the first.
private struct OFDBackground {
    /// The share of a page's height at the top and at the bottom that may contain headers and footers.
    private static let edge = 0.1

    let id: String
    /// The index of the first page that uses it.
    let page: Int
    let runs: [PageRun]
    var pageCount = 1

    /// The runs that are text. Runs at the top or bottom edge of several pages are headers or footers.
    func text(height: Double) -> [PageRun] {
        guard pageCount > 1, height > 0 else { return runs }
        return runs.filter {
            ($0.baseline > height * Self.edge) && ($0.baseline < height * (1 - Self.edge))
        }
    }
}

/// The parts of an OFD file.
struct OFDPackage {
    private let parts: [String: [UInt8]]
    /// The main part of each document in the file.
    let roots: [String]
    let properties: DocumentProperties

    /// - Throws: `damaged` if the main part is missing or cannot be parsed.
    init(_ bytes: [UInt8]) throws(DocumentError) {
        // Names are compared without regard to case, because many files come from Windows.
        var parts: [String: [UInt8]] = [:]
        var isEncrypted = false
        try ArchiveFile(bytes).forEachEntry { name, read throws(DocumentError) in
            let name = String(decoding: name, as: UTF8.self).lowercased()
            if name == "encryptions.xml" || name == "ofdentries.xml" { isEncrypted = true }
            if name.hasSuffix(".xml"), !name.contains("/signs/") {
                parts[PackageRelations.path(name, from: "")] = try read()
            }
        }
        guard let main = parts["ofd.xml"] else {
            throw isEncrypted ? .encrypted : .damaged(detail: "zip: no OFD.xml")
        }
        self.parts = parts
        let root = try XMLTree(xml: main, part: "OFD.xml").root
        var roots: [String] = []
        var properties = DocumentProperties()
        for body in root?.elements("DocBody") ?? [] {
            let info = body.first("DocInfo")
            func value(_ name: String) -> String? { info?.first(name)?.text.trimmed.nonEmpty }
            properties.title = properties.title ?? value("Title")
            let path = try Self.currentRoot(body, parts)
            if let path, !roots.contains(path) { roots.append(path) }
        }
        guard !roots.isEmpty else { throw .damaged(detail: "OFD.xml: no DocRoot") }
        self.roots = roots
        self.properties = properties
    }

    /// The main part of a document, in its current version.
    private static func currentRoot(
        _ body: XMLElement, _ parts: [String: [UInt8]]
    ) throws(DocumentError) -> String? {
        let versions = body.first("Versions")?.elements("Version") ?? []
        if let current = versions.first(where: { $0.attribute("Current") == "true" }),
            let base = current.attribute("BaseLoc")
        {
            let path = PackageRelations.path(base.trimmed.lowercased(), from: "")
            if let bytes = parts[path],
                let root = try XMLTree(xml: bytes, part: path).root?.first("DocRoot")?.text
            {
                return PackageRelations.path(
                    root.trimmed.lowercased(), from: PackageRelations.folder(of: path))
            }
        }
        guard let root = body.first("DocRoot")?.text.trimmed.nonEmpty else { return nil }
        return PackageRelations.path(root.lowercased(), from: "")
    }

    /// A part by its name; nil if the file has none.
    func tree(_ name: String) throws(DocumentError) -> XMLTree? {
        guard let bytes = parts[name] else { return nil }
        return try XMLTree(xml: bytes, part: name)
    }
}

/// The pages of a document in an OFD file.
struct OFDDocument {
    /// The names of the pages' parts.
    private(set) var pages: [String] = []
    /// The names of the template pages' parts, by the ids of the templates.
    private(set) var templates: [String: String] = [:]
    /// The composite drawings that pages use, by their ids.
    private(set) var resources: [String: XMLElement] = [:]
    /// The size of a page that does not state it, in millimetres.
    private(set) var width = 210.0
    private(set) var height = 297.0

    /// - Throws: `damaged` if the part is missing.
    init(_ part: String, package: OFDPackage) throws(DocumentError) {
        guard let root = try package.tree(part)?.root else {
            throw .damaged(detail: "zip: no \(part)")
        }
        let folder = PackageRelations.folder(of: part)
        func path(_ location: String) -> String {
            PackageRelations.path(location.trimmed.lowercased(), from: folder)
        }
        let common = root.first("CommonData")
        let box = common?.first("PageArea")?.first("PhysicalBox")?.text ?? ""
        let edges = OFDNumbers.list(box)
        if edges.count > 3 { (width, height) = (edges[2], edges[3]) }
        for template in common?.elements("TemplatePage") ?? [] {
            guard let id = template.attribute("ID"), let base = template.attribute("BaseLoc")
            else { continue }
            templates[id] = path(base)
        }
        for element in common?.elements ?? [] where element.name.hasSuffix("Res") {
            let units = try package.tree(path(element.text))?.root?.first("CompositeGraphicUnits")
            for unit in units?.elements("CompositeGraphicUnit") ?? [] {
                if let id = unit.attribute("ID") { resources[id] = unit }
            }
        }
        for page in root.first("Pages")?.elements("Page") ?? [] {
            if let base = page.attribute("BaseLoc") { pages.append(path(base)) }
        }
    }
}
