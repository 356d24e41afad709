package dev.firsthand.access;

/**
 * A staff member who is signed in.
 *
 * @param id names the session; no secret
 * @param who the member, as of this request
 * @param csrf what unsafe requests must carry in {@code X-Firsthand-CSRF}
 */
public record StaffSession(String id, StaffMember who, String csrf) {

  /** Never the token that it was made of. */
  @Override
  public String toString() {
    return "StaffSession[" + who.id() + "]";
  }
}
