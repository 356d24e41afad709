package dev.firsthand.bench.eval;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.TreeSet;
import java.util.stream.Stream;
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

  /** The names of the files of {@code folder}, in either place, that begin with {@code prefix}. */
  List<String> files(String folder, String prefix) {
    var names = new TreeSet<String>();
    Stream.concat(Stream.of(root), hidden.stream())
        .map(place -> place.resolve(folder))
        .filter(Files::isDirectory)
        .forEach(place -> names.addAll(names(place, prefix)));
    return List.copyOf(names);
  }

  private static List<String> names(Path folder, String prefix) {
    try (var files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.startsWith(prefix) && name.endsWith(".tsv"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  /** The house's own lines about signals, split at tabs. */
  List<String[]> houseColumns(String name) {
    var resource = "/signals/" + name + ".tsv";
    try (var in = requireNonNull(DataFolder.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .map(line -> line.split("\t", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
    return new String(bytes(file), UTF_8).lines().toList();
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
