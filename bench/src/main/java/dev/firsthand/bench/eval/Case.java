package dev.firsthand.bench.eval;

import java.util.List;

/**
 * One line of the report.
 *
 * @param family of data sets that the prior must not have seen; empty for the shipped prior
 * @param trials whose outcomes are put together
 */
record Case(String name, String family, List<Trial> trials) {}
