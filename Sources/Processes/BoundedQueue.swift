#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A queue between threads with a maximum length: `put` waits while it is full, `take` while it is empty.
@safe
package final class BoundedQueue<Element: Sendable>: @unchecked Sendable {
    // Everything below is used only while the mutex is held. Mutex and condition are initialized until deinit.
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let changed: UnsafeMutablePointer<pthread_cond_t>
    private var elements: [Element] = []
    private var isClosed = false
    private let capacity: Int

    /// Makes an empty queue.
    ///
    /// - Parameter capacity: the maximum length.
    package init(capacity: Int) {
        self.capacity = capacity
        unsafe mutex = .allocate(capacity: 1)
        unsafe changed = .allocate(capacity: 1)
        unsafe mutex.initialize(to: pthread_mutex_t())
        unsafe changed.initialize(to: pthread_cond_t())
        unsafe pthread_mutex_init(mutex, nil)
        unsafe pthread_cond_init(changed, nil)
    }

    deinit {
        unsafe pthread_cond_destroy(changed)
        unsafe pthread_mutex_destroy(mutex)
        unsafe changed.deallocate()
        unsafe mutex.deallocate()
    }

    private func locked<R>(_ body: () -> R) -> R {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        return body()
    }

    /// Appends an element. Returns false if the queue was closed.
    package func put(_ element: Element) -> Bool {
        locked {
            while elements.count >= capacity && !isClosed {
                unsafe pthread_cond_wait(changed, mutex)
            }
            if isClosed { return false }
            elements.append(element)
            unsafe pthread_cond_broadcast(changed)
            return true
        }
    }

    /// Removes and returns the first element; nil if the queue is closed and empty.
    package func take() -> Element? {
        locked {
            while elements.isEmpty && !isClosed { unsafe pthread_cond_wait(changed, mutex) }
            if elements.isEmpty { return nil }
            unsafe pthread_cond_broadcast(changed)
            return elements.removeFirst()
        }
    }

    /// Refuses further elements, and wakes all waiting threads.
    package func close() {
        locked {
            isClosed = true
            unsafe pthread_cond_broadcast(changed)
        }
    }
}
