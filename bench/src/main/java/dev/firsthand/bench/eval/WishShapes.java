package dev.firsthand.bench.eval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * Lines made of shapes: {@code label TAB shape}, with holes in braces that are filled from lists,
 * {@code =hole TAB filling|filling}. Seeded: the same shapes give the same lines.
 */
final class WishShapes {

  /** How often a shape is filled, at most; a repeated line is kept once. */
  private static final int FILLINGS = 40;

  private static final Pattern HOLE = Pattern.compile("\\{(\\w+)}");

  private WishShapes() {}

  static List<Labelled> lines(List<String[]> shapes) {
    var fillings = new LinkedHashMap<String, List<String>>();
    var made = new LinkedHashMap<String, Labelled>();
    var random = new SplittableRandom(7);
    for (var row : shapes) {
      if (row[0].startsWith("=")) {
        fillings.put(row[0].substring(1), List.of(row[1].split("\\|", -1)));
      } else {
        for (int i = 0; i < FILLINGS; i++) {
          var text = filled(row[1], fillings, random);
          made.putIfAbsent(text, new Labelled(row[0], text));
        }
      }
    }
    return new ArrayList<>(made.values());
  }

  private static String filled(
      String shape, Map<String, List<String>> fillings, SplittableRandom random) {
    return HOLE.matcher(shape).replaceAll(hole -> {
      var choices = fillings.getOrDefault(hole.group(1), List.of());
      return choices.get(random.nextInt(choices.size()));
    });
  }
}
