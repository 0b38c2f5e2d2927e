// SPDX-License-Identifier: MIT
/* Preloaded before the C library, this library intercepts a program's file operations. See fault.h. */
#define _GNU_SOURCE
#include "fault.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

// MARK: The planned fault

/* Opening a file for writing is `create`, whether the file existed or not. */
typedef enum { CREATE, OPEN, READ, WRITE, SYNC, RENAME, LINK, MKDIR, CLOSE, UNLINK, TRUNCATE, MODE, LIST, KINDS } Kind;

static const char *const kind_names[KINDS] = {"create", "open",  "read",   "write",    "sync", "rename", "link",
                                              "mkdir",  "close", "unlink", "truncate", "mode", "list"};

/* Whether calls of this kind change the disk. */
static bool is_change(Kind kind) { return kind != OPEN && kind != READ && kind != CLOSE && kind != LIST; }

typedef enum { NEVER, ONCE, ALWAYS, SHORT, INTERRUPT, DIE_BEFORE, DIE_AFTER } How;

static const char *const how_names[] = {"never", "once", "always", "short", "interrupt", "die-before", "die-after"};

static const struct {
    const char *name;
    int number;
} errors[] = {{"ENOSPC", ENOSPC}, {"EIO", EIO}, {"EDQUOT", EDQUOT}};

/* The environment's request. `kind` is KINDS for `change`. */
static struct {
    int kind;
    long at;
    How how;
    int error;
    const char *under, *report, *keep;
} plan;

/* The maximum number of hit calls in the report. */
enum { MOST_HITS = 32 };

static atomic_long counts[KINDS + 1]; /* the last: of all changes */
static atomic_long kept, hits;
static atomic_bool has_begun;

static void refuse(const char *fault) {
    dprintf(STDERR_FILENO, "fault.c: cannot understand FAULT=%s\n", fault);
    _exit(70);
}

void fault_begin(void) {
    plan.under = getenv("FAULT_UNDER");
    plan.report = getenv("FAULT_REPORT");
    plan.keep = getenv("FAULT_KEEP");
    plan.how = NEVER;
    for (int i = 0; i <= KINDS; i++) atomic_store(&counts[i], 0);
    atomic_store(&has_begun, true);

    const char *fault = getenv("FAULT");
    if (!fault || !*fault) return;
    char kind[16], how[16], error[16] = "EIO";
    if (sscanf(fault, "%15[a-z]:%ld:%15[a-z-]:%15[A-Z]", kind, &plan.at, how, error) < 3) refuse(fault);
    for (plan.kind = 0; plan.kind < KINDS && strcmp(kind, kind_names[plan.kind]); plan.kind++) {}
    if (plan.kind == KINDS && strcmp(kind, "change")) refuse(fault);
    for (int i = ONCE; i <= DIE_AFTER; i++)
        if (!strcmp(how, how_names[i])) plan.how = (How)i;
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
        if (!strcmp(error, errors[i].name)) plan.error = errors[i].number;
    if (plan.how == NEVER || !plan.error) refuse(fault);
}

// MARK: The fate of a call

/* Adds a line to the report by direct system calls, which are not intercepted. */
static void note(const char *word, const char *name, const char *path) {
    if (!plan.report) return;
    char line[2 * PATH_MAX];
    int length = snprintf(line, sizeof line, "%s %s %s\n", word, name, path);
    long file = syscall(SYS_openat, AT_FDCWD, plan.report, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (file < 0) return;
    if (syscall(SYS_write, file, line, length) != length) _exit(70);
    syscall(SYS_close, file);
}

__attribute__((destructor)) static void tell_counts(void) {
    if (!atomic_load(&has_begun) || plan.how != NEVER) return;
    for (int kind = 0; kind <= KINDS; kind++) {
        char number[24];
        snprintf(number, sizeof number, "%ld", atomic_load(&counts[kind]));
        note("count", kind == KINDS ? "change" : kind_names[kind], number);
    }
}

/* The absolute path of `path` relative to the folder `at`, or of the descriptor `at` if `path` is null. */
static const char *resolved(int at, const char *path, char place[2 * PATH_MAX]) {
    if (path && *path == '/') return path;
    long length;
    if (at == AT_FDCWD) {
        length = syscall(SYS_getcwd, place, PATH_MAX);
        length = length > 0 ? length - 1 : 0;
    } else {
        char link[40];
        snprintf(link, sizeof link, "/proc/self/fd/%d", at);
        length = syscall(SYS_readlinkat, AT_FDCWD, link, place, PATH_MAX - 1);
        if (length < 0) length = 0;
    }
    if (path) snprintf(place + length, PATH_MAX, "/%s", path);
    else place[length] = 0;
    return place;
}

_Noreturn static void die(void) {
    syscall(SYS_kill, getpid(), SIGKILL);
    for (;;) pause();
}

typedef enum { PASS, FAIL, FALL_SHORT, PASS_AND_DIE } Fate;

/* Counts a call and decides its fate; sets errno if it is to fail. */
static Fate fate(Kind kind, int at, const char *path) {
    if (!atomic_load(&has_begun)) fault_begin();
    if (!plan.under) return PASS;
    int before = errno;
    char place[2 * PATH_MAX];
    const char *whole = resolved(at, path, place);
    errno = before;
    size_t length = strlen(plan.under);
    if (strncmp(whole, plan.under, length) || (whole[length] && whole[length] != '/')) return PASS;

    long own = atomic_fetch_add(&counts[kind], 1) + 1, change = 0;
    if (is_change(kind)) change = atomic_fetch_add(&counts[KINDS], 1) + 1;
    long number = plan.kind == KINDS ? change : plan.kind == (int)kind ? own : 0;
    if (plan.how == NEVER || !number) return PASS;
    bool lasts = plan.how == ALWAYS || plan.how == SHORT;
    if (number < plan.at || (number > plan.at && !lasts)) return PASS;

    if (atomic_fetch_add(&hits, 1) < MOST_HITS) note("hit", kind_names[kind], whole);
    switch (plan.how) {
    case DIE_BEFORE: die();
    case DIE_AFTER: return PASS_AND_DIE;
    case INTERRUPT: kill(getpid(), SIGINT); return PASS;
    case SHORT:
        errno = plan.error;
        return number == plan.at ? FALL_SHORT : FAIL;
    default: errno = plan.error; return FAIL;
    }
}

/* Keeps a hard link to `path`, which has just been given to a file. */
static void keep(const char *path) {
    if (!plan.keep) return;
    char link[2 * PATH_MAX], number[24], place[2 * PATH_MAX];
    snprintf(number, sizeof number, "%ld", atomic_fetch_add(&kept, 1));
    snprintf(link, sizeof link, "%s/%s", plan.keep, number);
    if (syscall(SYS_linkat, AT_FDCWD, path, AT_FDCWD, link, 0) == 0) note("kept", number, resolved(AT_FDCWD, path, place));
}

// MARK: The calls

/* The intercepted function of that name. */
#define NEXT(name) \
    static __typeof__(&name) next; \
    if (!next) next = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

/* The whole body of an intercepting function that returns `failure` if the call is to fail. */
#define STAND_BEFORE(name, kind, at, path, failure, ...) \
    NEXT(name); \
    Fate fate_ = fate(kind, at, path); \
    if (fate_ == FAIL || fate_ == FALL_SHORT) return failure; \
    __typeof__(next(__VA_ARGS__)) result = next(__VA_ARGS__); \
    if (fate_ == PASS_AND_DIE) die(); \
    return result

#define MODE_OF(flags, mode) \
    mode_t mode = 0; \
    if ((flags) & (O_CREAT | O_TMPFILE)) { \
        va_list rest; \
        va_start(rest, flags); \
        mode = va_arg(rest, mode_t); \
        va_end(rest); \
    }

static Kind opening(int flags) { return (flags & O_ACCMODE) == O_RDONLY && !(flags & O_CREAT) ? OPEN : CREATE; }

int open(const char *path, int flags, ...) {
    MODE_OF(flags, mode);
    STAND_BEFORE(open, opening(flags), AT_FDCWD, path, -1, path, flags, mode);
}
int open64(const char *path, int flags, ...) {
    MODE_OF(flags, mode);
    STAND_BEFORE(open64, opening(flags), AT_FDCWD, path, -1, path, flags, mode);
}
int openat(int at, const char *path, int flags, ...) {
    MODE_OF(flags, mode);
    STAND_BEFORE(openat, opening(flags), at, path, -1, at, path, flags, mode);
}
int openat64(int at, const char *path, int flags, ...) {
    MODE_OF(flags, mode);
    STAND_BEFORE(openat64, opening(flags), at, path, -1, at, path, flags, mode);
}
int creat(const char *path, mode_t mode) { STAND_BEFORE(creat, CREATE, AT_FDCWD, path, -1, path, mode); }

ssize_t read(int file, void *bytes, size_t count) { STAND_BEFORE(read, READ, file, NULL, -1, file, bytes, count); }
ssize_t pread(int file, void *bytes, size_t count, off_t offset) {
    STAND_BEFORE(pread, READ, file, NULL, -1, file, bytes, count, offset);
}
ssize_t pread64(int file, void *bytes, size_t count, off64_t offset) {
    STAND_BEFORE(pread64, READ, file, NULL, -1, file, bytes, count, offset);
}

/* A disk that fills up first takes a part: a short count, then the error. */
#define STAND_BEFORE_WRITING(name, half, ...) \
    NEXT(name); \
    Fate fate_ = fate(WRITE, file, NULL); \
    if (fate_ == FAIL) return -1; \
    if (fate_ == FALL_SHORT) return half; \
    ssize_t result = next(__VA_ARGS__); \
    if (fate_ == PASS_AND_DIE) die(); \
    return result

ssize_t write(int file, const void *bytes, size_t count) {
    STAND_BEFORE_WRITING(write, count < 2 ? -1 : next(file, bytes, count / 2), file, bytes, count);
}
ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) {
    STAND_BEFORE_WRITING(pwrite, count < 2 ? -1 : next(file, bytes, count / 2, offset), file, bytes, count, offset);
}
ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t offset) {
    STAND_BEFORE_WRITING(pwrite64, count < 2 ? -1 : next(file, bytes, count / 2, offset), file, bytes, count, offset);
}
ssize_t writev(int file, const struct iovec *parts, int count) {
    STAND_BEFORE_WRITING(writev, count < 2 ? -1 : next(file, parts, count / 2), file, parts, count);
}

int fsync(int file) { STAND_BEFORE(fsync, SYNC, file, NULL, -1, file); }
int fdatasync(int file) { STAND_BEFORE(fdatasync, SYNC, file, NULL, -1, file); }
int ftruncate(int file, off_t size) { STAND_BEFORE(ftruncate, TRUNCATE, file, NULL, -1, file, size); }
int ftruncate64(int file, off64_t size) { STAND_BEFORE(ftruncate64, TRUNCATE, file, NULL, -1, file, size); }
int fchmod(int file, mode_t mode) { STAND_BEFORE(fchmod, MODE, file, NULL, -1, file, mode); }
int chmod(const char *path, mode_t mode) { STAND_BEFORE(chmod, MODE, AT_FDCWD, path, -1, path, mode); }
int mkdir(const char *path, mode_t mode) { STAND_BEFORE(mkdir, MKDIR, AT_FDCWD, path, -1, path, mode); }
int mkdirat(int at, const char *path, mode_t mode) { STAND_BEFORE(mkdirat, MKDIR, at, path, -1, at, path, mode); }
int unlink(const char *path) { STAND_BEFORE(unlink, UNLINK, AT_FDCWD, path, -1, path); }
int unlinkat(int at, const char *path, int flags) { STAND_BEFORE(unlinkat, UNLINK, at, path, -1, at, path, flags); }
int rmdir(const char *path) { STAND_BEFORE(rmdir, UNLINK, AT_FDCWD, path, -1, path); }
int remove(const char *path) { STAND_BEFORE(remove, UNLINK, AT_FDCWD, path, -1, path); }
DIR *opendir(const char *path) { STAND_BEFORE(opendir, LIST, AT_FDCWD, path, NULL, path); }
DIR *fdopendir(int file) { STAND_BEFORE(fdopendir, LIST, file, NULL, NULL, file); }
struct dirent *readdir(DIR *folder) { STAND_BEFORE(readdir, LIST, dirfd(folder), NULL, NULL, folder); }
struct dirent64 *readdir64(DIR *folder) { STAND_BEFORE(readdir64, LIST, dirfd(folder), NULL, NULL, folder); }

/* For calls that give a name to a file: the file, a new version of that name, is kept. */
#define STAND_BEFORE_NAMING(name, kind, at, to, ...) \
    NEXT(name); \
    Fate fate_ = fate(kind, at, to); \
    if (fate_ == FAIL || fate_ == FALL_SHORT) return -1; \
    int result = next(__VA_ARGS__); \
    if (result == 0 && (at) == AT_FDCWD) keep(to); \
    if (fate_ == PASS_AND_DIE) die(); \
    return result

int rename(const char *from, const char *to) { STAND_BEFORE_NAMING(rename, RENAME, AT_FDCWD, to, from, to); }
int renameat(int from_at, const char *from, int to_at, const char *to) {
    STAND_BEFORE_NAMING(renameat, RENAME, to_at, to, from_at, from, to_at, to);
}
int renameat2(int from_at, const char *from, int to_at, const char *to, unsigned flags) {
    STAND_BEFORE_NAMING(renameat2, RENAME, to_at, to, from_at, from, to_at, to, flags);
}
int link(const char *from, const char *to) { STAND_BEFORE_NAMING(link, LINK, AT_FDCWD, to, from, to); }
int linkat(int from_at, const char *from, int to_at, const char *to, int flags) {
    STAND_BEFORE_NAMING(linkat, LINK, to_at, to, from_at, from, to_at, to, flags);
}
/* What a link says is its name's: there are no bytes to keep. */
int symlink(const char *from, const char *to) { STAND_BEFORE(symlink, LINK, AT_FDCWD, to, -1, from, to); }

/* As on Linux, the descriptor is closed even if the call fails. */
int close(int file) {
    NEXT(close);
    Fate fate_ = fate(CLOSE, file, NULL);
    int error = errno, result = next(file);
    if (fate_ == PASS_AND_DIE) die();
    if (fate_ == PASS) return result;
    errno = error;
    return -1;
}

// MARK: Streams, whose internal calls in the C library cannot be intercepted

FILE *fopen(const char *path, const char *mode) {
    STAND_BEFORE(fopen, strpbrk(mode, "wa+") ? CREATE : OPEN, AT_FDCWD, path, NULL, path, mode);
}
FILE *fopen64(const char *path, const char *mode) {
    STAND_BEFORE(fopen64, strpbrk(mode, "wa+") ? CREATE : OPEN, AT_FDCWD, path, NULL, path, mode);
}
size_t fread(void *bytes, size_t size, size_t count, FILE *file) {
    STAND_BEFORE(fread, READ, fileno(file), NULL, 0, bytes, size, count, file);
}
size_t fwrite(const void *bytes, size_t size, size_t count, FILE *file) {
    STAND_BEFORE(fwrite, WRITE, fileno(file), NULL, 0, bytes, size, count, file);
}
int fflush(FILE *file) {
    NEXT(fflush);
    if (file && fate(WRITE, fileno(file), NULL) != PASS) return EOF;
    return next(file);
}
int fclose(FILE *file) {
    NEXT(fclose);
    Fate fate_ = fate(CLOSE, fileno(file), NULL);
    int error = errno, result = next(file);
    if (fate_ == PASS) return result;
    errno = error;
    return EOF;
}

// MARK: The same functions under _FORTIFY_SOURCE's names

int __open_2(const char *path, int flags) { return open(path, flags); }
int __open64_2(const char *path, int flags) { return open64(path, flags); }
int __openat_2(int at, const char *path, int flags) { return openat(at, path, flags); }
int __openat64_2(int at, const char *path, int flags) { return openat64(at, path, flags); }
ssize_t __read_chk(int file, void *bytes, size_t count, size_t room) {
    if (count > room) abort();
    return read(file, bytes, count);
}
ssize_t __pread_chk(int file, void *bytes, size_t count, off_t offset, size_t room) {
    if (count > room) abort();
    return pread(file, bytes, count, offset);
}
ssize_t __pread64_chk(int file, void *bytes, size_t count, off64_t offset, size_t room) {
    if (count > room) abort();
    return pread64(file, bytes, count, offset);
}
