package dev.firsthand.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files of a folder on the class path, held in memory. */
final class ClassPathFiles implements FileSource {

  private static final String GZIP = ".gz";
  private static final String BROTLI = ".br";

  private final Map<String, StaticFile> files;

  private ClassPathFiles(Map<String, StaticFile> files) {
    this.files = Map.copyOf(files);
  }

  static ClassPathFiles read(ClassLoader loader, String folder) {
    var contents = new HashMap<String, byte[]>();
    try {
      for (var place : Collections.list(loader.getResources(folder))) {
        readInto(contents, place, folder);
      }
    } catch (IOException | URISyntaxException unreadable) {
      throw new IllegalArgumentException("Can't read from the class path: " + folder, unreadable);
    }
    if (contents.isEmpty()) {
      throw new IllegalArgumentException("The class path has no folder with files: " + folder);
    }
    return new ClassPathFiles(served(contents));
  }

  static StaticFile readOne(ClassLoader loader, String name) {
    byte[] plain = bytesOf(loader, name);
    if (plain == null) {
      throw new IllegalArgumentException("The class path has no file: " + name);
    }
    return new StaticFile(
        name, plain, bytesOf(loader, name + GZIP), bytesOf(loader, name + BROTLI));
  }

  private static byte @Nullable [] bytesOf(ClassLoader loader, String name) {
    try (var in = loader.getResourceAsStream(name)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException unreadable) {
      throw new IllegalArgumentException("Can't read from the class path: " + name, unreadable);
    }
  }

  @Override
  public Optional<StaticFile> find(String name) {
    return Optional.ofNullable(files.get(name));
  }

  private static void readInto(Map<String, byte[]> contents, URL place, String folder)
      throws IOException, URISyntaxException {
    if (place.openConnection() instanceof JarURLConnection connection) {
      readJar(contents, connection, folder + "/");
    } else {
      readFolder(contents, Path.of(new URI(place.toString())));
    }
  }

  private static void readJar(
      Map<String, byte[]> contents, JarURLConnection connection, String folder) throws IOException {
    connection.setUseCaches(false);
    try (var jar = connection.getJarFile()) {
      for (var entry : Collections.list(jar.entries())) {
        if (!entry.isDirectory() && entry.getName().startsWith(folder)) {
          try (var in = jar.getInputStream(entry)) {
            contents.putIfAbsent(entry.getName().substring(folder.length()), in.readAllBytes());
          }
        }
      }
    }
  }

  private static void readFolder(Map<String, byte[]> contents, Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      paths.filter(Files::isRegularFile).forEach(path -> {
        var name = folder.relativize(path).toString().replace('\\', '/');
        contents.putIfAbsent(name, bytesOf(path));
      });
    }
  }

  private static byte[] bytesOf(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Map<String, StaticFile> served(Map<String, byte[]> contents) {
    var files = new HashMap<String, StaticFile>();
    contents.forEach((name, bytes) -> {
      if (!isCompressedTwin(name, contents)) {
        files.put(
            name,
            new StaticFile(name, bytes, contents.get(name + GZIP), contents.get(name + BROTLI)));
      }
    });
    return files;
  }

  private static boolean isCompressedTwin(String name, Map<String, byte[]> contents) {
    return (name.endsWith(GZIP) || name.endsWith(BROTLI))
        && contents.containsKey(name.substring(0, name.lastIndexOf('.')));
  }
}
