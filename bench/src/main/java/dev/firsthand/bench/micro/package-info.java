/** The pure parts of the server alone, measured by JMH. */
@org.jspecify.annotations.NullMarked
package dev.firsthand.bench.micro;
