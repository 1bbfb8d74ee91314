internal import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The operating system's text for an error number.
enum SystemText {
    static func of(_ errno: Int32) -> Message {
        let english = Errno(rawValue: errno).description
        return Message(zh: chinese[errno] ?? english, en: english)
    }

    /// The C library has these texts only if its Chinese message catalogue is installed.
    private static let chinese: [Int32: String] = [
        EACCES: "权限不够", EAGAIN: "资源暂时不可用", EBUSY: "设备或资源忙", ECONNREFUSED: "对方拒绝连接",
        ECONNRESET: "连接被对方断开", EDQUOT: "超出磁盘限额", EEXIST: "文件已存在", EFBIG: "文件过大",
        EINTR: "操作被中断", EINVAL: "参数无效", EIO: "读写出错", EISDIR: "这是文件夹",
        ELOOP: "符号链接层数过多", EMFILE: "打开的文件过多", ENAMETOOLONG: "文件名过长",
        ENFILE: "系统打开的文件过多", ENODEV: "没有该设备", ENOENT: "文件或文件夹不存在",
        ENOMEM: "内存不足", ENOSPC: "磁盘空间不足", ENOTDIR: "不是文件夹", ENOTEMPTY: "文件夹非空",
        ENXIO: "没有该设备或地址", EPERM: "不允许的操作", EPIPE: "管道已断开", EROFS: "文件系统只读",
        ESTALE: "文件句柄已失效", ETIMEDOUT: "超时", ETXTBSY: "文件正在使用", EXDEV: "不在同一文件系统",
    ]
}
