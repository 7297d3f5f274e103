/* A child process under limits: whatever it does, the parent hears of it in time and nothing of it is left. */
#include "../test.h"

#include "core/child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { SAID = 7 };

static void say(tsc_link *link, const char *text)
{
    tsc_buffer message = {0};
    tsc_buffer_add_text(&message, text);
    tsc_link_send(link, SAID, &message);
    tsc_buffer_clear(&message);
}

/* What the parent hears of a child, with the error where there is one. */
static tsc_status hear(tsc_child_body *body, unsigned cpu_seconds, unsigned silence, tsc_buffer *message, size_t *progress,
                       tsc_error *err)
{
    const tsc_child_limits limits = {.cpu_seconds = cpu_seconds, .memory = 256 << 20, .silence_seconds = silence};
    tsc_child *child;
    unsigned char kind = 0;
    assert_int_equal(tsc_child_start(&limits, body, NULL, &child, err), TSC_OK);
    tsc_status status = tsc_child_receive(child, &kind, message, err);
    assert_true(status != TSC_OK || kind == SAID);
    *progress = tsc_child_progress(child);
    tsc_child_end(child);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1); /* no child is left, dead or alive */
    assert_int_equal(errno, ECHILD);
    return status;
}

static void check_heard(tsc_child_body *body, const char *text)
{
    tsc_buffer message = {0};
    tsc_error err = {0};
    size_t progress;
    if (hear(body, 5, 20, &message, &progress, &err) != TSC_OK)
        fail_msg("%s", err.message);
    assert_string_equal(tsc_buffer_text(&message), text);
    tsc_buffer_clear(&message);
}

static void check_ended(tsc_child_body *body, unsigned silence, tsc_status wanted, const char *reason, size_t came_to)
{
    tsc_buffer message = {0};
    tsc_error err = {0};
    size_t progress;
    tsc_status status = hear(body, 1, silence, &message, &progress, &err);
    if (status != wanted || !strstr(err.message, reason) || progress != came_to)
        fail_msg("%d at %zu: %s", (int)status, progress, err.message);
    tsc_buffer_clear(&message);
}

static void greet(void *context, tsc_link *link)
{
    (void)context;
    say(link, "good day");
}

static void a_message_comes_as_it_was_sent(void **state)
{
    (void)state;
    check_heard(greet, "good day");
}

static void loop(void *context, tsc_link *link)
{
    (void)context;
    *link->progress = 42;
    for (volatile unsigned i = 0;; i++)
        continue;
}

/* SIGXCPU can be taken, the second limit of the kernel cannot. */
static void ignore(int number)
{
    (void)number;
}

static void loop_deaf(void *context, tsc_link *link)
{
    struct sigaction deaf = {.sa_handler = ignore};
    sigaction(SIGXCPU, &deaf, NULL);
    loop(context, link);
}

static void a_loop_without_end_is_ended_by_the_kernel_and_its_place_is_known(void **state)
{
    (void)state;
    check_ended(loop, 30, TSC_ELIMIT, "more than 1 seconds of processor time", 42);
    check_ended(loop_deaf, 30, TSC_EEXTERNAL, "signal 9", 42);
}

static void wait_for_ever(void *context, tsc_link *link)
{
    (void)context;
    *link->progress = 3;
    for (;;)
        pause();
}

static void silence_is_ended(void **state)
{
    (void)state;
    check_ended(wait_for_ever, 1, TSC_ELIMIT, "no sign of life for 1 seconds", 3);
}

static void stop_halfway(void *context, tsc_link *link)
{
    char head[12] = {SAID, 100};
    (void)context;
    assert_int_equal(write(link->socket, head, sizeof head), sizeof head);
}

static void leave(void *context, tsc_link *link)
{
    (void)context;
    (void)link;
}

static void crash(void *context, tsc_link *link)
{
    (void)context;
    (void)link;
    raise(SIGKILL);
}

static void an_end_without_a_word_is_told(void **state)
{
    (void)state;
    check_ended(leave, 20, TSC_EEXTERNAL, "without a result", 0);
    check_ended(crash, 20, TSC_EEXTERNAL, "signal 9", 0);
    check_ended(stop_halfway, 20, TSC_EEXTERNAL, "without a result", 0);
}

static void flood(void *context, tsc_link *link)
{
    char head[9] = {SAID, 0, 0, 0, 0, 0, 0, 0, 0x7f};
    (void)context;
    while (write(link->socket, head, sizeof head) > 0)
        continue;
}

static void more_than_can_be_is_refused(void **state)
{
    (void)state;
    check_ended(flood, 20, TSC_ELIMIT, "more than 128 MiB", 0);
}

static void try_files(void *context, tsc_link *link)
{
    bool open_left = false;
    int pair[2];
    (void)context;
    for (int file = 0; file < 256; file++)
        open_left = open_left || (file != link->socket && fcntl(file, F_GETFD) != -1);
    say(link, open_left                               ? "a file is open"
              : open("/etc/passwd", O_RDONLY) >= 0    ? "a file can be read"
              : open("/tmp/pwn", O_WRONLY | O_CREAT, 0600) >= 0 ? "a file can be made"
              : pipe(pair) == 0                       ? "a pipe can be made"
                                                      : "shut in");
}

static void no_file_is_open_and_none_can_be_opened(void **state)
{
    (void)state;
    if (getenv("UNDER_VALGRIND"))
        skip(); /* which keeps a count of files of its own */
    check_heard(try_files, "shut in");
}

#if !defined(__SANITIZE_ADDRESS__)
static void hunger(void *context, tsc_link *link)
{
    size_t got = 0;
    char *volatile block; /* volatile: a compiler may leave out what nobody uses */
    (void)context;
    while (got < (size_t)2048 << 20 && (block = malloc(16 << 20)) != NULL)
        got += 16 << 20;
    say(link, got < (size_t)300 << 20 ? "held" : "unbounded");
}
#endif

static void memory_is_bounded(void **state)
{
    (void)state;
#if defined(__SANITIZE_ADDRESS__)
    skip(); /* address space is the sanitizer's */
#else
    check_heard(hunger, "held");
#endif
}

static void echo(void *context, tsc_link *link)
{
    tsc_buffer message = {0};
    unsigned char kind;
    (void)context;
    while (tsc_link_receive(link, &kind, &message))
        if (!tsc_link_send(link, (unsigned char)(kind + 1), &message))
            break;
    tsc_buffer_clear(&message);
}

static void large_messages_go_both_ways(void **state)
{
    (void)state;
    const tsc_child_limits limits = {.cpu_seconds = 20, .memory = 256 << 20};
    tsc_child *child;
    tsc_error err = {0};
    tsc_buffer sent = {0}, back = {0};
    unsigned char kind;
    assert_int_equal(tsc_child_start(&limits, echo, NULL, &child, &err), TSC_OK);
    for (size_t size = 1; size < 10000000; size *= 100) {
        tsc_buffer_reset(&sent);
        for (size_t i = 0; i < size; i++)
            tsc_buffer_add_char(&sent, (char)(i * 31));
        assert_int_equal(tsc_child_send(child, 1, &sent, &err), TSC_OK);
        assert_int_equal(tsc_child_receive(child, &kind, &back, &err), TSC_OK);
        assert_int_equal(kind, 2);
        assert_true(back.length == size && memcmp(back.data, sent.data, size) == 0);
    }
    tsc_child_end(child);
    tsc_child_end(NULL);
    tsc_buffer_clear(&sent);
    tsc_buffer_clear(&back);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_message_comes_as_it_was_sent),
        cmocka_unit_test(a_loop_without_end_is_ended_by_the_kernel_and_its_place_is_known),
        cmocka_unit_test(silence_is_ended),
        cmocka_unit_test(an_end_without_a_word_is_told),
        cmocka_unit_test(more_than_can_be_is_refused),
        cmocka_unit_test(no_file_is_open_and_none_can_be_opened),
        cmocka_unit_test(memory_is_bounded),
        cmocka_unit_test(large_messages_go_both_ways),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
