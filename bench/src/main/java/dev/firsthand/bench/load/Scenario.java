package dev.firsthand.bench.load;

/** One thing that is measured, of one server after the other. */
interface Scenario {

  /** Whether that server can be asked this at all: a relay stores nothing that it could resume. */
  default boolean concerns(Variant variant) {
    return true;
  }

  /** Starts the server, measures it once, and stops it. */
  void measure(Variant variant, int round, Results results) throws Exception;
}
