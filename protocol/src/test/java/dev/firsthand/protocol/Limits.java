package dev.firsthand.protocol;

/** The bounds of a field in words for readers. */
final class Limits {

  private Limits() {}

  /** "1 to 64 characters", "at most 32", "from 1", "a moment in ISO 8601", or empty. */
  static String inWords(Shape.Field field) {
    if (field.kind() instanceof Shape.Kind.Moment) {
      return "A moment in ISO 8601, UTC.";
    }
    Bounds bounds = field.bounds();
    if (bounds == null) {
      return "";
    }
    if (field.kind() instanceof Shape.Kind.Many) {
      return "At most " + bounds.max() + " elements.";
    }
    if (field.kind() instanceof Shape.Kind.Text) {
      return (bounds.min() > 0 ? bounds.min() + " to " : "At most ") + bounds.max()
          + " characters.";
    }
    return bounds.max() == Long.MAX_VALUE
        ? "From " + bounds.min() + "."
        : bounds.min() + " to " + bounds.max() + ".";
  }

  static long highest(Shape.Field field) {
    Bounds bounds = field.bounds();
    if (bounds == null) {
      throw new IllegalArgumentException(field.name() + " comes from outside and has no bounds");
    }
    return bounds.max();
  }
}
