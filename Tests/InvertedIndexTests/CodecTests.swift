import SyntheticCorpus
import TestSupport
import Testing

@testable import InvertedIndex

@Suite struct CodecTests {
    @Test(arguments: 0...32)
    func everyWidthIsUnpackedUnchanged(width: Int) {
        var generator = Seed.generator()
        let mask: UInt32 = width == 32 ? .max : (1 << UInt32(width)) - 1
        let values = (0..<128).map { _ in UInt32(truncatingIfNeeded: generator.next()) & mask }
        var packed: [UInt8] = []
        BitPacking.pack(values.span, width: width, into: &packed)
        #expect(packed.count == 16 * width)
        let (fits, increments, sums) = unpack(packed, width: width)
        #expect(fits)
        #expect(increments == values.map { $0 &+ 1 })
        // Gaps minus 1, with 7 as the minimum of the first value.
        var next: UInt32 = 7
        let docs = values.map { gap in
            defer { next = next &+ gap &+ 1 }
            return next &+ gap
        }
        #expect(sums == docs)
        if width > 0 { #expect(!unpack(packed.dropLast(), width: width).fits) }
    }

    private func unpack(
        _ bytes: some Collection<UInt8>, width: Int
    ) -> (fits: Bool, increments: [UInt32], sums: [UInt32]) {
        let bytes = Array(bytes)
        var increments = [UInt32](repeating: 0, count: 128)
        var sums = increments
        let fits = unsafe bytes.withUnsafeBytes { raw in
            // An empty array may have no address; width 0 reads nothing.
            let base = unsafe raw.baseAddress ?? UnsafeRawPointer(bitPattern: 16)!
            let view = unsafe ByteView(base: base, count: raw.count)
            guard BitPacking.fits(view, at: 0, width: width) else { return false }
            var incrementSpan = increments.mutableSpan
            BitPacking.unpackIncremented(view, at: 0, width: width, into: &incrementSpan)
            var sumSpan = sums.mutableSpan
            _ = BitPacking.unpackSums(view, at: 0, width: width, next: 7, into: &sumSpan)
            return true
        }
        return (fits, increments, sums)
    }

    /// Test vectors of the reference implementation.
    @Test func hashEqualsThePublishedVectors() {
        #expect(XXHash64.hash([]) == 0xEF46_DB37_51D8_E999)
        #expect(XXHash64.hash(Array("abc".utf8)) == 0x44BC_2CF5_AD77_0999)
        #expect(XXHash64.hash(Array("a".utf8)) == 0xD24E_C4F1_A98C_6E5B)
        let long = "Nobody inspects the spammish repetition"
        #expect(XXHash64.hash(Array(long.utf8)) == 0xFBCE_A83C_8A37_8BF1)
    }

    @Test func integersAreDecodedUnchanged() throws {
        var writer = ByteWriter()
        let values: [UInt64] = [0, 1, 127, 128, 16_383, 16_384, 1 << 32, .max]
        for value in values { writer.writeVarInt(value) }
        writer.write(UInt16(0xBEEF))
        writer.writeString("行政执法")
        var reader = ByteReader(writer.bytes)
        for value in values { #expect(try reader.readVarInt() == value) }
        #expect(try reader.read(UInt16.self) == 0xBEEF)
        #expect(try reader.readString() == "行政执法")
        #expect(reader.remaining == 0)
    }

    @Test(
        arguments: [
            [0x80], [0x80, 0x80], [UInt8](repeating: 0xFF, count: 11), [5, 1, 2],
        ] as [[UInt8]])
    func malformedBytesAreAnError(bytes: [UInt8]) {
        #expect(throws: DecodingFailure.self) {
            var reader = ByteReader(bytes)
            _ = try reader.readBlob()
        }
    }

    @Test func varintsAreDecodedUnchanged() {
        var generator = Seed.generator()
        let edges = (0..<64).flatMap { [(1 as UInt64) << $0, (1 << $0) - 1] } + [.max]
        for value in edges + (0..<200).map({ _ in generator.next() >> UInt64(generator.below(64)) })
        {
            var bytes: [UInt8] = []
            VarInt.encode(value) { bytes.append($0) }
            #expect(bytes.count == max(1, (70 - value.leadingZeroBitCount) / 7))
            #expect(bytes.count <= VarInt.maxByteCount)
            var rest = bytes.dropFirst()
            #expect(VarInt.decode(bytes[0]) { rest.removeFirst() } == value)
            #expect(rest.isEmpty)
        }
    }

    /// The ten-byte forms that do not fit in 64 bits.
    @Test(arguments: [2, 0x7F, 0x80, 0xFF] as [UInt8])
    func tooLargeVarintsAreRefused(last: UInt8) {
        var rest = [UInt8](repeating: 0xFF, count: 8) + [last, 0]
        #expect(VarInt.decode(0xFF) { rest.removeFirst() } == nil)
    }

    @Test func partitioningIndexEqualsALinearSearch() {
        for count in 0..<40 {
            for point in 0...count {
                let range = 5..<5 + count
                #expect(partitioningIndex(of: range) { $0 >= 5 + point } == 5 + point)
            }
        }
    }
}
