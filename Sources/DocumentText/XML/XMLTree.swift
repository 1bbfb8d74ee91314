internal import CXML
internal import DocumentModel

/// A parsed XML or HTML text. Owns the memory of libxml2 that its elements point to.
@safe final class XMLTree {
    private let document: xmlDocPtr

    /// The maximum number of bytes that are parsed: a tree takes up to ten times as much memory.
    static let maxByteCount = 64 << 20

    private init(_ document: xmlDocPtr) { unsafe self.document = unsafe document }

    deinit { unsafe xmlFreeDoc(document) }

    /// Parses XML. Entities are not expanded, nothing is loaded, and elements nest at most 256 deep.
    ///
    /// - Parameter part: the name of the part, for the error.
    /// - Throws: `damaged` with the line, or `overLimit`.
    convenience init(xml bytes: [UInt8], part: String) throws(DocumentError) {
        guard bytes.count <= Self.maxByteCount else { throw .overLimit(.output) }
        // The formats forbid document type declarations, which define entities that grow without bound.
        if bytes.prefix(4096).containsIgnoringCase("<!DOCTYPE") {
            throw .damaged(detail: "\(part): DOCTYPE")
        }
        let options =
            XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue
            | XML_PARSE_NOWARNING.rawValue | XML_PARSE_COMPACT.rawValue
        xmlResetLastError()
        let parsed = unsafe bytes.withUnsafeBytes { buffer in
            unsafe xmlReadMemory(
                buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), nil,
                nil, Int32(options))
        }
        guard let parsed = unsafe parsed else {
            throw .damaged(detail: Self.lastError(in: part))
        }
        unsafe self.init(parsed)
    }

    /// Parses HTML like a browser: any text yields a tree. Elements may nest without limit, so code that visits them
    /// must not use recursion.
    ///
    /// - Parameter bytes: UTF-8; the encoding stated in the text is ignored.
    /// - Throws: `overLimit`.
    convenience init(html bytes: [UInt8]) throws(DocumentError) {
        guard bytes.count <= Self.maxByteCount else { throw .overLimit(.output) }
        let options =
            HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue
            | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_RECOVER.rawValue
            | HTML_PARSE_COMPACT.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
        guard let context = unsafe htmlNewParserCtxt() else { throw .overLimit(.memory) }
        defer { unsafe htmlFreeParserCtxt(context) }
        // Unclosed elements in old pages nest without limit. By default the parser would stop at 256 levels and lose
        // the rest.
        unsafe context.pointee.options |= Int32(XML_PARSE_HUGE.rawValue)
        let parsed = unsafe Self.withoutPrefixes(bytes).withUnsafeBytes { buffer in
            unsafe htmlCtxtReadMemory(
                context, buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
                Int32(buffer.count), nil, "UTF-8", Int32(options))
        }
        guard let parsed = unsafe parsed else { throw .damaged(detail: "HTML") }
        let isWhole = unsafe context.pointee.disableSAX == 0
        unsafe self.init(parsed)
        guard isWhole else { throw .overLimit(.depth) }
    }

    /// HTML without colons in the names of elements: the parser would take `<o:p>`, which Word writes, for a paragraph.
    private static func withoutPrefixes(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for index in bytes.indices where bytes[index] == UInt8(ascii: "<") {
            var end = index + 1
            if end < bytes.count, bytes[end] == UInt8(ascii: "/") { end += 1 }
            while end < bytes.count, isLetterOrDigit(bytes[end]) { end += 1 }
            if end < bytes.count, bytes[end] == UInt8(ascii: ":") {
                bytes[end] = UInt8(ascii: "-")
            }
        }
        return bytes
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte | 0x20 {
        case 0x61...0x7A: true
        default: (0x30...0x39).contains(byte)
        }
    }

    static func lastError(in part: String) -> String {
        guard let error = unsafe xmlGetLastError() else { return part }
        let text = unsafe error.pointee.message.map { unsafe String(cString: $0) } ?? ""
        return unsafe "\(part), line \(error.pointee.line): \(text.filter { $0 != "\n" })"
    }

    /// The outermost element; nil for a text without any.
    var root: XMLElement? {
        unsafe xmlDocGetRootElement(document).map { unsafe XMLElement($0, in: self) }
    }
}

/// An element of a tree.
@safe struct XMLElement {
    private let node: xmlNodePtr
    /// Keeps the memory of the node alive.
    private let tree: XMLTree

    fileprivate init(_ node: xmlNodePtr, in tree: XMLTree) {
        unsafe self.node = unsafe node
        self.tree = tree
    }

    /// A child: an element, or text.
    enum Child {
        case element(XMLElement)
        case text(String)
    }

    /// The name without its prefix.
    var name: String { unsafe node.pointee.name.map { unsafe String(cString: $0) } ?? "" }

    /// The parent element.
    var parent: XMLElement? {
        guard let parent = unsafe node.pointee.parent,
            unsafe parent.pointee.type == XML_ELEMENT_NODE
        else { return nil }
        return unsafe XMLElement(parent, in: tree)
    }

    /// Child elements and texts, in order. Comments and entities are left out.
    var children: [Child] {
        var children: [Child] = []
        var next = unsafe node.pointee.children
        while let child = unsafe next {
            switch unsafe child.pointee.type {
            case XML_ELEMENT_NODE: children.append(.element(unsafe XMLElement(child, in: tree)))
            case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
                if let content = unsafe child.pointee.content {
                    children.append(.text(unsafe String(cString: content)))
                }
            default: break
            }
            unsafe next = unsafe child.pointee.next
        }
        return children
    }

    /// Child elements.
    var elements: [XMLElement] {
        var elements: [XMLElement] = []
        var next = unsafe xmlFirstElementChild(node)
        while let child = unsafe next {
            elements.append(unsafe XMLElement(child, in: tree))
            unsafe next = unsafe xmlNextElementSibling(child)
        }
        return elements
    }

    /// Child elements with a name.
    func elements(_ name: String) -> [XMLElement] { elements.filter { $0.name == name } }

    /// The first child element with a name.
    func first(_ name: String) -> XMLElement? {
        var next = unsafe xmlFirstElementChild(node)
        while let child = unsafe next {
            let element = unsafe XMLElement(child, in: tree)
            if element.name == name { return element }
            unsafe next = unsafe xmlNextElementSibling(child)
        }
        return nil
    }

    /// The value of an attribute by its name without prefix.
    func attribute(_ name: String) -> String? {
        var next = unsafe node.pointee.properties
        while let attribute = unsafe next {
            if unsafe String(cString: attribute.pointee.name) == name {
                guard let value = unsafe attribute.pointee.children,
                    let content = unsafe value.pointee.content
                else { return "" }
                return unsafe String(cString: content)
            }
            unsafe next = unsafe attribute.pointee.next
        }
        return nil
    }

    /// All text inside it, in order.
    var text: String {
        var text = ""
        for child in children {
            switch child {
            case .text(let piece): text += piece
            case .element(let element): text += element.text
            }
        }
        return text
    }
}

extension Sequence<UInt8> {
    /// Whether the bytes contain a text, regardless of the case of ASCII letters.
    func containsIgnoringCase(_ text: StaticString) -> Bool {
        let wanted = Array("\(text)".utf8).map { $0 | 0x20 }
        var recent: [UInt8] = []
        for byte in self {
            recent.append(byte | 0x20)
            if recent.count > wanted.count { recent.removeFirst() }
            if recent == wanted { return true }
        }
        return false
    }
}
