package dev.firsthand.escalation;

/**
 * A policy in force, with the number that every verdict records.
 *
 * @param number from 1; 0 for the defaults of a site that has saved none
 */
public record PolicyVersion(long number, Policy policy) {

  public static PolicyVersion initial() {
    return new PolicyVersion(0, Policy.defaults());
  }
}
