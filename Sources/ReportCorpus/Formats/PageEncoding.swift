/// The encoding of a web page: as detected from its bytes, or else as stated by the page.
enum PageEncoding {
    /// The encoding; nil if neither tells.
    ///
    /// The bytes come first: many pages say gb2312 and are GBK, or say nothing right after a change of the site.
    static func detect(_ bytes: [UInt8]) -> TextEncoding? {
        let detected = EncodingDetector.detect(bytes)
        guard detected == .gb18030 || detected == nil else { return detected }
        let head = String(decoding: bytes.prefix(4096), as: UTF8.self).lowercased()
        return head.contains("charset=big5") || head.contains("charset=\"big5") ? .big5 : detected
    }
}
