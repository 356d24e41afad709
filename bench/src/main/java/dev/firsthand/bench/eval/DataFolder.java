package dev.firsthand.bench.eval;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The public data sets, as laid out in the folder given on the command line. */
final class DataFolder {

  private final Path root;

  DataFolder(Path root) {
    this.root = root;
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

  /** The rows of one key of CLINC150's file. */
  List<Labelled> clinc(String key) {
    try (var in = Files.newBufferedReader(root.resolve("clinc150/data_full_dev.json"))) {
      var rows = new ArrayList<Labelled>();
      for (var row : JsonMapper.builder().build().readTree(in).get(key)) {
        var label = row.get(1).asString();
        rows.add(
            new Labelled(label.equals("oos") ? Labelled.NONE : label, row.get(0).asString()));
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> lines(String file) {
    try {
      return Files.readAllLines(root.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
