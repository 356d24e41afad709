package dev.firsthand.visitors;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who a visitor is, as their site's own server signed it. */
public record VouchedFor(
    @Nullable String name, @Nullable String email, Map<String, String> attributes) {

  public VouchedFor {
    attributes = Map.copyOf(attributes);
  }

  /** Never what it says of somebody. */
  @Override
  public String toString() {
    return "VouchedFor[" + attributes.size() + "]";
  }
}
