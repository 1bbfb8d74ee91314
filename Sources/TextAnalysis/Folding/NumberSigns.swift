/// Characters that are numbers by themselves: ①, ❷, ㊂, ², ₂. They are not folded to digits, because a search for 1
/// should not find them.
enum NumberSigns {
    /// Whether a character is such a number.
    static func contains(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xB2, 0xB3, 0xB9, 0x2070, 0x2074...0x2079, 0x2080...0x2089, 0x2460...0x2473,
            0x24EA...0x24FF, 0x2776...0x2793, 0x3248...0x324F, 0x3251...0x325F,
            0x3280...0x3289, 0x32B1...0x32BF:
            true
        default: false
        }
    }
}
