package dev.firsthand.bench.eval;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * The public data sets, as laid out in the folder given on the command line, and in a second one of
 * the same layout with test parts, if there is one. Remembers what it read by its SHA-256.
 */
final class DataFolder {

  private final Path root;
  private final Optional<Path> hidden;
  private final Map<String, byte[]> files = new HashMap<>();
  private final Map<String, String> digests = new TreeMap<>();

  DataFolder(Path root, Optional<Path> hidden) {
    this.root = root;
    this.hidden = hidden;
  }

  /** The SHA-256 of every file read so far. */
  Map<String, String> digests() {
    return digests;
  }

  boolean isHidden() {
    return hidden.isPresent();
  }

  /** Whether {@code file} is there, in the second folder or the first. */
  boolean has(String file) {
    return Files.isRegularFile(path(file));
  }

  private Path path(String file) {
    return hidden
        .map(folder -> folder.resolve(file))
        .filter(Files::isRegularFile)
        .orElse(root.resolve(file));
  }

  /** Lines of {@code label TAB text}; a label {@code oos} is out of scope. */
  List<Labelled> tsv(String file) {
    var rows = new ArrayList<Labelled>();
    for (var line : lines(file)) {
      int tab = line.indexOf('\t');
      if (tab > 0) {
        var label = line.substring(0, tab);
        var text = line.substring(tab + 1).strip();
        rows.add(new Labelled(label.equals("oos") ? Labelled.NONE : label, text));
      }
    }
    return rows;
  }

  /** Lines of an unknown number of columns, split at tabs. */
  List<String[]> columns(String file) {
    return lines(file).stream().map(line -> line.split("\t", -1)).toList();
  }

  /** {@code sentence,label}, the sentence in quotes where it has commas; a header. */
  List<Labelled> csv(String file) {
    var rows = new ArrayList<Labelled>();
    var lines = lines(file);
    for (var line : lines.subList(1, lines.size())) {
      var cells = cells(line);
      if (cells.size() >= 2 && !cells.get(0).isBlank()) {
        rows.add(new Labelled(cells.get(1), cells.get(0)));
      }
    }
    return rows;
  }

  /** The rows of one key of a file of CLINC150; none if it is not there. */
  List<Labelled> clinc(String file, String key) {
    var rows = new ArrayList<Labelled>();
    var tree = JsonMapper.builder().build().readTree(new ByteArrayInputStream(bytes(file)));
    if (tree.get(key) != null) {
      for (var row : tree.get(key)) {
        var label = row.get(1).asString();
        rows.add(
            new Labelled(label.equals("oos") ? Labelled.NONE : label, row.get(0).asString()));
      }
    }
    return rows;
  }

  List<String> lines(String file) {
    return new String(bytes(file), StandardCharsets.UTF_8).lines().toList();
  }

  private byte[] bytes(String file) {
    return files.computeIfAbsent(file, this::read);
  }

  private byte[] read(String file) {
    try {
      var bytes = Files.readAllBytes(path(file));
      digests.put(file, sha256(bytes));
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  private static List<String> cells(String line) {
    var cells = new ArrayList<String>();
    var cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char letter = line.charAt(i);
      if (letter == '"') {
        quoted = !quoted;
      } else if (letter == ',' && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(letter);
      }
    }
    cells.add(cell.toString().strip());
    return cells;
  }
}
