// SPDX-License-Identifier: MIT
/* Loading the program's hundred and fifty libraries takes longer than most runs here. With ZYGOTE in the environment,
 * `main` is not called at once: each request on descriptor 3 is run in a fork of the loaded program.
 *
 * A request is the length of the rest (32 bits in the machine's byte order), then texts that end in NUL: the folder to
 * run in, files for standard output and error, FAULT, FAULT_REPORT, FAULT_KEEP (see fault.h; empty for none), and the
 * arguments. The answers, on descriptor 4, are two 32-bit numbers: the child's process id and, at its end, its status
 * from waitpid. */
#define _GNU_SOURCE
#include "fault.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { REQUESTS = 3, ANSWERS = 4, FIELDS = 6, LONGEST = 1 << 16 };

typedef int Main(int, char **, char **);
static Main *program;

static void take(void *bytes, size_t count) {
    for (char *at = bytes; count > 0;) {
        ssize_t some = read(REQUESTS, at, count);
        if (some < 0 && errno == EINTR) continue;
        if (some <= 0) _exit(0); /* the client has ended */
        at += some;
        count -= (size_t)some;
    }
}

static void answer(int32_t number) {
    if (write(ANSWERS, &number, sizeof number) != sizeof number) _exit(0);
}

static void redirect(int descriptor, const char *path, int flags) {
    int file = open(path, flags, 0644);
    if (file < 0 || dup2(file, descriptor) < 0) _exit(71);
    close(file);
}

static void set(const char *name, const char *value) {
    if (*value) setenv(name, value, 1);
    else unsetenv(name);
}

static int program_argc;
static char **program_argv;

static void *run_program(void *nothing) {
    (void)nothing;
    exit(program(program_argc, program_argv, environ));
}

/* In the fork: runs the requested program. */
static void become(char **fields, int count, char *name) {
    close(REQUESTS);
    close(ANSWERS);
    if (chdir(fields[0])) _exit(71);
    redirect(STDIN_FILENO, "/dev/null", O_RDONLY);
    redirect(STDOUT_FILENO, fields[1], O_WRONLY | O_CREAT | O_APPEND);
    redirect(STDERR_FILENO, fields[2], O_WRONLY | O_CREAT | O_APPEND);
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    unsetenv("ZYGOTE");
    unsetenv("LD_PRELOAD");
    set("FAULT_UNDER", fields[0]);
    set("FAULT", fields[3]);
    set("FAULT_REPORT", fields[4]);
    set("FAULT_KEEP", fields[5]);

    program_argv = fields + FIELDS - 1;
    program_argv[0] = name;
    program_argc = count - FIELDS + 1;
    /* Otherwise Swift would read the zygote's arguments from /proc/self/cmdline. */
    void (*override)(char **, int) = (void (*)(char **, int))dlsym(RTLD_DEFAULT, "_swift_stdlib_overrideUnsafeArgvArgc");
    if (!override) _exit(71);
    override(program_argv, program_argc);
    fault_begin();
    /* Swift's runtime locks by thread number and has stored this thread's; in the fork that is the zygote's. */
    pthread_t thread;
    if (pthread_create(&thread, NULL, run_program, NULL)) _exit(71);
    pthread_join(thread, NULL);
}

static int serve(int argc, char **argv, char **environment) {
    if (!getenv("ZYGOTE")) return program(argc, argv, environment);
    static char text[LONGEST];
    static char *fields[LONGEST];
    for (;;) {
        uint32_t length;
        take(&length, sizeof length);
        if (length > LONGEST) _exit(71);
        take(text, length);
        int count = 0;
        for (char *at = text; at < text + length; at += strlen(at) + 1) fields[count++] = at;
        fields[count] = NULL;

        pid_t child = fork();
        if (child == 0) become(fields, count, argv[0]);
        answer(child);
        int status;
        while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
        answer(status);
    }
}

int __libc_start_main(Main *entry, int argc, char **argv, void (*init)(void), void (*fini)(void), void (*loader)(void),
                      void *stack) {
    __typeof__(&__libc_start_main) next = (__typeof__(&__libc_start_main))dlsym(RTLD_NEXT, "__libc_start_main");
    program = entry;
    return next(serve, argc, argv, init, fini, loader, stack);
}
