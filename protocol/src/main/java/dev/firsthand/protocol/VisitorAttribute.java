package dev.firsthand.protocol;

/** What the site's pages say of a visitor, such as {@code plan}: {@code business}. */
@Doc("What the site's pages say of a visitor, such as \"plan\": \"business\". Not verified.")
public record VisitorAttribute(
    @Bounds(min = 1, max = 40) String name,

    @Doc("A number is written plainly, such as 99.5; an empty value takes the attribute away.")
    @Bounds(max = 200)
    String value) {}
