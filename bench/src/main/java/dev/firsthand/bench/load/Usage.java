package dev.firsthand.bench.load;

/** CPU time from one moment on: the server's, and what others took meanwhile. */
final class Usage {

  private final ServerProcess server;
  private final long begun = System.nanoTime();
  private final double serverBefore;
  private final double oursBefore;
  private final double allBefore;

  /**
   * CPU time used.
   *
   * @param server seconds of the server and what works for it
   * @param foreign cores that were busy with something else
   * @param seconds from the first moment to the last
   */
  record Used(double server, double foreign, double seconds) {

    double serverMicros(long things) {
      return server * 1e6 / Math.max(1, things);
    }
  }

  private Usage(ServerProcess server) {
    this.server = server;
    serverBefore = server.cpu();
    oursBefore = ours();
    allBefore = all();
  }

  static Usage from(ServerProcess server) {
    return new Usage(server);
  }

  Used untilNow() {
    double seconds = (System.nanoTime() - begun) / 1e9;
    double used = server.cpu() - serverBefore;
    double foreign = all() - allBefore - used - (ours() - oursBefore);
    return new Used(used, Math.max(0, foreign / seconds), seconds);
  }

  private static double ours() {
    return Machine.cpuOf(ProcessHandle.current().pid());
  }

  private static double all() {
    return Machine.cpuOfAll() + Machine.stolen();
  }
}
