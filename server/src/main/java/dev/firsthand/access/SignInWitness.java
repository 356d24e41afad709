package dev.firsthand.access;

import org.jspecify.annotations.Nullable;

/** Hears who signed in, and of tries that were refused. Thread-safe; may block. */
public interface SignInWitness {

  /** Hears nothing. */
  SignInWitness NONE = new SignInWitness() {
    @Override
    public void signedIn(StaffMember who) {}

    @Override
    public void refused(@Nullable StaffMember known) {}
  };

  /** Somebody is in. */
  void signedIn(StaffMember who);

  /**
   * Somebody is not.
   *
   * @param known whose login it was; null if it was nobody's
   */
  void refused(@Nullable StaffMember known);
}
