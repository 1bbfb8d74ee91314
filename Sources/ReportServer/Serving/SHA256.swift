/// SHA-256 (FIPS 180-4), for the hashes in the content security policy and for comparing tokens.
enum SHA256 {
    private static let constants: [UInt32] = roots(of: 64)
    private static let start: [UInt32] = [
        0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB,
        0x5BE0_CD19,
    ]

    /// The first 32 bits of the fractional parts of the cube roots of the first primes.
    private static func roots(of count: Int) -> [UInt32] {
        var found: [UInt32] = []
        var number: UInt64 = 2
        while found.count < count {
            if (2..<number).allSatisfy({ number % $0 != 0 }) {
                found.append(cubeRootFraction(number))
            }
            number += 1
        }
        return found
    }

    /// The low 32 bits of the largest r with r³ <= n·2⁹⁶: the first 32 bits of the fraction of the cube root of n. This
    /// is exact, unlike a floating-point root.
    private static func cubeRootFraction(_ number: UInt64) -> UInt32 {
        var root: UInt64 = 0
        for bit in stride(from: UInt64(35), through: 0, by: -1) {
            let next = root | 1 << bit
            // next < 2³⁶, so its cube fits 128 bits.
            let cube = UInt128(next) * UInt128(next) * UInt128(next)
            if cube <= UInt128(number) << 96 { root = next }
        }
        return UInt32(truncatingIfNeeded: root)
    }

    static func hash(_ message: [UInt8]) -> [UInt8] {
        var bytes = message + [0x80]
        while bytes.count % 64 != 56 { bytes.append(0) }
        let bitCount = UInt64(message.count) * 8
        for shift in stride(from: UInt64(56), through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: bitCount >> shift))
        }
        var state = start
        for block in stride(from: 0, to: bytes.count, by: 64) {
            var words: [UInt32] = (0..<16).map { word in
                (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(bytes[block + word * 4 + $1]) }
            }
            func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
                word >> count | word << (32 - count)
            }
            for index in 16..<64 {
                let (early, late) = (words[index - 15], words[index - 2])
                let first = rotated(early, 7) ^ rotated(early, 18) ^ early >> 3
                let second = rotated(late, 17) ^ rotated(late, 19) ^ late >> 10
                words.append(words[index - 16] &+ first &+ words[index - 7] &+ second)
            }
            var v = state
            for index in 0..<64 {
                let sum1 = rotated(v[4], 6) ^ rotated(v[4], 11) ^ rotated(v[4], 25)
                let choice = v[4] & v[5] ^ ~v[4] & v[6]
                let one = v[7] &+ sum1 &+ choice &+ constants[index] &+ words[index]
                let sum0 = rotated(v[0], 2) ^ rotated(v[0], 13) ^ rotated(v[0], 22)
                let majority = v[0] & v[1] ^ v[0] & v[2] ^ v[1] & v[2]
                v = [one &+ sum0 &+ majority, v[0], v[1], v[2], v[3] &+ one, v[4], v[5], v[6]]
            }
            for index in state.indices { state[index] &+= v[index] }
        }
        return state.flatMap { word in
            stride(from: UInt32(24), through: 0, by: -8).map {
                UInt8(truncatingIfNeeded: word >> $0)
            }
        }
    }

    /// The hash in Base64, as written in policies.
    static func base64(_ text: String) -> String {
        Base64.text(hash(Array(text.utf8)))
    }
}

/// Base64 (RFC 4648).
enum Base64 {
    private static let letters = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func text(_ bytes: [UInt8]) -> String {
        var result: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            var bits = UInt32(0)
            for byte in group { bits = bits << 8 | UInt32(byte) }
            bits <<= UInt32(8 * (3 - group.count))
            for index in 0..<4 {
                let isFilled = index <= group.count
                let letter = Int(bits >> UInt32(18 - 6 * index) & 63)
                result.append(isFilled ? letters[letter] : UInt8(ascii: "="))
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The bytes; nil if the text is not Base64.
    static func bytes(_ text: String) -> [UInt8]? {
        var result: [UInt8] = []
        var (bits, count) = (UInt32(0), 0)
        for letter in text.utf8 where letter != UInt8(ascii: "=") {
            guard let value = letters.firstIndex(of: letter) else { return nil }
            bits = bits << 6 | UInt32(value)
            count += 6
            if count >= 8 {
                count -= 8
                result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return result
    }
}
