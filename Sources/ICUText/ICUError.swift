internal import CICU

/// A call into ICU that failed.
public struct ICUError: Error, Equatable, Sendable {
    /// The ICU function.
    public let call: String
    /// ICU's name of the error, for example `U_FILE_ACCESS_ERROR`.
    public let name: String

    package init(call: String, name: String) {
        self.call = call
        self.name = name
    }
}

/// Makes a call that sets a status. Positive values are errors, 0 is success, negative values are warnings.
func checked<R>(
    _ call: String, _ body: (UnsafeMutablePointer<Int32>) -> R
) throws(ICUError) -> R {
    var status: Int32 = 0
    let result = unsafe body(&status)
    guard status <= 0 else {
        throw ICUError(call: call, name: unsafe String(cString: rls_error_name(status)))
    }
    return result
}

/// The version of the ICU library that is linked, for example "72.1".
package var icuVersion: String {
    var four: [UInt8] = [0, 0, 0, 0]
    unsafe four.withUnsafeMutableBufferPointer { unsafe rls_version($0.baseAddress!) }
    return "\(four[0]).\(four[1])"
}
