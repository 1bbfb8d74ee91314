#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Threads that run until their work is done.
///
/// They are plain threads, not tasks, because the work waits for a queue and for files, and must not block the thread
/// pool of a program that embeds the library.
@safe
package struct WorkerThreads {
    private var threads: [pthread_t] = []

    /// Makes an empty set of threads.
    package init() {}

    private final class Body: Sendable {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Starts a thread. Returns false if the system cannot create it.
    package mutating func start(_ body: @escaping @Sendable () -> Void) -> Bool {
        // The thread takes ownership of this reference.
        let context = unsafe Unmanaged.passRetained(Body(body)).toOpaque()
        #if canImport(Glibc)
            var thread = pthread_t()
            let result = unsafe pthread_create(
                &thread, nil,
                { context in
                    if let context = unsafe context {
                        unsafe Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run()
                    }
                    return nil
                }, context)
            guard result == 0 else {
                unsafe Unmanaged<Body>.fromOpaque(context).release()
                return false
            }
            threads.append(thread)
        #else
            var thread: pthread_t?
            let result = unsafe pthread_create(
                &thread, nil,
                { context in
                    unsafe Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run()
                    return nil
                }, context)
            guard result == 0, let thread = unsafe thread else {
                unsafe Unmanaged<Body>.fromOpaque(context).release()
                return false
            }
            unsafe threads.append(thread)
        #endif
        return true
    }

    /// Whether no thread was started.
    package var isEmpty: Bool { threads.isEmpty }

    /// Waits until all threads have ended.
    package mutating func join() {
        for thread in threads { _ = pthread_join(thread, nil) }
        threads.removeAll()
    }

    /// The number of cores of the machine.
    package static var coreCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
