import InvertedIndex
import SyntheticCorpus

/// A disk that only guarantees synced data. After a crash, bytes written to a file since its last sync, and names
/// changed in a folder since its last sync, may be present or not.
struct DiskModel {
    private struct Node {
        var durable: [UInt8]
        var pending: [UInt8] = []
    }

    private enum NameChange {
        case link(name: String, node: Int)
        case rename(from: String, to: String, node: Int)
        case remove(name: String)
    }

    private var nodes: [Node] = []
    private var names: [String: Int] = [:]
    private var durableNames: [String: Int] = [:]
    private var pendingNames: [NameChange] = []
    private let folder: String

    init(folder: String, files: [String: [UInt8]]) {
        self.folder = folder
        for (name, bytes) in files {
            names[name] = nodes.count
            nodes.append(Node(durable: bytes))
        }
        durableNames = names
    }

    private func name(_ path: String) -> String {
        String(path.dropFirst(folder.count + 1))
    }

    /// Applies a call.
    mutating func apply(_ call: FileCall) {
        switch call.kind {
        case .create:
            let name = name(call.path)
            names[name] = nodes.count
            pendingNames.append(.link(name: name, node: nodes.count))
            nodes.append(Node(durable: []))
        case .write:
            if let node = names[name(call.path)] { nodes[node].pending += call.bytes }
        case .sync where call.path == folder:
            durableNames = names
            pendingNames = []
        case .sync:
            if let node = names[name(call.path)] {
                nodes[node].durable += nodes[node].pending
                nodes[node].pending = []
            }
        case .rename:
            guard let node = names.removeValue(forKey: name(call.path)) else { return }
            names[name(call.target)] = node
            pendingNames.append(
                .rename(from: name(call.path), to: name(call.target), node: node))
        case .remove:
            if names.removeValue(forKey: name(call.path)) != nil {
                pendingNames.append(.remove(name: name(call.path)))
            }
        case .open, .read, .createFolder, .list, .lock, .map: break
        }
    }

    /// Which unsynced names and data a crash loses.
    enum Loss: CaseIterable {
        case everything, nothing, namesOnly, dataOnly, someAtBlocks, someAtBytes, someWithHoles
    }

    /// The contents of the disk after a crash at this point.
    func afterCrash(_ loss: Loss, _ generator: inout SeededGenerator) -> [String: [UInt8]] {
        var left = durableNames
        for change in pendingNames {
            switch loss {
            case .everything, .namesOnly: continue
            case .nothing, .dataOnly: break
            default: if generator.below(2) == 0 { continue }
            }
            switch change {
            case .link(let name, let node): left[name] = node
            case .rename(let from, let to, let node):
                if left[from] == node { left[from] = nil }
                left[to] = node
            case .remove(let name): left[name] = nil
            }
        }
        return left.mapValues { bytes(of: nodes[$0], loss, &generator) }
    }

    private func bytes(
        of node: Node, _ loss: Loss, _ generator: inout SeededGenerator
    ) -> [UInt8] {
        let count = node.pending.count
        switch loss {
        case _ where count == 0: return node.durable
        case .everything, .dataOnly: return node.durable
        case .nothing, .namesOnly: return node.durable + node.pending
        case .someAtBlocks:
            return node.durable + node.pending.prefix(generator.below(count / 512 + 1) * 512)
        case .someAtBytes: return node.durable + node.pending.prefix(generator.below(count + 1))
        case .someWithHoles:
            // The file has its length, but some blocks were not written.
            var pending = node.pending
            for block in stride(from: 0, to: count, by: 512) where generator.below(3) == 0 {
                for place in block..<min(block + 512, count) { pending[place] = 0 }
            }
            return node.durable + pending
        }
    }
}
