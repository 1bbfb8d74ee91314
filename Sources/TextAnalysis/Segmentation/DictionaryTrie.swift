internal import ICUText

/// Reads ICU's serialised `UCharsTrie`.
///
/// A state is a position in the trie after some units of a word were matched. ICU's public header `ucharstrie.h`
/// describes the format: the lead unit of a node is a final value, or an intermediate value,
/// then a linear run of units or a branch. Branches of more than five units are
/// binary search trees.
struct DictionaryTrie: ~Copyable {
    /// Where the next unit is matched: at a node, or inside a linear run with `linearLeft` units left.
    struct State {
        var position: Int
        var linearLeft: Int
    }

    /// The value of the word that ends at a state, if there is one, and what may follow.
    struct Node {
        var value: Int?
        var children: [(unit: UInt16, state: State?, value: Int?)] = []
    }

    let dictionary: BreakDictionary

    static let root = State(position: 0, linearLeft: 0)

    /// Reads the node at a state.
    func node(at state: State) -> Node {
        var node = Node()
        if state.linearLeft > 0 {
            appendLinear(state.position, state.linearLeft, to: &node)
            return node
        }
        var position = state.position
        var lead = Int(dictionary[position])
        position += 1
        if lead & 0x8000 != 0 {
            node.value = value(position, lead & 0x7FFF)
            return node
        }
        if lead >= 0x40 {
            node.value = nodeValue(position, lead)
            position += lead >= 0x4040 ? (lead < 0x7FC0 ? 1 : 2) : 0
            lead &= 0x3F
        }
        if lead >= 0x30 {
            appendLinear(position, lead - 0x30 + 1, to: &node)
        } else {
            var length = lead
            if length == 0 {
                length = Int(dictionary[position])
                position += 1
            }
            appendBranch(position, length + 1, to: &node)
        }
        return node
    }

    /// The child of the root by one unit. Reads only one path of the root's branch.
    func child(ofRootBy unit: UInt16) -> (state: State?, value: Int?)? {
        var lead = Int(dictionary[0])
        // The root of a dictionary of thousands of initials is a branch without a value.
        guard lead < 0x30 else {
            return node(at: Self.root).children.first { $0.unit == unit }.map {
                ($0.state, $0.value)
            }
        }
        var position = 1
        if lead == 0 {
            lead = Int(dictionary[1])
            position = 2
        }
        var length = lead + 1
        while length > 5 {
            let pivot = dictionary[position]
            let (target, after) = jump(position + 1)
            if unit < pivot {
                length >>= 1
                position = target
            } else {
                length -= length >> 1
                position = after
            }
        }
        var last = Node()
        appendBranch(position, length, to: &last)
        return last.children.first { $0.unit == unit }.map { ($0.state, $0.value) }
    }

    private func appendLinear(_ position: Int, _ length: Int, to node: inout Node) {
        let next = State(position: position + 1, linearLeft: length - 1)
        node.children.append((dictionary[position], next, nil))
    }

    private func appendBranch(_ start: Int, _ count: Int, to node: inout Node) {
        var position = start
        var length = count
        while length > 5 {
            position += 1  // the pivot: smaller units are in the subtree
            let (target, after) = jump(position)
            appendBranch(target, length >> 1, to: &node)
            length -= length >> 1
            position = after
        }
        for _ in 1..<length {
            let unit = dictionary[position]
            let lead = Int(dictionary[position + 1])
            position += 2
            let value = value(position, lead & 0x7FFF)
            let low = lead & 0x7FFF
            position += low >= 0x4000 ? (low < 0x7FFF ? 1 : 2) : 0
            if lead & 0x8000 != 0 {
                node.children.append((unit, nil, value))
            } else {
                node.children.append((unit, State(position: position + value, linearLeft: 0), nil))
            }
        }
        node.children.append(
            (dictionary[position], State(position: position + 1, linearLeft: 0), nil))
    }

    /// Reads a jump: its target, and the first position after it.
    private func jump(_ start: Int) -> (target: Int, after: Int) {
        let lead = Int(dictionary[start])
        if lead < 0xFC00 { return (start + 1 + lead, start + 1) }
        if lead < 0xFFFF {
            let delta = (lead - 0xFC00) << 16 | Int(dictionary[start + 1])
            return (start + 2 + delta, start + 2)
        }
        let delta = Int(dictionary[start + 1]) << 16 | Int(dictionary[start + 2])
        return (start + 3 + delta, start + 3)
    }

    private func value(_ position: Int, _ lead: Int) -> Int {
        if lead < 0x4000 { return lead }
        if lead < 0x7FFF { return (lead - 0x4000) << 16 | Int(dictionary[position]) }
        return Int(dictionary[position]) << 16 | Int(dictionary[position + 1])
    }

    private func nodeValue(_ position: Int, _ lead: Int) -> Int {
        if lead < 0x4040 { return (lead >> 6) - 1 }
        if lead < 0x7FC0 { return ((lead & 0x7FC0) - 0x4040) << 10 | Int(dictionary[position]) }
        return Int(dictionary[position]) << 16 | Int(dictionary[position + 1])
    }
}
