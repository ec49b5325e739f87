/* Preloaded into a program: notes when each flush of a file was done, in nanoseconds of the monotonic clock. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static void note(void) {
  static int log = -1;
  struct timespec now;
  long long ns;
  if (log < 0) log = open(getenv("BENCH_FSYNC_LOG"), O_WRONLY | O_CREAT | O_APPEND, 0600);
  clock_gettime(CLOCK_MONOTONIC, &now);
  ns = now.tv_sec * 1000000000LL + now.tv_nsec;
  if (write(log, &ns, sizeof ns) < 0) abort();
}

int fdatasync(int file) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
  int result = real(file);
  note();
  return result;
}

int fsync(int file) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
  int result = real(file);
  note();
  return result;
}
