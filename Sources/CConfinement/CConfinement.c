#define _GNU_SOURCE
#include "CConfinement.h"

#if defined(__linux__)

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

// Version 4 of Landlock, which older headers do not know: TCP.
struct ruleset {
    uint64_t files;
    uint64_t network;
};
#define BIND_TCP 1ULL
#define CONNECT_TCP 2ULL
// Versions 2, 3 and 5.
#define REFER (1ULL << 13)
#define TRUNCATE (1ULL << 14)
#define IOCTL_DEVICE (1ULL << 15)

#define READING                                                                                    \
    (LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
#define ALL_OF_VERSION_1 ((1ULL << 13) - 1)

static int allow(int rules, const char *path, uint64_t access) {
    struct landlock_path_beneath_attr rule = {.allowed_access = access};
    rule.parent_fd = open(path, O_PATH | O_CLOEXEC);
    if (rule.parent_fd < 0) return errno == ENOENT ? 0 : -1;
    int result = syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    close(rule.parent_fd);
    return result;
}

int confinement_restrict_files(const char *const *readable, const char *writable) {
    int version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 1) return 0;
    struct ruleset set = {.files = ALL_OF_VERSION_1, .network = 0};
    if (version >= 2) set.files |= REFER;
    if (version >= 3) set.files |= TRUNCATE;
    if (version >= 5) set.files |= IOCTL_DEVICE;
    size_t size = sizeof set.files;
    if (version >= 4) {
        set.network = BIND_TCP | CONNECT_TCP;
        size = sizeof set;
    }
    int rules = syscall(SYS_landlock_create_ruleset, &set, size, 0);
    if (rules < 0) return 0;
    int failed = 0;
    for (; readable && *readable; readable++) failed |= allow(rules, *readable, READING);
    if (writable) {
        failed |= allow(rules, writable, set.files);
        // Converters open these devices.
        failed |= allow(rules, "/dev/null", LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE);
        failed |= allow(rules, "/dev/urandom", LANDLOCK_ACCESS_FS_READ_FILE);
        failed |= allow(rules, "/dev/random", LANDLOCK_ACCESS_FS_READ_FILE);
    }
    if (!failed) failed = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    if (!failed) failed = syscall(SYS_landlock_restrict_self, rules, 0);
    close(rules);
    return failed ? 0 : version;
}

// The sanitizers reserve terabytes of addresses, so their builds have no limit of memory. Their search for leaks at the
// end traces its own process, which a confined process may not do: it would wait for ever.
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define LIMITS_MEMORY 0
static int has_restricted_calls;
int __lsan_is_turned_off(void) { return has_restricted_calls; }
#define RESTRICTS_CALLS has_restricted_calls = 1
#else
#define LIMITS_MEMORY 1
#define RESTRICTS_CALLS
#endif

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

int confinement_restrict_calls(int only_reading) {
#ifdef ARCHITECTURE
#define NUMBER (offsetof(struct seccomp_data, nr))
#define REFUSE BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM)
#define PASS BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
#define REFUSE_CALL(call) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call, 0, 1), REFUSE
    // Other architectures' calls, such as those of 32 bits, have other numbers: none is let through.
    struct sock_filter head[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, NUMBER),
    };
    struct sock_filter reading[] = {
        REFUSE_CALL(SYS_socket), REFUSE_CALL(SYS_execve), REFUSE_CALL(SYS_execveat),
        REFUSE_CALL(SYS_ptrace), PASS,
    };
    struct sock_filter converting[] = {
        REFUSE_CALL(SYS_ptrace),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 1, 0),
        PASS,
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[0])),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AF_UNIX, 0, 1),
        PASS,
        REFUSE,
    };
    struct sock_filter all[16];
    const struct sock_filter *rest = only_reading ? reading : converting;
    size_t count = only_reading ? sizeof reading / sizeof *reading : sizeof converting / sizeof *converting;
    size_t length = 0;
    for (size_t i = 0; i < sizeof head / sizeof *head; i++) all[length++] = head[i];
    for (size_t i = 0; i < count; i++) all[length++] = rest[i];
    struct sock_fprog program = {.len = (unsigned short)length, .filter = all};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)) return 0;
    RESTRICTS_CALLS;
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
#else
    (void)only_reading;
    return 0;
#endif
}

static int limit(int resource, rlim_t value) {
    struct rlimit limits;
    if (getrlimit(resource, &limits)) return -1;
    if (limits.rlim_max == RLIM_INFINITY || limits.rlim_max > value) limits.rlim_max = value;
    limits.rlim_cur = limits.rlim_max;
    return setrlimit(resource, &limits);
}

int confinement_limit(size_t memory, unsigned seconds, size_t file_size) {
    return (!LIMITS_MEMORY || !limit(RLIMIT_AS, memory)) && !limit(RLIMIT_CPU, seconds) && !limit(RLIMIT_FSIZE, file_size)
        && !limit(RLIMIT_CORE, 0);
}

#else

int confinement_restrict_files(const char *const *readable, const char *writable) {
    (void)readable;
    (void)writable;
    return 0;
}

int confinement_restrict_calls(int only_reading) {
    (void)only_reading;
    return 0;
}

int confinement_limit(size_t memory, unsigned seconds, size_t file_size) {
    (void)memory;
    (void)seconds;
    (void)file_size;
    return 0;
}

#endif
