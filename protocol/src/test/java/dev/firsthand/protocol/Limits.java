package dev.firsthand.protocol;

/** The bounds of a field in words for readers. */
final class Limits {

  private Limits() {}

  /** "1 to 64 characters", "at most 32", "from 1", "a moment in ISO 8601", or empty. */
  static String inWords(Shape.Field field) {
    Bounds bounds = field.bounds();
    return switch (field.kind()) {
      case Shape.Kind.Moment moment -> "A moment in ISO 8601, UTC.";
      case Shape.Kind.Text text
      when bounds != null ->
        bounds.min() > 0
            ? bounds.min() + " to " + bounds.max() + " characters."
            : "At most " + bounds.max() + " characters.";
      case Shape.Kind.Many many when bounds != null -> "At most " + bounds.max() + " elements.";
      case Shape.Kind.Whole whole
      when bounds != null ->
        bounds.max() == Long.MAX_VALUE
            ? "From " + bounds.min() + "."
            : bounds.min() + " to " + bounds.max() + ".";
      default -> "";
    };
  }

  static long highest(Shape.Field field) {
    Bounds bounds = field.bounds();
    if (bounds == null) {
      throw new IllegalArgumentException(field.name() + " comes from outside and has no bounds");
    }
    return bounds.max();
  }
}
