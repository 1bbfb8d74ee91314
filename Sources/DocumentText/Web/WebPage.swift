internal import DocumentModel

/// An element or text of a web page.
struct WebNode {
    /// The element's name in lower case; empty for a text.
    let name: String
    /// The text as in the source; empty for an element.
    let text: String
    /// The index of the element around it; -1 for the outermost.
    let parent: Int
    /// The index after its last descendant.
    fileprivate(set) var end: Int
    /// The index of the block element whose lines contain it: its own index if it begins a line.
    let block: Int
    /// Whether it is inside a link to another page. Links to files do not count, because attachments belong to an
    /// article.
    let isLink: Bool
    /// Whether line feeds of its text break lines.
    let isPreformatted: Bool
    /// The words of its id, class, role and itemprop, in lower case without hyphens and underscores.
    let marks: [String]
    /// The number that a browser shows before an item of an ordered list.
    let marker: String
    /// The element; nil for a text.
    let element: XMLElement?
}

/// A web page as an array of its elements and texts in document order, without those that a browser does not show.
///
/// All code that reads the page iterates over the array, so there is no recursion, however deeply the page is nested.
struct WebPage {
    /// The elements and texts; an element comes before its descendants.
    private(set) var nodes: [WebNode] = []
    /// The content of the meta elements: names in lower case, and values.
    private(set) var metadata: [(name: String, content: String)] = []
    /// The text of the title element.
    private(set) var title = ""
    /// The canonical URL that a link element states.
    private(set) var canonical: String?
    /// Whether the page has scripts.
    private(set) var hasScripts = false
    /// For each element that directly contains text, its number among such elements, from 1; for others, 0.
    private(set) var numbers: [Int] = []
    /// Whether a part was left out because its style hides it.
    private(set) var hidesText = false

    /// The element that cites each note of a document that a program exported, by the id of the note.
    private(set) var citations: [String: Int] = [:]
    private var listStyles = ListStyleRules()

    /// The maximum nesting depth that is read.
    static let maxDepth = 5_000

    /// An element whose children are being visited.
    private struct Frame {
        let node: Int
        let children: [XMLElement.Child]
        var position = 0
        var list: ListNumbers?
    }

    /// Flattens a tree.
    ///
    /// - Parameter keepsHidden: whether elements hidden by a style are kept, because scripts may show them.
    /// - Throws: `overLimit`.
    init(_ tree: XMLTree, keepsHidden: Bool = false) throws(DocumentError) {
        guard let root = tree.root else { return }
        var stack: [Frame] = []
        enter(root, from: nil, &stack)
        while var frame = stack.popLast() {
            guard frame.position < frame.children.count else {
                nodes[frame.node].end = nodes.count
                continue
            }
            let child = frame.children[frame.position]
            frame.position += 1
            switch child {
            case .text(let text):
                add(text, to: frame.node)
                stack.append(frame)
            case .element(let element):
                note(element, in: frame.node)
                let isHidden = HTMLElements.isHidden(element)
                if isHidden { hidesText = true }
                guard !HTMLElements.unshown.contains(element.name), keepsHidden || !isHidden else {
                    stack.append(frame)
                    continue
                }
                var marker = ""
                if element.name == "li" { marker = frame.list?.next(element) ?? "" }
                stack.append(frame)
                guard stack.count < Self.maxDepth else { throw .overLimit(.depth) }
                enter(element, from: frame.node, marker: marker, &stack)
            }
        }
        number()
    }

    private mutating func enter(
        _ element: XMLElement, from parent: Int?, marker: String = "", _ stack: inout [Frame]
    ) {
        let above = parent.map { nodes[$0] }
        let name = element.name
        let isPreformatted = name == "pre" || above?.isPreformatted ?? false
        nodes.append(
            WebNode(
                name: name, text: "", parent: parent ?? -1, end: nodes.count + 1,
                block: HTMLElements.isBlock(element) ? nodes.count : above?.block ?? nodes.count,
                isLink: above?.isLink ?? false || HTMLElements.isLink(element),
                isPreformatted: isPreformatted, marks: HTMLElements.marks(of: element),
                marker: marker, element: element))
        stack.append(
            Frame(
                node: nodes.count - 1, children: element.children,
                list: name == "ol" ? list(element, in: parent) : nil))
    }

    private func list(_ element: XMLElement, in parent: Int?) -> ListNumbers {
        if listStyles.isEmpty { return ListNumbers(element) }
        var ancestors: [XMLElement] = []
        var index = parent ?? -1
        while index >= 0, ancestors.count < 50 {
            if let element = nodes[index].element { ancestors.append(element) }
            index = nodes[index].parent
        }
        let item = element.elements("li").first.flatMap {
            listStyles.value(for: $0, in: [element] + ancestors)
        }
        return ListNumbers(
            element, listStyle: listStyles.value(for: element, in: ancestors), itemStyle: item)
    }

    private mutating func add(_ text: String, to parent: Int) {
        let above = nodes[parent]
        nodes.append(
            WebNode(
                name: "", text: text, parent: parent, end: nodes.count + 1, block: above.block,
                isLink: above.isLink, isPreformatted: above.isPreformatted, marks: [], marker: "",
                element: nil))
    }

    /// Stores the information of elements without visible text, such as the title and meta elements.
    private mutating func note(_ element: XMLElement, in parent: Int) {
        switch element.name {
        case "style": listStyles.read(element.ownText)
        case "a":
            if let note = HTMLElements.note(citedBy: element) { citations[note] = parent }
        case "title" where title.isEmpty:
            title = WebText.collapsed(WebText.withoutTags(element.ownText))
        case "meta":
            guard let content = element.attribute("content"),
                let name = element.attribute("name") ?? element.attribute("property")
            else { return }
            metadata.append(
                (name.lowercased(), WebText.collapsed(WebText.withoutTags(content))))
        case "link" where element.attribute("rel")?.lowercased() == "canonical":
            canonical = element.attribute("href")
        case "script": hasScripts = true
        default: break
        }
    }

    private mutating func number() {
        numbers = [Int](repeating: 0, count: nodes.count)
        for node in nodes where node.name.isEmpty && !WebText.isBlank(node.text) && node.parent >= 0
        {
            numbers[node.parent] = 1
        }
        var count = 0
        for index in nodes.indices where numbers[index] == 1 {
            count += 1
            numbers[index] = count
        }
    }

    /// The value of the first meta element with one of the names; nil if there is none.
    func metadata(_ names: String...) -> String? {
        for name in names {
            for entry in metadata where entry.name == name && !entry.content.isEmpty {
                return entry.content
            }
        }
        return nil
    }

    /// The indices of an element and of everything inside it.
    func range(of index: Int) -> Range<Int> { index..<nodes[index].end }
}

extension XMLElement {
    /// The text directly inside it.
    fileprivate var ownText: String {
        var text = ""
        for case .text(let piece) in children { text += piece }
        return text
    }
}
